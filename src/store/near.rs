//! Opens files by the handle of their folder. The system then does not walk the whole path again for each file, which
//! is faster.

#[cfg(unix)]
use std::ffi::OsStr;
use std::fs::File;
use std::io;
#[cfg(unix)]
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The answer of the system about an entry of a folder. Links are not followed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Status {
    /// Whether the entry is a folder.
    pub(crate) is_folder: bool,
    /// Whether the entry is a regular file.
    pub(crate) is_file: bool,
    /// Whether the entry is a symbolic link.
    pub(crate) is_link: bool,
    /// The length in bytes.
    pub(crate) bytes: u64,
    /// The time of the last change.
    pub(crate) modified: Option<SystemTime>,
}

/// The handle of the last folder, and the path of the folder.
pub(crate) struct LastFolder<Handle>(Option<(Vec<u8>, Handle)>);

impl<Handle> Default for LastFolder<Handle> {
    fn default() -> Self {
        Self(None)
    }
}

impl<Handle> LastFolder<Handle> {
    /// Returns the handle of a folder. The folder is opened unless the folder is the last one.
    pub(crate) fn get(&mut self, path: &[u8], open: impl FnOnce() -> io::Result<Handle>) -> io::Result<&Handle> {
        let known = match self.0.take() {
            Some(known) if known.0 == path => known,
            _ => (path.to_owned(), open()?),
        };
        Ok(&self.0.insert(known).1)
    }
}

/// Looks at files and opens files. Keeps the handle of the last folder.
#[derive(Default)]
pub(crate) struct Near {
    #[cfg(unix)]
    folder: LastFolder<File>,
}

#[cfg(unix)]
impl Near {
    /// Looks at a file or folder.
    pub(crate) fn look(&mut self, path: &Path) -> io::Result<Status> {
        use rustix::fs::{AtFlags, FileType, statat};
        let (folder, name) = self.folder_of(path)?;
        let stat = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
        let kind = FileType::from_raw_mode(stat.st_mode);
        // The types of these fields differ from system to system.
        #[allow(clippy::useless_conversion, clippy::unnecessary_fallible_conversions)]
        let (bytes, seconds, nanos) =
            (u64::try_from(stat.st_size), i64::try_from(stat.st_mtime), u32::try_from(stat.st_mtime_nsec));
        Ok(Status {
            is_folder: kind == FileType::Directory,
            is_file: kind == FileType::RegularFile,
            is_link: kind == FileType::Symlink,
            bytes: bytes.unwrap_or(0),
            modified: seconds.ok().zip(nanos.ok()).and_then(|(seconds, nanos)| time(seconds, nanos)),
        })
    }

    /// Opens a file for reading. If the file became a pipe meanwhile, the call does not wait for a writer.
    pub(crate) fn open(&mut self, path: &Path) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, openat};
        let (folder, name) = self.folder_of(path)?;
        let open = || openat(folder, name, OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK, Mode::empty());
        Ok(rustix::io::retry_on_intr(open)?.into())
    }

    /// Returns the open folder of a path, and the name of the file in the folder. The path is divided at its last
    /// slash, which is much faster than dividing the path into all its parts.
    fn folder_of<'a>(&mut self, path: &'a Path) -> io::Result<(&File, &'a OsStr)> {
        let mut halves = path.as_os_str().as_bytes().rsplitn(2, |byte| *byte == b'/');
        let name = halves.next().unwrap_or_default();
        let folder = match halves.next() {
            None => b".",
            Some([]) => b"/",
            Some(folder) => folder,
        };
        let handle = self.folder.get(folder, || File::open(OsStr::from_bytes(folder)))?;
        Ok((handle, OsStr::from_bytes(name)))
    }
}

#[cfg(not(unix))]
impl Near {
    /// Looks at a file or folder.
    pub(crate) fn look(&mut self, path: &Path) -> io::Result<Status> {
        let meta = std::fs::symlink_metadata(path)?;
        let (is_folder, is_file) = (meta.is_dir(), meta.is_file());
        Ok(Status { is_folder, is_file, is_link: meta.is_symlink(), bytes: meta.len(), modified: meta.modified().ok() })
    }

    /// Opens a file for reading.
    pub(crate) fn open(&mut self, path: &Path) -> io::Result<File> {
        File::open(path)
    }
}

/// Returns the time that lies so many seconds and nanoseconds after 1970.
pub(crate) fn time(seconds: i64, nanos: u32) -> Option<SystemTime> {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let at = match seconds {
        0.. => SystemTime::UNIX_EPOCH.checked_add(whole),
        _ => SystemTime::UNIX_EPOCH.checked_sub(whole),
    };
    at?.checked_add(Duration::from_nanos(nanos.into()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_seen_and_opened_is_what_lies_there() {
        let room = tempfile::tempdir().unwrap();
        let sub = room.path().join("sub");
        fs::create_dir(&sub).unwrap();
        let files = [room.path().join("a"), sub.join("a"), sub.join("b"), room.path().join("c")];
        let mut near = Near::default();
        for (number, path) in files.iter().enumerate() {
            fs::write(path, vec![b'x'; number + 1]).unwrap();
            let (seen, meta) = (near.look(path).unwrap(), fs::symlink_metadata(path).unwrap());
            assert!(seen.is_file && !seen.is_folder);
            assert_eq!((seen.bytes, seen.modified), (meta.len(), meta.modified().ok()));
            let mut text = String::new();
            near.open(path).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text.len(), number + 1);
        }
        assert!(near.look(&sub).unwrap().is_folder);
        assert_eq!(near.look(&sub.join("z")).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(near.open(&room.path().join("z/a")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_seen_as_links_and_old_times_as_they_are() {
        let room = tempfile::tempdir().unwrap();
        let (file, link) = (room.path().join("a"), room.path().join("l"));
        fs::write(&file, "x").unwrap();
        std::os::unix::fs::symlink("a", &link).unwrap();
        let seen = Near::default().look(&link).unwrap();
        assert!(seen.is_link && !seen.is_file && !seen.is_folder);
        let old = SystemTime::UNIX_EPOCH - Duration::from_millis(1_500);
        File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
        assert_eq!(Near::default().look(&file).unwrap().modified, Some(old));
    }
}
