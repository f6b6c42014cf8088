//! A gauge reads a watch from time to time, and says how much is done, since when, and how long a phase may still take.

use std::collections::VecDeque;
use std::time::Duration;

use crate::watch::Phase;

/// What is counted in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Bytes,
    Trials,
    Codes,
}

/// What is told of a task at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct View {
    pub(super) phase: Phase,
    pub(super) done: u64,
    /// `None` if nobody knows.
    pub(super) total: Option<u64>,
    /// The time since the task began.
    pub(super) elapsed: Duration,
    /// The time that the phase may still take. `None` if too little was seen.
    pub(super) left: Option<Duration>,
    /// Whether this is the first view of the phase.
    pub(super) is_new: bool,
    /// Whether the phase was seen before all was counted. A bar that is full from the beginning tells nothing.
    pub(super) was_short: bool,
}

impl View {
    pub(super) fn unit(&self) -> Unit {
        match self.phase {
            Phase::Drilling => Unit::Trials,
            Phase::Scanning => Unit::Codes,
            Phase::Idle
            | Phase::Listing
            | Phase::Packing
            | Phase::Coding
            | Phase::Rehearsing
            | Phase::Searching
            | Phase::Reading
            | Phase::Fetching
            | Phase::Rebuilding
            | Phase::Unpacking
            | Phase::Drawing
            | Phase::Writing
            | Phase::Syncing => Unit::Bytes,
        }
    }

    /// Tells whether all is counted and the phase goes on.
    pub(super) fn is_ending(&self) -> bool {
        self.total == Some(self.done)
    }
}

/// Readings from which the time that is left is made.
#[derive(Debug, Default)]
pub(super) struct Gauge {
    phase: Phase,
    began: Duration,
    was_short: bool,
    /// Moments and what was done then, oldest first, not longer ago than [`WINDOW`].
    readings: VecDeque<(Duration, u64)>,
}

/// The pace is that of the last seconds: what comes first may be faster or slower than the rest.
const WINDOW: Duration = Duration::from_secs(20);
/// Readings that are kept.
const READINGS: usize = 256;
/// A guess after less time would be wrong too often.
const GUESS_AFTER: Duration = Duration::from_secs(3);
/// A guess after less than this share of the work would be wrong too often.
const GUESS_FROM_PERCENT: u64 = 2;
/// A longer time is no guess.
const GUESS_MOST: Duration = Duration::from_secs(99 * 60 * 60);

impl Gauge {
    /// Takes the state of a watch at a moment. Returns `None` while there is nothing to tell.
    pub(super) fn read(&mut self, elapsed: Duration, (phase, done, total): (Phase, u64, u64)) -> Option<View> {
        let is_new = phase != self.phase || self.readings.back().is_some_and(|(_, before)| *before > done);
        if is_new {
            (self.phase, self.began, self.was_short) = (phase, elapsed, false);
            self.readings.clear();
        }
        if phase == Phase::Idle {
            return None;
        }
        let total = Some(total).filter(|total| *total > 0);
        let done = total.map_or(done, |total| done.min(total));
        self.was_short |= total != Some(done);
        let old = |readings: &VecDeque<(Duration, u64)>| {
            readings.len() > READINGS
                || readings.front().is_some_and(|(then, _)| elapsed.saturating_sub(*then) > WINDOW)
        };
        while old(&self.readings) {
            self.readings.pop_front();
        }
        self.readings.push_back((elapsed, done));
        let left = total.and_then(|total| self.left(elapsed, done, total));
        Some(View { phase, done, total, elapsed, left, is_new, was_short: self.was_short })
    }

    fn left(&self, elapsed: Duration, done: u64, total: u64) -> Option<Duration> {
        let is_early = elapsed.saturating_sub(self.began) < GUESS_AFTER
            || u128::from(done) * 100 < u128::from(total) * u128::from(GUESS_FROM_PERCENT);
        let (then, before) = self.readings.front().filter(|_| !is_early && done < total)?;
        let (seconds, more) = (elapsed.saturating_sub(*then).as_secs_f64(), done.saturating_sub(*before));
        let left = seconds * total.saturating_sub(done) as f64 / more as f64;
        Duration::try_from_secs_f64(left).ok().filter(|left| *left <= GUESS_MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn nothing_is_told_before_the_first_phase() {
        assert_eq!(Gauge::default().read(seconds(9), (Phase::Idle, 0, 0)), None);
    }

    #[test]
    fn a_time_is_guessed_late_and_by_the_pace_of_now() {
        let mut gauge = Gauge::default();
        let mut left = |at, done| gauge.read(seconds(at), (Phase::Packing, done, 1000)).unwrap().left;
        assert_eq!((left(0, 0), left(1, 10), left(2, 30)), (None, None, None));
        assert_eq!(left(4, 40), Some(seconds(96)));
        // Nothing moved for longer than the window: nobody knows.
        assert_eq!((left(30, 40), left(60, 40)), (None, None));
        // All is counted: the rest has no measure.
        assert_eq!(left(61, 1000), None);
    }

    #[test]
    fn a_phase_that_begins_again_is_a_new_phase() {
        let mut gauge = Gauge::default();
        let mut is_new = |done| gauge.read(seconds(1), (Phase::Reading, done, 9)).unwrap().is_new;
        assert_eq!((is_new(0), is_new(5), is_new(1), is_new(1)), (true, false, true, false));
    }

    #[test]
    fn what_is_done_is_never_more_than_all_and_no_total_is_no_end() {
        let mut gauge = Gauge::default();
        let view = gauge.read(seconds(1), (Phase::Writing, 12, 10)).unwrap();
        assert_eq!((view.done, view.total, view.is_ending()), (10, Some(10), true));
        let view = gauge.read(seconds(1), (Phase::Syncing, 0, 0)).unwrap();
        assert_eq!((view.total, view.is_ending(), view.is_new), (None, false, true));
    }
}
