//! `prove` and `check` of proofs: one document is the publisher's, and nothing is told of the others.

use std::fs;
use std::process::Command;

use pannier::digest::sha256;

use crate::common::journey::{digits_of, home, pack, publisher_of, recipient};
use crate::common::program::Home;
use crate::common::tools::here;
use crate::common::{copy, put, tree};

/// A home with a sealed bundle of six documents, and the publisher's key.
fn case() -> (Home, String) {
    let home = home();
    let recipient = recipient(&home, "recipient-first.key");
    pack(&home, "bundle", &format!("-r {recipient}"));
    let key = publisher_of(&home, "bundle");
    (home, key)
}

const DOCUMENT: &str = "درمان/می\u{200C}خواهم.txt";

fn prove(home: &Home, key: &str, more: &[&str]) -> serde_json::Value {
    let args = [&["prove", "bundle", DOCUMENT, "-P", key, "-i", "recipient-first.key", "-o", "proof", "--json"], more]
        .concat();
    home.run(&args).exits(0).json()
}

/// The names of the other documents, and their hashes, are in no file of the proof.
fn tells_nothing_of_others(home: &Home) {
    let documents = tree(&home.at("corpus"));
    for (place, bytes) in tree(&home.at("proof")) {
        let text = String::from_utf8_lossy(bytes.as_deref().unwrap_or_default()).into_owned();
        for (path, bytes) in &documents {
            let path = path.to_str().unwrap();
            if let Some(bytes) = bytes.as_ref().filter(|_| path != DOCUMENT) {
                assert!(!text.contains(path), "{place:?} tells {path}");
                assert!(!text.contains(&sha256(bytes).to_string()), "{place:?} tells the hash of {path}");
            }
        }
    }
    assert!(!home.at("proof/CONTENTS.sha256").exists() && !home.at("proof/CONTENTS.sha256.minisig").exists());
}

#[test]
fn a_proof_shows_one_document_and_tells_nothing_of_the_others() {
    let (home, key) = case();
    let object = prove(&home, &key, &[]);
    assert_eq!((&object["by"], &object["proofs"][0]["document"]), (&"tree".into(), &DOCUMENT.into()));
    assert!(object["proof_bytes"].as_u64().unwrap() < 1_000, "{object}");
    tells_nothing_of_others(&home);
    let files: Vec<_> =
        tree(&home.at("proof")).into_keys().filter_map(|path| Some(path.to_str()?.to_owned())).collect();
    let shared = ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "documents", "documents/درمان"];
    assert_eq!(files, [&shared[..], &[&format!("documents/{DOCUMENT}"), "proof-0001.txt"]].concat());

    let run = home.say(&format!("check proof -P {key}")).exits(0);
    run.says("OK  1 document is proven to be of mosaic 42").says("whose document this is");
    let object = home.say(&format!("check proof -P {key} --json")).exits(0).json();
    let proof = &object["proofs"][0];
    assert_eq!((&proof["standing"], &proof["file_is"]), (&"proven".into(), &"genuine".into()));
    home.say("check proof").exits(5).says("NOT TRUSTED  1 proof leads to mosaic 42");
    home.run(["trust", "bundle", "--digits", &digits_of(&home, "bundle"), "--series", "mosaic", "--name", "p"])
        .exits(0);
    home.say("check proof").exits(0).says("by p");
}

#[test]
fn a_proof_without_the_name_tells_the_hash_alone() {
    let (home, key) = case();
    prove(&home, &key, &["--without-name"]);
    tells_nothing_of_others(&home);
    let all: Vec<u8> = tree(&home.at("proof"))
        .into_iter()
        .flat_map(|(path, bytes)| [path.to_str().unwrap().as_bytes(), &bytes.unwrap_or_default()].concat())
        .collect();
    assert!(!String::from_utf8_lossy(&all).contains("خواهم"));
    home.say(&format!("check proof -P {key}")).exits(0).says("the document of proof-0001.txt, whose name is not told");
    // The document may have any name and lie anywhere.
    fs::rename(home.at("proof/documents/proof-0001"), home.at("letter.pdf")).unwrap();
    home.say(&format!("check proof -P {key}")).exits(3).says("IN PART").says("SHA-256");
    home.say(&format!("check proof letter.pdf -P {key}")).exits(0);
}

#[test]
fn what_the_proof_does_not_show_is_refused() {
    let (home, key) = case();
    prove(&home, &key, &[]);
    let check = |say: &str| home.say(&format!("check proof -P {key}")).exits(5).says(say);
    let document = home.at(&format!("proof/documents/{DOCUMENT}"));
    let genuine = fs::read(&document).unwrap();
    fs::write(&document, "another").unwrap();
    check("ALTERED  of 1 proof, 1 does not hold").says("altered");
    fs::write(&document, genuine).unwrap();
    let proof = home.text("proof/proof-0001.txt");
    let lines: Vec<&str> = proof.lines().collect();
    let mut swapped = lines.clone();
    swapped.swap(4, 5);
    for other in [
        swapped.join("\n") + "\n",
        lines[..lines.len() - 1].join("\n") + "\n",
        proof.replace("name ", "name x"),
        proof.replace("salt ", "salt 0"),
        proof.replacen("sha256 ", &format!("sha256 {}\nsha256 ", sha256(b"x")), 1),
        "pannier document 1\n".to_owned(),
    ] {
        put(&home.at("proof/proof-0001.txt"), &other);
        check("ALTERED");
    }
    // What mail does to a text is undone.
    for other in [
        proof.replace('\n', "\r\n"),
        format!("\u{feff}{proof}"),
        proof.replace('\n', "  \n\n"),
        format!("{proof}\n-- \nsent by mail\n"),
    ] {
        put(&home.at("proof/proof-0001.txt"), &other);
        home.say(&format!("check proof -P {key}")).exits(0);
    }
    // The facts of another release, and facts without the field.
    put(&home.at("proof/proof-0001.txt"), &proof);
    let facts = home.text("proof/bundle.json");
    put(&home.at("proof/bundle.json"), facts.replace("\"documents\"", "\"document\""));
    home.say(&format!("check proof -P {key}")).exits(5).says("ALTERED");
}

#[test]
fn opened_documents_are_proven_too_with_a_carrier_alone_or_by_the_whole_list() {
    let (home, key) = case();
    home.say(&format!("open bundle -P {key} -i recipient-first.key -o all")).exits(0);
    // A courier's stick with the small files is enough.
    fs::create_dir(home.at("stick")).unwrap();
    for name in ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json"] {
        fs::copy(home.at(&format!("bundle/{name}")), home.at(&format!("stick/{name}"))).unwrap();
    }
    let all = ["prove", "all", "all/data/one", "index.html", "-P", &key, "--json"];
    let object = home.run([&all[..], &["--carrier", "stick", "-o", "proof"]].concat()).exits(0).json();
    assert_eq!((&object["by"], &object["proofs"][1]["proof"]), (&"tree".into(), &"proof-0002.txt".into()));
    home.say(&format!("check proof -P {key}")).exits(0).says("2 documents");
    let one = fs::read(home.at("proof/proof-0001.txt")).unwrap();
    fs::remove_dir_all(home.at("proof")).unwrap();
    home.run(["prove", "bundle", "data/one", "-P", &key, "-i", "recipient-first.key"]).exits(0);
    assert_eq!(
        fs::read(home.at("proof/proof-0001.txt")).unwrap(),
        one,
        "the bundle and the opened folder give one proof"
    );

    let run = home.run([&all[..6], &["-o", "by-list"]].concat());
    run.exits(0).says("tells the names and hashes of all 6 documents").says("--carrier DIR");
    home.say(&format!("check by-list -P {key}")).exits(0).says("OK  2 documents are proven");
    put(&home.at("by-list/proof-0001.txt"), home.text("by-list/proof-0001.txt").replace("one", "two"));
    home.say(&format!("check by-list -P {key}")).exits(5).says("not proven");
    home.run([&all[..6], &["-o", "x", "--without-name"]].concat()).exits(2).says("without a tree");

    put(&home.at("all/data/one"), "2");
    home.run([&all[..6], &["--carrier", "stick", "-o", "x"]].concat())
        .exits(5)
        .says("data/one is not what the publisher signed");
    fs::remove_file(home.at("all/data/one")).unwrap();
    home.run([&all[..6], &["--carrier", "stick", "-o", "x"]].concat()).exits(4).says("data/one is not in the folder");
    home.run(["prove", "all", "data/two", "index.html", "-P", &key, "-o", "x"])
        .exits(2)
        .says("no document with the path data/two");
    home.run(["prove", "bundle", "data/two", "-P", &key, "-i", "recipient-first.key", "-o", "x"]).exits(2);
    home.run(["prove", "bundle", "data/one", "-P", &key, "-i", "recipient-first.key", "-o", "proof"])
        .exits(7)
        .says("proof");
    assert!(!home.at("x").exists() && !home.at("x.pannier-part").exists());
}

/// The facts of another bundle lead to other documents.
#[test]
fn a_carrier_of_another_bundle_is_refused() {
    let (home, key) = case();
    home.say(&format!("open bundle -P {key} -i recipient-first.key -o all")).exits(0);
    put(&home.at("corpus/new.txt"), "new");
    home.say("pack corpus -o other -k publisher.key --public --series mosaic --release 43 --created 2026-02-03")
        .exits(0);
    home.run(["prove", "all", "index.html", "--carrier", "other", "-P", &key, "-o", "x"])
        .exits(2)
        .says("mosaic 43 does not lead");
}

/// A bundle of the first version has no tree.
#[test]
fn documents_of_an_old_bundle_are_proven_by_the_whole_list() {
    let home = Home::new();
    copy(&here("bundles/format-1-public"), &home.at("old"));
    let key = here("tests/keys/format-1/publisher.pub");
    let key = key.to_str().unwrap();
    let documents = home.run(["list", "old", "-P", key, "--json"]).exits(0).json();
    let path = documents["documents"][0]["path"].as_str().unwrap().to_owned();
    let run = home.run(["prove", "old", &path, "-P", key]);
    run.exits(0).says("tells the names and hashes of all").says("has no tree of documents");
    home.run(["check", "proof", "-P", key]).exits(0).says("OK  1 document is proven to be of format-1 1");
}

/// The lines of FORMAT.md §22.1, in the shells that people have.
#[test]
fn four_lines_of_shell_check_a_proof() {
    let (home, key) = case();
    prove(&home, &key, &[]);
    let page = fs::read_to_string(here("docs/format/proofs.md")).unwrap();
    let script = page.split("```sh\n").nth(1).unwrap().split("```").next().unwrap().replace("KEY", &key);
    let run = |shell: &[&str]| {
        let script = format!("set -e\n{script}");
        let mut command = Command::new(shell[0]);
        command.args(&shell[1..]).args(["-c", &script]).current_dir(home.at("proof"));
        command.output().unwrap().status.success()
    };
    let shells = [&["sh"][..], &["busybox", "sh"], &["dash"], &["zsh"], &["mksh"]];
    for shell in shells {
        assert!(run(shell), "{shell:?}");
    }
    let proof = home.text("proof/proof-0001.txt");
    put(&home.at("proof/proof-0001.txt"), proof.replace("name ", "name x"));
    shells.iter().for_each(|shell| assert!(!run(shell), "{shell:?}"));
    let step = proof.lines().nth(5).unwrap();
    put(&home.at("proof/proof-0001.txt"), proof.replace(step, &sha256(b"x").to_string()));
    shells.iter().for_each(|shell| assert!(!run(shell), "{shell:?}"));
}
