//! The memory of mirrors: what each mirror did with each file, and how its connection does.
//!
//! There is no score. A mirror that gave false blocks of one file is asked for every other file, with one block first. (Mirrors
//! that were ranked by their errors left 278 of 2,116 blocks, where two of them had all.)
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::time::{Duration, Instant};

use crate::{FAILURES_MAX, RUN_BYTES};

/// What a mirror did with one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Nothing was asked.
    #[default]
    New,
    /// The first run is on its way. Nothing more is asked until the run ends.
    First,
    /// The mirror gave good blocks, and none that were false.
    Good,
    /// The mirror gave nothing but false blocks, in so many runs. It is asked for single blocks, here and there in the file, and only
    /// where no other mirror has hope.
    Lied(u32),
    /// The mirror gave good blocks and false ones. It is asked where no other mirror has hope.
    Mixed,
    /// The mirror does not have the file, or has another one.
    Gone,
}

impl Known {
    /// Tells whether the mirror never gave a false block of the file, and may have more.
    pub fn is_hopeful(self) -> bool {
        matches!(self, Self::New | Self::First | Self::Good)
    }
}

/// How the connection to a mirror does.
#[derive(Clone, Debug)]
pub struct Link {
    /// Failures in a row.
    failures: u32,
    rests_until: Option<Instant>,
    /// Bytes of a run: less for a slow mirror.
    pub run_bytes: u64,
    /// Whether the mirror gives parts of files.
    pub gives_ranges: bool,
    /// Whether the mirror gave a false block of any file.
    pub lied: bool,
    /// Runs on their way.
    pub in_flight: usize,
}

impl Default for Link {
    fn default() -> Self {
        Self { failures: 0, rests_until: None, run_bytes: RUN_BYTES, gives_ranges: true, lied: false, in_flight: 0 }
    }
}

impl Link {
    /// Tells whether the mirror was left: it failed several times in a row.
    pub fn is_left(&self) -> bool {
        self.failures >= FAILURES_MAX
    }

    /// Tells whether the mirror may be asked now.
    pub fn is_awake(&self, now: Instant) -> bool {
        !self.is_left() && self.rests_until.is_none_or(|until| until <= now)
    }

    /// Returns when a resting mirror may be asked again.
    pub fn wakes(&self) -> Option<Instant> {
        self.rests_until.filter(|_| !self.is_left())
    }

    /// Notes that a good block came.
    pub fn good(&mut self) {
        self.failures = 0;
        self.rests_until = None;
    }

    /// Notes a failure: the mirror rests, longer each time. A slow mirror is then asked for less at once.
    pub fn failed(&mut self, is_slow: bool, now: Instant) {
        self.failures = self.failures.saturating_add(1);
        let rest = Duration::from_millis(250u64.saturating_mul(1u64.checked_shl(self.failures).unwrap_or(1)));
        self.rests_until = now.checked_add(rest);
        if is_slow {
            self.run_bytes = self.run_bytes.checked_div(4).unwrap_or(1).max(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_rests_longer_each_time_and_is_left_in_the_end() {
        let (mut link, now) = (Link::default(), Instant::now());
        link.failed(true, now);
        assert!(!link.is_awake(now) && link.is_awake(now + Duration::from_millis(500)));
        assert_eq!(link.run_bytes, RUN_BYTES / 4);
        link.good();
        assert!(link.is_awake(now));
        for _ in 0..FAILURES_MAX {
            link.failed(false, now);
        }
        assert!(link.is_left() && link.wakes().is_none() && !link.is_awake(now + Duration::from_secs(3600)));
    }
}
