//! The map in CONTRIBUTING.md is made from the first sentence of each source file.
//!
//! `MAP=overwrite` writes the map anew: read the change before you keep it.

use std::env;
use std::fmt::Write as _;
use std::fs;

use crate::common::tools::here;

const PAGE: &str = "CONTRIBUTING.md";
const BEGIN: &str = "<!-- The map begins here. Do not edit it: MAP=overwrite cargo test --test it spec::map -->\n";
const END: &str = "<!-- The map ends here. -->\n";
/// A sentence of the map has at most so many words.
const WORDS_MAX: usize = 25;

/// The folders of the map, in the order of the walls: whoever comes later may use those before.
fn roots() -> Vec<String> {
    let known = ["crates/format/src", "crates/reader/src", "crates/optical/src"].map(str::to_owned);
    let mut crates: Vec<String> = fs::read_dir(here("crates"))
        .unwrap()
        .map(|entry| format!("crates/{}/src", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    crates.sort_by_key(|path| (known.iter().position(|other| other == path).unwrap_or(known.len()), path.clone()));
    crates.extend(["src", "browser/module/src", "fuzz/oracles/src", "examples"].map(str::to_owned));
    crates.retain(|path| here(path).is_dir());
    crates
}

/// The `.rs` files of a folder, those of each folder before those of the folders in it.
fn walk(folder: &str, into: &mut Vec<(String, Vec<String>)>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(here(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => folders.push(format!("{folder}/{name}")),
            false if name.ends_with(".rs") => files.push(name),
            false => {}
        }
    }
    // The file that stands for its folder comes first.
    let face = |name: &str| !matches!(name, "lib.rs" | "main.rs" | "mod.rs");
    files.sort_by_key(|name| (face(name), name.clone()));
    folders.sort();
    if !files.is_empty() {
        into.push((folder.to_owned(), files));
    }
    folders.iter().for_each(|folder| walk(folder, into));
}

/// The first sentence of a file's description, without links; `None` where the first line is no `//! …`.
fn sentence(text: &str) -> Option<String> {
    let lines = text.lines().map_while(|line| line.strip_prefix("//! ")).map(str::trim);
    let paragraph = lines.collect::<Vec<_>>().join(" ");
    let end = paragraph.match_indices(['.', '?']).find(|(at, _)| paragraph[at + 1..].starts_with(' '));
    let sentence = end.map_or(paragraph.as_str(), |(at, _)| &paragraph[..=at]);
    (!sentence.is_empty()).then(|| sentence.replace("[`", "`").replace("`]", "`"))
}

/// Every file of the map with its sentence, folder by folder.
fn described() -> Vec<(String, Vec<(String, String)>)> {
    let mut folders = Vec::new();
    roots().iter().for_each(|root| walk(root, &mut folders));
    let describe = |folder: &str, name: String| {
        let text = fs::read_to_string(here(folder).join(&name)).unwrap();
        let sentence = sentence(&text).unwrap_or_else(|| panic!("{folder}/{name}: the first line is no `//! …`"));
        (name, sentence)
    };
    folders
        .into_iter()
        .map(|(folder, names)| {
            let files = names.into_iter().map(|name| describe(&folder, name)).collect();
            (folder, files)
        })
        .collect()
}

fn map() -> String {
    let mut map = String::new();
    for (folder, files) in described() {
        write!(map, "\n### `{folder}`\n\n| file | its task |\n|---|---|\n").unwrap();
        for (name, sentence) in files {
            writeln!(map, "| `{name}` | {} |", sentence.replace('|', "\\|")).unwrap();
        }
    }
    map.push('\n');
    map
}

#[test]
fn the_map_is_made_from_the_first_sentence_of_each_file() {
    let page = fs::read_to_string(here(PAGE)).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap_or_else(|| panic!("{PAGE} has no line {BEGIN}"));
    let (old, after) = rest.split_once(END).unwrap_or_else(|| panic!("{PAGE} has no line {END}"));
    let new = map();
    assert!(new.lines().count() > 150, "the test reads too few files:\n{new}");
    if env::var_os("MAP").is_some_and(|value| value == "overwrite") {
        return fs::write(here(PAGE), [before, BEGIN, &new, END, after].concat()).unwrap();
    }
    let differs = old.lines().zip(new.lines()).find(|(old, new)| old != new);
    assert!(
        old == new,
        "the map in {PAGE} is old: {differs:?}\nwrite it anew: MAP=overwrite cargo test --test it spec::map"
    );
}

#[test]
fn the_first_sentence_of_each_file_is_short_and_has_a_head() {
    let mut wrong = Vec::new();
    for (folder, files) in described() {
        for (name, sentence) in files {
            let words = sentence.split_whitespace().count();
            if words > WORDS_MAX {
                wrong.push(format!("{folder}/{name}: {words} words: {sentence}"));
            }
            let first = sentence.split(' ').next().unwrap_or_default();
            if ["What", "Whatever", "Whoever", "How", "Which", "Whether", "Where"].contains(&first) {
                wrong.push(format!("{folder}/{name}: begin with a noun or a verb: {sentence}"));
            }
            if !sentence.ends_with(['.', '?']) && !sentence.ends_with(".)") {
                wrong.push(format!("{folder}/{name}: no full stop: {sentence}"));
            }
        }
    }
    assert!(wrong.is_empty(), "the first line of a file says what the file is for:\n{}", wrong.join("\n"));
}

#[test]
fn a_sentence_is_cut_out_of_its_paragraph() {
    let of = |text: &str| sentence(text);
    assert_eq!(of("//! The pool: all\n//! good blocks. More.\nuse x;").as_deref(), Some("The pool: all good blocks."));
    assert_eq!(of("//! Reads [`Facts`] (§1.2).\n\nuse x;").as_deref(), Some("Reads `Facts` (§1.2)."));
    assert_eq!(of("//! One.\n//!\n//! Two.\n").as_deref(), Some("One."));
    assert_eq!(of("use x;\n//! Late."), None);
}
