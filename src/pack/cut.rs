//! Cuts the payload into blocks and chunks while the payload streams through.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::thread;

use crate::digest::Hasher;
use crate::error::{Doing, Error, PackFault, PlanFault, Result};
use crate::format::layout::block_bytes_for;
use crate::format::torrent::merkle::LEAF_BYTES;
use crate::format::{Hash, Layout};
use crate::limits;
use crate::pack::recovery::write_chunk;
use crate::plan::promise::Promise;
use crate::plan::spare::Spare;
use crate::store;
use pannier_reader::threads;

/// The rules that choose the sizes of blocks and chunks.
#[derive(Clone, Copy, Debug)]
pub(super) struct CutSizes {
    /// Bytes of a chunk at most, if the caller chose a number.
    pub(super) chunk_bytes: Option<u64>,
    /// Bytes of a chunk at most, if the carriers limit the size.
    pub(super) chunk_most_bytes: Option<u64>,
    /// The largest length of the payload in bytes.
    pub(super) most_bytes: u64,
    /// The couriers who will get the chunks, if the couriers are known.
    pub(super) promise: Option<Promise>,
    /// The number of blocks, as far as the other rules leave a choice.
    pub(super) blocks: Blocks,
}

/// The number of blocks of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// As many as the table has room for. A scratch then costs little.
    Many,
    /// As few as codes need. A long table would cost paper.
    Few,
    /// As many as have the length of a leaf of BitTorrent, where the format has room for so many. Chunks have a power of two of them.
    Leaves,
}

impl Blocks {
    /// Returns the number of recovery blocks. A bundle for torrents has whole chunks of them, so that one data chunk alone is short.
    pub(super) fn recovery(self, spare: Spare, layout: &Layout) -> Result<u32, PlanFault> {
        match self {
            Self::Leaves => spare.whole_chunks(layout),
            Self::Many | Self::Few => spare.blocks(layout),
        }
    }
}

/// How well the length of the payload is known at the time when the sizes are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LengthKnown {
    /// The exact length is known, because the payload is held in memory.
    Exactly,
    /// Only the largest length is known.
    AtMost,
}

/// Data chunks for each courier who is left, if the payload has the largest length.
const CHUNKS_AT_MOST: u64 = 32;

/// The chosen sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sizes {
    block_bytes: u32,
    chunk_blocks: u32,
}

/// A writer that cuts the payload. A payload that fits in memory is held until its length is known. The sizes of blocks
/// and chunks then suit the length. A longer payload is cut by its largest length.
pub(super) struct Cutter {
    rule: CutSizes,
    /// The folder of the chunk files. A dry run has no folder.
    folder: Option<PathBuf>,
    held: Vec<u8>,
    sizes: Option<Sizes>,
    total_bytes: u64,
    block: Hasher,
    in_block: u32,
    blocks: Vec<Hash>,
    chunk: Hasher,
    in_chunk: u64,
    chunks: Vec<Hash>,
    file: Option<(PathBuf, File)>,
}

/// The result of the cutter. Chunk files have provisional names until the number of chunks is known.
pub(super) struct Cut {
    pub(super) payload_bytes: u64,
    pub(super) block_bytes: u32,
    pub(super) chunk_blocks: u32,
    pub(super) blocks: Vec<Hash>,
    pub(super) chunks: Vec<Hash>,
}

/// Returns the name of a data chunk while the chunk is being written.
pub(super) fn provisional_name(number: usize) -> String {
    format!("data-{number:05}")
}

impl CutSizes {
    fn sizes(&self, payload_bytes: u64, known: LengthKnown) -> Result<Sizes> {
        let aim = match known {
            LengthKnown::Exactly => limits::BLOCKS_AIM_SMALL,
            LengthKnown::AtMost => limits::BLOCKS_AIM,
        };
        let aim = self.promise.map_or(aim, |promise| promise.data_blocks_most().min(aim));
        let too_large =
            || Error::TooLarge { bytes: payload_bytes, most: u64::from(limits::BLOCK_MAX_BYTES) * limits::BLOCKS_AIM };
        let mut block_bytes = block_bytes_for(payload_bytes, aim).ok_or_else(too_large)?;
        if (self.blocks, known, self.promise) == (Blocks::Few, LengthKnown::Exactly, None) {
            let few = block_bytes_for(payload_bytes, limits::BLOCKS_AIM_CODES).ok_or_else(too_large)?;
            block_bytes = few.max(limits::BLOCK_CODES_BYTES);
        }
        if self.blocks == Blocks::Leaves {
            let most = u64::from(limits::BLOCKS_MAX);
            let most = self.promise.map_or(most, |promise| promise.data_blocks_most().min(most));
            let leaves = payload_bytes.div_ceil(u64::from(LEAF_BYTES));
            block_bytes = if leaves <= most { LEAF_BYTES } else { block_bytes.max(LEAF_BYTES) };
        }
        if let Some(chunk_bytes) = self.chunk_bytes.or(self.chunk_most_bytes) {
            // A chunk holds whole blocks, so a block may not be larger than a chunk.
            let most = u32::try_from(1u64 << chunk_bytes.max(1).ilog2()).unwrap_or(limits::BLOCK_MAX_BYTES);
            let least = block_bytes_for(payload_bytes, u64::from(limits::BLOCKS_MAX)).ok_or_else(too_large)?;
            if most < least {
                return Err(PackFault::ShortChunks { bytes: chunk_bytes, least }.into());
            }
            block_bytes = block_bytes.min(most);
        }
        let blocks = payload_bytes.div_ceil(u64::from(block_bytes)).max(1);
        let most_bytes = self.chunk_most_bytes.unwrap_or(limits::CHUNK_DEFAULT_BYTES);
        if let Some(promise) = self.promise {
            let most = self.chunk_bytes.unwrap_or(most_bytes) / u64::from(block_bytes);
            let most = most.clamp(1, u64::from(limits::BLOCKS_MAX));
            let chunk_blocks = match known {
                LengthKnown::Exactly => promise.chunk_blocks(blocks, most),
                // The payload may be much shorter than the largest length. Smaller chunks still make enough chunks of a
                // short payload.
                LengthKnown::AtMost => (blocks / (u64::from(promise.left()) * CHUNKS_AT_MOST)).clamp(1, most),
            };
            return self.rounded(block_bytes, chunk_blocks).ok_or_else(too_large);
        }
        let chunk_bytes = self.chunk_bytes.unwrap_or_else(|| {
            let even = blocks.div_ceil(limits::CHUNKS_AIM) * u64::from(block_bytes);
            even.min(most_bytes)
        });
        let chunk_blocks = (chunk_bytes / u64::from(block_bytes)).clamp(1, u64::from(limits::BLOCKS_MAX));
        self.rounded(block_bytes, chunk_blocks).ok_or_else(too_large)
    }

    /// Rounds the number of blocks in a chunk down, if it has to be a power of two.
    fn rounded(&self, block_bytes: u32, chunk_blocks: u64) -> Option<Sizes> {
        let chunk_blocks = u32::try_from(chunk_blocks).ok()?;
        let chunk_blocks = match self.blocks {
            Blocks::Leaves => 1_u32.checked_shl(chunk_blocks.max(1).ilog2())?,
            Blocks::Many | Blocks::Few => chunk_blocks,
        };
        Some(Sizes { block_bytes, chunk_blocks })
    }
}

impl Cutter {
    pub(super) fn new(rule: CutSizes, folder: Option<PathBuf>) -> Self {
        Self {
            rule,
            folder,
            held: Vec::new(),
            sizes: None,
            total_bytes: 0,
            block: Hasher::default(),
            in_block: 0,
            blocks: Vec::new(),
            chunk: Hasher::default(),
            in_chunk: 0,
            chunks: Vec::new(),
            file: None,
        }
    }

    /// Ends the payload and returns the result.
    pub(super) fn finish(mut self) -> Result<Cut> {
        let sizes = match self.sizes {
            Some(sizes) => sizes,
            None => {
                let sizes = self.rule.sizes(self.held.len() as u64, LengthKnown::Exactly)?;
                self.release(sizes)?;
                sizes
            }
        };
        if self.in_block > 0 {
            self.block.update_zeros(u64::from(sizes.block_bytes - self.in_block));
            self.end_block();
        }
        if self.in_chunk > 0 {
            self.end_chunk();
        }
        Ok(Cut {
            payload_bytes: self.total_bytes,
            block_bytes: sizes.block_bytes,
            chunk_blocks: sizes.chunk_blocks,
            blocks: self.blocks,
            chunks: self.chunks,
        })
    }

    /// Cuts the held payload when the sizes are known: whole chunks on a few threads, then the rest.
    fn release(&mut self, sizes: Sizes) -> Result<()> {
        self.sizes = Some(sizes);
        let held = std::mem::take(&mut self.held);
        let chunk_bytes = sizes.block_bytes as usize * sizes.chunk_blocks as usize;
        let mut chunks = held.chunks_exact(chunk_bytes.max(1));
        let whole: Vec<(usize, &[u8])> = chunks.by_ref().enumerate().collect();
        let folder = self.folder.as_deref();
        let share = whole.len().div_ceil(threads::count()).max(1);
        thread::scope(|scope| {
            let handles: Vec<_> = whole
                .chunks(share)
                .map(|some| {
                    let cut = move |(number, bytes): &(usize, &[u8])| {
                        let path = folder.map(|folder| folder.join(provisional_name(*number)));
                        write_chunk(path.as_deref(), bytes.chunks(sizes.block_bytes.max(1) as usize))
                    };
                    scope.spawn(move || some.iter().map(cut).collect::<Result<Vec<_>>>())
                })
                .collect();
            for handle in handles {
                for (blocks, chunk) in handle.join().unwrap_or(Err(Error::bug("a cutting thread died")))? {
                    self.blocks.extend(blocks);
                    self.chunks.push(chunk);
                    self.total_bytes += chunk_bytes as u64;
                }
            }
            Ok::<(), Error>(())
        })?;
        self.cut(chunks.remainder(), sizes)
    }

    fn cut(&mut self, mut bytes: &[u8], sizes: Sizes) -> Result<()> {
        let chunk_bytes = u64::from(sizes.block_bytes) * u64::from(sizes.chunk_blocks);
        while !bytes.is_empty() {
            let room = (sizes.block_bytes - self.in_block) as usize;
            let (now, later) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
            self.chunk.update_both(&mut self.block, now);
            self.write(now)?;
            self.in_block += u32::try_from(now.len()).unwrap_or(0);
            self.in_chunk += now.len() as u64;
            self.total_bytes += now.len() as u64;
            if self.in_block == sizes.block_bytes {
                self.end_block();
            }
            if self.in_chunk == chunk_bytes {
                self.end_chunk();
            }
            bytes = later;
        }
        if self.blocks.len() as u64 > u64::from(limits::BLOCKS_MAX) {
            return Err(Error::bug("the payload is longer than its bound"));
        }
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let (path, file) = match &mut self.file {
            Some(open) => open,
            none => {
                let path = folder.join(provisional_name(self.chunks.len()));
                let file = store::create(&path)?;
                none.insert((path, file))
            }
        };
        file.write_all(bytes).map_err(|e| Error::io(Doing::Write, &*path, e))
    }

    fn end_block(&mut self) {
        self.blocks.push(std::mem::take(&mut self.block).finish());
        self.in_block = 0;
    }

    fn end_chunk(&mut self) {
        self.chunks.push(std::mem::take(&mut self.chunk).finish());
        self.in_chunk = 0;
        self.file = None;
    }
}

impl Write for Cutter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.sizes {
            Some(sizes) => self.cut(bytes, sizes).map_err(io::Error::other)?,
            None => {
                self.held.extend_from_slice(bytes);
                if self.held.len() >= limits::HOLD_BYTES {
                    let sizes = self.rule.sizes(self.rule.most_bytes, LengthKnown::AtMost).map_err(io::Error::other)?;
                    self.release(sizes).map_err(io::Error::other)?;
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Cut {
    /// Returns the layout with this number of recovery blocks.
    pub(super) fn layout(&self, recovery_blocks: u32) -> Layout {
        Layout {
            payload_bytes: self.payload_bytes,
            block_bytes: self.block_bytes,
            data_blocks: u32::try_from(self.blocks.len()).unwrap_or(u32::MAX),
            recovery_blocks,
            chunk_blocks: self.chunk_blocks,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{block_hash, sha256};
    use crate::plan::shares::{Capacity, plan};

    fn cut(payload: &[u8], rule: CutSizes) -> Cut {
        let mut cutter = Cutter::new(rule, None);
        for piece in payload.chunks(777) {
            cutter.write_all(piece).unwrap();
        }
        cutter.finish().unwrap()
    }

    #[test]
    fn hashes_are_those_of_the_format() {
        let payload: Vec<u8> = (0..30_000).map(|i| (i % 251) as u8).collect();
        let cut = cut(
            &payload,
            CutSizes {
                chunk_bytes: None,
                chunk_most_bytes: None,
                most_bytes: 1 << 20,
                promise: None,
                blocks: Blocks::Many,
            },
        );
        assert_eq!((cut.block_bytes, cut.chunk_blocks, cut.blocks.len()), (1024, 3, 30));
        let blocks: Vec<_> = payload.chunks(1024).map(|block| block_hash(block, 1024)).collect();
        let chunks: Vec<_> = payload.chunks(3072).map(sha256).collect();
        assert_eq!(cut.blocks, blocks);
        assert_eq!(cut.chunks, chunks);
    }

    /// 27 kB of two texts: a table of 128 bytes where 27 blocks of 1 KiB have one of 864.
    #[test]
    fn a_payload_for_codes_has_few_blocks() {
        let rule = CutSizes {
            chunk_bytes: Some(1 << 20),
            chunk_most_bytes: None,
            most_bytes: 1 << 30,
            promise: None,
            blocks: Blocks::Few,
        };
        for (bytes, block_bytes, blocks) in
            [(1, 8 << 10, 1), (27_000, 8 << 10, 4), (512 << 10, 8 << 10, 64), (1 << 20, 16 << 10, 64)]
        {
            let cut = cut(&vec![7; bytes], rule);
            assert_eq!((cut.block_bytes, cut.blocks.len()), (block_bytes, blocks), "{bytes} bytes");
            assert_eq!(cut.chunks.len(), 1);
        }
        let short = CutSizes { chunk_bytes: Some(2_000), ..rule };
        assert_eq!(cut(&[7; 27_000], short).block_bytes, 1024);
        // A long payload is cut before its length is known, and couriers need blocks to share.
        assert_eq!(rule.sizes(1 << 30, LengthKnown::AtMost).unwrap().block_bytes, 64 << 10);
        let couriers = CutSizes { promise: Promise::new(5, 2).ok(), chunk_bytes: None, ..rule };
        assert!(cut(&[7; 27_000], couriers).blocks.len() >= 27);
    }

    #[test]
    fn a_payload_for_torrents_has_leaves_and_chunks_of_powers_of_two() {
        let rule = CutSizes {
            chunk_bytes: None,
            chunk_most_bytes: Some(8 << 20),
            most_bytes: 1 << 40,
            promise: None,
            blocks: Blocks::Leaves,
        };
        let sizes = |rule: CutSizes, bytes, known| {
            let sizes = rule.sizes(bytes, known).unwrap();
            (sizes.block_bytes, sizes.chunk_blocks)
        };
        let (leaf, exactly, at_most) = (16 << 10, LengthKnown::Exactly, LengthKnown::AtMost);
        assert_eq!(sizes(rule, 5, exactly), (leaf, 1));
        assert_eq!(sizes(rule, 30 * 16_384, exactly), (leaf, 2));
        assert_eq!(sizes(rule, 24 << 20, exactly), (leaf, 128));
        assert_eq!(sizes(rule, 512 << 20, at_most), (leaf, 512));
        // The format has no room for so many leaves.
        assert_eq!(sizes(rule, (512 << 20) + 1, at_most), (64 << 10, 128));
        assert_eq!(sizes(CutSizes { chunk_bytes: Some(100_000), ..rule }, 24 << 20, exactly), (leaf, 4));
        for (couriers, survive) in [(3, 1), (5, 2), (7, 4), (12, 8)] {
            let promise = Promise::new(couriers, survive).unwrap();
            for bytes in [300_000_u64, 3 << 20, 24 << 20] {
                let (block_bytes, chunk_blocks) = sizes(CutSizes { promise: Some(promise), ..rule }, bytes, exactly);
                assert!(block_bytes == leaf && chunk_blocks.is_power_of_two());
                let data_blocks = bytes.div_ceil(u64::from(block_bytes)) as u32;
                let bare = Layout { payload_bytes: bytes, block_bytes, data_blocks, recovery_blocks: 0, chunk_blocks };
                let recovery_blocks = Spare::promised(promise).whole_chunks(&bare).unwrap();
                let equal = vec![Capacity::UNLIMITED; couriers as usize];
                let plan = plan(&Layout { recovery_blocks, ..bare }, &equal, &promise.wish());
                assert!(plan.is_ok(), "{couriers} {survive} {bytes}: {plan:?}");
            }
        }
    }

    #[test]
    fn chunk_sizes_are_obeyed_and_impossible_ones_refused() {
        let payload = vec![1; 100_000];
        let small = cut(
            &payload,
            CutSizes {
                chunk_bytes: Some(10_000),
                chunk_most_bytes: None,
                most_bytes: 1 << 20,
                promise: None,
                blocks: Blocks::Many,
            },
        );
        assert_eq!((small.block_bytes, small.chunk_blocks), (1024, 9));
        let plan = CutSizes {
            chunk_bytes: Some(1000),
            chunk_most_bytes: None,
            most_bytes: 1 << 20,
            promise: None,
            blocks: Blocks::Many,
        };
        assert!(matches!(plan.sizes(100_000, LengthKnown::Exactly), Err(Error::Pack(PackFault::ShortChunks { .. }))));
        let huge = CutSizes {
            chunk_bytes: None,
            chunk_most_bytes: None,
            most_bytes: 1 << 50,
            promise: None,
            blocks: Blocks::Many,
        };
        assert!(matches!(huge.sizes(1 << 50, LengthKnown::AtMost), Err(Error::TooLarge { .. })));
    }
}
