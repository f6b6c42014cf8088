//! Opening and reading what lies on a carrier, and what somebody named by hand.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::error::{Doing, Error, Result};

/// Opens a file on a carrier for reading. Only a regular one: what was listed as a file may be a pipe by now, and opening that
/// would wait for somebody to write into it, for ever.
pub(crate) fn open(path: &Path) -> Result<File> {
    open_regular(path).map_err(|e| Error::io(Doing::Read, path, e))
}

/// The same with what the system said.
pub(crate) fn open_regular(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    if let Ok(flag) = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()) {
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flag);
    }
    let file = match options.open(path) {
        // Another program holds a lease on it and is asked to let go: that is worth waiting for.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock && path.is_file() => File::open(path)?,
        opened => opened?,
    };
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("it is no regular file")) }
}

/// Opens whatever somebody named by hand: a device, a folder, a key that comes through a pipe.
pub(crate) fn open_any(path: &Path) -> Result<File> {
    File::open(path).map_err(|e| Error::io(Doing::Read, path, e))
}

/// Tells whether a regular file says that it has no bytes. What a system makes up when it is read, as in `/proc`, says so
/// too, and may keep whoever reads it waiting for ever.
pub(crate) fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == 0)
}

/// Tells whether something may be an image or a device, so that nobody waits at the end of a pipe. What is not there may be.
pub(crate) fn may_be_medium(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        // Not every system has block devices.
        let is_device =
            |kind: fs::FileType| kind.is_block_device() || (cfg!(not(target_os = "linux")) && kind.is_char_device());
        fs::metadata(path).map_or(true, |meta| meta.is_file() || is_device(meta.file_type()))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        true
    }
}

/// Reads a whole file on a carrier, of at most `most` bytes; `None` if it is longer. An empty one is not even
/// opened.
pub(crate) fn read_small(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    if is_empty(path) {
        return Ok(Some(Vec::new()));
    }
    read_at_most(open(path)?, path, most)
}

/// The same of whatever somebody named by hand.
///
/// # Errors
/// What the system says.
pub fn read_small_any(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    read_at_most(open_any(path)?, path, most)
}

fn read_at_most(file: File, path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| Error::io(Doing::Read, path, e))?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Reads exactly `buffer` from an offset.
pub(crate) fn read_exact_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset);
    #[cfg(not(unix))]
    {
        use std::io::{Read, Seek, SeekFrom};
        let mut file = file;
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(buffer)
    }
}

/// Asks the system to forget what it holds of a file in memory, so that the next reading comes from the medium. Not every
/// system does.
pub(crate) fn forget_cached(file: &File) {
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Tells whether a regular file itself is there: a link to one is not.
pub(crate) fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file())
}

/// Tells whether a folder itself may be used or made here: nothing is there, or a folder that is no link to one.
pub(crate) fn is_free_or_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).map_or(true, |meta| meta.is_dir())
}

/// Tells whether a path that may not exist yet lies within a folder.
pub(crate) fn lies_within(path: &Path, folder: &Path) -> bool {
    let parent = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    fs::canonicalize(parent)
        .ok()
        .zip(fs::canonicalize(folder).ok())
        .is_some_and(|(path, folder)| path.starts_with(folder))
}

/// Tells whether others than its owner may read a file.
pub fn is_open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_regular_files_are_opened_and_read() {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("a");
        fs::write(&file, "four").unwrap();
        assert_eq!(read_small(&file, 4).unwrap().as_deref(), Some(&b"four"[..]));
        assert_eq!(read_small(&file, 3).unwrap(), None);
        assert_eq!(read_small_any(&file, 4).unwrap().as_deref(), Some(&b"four"[..]));
        assert!(open(room.path()).is_err() && open(&room.path().join("b")).is_err());
    }

    /// Before they were told from files, this waited for ever.
    #[cfg(unix)]
    #[test]
    fn a_pipe_is_refused_and_not_waited_for() {
        use std::sync::mpsc::channel;
        use std::time::Duration;

        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let room = tempfile::tempdir().unwrap();
        let pipe = room.path().join("pipe");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert!(!may_be_medium(&pipe));
        let (sender, answer) = channel();
        std::thread::spawn(move || sender.send(open(&pipe).is_err() && read_small(&pipe, 9).is_err()));
        assert_eq!(answer.recv_timeout(Duration::from_secs(60)), Ok(true));
    }
}
