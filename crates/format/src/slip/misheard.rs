//! The check of a slip, and the one group with which the check would fit.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::crc::crc32;

/// Groups of a header: the kind of the slip, and the bundle.
pub(super) const HEADER: usize = 4;
/// Groups of a check.
pub(super) const CHECK: usize = 2;

/// Tells whether the check at the end fits.
pub(super) fn fits(groups: &[u16]) -> bool {
    let bytes: Vec<u8> = groups.iter().flat_map(|group| group.to_be_bytes()).collect();
    match bytes.split_last_chunk::<4>() {
        Some((body, check)) if groups.len() >= HEADER + CHECK => crc32([body]).to_be_bytes() == *check,
        _ => false,
    }
}

/// Finds the one group that makes a slip whole. One digit of the group is changed, or two neighbouring digits are
/// swapped. Returns `None` if no group or several groups make the slip whole.
pub(super) fn mended(given: &[u32]) -> Option<(usize, u16)> {
    let mut found = None;
    // Two impossible groups need more than one changed digit.
    let mut groups: Vec<u16> = given.iter().map(|group| u16::try_from(*group).unwrap_or_default()).collect();
    let wrong: Vec<usize> = (0..given.len()).filter(|at| given.get(*at).is_some_and(|group| *group > 0xFFFF)).collect();
    if wrong.len() > 1 {
        return None;
    }
    let places = wrong.first().map_or(0..given.len(), |at| *at..at.saturating_add(1));
    for at in places {
        let original = given.get(at).copied()?;
        for other in neighbours(original) {
            *groups.get_mut(at)? = other;
            let length_fits = groups.first().is_some_and(|first| usize::from(first & 0xFF) == groups.len());
            if length_fits && fits(&groups) {
                if found.is_some() {
                    return None;
                }
                found = Some((at.saturating_add(1), other));
            }
        }
        *groups.get_mut(at)? = u16::try_from(original).unwrap_or_default();
    }
    found
}

/// Returns all groups that differ in one digit, or in the order of two neighbouring digits.
fn neighbours(group: u32) -> Vec<u16> {
    // The values of the decimal places, lowest place first.
    const POWERS: [u32; 5] = [1, 10, 100, 1_000, 10_000];
    let digits = POWERS.map(|power| group.checked_div(power).unwrap_or_default() % 10);
    // The group with other digits. The part above five places does not change.
    let above = (group / 100_000).saturating_mul(100_000);
    let with = |digits: [u32; 5]| {
        digits.iter().zip(POWERS).fold(above, |sum, (digit, power)| sum.saturating_add(digit.saturating_mul(power)))
    };
    let mut all = Vec::new();
    for place in 0..digits.len() {
        for new in 0..10 {
            let mut changed = digits;
            if let Some(digit) = changed.get_mut(place).filter(|digit| **digit != new) {
                *digit = new;
                all.push(with(changed));
            }
        }
    }
    for place in 1..digits.len() {
        let mut changed = digits;
        changed.swap(place.saturating_sub(1), place);
        if changed != digits {
            all.push(with(changed));
        }
    }
    all.into_iter().filter_map(|other| u16::try_from(other).ok()).collect()
}
