//! The vectors of `tests/vectors`: bundles with one fault each, and the exit code that FORMAT.md demands. Every vector is read
//! twice: from a folder, and from memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use crate::common;
use crate::common::program::PROGRAM;
use crate::common::tools::here;
use crate::common::{put, room};
use data_encoding::BASE64;
use pannier::Error;
use pannier::check::{Checked, check};
use pannier::cli::exit::{Class, Exit as _};
use pannier::find::search::Wanted;
use pannier::format::minisig::SignatureText;
use pannier::format::{Facts, Hash, Sums, Table};
use pannier::keys::PublicKey;
use pannier::open::{Contact, Decoding, Outcome, Workshop, list, open_part};
use pannier::seal::{NoCallbacks, OpenWith, parse_identities};
use pannier::secret::SecretString;
use pannier::store::Unfit;
use pannier::trust::Publishers;
use pannier::unpack::{Unpacked, unpack};
use pannier::watch::Watch;
use pannier_reader::blocks::stripes::rebuild;
use pannier_reader::carriers::{MemoryCarriers, MemoryDocuments, MemoryScratch};
use serde_json::Value;
use sha2::{Digest, Sha256};

const TINY: &str = "tests/vectors/base/tiny";
const PUBLISHER: &str = "tests/vectors/keys/publisher.pub";
/// The files that a list of the tiny bundle names.
const LISTED: [&str; 3] = ["bundle.json", "blocks.idx", "d0001.bin"];

/// Vectors that this program is known to judge otherwise: what it gives, and why. Whoever mends one takes it out here.
const DIFFERENCES: &[(&str, Class, &str)] = &[];

type Files = BTreeMap<String, Vec<u8>>;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

fn number(value: &Value, key: &str) -> usize {
    usize::try_from(value[key].as_u64().unwrap_or_else(|| panic!("no number {key} in {value}"))).unwrap()
}

/// The bytes of an edit.
pub(super) fn bytes(edit: &Value) -> Vec<u8> {
    let once = match edit["base64"].as_str() {
        Some(base64) => BASE64.decode(base64.as_bytes()).unwrap(),
        None => text(edit, "text").as_bytes().to_vec(),
    };
    once.repeat(edit["times"].as_u64().map_or(1, |times| usize::try_from(times).unwrap()))
}

fn base(folder: &str) -> Files {
    common::files(&here(folder)).iter().map(|path| (common::name_of(path), fs::read(path).unwrap())).collect()
}

fn hash(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// Puts a number into `bundle.json`.
fn with_number(facts: &str, key: &str, value: usize) -> String {
    let (before, after) = facts.split_once(&format!("\"{key}\": ")).unwrap();
    format!("{before}\"{key}\": {value}{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// One edit of tests/vectors/README.md.
fn apply(edit: &Value, files: &mut Files) {
    let op = text(edit, "op");
    match op {
        "payload" => {
            let payload = bytes(edit);
            let facts = String::from_utf8(files["bundle.json"].clone()).unwrap();
            let facts = with_number(&facts, "payload_bytes", payload.len());
            let facts = with_number(&facts, "data_blocks", payload.len().div_ceil(1024));
            let table = payload.chunks(1024).flat_map(|block| {
                let mut block = block.to_vec();
                block.resize(1024, 0);
                hash(&block).0
            });
            files.insert("blocks.idx".to_owned(), table.collect());
            files.insert("bundle.json".to_owned(), facts.into_bytes());
            files.insert("d0001.bin".to_owned(), payload);
            return;
        }
        "sign" => {
            let lines = LISTED.map(|name| format!("{}  {name}\n", hash(&files[name])));
            files.insert("SHA256SUMS".to_owned(), lines.concat().into_bytes());
            let old = String::from_utf8(files["SHA256SUMS.minisig"].clone()).unwrap();
            let mut lines: Vec<&str> = old.lines().collect();
            (lines[1], lines[3]) = (text(edit, "signature"), text(edit, "global"));
            files.insert("SHA256SUMS.minisig".to_owned(), (lines.join("\n") + "\n").into_bytes());
            return;
        }
        _ => {}
    }
    let name = text(edit, "file").to_owned();
    if op == "put" {
        files.insert(name, bytes(edit));
        return;
    }
    let Some(mut file) = files.remove(&name) else { panic!("no file {name} to {op}") };
    match op {
        "drop" => return,
        "rename" => {
            files.insert(text(edit, "to").to_owned(), file);
            return;
        }
        "copy" => _ = files.insert(text(edit, "to").to_owned(), file.clone()),
        "append" => file.extend(bytes(edit)),
        "append-file" => file.extend(fs::read(here(text(edit, "from"))).unwrap()),
        "cut" => file.truncate(number(edit, "to")),
        "flip" => file[number(edit, "at")] ^= u8::try_from(number(edit, "mask")).unwrap(),
        "replace" => {
            let old = String::from_utf8(file).unwrap();
            assert_eq!(old.matches(text(edit, "from")).count(), 1, "{edit}");
            file = old.replace(text(edit, "from"), text(edit, "to")).into_bytes();
        }
        _ => panic!("an edit {op}"),
    }
    files.insert(name, file);
}

/// The bundle of a vector, file by file.
fn files_of(vector: &Value) -> Files {
    let mut files = base(vector["base"].as_str().unwrap_or(TINY));
    vector["edits"].as_array().unwrap().iter().for_each(|edit| apply(edit, &mut files));
    files
}

fn pinned(vector: &Value) -> Publishers {
    let paths: Vec<&str> = match vector["pin"].as_array() {
        Some(paths) => paths.iter().map(|path| path.as_str().unwrap()).collect(),
        None => vec![PUBLISHER],
    };
    let key = |path: &str| PublicKey::parse_file(&fs::read_to_string(here(path)).unwrap()).unwrap();
    Publishers::Pinned(paths.iter().map(|path| ("pinned".to_owned(), key(path)).into()).collect())
}

fn with(vector: &Value) -> OpenWith {
    if let Some(path) = vector["identity"].as_str() {
        let path = here(path);
        OpenWith::Identities(parse_identities(&path, &fs::read(&path).unwrap(), NoCallbacks).unwrap())
    } else if let Some(passphrase) = vector["passphrase"].as_str() {
        OpenWith::Passphrase(SecretString::from(passphrase.to_owned()))
    } else {
        OpenWith::Nothing
    }
}

/// The exit codes of `check` and of opening, in words too.
struct Judged {
    check: Class,
    open: Class,
    words: String,
    unpacked: Option<Unpacked>,
}

impl Judged {
    /// No bundle came out of `check`.
    fn refused(error: &Error) -> Self {
        Self { check: error.class(), open: error.class(), words: error.to_string(), unpacked: None }
    }

    /// `check` gave a verdict, and opening was tried.
    fn opened(check: Class, opened: Result<Unpacked, Error>) -> Self {
        match opened {
            Ok(unpacked) => Self { check, open: Class::Done, words: String::new(), unpacked: Some(unpacked) },
            Err(error) => Self { check, open: error.class(), words: error.to_string(), unpacked: None },
        }
    }
}

/// The verdict of a check on all bundles.
fn worst(checked: &Checked) -> Class {
    checked.held.iter().map(|held| held.report.verdict).max().unwrap().class()
}

/// Reads a vector from a folder, as the command line does: a process of its own decodes the payload.
fn judge(vector: &Value, files: &Files) -> Judged {
    let room = room();
    let stick = room.path().join("stick");
    fs::create_dir(&stick).unwrap();
    files.iter().for_each(|(name, bytes)| put(&stick.join(name), bytes));
    let publishers = pinned(vector);
    let place = format!("{}/", stick.display());
    let judged = match check(&[stick], &publishers, room.path(), &Watch::default()) {
        Ok(checked) => Judged::opened(
            worst(&checked),
            checked
                .one(&Wanted::Only)
                .and_then(|held| publishers.admit(held, Contact::Pinned))
                .map_err(Error::from)
                .and_then(|held| {
                    let decoding = Decoding {
                        with: &with(vector),
                        workshop: &Workshop::Process(PROGRAM.into()),
                        unfit: Unfit::Stops,
                        only: None,
                    };
                    list(&held, room.path(), decoding, &Watch::default())
                }),
        ),
        Err(error) => Judged::refused(&error),
    };
    // Memory has names and no place.
    Judged { words: judged.words.replace(&place, ""), ..judged }
}

/// Reads a vector from memory, as a host without a file system does. Gives the written documents too.
fn judge_in_memory(vector: &Value, files: &Files) -> (Judged, Files) {
    let arrived = files.iter().map(|(name, bytes)| (PathBuf::from(name), bytes.clone()));
    let carriers = Arc::new(MemoryCarriers::new(0, arrived));
    let (publishers, watch, documents) = (pinned(vector), Watch::default(), MemoryDocuments::default());
    let judged = match pannier_reader::check::check(carriers, &publishers, &MemoryScratch, &watch) {
        Ok(checked) => {
            let open = || -> Result<Unpacked, Error> {
                let held = checked.one(&Wanted::Only)?;
                publishers.admit(held, Contact::Pinned)?;
                let bundle = &held.bundle;
                let mut source = held.source()?;
                held.require_enough()?;
                rebuild(&mut source, &MemoryScratch, &watch)?;
                Ok(unpack(&source, &bundle.facts, &bundle.publisher, &with(vector), Some(&documents), &watch)?)
            };
            Judged::opened(worst(&checked), open())
        }
        Err(error) => Judged::refused(&error.into()),
    };
    (judged, documents.into_documents())
}

/// What opening in part gives: the exit code, words, and the hash of each document that came out.
fn opened_in_part(vector: &Value, files: &Files) -> Option<(Class, String, BTreeMap<String, String>)> {
    vector["part"].as_u64()?;
    let room = room();
    let (stick, out) = (room.path().join("stick"), room.path().join("out"));
    fs::create_dir(&stick).unwrap();
    files.iter().for_each(|(name, bytes)| put(&stick.join(name), bytes));
    let publishers = pinned(vector);
    let (with, workshop) = (with(vector), Workshop::Process(PROGRAM.into()));
    let decoding = Decoding { with: &with, workshop: &workshop, unfit: Unfit::Stops, only: None };
    let opened = check(&[stick], &publishers, room.path(), &Watch::default()).and_then(|checked| {
        let held = publishers.admit(checked.one(&Wanted::Only)?, Contact::Pinned)?;
        open_part(&held, &out, decoding, &Watch::default())
    });
    let (class, words) = match opened {
        Ok(Outcome::Whole(_)) => (Class::Done, String::new()),
        Ok(Outcome::Part(part)) => (if part.is_whole() { Class::Done } else { Class::Partial }, String::new()),
        Err(error) => (error.class(), error.to_string()),
    };
    let written = if out.exists() { common::tree(&out) } else { BTreeMap::new() };
    let documents = written.into_iter().filter_map(|(path, bytes)| {
        let path = path.to_str().unwrap().to_owned();
        Some((path, hash(&bytes?).to_string()))
    });
    Some((class, words, documents.filter(|(path, _)| !path.starts_with("CONTENTS.sha256")).collect()))
}

/// What must be the same, wherever the files of a vector lie: both exit codes, the words, and the documents, which memory keeps.
fn same_in_memory(name: &str, vector: &Value, files: &Files, judged: &Judged) {
    let (memory, written) = judge_in_memory(vector, files);
    assert_eq!((memory.check, memory.open), (judged.check, judged.open), "{name}: in memory: {}", memory.words);
    assert_eq!((&memory.unpacked, &memory.words), (&judged.unpacked, &judged.words), "{name}: in memory");
    for document in memory.unpacked.iter().flat_map(|unpacked| unpacked.documents.iter()) {
        assert_eq!(hash(&written[document.path]), document.hash, "{name}: {} in memory", document.path);
    }
}

/// What must hold of the small files of an accepted bundle: whatever is read is written back to the same bytes.
fn written_back(vector: &Value, files: &Files) -> Option<()> {
    if let Some(list) = files.get("SHA256SUMS") {
        assert!(Sums::parse(list).unwrap().write().as_bytes() == list, "the list is written back otherwise");
    }
    if let Some(signature) = files.get("SHA256SUMS.minisig") {
        assert!(
            SignatureText::parse(signature).unwrap().text().as_bytes() == signature,
            "a signature is kept otherwise"
        );
    }
    let text = files.get("bundle.json")?;
    let facts = Facts::parse(text).unwrap();
    let written = facts.write();
    assert_eq!(Facts::parse(written.as_bytes()).unwrap(), facts);
    assert_eq!(
        written.as_bytes() == text,
        vector["canonical"].as_bool() != Some(false),
        "the writer's form of the facts"
    );
    let table = files.get("blocks.idx").filter(|table| table.len() as u64 == Table::bytes_for(&facts))?;
    assert!(Table::parse(table, &facts).unwrap().write() == *table, "the table is written back otherwise");
    Some(())
}

/// Runs one vector; gives what is wrong.
fn run(area: &str, vector: &Value) -> Option<String> {
    let name = format!("{area}/{}", text(vector, "name"));
    let files = files_of(vector);
    let judged = judge(vector, &files);
    same_in_memory(&name, vector, &files, &judged);
    let (open, check) = (judged.open as usize, judged.check as usize);
    let classes = [
        (0, "accept"),
        (1, "could-not"),
        (2, "choice"),
        (4, "not-enough"),
        (5, "not-trusted"),
        (6, "cannot-decrypt"),
        (7, "refused"),
    ];
    let in_part = opened_in_part(vector, &files);
    assert!(classes.contains(&(number(vector, "open"), text(vector, "expect"))), "{name}: two classes");
    let right = if open == number(vector, "open") {
        // A fault that only opening sees leaves the verdict alone.
        check == number(vector, "check")
    } else {
        vector["or"].as_u64() == Some(open as u64)
    };
    let what = format!("{name}: open {open}, check {check}; {} expected ({})", vector["open"], judged.words);
    match DIFFERENCES.iter().find(|(other, ..)| *other == name) {
        Some((_, class, _)) if right || *class as usize != open => return Some(format!("{what}, known as {class:?}")),
        Some(_) => return None,
        None if !right => return Some(what),
        None => {}
    }
    if let (Some(part), Some((class, words, documents))) = (vector["part"].as_u64(), &in_part) {
        let expected = [Some(part), vector["part_or"].as_u64()];
        if !expected.contains(&Some(*class as u64)) {
            return Some(format!("{name}: in part {class:?}; {part} expected ({words})"));
        }
        let listed = vector["part_documents"].as_object().unwrap();
        let listed: BTreeMap<String, String> =
            listed.iter().map(|(path, hash)| (path.clone(), hash.as_str().unwrap().to_owned())).collect();
        if *class as u64 == part {
            assert_eq!(*documents, listed, "{name}: other documents in part");
        }
    }
    if let Some(unpacked) = judged.unpacked {
        if let Some(documents) = vector["documents"].as_object() {
            let mut found: Vec<(String, String)> =
                unpacked.documents.iter().map(|d| (d.path.to_owned(), d.hash.to_string())).collect();
            found.sort();
            let mut listed: Vec<(String, String)> =
                documents.iter().map(|(path, hash)| (path.clone(), hash.as_str().unwrap().to_owned())).collect();
            listed.sort();
            assert_eq!(found, listed, "{name}: other documents");
        }
        if judged.check == Class::Done {
            written_back(vector, &files);
        }
    }
    None
}

fn area(area: &str, at_least: usize) {
    part(area, at_least, 1, 1);
}

/// Runs every `of`th vector of an area, from the `number`th on: an area that takes long is divided among tests.
fn part(area: &str, at_least: usize, number: usize, of: usize) {
    let file: Value = serde_json::from_slice(&fs::read(here(&format!("tests/vectors/{area}.json"))).unwrap()).unwrap();
    assert_eq!(text(&file, "area"), area);
    let vectors = file["vectors"].as_array().unwrap();
    assert!(vectors.len() >= at_least, "{} vectors", vectors.len());
    let mine = vectors.iter().skip(number - 1).step_by(of);
    let wrong: Vec<String> = mine.filter_map(|vector| run(area, vector)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
}

#[test]
fn signatures_are_judged_as_the_format_says_1_of_3() {
    part("signatures", 53, 1, 3);
}

#[test]
fn signatures_are_judged_as_the_format_says_2_of_3() {
    part("signatures", 53, 2, 3);
}

#[test]
fn signatures_are_judged_as_the_format_says_3_of_3() {
    part("signatures", 53, 3, 3);
}

#[test]
fn lists_are_judged_as_the_format_says() {
    area("sums", 39);
}

#[test]
fn facts_are_judged_as_the_format_says() {
    area("facts", 105);
}

#[test]
fn block_tables_are_judged_as_the_format_says() {
    area("table", 14);
}

#[test]
fn chunks_are_judged_as_the_format_says() {
    area("chunks", 30);
}

#[test]
fn sealed_payloads_are_judged_as_the_format_says() {
    area("age", 27);
}

#[test]
fn compressed_payloads_are_judged_as_the_format_says() {
    area("zstd", 48);
}

#[test]
fn archives_are_judged_as_the_format_says() {
    area("tar", 297);
}

#[test]
fn lists_of_documents_are_judged_as_the_format_says() {
    area("contents", 57);
}

#[test]
fn sections_are_judged_as_the_format_says() {
    area("sections", 25);
}

#[test]
fn several_bundles_are_judged_as_the_format_says() {
    area("releases", 22);
}

#[test]
fn no_verdict_depends_on_the_page() {
    area("pages", 6);
}

#[test]
fn key_letters_are_judged_as_the_format_says() {
    area("letters", 43);
}

#[test]
fn every_known_difference_has_a_vector() {
    for (name, _, why) in DIFFERENCES {
        let (area, name) = name.split_once('/').unwrap();
        let path = here(&format!("tests/vectors/{area}.json"));
        let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        assert!(file["vectors"].as_array().unwrap().iter().any(|vector| vector["name"] == name), "{name}: {why}");
    }
}
