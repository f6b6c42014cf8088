//! A layout divides a payload into blocks and chunks (FORMAT.md §3, §8).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::Facts;
use crate::limits;

/// Data or recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A piece of the payload.
    Data,
    /// A block that is computed from the payload.
    Recovery,
}

/// The sizes and counts that set every offset of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Exact length of the payload, in bytes.
    pub payload_bytes: u64,
    /// Size of a block, in bytes.
    pub block_bytes: u32,
    /// Number of data blocks.
    pub data_blocks: u32,
    /// Number of recovery blocks.
    pub recovery_blocks: u32,
    /// Blocks in a chunk.
    pub chunk_blocks: u32,
}

/// One chunk file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Data or recovery.
    pub part: Part,
    /// The file name.
    pub name: String,
    /// The first block of the chunk, counted over data and recovery blocks together.
    pub first_block: u32,
    /// The number of blocks in the chunk.
    pub block_count: u32,
    /// The length of the chunk on disk, in bytes.
    pub bytes: u64,
}

impl From<&Facts> for Layout {
    fn from(facts: &Facts) -> Self {
        Self {
            payload_bytes: facts.payload_bytes,
            block_bytes: facts.block_bytes,
            data_blocks: facts.data_blocks,
            recovery_blocks: facts.recovery_blocks,
            chunk_blocks: facts.chunk_blocks,
        }
    }
}

impl Layout {
    /// Returns the number of data and recovery blocks together.
    pub fn block_count(&self) -> u32 {
        self.data_blocks.saturating_add(self.recovery_blocks)
    }

    /// Returns the bytes of all blocks, with their padding.
    pub fn all_bytes(&self) -> u64 {
        u64::from(self.block_count()).saturating_mul(u64::from(self.block_bytes))
    }

    /// Returns the bytes of a block on disk. Only the last data block can have fewer bytes than a whole block.
    pub fn stored_bytes(&self, block: u32) -> u32 {
        let whole = u64::from(self.block_bytes);
        if block < self.data_blocks {
            let start = u64::from(block).saturating_mul(whole);
            u32::try_from(self.payload_bytes.saturating_sub(start).min(whole)).unwrap_or(self.block_bytes)
        } else {
            self.block_bytes
        }
    }

    /// Returns the length of a run of blocks on disk.
    pub fn run_bytes(&self, first: u32, count: u32) -> u64 {
        match count.checked_sub(1) {
            Some(before) => u64::from(before)
                .saturating_mul(u64::from(self.block_bytes))
                .saturating_add(u64::from(self.stored_bytes(first.saturating_add(before)))),
            None => 0,
        }
    }

    /// Returns the number of chunks of one kind.
    pub fn chunk_count(&self, part: Part) -> u32 {
        match part {
            Part::Data => self.data_blocks.div_ceil(self.chunk_blocks),
            Part::Recovery => self.recovery_blocks.div_ceil(self.chunk_blocks),
        }
    }

    /// Returns all chunks: data chunks, then recovery chunks.
    pub fn chunks(&self) -> Vec<Chunk> {
        let most = self.chunk_count(Part::Data).max(self.chunk_count(Part::Recovery));
        let width = if most > 9_999 { 5 } else { 4 };
        let kinds =
            [(Part::Data, 'd', 0, self.data_blocks), (Part::Recovery, 'r', self.data_blocks, self.recovery_blocks)];
        let mut chunks = Vec::new();
        for (part, letter, start, count) in kinds {
            for number in 0..count.div_ceil(self.chunk_blocks) {
                let offset = number.saturating_mul(self.chunk_blocks);
                let block_count = self.chunk_blocks.min(count.saturating_sub(offset));
                let first_block = start.saturating_add(offset);
                chunks.push(Chunk {
                    part,
                    name: format!("{letter}{:0width$}.bin", number.saturating_add(1)),
                    first_block,
                    block_count,
                    bytes: self.run_bytes(first_block, block_count),
                });
            }
        }
        chunks
    }

    /// Returns the place of a block: an index into [`Layout::chunks`], and the offset of the block in that file.
    pub fn place_of(&self, block: u32) -> (usize, u64) {
        let (before, within) = match block.checked_sub(self.data_blocks) {
            None => (0, block),
            Some(recovery) => (self.chunk_count(Part::Data), recovery),
        };
        // Facts with zero blocks in a chunk are refused before they become a layout.
        let chunk = within.checked_div(self.chunk_blocks).unwrap_or_default();
        let inside = within.checked_rem(self.chunk_blocks).unwrap_or_default();
        (before.saturating_add(chunk) as usize, u64::from(inside).saturating_mul(u64::from(self.block_bytes)))
    }
}

/// Tells whether a listed name has the form of the name of a chunk.
pub fn is_chunk_name(name: &str) -> bool {
    name.strip_suffix(".bin")
        .and_then(|stem| stem.strip_prefix(['d', 'r']))
        .is_some_and(|digits| digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns the smallest power of two that holds `bytes` in at most `blocks` blocks.
pub fn block_bytes_for(bytes: u64, blocks: u64) -> Option<u32> {
    let size = bytes.div_ceil(blocks.max(1)).max(1).checked_next_power_of_two()?;
    let size = u32::try_from(size).ok()?.max(limits::BLOCK_MIN_BYTES);
    (size <= limits::BLOCK_MAX_BYTES).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout =
        Layout { payload_bytes: 10_300, block_bytes: 1024, data_blocks: 11, recovery_blocks: 4, chunk_blocks: 3 };

    #[test]
    fn chunks_cover_the_payload_exactly_once() {
        let chunks = LAYOUT.chunks();
        let names: Vec<_> = chunks.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["d0001.bin", "d0002.bin", "d0003.bin", "d0004.bin", "r0001.bin", "r0002.bin"]);
        let data: u64 = chunks.iter().filter(|c| c.part == Part::Data).map(|c| c.bytes).sum();
        assert_eq!(data, 10_300);
        assert_eq!(chunks[3].bytes, 1024 + 60);
        assert_eq!(chunks[5].bytes, 1024);
        assert!(names.iter().all(|name| is_chunk_name(name)));
    }

    #[test]
    fn every_block_has_its_place() {
        let chunks = LAYOUT.chunks();
        for block in 0..LAYOUT.block_count() {
            let (chunk, offset) = LAYOUT.place_of(block);
            assert_eq!(u64::from(block - chunks[chunk].first_block) * 1024, offset);
            assert!(offset + u64::from(LAYOUT.stored_bytes(block)) <= chunks[chunk].bytes);
        }
    }

    #[test]
    fn wide_bundles_have_wide_names() {
        let wide = Layout { data_blocks: 10_000, chunk_blocks: 1, payload_bytes: 10_240_000, ..LAYOUT };
        assert_eq!(wide.chunks()[0].name, "d00001.bin");
        assert_eq!(wide.chunks()[10_000].name, "r00001.bin");
    }

    #[test]
    fn block_sizes_are_powers_of_two_within_the_limits() {
        assert_eq!(block_bytes_for(0, 4096), Some(1024));
        assert_eq!(block_bytes_for(27_000, 4096), Some(1024));
        assert_eq!(block_bytes_for(4096 * 1024 + 1, 4096), Some(2048));
        assert_eq!(block_bytes_for(20 << 30, 16_384), Some(2 << 20));
        assert_eq!(block_bytes_for(1 << 40, 16_384), None);
    }
}
