//! Digits, slips and passphrases are right however a keyboard types them and a messenger hands them over.

use std::fs;

use crate::common::journey::{digits_of, home, pack, publisher_of};
use crate::common::{copy, documents, put, tree};

/// The digits of another script, whose zero is known.
fn in_script(text: &str, zero: u32) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c)).collect()
}

fn turned(text: &str) -> String {
    text.split_whitespace().rev().collect::<Vec<_>>().join(" ")
}

#[test]
fn digits_are_taken_as_messengers_paste_them() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    let trust = |typed: &str| home.run(["trust", "bundle", "--name", "friend", "--digits", typed]);
    for typed in [
        format!("\u{202B}\u{200F}{digits}\u{202C}"),
        in_script(&digits, 0xFF10),
        in_script(&digits, 0x966),
        in_script(&digits, 0x6F0).replace(' ', "، "),
        format!("Hello, my digits as of 29.11.: {digits}. Yours, Ali"),
    ] {
        let said = trust(&typed).exits(0).says("pinned as friend");
        assert!(!said.err.contains("reverse"), "{typed}: {said:?}");
        home.say("trust --forget friend").exits(0);
    }
    // Text from right to left shows the last group first.
    trust(&turned(&digits)).exits(0).says("in reverse order").says(&format!("pinned as friend: {digits}"));
    home.say("trust --forget friend").exits(0);
    trust(&digits[6..]).exits(2).says("not thirty digits: 25 in 5 groups; six groups of five are needed");
    trust(&format!("l{}", &digits[1..])).exits(2);
    let wrong: String = digits.chars().rev().collect();
    trust(&wrong).exits(5).says("are not this publisher's");
    assert!(!home.say("trust --list").out.contains("friend"));
}

#[test]
fn slips_are_taken_as_messengers_paste_them() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    copy(&home.at("bundle"), &home.at("stick"));
    fs::remove_file(home.at("stick/d0002.bin")).unwrap();
    let asked = home.say(&format!("want stick -P {key} --json")).exits(0).json();
    let groups = asked["bundles"][0]["slip"]["groups"].as_array().unwrap();
    let slip = groups.iter().map(|group| group.as_str().unwrap()).collect::<Vec<_>>().join(" ");
    let read = |typed: &str| home.run(["want", "--read", typed, "--json"]);
    let meant = read(&slip).exits(0).json();
    for typed in [
        in_script(&slip, 0xFF10).replace(' ', "，"),
        in_script(&slip, 0x9E6),
        format!("Dear friend, at 10:30 I still lack\n{slip}\nThank you!"),
    ] {
        assert_eq!(read(&typed).exits(0).json()["slip"], meant["slip"], "{typed}");
    }
    let reversed = read(&turned(&slip)).exits(0).says("in reverse order");
    assert_eq!(reversed.json()["slip"], meant["slip"]);
    // A slip that an editor of another system saved.
    put(&home.at("slip.txt"), slip.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    home.say(&format!("sheet bundle -P {key} --missing slip.txt -o page.txt")).exits(0);
}

#[test]
fn a_passphrase_opens_however_it_is_typed() {
    let home = home();
    let typings =
        ["\u{6A9}\u{6CC} d\u{e9}j\u{e0}", "\u{643}\u{64A} d\u{e9}j\u{e0}", "\u{6A9}\u{6CC} de\u{301}ja\u{300}"];
    for (number, typed) in typings.iter().enumerate() {
        put(&home.at(&format!("pass{number}")), format!("{typed}\n"));
    }
    put(&home.at("wrong"), "\u{6A9}\u{6CC} d\u{e9}ja\n");
    pack(&home, "bundle", "--passphrase-file pass2 --no-rehearsal");
    let key = publisher_of(&home, "bundle");
    for number in 0..typings.len() {
        home.say(&format!("open bundle -o out{number} -P {key} --passphrase-file pass{number}")).exits(0);
        assert!(documents(&home.at(&format!("out{number}"))) == tree(&home.at("corpus")), "{number}");
    }
    let refused = home.say(&format!("open bundle -o out -P {key} --passphrase-file wrong")).exits(6);
    assert!(!(refused.out + &refused.err).contains("ja"), "a passphrase is never shown");
}
