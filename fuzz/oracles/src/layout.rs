//! The rule for layouts, which two oracles ask for.

use pannier_format::layout::{Part, is_chunk_name};
use pannier_format::sums::is_name;
use pannier_format::{Hash, Layout, Sums, limits};

/// Chunks cover the payload and every block exactly once, under names that a list may have.
pub(crate) fn layout_holds(layout: &Layout) {
    let count = layout.chunk_count(Part::Data) + layout.chunk_count(Part::Recovery);
    // Ten thousand names take a while: one such layout in sixteen is enough.
    if count > 512 && !layout.payload_bytes.is_multiple_of(16) {
        return;
    }
    let chunks = layout.chunks();
    assert!(chunks.len() == count as usize, "another count of chunks");
    let (mut next_block, mut data_bytes) = (0, 0);
    for (number, chunk) in chunks.iter().enumerate() {
        assert!(chunk.first_block == next_block && chunk.block_count > 0, "chunks leave blocks out or repeat them");
        next_block += chunk.block_count;
        assert!(is_name(&chunk.name) && is_chunk_name(&chunk.name), "a chunk's name that is none");
        assert!((1..=limits::CHUNK_MAX_BYTES).contains(&chunk.bytes), "a chunk that FAT32 cannot hold");
        if chunk.part == Part::Data {
            data_bytes += chunk.bytes;
        }
        for block in [chunk.first_block, next_block - 1] {
            let (at, offset) = layout.place_of(block);
            assert!(at == number, "a block in another chunk");
            assert!(
                offset == u64::from(block - chunk.first_block) * u64::from(layout.block_bytes)
                    && offset + u64::from(layout.stored_bytes(block)) <= chunk.bytes,
                "a block outside its chunk"
            );
        }
    }
    assert!(next_block == layout.block_count() && data_bytes == layout.payload_bytes, "chunks are not the payload");
    if count <= 64 {
        let sums = Sums::new(chunks.iter().map(|chunk| (chunk.name.clone(), Hash([0; 32]))).collect());
        assert!(chunks.iter().all(|chunk| sums.hash_of(&chunk.name).is_some()), "two chunks of one name");
    }
}
