//! The free room of media, and which folders lie on the same medium.

use std::path::Path;

use crate::error::{Error, Result, is_full};

/// What the file system of a folder has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FreeSpace {
    pub(crate) free_bytes: u64,
    /// Files take up multiples of this.
    pub(crate) unit_bytes: u64,
}

/// The room where a path is or will be; `None` where the system does not tell.
pub(crate) fn free_space(path: &Path) -> Option<FreeSpace> {
    #[cfg(unix)]
    {
        let place = path.ancestors().find(|place| place.exists() || *place == Path::new(""))?;
        let place = if place == Path::new("") { Path::new(".") } else { place };
        let stat = rustix::fs::statvfs(place).ok()?;
        Some(FreeSpace { free_bytes: stat.f_bavail.checked_mul(stat.f_frsize)?, unit_bytes: stat.f_frsize })
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// What tells media apart; `None` where the system does not tell.
pub(crate) fn device(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    return std::fs::metadata(path).ok().map(|meta| std::os::unix::fs::MetadataExt::dev(&meta));
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// Makes sure that `needed_bytes` fit where `path` is or will be.
pub(crate) fn require_space(path: &Path, needed_bytes: u64) -> Result<()> {
    match free_bytes(path) {
        Some(free) if free < needed_bytes => {
            Err(Error::NoSpace { path: path.to_owned(), needed_bytes, free_bytes: Some(free) })
        }
        _ => Ok(()),
    }
}

/// Does something that needs so many bytes in all: if the medium is full, the error says so.
pub(crate) fn needing<T>(needed_bytes: u64, work: impl FnOnce() -> Result<T>) -> Result<T> {
    work().map_err(|error| with_need(error, needed_bytes))
}

/// Turns a write error of a full medium into one that tells how much is needed.
pub(crate) fn with_need(error: Error, needed_bytes: u64) -> Error {
    match error {
        Error::Io { path, source, .. } if is_full(&source) => {
            let free_bytes = free_bytes(&path);
            Error::NoSpace { path, needed_bytes, free_bytes }
        }
        other => other,
    }
}

fn free_bytes(path: &Path) -> Option<u64> {
    free_space(path).map(|room| room.free_bytes)
}
