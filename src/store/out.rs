//! A folder below which documents are written, and nowhere else.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::near::LastFolder;
use super::writing::create_error;
use pannier_reader::error::{Doing, Error, Result};

/// A folder below which documents are written, and nowhere else. Every path is resolved beneath the handle of the
/// folder.
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

    /// Makes a folder and the folders above it. A folder that exists already is no error.
    pub(crate) fn make_folder(&self, path: &str) -> Result<()> {
        self.dir.create_dir_all(path).map_err(|e| Error::io(Doing::Create, self.path.join(path), e))
    }

    /// Creates a document that must not exist, with mode 0644 less the umask.
    pub(crate) fn create(&self, path: &str) -> Result<File> {
        self.create_in(&self.dir, path, path)
    }

    /// Does the same as `create`, by the handle of the document's folder. For very many documents, the handle is faster
    /// than a walk along the whole path for each document.
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

    /// Removes a document.
    pub(crate) fn remove(&self, path: &str) -> Result<()> {
        self.dir.remove_file(path).map_err(|e| Error::io(Doing::Remove, self.place(path), e))
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
