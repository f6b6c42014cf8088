//! A folder in the making: a stage beside or inside the folder, which gets its name only when everything is on the
//! medium.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::publish::make_above;
use super::sync::{sync_folder, sync_tree};
use super::writing::{Access, create, create_error, new_folder, rename_new};
use crate::error::{Doing, Error, ReaderError, Result};

/// Tells whether a path in a folder lies in a stage inside the folder, which a killed run may have left.
pub(crate) fn is_stage(path: &Path) -> bool {
    path.starts_with(INSIDE)
}

/// A folder in the making: all files go into a stage beside the folder. The stage is renamed only when the stage is
/// whole and on the medium. Dropping an unfinished stage removes the stage.
pub(crate) struct Stage {
    target: PathBuf,
    folder: PathBuf,
    lock: Option<File>,
}

/// The file that shows that a stage is ours. The file is locked while the stage is in use.
pub(super) const MARK: &str = "pannier.stage";
/// The name of a stage inside a folder.
const INSIDE: &str = "pannier-part";
/// The folder in the stage that becomes the target.
const TREE: &str = "tree";

/// Returns the stage beside a folder in the making. `None` if the path of the folder ends in no name.
pub(crate) fn stage_of(target: &Path) -> Option<PathBuf> {
    let mut name = target.file_name().filter(|name| !name.is_empty())?.to_owned();
    name.push(".pannier-part");
    Some(target.with_file_name(name))
}

impl Stage {
    /// Begins a folder that must not exist yet. The leftover of a killed run is removed first.
    ///
    /// # Errors
    /// [`ReaderError::Exists`], [`Error::Busy`], [`Error::InTheWay`], or the error of the system.
    pub(crate) fn begin(target: &Path, access: Access) -> Result<Self> {
        let folder = stage_of(target).ok_or_else(|| Error::NoName(target.to_owned()))?;
        if fs::symlink_metadata(&folder).is_ok() {
            remove_leftover(&folder)?;
        }
        if fs::symlink_metadata(target).is_ok() {
            return Err(ReaderError::Exists(target.to_owned()).into());
        }
        make_above(target)?;
        Self::make(folder, target, access)
    }

    /// Begins a stage inside a folder, for files that are moved into the folder one by one. The leftover of a killed
    /// run is removed first.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::InTheWay`], or the error of the system.
    pub(crate) fn inside(folder: &Path) -> Result<Self> {
        let stage = folder.join(INSIDE);
        if fs::symlink_metadata(&stage).is_ok() {
            remove_leftover(&stage)?;
        }
        Self::make(stage, folder, Access::AsUsual)
    }

    fn make(folder: PathBuf, target: &Path, access: Access) -> Result<Self> {
        new_folder(access).create(&folder).map_err(|e| create_error(&folder, e))?;
        let mut stage = Self { target: target.to_owned(), folder, lock: None };
        let mark = create(&stage.folder.join(MARK))?;
        // The mark is enough on a file system without locks.
        let _ = mark.try_lock();
        stage.lock = Some(mark);
        let tree = stage.tree();
        new_folder(access).create(&tree).map_err(|e| create_error(&tree, e))?;
        Ok(stage)
    }

    /// Returns the folder that will become the target.
    pub(crate) fn tree(&self) -> PathBuf {
        self.folder.join(TREE)
    }

    /// Returns the folder of the whole stage: the tree and all temporary files.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns a place for a temporary file on the same medium.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Gives the tree its name without waiting for the medium, for a tree that is removed soon.
    pub(crate) fn hand_over(self) -> Result<()> {
        Ok(rename_new(&self.tree(), &self.target)?)
    }

    /// Syncs the tree and gives the tree its final name.
    pub(crate) fn commit(self) -> Result<()> {
        let tree = self.tree();
        sync_tree(&tree)?;
        rename_new(&tree, &self.target)?;
        Ok(sync_folder(self.target.parent().unwrap_or(Path::new("")))?)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.lock = None;
        // A medium that fails once is asked again. The next run removes the rest, since the mark is removed last.
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
        // The run was killed before the mark was written. The folder is empty, so nothing can be lost.
        _ if is_folder && fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none()) => {}
        _ => return Err(Error::InTheWay(folder.to_owned())),
    }
    remove_stage(folder).map_err(|e| Error::io(Doing::Remove, folder, e))
}

/// Removes a stage. The mark is removed last, so that a leftover is still known to be ours.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::write_new;

    #[test]
    fn a_stage_appears_only_when_committed() {
        let room = tempfile::tempdir().unwrap();
        let target = room.path().join("out");
        let stage = Stage::begin(&target, Access::AsUsual).unwrap();
        write_new(&stage.tree().join("a"), b"x").unwrap();
        assert!(matches!(Stage::begin(&target, Access::AsUsual), Err(Error::Busy(_))));
        drop(stage);
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 0);

        let stage = Stage::begin(&target, Access::AsUsual).unwrap();
        write_new(&stage.tree().join("a"), b"x").unwrap();
        stage.commit().unwrap();
        assert_eq!(fs::read(target.join("a")).unwrap(), b"x");
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
        assert!(matches!(Stage::begin(&target, Access::AsUsual), Err(Error::Reader(ReaderError::Exists(_)))));
    }

    #[test]
    fn a_leftover_of_ours_is_removed_and_anything_else_is_not() {
        let room = tempfile::tempdir().unwrap();
        let target = room.path().join("out");
        let leftover = room.path().join("out.pannier-part");
        fs::create_dir(&leftover).unwrap();
        fs::write(leftover.join("precious"), b"x").unwrap();
        assert!(matches!(Stage::begin(&target, Access::AsUsual), Err(Error::InTheWay(_))));
        fs::write(leftover.join(MARK), b"").unwrap();
        assert!(Stage::begin(&target, Access::AsUsual).is_ok());
    }
}
