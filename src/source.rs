//! Reading blocks out of a pool again, each checked against the block table before anybody uses it.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs::File;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::digest::block_hashes;
use crate::error::{Doing, Error, Result};
use crate::format::heads::HEAD_BYTES;
use crate::format::layout::Chunk;
use crate::format::{Heads, Layout, Table};
use crate::store;

/// Where a good block lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the file in the finding.
    pub file: usize,
    /// Offset of the block in it.
    pub offset: u64,
}

/// Where the good blocks of a bundle lie, and what they must be.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) layout: Layout,
    pub(crate) table: Table,
    pub(crate) places: Vec<Option<Place>>,
    /// The files that places count into.
    pub(crate) files: Vec<PathBuf>,
}

const BUG: Error = Error::Bug("a run of blocks with another length");

/// Reads blocks, keeping the last file open: neighbours lie in the same one.
pub(crate) struct BlockReader<'a> {
    source: &'a Source,
    open: Option<(usize, File)>,
}

/// A source in which every block lies in the chunk files of a folder.
pub(crate) fn source_of(layout: Layout, chunks: &[Chunk], folder: &Path, table: Table) -> Source {
    let places = (0..layout.block_count())
        .map(|block| {
            let (file, offset) = layout.place_of(block);
            Some(Place { file, offset })
        })
        .collect();
    Source { layout, table, places, files: chunks.iter().map(|chunk| folder.join(&chunk.name)).collect() }
}

impl Source {
    /// Where a block lies.
    pub(crate) fn place(&self, block: u32) -> Option<Place> {
        self.places.get(block as usize).copied().flatten()
    }

    /// Data blocks that lie nowhere.
    pub(crate) fn missing_data(&self) -> Vec<u32> {
        (0..self.layout.data_blocks).filter(|block| self.place(*block).is_none()).collect()
    }

    /// The heads of all blocks, read where they lie.
    pub(crate) fn heads(&self) -> Result<Heads> {
        let mut reader = self.reader();
        let mut heads = Heads::default();
        for block in 0..self.layout.block_count() {
            let mut head = vec![0; HEAD_BYTES.min(self.layout.stored_bytes(block) as usize)];
            reader.read_part(block, 0, &mut head)?;
            heads.push(&head);
        }
        Ok(heads)
    }

    /// A reader of this source.
    pub(crate) fn reader(&self) -> BlockReader<'_> {
        BlockReader { source: self, open: None }
    }

    /// Adds a file and gives its number.
    pub(crate) fn add_file(&mut self, path: PathBuf) -> usize {
        let number = self.files.len();
        self.files.push(path);
        number
    }
}

impl BlockReader<'_> {
    /// Reads a part of a block, unchecked: for the decoder, whose results are checked.
    pub(crate) fn read_part(&mut self, block: u32, offset: u64, buffer: &mut [u8]) -> Result<()> {
        let place = self.source.place(block).ok_or(Error::Bug("a block that is nowhere was asked for"))?;
        let path = self.source.files.get(place.file).ok_or(Error::Bug("a block in no file"))?;
        let file = match &self.open {
            Some((open, file)) if *open == place.file => file,
            _ => &self.open.insert((place.file, store::open(path)?)).1,
        };
        store::read_exact_at(file, buffer, place.offset.saturating_add(offset))
            .map_err(|e| Error::io(Doing::Read, path, e))
    }

    /// Appends the stored bytes of a block, checked against the table.
    ///
    /// # Errors
    /// [`Error::Unsteady`] when the medium gives other bytes than before.
    pub(crate) fn append(&mut self, block: u32, out: &mut Vec<u8>) -> Result<()> {
        let start = out.len();
        out.resize(start.saturating_add(self.source.layout.stored_bytes(block) as usize), 0);
        self.read_run(block..block.saturating_add(1), out.get_mut(start..).unwrap_or_default())
    }

    /// Reads the stored bytes of some blocks that follow each other, checked against the table. `out` has exactly their
    /// length.
    ///
    /// # Errors
    /// [`Error::Unsteady`] when the medium gives other bytes than before.
    pub(crate) fn read_run(&mut self, blocks: Range<u32>, out: &mut [u8]) -> Result<()> {
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
                let place = self.source.place(block).and_then(|place| self.source.files.get(place.file));
                return Err(Error::Unsteady(place.cloned().unwrap_or_default()));
            }
        }
        Ok(())
    }

    /// The end of the run of blocks from `block` on that lie one behind the other in one file.
    fn neighbours(&self, block: u32, end: u32) -> u32 {
        let step = u64::from(self.source.layout.block_bytes);
        let mut place = self.source.place(block);
        let goes_on = |block: &u32| {
            place = place.and_then(|at| Some(Place { offset: at.offset.checked_add(step)?, ..at }));
            place.is_some() && self.source.place(*block) == place
        };
        (block.saturating_add(1)..end).take_while(goes_on).last().unwrap_or(block).saturating_add(1)
    }
}
