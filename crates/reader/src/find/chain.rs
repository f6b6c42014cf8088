//! Chains of deltas: which of the bundles that were found lead from one release to another, step by step (FORMAT.md §19.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::VecDeque;

use super::bundle::Bundle;
use super::search::{Search, Wanted, candidate, counting, one_of};
use crate::error::{Conflict, DeltaFault, Error, Gap, Result};
use crate::keys::PublicKey;

/// The release from which a chain begins.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// The series.
    pub series: &'a str,
    /// The number in the series.
    pub release: u32,
    /// The publisher who signed the list of documents.
    pub publisher: &'a PublicKey,
}

/// Deltas in the order in which they are applied.
#[derive(Debug)]
pub struct Chain<'a> {
    /// The deltas. There is at least one.
    pub steps: Vec<&'a Bundle>,
    /// The step that is lacking before a higher release that other deltas make.
    pub gap: Option<Gap>,
}

/// Finds the deltas that lead from a release to the release that is wanted, or to the highest release that they reach. Of several
/// ways, the way with the fewest deltas is taken.
///
/// # Errors
/// [`DeltaFault::Gap`] if a step is lacking, [`Error::Conflict`] if steps exclude each other, and the errors of a choice.
pub fn chain<'a>(bundles: &'a [Bundle], search: &Search, start: Start<'_>, wanted: &Wanted) -> Result<Chain<'a>> {
    let deltas: Vec<&Bundle> = counting(bundles).0.into_iter().filter(|one| one.facts.since.is_some()).collect();
    let Some(any) = deltas.first() else {
        one_of(bundles, search, wanted)?;
        return Err(DeltaFault::Whole.into());
    };
    let of_series = |one: &&&Bundle| one.facts.base_series() == Some(start.series);
    let ours: Vec<&Bundle> = deltas.iter().filter(of_series).copied().collect();
    let named = match wanted {
        Wanted::Id(_) => Some(one_of(deltas.iter().copied(), search, wanted)?),
        Wanted::Release(number) if !ours.is_empty() && ours.iter().all(|one| one.facts.release != *number) => {
            return Err(Error::NoSuchRelease(*number));
        }
        Wanted::Release(_) | Wanted::Newest | Wanted::Only => None,
    };
    if ours.is_empty() {
        return Err(gap(start, start.release, 0, named.unwrap_or(any)).map_or(Error::NoBundle, fault));
    }
    let walk = Walk::from(start, &ours, search);
    let most = match (wanted, named) {
        (_, Some(named)) => named.facts.release,
        (Wanted::Release(number), None) => *number,
        _ => u32::MAX,
    };
    let ends =
        || walk.order.iter().filter_map(|at| Some((*at, *ours.get(*at)?))).filter(|(_, end)| end.facts.release <= most);
    let highest = ends().map(|(_, end)| end.facts.release).max();
    let is_end = |end: &Bundle| match (wanted, named) {
        (_, Some(named)) => named.list.id == end.list.id,
        (Wanted::Release(number), None) => *number == end.facts.release,
        _ => highest == Some(end.facts.release),
    };
    let steps = ends().find(|(_, end)| is_end(end)).map(|(at, _)| walk.steps_to(at, &ours));
    let reached = highest.unwrap_or(start.release);
    // The next step that nothing leads to.
    let left = || ours.iter().enumerate().filter(|(at, _)| !walk.order.contains(at)).map(|(_, one)| *one);
    let after = left().filter(|one| one.facts.since > Some(reached) && one.facts.release <= most);
    let next = after.min_by_key(|one| one.facts.since);
    let applied = steps.as_ref().map_or(0, Vec::len);
    let lacking = next.and_then(|next| gap(start, reached, applied.max(usize::from(highest.is_some())), next));
    let Some(steps) = steps else {
        // A delta fits by its number, and neither its publisher nor a trusted one signed the base.
        if lacking.is_none() && left().any(|one| one.facts.since == Some(start.release)) {
            return Err(DeltaFault::BaseUntrusted.into());
        }
        let before = || left().max_by_key(|one| one.facts.since).and_then(|one| gap(start, reached, 0, one));
        return Err(lacking.or_else(before).map_or(Error::NoBundle, fault));
    };
    walk.require_clear(&steps, &ours, search, named)?;
    Ok(Chain { steps, gap: lacking })
}

fn fault(gap: Gap) -> Error {
    DeltaFault::Gap(Box::new(gap)).into()
}

/// Describes the release that a delta lacks.
fn gap(start: Start<'_>, reached: u32, applied: usize, delta: &Bundle) -> Option<Gap> {
    Some(Gap {
        series: delta.facts.base_series()?.to_owned(),
        release: delta.facts.since?,
        found: (start.series.to_owned(), reached),
        applied,
        delta: delta.list.id,
    })
}

/// A walk over deltas, from one release to every release that they reach.
struct Walk {
    /// The deltas in the order in which the walk came to them: fewest steps first.
    order: Vec<usize>,
    /// For each delta the delta before, if the walk came to the delta from another.
    before: Vec<Option<usize>>,
}

impl Walk {
    fn from(start: Start<'_>, ours: &[&Bundle], search: &Search) -> Self {
        let mut walk = Self { order: Vec::new(), before: vec![None; ours.len()] };
        // The list of the release before must be signed by a trusted publisher, or by the publisher of the delta.
        let follows = |release: u32, signer: &PublicKey, next: &Bundle| {
            next.facts.since == Some(release) && (search.keys().any(|key| key == signer) || *signer == next.publisher)
        };
        let mut places = VecDeque::from([(start.release, start.publisher, None)]);
        while let Some((release, signer, from)) = places.pop_front() {
            for (at, next) in ours.iter().enumerate() {
                if walk.order.contains(&at) || !follows(release, signer, next) {
                    continue;
                }
                walk.order.push(at);
                if let Some(before) = walk.before.get_mut(at) {
                    *before = from;
                }
                places.push_back((next.facts.release, &next.publisher, Some(at)));
            }
        }
        walk
    }

    fn steps_to<'a>(&self, end: usize, ours: &[&'a Bundle]) -> Vec<&'a Bundle> {
        let mut steps = Vec::new();
        let mut at = Some(end);
        while let Some(step) = at.take() {
            steps.extend(ours.get(step).copied());
            // A step has a smaller number than the step after, so there is no way in circles.
            at = self.before.get(step).copied().flatten().filter(|_| steps.len() <= ours.len());
        }
        steps.reverse();
        steps
    }

    /// Checks that every step is the only delta at hand between its two releases. A person may have named the last step.
    fn require_clear(
        &self,
        steps: &[&Bundle],
        ours: &[&Bundle],
        search: &Search,
        named: Option<&Bundle>,
    ) -> Result<()> {
        let is_named = |step: &Bundle| named.is_some_and(|named| named.list.id == step.list.id);
        for step in steps.iter().filter(|step| !is_named(step)) {
            let of_step = |conflict: &&Conflict| conflict.concerns(&step.list.id);
            let conflicts: Vec<Conflict> = search.compared.conflicts.iter().filter(of_step).cloned().collect();
            if !conflicts.is_empty() {
                return Err(Error::Conflict(conflicts));
            }
            let ends = |one: &Bundle| (one.facts.since, one.facts.release);
            let reached = self.order.iter().filter_map(|at| ours.get(*at));
            let alike: Vec<&Bundle> = reached.filter(|one| ends(one) == ends(step)).copied().collect();
            if alike.len() > 1 {
                return Err(Error::ManyBundles(alike.into_iter().map(candidate).collect()));
            }
        }
        Ok(())
    }
}
