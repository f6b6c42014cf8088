//! Little memory: a passphrase takes 256 MiB or more, and a machine that does not have them gets a sentence.
#![cfg(unix)]

use std::process::Command;

use pannier::format::facts::Sealing;

use crate::common::bundle::{publisher, signer};
use crate::common::forge;
use crate::common::journey::{home, publisher_of};
use crate::common::program::{Home, Run, run};
use crate::common::terminal::Terminal;
use crate::common::tools::present;
use crate::common::{key_path, noise, put};

/// The command of a shell that gives the program 330 MB of memory. A build for tests takes 100 MB of that for itself.
const LITTLE: &str = "ulimit -v 330000; exec \"$PANNIER\"";

/// Runs the program in little memory.
fn in_little(home: &Home, line: &str) -> Run {
    home.shell(&format!("{LITTLE} {line}"))
}

/// Makes sure that the run ended with a sentence and a next step.
#[track_caller]
fn told(run: Run, needed: &str) {
    let run = run.exits(1).says(&format!("a passphrase takes {needed} of memory at once"));
    assert!(run.err.contains("hint: close other programs"), "{}", run.err);
    assert!(!run.err.contains("panicked") && !run.err.contains("memory allocation"), "{}", run.err);
}

/// The header of an age file that is sealed with a passphrase at the cost of [`pannier::limits::SCRYPT_WRITTEN`], and noise.
fn sealed() -> Vec<u8> {
    let [salt, body] = [22, 43].map(|count| "A".repeat(count));
    let head = format!("age-encryption.org/v1\n-> scrypt {salt} 18\n{body}\n--- {body}\n");
    [head.into_bytes(), noise(1, 3_000)].concat()
}

#[test]
fn a_passphrase_without_memory_is_told_and_nothing_is_left_behind() {
    let home = home();
    put(&home.at("words.txt"), "korrekt horse\n");
    let by_words = "--passphrase-file words.txt";
    // Opening.
    forge::bundle(&home.at("sealed"), &sealed(), Sealing::Passphrase, &publisher());
    let key = publisher_of(&home, "sealed");
    told(in_little(&home, &format!("open sealed -o out -P {key} {by_words}")), "268.4 MB");
    told(in_little(&home, &format!("list sealed -P {key} {by_words}")), "268.4 MB");
    // Sealing a bundle, and a publisher's key.
    told(in_little(&home, &format!("pack corpus -o made -k publisher.key {by_words}")), "268.4 MB");
    told(in_little(&home, "keygen keys --key-passphrase-file words.txt"), "1.1 GB");
    // Opening a publisher's key.
    let line = format!("pack corpus -o made -k {} --public", key_path("debian-sealed.key").display());
    told(in_little(&home, &format!("{line} --key-passphrase-file words.txt")), "1.1 GB");
    let left = ["out", "out.pannier-part", "made", "made.pannier-part", "keys"];
    assert_eq!(left.into_iter().find(|name| home.at(name).exists()), None);
    // Whatever takes no passphrase needs no such memory.
    in_little(&home, "pack corpus -o made -k publisher.key --public").exits(0);
    in_little(&home, &format!("open made -o out -P {key}")).exits(0);
}

#[test]
fn an_identity_with_a_passphrase_is_told_too() {
    if !present(&["script"]) {
        return;
    }
    let home = home();
    put(&home.at("sealed.key"), sealed());
    home.say("pack corpus -o made -k publisher.key -r age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa");
    let key = signer("publisher.key").public().base64();
    let line =
        format!("{LITTLE} open made -o out -P {key} -i sealed.key").replace("$PANNIER", env!("CARGO_BIN_EXE_pannier"));
    let mut terminal = Terminal::start(&home, &line);
    terminal.waits_for("Passphrase for sealed.key");
    terminal.types("korrekt horse\n");
    terminal.waits_for("a passphrase takes 268.4 MB of memory at once");
    terminal.waits_for("close other programs");
}

/// A clock before every release, and the release before it.
#[test]
fn a_date_that_cannot_be_right_is_signed_only_if_somebody_names_it() {
    let home = home();
    for (name, created, sentence) in [
        ("ahead", "2199-01-01", "before the release that this one follows (2199-01-01)"),
        ("behind", "1990-01-01", "many years after the release that this one follows (1990-01-01)"),
    ] {
        home.say(&format!("pack corpus -o {name} -k publisher.key --public --created {created}")).exits(0);
        let next = format!("pack corpus -o next -k publisher.key --public --previous {name}");
        let run = home.say(&next).exits(2).says(sentence);
        assert!(run.err.contains("set the clock, or name the date: --created YYYY-MM-DD"), "{}", run.err);
        assert!(!home.at("next").exists());
        home.say(&format!("{next} --dry-run")).exits(2).says(sentence);
        home.say(&format!("{next} --created 2026-02-03")).exits(0);
        std::fs::remove_dir_all(home.at("next")).unwrap();
    }
    if present(&["faketime"]) {
        let faked = |line: &str| {
            let mut command: Command = home.command("faketime");
            run(command.arg("1970-01-02 00:00:10").arg(env!("CARGO_BIN_EXE_pannier")).args(line.split_whitespace()))
        };
        let line = "pack corpus -o reset -k publisher.key --public";
        faked(line).exits(2).says("the clock of this machine says 1970-01-02, so the clock is wrong");
        assert!(!home.at("reset").exists());
        faked(&format!("{line} --created 2026-02-03")).exits(0);
    }
}
