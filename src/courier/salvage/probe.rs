//! Looking for the beginnings of blocks at any byte, at little cost. An image may be shifted: a part before it, or a piece
//! that was left out. All blocks after the shift then begin at the same odd place of a sector, so one block tells it.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use super::raw::{SECTOR, Window};
use crate::format::Layout;
use crate::format::heads::{HEAD_BYTES, Head};

/// Bits of the set that is asked at every byte: small enough for the cache of a processor.
const SET_BITS: u32 = 20;
/// Bytes that are looked at together, and the distance between such pieces.
const PIECE_BYTES: usize = 4 << 10;
const STRIDE_BYTES: usize = 16 << 10;
/// Places of a sector at which blocks may begin on one medium. A medium that claims more is left.
const PHASES_MAX: u32 = 64;
/// Files up to this length may lie inside the tables of a file system.
const INLINE_BYTES: u64 = 4 << 10;

/// A set of beginnings that answers "surely not" for nearly every place.
pub(super) struct HeadSet {
    bits: Vec<u64>,
}

impl HeadSet {
    pub(super) fn new<'a>(heads: impl Iterator<Item = &'a Head>) -> Self {
        let mut bits = vec![0u64; 1 << SET_BITS.saturating_sub(6)];
        for head in heads {
            let (word, bit) = place(*head);
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
        }
        Self { bits }
    }

    fn may_have(&self, head: Head) -> bool {
        let (word, bit) = place(head);
        self.bits.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Calls `with` for each place of a range, in steps, that may be a beginning. The bytes may go on after the range.
    pub(super) fn each(&self, bytes: &[u8], range: Range<usize>, step: usize, mut with: impl FnMut(usize)) {
        let end = range.end.saturating_add(HEAD_BYTES.saturating_sub(1)).min(bytes.len());
        let windows = bytes.get(range.start..end).unwrap_or_default().windows(HEAD_BYTES);
        for (at, head) in (range.start..).step_by(step).zip(windows.step_by(step)) {
            if head.first_chunk().is_some_and(|head| self.may_have(*head)) {
                with(at);
            }
        }
    }
}

fn place(head: Head) -> (usize, u64) {
    let mixed = u32::from_le_bytes(head).wrapping_mul(0x9E37_79B1).wrapping_shr(32u32.saturating_sub(SET_BITS));
    ((mixed >> 6) as usize, 1u64.wrapping_shl(mixed & 63))
}

/// How many places are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Probe {
    /// Every byte: the chunks of the bundle are so short that a file system may keep each of them in a table.
    Every,
    /// A quarter of all bytes. Every run of a few blocks is met, wherever it begins.
    Quarter,
}

impl Probe {
    /// Returns what is enough for the blocks of a bundle.
    pub(super) fn sampled(layout: &Layout) -> Self {
        let chunk_bytes = u64::from(layout.block_bytes).saturating_mul(u64::from(layout.chunk_blocks));
        if chunk_bytes <= INLINE_BYTES { Self::Every } else { Self::Quarter }
    }

    /// Calls `with` for each place that may be a beginning.
    pub(super) fn each(self, window: &Window<'_>, set: &HeadSet, mut with: impl FnMut(usize)) {
        match self {
            Self::Every => set.each(window.bytes, 0..window.own, 1, with),
            Self::Quarter => {
                for (number, start) in (0..window.own).step_by(STRIDE_BYTES).enumerate() {
                    // The piece moves, so that blocks as long as the distance do not miss all pieces.
                    let start = start.saturating_add((number & 3).saturating_mul(PIECE_BYTES));
                    let end = start.saturating_add(PIECE_BYTES).min(window.own);
                    set.each(window.bytes, start..end.max(start), 1, &mut with);
                }
            }
        }
    }
}

/// The places of a sector at which blocks begin.
#[derive(Debug)]
pub(super) struct Phases {
    bits: [AtomicU64; SECTOR as usize / 64],
}

impl Phases {
    /// Begins with the beginning of a sector, where nearly all files begin.
    pub(super) fn new() -> Self {
        let phases = Self { bits: Default::default() };
        phases.add(0);
        phases
    }

    /// Adds the place of an offset. Returns the place if the place is new.
    pub(super) fn add(&self, offset: u64) -> Option<u64> {
        let count: u32 = self.bits.iter().map(|word| word.load(Ordering::Relaxed).count_ones()).sum();
        let phase = offset & SECTOR.saturating_sub(1);
        let word = self.bits.get(usize::try_from(phase >> 6).unwrap_or(0)).filter(|_| count < PHASES_MAX)?;
        let bit = 1u64.wrapping_shl((phase & 63) as u32);
        (word.fetch_or(bit, Ordering::Relaxed) & bit == 0).then_some(phase)
    }

    /// Returns all places.
    pub(super) fn all(&self) -> Vec<u64> {
        let has = |phase: &u64| {
            let word = self.bits.get(usize::try_from(phase >> 6).unwrap_or(0));
            word.is_some_and(|word| word.load(Ordering::Relaxed) & 1u64.wrapping_shl((phase & 63) as u32) != 0)
        };
        (0..SECTOR).filter(has).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_of_blocks_is_met() {
        let head = *b"\x01\xab\xcd\xef";
        let set = HeadSet::new([head].iter());
        for (block, run) in [(1 << 10, 20), (16 << 10, 4), (48 << 10, 12)] {
            for begin in [0, 1, 511, 4_097, 9_000, 15_999] {
                let mut bytes = vec![0; 1 << 20];
                for number in 0..run {
                    let at = begin + number * block;
                    bytes[at..at + 4].copy_from_slice(&head);
                }
                let mut met = Vec::new();
                let window = Window { bytes: &bytes, own: bytes.len(), offset: 0 };
                Probe::Quarter.each(&window, &set, |at| met.push(at));
                assert!(!met.is_empty() && met.iter().all(|at| (at - begin) % block == 0), "{block} {begin}");
            }
        }
    }

    #[test]
    fn a_hostile_medium_has_few_places() {
        let phases = Phases::new();
        let added = (0..10_000).filter(|offset| phases.add(*offset).is_some()).count();
        assert_eq!((added, phases.all().len()), (63, 64));
        assert_eq!(Phases::new().add(1_000_003), Some(1_000_003 % 512));
    }
}
