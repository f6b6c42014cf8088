//! Making files that must not exist yet, writing into the files, and giving the files their names.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use pannier_reader::error::{Doing, Error, Result};

/// Writes all of `bytes` at an offset.
pub(crate) fn write_all_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::write_all_at(file, bytes, offset);
    // Several threads may use one file, so the offset goes with each call.
    #[cfg(windows)]
    {
        use std::os::windows::fs::FileExt;
        let (mut rest, mut at) = (bytes, offset);
        while !rest.is_empty() {
            match file.seek_write(rest, at) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => {
                    rest = rest.get(count..).unwrap_or_default();
                    at = at.saturating_add(count as u64);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Creates a file that must not exist, for reading and writing.
pub(crate) fn create(path: &Path) -> Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).open(path).map_err(|e| create_error(path, e))
}

/// A folder for temporary files, which is removed when the value is dropped.
pub(crate) type TempFolder = tempfile::TempDir;

/// Makes a folder for temporary files. The name tells that the folder is ours, and only the owner may look inside. The
/// folder is removed when the value is dropped. Only a killed run leaves the folder.
pub(crate) fn temporary(scratch: &Path) -> Result<TempFolder> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.prefix("pannier-").tempdir_in(scratch).map_err(|e| Error::io(Doing::Create, scratch, e))
}

/// Who may enter a new folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Everybody whom the system lets in.
    AsUsual,
    /// The owner alone, on systems that have modes.
    OwnerAlone,
}

/// Returns the builder of a new folder.
pub(super) fn new_folder(access: Access) -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    if access == Access::OwnerAlone {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    }
    // Other systems have no modes.
    #[cfg(not(unix))]
    let _ = (access, &mut builder);
    builder
}

/// Makes a folder with those above it, each for its owner alone where it was not there.
///
/// # Errors
/// What the system says.
pub fn create_own_folders(path: &Path) -> Result<()> {
    new_folder(Access::OwnerAlone).recursive(true).create(path).map_err(|e| Error::io(Doing::Create, path, e))
}

/// Writes a new file with these bytes.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    create(path)?.write_all(bytes).map_err(|e| Error::io(Doing::Write, path, e))
}

/// Lets the system run a file that was written: whoever may read the file may run the file. Systems without modes go by the
/// name.
#[cfg(unix)]
pub(crate) fn let_run(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map_err(|e| Error::io(Doing::Read, path, e))?.permissions().mode();
    let mode = fs::Permissions::from_mode(mode | ((mode & 0o444) >> 2));
    fs::set_permissions(path, mode).map_err(|e| Error::io(Doing::Write, path, e))
}

#[cfg(not(unix))]
pub(crate) fn let_run(_: &Path) -> Result<()> {
    Ok(())
}

/// Returns the error of a failed creation: the file exists already, or the error of the system.
pub(super) fn create_error(path: &Path, error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::AlreadyExists {
        Error::Exists(path.to_owned())
    } else {
        Error::io(Doing::Create, path, error)
    }
}

/// Renames a file and never replaces an existing file.
pub(crate) fn rename_new(from: &Path, to: &Path) -> Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Ok(()) => return Ok(()),
            Err(rustix::io::Errno::EXIST) => return Err(Error::Exists(to.to_owned())),
            // Some file systems do not know the flag. The code below then checks and makes a plain rename.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {}
            Err(error) => return Err(Error::io(Doing::Rename, to, error.into())),
        }
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(Error::Exists(to.to_owned()));
    }
    fs::rename(from, to).map_err(|e| Error::io(Doing::Rename, to, e))
}
