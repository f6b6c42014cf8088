//! Debian's own tools read the files of Pannier, and Pannier reads the files of the tools. A missing tool is skipped
//! with a message.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::common;
use crate::common::bundle::publisher;
use crate::common::hand::{TOOLS, recover};
use crate::common::program::{Home, Run, run};
use crate::common::tools::present;
use crate::common::{copy, corpus, documents, noise, put, tree};

/// Answers every question for a password, as a person at a terminal would.
const TYPIST: &str = r"
import os, pty, sys
answer, command = sys.argv[1].encode() + b'\n', sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
seen = b''
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    sys.stdout.buffer.write(more)
    seen += more
    if b'pass' in seen.lower() and seen.rstrip().endswith(b':'):
        os.write(terminal, answer)
        seen = b''
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
";

/// Runs a line of shell whose program asks for a password at its terminal.
fn typed(home: &Home, answer: &str, line: &str) -> Run {
    put(&home.at("tmp/typist.py"), TYPIST);
    let mut command = home.command("python3");
    run(command.arg(home.at("tmp/typist.py")).args([answer, "sh", "-euc", line]))
}

#[test]
fn minisign_verifies_our_signatures_and_reads_their_comments() {
    if !present(&["minisign"]) {
        return;
    }
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    home.say("keygen keys --no-passphrase").exits(0);
    home.say("pack corpus -o bundle -k keys/publisher.key --public --series mosaic --release 42").exits(0);
    home.say("open bundle -o out -P keys/publisher.pub").exits(0);
    let verify = "minisign -V -p keys/publisher.pub -m";
    home.shell(&format!("{verify} bundle/SHA256SUMS")).exits(0).says("pannier bundle mosaic 42");
    home.shell(&format!("{verify} out/CONTENTS.sha256")).exits(0).says("pannier contents mosaic 42");
    home.shell("echo >> out/CONTENTS.sha256");
    home.shell(&format!("{verify} out/CONTENTS.sha256")).exits(1);
}

#[test]
fn an_open_key_made_by_minisign_signs_here() {
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    home.key("debian-open.key");
    let public = common::key_path("debian-open.pub");
    home.say("pack corpus -o bundle -k debian-open.key --public").exits(0);
    home.say(&format!("check bundle -P {}", public.display())).exits(0);
    if present(&["minisign"]) {
        home.shell(&format!("minisign -V -p {} -m bundle/SHA256SUMS", public.display())).exits(0);
        home.shell("minisign -G -W -p new.pub -s new.key").exits(0);
        home.say("pack corpus -o newer -k new.key --public").exits(0);
        home.say("check newer -P new.pub").exits(0);
    }
}

/// One scrypt of a gigabyte. `tests/cmd/pack-errors.md` has the wrong passphrase.
#[test]
fn a_sealed_key_made_by_minisign_signs_here() {
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    home.key("debian-sealed.key");
    put(&home.at("right.txt"), "korrekt horse\n");
    home.say("pack corpus -o bundle -k debian-sealed.key --public --key-passphrase-file right.txt").exits(0);
    let public = common::key_path("debian-sealed.pub");
    home.say(&format!("check bundle -P {}", public.display())).exits(0);
    if present(&["minisign"]) {
        home.shell(&format!("minisign -V -p {} -m bundle/SHA256SUMS", public.display())).exits(0);
    }
}

/// One scrypt of a gigabyte for each of the two programs.
#[test]
fn a_sealed_key_made_here_signs_with_minisign() {
    if !present(&["minisign", "python3"]) {
        return;
    }
    let home = Home::new();
    put(&home.at("pass.txt"), "رمز ours\n");
    put(&home.at("message"), "hello");
    home.say("keygen keys --key-passphrase-file pass.txt").exits(0).says("protected by your passphrase");
    typed(&home, "رمز ours", "minisign -S -s keys/publisher.key -m message").exits(0);
    home.shell("minisign -V -p keys/publisher.pub -m message").exits(0);
}

#[test]
fn a_signature_made_by_minisign_over_our_list_is_accepted() {
    if !present(&["minisign"]) {
        return;
    }
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    home.say("keygen keys --no-passphrase").exits(0);
    home.say("pack corpus -o bundle -k keys/publisher.key --public --series mosaic --release 42").exits(0);
    let ours = home.text("bundle/SHA256SUMS.minisig");
    let sign = "minisign -S -s keys/publisher.key -m bundle/SHA256SUMS";
    // "Ed" of the legacy form and "ED" of the prehashed one, in base64.
    for (legacy, form) in [("-l", "\nRW"), ("", "\nRU")] {
        home.shell(&format!("{sign} {legacy} -t 'pannier bundle mosaic 42'")).exits(0);
        let theirs = home.text("bundle/SHA256SUMS.minisig");
        assert!(theirs.contains(form) && theirs != ours, "{theirs}");
        home.say("check bundle -P keys/publisher.pub").exits(0).says("OK");
        home.say(&format!("open bundle -o out{legacy} -P keys/publisher.pub")).exits(0);
    }
    // With minisign's own trusted comment it could have been made for anything.
    home.shell(&format!("{sign} -l")).exits(0);
    home.say("check bundle -P keys/publisher.pub").exits(5);
}

#[test]
fn busybox_checks_our_lists() {
    if !present(&["busybox"]) {
        return;
    }
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    home.key("publisher.key");
    home.say("pack corpus -o bundle -k publisher.key --public").exits(0);
    home.say("open bundle -o out --untrusted-publisher").exits(0);
    home.shell("cd bundle; busybox sha256sum -c SHA256SUMS").exits(0);
    home.shell("cd out; busybox sha256sum -c CONTENTS.sha256").exits(0);
}

/// Many small documents travel without `CONTENTS.sha256`. Whoever opens them by hand makes it as README.txt says.
#[test]
fn a_list_that_was_left_out_is_made_by_hand() {
    if !present(&["bash", "minisign", "zstd", "tar", "busybox", "bsdtar", "sha256sum"]) {
        return;
    }
    let home = Home::new();
    home.key("publisher.key");
    for number in 0..1_000 {
        put(
            &home.at("corpus").join(["درمان", "水", "a"][number % 3]).join(format!("{number}.txt")),
            number.to_string(),
        );
    }
    // What tools take for an option or lose, and what sorts otherwise in other languages.
    for name in ["-rf", " leading", "a b  c", "'$(x)'", "a-b", "a.b", "B", "é", "می\u{200C}خواهم.txt", "饮用水.html"]
    {
        put(&home.at("corpus").join(name), name);
    }
    home.say("pack corpus -o bundle -k publisher.key --public --series mosaic --release 42").exits(0);
    home.say("open bundle -o ours --untrusted-publisher").exits(0);
    let public = &publisher().public().base64();
    let checks = format!("sha256sum --quiet -c CONTENTS.sha256; minisign -V -P {public} -m CONTENTS.sha256");
    home.shell(&format!("cd ours; {checks}")).exits(0).says("pannier contents mosaic 42");

    // Exactly what the page says.
    let page = home.text("bundle/README.txt");
    let (_, make) = page.split_once("makes a missing list:\n").unwrap();
    let (make, _) = make.split_once("   The trusted").unwrap();
    home.shell("mkdir typed; cat bundle/d*.bin | zstd -q -d | tar x -C typed; [ ! -e typed/CONTENTS.sha256 ]").exits(0);
    home.shell(&format!("cd typed\n{make}\n{checks}")).exits(0);
    assert!(tree(&home.at("typed")) == tree(&home.at("ours")), "by hand comes something else");

    // A list of other documents can be made too, but nobody signed it.
    home.shell(&format!("cp -r typed other; cd other; echo more >> B; rm CONTENTS.sha256\n{make}\n{checks}")).exits(1);

    for tools in TOOLS {
        recover(&home, tools, "bundle", tools, &format!("-P {public} --public")).exits(0).says("1010 documents");
        assert!(tree(&home.at(tools)) == tree(&home.at("ours")), "{tools}");
    }
}

/// The archive of a public bundle of the corpus in the room.
fn archive(home: &Home) {
    home.key("publisher.key");
    home.say("pack corpus -o bundle -k publisher.key --public").exits(0);
    home.shell("cat bundle/d*.bin | zstd -q -d > archive.tar").exits(0);
}

/// What one tar makes of the archive in the room.
fn unpacked(home: &Home, number: usize, tar: &str) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    home.shell(&format!("mkdir out{number}; cd out{number}; {tar} ../archive.tar")).exits(0);
    documents(&home.at(&format!("out{number}")))
}

#[test]
fn every_tar_unpacks_the_same_tree() {
    if !present(&["tar", "busybox", "bsdtar", "zstd"]) {
        return;
    }
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    put(&home.at("corpus/آموزش/نگه‌داری و رساندن امن سندها.txt"), "سند");
    put(&home.at("corpus/急救/中暑与失温.txt"), "水");
    put(&home.at("corpus").join("p".repeat(120)).join("n".repeat(100)), noise(1, 600));
    fs::create_dir_all(home.at("corpus").join("q".repeat(150)).join("d".repeat(90))).unwrap();
    archive(&home);
    let expected = tree(&home.at("corpus"));
    for (number, tar) in ["tar xf", "busybox tar xf", "bsdtar -xf"].iter().enumerate() {
        assert!(unpacked(&home, number, tar) == expected, "{tar}");
    }
}

#[test]
fn every_tar_unpacks_names_of_any_length() {
    if !present(&["tar", "busybox", "bsdtar", "zstd"]) {
        return;
    }
    let home = Home::new();
    put(&home.at("corpus").join("x".repeat(255)), "1");
    put(&home.at("corpus").join("سند".repeat(40)).join("水".repeat(80)), "2");
    put(&home.at("corpus").join(["p".repeat(200), "q".repeat(200), "r".repeat(200)].join("/")).join("n"), "3");
    archive(&home);
    for (number, tar) in ["tar xf", "busybox tar xf", "bsdtar -xf"].iter().enumerate() {
        assert!(unpacked(&home, number, tar) == tree(&home.at("corpus")), "{tar}");
    }
}

#[test]
fn a_bundle_that_went_through_zip_or_dos_names_opens() {
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    home.key("publisher.key");
    home.say("pack corpus -o bundle -k publisher.key --public").exits(0);
    copy(&home.at("bundle"), &home.at("stick"));
    for (from, to) in
        [("SHA256SUMS", "SHA256~1"), ("SHA256SUMS.minisig", "SHA256~1.MIN"), ("bundle.json", "BUNDLE~1.JSO")]
    {
        fs::rename(home.at("stick").join(from), home.at("stick").join(to)).unwrap();
    }
    home.say("open stick -o out --untrusted-publisher").exits(0);
    assert_eq!(documents(&home.at("out")), tree(&home.at("corpus")));
}
