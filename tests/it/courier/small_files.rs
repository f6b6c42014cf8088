//! The small files of a bundle travel with every verb: signatures of others, listed files of unknown names, heads made again.

use std::fs;
use std::path::{Path, PathBuf};

use pannier::check::{Verdict, check};
use pannier::courier::repair::repair;
use pannier::digest::sha256;
use pannier::format::Sums;
use pannier::watch::Watch;

use crate::common::bundle::{options, packed_noise, pinned, publisher, signer};
use crate::common::journey::{home, publisher_of};
use crate::common::{put, room};

/// A bundle whose list has one more file, `NOTES.txt`, and a signature by somebody else who is pinned.
fn listed_and_cosigned(room: &Path) -> PathBuf {
    let bundle = packed_noise(room, "bundle", 5, 40_000, &options());
    let notes = b"notes of a later version";
    let old = Sums::parse(&fs::read(bundle.join("SHA256SUMS")).unwrap()).unwrap();
    let mut entries: Vec<_> = old.entries().map(|(name, hash)| (name.to_owned(), hash)).collect();
    entries.push(("NOTES.txt".to_owned(), sha256(notes)));
    let list = Sums::new(entries).write();
    let signature = fs::read_to_string(bundle.join("SHA256SUMS.minisig")).unwrap();
    let comment = signature.lines().nth(2).unwrap().strip_prefix("trusted comment: ").unwrap();
    put(&bundle.join("SHA256SUMS"), &list);
    put(&bundle.join("SHA256SUMS.minisig"), publisher().sign(list.as_bytes(), comment).unwrap());
    put(&bundle.join("theirs.minisig"), signer("stranger.key").sign(list.as_bytes(), comment).unwrap());
    put(&bundle.join("NOTES.txt"), notes);
    bundle
}

#[test]
fn repair_gives_back_unknown_listed_files_and_signatures_of_others() {
    let room = room();
    let bundle = listed_and_cosigned(room.path());
    let theirs = fs::read(bundle.join("theirs.minisig")).unwrap();
    fs::remove_file(bundle.join("d0002.bin")).unwrap();
    let publishers = pinned(&[&publisher(), &signer("stranger.key")]);
    let checked = check(&[bundle], &publishers, room.path(), &Watch::default()).unwrap();
    let out = room.path().join("out");
    let repaired = repair(&checked.held[0], &out, &Watch::default()).unwrap();
    assert!(repaired.lost.is_empty(), "{:?}", repaired.lost);
    assert_eq!(fs::read(out.join("NOTES.txt")).unwrap(), b"notes of a later version");
    let signatures = fs::read_dir(&out).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
    assert!(signatures.into_iter().any(|bytes| bytes == theirs), "the signature of somebody else is gone");
    // Every listed file is there with its hash: `sha256sum -c SHA256SUMS` holds.
    let sums = Sums::parse(&fs::read(out.join("SHA256SUMS")).unwrap()).unwrap();
    for (name, hash) in sums.entries() {
        assert_eq!(sha256(&fs::read(out.join(name)).unwrap()), hash, "{name}");
    }
}

#[test]
fn a_listed_file_of_an_unknown_name_that_is_nowhere_is_told() {
    let room = room();
    let bundle = listed_and_cosigned(room.path());
    fs::remove_file(bundle.join("NOTES.txt")).unwrap();
    let checked = check(&[bundle], &pinned(&[&publisher()]), room.path(), &Watch::default()).unwrap();
    let report = &checked.held[0].report;
    assert_eq!((report.verdict, report.missing_others.as_slice()), (Verdict::Ok, ["NOTES.txt".to_owned()].as_slice()));
    let repaired = repair(&checked.held[0], &room.path().join("out"), &Watch::default()).unwrap();
    assert_eq!(repaired.lost, ["NOTES.txt"]);
}

#[test]
fn heads_that_nobody_has_are_made_again_for_every_carrier() {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --couriers 5 --survive 2").exits(0);
    let key = publisher_of(&home, "bundle");
    let heads = fs::read(home.at("bundle/heads.idx")).unwrap();
    fs::remove_file(home.at("bundle/heads.idx")).unwrap();
    home.say(&format!("deal bundle -P {key} --couriers 5 --survive 2 -o sticks")).exits(0);
    for carrier in 1..=5 {
        assert_eq!(fs::read(home.at(&format!("sticks/c{carrier:02}/heads.idx"))).unwrap(), heads, "carrier {carrier}");
    }
}
