//! The cause of an error of the system: one value for each sentence and each remedy.

use std::io::{self, ErrorKind};

/// Why the system refused or failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Nothing has this name.
    Nowhere,
    /// A folder is where a file should be.
    IsFolder,
    /// A file is where a folder should be.
    IsFile,
    /// The rights of this user do not allow it.
    Denied,
    /// The system forbids it, whatever the rights are.
    Forbidden,
    /// A program against harmful software stopped it.
    Guarded,
    /// The place can only be read.
    ReadOnly,
    /// The medium is full.
    Full,
    /// The quota of this user is used up.
    Quota,
    /// The file is larger than the file system holds.
    LongFile,
    /// The name is longer than the file system holds.
    LongName,
    /// The file system does not take a character of the name.
    OddName,
    /// The medium or its connection fails.
    Hardware,
    /// The file system on the medium is damaged.
    Damaged,
    /// The medium is not there any more.
    Gone,
    /// Another program uses the file.
    Busy,
    /// The file system cannot do it.
    Unsupported,
    /// The medium or the server does not answer in time.
    TimedOut,
    /// The server does not know the file any more.
    Stale,
    /// The driver or the server of the place ended.
    Unconnected,
    /// Too many files are open.
    ManyFiles,
    /// The system has no memory left.
    Memory,
    /// Links lead in a circle.
    Loop,
    /// The folder is encrypted, and its key is not there.
    Locked,
    /// The file is shorter than its length says.
    Short,
    /// Any other cause. The system has words for it.
    Other,
}

impl Cause {
    /// Returns the cause of an error.
    pub fn of(error: &io::Error) -> Self {
        error.raw_os_error().and_then(by_number).unwrap_or_else(|| by_kind(error.kind()))
    }

    /// Returns the cause of an error of making or renaming a file, where the name may be at fault.
    pub fn of_naming(error: &io::Error) -> Self {
        match Self::of(error) {
            Self::Other if error.kind() == ErrorKind::InvalidInput => Self::OddName,
            cause => cause,
        }
    }

    /// Tells whether the cause may concern one file alone. Other files may then be written all the same.
    pub fn is_of_one_file(self) -> bool {
        match self {
            Self::Nowhere
            | Self::IsFolder
            | Self::IsFile
            | Self::Denied
            | Self::Forbidden
            | Self::Guarded
            | Self::LongFile
            | Self::LongName
            | Self::OddName
            | Self::Hardware
            | Self::Busy
            | Self::Unsupported
            | Self::Short
            | Self::Other => true,
            Self::ReadOnly
            | Self::Full
            | Self::Quota
            | Self::Damaged
            | Self::Gone
            | Self::TimedOut
            | Self::Stale
            | Self::Unconnected
            | Self::ManyFiles
            | Self::Memory
            | Self::Loop
            | Self::Locked => false,
        }
    }
}

/// Tells whether the file system cannot do what was asked, so that there is nothing more to do.
pub(crate) fn is_unsupported(error: &io::Error) -> bool {
    Cause::of(error) == Cause::Unsupported || error.kind() == ErrorKind::InvalidInput
}

fn by_kind(kind: ErrorKind) -> Cause {
    match kind {
        ErrorKind::NotFound => Cause::Nowhere,
        ErrorKind::IsADirectory => Cause::IsFolder,
        ErrorKind::NotADirectory => Cause::IsFile,
        ErrorKind::PermissionDenied => Cause::Denied,
        ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
        ErrorKind::StorageFull => Cause::Full,
        ErrorKind::QuotaExceeded => Cause::Quota,
        ErrorKind::FileTooLarge => Cause::LongFile,
        ErrorKind::InvalidFilename => Cause::LongName,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => Cause::Busy,
        ErrorKind::Unsupported => Cause::Unsupported,
        ErrorKind::TimedOut => Cause::TimedOut,
        ErrorKind::StaleNetworkFileHandle => Cause::Stale,
        ErrorKind::NotConnected
        | ErrorKind::ConnectionAborted
        | ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable => Cause::Unconnected,
        ErrorKind::OutOfMemory => Cause::Memory,
        ErrorKind::UnexpectedEof => Cause::Short,
        _ => Cause::Other,
    }
}

/// Returns the cause for a number of this system, where the number says more than the kind of the standard library.
#[cfg(unix)]
fn by_number(number: i32) -> Option<Cause> {
    use rustix::io::Errno;
    Some(match Errno::from_raw_os_error(number) {
        Errno::PERM => Cause::Forbidden,
        Errno::IO | Errno::BADMSG => Cause::Hardware,
        Errno::NODEV | Errno::NXIO => Cause::Gone,
        Errno::ILSEQ => Cause::OddName,
        Errno::MFILE | Errno::NFILE => Cause::ManyFiles,
        Errno::LOOP => Cause::Loop,
        Errno::NOSYS | Errno::OPNOTSUPP => Cause::Unsupported,
        Errno::HOSTDOWN | Errno::PIPE => Cause::Unconnected,
        other => return by_linux_number(other),
    })
}

#[cfg(target_os = "linux")]
fn by_linux_number(number: rustix::io::Errno) -> Option<Cause> {
    use rustix::io::Errno;
    Some(match number {
        Errno::NOMEDIUM => Cause::Gone,
        Errno::REMOTEIO => Cause::Hardware,
        Errno::UCLEAN | Errno::SHUTDOWN => Cause::Damaged,
        Errno::NOKEY | Errno::KEYEXPIRED | Errno::KEYREVOKED => Cause::Locked,
        _ => return None,
    })
}

#[cfg(all(unix, not(target_os = "linux")))]
fn by_linux_number(_: rustix::io::Errno) -> Option<Cause> {
    None
}

/// Returns the cause for a number of Windows (`winerror.h`).
#[cfg(windows)]
fn by_number(number: i32) -> Option<Cause> {
    Some(match number {
        4 => Cause::ManyFiles,
        19 => Cause::ReadOnly,
        21 | 55 | 1167 => Cause::Gone,
        23 | 31 | 1117 => Cause::Hardware,
        32 | 33 => Cause::Busy,
        123 => Cause::OddName,
        206 => Cause::LongName,
        223 => Cause::LongFile,
        225 | 226 => Cause::Guarded,
        1392 | 1393 => Cause::Damaged,
        _ => return None,
    })
}

#[cfg(not(any(unix, windows)))]
fn by_number(_: i32) -> Option<Cause> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    /// The numbers are those of Linux. A number without a row has the words of the system.
    #[test]
    fn each_usual_number_has_its_cause() {
        use Cause as C;
        let rows = [
            (1, C::Forbidden),
            (2, C::Nowhere),
            (5, C::Hardware),
            (6, C::Gone),
            (11, C::Busy),
            (12, C::Memory),
            (13, C::Denied),
            (16, C::Busy),
            (19, C::Gone),
            (20, C::IsFile),
            (21, C::IsFolder),
            (23, C::ManyFiles),
            (24, C::ManyFiles),
            (26, C::Busy),
            (27, C::LongFile),
            (28, C::Full),
            (30, C::ReadOnly),
            (36, C::LongName),
            (38, C::Unsupported),
            (40, C::Loop),
            (84, C::OddName),
            (95, C::Unsupported),
            (107, C::Unconnected),
            (110, C::TimedOut),
            (111, C::Unconnected),
            (112, C::Unconnected),
            (113, C::Unconnected),
            (116, C::Stale),
            (117, C::Damaged),
            (121, C::Hardware),
            (122, C::Quota),
            (123, C::Gone),
            (126, C::Locked),
            (3, C::Other),
            (22, C::Other),
        ];
        for (number, cause) in rows {
            assert_eq!(C::of(&io::Error::from_raw_os_error(number)), cause, "{number}");
        }
        assert_eq!(C::of_naming(&io::Error::from_raw_os_error(22)), C::OddName);
        assert_eq!(C::of(&ErrorKind::UnexpectedEof.into()), C::Short);
    }
}
