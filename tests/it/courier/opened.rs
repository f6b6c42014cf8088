//! `check` of opened documents: each is what the publisher signed, or altered, or missing, or not in the list.

use std::fs;

use crate::common::journey::{digits_of, home, pack, publisher_of};
use crate::common::program::Home;
use crate::common::{copy, put};

/// A home with an opened release of six documents, and the publisher's key.
fn case() -> (Home, String) {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    home.say(&format!("open bundle -P {key} -o all")).exits(0);
    (home, key)
}

#[test]
fn opened_documents_are_genuine_or_missing_and_the_code_says_which() {
    let (home, key) = case();
    home.say(&format!("check all -P {key}")).exits(0).says("OK  mosaic 42").says("all 6 documents in all are genuine");
    home.say(&format!("open bundle -P {key} --only data/one -o one")).exits(0);
    let run = home.say(&format!("check one -P {key}")).exits(3);
    run.says("IN PART  mosaic 42").says("1 of 6 documents is in one, genuine").says("missing    data/noise.bin");
    // Several folders: the worst decides.
    home.say(&format!("check all one -P {key}")).exits(3).says("all 6 documents");
    let object = home.say(&format!("check all one -P {key} --json")).exits(3).json();
    assert_eq!(object["opened"][0]["verdict"], "ok");
    assert_eq!(
        (&object["opened"][1]["verdict"], &object["opened"][1]["genuine_count"]),
        (&"in-part".into(), &1.into())
    );
    assert_eq!(object["opened"][1]["missing"].as_array().unwrap().len(), 5);
}

#[test]
fn what_the_publisher_did_not_sign_is_named() {
    let (home, key) = case();
    put(&home.at("all/data/one"), "2");
    home.say(&format!("check all -P {key}")).exits(5).says("ALTERED  mosaic 42").says("altered    data/one");
    put(&home.at("all/data/one"), "1");
    put(&home.at("all/data/planted.txt"), "hello");
    let run = home.say(&format!("check all -P {key}")).exits(5).says("1 file is not in the publisher's list");
    run.says("not listed data/planted.txt");
    let object = home.say(&format!("check all -P {key} --json")).exits(5).json();
    assert_eq!(object["opened"][0]["not_in_list"][0], "data/planted.txt");
    fs::remove_file(home.at("all/data/planted.txt")).unwrap();
    // What a look at a folder leaves behind is named, and accuses nobody.
    put(&home.at("all/.DS_Store"), "x");
    home.say(&format!("check all -P {key}")).exits(0).says(".DS_Store");
}

#[test]
#[cfg(unix)]
fn a_link_in_the_place_of_a_document_is_no_document() {
    let (home, key) = case();
    put(&home.at("elsewhere"), "1");
    fs::remove_file(home.at("all/data/one")).unwrap();
    std::os::unix::fs::symlink(home.at("elsewhere"), home.at("all/data/one")).unwrap();
    home.say(&format!("check all -P {key}")).exits(5).says("altered    data/one");
    fs::rename(home.at("all/data"), home.at("moved")).unwrap();
    std::os::unix::fs::symlink(home.at("moved"), home.at("all/data")).unwrap();
    home.say(&format!("check all -P {key}")).exits(5).says("not listed data").says("missing    data/noise.bin");
}

#[test]
fn a_list_that_nobody_trusted_signed_proves_nothing() {
    let (home, key) = case();
    home.say("check all").exits(5).says("NOT TRUSTED  no publisher who is pinned here");
    let object = home.say("check all --json").exits(5).json();
    assert_eq!(object["opened"][0]["verdict"], "not-trusted");
    home.run(["trust", "bundle", "--digits", &digits_of(&home, "bundle"), "--series", "other", "--name", "p"]).exits(0);
    home.say("check all").exits(5).says("for other only, not for mosaic");
    let list = home.text("all/CONTENTS.sha256");
    put(&home.at("all/CONTENTS.sha256"), list.replace("data/one", "data/two"));
    home.say(&format!("check all -P {key}")).exits(5).says("NOT TRUSTED");
}

#[test]
fn a_bundle_beside_opened_documents_is_what_is_checked() {
    let (home, key) = case();
    home.say(&format!("check all bundle -P {key}")).exits(0).says("genuine and complete");
    copy(&home.at("bundle"), &home.at("all"));
    home.say(&format!("check all -P {key}")).exits(0).says("genuine and complete");
    home.say(&format!("open bundle -P {key} -o again")).exits(0);
    home.say(&format!("check again --after again -P {key}")).exits(2).says("--after is for bundles");
}

#[test]
fn keys_that_belong_to_a_pin_by_its_key_letters_count() {
    let home = home();
    for name in ["a", "b"] {
        home.say(&format!("keygen {name} --no-passphrase")).exits(0);
    }
    home.say("keys new -k a/publisher.key --with b/publisher.pub --need 1").exits(0);
    home.say("keys sign keys-0001.txt -k b/publisher.key").exits(0);
    home.say("pack corpus -o bundle -k b/publisher.key --public --letter keys-0001.txt").exits(0);
    let line = home.text("a/publisher.pub");
    let digits = line.lines().next().unwrap().rsplit("publisher ").next().unwrap();
    home.run(["trust", "a/publisher.pub", "--name", "editors", "--digits", digits]).exits(0);
    home.say("open bundle -o all").exits(0);
    home.say("check all").exits(5).says("NOT TRUSTED");
    home.say("check all keys-0001.txt").exits(0).says("by editors: all 6 documents");
}
