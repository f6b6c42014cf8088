//! `want` and `receipt`: slips that ask for missing parts, or say that no part is missing.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::bundle::Bundle;
use crate::check::{Checked, Held, Verdict};
use crate::error::{Error, Gap, ReaderError, Result};
use crate::format::slip::{GROUPS_MAX, GROUPS_SMS, Message, SlipFault, Unit};
use crate::format::{Layout, Slip};
use pannier_reader::find::trusted::{Admitted, Trusted};

/// How much a slip asks for, or an answer brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// As many blocks as would be enough, and a margin.
    Enough,
    /// All blocks.
    All,
}

/// A slip, and how much of what is lacking the slip asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The slip.
    pub slip: Slip,
    /// Blocks that the slip asks for.
    pub asked_blocks: u32,
    /// Blocks that are lacking.
    pub lacking_blocks: u32,
}

/// Returns the number of blocks that are enough, and a tenth more for losses on the way.
pub fn with_margin(enough: u32) -> u32 {
    enough.saturating_add(enough.div_ceil(10))
}

/// Asks for missing blocks, and for no block that is there. Returns `None` if no block is missing. A slip that asks for all
/// missing blocks may be longer than one text message. The slip then asks for the longest runs, as many as are enough and a
/// margin (FORMAT.md §16.3), unless the caller wants all.
pub fn want(bundle: &Admitted<'_, Held>, extent: Extent) -> Option<Asked> {
    let Held { bundle, pool, .. } = bundle.get();
    let layout = &bundle.layout;
    let enough = layout.data_blocks.saturating_sub(pool.good_count());
    let lacking = runs((0..layout.block_count()).filter(|block| pool.place(*block).is_none()));
    let slip = |runs: Vec<(u32, u32)>| Slip::new(&bundle.list.id, Message::Want { unit: Unit::Blocks, enough, runs });
    let runs = asked_runs(lacking.clone(), with_margin(enough), extent, |runs| {
        slip(runs).groups().map_or(usize::MAX, |groups| groups.len())
    });
    let (asked_blocks, lacking_blocks) = (blocks_in(&runs), blocks_in(&lacking));
    (!runs.is_empty()).then(|| Asked { slip: slip(runs), asked_blocks, lacking_blocks })
}

/// Asks for the release on which a delta builds. `None` if the bundle is no delta.
pub fn want_base(bundle: &Bundle) -> Option<Slip> {
    let (series, release) = bundle.facts.base_series().zip(bundle.facts.since)?;
    Some(Slip::new(&bundle.list.id, Message::Release { series: series.to_owned(), release }))
}

/// Asks for the release that a chain of deltas lacks.
pub fn want_gap(gap: &Gap) -> Slip {
    Slip::new(&gap.delta, Message::Release { series: gap.series.clone(), release: gap.release })
}

/// Returns the bundle that a slip means: the bundle that the slip names, or the release that the slip asks for.
///
/// # Errors
/// [`SlipFault::OtherBundle`] or [`Error::NoRelease`] if the bundle is not here; the errors of a choice between releases.
pub fn meant<'a>(slip: &Slip, checked: &'a Checked) -> Result<&'a Held> {
    let Message::Release { series, release } = &slip.message else {
        let held = checked.held.iter().find(|held| is_about(slip, &held.bundle));
        return held.ok_or_else(|| SlipFault::OtherBundle(slip.id_digits()).into());
    };
    checked.whole(series, *release).map_err(|error| match error {
        ReaderError::NoBundle => {
            let here = checked.held.iter().map(|held| held.bundle.title()).collect();
            Error::NoRelease { series: series.clone(), release: *release, here }
        }
        other => other.into(),
    })
}

/// Returns a slip that asks for blocks. A slip that asks for a whole release becomes a slip that asks for all of its blocks.
pub fn in_blocks(slip: &Slip, bundle: &Bundle) -> Slip {
    if !matches!(slip.message, Message::Release { .. }) {
        return slip.clone();
    }
    let (enough, all) = (bundle.layout.data_blocks, bundle.layout.block_count());
    Slip::new(&bundle.list.id, Message::Want { unit: Unit::Blocks, enough, runs: vec![(0, all)] })
}

fn blocks_in(runs: &[(u32, u32)]) -> u32 {
    runs.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
}

/// Returns the runs that a slip asks for, in order. `groups` counts the groups of a slip.
fn asked_runs(
    lacking: Vec<(u32, u32)>,
    wanted: u32,
    extent: Extent,
    groups: impl Fn(Vec<(u32, u32)>) -> usize,
) -> Vec<(u32, u32)> {
    let most = match extent {
        Extent::Enough => GROUPS_SMS,
        Extent::All => GROUPS_MAX,
    };
    if groups(lacking.clone()) <= most {
        return lacking;
    }
    let mut longest = lacking;
    longest.sort_by_key(|(first, count)| (Reverse(*count), *first));
    let first_of = |number: usize| {
        let mut some: Vec<(u32, u32)> = longest.iter().take(number).copied().collect();
        some.sort_unstable();
        some
    };
    // More runs never make a shorter slip. No slip of 255 groups has more runs than bytes.
    let fitting = |most: usize| {
        let numbers: Vec<usize> = (1..=longest.len().min(GROUPS_MAX.saturating_mul(2))).collect();
        numbers.partition_point(|number| groups(first_of(*number)) <= most)
    };
    if extent == Extent::All {
        return first_of(fitting(GROUPS_MAX));
    }
    let mut sum = 0u32;
    let needed = longest.iter().take_while(|(_, count)| {
        let is_short = sum < wanted;
        sum = sum.saturating_add(*count);
        is_short
    });
    let needed = needed.count().max(fitting(GROUPS_SHORT));
    first_of(needed.min(fitting(GROUPS_MAX)))
}

/// The groups that a slip has even if fewer would be enough: two rows.
const GROUPS_SHORT: usize = 12;

/// Returns some of the blocks that are asked for, in order: as many as `wanted` makes of the number that is enough, whole
/// chunks first. Returns all of them if a slip does not say how many are enough, or if too few are at hand. `has` tells
/// whether a block is at hand.
pub fn enough_of(
    slip: &Slip,
    asked: &[u32],
    bundle: &Bundle,
    wanted: impl Fn(u32) -> u32,
    has: impl Fn(u32) -> bool,
) -> Vec<u32> {
    let Message::Want { enough: enough @ 1.., .. } = slip.message else { return asked.to_vec() };
    let mut chunks: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for block in asked.iter().filter(|block| has(**block)) {
        chunks.entry(bundle.layout.place_of(*block).0).or_default().push(*block);
    }
    let mut chunks: Vec<(usize, Vec<u32>)> = chunks.into_iter().collect();
    let is_whole = |(number, blocks): &(usize, Vec<u32>)| {
        bundle.chunks.get(*number).is_some_and(|chunk| blocks.len() as u64 == u64::from(chunk.block_count))
    };
    chunks.sort_by_key(|chunk| (Reverse(is_whole(chunk)), Reverse(chunk.1.len()), chunk.0));
    let wanted = wanted(enough) as usize;
    let mut chosen: Vec<u32> = Vec::new();
    for (_, blocks) in chunks {
        if chosen.len() >= wanted {
            break;
        }
        chosen.extend(blocks);
    }
    if chosen.len() < wanted {
        return asked.to_vec();
    }
    chosen.sort_unstable();
    chosen
}

/// Returns a proof for the way back: the bundle here is genuine and enough.
///
/// # Errors
/// [`ReaderError::NotEnough`] if there are not enough blocks.
pub fn receipt(bundle: &Trusted<'_, Held>) -> Result<Slip> {
    let Held { bundle, report, .. } = bundle.get();
    if report.verdict >= Verdict::Incomplete {
        return Err(ReaderError::NotEnough { have: report.have_blocks, need: bundle.layout.data_blocks }.into());
    }
    let message = Message::Receipt { have: report.have_blocks, of: bundle.layout.block_count() };
    Ok(Slip::new(&bundle.list.id, message))
}

/// Tells whether a slip is about a bundle, or about the list that the bundle extends. The blocks of the extended list
/// are also blocks of this bundle.
pub fn is_about(slip: &Slip, bundle: &Bundle) -> bool {
    slip.is_for(&bundle.list.id) || bundle.facts.extends.is_some_and(|first| slip.is_for(&first))
}

/// Returns the blocks that a slip asks for, in order.
///
/// # Errors
/// [`Error::Slip`] if the slip is for another bundle, or asks for blocks that this bundle does not have.
pub fn asked_blocks(slip: &Slip, bundle: &Bundle) -> Result<Vec<u32>> {
    if !is_about(slip, bundle) {
        return Err(SlipFault::OtherBundle(slip.id_digits()).into());
    }
    let Message::Want { unit, runs, .. } = &slip.message else { return Ok(Vec::new()) };
    let mut blocks = Vec::new();
    for (first, count) in runs {
        let range = match unit {
            Unit::Blocks => *first..first.saturating_add(*count),
            Unit::Chunks => chunk_blocks(&bundle.layout, bundle, *first, *count).ok_or(SlipFault::Nonsense)?,
        };
        if range.end > bundle.layout.block_count() {
            return Err(SlipFault::Nonsense.into());
        }
        blocks.extend(range);
    }
    Ok(blocks)
}

/// Returns the blocks of a run of chunks.
fn chunk_blocks(layout: &Layout, bundle: &Bundle, first: u32, count: u32) -> Option<Range<u32>> {
    let start = bundle.chunks.get(first as usize)?.first_block;
    let last = bundle.chunks.get(first.checked_add(count)?.checked_sub(1)? as usize)?;
    let end = last.first_block.checked_add(last.block_count)?;
    (end <= layout.block_count()).then_some(start..end)
}

/// Returns ordered numbers as runs of neighbours.
fn runs(numbers: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((first, count)) if first.checked_add(*count) == Some(number) => *count = count.saturating_add(1),
            _ => runs.push((number, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A slip has a group for each run here.
    fn asked(lacking: &[(u32, u32)], wanted: u32, extent: Extent) -> Vec<(u32, u32)> {
        asked_runs(lacking.to_vec(), wanted, extent, |runs| runs.len())
    }

    #[test]
    fn numbers_become_runs() {
        assert_eq!(runs([0, 1, 2, 7, 9, 10].into_iter()), [(0, 3), (7, 1), (9, 2)]);
        assert_eq!(runs([].into_iter()), []);
    }

    #[test]
    fn the_longest_runs_are_asked_for_until_they_are_enough() {
        // Every third run is of three blocks, the others of one.
        let many: Vec<(u32, u32)> = (0..300).map(|n| (n * 10, if n % 3 == 0 { 3 } else { 1 })).collect();
        assert_eq!(asked(&many[..26], 1000, Extent::Enough), &many[..26]);
        let few = asked(&many, 5, Extent::Enough);
        assert_eq!((few.len(), blocks_in(&few)), (12, 36));
        let more = asked(&many, 301, Extent::Enough);
        assert_eq!((more.len(), blocks_in(&more)), (101, 301));
        assert!(more.is_sorted());
        let all = asked(&many, 5, Extent::All);
        assert_eq!((all.len(), blocks_in(&all)), (255, 300 + 155));
        assert_eq!(asked(&many[..255], 5, Extent::All), &many[..255]);
        // Far more runs than any slip has.
        let endless: Vec<(u32, u32)> = (0..60_000).map(|n| (n * 2, 1)).collect();
        assert_eq!(asked(&endless, 30_000, Extent::Enough).len(), 255);
    }

    #[test]
    fn a_tenth_more_than_enough_is_a_block_at_least() {
        assert_eq!([0, 1, 10, 11, 879].map(with_margin), [0, 2, 11, 13, 967]);
    }
}
