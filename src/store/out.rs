//! A folder below which documents are written, and nowhere else.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::beneath::Folder;
use super::near::LastFolder;
use super::writing::create_error;
use pannier_reader::error::{Doing, Error, Result};

/// A folder below which documents are written, and nowhere else.
pub(crate) struct OutFolder {
    folder: Folder,
    path: PathBuf,
}

impl OutFolder {
    /// Opens an existing folder.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let folder = Folder::open(path).map_err(|e| Error::io(Doing::Create, path, e))?;
        Ok(Self { folder, path: path.to_owned() })
    }

    /// Makes a folder and the folders above it. A folder that exists already is no error.
    pub(crate) fn make_folder(&self, path: &str) -> Result<()> {
        self.folder.make_folders(path).map_err(|e| Error::io(Doing::Create, self.path.join(path), e))
    }

    /// Creates a document that must not exist, with mode 0644 less the umask.
    pub(crate) fn create(&self, path: &str) -> Result<File> {
        self.folder.create(path).map_err(|error| create_error(&self.place(path), error))
    }

    /// Does the same as `create`, by the handle of the document's folder. For very many documents, the handle is faster
    /// than a walk along the whole path for each document.
    pub(crate) fn create_near(&self, path: &str, last: &mut LastFolder<Folder>) -> Result<File> {
        let Some((above, name)) = path.rsplit_once('/') else { return self.create(path) };
        let folder = last.get(above.as_bytes(), || self.folder.folder(above));
        folder.and_then(|folder| folder.create(name)).map_err(|error| create_error(&self.place(path), error))
    }

    /// Removes a document.
    pub(crate) fn remove(&self, path: &str) -> Result<()> {
        self.folder.remove(path).map_err(|e| Error::io(Doing::Remove, self.place(path), e))
    }

    /// Returns the place of a document, for messages.
    pub(crate) fn place(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

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
