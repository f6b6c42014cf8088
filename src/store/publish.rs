//! Small files that get their names only when the files are whole and on the medium.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use tempfile::NamedTempFile;

use super::room::{require_space, with_need};
use super::sync::{sync_file, sync_folder};
use super::writing::{create_error, rename_new};
use pannier_reader::error::{Doing, Error, Result};

/// The people who may read a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// The owner alone.
    Owner,
    /// Everybody, less the umask.
    Everybody,
}

/// Gives a new file its name when the whole file is on the medium, not before. Everybody may read the file.
///
/// # Errors
/// [`Error::Exists`] if the name is taken: no file is overwritten.
pub fn publish(path: &Path, bytes: &[u8]) -> Result<()> {
    publish_all(&[(path, bytes, Readers::Everybody)])
}

/// Gives new files their names when all files are on the medium, not before. All files get their names, or none.
///
/// # Errors
/// [`Error::Exists`] if a name is taken: no file is overwritten.
pub fn publish_all(files: &[(&Path, &[u8], Readers)]) -> Result<()> {
    files.iter().try_for_each(|(path, ..)| make_above(path))?;
    let staged: Vec<NamedTempFile> =
        files.iter().map(|(path, bytes, readers)| staged(path, bytes, *readers)).collect::<Result<_>>()?;
    let mut made = 0;
    let mut named = staged.into_iter().zip(files).try_for_each(|(file, (path, ..))| {
        name(file, path)?;
        made += 1;
        Ok(())
    });
    if named.is_ok() {
        named = files.iter().try_for_each(|(path, ..)| sync_folder(folder_of(path)));
    }
    if named.is_err() {
        // No file had these names before this call, so the files with these names are our own.
        files.iter().take(made).for_each(|(path, ..)| drop(fs::remove_file(path)));
    }
    named
}

/// Gives a new file of known length its name when the whole file is on the medium, not before. `fill` passes the bytes on in
/// pieces, so the file is never in memory. A medium without room for the file is refused before the first byte.
///
/// # Errors
/// [`Error::Exists`] if the name is taken: no file is overwritten. [`Error::NoSpace`] if the medium has too little room, or
/// becomes full on the way. Errors of `fill`.
pub fn publish_pieces(
    path: &Path,
    bytes: u64,
    fill: impl FnOnce(&mut dyn FnMut(&[u8]) -> Result<()>) -> crate::error::Result<()>,
) -> crate::error::Result<()> {
    make_above(path)?;
    require_space(folder_of(path), bytes)?;
    let mut file = begun(path, Readers::Everybody)?;
    let failed = |e| with_need(Error::io(Doing::Write, path, e), bytes);
    fill(&mut |piece| file.write_all(piece).map_err(failed))?;
    sync_file(file.as_file()).map_err(failed)?;
    name(file, path)?;
    Ok(sync_folder(folder_of(path))?)
}

/// Gives a file its name when the whole file is on the medium, not before. The file replaces an older file of that
/// name.
///
/// # Errors
/// The error of the system. The older file is then unchanged.
pub fn replace(path: &Path, bytes: &[u8], readers: Readers) -> Result<()> {
    let file = staged(path, bytes, readers)?;
    file.persist(path).map_err(|e| Error::io(Doing::Rename, path, e.error))?;
    sync_folder(folder_of(path))
}

/// Makes the folders above a new file or folder that are missing.
pub(super) fn make_above(path: &Path) -> Result<()> {
    fs::create_dir_all(folder_of(path)).map_err(|e| Error::io(Doing::Create, path, e))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// Writes and syncs a file under a temporary name in the same folder. Dropping the file removes the file.
fn staged(path: &Path, bytes: &[u8], readers: Readers) -> Result<NamedTempFile> {
    let mut file = begun(path, readers)?;
    file.write_all(bytes).and_then(|()| sync_file(file.as_file())).map_err(|e| Error::io(Doing::Write, path, e))?;
    Ok(file)
}

/// Begins a file under a temporary name in the same folder. Dropping the file removes the file.
fn begun(path: &Path, readers: Readers) -> Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    if readers == Readers::Everybody {
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = readers;
    let file = builder.prefix(".pannier-").suffix(".part").tempfile_in(folder_of(path));
    file.map_err(|e| create_error(path, e))
}

fn name(file: NamedTempFile, path: &Path) -> Result<()> {
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        // Some file systems have no links and no rename that refuses to overwrite.
        Err(failed) => rename_new(failed.file.path(), path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_appears_when_all_its_pieces_are_there() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("film");
        publish_pieces(&path, 6, |write| Ok([b"one", b"two"].into_iter().try_for_each(|piece| write(piece))?)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"onetwo");
        let again = publish_pieces(&path, 3, |write| Ok(write(b"new")?));
        assert!(matches!(again, Err(crate::error::Error::Reader(Error::Exists(there))) if there == path));
        let other = room.path().join("other");
        let half = publish_pieces(&other, 6, |write| {
            write(b"one")?;
            Err(Error::Interrupted.into())
        });
        assert!(matches!(half, Err(crate::error::Error::Reader(Error::Interrupted))));
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
        assert_eq!(fs::read(&path).unwrap(), b"onetwo");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_no_medium_holds_is_refused_before_its_first_byte() {
        let room = tempfile::tempdir().unwrap();
        let refused = publish_pieces(&room.path().join("film"), u64::MAX, |_| unreachable!("the medium has no room"));
        assert!(matches!(refused, Err(crate::error::Error::Reader(Error::NoSpace { needed_bytes: u64::MAX, .. }))));
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 0);
    }

    #[test]
    fn files_appear_together_or_not_at_all() {
        let room = tempfile::tempdir().unwrap();
        let at = |name: &str| room.path().join(name);
        let (secret, public) = (at("a.key"), at("a.pub"));
        let files: [(&Path, &[u8], Readers); 2] =
            [(&secret, b"secret", Readers::Owner), (&public, b"public", Readers::Everybody)];
        fs::write(&public, "precious").unwrap();
        assert!(matches!(publish_all(&files), Err(Error::Exists(path)) if path == public));
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
        assert_eq!(fs::read(&public).unwrap(), b"precious");
        fs::remove_file(&public).unwrap();
        publish_all(&files).unwrap();
        assert_eq!(fs::read(&secret).unwrap(), b"secret");
        assert_eq!(fs::read(&public).unwrap(), b"public");
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 2);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&secret).unwrap().permissions().mode() & 0o777, 0o600);
        }
        replace(&public, b"new", Readers::Everybody).unwrap();
        assert_eq!(fs::read(&public).unwrap(), b"new");
    }
}
