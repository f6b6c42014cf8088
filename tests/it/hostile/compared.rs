//! Several bundles at once: what one key signed twice is told, and whoever is not pinned changes nothing that is said of others.

use std::fs;
use std::path::Path;

use crate::common::bundle::{checked, ours, pinned, publisher, signer};
use crate::common::forge;
use crate::common::journey::{digits_of, home, publisher_of};
use crate::common::program::Home;
use crate::common::{copy, documents, files, name_of, noise, put, room, tree};
use pannier::Error;
use pannier::check::{Checked, Verdict, check};
use pannier::digest::sha256;
use pannier::error::ReaderError;
use pannier::find::search::{IdDigits, Wanted};
use pannier::format::facts::Sealing;
use pannier::format::{Facts, Hash};
use pannier::keys::SecretKey;
use pannier::trust::{Memory, Pin, Publishers};
use pannier::watch::Watch;

/// Writes a bundle of these facts, and gives its id.
fn forged(at: &Path, seed: u64, key: &SecretKey, change: impl Fn(Facts) -> Facts) -> Hash {
    let payload = noise(seed, 2000);
    let facts = change(forge::facts_for(&payload, Sealing::None, key));
    let comment = format!("pannier bundle {} {}", facts.series, facts.release);
    forge::bundle_with(at, &payload, &facts, |text| text, key, &comment);
    sha256(&fs::read(at.join("SHA256SUMS")).unwrap())
}

fn release(number: u32, previous: Option<Hash>) -> impl Fn(Facts) -> Facts {
    move |facts| Facts { release: number, previous, ..facts }
}

fn verdicts(checked: &Checked) -> Vec<(Hash, Verdict)> {
    checked.held.iter().map(|held| (held.bundle.list.id, held.report.verdict)).collect()
}

/// A home with releases 42 and 43 of one series, and another 43; our publisher is pinned as `editors`.
fn forked() -> Home {
    let home = home();
    home.say("pack corpus -o p42 -k publisher.key --public --series mosaic --release 42").exits(0);
    home.say("pack corpus -o p43 -k publisher.key --public --previous p42").exits(0);
    put(&home.at("corpus/another.txt"), "another");
    home.say("pack corpus -o other43 -k publisher.key --public --previous p42").exits(0);
    fs::remove_file(home.at("corpus/another.txt")).unwrap();
    home.run(["trust", "p42", "--name", "editors", "--digits", &digits_of(&home, "p42")]).exits(0);
    home
}

fn id(home: &Home, bundle: &str) -> String {
    sha256(&fs::read(home.at(bundle).join("SHA256SUMS")).unwrap()).to_string()
}

#[test]
fn two_bundles_of_one_number_by_one_key_are_a_conflict_everywhere() {
    let home = forked();
    let (one, two) = (id(&home, "p43"), id(&home, "other43"));
    let alike = |said: &crate::common::program::Run| {
        assert!(said.out.starts_with("CONFLICT  mosaic 43"), "{}", said.out);
        assert!(said.err.contains(&one[..16]) && said.err.contains(&two[..16]), "{}", said.err);
        assert!(said.err.contains("hint: ask the publisher by voice"), "{}", said.err);
    };
    for command in [
        "check p43 other43",
        "show p43 other43",
        "open p43 other43 -o out",
        "open p43 other43 -o out --release 43",
        "open p43 other43 -o out --release newest",
        "list p43 other43",
        "repair p43 other43 -o out",
        "receipt p43 other43",
        "deal p43 other43 --couriers 3 --survive 1 -o sticks",
        "sheet p43 other43 -o out.pdf",
        "play p43 other43 --html out.html",
    ] {
        alike(&home.say(command).exits(5));
    }
    assert!(!home.at("out").exists() && !home.at("out.pdf").exists() && !home.at("out.html").exists());
    // Couriers carry both, and say it.
    let said = home.say("gather p43 other43 -o card").exits(5).says("SAFE TO PULL");
    alike(&said);
    assert_eq!(files(&home.at("card")).len(), 2);
    let said = home.say("want p43 other43").exits(5).says(&one[..16]).says(&two[..16]);
    assert!(
        !said.out.contains("OK") && said.out.matches("CONFLICT  mosaic 43: nothing is missing").count() == 2,
        "{}",
        said.out
    );
    // The first release is in no conflict.
    home.say("open p42 p43 other43 -o first --release 42").exits(0);
    // For programs.
    let object = home.say("check p43 other43 --json").exits(5).json();
    assert_eq!(object["bundles"][0]["verdict"], "conflict");
    let conflict = &object["conflicts"][0];
    assert_eq!((conflict["kind"].as_str(), conflict["pinned_as"].as_str()), (Some("same-release"), Some("editors")));
    let mut ids = [one.as_str(), two.as_str()];
    ids.sort_unstable();
    assert_eq!([conflict["bundles"][0]["id"].as_str(), conflict["bundles"][1]["id"].as_str()], ids.map(Some));
    let failed = home.say("open p43 other43 -o out --json").exits(5).json();
    assert_eq!((&failed["conflicts"], &failed["exit_code"]), (&object["conflicts"], &serde_json::json!(5)));
}

#[test]
fn a_bundle_that_is_named_opens_and_the_conflict_is_told_all_the_same() {
    let home = forked();
    let (one, two) = (id(&home, "p43"), id(&home, "other43"));
    let said = home.say(&format!("open p43 other43 -o out --bundle {}", &one[..12])).exits(0);
    assert!(said.out.starts_with("OPENED, CONFLICT  mosaic 43 by editors"), "{}", said.out);
    assert!(said.err.contains(&one[..16]) && said.err.contains(&two[..16]), "{}", said.err);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
    let object = home.say(&format!("list p43 other43 --bundle {one} --json")).exits(0).json();
    assert_eq!((object["conflicts"].as_array().unwrap().len(), object["pinned_as"].as_str()), (1, Some("editors")));
    for command in ["repair p43 other43 -o whole", "deal p43 other43 --couriers 3 --survive 1 --copies 2 -o sticks"] {
        home.say(&format!("{command} --bundle {one}")).exits(0).says("warning: one key signed").says(&two[..16]);
    }
}

/// Somebody opens the newest release, and two earlier ones on the same stick show that the key is in other hands.
#[test]
fn a_conflict_of_others_is_told_beside_a_bundle_that_opens() {
    let home = forked();
    put(&home.at("corpus/later.txt"), "later");
    home.say("pack corpus -o p44 -k publisher.key --public --previous p43").exits(0);
    let said = home.say("open p43 other43 p44 -o out --release newest").exits(0);
    assert!(said.err.contains("warning: one key signed"), "{}", said.err);
    assert!(said.err.contains(&id(&home, "other43")[..16]), "{}", said.err);
}

#[test]
fn a_release_that_names_another_one_before_it_is_a_conflict() {
    let home = forked();
    put(&home.at("corpus/another.txt"), "another");
    home.say("pack corpus -o other42 -k publisher.key --public --series mosaic --release 42").exits(0);
    let (named, here) = (id(&home, "p42"), id(&home, "other42"));
    home.say("check p42 p43").exits(0);
    let said = home.say("check other42 p43").exits(5);
    assert!(said.out.starts_with("CONFLICT  mosaic 42"), "{}", said.out);
    assert!(said.err.contains(&named[..16]) && said.err.contains(&here[..16]), "{}", said.err);
    let object = home.say("check other42 p43 --json").exits(5).json();
    assert_eq!(object["conflicts"][0]["kind"], "previous");
    assert_eq!(object["conflicts"][0]["previous"].as_str(), Some(named.as_str()));
    home.say("open other42 p43 -o out").exits(5);
    home.say(&format!("open other42 p43 -o out --bundle {here}")).exits(0).says("OPENED, CONFLICT");
    // Where the release that is named is at hand too, the two of one number are in conflict, and the third is not.
    let verdicts: Vec<(String, String)> = home.say("check p42 other42 p43 --json").exits(5).json()["bundles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["release"].to_string(), one["verdict"].as_str().unwrap().to_owned()))
        .collect();
    let word = |number: &str, word: &str| (number.to_owned(), word.to_owned());
    assert_eq!(verdicts, [word("42", "conflict"), word("42", "conflict"), word("43", "ok")]);
}

#[test]
fn a_release_without_a_link_is_told_and_no_conflict() {
    let home = forked();
    home.say("pack corpus -o loose43 -k publisher.key --public --series mosaic --release 43").exits(0);
    home.say("check p42 loose43").exits(0).says("mosaic 43 names no release before it, although mosaic 42 is here");
    home.say("open p42 loose43 -o out --release newest").exits(0).says("names no release before it");
    let object = home.say("check p42 loose43 --json").exits(0).json();
    assert_eq!(
        (&object["unlinked"][0]["release"], &object["unlinked"][0]["earlier_release"]),
        (&43.into(), &42.into())
    );
    assert!(!home.say("check p42 p43").exits(0).err.contains("names no release"));
}

#[test]
fn an_extended_list_counts_as_the_release_that_it_extends() {
    let home = forked();
    home.say("more-recovery p42 -k publisher.key --spare 120% -o more42").exits(0);
    for folders in ["p42 more42 p43", "more42 p43"] {
        assert_eq!(
            home.say(&format!("check {folders} --json")).json()["conflicts"],
            serde_json::json!([]),
            "{folders}"
        );
    }
    // Neither list has its table or its chunks: nothing shows that they agree, and nothing shows that they do not.
    for (from, to) in [("p42", "bare"), ("more42", "bare-more")] {
        for file in files(&home.at(from)).iter().filter(|path| !name_of(path).ends_with(".bin")) {
            if name_of(file) != "blocks.idx" {
                put(&home.at(to).join(name_of(file)), fs::read(file).unwrap());
            }
        }
    }
    let object = home.say("check bare bare-more --json").exits(4).json();
    assert_eq!((object["bundles"].as_array().unwrap().len(), &object["conflicts"]), (2, &serde_json::json!([])));
    // Two extensions by two versions of the program name the same blocks.
    let (stick, key) = (room(), publisher());
    let same = |generator: &str| {
        let generator = generator.to_owned();
        move |facts| Facts { generator: generator.clone(), ..facts }
    };
    forged(&stick.path().join("a"), 1, &key, same("one"));
    forged(&stick.path().join("b"), 1, &key, same("two"));
    let found = checked(&[stick.path().to_owned()]).unwrap();
    assert!(found.held.len() == 2 && found.search.compared.conflicts.is_empty());
    assert!(matches!(found.one(&Wanted::Only), Err(ReaderError::ManyBundles(_))));
}

#[test]
fn whoever_signed_beside_the_publisher_counts_only_if_pinned() {
    let (stick, ours, friend, stranger) = (room(), publisher(), signer("debian-open.key"), signer("stranger.key"));
    let cosign = |at: &str, key: &SecretKey| {
        let at = stick.path().join(at);
        let list = fs::read(at.join("SHA256SUMS")).unwrap();
        put(&at.join("cosigned.minisig"), key.sign(&list, "pannier bundle mosaic 42").unwrap());
    };
    forged(&stick.path().join("a"), 1, &ours, |facts| facts);
    forged(&stick.path().join("b"), 2, &stranger, |facts| facts);
    let verdict = |publishers: &Publishers, word: Verdict| {
        let found = check(&[stick.path().to_owned()], publishers, stick.path(), &Watch::default()).unwrap();
        let of_ours = found.held.iter().find(|held| held.bundle.publisher == *ours.public()).unwrap();
        assert_eq!(of_ours.report.verdict, word);
        found
    };
    cosign("a", &friend);
    cosign("b", &friend);
    // Our friend signed two bundles of one number. Only where both are trusted does it count.
    let found = verdict(&pinned(&[&ours, &friend]), Verdict::Ok);
    assert_eq!(found.held.iter().map(|held| held.bundle.cosigners.len()).sum::<usize>(), 2);
    verdict(&pinned(&[&ours, &stranger]), Verdict::Ok);
    let found = verdict(&pinned(&[&ours, &friend, &stranger]), Verdict::Conflict);
    assert_eq!(found.search.compared.conflicts[0].signer, friend.public().digits());
}

#[test]
fn no_crowd_of_strangers_bundles_changes_what_is_said_of_a_trusted_one() {
    let (genuine, crowd) = (room(), room());
    let (ours_key, strangers) = (publisher(), [signer("stranger.key"), signer("debian-open.key")]);
    let first = forged(&genuine.path().join("42"), 1, &ours_key, release(42, None));
    let second = forged(&genuine.path().join("43"), 2, &ours_key, release(43, Some(first)));
    let alone = checked(&[genuine.path().to_owned()]).unwrap();
    let wanted = [
        Wanted::Only,
        Wanted::Newest,
        Wanted::Release(42),
        Wanted::Release(44),
        Wanted::Id((&first).into()),
        Wanted::Id(IdDigits::parse(&second.to_string()[..4]).unwrap()),
    ];
    let chosen = |found: &Checked| -> Vec<Result<Hash, String>> {
        let one = |wanted| found.one(wanted).map(|held| held.bundle.list.id).map_err(|error| format!("{error:?}"));
        wanted.iter().map(one).collect()
    };
    let mut random = fastrand::Rng::with_seed(14);
    for run in 0..40 {
        let at = crowd.path().join(run.to_string());
        let mut ids = vec![first, second];
        for number in 0..random.usize(1..7) {
            let key = &strangers[random.usize(..2)];
            let previous = [None, Some(first), Some(second), Some(Hash([7; 32]))][random.usize(..4)];
            let extends = [None, Some(first), Some(second)][random.usize(..3)];
            let (release, claims_us) = (random.u32(40..46), random.u8(..4) == 0);
            let change = |facts| {
                let publisher = if claims_us { ours_key.public().base64() } else { key.public().base64() };
                Facts { release, previous, extends, publisher, ..facts }
            };
            let folder = at.join(number.to_string());
            ids.push(forged(&folder, random.u64(..3), key, change));
            // Signatures of ours that are genuine, over something else.
            copy_signature(genuine.path(), &folder, random.bool());
        }
        let found = checked(&[genuine.path().to_owned(), at]).unwrap();
        let of_ours: Vec<(Hash, Verdict)> =
            verdicts(&found).into_iter().filter(|(id, _)| [first, second].contains(id)).collect();
        assert_eq!(of_ours, verdicts(&alone), "run {run}");
        assert_eq!(found.search.compared, alone.search.compared, "run {run}");
        assert_eq!(chosen(&found), chosen(&alone), "run {run}");
    }
    assert!(ours().trusted(&alone.held[0]).is_some());
}

fn copy_signature(genuine: &Path, to: &Path, really: bool) {
    if really {
        fs::copy(genuine.join("42/SHA256SUMS.minisig"), to.join("another.minisig")).unwrap();
    }
}

#[test]
fn strangers_in_conflict_with_each_other_block_nobody() {
    let home = forked();
    put(&home.at("corpus/another.txt"), "another");
    for name in ["s1", "s2"] {
        put(&home.at("corpus/another.txt"), name);
        home.say(&format!("pack corpus -o {name} -k stranger.key --public --series mosaic --release 43")).exits(0);
    }
    let said = home.say("open p43 s1 s2 -o out").exits(0);
    assert!(said.out.starts_with("OK  mosaic 43 by editors"), "{}", said.out);
    // As without them: the strangers are told, and ours is whole.
    let said = home.say("check p43 s1 s2").exits(0);
    assert!(said.out.starts_with("OK  mosaic 43") && !said.out.contains("CONFLICT"), "{}", said.out);
    // Among themselves, nobody pinned, they are several bundles.
    home.say("open s1 s2 -o never --untrusted-publisher").exits(2).says("several bundles");
}

/// `check` said 5 and `open` 0.
#[test]
fn a_strangers_bundle_changes_the_answer_of_no_verb_and_is_named() {
    let home = forked();
    put(&home.at("corpus/another.txt"), noise(1, 40_000));
    home.say("pack corpus -o strange -k stranger.key --public --series mosaic --release 43").exits(0);
    let lacking = home.at("lacking");
    copy(&home.at("p43"), &lacking);
    fs::remove_file(lacking.join("d0001.bin")).unwrap();
    let digits = digits_of(&home, "strange");
    for (number, verb) in
        ["check", "show", "list", "want", "receipt", "open -o", "repair -o", "gather -o"].iter().enumerate()
    {
        for folder in ["p43", "lacking"] {
            let out = |at: &str| {
                if verb.ends_with("-o") { format!("{verb} {at}-{folder}-{number}") } else { (*verb).to_owned() }
            };
            let alone = home.say(&format!("{} {folder}", out("alone")));
            let beside = home.say(&format!("{} {folder} strange", out("beside")));
            assert_eq!(beside.code, alone.code, "{verb} {folder}: {}", beside.err);
            assert!(beside.err.contains(&digits), "{verb} {folder}: {}", beside.err);
            let first = |run: &crate::common::program::Run| {
                run.out.lines().next().unwrap_or_default().replace("beside", "alone")
            };
            assert_eq!(first(&beside), first(&alone), "{verb} {folder}");
        }
    }
    let object = home.say("check p43 strange --json").exits(0).json();
    assert_eq!(object["passed_over"][0]["publisher_digits"], digits.as_str());
    // Nobody is trusted: then every bundle counts.
    home.say(&format!("check strange -P {}", publisher_of(&home, "p43"))).exits(5);
    // Whoever names the stranger's bundle is not told that it was passed over.
    let named = format!("open p43 strange --bundle {} -o first --untrusted-publisher", id(&home, "strange"));
    assert!(!home.say(&named).exits(0).err.contains("passed over"));
}

#[test]
fn an_id_is_read_as_people_write_it_and_no_digits_mean_no_bundle() {
    let home = forked();
    let whole = id(&home, "p42");
    for written in [whole.to_uppercase(), format!("{whole} "), format!(" {}\t", &whole[..9])] {
        home.run(["list", "p42", "p43", "--bundle", &written]).exits(0).says("mosaic 42");
    }
    for empty in ["", " ", "x", "12-34", &format!("{whole}0")] {
        home.run(["list", "p42", "--bundle", empty]).exits(2).says("the first digits of a bundle id are needed");
    }
}

/// A list of a stranger at hand came before a list that a trusted bundle extends.
#[test]
fn a_few_digits_mean_a_trusted_bundle_before_a_strangers() {
    let (stick, key, stranger) = (room(), publisher(), signer("stranger.key"));
    let first = Hash([0x4a; 32]);
    let extends = move |facts| Facts { extends: Some(first), ..facts };
    let ours = forged(&stick.path().join("ours"), 1, &key, extends);
    let theirs = (0..).map(|seed| (seed, forged(&stick.path().join("theirs"), 1, &stranger, release(seed, None))));
    let theirs = theirs.map(|(_, id)| id).find(|id| id.to_string().starts_with('4')).unwrap();
    let found = checked(&[stick.path().to_owned()]).unwrap();
    assert_eq!(found.held.len(), 2);
    let chosen = |digits: &str| found.one(&Wanted::Id(IdDigits::parse(digits).unwrap())).unwrap().bundle.list.id;
    assert_eq!([chosen("4"), chosen("4a"), chosen(&theirs.to_string())], [ours, ours, theirs]);
}

/// TUF calls it a fast-forward attack: a number after which no other comes.
#[test]
fn the_largest_number_is_no_dead_end() {
    let home = forked();
    home.say("pack corpus -o last -k publisher.key --public --series mosaic --release 4294967295").exits(0);
    home.say("open p42 p43 last -o newest --release newest")
        .exits(0)
        .says("OK  mosaic 4294967295 by editors")
        .says("mosaic 4294967295 names no release before it, although mosaic 43 is here");
    home.say("open p42 p43 last -o out --release 43").exits(0).says("OK  mosaic 43 by editors");
    home.say("pack corpus -o again -k publisher.key --public --series mosaic-again").exits(0);
    home.say("open again last -o new --release newest").exits(2).says("mosaic-again 1").says("mosaic 4294967295");
}

#[test]
fn a_pin_counts_for_its_series_alone() {
    let (stick, key) = (room(), publisher());
    forged(&stick.path().join("a"), 1, &key, |facts| facts);
    forged(&stick.path().join("b"), 2, &key, |facts| Facts { series: "other".to_owned(), ..facts });
    let pin = |series: &[&str]| Pin {
        memory: Memory::default(),
        introduced: None,
        name: "ours".to_owned(),
        key: key.public().clone(),
        series: series.iter().map(|name| (*name).to_owned()).collect(),
    };
    let found = |pins: Vec<Pin>| {
        let publishers = Publishers::Pinned(pins);
        let found = check(&[stick.path().to_owned()], &publishers, stick.path(), &Watch::default()).unwrap();
        let trusted = |held: &&pannier::check::Held| held.report.verdict == Verdict::Ok;
        found.held.iter().filter(trusted).map(|held| held.bundle.facts.series.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found(vec![pin(&[])]), ["mosaic", "other"]);
    assert_eq!(found(vec![pin(&["mosaic"])]), ["mosaic"]);
    assert_eq!(found(vec![pin(&["mosaic", "other"])]), ["mosaic", "other"]);
    assert_eq!(found(vec![pin(&["mosaic"]), pin(&["other"])]), ["mosaic", "other"]);
    assert_eq!(found(vec![pin(&["nothing"])]), [""; 0]);
}

#[test]
fn a_faulty_bundle_of_another_series_than_the_pins_is_not_trusted_rather_than_malformed() {
    let (stick, key) = (room(), publisher());
    let payload = noise(1, 2000);
    let facts = Facts { series: "other".to_owned(), ..forge::facts_for(&payload, Sealing::None, &key) };
    let break_it = |text: String| text.replace("\"format\": 1", "\"format\": 9");
    forge::bundle_with(stick.path(), &payload, &facts, break_it, &key, "pannier bundle other 42");
    let pin = Pin {
        name: "ours".to_owned(),
        key: key.public().clone(),
        series: vec!["mosaic".to_owned()],
        memory: Memory::default(),
        introduced: None,
    };
    let found = check(&[stick.path().to_owned()], &Publishers::Pinned(vec![pin]), stick.path(), &Watch::default());
    assert!(matches!(found, Err(Error::Reader(ReaderError::OtherSeries { .. }))), "{found:?}");
}

/// A copy of the carrier beside itself, and a list under another name, are the same bundle.
#[test]
fn copies_are_no_conflict() {
    let home = forked();
    copy(&home.at("p43"), &home.at("copy"));
    let key = publisher_of(&home, "p43");
    home.say(&format!("check p43 copy -P {key}")).exits(0);
}
