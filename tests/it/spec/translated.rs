//! The pages of the manual in other languages: the same headings, commands and steps as the English page, and every command unchanged.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::common::tools::{here, present};

const LANGUAGES: [&str; 6] = ["fa", "ar", "ckb", "zh", "kmr", "fr"];
const PAGES: [&str; 3] = ["recipient", "courier", "aloud"];

/// English sections that nobody has translated yet: the page, and the heading. Each translated page then says so at its end, in a line
/// that begins with `English:` and has the heading. Without a word in both places, a new English section fails the test.
const ENGLISH_ONLY: [(&str, &str); 2] = [("courier", "In a swarm"), ("recipient", "Show one document to others")];

fn english(page: &str) -> String {
    fs::read_to_string(here(&format!("docs/{page}.md"))).unwrap()
}

fn translated(page: &str, language: &str) -> String {
    fs::read_to_string(here(&format!("docs/languages/{page}.{language}.md"))).unwrap()
}

/// What a section has beside its words.
#[derive(Debug, PartialEq, Eq)]
struct Section {
    level: usize,
    /// Examples and commands that stand alone, word by word.
    blocks: Vec<String>,
    /// Commands, options and names within sentences.
    quoted: BTreeSet<String>,
    steps: usize,
    items: usize,
    rows: usize,
    quotes: usize,
    paragraphs: usize,
}

/// The sections of a page with their headings. The line that nobody has read a translation is no paragraph.
fn sections(text: &str, is_translated: bool) -> Vec<(String, Section)> {
    let mut all: Vec<(String, Section)> = Vec::new();
    let mut lines = text.lines().peekable();
    let mut was_empty = true;
    let mut prose = String::new();
    while let Some(line) = lines.next() {
        let bare = line.trim_start();
        if bare.starts_with('#') && line.starts_with('#') {
            quote(&mut all, &mut prose);
            let level = bare.len() - bare.trim_start_matches('#').len();
            let heading = bare.trim_start_matches('#').trim().to_owned();
            let skips = usize::from(is_translated && all.is_empty());
            let section = Section {
                level,
                blocks: Vec::new(),
                quoted: BTreeSet::new(),
                steps: 0,
                items: 0,
                rows: 0,
                quotes: 0,
                paragraphs: 0_usize.wrapping_sub(skips),
            };
            all.push((heading, section));
            continue;
        }
        let (_, section) = all.last_mut().unwrap();
        if bare.starts_with("```") {
            let mut block = format!("{line}\n");
            for inside in lines.by_ref() {
                block += &format!("{inside}\n");
                if inside.trim_start() == "```" {
                    break;
                }
            }
            section.blocks.push(block);
            was_empty = true;
            continue;
        }
        let number = bare.trim_start_matches("**").trim_start_matches(|c: char| c.is_ascii_digit());
        let is_step = number.len() < bare.trim_start_matches("**").len() && number.starts_with('.');
        match bare {
            _ if is_step => section.steps += 1,
            _ if bare.starts_with("- ") => section.items += 1,
            _ if bare.starts_with('|') => section.rows += 1,
            _ if bare.starts_with('>') => section.quotes += 1,
            _ if was_empty && !bare.is_empty() => section.paragraphs = section.paragraphs.wrapping_add(1),
            _ => {}
        }
        was_empty = bare.is_empty();
        prose += bare;
        prose += " ";
    }
    quote(&mut all, &mut prose);
    all
}

/// Notes what a section quotes.
fn quote(all: &mut [(String, Section)], prose: &mut String) {
    if let Some((_, section)) = all.last_mut() {
        section.quoted = prose.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    }
    prose.clear();
}

#[test]
fn every_page_in_another_language_has_the_headings_commands_and_steps_of_the_english_page() {
    for page in PAGES {
        let only = |heading: &str| ENGLISH_ONLY.contains(&(page, heading));
        let expected: Vec<_> =
            sections(&english(page), false).into_iter().filter(|(heading, _)| !only(heading)).collect();
        assert!(expected.len() > 4, "{page}");
        for language in LANGUAGES {
            let text = translated(page, language);
            let (text, rest) = text.split_once("\nEnglish: ").unwrap_or((&text, ""));
            for (_, heading) in ENGLISH_ONLY.iter().filter(|(at, _)| *at == page) {
                assert!(
                    rest.contains(heading),
                    "{page}.{language} does not say that \"{heading}\" is in English alone"
                );
            }
            let found = sections(text, true);
            for ((heading, expected), (own, found)) in expected.iter().zip(&found) {
                let own_word = |one: &String| one.starts_with("pannier help --page ");
                let (mut expected, mut found) = (clone(expected), clone(found));
                expected.quoted.retain(|one| !own_word(one));
                found.quoted.retain(|one| !own_word(one));
                assert_eq!(found, expected, "{page}.{language}: \"{own}\" is not as \"{heading}\"");
            }
            assert_eq!(found.len(), expected.len(), "{page}.{language} has other sections");
        }
    }
}

fn clone(section: &Section) -> Section {
    Section { blocks: section.blocks.clone(), quoted: section.quoted.clone(), ..*section }
}

/// The first letter decides in which direction a paragraph runs. A command at the beginning would turn it around.
#[test]
fn a_paragraph_from_right_to_left_begins_with_a_letter_from_right_to_left() {
    let is_from_right = |c: char| matches!(c, '\u{600}'..='\u{6ff}');
    for page in PAGES {
        for language in ["fa", "ar", "ckb"] {
            let text = translated(page, language);
            let outside: String = text.split("```").step_by(2).collect();
            // What is quoted stands for a letter from left to right.
            let parts = outside.split('`').enumerate();
            let outside: String = parts.map(|(n, part)| if n % 2 == 1 { "x" } else { part }).collect();
            for paragraph in
                outside.split("\n\n").flat_map(|part| part.split("\n- ")).flat_map(|part| part.split("\n| "))
            {
                let cells = paragraph.split(" | ").filter(|cell| cell.chars().any(is_from_right));
                for cell in cells {
                    let first = cell.chars().find(|c| c.is_alphabetic()).unwrap();
                    assert!(is_from_right(first), "{page}.{language}: {cell}");
                }
            }
        }
    }
}

/// What `help --page` has to read aloud is on the page too, word for word.
#[test]
fn the_page_to_read_aloud_has_the_sentences_of_the_program() {
    for language in ["en"].iter().chain(&LANGUAGES) {
        let room = crate::common::room();
        let file = room.path().join("page.html");
        let mut command = Command::new(env!("CARGO_BIN_EXE_pannier"));
        let run = command.args(["help", "--page", language, "-o"]).arg(&file).output().unwrap();
        assert!(run.status.success());
        let page = fs::read_to_string(file).unwrap().replace('\u{a0}', " ");
        let (_, aloud) = page.rsplit_once("<h2>").unwrap();
        let told = if *language == "en" { english("aloud") } else { translated("aloud", language) };
        let mut sentences = 0;
        for part in aloud.split("</pre>").flat_map(|part| part.split("<pre")).flat_map(|part| part.split("<li>")) {
            for text in part.split('<').map(|part| part.rsplit('>').next().unwrap().trim()) {
                let text = text.replace("&quot;", "\"");
                let is_own = text.chars().any(char::is_alphabetic) && !text.starts_with("pannier ");
                assert!(!is_own || told.contains(&text), "{language}: {text}");
                sentences += usize::from(is_own);
            }
        }
        assert!(sentences >= 18, "{sentences}");
    }
}

/// A translation that no native reader has read says so in its second line, and the program says so too.
#[test]
fn an_unread_translation_says_so() {
    for page in PAGES {
        for language in LANGUAGES {
            let words = fs::read_to_string(here(&format!("src/cli/messages/{language}/words.ftl"))).unwrap();
            let unread = words.lines().find_map(|line| line.strip_prefix("language-unread = ")).unwrap();
            let first = unread.split_inclusive(['.', '。']).next().unwrap();
            assert!(translated(page, language).lines().nth(2).unwrap().starts_with(first), "{page}.{language}");
        }
    }
}

/// Translators see every message in place. Nothing is overwritten, and an unknown language is refused.
#[test]
fn the_page_for_translators_has_every_message() {
    if !present(&["bash", "python3"]) {
        return;
    }
    let room = crate::common::room();
    for language in LANGUAGES {
        let file = room.path().join(format!("{language}.html"));
        let make = |language: &str| {
            let mut command = Command::new(here("scripts/messages"));
            command.args(["--page", language]).arg(&file).output().unwrap()
        };
        let run = make(language);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let page = fs::read_to_string(&file).unwrap();
        let shown: BTreeSet<&str> =
            page.split("<h3 id=\"").skip(1).map(|part| part.split('"').next().unwrap()).collect();
        for entry in fs::read_dir(here("src/cli/messages/en")).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
            let is_key = |key: &&str| key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.contains(' ');
            for key in keys.filter(is_key) {
                assert!(shown.contains(key), "{language}: {key}");
            }
        }
        assert!(!page.contains("MISSING") && page.matches(".rs:").count() > 1000, "{language}");
        assert!(!make(language).status.success(), "it overwrites");
        assert!(!make("xx").status.success());
    }
}
