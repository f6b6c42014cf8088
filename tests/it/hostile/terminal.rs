//! Names and comments from strangers never command the terminal, and every script passes.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use crate::common;
use crate::common::bundle::{options, packed, publisher, signer};
use crate::common::forge;
use crate::common::program::{Home, PROGRAM, Run, run};
use crate::common::tools::{here, present};
use crate::common::{corpus, files, put};
use pannier::format::facts::Sealing;

/// What no output may hold: it moves the cursor, sets titles, answers for the user, or turns text around.
const EVIL: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{8}\r\u{9b}2J\u{90}\u{7f}\u{202e}gpj\u{2066}x\u{2069}\u{200f}\u{61c}\u{2028}\u{feff}";
/// What must pass: Persian needs both joiners.
const GOOD: &str = "می\u{200c}خواهم\u{200d}ها";

/// Everything in an output that is neither text nor our own colours.
fn raw(bytes: &[u8]) -> Vec<String> {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    for colour in
        ["\u{1b}[1m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m", "\u{1b}[0m", "\u{1b}[4m", "\u{1b}[22m", "\u{1b}[39m"]
    {
        text = text.replace(colour, "");
    }
    let evil = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut found: Vec<String> = text.chars().filter(|c| evil(*c)).map(|c| c.escape_unicode().to_string()).collect();
    found.sort();
    found.dedup();
    found
}

/// Runs the program as if a terminal with colours were there, and gives its exit code and what it wrote.
fn bytes_of(home: &Home, args: &[&OsStr], json: bool) -> (i32, Vec<u8>, Vec<u8>) {
    let mut command = home.command(PROGRAM);
    // Without this, escapes would be taken out for the pipe, and nobody would see what a terminal gets.
    command.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").args(args).args(["--color", "always", "-v"]);
    if json {
        command.arg("--json");
    }
    let output = command.output().unwrap();
    (output.status.code().unwrap_or(-1), output.stdout, output.stderr)
}

/// Makes sure that a command shows nothing raw; gives what it showed.
#[track_caller]
fn shows_safely(home: &Home, args: &[&OsStr]) -> String {
    let (_, out, err) = bytes_of(home, args, false);
    let text = format!("{}{}", String::from_utf8(out.clone()).unwrap(), String::from_utf8(err.clone()).unwrap());
    assert_eq!(raw(&[out, err].concat()), [""; 0], "{args:?} shows {text:?}");
    assert!(!text.contains("panicked"), "{text}");
    text
}

/// The same for `--json`: one object, in which whatever is dangerous stands as an escape.
#[track_caller]
fn writes_safely(home: &Home, args: &[&OsStr]) {
    let (_, out, err) = bytes_of(home, args, true);
    let text = String::from_utf8(out.clone()).unwrap();
    let _: serde_json::Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{args:?}: {error}: {text:?}"));
    assert_eq!(raw(&[out, err].concat()), [""; 0], "{args:?} --json shows {text:?}");
}

fn os<'a>(words: &[&'a str]) -> Vec<&'a OsStr> {
    words.iter().map(|word| OsStr::new(*word)).collect()
}

/// A stick on which every file and folder has a hostile name, and one that is fine.
fn hostile_stick(home: &Home) -> PathBuf {
    corpus(&home.at("corpus"), 1);
    packed(&home.at("corpus"), &home.at("bundle"), &options());
    let stick = home.at(&format!("stick{EVIL}"));
    for (number, file) in files(&home.at("bundle")).iter().enumerate() {
        let mut bytes = fs::read(file).unwrap();
        if number % 5 == 3 && common::is_chunk(&common::name_of(file)) {
            bytes.pop();
        }
        if number % 5 == 4 && common::is_chunk(&common::name_of(file)) {
            bytes.truncate(0);
        }
        put(&stick.join(format!("{number}{EVIL}{GOOD}")), bytes);
    }
    // A chunk that is damaged, a file that is not Unicode, a list and a signature that are nobody's.
    let spoilt = files(&home.at("bundle")).into_iter().find(|file| common::name_of(file) == "d0002.bin").unwrap();
    let mut bytes = fs::read(spoilt).unwrap();
    bytes[0] ^= 1;
    put(&stick.join(format!("d0002{EVIL}{GOOD}")), bytes);
    put(&stick.join(OsStr::from_bytes(b"\xff\x1b[2J\x9b\xc2")), "stranger");
    put(&stick.join(format!("list{EVIL}{GOOD}")), format!("{:064x}  bundle.json\n", 1));
    put(&stick.join(format!("README{EVIL}.txt")), EVIL);
    stick
}

#[test]
fn names_on_carriers_are_shown_escaped() {
    let home = Home::new();
    let stick = hostile_stick(&home);
    let publisher = publisher().public().base64();
    let mut said = String::new();
    for command in [
        &["check"][..],
        &["show"],
        &["list"],
        &["open", "-o", "out"],
        &["repair", "-o", "back"],
        &["trust", "--digits", "1"],
    ] {
        let mut args = os(command);
        args.push(stick.as_os_str());
        if command[0] != "trust" {
            args.extend(os(&["-P", &publisher]));
        }
        said.push_str(&shows_safely(&home, &args));
        let _ = fs::remove_dir_all(home.at("out"));
        let _ = fs::remove_dir_all(home.at("back"));
    }
    assert!(said.contains("\\u{1b}[2J") && said.contains("\\u{202e}"), "{said}");
    assert!(said.contains(GOOD), "the joiners do not pass: {said}");
}

#[test]
fn hostile_paths_named_by_the_user_are_shown_escaped() {
    let home = Home::new();
    home.key("publisher.key");
    let evil = format!("x{EVIL}");
    let mut corpus_names = String::new();
    put(&home.at("corpus").join(&evil), "x");
    put(&home.at("corpus").join(OsStr::from_bytes(b"\xff\x1b]0;x\x07")), "x");
    for args in [
        os(&["check", &evil]),
        os(&["open", "corpus", "-o", &evil]),
        os(&["check", "corpus", "-P", &evil]),
        os(&["open", "corpus", "-o", "out", "-i", &evil]),
        os(&["pack", &evil, "-o", "out", "-k", "publisher.key", "--public"]),
        os(&["pack", "corpus", "-o", "out", "-k", "publisher.key", "--public"]),
        os(&["pack", "corpus", "-o", "out", "-k", &evil, "--public"]),
        os(&["pack", "corpus", "-o", "out", "-k", "publisher.key", "-r", &evil]),
        os(&["pack", "corpus", "-o", "out", "-k", "publisher.key", "-R", &evil]),
        os(&["pack", "corpus", "-o", "out", "-k", "publisher.key", "--public", "--exclude", &format!("[{EVIL}")]),
        os(&["pack", "corpus", "-o", &evil, "-k", "publisher.key", "--public", "--escape-names"]),
        os(&["trust", &evil]),
        os(&["keygen", &evil, "--no-passphrase"]),
    ] {
        corpus_names.push_str(&shows_safely(&home, &args));
        let _ = fs::remove_dir_all(home.at(&evil));
    }
    assert!(corpus_names.contains("\\u{1b}[2J"));
}

/// A stick's files named by `*` may look like options.
#[test]
fn hostile_words_on_the_command_line_are_shown_escaped() {
    let home = Home::new();
    let option = format!("--x{EVIL}");
    let short = format!("-{EVIL}");
    for args in [
        os(&["check", &option]),
        os(&["check", &short]),
        os(&["check", "x", "--color", EVIL]),
        os(&[EVIL]),
        os(&["help", EVIL]),
        os(&["completions", EVIL]),
        os(&["trust", "--forget", EVIL]),
        os(&["pack", "x", "-o", "y", "-k", "z", "--chunk-size", EVIL]),
        os(&["pack", "x", "-o", "y", "-k", "z", "--spare", EVIL]),
        os(&["pack", "x", "-o", "y", "-k", "z", "--series", EVIL]),
        os(&["pack", "x", "-o", "y", "-k", "z", "--created", EVIL]),
        os(&["pack", "x", "-o", "y", "-k", "z", "--level", EVIL]),
    ] {
        let _ = shows_safely(&home, &args);
    }
}

/// Bundles of our publisher (0) and of a stranger (1) with a hostile comment or field, by name.
fn hostile_bundles(home: &Home, cases: &[&str]) -> Vec<String> {
    let payload = common::noise(1, 3000);
    let quoted = serde_json::to_string(EVIL).unwrap();
    // A comment is one line.
    let line = EVIL.replace(['\r', '\u{2028}'], "");
    let mut names = Vec::new();
    for (number, key) in [publisher(), signer("stranger.key")].iter().enumerate() {
        let facts = forge::facts_for(&payload, Sealing::None, key);
        for case in cases {
            let change = |text: String| match *case {
                "generator" => text.replace("\"forge\"", &quoted),
                "sealing" => text.replace("\"none\"", &quoted),
                "series" => text.replace("\"mosaic\"", &quoted),
                "created" => text.replace("\"2026-02-03\"", &quoted),
                "release" => text.replace("\"release\": 42", &format!("\"release\": {quoted}")),
                "twice" => text.replacen('{', &format!("{{ {quoted}: 1, {quoted}: 2,"), 1),
                "requires" => text.replacen('{', &format!("{{ \"requires\": [{quoted}],"), 1),
                "raw" => EVIL.to_owned(),
                _ => text,
            };
            let comment = match *case {
                "contents" => format!("pannier contents {line}{GOOD}"),
                "bundle" => format!("pannier bundle mosaic 42{line}"),
                _ => "pannier bundle mosaic 42".to_owned(),
            };
            let name = format!("{number}-{case}");
            let at = home.at(&name);
            forge::bundle_with(&at, &payload, &facts, change, key, &comment);
            // The untrusted comment is nobody's word.
            let signature = fs::read_to_string(at.join("SHA256SUMS.minisig")).unwrap();
            let other = signature.replace("untrusted comment: ", &format!("untrusted comment: {line}"));
            put(&at.join("other.minisig"), other);
            names.push(name);
        }
    }
    names
}

/// What is shown of each of these bundles by each command.
fn shown_of(home: &Home, bundles: &[String], each: impl Fn(&Home, &[&OsStr]) -> String) -> String {
    let publisher = publisher().public().base64();
    let mut said = String::new();
    for name in bundles {
        for command in [&["check"][..], &["show"], &["list"], &["open", "-o", "out"], &["repair", "-o", "back"]] {
            let mut args = os(command);
            args.extend(os(&[name, "-P", &publisher]));
            said.push_str(&each(home, &args));
        }
        said.push_str(&each(home, &os(&["trust", name])));
        said.push_str(&each(home, &os(&["show", name])));
    }
    said
}

#[test]
fn comments_and_facts_of_a_hostile_signer_are_shown_escaped() {
    let home = Home::new();
    let cases = ["contents", "bundle", "generator", "series", "created", "release", "twice", "requires", "raw"];
    let said = shown_of(&home, &hostile_bundles(&home, &cases), shows_safely);
    assert!(said.contains(GOOD) && said.contains("\\u{1b}"), "{said}");
}

#[test]
fn an_unknown_word_of_signed_facts_is_shown_escaped() {
    let home = Home::new();
    shown_of(&home, &hostile_bundles(&home, &["sealing"]), shows_safely);
}

#[test]
fn comments_and_facts_of_a_hostile_signer_are_escaped_in_json() {
    let home = Home::new();
    let cases = ["contents", "bundle", "generator", "series", "created", "release", "twice", "requires", "raw"];
    let bundles = hostile_bundles(&home, &cases);
    shown_of(&home, &bundles, |home, args| {
        writes_safely(home, args);
        String::new()
    });
}

/// A public bundle of ours around a hand-made archive.
fn archive_bundle(home: &Home, at: &str, name: &[u8]) {
    let mut tar = forge::header(name, 4).to_vec();
    tar.extend(b"evil");
    tar.resize(3 * 512 * 3, 0);
    let frame = {
        let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
        encoder.include_checksum(true).unwrap();
        encoder.set_pledged_src_size(Some(tar.len() as u64)).unwrap();
        encoder.include_contentsize(true).unwrap();
        std::io::Write::write_all(&mut encoder, &tar).unwrap();
        encoder.finish().unwrap()
    };
    forge::bundle(&home.at(at), &frame, Sealing::None, &publisher());
}

#[test]
fn names_in_a_hostile_archive_are_shown_escaped() {
    let home = Home::new();
    let publisher = publisher().public().base64();
    for (number, name) in
        [EVIL.as_bytes(), b"a\x1b[2Jb", "x\u{9b}2J".as_bytes(), "\u{202e}gpj.exe".as_bytes(), b"\xff\xfe\x1b"]
            .iter()
            .enumerate()
    {
        let at = number.to_string();
        archive_bundle(&home, &at, &name[..name.len().min(90)]);
        for command in [&["open", "-o", "out"][..], &["list"]] {
            let mut args = os(command);
            args.extend(os(&[&at, "-P", &publisher]));
            let text = shows_safely(&home, &args);
            assert!(text.contains("refused"), "{text}");
            writes_safely(&home, &args);
        }
    }
}

#[test]
fn documents_in_every_script_are_listed_as_they_are() {
    let home = Home::new();
    put(&home.at("corpus").join(format!("{GOOD}.txt")), "x");
    put(&home.at("corpus/水/👩\u{200d}🚒.txt"), "x");
    packed(&home.at("corpus"), &home.at("bundle"), &options());
    let publisher = publisher().public().base64();
    let text = shows_safely(&home, &os(&["list", "bundle", "-P", &publisher]));
    assert!(text.contains(&format!("{GOOD}.txt")) && text.contains("水/👩\u{200d}🚒.txt"), "{text}");
}

#[test]
fn names_on_carriers_are_escaped_in_json_too() {
    let home = Home::new();
    let stick = hostile_stick(&home);
    let publisher = publisher().public().base64();
    for command in [&["check"][..], &["show"], &["list"], &["open", "-o", "out"], &["repair", "-o", "back"]] {
        let mut args = os(command);
        args.push(stick.as_os_str());
        args.extend(os(&["-P", &publisher]));
        writes_safely(&home, &args);
        let _ = fs::remove_dir_all(home.at("out"));
        let _ = fs::remove_dir_all(home.at("back"));
    }
}

/// Runs the program at a terminal of its own, where these keys are typed when it asks; `None` without Python.
fn at_terminal(home: &Home, keys: &str, line: &str) -> Option<Run> {
    runs_at_terminal(home, keys, PROGRAM, line)
}

fn runs_at_terminal(home: &Home, keys: &str, program: &str, line: &str) -> Option<Run> {
    if !present(&["python3"]) {
        return None;
    }
    let mut command = home.command("python3");
    command.arg(here("tests/it/common/at_terminal.py")).args([keys, program]).args(line.split_whitespace());
    Some(run(&mut command).exits(0))
}

#[test]
fn a_prompt_that_is_broken_off_leaves_the_terminal_as_it_was() {
    let home = Home::new();
    home.key("debian-sealed.key");
    corpus(&home.at("corpus"), 1);
    for line in ["keygen keys", "pack corpus -o out -k debian-sealed.key --public"] {
        for keys in ["c", "SIGINT", "SIGTERM", "SIGHUP"] {
            let Some(run) = at_terminal(&home, keys, line) else { return };
            run.says("terminal as it was").says("code 130");
        }
        let run = at_terminal(&home, "d", line).unwrap().says("terminal as it was").says("code 2");
        let run = run.says("error: no passphrase was typed; nothing was done");
        assert!(!run.out.contains("run it at a terminal"), "{}", run.out);
    }
    at_terminal(&home, "one,c", "keygen keys").unwrap().says("terminal as it was").says("code 130");
    at_terminal(&home, "one,other", "keygen keys").unwrap().says("two passphrases differ").says("code 2");
    assert!(!home.at("keys").exists() && !home.at("out").exists());
}

#[test]
fn a_signal_between_two_changes_of_the_terminal_leaves_it_as_it_was() {
    if !present(&["strace"]) {
        return;
    }
    let home = Home::new();
    let slow = "-f -o /dev/null -e trace=ioctl,exit_group -e inject=ioctl:delay_exit=20000 -e inject=exit_group:delay_enter=200000";
    for _ in 0..3 {
        let Some(run) = runs_at_terminal(&home, "!SIGTERM", "strace", &format!("{slow} {PROGRAM} keygen keys")) else {
            return;
        };
        run.says("terminal as it was").says("code 130");
    }
}
