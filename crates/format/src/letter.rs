//! Key letters: which keys sign for a publisher from now on; keys that are gone; introductions (FORMAT.md §20).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;

use crate::Hash;
use crate::digest::sha256;
use crate::limits;
use crate::minisig::{SignatureText, UNTRUSTED, is_key};
use crate::mirrors::{self, MIRRORS, Mirrors};
use crate::transport;

/// The first words of every key letter.
const LETTER: &str = "pannier keys ";
/// The first line of a file by which a key says that it is gone.
const GONE: &str = "pannier gone 1";
/// The first line of an introduction.
const INTRODUCTION: &str = "pannier introduction 1";

/// The trusted comment of the signature over a key that is gone.
pub const GONE_COMMENT: &str = "pannier gone";
/// The trusted comment of the signature over an introduction.
pub const INTRODUCTION_COMMENT: &str = "pannier introduction";

/// The first words of every text of this module.
const FIRST: [&str; 4] = [LETTER, GONE, INTRODUCTION, MIRRORS];

/// The lines of one signature.
const SIGNATURE_LINES: usize = 4;

/// A key letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The number of the letter, from 1.
    pub number: u32,
    /// The number of keys that have to sign.
    pub need: usize,
    /// The keys that sign, in base64.
    pub keys: Vec<String>,
    /// The hashes of keys that nobody has seen yet.
    pub next: Vec<Hash>,
    /// The keys that do not count any more, in base64.
    pub gone: Vec<String>,
    /// The hash of the letter before.
    pub before: Option<Hash>,
}

impl Letter {
    /// Parses the text of a letter. Returns `None` if the text breaks §20.2.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n').peekable();
        let number = number(lines.next()?.strip_prefix(LETTER)?)?;
        let need = number_of(lines.next()?.strip_prefix("need ")?, limits::NEED_MAX)?;
        let mut all = |word: &str, most: usize| {
            let mut found = Vec::new();
            while let Some(rest) = lines.peek().and_then(|line| line.strip_prefix(word)) {
                found.push(rest.to_owned());
                lines.next();
            }
            (found.len() <= most).then_some(found)
        };
        let keys = all("key ", limits::LETTER_KEYS_MAX)?;
        let next = all("next ", limits::LETTER_KEYS_MAX)?;
        let gone = all("gone ", limits::LETTER_GONE_MAX)?;
        let before = all("before ", 1)?;
        let hashes = |all: Vec<String>| all.iter().map(|text| Hash::parse(text)).collect::<Option<Vec<Hash>>>();
        let (next, before) = (hashes(next)?, hashes(before)?.pop());
        let named: HashSet<&String> = keys.iter().chain(&gone).collect();
        let is_sound = lines.next().is_none()
            && (1..=keys.len()).contains(&need)
            && keys.iter().chain(&gone).all(|key| is_key(key))
            && named.len() == keys.len().saturating_add(gone.len())
            && next.iter().collect::<HashSet<_>>().len() == next.len()
            && before.is_some() == (number > 1);
        is_sound.then_some(Self { number, need, keys, next, gone, before })
    }

    /// Writes the text of the letter.
    pub fn write(&self) -> String {
        let mut text = format!("{LETTER}{}\nneed {}\n", self.number, self.need);
        let mut line = |word: &str, rest: &str| text.extend([word, " ", rest, "\n"]);
        self.keys.iter().for_each(|key| line("key", key));
        self.next.iter().for_each(|hash| line("next", &hash.to_string()));
        self.gone.iter().for_each(|key| line("gone", key));
        self.before.iter().for_each(|hash| line("before", &hash.to_string()));
        text
    }

    /// Returns the hash of the text.
    pub fn hash(&self) -> Hash {
        sha256(self.write().as_bytes())
    }

    /// Returns the trusted comment of a signature over the text.
    pub fn comment(&self) -> String {
        format!("{LETTER}{}", self.number)
    }

    /// Returns the name of the letter file in a bundle.
    pub fn file_name(&self) -> String {
        format!("keys-{:04}.txt", self.number)
    }
}

/// Returns the number of the letter that a listed name claims.
pub fn number_in_name(name: &str) -> Option<u32> {
    let digits = name.strip_prefix("keys-")?.strip_suffix(".txt")?;
    let number = digits.parse().ok().filter(|number| (1..=limits::LETTERS_MAX).contains(number))?;
    (format!("{number:04}") == digits).then_some(number)
}

/// Tells whether bytes begin as a letter does, whether about keys or mirrors, or a key that is gone, or an introduction.
pub fn begins(bytes: &[u8]) -> bool {
    FIRST.iter().any(|words| bytes.starts_with(words.as_bytes()))
}

/// Returns the text that begins the bytes, if it is a letter, about keys or mirrors, a key that is gone or an introduction, as
/// such a file is written.
pub fn first(bytes: &[u8]) -> Option<Vec<u8>> {
    written(bytes).find(|text| bytes.starts_with(text.as_bytes())).map(String::into_bytes)
}

/// Returns the first text of each kind in the bytes, as such files are written.
fn written(bytes: &[u8]) -> impl Iterator<Item = String> {
    let about_keys = [letter(bytes).map(|one| one.write()), gone(bytes).map(|one| one.write())];
    let others = [introduction(bytes).map(|one| one.write()), mirrors(bytes).map(|one| one.write())];
    about_keys.into_iter().chain(others).flatten()
}

/// Tells whether a file has exactly the form of a letter, about keys or mirrors, of a key that is gone, or of an introduction, and
/// nothing else. Such a file is a few lines of text, whoever made it.
pub fn is_plain(bytes: &[u8]) -> bool {
    bytes.len() as u64 <= limits::LETTER_MAX_BYTES && written(bytes).any(|text| text.as_bytes() == bytes)
}

/// Tells whether a listed name is that of a letter, of a key that is gone, or of an introduction (§20), or of a mirror letter
/// (§25.4).
pub fn is_name(name: &str) -> bool {
    let of_key = |rest: &str| rest.len() == 16 && rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let begins = |word| name.strip_prefix(word).and_then(|rest: &str| rest.strip_suffix(".txt")).is_some_and(of_key);
    number_in_name(name).is_some()
        || begins("gone-")
        || begins("introduction-")
        || (cfg!(feature = "mirrors") && mirrors::is_name(name))
}

/// A text and the signatures after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed<T> {
    /// What the text says.
    pub content: T,
    /// The exact text that signatures cover.
    pub text: String,
    /// The signatures, which may hold or not.
    pub signatures: Vec<SignatureText>,
}

impl<T> Signed<T> {
    /// Writes the file: the text, then the signatures.
    pub fn write(&self) -> String {
        self.signatures.iter().fold(self.text.clone(), |text, signature| text + signature.text())
    }

    fn of(text: String, signatures: Vec<SignatureText>, content: Option<T>) -> Option<Self> {
        content.map(|content| Self { content, text, signatures })
    }
}

/// A key that says itself that it is gone, in base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone(pub String);

impl Gone {
    /// Writes the text.
    pub fn write(&self) -> String {
        format!("{GONE}\nkey {}\n", self.0)
    }

    fn parse(text: &str) -> Option<Self> {
        let key = text.strip_prefix(GONE)?.strip_prefix("\nkey ")?.strip_suffix('\n')?;
        is_key(key).then(|| Self(key.to_owned()))
    }
}

/// A key that another key introduces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The key that is introduced, in base64.
    pub key: String,
    /// What the introducer says of the key.
    pub says: String,
}

impl Introduction {
    /// Writes the text.
    pub fn write(&self) -> String {
        format!("{INTRODUCTION}\nkey {}\nsays {}\n", self.key, self.says)
    }

    fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(INTRODUCTION)?.strip_prefix("\nkey ")?.strip_suffix('\n')?;
        let (key, says) = rest.split_once("\nsays ")?;
        (is_key(key) && may_be_said(says)).then(|| Self { key: key.to_owned(), says: says.to_owned() })
    }
}

/// Tells whether an introduction may say this: 1 to 200 characters in one line, without control characters, and no blank
/// at either end.
pub fn may_be_said(says: &str) -> bool {
    let is_short = (1..=limits::SAYS_MAX_CHARS).contains(&says.chars().count());
    is_short && says.trim() == says && !says.chars().any(char::is_control)
}

/// Tells cheaply whether a file may hold a letter, about keys or mirrors, or a key that is gone, as written or changed by a
/// transport.
pub fn may_hold(bytes: &[u8]) -> bool {
    let mirrors = cfg!(feature = "mirrors") && transport::may_hold_words(bytes, MIRRORS);
    mirrors || [LETTER, GONE].iter().any(|words| transport::may_hold_words(bytes, words))
}

/// Tells whether a file is a key letter, a key that is gone, or a mirror letter.
pub fn is_one(bytes: &[u8]) -> bool {
    letter(bytes).is_some() || gone(bytes).is_some() || mirrors(bytes).is_some()
}

/// Reads a key letter, the first one of a file. Marks, line ends, blanks at line ends, and text before and after are taken back
/// (§12.1).
pub fn letter(bytes: &[u8]) -> Option<Signed<Letter>> {
    letters(bytes).into_iter().next()
}

/// Reads all key letters of a file: a mail may hold several.
pub fn letters(bytes: &[u8]) -> Vec<Signed<Letter>> {
    all(bytes, LETTER, |text, rest| Signed::of(text.clone(), rest, Letter::parse(&text)))
}

/// Reads the file by which a key says that it is gone.
pub fn gone(bytes: &[u8]) -> Option<Signed<Gone>> {
    all(bytes, GONE, |text, rest| Signed::of(text.clone(), rest, Gone::parse(&text))).into_iter().next()
}

/// Reads an introduction.
pub fn introduction(bytes: &[u8]) -> Option<Signed<Introduction>> {
    let of = |text: String, rest| Signed::of(text.clone(), rest, Introduction::parse(&text));
    all(bytes, INTRODUCTION, of).into_iter().next()
}

/// Reads a mirror letter, the first one of a file.
pub fn mirrors(bytes: &[u8]) -> Option<Signed<Mirrors>> {
    let read = |text: String, rest| Signed::of(text.clone(), rest, Mirrors::parse(&text));
    if cfg!(feature = "mirrors") { all(bytes, MIRRORS, read).into_iter().next() } else { None }
}

/// Takes all texts of one kind out of the first form of a file that has any. The signatures prove a text, so no form is
/// believed.
fn all<T>(bytes: &[u8], first: &str, of: impl Fn(String, Vec<SignatureText>) -> Option<T>) -> Vec<T> {
    if bytes.len() as u64 > limits::CARRIED_LETTER_MAX_BYTES {
        return Vec::new();
    }
    let in_form = |text: &str| {
        let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        let begins = |line: &&str| FIRST.iter().any(|words| line.starts_with(words));
        let starts: Vec<usize> = lines.iter().enumerate().filter(|(_, line)| begins(line)).map(|(at, _)| at).collect();
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let parts = starts.iter().zip(ends).filter_map(|(start, end)| lines.get(*start..end));
        let ours = parts.filter(|part| part.first().is_some_and(|line| line.starts_with(first)));
        let read = |part: &[&str]| taken_apart(part).and_then(|(text, signatures)| of(text, signatures));
        ours.take(limits::OTHERS_MAX).filter_map(read).collect::<Vec<T>>()
    };
    let forms = transport::plain(bytes);
    forms.iter().map(|(text, _)| in_form(text)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Parts a text from its signatures, and from what stands after them.
fn taken_apart(lines: &[&str]) -> Option<(String, Vec<SignatureText>)> {
    let joined = |lines: &[&str]| lines.iter().flat_map(|line| [*line, "\n"]).collect::<String>();
    let end = lines.iter().position(|line| line.starts_with(UNTRUSTED.trim_end())).unwrap_or(lines.len());
    let (letter, rest) = lines.split_at_checked(end)?;
    let signatures = rest.chunks(SIGNATURE_LINES).map(|four| SignatureText::parse(joined(four).as_bytes()));
    let signatures = signatures.map_while(|signature| signature).take(limits::LETTER_SIGNATURES_MAX).collect();
    let text = joined(letter);
    (text.len() as u64 <= limits::LETTER_MAX_BYTES).then_some((text, signatures))
}

fn number(text: &str) -> Option<u32> {
    let number = text.parse().ok().filter(|number: &u32| (1..=limits::LETTERS_MAX).contains(number))?;
    (number.to_string() == text).then_some(number)
}

fn number_of(text: &str, most: usize) -> Option<usize> {
    let number = number(text).and_then(|number| usize::try_from(number).ok())?;
    (number <= most).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minisig::samples::{key, signature as signature_of};

    fn sample() -> Letter {
        Letter {
            number: 2,
            need: 2,
            keys: vec![key(1), key(2), key(3)],
            next: vec![Hash([7; 32])],
            gone: vec![key(9)],
            before: Some(Hash([4; 32])),
        }
    }

    fn signature() -> SignatureText {
        signature_of("pannier keys 2")
    }

    #[test]
    fn a_letter_has_one_form() {
        let text = sample().write();
        assert_eq!(Letter::parse(&text), Some(sample()));
        let (one, two, nine) = (key(1), key(2), key(9));
        for (from, to) in [
            ("keys 2", "keys 02"),
            ("keys 2", "keys 65"),
            ("keys 2", "keys 1"),
            ("need 2", "need 0"),
            ("need 2", "need 4"),
            ("need 2", "need +2"),
            (one.as_str(), two.as_str()),
            (one.as_str(), nine.as_str()),
            (one.as_str(), "RWQ"),
            ("key ", "key  "),
            ("\nnext ", "\nnew "),
            ("before ", "before 0"),
        ] {
            let other = text.replacen(from, to, 1);
            assert_ne!(other, text, "{from}");
            assert_eq!(Letter::parse(&other), None, "{other}");
        }
        assert_eq!(Letter::parse(&format!("{text}more\n")), None);
        assert_eq!(Letter::parse(text.trim_end()), None);
        let many = |count: u8| Letter { keys: (1..=count).map(key).collect(), gone: Vec::new(), ..sample() };
        assert!(Letter::parse(&many(8).write()).is_some());
        assert!(Letter::parse(&many(9).write()).is_none());
    }

    #[test]
    fn what_a_transport_does_to_a_letter_is_undone() {
        let signed = Signed { content: sample(), text: sample().write(), signatures: vec![signature(); 3] };
        let file = signed.write();
        assert_eq!(letter(file.as_bytes()), Some(signed.clone()));
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for changed in [
            file.replace('\n', "\r\n").into_bytes(),
            file.replace('\n', " \n").into_bytes(),
            file.replace('\n', "\n\n").into_bytes(),
            format!("\u{FEFF}{file}").into_bytes(),
            format!("Dear all,\n\n{file}\n-- \nsent from a phone\n").into_bytes(),
            file.trim_end().as_bytes().to_vec(),
            wide(&file),
        ] {
            assert!(may_hold(&changed));
            assert_eq!(letter(&changed), Some(signed.clone()), "{:?}", String::from_utf8_lossy(&changed));
        }
        let other = Letter { number: 3, ..sample() };
        let mail =
            format!("Here they are:\n{file}\nand\n{}{}bye\n", other.write(), signature_of("pannier keys 3").text());
        let found = letters(mail.replace('\n', "\r\n").as_bytes());
        assert_eq!(found.iter().map(|found| found.content.number).collect::<Vec<_>>(), [2, 3]);
        assert_eq!((found[0].signatures.len(), found[1].signatures.len()), (3, 1));
        assert_eq!(letter(&[0xFF; 100]), None);
        assert_eq!(letter(&vec![b'x'; 1 << 20]), None);
        assert!(!may_hold(b"pannier bundle mosaic 42"));
    }

    #[test]
    fn the_other_texts_have_one_form_too() {
        let gone_text = Gone(key(1)).write() + signature().text();
        assert_eq!(gone(gone_text.as_bytes()).unwrap().content, Gone(key(1)));
        assert_eq!(gone(gone_text.replace("gone 1", "gone 2").as_bytes()), None);
        let says = Introduction { key: key(1), says: "the clinic in the north".to_owned() };
        let text = says.write() + signature().text();
        assert_eq!(introduction(text.as_bytes()).unwrap().content, says);
        assert_eq!(introduction(text.replace("the clinic", "\u{1b}[2J").as_bytes()), None);
        assert!(!may_be_said(&"x".repeat(201)) && !may_be_said("") && may_be_said("درمانگاه"));
    }

    #[test]
    fn a_mirror_letter_is_found_as_the_others_are() {
        let at = Mirrors { number: 3, urls: vec!["https://files.example/mosaic".to_owned()] };
        let file = at.write() + signature_of("pannier mirrors 3").text();
        assert_eq!(mirrors(file.as_bytes()).map(|found| (found.content, found.text)), Some((at.clone(), at.write())));
        assert!(is_plain(file.as_bytes()) && is_name(&at.file_name()) && begins(file.as_bytes()));
        let mail = format!("Hello\r\n{}\r\n-- \r\nme\r\n", file.replace('\n', "\r\n"));
        assert!(may_hold(mail.as_bytes()) && is_one(mail.as_bytes()) && !is_plain(mail.as_bytes()));
        assert_eq!(mirrors(mail.as_bytes()).map(|found| found.signatures.len()), Some(1));
        assert_eq!(letter(file.as_bytes()), None);
    }

    #[test]
    fn a_name_tells_the_number() {
        assert_eq!(number_in_name(&sample().file_name()), Some(2));
        for name in ["keys-2.txt", "keys-0000.txt", "keys-0065.txt", "keys-00002.txt", "keys-+002.txt", "keys-0002.TXT"]
        {
            assert_eq!(number_in_name(name), None, "{name}");
        }
    }
}
