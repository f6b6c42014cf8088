//! The words of progress: a line with a bar, a line for a log, and an object for programs.

use std::time::Duration;

use serde_json::{Value, json};

use super::line::padded;
use crate::cli::gauge::{Unit, View};
use crate::cli::messages::msg;
use crate::units::bytes;
use crate::watch::Phase;

/// Columns of the name of a phase.
const PHASE_COLUMNS: usize = 12;
/// Columns of a bar.
const BAR_COLUMNS: usize = 10;

/// Returns the name of a phase, for which a person waits.
fn phase(phase: Phase) -> String {
    match phase {
        Phase::Idle => String::new(),
        Phase::Listing => msg!("progress-listing"),
        Phase::Packing => msg!("progress-packing"),
        Phase::Coding => msg!("progress-recovery"),
        Phase::Rehearsing => msg!("progress-rehearsing"),
        Phase::Searching => msg!("progress-searching"),
        Phase::Reading => msg!("progress-reading"),
        Phase::Rebuilding => msg!("progress-rebuilding"),
        Phase::Unpacking => msg!("progress-unpacking"),
        Phase::Drawing => msg!("progress-drawing"),
        Phase::Writing => msg!("progress-writing"),
        Phase::Drilling => msg!("progress-drilling"),
        Phase::Syncing => msg!("progress-syncing"),
        Phase::Scanning => msg!("progress-scanning"),
        Phase::Fetching => msg!("progress-fetching"),
    }
}

/// Returns the word of a phase, for programs.
fn word(phase: Phase) -> &'static str {
    match phase {
        Phase::Idle => "idle",
        Phase::Listing => "listing",
        Phase::Packing => "compressing",
        Phase::Coding => "recovery",
        Phase::Rehearsing => "rehearsing",
        Phase::Searching => "searching",
        Phase::Reading => "reading",
        Phase::Rebuilding => "rebuilding",
        Phase::Unpacking => "unpacking",
        Phase::Drawing => "drawing",
        Phase::Writing => "writing",
        Phase::Drilling => "drilling",
        Phase::Syncing => "syncing",
        Phase::Scanning => "scanning",
        Phase::Fetching => "fetching",
    }
}

/// Returns a time as on a clock: `0:07`, `4:19`, `1:02:03`.
fn clock(time: Duration) -> String {
    let (minutes, seconds) = (time.as_secs() / 60, time.as_secs() % 60);
    match minutes / 60 {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{:02}:{seconds:02}", minutes % 60),
    }
}

/// Returns how much is done.
fn done(view: &View) -> String {
    match (view.unit(), view.total) {
        (Unit::Codes, None) => msg!("bar-no-code"),
        (Unit::Codes, Some(all)) => msg!("bar-codes", done = view.done.to_string(), all = all.to_string()),
        (Unit::Trials, Some(all)) => {
            // People count the trial that runs.
            msg!("bar-trials", number = view.done.saturating_add(1).min(all).to_string(), all = all.to_string())
        }
        (Unit::Bytes, Some(all)) => msg!("bar-bytes", done = bytes(view.done), all = bytes(all)),
        (Unit::Bytes | Unit::Trials, None) if view.done == 0 => String::new(),
        (Unit::Bytes, None) => bytes(view.done),
        (Unit::Trials, None) => view.done.to_string(),
    }
}

/// Returns the time since the beginning, and the time that is left or what goes on although all is counted.
fn time(view: &View) -> String {
    let elapsed = clock(view.elapsed);
    match (view.is_ending(), view.phase, view.left) {
        (true, Phase::Packing, _) => msg!("bar-still-compressing", elapsed = elapsed),
        // Codes that are all there are no work that goes on, and the last trial is the last trial.
        (true, ..) if view.unit() == Unit::Bytes => msg!("bar-still-busy", elapsed = elapsed),
        (_, _, Some(left)) => msg!("bar-time-left", elapsed = elapsed, left = clock(left)),
        (_, _, None) => msg!("bar-time", elapsed = elapsed),
    }
}

fn bar(view: &View, total: u64) -> String {
    let full = u128::from(view.done) * BAR_COLUMNS as u128 / u128::from(total.max(1));
    let full = usize::try_from(full).unwrap_or(BAR_COLUMNS).min(BAR_COLUMNS);
    format!("{}{}", "█".repeat(full), "░".repeat(BAR_COLUMNS.saturating_sub(full)))
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("  ")
}

/// Returns the line that a terminal shows. `spinner` stands in the place of a bar where nobody knows the end.
pub(in crate::cli) fn drawn(view: &View, spinner: &str) -> String {
    let total = view.total.filter(|_| view.was_short);
    let sign = total.map_or_else(|| spinner.to_owned(), |total| bar(view, total));
    format!("  {}", joined(&[padded(&phase(view.phase), PHASE_COLUMNS), sign, done(view), time(view)]))
}

/// Returns the line for a log.
pub(in crate::cli) fn logged(view: &View) -> String {
    format!("  {}", joined(&[padded(&phase(view.phase), PHASE_COLUMNS), done(view), time(view)]))
}

/// Returns the object for programs.
pub(in crate::cli) fn event(view: &View) -> Value {
    let unit = match view.unit() {
        Unit::Bytes => "bytes",
        Unit::Trials => "trials",
        Unit::Codes => "codes",
    };
    let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    json!({
        "event": "progress",
        "phase": word(view.phase),
        "done": view.done,
        "total": view.total,
        "unit": unit,
        "elapsed_ms": millis(view.elapsed),
        "left_ms": view.left.map(millis),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::gauge::Gauge;
    use crate::watch::Watch;

    /// Draws what a watch says at some seconds.
    fn at(gauge: &mut Gauge, watch: &Watch, seconds: u64) -> String {
        let view = gauge.read(Duration::from_secs(seconds), watch.state()).unwrap();
        // No line has signs that command a terminal.
        assert!(!logged(&view).chars().any(char::is_control));
        drawn(&view, "*")
    }

    #[test]
    fn a_bar_is_empty_first_and_full_only_when_all_was_compressed() {
        let (watch, mut gauge) = (Watch::default(), Gauge::default());
        watch.begin(Phase::Packing, 200_000_000);
        assert_eq!(at(&mut gauge, &watch, 1), "  packing       ░░░░░░░░░░  0 B of 200.0 MB  0:01");
        watch.reach(50_000_000);
        assert_eq!(
            at(&mut gauge, &watch, 11),
            "  packing       ██░░░░░░░░  50.0 MB of 200.0 MB  0:11, about 0:30 left"
        );
        watch.reach(199_999_999);
        assert!(at(&mut gauge, &watch, 12).contains("█████████░"));
        watch.reach(200_000_000);
        assert_eq!(
            at(&mut gauge, &watch, 75),
            "  packing       ██████████  200.0 MB of 200.0 MB  1:15, still compressing"
        );
    }

    #[test]
    fn a_phase_without_a_known_end_has_no_bar() {
        let (watch, mut gauge) = (Watch::default(), Gauge::default());
        watch.begin(Phase::Reading, 10);
        watch.advance(10).unwrap();
        // The beginning of the phase was not seen.
        assert_eq!(at(&mut gauge, &watch, 2), "  reading       *  10 B of 10 B  0:02, almost done");
        watch.begin(Phase::Writing, 10);
        assert_eq!(at(&mut gauge, &watch, 2), "  writing       ░░░░░░░░░░  0 B of 10 B  0:02");
        watch.advance(10).unwrap();
        assert_eq!(at(&mut gauge, &watch, 2), "  writing       ██████████  10 B of 10 B  0:02, almost done");
        watch.begin(Phase::Syncing, 0);
        assert_eq!(at(&mut gauge, &watch, 3), "  syncing       *  0:03");
        watch.begin(Phase::Searching, 0);
        watch.advance(2000).unwrap();
        assert_eq!(at(&mut gauge, &watch, 3601), "  searching     *  2.0 kB  1:00:01");
    }

    #[test]
    fn trials_are_counted_as_people_count() {
        let (watch, mut gauge) = (Watch::default(), Gauge::default());
        watch.begin(Phase::Drilling, 200);
        assert!(at(&mut gauge, &watch, 1).contains("trial 1 of 200"));
        watch.advance(56).unwrap();
        let line = at(&mut gauge, &watch, 5);
        assert!(line.contains("trial 57 of 200") && line.contains("left"), "{line}");
        watch.advance(144).unwrap();
        assert!(at(&mut gauge, &watch, 6).contains("trial 200 of 200  0:06"));
    }

    #[test]
    fn programs_get_words_that_no_language_changes() {
        let mut gauge = Gauge::default();
        let view = gauge.read(Duration::from_millis(1500), (Phase::Packing, 5, 0)).unwrap();
        let wanted = json!({
            "event": "progress", "phase": "compressing", "done": 5, "total": null, "unit": "bytes", "elapsed_ms": 1500,
            "left_ms": null,
        });
        assert_eq!(event(&view), wanted);
    }
}
