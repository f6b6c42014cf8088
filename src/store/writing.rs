//! Making files that must not exist yet, writing into them, and giving them their names.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use crate::error::{Doing, Error, Result};

/// Writes all of `bytes` at an offset.
pub(crate) fn write_all_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::write_all_at(file, bytes, offset);
    #[cfg(not(unix))]
    {
        use std::io::{Seek, SeekFrom};
        let mut file = file;
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(bytes)
    }
}

/// Creates a file that must not exist, for reading and writing.
pub(crate) fn create(path: &Path) -> Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).open(path).map_err(|e| create_error(path, e))
}

/// Makes a folder for what is temporary, with a name that tells whose it is, for its owner's eyes only. It goes when it is
/// dropped; only a run that is killed leaves it.
pub(crate) fn temporary(scratch: &Path) -> Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.prefix("pannier-").tempdir_in(scratch).map_err(|e| Error::io(Doing::Create, scratch, e))
}

/// Writes a new file with these bytes.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    create(path)?.write_all(bytes).map_err(|e| Error::io(Doing::Write, path, e))
}

/// What a failed creation says: the file is there already, or whatever the system said.
pub(super) fn create_error(path: &Path, error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::AlreadyExists {
        Error::Exists(path.to_owned())
    } else {
        Error::io(Doing::Create, path, error)
    }
}

/// Renames, never replacing anything.
pub(crate) fn rename_new(from: &Path, to: &Path) -> Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Ok(()) => return Ok(()),
            Err(rustix::io::Errno::EXIST) => return Err(Error::Exists(to.to_owned())),
            // File systems without the flag: fall through to a check and a plain rename.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {}
            Err(error) => return Err(Error::io(Doing::Rename, to, error.into())),
        }
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(Error::Exists(to.to_owned()));
    }
    fs::rename(from, to).map_err(|e| Error::io(Doing::Rename, to, e))
}
