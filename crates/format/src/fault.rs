//! Faults of an authentic payload, and of the archive in it (FORMAT.md §10).

use std::io;

use crate::escape::shown;

/// Why an authentic payload is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PayloadFault {
    /// The age file.
    #[error("the sealed part is broken: {0}")]
    Seal(String),
    /// The Zstandard frames.
    #[error("the compressed part is broken: {0}")]
    Compression(String),
    /// The tar stream.
    #[error("the archive is broken at byte {at}: {what}")]
    Archive {
        /// Offset in the archive.
        at: u64,
        /// The rule it breaks.
        what: &'static str,
    },
    /// A name in the archive.
    #[error("the archive holds a name that is not allowed, {}: {fault}", shown(path))]
    Name {
        /// The path as it stands in the archive.
        path: String,
        /// The rule it breaks.
        fault: crate::names::NameFault,
    },
    /// Two entries that some file system would take for one.
    #[error("the archive holds {} beside a name that some systems take for the same", shown(path))]
    Collision {
        /// The later path.
        path: String,
    },
    /// Over a limit of FORMAT.md §14.
    #[error("the archive goes over a limit: {0}")]
    Limit(&'static str),
}

/// Why an archive cannot be read on.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The archive breaks a rule of FORMAT.md §10.3.
    #[error(transparent)]
    Fault(#[from] PayloadFault),
    /// The stream below failed.
    #[error(transparent)]
    Stream(io::Error),
}
