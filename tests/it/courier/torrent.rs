//! Torrents of a bundle: the same bytes whoever makes them, from whatever is here, and never of damaged bytes.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use pannier::pack::{Blocks, Length, Options, pack};
use pannier::seal::SealWith;
use pannier::watch::Watch;

use crate::common::bundle::{options, pin, publisher, signer};
use crate::common::journey::home;
use crate::common::program::{Home, Run};
use crate::common::{files, is_chunk, name_of, noise, put, travel};

const FACTS: &str = "--series mosaic --release 42 --created 2026-02-03 --level 1";

/// A home with a bundle that was packed for torrents: 40 chunks or so.
fn torrent_home(more: &str) -> Home {
    let home = home();
    put(&home.at("corpus/noise"), noise(7, 1_500_000));
    home.say(&format!("pack corpus -o bundle -k publisher.key --for torrent {FACTS} {more}")).exits(0);
    home
}

fn facts(home: &Home, bundle: &str) -> Value {
    serde_json::from_str(&home.text(&format!("{bundle}/bundle.json"))).unwrap()
}

/// The torrents of a folder, by their names.
fn torrents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    files(folder).into_iter().map(|path| (name_of(&path), fs::read(path).unwrap())).collect()
}

/// Copies the files of a bundle that are no chunks.
fn small_of(home: &Home, bundle: &str, to: &str) {
    for file in files(&home.at(bundle)).iter().filter(|file| !is_chunk(&name_of(file))) {
        put(&home.at(to).join(name_of(file)), fs::read(file).unwrap());
    }
}

fn make(home: &Home, what: &str) -> Run {
    home.say(&format!("torrent {what} {}", pin()))
}

#[test]
fn two_people_make_the_same_torrents_whatever_the_names_and_folders() {
    let home = torrent_home("--public");
    let whole = make(&home, "bundle -o one --json").exits(0).json();
    let id = whole["id"].as_str().unwrap();
    assert_eq!(whole["name"].as_str(), id.get(..16));
    let spread = travel(&home.at("bundle"), &home.at("journey"), 3, |_| true);
    let spread: Vec<String> = spread.iter().map(|folder| folder.to_string_lossy().into_owned()).collect();
    make(&home, &format!("{} -o two", spread.join(" "))).exits(0);
    let (one, two) = (torrents(&home.at("one")), torrents(&home.at("two")));
    assert_eq!(one, two);
    let names: Vec<String> = ["v1", "v2"].map(|kind| format!("{}.{kind}.torrent", &id[..16])).to_vec();
    assert_eq!(one.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), names);
    // A torrent tells neither who made it nor when, nor what the facts say.
    for (name, bytes) in &one {
        let text = String::from_utf8_lossy(bytes);
        for word in ["creation date", "created by", "comment", "mosaic", "pannier", "announce", "url-list"] {
            assert!(!text.contains(word), "{name} has {word:?}");
        }
    }
}

#[test]
fn a_courier_with_the_small_files_alone_makes_the_v2_torrent() {
    for sealing in ["--public", "--passphrase-file secret --pad", "--public --frames 1MiB --spare 12%"] {
        let home = home();
        put(&home.at("secret"), "seven words that nobody else could guess here\n");
        put(&home.at("corpus/noise"), noise(7, 900_000));
        home.say(&format!("pack corpus -o bundle -k publisher.key --for torrent {FACTS} {sealing}")).exits(0);
        let facts = facts(&home, "bundle");
        let number = |name: &str| facts[name].as_u64().unwrap();
        assert_eq!((number("block_bytes"), number("payload_bytes") % 16_384), (16_384, 0), "{sealing}");
        assert!(number("chunk_blocks").is_power_of_two(), "{sealing}");
        assert_eq!(number("recovery_blocks") % number("chunk_blocks"), 0, "{sealing}");
        assert_eq!(facts.get("tail_blocks").is_some(), sealing.contains("--frames"), "{sealing}");
        make(&home, "bundle -o whole").exits(0);
        small_of(&home, "bundle", "small");
        let short = make(&home, "small -o some --json").exits(3);
        let told = short.says("no v1 torrent was made").json();
        assert_eq!(
            told["lacking"].as_array().unwrap().len(),
            files(&home.at("bundle")).len() - files(&home.at("small")).len()
        );
        assert_eq!(told["torrents"].as_array().unwrap().len(), 1);
        make(&home, "small -o only --only v2").exits(0);
        let v2 = torrents(&home.at("whole")).into_iter().filter(|(name, _)| name.contains(".v2.")).collect::<Vec<_>>();
        assert_eq!(torrents(&home.at("some")), v2, "{sealing}");
        assert_eq!(torrents(&home.at("only")), v2, "{sealing}");
        make(&home, "small -o none --only v1").exits(4).says("d0001.bin to ").says("pannier want BUNDLE");
        assert!(!home.at("none").exists());
    }
}

#[test]
fn a_bundle_for_torrents_opens_sealed_padded_and_in_sections() {
    for sealing in ["-r", "--pad -r", "--frames 1MiB -r"] {
        let home = home();
        put(&home.at("corpus/noise"), noise(7, 300_000));
        let to = crate::common::journey::recipient(&home, "recipient-first.key");
        home.say(&format!("pack corpus -o bundle -k publisher.key --for torrent {FACTS} {sealing} {to}")).exits(0);
        fs::remove_file(home.at("bundle/d0002.bin")).unwrap();
        home.say(&format!("open bundle -o out -i recipient-first.key {}", pin())).exits(0);
        assert_eq!(fs::read(home.at("out/noise")).unwrap(), noise(7, 300_000), "{sealing}");
    }
}

#[test]
fn a_damaged_chunk_is_named_and_gets_into_no_torrent() {
    let home = torrent_home("--public");
    make(&home, "bundle -o good").exits(0);
    let path = home.at("bundle/d0003.bin");
    let mut bytes = fs::read(&path).unwrap();
    bytes[20_000] ^= 1;
    fs::write(&path, bytes).unwrap();
    make(&home, "bundle -o bad").exits(3).says("d0003.bin").says("1 chunk is not whole here: d0003.bin");
    let v2 = torrents(&home.at("good")).into_iter().filter(|(name, _)| name.contains(".v2.")).collect::<Vec<_>>();
    assert_eq!(torrents(&home.at("bad")), v2);
    let refused = make(&home, "bundle -o none --only v1 --json").exits(4);
    assert_eq!(refused.json()["code"], "torrent-chunks");
    refused.says("pannier repair BUNDLE -o WHOLE");
    // What the hint says helps.
    home.say(&format!("repair bundle -o whole {}", pin())).exits(0);
    make(&home, "whole -o mended").exits(0);
    assert_eq!(torrents(&home.at("mended")), torrents(&home.at("good")));
}

#[test]
fn a_bundle_of_other_blocks_needs_its_chunks() {
    let home = home();
    home.say(&format!("pack corpus -o bundle -k publisher.key --public {FACTS}")).exits(0);
    assert_ne!(facts(&home, "bundle")["block_bytes"], 16_384);
    make(&home, "bundle -o one").exits(0).says("pieces of the v1 torrent hold ends of two chunks");
    assert_eq!(torrents(&home.at("one")).len(), 2);
    small_of(&home, "bundle", "small");
    let refused = make(&home, "small -o none").exits(4).says("that are not whole here: d0001.bin to ");
    refused.says("pannier want BUNDLE");
    fs::remove_file(home.at("bundle/d0002.bin")).unwrap();
    make(&home, "bundle -o none").exits(4).says("1 chunk that is not whole here: d0002.bin").says("pannier repair");
    assert!(!home.at("none").exists());
}

/// A block of 16,384 bytes at the end that is shorter on disk: its hash in the table covers zeros that v2 does not have.
#[test]
fn the_short_last_block_is_the_only_one_that_a_courier_needs() {
    let home = home();
    put(&home.at("corpus/noise"), noise(7, 1_000_000));
    let few = Options { blocks: Blocks::Few, chunk_bytes: Some(1 << 18), length: Length::Exact, ..options() };
    pack(home.at("corpus").as_path(), &home.at("bundle"), &publisher(), &SealWith::Nothing, &few, &Watch::default())
        .unwrap();
    let facts = facts(&home, "bundle");
    assert_eq!(facts["block_bytes"], 16_384);
    let short = facts["payload_bytes"].as_u64().unwrap() % 16_384;
    assert_ne!(short, 0);
    make(&home, "bundle -o whole").exits(0);
    let v2 = torrents(&home.at("whole")).into_iter().filter(|(name, _)| name.contains(".v2.")).collect::<Vec<_>>();
    small_of(&home, "bundle", "small");
    make(&home, "small -o none --only v2").exits(4).says("1 chunk that is not whole here: d0004.bin");
    // The last block alone, under a name of its own.
    let chunk = fs::read(home.at("bundle/d0004.bin")).unwrap();
    let block = &chunk[chunk.len() - usize::try_from(short).unwrap()..];
    put(&home.at("small/rest"), block);
    make(&home, "small -o some --only v2").exits(0);
    assert_eq!(torrents(&home.at("some")), v2);
}

#[test]
fn addresses_are_checked_and_stand_in_torrents_and_links() {
    let home = torrent_home("--public");
    let ways =
        "--tracker udp://T.example:69/a --tracker https://u.example/k?x=1 --web-seed http://W.example/b --private";
    let told = make(&home, &format!("bundle -o one {ways} --json")).exits(0).json();
    for torrent in told["torrents"].as_array().unwrap() {
        let link = torrent["magnet"].as_str().unwrap();
        assert!(link.ends_with(
            "&tr=udp%3A%2F%2Ft.example%3A69%2Fa&tr=https%3A%2F%2Fu.example%2Fk%3Fx%3D1&ws=http%3A%2F%2Fw.example%2Fb%2F"
        ));
        let bytes = fs::read(home.at(torrent["path"].as_str().unwrap())).unwrap();
        assert_eq!(torrent["bytes"].as_u64().unwrap(), bytes.len() as u64);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for part in ["8:announce20:udp://t.example:69/a", "7:privatei1e", "8:url-listl19:http://w.example/b/e"] {
            assert!(text.contains(part), "{part}");
        }
    }
    let bare = make(&home, "bundle -o two --json").exits(0).json();
    let hash = |told: &Value, at: usize| told["torrents"][at]["infohash"].as_str().unwrap().to_owned();
    assert!((0..2).all(|at| hash(&bare, at) != hash(&told, at)), "private is part of what is hashed");
    assert_eq!((hash(&bare, 0).len(), hash(&bare, 1).len()), (64, 40));
    for (bad, why) in [
        ("--tracker tracker.example", "begins with http://, https:// or udp://"),
        ("--web-seed udp://w.example:1", "begins with http:// or https://"),
        ("--tracker https://me:secret@t.example/", "has a user or a password"),
        ("--tracker udp://t.example", "udp:// needs one"),
        ("--web-seed http://w.example/?a", "has no question mark"),
        ("--web-seed http://w.example/\u{7f}", "cannot stand there"),
        ("--tracker http://t.example/ --tracker HTTP://T.example/", "twice"),
    ] {
        let said = make(&home, &format!("bundle -o three {bad}")).exits(2).says(why);
        assert!(!said.err.contains("secret"));
    }
    let many = "--tracker http://t.example/ ".repeat(65);
    make(&home, &format!("bundle -o three {many}")).exits(2).says("at most 64");
    assert!(!home.at("three").exists());
    make(&home, "bundle -o four --private").exits(0).says("a private torrent without a tracker");
}

#[test]
fn nothing_is_overwritten_and_the_same_files_stay() {
    let home = torrent_home("--public");
    make(&home, "bundle -o one").exits(0);
    let before = torrents(&home.at("one"));
    let told = make(&home, "bundle -o one --json").exits(0).json();
    assert!(told["torrents"].as_array().unwrap().iter().all(|torrent| torrent["was_there"] == true));
    let v1: PathBuf = files(&home.at("one")).into_iter().next().unwrap();
    fs::write(&v1, "precious").unwrap();
    make(&home, "bundle -o one").exits(7).says("is there already and is another file");
    assert_eq!(fs::read(&v1).unwrap(), b"precious");
    fs::remove_file(&v1).unwrap();
    make(&home, "bundle -o one").exits(0);
    assert_eq!(torrents(&home.at("one")), before);
}

#[test]
fn a_stranger_has_no_torrent_unless_a_person_says_so() {
    let home = torrent_home("--public --reader");
    let stranger = format!("-P {}", signer("stranger.key").public().base64());
    home.say(&format!("torrent bundle -o none {stranger}")).exits(5);
    home.say("torrent bundle -o none").exits(5);
    assert!(!home.at("none").exists());
    home.say("torrent bundle -o some --untrusted-publisher").exits(0).says("is not pinned here");
    let has_page = |folder: &str| {
        let all = torrents(&home.at(folder));
        assert_eq!(all.len(), 2);
        all.iter().all(|(_, bytes)| String::from_utf8_lossy(bytes).contains("reader.html"))
    };
    // The page runs in a browser, so it travels with pinned publishers alone.
    assert!(!has_page("some"));
    make(&home, "bundle -o ours").exits(0);
    assert!(has_page("ours"));
    fs::remove_file(home.at("bundle/reader.html")).unwrap();
    make(&home, "bundle -o lost").exits(4).says("reader.html").says("any other carrier of this bundle");
}
