//! Rules for single files: foreign bytes cause no panic, the library touches no terminal, files stay short.

use super::code::{Source, code_of, sources, text_of};

/// Everything below these folders reads what others wrote, but for the files that only make something.
const READS_FOREIGN_BYTES: [&str; 10] = [
    "crates/format/src/",
    "crates/reader/src/find/",
    "crates/reader/src/documents/",
    "crates/reader/src/blocks/",
    "crates/optical/src/objects/",
    "crates/optical/src/codes/film.rs",
    "src/scan/",
    "src/courier/salvage/",
    "src/workshop/",
    "src/courier/gather.rs",
];
/// Files below those folders that read nothing of others: they write, compute columns of blocks, or show texts.
const ONLY_MAKE: [&str; 13] = [
    "crates/format/src/archive/write.rs",
    "crates/format/src/crc.rs",
    "crates/format/src/escape.rs",
    "crates/format/src/readme.rs",
    "crates/format/src/readme/languages.rs",
    "crates/format/src/readme/old.rs",
    "crates/format/src/units.rs",
    "crates/reader/src/blocks/erasure.rs",
    "crates/reader/src/blocks/erasure/engine.rs",
    "crates/reader/src/blocks/recovery.rs",
    "crates/reader/src/blocks/stripes.rs",
    "crates/optical/src/objects/carry.rs",
    "crates/optical/src/objects/estimate.rs",
];

#[test]
fn nothing_that_reads_foreign_bytes_can_panic_or_overflow() {
    let manifest = text_of("Cargo.toml");
    for lint in ["unwrap_used", "expect_used", "panic", "indexing_slicing"] {
        assert!(manifest.contains(&format!("{lint} = \"warn\"")), "{lint} is allowed");
    }
    let mut wrong = Vec::new();
    for source in sources() {
        let place = source.place();
        let reads = READS_FOREIGN_BYTES.iter().any(|folder| place.starts_with(folder));
        if !reads || ONLY_MAKE.contains(&place.as_str()) || !source.code.contains("fn ") {
            continue;
        }
        if !source.text.contains("deny(clippy::arithmetic_side_effects)") {
            wrong.push(format!("{place} lets arithmetic overflow"));
        }
        for lint in ["unwrap_used", "expect_used", "clippy::panic", "indexing_slicing"] {
            if source.code.contains(&format!("allow(clippy::{lint}")) {
                wrong.push(format!("{place} allows {lint}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_library_never_prints_exits_or_reads_the_world() {
    let words =
        ["println!", "print!", "eprintln!", "process::exit", "env::", "SystemTime::now", "Instant::now", "stdin()"];
    let library = |source: &&Source| source.package != "pannier" || !source.path.starts_with("cli/");
    let mut wrong = Vec::new();
    // Whoever waits for a mirror needs a clock, and has one behind the feature `mirror`.
    let clock = |source: &&Source| source.place() == "crates/mirror/src/clock.rs";
    for source in sources().iter().filter(library).filter(|source| source.path != "main.rs" && !clock(source)) {
        wrong.extend(words.iter().filter(|word| source.code.contains(**word)).map(|word| (source.place(), *word)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_bundle_knows_no_file_system() {
    for source in sources().iter().filter(|source| ["format", "reader"].contains(&source.package)) {
        for word in ["std::fs", "std::env", "std::process", "std::time", "std::net"] {
            assert!(!source.code.contains(word), "{} names {word}", source.place());
        }
        assert!(source.package != "format" || !source.code.contains("std::thread"), "{} has threads", source.place());
    }
}

#[test]
fn files_are_short() {
    let all = sources();
    for source in &all {
        let lines = source.text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines", source.place());
        assert!(source.path != "main.rs" || lines < 20, "main.rs has {lines} lines");
    }
    let mut lengths: Vec<usize> = all.iter().map(|source| source.text.lines().count()).collect();
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 150, "half of the files have more than 150 lines");
    assert_eq!(code_of("let a = 1; // words"), "let a = 1; \n");
}
