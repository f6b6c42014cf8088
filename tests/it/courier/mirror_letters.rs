//! Mirror letters, as people live them: a publisher names mirrors, couriers carry the letter, and nobody follows it by itself.

use crate::common::journey::home;
use crate::common::program::{Home, Run};
use crate::common::{put, tree};

const FIRST: &str = "https://files.example/mosaic";
const SECOND: &str = "http://mosaicxyz.onion";

/// A home with the keys of `a`, `b` and `c`, of whom `a` is pinned as "editors", and a bundle of `a` without letters.
fn editors() -> Home {
    let home = home();
    for name in ["a", "b", "c"] {
        home.say(&format!("keygen {name} --no-passphrase")).exits(0);
    }
    let line = home.text("a/publisher.pub");
    let digits = line.lines().next().unwrap().rsplit("publisher ").next().unwrap().to_owned();
    home.run(["trust", "a/publisher.pub", "--name", "editors", "--digits", &digits]).exits(0);
    home.say("pack corpus -o bundle -k a/publisher.key --public --series mosaic --release 1 --created 2026-02-03")
        .exits(0);
    home
}

/// Makes sure that something is said on neither stream.
#[track_caller]
fn omits(run: Run, text: &str) {
    assert!(
        !run.out.contains(text) && !run.err.contains(text),
        "{text:?} is said\nstdout: {}\nstderr: {}",
        run.out,
        run.err
    );
}

#[test]
fn a_letter_is_made_and_shown_and_the_newest_one_counts() {
    let home = editors();
    home.say(&format!("keys mirrors {FIRST}/ {FIRST} {SECOND} --number 1 -k a/publisher.key"))
        .exits(0)
        .says("mirror letter 1 is in mirrors-0001.txt");
    let text = home.text("mirrors-0001.txt");
    assert!(text.starts_with(&format!("pannier mirrors 1\nat {FIRST}\nat {SECOND}\nuntrusted comment: ")), "{text}");
    omits(home.say("check bundle").exits(0), "mirror");
    home.say("check bundle mirrors-0001.txt")
        .exits(0)
        .says("the publisher names 2 mirrors")
        .says("sees who asks for what");
    home.say("show bundle mirrors-0001.txt").exits(0).says(FIRST).says(SECOND).says("(mirror letter 1)");
    home.say("keys show bundle mirrors-0001.txt").exits(0).says(FIRST);
    let json = home.say("keys show bundle mirrors-0001.txt --json").exits(0).json();
    assert_eq!(json["pins"][0]["mirror_letters"][0]["mirror_letter"], 1);
    assert_eq!(json["pins"][0]["mirror_letters"][0]["urls"][1], SECOND);
    // A larger number replaces the smaller one, and two texts of one number are told.
    home.say("keys mirrors https://new.example --number 2 -k a/publisher.key").exits(0);
    omits(home.say("show bundle mirrors-0001.txt mirrors-0002.txt").exits(0).says("https://new.example"), FIRST);
    home.say("keys mirrors https://other.example --number 2 -k a/publisher.key -o other.txt").exits(0);
    home.say("show bundle mirrors-0002.txt other.txt")
        .exits(0)
        .says("https://new.example")
        .says("https://other.example")
        .says("in several forms with different addresses");
    home.say("keys show mirrors-0002.txt other.txt").exits(0).says("in several forms with different addresses");
}

#[test]
fn a_letter_of_a_stranger_or_with_changes_names_nothing() {
    let home = editors();
    home.say(&format!("keys mirrors {FIRST} --number 1 -k b/publisher.key -o strange.txt")).exits(0);
    omits(home.say("show bundle strange.txt").exits(0), FIRST);
    home.say(&format!("keys mirrors {FIRST} --number 1 -k a/publisher.key -o own.txt")).exits(0);
    let own = home.text("own.txt");
    put(&home.at("changed.txt"), own.replace("files.example", "evil.example"));
    omits(home.say("show bundle changed.txt").exits(0), "evil.example");
    put(&home.at("numbered.txt"), own.replace("pannier mirrors 1", "pannier mirrors 9"));
    omits(home.say("show bundle numbered.txt").exits(0), FIRST);
    // A mail does not change it.
    put(&home.at("mail.txt"), format!("Dear all,\r\n\r\n{}\r\n-- \r\nme\r\n", own.replace('\n', "\r\n")));
    home.say("show bundle mail.txt").exits(0).says(FIRST);
    // A key that is gone names nothing any more.
    home.say("keys gone -k a/publisher.key -o gone.txt").exits(0);
    omits(home.say("keys show bundle own.txt gone.txt"), FIRST);
    for url in ["ftp://files.example", "https://me:secret@files.example", "https://files.example/?a", "files.example"] {
        home.run(["keys", "mirrors", url, "--number", "1", "-k", "a/publisher.key", "-o", "no.txt"])
            .exits(2)
            .says("a mirror letter cannot name");
        assert!(!home.at("no.txt").exists());
    }
    home.say(&format!("keys mirrors {FIRST} --number 10000 -k a/publisher.key")).exits(2);
}

#[test]
fn as_many_keys_sign_it_as_a_bundle() {
    let home = editors();
    home.say("keys new -k a/publisher.key --with b/publisher.pub --with c/publisher.pub --need 2").exits(0);
    home.say("keys sign keys-0001.txt -k b/publisher.key").exits(0);
    home.say(&format!("keys mirrors {FIRST} --number 1 -k b/publisher.key")).exits(0);
    omits(home.say("keys show bundle keys-0001.txt mirrors-0001.txt"), FIRST);
    home.say("keys sign mirrors-0001.txt -k c/publisher.key").exits(0).says("You sign mirror letter 1").says(FIRST);
    home.say("keys show bundle keys-0001.txt mirrors-0001.txt").exits(0).says(FIRST);
}

#[test]
fn couriers_carry_the_letter_that_counts_listed_or_not() {
    let home = editors();
    home.say(&format!("keys mirrors {FIRST} --number 3 -k a/publisher.key")).exits(0);
    let letter = home.text("mirrors-0003.txt");
    let has_letter = |folder: &str| {
        let all = tree(&home.at(folder));
        all.iter()
            .any(|(path, bytes)| path.ends_with("mirrors-0003.txt") && bytes.as_deref() == Some(letter.as_bytes()))
    };
    home.say("gather bundle mirrors-0003.txt -o carried").exits(0);
    assert!(has_letter("carried"));
    home.say("show carried").exits(0).says(FIRST);
    home.say(
        "pack corpus -o listed -k a/publisher.key --public --series mosaic --release 2 --created 2026-02-04 \
         --letter mirrors-0003.txt",
    )
    .exits(0);
    assert!(home.text("listed/SHA256SUMS").contains("  mirrors-0003.txt\n"));
    home.shell("mkdir one two").exits(0);
    home.say("deal listed --to one two").exits(0);
    assert!(has_letter("one") && has_letter("two"));
    // Of a courier with nobody pinned, the publisher's own letter goes on too.
    home.say("trust --forget editors").exits(0);
    home.say("gather bundle mirrors-0003.txt -o strange").exits(5);
    assert!(has_letter("strange"));
}
