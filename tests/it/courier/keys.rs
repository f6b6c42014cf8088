//! Keys over time, as people live it: several keys sign, one is seized, the others go on, and recipients hear of it late.

use std::fs;

use crate::common::journey::home;
use crate::common::program::{Home, Run};
use crate::common::put;
use crate::common::tools::{here, present};

/// A home with the keys of four editors, `a` to `d`, of whom `a` is pinned as "editors".
fn editors() -> Home {
    let home = home();
    for name in ["a", "b", "c", "d"] {
        home.say(&format!("keygen {name} --no-passphrase")).exits(0);
    }
    let digits = digits(&home, "a");
    home.run(["trust", "a/publisher.pub", "--name", "editors", "--digits", &digits]).exits(0);
    home
}

fn digits(home: &Home, name: &str) -> String {
    let line = home.text(&format!("{name}/publisher.pub"));
    line.lines().next().unwrap().rsplit("publisher ").next().unwrap().to_owned()
}

fn pack(home: &Home, out: &str, key: &str, release: u32, letters: &[&str]) -> Run {
    let letters: String = letters.iter().map(|letter| format!(" --letter {letter}")).collect();
    home.say(&format!(
        "pack corpus -o {out} -k {key}/publisher.key --public --series mosaic --release {release} --created 2026-02-03{letters}"
    ))
    .exits(0)
}

/// Two of the three keys of `a`, `b` and `c` have to sign: `keys-0001.txt`.
fn two_of_three(home: &Home) {
    home.say("keys new -k a/publisher.key --with b/publisher.pub --with c/publisher.pub --need 2")
        .exits(0)
        .says("signatures 1; 2 of its own keys have to sign");
    home.say("keys sign keys-0001.txt -k b/publisher.key")
        .exits(0)
        .says("2 of 3 keys have to sign")
        .says("--letter FILE");
}

/// The key of `a` is gone and that of `d` is new: `keys-0002.txt`, signed by `b`, `c` and `d`.
fn rotated(home: &Home) {
    home.say("keys rotate keys-0001.txt -k b/publisher.key --gone a/publisher.pub --add d/publisher.pub").exits(0);
    home.say("keys sign keys-0002.txt -k c/publisher.key --before keys-0001.txt")
        .exits(0)
        .says("2 by keys of the letter before; 2 needed of those");
}

#[test]
fn a_bundle_counts_when_enough_keys_signed_it_wherever_their_signatures_came_from() {
    let home = editors();
    two_of_three(&home);
    pack(&home, "whole", "a", 42, &["keys-0001.txt"]).says("2 keys have to sign this bundle");
    for command in ["check whole", "show whole", "open whole -o no", "receipt whole", "gather whole -o part"] {
        home.say(command).exits(5).says(&digits(&home, "b")).says(&digits(&home, "c"));
    }
    assert!(!home.at("no").exists());
    // What lacks only signatures is carried, with the letter that says so.
    home.say("check part").exits(5).says("1 of 3 keys signed");
    // The second signature comes on another stick, with nothing but the list and the letter.
    home.shell("mkdir light; cp whole/SHA256SUMS* whole/keys-0001.txt light").exits(0);
    home.say("sign light -k b/publisher.key").exits(4);
    home.say("sign light -k b/publisher.key --unseen").exits(4).says("bundle.json");
    home.shell("cp whole/bundle.json whole/blocks.idx light").exits(0);
    home.say("sign light -k b/publisher.key").exits(4).says("--unseen you sign the list alone");
    home.say("sign light -k b/publisher.key --unseen").exits(0).says("2 of 3 keys signed, 2 are needed (key letter 1)");
    home.say("sign light -k b/publisher.key --unseen").exits(2).says("has signed this bundle already");
    home.say("check whole").exits(5);
    let object = home.say("check whole light --json").exits(0).json();
    let signatures = &object["bundles"][0]["signatures"];
    assert_eq!(
        (signatures["have_count"].as_u64(), signatures["needed_count"].as_u64()),
        (Some(2), Some(2)),
        "{signatures}"
    );
    assert_eq!(signatures["lacking_digits"][0].as_str(), Some(digits(&home, "c").as_str()), "{signatures}");
    for command in ["show whole light", "receipt whole light", "gather whole light -o card"] {
        home.say(command).exits(0).says("2 of 3 keys signed");
    }
    home.say("open whole light -o out").exits(0).says("2 of 3 keys signed");
    // Every verb that writes carriers passes both signatures and the letter on.
    home.say("repair whole light -o repaired").exits(0);
    home.shell("mkdir s1 s2").exits(0);
    home.say("deal whole light --to s1 s2").exits(0);
    home.say("check card").exits(0).says("2 of 3 keys signed");
    home.say("check repaired").exits(0).says("2 of 3 keys signed");
    home.say("check s1 s2").exits(0).says("2 of 3 keys signed");
    home.say("more-recovery whole light -k a/publisher.key --spare 80% -o more").exits(0).says("2 keys have to sign");
    home.say("check whole light more").exits(0);
    home.say("sheet whole light -o codes.txt").exits(0);
    home.say("scan codes.txt -o scanned").exits(0);
    home.say("check scanned").exits(3).says("2 of 3 keys signed");
}

#[test]
fn a_seized_key_is_answered_by_the_others_and_heard_of_from_the_next_stick() {
    let home = editors();
    pack(&home, "r41", "a", 41, &[]);
    home.say("trust a/publisher.pub --remember").exits(0).says("anybody who searches this machine can read");
    home.say("open r41 -o out41").exits(0).says("noted in the pin of editors: mosaic 41");
    two_of_three(&home);
    rotated(&home);
    pack(&home, "r42", "b", 42, &["keys-0001.txt", "keys-0002.txt"]);
    home.say("check r42").exits(5);
    home.say("sign r42 -k c/publisher.key --corpus corpus")
        .exits(0)
        .says("2 of 3 keys signed, 2 are needed (key letter 2)");
    put(&home.at("other/x.txt"), "x");
    home.say("sign r42 -k d/publisher.key --corpus other").exits(7).says("nothing was signed");
    home.say("keys show r42").exits(0).says("letter 2").says(&format!("{} (GONE", digits(&home, "a")));
    // Whoever holds the seized key signs a bundle of their own.
    put(&home.at("forged-corpus/lie.txt"), "go home");
    home.say("pack forged-corpus -o forged -k a/publisher.key --public --series mosaic --release 43").exits(0);
    // Nothing on that stick tells of the letters: without them the pinned key counts.
    home.say("check forged").exits(0).says("AGE");
    home.say("check forged r42").exits(0).says("not used: mosaic 43").says("0 of 3 keys signed");
    home.say("check r41").exits(0);
    // A machine that remembers the letter needs no second stick.
    home.say("open r42 -o out42").exits(0).says("mosaic 42").says("noted in the pin");
    home.say("check forged").exits(5).says("does not count any more");
    home.say("open forged -o lies").exits(5).says("for the new digits").says("do not open");
    assert!(!home.at("lies").exists());
    let pin = home.say("trust --list --json").exits(0).json()["publishers"][0].clone();
    assert_eq!((pin["key_letter"].as_u64(), pin["releases"][0]["release"].as_u64()), (Some(2), Some(42)), "{pin}");
    // The old release is signed by a key that is gone; two of the others may sign it again.
    home.say("check r41").exits(5);
    home.say("sign r41 -k b/publisher.key").exits(0);
    home.say("sign r41 -k c/publisher.key").exits(0);
    home.say("check r41").exits(0).says("mosaic 41 is OLDER than release 42");
    home.say("trust a/publisher.pub --forget-memory").exits(0);
    assert!(!home.text("home/.config/pannier/publishers/editors.pub").contains("opened"));
}

#[test]
fn couriers_of_every_kind_pass_letters_on_so_that_nothing_becomes_easier_to_believe() {
    let home = editors();
    pack(&home, "alone", "a", 40, &[]);
    two_of_three(&home);
    rotated(&home);
    pack(&home, "whole", "b", 41, &["keys-0001.txt", "keys-0002.txt"]);
    home.say("sign whole -k c/publisher.key").exits(0);
    // One of three keys signed, and the letter that asks for two lies beside the bundle, in no list.
    home.shell("mkdir evil gone; cp alone/* keys-0001.txt evil; cp whole/* gone; cp d/gone.txt gone").exits(0);
    home.say("check evil").exits(5).says("1 of 3 keys signed");
    home.say("check gone").exits(0).says("2 of 2 keys signed");
    home.shell("mv home with-pins; mkdir home").exits(0);
    for bundle in ["evil", "whole", "gone"] {
        home.say(&format!("gather {bundle} -o g-{bundle}")).exits(5);
        home.say(&format!("repair {bundle} -o r-{bundle} --untrusted-publisher")).exits(0);
        home.shell(&format!("mkdir d-{bundle} e-{bundle}")).exits(0);
        home.say(&format!("deal {bundle} --to d-{bundle} e-{bundle} --untrusted-publisher")).exits(0);
        home.say(&format!("sheet {bundle} -o {bundle}.txt --untrusted-publisher")).exits(0);
        home.say(&format!("scan {bundle}.txt -o s-{bundle}")).exits(5);
    }
    home.shell("rmdir home/.config 2>/dev/null || true; rm -rf home; mv with-pins home").exits(0);
    for way in ["g-", "r-", "s-"] {
        home.say(&format!("check {way}evil")).exits(5).says("1 of 3 keys signed");
        for (bundle, of) in [("whole", "2 of 3"), ("gone", "2 of 2")] {
            let run = home.say(&format!("check {way}{bundle}"));
            assert!([0, 3].contains(&run.code), "{way} {run:?}");
            run.says(&format!("{of} keys signed"));
        }
    }
    home.say("check d-evil e-evil").exits(5).says("1 of 3 keys signed");
    home.say("check d-whole e-whole").exits(0).says("2 of 3 keys signed");
}

#[test]
fn a_difference_is_signed_by_the_digits_of_the_release_that_it_makes() {
    let home = editors();
    two_of_three(&home);
    pack(&home, "r1", "a", 1, &["keys-0001.txt"]);
    home.say("sign r1 -k b/publisher.key --corpus corpus").exits(0);
    home.say("open r1 -o f1").exits(0);
    put(&home.at("corpus/new.txt"), "new");
    let line = "pack corpus --since f1 -o d2 -k c/publisher.key --public --letter keys-0001.txt";
    let packed = home.say(line).exits(0);
    home.say("open d2 --onto f1 -o f2").exits(5).says("only 1 of 2 needed signatures is here");
    let signed = home.say("sign d2 -k b/publisher.key --corpus corpus").exits(0);
    let content = signed.out.lines().find(|line| line.contains("content")).unwrap().trim().to_owned();
    assert!(packed.out.contains(content.trim_start_matches("content").trim()), "{content}\n{}", packed.out);
    home.say("open d2 --onto f1 -o f2").exits(0).says("2 of 3 keys signed");
    home.say("open d2 --onto f2 -o f3").exits(4).says("is mosaic 2 already");
    home.say("sign d2 -k a/publisher.key --corpus f1").exits(7);
}

#[test]
fn an_older_or_another_release_is_told_by_a_pin_and_by_opened_folders() {
    let home = editors();
    for release in [41, 42, 4_294_967_295] {
        pack(&home, &format!("r{release}"), "a", release, &[]);
    }
    put(&home.at("corpus/more.txt"), "more");
    pack(&home, "other42", "a", 42, &[]);
    home.say("open r42 -o out42").exits(0);
    home.say("check r41 --after out42").exits(0).says("mosaic 41 is OLDER than release 42").says("AGE");
    home.say("open r41 -o out41 --after out42").exits(0).says("OLDER");
    assert!(!home.say("check r42 --after out42").exits(0).err.contains("OLDER"));
    home.say("check r41 --after corpus").exits(2).says("CONTENTS.sha256");
    home.say("trust a/publisher.pub --remember").exits(0);
    home.say("open r42 -o again").exits(0);
    home.say("check r42").exits(0);
    home.say("check other42").exits(5).says("CONFLICT").says("was opened before as mosaic 42");
    home.say("open other42 -o no").exits(5);
    assert!(!home.at("no").exists());
    // A number that no release can exceed blocks nobody for ever: new keys end the memory of releases.
    home.say("open r4294967295 -o last").exits(0);
    home.say("check r42").exits(0).says("OLDER than release 4294967295");
    home.say("keys new -k a/publisher.key --with b/publisher.pub").exits(0).says("--need 2 asks for two");
    pack(&home, "more", "a", 43, &["keys-0001.txt"]);
    home.say("check more").exits(0).says("OLDER than release 4294967295");
    home.say("keys rotate keys-0001.txt -k b/publisher.key --gone a/publisher.pub").exits(0);
    pack(&home, "r43", "b", 43, &["keys-0001.txt", "keys-0002.txt"]);
    assert!(!home.say("check r43").exits(0).err.contains("OLDER"));
    home.say("open r43 -o out43").exits(0).says("noted");
    let pin = home.say("trust --list --json").exits(0).json()["publishers"][0].clone();
    assert_eq!(pin["releases"][0]["release"].as_u64(), Some(43), "{pin}");
}

#[test]
fn an_introduction_pins_a_key_on_the_word_of_a_pinned_publisher_and_no_further() {
    let home = editors();
    home.run([
        "keys",
        "introduce",
        "b/publisher.pub",
        "--says",
        "the clinic",
        "-k",
        "a/publisher.key",
        "-o",
        "intro.txt",
    ])
    .exits(0);
    home.run([
        "keys",
        "introduce",
        "c/publisher.pub",
        "--says",
        "x\u{1b}[2J",
        "-k",
        "b/publisher.key",
        "-o",
        "bad.txt",
    ])
    .exits(2);
    home.run([
        "keys",
        "introduce",
        "c/publisher.pub",
        "--says",
        "friends",
        "-k",
        "b/publisher.key",
        "-o",
        "second.txt",
    ])
    .exits(0);
    home.say("trust second.txt --introduced --name c").exits(2).says("nobody whom you pinned");
    home.say("trust intro.txt --introduced --name clinic")
        .exits(0)
        .says("editors says of this key: the clinic")
        .says("Nothing else proves whose key");
    home.say("trust --list").exits(0).says("clinic (introduced by editors)");
    home.say("trust second.txt --introduced --name c").exits(2).says("was introduced to you too");
    home.say("trust a/publisher.pub --introduced").exits(2).says("that is no introduction");
    pack(&home, "bundle", "b", 1, &[]);
    home.say("check bundle").exits(0).says("pinned: clinic");
    // It travels with a bundle, and pins nobody by itself.
    pack(&home, "with", "a", 1, &["intro.txt"]);
    assert!(
        fs::read_dir(home.at("with"))
            .unwrap()
            .any(|entry| { entry.unwrap().file_name().to_string_lossy().starts_with("introduction-") })
    );
}

#[test]
fn a_key_that_says_itself_that_it_is_gone_counts_for_nothing() {
    let home = editors();
    pack(&home, "bundle", "a", 1, &[]);
    home.say("keys gone -k a/publisher.key -o gone.txt").exits(0).says("ends the key for ever");
    home.say("check bundle").exits(0);
    home.say("check bundle gone.txt").exits(5).says("does not count any more");
    // In a mail with words around it.
    let text = format!("Dear friends,\r\n\r\n{}", home.text("gone.txt").replace('\n', "\r\n"));
    put(&home.at("mail.txt"), text);
    home.say("open bundle mail.txt -o no").exits(5);
    let gone = home.text("gone.txt");
    let other = home.text("b/publisher.pub").lines().last().unwrap().to_owned();
    let key = home.text("a/publisher.pub").lines().last().unwrap().to_owned();
    put(&home.at("forged.txt"), gone.replacen(&key, &other, 1));
    home.say("check bundle forged.txt").exits(0);
    home.say("trust bundle gone.txt").exits(2).says("nobody was pinned");
    home.say("pack corpus -o no -k a/publisher.key --public --letter gone.txt").exits(2).says("nobody would trust it");
    home.say("check bundle gone.txt").exits(5).says("the pinned key of editors says itself that it is gone: gone.txt");
}

#[test]
fn letters_that_cannot_count_are_not_made() {
    let home = editors();
    home.say("keys new -k a/publisher.key --need 2").exits(2).says("2 signatures cannot be asked for");
    home.say("keys new -k a/publisher.key --need 0").exits(2).says("asks for 1 to 5");
    let next = "keys new -k a/publisher.key --with b/publisher.pub --need 2 --next";
    home.say(&format!("{next} c/publisher.pub")).exits(2).says("no letter could ever follow");
    home.say(&format!("{next} c/publisher.pub --next b/publisher.pub")).exits(2).says("nobody has seen");
    home.say("keys new -k a/publisher.key --with a/publisher.pub").exits(2).says("named twice");
    two_of_three(&home);
    home.say("keys new -k a/publisher.key").exits(7).says("exists already");
    home.say("keys sign keys-0001.txt -k d/publisher.key").exits(7).says("would count for nothing");
    rotated(&home);
    home.say("keys rotate keys-0002.txt -k b/publisher.key --add a/publisher.pub").exits(7).says("is gone");
    home.say("keygen e --no-passphrase").exits(0);
    home.say("keys rotate keys-0002.txt -k b/publisher.key --next e/publisher.pub --need 1 -o three.txt").exits(0);
    home.say("keys sign three.txt -k c/publisher.key --before keys-0001.txt").exits(2).says("is not the one on which");
    home.say("keys sign three.txt -k c/publisher.key").exits(0).says("with --before");
    home.say("keys rotate three.txt -k b/publisher.key --add stranger.key").exits(2);
    home.say("keys rotate three.txt -k b/publisher.key --add a/publisher.pub").exits(7);
    home.say("keys sign corpus -k a/publisher.key").exits(1);
    home.say("keys sign a/publisher.pub -k a/publisher.key").exits(2).says("not a key letter");
    home.say("keys show corpus").exits(5).says("no key letter here counts");
    home.say("pack corpus -o no -k a/publisher.key --public --letter a/publisher.pub").exits(2);
    assert!(!home.at("no").exists());
}

#[test]
fn a_chain_is_verified_by_hand() {
    if !present(&["minisign", "busybox"]) {
        return;
    }
    let home = editors();
    two_of_three(&home);
    rotated(&home);
    for name in ["e", "f"] {
        home.say(&format!("keygen {name} --no-passphrase")).exits(0);
    }
    home.say(
        "keys rotate keys-0002.txt -k b/publisher.key --next e/publisher.pub --next f/publisher.pub -o keys-0003.txt",
    )
    .exits(0);
    home.say("keys sign keys-0003.txt -k c/publisher.key").exits(0);
    let script = here("scripts/keys-by-hand");
    for tools in ["gnu", "busybox"] {
        let by_hand =
            |files: &str| home.shell(&format!("TOOLS={tools} sh {} a/publisher.pub {files}", script.display()));
        by_hand("keys-0001.txt keys-0002.txt keys-0003.txt").exits(0).says("letter 3 counts: 2 of these keys");
        by_hand("keys-0001.txt keys-0003.txt").exits(1).says("has not the number 2");
        for (name, from, to) in
            [("need", "need 2", "need 1"), ("comment", "comment: pannier keys 2", "comment: pannier keys 1")]
        {
            put(&home.at("changed.txt"), home.text("keys-0002.txt").replace(from, to));
            by_hand("keys-0001.txt changed.txt").exits(1).says(if name == "need" {
                "own keys signed"
            } else {
                "signed it"
            });
        }
        // A key that is named twice counts once.
        let key = home.text("b/publisher.pub").lines().last().unwrap().to_owned();
        put(
            &home.at("twice.txt"),
            home.text("keys-0001.txt").replacen(&format!("key {key}"), &format!("key {key}\nkey {key}"), 1),
        );
        by_hand("twice.txt").exits(1).says("names a key twice");
        // The seized key alone.
        home.shell("rm -f forged.txt").exits(0);
        home.say("keys rotate keys-0001.txt -k a/publisher.key --gone b/publisher.pub --need 1 -o forged.txt").exits(0);
        by_hand("keys-0001.txt forged.txt").exits(1).says("fewer than 2 of the keys before");
    }
}
