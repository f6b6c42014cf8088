//! The shapes of secret keys, by which the program finds secret keys in wrong places.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
use aho_corasick::{AhoCorasick, Match};

/// An age secret key.
const AGE: &str = "an age secret key";
/// An identity of an age plugin.
const PLUGIN: &str = "an age plugin's identity";
/// A minisign secret key.
const MINISIGN: &str = "a minisign secret key";
/// A private key in a PEM or PGP envelope.
const PRIVATE: &str = "a private key";

/// The beginnings of the texts of secret keys. Both cases are listed for keys that are read in both cases.
const BEGINNINGS: [(&[u8], &str); 7] = [
    (b"AGE-SECRET-KEY-", AGE),
    (b"age-secret-key-", AGE),
    (b"AGE-PLUGIN-", PLUGIN),
    (b"age-plugin-", PLUGIN),
    // Base64 of the algorithms: the first is for an open key, the second for a key with a passphrase.
    (b"RWQAAEIy", MINISIGN),
    (b"RWRTY0Iy", MINISIGN),
    (b"PRIVATE KEY", PRIVATE),
];
/// Number of characters of a minisign secret key.
const MINISIGN_CHARS: usize = 212;
/// Number of characters after the beginning of a secret key. A text with more characters is not only a text about keys.
const PART_CHARS: usize = 8;
/// The same number for a minisign secret key. A secret key of this length is no longer than a public key.
const MINISIGN_PART_CHARS: usize = 40;
/// Bytes before and after a beginning that the search must read.
const REACH_BYTES: usize = 512;
/// The digits of bech32.
const BECH32: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// Searches for all beginnings in one pass of vector instructions, at many gigabytes a second. Some machines do not
/// have these instructions.
static FAST: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(BEGINNINGS.map(|(beginning, _)| beginning)));
/// Searches for all beginnings on any machine.
static PLAIN: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(BEGINNINGS.map(|(beginning, _)| beginning)).ok());

/// Returns the kind of a whole secret key anywhere in a text. A text about keys holds no key.
pub fn key_in(text: &[u8]) -> Option<&'static str> {
    match FAST.as_ref() {
        Some(fast) => fast.find_iter(text).find_map(|found| key_at(text, found)),
        None => PLAIN.as_ref()?.find_iter(text).find_map(|found| key_at(text, found)),
    }
}

/// Returns the kind of a secret key if a text holds a large part of a key, anywhere in the text. The key can be whole,
/// can have lost its end, or can be mistyped. A program that shows texts must show no such text.
pub fn part_of_key(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let bech32 = |beginning: &str| lower.match_indices(beginning).any(|(at, _)| holds_digits(lower.get(at..)));
    let base64 = |beginning: &str| {
        let rest = text.find(beginning).and_then(|at| text.get(at..)).unwrap_or_default();
        rest.bytes().take_while(|byte| is_base64(*byte)).count() >= MINISIGN_PART_CHARS
    };
    if bech32("age-secret-key-") {
        Some(AGE)
    } else if bech32("age-plugin-") {
        Some(PLUGIN)
    } else if base64("RWQAAEIy") || base64("RWRTY0Iy") {
        Some(MINISIGN)
    } else {
        key_in(text.as_bytes())
    }
}

/// Returns the kind of secret key whose beginning starts the text, even if few characters follow.
pub fn begins_like_key(text: &str) -> Option<&'static str> {
    let begin = text.trim_start().to_ascii_lowercase();
    let begins = |(beginning, _): &&(&[u8], &str)| begin.as_bytes().starts_with(beginning);
    BEGINNINGS.iter().find(begins).map(|(_, kind)| *kind).or_else(|| part_of_key(text))
}

/// Tells whether a `1` and several characters follow somewhere in the first word, as in bech32. The title of a document
/// about keys has no such characters.
fn holds_digits(text: Option<&str>) -> bool {
    let text = text.unwrap_or_default().as_bytes();
    let word: Vec<u8> = text
        .iter()
        .take(REACH_BYTES)
        .copied()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        .collect();
    word.split(|byte| *byte == b'-').any(|part| {
        let divide = part.iter().position(|byte| *byte == b'1');
        divide.is_some_and(|divide| part.len().saturating_sub(divide) > PART_CHARS)
    })
}

/// Returns the kind of the key that begins here, if the key is whole.
fn key_at(text: &[u8], found: Match) -> Option<&'static str> {
    let (beginning, kind) = BEGINNINGS.get(found.pattern().as_usize())?;
    let rest = text.get(found.start()..)?;
    let rest = rest.get(..REACH_BYTES).unwrap_or(rest);
    let after = rest.get(beginning.len()..)?;
    let whole = match *kind {
        AGE => is_age_key(after),
        PLUGIN => is_bech32(rest),
        MINISIGN => rest.iter().take_while(|byte| is_base64(**byte)).count() >= MINISIGN_CHARS,
        _ => text.get(..found.start()).is_some_and(opens_envelope) && has_envelope(after),
    };
    whole.then_some(*kind)
}

/// Searches for secret keys in bytes that arrive piece by piece.
#[derive(Default)]
pub struct KeyScan {
    /// The end of the last pieces. A key may continue in the next piece.
    tail: Vec<u8>,
    /// The kind of the key that was found first.
    found: Option<&'static str>,
}

impl KeyScan {
    /// Searches the next bytes.
    pub fn see(&mut self, bytes: &[u8]) {
        if self.found.is_some() {
            return;
        }
        if !self.tail.is_empty() {
            self.tail.extend_from_slice(bytes.get(..REACH_BYTES).unwrap_or(bytes));
            self.found = key_in(&self.tail);
        }
        if bytes.len() >= REACH_BYTES {
            self.found = self.found.or_else(|| key_in(bytes));
            self.tail.clear();
            self.tail.extend_from_slice(bytes.last_chunk::<REACH_BYTES>().map_or(&[][..], |end| end.as_slice()));
        } else {
            if self.tail.is_empty() {
                self.tail.extend_from_slice(bytes);
                self.found = key_in(bytes);
            }
            let over = self.tail.len().saturating_sub(2 * REACH_BYTES);
            self.tail.drain(..over);
        }
    }

    /// Returns the kind of the key that was found.
    pub fn found(&self) -> Option<&'static str> {
        self.found
    }
}

/// Tells whether an age secret key follows `AGE-SECRET-KEY-`. The name of a kind and `-` may come first. Then a `1` and
/// at least 58 digits follow. The digits of an example are often the same few digits, so at least eight different
/// digits must occur.
fn is_age_key(after: &[u8]) -> bool {
    let kind = after.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'-').count();
    let digits: Vec<u8> = after
        .get(kind..)
        .and_then(|rest| rest.strip_prefix(b"1"))
        .unwrap_or_default()
        .iter()
        .map(u8::to_ascii_lowercase)
        .take_while(|byte| BECH32.contains(byte))
        .collect();
    let distinct = BECH32.iter().filter(|digit| digits.contains(digit)).count();
    digits.len() >= 58 && distinct >= 8
}

/// Tells whether a text begins with a bech32 string whose check digits are right.
fn is_bech32(text: &[u8]) -> bool {
    let end = text.iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'-')).unwrap_or(text.len());
    let text: Vec<u8> = text.iter().take(end).map(u8::to_ascii_lowercase).collect();
    let Some(divide) = text.iter().rposition(|byte| *byte == b'1') else { return false };
    let (name, digits) = text.split_at_checked(divide).unwrap_or_default();
    let digits: Option<Vec<u8>> =
        digits.iter().skip(1).map(|byte| u8::try_from(BECH32.iter().position(|digit| digit == byte)?).ok()).collect();
    let Some(digits) = digits.filter(|digits| digits.len() > 6) else { return false };
    let high = name.iter().map(|byte| byte >> 5);
    let low = name.iter().map(|byte| byte & 31);
    let all = high.chain(std::iter::once(0)).chain(low).chain(digits.iter().copied());
    all.fold(1u32, |sum, digit| {
        let top = sum >> 25;
        let sum = (sum & 0x01FF_FFFF) << 5 ^ u32::from(digit);
        [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
            .iter()
            .enumerate()
            .fold(sum, |sum, (bit, generator)| if top >> bit & 1 == 1 { sum ^ generator } else { sum })
    }) == 1
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// Tells whether `-----BEGIN ` and at most a few words come directly before.
fn opens_envelope(before: &[u8]) -> bool {
    let near = before.last_chunk::<48>().map_or(before, |near| near.as_slice());
    let at = memchr::memmem::rfind(near, b"-----BEGIN ").and_then(|at| near.get(at..)).and_then(|at| at.get(11..));
    at.is_some_and(|words| words.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b' '))
}

/// Tells whether the line ends correctly and a line of base64 follows soon after the end.
fn has_envelope(after: &[u8]) -> bool {
    let after = after.strip_prefix(b" BLOCK").unwrap_or(after);
    let Some(inside) = after.strip_prefix(b"-----") else { return false };
    inside.split(|byte| !is_base64(*byte)).any(|run| run.len() >= 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Key files of the tests. The keys open nothing.
    const RECIPIENT: &str = include_str!("../../../tests/keys/transcripts/recipient.key");
    const RECIPIENT_PUBLIC: &str = include_str!("../../../tests/keys/transcripts/recipient.pub");
    const PUBLISHER: &str = include_str!("../../../tests/keys/transcripts/publisher.key");
    const PUBLISHER_PUBLIC: &str = include_str!("../../../tests/keys/transcripts/publisher.pub");
    const SEALED: &str = include_str!("../../../tests/keys/suite/debian-sealed.key");

    /// Returns a whole key of every kind.
    fn keys() -> Vec<(String, &'static str)> {
        let age = RECIPIENT.lines().last().unwrap().to_owned();
        let open = PUBLISHER.lines().nth(1).unwrap().to_owned();
        let sealed = SEALED.lines().last().unwrap().to_owned();
        let body = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz";
        vec![
            (age.to_lowercase(), AGE),
            (age, AGE),
            (plugin(), PLUGIN),
            (plugin().to_uppercase(), PLUGIN),
            (open, MINISIGN),
            (sealed, MINISIGN),
            (format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{body}"), PRIVATE),
            (format!("-----BEGIN PGP PRIVATE KEY BLOCK-----\\nVersion: 1\\n\\n{body}"), PRIVATE),
        ]
    }

    fn plugin() -> String {
        let data = [0u8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        let name = "age-plugin-example-";
        let text = |check: &[u8]| {
            let digits = data.iter().chain(check).map(|digit| char::from(BECH32[*digit as usize]));
            format!("{name}1{}", digits.collect::<String>())
        };
        let high = name.bytes().map(|byte| byte >> 5);
        let low = name.bytes().map(|byte| byte & 31);
        let sum = high.chain([0]).chain(low).chain(data).chain([0; 6]).fold(1u32, |sum, digit| {
            let top = sum >> 25;
            let mut sum = (sum & 0x01FF_FFFF) << 5 ^ u32::from(digit);
            for (bit, generator) in [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3].iter().enumerate()
            {
                if top >> bit & 1 == 1 {
                    sum ^= generator;
                }
            }
            sum
        }) ^ 1;
        let check: Vec<u8> = (0..6).map(|n| u8::try_from(sum >> (5 * (5 - n)) & 31).unwrap()).collect();
        text(&check)
    }

    #[test]
    fn a_secret_key_is_found_anywhere_in_a_text() {
        for (key, kind) in keys() {
            for (before, after) in [
                ("", ""),
                ("    ", "\n"),
                ("{\"key\": \"", "\"}"),
                ("my key:", "."),
                ("<p>", "</p>"),
                ("\0\u{1}", "\0"),
            ] {
                let text = format!("{before}{key}{after}");
                assert_eq!(key_in(text.as_bytes()), Some(kind), "{text}");
            }
        }
    }

    #[test]
    fn a_secret_key_is_found_however_the_pieces_fall() {
        for (key, kind) in keys() {
            let text = format!("{}{key}{}", "x ".repeat(700), " y".repeat(700));
            for piece in [1, 7, 64, 300, 511, 512, 513, 1000, 1500] {
                let mut scan = KeyScan::default();
                text.as_bytes().chunks(piece).for_each(|piece| scan.see(piece));
                assert_eq!(scan.found(), Some(kind), "{piece}: {key}");
            }
        }
    }

    #[test]
    fn what_is_left_of_a_secret_key_is_known() {
        for (key, kind) in keys() {
            for text in [key.clone(), format!("'{key}"), format!("error: {key} is unexpected")] {
                assert_eq!(part_of_key(&text), Some(kind), "{text}");
            }
            if kind != PRIVATE {
                for text in [&key[..key.len() - 1], &key[..key.len() - 4], &format!("{}b{}", &key[..30], &key[31..])] {
                    assert_eq!(part_of_key(text), Some(kind), "{text}");
                    assert_eq!(begins_like_key(text), Some(kind), "{text}");
                }
            }
        }
        assert_eq!(part_of_key("Age-Secret-Key-1QQPZRY9X8"), Some(AGE));
        assert_eq!(begins_like_key(" AGE-SECRET-KEY-1QQ"), Some(AGE));
        let (recipient, publisher) = (RECIPIENT_PUBLIC, PUBLISHER_PUBLIC);
        for harmless in [
            "age-plugin-yubikey-v1-documentation.pdf",
            "AGE-SECRET-KEY-1... is how it begins",
            "age-secret-key-management-2021.txt",
            recipient,
            publisher,
            "",
        ] {
            assert_eq!(part_of_key(harmless), None, "{harmless}");
        }
    }

    #[test]
    fn talk_about_keys_is_no_key() {
        let age = RECIPIENT.lines().last().unwrap().to_owned();
        let (recipient, publisher) = (RECIPIENT_PUBLIC, PUBLISHER_PUBLIC);
        for harmless in [
            "Keep the line AGE-SECRET-KEY-1... to yourself.",
            "AGE-SECRET-KEY-1 is how it begins",
            &format!("AGE-SECRET-KEY-1{}", "X".repeat(58)),
            &age[..60],
            recipient,
            publisher,
            "untrusted comment: minisign encrypted secret key\nRWRTY0Iy… (158 bytes)\n",
            "AGE-PLUGIN-YUBIKEY-1 and the serial number",
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=",
            "a file that begins with -----BEGIN PRIVATE KEY----- is a key",
            "",
        ] {
            assert_eq!(key_in(harmless.as_bytes()), None, "{harmless}");
            let mut scan = KeyScan::default();
            harmless.as_bytes().chunks(3).for_each(|piece| scan.see(piece));
            assert_eq!(scan.found(), None, "{harmless}");
        }
    }
}
