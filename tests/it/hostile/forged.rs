//! Files that another person signed, made up or kept back, beside or instead of the files that the publisher signed.

use std::fs;

use crate::common::bench::{Bench, bytes_of, make};
use crate::common::bundle::{checked, opened, pinned, publisher, refusal, signer};
use crate::common::forge;
use crate::common::journey::{home, pack};
use crate::common::program::Home;
use crate::common::{copy, documents, is_chunk, noise, put};
use pannier::Error;
use pannier::check::Verdict;
use pannier::cli::exit::{Class, Exit as _};
use pannier::digest::{block_hash, sha256};
use pannier::error::{Maker, ReaderError};
use pannier::find::search::Wanted;
use pannier::format::facts::Sealing;
use pannier::format::{Facts, Hash, Sums, Table};
use pannier::keys::SecretKey;
use pannier::open::{Contact, open};
use pannier::seal::OpenWith;
use pannier::watch::Watch;
use sha2::{Digest, Sha256};

#[test]
fn a_stale_list_with_new_chunks_is_incomplete() {
    let mut bench = Bench::new();
    make(bench.room.path(), "stale", 2, 17);
    let stale = bytes_of(&bench.room.path().join("stale"));
    for name in stale.keys().filter(|name| !is_chunk(name)) {
        bench.write(name, &stale[name]);
    }
    let judged = bench.judge("all small files are stale").unwrap();
    assert_eq!((judged.held[0].report.verdict, judged.held[0].report.have_blocks), (Verdict::Incomplete, 0));
    bench.mend();
    // Half a change is no bundle at all.
    bench.write("SHA256SUMS", &stale["SHA256SUMS"]);
    assert!(matches!(bench.judge("a stale list, a new signature"), Err(Error::Reader(ReaderError::ListUnsigned(_)))));
    bench.write("SHA256SUMS.minisig", &stale["SHA256SUMS.minisig"]);
    assert!(matches!(
        bench.judge("a stale signed list, new facts"),
        Err(Error::Reader(ReaderError::SmallMissing("bundle.json")))
    ));
    bench.mend();
    // Both whole: two bundles, and neither is opened by chance.
    copy(&bench.room.path().join("stale"), &bench.stick().join("old"));
    let both = checked(&[bench.stick()]).unwrap();
    assert!(both.held.iter().all(|held| held.report.verdict == Verdict::Ok && held.report.bad_files.is_empty()));
    assert!(matches!(
        refusal(opened(&both, &bench.room.path().join("out"))),
        Error::Reader(ReaderError::ManyBundles(_))
    ));
}

#[test]
fn a_list_signed_by_another_key_is_never_trusted() {
    let mut bench = Bench::new();
    let stranger = signer("stranger.key");
    let sums = bench.whole["SHA256SUMS"].clone();
    for comment in ["pannier bundle mosaic 42", "pannier bundle mosaic 43", "timestamp:1 file:SHA256SUMS"] {
        let signature = stranger.sign(&sums, comment).unwrap();
        bench.write("SHA256SUMS.minisig", &signature);
        assert!(bench.judge(comment).is_err(), "{comment}");
        // Nor does it help to claim our publisher's name.
        let claim = |key: &SecretKey| format!("publisher {}", key.public().base64());
        let lie = signature.replace(&claim(&stranger), &claim(&publisher()));
        bench.write("SHA256SUMS.minisig", &lie);
        assert!(matches!(bench.judge("a lie"), Err(Error::Reader(ReaderError::ListUnsigned(_)))), "{comment}");
    }
}

#[test]
fn a_signature_of_ours_for_something_else_is_refused() {
    let mut bench = Bench::new();
    let sums = bench.whole["SHA256SUMS"].clone();
    for comment in ["pannier bundle mosaic 43", "pannier bundle other 42", "pannier contents mosaic 42", "hello", ""] {
        bench.write("SHA256SUMS.minisig", publisher().sign(&sums, comment).unwrap());
        let error = refusal(bench.judge(comment));
        assert_eq!(error.class(), Class::NotTrusted, "{comment}: {error}");
    }
}

/// A bundle that a stranger made and signed, made of our files but for what `change` does to the facts.
fn forged(bench: &Bench, change: impl Fn(String) -> String) -> Vec<(&'static str, Vec<u8>)> {
    let stranger = signer("stranger.key");
    let facts = String::from_utf8(bench.whole["bundle.json"].clone()).unwrap();
    let facts = change(facts.replace(&publisher().public().base64(), &stranger.public().base64()));
    let list = Sums::parse(&bench.whole["SHA256SUMS"]).unwrap();
    let hash = Hash(Sha256::digest(facts.as_bytes()).into());
    let entries = list.entries().map(|(name, old)| (name.to_owned(), if name == "bundle.json" { hash } else { old }));
    let sums = Sums::new(entries.collect()).write();
    let signature = stranger.sign(sums.as_bytes(), "pannier bundle mosaic 42").unwrap();
    vec![
        ("bundle.json", facts.into_bytes()),
        ("SHA256SUMS", sums.into_bytes()),
        ("SHA256SUMS.minisig", signature.into_bytes()),
    ]
}

#[test]
fn a_bundle_forged_by_a_stranger_is_not_trusted_though_all_of_it_fits() {
    let bench = Bench::new();
    forged(&bench, |facts| facts).iter().for_each(|(name, bytes)| bench.write(name, bytes));
    let checked = checked(&[bench.stick()]).unwrap();
    assert_eq!(checked.held[0].report.verdict, Verdict::NotTrusted);
    assert_eq!(checked.held[0].report.have_blocks, checked.held[0].bundle.layout.block_count());
    let out = bench.room.path().join("out");
    let error = refusal(opened(&checked, &out));
    let his = signer("stranger.key").public().digits();
    assert!(matches!(error, Error::Reader(ReaderError::UnknownPublisher(found)) if found == his), "{error}");
    // Even a first contact does not open it: the documents are signed by somebody else.
    let publishers = pinned(&[]);
    let result = publishers
        .admit(&checked.held[0], Contact::First)
        .map_err(Error::from)
        .and_then(|held| open(&held, &out, &OpenWith::Nothing, &Watch::default()));
    assert!(matches!(refusal(result), Error::Reader(ReaderError::Contents(_))));
    assert!(!out.exists());
}

#[test]
fn documents_that_are_not_the_publishers_never_reach_standard_output() {
    let bench = Bench::new();
    forged(&bench, |facts| facts).iter().for_each(|(name, bytes)| bench.write(name, bytes));
    let (home, stick) = (home(), bench.stick());
    for line in ["cat STICK index.html", "open STICK -o -", "open STICK -o - --only index.html"] {
        let line = line.replace("STICK", stick.to_str().unwrap());
        let run = home.say(&format!("{line} --untrusted-publisher")).exits(5);
        assert!(run.out.is_empty(), "{line}: {}", run.out);
    }
}

#[test]
fn a_strangers_facts_are_not_trusted_rather_than_malformed_or_new() {
    let bench = Bench::new();
    for (from, to) in [("\"format\": 1", "\"format\": 2"), ("\"release\": 42", "\"release\": 0"), ("{", "{{")] {
        forged(&bench, |facts| facts.replacen(from, to, 1)).iter().for_each(|(name, bytes)| bench.write(name, bytes));
        let error = refusal(checked(&[bench.stick()]));
        assert_eq!(error.class(), Class::NotTrusted, "{from} became {to}: {error}");
    }
}

/// No other carrier could have a better copy, so nobody is sent for one.
#[test]
fn small_files_that_the_publisher_signed_over_the_limits_are_refused() {
    let home = Home::new();
    let payload = noise(3_000, 5);
    let long = |text: String| text.replacen('{', &format!("{{\"later\": \"{}\",", "x".repeat(64 << 10)), 1);
    let forge = |name: &str, key: &SecretKey, change: &dyn Fn(String) -> String| {
        let facts = forge::facts_for(&payload, Sealing::None, key);
        forge::bundle_with(&home.at(name), &payload, &facts, change, key, "pannier bundle mosaic 42");
    };
    let check = |name: &str| home.say(&format!("check {name} -P {}", publisher().public().base64()));
    forge("facts", &publisher(), &long);
    check("facts").exits(7).says("its bundle.json is longer than the format allows");
    forge("table", &publisher(), &|text| text);
    let table = vec![7; 3 << 20];
    let sums = fs::read_to_string(home.at("table/SHA256SUMS")).unwrap();
    let old = Sums::parse(sums.as_bytes()).unwrap().hash_of("blocks.idx").unwrap().to_string();
    let sums = sums.replace(&old, &sha256(&table).to_string());
    put(&home.at("table/blocks.idx"), table);
    put(&home.at("table/SHA256SUMS.minisig"), publisher().sign(sums.as_bytes(), "pannier bundle mosaic 42").unwrap());
    put(&home.at("table/SHA256SUMS"), sums);
    check("table").exits(7).says("blocks.idx does not have the length that bundle.json demands");
    // A longer file of that name that nobody signed is only damage.
    forge("damage", &publisher(), &|text| text);
    put(&home.at("damage/bundle.json"), vec![b' '; 70_000]);
    check("damage").exits(4).says("copy it from any other carrier");
    // What a stranger signed is not worth the reading.
    forge("stranger", &signer("stranger.key"), &long);
    check("stranger").exits(5);
}

#[test]
fn a_strangers_signature_beside_ours_changes_nothing() {
    let mut bench = Bench::new();
    let sums = bench.whole["SHA256SUMS"].clone();
    for comment in ["timestamp:1\tfile:SHA256SUMS", "pannier contents mosaic 42", "pannier bundle mosaic 1"] {
        // It comes first in the order of names.
        bench.write("A.minisig", signer("stranger.key").sign(&sums, comment).unwrap());
        assert_eq!(bench.judge(comment).unwrap().held[0].report.verdict, Verdict::Ok, "{comment}");
    }
}

#[test]
fn a_cosignature_in_our_form_changes_nothing() {
    let mut bench = Bench::new();
    let sums = bench.whole["SHA256SUMS"].clone();
    bench.write("A.minisig", signer("stranger.key").sign(&sums, "pannier bundle mosaic 42").unwrap());
    assert_eq!(bench.judge("a co-signature").unwrap().held[0].report.verdict, Verdict::Ok);
}

/// Puts so many forged files beside a bundle, under names that come before all of its own.
fn crowd(bench: &Bench, count: usize, forge: impl Fn(usize) -> Vec<u8>) {
    let folder = bench.stick().join("0");
    fs::create_dir_all(&folder).unwrap();
    (0..count).for_each(|number| put(&folder.join(format!("{number:04}")), forge(number)));
}

#[test]
fn a_few_forged_lists_and_signatures_change_nothing() {
    let mut bench = Bench::new();
    crowd(&bench, 100, |n| format!("{:064x}  bundle.json\n", n).into_bytes());
    let judged = bench.judge("100 forged lists").unwrap();
    assert_eq!((judged.held[0].report.verdict, judged.search.refused.len()), (Verdict::Ok, 100));
}

#[test]
fn a_crowd_of_forged_lists_and_signatures_hides_nothing() {
    let mut bench = Bench::new();
    let signature = String::from_utf8(bench.whole["SHA256SUMS.minisig"].clone()).unwrap();
    crowd(&bench, 300, |n| format!("{:064x}  bundle.json\n", n).into_bytes());
    assert_eq!(bench.judge("300 forged lists").unwrap().held[0].report.verdict, Verdict::Ok);
    crowd(&bench, 300, |n| signature.replace("mosaic 42", &format!("mosaic {n}")).into_bytes());
    assert_eq!(bench.judge("300 forged signatures").unwrap().held[0].report.verdict, Verdict::Ok);
}

#[test]
fn a_copy_of_the_genuine_ones_at_the_end_of_a_crowd_hides_nothing() {
    let mut bench = Bench::new();
    let signature = String::from_utf8(bench.whole["SHA256SUMS.minisig"].clone()).unwrap();
    crowd(&bench, 300, |n| format!("{:064x}  bundle.json\n", n).into_bytes());
    let folder = bench.stick().join("0");
    for n in 0..300 {
        put(&folder.join(format!("{n:04}.minisig")), signature.replace("mosaic 42", &format!("mosaic {n}")));
    }
    put(&folder.join("9999"), &bench.whole["SHA256SUMS"]);
    assert_eq!(bench.judge("a list at the end of a crowd").unwrap().held[0].report.verdict, Verdict::Ok);
    put(&folder.join("9999.minisig"), &signature);
    assert_eq!(bench.judge("both at the end of a crowd").unwrap().held[0].report.verdict, Verdict::Ok);
    // At its front, but without its signature.
    fs::remove_file(folder.join("9999.minisig")).unwrap();
    fs::rename(folder.join("9999"), folder.join("0")).unwrap();
    assert_eq!(bench.judge("a list at the front of a crowd").unwrap().held[0].report.verdict, Verdict::Ok);
}

#[test]
fn a_strangers_bundle_beside_a_pinned_publishers_is_passed_over() {
    let bench = Bench::new();
    let stranger = signer("stranger.key");
    forge::bundle(&bench.stick().join("decoy"), &noise(3, 5000), Sealing::None, &stranger);
    let both = checked(&[bench.stick()]).unwrap();
    assert_eq!(both.held.len(), 2);
    let out = bench.room.path().join("out");
    opened(&both, &out).unwrap();
    assert!(documents(&out) == bench.documents);
    // Asked for by its id, it is what it is.
    let id = both.held.iter().find(|held| held.bundle.publisher == *stranger.public()).unwrap().bundle.list.id;
    let asked = both.one(&Wanted::Id((&id).into())).unwrap();
    assert_eq!(asked.report.verdict, Verdict::NotTrusted);
    // Two strangers alone: nobody knows which is meant.
    bench.whole.keys().for_each(|name| fs::remove_file(bench.stick().join(name)).unwrap());
    forge::bundle(&bench.stick().join("other"), &noise(4, 5000), Sealing::None, &signer("debian-open.key"));
    let refused = checked(&[bench.stick()]).unwrap();
    let refused = refused.one(&Wanted::Only);
    assert!(
        matches!(refused, Err(ReaderError::ManyBundles(all)) if all.iter().all(|bundle| bundle.maker == Maker::Unknown))
    );
}

/// A bundle whose recovery blocks are noise: its publisher made the table of them, listed them and signed the list.
fn miscoded(home: &Home, at: &str) {
    let need = pack(home, at, "--public").need;
    let path = |name: &str| home.at(at).join(name);
    let facts = Facts::parse(&fs::read(path("bundle.json")).unwrap()).unwrap();
    let mut hashes = Table::parse(&fs::read(path("blocks.idx")).unwrap(), &facts).unwrap().hashes().to_vec();
    for (number, hash) in (1..).zip(&mut hashes[need..]) {
        let block = noise(number, 1024);
        *hash = block_hash(&block, 1024);
        put(&path(&format!("r{number:04}.bin")), block);
    }
    put(&path("blocks.idx"), Table::new(hashes).write());
    let list = Sums::parse(&fs::read(path("SHA256SUMS")).unwrap()).unwrap();
    let entries = list.entries().map(|(name, _)| (name.to_owned(), sha256(&fs::read(path(name)).unwrap())));
    let sums = Sums::new(entries.collect()).write();
    put(&path("SHA256SUMS.minisig"), publisher().sign(sums.as_bytes(), "pannier bundle mosaic 42").unwrap());
    put(&path("SHA256SUMS"), sums);
}

#[test]
fn a_signed_table_that_is_not_of_the_code_is_the_publishers_fault_and_no_bug() {
    const SENTENCE: &str = "the publisher signed a block table that is not of the recovery code";
    let home = home();
    miscoded(&home, "whole");
    let pin = format!("-P {}", publisher().public().base64());
    let lose = |to: &str, lost: &[&str]| {
        copy(&home.at("whole"), &home.at(to));
        lost.iter().for_each(|name| fs::remove_file(home.at(to).join(name)).unwrap());
    };
    let fails = |command: &str| {
        let run = home.say(command).exits(1).says(SENTENCE).says("hint: tell the publisher");
        assert!(!run.err.contains("bug"), "{}", run.err);
    };
    // Every document is here: nothing has to be rebuilt, and nothing is wrong with what is here.
    home.say(&format!("check whole {pin}")).exits(0);
    home.say(&format!("open whole -o opened {pin}")).exits(0);
    fails("more-recovery whole -k publisher.key --spare 150% -o more");
    lose("data", &["d0002.bin"]);
    home.say(&format!("check data {pin}")).exits(3);
    for command in ["open data -o out", "list data", "repair data -o out", "sheet data -o out.pdf"] {
        fails(&format!("{command} {pin}"));
    }
    lose("recovery", &["r0001.bin"]);
    fails(&format!("repair recovery -o out {pin}"));
    // A table that is lost is not made again: the bundle counts as one without a table.
    lose("table", &["r0001.bin", "blocks.idx"]);
    let run = home.say(&format!("check table {pin}")).exits(4).says("blocks.idx is missing or damaged");
    assert!(!run.err.contains("bug") && !home.at("out").exists());
}
