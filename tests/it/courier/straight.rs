//! Opening straight from the chunks: only if all chunks are there and good, and never with another result.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::bundle::{arrived, options, packed, pinned, publisher, signer};
use crate::common::{noise, put, room, tree};
use pannier::Error;
use pannier::error::ReaderError;
use pannier::find::find;
use pannier::find::search::Wanted;
use pannier::open::{Contact, Straight, open_straight};
use pannier::pack::pack;
use pannier::seal::{NoCallbacks, OpenWith, Recipients, SealWith, generate_identity, parse_identities};
use pannier::secret::ExposeSecret;
use pannier::trust::Publishers;
use pannier::watch::Watch;
use tempfile::TempDir;

/// A public bundle of a large, a few small and an empty document.
fn case() -> (TempDir, PathBuf, PathBuf) {
    let room = room();
    let (corpus, bundle) = (room.path().join("corpus"), room.path().join("bundle"));
    put(&corpus.join("large"), noise(3, 700_000));
    put(&corpus.join("a/empty"), "");
    (0..150).for_each(|n| put(&corpus.join(format!("a/{n}.txt")), format!("{n} ").repeat(n)));
    put(&corpus.join("z/large"), noise(4, 300_000));
    packed(&corpus, &bundle, &pannier::pack::Options { chunk_bytes: Some(64 << 10), ..options() });
    (room, corpus, bundle)
}

fn straight_by(bundle: &Path, out: &Path, publishers: &Publishers) -> Straight {
    let roots = [bundle.to_owned()];
    let found = find(&roots, publishers, &env::temp_dir(), &Watch::default()).unwrap();
    open_straight(found, &Wanted::Only, out, &OpenWith::Nothing, Contact::Pinned, publishers, &Watch::default())
        .unwrap()
}

fn straight(bundle: &Path, out: &Path) -> Straight {
    straight_by(bundle, out, &pinned(&[&publisher()]))
}

/// The folder holds only what it held before.
fn nothing_came(out: &Path) {
    let parent = out.parent().unwrap();
    let names: Vec<_> = fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| name == "corpus" || name == "bundle"), "{names:?}");
}

#[test]
fn a_whole_bundle_opens_without_being_read_before() {
    let (room, corpus, bundle) = case();
    let (ours, theirs) = (room.path().join("straight"), room.path().join("usual"));
    let Straight::Opened { opened, .. } = straight(&bundle, &ours) else { panic!("it is intact") };
    let usual = arrived(std::slice::from_ref(&bundle), &theirs).unwrap();
    assert_eq!(opened.unpacked, usual.unpacked);
    assert_eq!(opened.rebuilt_blocks, 0);
    assert_eq!(tree(&ours), tree(&theirs));
    for (path, content) in tree(&corpus) {
        assert_eq!(tree(&ours).get(&path), Some(&content), "{path:?}");
    }
}

#[test]
fn recovery_chunks_are_not_needed() {
    let (room, _, bundle) = case();
    for entry in fs::read_dir(&bundle).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with('r') {
            fs::remove_file(path).unwrap();
        }
    }
    assert!(matches!(straight(&bundle, &room.path().join("out")), Straight::Opened { .. }));
}

#[test]
fn what_is_missing_renamed_short_or_damaged_is_left_to_the_careful_way() {
    type Spoil = fn(&Path, &Path);
    let spoils: [(&str, Spoil); 5] = [
        ("missing", |chunk, _| fs::remove_file(chunk).unwrap()),
        ("renamed", |chunk, _| fs::rename(chunk, chunk.with_file_name("picture")).unwrap()),
        ("short", |chunk, _| fs::write(chunk, &fs::read(chunk).unwrap()[1..]).unwrap()),
        ("damaged", |chunk, _| {
            let mut bytes = fs::read(chunk).unwrap();
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
            fs::write(chunk, bytes).unwrap();
        }),
        ("swapped", |chunk, other| {
            let bytes = fs::read(chunk).unwrap();
            fs::copy(other, chunk).unwrap();
            fs::write(other, bytes).unwrap();
        }),
    ];
    for (name, spoil) in spoils {
        let (room, corpus, bundle) = case();
        spoil(&bundle.join("d0005.bin"), &bundle.join("d0003.bin"));
        let out = room.path().join("out");
        assert!(matches!(straight(&bundle, &out), Straight::NotIntact(_)), "{name}");
        nothing_came(&out);
        arrived(std::slice::from_ref(&bundle), &out).unwrap();
        for (path, content) in tree(&corpus) {
            assert_eq!(tree(&out).get(&path), Some(&content), "{name}: {path:?}");
        }
    }
}

#[test]
fn an_untrusted_publisher_is_never_opened_straight() {
    let (room, _, bundle) = case();
    let out = room.path().join("out");
    assert!(matches!(straight_by(&bundle, &out, &Publishers::default()), Straight::NotIntact(_)));
    assert!(matches!(straight_by(&bundle, &out, &pinned(&[&signer("stranger.key")])), Straight::NotIntact(_)));
    nothing_came(&out);
}

#[test]
fn a_whole_bundle_for_somebody_else_fails_with_the_reason() {
    let room = room();
    let (corpus, bundle, out) = (room.path().join("corpus"), room.path().join("bundle"), room.path().join("out"));
    put(&corpus.join("a"), "a");
    let (_, recipient) = generate_identity();
    let with = SealWith::Recipients(Recipients::parse(&[recipient], &[], &NoCallbacks).unwrap());
    pack(&corpus, &bundle, &publisher(), &with, &options(), &Watch::default()).unwrap();
    let (stranger, _) = generate_identity();
    let bytes = stranger.expose_secret().as_bytes();
    let with = OpenWith::Identities(parse_identities(Path::new("k"), bytes, NoCallbacks).unwrap());
    let (roots, publishers) = ([bundle], pinned(&[&publisher()]));
    let found = find(&roots, &publishers, &env::temp_dir(), &Watch::default()).unwrap();
    let result =
        open_straight(found, &Wanted::Only, &out, &with, Contact::Pinned, &publishers, &Watch::default()).unwrap();
    assert!(matches!(result, Straight::Failed(Error::Reader(ReaderError::WrongKey), _)));
    nothing_came(&out);
}
