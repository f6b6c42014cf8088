//! The search for an object among bodies, of which some are forged, within a budget of work.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::Result;
use crate::objects::incoming::Body;
use crate::objects::object;
use pannier_format::frame::Group;
use pannier_format::limits;

/// The largest number of sets of contradicting bodies that one search tries.
const CHOICES_MAX: usize = 64;
/// The number of random sets of just enough frames, which are drawn after all other methods failed.
const DRAWS: u64 = 32;

/// A set of frames to try. Each number has one body.
type Set<'a> = BTreeMap<u32, &'a [u8]>;

/// The work that a search may do, and the work that it has done. The unit is a byte of a body.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) most: u64,
    pub(super) done: u64,
    /// Whether the first attempt is free. An object has two such turns, and each costs about as much as the reading of
    /// its frames did.
    pub(super) turn: bool,
}

/// The work of one attempt with frames up to a number. An attempt handles every source frame and every recovery frame
/// up to the last, so the cost counts frames and not only bytes.
pub(super) fn cost(group: &Group, last: u32) -> u64 {
    let frames = u64::from(group.source_count.max(last.saturating_add(1)));
    let each = u64::from(group.body_bytes.max(64)).saturating_add(limits::SEARCH_FRAME_BYTES);
    frames.saturating_mul(each).saturating_add(4_096)
}

/// Tells whether an attempt costs little more than the reading of its frames: the last recovery frame is not far away.
pub(super) fn is_near(group: &Group, last: u32) -> bool {
    last < group.source_count.saturating_mul(5).saturating_add(64)
}

impl Work {
    fn afford(&mut self, group: &Group, set: &Set<'_>) -> bool {
        let last = set.keys().next_back().copied().unwrap_or_default();
        let free = std::mem::take(&mut self.turn) && is_near(group, last);
        let done = self.done.saturating_add(cost(group, last));
        if !free && done > self.most {
            return false;
        }
        self.done = if free { self.done } else { done };
        true
    }

    /// Tells whether this number of attempts fits. A series that cannot be ended is not begun.
    fn fits(&self, group: &Group, set: &Set<'_>, attempts: usize) -> bool {
        let last = set.keys().next_back().copied().unwrap_or_default();
        cost(group, last).saturating_mul(attempts as u64) <= self.most.saturating_sub(self.done)
    }
}

/// Searches for the object in the received bodies. First, numbers with several bodies count as lost. If too few bodies
/// are left, the search chooses one body of each number in turn. Then the search leaves out as many frames as are
/// spare, from one end to the other. Last, the search draws sets of just enough frames.
pub(super) fn search(group: &Group, bodies: &BTreeMap<u32, Vec<Body>>, work: &mut Work) -> Result<Option<Vec<u8>>> {
    let need = group.source_count as usize;
    let attempt = |set: &Set<'_>, work: &mut Work| -> Result<Option<Vec<u8>>> {
        if set.len() < need || !work.afford(group, set) {
            return Ok(None);
        }
        object::rebuild(group, set.iter().map(|(number, body)| (*number, *body)))
    };
    let (sure, disputed): (Vec<_>, Vec<_>) = bodies.iter().partition(|(_, bodies)| bodies.len() == 1);
    let sure: Set<'_> = sure.iter().filter_map(|(number, bodies)| Some((**number, &*bodies.first()?.bytes))).collect();
    // A forged frame far away makes an attempt dear. So the near frames alone come first.
    let near: Set<'_> =
        sure.iter().filter(|(number, _)| is_near(group, **number)).map(|(n, body)| (*n, *body)).collect();
    if near.len() < sure.len()
        && let Some(object) = attempt(&near, work)?
    {
        return Ok(Some(object));
    }
    if let Some(object) = attempt(&sure, work)? {
        return Ok(Some(object));
    }
    let choices = disputed.iter().try_fold(1, |all: usize, (_, bodies)| all.checked_mul(bodies.len()));
    let choices = if disputed.is_empty() { 0 } else { choices.unwrap_or(CHOICES_MAX).min(CHOICES_MAX) };
    // A forger of whole pages is consistent on these pages, and the publisher is consistent on the other pages.
    let inputs: BTreeSet<usize> =
        disputed.iter().flat_map(|(_, bodies)| bodies.iter().map(|body| body.seen.input)).collect();
    for input in inputs.into_iter().take(CHOICES_MAX) {
        let of_input = |bodies: &'_ Vec<Body>| bodies.iter().position(|body| body.seen.input == input);
        let mut set = sure.clone();
        for (number, bodies) in &disputed {
            if let Some(body) = of_input(bodies).and_then(|at| bodies.get(at)) {
                set.insert(**number, &body.bytes);
            }
        }
        if let Some(object) = attempt(&set, work)? {
            return Ok(Some(object));
        }
    }
    for choice in 0..choices {
        let mut set = sure.clone();
        let mut rest = choice;
        for (number, bodies) in &disputed {
            if let Some(body) = rest.checked_rem(bodies.len()).and_then(|at| bodies.get(at)) {
                set.insert(**number, &body.bytes);
            }
            rest = rest.checked_div(bodies.len()).unwrap_or_default();
        }
        if let Some(object) = attempt(&set, work)? {
            return Ok(Some(object));
        }
    }
    let Some(spare) = sure.len().checked_sub(need).filter(|spare| *spare > 0) else { return Ok(None) };
    let numbers: Vec<u32> = sure.keys().copied().collect();
    if !work.fits(group, &sure, numbers.len().div_ceil(spare)) {
        return Ok(None);
    }
    for out in numbers.chunks(spare) {
        let mut set = sure.clone();
        set.retain(|number, _| !out.contains(number));
        if let Some(object) = attempt(&set, work)? {
            return Ok(Some(object));
        }
    }
    let mut random = fastrand::Rng::with_seed(sure.len() as u64);
    for _ in 0..DRAWS {
        if !work.fits(group, &sure, 1) {
            return Ok(None);
        }
        let drawn: BTreeSet<u32> = random.choose_multiple(numbers.iter().copied(), need).into_iter().collect();
        let mut set = sure.clone();
        set.retain(|number, _| drawn.contains(number));
        if let Some(object) = attempt(&set, work)? {
            return Ok(Some(object));
        }
    }
    Ok(None)
}
