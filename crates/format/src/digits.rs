//! Thirty digits of a hash, which people compare by voice or on paper (FORMAT.md §5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt;

use crate::figures::{self, Run};
use crate::hash::Hash;

/// Number of groups.
const GROUPS: usize = 6;
/// Digits of a group.
const GROUP: usize = 5;

/// Six groups of five decimal digits: about 100 bits of a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digits([u32; GROUPS]);

/// The reason why a text has no thirty digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DigitsFault {
    /// The text has no digits.
    #[error("there are no digits")]
    Nothing,
    /// Digits stand in words with letters.
    #[error("letters stand among the digits")]
    Letter,
    /// The text has too few or too many digits.
    #[error("{groups} groups with {digits} digits were given, and six groups of five are needed")]
    Count {
        /// Number of groups in the longest passage.
        groups: usize,
        /// Number of digits in that passage.
        digits: usize,
    },
    /// Several passages of the text have thirty digits each.
    #[error("several times thirty digits were given")]
    Several,
}

impl Digits {
    /// Returns the digits of a hash.
    pub fn of(hash: &Hash) -> Self {
        let mut groups = [0; GROUPS];
        for (group, bytes) in groups.iter_mut().zip(hash.0.chunks_exact(5)) {
            let number = bytes.iter().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
            *group = u32::try_from(number % 100_000).unwrap_or_default();
        }
        Self(groups)
    }

    /// Tells whether a character may stand in digits that a person typed.
    pub(crate) fn may_hold(c: char) -> bool {
        figures::value(c).is_some()
            || figures::is_invisible(c)
            || c.is_whitespace()
            || matches!(c, '-' | '\u{2010}'..='\u{2014}')
    }

    /// Parses the digits that a person typed: thirty decimal digits of any script, with any gaps between the digits, and
    /// with any words before and after them (FORMAT.md §5).
    ///
    /// # Errors
    /// Tells what was counted.
    pub fn parse(text: &str) -> Result<Self, DigitsFault> {
        let (passages, mixed) = figures::passages(text);
        let mut found: Vec<Self> = Vec::new();
        for passage in &passages {
            // Other numbers may stand beside six groups of five.
            let is_group = |run: &Run| run.digits.len() == GROUP;
            let six = passage.windows(GROUPS).filter(|runs| runs.iter().all(is_group));
            let all = six.chain([passage.as_slice()]).filter_map(|runs| Self::of_values(&figures::digits(runs)));
            found.extend(all);
        }
        found.dedup();
        match (found.as_slice(), passages.iter().max_by_key(|passage| figures::digits(passage).len())) {
            ([digits], _) => Ok(*digits),
            ([_, ..], _) => Err(DigitsFault::Several),
            ([], Some(passage)) => {
                let digits = figures::digits(passage).len();
                Err(DigitsFault::Count { groups: passage.len(), digits })
            }
            ([], None) if mixed => Err(DigitsFault::Letter),
            ([], None) => Err(DigitsFault::Nothing),
        }
    }

    fn of_values(values: &[u32]) -> Option<Self> {
        let mut groups = [0; GROUPS];
        let (fives, rest) = values.as_chunks::<GROUP>();
        if fives.len() != GROUPS || !rest.is_empty() {
            return None;
        }
        for (group, digits) in groups.iter_mut().zip(fives) {
            *group = digits.iter().fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(*digit));
        }
        Some(Self(groups))
    }

    /// Returns the groups from the last to the first. Text from right to left shows groups in this order.
    pub fn reversed(&self) -> Self {
        let [a, b, c, d, e, g] = self.0;
        Self([g, e, d, c, b, a])
    }

    /// Returns the numbers of the groups, from 1, in which two texts of digits differ.
    pub fn differing(&self, other: &Self) -> Vec<usize> {
        let differ = (1..).zip(self.0.iter().zip(&other.0)).filter(|(_, (one, other))| one != other);
        differ.map(|(group, _)| group).collect()
    }

    /// Returns the first group. This group is the name of a publisher that nobody has named.
    pub fn first_group(&self) -> String {
        let [first, ..] = self.0;
        format!("{first:05}")
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:05} {b:05} {c:05} {d:05} {e:05} {g:05}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_back_in_every_script() {
        let digits = Digits::of(&Hash([0xA7; 32]));
        let text = digits.to_string();
        assert_eq!(text.len(), 35);
        assert_eq!(Digits::parse(&text), Ok(digits));
        for zero in [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0xFF10, 0x1D7CE] {
            let theirs: String =
                text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(zero + d)).unwrap_or('-')).collect();
            assert_eq!(Digits::parse(&theirs), Ok(digits), "{theirs}");
        }
    }

    #[test]
    fn digits_are_read_as_they_are_pasted() {
        let digits = Digits::of(&Hash([0xA7; 32]));
        let text = digits.to_string();
        for pasted in [
            text.replace(' ', "، "),
            text.replace(' ', "，"),
            text.replace(' ', ""),
            text.replace(' ', " / "),
            text.replacen(' ', "\n", 3),
            format!("\u{202B}\u{200F}{text}\u{202C}"),
            format!("\u{2067}{}\u{2069}", text.replace(' ', "\u{200E} \u{61C}")),
            format!("Hi 👋! As of 29 November, my digits are: {text}. Bye, Ali2"),
            format!("سلام، این شماره‌های من است: {text}"),
            format!("10:30 2026-11-29 {text} 7"),
            format!("{text}\n{text}\n"),
        ] {
            assert_eq!(Digits::parse(&pasted), Ok(digits), "{pasted}");
        }
    }

    #[test]
    fn groups_from_right_to_left_are_the_groups_in_reverse_order() {
        let digits = Digits::of(&Hash([0xA7; 32]));
        let text = digits.to_string();
        let turned: Vec<&str> = text.split(' ').rev().collect();
        assert_eq!(Digits::parse(&turned.join(" ")).map(|turned| turned.reversed()), Ok(digits));
    }

    #[test]
    fn too_few_too_many_and_letters_are_told() {
        let text = Digits::of(&Hash([1; 32])).to_string();
        let count = |groups, digits| Err(DigitsFault::Count { groups, digits });
        assert_eq!(Digits::parse(&text[1..]), count(6, 29));
        assert_eq!(Digits::parse(&text[6..]), count(5, 25));
        assert_eq!(Digits::parse(&format!("{text}1")), count(6, 31));
        assert_eq!(Digits::parse(&text.replace(' ', "x")), Err(DigitsFault::Letter));
        assert_eq!(Digits::parse("no digits"), Err(DigitsFault::Nothing));
        let other = Digits::of(&Hash([2; 32]));
        assert_eq!(Digits::parse(&format!("{text} or {other}")), Err(DigitsFault::Several));
    }

    #[test]
    fn groups_that_differ_are_counted_from_one() {
        let digits = Digits::of(&Hash([0xA7; 32]));
        let mut other = digits;
        other.0[0] ^= 1;
        other.0[5] ^= 1;
        assert_eq!(digits.differing(&other), [1, 6]);
        assert!(digits.differing(&digits).is_empty());
    }

    #[test]
    fn the_construction_is_the_one_of_the_format() {
        // 0x0000000001 mod 100000 = 1, then 0xFFFFFFFFFF mod 100000 = 27775.
        let mut bytes = [0u8; 32];
        bytes[4] = 1;
        bytes[5..10].fill(0xFF);
        assert_eq!(Digits::of(&Hash(bytes)).to_string(), "00001 27775 00000 00000 00000 00000");
    }
}
