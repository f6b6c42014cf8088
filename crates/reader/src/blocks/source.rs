//! Reading blocks again from a pool: the reader checks each block against the block table before anybody uses the
//! block.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ops::Range;
use std::sync::Arc;

use crate::carriers::{Bytes, Carriers, Joined, ScratchFile};
use crate::error::{Doing, Error, Result};
use pannier_format::digest::block_hashes;
use pannier_format::heads::HEAD_BYTES;
use pannier_format::{Heads, Layout, Table};

/// The place of a good block on the carriers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the file.
    pub file: usize,
    /// The offset of the block in the file.
    pub offset: u64,
}

/// The places of the good blocks of a bundle, and the table that proves the blocks.
#[derive(Clone, Debug)]
pub struct Source {
    /// The sizes and counts of the bundle.
    pub layout: Layout,
    /// The hash of every block.
    pub table: Table,
    /// The spot of each block, data blocks before recovery blocks.
    spots: Vec<Option<Spot>>,
    /// The carriers with the files that the places name.
    carriers: Arc<dyn Carriers>,
    /// The scratch files with rebuilt blocks.
    scratch: Vec<Arc<dyn ScratchFile>>,
}

/// The spot of a block at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    /// On a carrier.
    Carried(Place),
    /// Rebuilt, in the scratch file with this number, from this offset.
    Rebuilt { file: usize, offset: u64 },
}

const BUG: Error = Error::Bug("a run of blocks with another length");

/// Reads blocks and keeps the last file open, because neighbours are in the same file.
pub struct BlockReader<'a> {
    source: &'a Source,
    open: Option<(usize, Box<dyn Bytes>)>,
}

/// Makes a source of blocks in whole chunk files. `file_of` returns the number of the file for a chunk, counted from 0.
pub fn source_of(
    layout: Layout,
    table: Table,
    carriers: Arc<dyn Carriers>,
    file_of: impl Fn(usize) -> Option<usize>,
) -> Source {
    let places = (0..layout.block_count())
        .map(|block| {
            let (chunk, offset) = layout.place_of(block);
            Some(Place { file: file_of(chunk)?, offset })
        })
        .collect();
    Source::new(layout, table, places, carriers)
}

impl Source {
    /// Makes a source of blocks on carriers.
    pub fn new(layout: Layout, table: Table, places: Vec<Option<Place>>, carriers: Arc<dyn Carriers>) -> Self {
        let spots = places.into_iter().map(|place| place.map(Spot::Carried)).collect();
        Self { layout, table, spots, carriers, scratch: Vec::new() }
    }

    /// Tells whether a block is at hand, on a carrier or rebuilt.
    pub fn has(&self, block: u32) -> bool {
        self.spot(block).is_some()
    }

    /// Returns the number of blocks at hand.
    pub fn count(&self) -> u32 {
        u32::try_from(self.spots.iter().flatten().count()).unwrap_or(u32::MAX)
    }

    /// Returns the error that says how many blocks are at hand, and how many are needed.
    pub fn not_enough(&self) -> Error {
        Error::NotEnough { have: self.count(), need: self.layout.data_blocks }
    }

    /// Returns the carriers that hold the blocks.
    pub fn carriers(&self) -> &dyn Carriers {
        self.carriers.as_ref()
    }

    /// Enters rebuilt blocks. The blocks follow each other in `file`.
    pub fn add_rebuilt(&mut self, blocks: &[u32], file: Box<dyn ScratchFile>) {
        let number = self.scratch.len();
        self.scratch.push(file.into());
        let step = u64::from(self.layout.block_bytes);
        for (at, block) in (0_u64..).zip(blocks) {
            if let Some(spot) = self.spots.get_mut(*block as usize) {
                *spot = Some(Spot::Rebuilt { file: number, offset: at.saturating_mul(step) });
            }
        }
    }

    /// Removes a block from the source, as if the block were lost.
    pub fn lose(&mut self, block: u32) {
        self.spots.get_mut(block as usize).map(Option::take);
    }

    /// Returns a source with the same data blocks and with recovery blocks of another layout. The recovery blocks have
    /// no place yet.
    #[must_use]
    pub fn with_layout(mut self, layout: Layout) -> Self {
        self.spots.resize(layout.block_count() as usize, None);
        self.layout = layout;
        self
    }

    /// Enters recovery blocks from the chunk files of `more`. `file_of` returns the number of the file for a chunk,
    /// counted from 0.
    pub fn take_recovery(&mut self, more: Arc<dyn Carriers>, file_of: impl Fn(usize) -> Option<usize>) {
        let first = self.carriers.files().len();
        self.carriers = Arc::new(Joined::new(vec![Arc::clone(&self.carriers), more]));
        for block in self.layout.data_blocks..self.layout.block_count() {
            let (chunk, offset) = self.layout.place_of(block);
            let file = file_of(chunk).map(|file| first.saturating_add(file));
            if let (Some(file), Some(spot)) = (file, self.spots.get_mut(block as usize)) {
                *spot = Some(Spot::Carried(Place { file, offset }));
            }
        }
    }

    fn spot(&self, block: u32) -> Option<Spot> {
        self.spots.get(block as usize).copied().flatten()
    }

    /// Returns the place of a block on the carriers.
    pub fn place(&self, block: u32) -> Option<Place> {
        match self.spot(block)? {
            Spot::Carried(place) => Some(place),
            Spot::Rebuilt { .. } => None,
        }
    }

    /// Returns the data blocks that are not at hand.
    pub fn missing_data(&self) -> Vec<u32> {
        (0..self.layout.data_blocks).filter(|block| !self.has(*block)).collect()
    }

    /// Reads the heads of all blocks from the places of the blocks.
    pub fn heads(&self) -> Result<Heads> {
        let mut reader = self.reader();
        let mut heads = Heads::default();
        for block in 0..self.layout.block_count() {
            let mut head = vec![0; HEAD_BYTES.min(self.layout.stored_bytes(block) as usize)];
            reader.read_part(block, 0, &mut head)?;
            heads.push(&head);
        }
        Ok(heads)
    }

    /// Returns a reader of this source.
    pub fn reader(&self) -> BlockReader<'_> {
        BlockReader { source: self, open: None }
    }
}

impl BlockReader<'_> {
    /// Reads a part of a block, unchecked. The decoder uses unchecked parts, and the results of the decoder are
    /// checked.
    pub fn read_part(&mut self, block: u32, offset: u64, buffer: &mut [u8]) -> Result<()> {
        let source = self.source;
        let place = match source.spot(block).ok_or(Error::Bug("a block that is nowhere was asked for"))? {
            Spot::Carried(place) => place,
            Spot::Rebuilt { file, offset: start } => {
                let file = source.scratch.get(file).ok_or(Error::Bug("a block in no file"))?;
                return file.read_at(buffer, start.saturating_add(offset));
            }
        };
        let carriers = source.carriers.as_ref();
        let file = match &self.open {
            Some((open, file)) if *open == place.file => file,
            _ => &self.open.insert((place.file, carriers.open_file(place.file)?)).1,
        };
        file.read_exact_at(buffer, place.offset.saturating_add(offset))
            .map_err(|e| Error::io(Doing::Read, carriers.path(place.file), e))
    }

    /// Appends the stored bytes of a block, checked against the table.
    ///
    /// # Errors
    /// [`Error::Unsteady`] when the medium returns other bytes than before.
    pub fn append(&mut self, block: u32, out: &mut Vec<u8>) -> Result<()> {
        let start = out.len();
        out.resize(start.saturating_add(self.source.layout.stored_bytes(block) as usize), 0);
        self.read_run(block..block.saturating_add(1), out.get_mut(start..).unwrap_or_default())
    }

    /// Reads the stored bytes of blocks that follow each other, checked against the table. `out` has exactly the length
    /// of the blocks.
    ///
    /// # Errors
    /// [`Error::Unsteady`] when the medium returns other bytes than before.
    pub fn read_run(&mut self, blocks: Range<u32>, out: &mut [u8]) -> Result<()> {
        let layout = &self.source.layout;
        let mut rest = &mut *out;
        let mut block = blocks.start;
        while block < blocks.end {
            let after = self.neighbours(block, blocks.end);
            let bytes = layout.run_bytes(block, after.saturating_sub(block));
            let (space, later) = rest.split_at_mut_checked(usize::try_from(bytes).unwrap_or(usize::MAX)).ok_or(BUG)?;
            self.read_part(block, 0, space)?;
            rest = later;
            block = after;
        }
        for (block, hash) in blocks.zip(block_hashes(out, layout.block_bytes)) {
            if self.source.table.hash_of(block) != Some(hash) {
                let carriers = self.source.carriers.as_ref();
                let path = self.source.place(block).map(|place| carriers.path(place.file).to_owned());
                return Err(Error::Unsteady(path.unwrap_or_default()));
            }
        }
        Ok(())
    }

    /// Returns the end of the run that begins with `block`. The blocks of a run follow each other in one file.
    fn neighbours(&self, block: u32, end: u32) -> u32 {
        let step = u64::from(self.source.layout.block_bytes);
        // Rebuilt blocks are read separately.
        let mut place = self.source.place(block);
        let goes_on = |block: &u32| {
            place = place.and_then(|at| Some(Place { offset: at.offset.checked_add(step)?, ..at }));
            place.is_some() && self.source.place(*block) == place
        };
        (block.saturating_add(1)..end).take_while(goes_on).last().unwrap_or(block).saturating_add(1)
    }
}
