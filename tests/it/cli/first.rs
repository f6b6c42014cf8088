//! Sheets of bundles in sections: the pages begin with what opening in part needs first.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::common::journey::{home, publisher_of, recipient};
use crate::common::program::Home;
use crate::common::{documents, noise, put};

/// The key of a recipient.
const KEY: &str = "recipient-first.key";

/// The short documents of each section. Their hashes make a list of several blocks.
const NOTES: u64 = 20;

/// A home with a bundle of two or more sections, each with so much noise, and the options to open it.
fn case(sections: u64, bytes: usize, more: &str, is_sealed: bool) -> (Home, String) {
    let home = home();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    for number in 0..sections {
        let folder = home.at(&format!("corpus/f{number}"));
        // Zeros fill the sections, and take no room in the payload.
        let film = [noise(number, bytes), vec![0; 1_100_000 - bytes.min(1_000_000)]].concat();
        put(&folder.join("film.bin"), film);
        (0..NOTES).for_each(|note| put(&folder.join(format!("note{note:02}.txt")), format!("note {number} {note}")));
    }
    let sealing = if is_sealed { format!("-r {}", recipient(&home, KEY)) } else { "--public".to_owned() };
    let line = "pack corpus -o bundle -k publisher.key --frames 1MiB --level 1 --no-rehearsal";
    home.say(&format!("{line} {sealing} {more}")).exits(0);
    let publisher = publisher_of(&home, "bundle");
    let key = if is_sealed { format!(" -i {KEY}") } else { String::new() };
    (home, format!("-P {publisher}{key}"))
}

/// What a dry run tells of a sheet.
fn told(home: &Home, options: &str) -> Value {
    home.say(&format!("sheet bundle {options} --dry-run --json")).exits(0).json()
}

fn names(said: &Value) -> Vec<&str> {
    said["objects"].as_array().unwrap().iter().map(|object| object["name"].as_str().unwrap()).collect()
}

/// The codes of a sheet as text, and what the program told of the sheet.
fn printed(home: &Home, options: &str, out: &str) -> (Vec<String>, Value) {
    let said = home.say(&format!("sheet bundle {options} -o {out} --json")).exits(0).json();
    (home.text(out).lines().map(str::to_owned).collect(), said)
}

fn sid<'a>(said: &'a Value, name: &str) -> &'a str {
    let objects = said["objects"].as_array().unwrap();
    objects.iter().find(|object| object["name"] == name).unwrap()["sid"].as_str().unwrap()
}

/// The publisher alone, without the key.
fn publisher(options: &str) -> &str {
    options.split(" -i").next().unwrap()
}

/// How many documents came out in part, each of which is that of the corpus.
fn opened(home: &Home, folders: &str, options: &str, out: &str) -> u64 {
    let run = home.say(&format!("open --partial {folders} {options} -o {out} --json")).exits(9).json();
    for (path, bytes) in documents(&home.at(out)) {
        let Some(bytes) = bytes else { continue };
        assert!(fs::read(home.at("corpus").join(&path)).unwrap() == bytes, "{}", path.display());
    }
    run["documents"].as_u64().unwrap()
}

#[test]
fn the_first_pages_of_a_long_sheet_give_documents() {
    for is_sealed in [false, true] {
        let (home, options) = case(4, 150_000, "--chunk-size 4MiB", is_sealed);
        let at = publisher(&options);
        let (lines, said) = printed(&home, at, "all.txt");
        assert_eq!(names(&said), ["small files", "first blocks", "d0001.bin"]);
        let page = said["page_code_count"].as_u64().unwrap() as usize;
        let pages: Vec<&[String]> = lines.chunks(page).collect();
        // All that the small files and then the first blocks need stands before the chunk.
        let first = sid(&said, "first blocks");
        let need = |object: usize| said["objects"][object]["source_code_count"].as_u64().unwrap() as usize;
        let (from, to) = (need(0), need(0) + need(1));
        assert!(lines[from..to].iter().all(|line| line[5..15] == *first), "{said}");

        put(&home.at("half.txt"), pages[..pages.len() / 2].concat().join("\n"));
        home.say(&format!("scan half.txt {at} -o half")).exits(4);
        let count = opened(&home, "half", &options, "part");
        assert!((21..84).contains(&count), "{count} documents");
        home.say(&format!("list half {options}")).exits(0).says("84 documents");

        // Without the bag of first blocks, the same pages give nothing.
        let others: Vec<String> =
            pages[..pages.len() / 2].concat().into_iter().filter(|line| line[5..15] != *first).collect();
        put(&home.at("others.txt"), others.join("\n"));
        home.say(&format!("scan others.txt {at} -o others")).exits(4);
        home.say(&format!("open --partial others {options} -o none")).exits(4);

        // Nobody waits for the first blocks where all chunks are here.
        let mut left = 1;
        let late: Vec<String> =
            lines.iter().filter(|line| line[5..15] != *first || std::mem::take(&mut left) == 1).cloned().collect();
        put(&home.at("late.txt"), late.join("\n"));
        let scanned = home.say(&format!("scan late.txt {at} -o late --json")).exits(0).json();
        assert_eq!(scanned["scan"]["unfinished"], serde_json::json!([]));
        assert!(!home.at("late/frames.txt").exists());
    }
}

#[test]
fn some_codes_of_the_first_blocks_are_named_and_count_by_themselves() {
    let (home, options) = case(4, 50_000, "--chunk-size 4MiB", false);
    let (lines, said) = printed(&home, &format!("{options} --profile scan"), "all.txt");
    let first = sid(&said, "first blocks").to_owned();
    let small = sid(&said, "small files").to_owned();
    let need = said["objects"][1]["source_code_count"].as_u64().unwrap();
    // All but one of the codes that are needed, and none of the chunk.
    let mut left = need - 1;
    let kept = lines.iter().filter(|line| {
        let is_first = line[5..15] == *first;
        if is_first && left > 0 {
            left -= 1;
            return true;
        }
        line[5..15] == *small
    });
    put(&home.at("some.txt"), kept.cloned().collect::<Vec<_>>().join("\n"));
    home.say(&format!("scan some.txt {options} -o some")).exits(4).says("the first blocks: ");
    let report = home.say(&format!("check some {options} --json")).json();
    assert!(report["bundles"][0]["good_block_count"].as_u64().unwrap() > 0, "{report}");
    // The other pages come later, and the codes that were kept count.
    put(&home.at("rest.txt"), lines[lines.len() / 3..].join("\n"));
    home.say(&format!("scan rest.txt {options} -o some")).exits(4);
    assert!(home.text("some/frames.txt").contains("PN1"));
    home.say(&format!("scan all.txt {options} -o some")).exits(0);
}

/// The promise of the cover: one page may be lost where there are five or more.
#[test]
fn any_page_may_be_lost_also_where_the_first_blocks_stand_on_one() {
    let mut tried = 0;
    for (bytes, chunk) in [(38_000, "1MiB"), (45_000, "1MiB"), (45_000, "60KiB"), (38_000, "16KiB")] {
        let (home, options) = case(2, bytes, &format!("--chunk-size {chunk}"), false);
        for profile in ["photo", "dense", "scan"] {
            let (lines, said) = printed(&home, &format!("{options} --profile {profile}"), &format!("{profile}.txt"));
            assert!(names(&said).contains(&"first blocks"), "{said}");
            let page = said["page_code_count"].as_u64().unwrap() as usize;
            if lines.len().div_ceil(page) < 5 {
                continue;
            }
            tried += 1;
            let mut recovery: BTreeMap<&str, usize> = BTreeMap::new();
            for object in said["objects"].as_array().unwrap().iter().filter(|object| object["name"] != "first blocks") {
                let spare = object["recovery_code_count"].as_u64().unwrap() as usize;
                recovery.insert(object["sid"].as_str().unwrap(), spare);
            }
            for (number, page) in lines.chunks(page).enumerate() {
                for (sid, spare) in &recovery {
                    let lost = page.iter().filter(|line| line[5..15] == **sid).count();
                    assert!(
                        lost <= *spare,
                        "{chunk} {profile}: page {number} has {lost} codes of {sid}, {spare} spare"
                    );
                }
            }
        }
    }
    assert!(tried >= 9, "{tried}");
}

#[test]
fn small_files_alone_come_with_the_first_blocks_and_make_others_open() {
    let (home, options) = case(2, 38_000, "--chunk-size 8KiB --spare 20%", false);
    let (_, said) = printed(&home, &format!("{options} --only small"), "small.txt");
    assert_eq!(names(&said), ["small files", "first blocks"]);
    home.say(&format!("scan small.txt {options} -o small")).exits(4);
    home.say(&format!("list small {options}")).exits(0).says("42 documents");
    // Somebody else brings the first chunks alone.
    fs::create_dir(home.at("stick")).unwrap();
    for number in 1..=6 {
        fs::copy(home.at(&format!("bundle/d000{number}.bin")), home.at(&format!("stick/{number}"))).unwrap();
    }
    assert!(opened(&home, "small stick", &options, "part") >= 2);
    // What would prove the blocks stays away, and so do the blocks.
    let (home, options) = case(2, 300_000, "--chunk-size 8KiB", false);
    assert_eq!(names(&told(&home, &format!("{options} --only small"))), ["small files"]);
    assert_eq!(names(&told(&home, &format!("{options} --only small --table"))), ["small files", "first blocks"]);
    // Blocks that are not here are not carried, and nothing else changes.
    let names_of = fs::read_dir(home.at("bundle")).unwrap().map(|entry| entry.unwrap().path());
    for path in names_of.filter(|path| path.extension().is_some_and(|end| end == "bin")) {
        fs::remove_file(path).unwrap();
    }
    assert_eq!(names(&told(&home, &format!("{options} --only small --table"))), ["small files"]);
}

#[test]
fn chunks_that_are_asked_for_come_after_the_first_blocks_if_these_are_asked_for_too() {
    let (home, options) = case(2, 100_000, "--chunk-size 64KiB", false);
    let chunks =
        fs::read_dir(home.at("bundle")).unwrap().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut chunks: Vec<String> = chunks.filter(|name| name.starts_with('d') && name.ends_with(".bin")).collect();
    chunks.sort();
    let words = |groups: Value| {
        let groups = groups.as_array().unwrap().iter().map(|group| group.as_str().unwrap().to_owned());
        groups.collect::<Vec<_>>().join(" ")
    };
    let asks_for = |folder: &str, lost: &[String]| {
        crate::common::copy(&home.at("bundle"), &home.at(folder));
        for entry in fs::read_dir(home.at(folder)).unwrap().map(|entry| entry.unwrap()) {
            let name = entry.file_name().into_string().unwrap();
            if name.starts_with('r') && name.ends_with(".bin") || lost.contains(&name) {
                fs::remove_file(entry.path()).unwrap();
            }
        }
        words(home.say(&format!("want {folder} {options} --json")).json()["bundles"][0]["slip"]["groups"].clone())
    };
    let ask = |slip: &str| {
        let run = home.run(["sheet", "bundle", "-P", &options[3..], "--missing", slip, "--dry-run", "--json"]);
        run.exits(0).json()
    };
    let end = &chunks[chunks.len() - 2..];
    assert_eq!(names(&ask(&asks_for("end", end))).first(), Some(&"first blocks"));
    let beginning = &chunks[..2];
    assert!(!names(&ask(&asks_for("beginning", beginning))).contains(&"first blocks"));
}

#[test]
fn the_first_blocks_cost_no_page_that_somebody_forbade_and_old_bundles_have_none() {
    let (home, options) = case(2, 38_000, "--chunk-size 40KiB", false);
    let fits = |pages: u64| {
        let run = home.say(&format!("sheet bundle {options} --pages {pages} --dry-run --json"));
        (run.code == 0).then(|| run.json())
    };
    let fitting: Vec<(u64, Value)> = (1..=14).filter_map(|pages| Some((pages, fits(pages)?))).collect();
    assert!(fitting.iter().all(|(most, said)| said["printed_page_count"].as_u64().unwrap() <= *most));
    // Somewhere the first blocks would take one page too many: the profile stays, and they go.
    let has = |said: &Value| names(said).contains(&"first blocks");
    assert!(fitting.iter().any(|(_, said)| has(said)) && fitting.iter().any(|(_, said)| !has(said)));
    let profiles: Vec<&Value> = fitting.iter().map(|(_, said)| &said["profile"]).collect();
    for (at, (_, said)) in fitting.iter().enumerate().filter(|(_, (_, said))| !has(said)) {
        assert_eq!(profiles[at], profiles[at + 1], "{said}");
    }
    assert!(names(&told(&home, &format!("{options} --profile grid"))).contains(&"first blocks"));
    home.say("pack corpus -o plain -k publisher.key --public --level 1 --chunk-size 40KiB --no-rehearsal").exits(0);
    let said = home.say(&format!("sheet plain {options} --dry-run --json")).exits(0).json();
    assert!(!names(&said).contains(&"first blocks"), "{said}");
}
