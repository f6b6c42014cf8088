//! The hashes of recovery blocks, computed again if chunks are lost (FORMAT.md §9, §12).

use pannier_format::Hash;
use pannier_format::digest::block_hash;

use crate::blocks::source::Source;
use crate::blocks::stripes;
use crate::carriers::Scratch;
use crate::error::Result;
use crate::watch::Watch;

/// Computes all recovery blocks of a source that has all data blocks, and returns the hashes. The recovery blocks stay
/// in scratch during the computation, so memory stays bounded.
///
/// # Errors
/// Returns the error of the carriers or of the scratch, or fails because the caller stops.
pub fn hash_recovery(source: &Source, scratch: &dyn Scratch, watch: &Watch) -> Result<Vec<Hash>> {
    let layout = source.layout;
    let block = u64::from(layout.block_bytes);
    let file = scratch.make(u64::from(layout.recovery_blocks) * block)?;
    stripes::encode(source, |index, at, column| file.write_at(column, u64::from(index) * block + at), watch)?;
    let mut bytes = vec![0; layout.block_bytes as usize];
    let mut hashes = Vec::with_capacity(layout.recovery_blocks as usize);
    for index in 0..layout.recovery_blocks {
        watch.advance(0)?;
        file.read_at(&mut bytes, u64::from(index) * block)?;
        hashes.push(block_hash(&bytes, layout.block_bytes));
    }
    Ok(hashes)
}
