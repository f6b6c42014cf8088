//! `README.txt` in other languages: it is made again bit for bit, an extension keeps its languages, and every sentence has a translation back.

use std::fs;

use serde_json::Value;

use pannier::digest::sha256;
use pannier::format::Facts;
use pannier::readme::{Language, again, text};

use crate::common::journey::{home, pack, publisher_of, recipient};
use crate::common::tools::here;
use crate::common::tree;

#[test]
fn a_lost_text_in_other_languages_is_written_again_and_an_extension_keeps_the_languages() {
    let home = home();
    let sealings = ["--public".to_owned(), format!("-r {}", recipient(&home, "recipient-first.key"))];
    for (sealing, asked, has) in [
        (&sealings[0], "zh,fa,en,fa", vec![Language::Persian, Language::Chinese]),
        (&sealings[1], "fr,ckb,kmr", vec![Language::Sorani, Language::Kurmanji, Language::French]),
        (&sealings[1], "en", vec![]),
    ] {
        let name = asked.replace(',', "-");
        pack(&home, &name, &format!("{sealing} --readme-lang {asked}"));
        let key = publisher_of(&home, &name);
        let facts = |folder: &str| Facts::parse(home.text(&format!("{folder}/bundle.json")).as_bytes()).unwrap();
        let page = home.text(&format!("{name}/README.txt"));
        assert_eq!(page, text(&facts(&name), &has), "{asked}");
        assert_eq!(page.len() > text(&facts(&name), &[]).len(), !has.is_empty());
        home.say(&format!("check {name} -P {key}")).exits(0);

        let whole = tree(&home.at(&name));
        home.say(&format!("more-recovery {name} -k publisher.key --spare 90% -o {name}-more")).exits(0);
        let more = home.text(&format!("{name}-more/README.txt"));
        assert_eq!(more, text(&facts(&format!("{name}-more")), &has), "{asked}");

        fs::remove_file(home.at(&format!("{name}/README.txt"))).unwrap();
        fs::remove_file(home.at(&format!("{name}/d0001.bin"))).unwrap();
        home.say(&format!("repair {name} -P {key} -o {name}-again")).exits(0).says("bit for bit");
        assert!(tree(&home.at(&format!("{name}-again"))) == whole, "{asked}");
    }
    home.say("pack corpus -o x -k publisher.key --public --readme-lang fa,xx").exits(2);
}

/// A text that no edition has travels as the file that it is, and is never guessed.
#[test]
fn a_text_of_no_edition_is_not_written_again() {
    let facts = Facts::parse(&fs::read(here("bundles/format-1-public/bundle.json")).unwrap()).unwrap();
    let known = text(&facts, &[Language::Persian, Language::Arabic]);
    assert_eq!(again(&facts, sha256(known.as_bytes())).unwrap().languages, [Language::Persian, Language::Arabic]);
    for other in [known.replace("FOLDER", "FOLDERS"), format!("{known}\n"), format!("\u{feff}{known}")] {
        assert_eq!(again(&facts, sha256(other.as_bytes())), None);
    }
}

/// Whoever reads a language judges it by the translation back. No sentence is without one, and each means what it means in the program.
#[test]
fn every_sentence_of_the_text_has_its_translation_back() {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let facts = Facts::parse(&fs::read(here("bundles/format-1-public/bundle.json")).unwrap()).unwrap();
    for language in Language::ALL {
        let code = language.code();
        let glosses: Vec<Value> =
            serde_json::from_slice(&fs::read(here(&format!("docs/languages/{code}.json"))).unwrap()).unwrap();
        let mut told: Vec<String> = glosses.iter().map(|gloss| bare(gloss["text"].as_str().unwrap())).collect();
        told.sort_by_key(|text| std::cmp::Reverse(text.len()));
        assert!(glosses.iter().all(|gloss| !gloss["back"].as_str().unwrap().is_empty()));
        for sealing in ["recipients", "passphrase", "none"] {
            let facts = Facts { sealing: serde_json::from_value(Value::from(sealing)).unwrap(), ..facts.clone() };
            let page = text(&facts, &[language]);
            let english = text(&facts, &[]);
            // What stands in the English text too, and commands with their blanks before them, are no sentences of the language.
            let own = |line: &&str| !line.starts_with(' ') && !english.lines().any(|other| other == *line);
            let lines = page.lines().filter(own).collect::<String>();
            let mut left = bare(&lines);
            for text in &told {
                left = left.replace(text.as_str(), "");
            }
            assert_eq!(left, "", "{code} has sentences without a translation back");
            let text = |key: &str| {
                let gloss = glosses.iter().find(|gloss| gloss["key"].as_str() == Some(key));
                bare(gloss.unwrap_or_else(|| panic!("{code} has no {key}"))["text"].as_str().unwrap())
            };
            let no_program = if code == "zh" { "run no program" } else { "run-no-program" };
            for key in [no_program, "whose-help", "NOT TRUSTED", "readme-unread"] {
                assert!(bare(&lines).contains(&text(key)), "{code}: {key}");
            }
        }
    }
}
