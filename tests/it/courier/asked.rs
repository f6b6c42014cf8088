//! Some documents of a bundle: written alone, listed alone, or on standard output, and only after they are proven.

use std::fs;

use crate::common::journey::{home, journey, on, pack, publisher_of, recipient};
use crate::common::program::{Home, PROGRAM};
use crate::common::{documents, noise, put, tree};

fn case() -> (Home, String) {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    (home, key)
}

fn paths(home: &Home, folder: &str) -> Vec<String> {
    documents(&home.at(folder)).into_keys().map(|path| path.to_string_lossy().into_owned()).collect()
}

/// The bytes on standard output of a line that must succeed.
fn bytes_of(home: &Home, line: &str) -> Vec<u8> {
    let output = home.command(PROGRAM).args(line.split_whitespace()).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn only_what_was_asked_for_is_written() {
    let (home, key) = case();
    let run = home.say(&format!("open bundle -P {key} --only data/* --only 水 -o some")).exits(0);
    run.says("3 of 6 documents");
    assert_eq!(paths(&home, "some"), ["data", "data/noise.bin", "data/one", "水", "水/饮用水.txt"]);
    for path in ["data/noise.bin", "data/one", "水/饮用水.txt"] {
        assert_eq!(fs::read(home.at("some").join(path)).unwrap(), fs::read(home.at("corpus").join(path)).unwrap());
    }
    // The list names all documents, so that each of those that are here can be proven.
    home.say(&format!("open bundle -P {key} -o all")).exits(0);
    for name in ["CONTENTS.sha256", "CONTENTS.sha256.minisig"] {
        assert_eq!(home.text(&format!("some/{name}")), home.text(&format!("all/{name}")));
    }
}

#[test]
fn a_pattern_that_fits_nothing_is_told_and_nothing_is_left_when_none_fits() {
    let (home, key) = case();
    let run = home.say(&format!("open bundle -P {key} --only one --only two -o some")).exits(3);
    run.says("OPENED IN PART").says("--only two fits no document");
    assert_eq!(paths(&home, "some"), ["data", "data/one"]);
    let before = tree(&home.at(""));
    home.say(&format!("open bundle -P {key} --only two -o none")).exits(2).says("no document of the bundle fits two");
    home.say(&format!("open bundle -P {key} --only [ -o none")).exits(2).says("[ is no pattern");
    assert_eq!(tree(&home.at("")), before);
}

#[test]
fn a_list_shows_what_was_asked_for() {
    let (home, key) = case();
    let run = home.say(&format!("list bundle -P {key} --only *.txt --json")).exits(0);
    let listed: Vec<String> = run.json()["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(listed, ["empty.txt", "درمان/می\u{200C}خواهم.txt", "水/饮用水.txt"]);
    assert_eq!(run.json()["bundle_document_count"], 6);
    home.say(&format!("list bundle -P {key} --only *.txt --only nothing")).exits(3).says("--only nothing fits no");
    home.say(&format!("list bundle -P {key} --only nothing")).exits(2);
}

#[test]
fn one_document_comes_byte_for_byte_and_nothing_else_is_left() {
    let (home, key) = case();
    let before = tree(&home.at(""));
    for path in ["data/noise.bin", "empty.txt", "./data/one", "درمان/می\u{200C}خواهم.txt"] {
        let bytes = bytes_of(&home, &format!("cat bundle -P {key} {path}"));
        assert_eq!(bytes, fs::read(home.at("corpus").join(path)).unwrap(), "{path}");
    }
    home.say(&format!("cat bundle -P {key} data")).exits(2).says("data is a folder");
    let run = home.say(&format!("cat bundle -P {key} one")).exits(2).says("the bundle has no document one");
    assert!(run.out.is_empty());
    assert!(home.say("cat bundle data/one").exits(5).out.is_empty(), "the publisher is not pinned");
    assert_eq!(tree(&home.at("")), before);
}

#[test]
fn what_is_lost_is_rebuilt_before_one_document_is_shown() {
    let (home, key) = case();
    let sticks = journey(&home, "bundle", "sticks", 3);
    let before = tree(&home.at(""));
    let run = on(&home, "cat", &sticks, &format!("-P {key} data/one")).exits(0);
    assert_eq!(run.out, "1");
    assert_eq!(tree(&home.at("")), before);
}

#[test]
fn a_stream_for_tar_has_what_open_writes() {
    let (home, key) = case();
    home.say(&format!("open bundle -P {key} -o all")).exits(0);
    home.say(&format!("open bundle -P {key} --only data -o some")).exits(0);
    for (options, folder) in [("", "all"), ("--only data", "some")] {
        let line = format!("mkdir t && \"$PANNIER\" open bundle -P {key} {options} -o - | tar x -C t");
        home.shell(&line).exits(0).says("documents");
        // Folders that hold nothing are no documents.
        let mut opened = tree(&home.at(folder));
        opened.retain(|path, _| !path.ends_with("later"));
        assert_eq!(tree(&home.at("t")), opened);
        fs::remove_dir_all(home.at("t")).unwrap();
    }
    home.say(&format!("open bundle -P {key} -o - --json")).exits(2);
    assert!(!home.at("-").exists());
}

#[test]
fn long_documents_are_proven_first_and_read_once_more() {
    let home = home();
    put(&home.at("corpus/data/long"), noise(7, 17 << 20));
    home.say("pack corpus -o bundle -k publisher.key --public --no-rehearsal --level 1").exits(0);
    let key = publisher_of(&home, "bundle");
    let before = tree(&home.at(""));
    assert!(bytes_of(&home, &format!("cat bundle -P {key} data/long")) == noise(7, 17 << 20));
    // What lies before and behind the long document.
    home.shell(&format!("\"$PANNIER\" open bundle -P {key} -o - | tar xO data/one")).exits(0).says("1");
    // Whoever reads the first bytes only is no error.
    let run = home.shell(&format!("\"$PANNIER\" cat bundle -P {key} data/long | head -c 1 | wc -c")).exits(0);
    assert_eq!((run.out.trim(), run.err.contains("error")), ("1", false));
    assert_eq!(tree(&home.at("")), before);
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_gets_no_document_that_commands_it() {
    use crate::common::terminal::Terminal;
    if !crate::common::tools::present(&["script"]) {
        return;
    }
    let home = home();
    put(&home.at("corpus/escape.txt"), "\u{1b}[2Jgone");
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    let shown = Terminal::start(&home, &format!("{PROGRAM} cat bundle -P {key} data/one; echo \" code $?\"")).ends();
    assert!(shown.contains("1 code 0"), "{shown}");
    let refused = Terminal::start(&home, &format!("{PROGRAM} cat bundle -P {key} escape.txt; echo code $?")).ends();
    assert!(refused.contains("code 7") && !refused.contains("\u{1b}[2J"), "{refused:?}");
    let refused = Terminal::start(&home, &format!("{PROGRAM} open bundle -P {key} -o -; echo code $?")).ends();
    assert!(refused.contains("code 2"), "{refused:?}");
    let piped = home
        .command(PROGRAM)
        .args(["cat", "bundle", "-P", &key, "escape.txt"])
        .stderr(std::process::Stdio::null())
        .output();
    assert_eq!(piped.unwrap().stdout, b"\x1b[2Jgone");
}

#[test]
fn keys_come_through_standard_input_and_a_folder_named_by_a_dash_is_refused() {
    let home = home();
    let recipient = recipient(&home, "recipient-first.key");
    pack(&home, "bundle", &format!("-r {recipient}"));
    let key = publisher_of(&home, "bundle");
    let line = format!("\"$PANNIER\" cat bundle data/one -P {key} -i - < recipient-first.key");
    assert_eq!(home.shell(&line).exits(0).out, "1");
    let line = format!("echo {key} | \"$PANNIER\" cat bundle data/one -P - -i recipient-first.key");
    assert_eq!(home.shell(&line).exits(0).out, "1");
    let line = "echo $R | \"$PANNIER\" pack corpus -o piped -k publisher.key -R -".replace("$R", &recipient);
    home.shell(&line).exits(0);
    for line in ["check -", "gather bundle -o -", "open bundle --onto - -o out", "pack - -o out -k publisher.key"] {
        home.say(line).exits(2).says("- is standard input or output");
    }
    home.say("list bundle -i - --passphrase-file -").exits(2).says("twice");
    assert!(!home.at("-").exists());
}
