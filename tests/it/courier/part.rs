//! Opening in part: documents come out before the bundle is whole, nothing unproven is ever written, and a later run completes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;

use crate::common::journey::{home, publisher_of, recipient};
use crate::common::program::{Home, Run};
use crate::common::tools::soaking;
use crate::common::{noise, put, tree};

/// Folders of the corpus, and bytes of the long document in each.
const FOLDERS: usize = 8;
const BYTES: usize = 700_000;

/// The key of a recipient.
const KEY: &str = "recipient-first.key";

/// A home with a bundle in many small chunks and several sections, and the publisher's key.
fn case(is_sealed: bool) -> (Home, String) {
    let home = home();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    let sealing = if is_sealed { format!("-r {}", recipient(&home, KEY)) } else { "--public".to_owned() };
    for number in 0..FOLDERS {
        let folder = home.at(&format!("corpus/f{number}"));
        put(&folder.join("film.bin"), noise(number as u64, BYTES));
        put(&folder.join("note.txt"), format!("note {number}"));
        put(&folder.join("later.md"), format!("later {number}"));
    }
    let line = format!("pack corpus -o bundle -k publisher.key {sealing} --frames 1MiB --chunk-size 64KiB --level 1");
    home.say(&format!("{line} --spare 10% --no-rehearsal")).exits(0);
    let key = publisher_of(&home, "bundle");
    (home, key)
}

/// Copies a bundle without some of its chunks.
fn arrived(home: &Home, to: &str, keep: impl Fn(&str) -> bool) {
    fs::create_dir_all(home.at(to)).unwrap();
    for entry in fs::read_dir(home.at("bundle")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.ends_with(".bin") || keep(&name) {
            fs::copy(home.at("bundle").join(&name), home.at(to).join(&name)).unwrap();
        }
    }
}

fn chunks(home: &Home) -> Vec<String> {
    let names = fs::read_dir(home.at("bundle")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with('d') && name.ends_with(".bin")).collect();
    names.sort();
    names
}

/// The documents of an opened folder that are no list, each of which must be that of the corpus.
fn genuine(home: &Home, folder: &str) -> BTreeMap<PathBuf, usize> {
    let mut documents = BTreeMap::new();
    for (path, bytes) in tree(&home.at(folder)) {
        let Some(bytes) =
            bytes.filter(|_| !path.starts_with("CONTENTS.sha256") && path != Path::new("CONTENTS.sha256.minisig"))
        else {
            continue;
        };
        assert!(fs::read(home.at("corpus").join(&path)).unwrap() == bytes, "{}", path.display());
        documents.insert(path, bytes.len());
    }
    documents
}

fn partial(home: &Home, folders: &str, options: &str, out: &str) -> Run {
    home.say(&format!("open --partial {folders} {options} -o {out}"))
}

#[test]
fn whole_documents_come_out_first_and_a_later_run_completes_the_folder() {
    for is_sealed in [false, true] {
        let (home, publisher) = case(is_sealed);
        let options = if is_sealed { format!("-P {publisher} -i {KEY}") } else { format!("-P {publisher}") };
        home.say(&format!("open bundle {options} -o all")).exits(0);
        let names = chunks(&home);
        // The middle third is lost, and with it far more than recovery blocks replace.
        let (from, to) = (names.len() / 3, 2 * names.len() / 3);
        let lost: Vec<&String> = names[from..to].iter().collect();
        arrived(&home, "first", |name| !name.starts_with('r') && !lost.iter().any(|lost| *lost == name));
        home.say(&format!("open first {options} -o none")).exits(4);
        assert!(!home.at("none").exists());

        let run = partial(&home, "first", &options, "part").exits(9);
        assert!(run.out.starts_with("PARTIAL"), "{}", run.out);
        run.says("of 24 documents").says("texts among them").says("WANTED");
        let before = genuine(&home, "part");
        assert!((6..24).contains(&before.len()), "{before:?}");
        home.say(&format!("check part -P {publisher}")).exits(3).says("IN PART");

        // The same again changes nothing.
        partial(&home, "first", &options, "part").exits(9).says("no document is new");
        assert_eq!(genuine(&home, "part"), before);

        arrived(&home, "second", |name| lost.iter().any(|lost| *lost == name));
        let run = partial(&home, "first second", &format!("{options} --json"), "part").exits(0);
        let json = run.json();
        assert_eq!((json["verdict"].as_str(), json["documents"].as_u64()), (Some("ok"), Some(24)));
        assert_eq!(json["documents_total"], 24);
        assert_eq!(tree(&home.at("part")), tree(&home.at("all")));
        assert!(!home.at("part/pannier-part").exists());
    }
}

#[test]
fn a_folder_that_no_earlier_run_left_is_not_touched() {
    let (home, publisher) = case(false);
    let options = format!("-P {publisher}");
    arrived(&home, "some", |name| !("d0040.bin"..="d0070.bin").contains(&name));
    put(&home.at("other/a.txt"), "mine");
    let before = tree(&home.at("other"));
    partial(&home, "some", &options, "other").exits(7).says("exists already");
    assert_eq!(tree(&home.at("other")), before);

    partial(&home, "some", &options, "part").exits(9);
    let here = genuine(&home, "part");
    let (film, _) = here.iter().find(|(path, _)| path.ends_with("film.bin")).unwrap();
    let whole = fs::read(home.at("part").join(film)).unwrap();
    fs::write(home.at("part").join(film), &whole[1..]).unwrap();
    let before = tree(&home.at("part"));
    let run = partial(&home, "bundle", &options, "part").exits(7).says("is not what the publisher signed");
    run.says("move these files out");
    assert_eq!(tree(&home.at("part")), before);
    fs::write(home.at("part").join(film), &whole).unwrap();

    // The same documents as another release.
    home.say("pack corpus -o next -k publisher.key --public --frames 1MiB --level 1 --previous bundle --no-rehearsal")
        .exits(0);
    partial(&home, "next", &options, "part").exits(7).says("documents of another release");
    assert_eq!(genuine(&home, "part"), here);

    // A link could lead documents elsewhere.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(home.at("other"), home.at("part/f9")).unwrap();
        partial(&home, "bundle", &options, "part").exits(7).says("f9");
        fs::remove_file(home.at("part/f9")).unwrap();
    }
    put(&home.at("part/mine.txt"), "mine");
    partial(&home, "bundle", &options, "part").exits(0).says("1 file in part is not of this bundle: mine.txt");
    assert_eq!(home.text("part/mine.txt"), "mine");
}

#[test]
fn the_list_and_single_documents_come_out_of_what_is_here() {
    let (home, publisher) = case(false);
    let options = format!("-P {publisher}");
    let names = chunks(&home);
    // The first section and the end are here.
    arrived(&home, "some", |name| name < "d0025.bin" || *name >= *names[names.len() - 2]);
    let run = home.say(&format!("list some {options} --json")).exits(0);
    assert_eq!(run.json()["documents"].as_array().unwrap().len(), 24);
    assert!(run.json()["documents"][0]["bytes"].is_null() && run.json()["document_bytes"].is_null());
    home.say(&format!("list some {options}")).exits(0).says("24 documents").says("--sizes");
    home.say(&format!("list some {options} --sizes")).exits(4);
    let sizes = home.say(&format!("list bundle {options} --sizes --json")).exits(0);
    assert_eq!(sizes.json()["documents"][0]["bytes"], BYTES);

    assert_eq!(home.say(&format!("cat some {options} f0/note.txt")).exits(0).out, "note 0");
    home.say(&format!("cat some {options} f5/note.txt")).exits(4);
    home.say(&format!("open some {options} --only f0 -o f0")).exits(0).says("3 of 24 documents");
    assert_eq!(genuine(&home, "f0").len(), 3);
    home.say(&format!("open some {options} --only f5 -o f5")).exits(4);
    assert!(!home.at("f5").exists());

    // What is short can be rebuilt, and then single documents come out of what is rebuilt.
    arrived(&home, "most", |name| name != "d0040.bin");
    assert_eq!(home.say(&format!("cat most {options} f3/note.txt")).exits(0).out, "note 3");
}

#[test]
fn check_counts_what_could_be_opened_now_if_it_has_a_key() {
    let (home, publisher) = case(true);
    arrived(&home, "some", |name| !("d0025.bin"..="d0080.bin").contains(&name));
    let before = tree(&home.at(""));
    let run = home.say(&format!("check some -P {publisher} -i {KEY}")).says("of 24 documents could be opened now");
    assert!(run.out.contains("SHARE") || run.out.contains("INCOMPLETE"), "{}", run.out);
    let run = home.say(&format!("check some -P {publisher} -i {KEY} --json"));
    let part = &run.json()["bundles"][0]["openable_in_part"];
    assert_eq!(part["documents_total"], 24);
    assert!(part["documents"].as_u64().unwrap() > 0);
    assert!(home.say(&format!("check some -P {publisher} --json")).json()["bundles"][0]["openable_in_part"].is_null());
    assert_eq!(tree(&home.at("")), before);
}

/// Carriers arrive in any order, with any of their chunks lost or damaged: every document that comes out is genuine, none is lost again,
/// and in the end all are there.
#[test]
fn whatever_arrives_nothing_is_wrong_and_nothing_is_lost_again() {
    let (home, publisher) = case(false);
    let names = chunks(&home);
    // Four arrivals in each series: in a soak two hundred.
    for seed in 0..if soaking() { 50 } else { 4 } {
        let mut random = Rng::with_seed(seed);
        let mut order = names.clone();
        random.shuffle(&mut order);
        let out = format!("part{seed}");
        let mut folders = Vec::new();
        let mut last = 0;
        for (number, some) in order.chunks(names.len().div_ceil(4)).enumerate() {
            let folder = format!("stick{seed}-{number}");
            arrived(&home, &folder, |name| some.iter().any(|one| one == name));
            // One chunk of each stick is damaged.
            let bad = home.at(&folder).join(&some[random.usize(..some.len())]);
            let mut bytes = fs::read(&bad).unwrap();
            let at = random.usize(..bytes.len());
            bytes[at] ^= 1;
            fs::write(&bad, bytes).unwrap();
            folders.push(folder);
            let run = partial(&home, &folders.join(" "), &format!("-P {publisher}"), &out);
            assert!([4, 9].contains(&run.code), "{} {}", run.code, run.err);
            let here = if home.at(&out).exists() { genuine(&home, &out).len() } else { 0 };
            assert!(here >= last, "{here} after {last}");
            last = here;
        }
        partial(&home, &format!("{} bundle", folders.join(" ")), &format!("-P {publisher}"), &out).exits(0);
        assert_eq!(genuine(&home, &out).len(), 24);
    }
}

#[test]
fn a_bundle_without_sections_gives_nothing_in_part() {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --chunk-size 1KiB --spare 0 --no-rehearsal")
        .exits(0);
    let publisher = publisher_of(&home, "bundle");
    fs::remove_file(home.at("bundle/d0003.bin")).unwrap();
    partial(&home, "bundle", &format!("-P {publisher}"), "part").exits(4).says("NOT DONE");
    assert!(!home.at("part").exists());
    // Whole, it opens as ever, and nothing can be added to the folder.
    home.say("pack corpus -o whole -k publisher.key --public --level 1 --no-rehearsal").exits(0);
    partial(&home, "whole", &format!("-P {publisher}"), "part").exits(0);
    partial(&home, "whole", &format!("-P {publisher}"), "part").exits(7).says("exists already");
}

#[test]
fn every_carrier_of_a_deal_opens_what_it_has_and_a_drill_foretells_it() {
    let (home, publisher) = case(false);
    fs::remove_dir_all(home.at("bundle")).unwrap();
    let line = "pack corpus -o bundle -k publisher.key --public --frames 1MiB --chunk-size 64KiB --level 1";
    home.say(&format!("{line} --spare 50% --no-rehearsal")).exits(0);
    let deal = format!("deal bundle --couriers 4 --survive 1 -o c -P {publisher}");
    home.say(&deal).exits(0);
    let facts = home.text("bundle/bundle.json");
    assert!(facts.contains("\"head_blocks\": 0") && facts.contains("\"tail_blocks\""), "{facts}");
    let run =
        home.say(&format!("drill c/c01 c/c02 c/c03 c/c04 -P {publisher} --plot plot.svg --trials 24 --json")).exits(0);
    let rows = run.json()["arrivals"].as_array().unwrap().clone();
    assert_eq!((rows.len(), run.json()["document_count"].as_u64()), (4, Some(24)));
    let (least, most) = (&rows[0]["least_document_count"], &rows[0]["most_document_count"]);
    let mut seen = Vec::new();
    for number in 1..=4 {
        let (carrier, out) = (format!("c/c0{number}"), format!("part{number}"));
        let run = partial(&home, &carrier, &format!("-P {publisher}"), &out);
        assert!([4, 9].contains(&run.code), "{}", run.err);
        seen.push(if run.code == 9 { genuine(&home, &out).len() as u64 } else { 0 });
        // No carrier alone is enough, with the part files too.
        home.say(&format!("check {carrier} -P {publisher}")).exits(8);
    }
    // What a drill foretells is what comes out: it counts whole blocks, so a document more may come.
    assert!(
        seen.iter().min() >= least.as_u64().as_ref() && seen.iter().max() >= most.as_u64().as_ref(),
        "{seen:?} {rows:?}"
    );
    assert!(seen.iter().sum::<u64>() >= 12, "{seen:?}");
    assert!(home.text("plot.svg").starts_with("<svg"));
    // The list comes with every carrier.
    for number in 1..=4 {
        home.say(&format!("list c/c0{number} -P {publisher}")).exits(0).says("24 documents");
    }
    // Gathering keeps what opening in part needs.
    home.say(&format!("gather c/c02 -o pocket -P {publisher}"));
    home.say(&format!("list pocket -P {publisher}")).exits(0).says("24 documents");
    // The same deal again writes nothing.
    let before = tree(&home.at("c"));
    home.say(&deal).exits(0);
    assert_eq!(tree(&home.at("c")), before);
}

#[test]
fn what_matters_most_comes_first_and_needs_few_chunks() {
    let home = home();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    for number in 0..3_u64 {
        put(&home.at(&format!("corpus/f{number}/film.bin")), noise(number, BYTES));
        put(&home.at(&format!("corpus/f{number}/note.txt")), format!("note {number}"));
    }
    let line = "pack corpus -k publisher.key --public --chunk-size 64KiB --level 1 --spare 0 --no-rehearsal";
    home.say(&format!("{line} -o bundle --first *.txt")).exits(0);
    home.say(&format!("{line} -o plain")).exits(0);
    home.say(&format!("{line} -o none --first *.doc")).exits(2).says("nothing would come first");
    let publisher = publisher_of(&home, "bundle");
    for (bundle, out) in [("bundle", "one"), ("plain", "two")] {
        home.say(&format!("open {bundle} -P {publisher} -o {out}")).exits(0);
    }
    assert_eq!(genuine(&home, "one"), genuine(&home, "two"));
    let names = chunks(&home);
    arrived(&home, "some", |name| name == names[0] || *name == names[names.len() - 1]);
    let run =
        partial(&home, "some", &format!("-P {publisher}"), "part").exits(9).says("3 of 6 documents (18 B), all texts");
    assert!(run.out.contains("film.bin"), "{}", run.out);
    assert_eq!(genuine(&home, "part").len(), 3);
}
