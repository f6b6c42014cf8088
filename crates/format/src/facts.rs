//! `bundle.json` holds the facts about a bundle that anybody may read (FORMAT.md §6).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::hash::Hash;
use crate::limits;
use crate::series::{base_of, is_series};

/// The version of the format that this crate writes. The version is also the highest version that this crate reads.
pub const FORMAT: u32 = 1;

/// The reason why signed facts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FactsFault {
    /// The facts are written for a later version of the format.
    #[error("format {0}, this program reads up to {FORMAT}")]
    Format(u64),
    /// The facts require a feature that this version does not know.
    #[error("it requires {0:?}")]
    Requires(String),
    /// Opening requires a feature that this version does not know. The bundle can be checked and carried.
    #[error("opening it requires {0:?}")]
    OpeningRequires(String),
    /// The text is not the JSON object that the format describes.
    #[error("bundle.json: {0}")]
    Json(String),
    /// A field is out of range or contradicts another field.
    #[error("bundle.json: field {0} is out of range")]
    Field(&'static str),
}

/// The way in which a payload is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sealing {
    /// The payload is sealed to age recipients.
    Recipients,
    /// The payload is sealed with a passphrase.
    Passphrase,
    /// The payload is not sealed. Anybody may read the payload.
    None,
}

impl fmt::Display for Sealing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Recipients => "recipients",
            Self::Passphrase => "passphrase",
            Self::None => "none",
        })
    }
}

/// The facts, in range and consistent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The publisher's name for a line of releases.
    pub series: String,
    /// The number within the series, from 1.
    pub release: u32,
    /// The bundle id of the previous release.
    pub previous: Option<Hash>,
    /// The publisher's date, `YYYY-MM-DD`.
    pub created: String,
    /// The publisher's minisign public key in base64.
    pub publisher: String,
    /// The way in which the payload is sealed.
    pub sealing: Sealing,
    /// Exact length of the payload, in bytes.
    pub payload_bytes: u64,
    /// Size of a block, in bytes.
    pub block_bytes: u32,
    /// Number of data blocks.
    pub data_blocks: u32,
    /// Number of recovery blocks.
    pub recovery_blocks: u32,
    /// Blocks in a chunk.
    pub chunk_blocks: u32,
    /// The program that made the bundle.
    pub generator: String,
    /// The bundle id of the first list of this release, if this list adds recovery blocks to the first list.
    pub extends: Option<Hash>,
    /// The release on which this release builds, if this release is a delta.
    pub since: Option<u32>,
    /// The blocks that a reader needs before any document, if the publisher tells them.
    pub first: Option<FirstBlocks>,
    /// The root of the tree by which each document can be proven alone (FORMAT.md §22).
    pub documents: Option<Hash>,
    /// Features that a program must know before it opens the bundle. Nothing else depends on them.
    pub opening_requires: Vec<String>,
}

/// The data blocks that a reader needs before it can open a bundle in part (FORMAT.md §10.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstBlocks {
    /// How many of the first data blocks.
    pub head: u32,
    /// How many of the last data blocks.
    pub tail: u32,
}

impl FirstBlocks {
    /// Returns the numbers of the blocks among `data_blocks`, in order and each once.
    pub fn among(self, data_blocks: u32) -> impl Iterator<Item = u32> {
        let head = self.head.min(data_blocks);
        let tail = data_blocks.saturating_sub(self.tail).max(head);
        (0..head).chain(tail..data_blocks)
    }
}

/// The JSON object in the form of the file.
#[derive(Serialize, Deserialize)]
struct Raw {
    format: u64,
    series: String,
    release: u32,
    #[serde(deserialize_with = "present")]
    previous: Option<String>,
    created: String,
    publisher: String,
    sealing: Sealing,
    payload_bytes: u64,
    block_bytes: u32,
    data_blocks: u32,
    recovery_blocks: u32,
    chunk_blocks: u32,
    generator: String,
    #[serde(default, deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    extends: Option<String>,
    #[serde(default, deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    since: Option<u32>,
    #[serde(default, deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    head_blocks: Option<u32>,
    #[serde(default, deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    tail_blocks: Option<u32>,
    #[serde(default, deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    documents: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    requires: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    opening_requires: Vec<String>,
}

/// The field that decides whether a program may read the other fields.
#[derive(Deserialize)]
struct Version<'a> {
    #[serde(borrow)]
    format: &'a RawValue,
}

/// Returns a number of FORMAT.md §1. Such a number has no largest value. Every number that is too large here is a later format.
fn number(text: &str) -> Option<u64> {
    let is_short = text == "0" || !text.starts_with('0');
    let is_number = is_short && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

/// The field that names the features that a program must know.
#[derive(Deserialize)]
struct Needs {
    #[serde(default)]
    requires: Vec<String>,
}

impl Facts {
    /// Tells whether a file may hold facts, even if one byte of the file is wrong.
    pub fn may_be(bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes);
        ["\"format\"", "\"payload_bytes\"", "\"publisher\""].iter().filter(|field| text.contains(**field)).count() >= 2
    }

    /// Parses the facts.
    ///
    /// # Errors
    /// Returns the first rule of FORMAT.md §6 or §13 that the facts break.
    pub fn parse(bytes: &[u8]) -> Result<Self, FactsFault> {
        let version: Version<'_> = parse_json(bytes)?;
        let format = number(version.format.get()).ok_or(FactsFault::Field("format"))?;
        if format != u64::from(FORMAT) {
            return Err(FactsFault::Format(format));
        }
        let needs: Needs = parse_json(bytes)?;
        if let Some(word) = needs.requires.into_iter().next() {
            return Err(FactsFault::Requires(word));
        }
        let raw: Raw = parse_json(bytes)?;
        let previous = raw.previous.map(|hex| Hash::parse(&hex).ok_or(FactsFault::Field("previous"))).transpose()?;
        let extends = raw.extends.map(|hex| Hash::parse(&hex).ok_or(FactsFault::Field("extends"))).transpose()?;
        let documents = raw.documents.map(|hex| Hash::parse(&hex).ok_or(FactsFault::Field("documents"))).transpose()?;
        let first = match (raw.head_blocks, raw.tail_blocks) {
            (Some(head), Some(tail)) => Some(FirstBlocks { head, tail }),
            (None, None) => None,
            (None, Some(_)) => return Err(FactsFault::Field("head_blocks")),
            (Some(_), None) => return Err(FactsFault::Field("tail_blocks")),
        };
        let facts = Self {
            series: raw.series,
            release: raw.release,
            previous,
            created: raw.created,
            publisher: raw.publisher,
            sealing: raw.sealing,
            payload_bytes: raw.payload_bytes,
            block_bytes: raw.block_bytes,
            data_blocks: raw.data_blocks,
            recovery_blocks: raw.recovery_blocks,
            chunk_blocks: raw.chunk_blocks,
            generator: raw.generator,
            extends,
            since: raw.since,
            first,
            documents,
            opening_requires: raw.opening_requires,
        };
        facts.check()?;
        Ok(facts)
    }

    /// Writes the facts in the form of the file in a bundle.
    pub fn write(&self) -> String {
        let raw = Raw {
            format: u64::from(FORMAT),
            series: self.series.clone(),
            release: self.release,
            previous: self.previous.map(|hash| hash.to_string()),
            created: self.created.clone(),
            publisher: self.publisher.clone(),
            sealing: self.sealing,
            payload_bytes: self.payload_bytes,
            block_bytes: self.block_bytes,
            data_blocks: self.data_blocks,
            recovery_blocks: self.recovery_blocks,
            chunk_blocks: self.chunk_blocks,
            generator: self.generator.clone(),
            extends: self.extends.map(|hash| hash.to_string()),
            since: self.since,
            head_blocks: self.first.map(|first| first.head),
            tail_blocks: self.first.map(|first| first.tail),
            documents: self.documents.map(|hash| hash.to_string()),
            requires: Vec::new(),
            opening_requires: self.opening_requires.clone(),
        };
        // The object has strings and integers only. Every such object can become JSON.
        let mut text = serde_json::to_string_pretty(&raw).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Returns the series on which a delta builds. `None` if the bundle is no delta.
    pub fn base_series(&self) -> Option<&str> {
        base_of(&self.series).filter(|(_, release)| Some(*release) == self.since).map(|(series, _)| series)
    }

    /// Checks that this version knows every word that opening requires (FORMAT.md §13). Checking and carrying need no such
    /// word. This version knows no word.
    ///
    /// # Errors
    /// [`FactsFault::OpeningRequires`] with the first unknown word.
    pub fn require_opening(&self) -> Result<(), FactsFault> {
        self.opening_requires.first().map_or(Ok(()), |word| Err(FactsFault::OpeningRequires(word.clone())))
    }

    /// Checks every range of FORMAT.md §6.
    ///
    /// # Errors
    /// Returns the name of the first field that is out of range.
    pub fn check(&self) -> Result<(), FactsFault> {
        let block = u64::from(self.block_bytes);
        let rules = [
            ("series", is_series(&self.series)),
            ("release", self.release >= 1),
            ("created", is_date(&self.created)),
            ("publisher", self.publisher.len() == 56 && self.publisher.is_ascii()),
            (
                "block_bytes",
                self.block_bytes.is_power_of_two()
                    && (limits::BLOCK_MIN_BYTES..=limits::BLOCK_MAX_BYTES).contains(&self.block_bytes),
            ),
            ("data_blocks", (1..=limits::BLOCKS_MAX).contains(&self.data_blocks)),
            ("recovery_blocks", self.recovery_blocks <= limits::BLOCKS_MAX),
            ("payload_bytes", self.payload_bytes.div_ceil(block.max(1)) == u64::from(self.data_blocks)),
            (
                "chunk_blocks",
                (1..=limits::BLOCKS_MAX).contains(&self.chunk_blocks)
                    && u64::from(self.chunk_blocks).saturating_mul(block) <= limits::CHUNK_MAX_BYTES,
            ),
            (
                "generator",
                (1..=64).contains(&self.generator.len()) && self.generator.bytes().all(|b| (0x20..0x7F).contains(&b)),
            ),
            ("head_blocks", self.first.is_none_or(|first| first.head <= self.data_blocks)),
            ("tail_blocks", self.first.is_none_or(|first| (1..=self.data_blocks).contains(&first.tail))),
            ("since", self.since.is_none_or(|base| base < self.release && self.base_series().is_some())),
            (
                "opening_requires",
                self.opening_requires.len() <= limits::OPENING_WORDS_MAX
                    && self.opening_requires.iter().all(|word| is_word(word)),
            ),
        ];
        rules.into_iter().find(|(_, holds)| !holds).map_or(Ok(()), |(field, _)| Err(FactsFault::Field(field)))
    }
}

/// Reads a field that may be null but not absent.
fn present<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(from)
}

/// Reads a field that may be absent but not null.
fn not_null<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

fn parse_json<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, FactsFault> {
    if bytes.len() as u64 > limits::FACTS_MAX_BYTES {
        return Err(FactsFault::Json(format!("{} bytes > {}", bytes.len(), limits::FACTS_MAX_BYTES)));
    }
    // The whole file must be UTF-8, not only the known fields.
    let text = std::str::from_utf8(bytes).map_err(|error| FactsFault::Json(error.to_string()))?;
    serde_json::from_str(text).map_err(|error| FactsFault::Json(error.to_string()))
}

/// Tells whether a text may name a feature that opening requires.
fn is_word(text: &str) -> bool {
    text.len() <= limits::OPENING_WORD_MAX_BYTES && is_series(text)
}

/// Tells whether a text is a real calendar date, `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return false;
    }
    let number = |range: std::ops::Range<usize>| {
        text.get(range).filter(|t| t.bytes().all(|b| b.is_ascii_digit())).and_then(|t| t.parse::<u32>().ok())
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => {
            if leap {
                29
            } else {
                28
            }
        }
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Facts {
        Facts {
            series: "mosaic".into(),
            release: 42,
            previous: None,
            created: "2026-02-03".into(),
            publisher: "R".repeat(56),
            sealing: Sealing::Recipients,
            payload_bytes: 2731,
            block_bytes: 1024,
            data_blocks: 3,
            recovery_blocks: 1,
            chunk_blocks: 1,
            generator: "pannier 0.1.0".into(),
            extends: None,
            since: None,
            first: None,
            documents: None,
            opening_requires: Vec::new(),
        }
    }

    #[test]
    fn what_opening_requires_is_read_and_stops_only_opening() {
        let facts = Facts { opening_requires: vec!["delta-2".into()], ..sample() };
        assert_eq!(Facts::parse(facts.write().as_bytes()), Ok(facts.clone()));
        assert_eq!(facts.require_opening(), Err(FactsFault::OpeningRequires("delta-2".into())));
        assert_eq!(sample().require_opening(), Ok(()));
        assert!(!sample().write().contains("opening_requires"));
    }

    #[test]
    fn facts_are_read_and_written_back_to_the_same_bytes() {
        let text = sample().write();
        assert_eq!(Facts::parse(text.as_bytes()), Ok(sample()));
        assert!(Facts::may_be(text.as_bytes()));
        let delta = Facts { series: "mosaic-delta-41".into(), since: Some(41), ..sample() };
        assert_eq!(Facts::parse(delta.write().as_bytes()), Ok(delta.clone()));
        assert_eq!((delta.base_series(), sample().base_series()), (Some("mosaic"), None));
        let null = sample().write().replacen('{', "{\n  \"since\": null,", 1);
        assert!(matches!(Facts::parse(null.as_bytes()), Err(FactsFault::Json(_))));
        let extension = Facts { extends: Some(Hash([7; 32])), ..sample() };
        assert_eq!(Facts::parse(extension.write().as_bytes()), Ok(extension.clone()));
        let bad = extension.write().replacen("07", "0g", 1);
        assert_eq!(Facts::parse(bad.as_bytes()), Err(FactsFault::Field("extends")));
    }

    #[test]
    fn unknown_fields_are_ignored_and_unknown_needs_refused() {
        let more = sample().write().replacen('{', "{\n  \"colour\": [1, {\"a\": null}],", 1);
        assert_eq!(Facts::parse(more.as_bytes()), Ok(sample()));
        let needs = sample().write().replacen('{', "{\n  \"requires\": [\"delta\"],", 1);
        assert_eq!(Facts::parse(needs.as_bytes()), Err(FactsFault::Requires("delta".into())));
        let later = r#"{"format": 2, "release": "not even a number", "requires": {}}"#;
        assert_eq!(Facts::parse(later.as_bytes()), Err(FactsFault::Format(2)));
        let far = format!(r#"{{"format": {}}}"#, "9".repeat(40));
        assert_eq!(Facts::parse(far.as_bytes()), Err(FactsFault::Format(u64::MAX)));
        for bad in ["-1", "01", "1.0", "1e0", "\"1\"", "null", "[1]"] {
            let text = format!(r#"{{"format": {bad}}}"#);
            assert!(
                matches!(Facts::parse(text.as_bytes()), Err(FactsFault::Field("format") | FactsFault::Json(_))),
                "{bad}"
            );
        }
    }

    #[test]
    fn each_field_out_of_range_is_named() {
        type Case = (&'static str, fn(&mut Facts));
        let cases: &[Case] = &[
            ("series", |f| f.series = "Mosaic".into()),
            ("series", |f| f.series = String::new()),
            ("release", |f| f.release = 0),
            ("created", |f| f.created = "2026-02-29".into()),
            ("publisher", |f| f.publisher.truncate(55)),
            ("block_bytes", |f| f.block_bytes = 1536),
            ("block_bytes", |f| f.block_bytes = 512),
            ("data_blocks", |f| f.data_blocks = 0),
            ("recovery_blocks", |f| f.recovery_blocks = 32_769),
            ("payload_bytes", |f| f.payload_bytes = 3073),
            ("payload_bytes", |f| f.payload_bytes = 2048),
            ("chunk_blocks", |f| f.chunk_blocks = 0),
            ("generator", |f| f.generator = "a\nb".into()),
            ("since", |f| f.since = Some(41)),
            ("since", |f| (f.series, f.since) = ("mosaic-delta-41".into(), Some(40))),
            ("since", |f| (f.series, f.since) = ("mosaic-delta-42".into(), Some(42))),
            ("opening_requires", |f| f.opening_requires = vec!["a".into(); 17]),
            ("opening_requires", |f| f.opening_requires = vec![String::new()]),
            ("opening_requires", |f| f.opening_requires = vec!["Delta".into()]),
            ("opening_requires", |f| f.opening_requires = vec!["x".repeat(33)]),
        ];
        for (field, change) in cases {
            let mut facts = sample();
            change(&mut facts);
            assert_eq!(Facts::parse(facts.write().as_bytes()), Err(FactsFault::Field(field)));
        }
    }

    #[test]
    fn repeated_fields_floats_and_trailing_text_are_refused() {
        let ok = sample().write();
        for bad in [
            ok.replacen("\"release\": 42", "\"release\": 42, \"release\": 43", 1),
            ok.replacen("42", "42.0", 1),
            ok.replacen("42", "-42", 1),
            format!("{ok}{{}}"),
            ok.replacen("\"recipients\"", "\"Recipients\"", 1),
        ] {
            assert!(matches!(Facts::parse(bad.as_bytes()), Err(FactsFault::Json(_))), "{bad}");
        }
    }

    #[test]
    fn dates_are_real() {
        for good in ["2026-11-22", "2024-02-29", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "2026-04-31", "20260401", "２026-04-01"] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
