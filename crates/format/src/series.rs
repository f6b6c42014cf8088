//! The names of series, and of the series of deltas (FORMAT.md §6, §19).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

/// The word between the series of the releases and the number of the base, in the series of a delta.
const SERIES_WORD: &str = "-delta-";

/// Tells whether a text may name a series.
pub fn is_series(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && !text.starts_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Returns the series of the deltas that build on a release. A delta has a series of its own, so that it is in conflict with no
/// whole release, and with no delta on another base. `None` if the name would be too long.
pub fn series_on(series: &str, base_release: u32) -> Option<String> {
    Some(format!("{series}{SERIES_WORD}{base_release}")).filter(|series| is_series(series))
}

/// Returns the series of the releases, and the number of the base, from the series of a delta. `None` if the name has another
/// form.
pub fn base_of(series: &str) -> Option<(&str, u32)> {
    let (base, number) = series.rsplit_once(SERIES_WORD)?;
    let release = number.parse().ok().filter(|release: &u32| release.to_string() == number && *release > 0)?;
    is_series(base).then_some((base, release))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_of_a_delta_names_its_base() {
        assert_eq!(series_on("mosaic", 43).as_deref(), Some("mosaic-delta-43"));
        assert_eq!(base_of("mosaic-delta-43"), Some(("mosaic", 43)));
        assert_eq!(base_of("a-delta-2-delta-7"), Some(("a-delta-2", 7)));
        for other in ["mosaic", "mosaic-delta", "mosaic-delta-", "mosaic-delta-0", "mosaic-delta-07", "-delta-7"] {
            assert_eq!(base_of(other), None, "{other}");
        }
        assert_eq!(base_of("mosaic-delta-4294967296"), None);
        assert_eq!(series_on(&"a".repeat(55), 43).map(|series| series.len()), Some(64));
        assert_eq!(series_on(&"a".repeat(56), 43), None);
    }
}
