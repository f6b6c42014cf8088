//! Reports in narrow windows, and names from right to left.

use crate::common::journey::{home, journey, pack, publisher_of, recipient};
use crate::common::program::{Home, PROGRAM};
use crate::common::terminal::Terminal;
use crate::common::{put, tools};

/// What a window of so many columns shows of a command.
fn shown(home: &Home, columns: usize, before: &str, line: &str) -> Vec<String> {
    let line = format!("stty cols {columns} rows 40; {before} {PROGRAM} {line}");
    let text = Terminal::start(home, &line).ends().replace('\r', "");
    text.lines().map(str::to_owned).collect()
}

fn words(lines: &[String]) -> Vec<String> {
    lines.iter().flat_map(|line| line.split_whitespace()).filter(|word| *word != "\\").map(str::to_owned).collect()
}

#[test]
fn reports_help_and_errors_fit_the_window_and_say_the_same() {
    if !tools::present(&["script", "stty"]) {
        return;
    }
    let home = home();
    let facts = pack(&home, "bundle", &format!("-r {}", recipient(&home, "recipient-first.key")));
    journey(&home, "bundle", "few", facts.spare + 3);
    let key = publisher_of(&home, "bundle");
    put(&home.at("p"), format!("{key}\n"));
    for line in [
        "check bundle",
        "check few",
        "check few -v -P p",
        "check nowhere",
        "open bundle",
        "open few -P p -i recipient-first.key",
        "open --help",
        "pack --help",
        "pack corpus -k publisher.key -r age1nonsense",
        "deal bundle -P p --couriers 3 --survive 2 --dry-run",
        "check bundle --survive 3",
        "--help",
    ] {
        let wide = words(&shown(&home, 400, "", line));
        for columns in [45, 60, 80] {
            let lines = shown(&home, columns, "", line);
            let is_one = |line: &str| line.trim().split(' ').filter(|word| !word.is_empty()).count() <= 1;
            for line_shown in &lines {
                let fits = line_shown.chars().count() <= columns;
                // One word that is longer than the window, such as a key, and a command that people copy stay whole.
                let is_command = ["Next: ", "Usage: "].iter().any(|word| line_shown.trim_start().starts_with(word));
                assert!(fits || is_one(line_shown) || is_command, "{columns}: {line}\n{line_shown}");
            }
            if !line.contains("help") {
                assert_eq!(words(&lines), wide, "{columns}: {line}");
            }
        }
    }
}

#[test]
fn digits_that_people_compare_are_never_broken() {
    if !tools::present(&["script", "stty"]) {
        return;
    }
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = crate::common::journey::digits_of(&home, "bundle");
    for columns in [45, 60, 80] {
        for line in ["check bundle", "show bundle", "open bundle -o out"] {
            let lines = shown(&home, columns, "", line);
            assert!(lines.iter().any(|line| line.contains(&digits)), "{columns}: {line}\n{}", lines.join("\n"));
        }
    }
}

#[test]
fn names_from_right_to_left_are_isolated_where_the_terminal_arranges_text() {
    if !tools::present(&["script", "stty"]) {
        return;
    }
    let home = home();
    let name = "درمان.txt";
    put(&home.at(&format!("docs/{name}")), "x");
    home.say("pack docs -o bundle -k publisher.key --public").exits(0);
    let list = format!("list bundle -P {}", publisher_of(&home, "bundle"));
    let isolated = format!("\u{2068}{name}\u{2069}");
    for before in ["VTE_VERSION=7600", "KONSOLE_VERSION=230400", "TERM_PROGRAM=mintty"] {
        assert!(shown(&home, 80, before, &list).iter().any(|line| line.contains(&isolated)), "{before}");
    }
    for before in ["", "VTE_VERSION=5200", "TERM_PROGRAM=vscode"] {
        assert!(!shown(&home, 80, before, &list).join("\n").contains('\u{2068}'), "{before}");
    }
    // A pipe and JSON are for programs.
    let piped = home.shell(&format!("VTE_VERSION=7600 $PANNIER {list}")).exits(0).out;
    assert!(piped.contains(name) && !piped.contains('\u{2068}'));
    assert!(!shown(&home, 80, "VTE_VERSION=7600", &format!("{list} --json")).join("\n").contains('\u{2068}'));
}
