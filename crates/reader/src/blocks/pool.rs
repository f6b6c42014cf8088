//! The pool: all good blocks of one bundle, from every file on every carrier (FORMAT.md §8).
//!
//! The pool reads every file once and cuts the file at the block size. The hash identifies a block; the name of the
//! file does not matter.
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
    /// The place of a good copy of every block, data blocks before recovery blocks.
    pub places: Vec<Option<Place>>,
    /// The tally of every file of the finding that was read: the blocks in the file, and the number of good blocks.
    pub files: HashMap<usize, Tally>,
}

/// The content of one file, counted in blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Good blocks.
    pub good: u32,
    /// Offsets of pieces that have the block size and are no block of this bundle. The pool keeps at most the first few
    /// offsets.
    pub bad_at: Vec<u64>,
    /// The number of such pieces.
    pub bad: u32,
    /// The first good block. The first good block tells which chunk the file is.
    pub first: Option<u32>,
    /// Zero bytes after a good block that is shorter than the other blocks: the file is longer than its chunk.
    pub zeros_after: u64,
}

/// The number of offsets of bad pieces that the pool keeps for the report.
const BAD_KEPT: usize = 8;
/// The size of a span. Threads share a file in spans; the size is a multiple of every block size.
const SPAN_BYTES: u64 = 64 << 20;

/// Finds blocks by their hash.
struct Index<'a> {
    same: HashMap<Hash, Same>,
    /// Pairs of a block and an earlier equal block. Both blocks share one place.
    twins: Vec<(u32, u32)>,
    layout: &'a Layout,
}

/// The blocks with one hash: the first block that is stored in full, and the last data block if this block is stored
/// shorter. A bundle may have very many equal blocks, and a file may be full of equal blocks.
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

    /// Returns the first blocks that a piece with this hash may be. The piece must hold all stored bytes of the block,
    /// and only zeros after these bytes.
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
    /// Returns the number of good blocks.
    pub fn good_count(&self) -> u32 {
        u32::try_from(self.places.iter().flatten().count()).unwrap_or(u32::MAX)
    }

    /// Returns the data blocks without any good copy.
    pub fn missing_data(&self, layout: &Layout) -> Vec<u32> {
        (0..layout.data_blocks).zip(&self.places).filter(|(_, place)| place.is_none()).map(|(block, _)| block).collect()
    }

    /// Sets the same place for equal blocks.
    fn place_twins(&mut self, twins: &[(u32, u32)]) {
        for (block, first) in twins {
            let place = self.place(*first);
            if let Some(slot) = self.places.get_mut(*block as usize) {
                *slot = place;
            }
        }
    }

    /// Returns the place of a block.
    pub fn place(&self, block: u32) -> Option<Place> {
        self.places.get(block as usize).copied().flatten()
    }

    /// Checks that the good blocks are enough to rebuild the bundle.
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

/// Reads every file of a finding once and returns a pool for each bundle.
///
/// # Errors
/// Fails only when the caller stops. The finding lists the files that cannot be read.
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
    // No file can hold more bytes than all blocks together. A sparse file can have any length.
    let most_bytes = bundles.iter().map(|(bundle, _)| bundle.layout.all_bytes()).max().unwrap_or(0);
    let most_bytes = most_bytes.saturating_add(SPAN_BYTES);
    let OnceEach { files, linked } = once_each(&finding.search);
    let lengths = files.iter().map(|(file, bytes)| (*file, most_bytes.min(*bytes)));
    let total_bytes = lengths.clone().fold(0_u64, |sum, (_, bytes)| sum.saturating_add(bytes));
    watch.begin(Phase::Reading, total_bytes.saturating_mul(sizes.len() as u64));
    let threads = usize::try_from(total_bytes.div_ceil(SPAN_BYTES)).unwrap_or(usize::MAX).max(files.len());
    let threads = threads::count().min(threads).max(1);
    // The spans are made on demand, because a carrier may ask for any number of spans.
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
    // An earlier search may have listed the same file.
    let known: HashSet<PathBuf> = finding.search.unreadable.iter().map(|file| file.path.clone()).collect();
    finding.search.unreadable.extend(unreadable.into_iter().filter(|file| !known.contains(&file.path)));
    Ok(pools)
}

/// The files that may hold blocks.
#[derive(Default)]
struct OnceEach {
    /// Each file once, with its length.
    files: Vec<(usize, u64)>,
    /// Pairs of another name for a file in `files`, and the file itself.
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

/// Returns the spans of the first `bytes` bytes of a file.
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

/// A piece of a file at a block boundary: offset, length, and the hash of the piece padded to a block. An unreadable
/// piece has no hash.
struct Stretch {
    offset: u64,
    bytes: u64,
    /// The number of bytes up to the last byte that is not zero.
    content_bytes: u64,
    hash: Option<Hash>,
}

/// Hashes a span block by block. If the medium cannot return a part, only the block of the part is bad, not the file.
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
    // Several blocks are read at a time if blocks are smaller than the buffer.
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

/// Returns the number of bytes up to the last byte that is not zero.
fn content_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| (at as u64).saturating_add(1))
}

/// Enters the pieces of a span into a pool. The pool keeps the good copy from the first file, so the order of the
/// threads does not change results.
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
