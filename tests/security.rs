//! SECURITY.md names a test for every attack. Each of them exists.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

/// Attacks that every edition of the table must speak of.
const NAMED: [&str; 12] = [
    "arbitrary install",
    "rollback",
    "freeze",
    "mix-and-match",
    "fork",
    "endless data",
    "poisoned repair",
    "traversal",
    "terminal injection",
    "metadata",
    "coercion",
    "key theft",
];

/// Tells whether a test file has this test, and runs it.
fn exists(file: &str, name: &str) -> bool {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(file);
    let text = fs::read_to_string(path).unwrap_or_default();
    let Some(at) = text.find(&format!("\nfn {name}()")) else { return false };
    let before = text[..at].rsplit("\n\n").next().unwrap_or_default();
    before.contains("#[test]") && !before.contains("ignore")
}

#[test]
fn every_named_attack_is_shown_by_a_test_that_exists() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("SECURITY.md")).unwrap();
    let table = text.split("## Attacks by name").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(1)
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(rows.len() >= 20, "{} rows", rows.len());
    for attack in NAMED {
        assert!(rows.iter().any(|row| row[0].contains(attack)), "nothing is said of {attack}");
    }
    for row in rows {
        assert_eq!(row.len(), 4, "{row:?}");
        let tests: Vec<&str> = row[3].split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty() || row[3].starts_with("none: "), "{}: neither a test nor a reason", row[0]);
        for test in tests {
            let (file, name) = test.split_once("::").unwrap_or_else(|| panic!("{}: {test}", row[0]));
            assert!(exists(file, name), "{}: there is no test {test}", row[0]);
        }
    }
    assert!(!exists("security.rs", "no_such_test"));
}
