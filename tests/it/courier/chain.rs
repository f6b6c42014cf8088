//! The whole chain through the program: keygen, pack, lose, rename, check, open, repair.

use std::fs;
use std::path::Path;

use crate::common::journey::{home, journey, on, pack, publisher_of, recipient};
use crate::common::program::Home;
use crate::common::{copy, corpus, documents, files, is_chunk, name_of, noise, put, travel, tree};

/// Loses what may be lost, and opens the rest in every one of the given ways. Returns the home, which keeps the whole bundle.
fn survives(sealing: &str, ways: &[&str]) -> Home {
    let home = home();
    let facts = pack(&home, "bundle", sealing);
    let key = publisher_of(&home, "bundle");
    let sticks = journey(&home, "bundle", "sticks", facts.spare);
    on(&home, "check", &sticks, &format!("-P {key}")).exits(3).says("OPENABLE");
    for (number, way) in ways.iter().enumerate() {
        on(&home, "open", &sticks, &format!("-o out{number} -P {key} {way}")).exits(0).says("OK  mosaic 42");
        assert_eq!(documents(&home.at(&format!("out{number}"))), tree(&home.at("corpus")), "{way}");
    }
    home
}

#[test]
fn keys_made_here_seal_and_open() {
    let home = Home::new();
    corpus(&home.at("corpus"), 2);
    home.say("keygen keys --no-passphrase").exits(0).says("NOT protected");
    home.say("pack corpus -o bundle -k keys/publisher.key -R keys/recipient.pub").exits(0);
    home.say("check bundle -P keys/publisher.pub").exits(0).says("genuine and complete");
    home.say("open bundle -o out -P keys/publisher.pub -i keys/recipient.key").exits(0);
    assert_eq!(documents(&home.at("out")), tree(&home.at("corpus")));
}

#[test]
#[cfg(unix)]
fn secret_keys_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.say("keygen keys --no-passphrase").exits(0);
    for (name, mode) in [("publisher.key", 0o600), ("recipient.key", 0o600), ("publisher.pub", 0o644)] {
        assert_eq!(fs::metadata(home.at("keys").join(name)).unwrap().permissions().mode() & 0o777, mode, "{name}");
    }
    fs::set_permissions(home.at("keys/recipient.key"), PermissionsExt::from_mode(0o644)).unwrap();
    corpus(&home.at("corpus"), 2);
    home.say("pack corpus -o bundle -k keys/publisher.key -R keys/recipient.pub").exits(0);
    home.say("list bundle -P keys/publisher.pub -i keys/recipient.key").exits(0).says("warning:").says("chmod 600");
}

#[test]
fn what_is_sealed_to_two_recipients_opens_for_both() {
    let home = home();
    let (first, second) = (recipient(&home, "recipient-first.key"), recipient(&home, "recipient-second.key"));
    survives(&format!("-r {first} -r {second}"), &["-i recipient-first.key", "-i recipient-second.key"]);
}

#[test]
fn what_is_sealed_with_a_passphrase_opens_with_it() {
    let secrets = Home::new();
    put(&secrets.at("right.txt"), "درست تا آخر\n");
    put(&secrets.at("wrong.txt"), "نادرست\n");
    let (right, wrong) = (secrets.at("right.txt"), secrets.at("wrong.txt"));
    let right = format!("--passphrase-file {}", right.display());
    let home = survives(&right, &[&right]);
    let key = publisher_of(&home, "bundle");
    home.say(&format!("open bundle -o out -P {key} --passphrase-file {}", wrong.display()))
        .exits(6)
        .says("that passphrase does not open this bundle");
    home.say(&format!("open bundle -o out -P {key}")).exits(6).says("--passphrase-file");
    assert!(!home.at("out").exists());
}

#[test]
fn a_public_bundle_opens_for_anybody() {
    survives("--public", &["", "-i recipient-third.key"]);
}

#[test]
fn one_block_more_lost_tells_the_exact_shortage() {
    let home = home();
    let facts = pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    let sticks = journey(&home, "bundle", "sticks", facts.spare + 1);
    let shortage = format!("{} of the {} needed blocks are here (95 %), 1 short", facts.need - 1, facts.need);
    on(&home, "check", &sticks, &format!("-P {key}")).exits(8).says("SHARE").says("1 more block");
    for command in ["open", "repair"] {
        on(&home, command, &sticks, &format!("-o out -P {key}")).exits(4).says(&shortage).says("hint: bring any");
        assert!(!home.at("out").exists(), "{command}");
    }
    on(&home, "list", &sticks, &format!("-P {key}")).exits(4).says(&shortage);
    // Any one chunk that was lost makes up for it.
    let here: Vec<Vec<u8>> = sticks.iter().flat_map(|stick| files(stick)).map(|file| fs::read(file).unwrap()).collect();
    let chunks = files(&home.at("bundle")).into_iter().filter(|file| is_chunk(&name_of(file)));
    let lost = chunks.map(|file| fs::read(file).unwrap()).find(|bytes| !here.contains(bytes)).unwrap();
    put(&sticks[0].join("found under the bed"), lost);
    on(&home, "open", &sticks, &format!("-o out -P {key}")).exits(0);
    assert_eq!(documents(&home.at("out")), tree(&home.at("corpus")));
}

#[test]
fn repair_gives_back_the_bundle_bit_for_bit() {
    let home = home();
    for sealing in ["--public", &format!("-r {}", recipient(&home, "recipient-first.key"))] {
        let whole = format!("whole{}", sealing.len());
        let facts = pack(&home, &whole, sealing);
        let key = publisher_of(&home, &whole);
        let to = format!("sticks{}", sealing.len());
        let lost: Vec<String> = (0..facts.spare).map(|n| format!("{}{:04}.bin", ["d", "r"][n % 2], n + 1)).collect();
        let keep = |name: &str| name != "README.txt" && !lost.iter().any(|other| other == name);
        let sticks = travel(&home.at(&whole), &home.at(&to), 3, keep);
        let again = format!("again{}", sealing.len());
        on(&home, "repair", &sticks, &format!("-o {again} -P {key}")).exits(0).says("bit for bit");
        assert!(tree(&home.at(&again)) == tree(&home.at(&whole)), "not the same files");
        home.say(&format!("check {again} -P {key}")).exits(0);
    }
}

#[test]
fn a_bundle_packed_with_previous_is_the_next_of_its_series() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.say("pack corpus -o next -k publisher.key --public --previous bundle").exits(0).says("mosaic 43");
    let facts = home.say("show next --json").json();
    let id = home.say("show bundle --json").json()["bundles"][0]["id"].clone();
    assert_eq!(facts["bundles"][0]["facts"]["previous"], id);
    home.say("pack corpus -o x -k publisher.key --public --previous bundle --release 42").exits(2);
    home.say("pack corpus -o x -k publisher.key --public --previous bundle --series other").exits(2);
}

#[test]
fn of_several_bundles_one_is_chosen_by_its_id() {
    let home = home();
    fs::create_dir(home.at("all")).unwrap();
    pack(&home, "all/one", "--public");
    put(&home.at("corpus/more.bin"), noise(9, 3000));
    home.say("pack corpus -o all/two -k publisher.key --public --release 2").exits(0);
    let key = publisher_of(&home, "all/one");
    let ids = home.say(&format!("check all --json -P {key}")).exits(0).json();
    let ids: Vec<&str> = ids["bundles"].as_array().unwrap().iter().map(|b| b["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 2);
    home.say(&format!("open all -o out -P {key}")).exits(2).says(&ids[0][..16]).says(&ids[1][..16]).says("--bundle");
    for id in ids {
        home.say(&format!("open all -o {id} -P {key} --bundle {}", &id[..8])).exits(0);
    }
    home.say(&format!("open all -o out -P {key} --bundle ffffffffffffffff")).exits(2).says("ffffffffffffffff");
}

#[test]
fn show_tells_what_anybody_may_read_and_list_what_is_inside() {
    let home = home();
    let facts = pack(&home, "bundle", &format!("-r {}", recipient(&home, "recipient-first.key")));
    let key = publisher_of(&home, "bundle");
    let shown = home.say(&format!("show bundle -P {key}")).exits(0);
    let blocks = format!("{} data, {} recovery", facts.need, facts.spare);
    let promise = format!("any {} of {} blocks", facts.spare, facts.need + facts.spare);
    for text in ["mosaic, release 42", "2026-02-03", "sealed to recipients", &key, &blocks, &promise] {
        assert!(shown.out.contains(text), "{text}: {}", shown.out);
    }
    assert!(!shown.out.contains("index.html"));
    let listed = home.say(&format!("list bundle -P {key} -i recipient-first.key")).exits(0).says("6 documents");
    let lines: Vec<(&str, &str)> = listed.out.lines().map(|line| line.trim().split_once("  ").unwrap()).collect();
    let sizes: Vec<(String, String)> = tree(&home.at("corpus"))
        .into_iter()
        .filter_map(|(path, bytes)| Some((bytes?.len().to_string(), path.to_string_lossy().into_owned())))
        .collect();
    assert_eq!(lines, sizes.iter().map(|(size, path)| (size.as_str(), path.as_str())).collect::<Vec<_>>());
}

#[test]
fn a_carrier_is_only_read() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    copy(&home.at("bundle"), &home.at("stick"));
    fs::remove_file(home.at("stick/blocks.idx")).unwrap();
    fs::remove_file(home.at("stick/r0001.bin")).unwrap();
    let before = tree(&home.at("stick"));
    home.say(&format!("check stick -P {key}"));
    home.say(&format!("show stick -P {key}"));
    home.say(&format!("list stick -P {key}")).exits(0);
    home.say(&format!("open stick -o out -P {key}")).exits(0);
    home.say(&format!("repair stick -o again -P {key}")).exits(0);
    assert!(tree(&home.at("stick")) == before, "the carrier was written to");
    assert_eq!(tree(&home.at("again")), tree(&home.at("bundle")));
    // Nor is anything left elsewhere: no history, no cache, no stage.
    assert!(tree(&home.at("home")).is_empty() && tree(&home.at("tmp")).is_empty());
    let left: Vec<String> = files(Path::new(&home.at(""))).iter().map(|path| name_of(path)).collect();
    assert!(!left.iter().any(|name| name.contains("part")), "{left:?}");
}
