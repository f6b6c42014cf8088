//! Deltas that a hostile publisher or a hostile carrier could make (FORMAT.md §19): each is refused with its reason, and gives
//! no release.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write as _};

use pannier::archive::{EntryKind, header, padding, trailer_bytes};
use pannier::digest::sha256;
use pannier::error::{ContentsFault, DeltaFault, PayloadFault, ReaderError};
use pannier::format::contents::{Contents, ListText};
use pannier::format::delta::{self, DeltaFacts};
use pannier::format::facts::Sealing;
use pannier::format::{Facts, Hash};
use pannier::unpack::Unpacked;
use pannier::unpack::onto::{Base, Delta, Release, Step};
use pannier::watch::Watch;
use pannier_reader::carriers::MemoryDocuments;

use crate::common::bundle::{publisher, signer};
use crate::common::forge;

type Documents = BTreeMap<String, Vec<u8>>;

/// The documents of a release, in memory.
struct Held(Documents);

impl Base for Held {
    fn bytes(&self, path: &str) -> Result<u64, ReaderError> {
        Ok(self.get(path)?.len() as u64)
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, ReaderError> {
        Ok(Box::new(self.get(path)?))
    }
}

impl Held {
    fn get(&self, path: &str) -> Result<&[u8], ReaderError> {
        let bytes = self.0.get(path).map(Vec::as_slice);
        bytes.ok_or_else(|| DeltaFault::Missing(path.to_owned()).into())
    }
}

fn documents(all: &[(&str, &str)]) -> Documents {
    all.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn list_of(documents: &Documents) -> Vec<u8> {
    Contents { documents: documents.iter().map(|(path, bytes)| (path.clone(), sha256(bytes))).collect() }.write()
}

/// A delta from one release to the next, and the base: everything that a case may change before it is put together.
#[derive(Clone)]
struct Parts {
    base: Documents,
    base_list: Vec<u8>,
    base_comment: String,
    facts: DeltaFacts,
    bundle: Facts,
    uses: String,
    removed: String,
    entries: Vec<(String, EntryKind, Vec<u8>)>,
    /// The prefix of the writer, if not that of `uses`.
    prefix: Option<Vec<u8>>,
    /// The list that the publisher signs.
    after: Vec<u8>,
    after_comment: String,
    after_key: &'static str,
    patch: fn(Vec<u8>) -> Vec<u8>,
}

fn parts() -> Parts {
    let long = "A line of the guide that stays as it is, line after line.\n".repeat(40);
    let base =
        documents(&[("guide.txt", &long), ("kept/a.txt", "kept"), ("kept/b.txt", "kept too"), ("old.txt", "old")]);
    let changed = format!("{long}And a new line.\n");
    let after =
        documents(&[("guide.txt", &changed), ("kept/a.txt", "kept"), ("kept/b.txt", "kept too"), ("new.txt", "new")]);
    let facts = DeltaFacts {
        series: "mosaic".into(),
        release: 44,
        content: sha256(&list_of(&after)),
        base_release: 43,
        base_content: sha256(&list_of(&base)),
    };
    let bundle = Facts {
        series: "mosaic-delta-43".into(),
        release: 44,
        since: Some(43),
        ..forge::facts_for(b"payload", Sealing::None, &publisher())
    };
    let entry = |path: &str, bytes: &[u8]| (path.to_owned(), EntryKind::Document, bytes.to_vec());
    Parts {
        base_list: list_of(&base),
        base,
        base_comment: "pannier contents mosaic 43".into(),
        facts,
        bundle,
        uses: "guide.txt\n".into(),
        removed: "old.txt\n".into(),
        entries: vec![entry("guide.txt", changed.as_bytes()), entry("new.txt", b"new")],
        prefix: None,
        after: list_of(&after),
        after_comment: "pannier contents mosaic 44".into(),
        after_key: "publisher.key",
        patch: |bytes| bytes,
    }
}

fn archive(entries: &[(String, EntryKind, Vec<u8>)]) -> Vec<u8> {
    let mut tar = Vec::new();
    for (path, kind, bytes) in entries {
        tar.extend(header(path, *kind, bytes.len() as u64, None));
        tar.extend(bytes);
        tar.resize(tar.len() + padding(bytes.len() as u64), 0);
    }
    tar.resize(tar.len() + usize::try_from(trailer_bytes()).unwrap(), 0);
    tar
}

fn compressed(prefix: &[u8], plain: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::stream::write::Encoder::with_ref_prefix(Vec::new(), 3, prefix).unwrap();
    encoder.include_checksum(true).unwrap();
    encoder.include_contentsize(true).unwrap();
    encoder.set_pledged_src_size(Some(plain.len() as u64)).unwrap();
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

/// Puts the parts together, and applies the delta. Returns what came out, and the documents.
fn applied(parts: &Parts) -> Result<(Unpacked, Documents), ReaderError> {
    let out = MemoryDocuments::default();
    let unpacked = together(parts, |delta, old, base, patch| {
        delta.apply(old, base, patch, publisher().public(), &out, &Watch::default())
    })?;
    Ok((unpacked, out.into_documents()))
}

/// Puts the parts together, and applies the delta as a step of a chain.
fn stepped(parts: &Parts) -> Result<(Step, Documents), ReaderError> {
    let out = MemoryDocuments::default();
    let step = together(parts, |delta, old, base, patch| {
        delta.step(old, base, patch, publisher().public(), &out, &Watch::default())
    })?;
    Ok((step, out.into_documents()))
}

fn together<T>(
    parts: &Parts,
    work: impl FnOnce(&Delta, &Release, &Held, Cursor<Vec<u8>>) -> Result<T, ReaderError>,
) -> Result<T, ReaderError> {
    let key = publisher();
    let signature = key.sign(&parts.base_list, &parts.base_comment).unwrap();
    let old = Release::prove(&parts.base_list, signature.as_bytes(), [key.public()].into_iter())?;
    let after = signer(parts.after_key).sign(&parts.after, &parts.after_comment).unwrap();
    let of = |name: &'static str| {
        Ok(match name {
            delta::FACTS_NAME => parts.facts.write().into_bytes(),
            delta::USES_NAME => parts.uses.clone().into_bytes(),
            delta::REMOVED_NAME => parts.removed.clone().into_bytes(),
            _ => after.clone().into_bytes(),
        })
    };
    let delta = Delta::read(&parts.bundle, of)?;
    let joined = || parts.uses.lines().filter_map(|path| parts.base.get(path)).flatten().copied().collect();
    let prefix = parts.prefix.clone().unwrap_or_else(joined);
    let patch = (parts.patch)(compressed(&prefix, &archive(&parts.entries)));
    work(&delta, &old, &Held(parts.base.clone()), Cursor::new(patch))
}

/// A step writes what is new alone, and reads no kept document. What it makes is the base of the next step.
#[test]
fn a_step_gives_the_release_without_what_is_kept() {
    let mut parts = parts();
    for kept in ["kept/a.txt", "kept/b.txt"] {
        parts.base.remove(kept);
    }
    let (step, out) = stepped(&parts).unwrap();
    assert_eq!(step.release.content, sha256(&parts.after));
    assert_eq!((step.release.series.as_str(), step.release.release), ("mosaic", 44));
    assert_eq!(out.into_keys().collect::<Vec<_>>(), ["guide.txt", "new.txt"]);
    assert_eq!(step.fresh, ["guide.txt", "new.txt"]);
    assert_eq!(step.release.documents().count(), parts.after.iter().filter(|byte| **byte == b'\n').count());
}

#[test]
fn a_delta_gives_the_new_release_with_its_list() {
    let parts = parts();
    let (unpacked, out) = applied(&parts).unwrap();
    assert_eq!(unpacked.contents, Some(sha256(&parts.after)));
    assert_eq!(out.get("CONTENTS.sha256"), Some(&parts.after));
    assert_eq!(out.keys().filter(|path| !path.starts_with("CONTENTS")).count(), 4);
    assert_eq!(out.get("new.txt").map(Vec::as_slice), Some(&b"new"[..]));
    let mut text = Vec::new();
    let listed: Vec<(&str, Hash)> = unpacked.documents.iter().map(|one| (one.path, one.hash)).collect();
    ListText::new(listed.into_iter()).read_to_end(&mut text).unwrap();
    assert_eq!(text, parts.after);
}

/// What a case changes, and what must be said.
type Case = (&'static str, fn(&mut Parts), fn(&ReaderError) -> bool);

fn is(error: &ReaderError, fault: &DeltaFault) -> bool {
    matches!(error, ReaderError::Delta(found) if found == fault)
}

fn is_malformed(error: &ReaderError, name: &'static str) -> bool {
    is(error, &DeltaFault::Malformed(name))
}

#[test]
fn what_is_no_delta_of_this_base_is_refused_with_its_reason() {
    let cases: &[Case] = &[
        (
            "another base",
            |p| p.facts.base_content = Hash([9; 32]),
            |e| matches!(e, ReaderError::Delta(DeltaFault::OtherBase { .. })),
        ),
        (
            "a base of another series",
            |p| p.base_comment = "pannier contents other 43".into(),
            |e| matches!(e, ReaderError::Delta(DeltaFault::OtherBase { .. })),
        ),
        (
            "a list that was signed as something else",
            |p| p.base_comment = "pannier bundle mosaic 43".into(),
            |e| is(e, &DeltaFault::BaseUntrusted),
        ),
        (
            "a number with a zero before it",
            |p| p.base_comment = "pannier contents mosaic 043".into(),
            |e| is(e, &DeltaFault::BaseUntrusted),
        ),
        (
            "a base that is signed and no list",
            |p| p.base_list = b"no list\n".to_vec(),
            |e| is(e, &DeltaFault::BaseList),
        ),
        (
            "an altered document that is used",
            |p| drop(p.base.insert("guide.txt".into(), b"forged".to_vec())),
            |e| is(e, &DeltaFault::Altered("guide.txt".into())),
        ),
        (
            "an altered kept document",
            |p| drop(p.base.insert("kept/b.txt".into(), b"KEPT TOO".to_vec())),
            |e| is(e, &DeltaFault::Altered("kept/b.txt".into())),
        ),
        (
            "a kept document that is gone",
            |p| drop(p.base.remove("kept/a.txt")),
            |e| is(e, &DeltaFault::Missing("kept/a.txt".into())),
        ),
        (
            "a used document that is gone",
            |p| drop(p.base.remove("guide.txt")),
            |e| is(e, &DeltaFault::Missing("guide.txt".into())),
        ),
        (
            "a used document outside the base",
            |p| p.uses = "guide.txt\nsecret.txt\n".into(),
            |e| is_malformed(e, delta::USES_NAME),
        ),
        ("a way out of the base", |p| p.uses = "../guide.txt\n".into(), |e| is_malformed(e, delta::USES_NAME)),
        (
            "a removed document outside the base",
            |p| p.removed = "nothing.txt\n".into(),
            |e| is_malformed(e, delta::REMOVED_NAME),
        ),
        (
            "a removed document that is there",
            |p| p.removed = "guide.txt\nold.txt\n".into(),
            |e| is_malformed(e, delta::REMOVED_NAME),
        ),
        (
            "lists out of order",
            |p| p.removed = "old.txt\nkept/a.txt\n".into(),
            |e| is_malformed(e, delta::REMOVED_NAME),
        ),
        ("facts of another release", |p| p.facts.release = 45, |e| is_malformed(e, delta::FACTS_NAME)),
        ("facts of another series", |p| p.facts.series = "mosaik".into(), |e| is_malformed(e, delta::FACTS_NAME)),
        (
            "a bundle that builds on another number",
            |p| (p.bundle.series, p.bundle.since) = ("mosaic-delta-42".into(), Some(42)),
            |e| is_malformed(e, delta::FACTS_NAME),
        ),
        ("other content digits", |p| p.facts.content = Hash([7; 32]), |e| is_malformed(e, delta::FACTS_NAME)),
        (
            "a list that the publisher did not sign",
            |p| p.after.push(b'\n'),
            |e| matches!(e, ReaderError::Contents(ContentsFault::OtherList)),
        ),
        (
            "another publisher's list",
            |p| p.after_key = "stranger.key",
            |e| matches!(e, ReaderError::Contents(ContentsFault::OtherList)),
        ),
        (
            "a list signed for another release",
            |p| p.after_comment = "pannier contents mosaic 45".into(),
            |e| matches!(e, ReaderError::Contents(ContentsFault::OtherList)),
        ),
        (
            "another prefix",
            |p| p.prefix = Some(b"A line of the guide that stays as it was, line after line.\n".repeat(40)),
            |e| {
                // The patch may unpack to other bytes, or not at all.
                matches!(e, ReaderError::Payload(_) | ReaderError::Contents(_))
            },
        ),
        (
            "a name that collides with a kept one",
            |p| p.entries[1].0 = "KEPT/a.txt".into(),
            |e| matches!(e, ReaderError::Payload(PayloadFault::Collision { .. })),
        ),
        (
            "a document where a kept folder is",
            |p| p.entries[1].0 = "kept".into(),
            |e| matches!(e, ReaderError::Payload(PayloadFault::Collision { .. })),
        ),
        (
            "a list in the patch",
            |p| p.entries[1].0 = "CONTENTS.sha256".into(),
            |e| matches!(e, ReaderError::Payload(PayloadFault::Name { .. })),
        ),
        (
            "a name that leads out",
            |p| p.entries[1].0 = "../new.txt".into(),
            |e| matches!(e, ReaderError::Payload(PayloadFault::Name { .. })),
        ),
        (
            "a patch that was cut",
            |p| p.patch = |bytes| bytes[..bytes.len() / 2].to_vec(),
            |e| matches!(e, ReaderError::Payload(PayloadFault::Compression(_))),
        ),
        (
            "a patch with one wrong byte",
            |p| {
                p.patch = |mut bytes| {
                    *bytes.last_mut().unwrap() ^= 1;
                    bytes
                }
            },
            |e| matches!(e, ReaderError::Payload(PayloadFault::Compression(_))),
        ),
        (
            "a second frame",
            |p| p.patch = |bytes| [bytes.clone(), compressed(b"", &archive(&[]))].concat(),
            |e| matches!(e, ReaderError::Payload(PayloadFault::Compression(_))),
        ),
        (
            "an empty patch",
            |p| p.patch = |_| Vec::new(),
            |e| matches!(e, ReaderError::Payload(PayloadFault::Compression(_))),
        ),
        (
            "a bomb",
            |p| p.patch = |_| forge::zeros_frame(b"", 64 << 20, Some(1 << 20)),
            |e| matches!(e, ReaderError::Payload(_)),
        ),
        (
            "a document fewer",
            |p| drop(p.entries.pop()),
            |e| matches!(e, ReaderError::Contents(ContentsFault::OtherList)),
        ),
        (
            "a document twice",
            |p| p.entries.push(p.entries[1].clone()),
            |e| matches!(e, ReaderError::Payload(PayloadFault::Collision { .. })),
        ),
    ];
    for (what, change, expected) in cases {
        let mut parts = parts();
        change(&mut parts);
        match applied(&parts) {
            Ok(_) => panic!("{what}: this must be refused"),
            Err(error) => assert!(expected(&error), "{what}: {error:?}"),
        }
        // A step of a chain is refused for the same reason, but for documents that only the last copy reads.
        match stepped(&parts) {
            Ok(_) => assert!(what.contains(" kept "), "{what}: this must be refused as a step"),
            Err(error) => assert!(expected(&error), "{what}, as a step: {error:?}"),
        }
    }
}

#[test]
fn old_versions_that_are_too_long_are_refused_before_they_are_read() {
    struct Long;
    impl Base for Long {
        fn bytes(&self, _: &str) -> Result<u64, ReaderError> {
            Ok(40 << 20)
        }
        fn open(&self, _: &str) -> Result<Box<dyn Read + '_>, ReaderError> {
            Ok(Box::new(std::io::repeat(0)))
        }
    }
    let parts = parts();
    let key = publisher();
    let signature = key.sign(&parts.base_list, &parts.base_comment).unwrap();
    let old = Release::prove(&parts.base_list, signature.as_bytes(), [key.public()].into_iter()).unwrap();
    let two = ["guide.txt", "kept/a.txt"];
    let error = pannier::unpack::onto::prefix(two.into_iter(), &old, &Long).unwrap_err();
    assert!(is(&error, &DeltaFault::Altered("guide.txt".into())), "{error:?}");
}
