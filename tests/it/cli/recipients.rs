//! To whom a bundle is sealed: digits to compare, names, who is new and who is gone.

use std::fs;

use crate::common::journey::{home, recipient};
use crate::common::program::{Home, Run};
use crate::common::tools::present;
use crate::common::{files, put};
use pannier::format::recipients::digits_of_recipient;
use pannier::seal::generate_identity;

const NOTE: &str = "publisher.key.recipients";

fn of(home: &Home, who: &str) -> (String, String) {
    let text = recipient(home, &format!("recipient-{who}.key"));
    let digits = digits_of_recipient(&text).to_string();
    (text, digits)
}

fn pack(home: &Home, out: &str, options: &str) -> Run {
    home.say(&format!("pack corpus -o {out} -k publisher.key -R readers.txt --series mosaic {options}"))
}

/// The labels and digits of the lines about recipients.
fn lines(run: &Run) -> Vec<(String, String)> {
    let line = |line: &str| {
        let (label, rest) = (line.get(2..14)?.trim(), line.get(14..)?);
        ["recipient", "NEW", "GONE"].contains(&label).then(|| (label.to_owned(), rest.to_owned()))
    };
    run.out.lines().filter_map(line).collect()
}

fn said(label: &str, digits: &str, name: &str) -> (String, String) {
    (label.to_owned(), format!("{digits}  {name}"))
}

/// Whoever brings a file of recipients to the maintainer can put a key of theirs in it, and then reads everything.
#[test]
fn a_swapped_recipient_is_shown_and_an_added_one_is_new() {
    let home = home();
    let ((leyla, leyla_digits), (omid, omid_digits), (foreign, foreign_digits)) =
        (of(&home, "first"), of(&home, "second"), of(&home, "third"));
    put(&home.at("readers.txt"), format!("# Leyla\n{leyla}\n# Omid\n{omid}\n"));
    let first = pack(&home, "one", "--remember-recipients").exits(0);
    assert_eq!(lines(&first), [said("recipient", &leyla_digits, "Leyla"), said("recipient", &omid_digits, "Omid")]);
    assert!(!first.out.contains("compared"), "{}", first.out);

    // Nothing was changed: nobody is new. The note is found without being named.
    let same = pack(&home, "same", "--previous one").exits(0).says("with mosaic 1: nobody is new, nobody is gone");
    assert_eq!(lines(&same), lines(&first));

    // One line was swapped.
    put(&home.at("readers.txt"), format!("# Leyla\n{leyla}\n# Omid\n{foreign}\n"));
    for options in ["--previous one --dry-run", "--previous one"] {
        let swapped = pack(&home, "swapped", options).exits(0).says("with mosaic 1: 1 NEW, 1 GONE");
        let expected = [
            said("recipient", &leyla_digits, "Leyla"),
            said("NEW", &foreign_digits, "Omid"),
            said("GONE", &omid_digits, "Omid"),
        ];
        assert_eq!(lines(&swapped), expected);
        swapped.says("Omid has another key than in mosaic 1");
    }

    // One line was added.
    put(&home.at("readers.txt"), format!("# Leyla\n{leyla}\n# Omid\n{omid}\n{foreign}\n"));
    let added = pack(&home, "added", "--previous one -v").exits(0).says("with mosaic 1: 1 NEW, 0 GONE");
    assert_eq!(lines(&added).last(), Some(&said("NEW", &foreign_digits, "(line 5 of readers.txt)")));
    let json = pack(&home, "again", "--previous one --json").exits(0).json();
    let told: Vec<(&str, bool)> = json["recipients"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["digits"].as_str().unwrap(), one["new"].as_bool().unwrap()))
        .collect();
    assert_eq!(told, [(&*leyla_digits, false), (&*omid_digits, false), (&*foreign_digits, true)]);
    assert_eq!(json["gone"].as_array().unwrap().len(), 0);
}

#[test]
fn nothing_of_the_recipients_is_in_the_bundle_and_no_key_in_the_private_note() {
    let home = home();
    let (leyla, digits) = of(&home, "first");
    put(&home.at("readers.txt"), format!("# Canary Leyla\n# digits {digits}\n{leyla}\n"));
    pack(&home, "quiet", "").exits(0);
    assert!(!home.at(NOTE).exists(), "nobody asked for it");
    pack(&home, "one", "--dry-run --remember-recipients").exits(0);
    assert!(!home.at(NOTE).exists(), "a dry run writes nothing");
    pack(&home, "one", "--remember-recipients").exits(0);
    for file in files(&home.at("one")) {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        assert!(!["Canary", &digits[..11], "recipients.txt", &leyla[..20]].iter().any(|part| text.contains(part)));
    }
    let note = home.text(NOTE);
    assert!(note.contains(&format!("{digits} Canary Leyla")) && !note.contains("age1"), "{note}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(home.at(NOTE)).unwrap().permissions().mode() & 0o777, 0o600);
        // What others can write may say anything.
        fs::set_permissions(home.at(NOTE), fs::Permissions::from_mode(0o666)).unwrap();
        pack(&home, "two", "--previous one").exits(2).says("others on this machine can write publisher.key.recipients");
        assert!(!home.at("two").exists());
    }
}

/// A run that is killed after the bundle has its name and before the note is written leaves a note without that bundle.
#[test]
fn a_note_that_lacks_a_bundle_says_nothing_about_it() {
    let home = home();
    let (leyla, _) = of(&home, "first");
    put(&home.at("readers.txt"), format!("# Leyla\n{leyla}\n"));
    pack(&home, "one", "--remember-recipients").exits(0);
    let before = home.text(NOTE);
    pack(&home, "two", "--previous one").exits(0);
    put(&home.at(NOTE), &before);
    #[cfg(unix)]
    fs::set_permissions(home.at(NOTE), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let run = pack(&home, "three", "--previous two").exits(0);
    let run = run.says("not with mosaic 2: the private note knows nothing of that bundle");
    assert!(!run.out.contains("NEW"), "{}", run.out);
    put(&home.at(NOTE), "half a li");
    pack(&home, "four", "--previous three").exits(2).says("is no private note of recipients (line 1)");
    fs::remove_file(home.at(NOTE)).unwrap();
    pack(&home, "four", "--previous three").exits(0).says("not with mosaic 3: there is no private note");
    assert!(!home.at(NOTE).exists());
}

#[test]
fn stated_digits_that_are_wrong_are_refused_and_the_right_ones_not_shown() {
    let home = home();
    let ((leyla, leyla_digits), (omid, omid_digits)) = (of(&home, "first"), of(&home, "second"));
    let stated = format!("# Leyla\n# digits {leyla_digits}\n{leyla}\n# Omid\n# digits {omid_digits}\n");
    // A maintainer sees whose digits somebody stated, and whose nobody did.
    put(&home.at("readers.txt"), format!("# Leyla\n{leyla}\n{}{omid}\n", &stated[stated.find("# Omid").unwrap()..]));
    let run = pack(&home, "some", "").exits(0).says(&format!("{omid_digits}  Omid, as the file states\n"));
    assert!(run.out.contains(&format!("{leyla_digits}  Leyla\n")), "{}", run.out);
    put(&home.at("readers.txt"), format!("{stated}{omid}\n"));
    pack(&home, "one", "").exits(0);
    put(&home.at("readers.txt"), format!("{stated}{leyla}\n"));
    let run = pack(&home, "two", "").exits(5);
    let run = run.says("line 5 of readers.txt states other digits than the recipient in line 6 has (Omid)");
    assert!(!run.err.contains(&leyla_digits[..5]) && !run.out.contains(&leyla_digits[..5]), "{}", run.err);
    assert!(!home.at("two").exists());
    put(&home.at("readers.txt"), format!("# digits 12345\n{leyla}\n"));
    pack(&home, "two", "").exits(2).says("line 1 of readers.txt states digits, and they are not thirty");
    put(&home.at("readers.txt"), format!("# digits {leyla_digits}\n\n{leyla}\n"));
    pack(&home, "two", "").exits(2).says("no recipient stands directly below");
}

#[test]
fn whoever_is_given_twice_is_counted_once_and_told() {
    let home = home();
    let (leyla, digits) = of(&home, "first");
    put(&home.at("readers.txt"), format!("# Leyla\n{leyla}\n# Omid\n{leyla}\n"));
    let run = pack(&home, "one", &format!("-r {leyla}")).exits(0).says("to 1 recipient\n");
    assert_eq!(lines(&run), [said("recipient", &digits, "Leyla")]);
    run.says("line 2 of readers.txt: the same recipient as after -r; counted once")
        .says("line 4 of readers.txt: Omid has the same key as Leyla");
}

#[test]
fn names_of_recipients_are_escaped_and_cut() {
    let home = home();
    let (leyla, digits) = of(&home, "first");
    put(&home.at("readers.txt"), format!("# \u{1b}[2J\u{202e}{}\n{leyla}\n", "x".repeat(5000)));
    let run = pack(&home, "one", "").exits(0).says(&format!("{digits}  \\u{{1b}}[2J\\u{{202e}}xxx"));
    assert!(run.out.lines().all(|line| line.len() < 200), "{}", run.out);
    assert!(!run.out.contains('\u{1b}') && !run.out.contains('\u{202e}'));
}

#[test]
fn of_many_recipients_the_new_ones_are_always_shown() {
    let home = home();
    let many: String = (0..40).map(|_| generate_identity().1 + "\n").collect();
    put(&home.at("readers.txt"), &many);
    let run = pack(&home, "one", "--remember-recipients --no-rehearsal").exits(0).says("8 more (-v shows them)");
    assert_eq!(lines(&run).len(), 33);
    assert_eq!(lines(&pack(&home, "one", "--dry-run").exits(0)).len(), 40);
    let (foreign, digits) = of(&home, "third");
    put(&home.at("readers.txt"), format!("{many}{foreign}\n"));
    let run = pack(&home, "two", "--previous one --no-rehearsal").exits(0);
    assert_eq!(lines(&run).iter().filter(|(label, line)| label == "NEW" && line.starts_with(&digits)).count(), 1);
}

#[test]
fn keygen_tells_the_digits_of_a_recipient_and_age_reads_its_file() {
    let home = home();
    let json = home.say("keygen keys --no-passphrase --json").exits(0).json();
    let (text, digits) = (json["recipient"].as_str().unwrap(), json["recipient_digits"].as_str().unwrap());
    assert_eq!(digits, digits_of_recipient(text).to_string());
    assert_eq!(home.text("keys/recipient.pub"), format!("# digits {digits}\n{text}\n"));
    home.say("keygen more --no-passphrase").exits(0).says(&home.text("more/recipient.pub")[9..44]);
    if present(&["age"]) {
        home.shell("echo hello | age -R keys/recipient.pub | age -d -i keys/recipient.key").exits(0).says("hello");
    }
}

/// Once such a recipient ended the program with a panic.
#[test]
fn a_recipient_that_anybody_can_open_is_refused() {
    let home = home();
    let zeros = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z";
    home.say(&format!("pack corpus -o one -k publisher.key -r {zeros}")).exits(2).says("is not an age recipient");
}
