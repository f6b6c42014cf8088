//! With `--json`, every command prints exactly one object, in every case.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::common::journey::{digits_of, home, journey, pack, publisher_of, recipient};
use crate::common::program::Home;
use crate::common::put;
use crate::common::schema::{self, SCHEMA};

#[test]
fn every_command_that_reports_prints_one_json_object() {
    let home = home();
    home.say("keygen keys --no-passphrase --json").exits(0).json();
    let dry = home.say("pack corpus -k publisher.key --public --dry-run --json").exits(0).json();
    assert_eq!((dry["dry_run"].as_bool(), dry["document_count"].as_u64()), (Some(true), Some(6)));
    let to = recipient(&home, "recipient-first.key");
    let packed = home.say(&format!("pack corpus -o bundle -k publisher.key -r {to} --json")).exits(0).json();
    let key = packed["facts"]["publisher"].as_str().unwrap().to_owned();
    let digits = digits_of(&home, "bundle");
    let report = home.say("check bundle --json").exits(5).json();
    assert_eq!(report["bundles"][0]["verdict"], "not-trusted");
    let report = home.say(&format!("check bundle --json -P {key}")).exits(0).json();
    assert_eq!(report["bundles"][0]["verdict"], "ok");
    let opened = home.say(&format!("open bundle -o out -P {key} -i recipient-first.key --json")).exits(0).json();
    assert_eq!(opened["contents_sha256"], packed["contents_sha256"]);
    let listed = home.say(&format!("list bundle -P {key} -i recipient-first.key --json")).exits(0).json();
    assert_eq!(listed["documents"].as_array().unwrap().len(), 6);
    fs::remove_file(home.at("bundle/d0001.bin")).unwrap();
    let repaired = home.say(&format!("repair bundle -o again -P {key} --json")).exits(0).json();
    assert!(repaired["rebuilt_block_count"].as_u64() > Some(0));
    let sheet = home.say(&format!("sheet bundle -P {key} -o sheet.pdf --json")).exits(0).json();
    assert!(sheet["printed_page_count"].as_u64() > Some(1));
    let played = home.say(&format!("play bundle -P {key} --html loop.html --json")).exits(0).json();
    let sid = |carried: &Value| carried["objects"][0]["sid"].clone();
    assert_eq!(sid(&played), sid(&sheet));
    assert_ne!(sheet["cover"], sheet["cover_on_last_page"]);
    home.say(&format!("sheet --card {key} -o card.svg --json")).exits(0).json();
    home.say(&format!("sheet bundle -P {key} -o lines.txt --json")).exits(0).json();
    let scanned = home.say(&format!("scan lines.txt -P {key} -o scanned --json")).exits(0).json();
    assert_eq!(
        (scanned["bundles"][0]["verdict"].as_str(), scanned["scan"]["picture_count"].as_u64()),
        (Some("openable"), Some(0))
    );
    home.say(&format!("show bundle -P {key} --json")).exits(0).json();
    home.run(["trust", "bundle", "--digits", &digits, "--json"]).exits(0).json();
    assert_eq!(home.say("trust --list --json").exits(0).json()["publishers"][0]["publisher_digits"], *digits);
    assert_eq!(home.say("demo --json").exits(0).json()["identical"], true);
}

#[test]
fn every_failure_prints_one_json_object_with_its_exit_code() {
    let home = home();
    let facts = pack(&home, "bundle", &format!("-r {}", recipient(&home, "recipient-first.key")));
    home.key("debian-sealed.key");
    let key = publisher_of(&home, "bundle");
    journey(&home, "bundle", "few", facts.spare + 1);
    put(&home.at("nothing/x"), "x");
    for (args, code) in [
        (format!("open bundle -o out -P {key}"), 6),
        (format!("open bundle -o out -P {key} -i recipient-third.key"), 6),
        (format!("open bundle -o corpus -P {key} -i recipient-first.key"), 7),
        ("open bundle -o out -i recipient-first.key".to_owned(), 5),
        (format!("list bundle -P {key}"), 6),
        (format!("open few -o out -P {key} -i recipient-first.key"), 4),
        (format!("repair few -o out -P {key}"), 4),
        ("repair bundle -o out".to_owned(), 5),
        ("check nothing".to_owned(), 4),
        ("check nowhere".to_owned(), 1),
        ("show nothing".to_owned(), 4),
        ("trust nothing".to_owned(), 4),
        ("trust bundle --digits 1".to_owned(), 2),
        ("trust --forget nobody".to_owned(), 2),
        ("pack corpus -o out -k debian-sealed.key --public".to_owned(), 6),
        ("pack corpus -o out -k publisher.key -r nonsense".to_owned(), 2),
        ("pack corpus -o bundle -k publisher.key --public".to_owned(), 7),
        ("keygen corpus".to_owned(), 2),
        ("demo --keep corpus".to_owned(), 7),
    ] {
        let object = home.say(&format!("{args} --json")).exits(code).json();
        assert_eq!(object["exit_code"], code, "{args}");
        assert!(object["error"].as_str().is_some_and(|text| !text.is_empty()), "{args}");
    }
    // What is not enough or not trusted is a report, not an error.
    for (folder, publisher, code) in [("few", key.as_str(), 8), ("few", "", 5)] {
        let publisher = if publisher.is_empty() { String::new() } else { format!("-P {publisher}") };
        let object = home.say(&format!("check {folder} --json {publisher}")).exits(code).json();
        assert_eq!(object["bundles"][0]["exit_code"], code);
    }
    assert!(!home.at("out").exists());
}

#[test]
fn trust_prints_one_json_object_whatever_it_did() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    for _ in 0..2 {
        let object = home.run(["trust", "bundle", "--name", "friend", "--digits", &digits, "--json"]).exits(0).json();
        assert_eq!(object["pinned_as"], "friend");
    }
    home.say("trust --forget friend --json").exits(0).json();
}

#[test]
fn wrong_usage_prints_one_sentence_and_its_hint() {
    let home = Home::new();
    for (line, error, hint) in [
        ("opne --json", "unrecognized subcommand 'opne'", Some("a similar subcommand exists: 'open'")),
        ("check --json", "the following required arguments were not provided: <DIR>...", None),
        ("check x --nonsense --json", "unexpected argument '--nonsense' found", None),
        ("--json", "'pannier' requires a subcommand but one was not provided", None),
    ] {
        let object = home.say(line).exits(2).json();
        assert_eq!((object["error"].as_str(), object["code"].as_str()), (Some(error), Some("usage")), "{line}");
        assert_eq!(object["command"], Value::Null);
        if let Some(hint) = hint {
            assert_eq!(object["hint"], hint);
        }
    }
}

#[test]
fn a_command_says_its_name() {
    let home = home();
    pack(&home, "bundle", "--public");
    for (line, name) in [("inspect bundle --json", "show"), ("keys show bundle --json", "keys show")] {
        assert_eq!(home.say(line).exits(5).json()["command"], name);
    }
}

#[test]
fn progress_comes_line_by_line_before_the_result() {
    let home = home();
    let run = home.say("pack corpus -o bundle -k publisher.key --public --json --progress").exits(0);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, run.objects(), "an object is not one line");
    let (result, progress) = lines.split_last().unwrap();
    assert_eq!(result["command"], "pack");
    assert!(!progress.is_empty() && progress.iter().all(|one| one["event"] == "progress"), "{progress:#?}");
    let number = |one: &Value, name: &str| one[name].as_u64();
    for one in progress {
        assert!(number(one, "total").is_none_or(|total| number(one, "done") <= Some(total)), "{one}");
    }
    assert!(progress.windows(2).all(|two| number(&two[0], "elapsed_ms") <= number(&two[1], "elapsed_ms")));
    // An error is the last object too, and without --progress there is nothing but the result.
    let failed = home.say("pack corpus -o bundle -k publisher.key --public --json --progress").exits(7).objects();
    assert_eq!(failed.last().unwrap()["code"], "exists");
    home.say("check bundle --json").exits(5).json();
    // Words stay words.
    assert!(home.say("check bundle --progress").exits(5).out.starts_with("NOT TRUSTED"));
}

/// The objects of a page with transcripts. What the page leaves out becomes something that the schema allows.
fn objects_of(page: &str) -> Vec<Value> {
    let text = page.replace("\"[..]\"", &format!("\"{}\"", "0".repeat(64))).replace(": [..]", ": 1");
    let mut objects = Vec::new();
    let mut lines = text.lines();
    while lines.by_ref().any(|line| line.starts_with("$ ") && line.contains(" --json")) {
        let object = lines.by_ref().skip_while(|line| *line != "{").take_while(|line| *line != "}");
        let object: String = object.chain(["}"]).collect();
        objects.push(serde_json::from_str(&object).unwrap_or_else(|error| panic!("{error}: {object}")));
    }
    objects
}

#[test]
fn the_objects_on_pages_are_what_the_schema_says() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["", "docs", "tests/cmd"] {
        for entry in fs::read_dir(repository.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                for object in objects_of(&fs::read_to_string(&path).unwrap()) {
                    schema::allows(&object);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 15, "{count}");
}

/// Calls a function with every part of the schema that describes fields.
fn each_fields(part: &Value, see: &mut impl FnMut(&Value, &serde_json::Map<String, Value>)) {
    match part {
        Value::Object(fields) => {
            if let Some(Value::Object(properties)) = fields.get("properties") {
                see(part, properties);
            }
            fields.values().for_each(|part| each_fields(part, see));
        }
        Value::Array(parts) => parts.iter().for_each(|part| each_fields(part, see)),
        _ => {}
    }
}

/// Numbers that are no counts and no bytes.
const NUMBERS: [&str; 31] = [
    "age_days",
    "bytes",
    "bytes_per_second",
    "count",
    "done",
    "earlier_release",
    "exit_code",
    "first",
    "height",
    "key_letter",
    "mirror_letter",
    "left_ms",
    "level",
    "number",
    "older_than",
    "page",
    "pictures_per_code",
    "pictures_per_second",
    "release",
    "schema",
    "seconds",
    "seed",
    "share_percent",
    "documents",
    "documents_total",
    "since",
    "total",
    "trial",
    "width",
    "entry",
    "noted_entry",
];

#[test]
fn the_schema_is_closed_and_has_one_form_of_names() {
    assert!(jsonschema::meta::is_valid(&SCHEMA));
    each_fields(&SCHEMA["$defs"], &mut |part, properties| {
        assert_eq!(part["additionalProperties"], false, "{part:#}");
        for (name, property) in properties {
            let types = property["type"].to_string();
            let is_number = types.contains("integer") || types.contains("number");
            let is_known = NUMBERS.contains(&name.as_str());
            let has_form = ["_count", "_bytes", "_ms"].iter().any(|end| name.ends_with(end)) || is_known;
            assert!(!is_number || has_form, "{name} is a number without the form of its name");
            assert!(!name.starts_with("kept") && name != "folder" && name != "bundle", "{name}");
            assert!(name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_'), "{name}");
        }
    });
    let codes: Vec<&str> = SCHEMA["$defs"]["code"]["enum"].as_array().unwrap().iter().flat_map(Value::as_str).collect();
    assert_eq!(codes, schema::CODES.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>());
}
