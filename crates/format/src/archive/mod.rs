//! The archive is a deterministic tar stream (FORMAT.md §10.3). The writer uses the headers of the `tar` crate. A
//! strict reader of our own reads the stream.

mod head;
mod pax;
mod read;
mod write;

pub use read::{Entry, Names, Reader};
pub use write::{EntryKind, entry_bytes, header, padding, trailer_bytes};

/// The unit of tar: a header has one unit, and data is padded to a multiple of the unit.
pub(crate) const UNIT: u64 = 512;
