//! Blocks: the places of good blocks, reading good blocks again, and rebuilding lost blocks.

pub mod erasure;
pub mod pool;
pub mod recovery;
pub mod source;
pub mod stripes;
pub mod table;
