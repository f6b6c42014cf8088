//! `SHA256SUMS` is the list that the publisher signs (FORMAT.md §4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};

use crate::hash::Hash;
use crate::limits;

/// The name of the list itself.
pub const SUMS_NAME: &str = "SHA256SUMS";
/// The name of the publisher's signature over the list.
pub const SIGNATURE_NAME: &str = "SHA256SUMS.minisig";
/// The name of the facts.
pub const FACTS_NAME: &str = "bundle.json";
/// The name of the block table.
pub const TABLE_NAME: &str = "blocks.idx";
/// The name of the heads of blocks.
pub const HEADS_NAME: &str = "heads.idx";
/// The name of the page for people.
pub const README_NAME: &str = "README.txt";
/// The name of the page that opens the bundle in a browser.
pub const PAGE_NAME: &str = "reader.html";
/// The name of the voucher for a kit.
pub const VOUCHER_NAME: &str = "kit.sha256";

/// The reason why a text is not a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SumsFault {
    /// The text has more bytes than a list may have.
    #[error("{0} bytes > {max}", max = limits::SUMS_MAX_BYTES)]
    TooLong(u64),
    /// The text is not UTF-8, or the last line has no line end.
    #[error("not a text of whole lines")]
    NotText,
    /// A line is not `HASH␠␠NAME`.
    #[error("line {0} is not a hash, two spaces and a name")]
    Line(usize),
    /// A name has a character or a length that is not allowed.
    #[error("line {0} has a name that is not allowed")]
    Name(usize),
    /// A name comes twice.
    #[error("line {0} repeats a name")]
    Twice(usize),
    /// A required name is absent.
    #[error("{0} is not listed")]
    Absent(&'static str),
}

/// The parsed list: names in their order, each name with a hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    entries: Vec<(String, Hash)>,
    index: HashMap<String, usize>,
}

impl Sums {
    /// Returns a list of these entries, in this order.
    pub fn new(entries: Vec<(String, Hash)>) -> Self {
        let index = entries.iter().enumerate().map(|(i, (name, _))| (name.clone(), i)).collect();
        Self { entries, index }
    }

    /// Tells by the first line whether a file may be a list.
    pub fn has_shape(head: &[u8]) -> bool {
        Self::wrong_in_shape(head) == Some(0)
    }

    /// Tells whether a file would have the shape of a list if one wrong byte were corrected.
    pub fn has_shape_but_for_one_byte(head: &[u8]) -> bool {
        Self::wrong_in_shape(head) == Some(1)
    }

    fn wrong_in_shape(head: &[u8]) -> Option<usize> {
        let fits = |at, byte: u8| match at {
            0..64 => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            64 | 65 => byte == b' ',
            _ => byte.is_ascii_alphanumeric(),
        };
        Some(head.get(..67)?.iter().enumerate().filter(|(at, byte)| !fits(*at, **byte)).count())
    }

    /// Parses a list.
    ///
    /// # Errors
    /// Returns the first rule of FORMAT.md §4 that the text breaks.
    pub fn parse(bytes: &[u8]) -> Result<Self, SumsFault> {
        if bytes.len() as u64 > limits::SUMS_MAX_BYTES {
            return Err(SumsFault::TooLong(bytes.len() as u64));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| SumsFault::NotText)?;
        let body = text.strip_suffix('\n').ok_or(SumsFault::NotText)?;
        let mut entries = Vec::new();
        let mut seen = HashSet::new();
        for (number, line) in (1..).zip(body.split('\n')) {
            let (hex, name) = line.split_once("  ").ok_or(SumsFault::Line(number))?;
            let hash = Hash::parse(hex).ok_or(SumsFault::Line(number))?;
            if !is_name(name) {
                return Err(SumsFault::Name(number));
            }
            if !seen.insert(name.to_ascii_lowercase()) {
                return Err(SumsFault::Twice(number));
            }
            entries.push((name.to_owned(), hash));
        }
        let sums = Self::new(entries);
        for required in [FACTS_NAME, TABLE_NAME] {
            if sums.hash_of(required).is_none() {
                return Err(SumsFault::Absent(required));
            }
        }
        Ok(sums)
    }

    /// Writes the list.
    pub fn write(&self) -> String {
        self.entries.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect()
    }

    /// Returns the hash that the list has for a name.
    pub fn hash_of(&self, name: &str) -> Option<Hash> {
        self.index.get(name).and_then(|i| self.entries.get(*i)).map(|(_, hash)| *hash)
    }

    /// Returns the names and the hashes in their order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Hash)> {
        self.entries.iter().map(|(name, hash)| (name.as_str(), *hash))
    }
}

/// Tells whether a text may be the list of a bundle, with at most one wrong byte. The text must have at least one of
/// the two names that every list has.
pub fn may_be_bundle_list(list: &[u8]) -> bool {
    names(list, FACTS_NAME) || names(list, TABLE_NAME)
}

/// Tells whether a list names both files that every bundle has.
pub fn names_bundle_files(list: &[u8]) -> bool {
    names(list, FACTS_NAME) && names(list, TABLE_NAME)
}

fn names(list: &[u8], name: &str) -> bool {
    memchr::memmem::find(list, format!("  {name}\n").as_bytes()).is_some()
}

/// Returns the hash before a name in lines of text. The text may be a damaged list, and its other lines may be wrong.
pub fn hash_before(list: &[u8], name: &str) -> Option<Hash> {
    let end = memchr::memmem::find(list, format!("  {name}\n").as_bytes())?;
    Hash::parse(std::str::from_utf8(list.get(end.checked_sub(64)?..end)?).ok()?)
}

/// Tells whether a name is allowed in a list.
pub fn is_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> String {
        let hex = "ab".repeat(32);
        format!("{hex}  bundle.json\n{hex}  blocks.idx\n{hex}  d0001.bin\n")
    }

    #[test]
    fn a_list_is_read_and_written_back_to_the_same_bytes() {
        let sums = Sums::parse(sample().as_bytes()).expect("a list");
        assert_eq!(sums.write(), sample());
        assert_eq!(sums.entries().count(), 3);
        assert!(Sums::has_shape(sample().as_bytes()));
    }

    #[test]
    fn the_shape_is_the_first_67_bytes() {
        let ok = sample().into_bytes();
        assert!(Sums::has_shape(&ok[..67]) && !Sums::has_shape(&ok[..66]));
        for at in [0, 63, 64, 65, 66] {
            let mut bad = ok.clone();
            bad[at] = b'*';
            assert!(!Sums::has_shape(&bad) && Sums::has_shape_but_for_one_byte(&bad), "{at}");
            bad[31] = b'A';
            assert!(!Sums::has_shape_but_for_one_byte(&bad), "{at}");
        }
        assert!(!Sums::has_shape_but_for_one_byte(&ok) && !Sums::has_shape_but_for_one_byte(&ok[..66]));
    }

    #[test]
    fn the_hash_before_a_name_is_read_from_a_damaged_list_too() {
        let hash = Hash([0xAB; 32]);
        let damaged = sample().replacen("ab", "A!", 1);
        assert_eq!(hash_before(damaged.as_bytes(), TABLE_NAME), Some(hash));
        assert_eq!(
            (hash_before(damaged.as_bytes(), FACTS_NAME), hash_before(b"  blocks.idx\n", TABLE_NAME)),
            (None, None)
        );
    }

    #[test]
    fn each_departure_from_the_grammar_is_refused() {
        let ok = sample();
        let cases: &[(String, SumsFault)] = &[
            (ok.trim_end().to_owned(), SumsFault::NotText),
            (String::new(), SumsFault::NotText),
            (format!("# comment\n{ok}"), SumsFault::Line(1)),
            (ok.replacen("  bundle", " *bundle", 1), SumsFault::Line(1)),
            (ok.replacen("ab", "AB", 1), SumsFault::Line(1)),
            (format!("{ok}\n"), SumsFault::Line(4)),
            (ok.replace('\n', "\r\n"), SumsFault::Name(1)),
            (ok.replace("d0001.bin", "../x"), SumsFault::Name(3)),
            (ok.replace("d0001.bin", "Bundle.JSON"), SumsFault::Twice(3)),
            (ok.replace("blocks.idx", "blocks.id"), SumsFault::Absent(TABLE_NAME)),
        ];
        for (text, fault) in cases {
            assert_eq!(Sums::parse(text.as_bytes()).as_ref(), Err(fault), "{text:?}");
        }
    }
}
