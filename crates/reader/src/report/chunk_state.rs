//! The state of one chunk: how many of its blocks are good.

use pannier_format::layout::Part;

/// How much of one chunk is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChunkState {
    /// Its name in the list.
    pub name: String,
    /// Data or recovery.
    pub part: Part,
    /// Good blocks found, anywhere.
    pub good: u32,
    /// Blocks in all.
    pub blocks: u32,
}
