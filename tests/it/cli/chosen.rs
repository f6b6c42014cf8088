//! What `pack` takes, where results go when nobody says so, and how large they may be.

use std::fs;

use crate::common::journey::{home, pack, publisher_of};
use crate::common::{noise, put, tree};

#[test]
fn files_and_folders_go_in_under_their_own_names() {
    let home = home();
    put(&home.at("a/one.txt"), "one");
    put(&home.at("b/two.txt"), "two");
    put(&home.at("b/deep/three.txt"), "three");
    home.say("pack a/one.txt b -k publisher.key --public").exits(0).says("volume-1");
    let key = publisher_of(&home, "volume-1");
    home.say(&format!("open volume-1 -P {key} -o out")).exits(0);
    for (path, text) in [("one.txt", "one"), ("b/two.txt", "two"), ("b/deep/three.txt", "three")] {
        assert_eq!(home.text(&format!("out/{path}")), text);
    }
    // One file alone, and a pattern that leaves out.
    home.say("pack a/one.txt -k publisher.key --public -o single").exits(0);
    assert!(home.say(&format!("list single -P {key}")).exits(0).out.contains("one.txt"));
    home.say("pack a b -k publisher.key --public -o less --exclude b/deep").exits(0);
    let listed = home.say(&format!("list less -P {key}")).exits(0).out;
    assert!(listed.contains("a/one.txt") && listed.contains("b/two.txt") && !listed.contains("three"), "{listed}");
}

#[test]
fn what_cannot_go_in_together_is_named() {
    let home = home();
    put(&home.at("a/same.txt"), "one");
    put(&home.at("b/same.txt"), "two");
    home.say("pack a/same.txt b/same.txt -k publisher.key --public").exits(7).says("same.txt");
    home.say("pack a/same.txt nowhere.txt -k publisher.key --public").exits(1).says("nowhere.txt");
    home.say("pack a/same.txt .. -k publisher.key --public").exits(2);
    home.say("pack a b -k publisher.key --public -o b/out").exits(7).says("b/out");
    home.say("pack corpus publisher.key -k publisher.key --public").exits(7).says("secret");
    assert!(!home.at("volume-1").exists());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("same.txt", home.at("a/link.txt")).unwrap();
        home.say("pack a/link.txt a/same.txt -k publisher.key --public").exits(7).says("link.txt");
    }
}

#[test]
fn results_get_a_name_of_their_own_and_nothing_is_overwritten() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    home.say(&format!("open bundle -P {key}")).exits(0).says("mosaic-42");
    assert!(home.at("mosaic-42/CONTENTS.sha256").is_file());
    home.say(&format!("open bundle -P {key}")).exits(7).says("mosaic-42");
    home.say(&format!("repair bundle -P {key}")).exits(7).says("mosaic-42");
    fs::remove_dir_all(home.at("mosaic-42")).unwrap();
    home.say(&format!("repair bundle -P {key}")).exits(0);
    assert!(home.at("mosaic-42/SHA256SUMS").is_file());
    let dealt = home.say(&format!("deal bundle -P {key} --couriers 4 --survive 1 --json")).exits(0).json();
    assert_eq!(dealt["output"], "bundle-carriers");
    assert!(home.at("bundle-carriers/c04/SHA256SUMS").is_file());
    home.say(&format!("sheet bundle -P {key}")).exits(0);
    home.say(&format!("sheet --card {key}")).exits(0);
    assert!(home.at("mosaic-42.pdf").is_file() && home.at("card.pdf").is_file());
    home.say("more-recovery bundle -k publisher.key --spare 90%").exits(0);
    assert!(home.at("bundle-more/SHA256SUMS").is_file());
}

#[test]
fn folders_above_a_result_are_made() {
    let home = home();
    home.say("pack corpus -k publisher.key --public -o new/er/bundle").exits(0);
    let key = publisher_of(&home, "new/er/bundle");
    home.say(&format!("open new/er/bundle -P {key} -o read/here")).exits(0);
    home.say(&format!("gather new/er/bundle -P {key} -o gathered/on/it")).exits(0);
    home.say(&format!("sheet new/er/bundle -P {key} -o paper/pages.pdf")).exits(0);
    home.say(&format!("play new/er/bundle -P {key} --html screen/loop.html")).exits(0);
    assert!(home.at("read/here/CONTENTS.sha256").is_file() && home.at("screen/loop.html").is_file());
}

#[test]
fn a_bundle_keeps_within_the_size_that_was_named() {
    let home = home();
    put(&home.at("docs/noise"), noise(1, 700_000));
    for (fit, all) in [("735kB", false), ("900kB", false), ("5MB", true)] {
        let out = format!("b{fit}");
        let line = format!("pack docs -k publisher.key --public -o {out} --fit {fit}");
        let dry = home.say(&format!("{line} --dry-run --json")).exits(0).json();
        let packed = home.say(&format!("{line} --json")).exits(0).json();
        let bytes: u64 = tree(&home.at(&out)).values().flatten().map(|file| file.len() as u64).sum();
        let most = fit.trim_end_matches("kB").trim_end_matches("MB").parse::<u64>().unwrap();
        let most = most * if fit.ends_with("kB") { 1000 } else { 1_000_000 };
        assert!(bytes <= most, "{bytes} of {most}");
        let recovery = packed["facts"]["recovery_block_count"].as_u64().unwrap();
        let data = packed["facts"]["data_block_count"].as_u64().unwrap();
        assert_eq!(recovery == (data * 30).div_ceil(100), all, "{fit}: {recovery} of {data}");
        // A tenth of the room stays unused at most, where there are not all recovery blocks.
        assert!(all || bytes * 10 > most * 9, "{bytes} of {most}");
        let estimated = dry["amounts"]["files_bytes"].as_u64().unwrap();
        assert!(estimated >= bytes && estimated - bytes < 6_000, "{estimated} for {bytes}");
    }
    home.say("pack docs -k publisher.key --public -o less --fit 600kB").exits(7).says("--fit").says("--exclude");
    home.say("pack docs -k publisher.key --public -o less --fit lots").exits(2).says("700MB");
    assert!(!home.at("less").exists());
}

#[test]
fn a_dry_run_tells_what_each_kind_of_carrier_takes() {
    let home = home();
    put(&home.at("docs/noise"), noise(2, 3_000_000));
    let dry = home.say("pack docs -k publisher.key --public --dry-run").exits(0);
    for word in ["as files", "on media", "on paper", "on screen", "3 floppies", "one mail", "one CD", "or one DVD"] {
        assert!(dry.out.contains(word), "{word}: {}", dry.out);
    }
    assert!(!home.at("volume-1").exists());
    let amounts = home.say("pack docs -k publisher.key --public --dry-run --json").exits(0).json()["amounts"].clone();
    assert!(amounts["photo_page_count"].as_u64() > amounts["flatbed_page_count"].as_u64());
    assert!(amounts["screen_ms"].as_u64() > Some(10_000));
}
