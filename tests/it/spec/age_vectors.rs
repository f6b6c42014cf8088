//! The vectors of C2SP/CCTV for age, each as the payload of a bundle that a test key signed.
//!
//! The contents of the age files are no Zstandard frames. A bundle whose age file opens is therefore refused one layer
//! later, and this test sees the difference. The opened bytes are not visible from outside. `old_bundles.rs` compares
//! the opened documents of our own bundles.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use crate::common::bundle::signer_at;
use crate::common::forge;
use crate::common::tools::here;
use crate::common::{files, name_of, room};
use pannier::Error;
use pannier::check::check;
use pannier::cli::exit::{Class, Exit as _};
use pannier::error::{PayloadFault, ReaderError};
use pannier::format::Sealing;
use pannier::keys::SecretKey;
use pannier::open::{Contact, list};
use pannier::seal::{Identities, NoCallbacks, OpenWith, parse_identities};
use pannier::secret::{ExposeSecret, SecretString};
use pannier::trust::Publishers;
use pannier::watch::Watch;

/// How far a payload came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// age gave everything, or began to give a long file, before the next layer refused it.
    Opened,
    /// No key fits.
    NoMatch,
    /// The age file is refused as broken or not allowed.
    Refused,
}

use Came::{NoMatch, Opened, Refused};

/// Where this program differs from the vectors, and why.
const DIFFERENCES: &[(&str, Came, &str)] = &[
    // FORMAT.md §10.1: no armor. These are well-formed.
    ("armor", Refused, "armor"),
    ("armor_crlf", Refused, "armor"),
    ("armor_full_last_line", Refused, "armor"),
    ("armor_no_eol", Refused, "armor"),
    ("armor_no_match", Refused, "armor"),
    ("armor_whitespace_outside", Refused, "armor"),
    // The age crate reads stanzas whose last line is full without an empty line after it, as early versions wrote them.
    ("stanza_missing_body", Opened, "stanzas of early versions of rage"),
    ("stanza_missing_final_line", Opened, "stanzas of early versions of rage"),
];

struct Vector {
    expect: String,
    identities: Vec<String>,
    passphrase: Option<String>,
    age: Vec<u8>,
}

fn vector(bytes: &[u8]) -> Vector {
    let at = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
    let head = std::str::from_utf8(&bytes[..at]).unwrap();
    let mut vector =
        Vector { expect: String::new(), identities: Vec::new(), passphrase: None, age: bytes[at + 2..].to_vec() };
    for line in head.lines() {
        let (key, value) = line.split_once(": ").unwrap();
        match key {
            "expect" => vector.expect = value.to_owned(),
            "identity" => vector.identities.push(value.to_owned()),
            "passphrase" => vector.passphrase = Some(value.to_owned()),
            "compressed" => {
                let mut plain = Vec::new();
                flate2::read::ZlibDecoder::new(vector.age.as_slice()).read_to_end(&mut plain).unwrap();
                vector.age = plain;
            }
            "payload" | "file key" | "armored" | "comment" => {}
            _ => panic!("a line {line}"),
        }
    }
    vector
}

fn judge(name: &str, vector: &Vector, publisher: &SecretKey) -> (Came, String) {
    let room = room();
    let (sealing, with) = match &vector.passphrase {
        // Its only stanza is called `Scrypt`, which nobody knows; so it is no passphrase's.
        Some(_) if name == "scrypt_uppercase" => (Sealing::Recipients, OpenWith::Identities(somebody())),
        Some(passphrase) => (Sealing::Passphrase, OpenWith::Passphrase(SecretString::from(passphrase.clone()))),
        None if vector.identities.is_empty() => (Sealing::Recipients, OpenWith::Identities(somebody())),
        None => (Sealing::Recipients, OpenWith::Identities(identities(&vector.identities.join("\n")))),
    };
    let stick = room.path().join("stick");
    forge::bundle(&stick, &vector.age, sealing, publisher);
    let publishers = Publishers::Pinned(vec![("test".to_owned(), publisher.public().clone()).into()]);
    let checked = check(&[stick], &publishers, room.path(), &Watch::default()).unwrap();
    let held = publishers.admit(&checked.held[0], Contact::Pinned).unwrap();
    let result = list(&held, room.path(), &with, &Watch::default());
    let Err(error) = result else { panic!("{name}: documents came out") };
    let came = match &error {
        Error::Reader(ReaderError::Payload(PayloadFault::Compression(_))) => Opened,
        Error::Reader(
            ReaderError::Payload(PayloadFault::Seal(_))
            | ReaderError::ScryptTooHigh { .. }
            | ReaderError::Contradiction(_),
        ) => Refused,
        _ if error.class() == Class::CannotDecrypt => NoMatch,
        _ => panic!("{name}: {error}"),
    };
    (came, error.to_string())
}

fn identities(text: &str) -> Identities {
    parse_identities(Path::new("vector"), text.as_bytes(), NoCallbacks).unwrap()
}

/// A key that opens nothing here.
fn somebody() -> Identities {
    identities(pannier::seal::generate_identity().0.expose_secret())
}

#[test]
fn the_vectors_of_age_are_judged_as_they_say_but_for_known_differences() {
    let publisher = signer_at(&here("tests/vectors/keys/publisher.key"));
    let (mut wrong, mut seen, mut differ) = (Vec::new(), BTreeMap::new(), 0);
    for path in files(&here("tests/age-vectors")) {
        let name = name_of(&path);
        if name.ends_with(".md") || name.starts_with('.') {
            continue;
        }
        let vector = vector(&fs::read(&path).unwrap());
        // Nothing at all is no payload: FORMAT.md §6 wants at least one byte.
        if vector.age.is_empty() {
            assert_eq!(name, "empty");
            continue;
        }
        let (came, words) = judge(&name, &vector, &publisher);
        *seen.entry(vector.expect.clone()).or_insert(0) += 1;
        let due = match vector.expect.as_str() {
            "success" => Opened,
            "no match" => NoMatch,
            "header failure" | "HMAC failure" | "payload failure" | "armor failure" => Refused,
            other => panic!("{name}: expect {other}"),
        };
        let known = DIFFERENCES.iter().find(|(other, ..)| *other == name);
        differ += usize::from(known.is_some());
        match known {
            Some((_, as_known, _)) if came == due || came != *as_known => {
                wrong.push(format!("{name}: {came:?}, known as {as_known:?} ({words})"));
            }
            None if came != due => wrong.push(format!("{name}: {came:?}, {} expected ({words})", vector.expect)),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(differ, DIFFERENCES.len(), "a known difference without its vector");
    let count: usize = seen.values().sum();
    assert_eq!(count, 122, "{seen:?}");
}
