//! Bins: the folders where desktops put deleted files, which still take room on a medium.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::room::device;

/// Entries of a bin that are counted at most. A larger bin is larger than the number says.
const COUNTED_MOST: usize = 100_000;

/// Returns the bins on the medium where a path is or will be, each with the bytes of its files. Empty bins are left out.
pub fn bins(path: &Path) -> Vec<(PathBuf, u64)> {
    let Some(top) = top_of_medium(path) else { return Vec::new() };
    let Ok(entries) = fs::read_dir(top) else { return Vec::new() };
    let mut bins: Vec<(PathBuf, u64)> = entries
        .filter_map(Result::ok)
        .filter(|entry| is_bin(&entry.file_name().to_string_lossy()))
        .map(|entry| (entry.path(), bytes_below(&entry.path())))
        .filter(|(_, bytes)| *bytes > 0)
        .collect();
    bins.sort();
    bins
}

/// Tells whether desktops give a bin this name: Linux, macOS, Windows, and old Windows.
fn is_bin(name: &str) -> bool {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    name.starts_with(".Trash-") || is(".Trash") || is(".Trashes") || is("$RECYCLE.BIN") || is("RECYCLER")
}

fn bytes_below(folder: &Path) -> u64 {
    let files = WalkDir::new(folder).into_iter().take(COUNTED_MOST).filter_map(Result::ok);
    let bytes = files.filter_map(|entry| entry.metadata().ok()).filter(|meta| meta.is_file()).map(|meta| meta.len());
    bytes.fold(0, u64::saturating_add)
}

/// Returns the folder at the top of the medium: the last one upwards that is on the same medium.
fn top_of_medium(path: &Path) -> Option<PathBuf> {
    let full = std::path::absolute(path).ok()?;
    let there = full.ancestors().find(|place| place.exists())?;
    let medium = device(there)?;
    there.ancestors().take_while(|place| device(place) == Some(medium)).last().map(Path::to_owned)
}
