//! Blocks on a raw medium. With the heads of a bundle, a place is hashed only if a block begins so there. Every sector is
//! looked at, and a sample of all bytes: one block that begins within a sector shows where the others begin. Without heads,
//! a sector is hashed where files can begin, and where the last block ended.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

use memchr::memmem;

use super::probe::{HeadSet, Phases, Probe};
use super::raw::{Raw, SECTOR, Window};
use crate::bundle::Bundle;
use crate::digest::block_hash;
use crate::error::Result;
use crate::format::heads::{HEAD_BYTES, Head};
use crate::format::{Hash, Heads, Layout};
use crate::watch::Watch;

/// The hashed bytes of a medium at most, as a multiple of its length. A hostile medium must not keep the program busy
/// for ever.
pub(crate) const HASHED_MOST: u64 = 8;
/// The offsets at which files can begin are multiples of this number, unless better numbers are known.
const CLUSTER: u64 = 4096;
/// Times that a part of a medium is read again, because blocks began at new places of a sector.
const ROUNDS_MAX: usize = 8;
/// Places of the last, short block that are hashed in one span, within sectors.
const SHORT_MAX: usize = 64;

/// The hashing that is left for one medium.
pub(super) struct HashLimit {
    left: AtomicU64,
    /// The part of it that may be spent on places within sectors.
    within: AtomicU64,
    spent: AtomicBool,
}

impl HashLimit {
    pub(super) fn new(raw: &Raw) -> Self {
        let left = raw.bytes.saturating_mul(HASHED_MOST).saturating_add(64 << 20);
        let within = raw.bytes.saturating_add(16 << 20);
        Self { left: left.into(), within: within.into(), spent: AtomicBool::new(false) }
    }

    fn spend(&self, bytes: u64) -> bool {
        let enough =
            self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes)).is_ok();
        if !enough {
            self.spent.store(true, Ordering::Relaxed);
        }
        enough
    }

    fn spend_within(&self, bytes: u64) -> bool {
        let take = |left: u64| left.checked_sub(bytes);
        self.within.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok() && self.spend(bytes)
    }

    /// Tells whether no hashing is left.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.load(Ordering::Relaxed)
    }
}

/// Blocks that are equal.
struct Same {
    blocks: Vec<u32>,
    /// The number of these blocks that were not found yet.
    open: AtomicU32,
}

/// The first bytes of the blocks that are searched. The blocks are counted and not listed, because a hostile medium can
/// cause a question at every sector.
struct Beginnings {
    /// Whole blocks with a head that were not found yet.
    open: HashMap<Head, AtomicU32>,
    /// The heads of all blocks, in order.
    heads: Heads,
    /// The same heads, for a quick look at any byte.
    set: HeadSet,
}

impl Beginnings {
    fn new(heads: &Heads, whole: impl Iterator<Item = u32>) -> Self {
        let mut open: HashMap<Head, AtomicU32> = HashMap::new();
        for head in whole.filter_map(|block| heads.all().get(block as usize)) {
            open.entry(*head).or_default().fetch_add(1, Ordering::Relaxed);
        }
        let set = HeadSet::new(open.keys());
        Self { open, heads: heads.clone(), set }
    }

    fn is_open(&self, head: &Head) -> bool {
        self.open.get(head).is_some_and(|open| open.load(Ordering::Relaxed) > 0)
    }

    fn head_of(&self, block: u32) -> Option<&Head> {
        self.heads.all().get(block as usize)
    }

    /// Counts a whole block that was found.
    fn found(&self, block: u32) {
        if let Some(open) = self.head_of(block).and_then(|head| self.open.get(head)) {
            open.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// The blocks of one bundle that are searched.
pub(super) struct Sought {
    layout: Layout,
    beginnings: Option<Beginnings>,
    hashes: HashMap<Hash, Same>,
    /// The last data block, if the last data block is shorter than the others and is searched.
    short: Option<u32>,
    /// For each block, one more than the offset where the block was found. The number is 0 before the block is found.
    found: Vec<AtomicU64>,
    left: AtomicU64,
    /// The offsets within [`CLUSTER`] where files can begin, and the distance between the places. Used where heads are
    /// not known.
    phases: Vec<u64>,
    step: u64,
}

impl Sought {
    /// Prepares the search for the blocks of a bundle that are not there yet. `phases` are offsets of known files
    /// within 4 KiB.
    pub(super) fn new(bundle: &Bundle, there: impl Fn(u32) -> bool, phases: &[u64]) -> Option<Self> {
        let table = bundle.table.as_ref()?;
        Self::of(bundle.layout, bundle.heads.as_ref(), |block| table.hash_of(block), there, phases)
    }

    fn of(
        layout: Layout,
        heads: Option<&Heads>,
        hash_of: impl Fn(u32) -> Option<Hash>,
        there: impl Fn(u32) -> bool,
        phases: &[u64],
    ) -> Option<Self> {
        let lacking = || (0..layout.block_count()).filter(|block| !there(*block));
        let mut hashes: HashMap<Hash, Same> = HashMap::new();
        for block in lacking() {
            let same = hashes.entry(hash_of(block)?).or_insert_with(|| Same { blocks: Vec::new(), open: 0.into() });
            same.blocks.push(block);
            same.open.fetch_add(1, Ordering::Relaxed);
        }
        let last = layout.data_blocks.saturating_sub(1);
        let short = Some(last).filter(|last| layout.stored_bytes(*last) < layout.block_bytes && !there(*last));
        let beginnings = heads.map(|heads| Beginnings::new(heads, lacking().filter(|block| Some(*block) != short)));
        let mut phases: Vec<u64> = phases.iter().copied().chain([0]).collect();
        phases.sort_unstable();
        phases.dedup();
        Some(Self {
            layout,
            beginnings,
            hashes,
            short,
            found: (0..layout.block_count()).map(|_| AtomicU64::new(0)).collect(),
            left: AtomicU64::new(lacking().count() as u64),
            phases,
            step: CLUSTER.max(u64::from(layout.block_bytes) / HASHED_MOST),
        })
    }

    /// Tells whether all blocks are found.
    pub(super) fn is_done(&self) -> bool {
        self.left.load(Ordering::Relaxed) == 0
    }

    /// Tells whether the search works without heads.
    pub(super) fn is_slow(&self) -> bool {
        self.beginnings.is_none()
    }

    /// Returns the blocks that were found, and their offsets.
    pub(super) fn take_found(&self) -> Vec<(u32, u64)> {
        (0..)
            .zip(&self.found)
            .filter_map(|(block, at)| Some((block, at.load(Ordering::Relaxed).checked_sub(1)?)))
            .collect()
    }

    fn is_found(&self, block: u32) -> bool {
        self.found.get(block as usize).is_none_or(|at| at.load(Ordering::Relaxed) != 0)
    }

    /// Returns the lengths that a block at this place may have on the medium. Returns no length if no hash is needed.
    fn lengths(&self, sector: &[u8], at: u64, expected: u64) -> [Option<u32>; 2] {
        let whole = self.layout.block_bytes;
        let short = self.short.filter(|block| !self.is_found(*block));
        let short_bytes = short.map(|block| self.layout.stored_bytes(block));
        match &self.beginnings {
            Some(beginnings) => {
                let Some(head) = sector.first_chunk::<HEAD_BYTES>() else { return [None, None] };
                let begins_short = short.is_some_and(|block| beginnings.head_of(block) == Some(head));
                [beginnings.is_open(head).then_some(whole), short_bytes.filter(|_| begins_short)]
            }
            None => {
                let aligned = self.phases.iter().any(|phase| at.checked_rem(self.step) == phase.checked_rem(self.step));
                if at != expected && (!aligned || sector.iter().all(|byte| *byte == 0)) {
                    return [None, None];
                }
                // The short block follows its neighbour in the same file, so only this place is worth a second hash.
                [Some(whole), short_bytes.filter(|_| at == expected)]
            }
        }
    }

    /// Enters a hash that was found. Tells whether the hash is the hash of a block of this bundle.
    fn enter(&self, hash: &Hash, length: u32, at: u64) -> bool {
        let Some(same) = self.hashes.get(hash) else { return false };
        // Equal blocks may be many, and may be found again and again.
        if same.open.load(Ordering::Relaxed) == 0 {
            return true;
        }
        for block in same.blocks.iter().filter(|block| self.layout.stored_bytes(**block) <= length) {
            let place = self.found.get(*block as usize);
            if place.is_some_and(|place| {
                place.compare_exchange(0, at.saturating_add(1), Ordering::Relaxed, Ordering::Relaxed).is_ok()
            }) {
                self.left.fetch_sub(1, Ordering::Relaxed);
                same.open.fetch_sub(1, Ordering::Relaxed);
                if let Some(beginnings) = self.beginnings.as_ref().filter(|_| Some(*block) != self.short) {
                    beginnings.found(*block);
                }
            }
        }
        true
    }
}

/// The state of one thread.
#[derive(Default)]
struct State {
    block: Vec<u8>,
    /// For each bundle, the offset where the next block would be.
    expected: Vec<u64>,
}

/// What one search is about: the medium, the blocks, and what the search may cost.
pub(super) struct Searching<'a> {
    pub(super) raw: &'a Raw,
    pub(super) wanted: &'a [&'a Sought],
    pub(super) limit: &'a HashLimit,
    /// The places of a sector at which blocks begin on this medium.
    pub(super) phases: &'a Phases,
    pub(super) watch: &'a Watch,
}

impl Searching<'_> {
    /// Searches a part of a medium for the blocks of several bundles at once.
    pub(super) fn scan(&self, part: &Range<u64>) -> Result<()> {
        let mut phases = self.phases.all();
        let mut is_first = true;
        for _ in 0..ROUNDS_MAX {
            self.round(part, &phases, is_first)?;
            is_first = false;
            // Threads that were ahead did not know the places that were found meanwhile.
            let before = phases;
            phases = self.phases.all().into_iter().filter(|phase| !before.contains(phase)).collect();
            if phases.is_empty() || self.wanted.iter().all(|one| one.is_done()) {
                break;
            }
            self.watch.begin(crate::watch::Phase::Reading, part.end.saturating_sub(part.start));
        }
        Ok(())
    }

    /// Looks at every sector, as it begins at each of the phases. In the first round, also at a sample of all bytes.
    fn round(&self, part: &Range<u64>, phases: &[u64], is_first: bool) -> Result<()> {
        let make = || State { block: Vec::new(), expected: vec![u64::MAX; self.wanted.len()] };
        self.raw.each_span(part, self.watch, make, |state, window| {
            for phase in phases {
                self.sectors(state, window, *phase)?;
            }
            if is_first {
                let known = self.phases.all();
                for phase in known.iter().filter(|phase| !phases.contains(phase)) {
                    self.sectors(state, window, *phase)?;
                }
                for phase in self.within(state, window)? {
                    self.sectors(state, window, phase)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Looks at the sectors of a span that begin at this place of a sector.
    fn sectors(&self, state: &mut State, window: &Window<'_>, phase: u64) -> Result<()> {
        let over = window.offset & SECTOR.saturating_sub(1);
        let first = phase.saturating_add(SECTOR).saturating_sub(over) & SECTOR.saturating_sub(1);
        let mut at = usize::try_from(first).unwrap_or(0);
        while at < window.own {
            let rest = window.bytes.get(at..).unwrap_or_default();
            let sector = rest.get(..SECTOR as usize).unwrap_or(rest);
            let mut step = SECTOR;
            for (number, one) in self.wanted.iter().enumerate() {
                let place = window.offset.saturating_add(at as u64);
                let expected = state.expected.get(number).copied().unwrap_or(u64::MAX);
                for length in one.lengths(sector, place, expected).into_iter().flatten() {
                    if !self.limit.spend(u64::from(length)) {
                        continue;
                    }
                    if self.is_block(state, window, at, length, one)? {
                        step = step.max(u64::from(length).next_multiple_of(SECTOR));
                        if let Some(expected) = state.expected.get_mut(number) {
                            *expected = place.saturating_add(u64::from(length));
                        }
                        break;
                    }
                }
            }
            at = at.saturating_add(usize::try_from(step).unwrap_or(usize::MAX));
        }
        Ok(())
    }

    /// Hashes a place, and enters the hash.
    fn is_block(&self, state: &mut State, window: &Window<'_>, at: usize, length: u32, one: &Sought) -> Result<bool> {
        let place = window.offset.saturating_add(at as u64);
        let hash = match window.bytes.get(at..at.saturating_add(length as usize)) {
            Some(inside) => block_hash(inside, one.layout.block_bytes),
            None => {
                state.block.resize(length as usize, 0);
                self.raw.read(&mut state.block, place);
                self.watch.advance(0)?;
                block_hash(&state.block, one.layout.block_bytes)
            }
        };
        Ok(one.enter(&hash, length, place))
    }

    /// Looks for blocks at a sample of all bytes. Returns new places of a sector at which blocks begin.
    fn within(&self, state: &mut State, window: &Window<'_>) -> Result<Vec<u64>> {
        let mut new = Vec::new();
        for one in self.wanted.iter().filter(|one| !one.is_done()) {
            let Some(beginnings) = &one.beginnings else { continue };
            let mut places = Vec::new();
            Probe::sampled(&one.layout).each(window, &beginnings.set, |at| places.push(at));
            if let Some(head) =
                one.short.filter(|short| !one.is_found(*short)).and_then(|short| beginnings.head_of(short))
            {
                places.extend(memmem::find_iter(window.bytes, head).filter(|at| *at < window.own).take(SHORT_MAX));
            }
            for at in places {
                let place = window.offset.saturating_add(at as u64);
                // Whole sectors were looked at before.
                if place & SECTOR.saturating_sub(1) == 0 {
                    continue;
                }
                let sector = window.bytes.get(at..).unwrap_or_default();
                for length in one.lengths(sector, place, u64::MAX).into_iter().flatten() {
                    if self.limit.spend_within(u64::from(length)) && self.is_block(state, window, at, length, one)? {
                        new.extend(self.phases.add(place));
                    }
                }
            }
        }
        Ok(new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: u32 = 1024;
    const SHORT: u32 = 100;

    /// Six data blocks, of which the last block is short, and three recovery blocks. The hash of each block is made of
    /// the letter of the block.
    fn wanted(heads: &[&[u8; 4]; 9], letters: &[u8; 9], there: &[u32]) -> Sought {
        let layout = Layout {
            payload_bytes: u64::from(5 * WHOLE + SHORT),
            block_bytes: WHOLE,
            data_blocks: 6,
            recovery_blocks: 3,
            chunk_blocks: 3,
        };
        let all = Heads::parse(&heads.map(|head| *head).concat(), 9).unwrap();
        let hash_of = |block: u32| Some(Hash([letters[block as usize]; 32]));
        Sought::of(layout, Some(&all), hash_of, |block| there.contains(&block), &[]).unwrap()
    }

    fn open(wanted: &Sought, head: &[u8; 4]) -> u32 {
        wanted.beginnings.as_ref().unwrap().open[head].load(Ordering::Relaxed)
    }

    #[test]
    fn what_was_found_is_not_gone_through_again() {
        let wanted = wanted(&[b"same"; 9], b"aaabcdeff", &[8]);
        let lengths = || wanted.lengths(b"same and more", 0, 0);
        assert_eq!((open(&wanted, b"same"), lengths()), (7, [Some(WHOLE), Some(SHORT)]));
        assert_eq!(wanted.lengths(b"other", 0, 0), [None, None]);
        for (letter, length, left) in [(b'a', WHOLE, 4), (b'a', WHOLE, 4), (b'b', WHOLE, 3), (b'f', WHOLE, 2)] {
            assert!(wanted.enter(&Hash([letter; 32]), length, 512));
            assert_eq!(open(&wanted, b"same"), left, "{letter}");
        }
        assert_eq!(wanted.hashes[&Hash([b'a'; 32])].open.load(Ordering::Relaxed), 0);
        // The short block is entered only with its own length.
        assert!(wanted.enter(&Hash([b'd'; 32]), SHORT, 1024));
        assert_eq!(lengths(), [Some(WHOLE), None]);
        assert!(wanted.enter(&Hash([b'c'; 32]), WHOLE, 2048) && !wanted.is_done());
        assert!(wanted.enter(&Hash([b'e'; 32]), WHOLE, 4096) && wanted.is_done());
        assert_eq!((open(&wanted, b"same"), lengths()), (0, [None, None]));
        assert!(!wanted.enter(&Hash([b'z'; 32]), WHOLE, 0));
        let places: Vec<u64> = wanted.take_found().into_iter().map(|(_, at)| at).collect();
        assert_eq!(places, [512, 512, 512, 512, 2048, 1024, 4096, 512]);
    }

    #[test]
    fn what_is_there_already_is_not_looked_for() {
        let heads = [b"0000", b"1111", b"2222", b"3333", b"4444", b"5555", b"6666", b"7777", b"8888"];
        let wanted = wanted(&heads, b"abcdefghi", &[1, 5]);
        let lengths = |head: &[u8; 4]| wanted.lengths(head, 0, 0);
        assert_eq!(lengths(b"0000"), [Some(WHOLE), None]);
        assert_eq!((lengths(b"1111"), lengths(b"5555")), ([None, None], [None, None]));
    }
}
