//! The door to the file system: finding, reading, staging, syncing.

pub(crate) mod folders;
mod near;
mod publish;
mod reading;
mod room;

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[cfg(not(target_os = "linux"))]
use walkdir::WalkDir;

use crate::error::{Doing, Error, Result, is_full};
pub use folders::FolderCarriers;
pub(crate) use folders::{Below, ScratchAt, ScratchIn};
pub(crate) use near::{LastFolder, Near, Seen};
pub use pannier_reader::carriers::{Found, Unreadable};
pub use publish::{Readers, publish, publish_all, replace};
pub use reading::read_small_any;
pub(crate) use reading::{is_empty, may_be_medium, open, open_any, open_regular, read_small};
pub(crate) use room::{device, room};

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

fn create_error(path: &Path, error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::AlreadyExists {
        Error::Exists(path.to_owned())
    } else {
        Error::io(Doing::Create, path, error)
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

/// Makes sure that `needed_bytes` fit where `path` is or will be.
pub(crate) fn require_space(path: &Path, needed_bytes: u64) -> Result<()> {
    match free_bytes(path) {
        Some(free) if free < needed_bytes => {
            Err(Error::NoSpace { path: path.to_owned(), needed_bytes, free_bytes: Some(free) })
        }
        _ => Ok(()),
    }
}

/// Does something that needs so many bytes in all: if the medium is full, the error says so.
pub(crate) fn needing<T>(needed_bytes: u64, work: impl FnOnce() -> Result<T>) -> Result<T> {
    work().map_err(|error| with_need(error, needed_bytes))
}

/// Turns a write error of a full medium into one that tells how much is needed.
pub(crate) fn with_need(error: Error, needed_bytes: u64) -> Error {
    match error {
        Error::Io { path, source, .. } if is_full(&source) => {
            let free_bytes = free_bytes(&path);
            Error::NoSpace { path, needed_bytes, free_bytes }
        }
        other => other,
    }
}

fn free_bytes(path: &Path) -> Option<u64> {
    room(path).map(|room| room.free_bytes)
}

/// Flushes what was written below a folder to its medium.
pub(crate) fn sync_tree(folder: &Path) -> Result<()> {
    #[cfg(target_os = "linux")]
    {
        let handle = open_any(folder)?;
        rustix::fs::syncfs(&handle).map_err(|e| Error::io(Doing::Sync, folder, e.into()))
    }
    #[cfg(not(target_os = "linux"))]
    {
        for entry in WalkDir::new(folder) {
            let entry = entry.map_err(|e| Error::io(Doing::Sync, folder, e.into()))?;
            if entry.file_type().is_file() {
                let file = OpenOptions::new().write(true).open(entry.path());
                file.and_then(|file| file.sync_all()).map_err(|e| Error::io(Doing::Sync, entry.path(), e))?;
            }
        }
        sync_folder(folder)
    }
}

/// Flushes a folder's own entries to its medium.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        let folder = if folder == Path::new("") { Path::new(".") } else { folder };
        let handle = open_any(folder)?;
        match handle.sync_all() {
            // Some file systems cannot sync a folder; there is nothing more to do on those.
            Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            result => result.map_err(|e| Error::io(Doing::Sync, folder, e)),
        }
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        Ok(())
    }
}

/// A folder being made: everything goes into a stage beside it, which is renamed into place only when it is whole and
/// on the medium. Dropping it unfinished removes the stage.
pub(crate) struct Stage {
    target: PathBuf,
    folder: PathBuf,
    lock: Option<File>,
}

/// The file that shows that a stage is ours; held locked while in use.
const MARK: &str = "pannier.stage";
/// The name of a stage inside a folder.
const INSIDE: &str = "pannier-part";
/// The folder in the stage that becomes the target.
const TREE: &str = "tree";

impl Stage {
    /// Begins a folder that must not exist yet. A leftover of a run that was killed is removed first.
    ///
    /// # Errors
    /// [`Error::Exists`], [`Error::Busy`], [`Error::InTheWay`], or what the system says.
    pub(crate) fn begin(target: &Path) -> Result<Self> {
        let mut name = target.file_name().map_or_else(OsString::new, ToOwned::to_owned);
        if name.is_empty() {
            return Err(Error::NoName(target.to_owned()));
        }
        name.push(".pannier-part");
        let folder = target.with_file_name(name);
        if fs::symlink_metadata(&folder).is_ok() {
            remove_leftover(&folder)?;
        }
        if fs::symlink_metadata(target).is_ok() {
            return Err(Error::Exists(target.to_owned()));
        }
        if let Some(parent) = target.parent().filter(|parent| *parent != Path::new("")) {
            fs::metadata(parent).map_err(|e| Error::io(Doing::Create, target, e))?;
        }
        Self::make(folder, target)
    }

    /// Begins a stage inside a folder, for files that are moved into it one by one. A leftover of a run that was killed is
    /// removed first.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::InTheWay`], or what the system says.
    pub(crate) fn inside(folder: &Path) -> Result<Self> {
        let stage = folder.join(INSIDE);
        if fs::symlink_metadata(&stage).is_ok() {
            remove_leftover(&stage)?;
        }
        Self::make(stage, folder)
    }

    fn make(folder: PathBuf, target: &Path) -> Result<Self> {
        fs::create_dir(&folder).map_err(|e| create_error(&folder, e))?;
        let mut stage = Self { target: target.to_owned(), folder, lock: None };
        let mark = create(&stage.folder.join(MARK))?;
        // A file system without locks still has the mark.
        let _ = mark.try_lock();
        stage.lock = Some(mark);
        let tree = stage.tree();
        fs::create_dir(&tree).map_err(|e| create_error(&tree, e))?;
        Ok(stage)
    }

    /// The folder that will become the target.
    pub(crate) fn tree(&self) -> PathBuf {
        self.folder.join(TREE)
    }

    /// The whole stage: the tree and everything temporary.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A place for a temporary file on the same medium.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Syncs the tree and gives it its final name.
    pub(crate) fn commit(self) -> Result<()> {
        let tree = self.tree();
        sync_tree(&tree)?;
        rename_new(&tree, &self.target)?;
        sync_folder(self.target.parent().unwrap_or(Path::new("")))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.lock = None;
        // A medium that fails once is asked again. What still cannot be removed is removed by the next run: the mark stays to
        // the last.
        let _ = remove_stage(&self.folder).or_else(|_| remove_stage(&self.folder));
    }
}

fn remove_leftover(folder: &Path) -> Result<()> {
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|meta| meta.is_dir());
    let mark = OpenOptions::new().read(true).write(true).open(folder.join(MARK));
    match mark {
        Ok(mark) if is_folder => {
            if matches!(mark.try_lock(), Err(fs::TryLockError::WouldBlock)) {
                return Err(Error::Busy(folder.to_owned()));
            }
        }
        // Killed between making the folder and marking it: empty, so nothing can be lost.
        _ if is_folder && fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none()) => {}
        _ => return Err(Error::InTheWay(folder.to_owned())),
    }
    remove_stage(folder).map_err(|e| Error::io(Doing::Remove, folder, e))
}

/// Removes a stage, its mark last: whenever this is cut short, what is left is still known to be ours.
fn remove_stage(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == MARK {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    match fs::remove_file(folder.join(MARK)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::remove_dir(folder)
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

/// A folder below which documents are written, and nowhere else: every path is resolved beneath its handle.
pub(crate) struct OutFolder {
    dir: cap_std::fs::Dir,
    path: PathBuf,
}

impl OutFolder {
    /// Opens an existing folder.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let dir = cap_std::fs::Dir::open_ambient_dir(path, cap_std::ambient_authority())
            .map_err(|e| Error::io(Doing::Create, path, e))?;
        Ok(Self { dir, path: path.to_owned() })
    }

    /// Makes a folder and those above it. One that is there already is fine.
    pub(crate) fn make_folder(&self, path: &str) -> Result<()> {
        self.dir.create_dir_all(path).map_err(|e| Error::io(Doing::Create, self.path.join(path), e))
    }

    /// Creates a document that must not exist, mode 0644 less the umask.
    pub(crate) fn create(&self, path: &str) -> Result<File> {
        self.create_in(&self.dir, path, path)
    }

    /// The same by the handle of its folder, which for very many documents is faster than to walk the whole path again for each.
    pub(crate) fn create_near(&self, path: &str, last: &mut LastFolder<cap_std::fs::Dir>) -> Result<File> {
        let Some((folder, name)) = path.rsplit_once('/') else { return self.create(path) };
        let open = || self.dir.open_dir(folder);
        let dir = last.get(folder.as_bytes(), open).map_err(|error| create_error(&self.place(path), error))?;
        self.create_in(dir, name, path)
    }

    fn create_in(&self, dir: &cap_std::fs::Dir, name: &str, path: &str) -> Result<File> {
        let mut options = cap_std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        cap_std::fs::OpenOptionsExt::mode(&mut options, 0o644);
        match dir.open_with(name, &options) {
            Ok(file) => Ok(file.into_std()),
            Err(error) => Err(create_error(&self.place(path), error)),
        }
    }

    /// Where a document is, for messages.
    pub(crate) fn place(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_appears_only_when_committed() {
        let room = tempfile::tempdir().unwrap();
        let target = room.path().join("out");
        let stage = Stage::begin(&target).unwrap();
        write_new(&stage.tree().join("a"), b"x").unwrap();
        assert!(matches!(Stage::begin(&target), Err(Error::Busy(_))));
        drop(stage);
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 0);

        let stage = Stage::begin(&target).unwrap();
        write_new(&stage.tree().join("a"), b"x").unwrap();
        stage.commit().unwrap();
        assert_eq!(fs::read(target.join("a")).unwrap(), b"x");
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
        assert!(matches!(Stage::begin(&target), Err(Error::Exists(_))));
    }

    #[test]
    fn a_leftover_of_ours_is_removed_and_anything_else_is_not() {
        let room = tempfile::tempdir().unwrap();
        let target = room.path().join("out");
        let leftover = room.path().join("out.pannier-part");
        fs::create_dir(&leftover).unwrap();
        fs::write(leftover.join("precious"), b"x").unwrap();
        assert!(matches!(Stage::begin(&target), Err(Error::InTheWay(_))));
        fs::write(leftover.join(MARK), b"").unwrap();
        assert!(Stage::begin(&target).is_ok());
    }

    #[test]
    fn documents_are_written_below_the_folder_only() {
        let room = tempfile::tempdir().unwrap();
        let inside = room.path().join("in");
        fs::create_dir(&inside).unwrap();
        let out = OutFolder::open(&inside).unwrap();
        let mut last = LastFolder::default();
        let mut create = |path| out.create_near(path, &mut last);
        assert!(out.create("../escaped").is_err() && create("../escaped").is_err());
        assert!(out.create("/tmp/escaped-pannier").is_err() && create("/tmp/escaped-pannier").is_err());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("..", inside.join("link")).unwrap();
            assert!(out.create("link/escaped").is_err() && create("link/escaped").is_err());
        }
        out.make_folder("a/b").unwrap();
        assert!(create("a/b/c").is_ok());
        assert!(create("a/d").is_ok());
        assert!(create("a/b/d").is_ok());
        assert!(create("d").is_ok());
        assert!(inside.join("a/d").is_file() && inside.join("a/b/d").is_file() && inside.join("d").is_file());
        for again in [create("a/b/c"), out.create("a/b/c"), create("d")] {
            assert!(matches!(again, Err(Error::Exists(_))));
        }
    }
}
