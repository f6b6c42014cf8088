//! Bundles of every kind and age, opened without Pannier by GNU tools, by BusyBox and by bsdtar, and read from paper by
//! hand.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::common::codes::rasterize;
use crate::common::hand::{TOOLS, has_hands, opens_by_hand, recover};
use crate::common::program::{Home, run};
use crate::common::tools::{here, present};
use crate::common::{copy, documents, files, is_chunk, name_of, put, tree};

/// Copies a folder and everything below it.
fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (path, bytes) in tree(from) {
        match bytes {
            Some(bytes) => put(&to.join(path), bytes),
            None => fs::create_dir_all(to.join(path)).unwrap(),
        }
    }
}

/// A home with documents whose names are Persian, Arabic, Chinese and long, and with the keys of the transcripts.
fn home() -> Home {
    let home = Home::new();
    copy_all(&here("src/demo/corpus"), &home.at("corpus"));
    copy_all(&here("tests/expected/format-1"), &home.at("corpus/long names"));
    // Names that the bundle has as well must not get into each other's way.
    put(&home.at("corpus/README.txt"), fs::read(here("CONTRIBUTING.md")).unwrap());
    copy(&here("tests/keys/transcripts"), &home.at("keys"));
    for key in files(&home.at("keys")) {
        use std::os::unix::fs::PermissionsExt;
        // git does not keep the modes that a secret key wants.
        fs::set_permissions(key, PermissionsExt::from_mode(0o600)).unwrap();
    }
    home
}

fn pack(home: &Home, out: &str, sealing: &str) {
    home.say(&format!("pack corpus -o {out} -k keys/publisher.key {sealing}")).exits(0);
}

#[test]
fn age_opens_our_payload_and_we_open_with_the_key_of_age() {
    if !has_hands() || !present(&["age-keygen"]) {
        return;
    }
    let home = home();
    home.shell("age-keygen -o their.key; age-keygen -y their.key > their.pub").exits(0);
    pack(&home, "bundle", "-R their.pub -R keys/recipient.pub");
    home.say("open bundle -o ours -P keys/publisher.pub -i their.key").exits(0);
    assert!(documents(&home.at("ours")) == tree(&home.at("corpus")));
    opens_by_hand(&home, "bundle", &home.at("corpus"), "-P keys/publisher.pub -i keys/recipient.key");
    recover(&home, "gnu", "bundle", "theirs", "-P keys/publisher.pub -i their.key").exits(0);
    assert!(documents(&home.at("theirs")) == tree(&home.at("corpus")));
    let derived = home.shell("age-keygen -y keys/recipient.key").exits(0).out;
    assert_eq!(Some(derived.trim()), home.text("keys/recipient.pub").lines().last());
}

#[test]
fn age_opens_our_passphrase() {
    if !has_hands() {
        return;
    }
    let home = home();
    // Whatever a keyboard types, the composed letters seal.
    put(&home.at("typed.txt"), "رمز a\u{300} b\n");
    put(&home.at("pass.txt"), "رمز \u{e0} b\n");
    pack(&home, "bundle", "--passphrase-file typed.txt --no-rehearsal");
    opens_by_hand(&home, "bundle", &home.at("corpus"), "-P keys/publisher.pub --passphrase-file pass.txt");
}

#[test]
fn a_public_bundle_opens_by_hand_and_one_that_is_not_genuine_does_not() {
    if !has_hands() {
        return;
    }
    let home = home();
    pack(&home, "bundle", "--public");
    pack(&home, "sealed", "-R keys/recipient.pub");
    opens_by_hand(&home, "bundle", &home.at("corpus"), "-P keys/publisher.pub --public");
    copy(&home.at("bundle"), &home.at("damaged"));
    let mut chunk = fs::read(home.at("damaged/d0002.bin")).unwrap();
    chunk[10] ^= 0x55;
    fs::write(home.at("damaged/d0002.bin"), chunk).unwrap();
    for (bundle, more, said) in [
        ("bundle", "-P keys/stranger.pub --public", "is not signed by this key"),
        ("damaged", "-P keys/publisher.pub --public", "files are missing or damaged"),
        ("sealed", "-P keys/publisher.pub -i keys/stranger.key", "this key does not open it"),
    ] {
        recover(&home, TOOLS[0], bundle, "never", more).exits(1).says(said);
        assert!(!home.at("never").exists(), "{bundle}");
    }
}

/// Opens a bundle of `bundles/` by hand; `more` names the secret, in the folder of its keys.
fn old_opens_by_hand(bundle: &str, keys: &str, more: &str, make: impl Fn(&Path)) {
    if !has_hands() {
        return;
    }
    let home = Home::new();
    copy(&here("tests/keys").join(keys), &home.at("keys"));
    make(&home.at("expected"));
    let more = format!("-P keys/publisher.pub {more}");
    opens_by_hand(&home, here("bundles").join(bundle), &home.at("expected"), &more);
}

fn documents_of_format_1(at: &Path) {
    copy_all(&here("tests/expected/format-1"), at);
}

#[test]
fn a_bundle_of_format_1_sealed_to_recipients_opens_by_hand() {
    old_opens_by_hand("format-1-recipients", "format-1", "-i keys/recipient.key", documents_of_format_1);
}

#[test]
fn a_bundle_of_format_1_sealed_with_a_passphrase_opens_by_hand() {
    old_opens_by_hand(
        "format-1-passphrase",
        "format-1",
        "--passphrase-file keys/passphrase.txt",
        documents_of_format_1,
    );
}

#[test]
fn a_bundle_of_format_1_that_is_not_sealed_opens_by_hand() {
    old_opens_by_hand("format-1-public", "format-1", "--public", documents_of_format_1);
}

/// What its documents are stands in `bundles/README.md`.
#[test]
fn a_bundle_of_format_1_whose_list_was_left_out_opens_by_hand() {
    old_opens_by_hand("format-1-many", "format-1-many", "-i keys/recipient.key", |at| {
        for name in ["notes", "یادداشت", "笔记"] {
            let word = name.trim_end_matches('s');
            (1..=400).for_each(|n| put(&at.join(name).join(format!("{n}.txt")), format!("{word} {n}\n")));
        }
    });
}

/// Prints a bundle, and types the lines of the cover and of the pages: every chunk comes back bit for bit. zbarimg overlooks a
/// code in a hundred, so there are two pictures of each page, as somebody takes who is told that a code is lacking.
#[test]
fn lines_typed_from_a_printed_sheet_give_every_chunk_back() {
    if !present(&["zbarimg", "pdftoppm", "pdftotext", "zstd", "base32", "sha256sum"]) {
        return;
    }
    let home = home();
    // Each line reads every page, so few documents.
    for folder in ["medical", "pictures", "radio", "technical", "water", "إسعافات", "درمان", "急救"] {
        fs::remove_dir_all(home.at("corpus").join(folder)).unwrap();
    }
    fs::remove_file(home.at("corpus/README.txt")).unwrap();
    pack(&home, "bundle", "-R keys/recipient.pub");
    home.say("sheet bundle -P keys/publisher.pub -o sheet.pdf").exits(0);
    fs::create_dir_all(home.at("found/again")).unwrap();
    rasterize(&home.at("sheet.pdf"), &home.at("found"), 200);
    rasterize(&home.at("sheet.pdf"), &home.at("found/again"), 300);
    for picture in files(&home.at("found/again")) {
        fs::rename(&picture, home.at("found").join(format!("again-{}", name_of(&picture)))).unwrap();
    }
    fs::remove_dir(home.at("found/again")).unwrap();
    let text = home.shell("pdftotext -layout sheet.pdf -").exits(0).out;
    let lines: BTreeSet<(usize, &str)> =
        text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("zbarimg")).collect();
    let mut typed = BTreeSet::new();
    for (_, line) in lines {
        if typed.insert(line) {
            let mut command = home.command("sh");
            run(command.args(["-c", line]).current_dir(home.at("found"))).exits(0);
            home.shell("cd found; sha256sum --quiet --ignore-missing -c SHA256SUMS").exits(0);
        }
    }
    let data =
        files(&home.at("bundle")).into_iter().filter(|path| is_chunk(&name_of(path)) && name_of(path).starts_with('d'));
    for chunk in data {
        let found = fs::read(home.at("found").join(name_of(&chunk))).unwrap();
        assert!(found == fs::read(&chunk).unwrap(), "{}", name_of(&chunk));
    }
}
