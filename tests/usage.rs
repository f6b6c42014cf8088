//! What is refused before anything is done: wrong usage, what exists, keys that nobody can open here.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::journey::{home, pack, publisher_of, recipient};
use common::{put, tree};

#[test]
fn what_exists_is_never_touched() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    put(&home.at("there/mine"), "precious");
    put(&home.at("file"), "precious");
    put(&home.at("keys/publisher.key"), "precious");
    let before = tree(&home.at(""));
    for command in [
        format!("open bundle -o there -P {key}"),
        format!("open bundle -o file -P {key}"),
        format!("repair bundle -o there -P {key}"),
        "pack corpus -o there -k publisher.key --public".to_owned(),
        "keygen keys --no-passphrase".to_owned(),
        "demo --keep there".to_owned(),
    ] {
        home.say(&command).exits(7).says("exists already, and nothing is overwritten");
    }
    assert!(tree(&home.at("")) == before, "something was touched");
}

#[test]
fn a_sealed_key_without_a_terminal_asks_for_a_passphrase_file() {
    let home = home();
    home.key("debian-sealed.key");
    home.say("pack corpus -o bundle -k debian-sealed.key --public").exits(6).says("--key-passphrase-file");
    assert!(!home.at("bundle").exists());
    home.say("keygen keys").exits(2).says("--key-passphrase-file").says("--no-passphrase");
    assert!(!home.at("keys").exists());
}

#[test]
fn wrong_usage_is_exit_2() {
    let home = home();
    let to = recipient(&home, "recipient-first.key");
    put(&home.at("nonsense"), "nonsense\n");
    put(&home.at("empty"), "");
    for args in [
        "",
        "frobnicate",
        "open",
        "open corpus",
        "check",
        "check corpus -P nonsense",
        "trust",
        "help frobnicate",
        "open corpus -o out -i nonsense",
        "open corpus -o out --passphrase-file empty",
        "pack corpus -o out",
        "pack corpus -o out -k publisher.key",
        "pack corpus -o out -k nonsense --public",
        "pack corpus -o out -k recipient-first.key --public",
        "pack publisher.key -o out -k publisher.key --public",
        "pack corpus -o out -k publisher.key -r nonsense",
        "pack corpus -o out -k publisher.key -R nonsense",
        "pack corpus -o out -k publisher.key -R empty",
        "pack corpus -o out -k publisher.key --passphrase",
        "pack corpus -k publisher.key --public",
    ] {
        home.say(args).exits(2);
    }
    for wrong in [
        "--public -r TO",
        "--public --passphrase",
        "--passphrase -r TO",
        "--public --spare 201%",
        "--public --spare -1%",
        "--public --spare lots",
        "--public --chunk-size 5GiB",
        "--public --chunk-size 10",
        "--public --chunk-size 0",
        "--public --series Mosaic",
        "--public --series ../x",
        "--public --release 0",
        "--public --release 4294967296",
        "--public --created 2026-02-30",
        "--public --level 0",
        "--public --level 23",
        "--public --exclude [",
    ] {
        home.say(&format!("pack corpus -o out -k publisher.key {}", wrong.replace("TO", &to))).exits(2);
    }
    assert!(!home.at("out").exists());
}
