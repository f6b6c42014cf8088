//! The page that seals for a newsroom: it has the newsroom's key and nothing of the machine, and takes no key that it could not use.

use std::fs;

use pannier::digest::sha256;

use crate::common::journey::{home, recipient};
use crate::common::program::Home;
use crate::common::put;

/// The file of a newsroom's public key.
fn newsroom(home: &Home) -> String {
    let to = recipient(home, "recipient-first.key");
    put(&home.at("newsroom.pub"), format!("# Desk of evidence\n{to}\n"));
    to
}

#[test]
fn the_page_has_the_newsroom_and_is_the_same_everywhere() {
    let home = home();
    let to = newsroom(&home);
    let run = home.say("sender --to newsroom.pub -o send.html --json").exits(0);
    let told = run.json();
    let page = fs::read_to_string(home.at("send.html")).unwrap();
    assert_eq!(told["sha256"], sha256(page.as_bytes()).to_string());
    assert_eq!(
        (told["newsroom"].as_str(), told["page_bytes"].as_u64()),
        (Some("Desk of evidence"), Some(page.len() as u64))
    );
    let stamp = page.split("id=\"stamp\">").nth(1).unwrap().split('<').next().unwrap();
    let stamp: serde_json::Value = serde_json::from_str(stamp).unwrap();
    assert_eq!(stamp["to"], to.as_str());
    assert_eq!(stamp["digits"], told["newsroom_digits"]);
    home.say("sender --to newsroom.pub -o again.html")
        .exits(0)
        .says("seals files for Desk of evidence")
        .says("newsroom");
    assert_eq!(fs::read_to_string(home.at("again.html")).unwrap(), page);
    let digits = home.say("sender --to newsroom.pub --hash").exits(0);
    assert!(digits.out.contains(told["digits"].as_str().unwrap()), "{}", digits.out);
    let inside = home.at("").display().to_string();
    assert!(!page.contains(inside.trim_end_matches('/')));
}

#[test]
fn a_name_is_data_in_the_page() {
    let home = home();
    newsroom(&home);
    home.run(["sender", "--to", "newsroom.pub", "-o", "odd.html", "--name", "</script><b>\u{202e}x", "--lang", "fa"])
        .exits(0);
    let page = fs::read_to_string(home.at("odd.html")).unwrap();
    assert_eq!(page.matches("</script><b>").count(), 0);
    assert!(page.contains("\"lang\":\"fa\""));
    let long = "x".repeat(61);
    for name in ["", " ", &long, "a\nb"] {
        home.run(["sender", "--to", "newsroom.pub", "-o", "no.html", "--name", name]).exits(2).says("--name");
        assert!(!home.at("no.html").exists());
    }
}

#[test]
fn keys_that_the_page_cannot_use_are_named_and_nothing_is_written() {
    let home = home();
    let one = newsroom(&home);
    let other = recipient(&home, "recipient-third.key");
    put(&home.at("two.pub"), format!("{one}\n{other}\n"));
    put(&home.at("none.pub"), "");
    put(&home.at("tag.pub"), "age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e\n");
    for (to, code, word) in [
        ("two.pub", 2, "several recipients"),
        ("none.pub", 2, "none.pub"),
        ("tag.pub", 2, "another kind"),
        ("publisher.key", 2, "publisher.key"),
        ("recipient-first.key", 2, "secret"),
        ("nowhere.pub", 1, "nowhere.pub"),
    ] {
        home.say(&format!("sender --to {to} -o no.html")).exits(code).says(word);
        assert!(!home.at("no.html").exists(), "{to}");
    }
    put(&home.at("there.html"), "x");
    home.say("sender --to newsroom.pub -o there.html").exits(7);
    assert_eq!(home.text("there.html"), "x");
    home.say("sender --to newsroom.pub").exits(2);
}
