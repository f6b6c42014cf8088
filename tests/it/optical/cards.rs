//! Cards of keys on their way back: a picture of a card, or its typed lines, in the place of a key.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::common;
use crate::common::camera::{self, Camera};
use crate::common::program::Home;
use crate::common::tools::here;
use pannier_optical::codes::grey::Grey;
use pannier_optical::codes::qr::Symbol;

const PUBLISHER: &str = "06039 13605 09490 48252 88388 72112";
const RECIPIENT: &str = "57829 20141 97208 70083 15896 92864";

/// A home with keys, their cards as printed, and photos of the cards.
fn home() -> Home {
    let home = Home::new();
    for name in ["publisher.pub", "recipient.pub", "publisher.key", "recipient.key"] {
        fs::copy(here("tests/keys/transcripts").join(name), home.at(name)).unwrap();
        fs::set_permissions(home.at(name), fs::Permissions::from_mode(0o600)).unwrap();
    }
    let phone = Camera { size: (1_100, 1_500), ..Camera::PHONE };
    for (seed, name) in [(1, "publisher"), (2, "recipient")] {
        home.say(&format!("sheet --card {name}.pub -o {name}.png")).exits(0);
        phone.save(&camera::open(&home.at(&format!("{name}.png"))), seed, &home.at(&format!("{name}.jpg")));
    }
    home
}

/// The lines to type, as `sheet --card` prints them.
fn typed(home: &Home, name: &str) -> String {
    home.say(&format!("sheet --card {name}.pub -o {name}.svg")).exits(0);
    let text = home.text(&format!("{name}.svg"));
    let words = text.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words.trim());
    let lines: Vec<&str> =
        words.filter(|words| words.split_once(": ").is_some_and(|(number, _)| number.parse::<u8>().is_ok())).collect();
    assert!(lines.len() > 3, "{text}");
    lines.join("\n")
}

#[test]
fn scan_says_whose_card_it_is_and_writes_the_key() {
    let home = home();
    let scanned = home.say("scan publisher.jpg recipient.jpg -o out").exits(0);
    for words in [
        "CARD",
        PUBLISHER,
        RECIPIENT,
        "nothing: anybody can print such a card",
        "pannier trust out/publisher-06039.pub",
    ] {
        assert!(scanned.out.contains(words), "{words}: {}", scanned.out);
    }
    assert!(!scanned.out.contains("INCOMPLETE"), "{}", scanned.out);
    for (name, written) in [("publisher.pub", "publisher-06039.pub"), ("recipient.pub", "recipient-57829.pub")] {
        let path = home.at("out").join(written);
        let last = |text: &str| text.lines().last().unwrap().to_owned();
        assert_eq!(last(&fs::read_to_string(&path).unwrap()), last(&home.text(name)));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o644);
        fs::write(&path, "kept").unwrap();
    }
    let again = home.say("scan publisher.png -o out --json").exits(0).json();
    assert_eq!(again["scan"]["cards"][0]["digits"], PUBLISHER);
    assert!(again["scan"]["cards"][0]["path"].as_str().unwrap().ends_with("out/publisher-06039-2.pub"), "{again}");
    assert_eq!(fs::read_to_string(home.at("out/publisher-06039.pub")).unwrap(), "kept");
}

#[test]
fn a_picture_of_a_card_or_its_typed_lines_take_the_place_of_a_key() {
    let home = home();
    common::put(&home.at("corpus/letter.txt"), "boil, wait, cool, drink\n");
    common::put(&home.at("recipient.lines"), typed(&home, "recipient"));
    common::put(&home.at("publisher.lines"), typed(&home, "publisher").to_lowercase());
    for (number, recipient) in
        ["-r recipient.jpg", "-R recipient.jpg", "-r recipient.lines", "-R recipient.lines"].iter().enumerate()
    {
        let out = format!("b{number}");
        home.say(&format!("pack corpus -o {out} -k publisher.key {recipient}"))
            .exits(0)
            .says(&format!("digits {RECIPIENT}; no card proves whose key it is"))
            .says(&format!("recipient   {RECIPIENT}"));
        home.say(&format!("open {out} -o opened{number} -i recipient.key -P publisher.jpg")).exits(0).says(PUBLISHER);
    }
    home.say("check b0 -P publisher.lines").exits(0).says("no card proves whose key it is");
    home.say("trust publisher.jpg --digits 06039136050949048252883887211").exits(2);
    let other = home.run(["trust", "publisher.jpg", "--digits", &PUBLISHER.replace("06039", "06038")]).exits(5);
    assert!(other.err.contains("no card proves") && !other.err.contains("06039"), "{}", other.err);
    home.run(["trust", "publisher.jpg", "--digits", PUBLISHER]).exits(0);
    home.say("check b0").exits(0);
}

#[test]
fn what_gives_no_single_key_is_refused_with_the_reason() {
    let home = home();
    // Two cards on one table.
    let (left, right) = (camera::open(&home.at("publisher.png")), camera::open(&home.at("recipient.png")));
    let width = left.width();
    let both = camera::drawn((2 * width, left.height()), |x, y| {
        let of = if x < width { &left } else { &right };
        of.luma()[(y * width + x % width) as usize]
    });
    camera::save_png(&both, &home.at("both.png"));
    camera::save_png(&Grey::new(300, 300, vec![255; 90_000]).unwrap(), &home.at("empty.png"));
    fs::write(home.at("cut.jpg"), &fs::read(home.at("recipient.jpg")).unwrap()[..9_000]).unwrap();
    let secret = home.text("recipient.key").lines().last().unwrap().to_owned();
    camera::save_png(&code(&secret), &home.at("secret.png"));
    let mut lines = typed(&home, "recipient");
    lines.replace_range(4..6, "ZZ");
    common::put(&home.at("wrong.lines"), lines);
    common::put(&home.at("corpus/letter.txt"), "boil\n");
    let cases = [
        ("both.png", 7, "shows 2 different keys"),
        ("empty.png", 2, "no card of a key was read in"),
        ("cut.jpg", 2, "cut.jpg"),
        ("secret.png", 7, "secrets are never on cards"),
        ("wrong.lines", 2, "line 1 of the card in wrong.lines is mistyped"),
    ];
    for (file, code, words) in cases {
        for line in [
            format!("pack corpus -o b -k publisher.key -r {file}"),
            format!("pack corpus -o b -k publisher.key -R {file}"),
            format!("check corpus -P {file}"),
            format!("trust {file}"),
        ] {
            let run = home.say(&line).exits(code).says(words).says("hint:");
            assert!(!run.err.contains(&secret) && !home.at("b").exists(), "{line}");
        }
    }
    home.say("pack corpus -o b -k publisher.key -r publisher.jpg").exits(2).says("is the card of a publisher");
    home.say("trust recipient.jpg").exits(2).says("is the card of a recipient");
    home.say("scan both.png -o out").exits(4).says("shows several keys, and none was taken");
    assert!(!home.at("out").exists() || common::files(&home.at("out")).is_empty());
}

/// A picture of a code that holds a text.
fn code(text: &str) -> Grey {
    let symbol = Symbol::of_bytes(text.as_bytes()).unwrap();
    let side = symbol.side as u32 + 8;
    camera::drawn((side * 6, side * 6), |x, y| {
        let (x, y) = ((x / 6).wrapping_sub(4) as usize, (y / 6).wrapping_sub(4) as usize);
        let dark = x < symbol.side && y < symbol.side && symbol.dark[y * symbol.side + x];
        if dark { 0 } else { 255 }
    })
}
