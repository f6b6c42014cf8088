//! `tests/vectors/proofs.json`: trees of documents, and proofs that hold or are refused (FORMAT.md §22).

use std::fs;

use pannier::digest::sha256;
use pannier::format::Hash;
use pannier::format::proof::{Proof, Secret, Told, prove, root};
use serde_json::Value;

fn vectors(kind: &str) -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/proofs.json");
    let all: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    all[kind].as_array().unwrap().clone()
}

fn documents(vector: &Value) -> Vec<(String, Hash)> {
    let count = vector["count"].as_u64().unwrap();
    (0..count).map(|n| (format!("papers/{n:05}.txt"), sha256(n.to_string().as_bytes()))).collect()
}

fn secret(vector: &Value) -> Secret {
    Secret::of(vector["signature"].as_str().unwrap().as_bytes())
}

#[test]
fn trees_have_the_roots_that_the_vectors_say() {
    for vector in vectors("trees") {
        let documents = documents(&vector);
        let listed = documents.iter().map(|(path, hash)| (path.as_str(), *hash));
        let root = root(secret(&vector), documents.len() as u64, listed).unwrap();
        assert_eq!(root.to_string(), vector["root"], "{}", vector["name"]);
    }
}

#[test]
fn proofs_hold_or_are_refused_as_the_vectors_say() {
    for vector in vectors("proofs") {
        let (name, text) = (&vector["name"], vector["text"].as_str().unwrap());
        let proof = Proof::parse(text.as_bytes());
        let holds = proof.as_ref().is_some_and(|proof| proof.root().to_string() == vector["root"]);
        assert_eq!(holds, vector["accept"] == true, "{name}");
        let Some(number) = vector["number"].as_u64() else { continue };
        let documents = documents(&vector);
        let listed = documents.iter().map(|(path, hash)| (path.as_str(), *hash));
        let told = if vector["named"] == true { Told::Name } else { Told::HashAlone };
        let made = prove(secret(&vector), listed, &[number], told).remove(0).unwrap();
        assert_eq!(made.write(), text, "{name}");
    }
}

/// A million documents: 21 steps, in the memory of a few hashes.
#[test]
fn a_million_documents_have_a_tree_of_21_levels() {
    if !crate::common::tools::soaking() {
        return;
    }
    let paths: Vec<String> = (0..1_000_000).map(|n| format!("{n:07}.txt")).collect();
    let listed = paths.iter().map(|path| (path.as_str(), sha256(path.as_bytes())));
    let proof = prove(Secret::of(b"x"), listed.clone(), &[765_432], Told::Name).remove(0).unwrap();
    assert_eq!(proof.steps.len(), 21);
    assert_eq!(Some(proof.root()), root(Secret::of(b"x"), 1_000_000, listed));
}
