//! The pages for browsers are what their sources give: the hash of all inputs stands beside the pages.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::tools::here;
use sha2::{Digest, Sha256};

const SUMS: &str = "browser/reader.sums";
const PAGES: [&str; 3] = ["reader.html", "reader-lite.html", "sender.html"];

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files below a folder.
fn below(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { below(&path, into) } else { into.push(path) }
    }
}

/// The inputs of `scripts/browser-build`, as it hashes them.
fn inputs() -> String {
    let root = here("");
    let mut all = Vec::new();
    for folder in ["crates/format", "crates/reader", "crates/maker", "crates/optical", "browser/module/src"] {
        let mut files = Vec::new();
        below(&root.join(folder), &mut files);
        all.extend(files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")));
    }
    below(&root.join("browser/page"), &mut all);
    below(&root.join("browser/words"), &mut all);
    let others = [
        "Cargo.toml",
        "Cargo.lock",
        "crates/format/Cargo.toml",
        "crates/maker/Cargo.toml",
        "crates/reader/Cargo.toml",
        "crates/optical/Cargo.toml",
        "browser/module/Cargo.toml",
        "browser/module/stubs.c",
        "scripts/browser-build",
        "scripts/wasm-toolchain",
    ];
    all.extend(others.iter().map(|name| root.join(name)));
    let mut lines: Vec<(String, String)> = all
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            (name, hex(&fs::read(path).unwrap()))
        })
        .collect();
    lines.sort();
    hex(lines.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect::<String>().as_bytes())
}

fn line_with<'a>(sums: &'a str, word: &str) -> &'a str {
    sums.lines().find(|line| line.split(' ').any(|part| part == word)).unwrap()
}

#[test]
fn the_pages_are_of_these_sources() {
    let sums = fs::read_to_string(here(SUMS)).unwrap();
    let written = line_with(&sums, "inputs");
    assert_eq!(written, format!("inputs {}", inputs()), "scripts/browser-build makes the pages anew");
    for page in PAGES {
        let hash = hex(&fs::read(here("browser").join(page)).unwrap());
        assert_eq!(line_with(&sums, page), format!("{hash}  {page}"), "this is not the page that was built");
    }
}

#[test]
fn the_pages_are_short_and_name_no_address() {
    for (page, most) in PAGES.iter().zip([1_200_000, 800_000, 1_000_000]) {
        let text = fs::read_to_string(here("browser").join(page)).unwrap();
        assert!(text.len() <= most, "{page} has {} bytes", text.len());
        assert!(text.contains("default-src 'none'") && text.contains("connect-src 'none'"));
        // The name space of XHTML is a name, and nobody loads it.
        let others = text.replace("http://www.w3.org/1999/xhtml", "");
        assert!(!others.contains("http://") && !others.contains("https://"), "{page} names an address");
        assert_eq!(text.matches("<script type=\"application/json\" id=\"stamp\">{}</script>").count(), 1);
    }
}

/// Every sentence of the page that names a verdict is that of the program.
#[test]
fn the_page_says_verdicts_in_the_words_of_the_program() {
    let report = fs::read_to_string(here("src/cli/messages/en/report.ftl")).unwrap();
    let words = fs::read_to_string(here("browser/words/en.json")).unwrap();
    let words: serde_json::Value = serde_json::from_str(&words).unwrap();
    let same = [
        "report-ok",
        "report-openable",
        "report-damaged",
        "report-incomplete",
        "report-other-publisher",
        "report-not-pinned",
        "report-other-series",
        "report-conflict",
        "report-enough",
        "report-short",
        "report-no-table",
    ];
    for key in same {
        let said = report.lines().find_map(|line| line.strip_prefix(&format!("{key} = "))).unwrap();
        let said = said.replace("{ $", "{").replace(" }", "}");
        assert_eq!(words[key].as_str(), Some(said.as_str()), "{key}");
    }
}
