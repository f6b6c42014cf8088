//! Slips of a bundle: what is missing is asked for, and a receipt says that enough arrived (FORMAT.md §16).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::cmp::Reverse;

use crate::check::Held;
use crate::error::{Error, Gap, Result};
use crate::find::bundle::Bundle;
use crate::find::trusted::{Admitted, Trusted};
use crate::report::Verdict;
use pannier_format::Slip;
use pannier_format::slip::{GROUPS_MAX, GROUPS_SMS, Message, Unit};

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

/// Returns a proof for the way back: the bundle here is genuine and enough.
///
/// # Errors
/// [`Error::NotEnough`] if there are not enough blocks.
pub fn receipt(bundle: &Trusted<'_, Held>) -> Result<Slip> {
    let Held { bundle, report, .. } = bundle.get();
    if report.verdict >= Verdict::Incomplete {
        return Err(Error::NotEnough { have: report.have_blocks, need: bundle.layout.data_blocks });
    }
    let message = Message::Receipt { have: report.have_blocks, of: bundle.layout.block_count() };
    Ok(Slip::new(&bundle.list.id, message))
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
