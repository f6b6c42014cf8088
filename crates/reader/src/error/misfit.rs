//! Documents that a place cannot hold, each with its reason.

use pannier_format::escape::shown;
use serde::{Deserialize, Serialize};

/// Why a place cannot hold a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Misfit {
    /// The document is larger than the file system holds.
    #[error("the file is too large for the file system")]
    LongFile,
    /// A part of the path is longer than the file system holds, with the most bytes if the place tells.
    #[error("a part of the path is too long for the file system")]
    LongName(Option<u64>),
    /// The file system does not take a character of the path.
    #[error("the file system does not take a character of the path")]
    OddName,
}

/// A document or folder that a place cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{}: {why}", shown(path))]
pub struct LeftOut {
    /// The path.
    pub path: String,
    /// The reason.
    pub why: Misfit,
}
