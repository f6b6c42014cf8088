//! The vectors of `tests/vectors/deltas.json`: an opened folder, deltas, and the exit code of opening them onto the folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pannier::digest::sha256;
use serde_json::Value;

use super::vectors::bytes;
use crate::common::program::Home;
use crate::common::tools::here;
use crate::common::{name_of, put, tree};

/// Vectors in the file. None may get lost.
const COUNT: usize = 42;

fn lay(edits: &Value, folder: &Path) {
    for edit in edits.as_array().unwrap() {
        assert_eq!(edit["op"], "put");
        put(&folder.join(edit["file"].as_str().unwrap()), bytes(edit));
    }
}

/// The documents below a folder, each with its hash, without the list of them.
fn hashes(folder: &Path) -> BTreeMap<String, String> {
    let all = tree(folder)
        .into_iter()
        .filter_map(|(path, bytes)| Some((path.to_str().unwrap().to_owned(), sha256(&bytes?).to_string())));
    all.filter(|(name, _)| !name.starts_with("CONTENTS.sha256")).collect()
}

#[test]
fn deltas_are_judged_as_the_format_says() {
    let file: Value = serde_json::from_slice(&fs::read(here("tests/vectors/deltas.json")).unwrap()).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), COUNT);
    let key = here("tests/vectors/keys/publisher.pub");
    let mut wrong = Vec::new();
    for vector in vectors {
        let home = Home::new();
        let name = vector["name"].as_str().unwrap();
        fs::create_dir(home.at("old")).unwrap();
        lay(&vector["onto"], &home.at("old"));
        let mut line: Vec<String> = vec!["open".into()];
        for (number, delta) in vector["deltas"].as_array().unwrap().iter().enumerate() {
            lay(delta, &home.at(&format!("delta-{number}")));
            line.push(format!("delta-{number}"));
        }
        line.extend(["--onto", "old", "-o", "new", "-P", key.to_str().unwrap()].map(str::to_owned));
        let before = hashes(&home.at("old"));
        let run = home.run(&line);
        let wanted = vector["open"].as_i64().unwrap();
        if i64::from(run.code) != wanted {
            wrong.push(format!("{name}: {} instead of {wanted}: {}", run.code, run.err));
        }
        assert_eq!(before, hashes(&home.at("old")), "{name}");
        match &vector["documents"] {
            Value::Null => assert!(!home.at("new").exists(), "{name}"),
            wanted if run.code == 0 => {
                let made = serde_json::to_value(hashes(&home.at("new"))).unwrap();
                assert_eq!(made, *wanted, "{name}");
            }
            _ => {}
        }
        let left: Vec<_> = fs::read_dir(home.at("")).unwrap().map(|entry| name_of(&entry.unwrap().path())).collect();
        assert!(!left.iter().any(|name| name.contains("pannier-part")), "{name}: {left:?}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
