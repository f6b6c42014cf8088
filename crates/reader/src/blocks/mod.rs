//! Blocks: where good ones lie, reading them again, and rebuilding those that are lost.

pub mod erasure;
pub mod pool;
pub mod recovery;
pub mod source;
pub mod stripes;
pub mod table;
