//! Thirty digits of a hash, which people compare by voice or on paper (FORMAT.md §5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt;

use crate::hash::Hash;

/// Six groups of five decimal digits: about 100 bits of a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digits([u32; 6]);

impl Digits {
    /// Returns the digits of a hash.
    pub fn of(hash: &Hash) -> Self {
        let mut groups = [0; 6];
        for (group, bytes) in groups.iter_mut().zip(hash.0.chunks_exact(5)) {
            let number = bytes.iter().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
            *group = u32::try_from(number % 100_000).unwrap_or_default();
        }
        Self(groups)
    }

    /// Tells whether a character may stand in digits that a person typed.
    pub(crate) fn may_hold(c: char) -> bool {
        matches!(c, '0'..='9' | '\u{6F0}'..='\u{6F9}' | '\u{660}'..='\u{669}' | '-' | '\u{2010}'..='\u{2014}')
            || c.is_whitespace()
    }

    /// Parses the digits that a person typed. The text has thirty ASCII, Persian or Arabic digits, with any spaces and
    /// hyphens between the digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut values = Vec::with_capacity(30);
        for c in text.chars() {
            match c {
                '0'..='9' => values.push(u32::from(c) & 15),
                '\u{6F0}'..='\u{6F9}' => values.push(u32::from(c) & 15),
                '\u{660}'..='\u{669}' => values.push(u32::from(c) & 15),
                '-' | '\u{2010}'..='\u{2014}' => {}
                _ if c.is_whitespace() => {}
                _ => return None,
            }
            if values.len() > 30 {
                return None;
            }
        }
        if values.len() != 30 {
            return None;
        }
        let mut groups = [0; 6];
        for (group, digits) in groups.iter_mut().zip(values.chunks_exact(5)) {
            *group = digits.iter().fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(*digit));
        }
        Some(Self(groups))
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
    fn digits_are_read_back_in_three_scripts() {
        let digits = Digits::of(&Hash([0xA7; 32]));
        let text = digits.to_string();
        assert_eq!(text.len(), 35);
        assert_eq!(Digits::parse(&text), Some(digits));
        let persian: String =
            text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x6F0 + d)).unwrap_or(c)).collect();
        let arabic: String =
            text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or('-')).collect();
        assert_eq!(Digits::parse(&persian), Some(digits));
        assert_eq!(Digits::parse(&arabic), Some(digits));
    }

    #[test]
    fn too_few_too_many_and_other_characters_are_no_digits() {
        let text = Digits::of(&Hash([1; 32])).to_string();
        assert_eq!(Digits::parse(&text[1..]), None);
        assert_eq!(Digits::parse(&format!("{text}1")), None);
        assert_eq!(Digits::parse(&text.replace(' ', "x")), None);
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
