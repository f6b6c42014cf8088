//! Signers, readers, and the messages of the program when the signer or reader is another person.

use std::fs;
use std::time::Duration;

use crate::common::cost::measured;
use crate::common::journey::{digits_of, home, pack, publisher_of, recipient};
use crate::common::program::PROGRAM;
use crate::common::terminal::Terminal;
use crate::common::tools::present;
use crate::common::{documents, put, tree};

#[test]
fn a_strangers_identity_opens_nothing() {
    let home = home();
    pack(&home, "bundle", &format!("-r {}", recipient(&home, "recipient-first.key")));
    let key = publisher_of(&home, "bundle");
    home.say(&format!("open bundle -o out -P {key} -i recipient-third.key"))
        .exits(6)
        .says("none of the keys given opens this bundle");
    home.say(&format!("open bundle -o out -P {key}")).exits(6).says("hint: name your key with -i recipient.key");
    home.say(&format!("list bundle -P {key} -i recipient-third.key")).exits(6);
    assert!(!home.at("out").exists());
}

#[test]
fn another_publisher_than_the_one_asked_for_is_refused() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.say("pack corpus -o other -k stranger.key --public").exits(0);
    let (asked, digits) = (publisher_of(&home, "other"), digits_of(&home, "bundle"));
    for command in ["check bundle", "open bundle -o out", "list bundle", "repair bundle -o out"] {
        home.say(&format!("{command} -P {asked}"))
            .exits(5)
            .says(&format!("signed by publisher {digits}, not by publisher {}", digits_of(&home, "other")));
    }
    assert!(!home.at("out").exists());
}

#[test]
fn an_unpinned_publisher_is_refused_by_his_digits() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    for command in ["check bundle", "open bundle -o out", "list bundle", "repair bundle -o out"] {
        home.say(command).exits(5).says(&digits).says("not pinned here").says("pannier trust");
    }
    home.say("show bundle").exits(5).says(&digits).says("NOT pinned");
    assert!(!home.at("out").exists());
}

#[test]
fn a_publisher_trusted_by_digits_in_any_script_opens() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    let persian: String =
        digits.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x6F0 + d)).unwrap_or(c)).collect();
    let arabic: String =
        digits.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or('-')).collect();
    for (number, digits) in [digits, persian, arabic].iter().enumerate() {
        home.run(["trust", "bundle", "--name", "friend", "--digits", digits]).exits(0).says("pinned as friend");
        home.say(&format!("open bundle -o out{number}")).exits(0).says("OK  mosaic 42");
        home.say("check bundle").exits(0).says("pinned: friend");
        home.say("trust --list").exits(0).says("friend");
        home.say("trust --forget friend").exits(0);
        home.say("check bundle").exits(5);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn digits_are_asked_for_at_a_terminal_and_none_pin_nobody() {
    if !present(&["script"]) {
        return;
    }
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    let line = format!("{} trust bundle; echo code $?", PROGRAM);
    let cases = [
        ("\u{4}", "\r\nerror: no digits were typed; nobody was pinned\r\n", "code 2"),
        ("1\n", "not thirty digits: 1 in one group", "code 2"),
        (&*format!("{digits}\n"), "pinned as publisher-", "code 0"),
    ];
    for (typed, said, code) in cases {
        let mut terminal = Terminal::start(&home, &line);
        terminal.waits_for("Digits you were given: ");
        terminal.types(typed);
        let seen = terminal.ends();
        assert!(seen.contains(said) && seen.contains(code), "{typed:?}: {seen:?}");
    }
    home.say("check bundle").exits(0);
}

#[test]
fn wrong_digits_pin_nobody() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    let last = digits.chars().last().and_then(|c| c.to_digit(10)).unwrap();
    let wrong = format!("{}{}", &digits[..digits.len() - 1], (last + 1) % 10);
    home.run(["trust", "bundle", "--digits", &wrong]).exits(5);
    home.run(["trust", "bundle", "--digits", &digits[1..]]).exits(2);
    home.say("trust bundle").exits(2).says("--digits");
    home.say("check bundle").exits(5);
    assert_eq!(home.say("trust --list").exits(0).out, "");
}

#[test]
fn a_first_contact_is_opened_and_said_to_be_untrusted() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    let run = home.say("open bundle -o out --untrusted-publisher").exits(0);
    assert!(run.out.starts_with("OPENED, NOT TRUSTED"), "{}", run.out);
    run.says(&digits).says("NOT pinned").says("anybody could be this publisher");
    assert_eq!(documents(&home.at("out")), tree(&home.at("corpus")));
    home.say("list bundle --untrusted-publisher").exits(0).says("NOT pinned");
}

#[test]
fn other_lists_beside_a_bundle_do_not_make_it_untrusted() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    home.say(&format!("open bundle -o bundle/opened -P {key}")).exits(0);
    home.say(&format!("check bundle -P {key}")).exits(0);
    fs::remove_dir_all(home.at("bundle/opened")).unwrap();
    put(&home.at("bundle/MD5-and-more.txt"), format!("{}  debian.iso\n", "ab".repeat(32)));
    home.say(&format!("check bundle -P {key}")).exits(0);
}

#[test]
fn a_second_publisher_is_unknown_however_many_are_pinned() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.say("keygen keys --no-passphrase").exits(0);
    for (other, signer) in [("one", "stranger.key"), ("two", "keys/publisher.key")] {
        home.say(&format!("pack corpus -o {other} -k {signer} --public")).exits(0);
        home.run(["trust", other, "--digits", &digits_of(&home, other)]).exits(0);
        home.say("check bundle").exits(5).says("which is not pinned here").says("hint: compare the 30 digits");
    }
}

/// Once the option's name stood for a publisher named by key: whoever was pinned under the same name was taken for one.
#[test]
fn a_pin_called_like_an_option_is_a_pin() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.say("pack corpus -o other -k stranger.key --public").exits(0);
    let (key, digits) = (publisher_of(&home, "other"), digits_of(&home, "other"));
    home.run(["trust", "other", "--digits", &digits, "--name=-P"]).exits(2).says("does not begin with -");
    home.run(["trust", "other", "--digits", &digits, "--name", "P"]).exits(0);
    // What an earlier version has pinned.
    let pins = home.at("home/.config/pannier/publishers");
    fs::rename(pins.join("P.pub"), pins.join("-P.pub")).unwrap();

    let strange =
        home.say("check bundle").exits(5).says("which is not pinned here").says("hint: compare the 30 digits");
    assert!(!strange.out.contains("not by publisher") && !strange.err.contains("another courier"), "{}", strange.err);
    let pinned = home.say("check other").exits(0).says("pinned: -P");
    assert!(!pinned.out.contains("named with"), "{}", pinned.out);
    home.say(&format!("check other -P {key}")).exits(0).says("the one named with -P");
}

#[test]
fn other_lists_beside_a_bundle_cost_no_time() {
    let home = home();
    pack(&home, "bundle", "--public");
    let lines: String = (0..40).map(|n| format!("{n:064x}  debian-{n}.iso\n")).collect();
    put(&home.at("bundle/SHA256SUMS.debian"), lines);
    measured(&home, "show bundle").within(Duration::from_secs(10), "40 lines of others");
}

/// Whoever reads one word only must not read that all is well.
#[test]
fn the_first_word_of_what_did_not_open_is_never_ok() {
    let home = home();
    pack(&home, "bundle", &format!("-r {}", recipient(&home, "recipient-first.key")));
    let key = publisher_of(&home, "bundle");
    let wrong = home.say(&format!("open bundle -o out -P {key} -i recipient-third.key")).exits(6);
    assert!(wrong.out.starts_with("NOT DONE"), "{}", wrong.out);
    let unpinned = home.say("open bundle -o out -i recipient-first.key").exits(5);
    assert!(unpinned.out.starts_with("NOT DONE"), "{}", unpinned.out);
}

/// What a full disk or another system leaves among the pins pins nobody, and is in nobody's way.
#[test]
fn a_pin_that_is_no_key_is_told_and_skipped() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    home.say("pack corpus -o other -k stranger.key --public").exits(0);
    home.run(["trust", "other", "--name", "friend", "--digits", &digits_of(&home, "other")]).exits(0);
    let name = format!("publisher-{}", &digits[..5]);
    let pins = home.at("home/.config/pannier/publishers");
    put(&pins.join(format!("{name}.pub")), "");
    put(&pins.join("._x.pub"), "\0\u{5}\u{16}\u{7}");
    fs::create_dir(pins.join("d.pub")).unwrap();

    let list = home.say("trust --list").exits(0).says("friend");
    for (name, what) in
        [(name.as_str(), "not a minisign"), ("._x", "not a minisign"), ("d", "a folder is where a file should be")]
    {
        let warning = list.err.lines().find(|line| line.contains(&format!("/{name}.pub"))).unwrap();
        assert!(warning.contains(what) && warning.contains("pins nobody; delete it"), "{warning}");
        assert!(warning.ends_with(&format!("pannier trust --forget {name}")), "{warning}");
    }
    assert_eq!(list.out.lines().count(), 1, "{}", list.out);
    home.say("trust --list --json").exits(0).json();
    home.say("check other").exits(0).says("pinned: friend").says("warning:");
    // A broken pin is no trust.
    home.say("check bundle").exits(5).says("not pinned here");
    home.say("open bundle -o out").exits(5);

    home.run(["trust", "bundle", "--digits", &digits]).exits(0).says(&format!("pinned as {name}"));
    home.say("check bundle").exits(0);
    home.say("trust --forget ._x").exits(0).says("forgot ._x");
    home.say("trust --forget d").exits(0).says("forgot d");
    for outside in ["../friend", "../../pannier/publishers/friend", "nobody"] {
        home.say(&format!("trust --forget {outside}")).exits(2).says("no publisher is pinned as");
    }
    assert_eq!(home.say("trust --list").exits(0).err, "");
}

#[test]
fn a_name_that_is_taken_stays_with_its_publisher() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.say("pack corpus -o other -k stranger.key --public").exits(0);
    home.run(["trust", "bundle", "--name", "friend", "--digits", &digits_of(&home, "bundle")]).exits(0);
    home.run(["trust", "other", "--name", "friend", "--digits", &digits_of(&home, "other")])
        .exits(2)
        .says("give another --name, or first: pannier trust --forget friend");
    home.say("check bundle").exits(0);
    home.say("check other").exits(5);
}
