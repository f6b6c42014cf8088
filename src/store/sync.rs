//! Flushing written files to their medium.

#[cfg(not(target_os = "linux"))]
use std::fs::OpenOptions;
use std::io;
use std::path::Path;

#[cfg(not(target_os = "linux"))]
use walkdir::WalkDir;

use super::reading::open_any;
use pannier_reader::error::{Doing, Error, Result};

/// Flushes all files below a folder to their medium.
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

/// Flushes the entries of a folder to its medium.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        let folder = if folder == Path::new("") { Path::new(".") } else { folder };
        let handle = open_any(folder)?;
        match handle.sync_all() {
            // Some file systems cannot sync a folder. There is nothing more to do on such a file system.
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
