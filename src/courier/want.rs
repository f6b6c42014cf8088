//! `want` and `receipt`: slips that ask for missing parts, or say that no part is missing.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::ops::Range;

use crate::bundle::Bundle;
use crate::check::{Held, Verdict};
use crate::error::{ReaderError, Result};
use crate::format::slip::{GROUPS_SMS, Message, SlipFault, Unit};
use crate::format::{Layout, Slip};
use pannier_reader::find::trusted::{Admitted, Trusted};

/// Asks for all missing parts. Returns `None` if no part is missing. The slip is exact if the exact slip fits into one
/// text message. Otherwise, the slip asks for whole chunks that lack anything. If these do not fit, the slip also asks
/// for the chunks between them.
pub fn want(bundle: &Admitted<'_, Held>) -> Option<Slip> {
    let Held { bundle, pool, .. } = bundle.get();
    let layout = &bundle.layout;
    let enough = layout.data_blocks.saturating_sub(pool.good_count());
    let blocks = runs((0..layout.block_count()).filter(|block| pool.place(*block).is_none()));
    if blocks.is_empty() {
        return None;
    }
    let slip = |unit, runs| Slip::new(&bundle.list.id, Message::Want { unit, enough, runs });
    let short = |slip: &Slip| slip.groups().is_some_and(|groups| groups.len() <= GROUPS_SMS);
    let exact = slip(Unit::Blocks, blocks);
    if short(&exact) {
        return Some(exact);
    }
    let lacking = (0u32..).zip(&bundle.chunks).filter(|(_, chunk)| {
        (chunk.first_block..chunk.first_block.saturating_add(chunk.block_count))
            .any(|block| pool.place(block).is_none())
    });
    // There are no more runs than groups that fit. The nearest runs are joined at once, because tens of thousands of
    // runs took minutes.
    let mut chunks = join_all_but(runs(lacking.map(|(number, _)| number)), GROUPS_SMS);
    loop {
        let wide = slip(Unit::Chunks, chunks.clone());
        if short(&wide) || chunks.len() < 2 {
            return Some(wide);
        }
        let fewer = chunks.len().saturating_sub(1);
        chunks = join_all_but(chunks, fewer);
    }
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
/// [`Error::Slip`](crate::Error::Slip) if the slip is for another bundle, or asks for blocks that this bundle does not have.
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

/// Joins the runs with the smallest gaps between them, until this number of runs is left.
fn join_all_but(runs: Vec<(u32, u32)>, most: usize) -> Vec<(u32, u32)> {
    let gap = |pair: &[(u32, u32)]| match pair {
        [(first, count), (next, _)] => next.saturating_sub(first.saturating_add(*count)),
        _ => 0,
    };
    let mut widest: Vec<(u32, usize)> = runs.windows(2).map(gap).zip(1..).collect();
    widest.sort_unstable_by(|a, b| b.cmp(a));
    let kept: HashSet<usize> = widest.into_iter().take(most.saturating_sub(1)).map(|(_, at)| at).collect();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (at, (first, count)) in runs.into_iter().enumerate() {
        match joined.last_mut() {
            Some((start, length)) if !kept.contains(&at) => {
                *length = first.saturating_add(count).saturating_sub(*start);
            }
            _ => joined.push((first, count)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_runs_and_the_closest_runs_one() {
        let mut some = runs([0, 1, 2, 7, 9, 10].into_iter());
        assert_eq!(some, [(0, 3), (7, 1), (9, 2)]);
        some = join_all_but(some, 2);
        assert_eq!(some, [(0, 3), (7, 4)]);
        some = join_all_but(some, 1);
        assert_eq!(some, [(0, 11)]);
        some = join_all_but(some, 0);
        assert_eq!(some, [(0, 11)]);
    }

    #[test]
    fn many_runs_keep_their_widest_gaps() {
        let some = runs([0, 1, 3, 7, 9, 20].into_iter());
        assert_eq!(join_all_but(some.clone(), 9), some);
        assert_eq!(join_all_but(some.clone(), 3), [(0, 4), (7, 3), (20, 1)]);
        assert_eq!(join_all_but(some.clone(), 1), [(0, 21)]);
        assert_eq!(join_all_but(Vec::new(), 3), []);
        let many = runs((0..30_000).map(|n| n * 2));
        assert_eq!(join_all_but(many, 26).len(), 26);
    }
}
