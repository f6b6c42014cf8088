//! The pages for people: their links lead to pages, their sentences are short and told once, and `pannier help` prints
//! the pages.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use pannier::format::Hash;
use pannier::format::delta::{self, DeltaFacts};

use crate::common::hand::{commands, commands_of_page};
use crate::common::tools::here;

/// The pages of which the manual is made.
const PAGES: [&str; 18] = [
    "README.md",
    "docs/aloud.md",
    "docs/browser.md",
    "docs/commit.md",
    "docs/cookbook.md",
    "docs/maintainer.md",
    "docs/many-readers.md",
    "docs/courier.md",
    "docs/intake.md",
    "docs/json.md",
    "docs/kit.md",
    "docs/mirrors.md",
    "docs/other-tools.md",
    "docs/release.md",
    "docs/paper.md",
    "docs/recipient.md",
    "docs/sender.md",
    "docs/torrent.md",
];

/// What `pannier help` prints: the topic, its page, and the section if it is one.
const TOPICS: [(&str, &str, Option<&str>); 12] = [
    ("start", "README.md", Some("If someone handed you a bundle")),
    ("recipient", "docs/recipient.md", None),
    ("courier", "docs/courier.md", None),
    ("couriers", "docs/courier.md", None),
    ("maintainer", "docs/maintainer.md", None),
    ("paper", "docs/paper.md", None),
    ("mirrors", "docs/mirrors.md", None),
    ("keys", "docs/maintainer.md", Some("Keys")),
    ("trust", "docs/recipient.md", Some("Trust")),
    ("by-hand", "docs/recipient.md", Some("Without Pannier")),
    ("json", "docs/json.md", None),
    ("codes", "docs/maintainer.md", Some("Exit codes")),
];

fn page(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap()
}

/// A page without its examples.
fn without_examples(text: &str) -> String {
    let outside = text.split("```").step_by(2);
    outside.collect()
}

/// The sentences of a page. A quoted command counts as one word.
fn sentences(text: &str) -> Vec<String> {
    let text = without_examples(text);
    let lines = text.lines().filter(|line| !line.starts_with(['|', '#']));
    let mut paragraphs = vec![String::new()];
    for line in lines {
        let item = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('.');
        if line.is_empty() || line.starts_with("- ") || (item.len() < line.len() && item.starts_with(' ')) {
            paragraphs.push(String::new());
        }
        let paragraph = paragraphs.last_mut().unwrap();
        paragraph.push_str(line);
        paragraph.push(' ');
    }
    let mut all = Vec::new();
    for paragraph in paragraphs {
        let quoted = paragraph.split('`').enumerate();
        let whole: String =
            quoted.map(|(n, part)| if n % 2 == 1 { part.replace(' ', "_") } else { part.into() }).collect();
        let mut sentence = Vec::new();
        for word in whole.split_whitespace() {
            sentence.push(word);
            if word.trim_end_matches(['*', ')']).ends_with(['.', '?', '!']) && sentence.len() > 1 {
                all.push(sentence.join(" "));
                sentence.clear();
            }
        }
        all.push(sentence.join(" "));
    }
    all
}

/// The anchor of a heading, as code hosts make it.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != ' ' && c != '-', "");
    kept.replace(' ', "-")
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let mut pages: Vec<String> = Vec::new();
    for folder in ["", "docs/", "docs/languages/"] {
        for entry in fs::read_dir(here(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".md") {
                pages.push(format!("{folder}{name}"));
            }
        }
    }
    let mut seen = 0;
    for path in pages {
        let text = without_examples(&page(&path));
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            if target.contains("://") {
                continue;
            }
            seen += 1;
            let (file, part) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { here(&path) } else { here(&path).parent().unwrap().join(file) };
            assert!(file.exists(), "{path}: {target}");
            if !part.is_empty() {
                let text = without_examples(&fs::read_to_string(&file).unwrap());
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                let found = headings.any(|line| anchor(line.trim_start_matches('#').trim_start()) == part);
                assert!(found, "{path}: {target}: there is no such heading");
            }
        }
    }
    assert!(seen > 30, "only {seen} links were found");
}

#[test]
fn sentences_are_short_and_told_once() {
    let mut told = HashMap::new();
    for path in PAGES {
        for sentence in sentences(&page(path)) {
            let words = sentence.split(' ').count();
            assert!(words <= 25, "{path}: {words} words: {sentence}");
            if words >= 6
                && let Some(other) = told.insert(sentence.clone(), path)
            {
                panic!("told in {other} and in {path}: {sentence}");
            }
        }
    }
    assert!(told.len() > 100, "only {} sentences were found", told.len());
    assert!(page("README.md").lines().count() <= 180);
}

/// All names of tests below a folder.
fn tests_below(folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests_below(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let tests = text.split("#[test]\n").skip(1).filter_map(|test| test.trim_start().strip_prefix("fn "));
            names.extend(tests.filter_map(|test| Some(test.split_once("()")?.0.to_owned())));
        }
    }
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let mut tests = Vec::new();
    tests_below(&here("tests"), &mut tests);
    let text = page("README.md");
    let promises = text.split("## Promises").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<&str> = promises.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() >= 4, "{rows:?}");
    for row in rows {
        let name = row.rsplit('`').nth(1).unwrap();
        assert!(tests.iter().any(|test| test == name), "there is no test {name}");
    }
}

/// The words of a text, without marks.
fn words(text: &str) -> Vec<String> {
    let bare = text.replace("[..]", "...").replace("](", " ](").replace(['`', '"', '*', '#', '['], "");
    let words = bare.split_whitespace().filter(|word| !word.starts_with("](") && *word != "\\");
    words.map(str::to_lowercase).collect()
}

#[test]
fn help_prints_the_pages_word_by_word_in_eighty_columns() {
    for (topic, path, heading) in TOPICS {
        let text = page(path);
        let text = match heading {
            Some(heading) => {
                let (_, from) = text.split_once(&format!("\n## {heading}\n")).unwrap();
                format!("{heading}\n{}", from.split("\n## ").next().unwrap())
            }
            None => text,
        };
        let help = Command::new(env!("CARGO_BIN_EXE_pannier")).args(["help", topic]).output().unwrap();
        assert!(help.status.success(), "{topic}");
        let help = String::from_utf8(help.stdout).unwrap();
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "{topic}: {line}");
            let marked = ["```", "](", "**", "|--"].iter().any(|mark| line.contains(mark)) || line.starts_with('#');
            assert!(!marked, "{topic}: {line}");
        }
        // Cells of tables are broken side by side, so their words stand in another order.
        let (mut rows, mut others) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with("```") && !line.starts_with("|--")) {
            let into = if line.starts_with('|') { &mut rows } else { &mut others };
            let is_row = line.starts_with('|');
            into.push_str(&if is_row { line.replace('|', " ") } else { line.to_owned() });
            into.push('\n');
        }
        let shown = words(&help);
        let mut after = shown.iter();
        for word in words(&others).iter().filter(|word| !word.starts_with("](")) {
            assert!(
                after.any(|shown| shown.trim_start_matches('(') == word.trim_start_matches('(')),
                "{topic}: {word}"
            );
        }
        for word in words(&rows) {
            assert!(shown.contains(&word), "{topic}: {word}");
        }
    }
}

/// Whether a person puts something of their own into a command.
fn is_filled_in(command: &str) -> bool {
    command.starts_with("BUNDLE='") || command.starts_with("KEY='")
}

#[test]
fn the_script_that_opens_by_hand_types_the_commands_of_the_page_and_nothing_more() {
    let script = page("scripts/recover.sh");
    let typed = typed_between(&script, "TYPED");
    let told: Vec<String> = commands_of_page().into_iter().filter(|command| !is_filled_in(command)).collect();
    assert!(told.len() > 20, "{told:#?}");
    assert_eq!(commands(&typed), told);
    // What it does beside typing touches no file of the bundle.
    let beside = script.lines().filter(|line| line.contains("$BUNDLE") && !typed.contains(*line));
    assert_eq!(beside.collect::<Vec<_>>(), Vec::<&str>::new());
}

/// What the script types between two words.
fn typed_between(script: &str, word: &str) -> String {
    let (begin, mut typed, mut lines) = (format!("<<'{word}'"), String::new(), script.lines());
    while let Some(line) = lines.next() {
        if line.contains(&begin) && !line.starts_with('#') {
            lines.by_ref().take_while(|line| *line != word).for_each(|line| typed += &format!("{line}\n"));
        }
    }
    typed
}

#[test]
fn the_script_types_the_commands_of_a_difference_and_nothing_more() {
    let facts = DeltaFacts {
        series: "mosaic".into(),
        release: 44,
        content: Hash([1; 32]),
        base_release: 43,
        base_content: Hash([2; 32]),
    };
    let words = delta::words(&facts);
    let (_, by_hand) = words.split_once("Without Pannier").unwrap();
    let told: Vec<String> = commands_of(by_hand).into_iter().filter(|command| !command.starts_with("OLD=")).collect();
    assert!(told.len() > 10, "{told:#?}");
    assert_eq!(commands(&typed_between(&page("scripts/recover.sh"), "DELTA")), told);
}

/// The commands of a text in which a command begins with two blanks.
fn commands_of(recipe: &str) -> Vec<String> {
    let typed = recipe.lines().filter(|line| pannier::readme::is_command(line));
    commands(&typed.map(|line| format!("{}\n", &line[2..])).collect::<String>())
}

#[test]
fn the_commands_by_hand_are_the_same_on_the_page_in_readme_txt_and_on_the_card() {
    let told = commands_of_page();
    let opens = |command: &String| command.starts_with("age -d ") || command.starts_with("mv payload");
    let other = |sealing: &str, command: &String| {
        opens(command)
            && match sealing {
                "recipients" => !command.contains(" -i "),
                "passphrase" => command.contains(" -i ") || command.starts_with("mv"),
                _ => !command.starts_with("mv"),
            }
    };
    for (sealing, bundle) in [("recipients", "recipients"), ("passphrase", "passphrase"), ("none", "public")] {
        let facts = fs::read(here(&format!("bundles/format-1-{bundle}/bundle.json"))).unwrap();
        let text = pannier::readme::text(&pannier::format::Facts::parse(&facts).unwrap(), &[]);
        let (with, by_hand) = text.split_once("\nBY HAND").unwrap();
        assert!(commands_of(with).iter().all(|command| command.starts_with("pannier ")), "{with}");
        let expected: Vec<&String> = told.iter().filter(|command| !other(sealing, command)).collect();
        let mut here = commands_of(by_hand);
        here.iter_mut().filter(|command| command.starts_with("BUNDLE='")).for_each(|command| {
            *command = told.iter().find(|told| told.starts_with("BUNDLE='")).unwrap().clone();
        });
        assert_eq!(here.iter().collect::<Vec<_>>(), expected, "{sealing}");
    }
    // Whoever has the card has the key.
    let card: Vec<String> = commands_of(&pannier::readme::by_hand("RWKEY"));
    assert!(card.contains(&"KEY='RWKEY'".to_owned()));
    let expected = told.iter().filter(|command| !command.starts_with("KEY=$(") && !command.starts_with("printf"));
    let card = card.iter().filter(|command| !is_filled_in(command)).collect::<Vec<_>>();
    assert_eq!(card, expected.filter(|command| !is_filled_in(command)).collect::<Vec<_>>());
}

/// Instructions that come with a bundle come from whoever carried it.
#[test]
fn no_page_tells_people_to_type_what_came_with_a_bundle() {
    for path in PAGES {
        let text = page(path);
        assert!(!text.contains("Type the commands in `README.txt`"), "{path}");
        for pattern in ["d*.bin", "sha256sum *"] {
            assert!(!text.contains(pattern), "{path} takes files by a pattern: {pattern}");
        }
    }
    assert!(page("docs/recipient.md").contains("only if it is also on a page that came to you another way"));
    let readme = page("crates/format/src/readme.rs");
    assert!(readme.contains("only if the same command is on a page that came to you another way"), "README.txt");
}
