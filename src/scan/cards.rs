//! Cards of keys: which publisher or recipient a picture shows, or lines that a person typed (FORMAT.md §15.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::input::{Form, Item, form_of_file};
use super::look::{Means, Seen, look};
use super::program::{Program, Programs};
use super::skip::SkipFault;
use crate::error::{CodesFault, Doing, Error, Result};
use crate::format::recipients::digits_of_recipient;
use crate::format::{Digits, typed};
use crate::keys::PublicKey;
use crate::limits;
use crate::pack::recipients::canonical;
use crate::store;
use crate::watch::{Phase, Watch};
use crate::workshop::Workshop;
use pannier_optical::objects::receive::Sighting;
use pannier_optical::paper::card::Card;

/// Most different keys that one scan writes, and most pictures with several keys that it names.
const MOST: usize = 64;

/// The key on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyCard {
    /// A publisher's public key.
    Publisher(PublicKey),
    /// The canonical text of a recipient (FORMAT.md §5.1).
    Recipient(String),
}

/// The reason why a file gives no key.
#[derive(Debug, thiserror::Error)]
pub enum CardFault {
    /// No picture of the file shows a key.
    #[error("no card of a key is on the picture")]
    Nothing,
    /// The file shows several keys.
    #[error("{0} different keys are on the picture")]
    Several(usize),
    /// The file shows a secret key.
    #[error("the picture shows {0}")]
    Secret(&'static str),
    /// A typed line is wrong.
    #[error("typed line {0} is wrong")]
    Line(usize),
    /// The picture was not read.
    #[error(transparent)]
    Unread(SkipFault),
    /// The library failed, or the person stopped.
    #[error(transparent)]
    Failed(Box<Error>),
}

impl From<Error> for CardFault {
    fn from(error: Error) -> Self {
        Self::Failed(Box::new(error))
    }
}

impl KeyCard {
    /// Returns the key that a code or a text holds. `None` if there is none.
    ///
    /// # Errors
    /// [`CardFault::Secret`] for a secret key.
    fn of(text: &str) -> Result<Option<Self>, CardFault> {
        match Card::of(text) {
            Ok(Card::Publisher(key)) => Ok(Some(Self::Publisher(key))),
            // Nobody can seal to a text that only looks like a recipient.
            Ok(Card::Recipient(text)) => Ok(canonical(&text).map(Self::Recipient)),
            Err(pannier_optical::Error::Codes(CodesFault::Secret(what))) => Err(CardFault::Secret(what)),
            Ok(Card::Slip(_)) | Err(_) => Ok(None),
        }
    }

    /// The digits by which people compare the key.
    pub fn digits(&self) -> Digits {
        match self {
            Self::Publisher(key) => key.digits(),
            Self::Recipient(text) => digits_of_recipient(text),
        }
    }

    /// The key as programs take it.
    pub fn text(&self) -> String {
        match self {
            Self::Publisher(key) => key.base64(),
            Self::Recipient(text) => text.clone(),
        }
    }

    /// The key file. Digits are not stated there, because nobody compared them.
    fn file_text(&self) -> String {
        match self {
            Self::Publisher(key) => key.file_text(),
            Self::Recipient(text) => format!("{text}\n"),
        }
    }

    /// The name of the key file without its ending.
    fn stem(&self) -> String {
        let kind = match self {
            Self::Publisher(_) => "publisher",
            Self::Recipient(_) => "recipient",
        };
        format!("{kind}-{}", self.digits().first_group())
    }
}

/// Reads the one key in a file: a picture of a card, or the typed lines of a card. `None` if the file is neither.
///
/// # Errors
/// [`CardFault`]: no key, several keys, a secret key, a wrong line, a picture that cannot be read.
pub fn read_card(
    path: &Path,
    workshop: &Workshop,
    scratch: &Path,
    watch: &Watch,
) -> Result<Option<KeyCard>, CardFault> {
    // Nobody waits for a pipe or reads a device.
    if !store::is_file(path) {
        return Ok(None);
    }
    match form_of_file(path) {
        Ok(form @ (Form::Picture(_) | Form::Foreign(Program::PdfToPpm | Program::HeifConvert | Program::HeifDec))) => {
            pictured(path, form, workshop, scratch, watch).map(Some)
        }
        Ok(Form::Unread(name)) => Err(CardFault::Unread(SkipFault::Unread(name))),
        Ok(_) => {
            let bytes = store::read_small(path, limits::KEY_MAX_BYTES).map_err(Error::from)?.unwrap_or_default();
            std::str::from_utf8(&bytes).map_or(Ok(None), lines)
        }
        // A file that cannot be read is told by whoever reads it as a key.
        Err(_) => Ok(None),
    }
}

/// Reads the key in the typed lines of a text. `None` if the text has no such lines.
fn lines(text: &str) -> Result<Option<KeyCard>, CardFault> {
    let is_typed =
        |line: &str| line.trim_start().strip_prefix('1').is_some_and(|rest| rest.trim_start().starts_with(':'));
    if !text.lines().find(|line| !line.trim().is_empty()).is_some_and(is_typed) {
        return Ok(None);
    }
    let bytes = typed::parse(text).map_err(CardFault::Line)?;
    let text = String::from_utf8(bytes).map_err(|_| CardFault::Nothing)?;
    KeyCard::of(&text)?.ok_or(CardFault::Nothing).map(Some)
}

/// Looks for codes in a picture, as `scan` does, and returns the one key in them.
fn pictured(path: &Path, form: Form, workshop: &Workshop, scratch: &Path, watch: &Watch) -> Result<KeyCard, CardFault> {
    watch.begin(Phase::Scanning, 0);
    let (items, roots) = ([Item::file(path.to_owned(), form)], [path.to_owned()]);
    let means = Means { programs: Programs::Allowed, workshop, scratch };
    let (mut found, mut secret) = (Vec::new(), None);
    let looked = look((&items, &roots), None, &means, &AtomicBool::new(false), watch, |seen| {
        for line in &seen.lines {
            match KeyCard::of(line) {
                Ok(Some(key)) if !found.contains(&key) && found.len() < MOST => found.push(key),
                Err(CardFault::Secret(what)) => secret = Some(what),
                _ => {}
            }
        }
        Ok(())
    })?;
    match (secret, found.as_slice()) {
        (Some(what), _) => Err(CardFault::Secret(what)),
        (None, [only]) => Ok(only.clone()),
        (None, []) => {
            Err(looked.skipped.into_iter().next().map_or(CardFault::Nothing, |skipped| CardFault::Unread(skipped.why)))
        }
        (None, several) => Err(CardFault::Several(several.len())),
    }
}

/// Tells whether a code holds a key.
pub(super) fn is_key(text: &str) -> bool {
    KeyCard::of(text).is_ok_and(|key| key.is_some())
}

/// A key that a scan found, and its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The key.
    pub key: KeyCard,
    /// The picture that shows the key.
    pub at: Sighting,
    /// The file with the key.
    pub path: PathBuf,
    /// `true` if the file was there already, with the same key.
    pub was_there: bool,
}

/// The cards that a scan saw.
#[derive(Debug, Default)]
pub(super) struct Cards {
    found: Vec<(KeyCard, Sighting)>,
    /// The pictures that show several keys, of which no key is taken.
    crowded: Vec<Sighting>,
}

impl Cards {
    /// Takes the key of a picture.
    pub(super) fn see(&mut self, seen: &Seen) {
        let keys: Vec<KeyCard> = seen.lines.iter().filter_map(|line| KeyCard::of(line).ok().flatten()).collect();
        match keys.split_first() {
            Some((first, rest)) if rest.iter().all(|key| key == first) => {
                let is_known = self.found.iter().any(|(known, _)| known == first);
                self.found.extend((self.found.len() < MOST && !is_known).then(|| (first.clone(), seen.at)));
            }
            Some(_) if self.crowded.len() < MOST => self.crowded.push(seen.at),
            _ => {}
        }
    }

    /// The pictures that show several keys.
    pub(super) fn crowded(&self) -> &[Sighting] {
        &self.crowded
    }

    /// Writes each key to a file in a folder. No file is overwritten: a name that another file has gets a number.
    ///
    /// # Errors
    /// Errors of the system.
    pub(super) fn write(&self, out: &Path) -> Result<Vec<Written>> {
        if !self.found.is_empty() && !out.exists() {
            fs::create_dir_all(out).map_err(|e| Error::io(Doing::Create, out, e))?;
        }
        self.found.iter().map(|(key, at)| write(key, *at, out)).collect()
    }
}

fn write(key: &KeyCard, at: Sighting, out: &Path) -> Result<Written> {
    let (text, stem) = (key.file_text(), key.stem());
    let names = (2..=MOST).map(|number| format!("{stem}-{number}.pub"));
    let mut last = out.join(format!("{stem}.pub"));
    for next in names {
        let there =
            store::is_file(&last).then(|| store::read_small(&last, limits::KEY_MAX_BYTES).ok().flatten()).flatten();
        if there.is_some_and(|bytes| bytes == text.as_bytes()) {
            return Ok(Written { key: key.clone(), at, path: last, was_there: true });
        }
        if last.symlink_metadata().is_err() {
            store::publish(&last, text.as_bytes())?;
            return Ok(Written { key: key.clone(), at, path: last, was_there: false });
        }
        last = out.join(next);
    }
    Err(Error::InTheWay(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key file of the tests. The key opens no real bundle.
    fn key(name: &str) -> String {
        let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys/transcripts");
        fs::read_to_string(keys.join(name)).unwrap()
    }

    fn seen(number: u32, lines: &[&str]) -> Seen {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        Seen { at: Sighting { input: 0, number }, lines, is_picture: true }
    }

    #[test]
    fn typed_lines_of_both_kinds_are_read_and_a_wrong_line_is_named() {
        let publisher = PublicKey::parse_file(&key("publisher.pub")).unwrap();
        let recipient = key("recipient.pub").lines().last().unwrap().to_owned();
        for (text, card) in
            [(publisher.base64(), KeyCard::Publisher(publisher)), (recipient.clone(), KeyCard::Recipient(recipient))]
        {
            let mut typed = typed::write(text.as_bytes());
            assert_eq!(lines(&format!("\n{}\n", typed.join("\n").to_lowercase())).unwrap(), Some(card));
            typed[2].replace_range(4..8, "ZZZZ");
            assert!(matches!(lines(&typed.join("\n")), Err(CardFault::Line(3))));
        }
        let secret = key("recipient.key").lines().last().unwrap().to_owned();
        assert!(matches!(lines(&typed::write(secret.as_bytes()).join("\n")), Err(CardFault::Secret(_))));
        assert!(matches!(lines(&typed::write(b"Hello").join("\n")), Err(CardFault::Nothing)));
        assert!(matches!(lines("age1hello"), Ok(None)));
    }

    #[test]
    fn a_picture_with_two_keys_gives_none_and_files_of_others_stay() {
        let publisher = PublicKey::parse_file(&key("publisher.pub")).unwrap().base64();
        let recipient = key("recipient.pub").lines().last().unwrap().to_owned();
        let mut cards = Cards::default();
        cards.see(&seen(1, &[&publisher, &recipient]));
        cards.see(&seen(2, &["hello", "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"]));
        assert_eq!((cards.found.len(), cards.crowded().len()), (0, 1));
        cards.see(&seen(3, &[&recipient, &recipient]));
        let room = tempfile::tempdir().unwrap();
        let out = room.path().join("out");
        let written = cards.write(&out).unwrap();
        let [one] = written.as_slice() else { panic!("{written:?}") };
        assert_eq!((one.at.number, one.was_there), (3, false));
        assert_eq!(one.path, out.join("recipient-57829.pub"));
        assert_eq!(fs::read_to_string(&one.path).unwrap(), format!("{recipient}\n"));
        assert!(cards.write(&out).unwrap()[0].was_there);
        fs::write(&one.path, "another").unwrap();
        assert_eq!(cards.write(&out).unwrap()[0].path, out.join("recipient-57829-2.pub"));
        assert_eq!(fs::read_to_string(&one.path).unwrap(), "another");
    }
}
