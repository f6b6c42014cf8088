//! The page that `help --page` writes: one file without scripts or network, the same in every language but for its words.

use std::fs;

use serde_json::Value;

use crate::common::program::Home;
use crate::common::tools::here;

const LANGUAGES: [&str; 7] = ["en", "fa", "ar", "ckb", "zh", "kmr", "fr"];

/// The words of a verdict on the page, and the entry that says back in English what stands there.
const GLOSSES: [(&str, &str); 10] = [
    ("OK", "OK"),
    ("OPENABLE", "OPENABLE"),
    ("DAMAGED BUT OPENABLE", "DAMAGED BUT OPENABLE"),
    ("SHARE", "SHARE"),
    ("INCOMPLETE", "INCOMPLETE"),
    ("NOT TRUSTED", "NOT TRUSTED"),
    ("CONFLICT", "CONFLICT"),
    ("PARTIAL", "PARTIAL"),
    ("SAFE TO PULL", "head-safe-to-pull"),
    ("PULL AND CHECK", "head-pull-and-check"),
];

/// Warnings, and what is dangerous to misread in the texts to read aloud.
const WARNINGS: [&str; 7] = [
    "run-no-program",
    "whose-help",
    "about-device",
    "guide-proves",
    "guide-digits-who",
    "guide-digits-differ",
    "guide-slip-wrong",
];

fn page(language: &str) -> String {
    let home = Home::new();
    home.say(&format!("help --page {language} -o page.html")).exits(0);
    // Where French has a blank before a mark, the page has one that breaks no line.
    home.text("page.html").replace('\u{a0}', " ")
}

/// The tags of a page without its words, but with what stands in commands.
fn skeleton(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let mut out = String::new();
    let mut in_code = false;
    for part in body.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        in_code = (in_code || tag == "code") && tag != "/code";
        out += &format!("<{tag}>{}", if in_code || tag.starts_with("bdi") { text } else { "" });
    }
    out
}

#[test]
fn the_page_is_one_file_without_scripts_and_the_same_but_for_its_words() {
    let english = page("en");
    let commands = english.matches("<pre dir=\"ltr\"").count();
    assert!(commands >= 12, "{commands}");
    for language in LANGUAGES {
        let page = page(language);
        assert_eq!(page, self::page(language), "{language}: two runs differ");
        for word in ["<script", "http:", "https:", "src=", "href=", "url(", "@import", "onload"] {
            assert!(!page.contains(word), "{language} has {word}");
        }
        let direction = if ["fa", "ar", "ckb"].contains(&language) { "rtl" } else { "ltr" };
        assert!(page.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")));
        // The line that nobody has read the translation stands in the others alone.
        let rest = skeleton(&page);
        let rest = if language == "en" { rest } else { rest.replacen("<p class=\"note\"></p>", "", 1) };
        assert_eq!(rest, skeleton(&english), "{language} has other steps or commands");
        let is_local = |c| matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}');
        assert!(!page.contains(is_local), "{language} has digits of another script");
        assert!(page.len() < 32_000, "{language}: {} bytes", page.len());
    }
}

#[test]
fn every_verdict_and_warning_of_the_page_has_its_translation_back() {
    for language in &LANGUAGES[1..] {
        let text = fs::read(here(&format!("docs/languages/{language}.json"))).unwrap();
        let glosses: Vec<Value> = serde_json::from_slice(&text).unwrap();
        let gloss = |key: &str| {
            let entry = glosses.iter().find(|entry| entry["key"].as_str() == Some(key));
            entry.unwrap_or_else(|| panic!("{language} has no {key}"))["text"].as_str().unwrap().to_owned()
        };
        let page = page(language);
        for (word, key) in GLOSSES {
            let (_, rest) = page.split_once(&format!(">{word}</bdi></dt>\n<dd>")).unwrap();
            assert_eq!(rest.split_once("</dd>").unwrap().0, gloss(key), "{language}: {word}");
        }
        for key in WARNINGS {
            assert!(page.contains(&gloss(key)), "{language}: {key}");
        }
    }
}

#[test]
fn the_page_gets_a_name_and_nothing_is_overwritten() {
    let home = Home::new();
    home.say("help --page ckb").exits(0).says("pannier-ckb.html");
    let before = home.text("pannier-ckb.html");
    home.say("help --page ckb").exits(7);
    assert_eq!(home.text("pannier-ckb.html"), before);
    let told = home.say("help --page zh -o zh.html --json").json();
    assert_eq!(told["page_bytes"].as_u64().unwrap(), home.text("zh.html").len() as u64);
    for wrong in ["help --page xx", "help open --page fa", "help -o page.html"] {
        home.say(wrong).exits(2);
    }
}
