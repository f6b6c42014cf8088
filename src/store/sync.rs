//! Flushing written files to their medium.

use std::fs::File;
#[cfg(not(target_os = "linux"))]
use std::fs::OpenOptions;
use std::io;
use std::path::Path;

#[cfg(not(target_os = "linux"))]
use walkdir::WalkDir;

use super::cause::is_unsupported;
#[cfg(unix)]
use super::reading::open_any;
use pannier_reader::error::{Doing, Error, Result};

/// Whether the file system flushed a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Synced {
    /// The file is on its medium.
    Yes,
    /// The file system cannot flush a file. The file gets there when the medium is ejected.
    Unsupported,
}

/// Flushes a file to its medium. Some file systems cannot flush a file, and that is no error.
pub(crate) fn sync_file(file: &File) -> io::Result<Synced> {
    match file.sync_all() {
        Err(error) if is_unsupported(&error) => Ok(Synced::Unsupported),
        result => result.map(|()| Synced::Yes),
    }
}

/// Flushes all files below a folder to their medium.
pub(crate) fn sync_tree(folder: &Path) -> Result<()> {
    #[cfg(target_os = "linux")]
    {
        let handle = open_any(folder)?;
        match rustix::fs::syncfs(&handle).map_err(io::Error::from) {
            Err(error) if is_unsupported(&error) => Ok(()),
            result => result.map_err(|e| Error::io(Doing::Sync, folder, e)),
        }
    }
    #[cfg(not(target_os = "linux"))]
    {
        for entry in WalkDir::new(folder) {
            let entry = entry.map_err(|e| Error::io(Doing::Sync, folder, e.into()))?;
            if entry.file_type().is_file() {
                let file = OpenOptions::new().write(true).open(entry.path());
                file.and_then(|file| sync_file(&file)).map_err(|e| Error::io(Doing::Sync, entry.path(), e))?;
            }
        }
        sync_folder(folder)
    }
}

/// Flushes the entries of a folder to its medium.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        let folder = if folder == Path::new("") { Path::new(".") } else { folder };
        let handle = open_any(folder)?;
        // Some file systems cannot sync a folder. There is nothing more to do on such a file system.
        sync_file(&handle).map(|_| ()).map_err(|e| Error::io(Doing::Sync, folder, e))
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        Ok(())
    }
}
