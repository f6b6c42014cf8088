//! Recovery blocks for a bundle that is already handed out. Old carriers keep their value, lists of one release are one
//! bundle, and a list with a false claim is refused.

use std::fs;

use crate::common::bundle::publisher;
use crate::common::journey::{home, publisher_of};
use crate::common::program::Home;
use crate::common::{copy, documents, files, is_chunk, name_of, tree};
use pannier::digest::sha256;

/// A home with a public bundle whose last recovery chunk is not full, and an extension of it.
fn extended() -> (Home, String) {
    let home = home();
    home.say("pack corpus -o old -k publisher.key --public --level 1 --chunk-size 3KiB --spare 21%").exits(0);
    let facts: serde_json::Value = serde_json::from_str(&home.text("old/bundle.json")).unwrap();
    assert_ne!(facts["recovery_blocks"].as_u64().unwrap() % facts["chunk_blocks"].as_u64().unwrap(), 0);
    let key = publisher_of(&home, "old");
    home.say("more-recovery old -k publisher.key --spare 120% -o new").exits(0);
    (home, key)
}

/// Replaces a small file of a bundle and signs its list again with our publisher's key.
fn resign(home: &Home, bundle: &str, name: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) {
    let path = home.at(bundle).join(name);
    let bytes = change(fs::read(&path).unwrap());
    let sums = home.text(&format!("{bundle}/SHA256SUMS"));
    let line = |line: &str| match line.ends_with(&format!("  {name}")) {
        true => format!("{}  {name}\n", sha256(&bytes)),
        false => format!("{line}\n"),
    };
    let sums: String = sums.lines().map(line).collect();
    fs::write(path, &bytes).unwrap();
    let comment = "pannier bundle volume 1";
    fs::write(home.at(bundle).join("SHA256SUMS.minisig"), publisher().sign(sums.as_bytes(), comment).unwrap()).unwrap();
    fs::write(home.at(bundle).join("SHA256SUMS"), sums).unwrap();
}

#[test]
fn old_carriers_and_one_new_one_rebuild_what_old_ones_alone_do_not() {
    let (home, key) = extended();
    let chunks: Vec<_> = files(&home.at("old")).into_iter().filter(|path| name_of(path).starts_with('d')).collect();
    let half = chunks.len().div_ceil(2);
    chunks.iter().take(half).for_each(|path| fs::remove_file(path).unwrap());
    home.say(&format!("open old -P {key} -o never")).exits(4);
    home.say(&format!("open old new -P {key} -o out")).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
    // Under no names at all, too, and made whole again it is the new bundle.
    fs::create_dir(home.at("heap")).unwrap();
    for (number, path) in files(&home.at("old")).iter().chain(&files(&home.at("new"))).enumerate() {
        fs::copy(path, home.at(&format!("heap/{number}"))).unwrap();
    }
    home.say(&format!("repair heap -P {key} -o whole")).exits(0);
    home.say(&format!("check whole -P {key}")).exits(0);
    for path in files(&home.at("new")) {
        assert!(fs::read(home.at("whole").join(name_of(&path))).unwrap() == fs::read(&path).unwrap());
    }
}

#[test]
fn lists_of_one_release_are_one_bundle_and_a_shorter_old_chunk_is_not_damaged() {
    let (home, key) = extended();
    let both = home.say(&format!("check old new -P {key} --json")).exits(0).json();
    assert_eq!((both["bundles"].as_array().unwrap().len(), both["extended"].as_array().unwrap().len()), (1, 1));
    assert_eq!(both["bundles"][0]["bad_files"].as_array().unwrap().len(), 0, "{both}");
    assert_eq!(both["extended"][0]["by"], both["bundles"][0]["id"]);
    let said = home.say(&format!("check old new -P {key}")).exits(0);
    assert!(said.out.contains("is the same release") && !said.out.contains("bad "), "{}", said.out);
    // Each alone is what it was.
    home.say(&format!("check old -P {key}")).exits(0);
    home.say(&format!("check new -P {key}")).exits(3);
    home.say(&format!("open new -P {key} -o out")).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
    // The old chunks with the new list alone.
    fs::create_dir(home.at("chunks")).unwrap();
    for path in files(&home.at("old")).iter().filter(|path| is_chunk(&name_of(path))) {
        fs::copy(path, home.at("chunks").join(name_of(path))).unwrap();
    }
    let said = home.say(&format!("check chunks new -P {key}")).exits(0);
    assert!(!said.out.contains("bad "), "{}", said.out);
}

#[test]
fn extensions_of_extensions_need_nothing_between() {
    let (home, key) = extended();
    home.say("more-recovery old new -k publisher.key --spare 150% -o newer").exits(0);
    let both = home.say(&format!("check old newer -P {key} --json")).exits(3).json();
    assert_eq!(both["bundles"].as_array().unwrap().len(), 1);
    let all = home.say(&format!("check old new newer -P {key} --json")).exits(0).json();
    assert_eq!((all["bundles"].as_array().unwrap().len(), all["extended"].as_array().unwrap().len()), (1, 2));
    for aside in all["extended"].as_array().unwrap() {
        assert_eq!(aside["by"], all["bundles"][0]["id"]);
    }
    home.say("more-recovery old newer -k publisher.key --spare 180% -o whole --whole").exits(0);
    home.say(&format!("check whole -P {key}")).exits(0);
}

#[test]
fn a_list_that_only_claims_to_extend_is_another_bundle() {
    let (home, key) = extended();
    let id = sha256(&fs::read(home.at("old/SHA256SUMS")).unwrap()).to_string();
    copy(&home.at("new"), &home.at("wrong"));
    resign(&home, "wrong", "bundle.json", |facts| {
        String::from_utf8(facts).unwrap().replace(&id, &"ab".repeat(32)).into_bytes()
    });
    copy(&home.at("new"), &home.at("other"));
    resign(&home, "other", "blocks.idx", |mut table| {
        table[0] ^= 1;
        table
    });
    copy(&home.at("new"), &home.at("dated"));
    resign(&home, "dated", "bundle.json", |facts| {
        String::from_utf8(facts).unwrap().replace("\"created\": \"20", "\"created\": \"19").into_bytes()
    });
    for folder in ["wrong", "other", "dated"] {
        let two = home.run(["check", "old", folder, "-P", &key, "--json"]).json();
        assert_eq!(two["bundles"].as_array().unwrap().len(), 2, "{folder}");
        home.say(&format!("open old {folder} -P {key} -o never")).exits(5).says("CONFLICT").says("exclude each other");
    }
    // The changed copy is good for nothing else: this one is.
    assert_eq!(home.say(&format!("check old new -P {key} --json")).json()["bundles"].as_array().unwrap().len(), 1);
}

#[test]
fn without_its_block_table_the_new_list_gives_way_to_the_old() {
    let (home, key) = extended();
    fs::remove_file(home.at("new/blocks.idx")).unwrap();
    let said = home.say(&format!("check old new -P {key} --json")).exits(0).json();
    assert_eq!(said["bundles"].as_array().unwrap().len(), 1);
    assert_eq!(said["bundles"][0]["facts"]["extends"], serde_json::Value::Null);
    home.say(&format!("open old new -P {key} -o out")).exits(0);
}

#[test]
fn only_the_publisher_extends_and_only_by_something() {
    let (home, _) = extended();
    let before = tree(&home.at(""));
    home.say("more-recovery old -k stranger.key --spare 100% -o x").exits(2).says("only its publisher");
    home.say("more-recovery old -k publisher.key --spare 10% -o x").exits(2).says("asks for");
    home.say("more-recovery old -k publisher.key --spare 300% -o x").exits(2);
    home.say("more-recovery old -k publisher.key -o x").exits(2);
    home.say("more-recovery old -k publisher.key --spare 50% -o new").exits(7);
    home.say("more-recovery corpus -k publisher.key --spare 50% -o x").exits(4);
    assert!(tree(&home.at("")) == before, "something was touched");
}

#[test]
fn blocks_that_are_lost_are_rebuilt_first_and_the_deal_that_was_refused_holds() {
    let (home, key) = extended();
    home.say(&format!("deal old -P {key} --couriers 5 --survive 2 -o sticks")).exits(7).says("more-recovery");
    fs::remove_file(home.at("old/d0003.bin")).unwrap();
    home.say("more-recovery old -k publisher.key --couriers 5 --survive 2 -o enough --whole").exits(0);
    home.say(&format!("deal enough -P {key} --couriers 5 --survive 2 -o sticks")).exits(0);
    home.say(&format!("open sticks/c02 sticks/c03 sticks/c05 -P {key} -o out")).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
}

#[test]
fn the_release_after_names_the_first_list_whichever_is_at_hand() {
    let (home, _) = extended();
    let first = home.say("show old --json").json()["bundles"][0]["id"].clone();
    for before in ["old", "new"] {
        let next = format!("after-{before}");
        home.say(&format!("pack corpus -o {next} -k publisher.key --public --previous {before}")).exits(0);
        assert_eq!(
            home.say(&format!("show {next} --json")).json()["bundles"][0]["facts"]["previous"],
            first,
            "{before}"
        );
    }
}
