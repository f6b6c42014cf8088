//! Every verb speaks every language: the verdict stays, the words beside it are of the language, and nothing else changes.

use crate::common::program::{Home, PROGRAM, Run};
use crate::common::terminal::Terminal;
use crate::common::tools::{here, present};

/// The languages beside English, and a letter of each script.
const LANGUAGES: [(&str, std::ops::RangeInclusive<char>); 4] = [
    ("fa", '\u{600}'..='\u{6ff}'),
    ("ar", '\u{600}'..='\u{6ff}'),
    ("ckb", '\u{600}'..='\u{6ff}'),
    ("zh", '\u{4e00}'..='\u{9fff}'),
];

/// What is typed, the exit code, and the word with which the answer begins.
const VERBS: [(&str, i32, &str); 10] = [
    ("check BUNDLE -P KEY", 0, "OK"),
    ("check BUNDLE", 5, "NOT TRUSTED"),
    ("check empty -P KEY", 4, ""),
    ("open BUNDLE -P KEY -o opened", 0, "OK"),
    ("repair BUNDLE -P KEY -o repaired", 0, "OK"),
    ("deal BUNDLE -P KEY --couriers 3 --survive 1 -o dealt", 0, ""),
    ("want BUNDLE -P KEY", 0, ""),
    ("sheet BUNDLE -P KEY -o sheet.pdf --dry-run", 0, ""),
    ("commit BUNDLE -o committed", 0, ""),
    ("open BUNDLE -P KEY -o BUNDLE", 7, ""),
];

fn say(line: &str, more: &[&str], variables: &[(&str, &str)]) -> Run {
    let home = Home::new();
    std::fs::create_dir(home.at("empty")).unwrap();
    let (bundle, key) = (here("bundles/format-1-public"), here("tests/keys/format-1/publisher.pub"));
    let words = line.split(' ').map(|word| match word {
        "BUNDLE" => bundle.to_str().unwrap(),
        "KEY" => key.to_str().unwrap(),
        word => word,
    });
    let mut command = home.command(PROGRAM);
    command.args(words).args(more).envs(variables.iter().copied());
    crate::common::program::run(&mut command)
}

#[test]
fn every_verb_speaks_every_language_and_keeps_its_verdict() {
    for (line, code, verdict) in VERBS {
        let english = say(line, &[], &[]);
        assert_eq!(english.code, code, "{line}: {}", english.err);
        for (language, letters) in LANGUAGES {
            let run = say(line, &["--lang", language], &[]);
            assert_eq!(run.code, code, "{line} in {language}: {}", run.err);
            let first = |run: &Run| {
                [&run.out, &run.err].iter().find_map(|text| text.lines().next().map(str::to_owned)).unwrap()
            };
            assert!(first(&run).starts_with(verdict), "{line} in {language}: {}", first(&run));
            assert!(first(&run).chars().any(|c| letters.contains(&c)), "{line} in {language}: {}", first(&run));
            assert_ne!(first(&run), first(&english), "{line} in {language}");
        }
    }
}

/// Kurmanji and French have what recipients and couriers meet; the rest is English, and the verdict stays.
#[test]
fn recipients_and_couriers_meet_their_words_in_kurmanji_and_french() {
    for (line, code, verdict, words) in [
        ("check BUNDLE -P KEY", 0, "OK", ["resen û temam", "authentique et complet"]),
        ("check BUNDLE", 5, "NOT TRUSTED", ["nehatiye tomarkirin", "pas enregistré"]),
        ("open BUNDLE -P KEY -o opened", 0, "OK", ["belge", "documents"]),
        ("open BUNDLE -o opened", 5, "", ["sî reqeman", "les 30 chiffres"]),
        ("repair BUNDLE -P KEY -o repaired", 0, "OK", ["pakêteke temam", "un paquet complet"]),
        ("gather BUNDLE -P KEY -o gathered", 0, "", ["hat xwendin", "relu"]),
    ] {
        for (language, words) in ["kmr", "fr"].into_iter().zip(words) {
            let run = say(line, &["--lang", language], &[]);
            assert_eq!(run.code, code, "{line} in {language}: {}", run.err);
            let said = format!("{}{}", run.out, run.err);
            assert!(run.out.starts_with(verdict) && said.contains(words), "{line} in {language}: {said}");
        }
    }
}

#[test]
fn the_environment_chooses_the_language_and_the_option_is_stronger() {
    let line = "check BUNDLE -P KEY";
    let chinese = say(line, &["--lang", "zh"], &[]).out;
    for locale in ["zh_CN.UTF-8", "zh"] {
        assert_eq!(say(line, &[], &[("LC_ALL", ""), ("LC_MESSAGES", locale)]).out, chinese);
    }
    assert_eq!(say(line, &["--lang", "zh"], &[("LC_ALL", "fa_IR")]).out, chinese);
    let english = say(line, &[], &[]).out;
    assert_eq!(say(line, &["--lang", "en"], &[("LC_ALL", "fa_IR")]).out, english);
    for locale in ["xx_XX", "C", ""] {
        assert_eq!(say(line, &[], &[("LC_ALL", locale), ("LANG", locale), ("LC_MESSAGES", "")]).out, english);
    }
    say(line, &["--lang", "xx"], &[]).exits(2);
}

/// A line with words of English that no command and no path has.
fn is_english(line: &str) -> bool {
    let word = |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase());
    !line.contains("pannier") && !line.contains('/') && line.split(' ').filter(word).count() > 2
}

#[test]
fn opening_is_in_chinese_from_the_first_refusal_to_the_documents_on_a_terminal() {
    if !present(&["script"]) {
        return;
    }
    let home = Home::new();
    let bundle = here("bundles/format-1-passphrase");
    let phrase = std::fs::read_to_string(here("tests/keys/format-1/passphrase.txt")).unwrap();
    let start = |line: &str| {
        let line = format!("{PROGRAM} --lang zh {}; echo code $?", line.replace("BUNDLE", bundle.to_str().unwrap()));
        Terminal::start(&home, &line)
    };
    let refused = start("open BUNDLE -o opened").ends();
    assert!(refused.contains("code 5") && refused.contains("提示："), "{refused}");

    let mut trusting = start("trust BUNDLE");
    trusting.waits_for("告诉您的数字：");
    trusting.types("50994 72902 08409 68883 04942 61038\n");
    let trusted = trusting.ends();
    assert!(trusted.contains("已记为可信") && trusted.contains("code 0"), "{trusted}");

    let mut opening = start("open BUNDLE -o opened");
    opening.waits_for("的口令");
    opening.types(&format!("{}\n", phrase.trim_end()));
    let opened = opening.ends();
    assert!(opened.contains("个文档") && opened.contains("code 0"), "{opened}");
    for line in [refused, trusted, opened].iter().flat_map(|seen| seen.lines()) {
        assert!(!is_english(line), "{line}");
    }
}

/// Digits, ids, names and commands are copied and compared: they are the same in every language.
#[test]
fn what_is_copied_is_the_same_in_every_language() {
    let line = "check BUNDLE -P KEY";
    let english = say(line, &[], &[]).out;
    let digits = english.lines().find_map(|line| line.split("  ").find(|part| part.trim().len() == 35)).map(str::trim);
    for (language, _) in LANGUAGES {
        let out = say(line, &["--lang", language], &[]).out;
        assert!(digits.is_none_or(|digits| out.contains(digits)), "{out}");
        assert!(
            !out.chars().any(|c| matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')),
            "digits of another script: {out}"
        );
    }
}
