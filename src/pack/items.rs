//! Entries to be packed: files and folders of the corpus, and texts that are made during packing.

use std::path::PathBuf;
use std::time::SystemTime;

use crate::archive::EntryKind;

/// The origin of an entry.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// A file or folder of the corpus.
    Path(PathBuf),
    /// A text that was made during packing.
    Text(Vec<u8>),
}

/// One entry to be packed.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) origin: Origin,
    pub(super) path: String,
    pub(super) kind: EntryKind,
    pub(super) bytes: u64,
    pub(super) mtime: Option<u64>,
    pub(super) modified: Option<SystemTime>,
    /// Who sent the entry. Entries of two senders are never compressed together.
    pub(super) sender: Option<u32>,
    /// Whether the document may look as if it holds a secret key.
    pub(super) keys: Keys,
}

/// Whether a document may look as if it holds a secret key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// The document is refused.
    Refused,
    /// The maintainer looked into the document and named it.
    Allowed,
}
