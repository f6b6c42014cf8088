//! The state of one chunk: the number of good blocks in the chunk.

use pannier_format::layout::Part;

/// The parts of one chunk that are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChunkState {
    /// The name of the chunk in the list.
    pub name: String,
    /// Data or recovery.
    pub part: Part,
    /// The number of good blocks found, in any file.
    pub good: u32,
    /// The number of all blocks of the chunk.
    pub blocks: u32,
}
