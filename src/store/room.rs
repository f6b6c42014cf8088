//! What media have room for, and which folders lie on the same one.

use std::path::Path;

/// What the file system of a folder has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) free_bytes: u64,
    /// Files take up multiples of this.
    pub(crate) unit_bytes: u64,
}

/// The room where a path is or will be; `None` where the system does not tell.
pub(crate) fn room(path: &Path) -> Option<Room> {
    #[cfg(unix)]
    {
        let place = path.ancestors().find(|place| place.exists() || *place == Path::new(""))?;
        let place = if place == Path::new("") { Path::new(".") } else { place };
        let stat = rustix::fs::statvfs(place).ok()?;
        Some(Room { free_bytes: stat.f_bavail.checked_mul(stat.f_frsize)?, unit_bytes: stat.f_frsize })
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
