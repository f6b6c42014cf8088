//! The page for browsers beside a bundle: it travels with a trusted bundle alone, and a file that poses as the page is told.

use std::fs;

use pannier::digest::sha256;

use crate::common::journey::{home, publisher_of};
use crate::common::program::Home;
use crate::common::put;

/// A bundle with a page, and the option that pins its publisher.
fn packed(home: &Home) -> String {
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --couriers 5 --survive 2 --reader")
        .exits(0)
        .says("reader.html");
    format!("-P {}", publisher_of(home, "bundle"))
}

fn page(home: &Home, folder: &str) -> Option<Vec<u8>> {
    fs::read(home.at(folder).join("reader.html")).ok()
}

#[test]
fn the_page_is_stamped_listed_and_passed_on_with_a_trusted_bundle() {
    let home = home();
    let pin = packed(&home);
    let whole = page(&home, "bundle").unwrap();
    home.say(&format!("reader -o page.html --pin {}", publisher_of(&home, "bundle"))).exits(0);
    assert_eq!(fs::read(home.at("page.html")).unwrap(), whole);
    assert!(home.text("bundle/SHA256SUMS").contains(&format!("{}  reader.html\n", sha256(&whole))));
    let run = home.say(&format!("check bundle {pin} --json")).exits(0);
    let report = &run.json()["bundles"][0];
    assert_eq!((&report["page"], &report["stranger_count"]), (&"whole".into(), &0.into()));
    assert_eq!(report["carried_others"], serde_json::json!(["reader.html"]));
    home.say(&format!("check bundle {pin}")).exits(0).says("the page that the publisher signed");
    home.say(&format!("gather bundle -o gathered {pin}")).exits(0);
    home.say(&format!("deal bundle {pin} --couriers 5 --survive 2 -o dealt")).exits(0);
    home.say(&format!("repair bundle -o repaired {pin}")).exits(0);
    home.say("more-recovery bundle -k publisher.key --spare 190% -o more").exits(0);
    let id =
        home.say(&format!("check bundle {pin} --json")).json()["bundles"][0]["id"].as_str().unwrap()[..8].to_owned();
    for folder in [&format!("gathered/{id}"), "dealt/c01", "dealt/c05", "repaired", "more"] {
        assert_eq!(page(&home, folder).as_ref(), Some(&whole), "{folder}");
    }
    assert!(home.text("more/SHA256SUMS").contains("  reader.html\n"));
    home.say(&format!("sheet bundle {pin} -o sheet.pdf")).exits(0).says("codes do not carry");
}

#[test]
fn a_page_travels_inside_an_archive_and_from_any_carrier() {
    let home = home();
    let pin = packed(&home);
    let whole = page(&home, "bundle").unwrap();
    // One stick has an altered page, another the true one under another name.
    put(&home.at("stick/reader (1).html"), &whole);
    put(&home.at("bundle/reader.html"), whole.iter().rev().copied().collect::<Vec<u8>>());
    let run = home.say(&format!("gather bundle stick -o gathered {pin}")).exits(0);
    assert!(run.err.contains("bundle/reader.html is not a page that the publisher signed"), "{}", run.err);
    let folder = fs::read_dir(home.at("gathered")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read(folder.join("reader.html")).unwrap(), whole);
}

#[test]
fn the_page_of_a_stranger_is_never_passed_on() {
    let home = home();
    packed(&home);
    let run = home.say("check bundle --json").exits(5);
    assert_eq!(run.json()["bundles"][0]["page"], "left");
    home.say("repair bundle -o repaired --untrusted-publisher").exits(0).says("not taken along");
    home.say("gather bundle -o gathered");
    home.say("deal bundle --untrusted-publisher --couriers 5 --survive 2 -o dealt").exits(0);
    assert!(page(&home, "repaired").is_none() && page(&home, "dealt/c01").is_none());
    for folder in fs::read_dir(home.at("gathered")).unwrap() {
        assert!(!folder.unwrap().path().join("reader.html").exists());
    }
}

#[test]
fn a_lost_page_is_named_and_an_altered_one_told_loudly_and_both_leave_the_verdict_alone() {
    let home = home();
    let pin = packed(&home);
    let whole = page(&home, "bundle").unwrap();
    fs::remove_file(home.at("bundle/reader.html")).unwrap();
    let run = home.say(&format!("check bundle {pin} --json")).exits(0);
    let report = &run.json()["bundles"][0];
    assert_eq!((&report["verdict"], &report["page"]), (&"ok".into(), &"missing".into()));
    assert_eq!(report["missing_small"], serde_json::json!([]));
    home.say(&format!("check bundle {pin}")).exits(0).says("it is not here");
    home.say(&format!("repair bundle -o repaired {pin}")).exits(0).says("it is not here");
    let mut altered = whole.clone();
    altered[5000] ^= 1;
    put(&home.at("bundle/Reader.HTM"), &altered);
    let run = home.say(&format!("check bundle {pin} --json")).exits(0);
    let report = &run.json()["bundles"][0];
    assert_eq!((&report["verdict"], &report["page"]), (&"ok".into(), &"missing".into()));
    assert_eq!(report["bad_files"][0]["fault"], serde_json::json!({"kind": "false-page", "name": "reader.html"}));
    for command in ["check bundle", "open bundle -o out", "list bundle", "gather bundle -o gathered", "show bundle"] {
        let run = home.say(&format!("{command} {pin}")).exits(0);
        let words = "whoever changed the stick may have changed the page; do not open it";
        assert!(run.err.contains(words), "{command}: {}", run.err);
    }
}

#[test]
fn a_page_that_a_stranger_laid_beside_a_trusted_bundle_is_told() {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1").exits(0);
    home.say("pack corpus -o other -k stranger.key --public --level 1 --series other --reader").exits(0);
    let pin = format!("-P {}", publisher_of(&home, "bundle"));
    // Alone, the stranger's bundle is one of a stranger, and its page is its page.
    let run = home.say("check other").exits(5);
    assert!(!run.err.contains("do not open it"), "{}", run.err);
    let run = home.say(&format!("check bundle other {pin}")).exits(0);
    assert!(run.err.contains("reader.html is not a page that the publisher signed"), "{}", run.err);
}
