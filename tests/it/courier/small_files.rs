//! The small files of a bundle travel with every verb: signatures of others, listed files of unknown names, heads made again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pannier::check::{Verdict, check};
use pannier::courier::repair::repair;
use pannier::digest::sha256;
use pannier::format::Sums;
use pannier::format::layout::is_chunk_name;
use pannier::watch::Watch;

use crate::common::bundle::{options, packed_noise, pinned, publisher, signer};
use crate::common::journey::{home, pack, publisher_of};
use crate::common::{name_of, put, room, tree};

/// Names of listed files that this version does not know, each of which a courier must leave.
const LOUD: [&str; 8] =
    ["AUTORUN.INF", "setup.exe", "setup.exe.txt", "desktop.ini", "OPEN-ME.lnk", "README.html", "D0999.bin", "con.txt"];
/// Such names that travel.
const DULL: [&str; 3] = ["notes.txt", "spare.idx", "more.json"];

/// Lists more files in a bundle, writes them beside it, and signs the list again.
fn list_more(bundle: &Path, names: &[String]) {
    let mut sums = fs::read_to_string(bundle.join("SHA256SUMS")).unwrap();
    for name in names {
        put(&bundle.join(name), format!("this is {name}"));
        sums += &format!("{}  {name}\n", sha256(format!("this is {name}").as_bytes()));
    }
    let signature = fs::read_to_string(bundle.join("SHA256SUMS.minisig")).unwrap();
    let comment = signature.lines().nth(2).unwrap().strip_prefix("trusted comment: ").unwrap();
    put(&bundle.join("SHA256SUMS.minisig"), publisher().sign(sums.as_bytes(), comment).unwrap());
    put(&bundle.join("SHA256SUMS"), sums);
}

/// The files of a folder, and of the folders in it, whose names this version does not know.
fn unknown_in(folder: &Path) -> BTreeSet<String> {
    let known = |name: &str| {
        is_chunk_name(name)
            || name.starts_with("SHA256SUMS")
            || ["bundle.json", "blocks.idx", "heads.idx", "README.txt"].contains(&name)
    };
    let names = tree(folder).into_iter().filter(|(_, bytes)| bytes.is_some()).map(|(path, _)| name_of(&path));
    names.filter(|name| !known(name)).collect()
}

#[test]
fn every_verb_of_a_courier_passes_on_the_same_listed_files_and_names_those_it_leaves() {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --couriers 5 --survive 2").exits(0);
    let names: Vec<String> = LOUD.iter().chain(&DULL).map(|name| (*name).to_owned()).collect();
    list_more(&home.at("bundle"), &names);
    let key = publisher_of(&home, "bundle");
    let pin = format!("-P {key}");
    for (who, dull) in [(pin.as_str(), true), ("", false)] {
        let to = if dull { "pinned" } else { "nobody" };
        let untrusted = if dull { "" } else { "--untrusted-publisher" };
        let verbs = [
            format!("gather bundle -o {to}-gathered {who}"),
            format!("deal bundle {who} {untrusted} --couriers 5 --survive 2 -o {to}-dealt"),
            format!("repair bundle -o {to}-repaired {who} {untrusted}"),
        ];
        let mut sets = Vec::new();
        for verb in &verbs {
            let run = home.say(verb);
            assert!([0, 5].contains(&run.code), "{verb}: {} {}", run.code, run.err);
            for name in LOUD {
                assert!(run.out.contains(name), "{verb} does not name {name}: {}", run.out);
            }
        }
        sets.push(unknown_in(&home.at(&format!("{to}-gathered"))));
        sets.extend((1..=5).map(|carrier| unknown_in(&home.at(&format!("{to}-dealt/c{carrier:02}")))));
        sets.push(unknown_in(&home.at(&format!("{to}-repaired"))));
        let wanted: BTreeSet<String> = DULL.iter().filter(|_| dull).map(|name| (*name).to_owned()).collect();
        sets.iter().for_each(|set| assert_eq!(*set, wanted, "{to}"));
        let run = home.say(&format!("check bundle {who} --json"));
        let report = &run.json()["bundles"][0];
        let told: BTreeSet<String> =
            report["carried_others"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
        assert_eq!(told, wanted);
        assert_eq!(report["left_others"].as_array().unwrap().len(), LOUD.len() + DULL.len() - wanted.len());
    }
    // Whoever signs more recovery blocks is the publisher.
    home.say("more-recovery bundle -k publisher.key --spare 190% -o more").exits(0);
    assert_eq!(unknown_in(&home.at("more")), DULL.iter().map(|name| (*name).to_owned()).collect());
    home.say(&format!("check bundle more {pin}")).exits(0);
    home.say(&format!("sheet bundle {pin} -o sheet.pdf")).exits(0).says("codes do not carry");
}

#[test]
fn of_many_listed_files_64_travel() {
    let room = room();
    let bundle = packed_noise(room.path(), "bundle", 5, 40_000, &options());
    let names: Vec<String> = (0..100).map(|n| format!("n{n:03}.txt")).collect();
    list_more(&bundle, &names);
    let checked = check(&[bundle], &pinned(&[&publisher()]), room.path(), &Watch::default()).unwrap();
    repair(&checked.held[0], &room.path().join("out"), &Watch::default()).unwrap();
    let first: BTreeSet<String> = names.into_iter().take(64).collect();
    assert_eq!(unknown_in(&room.path().join("out")), first);
}

#[test]
fn a_word_that_only_opening_requires_stops_opening_and_nothing_else() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    let facts = home.text("bundle/bundle.json").replacen('{', "{\n  \"opening_requires\": [\"delta\"],", 1);
    let sums = home.text("bundle/SHA256SUMS");
    let (_, rest) = sums.split_once('\n').unwrap();
    assert!(sums.lines().next().unwrap().ends_with("  bundle.json"));
    let sums = format!("{}  bundle.json\n{rest}", sha256(facts.as_bytes()));
    put(&home.at("bundle/bundle.json"), facts);
    put(&home.at("bundle/SHA256SUMS.minisig"), publisher().sign(sums.as_bytes(), "pannier bundle mosaic 42").unwrap());
    put(&home.at("bundle/SHA256SUMS"), sums);
    for command in ["open bundle -o out", "list bundle"] {
        home.say(&format!("{command} -P {key}"))
            .exits(1)
            .says("opening the bundle requires delta")
            .says("hint: get a newer");
    }
    assert!(!home.at("out").exists());
    home.say(&format!("check bundle -P {key}")).exits(0).says("needs a newer Pannier: delta");
    home.say(&format!("gather bundle -o card -P {key}")).exits(0);
    home.say(&format!("repair bundle -o whole -P {key}")).exits(0);
    assert_eq!(home.text("whole/bundle.json"), home.text("bundle/bundle.json"));
    home.say("more-recovery bundle -k publisher.key --spare 190% -o more").exits(0);
    assert!(home.text("more/bundle.json").contains("delta"));
    home.say(&format!("check bundle more -P {key}")).exits(0);
}

/// A bundle whose list has one more file, `notes-2.txt`, and a signature by somebody else who is pinned.
fn listed_and_cosigned(room: &Path) -> PathBuf {
    let bundle = packed_noise(room, "bundle", 5, 40_000, &options());
    let notes = b"notes of a later version";
    let old = Sums::parse(&fs::read(bundle.join("SHA256SUMS")).unwrap()).unwrap();
    let mut entries: Vec<_> = old.entries().map(|(name, hash)| (name.to_owned(), hash)).collect();
    entries.push(("notes-2.txt".to_owned(), sha256(notes)));
    let list = Sums::new(entries).write();
    let signature = fs::read_to_string(bundle.join("SHA256SUMS.minisig")).unwrap();
    let comment = signature.lines().nth(2).unwrap().strip_prefix("trusted comment: ").unwrap();
    put(&bundle.join("SHA256SUMS"), &list);
    put(&bundle.join("SHA256SUMS.minisig"), publisher().sign(list.as_bytes(), comment).unwrap());
    put(&bundle.join("theirs.minisig"), signer("stranger.key").sign(list.as_bytes(), comment).unwrap());
    put(&bundle.join("notes-2.txt"), notes);
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
    assert_eq!(fs::read(out.join("notes-2.txt")).unwrap(), b"notes of a later version");
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
    fs::remove_file(bundle.join("notes-2.txt")).unwrap();
    let checked = check(&[bundle], &pinned(&[&publisher()]), room.path(), &Watch::default()).unwrap();
    let report = &checked.held[0].report;
    assert_eq!(
        (report.verdict, report.missing_others.as_slice()),
        (Verdict::Ok, ["notes-2.txt".to_owned()].as_slice())
    );
    let repaired = repair(&checked.held[0], &room.path().join("out"), &Watch::default()).unwrap();
    assert_eq!(repaired.lost, ["notes-2.txt"]);
}

/// Such a file was called lost everywhere.
#[test]
fn a_listed_file_that_is_too_long_to_travel_is_told_so_and_not_called_lost() {
    let home = home();
    pack(&home, "bundle", "--public");
    list_more(&home.at("bundle"), &["atlas.bin".to_owned(), "gone.txt".to_owned()]);
    let key = publisher_of(&home, "bundle");
    fs::remove_file(home.at("bundle/gone.txt")).unwrap();
    let line = |said: &str, word: &str| said.lines().find(|line| line.contains(word)).unwrap_or_default().to_owned();
    put(&home.at("bundle/atlas.bin"), vec![7u8; 64 * 1024]);
    let said = home.say(&format!("check bundle -P {key}")).exits(0);
    assert!(line(&said.out, "atlas.bin").contains("missing") && !said.out.contains("too long"), "{said:?}");
    put(&home.at("bundle/atlas.bin"), vec![7u8; 64 * 1024 + 1]);
    let said = home.say(&format!("check bundle -P {key}")).exits(0);
    assert!(line(&said.out, "atlas.bin").contains("too long to travel"), "{said:?}");
    assert!(line(&said.out, "gone.txt").contains("missing"), "{said:?}");
    let object = home.say(&format!("check bundle -P {key} --json")).exits(0).json();
    assert_eq!(object["bundles"][0]["left_others"], serde_json::json!([{"name": "atlas.bin", "why": "length"}]));
    assert_eq!(object["bundles"][0]["missing_others"], serde_json::json!(["gone.txt"]));
    let repaired = home.say(&format!("repair bundle -P {key} -o whole --json")).exits(3).json();
    assert_eq!(repaired["lost"], serde_json::json!(["gone.txt"]));
    assert!(!home.at("whole/atlas.bin").exists());
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
