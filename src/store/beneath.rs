//! A folder whose entries are reached beneath the folder and nowhere else: no path leads out by `..` or by a link in the way.

use std::fs::File;
use std::io;
use std::path::Path;
#[cfg(any(not(unix), test))]
use std::{fs, path};

/// A folder that is open, and how its entries are reached on this system.
#[cfg(unix)]
pub(crate) type Folder = ByHandle;
/// A folder that is open, and how its entries are reached on this system.
#[cfg(not(unix))]
pub(crate) type Folder = ByPath;

/// A folder by its handle.
#[cfg(unix)]
pub(crate) struct ByHandle(cap_std::fs::Dir);

#[cfg(unix)]
impl ByHandle {
    /// Opens an existing folder.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        cap_std::fs::Dir::open_ambient_dir(path, cap_std::ambient_authority()).map(Self)
    }

    /// Opens a folder beneath the folder.
    pub(crate) fn folder(&self, path: &str) -> io::Result<Self> {
        self.0.open_dir(path).map(Self)
    }

    /// Makes a folder and the folders above it. A folder that exists already is no error.
    pub(crate) fn make_folders(&self, path: &str) -> io::Result<()> {
        self.0.create_dir_all(path)
    }

    /// Creates a file that must not exist, with mode 0644 less the umask.
    pub(crate) fn create(&self, path: &str) -> io::Result<File> {
        let mut options = cap_std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        cap_std::fs::OpenOptionsExt::mode(&mut options, 0o644);
        Ok(self.0.open_with(path, &options)?.into_std())
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) -> io::Result<()> {
        self.0.remove_file(path)
    }
}

/// A folder by its whole path. Windows opens nothing beneath a handle, and `cap-std` rebuilds the path of the handle there in 260
/// characters. The standard library takes paths of any length, so each step of a path is looked at here before the next.
#[cfg(any(not(unix), test))]
pub(crate) struct ByPath(path::PathBuf);

#[cfg(any(not(unix), test))]
impl ByPath {
    /// Opens an existing folder.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let path = path::absolute(path)?;
        if path.is_dir() { Ok(Self(path)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// Opens a folder beneath the folder.
    pub(crate) fn folder(&self, path: &str) -> io::Result<Self> {
        let mut place = self.0.clone();
        for step in steps(path)? {
            place.push(step);
            if !fs::symlink_metadata(&place)?.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
        }
        Ok(Self(place))
    }

    /// Makes a folder and the folders above it. A folder that exists already is no error.
    pub(crate) fn make_folders(&self, path: &str) -> io::Result<()> {
        let mut folder = Self(self.0.clone());
        for step in steps(path)? {
            match fs::create_dir(folder.0.join(step)) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => folder = folder.folder(step)?,
            }
        }
        Ok(())
    }

    /// Creates a file that must not exist.
    pub(crate) fn create(&self, path: &str) -> io::Result<File> {
        fs::OpenOptions::new().write(true).create_new(true).open(self.place(path)?)
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.place(path)?)
    }

    fn place(&self, path: &str) -> io::Result<path::PathBuf> {
        match path.rsplit_once('/') {
            Some((above, name)) => Ok(self.folder(above)?.0.join(step(name)?)),
            None => Ok(self.0.join(step(path)?)),
        }
    }
}

/// Divides a path into its steps, of which each is one name of an entry.
#[cfg(any(not(unix), test))]
fn steps(path: &str) -> io::Result<Vec<&str>> {
    path.split('/').map(step).collect()
}

/// Returns a step of a path if it is one name of an entry.
#[cfg(any(not(unix), test))]
fn step(step: &str) -> io::Result<&str> {
    let is_name = !matches!(step, "" | "." | "..") && !step.contains(['\\', ':', '\0']);
    if is_name { Ok(step) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reaches_what_lies_beneath_and_nothing_else() {
        let room = tempfile::tempdir().unwrap();
        let inside = room.path().join("in");
        fs::create_dir(&inside).unwrap();
        fs::write(room.path().join("outside"), "x").unwrap();
        let folder = ByPath::open(&inside).unwrap();
        folder.make_folders("a/b").unwrap();
        folder.make_folders("a/b").unwrap();
        assert!(folder.create("a/b/c").is_ok() && folder.create("d").is_ok());
        assert!(folder.folder("a").unwrap().create("e").is_ok());
        assert!(inside.join("a/b/c").is_file() && inside.join("a/e").is_file());
        assert_eq!(folder.create("a/b/c").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        for path in
            ["../escaped", "/escaped", "a/../../escaped", "a//b", "", ".", "a/", "a\\..\\..\\escaped", "c:escaped"]
        {
            assert!(folder.create(path).is_err(), "{path}");
            assert!(folder.make_folders(path).is_err(), "{path}");
            assert!(folder.remove(path).is_err(), "{path}");
        }
        assert!(folder.remove("../outside").is_err() && room.path().join("outside").is_file());
        folder.remove("a/b/c").unwrap();
        assert!(!inside.join("a/b/c").exists());
        assert!(folder.create("d/e").is_err() && folder.make_folders("d/e").is_err());
        assert!(ByPath::open(&inside.join("d")).is_err() && ByPath::open(&inside.join("nothing")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_way_is_no_step() {
        let room = tempfile::tempdir().unwrap();
        let inside = room.path().join("in");
        fs::create_dir(&inside).unwrap();
        fs::write(room.path().join("outside"), "x").unwrap();
        std::os::unix::fs::symlink("..", inside.join("link")).unwrap();
        let folder = ByPath::open(&inside).unwrap();
        assert!(folder.create("link/escaped").is_err() && folder.make_folders("link/escaped").is_err());
        assert!(folder.folder("link").is_err() && folder.remove("link/outside").is_err());
        assert!(folder.create("link").is_err() && room.path().join("outside").is_file());
    }
}
