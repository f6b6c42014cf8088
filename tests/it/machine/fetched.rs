//! `fetch` within a given time, twice at once, and of bundles that several keys have to sign.

use std::fs;
use std::time::{Duration, Instant};

use crate::common::bundle::pin;
use crate::common::journey::home;
use crate::common::mirror::{Mirror, Way};
use crate::common::program::PROGRAM;
use crate::common::{copy, documents, noise, put, tree};

#[test]
fn a_minute_of_a_slow_line_brings_the_texts_and_they_open() {
    let home = home();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    // By name, the films would come first.
    for film in 0..6_u64 {
        put(&home.at(&format!("corpus/film-{film}")), noise(film, 1 << 20));
    }
    for text in 0..20_u64 {
        put(&home.at(&format!("corpus/texts/{text:02}.txt")), noise(100 + text, 8 << 10));
    }
    let line =
        "pack corpus -o bundle -k publisher.key --public --level 1 --frames 1MiB --first *.txt --chunk-size 64KiB";
    home.say(line).exits(0);
    let mirror = Mirror::new(&home.at("bundle"), Way::Good);
    let begin = Instant::now();
    let line = format!("fetch {} -o out --proxy none --limit 20kB --for 1 --json {}", mirror.url(), pin());
    let told = home.say(&line).exits(4).json();
    // A minute, and the answer that was on its way.
    assert!((60..80).contains(&begin.elapsed().as_secs()), "{:?}", begin.elapsed());
    assert_eq!(told["verdict"], "incomplete", "{told}");
    assert!(told["received_bytes"].as_u64().unwrap() < 2 << 20, "{told}");
    let part = home.say(&format!("open out -o part --partial --json {}", pin())).exits(9).json();
    assert!((20..26).contains(&part["documents"].as_u64().unwrap()), "{part}");
    assert!(tree(&home.at("part/texts")) == tree(&home.at("corpus/texts")));
    // Without a limit, the same folder becomes whole.
    home.say(&format!("fetch {} -o out --proxy none {}", mirror.url(), pin())).exits(3);
    home.say(&format!("open out -o part --partial {}", pin())).exits(0);
    assert!(documents(&home.at("part")) == tree(&home.at("corpus")));
}

#[test]
fn two_fetches_into_one_folder_do_not_disturb_each_other() {
    let home = home();
    put(&home.at("corpus/noise"), noise(3, 1 << 20));
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --no-rehearsal --chunk-size 64KiB").exits(0);
    let mirror = Mirror::new(&home.at("bundle"), Way::Good);
    let line = format!("fetch {} -o out --proxy none {}", mirror.url(), pin());
    let mut slow = home.command(PROGRAM);
    let mut first = slow.args(line.split_whitespace()).args(["--limit", "200kB", "--quiet"]).spawn().unwrap();
    let begin = Instant::now();
    while mirror.parts().is_empty() {
        assert!(begin.elapsed() < Duration::from_secs(20), "no block was asked for");
        std::thread::sleep(Duration::from_millis(20));
    }
    let second = home.say(&line).exits(1);
    assert!(second.err.contains("another run is writing out"), "{}", second.err);
    assert_eq!(first.wait().unwrap().code(), Some(3));
    home.say(&line).exits(3);
    home.say(&format!("open out -o documents {}", pin())).exits(0);
    assert!(documents(&home.at("documents")) == tree(&home.at("corpus")));
}

#[test]
fn a_bundle_that_two_keys_have_to_sign_is_fetched_when_both_signatures_are_on_mirrors() {
    let home = home();
    for name in ["a", "b"] {
        home.say(&format!("keygen {name} --no-passphrase")).exits(0);
    }
    let line = home.text("a/publisher.pub");
    let digits = line.lines().next().unwrap().rsplit("publisher ").next().unwrap();
    home.run(["trust", "a/publisher.pub", "--name", "editors", "--digits", digits]).exits(0);
    home.say("keys new -k a/publisher.key --with b/publisher.pub --need 2").exits(0);
    home.say("keys sign keys-0001.txt -k b/publisher.key").exits(0);
    home.say("pack corpus -o bundle -k a/publisher.key --public --no-rehearsal --letter keys-0001.txt").exits(0);
    copy(&home.at("bundle"), &home.at("first"));
    let one = Mirror::new(&home.at("first"), Way::Good);
    let fetch = |mirrors: &[&Mirror], out: &str| {
        let urls: Vec<String> = mirrors.iter().map(|mirror| mirror.url()).collect();
        home.say(&format!("fetch {} -o {out} --proxy none --with letters", urls.join(" ")))
    };
    // Who knows the letter needs both signatures before the first block.
    fs::create_dir(home.at("letters")).unwrap();
    fs::copy(home.at("keys-0001.txt"), home.at("letters/keys-0001.txt")).unwrap();
    fetch(&[&one], "out").exits(5).says("only 1 of 2 needed signatures is here");
    assert!(one.parts().is_empty() && !home.at("out").exists());
    // The second signature is on another mirror.
    home.say("sign bundle -k b/publisher.key").exits(0);
    let two = Mirror::new(&home.at("bundle"), Way::Good);
    fetch(&[&one, &two], "out").exits(3);
    home.say("open out -o documents").exits(0);
    assert!(documents(&home.at("documents")) == tree(&home.at("corpus")));
}
