//! `tests/vectors/commitments.json`: codes, texts, trees, and folders in which a code is matched (FORMAT.md §16, §21).

use std::fs;

use crate::common::program::Home;
use crate::common::put;
use pannier::digest::sha256;
use pannier::format::Hash;
use pannier::format::commitment::{Commitment, PieceList, Pieces, Tree, rolling_sum};
use pannier::format::slip::{Code, SlipFault};
use serde_json::Value;

fn vectors(kind: &str) -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/commitments.json");
    let all: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    all[kind].as_array().unwrap().clone()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap()
}

/// The example of FORMAT.md §21.1: the commitment, the code and the list of pieces of a letter and a film.
#[test]
fn the_example_on_the_page_is_that_of_its_files() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/format/commitments.md")).unwrap();
    let blocks: Vec<&str> = page.split("```text\n").skip(1).map(|block| block.split("```").next().unwrap()).collect();
    let film: Vec<u8> = (0..3_000_000_u32).map(|at| u8::try_from(at % 251).unwrap()).collect();
    let commitment = Commitment::parse(blocks[0].as_bytes()).unwrap();
    assert_eq!(commitment.write(), blocks[0]);
    let [of_film, of_letter] = commitment.files.as_slice() else { panic!("{commitment:?}") };
    assert_eq!((of_film.sha256, of_letter.sha256), (sha256(&film), sha256(b"hello")));
    let leaves: Vec<Hash> = film.chunks(1 << 20).map(sha256).collect();
    assert_eq!(of_film.pieces, Pieces::of(3_000_000, &leaves));
    let hash = sha256(blocks[0].as_bytes());
    assert!(page.contains(&format!("gives `{hash}`")));
    assert_eq!(format!("{}\n", Code::Whole(hash)), blocks[1]);
    let sums = film.chunks(1 << 20).take(2).map(rolling_sum).collect();
    let (list, others) = PieceList::parse(blocks[2].as_bytes()).unwrap();
    assert_eq!((list.trees, others), (vec![Tree { pieces: of_film.pieces.unwrap(), leaves, sums }], 0));
}

#[test]
fn codes_are_read_or_refused_as_the_vectors_say() {
    for vector in vectors("slips") {
        let name = text(&vector, "name");
        let expect = &vector["expect"];
        let read = Code::typed(text(&vector, "digits")).map(|(code, _)| code);
        if let Some(hash) = expect["whole"].as_str() {
            assert_eq!(read, Ok(Code::Whole(Hash::parse(hash).unwrap())), "{name}");
        } else if let Some(beginning) = expect["spoken"].as_str() {
            let Ok(Code::Spoken(bytes)) = read else { panic!("{name}: {read:?}") };
            assert_eq!(bytes.map(|byte| format!("{byte:02x}")).concat(), beginning, "{name}");
        } else if expect["bundle"].as_bool() == Some(true) {
            assert_eq!(read, Err(SlipFault::OfBundle), "{name}");
        } else {
            let fault = read.expect_err(name);
            if let Some(group) = expect["refuse"].as_u64() {
                assert!(
                    matches!(fault, SlipFault::Misheard { group: told, .. } if told as u64 == group),
                    "{name}: {fault:?}"
                );
            }
        }
    }
}

#[test]
fn texts_are_commitments_or_not_as_the_vectors_say() {
    for vector in vectors("texts") {
        let (name, bytes) = (text(&vector, "name"), text(&vector, "text"));
        let parsed = Commitment::parse(bytes.as_bytes());
        assert_eq!(parsed.is_ok(), vector["accept"] == true, "{name}: {parsed:?}");
        if let Ok(commitment) = parsed {
            assert_eq!(commitment.write(), bytes, "{name}");
        }
    }
}

#[test]
fn trees_have_their_roots_as_the_vectors_say() {
    for vector in vectors("trees") {
        let leaves = vector["leaves"].as_array().unwrap();
        let leaves: Vec<Hash> = leaves.iter().map(|leaf| Hash::parse(leaf.as_str().unwrap()).unwrap()).collect();
        let made = Pieces::of(vector["bytes"].as_u64().unwrap(), &leaves);
        let is_root = made.is_some_and(|pieces| pieces.root.to_string() == text(&vector, "root"));
        assert_eq!(is_root, vector["accept"] == true, "{}", text(&vector, "name"));
    }
}

#[test]
fn folders_match_codes_as_the_vectors_say() {
    for vector in vectors("matches") {
        let home = Home::new();
        let name = text(&vector, "name");
        for (path, file) in vector["files"].as_object().unwrap() {
            let times = file["times"].as_u64().unwrap_or(1);
            put(&home.at("here").join(path), text(file, "text").repeat(usize::try_from(times).unwrap()));
        }
        let run = home.run(["commit", "--match", text(&vector, "code"), "here", "--json"]);
        assert_eq!(Some(u64::try_from(run.code).unwrap()), vector["exit"].as_u64(), "{name}: {}", run.out);
        let object = run.json();
        assert_eq!(object.get("verdict"), vector.get("verdict"), "{name}");
        if let Some(bytes) = vector["excerpt_bytes"].as_u64() {
            let excerpts = object["committed"].as_array().unwrap().iter().flat_map(|file| file["excerpts"].as_array());
            let all: u64 = excerpts.flatten().map(|excerpt| excerpt["bytes"].as_u64().unwrap()).sum();
            assert_eq!(all, bytes, "{name}");
        }
    }
}
