//! `intake`: parcels become an archive with a signed chain, which is checked by the program and by hand, and given out as bags.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::common::journey::recipient;
use crate::common::program::{Home, Run};
use crate::common::tools::{here, present, works};
use crate::common::{noise, put, tree};

const TIME: &str = "2026-11-30T21:40:05Z";

/// A newsroom with two hands, and two parcels that have one document in common.
fn newsroom() -> Home {
    let home = Home::new();
    for key in ["publisher.key", "stranger.key", "recipient-first.key", "recipient-second.key"] {
        home.key(key);
    }
    put(&home.at("newsroom.pub"), format!("{}\n", recipient(&home, "recipient-first.key")));
    put(&home.at("one/letter.txt"), "14:23 Somebody at checkpoint-north");
    put(&home.at("one/film.bin"), noise(3, 200_000));
    put(&home.at("two/copy of film.bin"), noise(3, 200_000));
    put(&home.at("two/100 % water; rm -rf.txt"), "a name that means something to shells and bags");
    for name in ["one", "two"] {
        pack(&home, name);
    }
    home
}

fn pack(home: &Home, name: &str) {
    home.say(&format!("pack --parcel --metadata keep --to newsroom.pub {name} -o sticks/{name}")).exits(0);
    // The commitment beside a parcel stays with the sender.
    fs::rename(home.at(&format!("sticks/{name}-commitment")), home.at(&format!("{name}-commitment"))).unwrap();
}

const INTO: &str = "--into archive -i recipient-first.key --at 2026-11-30T21:40:05Z";

fn take(home: &Home, what: &str, key: &str) -> Run {
    home.say(&format!("intake {what} {INTO} -k {key} --json"))
}

/// The public keys of hands, as `-P` takes them.
fn hands(home: &Home) -> String {
    let keys: BTreeSet<String> = entries(home).iter().map(|line| line.split(' ').nth(9).unwrap().to_owned()).collect();
    keys.iter().map(|key| format!("-P {key}")).collect::<Vec<_>>().join(" ")
}

/// The lines of entries, without their signatures.
fn entries(home: &Home) -> Vec<String> {
    home.text("archive/custody.txt").lines().step_by(5).map(str::to_owned).collect()
}

fn check(home: &Home, more: &str) -> Run {
    home.say(&format!("check archive --json {} {more}", hands(home)))
}

/// An archive with both parcels, taken in by two hands.
fn archive() -> Home {
    let home = newsroom();
    take(&home, "sticks/one", "publisher.key").exits(0);
    take(&home, "sticks/two", "stranger.key").exits(0);
    home
}

#[test]
fn parcels_become_folders_and_documents_lie_there_once() {
    let home = newsroom();
    let one = take(&home, "sticks/one", "publisher.key").exits(0).json();
    let parcel = &one["parcels"][0];
    // The two documents, the commitment and its pieces (the film has less than a piece, so there are none).
    assert_eq!((&parcel["document_count"], &parcel["new_count"]), (&Value::from(3), &Value::from(3)));
    assert_eq!((&parcel["became"], &parcel["state"], &parcel["trusted"]), (&"new".into(), &"ok".into(), &false.into()));
    let commitment = pannier::digest::sha256(&fs::read(home.at("one-commitment/commitment.txt")).unwrap()).to_string();
    assert_eq!(parcel["commitment_sha256"], commitment);
    let two = take(&home, "sticks/two", "stranger.key").exits(0).json();
    let parcel = &two["parcels"][0];
    assert_eq!((&parcel["document_count"], &parcel["new_count"]), (&Value::from(3), &Value::from(2)));
    assert_eq!((&two["entry_count"], &two["at"], &two["clock"]), (&3.into(), &TIME.into(), &"hand".into()));
    let judged = check(&home, "").exits(0).json();
    assert_eq!(
        (&judged["verdict"], &judged["parcel_count"], &judged["document_count"]),
        (&"ok".into(), &2.into(), &5.into())
    );
    assert_eq!(judged["head_sha256"], two["head_sha256"]);
    // No name of a document is the name of a file, and no file says who sent what twice.
    let names: Vec<PathBuf> = tree(&home.at("archive")).into_keys().collect();
    assert!(names.iter().all(|name| !name.to_str().unwrap().contains("film")), "{names:?}");
    assert!(!home.at("archive/index.txt").exists());
    // A parcel that comes again adds nothing.
    let before = tree(&home.at("archive"));
    let again = take(&home, "sticks", "publisher.key").exits(0).json();
    let became: Vec<&Value> = again["parcels"].as_array().unwrap().iter().map(|one| &one["became"]).collect();
    assert_eq!(became, ["here-already", "here-already"]);
    assert!(tree(&home.at("archive")) == before);
    home.say(&format!("intake sticks/one {INTO} -k publisher.key")).exits(0).says("nothing was added");
}

#[test]
fn an_index_is_made_only_when_somebody_asks() {
    let home = newsroom();
    take(&home, "sticks/one --index", "publisher.key").exits(0);
    // Once made, it is kept up.
    take(&home, "sticks/two", "publisher.key").exits(0);
    let index = home.text("archive/index.txt");
    let film = pannier::digest::sha256(&noise(3, 200_000)).to_string();
    assert_eq!(index.lines().filter(|line| line.starts_with(&film)).count(), 2, "{index}");
    assert!(index.lines().is_sorted());
    check(&home, "").exits(0);
}

#[test]
fn of_a_parcel_that_does_not_open_nothing_is_taken() {
    let home = newsroom();
    // Not enough blocks, then the wrong key, then no key.
    for path in fs::read_dir(home.at("sticks/one")).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|end| end == "bin") {
            fs::write(&path, "damaged").unwrap();
        }
    }
    take(&home, "sticks/one", "publisher.key").exits(4);
    assert!(!home.at("archive").exists());
    for identity in ["-i recipient-second.key", ""] {
        home.say(&format!("intake sticks/two --into archive -k publisher.key {identity}")).exits(6);
        assert!(!home.at("archive").exists());
    }
    // What opens is taken in, and the rest is named.
    let both = take(&home, "sticks", "publisher.key").exits(4).json();
    let count = |field: &str| both[field].as_array().unwrap().len();
    assert_eq!((count("parcels"), count("not_taken")), (1, 1));
    assert_eq!(both["not_taken"][0]["code"], "not-enough");
    check(&home, "").exits(0);
}

#[test]
fn lost_chunks_are_rebuilt_and_the_entry_says_so() {
    let home = newsroom();
    fs::remove_file(home.at("sticks/one/d0001.bin")).unwrap();
    fs::write(home.at("sticks/two/d0001.bin"), "damaged").unwrap();
    for (stick, state) in [("sticks/one", "openable"), ("sticks/two", "damaged-but-openable")] {
        let taken = take(&home, stick, "publisher.key").exits(0).json();
        assert_eq!(taken["parcels"][0]["state"], state);
    }
    check(&home, "").exits(0);
}

#[test]
fn a_removed_altered_moved_or_foreign_line_is_found() {
    let home = archive();
    let keys = hands(&home);
    let whole = home.text("archive/custody.txt");
    let lines: Vec<&str> = whole.lines().collect();
    let block = |number: usize| lines[number * 5..number * 5 + 5].join("\n") + "\n";
    let cases = [
        ("removed", block(0) + &block(2)),
        ("beginning removed", block(1) + &block(2)),
        ("moved", block(0) + &block(2) + &block(1)),
        ("time altered", whole.replacen("21:40:05Z", "21:40:06Z", 1)),
        ("last time altered", block(0) + &block(1) + &block(2).replace("21:40:05Z", "20:40:05Z")),
        ("count altered", whole.replacen("documents 3", "documents 4", 1)),
        ("cut short", whole[..whole.len() - 9].to_owned()),
        ("a signature of another line", whole.replace(lines[12], lines[7])),
        ("nothing left", String::new()),
        ("added", whole.clone() + &block(2)),
    ];
    for (what, text) in cases {
        fs::write(home.at("archive/custody.txt"), &text).unwrap();
        let run = home.say(&format!("check archive --json {keys}"));
        assert_eq!((run.code, &run.json()["verdict"]), (5, &Value::from("altered")), "{what}: {}", run.out);
        // Nothing is taken into such an archive, and it stays as it is.
        take(&home, "sticks/one", "publisher.key").exits(5);
        assert_eq!(home.text("archive/custody.txt"), text, "{what}");
    }
    fs::remove_file(home.at("archive/custody.txt")).unwrap();
    home.say(&format!("check archive {keys}")).exits(5).says("ALTERED");
    take(&home, "sticks/one", "publisher.key").exits(5);
    assert!(!home.at("archive/custody.txt").exists(), "no fresh chain in the place of a lost one");
    fs::write(home.at("archive/custody.txt"), &whole).unwrap();
    home.say(&format!("check archive {keys}")).exits(0);
}

#[test]
fn noted_digits_tell_a_chain_whose_end_was_cut_off() {
    let home = archive();
    let digits = check(&home, "").json()["head_digits"].as_str().unwrap().to_owned();
    let keys: Vec<String> = hands(&home).split(' ').map(str::to_owned).collect();
    let noted = |digits: &str| {
        let args = ["check", "archive", "--json", "--noted", digits].map(str::to_owned);
        home.run(args.iter().chain(&keys))
    };
    assert_eq!(noted(&digits).exits(0).json()["noted_entry"], 3);
    let whole = home.text("archive/custody.txt");
    let short: String = whole.lines().take(10).flat_map(|line| [line, "\n"]).collect();
    fs::write(home.at("archive/custody.txt"), short).unwrap();
    // The chain itself holds, but its parcel is there without a line.
    let cut = home.run(["check", "archive", "--json"].map(str::to_owned).iter().chain(&keys)).exits(4).json();
    assert_eq!((&cut["verdict"], cut["unnamed"].as_array().unwrap().len()), (&"incomplete".into(), 3), "{cut}");
    assert_eq!(noted(&digits).exits(5).json()["verdict"], "altered");
    // Who removes the parcel too leaves nothing but the noted digits.
    let id = whole.lines().nth(10).unwrap().split(' ').nth(11).unwrap();
    fs::remove_dir_all(home.at(&format!("archive/parcels/{id}"))).unwrap();
    for path in cut["unnamed"].as_array().unwrap().iter().map(|path| path.as_str().unwrap()) {
        let _ = fs::remove_file(home.at(&format!("archive/{path}")));
    }
    assert_eq!(noted(&digits).exits(5).json()["altered"].as_array().unwrap().len(), 0);
    home.run(["check", "archive"].map(str::to_owned).iter().chain(&keys)).exits(0).says("--noted");
    home.say("check sticks/one --noted 1").exits(2);
}

#[test]
fn an_unknown_hand_is_not_trusted() {
    let home = archive();
    let first = format!("-P {}", entries(&home)[0].split(' ').nth(9).unwrap());
    home.say("check archive").exits(5).says("NOT TRUSTED");
    let judged = home.say(&format!("check archive --json {first}")).exits(5).json();
    assert_eq!(judged["verdict"], "not-trusted");
    let trusted: Vec<&Value> = judged["hands"].as_array().unwrap().iter().map(|hand| &hand["trusted"]).collect();
    assert_eq!(trusted, [true, false]);
}

#[test]
fn every_changed_missing_or_added_file_is_found() {
    let home = archive();
    let keys = hands(&home);
    let judge = || {
        let run = home.say(&format!("check archive --json {keys}"));
        let object = run.json();
        (run.code, object)
    };
    for (path, bytes) in tree(&home.at("archive")) {
        let (Some(bytes), place) = (bytes, home.at("archive").join(&path)) else { continue };
        let mut other = bytes.clone();
        let last = other.len() - 1;
        other[last / 2] ^= 1;
        // What a chain has is tried line by line in another test: nothing signs the untrusted comments.
        if path.to_str() != Some("custody.txt") {
            fs::write(&place, &other).unwrap();
            assert_eq!(judge().0, 5, "{path:?} was changed");
        }
        fs::remove_file(&place).unwrap();
        let (code, object) = judge();
        let wanted = if path.to_str() == Some("custody.txt") { 5 } else { 4 };
        assert_eq!(code, wanted, "{path:?} was removed: {object}");
        fs::write(&place, bytes).unwrap();
    }
    for strange in ["extra.txt", "by-hash/00/extra", "parcels/x/SHA256SUMS"] {
        put(&home.at("archive").join(strange), "x");
        let (code, object) = judge();
        assert_eq!((code, &object["not_in_archive"][0]), (5, &Value::from(strange)), "{object}");
        fs::remove_file(home.at("archive").join(strange)).unwrap();
    }
    assert_eq!(judge().0, 0);
}

#[test]
fn what_is_missing_comes_back_and_what_is_altered_stays() {
    let home = archive();
    let film = pannier::digest::sha256(&noise(3, 200_000)).to_string();
    let place = home.at(&format!("archive/by-hash/{}/{film}", &film[..2]));
    fs::remove_file(&place).unwrap();
    check(&home, "").exits(4);
    let back = take(&home, "sticks/one", "publisher.key").exits(0).json();
    assert_eq!((&back["parcels"][0]["became"], &back["entry_count"]), (&"completed".into(), &4.into()));
    check(&home, "").exits(0);
    // Another file under the hash of a document is no copy of it, and is not overwritten.
    fs::write(&place, "another film").unwrap();
    fs::remove_dir_all(home.at("archive/parcels")).unwrap();
    take(&home, "sticks/one", "publisher.key").exits(5).says("archive-altered");
    assert_eq!(fs::read(&place).unwrap(), b"another film");
}

#[test]
fn other_folders_wrong_times_and_a_crowd_of_parcels() {
    let home = newsroom();
    put(&home.at("precious/file"), "x");
    home.say("intake sticks/one --into precious -i recipient-first.key -k publisher.key").exits(7);
    assert_eq!(tree(&home.at("precious")).len(), 1);
    home.say("intake sticks/one --into archive -k publisher.key --at yesterday").exits(2).says("--at");
    home.say("intake sticks/one --into archive").exits(2);
    home.say("intake sticks/one --bag bags").exits(5);
    // Nobody pins the publishers of parcels: more than four of them are taken at once.
    for number in 0..4 {
        put(&home.at(&format!("p{number}/n.txt")), number.to_string());
        pack(&home, &format!("p{number}"));
    }
    let all = take(&home, "sticks", "publisher.key").exits(0).json();
    assert_eq!(all["parcels"].as_array().unwrap().len(), 6);
    let clock =
        home.say("intake sticks/one --into other -i recipient-first.key -k publisher.key --json").exits(0).json();
    assert_eq!(clock["clock"], "machine");
}

/// The commands of the specification, in a file that every shell reads.
fn by_hand(home: &Home) {
    let page = fs::read_to_string(here("docs/format/custody.md")).unwrap();
    let (_, rest) = page.split_once("```sh\n").unwrap();
    let (commands, _) = rest.split_once("```").unwrap();
    put(&home.at("check.sh"), commands);
    let keys = hands(home);
    put(&home.at("hands.txt"), keys.replace("-P ", "").replace(' ', "\n") + "\n");
}

#[test]
fn a_few_lines_of_shell_check_an_archive() {
    if !present(&["minisign", "busybox", "dash"]) {
        return;
    }
    let home = archive();
    by_hand(&home);
    let whole = home.text("archive/custody.txt");
    let head = check(&home, "").json()["head_sha256"].as_str().unwrap().to_owned();
    for shell in ["sh", "busybox sh", "dash"] {
        let say = || home.shell(&format!("cd archive; {shell} ../check.sh")).exits(0).out;
        let good = say();
        assert_eq!(good, format!("good: yes, lines: 3, head: {head}\n"), "{shell}");
        for (from, to) in
            [("documents 3 new 2", "documents 3 new 1"), ("21:40:05Z", "21:40:06Z"), ("pinned no", "pinned yes")]
        {
            fs::write(home.at("archive/custody.txt"), whole.replacen(from, to, 1)).unwrap();
            let bad = say();
            assert!(bad.contains("ALTERED: line") && bad.contains("good: no"), "{shell}: {bad}");
        }
        fs::write(home.at("archive/custody.txt"), &whole).unwrap();
        let film = pannier::digest::sha256(&noise(3, 200_000)).to_string();
        let place = home.at(&format!("archive/by-hash/{}/{film}", &film[..2]));
        fs::write(&place, "another film").unwrap();
        let bad = say();
        assert!(bad.contains("ALTERED: by-hash") && bad.contains("good: no"), "{shell}: {bad}");
        fs::write(&place, noise(3, 200_000)).unwrap();
    }
}

#[test]
fn a_parcel_as_a_bag_is_valid_for_the_library_of_congress() {
    let home = archive();
    let bags = home.say("intake archive --bag bags --json").exits(0).json();
    let bags = bags["bags"].as_array().unwrap();
    assert_eq!(bags.len(), 2);
    home.say("intake archive --bag bags").exits(7);
    for bag in bags {
        let (path, id) = (bag["path"].as_str().unwrap(), bag["id"].as_str().unwrap());
        let name = if home.at(path).join("data/letter.txt").exists() { "one" } else { "two" };
        let mut corpus = tree(&home.at(name));
        let data = tree(&home.at(path).join("data"));
        corpus.insert(
            "commitment.txt".into(),
            Some(fs::read(home.at(&format!("{name}-commitment/commitment.txt"))).unwrap()),
        );
        assert!(data == corpus, "{name}");
        // By hand; RFC 8493 writes a sign of percent as %25.
        home.shell(&format!("cd {path}; sed 's/%25/%/g' manifest-sha256.txt | sha256sum -c --quiet -; sha256sum -c --quiet tagmanifest-sha256.txt"))
            .exits(0);
        let info = home.text(&format!("{path}/bag-info.txt"));
        assert!(info.contains(&format!("External-Identifier: {id}\n")), "{info}");
        // A bag tells nothing of other parcels.
        let custody = home.text(&format!("{path}/pannier/custody.txt"));
        assert!(custody.lines().count() == 5 && custody.contains(&format!(" intake {id} ")), "{custody}");
    }
    let own = std::env::var("PANNIER_BAGIT").unwrap_or_else(|_| "python3".to_owned());
    let python = [own.as_str(), "/usr/bin/python3"].into_iter().find(|python| {
        let look = format!("{python} -c 'import bagit'");
        home.shell(&format!("{look} 2>/dev/null || exit 1")).code == 0
    });
    let Some(python) = python else {
        assert!(!works("the Library of Congress' bagit (pip install bagit)", "python3 -c 'import bagit'"));
        return;
    };
    let validate = |path: &str| {
        let line = format!("{python} -c 'import bagit, sys; bagit.Bag(sys.argv[1]).validate()' {path}");
        home.shell(&format!("{line} >/dev/null 2>&1 || exit 1")).code
    };
    let one = bags
        .iter()
        .map(|bag| bag["path"].as_str().unwrap())
        .find(|path| home.at(path).join("data/letter.txt").exists());
    let one = one.unwrap();
    assert_eq!(validate(one), 0);
    put(&home.at(one).join("data/letter.txt"), "another letter");
    assert_eq!(validate(one), 1);
}

#[test]
fn a_document_that_was_altered_is_in_no_bag() {
    let home = archive();
    let film = pannier::digest::sha256(&noise(3, 200_000)).to_string();
    let place = home.at(&format!("archive/by-hash/{}/{film}", &film[..2]));
    fs::write(&place, "another film").unwrap();
    home.say("intake archive --bag bags").exits(5);
    fs::remove_file(&place).unwrap();
    home.say("intake archive --bag bags").exits(4);
    let id = entries(&home)[1].split(' ').nth(11).unwrap().to_owned();
    assert!(!home.at(&format!("bags/{id}")).exists());
    home.say("intake archive --bag bags --bundle 0000").exits(2);
}

/// Killed or without room at any moment, a run leaves no line without its documents, and the next run finishes.
#[cfg(target_os = "linux")]
#[test]
fn a_killed_intake_or_a_full_medium_leaves_no_line_without_its_documents() {
    use crate::common::program::{PROGRAM, run};
    use crate::common::tools::{may_trace, soaking};
    if !may_trace() {
        return;
    }
    let home = newsroom();
    let calls = [
        "mkdir",
        "openat",
        "write",
        "pwrite64",
        "fsync",
        "syncfs",
        "rename",
        "renameat2",
        "unlink",
        "unlinkat",
        "rmdir",
    ];
    let args = format!("intake sticks {INTO} -k publisher.key");
    let traced = |options: &[&str]| {
        let mut command = home.command("strace");
        command.args(["-f", "-qq", "-o"]).arg(home.at("log")).args(options);
        let run = run(command.arg(PROGRAM).args(args.split_whitespace()));
        (run, fs::read_to_string(home.at("log")).unwrap())
    };
    let trace = format!("trace={}", calls.join(","));
    let (clean, log) = traced(&["-e", &trace]);
    clean.exits(0);
    let whole = tree(&home.at("archive")).into_keys().filter(|path| !path.ends_with("custody.txt")).count();
    let all = entries(&home).len();
    let points: Vec<(&str, usize)> = calls
        .into_iter()
        .flat_map(|call| {
            let count = log.lines().filter(|line| line.contains(&format!(" {call}("))).count();
            let step = if soaking() { 1 } else { (count / 3).max(1) };
            (1..=count).step_by(step).map(move |number| (call, number))
        })
        .collect();
    assert!(points.len() > 20, "{log}");
    for (call, number) in points {
        for (what, codes) in [("signal=SIGKILL", &[-1, 0][..]), ("error=ENOSPC", &[0, 1, 7])] {
            if what == "error=ENOSPC"
                && !["mkdir", "write", "pwrite64", "fsync", "syncfs", "rename", "renameat2"].contains(&call)
            {
                continue;
            }
            let _ = fs::remove_dir_all(home.at("archive"));
            let inject = format!("inject={call}:{what}:when={number}");
            let (struck, _) = traced(&["-e", &inject]);
            let case = format!("{inject}: exit {}: {}", struck.code, struck.err);
            // A signal to a thread of the workshop may end the workshop alone, which is told.
            assert!(codes.contains(&struck.code) || struck.code == 1, "{case}");
            if home.at("archive/custody.txt").exists() {
                let keys = hands(&home);
                let judged = home.say(&format!("check archive --json {keys}"));
                assert!([0, 4].contains(&judged.code), "{case}\n{}", judged.out);
                assert!(judged.json()["missing"].as_array().unwrap().is_empty(), "{case}\n{}", judged.out);
            }
            home.say(&args).exits(0);
            let judged = check(&home, "").exits(0).json();
            assert_eq!(judged["parcel_count"], 2, "{case}");
            let after = tree(&home.at("archive")).into_keys().filter(|path| !path.ends_with("custody.txt")).count();
            assert_eq!((after, entries(&home).len()), (whole, all), "{case}");
        }
    }
}
