//! The pool: all good blocks of one bundle, wherever they came from (FORMAT.md §8).
//!
//! Every file is read once and cut at the block size; a block is known by its hash, whatever its file is called.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

pub use crate::blocks::source::Place;
use crate::carriers::{Bytes, Unreadable};
use crate::error::{Error, Result};
use crate::find::bundle::Bundle;
use crate::find::search::{Finding, Search};
use crate::threads;
use crate::watch::{Phase, Watch};
use pannier_format::digest::{Hasher, block_hashes};
use pannier_format::limits::PIECE_BYTES;
use pannier_format::{Hash, Layout, Table};

/// The good blocks of one bundle.
#[derive(Clone, Debug)]
pub struct Pool {
    /// For every block, data then recovery, where a good copy lies.
    pub places: Vec<Option<Place>>,
    /// For every file of the finding that was read: blocks in it, and how many of them are good.
    pub files: HashMap<usize, Tally>,
}

/// What one file held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Good blocks.
    pub good: u32,
    /// Pieces of the block size that are no block of this bundle, as offsets; at most the first few are kept.
    pub bad_at: Vec<u64>,
    /// How many such pieces there are.
    pub bad: u32,
    /// The first good block, which tells what chunk the file is.
    pub first: Option<u32>,
    /// Zero bytes after a good block that is shorter than the others: the file goes on where its chunk ends.
    pub zeros_after: u64,
}

/// Offsets of bad pieces kept for the report.
const BAD_KEPT: usize = 8;
/// Files are divided among threads in spans of this size: a multiple of every block size.
const SPAN_BYTES: u64 = 64 << 20;

/// Finds blocks by their hash.
struct Index<'a> {
    same: HashMap<Hash, Same>,
    /// Blocks that are equal to one before them, and that one: where it lies, they lie.
    twins: Vec<(u32, u32)>,
    layout: &'a Layout,
}

/// Blocks of one hash: the first that is stored in full, and the last data block where it is stored shorter. (There may be
/// very many equal ones, and a file full of them.)
#[derive(Clone, Copy, Default)]
struct Same {
    full: Option<u32>,
    short: Option<u32>,
}

impl<'a> Index<'a> {
    fn new(table: &Table, layout: &'a Layout) -> Self {
        let mut same: HashMap<Hash, Same> = HashMap::with_capacity(table.hashes().len());
        let mut twins = Vec::new();
        for (block, hash) in (0..).zip(table.hashes()) {
            let known = same.entry(*hash).or_default();
            let full = layout.stored_bytes(block) == layout.block_bytes;
            let slot = if full { &mut known.full } else { &mut known.short };
            let first = *slot.get_or_insert(block);
            if first != block {
                twins.push((block, first));
            }
        }
        Self { same, twins, layout }
    }

    /// The first blocks that a piece with this hash may stand for: it must hold all that is stored of the block, and nothing
    /// but zeros after that.
    fn blocks(&self, hash: &Hash, piece: &Stretch) -> impl Iterator<Item = u32> {
        let lengths = piece.content_bytes..=piece.bytes;
        let same = self.same.get(hash).copied().unwrap_or_default();
        [same.full, same.short]
            .into_iter()
            .flatten()
            .filter(move |block| lengths.contains(&u64::from(self.layout.stored_bytes(*block))))
    }
}

impl Pool {
    /// The number of good blocks.
    pub fn good_count(&self) -> u32 {
        u32::try_from(self.places.iter().flatten().count()).unwrap_or(u32::MAX)
    }

    /// Data blocks of which no good copy was found.
    pub fn missing_data(&self, layout: &Layout) -> Vec<u32> {
        (0..layout.data_blocks).zip(&self.places).filter(|(_, place)| place.is_none()).map(|(block, _)| block).collect()
    }

    /// Equal blocks lie at the same place.
    fn place_twins(&mut self, twins: &[(u32, u32)]) {
        for (block, first) in twins {
            let place = self.place(*first);
            if let Some(slot) = self.places.get_mut(*block as usize) {
                *slot = place;
            }
        }
    }

    /// Where a block lies.
    pub fn place(&self, block: u32) -> Option<Place> {
        self.places.get(block as usize).copied().flatten()
    }

    /// Makes sure that the bundle can be rebuilt.
    ///
    /// # Errors
    /// [`Error::NotEnough`] with the exact shortage.
    pub fn require(&self, layout: &Layout) -> Result<()> {
        let (have, need) = (self.good_count(), layout.data_blocks);
        if have < need { Err(Error::NotEnough { have, need }) } else { Ok(()) }
    }
}

/// A piece of one file for one thread.
#[derive(Clone, Copy)]
struct Span {
    file: usize,
    start: u64,
    bytes: u64,
}

/// Reads every file of a finding once and gives a pool for each bundle.
///
/// # Errors
/// Only when the caller stops; what cannot be read is told in the finding.
pub fn fill(finding: &mut Finding, watch: &Watch) -> Result<Vec<Pool>> {
    let carriers = Arc::clone(&finding.search.carriers);
    let carriers = carriers.as_ref();
    let bundles: Vec<(&Bundle, Index<'_>)> = finding
        .bundles
        .iter()
        .map(|bundle| {
            let empty = Table::new(Vec::new());
            (bundle, Index::new(bundle.table.as_ref().unwrap_or(&empty), &bundle.layout))
        })
        .collect();
    let mut sizes: Vec<u32> = bundles.iter().map(|(bundle, _)| bundle.layout.block_bytes).collect();
    sizes.sort_unstable();
    sizes.dedup();
    // No file can hold more than all blocks there are; but a sparse one has any length it likes.
    let most_bytes = bundles.iter().map(|(bundle, _)| bundle.layout.all_bytes()).max().unwrap_or(0);
    let most_bytes = most_bytes.saturating_add(SPAN_BYTES);
    let OnceEach { files, linked } = once_each(&finding.search);
    let lengths = files.iter().map(|(file, bytes)| (*file, most_bytes.min(*bytes)));
    let total_bytes = lengths.clone().fold(0_u64, |sum, (_, bytes)| sum.saturating_add(bytes));
    watch.begin(Phase::Reading, total_bytes.saturating_mul(sizes.len() as u64));
    let threads = usize::try_from(total_bytes.div_ceil(SPAN_BYTES)).unwrap_or(usize::MAX).max(files.len());
    let threads = threads::count().min(threads).max(1);
    // They are made as they are needed: nobody knows how many a carrier asks for.
    let spans = Mutex::new(lengths.flat_map(|(file, bytes)| spans_of(file, bytes)));
    let next_span = || spans.lock().ok()?.next();
    let pools: Vec<Pool> = bundles
        .iter()
        .map(|(bundle, _)| Pool { places: vec![None; bundle.layout.block_count() as usize], files: HashMap::new() })
        .collect();
    let shared = Mutex::new((pools, Vec::new()));
    let work = |_| -> Result<()> {
        let mut buffer = vec![0; PIECE_BYTES];
        while let Some(span) = next_span() {
            let path = carriers.path(span.file);
            let file = match carriers.open(span.file) {
                Ok(file) => file,
                Err(error) => {
                    tell(&shared, path, &error);
                    continue;
                }
            };
            for size in &sizes {
                let pieces = hash_span(file.as_ref(), span, *size, &mut buffer, watch, |error| {
                    tell(&shared, path, error);
                })?;
                let Ok(mut guard) = shared.lock() else { return Err(Error::Bug("a reader thread died")) };
                let pools = &mut guard.0;
                for ((bundle, index), pool) in bundles.iter().zip(pools.iter_mut()) {
                    if bundle.layout.block_bytes == *size && bundle.table.is_some() {
                        record(pool, index, span, &pieces);
                    }
                }
            }
        }
        Ok(())
    };
    threads::each(threads, work)?;
    let (mut pools, unreadable): (Vec<Pool>, Vec<Unreadable>) =
        shared.into_inner().map_err(|_| Error::Bug("a reader thread died"))?;
    for ((_, index), pool) in bundles.iter().zip(&mut pools) {
        pool.place_twins(&index.twins);
        for (file, first) in &linked {
            if let Some(tally) = pool.files.get(first).cloned() {
                pool.files.insert(*file, tally);
            }
        }
    }
    drop(bundles);
    // A search may have told the same.
    let known: HashSet<PathBuf> = finding.search.unreadable.iter().map(|file| file.path.clone()).collect();
    finding.search.unreadable.extend(unreadable.into_iter().filter(|file| !known.contains(&file.path)));
    Ok(pools)
}

/// The files that may hold blocks.
#[derive(Default)]
struct OnceEach {
    /// Each once, with its length.
    files: Vec<(usize, u64)>,
    /// Other names for one of these, and that one.
    linked: Vec<(usize, usize)>,
}

fn once_each(search: &Search) -> OnceEach {
    let mut once = OnceEach::default();
    let mut known = HashMap::new();
    for (file, found) in search.files().iter().enumerate().filter(|(file, _)| !search.small.contains_key(file)) {
        match found.same_as.map(|inode| *known.entry(inode).or_insert(file)) {
            Some(first) if first != file => once.linked.push((file, first)),
            _ => once.files.push((file, found.bytes)),
        }
    }
    once
}

/// The spans of the first bytes of a file.
fn spans_of(file: usize, bytes: u64) -> impl Iterator<Item = Span> {
    (0..bytes.div_ceil(SPAN_BYTES)).map(move |number| {
        let start = number.saturating_mul(SPAN_BYTES);
        Span { file, start, bytes: SPAN_BYTES.min(bytes.saturating_sub(start)) }
    })
}

fn tell(shared: &Mutex<(Vec<Pool>, Vec<Unreadable>)>, path: &std::path::Path, error: &io::Error) {
    if let Ok(mut guard) = shared.lock()
        && !guard.1.iter().any(|other| other.path == path)
    {
        guard.1.push(Unreadable::new(path, error));
    }
}

/// A piece of a file at a block boundary: offset, length, and its hash padded to a block; no hash if it is unreadable.
struct Stretch {
    offset: u64,
    bytes: u64,
    /// Bytes up to the last one that is not zero.
    content_bytes: u64,
    hash: Option<Hash>,
}

/// Hashes a span block by block. A part that the medium does not give back makes its block bad, not the file.
fn hash_span(
    file: &dyn Bytes,
    span: Span,
    block_bytes: u32,
    buffer: &mut [u8],
    watch: &Watch,
    mut tell: impl FnMut(&io::Error),
) -> Result<Vec<Stretch>> {
    let block = u64::from(block_bytes);
    let mut pieces = Vec::new();
    let mut at = span.start;
    let end = span.start.saturating_add(span.bytes);
    // Blocks that are smaller than the buffer are read several at a time.
    let step = (buffer.len() as u64).checked_div(block).unwrap_or(1).max(1).saturating_mul(block);
    while at < end {
        let stretch = step.min(end.saturating_sub(at));
        let mut whole = None;
        if stretch <= buffer.len() as u64 {
            let space = buffer.get_mut(..usize::try_from(stretch).unwrap_or(0)).unwrap_or_default();
            if file.read_exact_at(space, at).is_ok() {
                whole = Some(&*space);
            }
        }
        if let Some(bytes) = whole {
            for (n, hash) in (0_u64..).zip(block_hashes(bytes, block_bytes)) {
                let offset = at.saturating_add(n.saturating_mul(block));
                let length = block.min(at.saturating_add(stretch).saturating_sub(offset));
                let from = usize::try_from(offset.saturating_sub(at)).unwrap_or(usize::MAX);
                let piece = bytes.get(from..).and_then(|rest| rest.get(..usize::try_from(length).ok()?));
                let content_bytes = piece.map_or(length, content_bytes);
                pieces.push(Stretch { offset, bytes: length, content_bytes, hash: Some(hash) });
            }
        } else {
            for offset in (at..at.saturating_add(stretch)).step_by(block_bytes as usize) {
                let bytes = block.min(end.saturating_sub(offset));
                let hashed = hash_block(file, offset, bytes, block_bytes, buffer).map_err(|e| tell(&e)).ok();
                let content_bytes = hashed.map_or(bytes, |(_, content)| content);
                pieces.push(Stretch { offset, bytes, content_bytes, hash: hashed.map(|(hash, _)| hash) });
            }
        }
        at = at.saturating_add(stretch);
        watch.advance(stretch)?;
    }
    Ok(pieces)
}

fn hash_block(
    file: &dyn Bytes,
    offset: u64,
    bytes: u64,
    block_bytes: u32,
    buffer: &mut [u8],
) -> io::Result<(Hash, u64)> {
    let mut hasher = Hasher::default();
    let (mut done, mut content) = (0, 0);
    while done < bytes {
        let step = bytes.saturating_sub(done).min(buffer.len() as u64);
        let space = buffer.get_mut(..usize::try_from(step).unwrap_or(0)).unwrap_or_default();
        file.read_exact_at(space, offset.saturating_add(done))?;
        hasher.update(space);
        let here = content_bytes(space);
        if here > 0 {
            content = done.saturating_add(here);
        }
        done = done.saturating_add(step);
    }
    hasher.update_zeros(u64::from(block_bytes).saturating_sub(bytes));
    Ok((hasher.finish(), content))
}

/// Bytes up to the last one that is not zero.
fn content_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| (at as u64).saturating_add(1))
}

/// Enters the pieces of a span into a pool. Of several good copies the first file's wins, so that results are the same
/// whatever the threads did.
fn record(pool: &mut Pool, index: &Index<'_>, span: Span, pieces: &[Stretch]) {
    let mut tally = pool.files.remove(&span.file).unwrap_or_default();
    for piece in pieces {
        let mut good = false;
        let mut zeros_after = u64::MAX;
        for block in piece.hash.iter().flat_map(|hash| index.blocks(hash, piece)) {
            good = true;
            tally.first = Some(tally.first.map_or(block, |first| first.min(block)));
            zeros_after = zeros_after.min(piece.bytes.saturating_sub(u64::from(index.layout.stored_bytes(block))));
            let place = Place { file: span.file, offset: piece.offset };
            if let Some(slot) = pool.places.get_mut(block as usize) {
                *slot = Some(slot.map_or(place, |other| other.min(place)));
            }
        }
        if good {
            tally.good = tally.good.saturating_add(1);
            tally.zeros_after = tally.zeros_after.max(zeros_after);
        } else {
            tally.bad = tally.bad.saturating_add(1);
            if tally.bad_at.len() < BAD_KEPT {
                tally.bad_at.push(piece.offset);
            }
        }
    }
    pool.files.insert(span.file, tally);
}
