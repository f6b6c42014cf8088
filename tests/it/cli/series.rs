//! Series and releases: whose they are, for which series a pin counts, and which of several is meant.

use std::fs;

use crate::common::journey::{digits_of, home, publisher_of};
use crate::common::program::Home;
use crate::common::put;
use pannier::digest::sha256;

/// A home with mosaic 1 and 2 by our publisher and mosaic 3 by a stranger, and nobody pinned.
fn series() -> Home {
    let home = home();
    home.say("pack corpus -o one -k publisher.key --public --series mosaic --created 2026-02-03").exits(0);
    home.say("pack corpus -o two -k publisher.key --public --previous one --created 2026-03-03").exits(0);
    home.say("pack corpus -o three -k stranger.key --public --series mosaic --release 3").exits(0);
    home
}

fn pin(home: &Home, bundle: &str, name: &str, more: &[&str]) {
    let digits = digits_of(home, bundle);
    home.run([&["trust", bundle, "--name", name, "--digits", &digits], more].concat()).exits(0);
}

#[test]
fn open_and_list_name_publisher_release_and_date() {
    let home = series();
    pin(&home, "one", "editors", &[]);
    home.say("open two -o out").exits(0).says("OK  mosaic 2 by editors (2026-03-03): 6 documents");
    home.say("list two").exits(0).says("mosaic 2 by editors (2026-03-03): 6 documents");
    for command in ["open two -o json --json", "list two --json"] {
        let object = home.say(command).exits(0).json();
        assert_eq!((object["series"].as_str(), object["release"].as_u64()), (Some("mosaic"), Some(2)));
        assert_eq!((object["created"].as_str(), object["pinned_as"].as_str()), (Some("2026-03-03"), Some("editors")));
        assert_eq!(object["id"].as_str().unwrap().len(), 64);
    }
    let key = publisher_of(&home, "two");
    home.say(&format!("open two -o named -P {key}")).exits(0).says("mosaic 2 by the key given with -P (2026-03-03)");
    home.say("open three -o first --untrusted-publisher").exits(0).says("mosaic 3 by an unknown publisher (");
}

#[test]
fn a_series_of_two_pinned_publishers_is_told_with_both_names() {
    let home = series();
    pin(&home, "one", "editors", &[]);
    assert!(!home.say("check one two three").exits(0).err.contains("several publishers"));
    pin(&home, "three", "friends", &[]);
    for command in
        ["check one three", "show one three", "open one three -o out --bundle ID", "gather one three -o card"]
    {
        let id = sha256(&fs::read(home.at("three/SHA256SUMS")).unwrap()).to_string();
        let said = home.say(&command.replace("ID", &id)).exits(0);
        assert!(
            said.err.contains("signed by several publishers who are pinned here: editors (1), friends (3)"),
            "{said:?}"
        );
    }
    let object = home.say("check one two three --json").exits(0).json();
    let shared = &object["shared_series"][0];
    assert_eq!(
        (shared["series"].as_str(), &shared["publishers"][0]["releases"]),
        (Some("mosaic"), &serde_json::json!([1, 2]))
    );
    assert_eq!(shared["publishers"][1]["pinned_as"], "friends");
    // A number by another publisher is not taken for the newest.
    home.say("open one two three -o never --release newest").exits(2).says("by editors").says("by friends");
}

#[test]
fn a_pin_is_limited_to_series() {
    let home = series();
    pin(&home, "one", "editors", &[]);
    pin(&home, "three", "friends", &["--series", "bread", "--series", "salt"]);
    home.say("trust --list").exits(0).says("friends, for bread, salt only");
    home.say("check one").exits(0);
    let said = home.say("check three").exits(5).says("is pinned as friends for bread, salt only, not for mosaic");
    assert!(said.out.starts_with("NOT TRUSTED  mosaic 3: friends is not pinned for this series"), "{}", said.out);
    assert!(said.err.contains("hint: ask the publisher by voice"), "{}", said.err);
    home.say("open three -o never").exits(5);
    home.say("gather one three -o card")
        .exits(0)
        .says("left where it is, NOT TRUSTED")
        .says("friends is not pinned for");
    home.say("open one three -o out").exits(0).says("OK  mosaic 1 by editors");
    // One series more; the others stay.
    home.say("trust three --series mosaic").exits(0).says("now friends, for bread, salt, mosaic only");
    home.say("check three").exits(0);
    let pins = home.say("trust --list --json").exits(0).json();
    assert_eq!(pins["publishers"][1]["only_series"], serde_json::json!(["bread", "salt", "mosaic"]));
    home.say("trust three --series Bad").exits(2).says("a series has");
    home.say("check three").exits(0);
    // A file of an earlier version is a pin for every series; a file with a line that is none pins nobody.
    let file = home.at("home/.config/pannier/publishers/friends.pub");
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.lines().skip(2).collect::<Vec<_>>(), ["series: bread", "series: salt", "series: mosaic"]);
    put(&file, text.lines().take(2).map(|line| format!("{line}\n")).collect::<String>());
    home.say("check three").exits(0);
    for line in ["series: Not one", "series:", "publisher: x"] {
        put(&file, format!("{text}{line}\n"));
        home.say("check three").exits(5).says("pins nobody");
    }
}

#[test]
fn a_cosigner_who_is_pinned_is_told() {
    let home = series();
    pin(&home, "one", "editors", &[]);
    let list = fs::read(home.at("one/SHA256SUMS")).unwrap();
    let friend = crate::common::bundle::signer("stranger.key");
    put(&home.at("one/friend.minisig"), friend.sign(&list, "pannier bundle mosaic 1").unwrap());
    assert!(!home.say("check one").exits(0).out.contains("co-signer"));
    pin(&home, "three", "friends", &[]);
    let digits = digits_of(&home, "three");
    for command in ["check one", "open one -o out", "show one"] {
        home.say(command).exits(0).says(&format!("co-signer  {digits} (pinned: friends)"));
    }
    let object = home.say("open one -o json --json").exits(0).json();
    assert_eq!(object["cosigned_by"][0]["pinned_as"], "friends");
    // Being a co-signer is no trust in the publisher.
    home.say("trust --forget editors").exits(0);
    home.say("check one").exits(5).says("co-signer").says("NOT pinned here");
    // Nor does a pin for another series count.
    home.say("trust --forget friends").exits(0);
    pin(&home, "three", "friends", &["--series", "bread"]);
    assert!(!home.say("check one").exits(5).out.contains("co-signer"));
}

#[test]
fn one_of_several_is_chosen_by_number_or_by_any_list() {
    let home = series();
    pin(&home, "one", "editors", &[]);
    home.say("open one two -o never").exits(2).says("--release");
    home.say("open one two -o by-number --release 1").exits(0).says("OK  mosaic 1 by");
    home.say("open one two three -o newest --release newest").exits(0).says("OK  mosaic 2 by");
    home.say("open one two three -o never --release 3")
        .exits(2)
        .says("no bundle of a trusted publisher here is release 3");
    home.say("open one two -o never --release last").exits(2).says("newest");
    home.say("open one two -o never --release 1 --bundle 12").exits(2);
    for command in
        ["list one two", "repair one two -o whole", "deal one two --couriers 3 --survive 1 --copies 2 -o sticks"]
    {
        home.say(&format!("{command} --release 2")).exits(0);
    }
    // The first list and its extension are one bundle with two ids.
    home.say("more-recovery one -k publisher.key --spare 150% -o more").exits(0);
    for (number, folder) in ["one", "more"].iter().enumerate() {
        let id = sha256(&fs::read(home.at(folder).join("SHA256SUMS")).unwrap()).to_string();
        for id in [&id[..10], &id] {
            home.say(&format!("list one more two --bundle {id}")).exits(0).says("mosaic 1 by editors");
        }
        // Where only the extension is at hand, its own fact names the first one.
        home.say(&format!("open more -o alone{number} --bundle {id}")).exits(0);
    }
}

/// The hint said to name a release, which both had.
#[test]
fn of_two_publishers_with_one_number_the_hint_names_what_chooses() {
    let home = home();
    for (at, key) in [("ours", "publisher.key"), ("theirs", "stranger.key")] {
        home.say(&format!("pack corpus -o {at} -k {key} --public --series mosaic --release 7")).exits(0);
        pin(&home, at, at, &[]);
    }
    for more in ["", "--release 7"] {
        let said = home.say(&format!("open ours theirs -o out {more}")).exits(2).says("several bundles found");
        said.says("hint: name one with --bundle and the first digits of its id, or its publisher with -P");
    }
    let key = publisher_of(&home, "theirs");
    home.say(&format!("open ours theirs -o out --release 7 -P {key}")).exits(0).says("mosaic 7");
}
