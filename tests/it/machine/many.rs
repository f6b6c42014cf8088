//! Very many documents: each takes little memory, in `pack`, `list` and `open`. The format holds a million of them.
#![cfg(unix)]

use std::fs;

use crate::common::cost::measured;
use crate::common::journey::publisher_of;
use crate::common::program::Home;
use crate::common::put;

/// Few and many documents. The difference is large beside what a run takes anyway.
const FEW: u64 = 1_000;
const MANY: u64 = 41_000;
/// Bytes that a document may take, with a path of 40 bytes. A million documents took 150 bytes each (BENCHMARKS.md). With so few,
/// a list that has just grown counts double, and two runs differ by some megabytes anyway. `list` once took 1,800.
const MOST: u64 = 600;

/// Writes documents with one line each.
fn documents(home: &Home, name: &str, count: u64) {
    for number in 0..count {
        let path = format!("{name}/part-{:03}/the testimony number {number:06}.txt", number / 1_000);
        put(&home.at(&path), format!("Testimony number {number}.\n"));
    }
}

#[test]
fn a_document_takes_little_memory_in_every_verb() {
    let home = Home::new();
    home.key("publisher.key");
    for (name, count) in [("few", FEW), ("many", MANY)] {
        documents(&home, name, count);
    }
    // Both archives have one length: buffers and windows do not differ.
    put(&home.at("few/large.txt"), vec![b'-'; usize::try_from((MANY - FEW) * 1_024).unwrap()]);
    let verbs = [
        ("pack", "pack CORPUS -o CORPUS-bundle -k publisher.key --public --level 1"),
        ("list", "list CORPUS-bundle -P KEY"),
        ("list --json", "list CORPUS-bundle -P KEY --json"),
        ("check --json", "check CORPUS-bundle -P KEY --json"),
        ("open", "open CORPUS-bundle -P KEY -o CORPUS-out"),
    ];
    for (verb, line) in verbs {
        let peaks = ["few", "many"].map(|corpus| {
            let key = if verb == "pack" { String::new() } else { publisher_of(&home, &format!("{corpus}-bundle")) };
            let cost = measured(&home, &line.replace("CORPUS", corpus).replace("KEY", &key));
            let peak = cost.peak;
            cost.bounded(verb).exits(0);
            peak
        });
        if let [Some(few), Some(many)] = peaks {
            let each = many.saturating_sub(few) * 1024 / (MANY - FEW);
            eprintln!("{verb}: {each} bytes for each document");
            assert!(each <= MOST, "{verb}: {each} bytes for each document, {few} and {many} KiB");
        }
    }
    assert_eq!(fs::read_dir(home.at("many-out/part-040")).unwrap().count(), 1_000);
}

/// The system takes no path of over 4,096 bytes, and the archive takes none of over 1,024. Every bad name is told all the same.
#[test]
fn a_path_that_the_system_does_not_take_hides_no_other_bad_name() {
    let home = Home::new();
    home.key("publisher.key");
    put(&home.at("corpus/a:b.txt"), "x");
    let part = "d".repeat(250);
    let deeper = format!("mkdir {part}; cd -P {part} 2>/dev/null; i=$((i+1))");
    home.shell(&format!("cd corpus; i=0; while [ $i -lt 20 ]; do {deeper}; done; touch deep.txt")).exits(0);
    let run = home.say("pack corpus -o bundle -k publisher.key --public").exits(7).says("a:b.txt");
    assert!(run.err.contains("hint: rename them"), "{}", run.err);
    // Under safe names, a document that cannot be read is an error and is not left out.
    home.say("pack corpus -o bundle -k publisher.key --public --escape-names").exits(1);
    assert!(!home.at("bundle").exists());
}
