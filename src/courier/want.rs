//! Slips that arrive: which bundle a slip means, and which blocks of the bundle the slip asks for.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use crate::bundle::Bundle;
use crate::check::{Checked, Held};
use crate::error::{Error, ReaderError, Result};
use crate::first::first_blocks;
use crate::format::slip::{Message, SlipFault, Unit};
use crate::format::{Layout, Slip};
pub use pannier_reader::slips::{Asked, Extent, receipt, want, want_base, want_gap, with_margin};

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

/// Returns some of the blocks that are asked for, in order: as many as `wanted` makes of the number that is enough, whole
/// chunks first, and before them the chunks that opening in part needs first. Returns all of them if a slip does not say how many are enough, or if too few are at hand. `has` tells
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
    let needed_first: HashSet<usize> = first_blocks(bundle).into_iter().map(|(chunk, _)| chunk).collect();
    let is_first = |chunk: usize| needed_first.contains(&chunk);
    chunks.sort_by_key(|chunk| (Reverse(is_first(chunk.0)), Reverse(is_whole(chunk)), Reverse(chunk.1.len()), chunk.0));
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
