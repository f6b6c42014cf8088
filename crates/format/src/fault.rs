//! Faults of an authentic payload, and of the archive in the payload (FORMAT.md §10).

use std::borrow::Cow;
use std::io;

use serde::{Deserialize, Serialize};

use crate::escape::shown;

/// The reason why an authentic payload is refused. Another process may have found the reason, so the reason can be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PayloadFault {
    /// The age file breaks a rule.
    #[error("the sealed part is broken: {0}")]
    Seal(String),
    /// The Zstandard frames break a rule.
    #[error("the compressed part is broken: {0}")]
    Compression(String),
    /// The tar stream breaks a rule.
    #[error("the archive is broken at byte {at}: {}", shown(what))]
    Archive {
        /// Offset in the archive, in bytes.
        at: u64,
        /// The rule that the stream breaks.
        what: Cow<'static, str>,
    },
    /// A name in the archive is not allowed.
    #[error("the archive holds a name that is not allowed, {}: {fault}", shown(path))]
    Name {
        /// The path as written in the archive.
        path: String,
        /// The rule that the path breaks.
        fault: crate::names::NameFault,
    },
    /// Some file systems take two entries for one entry.
    #[error("the archive holds {} beside a name that some systems take for the same", shown(path))]
    Collision {
        /// The path of the later entry.
        path: String,
    },
    /// The archive goes over a limit of FORMAT.md §14.
    #[error("the archive goes over a limit: {}", shown(.0))]
    Limit(Cow<'static, str>),
}

/// The reason why the rest of an archive cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The archive breaks a rule of FORMAT.md §10.3.
    #[error(transparent)]
    Fault(#[from] PayloadFault),
    /// The stream under the archive failed.
    #[error(transparent)]
    Stream(io::Error),
}
