//! Sources of a bundle: all that a folder holds, or chosen files and folders under their own names.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::error::{Doing, Error, Result};
use crate::store;

/// A folder whose entries are packed, or chosen files and folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// The folder. Of chosen entries, the folder above the first.
    top: PathBuf,
    /// The chosen entries, none of them below another. Empty if all of the folder is packed.
    chosen: Vec<PathBuf>,
}

impl From<&Path> for Sources {
    fn from(folder: &Path) -> Self {
        Self { top: folder.to_owned(), chosen: Vec::new() }
    }
}

impl From<&PathBuf> for Sources {
    fn from(folder: &PathBuf) -> Self {
        folder.as_path().into()
    }
}

impl Sources {
    /// Takes what a person names. One folder gives its entries; anything else goes in under its own name.
    ///
    /// # Errors
    /// [`Error::Io`](crate::error::ReaderError::Io) if a path is not there, [`Error::NoName`] if it ends without a name, such as `..`.
    pub fn of(paths: &[PathBuf]) -> Result<Self> {
        if let [only] = paths
            && fs::metadata(only).map_err(|e| Error::io(Doing::Read, only, e))?.is_dir()
        {
            return Ok(only.into());
        }
        let mut chosen: Vec<PathBuf> = Vec::new();
        for path in paths {
            fs::symlink_metadata(path).map_err(|e| Error::io(Doing::Read, path, e))?;
            if path.file_name().is_none() {
                return Err(Error::NoName(path.clone()));
            }
            let is_below = paths.iter().any(|other| other != path && path.starts_with(other));
            if !is_below && !chosen.contains(path) {
                chosen.push(path.clone());
            }
        }
        let top = chosen.first().and_then(|path| path.parent()).unwrap_or(Path::new("")).to_owned();
        Ok(Self { top, chosen })
    }

    /// Returns the folder from which most paths are told.
    pub(super) fn top(&self) -> &Path {
        &self.top
    }

    /// Tells whether a whole folder is packed.
    pub(super) fn is_folder(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Returns the path of an entry as it is in the bundle.
    pub(crate) fn within<'a>(&self, source: &'a Path) -> &'a Path {
        let chosen = self.chosen.iter().find(|chosen| source.starts_with(chosen));
        let top = chosen.map_or(self.top.as_path(), |chosen| chosen.parent().unwrap_or(Path::new("")));
        source.strip_prefix(top).unwrap_or(source)
    }

    /// Returns the walks that meet every entry.
    pub(crate) fn walks(&self) -> Vec<WalkDir> {
        if self.is_folder() {
            return vec![WalkDir::new(&self.top).min_depth(1)];
        }
        // A chosen link is refused like any other link, and never followed.
        self.chosen.iter().map(|path| WalkDir::new(path).follow_root_links(false)).collect()
    }

    /// Tells whether a path lies within what is packed.
    pub(super) fn holds(&self, path: &Path) -> bool {
        match self.is_folder() {
            true => store::lies_within(path, &self.top),
            false => self.chosen.iter().any(|chosen| store::lies_within(path, chosen)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_entries_keep_their_own_names() {
        let home = tempfile::tempdir().unwrap();
        let at = |path: &str| home.path().join(path);
        fs::create_dir_all(at("letters/old")).unwrap();
        fs::create_dir_all(at("films")).unwrap();
        for path in ["letters/old/a.txt", "letters/b.txt", "films/c.mp4"] {
            fs::write(at(path), path).unwrap();
        }
        let folder = Sources::of(&[at("letters")]).unwrap();
        assert_eq!((folder.is_folder(), folder.within(&at("letters/b.txt"))), (true, Path::new("b.txt")));
        // Twice the same, and a part of what is there already, change nothing.
        let chosen = Sources::of(&[at("letters"), at("films/c.mp4"), at("letters"), at("letters/old")]).unwrap();
        assert_eq!(chosen.chosen, [at("letters"), at("films/c.mp4")]);
        let mut paths: Vec<PathBuf> =
            chosen.walks().into_iter().flatten().map(|entry| chosen.within(entry.unwrap().path()).to_owned()).collect();
        paths.sort();
        let expected = ["c.mp4", "letters", "letters/b.txt", "letters/old", "letters/old/a.txt"];
        assert_eq!(paths, expected.map(PathBuf::from));
        assert!(
            chosen.holds(&at("letters/out")) && !chosen.holds(&at("films/out")) && folder.holds(&at("letters/out"))
        );
        assert!(Sources::of(&[at("nothing")]).is_err() && Sources::of(&[at("films"), at("..")]).is_err());
    }
}
