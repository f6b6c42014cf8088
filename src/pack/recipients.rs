//! The recipients that a person gives: each recipient once, with a name, a place and digits to compare (FORMAT.md §5.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::recipient_key::{RecipientKey, ready};
use crate::error::{Error, Half, OtherHalf, ReaderError, RecipientFault, Result};
use crate::format::Digits;
use crate::format::recipients::{digits_of_recipient, entries};
use crate::secret::begins_like_key;
use pannier_maker::seal::BoxedRecipient;
use pannier_reader::documents::seal::Callbacks;

/// The place of a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The recipient was given as a text, as after `-r`.
    Given,
    /// The recipient is in a recipients file.
    Line {
        /// The file.
        path: PathBuf,
        /// The number of the line, from 1.
        line: usize,
    },
}

/// A recipient as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The canonical text.
    pub text: String,
    /// The digits to compare.
    pub digits: Digits,
    /// The name in the file. A stranger may have written the name.
    pub name: Option<String>,
    /// The first place of the recipient.
    pub place: Place,
    /// Whether a recipients file states these digits. Somebody wrote the digits there, perhaps after a comparison by voice.
    pub stated: Stated,
}

/// Whether a recipients file states the digits of a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The file states the digits, and they are right.
    Right,
    /// Nothing is stated.
    Nothing,
}

/// A recipient that was given a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// The recipient, with the first place.
    pub of: Listed,
    /// The name at the second place.
    pub name: Option<String>,
    /// The second place.
    pub place: Place,
}

/// A set of age recipients.
pub struct Recipients {
    keys: Vec<BoxedRecipient>,
    listed: Vec<Listed>,
    doubles: Vec<Double>,
}

/// Tells whether a recipient is of age's post-quantum kind, which the library here takes for that of a plugin.
fn is_post_quantum(text: &str) -> bool {
    text.trim().starts_with("age1pq1")
}

impl Recipients {
    /// Reads recipients from texts (as after `-r`) and from the lines of recipients files (as after `-R`). A recipient that is
    /// given twice counts once.
    ///
    /// # Errors
    /// [`Error::NotARecipient`] names the first text that is no recipient. For a file, the error names the line number
    /// and not the content. [`ReaderError::OtherHalf`] means a secret key in the place of a recipient. [`RecipientFault`] means
    /// stated digits that are wrong (FORMAT.md §5.1).
    pub fn parse<C: Callbacks>(texts: &[String], files: &[(&Path, &str)], callbacks: &C) -> Result<Self> {
        let mut gathered = Gathered::default();
        for text in texts {
            let key =
                RecipientKey::parse(text).filter(|_| !is_post_quantum(text)).ok_or_else(|| {
                    match begins_like_key(text) {
                        Some(_) => other_half("one of the recipients"),
                        None => Error::NotARecipient(text.clone()),
                    }
                })?;
            let digits = digits_of_recipient(key.canonical());
            gathered.add(key, digits, None, Place::Given, Stated::Nothing);
        }
        for (path, content) in files {
            let path = *path;
            let comment = |fault| RecipientFault::Comment { path: path.to_owned(), fault };
            let found = entries(content).map_err(comment)?;
            if found.is_empty() {
                return Err(Error::NoRecipient(path.to_owned()));
            }
            for entry in found {
                let place = || format!("line {} of {}", entry.line, path.display());
                let key = RecipientKey::parse(entry.text).filter(|_| !is_post_quantum(entry.text));
                let key = key.ok_or_else(|| match begins_like_key(entry.text) {
                    Some(_) => other_half(&place()),
                    None if is_post_quantum(entry.text) => Error::NotARecipient(entry.text.to_owned()),
                    None if has_more(entry.text) => {
                        RecipientFault::Trailing { path: path.to_owned(), line: entry.line }.into()
                    }
                    None => Error::NotARecipient(place()),
                })?;
                let digits = digits_of_recipient(key.canonical());
                if let Some((line, stated)) = entry.stated.iter().find(|(_, stated)| *stated != digits) {
                    return Err(RecipientFault::OtherDigits {
                        path: path.to_owned(),
                        line: *line,
                        recipient_line: entry.line,
                        name: entry.name,
                        groups: stated.differing(&digits),
                    }
                    .into());
                }
                let stated = if entry.stated.is_empty() { Stated::Nothing } else { Stated::Right };
                let place = Place::Line { path: path.to_owned(), line: entry.line };
                gathered.add(key, digits, entry.name, place, stated);
            }
        }
        let Gathered { keys, listed, doubles, .. } = gathered;
        Ok(Self { keys: ready(keys, callbacks)?, listed, doubles })
    }

    /// Returns the number of recipients.
    pub fn count(&self) -> usize {
        self.listed.len()
    }

    /// Returns each recipient once, in the given order.
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// Returns the recipients that were given a second time.
    pub fn doubles(&self) -> &[Double] {
        &self.doubles
    }

    /// Returns the keys that age seals to.
    pub(super) fn keys(&self) -> &[BoxedRecipient] {
        &self.keys
    }
}

/// Returns the canonical text of a recipient (FORMAT.md §5.1). `None` if the text is no recipient.
pub fn canonical(text: &str) -> Option<String> {
    RecipientKey::parse(text).map(|key| key.canonical().to_owned())
}

/// The recipients that were read so far.
#[derive(Default)]
struct Gathered {
    keys: Vec<RecipientKey>,
    listed: Vec<Listed>,
    doubles: Vec<Double>,
    /// The number of the recipient with this canonical text.
    seen: HashMap<String, usize>,
}

impl Gathered {
    fn add(&mut self, key: RecipientKey, digits: Digits, name: Option<String>, place: Place, stated: Stated) {
        let text = key.canonical().to_owned();
        if let Some(first) = self.seen.get(&text).and_then(|at| self.listed.get_mut(*at)) {
            self.doubles.push(Double { of: first.clone(), name: name.clone(), place });
            first.name = first.name.take().or(name);
            if stated == Stated::Right {
                first.stated = stated;
            }
            return;
        }
        self.seen.insert(text.clone(), self.listed.len());
        self.listed.push(Listed { digits, text, name, place, stated });
        self.keys.push(key);
    }
}

/// Returns the error for a secret key in the place of a recipient.
fn other_half(given: &str) -> Error {
    ReaderError::from(OtherHalf { given: given.to_owned(), wanted: Half::Recipient }).into()
}

/// Tells whether words stand behind a recipient.
fn has_more(text: &str) -> bool {
    text.split_once(char::is_whitespace).is_some_and(|(first, _)| RecipientKey::parse(first).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::{NoCallbacks, generate_identity};

    fn parse(texts: &[String], files: &[(&str, &str)]) -> Result<Recipients> {
        let files: Vec<(&Path, &str)> = files.iter().map(|(path, text)| (Path::new(*path), *text)).collect();
        Recipients::parse(texts, &files, &NoCallbacks)
    }

    #[test]
    fn words_behind_a_recipient_are_named() {
        let (_, one) = generate_identity();
        let error = parse(&[], &[("to.txt", &format!("# us\n{one} # Reza\n"))]).err().unwrap();
        assert!(matches!(error, Error::Recipient(RecipientFault::Trailing { line: 2, .. })), "{error}");
    }

    #[test]
    fn a_bad_line_of_a_recipients_file_is_named_by_its_number() {
        let error = parse(&[], &[("to.txt", "# us\n\nage1nonsense\n")]).err().map(|e| e.to_string());
        assert_eq!(error.as_deref(), Some("line 3 of to.txt is not an age recipient"));
    }

    #[test]
    fn whoever_stands_there_twice_is_one_recipient_and_told() {
        let (_, one) = generate_identity();
        let (_, other) = generate_identity();
        let file = format!("# Leyla\n{one}\n# Omid\n{one}\n{other}\n");
        let found = parse(&[other.to_uppercase()], &[("to.txt", &file)]).unwrap();
        assert_eq!((found.count(), found.keys().len()), (2, 2));
        let [omid, again] = found.doubles() else { panic!() };
        assert_eq!((omid.of.name.as_deref(), omid.name.as_deref()), (Some("Leyla"), Some("Omid")));
        assert_eq!((&again.of.place, &again.of.text), (&Place::Given, &other));
        let names: Vec<_> = found.listed().iter().map(|listed| listed.name.as_deref()).collect();
        assert_eq!(names, [None, Some("Leyla")]);
    }

    #[test]
    fn stated_digits_are_checked_and_the_right_ones_are_told_to_nobody() {
        let (_, one) = generate_identity();
        let right = digits_of_recipient(&one).to_string();
        assert!(parse(&[], &[("to.txt", &format!("# Leyla\n# digits {right}\n{one}\n"))]).is_ok());
        let (last, digit) = (right.len() - 1, if right.ends_with('7') { '8' } else { '7' });
        let wrong = format!("{}{digit}", &right[..last]);
        let error = parse(&[], &[("to.txt", &format!("# Leyla\n# digits {wrong}\n{one}\n"))]).err().unwrap();
        assert!(!error.to_string().contains(&right[..5]), "{error}");
        let Error::Recipient(RecipientFault::OtherDigits { line, recipient_line, name, groups, .. }) = error else {
            panic!("{error}")
        };
        assert_eq!((line, recipient_line, name.as_deref(), groups), (2, 3, Some("Leyla"), vec![6]));
    }
}
