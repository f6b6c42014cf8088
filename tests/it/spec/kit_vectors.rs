//! `tests/vectors/kits.json`: kits that are genuine or not, and vouchers for kits in bundles (FORMAT.md §3.3).

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::vectors::bytes;
use crate::common::program::Home;
use crate::common::put;
use crate::common::tools::here;

/// Vectors in both lists of the file. None may get lost.
const COUNTS: (usize, usize) = (54, 13);

fn vectors(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_slice(&fs::read(here("tests/vectors/kits.json")).unwrap()).unwrap();
    all[kind].as_array().unwrap().clone()
}

/// Lays the files of a vector, and the key that the reader pinned.
fn lay(vector: &Value, home: &Home, folder: &str) {
    let place: &Path = &home.at(folder);
    fs::create_dir(place).unwrap();
    for edit in vector["files"].as_array().unwrap() {
        assert_eq!(edit["op"], "put");
        put(&place.join(edit["file"].as_str().unwrap()), bytes(edit));
    }
    put(&home.at("pinned.pub"), vector["pin"].as_str().unwrap());
}

/// The texts of a list, in the order of the alphabet.
fn sorted(list: &Value) -> Vec<String> {
    let text = |one: &Value| one["name"].as_str().or(one.as_str()).unwrap().to_owned();
    let mut texts: Vec<String> = list.as_array().unwrap().iter().map(text).collect();
    texts.sort();
    texts
}

#[test]
fn kits_are_judged_as_the_format_says() {
    let vectors = vectors("kits");
    assert_eq!(vectors.len(), COUNTS.0);
    for vector in vectors {
        let (home, name) = (Home::new(), &vector["name"]);
        lay(&vector, &home, "kit");
        let run = home.say("kit verify kit -P pinned.pub --json");
        assert_eq!(i64::from(run.code), vector["exit"].as_i64().unwrap(), "{name}: {}{}", run.out, run.err);
        let said = home.say("kit verify kit -P pinned.pub");
        if vector["verdict"] == "none" {
            assert!(said.err.contains("no list of a kit"), "{name}: {}", said.err);
            continue;
        }
        let told = run.json();
        assert_eq!(told["verdict"], vector["verdict"], "{name}");
        for key in ["genuine", "altered", "missing", "not_in_list"] {
            assert_eq!(sorted(&told[key]), sorted(&vector[key]), "{name}: {key}");
        }
        if vector["verdict"] != "not-trusted" {
            assert_eq!(told["version"], vector["version"], "{name}");
        }
    }
}

#[test]
fn vouchers_are_judged_as_the_format_says() {
    let vectors = vectors("vouchers");
    assert_eq!(vectors.len(), COUNTS.1);
    for vector in vectors {
        let (home, name) = (Home::new(), &vector["name"]);
        lay(&vector, &home, "bundle");
        let run = home.say("check bundle -P pinned.pub --json");
        assert_eq!(i64::from(run.code), vector["check"].as_i64().unwrap(), "{name}: {}{}", run.out, run.err);
        assert_eq!(run.json()["bundles"][0]["kit"], vector["kit"], "{name}: {}", run.out);
    }
}
