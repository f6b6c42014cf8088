//! The archive: a deterministic tar stream, written through the `tar` crate's headers and read by a strict reader of
//! our own (FORMAT.md §10.3).

mod read;
mod write;

pub use read::{Entry, Reader};
pub use write::{EntryKind, entry_bytes, header, padding, trailer_bytes};

/// Tar's unit: headers are one of these, data is padded to a multiple.
const UNIT: u64 = 512;
