//! The free room of media, and the folders that are on the same medium.

use std::io::ErrorKind;
use std::path::Path;

use crate::error;
use pannier_reader::error::{Error, Result, is_full};

/// The free room of the file system of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FreeSpace {
    pub(crate) free_bytes: u64,
    /// The unit in bytes: every file takes up a multiple of the unit.
    pub(crate) unit_bytes: u64,
}

/// Returns the free room of the medium where a path is or will be. Returns `None` where the system does not tell. Many
/// drivers tell that the whole medium has no block at all, and take files all the same.
pub(crate) fn free_space(path: &Path) -> Option<FreeSpace> {
    #[cfg(unix)]
    {
        let place = path.ancestors().find(|place| place.exists() || *place == Path::new(""))?;
        let place = if place == Path::new("") { Path::new(".") } else { place };
        let stat = rustix::fs::statvfs(place).ok()?;
        if stat.f_blocks == 0 || stat.f_frsize == 0 {
            return None;
        }
        Some(FreeSpace { free_bytes: stat.f_bavail.checked_mul(stat.f_frsize)?, unit_bytes: stat.f_frsize })
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// Returns the number by which media differ. Returns `None` where the system does not tell.
pub(crate) fn device(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    return std::fs::metadata(path).ok().map(|meta| std::os::unix::fs::MetadataExt::dev(&meta));
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// Refuses if `needed_bytes` do not fit on the medium where `path` is or will be.
pub(crate) fn require_space(path: &Path, needed_bytes: u64) -> Result<()> {
    match free_bytes(path) {
        Some(free) if free < needed_bytes => {
            Err(Error::NoSpace { path: path.to_owned(), needed_bytes, free_bytes: Some(free) })
        }
        _ => Ok(()),
    }
}

/// Runs work that needs this number of bytes in all. If the medium is full, the error names the number.
pub(crate) fn needing<T>(needed_bytes: u64, work: impl FnOnce() -> error::Result<T>) -> error::Result<T> {
    work().map_err(|error| match error {
        error::Error::Reader(error) => with_need(error, needed_bytes).into(),
        other => other,
    })
}

/// Turns the write error of a full medium into an error that names the needed bytes.
pub(crate) fn with_need(error: Error, needed_bytes: u64) -> Error {
    match error {
        Error::Io { path, source, .. } if is_full(&source) => {
            // The free room of the medium says nothing about a quota.
            let free_bytes = free_bytes(&path).filter(|_| source.kind() != ErrorKind::QuotaExceeded);
            Error::NoSpace { path, needed_bytes, free_bytes }
        }
        other => other,
    }
}

fn free_bytes(path: &Path) -> Option<u64> {
    free_space(path).map(|room| room.free_bytes)
}
