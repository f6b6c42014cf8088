//! The blocks that opening in part needs first, on carriers that more recovery blocks come with.

use std::fs;

use crate::common::journey::{home, publisher_of};
use crate::common::program::Home;
use crate::common::{copy, files, name_of, noise, put};

/// A home with a bundle in sections, dealt to four carriers, and the option that names the publisher.
fn dealt(folders: u64) -> (Home, String) {
    let home = home();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    for number in 0..folders {
        let folder = home.at(&format!("corpus/f{number}"));
        (0..7).for_each(|part| put(&folder.join(format!("{part}.bin")), noise(number * 7 + part, 100_000)));
    }
    let line = "pack corpus -o bundle -k publisher.key --public --frames 1MiB --chunk-size 64KiB --level 1";
    home.say(&format!("{line} --spare 50% --no-rehearsal")).exits(0);
    let publisher = format!("-P {}", publisher_of(&home, "bundle"));
    let run = home.say(&format!("deal bundle --couriers 4 --survive 1 -o c {publisher} --json")).exits(0).json();
    for (number, carrier) in run["carriers"].as_array().unwrap().iter().enumerate() {
        let folder = home.at(&format!("c/c0{}", number + 1));
        for part in carrier["part_files"].as_array().unwrap() {
            assert!(folder.join(part.as_str().unwrap()).exists(), "{part}");
        }
        let bytes: u64 = files(&folder).iter().map(|path| path.metadata().unwrap().len()).sum();
        assert_eq!(carrier["bytes"], bytes, "{carrier}");
    }
    (home, publisher)
}

fn parts(home: &Home, folder: &str) -> Vec<String> {
    let names = files(&home.at(folder)).into_iter().map(|path| name_of(&path));
    names.filter(|name| name.ends_with(".prt")).collect()
}

#[test]
fn half_a_dealt_carrier_and_new_recovery_blocks_open_documents() {
    let (home, publisher) = dealt(8);
    let said = home.say("more-recovery bundle -k publisher.key --spare 60% -o more --json").exits(0).json();
    let names = parts(&home, "more");
    assert!(!names.is_empty());
    assert_eq!(said["part_files"], serde_json::json!(names));
    let bytes: u64 = files(&home.at("more")).iter().map(|path| path.metadata().unwrap().len()).sum();
    assert_eq!(said["written_bytes"], bytes);
    // They are the part files of a deal.
    let carrier = (1..=4).map(|number| format!("c/c0{number}")).find(|carrier| parts(&home, carrier) == names).unwrap();
    for name in &names {
        assert!(fs::read(home.at(&carrier).join(name)).unwrap() == fs::read(home.at("more").join(name)).unwrap());
    }
    // Half of the chunks of that carrier are lost, and what every carrier got beside them.
    names.iter().for_each(|name| fs::remove_file(home.at(&carrier).join(name)).unwrap());
    let data: Vec<_> = files(&home.at(&carrier)).into_iter().filter(|path| name_of(path).starts_with('d')).collect();
    data.iter().skip(data.len() / 2).for_each(|path| fs::remove_file(path).unwrap());
    home.say(&format!("list {carrier} {publisher}")).exits(4);
    home.say(&format!("open --partial {carrier} {publisher} -o none")).exits(4);
    home.say(&format!("list more {publisher}")).exits(0).says("56 documents");
    let run = home.say(&format!("open --partial {carrier} more {publisher} -o part --json")).exits(9).json();
    assert!(run["documents"].as_u64().unwrap() > 0, "{run}");
    for (path, bytes) in crate::common::documents(&home.at("part")) {
        let Some(bytes) = bytes else { continue };
        assert!(fs::read(home.at("corpus").join(&path)).unwrap() == bytes, "{}", path.display());
    }
    // The new carrier alone is a share.
    home.say(&format!("check more {publisher}")).exits(8);
}

#[test]
fn a_person_is_told_of_part_files_and_a_whole_bundle_needs_none() {
    let (home, publisher) = dealt(3);
    home.say("more-recovery bundle -k publisher.key --spare 60% -o more")
        .exits(0)
        .says("what opening in part needs first")
        .says(&parts(&home, "more")[0]);
    let whole = home.say("more-recovery bundle -k publisher.key --spare 60% -o whole --whole --json").exits(0).json();
    assert_eq!((whole["part_files"].as_array().unwrap().len(), parts(&home, "whole").len()), (0, 0));
    // All of it together is a bundle as ever, and is dealt anew.
    home.say(&format!("deal bundle more --couriers 4 --survive 1 -o d {publisher}")).exits(0);
    home.say(&format!("check bundle more {publisher}")).exits(0);
    copy(&home.at("more"), &home.at("again"));
    home.say(&format!("check d/c01 d/c02 d/c03 again {publisher}")).exits(3);
    // Bundles without sections have no such files.
    home.say("pack corpus -o plain -k publisher.key --public --level 1 --chunk-size 1MiB --spare 20% --no-rehearsal")
        .exits(0);
    home.say("more-recovery plain -k publisher.key --spare 60% -o rest").exits(0);
    assert!(parts(&home, "rest").is_empty());
}

/// Part files bring a carrier no nearer to a whole bundle than a deal would.
#[test]
fn part_files_never_make_new_recovery_blocks_enough_alone() {
    let home = home();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    for number in 0..2 {
        // Zeros fill the sections, and take no room in the payload.
        put(&home.at(&format!("corpus/{number}.bin")), [noise(number, 30_000), vec![0; 1 << 20]].concat());
        (0..20).for_each(|note| put(&home.at(&format!("corpus/{number}-{note}.txt")), format!("{note}")));
    }
    home.say("pack corpus -o bundle -k publisher.key --public --frames 1MiB --chunk-size 4KiB --spare 10% --level 1")
        .exits(0);
    let publisher = publisher_of(&home, "bundle");
    let facts: serde_json::Value = serde_json::from_str(&home.text("bundle/bundle.json")).unwrap();
    let number = |name: &str| facts[name].as_u64().unwrap();
    let (data, first) = (number("data_blocks"), number("head_blocks") + number("tail_blocks"));
    let mut met = [0; 3];
    for percent in 96..112 {
        let out = format!("more{percent}");
        home.say(&format!("more-recovery bundle -k publisher.key --spare {percent}% -o {out}")).exits(0);
        let chunks = files(&home.at(&out)).into_iter().filter(|path| {
            let name = name_of(path);
            name.starts_with('r') && name.ends_with(".bin")
        });
        let new: u64 = chunks.map(|path| path.metadata().unwrap().len() / number("block_bytes")).sum();
        let (is_enough, would_be) = (new >= data, new + first >= data);
        home.say(&format!("check {out} -P {publisher}")).exits(if is_enough { 3 } else { 8 });
        assert_eq!(parts(&home, &out).is_empty(), !is_enough && would_be, "{percent} %: {new} and {first} of {data}");
        met[usize::from(is_enough) + usize::from(would_be)] += 1;
    }
    assert!(met.iter().all(|count| *count > 0), "{met:?}");
}
