//! The private note of a maintainer: the recipients of each release, for the comparison with the next release.
//!
//! The note holds digits and names, and no keys. A release is known by its bundle id. A run that is killed between the bundle
//! and the note leaves a note without that bundle. Such a note says nothing about the bundle.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::recipients::Listed;
use crate::format::{Digits, Facts, Hash};

/// The first line.
const HEAD: &str =
    "# pannier: to whom each release was sealed. Private: whoever reads it learns who reads your bundles.";
/// The word that begins a release.
const RELEASE: &str = "release ";
/// Releases that a note holds at most.
const RELEASES_MAX: usize = 64;
/// Bytes of thirty digits in groups.
const DIGITS_BYTES: usize = 35;

/// A private note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    releases: Vec<Release>,
}

/// One release, and its recipients.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Release {
    id: Hash,
    series: String,
    number: u32,
    recipients: Vec<Known>,
}

/// A recipient in the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The digits.
    pub digits: Digits,
    /// The name, if there was one.
    pub name: Option<String>,
}

/// The difference between the recipients of a release and those of the release before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The digits of new recipients.
    pub new: BTreeSet<Digits>,
    /// The recipients who are gone.
    pub gone: Vec<Known>,
    /// The names that have another key now.
    pub rekeyed: Vec<String>,
}

impl Note {
    /// Reads a note.
    ///
    /// # Errors
    /// The number of the first line that is no line of a note, from 1.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut releases: Vec<Release> = Vec::new();
        for (number, line) in (1usize..).zip(text.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let read = match (line.strip_prefix(RELEASE), releases.last_mut()) {
                (Some(rest), _) => release(rest).map(|release| releases.push(release)),
                (None, Some(release)) => known(line).map(|known| release.recipients.push(known)),
                (None, None) => None,
            };
            read.ok_or(number)?;
        }
        Ok(Self { releases })
    }

    /// Returns the text of the note.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for Release { id, series, number, recipients } in &self.releases {
            // A write to a String cannot fail.
            let _ = write!(text, "\n{RELEASE}{id} {series} {number}\n");
            for Known { digits, name } in recipients {
                let _ = match name {
                    Some(name) => writeln!(text, "{digits} {name}"),
                    None => writeln!(text, "{digits}"),
                };
            }
        }
        text
    }

    /// Compares recipients with the recipients of a release. Returns `None` if the note does not have the release.
    pub fn compare(&self, before: &Hash, now: &[Listed]) -> Option<Compared> {
        let before = &self.releases.iter().find(|release| release.id == *before)?.recipients;
        let there: BTreeSet<Digits> = before.iter().map(|known| known.digits).collect();
        let here: BTreeSet<Digits> = now.iter().map(|listed| listed.digits).collect();
        let new: BTreeSet<Digits> = here.difference(&there).copied().collect();
        let gone: Vec<Known> = before.iter().filter(|known| !here.contains(&known.digits)).cloned().collect();
        let names = now.iter().filter(|listed| new.contains(&listed.digits)).filter_map(|listed| listed.name.as_ref());
        let is_gone = |name: &&String| gone.iter().any(|known| known.name.as_ref() == Some(*name));
        let rekeyed = names.filter(is_gone).cloned().collect();
        Some(Compared { new, gone, rekeyed })
    }

    /// Removes the oldest release, and tells whether a release was removed. The last release stays.
    pub fn forget_oldest(&mut self) -> bool {
        let several = self.releases.len() > 1;
        if several {
            self.releases.remove(0);
        }
        several
    }

    /// Adds a release. Removes the earlier releases of the series but the release before: no later release is compared with
    /// them. A release with a larger number stays, since the next one follows it.
    pub fn add(&mut self, id: Hash, facts: &Facts, recipients: &[Listed]) {
        let stays = |release: &Release| {
            let follows = facts.previous.is_none_or(|before| release.id == before);
            release.id != id && (release.series != facts.series || release.number >= facts.release || follows)
        };
        self.releases.retain(stays);
        let too_many = self.releases.len().saturating_add(1).saturating_sub(RELEASES_MAX);
        self.releases.drain(..too_many);
        let known = |listed: &Listed| Known { digits: listed.digits, name: listed.name.clone() };
        self.releases.push(Release {
            id,
            series: facts.series.clone(),
            number: facts.release,
            recipients: recipients.iter().map(known).collect(),
        });
    }
}

fn release(text: &str) -> Option<Release> {
    let mut words = text.split(' ');
    let (id, series, number) = (words.next()?, words.next()?, words.next()?);
    let (id, number) = (Hash::parse(id)?, number.parse().ok()?);
    words.next().is_none().then(|| Release { id, series: series.to_owned(), number, recipients: Vec::new() })
}

fn known(line: &str) -> Option<Known> {
    let (digits, rest) = line.split_at_checked(DIGITS_BYTES)?;
    let digits = Digits::parse(digits).ok()?;
    let name = match rest {
        "" => None,
        _ => Some(rest.strip_prefix(' ').filter(|name| !name.is_empty())?.to_owned()),
    };
    Some(Known { digits, name })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::sha256;
    use crate::format::Sealing;
    use crate::format::recipients::digits_of_recipient;
    use crate::pack::recipients::{Place, Stated};

    fn listed(text: &str, name: Option<&str>) -> Listed {
        let name = name.map(str::to_owned);
        Listed {
            text: text.to_owned(),
            digits: digits_of_recipient(text),
            name,
            place: Place::Given,
            stated: Stated::Nothing,
        }
    }

    fn facts(series: &str, release: u32, previous: Option<Hash>) -> Facts {
        Facts {
            series: series.to_owned(),
            release,
            previous,
            created: "2026-02-03".to_owned(),
            publisher: "RWTmPZJezUOzmlBJsbzZ9AnEP1gAyZ3Nd2b3jbyNAF/SMyXfpiXBuiJF".to_owned(),
            sealing: Sealing::Recipients,
            payload_bytes: 1,
            block_bytes: 1024,
            data_blocks: 1,
            recovery_blocks: 0,
            chunk_blocks: 1,
            generator: "x".to_owned(),
            extends: None,
            since: None,
            first: None,
            documents: None,
            opening_requires: Vec::new(),
        }
    }

    #[test]
    fn who_is_new_and_who_is_gone_is_told_by_digits() {
        let ids: Vec<Hash> = (0..5u8).map(|n| sha256(&[n])).collect();
        let mut note = Note::default();
        let (leyla, omid) = (listed("age1a", Some("Leyla")), listed("age1b", None));
        note.add(ids[0], &facts("mosaic", 1, None), &[leyla.clone(), omid.clone()]);
        let same = note.compare(&ids[0], &[omid.clone(), leyla.clone()]).unwrap();
        assert_eq!(same, Compared::default());
        let other = listed("age1c", Some("Leyla"));
        let changed = note.compare(&ids[0], &[other.clone(), omid.clone()]).unwrap();
        assert_eq!(changed.new, [other.digits].into());
        assert_eq!(changed.gone, [Known { digits: leyla.digits, name: Some("Leyla".to_owned()) }]);
        assert_eq!(changed.rekeyed, ["Leyla"]);
        // Of a release that was killed before the note was written, nothing is said.
        assert_eq!(note.compare(&ids[1], &[other]), None);
    }

    #[test]
    fn a_note_is_read_back_and_forgets_what_is_not_needed() {
        let ids: Vec<Hash> = (0..5u8).map(|n| sha256(&[n])).collect();
        let mut note = Note::default();
        note.add(ids[0], &facts("other", 1, None), &[listed("age1z", None)]);
        note.add(ids[1], &facts("mosaic", 1, None), &[listed("age1a", Some("Leyla  ن"))]);
        note.add(ids[2], &facts("mosaic", 2, Some(ids[1])), &[listed("age1a", None)]);
        note.add(ids[3], &facts("mosaic", 2, Some(ids[1])), &[listed("age1a", None), listed("age1b", None)]);
        let kept = |note: &Note| note.releases.iter().map(|release| release.id).collect::<Vec<_>>();
        assert_eq!(kept(&note), ids[..4]);
        note.add(ids[4], &facts("mosaic", 3, Some(ids[3])), &[]);
        assert_eq!(kept(&note), [ids[0], ids[3], ids[4]]);
        assert_eq!(Note::parse(&note.text()), Ok(note.clone()));
        // A release that is made anew after a later one does not make the note forget the later one.
        note.add(ids[2], &facts("mosaic", 2, Some(ids[1])), &[]);
        assert_eq!(kept(&note), [ids[0], ids[3], ids[4], ids[2]]);
        assert!(!note.text().contains("age1"));
        for n in 0..200 {
            note.add(sha256(&[9, n]), &facts("many", 1, None), &[]);
        }
        assert_eq!(note.releases.len(), RELEASES_MAX);
    }

    #[test]
    fn what_is_no_note_is_named_by_its_line() {
        let id = sha256(b"x");
        assert_eq!(Note::parse(""), Ok(Note::default()));
        assert_eq!(Note::parse("12345"), Err(1));
        assert_eq!(Note::parse(&format!("# x\n\nrelease {id} mosaic")), Err(3));
        assert_eq!(Note::parse(&format!("release {id} mosaic 1\n12345 12345 12345 12345 12345 1234x")), Err(2));
        assert_eq!(Note::parse(&format!("release {id} mosaic 1\n{} ", digits_of_recipient("x"))), Err(2));
    }
}
