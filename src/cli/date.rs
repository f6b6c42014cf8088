//! The date of a new release: named by the person, or taken from a clock that can be right.

use std::time::{SystemTime, UNIX_EPOCH};

use super::error::{Error, Result};
use super::messages::msg;
use super::terminal::Terminal;
use crate::format::facts::is_date;

/// No bundle was made before this date. A clock that shows an earlier date is wrong.
const EARLIEST: &str = "2025-01-01";
/// Years between two releases of a series after which a clock is doubted.
const YEARS_MOST: u32 = 10;

/// Why the date of the clock is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// The clock shows a date before the first bundle of all.
    Reset,
    /// The clock shows a date before the release before.
    Earlier,
    /// The clock shows a date many years after the release before.
    MuchLater,
}

/// Returns the date to write. A date that the person names is taken as it is. The date of the clock is signed for ever, so a
/// date that cannot be right is not taken: a person at the terminal types the date, and nobody else packs without it.
pub(super) fn created(terminal: &Terminal, named: Option<&str>, previous: Option<&str>) -> Result<String> {
    if let Some(named) = named {
        return Ok(named.to_owned());
    }
    let today = today();
    let Some(doubt) = doubt(&today, previous) else { return Ok(today) };
    let (clock, previous) = (today.as_str(), previous.unwrap_or_default());
    let why = match doubt {
        Doubt::Reset => msg!("pack-clock-reset", clock = clock),
        Doubt::Earlier => msg!("pack-clock-earlier", clock = clock, previous = previous),
        Doubt::MuchLater => msg!("pack-clock-later", clock = clock, previous = previous),
    };
    if terminal.may_ask() {
        terminal.warn(why.as_str());
        let typed = terminal.ask(&msg!("pack-clock-question"));
        if let Some(typed) = typed.filter(|typed| is_date(typed)) {
            return Ok(typed);
        }
    }
    Err(Error::Usage(msg!("pack-clock", why = why)))
}

/// Returns why a date of the clock is doubted, if the date is doubted. Dates compare as texts.
fn doubt(today: &str, previous: Option<&str>) -> Option<Doubt> {
    let later = |previous: &str| {
        let (year, day) = previous.split_once('-')?;
        Some(format!("{:04}-{day}", year.parse::<u32>().ok()?.saturating_add(YEARS_MOST)))
    };
    match previous {
        _ if today < EARLIEST => Some(Doubt::Reset),
        Some(previous) if today < previous => Some(Doubt::Earlier),
        Some(previous) if later(previous).is_some_and(|later| today > later.as_str()) => Some(Doubt::MuchLater),
        _ => None,
    }
}

/// Returns how many days before the date of this machine a bundle was made; negative for a bundle of a later date. The
/// date of the bundle is well formed. The clock may be wrong, and nothing is refused because of it.
pub(super) fn age(created: &str) -> i64 {
    days(&today()).saturating_sub(days(created))
}

/// Returns the number of a day. Only differences of such numbers mean something.
fn days(date: &str) -> i64 {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    let (year, month, day) = (part(), part(), part());
    // Years begin in March, so the leap day is the last day.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (month * 153 + 2) / 5 + day
}

/// Returns the date of today in UTC.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    date(seconds / 86_400)
}

/// Returns the time of the clock in UTC, as a chain has it. `None` if the clock cannot be right.
pub(super) fn now() -> Option<String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let (date, of_day) = (date(seconds / 86_400), seconds % 86_400);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    doubt(&date, None).is_none().then(|| format!("{date}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// Returns the calendar date of a day since 1970, by the proleptic Gregorian calendar. The calculation begins each year
/// in March.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        let cases = [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_454, "2026-01-01"),
            (47_541, "2100-03-01"),
        ];
        for (days, text) in cases {
            assert_eq!(date(days), text);
        }
    }

    #[test]
    fn days_between_dates_are_counted() {
        let between = |one, other| days(other) - days(one);
        assert_eq!(between("2026-02-03", "2026-04-18"), 74);
        assert_eq!(between("2024-02-28", "2024-03-01"), 2);
        assert_eq!(between("2025-12-31", "2026-01-01"), 1);
        assert_eq!(between("1970-01-01", "2100-03-01"), 47_541);
        assert_eq!(between("2026-01-02", "2026-01-01"), -1);
    }

    #[test]
    fn a_clock_that_cannot_be_right_is_doubted() {
        for (today, previous, wanted) in [
            ("1970-01-02", None, Some(Doubt::Reset)),
            ("1970-01-02", Some("2026-11-28"), Some(Doubt::Reset)),
            // A release before may itself be dated by a clock that was reset.
            ("1970-01-02", Some("1970-01-01"), Some(Doubt::Reset)),
            ("2024-12-31", None, Some(Doubt::Reset)),
            ("2025-01-01", None, None),
            ("2026-11-27", Some("2026-11-28"), Some(Doubt::Earlier)),
            ("2026-11-28", Some("2026-11-28"), None),
            ("2036-11-28", Some("2026-11-28"), None),
            ("2036-11-29", Some("2026-11-28"), Some(Doubt::MuchLater)),
            ("2099-01-01", Some("2026-11-28"), Some(Doubt::MuchLater)),
            ("2099-01-01", None, None),
        ] {
            assert_eq!(doubt(today, previous), wanted, "{today} after {previous:?}");
        }
    }
}
