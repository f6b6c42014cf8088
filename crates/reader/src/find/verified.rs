//! The work of a search on signatures, counted (FORMAT.md §14).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use pannier_format::limits;

/// The work of a search on signatures: a count, which is the same on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// The number of times that a signature was compared with a list.
    pub trials: u64,
    /// The bytes of the lists in all trials together.
    pub bytes: u64,
}

impl Verified {
    /// Counts a trial over so many bytes, and takes its cost out of a budget. Tells whether the budget held so much.
    pub(super) fn pay(&mut self, bytes: u64, budget: &mut usize) -> bool {
        let Some(rest) = budget.checked_sub(cost_of(bytes)) else { return false };
        *budget = rest;
        self.trials = self.trials.saturating_add(1);
        self.bytes = self.bytes.saturating_add(bytes);
        true
    }
}

/// Returns the cost of a trial over so many bytes.
pub(super) fn cost_of(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX).saturating_add(limits::TRIAL_FIXED_BYTES)
}
