//! Blocks on a raw medium. With the heads of a bundle, a sector is worth a hash only where it begins as a block does; without
//! them, where files can begin, and where the last block ended.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::raw::{Raw, SECTOR};
use crate::digest::block_hash;
use crate::error::Result;
use crate::find::Bundle;
use crate::format::heads::{HEAD_BYTES, Head};
use crate::format::{Hash, Layout};
use crate::watch::Watch;

/// What is hashed of a medium at most, as a multiple of its length: a hostile one must not keep us busy for ever.
pub(crate) const HASHED_MOST: u64 = 8;
/// Where files can begin, unless something better is known.
const CLUSTER: u64 = 4096;

/// Hashing that is left for one medium.
pub(super) struct Budget {
    left: AtomicU64,
    spent: AtomicBool,
}

impl Budget {
    pub(super) fn new(raw: &Raw) -> Self {
        let left = raw.bytes.saturating_mul(HASHED_MOST).saturating_add(64 << 20);
        Self { left: AtomicU64::new(left), spent: AtomicBool::new(false) }
    }

    fn spend(&self, bytes: u64) -> bool {
        let enough =
            self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes)).is_ok();
        if !enough {
            self.spent.store(true, Ordering::Relaxed);
        }
        enough
    }

    /// Tells whether it was all spent.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.load(Ordering::Relaxed)
    }
}

/// The blocks of one bundle that are looked for.
pub(super) struct Wanted {
    layout: Layout,
    heads: Option<HashMap<Head, Vec<u32>>>,
    hashes: HashMap<Hash, Vec<u32>>,
    /// For each block, one more than the offset where it was found; 0 while it was not.
    found: Vec<AtomicU64>,
    left: AtomicU64,
    /// Where files can begin within [`CLUSTER`], and how far apart, where heads are not known.
    phases: Vec<u64>,
    step: u64,
}

impl Wanted {
    /// Looks for the blocks of a bundle that are not there yet. `phases`: offsets of known files within 4 KiB.
    pub(super) fn new(bundle: &Bundle, there: impl Fn(u32) -> bool, phases: &[u64]) -> Option<Self> {
        let table = bundle.table.as_ref()?;
        let layout = bundle.layout;
        let lacking = || (0..layout.block_count()).filter(|block| !there(*block));
        let mut hashes: HashMap<Hash, Vec<u32>> = HashMap::new();
        for block in lacking() {
            hashes.entry(table.hash_of(block)?).or_default().push(block);
        }
        let heads = bundle.heads.as_ref().map(|heads| {
            let mut by_head: HashMap<Head, Vec<u32>> = HashMap::new();
            let all = lacking().filter_map(|block| Some((block, heads.all().get(block as usize)?)));
            all.for_each(|(block, head)| by_head.entry(*head).or_default().push(block));
            by_head
        });
        let mut phases: Vec<u64> = phases.iter().copied().chain([0]).collect();
        phases.sort_unstable();
        phases.dedup();
        Some(Self {
            layout,
            heads,
            hashes,
            found: (0..layout.block_count()).map(|_| AtomicU64::new(0)).collect(),
            left: AtomicU64::new(lacking().count() as u64),
            phases,
            step: CLUSTER.max(u64::from(layout.block_bytes) / HASHED_MOST),
        })
    }

    /// Tells whether nothing is left to look for.
    pub(super) fn is_done(&self) -> bool {
        self.left.load(Ordering::Relaxed) == 0
    }

    /// Tells whether it has to do without heads.
    pub(super) fn is_slow(&self) -> bool {
        self.heads.is_none()
    }

    /// Blocks that were found and where, since this was asked last.
    pub(super) fn take_found(&self) -> Vec<(u32, u64)> {
        (0..)
            .zip(&self.found)
            .filter_map(|(block, at)| Some((block, at.load(Ordering::Relaxed).checked_sub(1)?)))
            .collect()
    }

    fn is_found(&self, block: u32) -> bool {
        self.found.get(block as usize).is_none_or(|at| at.load(Ordering::Relaxed) != 0)
    }

    /// The lengths that a block at this place may have on the medium; none if there is no need to hash.
    fn lengths(&self, sector: &[u8], at: u64, expected: u64) -> [Option<u32>; 2] {
        let whole = self.layout.block_bytes;
        let last = self.layout.data_blocks.saturating_sub(1);
        let short = self.layout.stored_bytes(last);
        match &self.heads {
            Some(heads) => {
                let Some(blocks) = sector.first_chunk::<HEAD_BYTES>().and_then(|head| heads.get(head)) else {
                    return [None, None];
                };
                let is_short = |block: u32| block == last && short < whole;
                let mut open = blocks.iter().copied().filter(|block| !self.is_found(*block));
                let has_short = open.clone().any(is_short);
                let has_whole = open.any(|block| !is_short(block));
                [has_whole.then_some(whole), has_short.then_some(short)]
            }
            None => {
                let aligned = self.phases.iter().any(|phase| at.checked_rem(self.step) == phase.checked_rem(self.step));
                if at != expected && (!aligned || sector.iter().all(|byte| *byte == 0)) {
                    return [None, None];
                }
                // The short block follows its neighbour in the same file, so it is worth a second hash there alone.
                let at_end = short < whole && !self.is_found(last) && at == expected;
                [Some(whole), at_end.then_some(short)]
            }
        }
    }

    /// Enters a hash that was found; tells whether it is one of ours.
    fn enter(&self, hash: &Hash, length: u32, at: u64) -> bool {
        let Some(blocks) = self.hashes.get(hash) else { return false };
        for block in blocks.iter().filter(|block| self.layout.stored_bytes(**block) <= length) {
            let place = self.found.get(*block as usize);
            if place.is_some_and(|place| {
                place.compare_exchange(0, at.saturating_add(1), Ordering::Relaxed, Ordering::Relaxed).is_ok()
            }) {
                self.left.fetch_sub(1, Ordering::Relaxed);
            }
        }
        true
    }
}

/// What one thread knows.
#[derive(Default)]
struct State {
    block: Vec<u8>,
    /// For each bundle, where the block after the last one found would be.
    expected: Vec<u64>,
}

/// Looks through a part of a medium for the blocks of several bundles at once.
pub(super) fn scan(raw: &Raw, part: &Range<u64>, wanted: &[&Wanted], budget: &Budget, watch: &Watch) -> Result<()> {
    let make = || State { block: Vec::new(), expected: vec![u64::MAX; wanted.len()] };
    raw.each_span(part, watch, make, |state, bytes, offset| {
        let mut at = 0usize;
        while let Some(sector) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let sector = sector.get(..SECTOR as usize).unwrap_or(sector);
            let mut step = SECTOR;
            for (number, one) in wanted.iter().enumerate() {
                let place = offset.saturating_add(at as u64);
                let expected = state.expected.get(number).copied().unwrap_or(u64::MAX);
                for length in one.lengths(sector, place, expected).into_iter().flatten() {
                    if !budget.spend(u64::from(length)) {
                        continue;
                    }
                    let hash = match bytes.get(at..at.saturating_add(length as usize)) {
                        Some(inside) => block_hash(inside, one.layout.block_bytes),
                        None => {
                            state.block.resize(length as usize, 0);
                            raw.read(&mut state.block, place);
                            watch.advance(0)?;
                            block_hash(&state.block, one.layout.block_bytes)
                        }
                    };
                    if one.enter(&hash, length, place) {
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
    })?;
    Ok(())
}
