//! Torrents become files in a folder. A file that is there already and has the same bytes stays.

use std::fs;
use std::path::{Path, PathBuf};

use super::Torrents;
use crate::error::{Error, Result};
use crate::store::{self, Readers};

/// A torrent as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The path of the file.
    pub path: PathBuf,
    /// Whether the file was there already.
    pub was_there: bool,
}

/// Writes the torrents into a folder, which is made if it is not there. Either all files get their names, or none.
///
/// # Errors
/// [`Error::OtherFile`] if a name is taken by other bytes: no file is overwritten. The error of the system.
pub fn write(torrents: &Torrents, folder: &Path) -> Result<Vec<Put>> {
    let mut puts = Vec::new();
    for torrent in &torrents.made {
        let path = folder.join(&torrent.file);
        let was_there = match fs::symlink_metadata(&path) {
            Err(_) => false,
            Ok(_) => {
                let same = store::is_file(&path)
                    && store::read_small(&path, torrent.bytes.len() as u64)?.as_ref() == Some(&torrent.bytes);
                if !same {
                    return Err(Error::OtherFile(path));
                }
                true
            }
        };
        puts.push(Put { path, was_there });
    }
    let new = puts.iter().zip(&torrents.made).filter(|(put, _)| !put.was_there);
    let new: Vec<(&Path, &[u8], Readers)> =
        new.map(|(put, torrent)| (put.path.as_path(), torrent.bytes.as_slice(), Readers::Everybody)).collect();
    store::publish_all(&new)?;
    Ok(puts)
}
