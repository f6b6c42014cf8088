//! SECURITY.md names a test for every attack. Each of the tests exists.

use std::fs;

use crate::common::tools::here;

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

/// Tells whether there is a test of this full name, such as `hostile::tamper::an_empty_chunk_file_is_named`, that is run.
fn exists(test: &str) -> bool {
    let Some((module, name)) = test.rsplit_once("::") else { return false };
    let path = here("tests/it").join(module.replace("::", "/")).with_extension("rs");
    let text = fs::read_to_string(path).unwrap_or_default();
    let Some(at) = text.find(&format!("\nfn {name}()")) else { return false };
    let before = text[..at].rsplit("\n\n").next().unwrap_or_default();
    before.contains("#[test]") && !before.contains("ignore")
}

#[test]
fn every_named_attack_is_shown_by_a_test_that_exists() {
    let text = fs::read_to_string(here("SECURITY.md")).unwrap();
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
            assert!(exists(test), "{}: there is no test {test}", row[0]);
        }
    }
    assert!(!exists("hostile::security::no_such_test") && !exists("no_such_test"));
}
