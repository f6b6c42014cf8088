//! Everything that lies below a folder: files, links and other entries, by their paths in the folder.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::error::{Error, Result};
use pannier_reader::error::Doing;

/// An entry below a folder that is no folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The path below the folder.
    pub(crate) path: PathBuf,
    /// The length of a regular file. `None` for a link, a pipe or a device.
    pub(crate) bytes: Option<u64>,
}

/// Lists the entries below a folder, in a fixed order. Links are not followed.
///
/// # Errors
/// The error of the system.
pub(crate) fn entries_below(folder: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let failed = |error: walkdir::Error| {
            let path = error.path().unwrap_or(folder).to_owned();
            Error::io(Doing::List, path, error.into())
        };
        let entry = entry.map_err(failed)?;
        if entry.file_type().is_dir() {
            continue;
        }
        let bytes = if entry.file_type().is_file() { Some(entry.metadata().map_err(failed)?.len()) } else { None };
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned();
        entries.push(Entry { path, bytes });
    }
    Ok(entries)
}

/// Lists the folders below a folder, each before those in it.
///
/// # Errors
/// The error of the system.
pub(crate) fn folders_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            Error::io(Doing::List, path, error.into())
        })?;
        if entry.file_type().is_dir() {
            folders.push(entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned());
        }
    }
    Ok(folders)
}
