//! A release as a difference: packed, carried, opened onto the release before, and refused onto anything else.

use std::fs;

use crate::common::bundle::publisher;
use crate::common::hand::{TOOLS, has_hands, recover};
use crate::common::journey::recipient;
use crate::common::program::Home;
use crate::common::{corpus, documents, is_chunk, name_of, noise, put, tree};

const KEYS: &str = "-P publisher.pub";

/// A home with two versions of a corpus, and with the first one packed and opened.
fn home(more: &str) -> Home {
    let home = Home::new();
    for key in ["publisher.key", "stranger.key"] {
        home.key(key);
    }
    put(&home.at("publisher.pub"), publisher().public().file_text());
    for version in ["one", "two"] {
        corpus(&home.at(version), 1);
        put(&home.at(version).join("-odd name/ 'x'.txt"), "quoted".repeat(200));
        put(&home.at(version).join("big/noise.bin"), noise(2, 300_000));
    }
    let two = home.at("two");
    fs::remove_file(two.join("data/one")).unwrap();
    fs::rename(two.join("big/noise.bin"), two.join("big/moved.bin")).unwrap();
    put(&two.join("درمان/نو.txt"), "new");
    put(&two.join("-odd name/ 'x'.txt"), "quoted".repeat(199) + "Quoted");
    fs::create_dir_all(two.join("empty now/deep")).unwrap();
    home.say(&format!("pack one -o r43 -k publisher.key --series mosaic --release 43 {more}")).exits(0);
    home
}

fn opened(home: &Home) {
    home.say(&format!("open r43 -o old {KEYS}")).exits(0);
}

#[test]
fn a_difference_onto_the_release_before_is_the_whole_release() {
    let home = home("--public");
    opened(&home);
    let before = tree(&home.at("old"));
    let packed = home.say("pack two --since old -o d44 -k publisher.key --public --json").exits(0).json();
    assert_eq!(packed["builds_on"]["release"], 43);
    assert_eq!(
        [
            &packed["builds_on"]["changed_count"],
            &packed["builds_on"]["added_count"],
            &packed["builds_on"]["removed_count"]
        ],
        [1, 2, 2]
    );
    let (payload, whole) = (packed["payload_bytes"].as_u64().unwrap(), packed["whole_payload_bytes"].as_u64().unwrap());
    assert!(payload < 4_000 && whole > 300_000, "{payload} {whole}: the moved noise costs nothing");
    home.say("pack two -o r44 -k publisher.key --public --series mosaic --release 44 --no-rehearsal").exits(0);
    let real = home.say(&format!("open r44 -o whole --json {KEYS}")).exits(0).json();
    let made = home.say(&format!("open d44 --onto old -o new --json {KEYS}")).exits(0).json();
    assert_eq!(made["contents_sha256"], real["contents_sha256"]);
    assert_eq!(packed["contents_sha256"], real["contents_sha256"]);
    assert!(documents(&home.at("new")) == tree(&home.at("two")));
    assert_eq!(home.text("new/CONTENTS.sha256"), home.text("whole/CONTENTS.sha256"));
    assert!(tree(&home.at("old")) == before, "the base is never changed");
    // What came out is a base itself.
    put(&home.at("two/index.html"), "<h1>Clean water</h1>");
    home.say("pack two --since new -o d45 -k publisher.key --public").exits(0);
    home.say(&format!("open d45 --onto new -o newer {KEYS}")).exits(0);
    assert!(documents(&home.at("newer")) == tree(&home.at("two")));
    let check = home.say(&format!("check d44 {KEYS}")).exits(0);
    assert!(check.out.contains("builds on  mosaic 43"), "{}", check.out);
    let shown = home.say(&format!("show d44 {KEYS}")).exits(0);
    assert!(shown.out.contains("builds on  mosaic 43"), "{}", shown.out);
}

#[test]
fn a_wrong_base_is_named_and_nothing_is_written() {
    let home = home("--public");
    opened(&home);
    home.say("pack two --since old -o d44 -k publisher.key --public --no-rehearsal").exits(0);
    home.say(&format!("open d44 --onto old -o new {KEYS}")).exits(0);
    let refused = |name: &str, code: i32, said: &str| {
        let run = home.say(&format!("open d44 --onto {name} -o out {KEYS}")).exits(code);
        assert!(run.err.contains(said), "{name}: {}", run.err);
        assert!(!home.at("out").exists() && !home.at("out.pannier-part").exists(), "{name}");
    };
    refused("new", 4, "is mosaic 44 already");
    refused("two", 2, "is no opened release");
    refused("nowhere", 2, "is no opened release");
    fs::write(home.at("old/index.html"), "<h1>Petrol</h1>").unwrap();
    refused("old", 4, "a document of the release before is not what the publisher signed: index.html");
    fs::remove_file(home.at("old/index.html")).unwrap();
    refused("old", 4, "a document of the release before is missing: index.html");
    home.shell("sed -i s/index/Index/ old/CONTENTS.sha256").exits(0);
    refused("old", 5, "is not signed by this publisher");
    let run = home.say(&format!("open r43 --onto new -o out {KEYS}")).exits(2);
    assert!(run.err.contains("this bundle is no difference"), "{}", run.err);
    let run = home.say(&format!("open d44 --onto new -o new/out {KEYS}")).exits(7);
    assert!(run.err.contains("must stay as it is"), "{}", run.err);
    let run = home.say(&format!("open d44 -o parts {KEYS}")).exits(0);
    assert!(run.err.contains("open it again with --onto and the folder of mosaic 43"), "{}", run.err);
    assert!(home.text("parts/DELTA.txt").contains("out of release 43"));
}

#[test]
fn another_key_or_a_smaller_number_packs_no_difference() {
    let home = home("--public");
    opened(&home);
    let run = home.say("pack two --since old -o d44 -k stranger.key --public").exits(5);
    assert!(run.err.contains("is not signed by this publisher"), "{}", run.err);
    home.say("pack two --since old -o d44 -k publisher.key --public --release 43").exits(2);
    home.say("pack two --since one -o d44 -k publisher.key --public").exits(2);
    fs::write(home.at("old/big/noise.bin"), "altered").unwrap();
    let run = home.say("pack two --since old -o d44 -k publisher.key --public").exits(4);
    assert!(run.err.contains("big/noise.bin"), "{}", run.err);
    assert!(!home.at("d44").exists());
}

#[test]
fn a_difference_since_a_bundle_is_that_since_the_opened_folder() {
    let home = home("--public");
    opened(&home);
    put(&home.at("phrase"), "six words that nobody else knows");
    put(&home.at("other"), "other words");
    home.key("recipient-first.key");
    let recipient = recipient(&home, "recipient-first.key");
    let line = "-k publisher.key --public --no-rehearsal --created 2026-02-03";
    home.say(&format!("pack two --since old -o of-folder {line}")).exits(0);
    home.say(&format!("open of-folder -o parts {KEYS}")).exits(0);
    for (name, seal, secret) in [
        ("public", "--public".to_owned(), ""),
        ("phrase", "--passphrase-file phrase".to_owned(), "--since-passphrase-file phrase"),
        ("recipient", format!("-r {recipient}"), "-i recipient-first.key"),
    ] {
        let (old, new, parts) = (format!("old-{name}"), format!("of-{name}"), format!("parts-{name}"));
        home.say(&format!("pack one -o {old} -k publisher.key --series mosaic --release 43 {seal}")).exits(0);
        let packed = home.say(&format!("pack two --since {old} -o {new} {line} {secret} --json")).exits(0).json();
        assert_eq!(packed["builds_on"]["release"], 43, "{packed}");
        home.say(&format!("open {new} -o {parts} {KEYS}")).exits(0);
        // Signatures differ from run to run.
        for part in ["DELTA.txt", "delta-facts.txt", "delta-removed.txt", "delta-uses.txt", "delta.zst"] {
            let read = |folder: &str| fs::read(home.at(folder).join(part)).unwrap();
            assert!(read(&parts) == read("parts"), "{name} {part}");
        }
        home.say(&format!("open {new} --onto old -o made-{name} {KEYS}")).exits(0);
        assert!(documents(&home.at(&format!("made-{name}"))) == tree(&home.at("two")), "{name}");
    }
    let refused = |line: &str, code: i32, said: &str| {
        let run = home.say(&format!("pack two -o no -k publisher.key --public {line}")).exits(code);
        assert!(run.err.contains(said) && !home.at("no").exists(), "{line}: {}", run.err);
    };
    refused("--since old-recipient", 6, "recipients");
    refused("--since old-phrase --since-passphrase-file other", 6, "passphrase");
    refused("--since of-public", 2, "mosaic-delta-43 44 is a difference itself");
    refused("--since-passphrase-file phrase", 2, "--since");
    refused("--since tmp", 2, "is no opened release");
    home.say("pack one -o theirs -k stranger.key --public --series mosaic --release 43").exits(0);
    refused("--since theirs", 5, "publisher");
    // A lost chunk is rebuilt; with too few, nothing is packed.
    fs::remove_file(home.at("old-public/d0001.bin")).unwrap();
    home.say("pack two --since old-public -o mended -k publisher.key --public").exits(0);
    for file in crate::common::files(&home.at("old-public")).iter().filter(|file| is_chunk(&name_of(file))) {
        fs::remove_file(file).unwrap();
    }
    refused("--since old-public", 4, "blocks");
    assert!(tree(&home.at("tmp")).is_empty(), "no document lies in a temporary folder");
}

#[test]
fn a_difference_that_saves_nothing_says_so() {
    let home = home("--public");
    put(&home.at("other/noise.bin"), noise(9, 50_000));
    home.say("pack other --since r43 -o d44 -k publisher.key --public").exits(0).says("pack it without --since");
    let packed = home.say("pack two --since r43 -o d45 -k publisher.key --public").exits(0);
    assert!(!packed.err.contains("without --since"), "{}", packed.err);
}

#[test]
fn a_difference_is_carried_sealed_padded_and_on_paper_like_any_bundle() {
    let home = home("--public");
    opened(&home);
    put(&home.at("phrase"), "six words that nobody else knows");
    home.say("pack two --since old -o d44 -k publisher.key --passphrase-file phrase --pad --for paper").exits(0);
    home.say(&format!("sheet d44 -o pages.pdf {KEYS}")).exits(0);
    home.say(&format!("open d44 --onto old -o new --passphrase-file phrase {KEYS}")).exits(0);
    assert!(documents(&home.at("new")) == tree(&home.at("two")));
    home.say("pack two --since old -o d44b -k publisher.key --public --couriers 3 --survive 1").exits(0);
    home.say(&format!("deal d44b -o dealt --couriers 3 --survive 1 {KEYS}")).exits(0);
    let shares: Vec<String> =
        fs::read_dir(home.at("dealt")).unwrap().map(|share| share.unwrap().path().display().to_string()).collect();
    let two = shares.iter().take(2).cloned().collect::<Vec<_>>().join(" ");
    home.say(&format!("open {two} --onto old -o carried {KEYS}")).exits(0);
    assert!(documents(&home.at("carried")) == tree(&home.at("two")));
}

#[test]
fn the_recipe_that_travels_makes_the_release_with_every_family_of_tools() {
    if !has_hands() {
        return;
    }
    let home = home("--public");
    opened(&home);
    home.say("pack two --since old -o d44 -k publisher.key --public --no-rehearsal").exits(0);
    for tools in TOOLS {
        let out = format!("by-hand-{tools}");
        recover(&home, tools, "d44", &out, "-P publisher.pub --public --onto old").exits(0);
        assert!(documents(&home.at(&out)) == tree(&home.at("two")), "{tools}");
    }
    // Nothing is used of the base: the prefix is empty.
    fs::remove_dir_all(home.at("two")).unwrap();
    put(&home.at("two/only.txt"), "all else is gone");
    home.say("pack two --since old -o d45 -k publisher.key --public --no-rehearsal").exits(0);
    for tools in TOOLS {
        let out = format!("alone-{tools}");
        recover(&home, tools, "d45", &out, "-P publisher.pub --public --onto old").exits(0);
        assert!(documents(&home.at(&out)) == tree(&home.at("two")), "{tools}");
    }
    let altered = home.at("old/data/noise.bin");
    fs::write(altered, "altered").unwrap();
    let run = recover(&home, "gnu", "d44", "no", "-P publisher.pub --public --onto old").exits(1);
    assert!(run.err.contains("missing or damaged") && !home.at("no").exists(), "{}", run.err);
}
