//! `start`: four questions, then the commands.

use crate::common::journey::{digits_of, home, pack, recipient};
use crate::common::program::PROGRAM;
use crate::common::terminal::Terminal;
use crate::common::tools;

#[test]
fn a_recipient_answers_four_questions_and_has_the_documents() {
    if !tools::present(&["script"]) {
        return;
    }
    let home = home();
    pack(&home, "bundle", &format!("-r {}", recipient(&home, "recipient-first.key")));
    let mut terminal = Terminal::start(&home, &format!("{PROGRAM} start; echo code $?"));
    terminal.waits_for("number:");
    terminal.types("7\n");
    terminal.waits_for("1, 2, 3 or 4");
    terminal.types("1\n");
    terminal.waits_for("What do you have?");
    terminal.types("nowhere\n");
    terminal.waits_for("is not there");
    terminal.types("bundle\n");
    terminal.waits_for("Whom do you trust?");
    terminal.types(&format!("{}\n", digits_of(&home, "bundle")));
    terminal.waits_for("key file");
    terminal.types("recipient-first.key\n");
    terminal.waits_for("documents go?");
    terminal.types("read me\n");
    terminal.waits_for("pannier open bundle -i recipient-first.key -o 'read me'");
    terminal.waits_for("Run now?");
    terminal.types("yes\n");
    let said = terminal.ends();
    assert!(said.contains("code 0"), "{said}");
    assert!(home.at("read me/CONTENTS.sha256").is_file(), "{said}");
}

#[test]
fn a_publisher_sees_the_commands_and_may_say_no() {
    if !tools::present(&["script"]) {
        return;
    }
    let home = home();
    let mut terminal = Terminal::start(&home, &format!("{PROGRAM} start; echo code $?"));
    for (question, answer) in [
        ("number:", "3"),
        ("Which documents?", "corpus"),
        ("able to read it?", &recipient(&home, "recipient-first.key")),
        ("short name", "mosaic"),
        ("carry it?", "5"),
        ("Run now?", "no"),
    ] {
        terminal.waits_for(question);
        terminal.types(&format!("{answer}\n"));
    }
    let said = terminal.ends().replace("\r\n", "\n");
    assert!(said.contains("pannier keygen mine --publisher\n"), "{said}");
    assert!(said.contains("--series mosaic --couriers 5 --survive 2 -o mosaic-1\n"), "{said}");
    assert!(said.contains("pannier deal mosaic-1 --couriers 5 --survive 2 -P mine/publisher.pub\n"), "{said}");
    assert!(said.contains("code 0") && !home.at("mine").exists() && !home.at("mosaic-1").exists(), "{said}");
}

#[test]
fn evidence_goes_to_one_newsroom() {
    if !tools::present(&["script"]) {
        return;
    }
    let home = home();
    let newsroom = recipient(&home, "recipient-first.key");
    let mut terminal = Terminal::start(&home, &format!("{PROGRAM} start; echo code $?"));
    for (question, answer) in [
        ("number:", "4"),
        ("Which documents?", "corpus"),
        ("newsroom's key", newsroom.as_str()),
        ("Where should it go?", ""),
        ("Run now?", "yes"),
        ("passphrase for publisher.key", "a long passphrase"),
        ("once more", "a long passphrase"),
        ("publisher.key", "a long passphrase"),
    ] {
        terminal.waits_for(question);
        terminal.types(&format!("{answer}\n"));
    }
    let said = terminal.ends();
    assert!(said.contains("code 0") && home.at("evidence/SHA256SUMS").is_file(), "{said}");
}

#[test]
fn without_a_person_nothing_is_asked() {
    let home = home();
    home.say("start").exits(2).says("nobody can answer");
    home.say("start --no-input").exits(2);
}
