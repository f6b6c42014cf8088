//! The bounds of a fetch: bytes that may come in, and bytes a second that the caller wants at most.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Returns the bytes that a fetch may receive: the payload and three fifths of the payload, and room for small files. A mirror
/// that lies about some blocks then costs no chance to open.
pub fn most_bytes(payload_bytes: u64) -> u64 {
    let more = payload_bytes.checked_div(5).unwrap_or(0).saturating_mul(3);
    payload_bytes.saturating_add(more).saturating_add(crate::SMALL_MAX_BYTES)
}

/// A rate that all runs of a fetch share.
#[derive(Debug)]
pub struct Pace {
    bytes_a_second: u64,
    /// When the bytes that were received so far should have come.
    due: Mutex<Instant>,
}

impl Pace {
    /// Makes a rate.
    pub fn new(bytes_a_second: u64, now: Instant) -> Self {
        Self { bytes_a_second: bytes_a_second.max(1), due: Mutex::new(now) }
    }

    /// Counts bytes that came in, and returns how long the caller waits before it reads more.
    pub fn wait_after(&self, bytes: u64, now: Instant) -> Duration {
        let nanos = u128::from(bytes).saturating_mul(1_000_000_000).checked_div(u128::from(self.bytes_a_second));
        let cost = Duration::from_nanos(u64::try_from(nanos.unwrap_or(0)).unwrap_or(u64::MAX));
        let Ok(mut due) = self.due.lock() else { return Duration::ZERO };
        // Time in which nothing came is not saved up.
        *due = (*due).max(now).checked_add(cost).unwrap_or(now);
        due.saturating_duration_since(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fetch_receives_at_most_eight_fifths_of_the_payload_and_small_files() {
        assert_eq!(most_bytes(1_000_000_000), 1_600_000_000 + crate::SMALL_MAX_BYTES);
        assert_eq!(most_bytes(u64::MAX), u64::MAX);
    }

    #[test]
    fn runs_share_one_rate_and_save_up_nothing() {
        let start = Instant::now();
        let pace = Pace::new(1_000, start);
        assert_eq!(pace.wait_after(500, start), Duration::from_millis(500));
        assert_eq!(pace.wait_after(500, start), Duration::from_millis(1_000));
        let later = start + Duration::from_secs(60);
        assert_eq!(pace.wait_after(100, later), Duration::from_millis(100));
    }
}
