//! `publish` into folders, and `fetch` in a program without network code.

use std::fs;

use crate::common::journey::{home, pack, publisher_of};
use crate::common::{put, tree};

#[test]
fn a_bundle_is_laid_out_in_a_folder_with_its_id() {
    let home = home();
    pack(&home, "bundle", "--public");
    let pin = format!("-P {}", publisher_of(&home, "bundle"));
    let told = home.say(&format!("publish bundle --to www {pin} --json")).exits(0).json();
    let name = told["name"].as_str().unwrap().to_owned();
    assert!(told["id"].as_str().unwrap().starts_with(&name) && name.len() == 16);
    assert_eq!(tree(&home.at("www").join(&name)), tree(&home.at("bundle")));
    // Once more, nothing is written; other bytes are left alone.
    let told = home.say(&format!("publish bundle --to www {pin} --json")).exits(0).json();
    assert_eq!(told["new_file_count"], 0);
    fs::write(home.at("www").join(&name).join("d0001.bin"), "other").unwrap();
    home.say(&format!("publish bundle --to www {pin}")).exits(7).says("d0001.bin");
    // The names on the carrier do not matter. Where a chunk is lost, the others are there, and the list comes last.
    fs::rename(home.at("bundle/d0001.bin"), home.at("bundle/holiday.jpg")).unwrap();
    fs::remove_file(home.at("bundle/d0002.bin")).unwrap();
    let told = home.say(&format!("publish bundle --to other {pin} --json")).exits(3).json();
    assert_eq!(told["lacking"], serde_json::json!(["d0002.bin"]));
    assert!(home.at("other").join(&name).join("d0001.bin").exists());
}

#[test]
fn neither_keys_nor_bundles_of_strangers_are_published() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.say("publish bundle --to www").exits(5);
    let pin = format!("-P {}", publisher_of(&home, "bundle"));
    put(&home.at("bundle/notes.txt"), home.text("recipient-first.key"));
    home.say(&format!("publish bundle --to www {pin}")).exits(7).says("notes.txt");
    assert!(!home.at("www").exists());
    fs::remove_file(home.at("bundle/notes.txt")).unwrap();
    for place in ["rclone:store", "rclone::s3,secret_access_key=sesame:b", "https://leyla:sesame@a.example/"] {
        let run = home.say(&format!("publish bundle --to {place} {pin}")).exits(2);
        assert!(!run.err.contains("sesame") || place.starts_with("rclone"), "{run:?}");
    }
    home.say("publish bundle --to www --untrusted-publisher").exits(0).says("not pinned");
}

#[cfg(not(feature = "mirror"))]
#[test]
fn without_network_code_fetch_says_how_to_get_it() {
    let home = home();
    home.say("fetch http://127.0.0.1:1/ -o out").exits(1).says("--features mirror");
    home.say("fetch --help").exits(0).says("MIRROR");
}
