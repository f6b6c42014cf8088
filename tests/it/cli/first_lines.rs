//! One transcript for each language: every verb of the program, its exit code, and the first line that it prints.
//!
//! `GOLDEN=overwrite` writes the present lines into `tests/lang/`: read the change before you keep it.

use std::collections::BTreeSet;
use std::fs;

use crate::common::program::{Home, PROGRAM, run};
use crate::common::{copy, tools::here};

/// What is typed, in this order, and the exit code. The folders and keys are those of `room`.
const VERBS: [(&str, i32); 36] = [
    ("keygen mine --no-passphrase", 0),
    ("pack docs -o new -k publisher.key -R recipient.pub --created 2026-01-01", 0),
    ("deal bundle -P publisher.pub --couriers 3 --survive 1 -o dealt", 0),
    ("drill bundle -P publisher.pub --trials 5", 0),
    ("more-recovery new --key publisher.key --spare 150%", 0),
    ("check bundle -P publisher.pub", 0),
    ("check bundle", 5),
    ("gather bundle -P publisher.pub -o card", 0),
    ("check part -P publisher.pub", 8),
    ("want part -P publisher.pub", 0),
    ("receipt bundle -P publisher.pub", 0),
    ("repair bundle -P publisher.pub -o whole", 0),
    ("salvage empty -o saved", 2),
    ("open bundle -P publisher.pub -o opened", 0),
    ("cat bundle -P publisher.pub nothing.txt", 2),
    ("list bundle", 5),
    ("prove bundle -P publisher.pub en/empty.txt -o proof", 0),
    ("show bundle", 5),
    ("commit docs -o committed", 0),
    ("intake bundle -P publisher.pub --into desk -k publisher.key", 0),
    ("sheet bundle -P publisher.pub -o sheet.pdf", 0),
    ("play bundle -P publisher.pub --html play.html", 0),
    ("scan empty -o scanned", 4),
    ("keys show bundle", 5),
    ("sign signed -k publisher.key -P publisher.pub", 0),
    ("start", 2),
    ("reader -o reader.html", 0),
    ("sender --to recipient.pub -o sender.html", 0),
    ("kit empty --from empty", 2),
    ("torrent bundle -P publisher.pub -o torrents", 0),
    ("fetch ftp://mirror.example -o fetched", 2),
    ("publish bundle -P publisher.pub --to site", 0),
    ("demo", 0),
    ("help --page LANGUAGE -o page.html", 0),
    ("completions nothing", 2),
    // After this, the publisher is pinned.
    ("trust bundle --digits 509947290208409688830494261038", 0),
];
/// Writes pages for man and says nothing.
const SILENT: &str = "man";
/// What a program without the network does not do.
const NETWORK: [&str; 1] = ["fetch"];

fn verb_of(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

fn room() -> Home {
    let home = Home::new();
    for name in ["bundle", "signed"] {
        copy(&here("bundles/format-1-public"), &home.at(name));
    }
    copy(&here("bundles/format-1-public"), &home.at("part"));
    for name in ["d0002.bin", "r0001.bin"] {
        fs::remove_file(home.at("part").join(name)).unwrap();
    }
    fs::copy(here("tests/keys/format-1/publisher.pub"), home.at("publisher.pub")).unwrap();
    home.key("publisher.key");
    let secret = fs::read_to_string(here("tests/keys/format-1/recipient.key")).unwrap();
    let public = secret.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    fs::write(home.at("recipient.pub"), format!("{public}\n")).unwrap();
    fs::create_dir(home.at("empty")).unwrap();
    fs::create_dir(home.at("docs")).unwrap();
    fs::write(home.at("docs/a.txt"), "hello\n").unwrap();
    home
}

/// The line that nobody has read a translation, which stands above every other one.
fn unread(language: &str) -> Option<String> {
    if language == "en" {
        return None;
    }
    let words = fs::read_to_string(here(&format!("src/cli/messages/{language}/words.ftl"))).unwrap();
    words.lines().find_map(|line| line.strip_prefix("language-unread = ")).map(str::to_owned)
}

/// Compares the transcript of a language. Isolates, which nobody sees, are left out.
fn compare(language: &str) {
    let (home, unread) = (room(), unread(language));
    let mut found = vec![format!("# {}", unread.as_deref().unwrap_or("English"))];
    for (line, code) in VERBS.iter().filter(|(line, _)| cfg!(feature = "mirror") || !NETWORK.contains(&verb_of(line))) {
        let typed = line.replace("LANGUAGE", language);
        let mut command = home.command(PROGRAM);
        let ran = run(command.args(typed.split(' ')).env("LC_ALL", language));
        assert_eq!(ran.code, *code, "{typed} in {language}: {}{}", ran.out, ran.err);
        let lines = ran.out.lines().chain(ran.err.lines()).filter(|line| Some(*line) != unread.as_deref());
        let first = lines.map(|line| line.replace(['\u{2068}', '\u{2069}'], "")).find(|line| !line.trim().is_empty());
        let exit = if *code == 0 { String::new() } else { format!("? {code}\n") };
        found.push(format!("$ pannier {line}\n{exit}{}", first.unwrap()));
    }
    let path = here(&format!("tests/lang/{language}.txt"));
    if std::env::var("GOLDEN").is_ok_and(|word| word == "overwrite") {
        fs::write(&path, format!("{}\n", found.join("\n\n"))).unwrap();
    }
    let text = fs::read_to_string(path).unwrap();
    let wanted: Vec<&str> = text.trim_end().split("\n\n").collect();
    let is_here = |part: &&&str| cfg!(feature = "mirror") || !part.starts_with("$ pannier fetch");
    let wanted: Vec<&str> = wanted.iter().filter(is_here).copied().collect();
    for (found, wanted) in found.iter().zip(&wanted) {
        assert_eq!(found, wanted, "{language}: GOLDEN=overwrite writes the lines anew");
    }
    assert_eq!(found.len(), wanted.len(), "{language}");
}

#[test]
fn the_first_lines_of_all_verbs_are_those_of_the_transcript_in_english() {
    compare("en");
}

#[test]
fn the_first_lines_of_all_verbs_are_those_of_the_transcript_in_persian() {
    compare("fa");
}

#[test]
fn the_first_lines_of_all_verbs_are_those_of_the_transcript_in_arabic() {
    compare("ar");
}

#[test]
fn the_first_lines_of_all_verbs_are_those_of_the_transcript_in_sorani() {
    compare("ckb");
}

#[test]
fn the_first_lines_of_all_verbs_are_those_of_the_transcript_in_chinese() {
    compare("zh");
}

#[test]
fn the_first_lines_of_all_verbs_are_those_of_the_transcript_in_kurmanji() {
    compare("kmr");
}

#[test]
fn the_first_lines_of_all_verbs_are_those_of_the_transcript_in_french() {
    compare("fr");
}

/// The verbs are those that `pannier --help` names.
#[test]
fn no_verb_is_left_out_of_the_transcripts() {
    let help = Home::new().say("--help").exits(0).out;
    let (verbs, _) = help.split_once("\nOptions:").unwrap();
    let named = |line: &str| {
        let name = line.strip_prefix("  ")?.split(' ').next()?;
        name.starts_with(|c: char| c.is_ascii_lowercase()).then(|| name.to_owned())
    };
    let named: BTreeSet<String> = verbs.lines().filter_map(named).collect();
    let mut tried: BTreeSet<String> = VERBS.iter().map(|(line, _)| verb_of(line).to_owned()).collect();
    tried.insert(SILENT.to_owned());
    assert_eq!(tried, named);
}

/// A language has no line of another one: but for the verdict, commands and names, every first line is of the language.
#[test]
fn no_two_whole_languages_share_a_line_of_words() {
    let lines = |language: &str| -> Vec<String> {
        let text = fs::read_to_string(here(&format!("tests/lang/{language}.txt"))).unwrap();
        text.split("\n\n").skip(1).map(|part| part.lines().last().unwrap_or_default().to_owned()).collect()
    };
    let english = lines("en");
    for language in ["fa", "ar", "ckb", "zh"] {
        let same: Vec<_> = english.iter().zip(lines(language)).filter(|(one, other)| *one == other).collect();
        // The parser of arguments speaks English.
        assert!(same.iter().all(|(line, _)| line.contains("<SHELL>")), "{language}: {same:?}");
    }
}
