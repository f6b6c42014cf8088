//! With `--json`, every command prints exactly one object, in every case.

use std::fs;

use crate::common::journey::{digits_of, home, journey, pack, publisher_of, recipient};
use crate::common::program::Home;
use crate::common::put;

#[test]
fn every_command_that_reports_prints_one_json_object() {
    let home = home();
    home.say("keygen keys --no-passphrase --json").exits(0).json();
    let dry = home.say("pack corpus -k publisher.key --public --dry-run --json").exits(0).json();
    assert_eq!((dry["dry_run"].as_bool(), dry["document_count"].as_u64()), (Some(true), Some(6)));
    let to = recipient(&home, "recipient-first.key");
    let packed = home.say(&format!("pack corpus -o bundle -k publisher.key -r {to} --json")).exits(0).json();
    let key = packed["facts"]["publisher"].as_str().unwrap().to_owned();
    let digits = digits_of(&home, "bundle");
    let report = home.say("check bundle --json").exits(5).json();
    assert_eq!(report["bundles"][0]["verdict"], "NOT TRUSTED");
    let report = home.say(&format!("check bundle --json -P {key}")).exits(0).json();
    assert_eq!(report["bundles"][0]["verdict"], "OK");
    let opened = home.say(&format!("open bundle -o out -P {key} -i recipient-first.key --json")).exits(0).json();
    assert_eq!(opened["contents_sha256"], packed["contents_sha256"]);
    let listed = home.say(&format!("list bundle -P {key} -i recipient-first.key --json")).exits(0).json();
    assert_eq!(listed["documents"].as_array().unwrap().len(), 6);
    fs::remove_file(home.at("bundle/d0001.bin")).unwrap();
    let repaired = home.say(&format!("repair bundle -o again -P {key} --json")).exits(0).json();
    assert!(repaired["rebuilt_blocks"].as_u64() > Some(0));
    let sheet = home.say(&format!("sheet bundle -P {key} -o sheet.pdf --json")).exits(0).json();
    assert!(sheet["printed_pages"].as_u64() > Some(1));
    let played = home.say(&format!("play bundle -P {key} --html loop.html --json")).exits(0).json();
    let sid = |carried: &serde_json::Value| carried["objects"][0]["sid"].clone();
    assert_eq!(sid(&played), sid(&sheet));
    assert_ne!(sheet["cover"], sheet["cover_on_last_page"]);
    home.say(&format!("sheet --card {key} -o card.svg --json")).exits(0).json();
    home.say(&format!("sheet bundle -P {key} -o lines.txt --json")).exits(0).json();
    let scanned = home.say(&format!("scan lines.txt -P {key} -o scanned --json")).exits(0).json();
    assert_eq!(
        (scanned["bundles"][0]["verdict"].as_str(), scanned["scan"]["pictures"].as_u64()),
        (Some("OPENABLE"), Some(0))
    );
    home.say(&format!("show bundle -P {key} --json")).exits(0).json();
    home.run(["trust", "bundle", "--digits", &digits, "--json"]).exits(0).json();
    assert_eq!(home.say("trust --list --json").exits(0).json()["publishers"][0]["digits"], *digits);
    assert_eq!(home.say("demo --json").exits(0).json()["identical"], true);
}

#[test]
fn every_failure_prints_one_json_object_with_its_exit_code() {
    let home = home();
    let facts = pack(&home, "bundle", &format!("-r {}", recipient(&home, "recipient-first.key")));
    home.key("debian-sealed.key");
    let key = publisher_of(&home, "bundle");
    journey(&home, "bundle", "few", facts.spare + 1);
    put(&home.at("nothing/x"), "x");
    for (args, code) in [
        (format!("open bundle -o out -P {key}"), 6),
        (format!("open bundle -o out -P {key} -i recipient-third.key"), 6),
        (format!("open bundle -o corpus -P {key} -i recipient-first.key"), 7),
        ("open bundle -o out -i recipient-first.key".to_owned(), 5),
        (format!("list bundle -P {key}"), 6),
        (format!("open few -o out -P {key} -i recipient-first.key"), 4),
        (format!("repair few -o out -P {key}"), 4),
        ("repair bundle -o out".to_owned(), 5),
        ("check nothing".to_owned(), 4),
        ("check nowhere".to_owned(), 1),
        ("show nothing".to_owned(), 4),
        ("trust nothing".to_owned(), 4),
        ("trust bundle --digits 1".to_owned(), 2),
        ("trust --forget nobody".to_owned(), 2),
        ("pack corpus -o out -k debian-sealed.key --public".to_owned(), 6),
        ("pack corpus -o out -k publisher.key -r nonsense".to_owned(), 2),
        ("pack corpus -o bundle -k publisher.key --public".to_owned(), 7),
        ("keygen corpus".to_owned(), 2),
        ("demo --keep corpus".to_owned(), 7),
    ] {
        let object = home.say(&format!("{args} --json")).exits(code).json();
        assert_eq!(object["exit_code"], code, "{args}");
        assert!(object["error"].as_str().is_some_and(|text| !text.is_empty()), "{args}");
    }
    // What is not enough or not trusted is a report, not an error.
    for (folder, publisher, code) in [("few", key.as_str(), 8), ("few", "", 5)] {
        let publisher = if publisher.is_empty() { String::new() } else { format!("-P {publisher}") };
        let object = home.say(&format!("check {folder} --json {publisher}")).exits(code).json();
        assert_eq!(object["bundles"][0]["exit_code"], code);
    }
    assert!(!home.at("out").exists());
}

#[test]
fn trust_prints_one_json_object_whatever_it_did() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    for _ in 0..2 {
        let object = home.run(["trust", "bundle", "--name", "friend", "--digits", &digits, "--json"]).exits(0).json();
        assert_eq!(object["name"], "friend");
    }
    home.say("trust --forget friend --json").exits(0).json();
}

#[test]
fn wrong_usage_prints_one_json_object() {
    assert_eq!(Home::new().say("open --json").exits(2).json()["exit_code"], 2);
}
