//! Differences one after another: in any order, with a step that is lacking, forked, damaged, sealed, and by other publishers.

use std::fs;
use std::path::Path;

use crate::common::bundle::{publisher, signer};
use crate::common::program::{Home, Run};
use crate::common::{copy, corpus, documents, is_chunk, name_of, noise, put, tree};
use pannier::format::Slip;
use pannier::format::slip::Message;

const KEYS: &str = "-P publisher.pub";

/// A home with the releases from 1 to `last`: opened in f1, f2 and so on, and as differences in d2, d3 and so on.
fn home(last: u32) -> Home {
    let home = Home::new();
    for key in ["publisher.key", "stranger.key"] {
        home.key(key);
    }
    put(&home.at("publisher.pub"), publisher().public().file_text());
    put(&home.at("stranger.pub"), signer("stranger.key").public().file_text());
    corpus(&home.at("corpus"), 1);
    put(&home.at("corpus/big/noise.bin"), noise(2, 200_000));
    home.say("pack corpus -o r1 -k publisher.key --public --series mosaic").exits(0);
    home.say(&format!("open r1 -o f1 {KEYS}")).exits(0);
    for release in 2..=last {
        edit(&home, release);
        pack(&home, release, "--public");
        let before = release - 1;
        home.say(&format!("open d{release} --onto f{before} -o f{release} {KEYS}")).exits(0);
        assert!(documents(&home.at(&format!("f{release}"))) == tree(&home.at("corpus")), "{release}");
    }
    home
}

/// The corpus of a release: a document is changed, one is new, one of an earlier release is gone, and one comes back.
fn edit(home: &Home, release: u32) {
    put(&home.at("corpus/index.html"), format!("<h1>Water {release}</h1>").repeat(30));
    put(&home.at(&format!("corpus/new/{release}.txt")), format!("new in {release}"));
    let _ = fs::remove_file(home.at(&format!("corpus/new/{}.txt", release.saturating_sub(2))));
    if release.is_multiple_of(2) {
        fs::rename(home.at("corpus/big/noise.bin"), home.at("corpus/moved.bin")).unwrap();
    } else {
        fs::rename(home.at("corpus/moved.bin"), home.at("corpus/big/noise.bin")).unwrap();
    }
}

fn pack(home: &Home, release: u32, more: &str) {
    let line = format!("pack corpus --since f{} -o d{release} -k publisher.key --no-rehearsal {more}", release - 1);
    home.say(&line).exits(0);
}

/// Makes sure that a run left nothing under the final name, and no stage.
fn nothing_at(home: &Home, out: &str) {
    assert!(!home.at(out).exists() && !home.at(&format!("{out}.pannier-part")).exists(), "{out}");
}

fn copy_tree(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        match bytes {
            Some(bytes) => put(&to.join(path), bytes),
            None => fs::create_dir_all(to.join(path)).unwrap(),
        }
    }
}

#[track_caller]
fn refused(home: &Home, line: &str, code: i32, said: &str) -> Run {
    let run = home.say(&format!("open {line} -o out {KEYS}")).exits(code);
    assert!(run.err.contains(said) || run.out.contains(said), "{said}\n{}\n{}", run.out, run.err);
    nothing_at(home, "out");
    run
}

#[test]
fn differences_in_any_order_make_the_last_release() {
    let home = home(5);
    let before = tree(&home.at("f1"));
    let run = home.say(&format!("open d4 d2 d5 d3 --onto f1 -o out {KEYS} --json")).exits(0).json();
    assert!(tree(&home.at("out")) == tree(&home.at("f5")), "with the list and its signature");
    let steps: Vec<u64> =
        run["differences"].as_array().unwrap().iter().map(|step| step["release"].as_u64().unwrap()).collect();
    assert_eq!(steps, [2, 3, 4, 5]);
    assert_eq!(run["wanted_base"], serde_json::Value::Null);
    assert!(tree(&home.at("f1")) == before, "the base is never changed");
    fs::remove_dir_all(home.at("out")).unwrap();
    // All on one carrier, with bundles that are no step; from the middle on; as far as is asked for.
    for (number, from) in ["r1", "d2", "d3", "d4", "d5"].into_iter().enumerate() {
        copy(&home.at(from), &home.at(&format!("stick/{number}")));
    }
    home.say(&format!("open stick --onto f3 -o late {KEYS}")).exits(0).says("mosaic 5 by").says("3, 4, 5");
    assert!(tree(&home.at("late")) == tree(&home.at("f5")));
    home.say(&format!("open stick --onto f1 --release 3 -o early {KEYS}")).exits(0).says("mosaic 3 by");
    assert!(tree(&home.at("early")) == tree(&home.at("f3")));
    home.say(&format!("open stick --onto f1 --release newest -o newest {KEYS}")).exits(0);
    assert!(tree(&home.at("newest")) == tree(&home.at("f5")));
    let id = home.say(&format!("show d4 {KEYS} --json")).json()["bundles"][0]["id"].as_str().unwrap().to_owned();
    home.say(&format!("open stick --onto f1 --bundle {id} -o by-id {KEYS}")).exits(0).says("mosaic 4 by");
    refused(&home, "stick --onto f1 --release 9", 2, "9");
    refused(&home, "r1 --onto f1", 2, "this bundle is no difference");
    refused(&home, "stick --onto f5", 4, "is mosaic 5 already");
    // Of two ways, the shorter one: a difference that skips releases.
    home.say("pack f4 --exclude CONTENTS.sha256* --since f1 --release 4 -o jump -k publisher.key --public").exits(0);
    let jump = home.say(&format!("open stick jump --onto f1 -o jumped {KEYS} --json")).exits(0).json();
    assert_eq!(jump["differences"].as_array().unwrap().len(), 2, "{jump}");
    assert!(tree(&home.at("jumped")) == tree(&home.at("f5")));
}

#[test]
fn a_step_that_is_lacking_is_named_with_a_slip() {
    let home = home(5);
    // As far as the differences reach, and what is lacking after that.
    let run = home.say(&format!("open d5 d2 d3 --onto f1 -o out {KEYS}")).exits(3);
    assert!(run.err.contains("3 to 4 is lacking"), "{}", run.err);
    assert!(tree(&home.at("out")) == tree(&home.at("f3")));
    fs::remove_dir_all(home.at("out")).unwrap();
    refused(&home, "d5 d2 d3 --onto f1 --release 5", 4, "3 to 4 is lacking");
    refused(&home, "d5 d3 d4 --onto f1", 4, "builds on mosaic 2, and the folder given with --onto is mosaic 1");
    let run = home.say(&format!("open d5 d4 --onto f1 -o out {KEYS} --json")).exits(4).json();
    let groups = run["wanted_base"]["groups"].as_array().unwrap();
    let digits = groups.iter().map(|group| group.as_str().unwrap()).collect::<Vec<_>>().join(" ");
    let wanted = Message::Release { series: "mosaic".into(), release: 3 };
    assert_eq!(Slip::parse(&digits).unwrap().message, wanted);
    // Whoever has the whole release brings it.
    home.say("pack f3 --exclude CONTENTS.sha256* --series mosaic --release 3 -o r3 -k publisher.key --public").exits(0);
    fs::create_dir(home.at("parcel")).unwrap();
    let answer = |from: &[&str]| {
        let start = ["deal"].iter().chain(from).copied();
        home.run(start.chain(["--want", &digits, "-P", "publisher.pub", "--to", "parcel"]))
    };
    answer(&["r1", "d2"]).exits(4).says("no whole bundle of that release is here, only mosaic 1, mosaic-delta-1 2");
    answer(&["r1", "r3", "d4"]).exits(0).says("mosaic 3");
    home.say(&format!("open parcel -o old {KEYS}")).exits(0).says("mosaic 3 by");
    home.say(&format!("open d5 d4 --onto old -o out {KEYS}")).exits(0);
    assert!(tree(&home.at("out")) == tree(&home.at("f5")));
    // The same digits come from `want`, and from opening a difference as it is.
    let run = home.say(&format!("want --base d5 d4 {KEYS} --json")).exits(0).json();
    let slips: Vec<_> = run["bundles"].as_array().unwrap().iter().map(|one| &one["slip"]["groups"]).collect();
    assert!(
        slips.len() == 2
            && slips.iter().any(|one| **one == run_groups(&digits))
            && slips.iter().any(|one| one.is_null())
    );
    let run = home.say(&format!("open d4 -o parts {KEYS}")).exits(0);
    assert!(run.err.contains("mosaic 3 is wanted") && run.err.contains(&digits[..35]), "{}", run.err);
}

fn run_groups(digits: &str) -> serde_json::Value {
    digits.split(' ').map(str::to_owned).collect::<Vec<_>>().into()
}

#[test]
fn a_fork_among_the_steps_is_a_conflict() {
    let home = home(3);
    put(&home.at("corpus/index.html"), "another third release");
    home.say("pack corpus --since f2 -o fork -k publisher.key --public --no-rehearsal").exits(0);
    home.say(&format!("open fork --onto f2 -o f3b {KEYS}")).exits(0);
    edit(&home, 4);
    pack(&home, 4, "--public");
    let run = refused(&home, "d2 d3 fork --onto f1", 5, "CONFLICT");
    assert!(run.err.contains("ask"), "{}", run.err);
    refused(&home, "d2 fork d4 d3 --onto f1", 5, "CONFLICT");
    // A person who knows which one is right names it, or leaves the other out.
    let id = home.say(&format!("show fork {KEYS} --json")).json()["bundles"][0]["id"].as_str().unwrap().to_owned();
    home.say(&format!("open d2 d3 fork --onto f1 --bundle {id} -o named {KEYS}")).exits(0);
    assert!(tree(&home.at("named")) == tree(&home.at("f3b")));
    // The next step builds on the other one.
    refused(&home, "d2 fork d4 --onto f1", 4, "is another version of mosaic 3");
    home.say(&format!("open d2 d3 d4 --onto f1 -o right {KEYS}")).exits(0);
    assert!(documents(&home.at("right")) == tree(&home.at("corpus")));
}

#[test]
fn a_step_by_another_publisher_counts_only_if_it_fits() {
    let home = home(2);
    copy_tree(&home.at("corpus"), &home.at("theirs"));
    let by_stranger = "-k stranger.key --public --no-rehearsal";
    home.say(&format!("pack theirs -o s2 --series mosaic --release 2 {by_stranger}")).exits(0);
    home.say("open s2 -o fs2 -P stranger.pub").exits(0);
    put(&home.at("theirs/index.html"), "theirs");
    home.say(&format!("pack theirs --since fs2 -o sd3 {by_stranger}")).exits(0);
    // A stranger does not count, and is named.
    let run = home.say(&format!("open d2 sd3 --onto f1 -o out {KEYS}")).exits(0);
    assert!(tree(&home.at("out")) == tree(&home.at("f2")) && run.err.contains("mosaic-delta-2 3"), "{}", run.err);
    fs::remove_dir_all(home.at("out")).unwrap();
    refused(&home, "sd3 --onto f2", 5, "");
    home.say(&format!("open sd3 --onto f2 --untrusted-publisher -o first {KEYS}")).exits(0).says("NOT TRUSTED");
    refused(&home, "sd3 --onto f1 --untrusted-publisher", 4, "builds on mosaic 2");
    // Nobody is trusted: the list of the base must be signed by the publisher of the step.
    put(&home.at("corpus/index.html"), "another");
    home.say("pack corpus --since f2 -o d3 -k publisher.key --public --no-rehearsal").exits(0);
    let run = home.say("open d3 sd3 --onto fs2 --untrusted-publisher -o out").exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("theirs")), "{}", run.err);
    fs::remove_dir_all(home.at("out")).unwrap();
    // Of two trusted publishers with the same documents, one goes on from the other.
    home.say(&format!("open d2 sd3 --onto f1 -o both {KEYS} -P stranger.pub")).exits(0);
    assert!(documents(&home.at("both")) == tree(&home.at("theirs")));
    put(&home.at("theirs/index.html"), "other documents");
    home.say(&format!("pack theirs -o s2b --series mosaic --release 2 {by_stranger}")).exits(0);
    home.say("open s2b -o fs2b -P stranger.pub").exits(0);
    put(&home.at("theirs/index.html"), "more");
    home.say(&format!("pack theirs --since fs2b -o sd3b {by_stranger}")).exits(0);
    refused(&home, "d2 sd3b --onto f1 -P stranger.pub", 4, "is another version of mosaic 2");
}

#[test]
fn a_fault_in_any_step_leaves_nothing_under_the_final_name() {
    let home = home(4);
    // A base that was altered in a document that only the last copy reads.
    copy_tree(&home.at("f1"), &home.at("altered"));
    fs::write(home.at("altered/data/noise.bin"), "altered").unwrap();
    let run = refused(&home, "d2 d3 d4 --onto altered", 4, "is not what the publisher signed: data/noise.bin");
    assert!(run.err.contains("the difference that fails is mosaic-delta-3 4"), "{}", run.err);
    fs::remove_file(home.at("altered/data/noise.bin")).unwrap();
    refused(&home, "d2 d3 d4 --onto altered", 4, "is missing: data/noise.bin");
    // A chunk that is lost is rebuilt, and too many are told with the name of the step.
    let chunks = || {
        let all = crate::common::files(&home.at("d3"));
        all.into_iter().filter(|file| is_chunk(&name_of(file)) && name_of(file).starts_with('d')).collect::<Vec<_>>()
    };
    let lost = chunks().remove(0);
    fs::remove_file(&lost).unwrap();
    home.say(&format!("open d2 d3 d4 --onto f1 -o mended {KEYS}")).exits(0).says("rebuilt");
    assert!(tree(&home.at("mended")) == tree(&home.at("f4")));
    crate::common::files(&home.at("d3")).iter().filter(|file| is_chunk(&name_of(file))).for_each(|file| {
        fs::remove_file(file).unwrap();
    });
    refused(&home, "d2 d3 d4 --onto f1", 4, "the difference that fails is mosaic-delta-2 3");
    // A file larger than the limit cannot be written: the moved noise, at the last step.
    let limited =
        "(trap '' XFSZ; ulimit -f 100; \"$PANNIER\" open d2 --onto f1 -o out -P publisher.pub) || echo $?; ls -A";
    let run = home.shell(limited);
    assert!(!run.out.contains("out") && run.out.starts_with(|first: char| first.is_ascii_digit()), "{}", run.out);
    let killed = home.shell("ulimit -f 100; \"$PANNIER\" open d2 --onto f1 -o out -P publisher.pub || :; ls -A");
    assert!(!killed.out.lines().any(|line| line == "out"), "{}", killed.out);
    home.say(&format!("open d2 --onto f1 -o out {KEYS}")).exits(0);
    nothing_at(&home, "out.pannier-part");
}

#[test]
fn one_secret_opens_all_steps_and_the_step_that_it_does_not_open_is_named() {
    let home = home(2);
    put(&home.at("phrase"), "six words that nobody else knows");
    put(&home.at("other"), "other words");
    edit(&home, 3);
    pack(&home, 3, "--passphrase-file phrase");
    refused(&home, "d2 d3 --onto f1", 6, "the difference that fails is mosaic-delta-2 3");
    refused(&home, "d2 d3 --onto f1 --passphrase-file other", 6, "the difference that fails is mosaic-delta-2 3");
    home.say(&format!("open d3 d2 --onto f1 --passphrase-file phrase -o out {KEYS}")).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
}

#[test]
fn sixteen_differences_are_applied_at_once() {
    let home = home(17);
    let all: Vec<String> = (2..=17).rev().map(|release| format!("d{release}")).collect();
    home.say(&format!("open {} --onto f1 -o out {KEYS}", all.join(" "))).exits(0).says("16 differences");
    assert!(tree(&home.at("out")) == tree(&home.at("f17")));
}
