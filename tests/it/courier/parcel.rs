//! `pack --parcel`: what goes to a newsroom tells nothing of its sender, and its code finds it again.

use std::fs;
use std::process::Command;

use crate::common::journey::recipient;
use crate::common::program::Home;
use crate::common::tools::present;
use crate::common::{put, tree};

/// Words that must be on no carrier: names, a place, a time of day.
const CANARIES: [&str; 4] = ["checkpoint-north", "Somebody", "35.70", "14:23"];

fn case() -> (Home, String) {
    let home = Home::new();
    home.key("recipient-first.key");
    put(&home.at("evidence/checkpoint-north.txt"), "14:23 Somebody");
    put(&home.at("evidence/deep/film.bin"), crate::common::noise(3, 3 << 20));
    let newsroom = recipient(&home, "recipient-first.key");
    put(&home.at("newsroom.pub"), format!("{newsroom}\n"));
    (home, newsroom)
}

fn pack(home: &Home, more: &str) -> serde_json::Value {
    home.say(&format!("pack --parcel --to newsroom.pub evidence -o out {more} --json")).exits(0).json()
}

#[test]
fn a_parcel_tells_nothing_of_its_sender_and_its_code_finds_it_again() {
    let (home, _) = case();
    let object = pack(&home, "--metadata keep");
    let slip = object["parcel"]["slip"].as_str().unwrap().to_owned();
    assert_eq!(slip.split_whitespace().count(), 19);
    let facts: serde_json::Value = serde_json::from_str(&home.text("out/bundle.json")).unwrap();
    let (series, created) = (facts["series"].as_str().unwrap(), facts["created"].as_str().unwrap());
    assert!(series.starts_with("parcel-") && series.len() == 15 && created.ends_with("-01"), "{facts}");
    for (path, bytes) in tree(&home.at("out")) {
        let all = [path.to_str().unwrap().as_bytes(), &bytes.unwrap_or_default()].concat();
        for canary in CANARIES {
            assert!(!String::from_utf8_lossy(&all).contains(canary), "{path:?} tells {canary}");
        }
    }
    // Two parcels of the same files have nothing in common but the generator.
    fs::rename(home.at("out"), home.at("first")).unwrap();
    fs::rename(home.at("out-commitment"), home.at("first-commitment")).unwrap();
    pack(&home, "--metadata keep");
    let publisher = |folder: &str| {
        let facts: serde_json::Value = serde_json::from_str(&home.text(&format!("{folder}/bundle.json"))).unwrap();
        [facts["series"].to_string(), facts["publisher"].to_string(), facts["documents"].to_string()]
    };
    assert!(publisher("out").iter().zip(publisher("first")).all(|(one, other)| *one != other));

    // The newsroom opens it, and compares the code.
    home.say("open first -i recipient-first.key --untrusted-publisher -o desk").exits(0);
    assert_eq!(fs::read(home.at("desk/deep/film.bin")).unwrap(), fs::read(home.at("evidence/deep/film.bin")).unwrap());
    home.run(["commit", "--match", &slip, "desk"]).exits(0).says("AS COMMITTED");
    put(&home.at("desk/deep/film.bin"), "another film");
    home.run(["commit", "--match", &slip, "desk"]).exits(5);
    // No key is left behind.
    let keys = tree(&home.at("")).into_keys().filter(|path| path.to_str().unwrap().ends_with(".key")).count();
    assert_eq!(keys, 1);
}

#[test]
fn a_parcel_that_is_not_packed_leaves_nothing() {
    let (home, _) = case();
    home.say("pack --parcel --to newsroom.pub evidence -o out").exits(2).says("--metadata");
    home.say("pack --parcel --metadata keep --to newsroom.pub evidence -k x.key -o out").exits(2);
    put(&home.at("out/there"), "");
    home.say("pack --parcel --metadata keep --to newsroom.pub evidence -o out").exits(7);
    home.say("pack --parcel --metadata keep --to newsroom.pub evidence missing -o other").exits(1);
    assert!(!home.at("out-commitment").exists() && !home.at("other-commitment").exists() && !home.at("other").exists());
}

#[test]
fn stripped_copies_tell_no_place_and_both_hashes_are_committed() {
    if !present(&["exiftool", "ffmpeg"]) {
        return;
    }
    let (home, _) = case();
    let at = home.at("evidence");
    let run = |program: &str, args: &[&str]| {
        assert!(Command::new(program).args(args).current_dir(&at).output().unwrap().status.success(), "{program}");
    };
    run("ffmpeg", &["-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64", "-frames:v", "1", "a.jpg"]);
    run(
        "ffmpeg",
        &[
            "-v",
            "error",
            "-f",
            "lavfi",
            "-i",
            "testsrc=size=64x64:duration=1",
            "-metadata",
            "location=+35.70-051.40/",
            "b.mp4",
        ],
    );
    run(
        "exiftool",
        &[
            "-q",
            "-overwrite_original",
            "-GPSLatitude=35.70",
            "-GPSLongitude=51.40",
            "-Artist=Somebody",
            "-SerialNumber=9",
            "a.jpg",
            "b.mp4",
        ],
    );
    let original = fs::read(at.join("a.jpg")).unwrap();
    let object = pack(&home, "--metadata strip");
    assert_eq!(object["parcel"]["stripped_count"], 2);
    assert!(
        object["notices"].as_array().unwrap().iter().all(|notice| !notice.to_string().contains("a.jpg")),
        "{object}"
    );
    home.say("open out -i recipient-first.key --untrusted-publisher -o desk").exits(0);
    let told = Command::new("exiftool").arg(home.at("desk/a.jpg")).arg(home.at("desk/b.mp4")).output().unwrap().stdout;
    let told = String::from_utf8_lossy(&told);
    assert!(!told.contains("GPS") && !told.contains("Somebody"), "{told}");
    // What a camera did not write is as it was, and the originals are not touched.
    assert_eq!(fs::read(home.at("desk/deep/film.bin")).unwrap(), fs::read(at.join("deep/film.bin")).unwrap());
    assert_eq!(fs::read(at.join("a.jpg")).unwrap(), original);
    let commitment = home.text("desk/commitment.txt");
    assert!(commitment.contains("  as-sent/a.jpg") && commitment.contains("  evidence/a.jpg"), "{commitment}");
    let left = tree(&home.at("")).into_keys().filter(|path| path.to_str().unwrap().starts_with("pannier-")).count();
    assert_eq!(left, 0, "the copies are gone");
    // The newsroom has the copies, and not the originals.
    let slip = object["parcel"]["slip"].as_str().unwrap();
    home.run(["commit", "--match", slip, "desk", "evidence"]).exits(0);
}

/// What is on a carrier: every name and every byte.
fn all_of(home: &Home, folder: &str) -> String {
    let all = tree(&home.at(folder)).into_iter();
    let bytes = all.flat_map(|(path, bytes)| [path.to_str().unwrap().as_bytes(), &bytes.unwrap_or_default()].concat());
    String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
}

#[test]
fn text_goes_ahead_opens_alone_and_names_the_rest() {
    let (home, _) = case();
    let run =
        home.say("pack --parcel --to newsroom.pub --metadata keep evidence -o out --first *.txt --first-fits 5pages");
    let run = run.exits(0).says("out-first");
    assert!(!run.err.contains("--series"), "{}", run.err);
    let read = |folder: &str| -> serde_json::Value {
        serde_json::from_str(&home.text(&format!("{folder}/bundle.json"))).unwrap()
    };
    let (whole, small) = (read("out"), read("out-first"));
    // Nothing outside the seals shows that the two belong together.
    for field in ["series", "publisher", "documents"] {
        assert_ne!(whole[field], small[field]);
    }
    let id = pannier::digest::sha256(&fs::read(home.at("out/SHA256SUMS")).unwrap()).to_string();
    for folder in ["out", "out-first"] {
        let all = all_of(&home, folder);
        for canary in CANARIES.into_iter().chain([id.as_str()]).filter(|canary| folder != "out" || *canary != id) {
            assert!(!all.contains(canary), "{folder} tells {canary}");
        }
    }
    let left = tree(&home.at("")).into_keys().filter(|path| path.to_str().unwrap().starts_with("pannier-")).count();
    assert_eq!(left, 0, "the copies are gone");

    // The small one opens alone, and its text is as committed.
    home.say("open out-first -i recipient-first.key --untrusted-publisher -o desk").exits(0);
    let names: Vec<String> = tree(&home.at("desk")).into_keys().map(|path| path.to_str().unwrap().to_owned()).collect();
    let expected =
        ["CONTENTS.sha256", "CONTENTS.sha256.minisig", "checkpoint-north.txt", "commitment.txt", "parcel-rest.txt"];
    assert_eq!(names, expected);
    assert_eq!(home.text("desk/parcel-rest.txt"), format!("pannier rest 1\nbundle {id}\n"));
    assert_eq!(home.text("desk/commitment.txt"), home.text("out-commitment/commitment.txt"));

    // An archive takes the small one first, and says that the rest is not here yet; then both, and the text once.
    home.key("publisher.key");
    let take = |what: &str| {
        home.say(&format!("intake {what} --into archive -k publisher.key -i recipient-first.key --json"))
            .exits(0)
            .json()
    };
    let first = take("out-first");
    assert_eq!(first["parcels"][0]["rest_id"], id);
    home.say("intake out-first --into archive -k publisher.key -i recipient-first.key")
        .exits(0)
        .says("has not arrived");
    let both = take("out");
    assert_eq!((&both["parcels"][0]["document_count"], &both["parcels"][0]["new_count"]), (&4.into(), &2.into()));
    home.say("intake out-first --into archive -k publisher.key -i recipient-first.key")
        .exits(0)
        .says("is in the archive too");
    // The archive of a newsroom knows names, and its files outside the lists do not.
    let all = tree(&home.at("archive")).into_keys();
    let told =
        all.map(|path| path.to_str().unwrap().to_owned()).collect::<String>() + &home.text("archive/custody.txt");
    for canary in CANARIES.into_iter().filter(|canary| *canary != "14:23") {
        assert!(!told.contains(canary), "the chain tells {canary}");
    }
}

#[test]
fn what_does_not_fit_does_not_go_ahead_and_nothing_is_packed() {
    let (home, _) = case();
    let pack =
        |more: &str| home.say(&format!("pack --parcel --to newsroom.pub --metadata keep evidence -o out {more}"));
    pack("--first *.bin --first-fits 2pages").exits(2).says("nothing was packed");
    pack("--first *.bin --first-fits 9s").exits(2);
    pack("--first *.txt --first-fits many").exits(2).says("2pages");
    pack("--first-fits 2pages").exits(2);
    pack("--first nothing.txt").exits(2);
    put(&home.at("out-first/there"), "");
    pack("--first *.txt").exits(7);
    assert!(!home.at("out").exists() && !home.at("out-commitment").exists());
}

#[test]
fn files_that_vouch_for_others_travel_as_they_are_and_are_named() {
    let (home, _) = case();
    put(&home.at("evidence/deep/film.bin.ots"), "an opentimestamps proof");
    put(&home.at("evidence/film.proof.csv"), "a,b");
    let packed = pack(&home, "--metadata keep");
    assert_eq!(packed["parcel"]["sidecars"].as_array().unwrap().len(), 2, "{packed}");
    home.key("publisher.key");
    let taken = home.say("intake out --into archive -k publisher.key -i recipient-first.key --json").exits(0).json();
    let names: Vec<&str> =
        taken["parcels"][0]["sidecars"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(names, ["deep/film.bin.ots", "film.proof.csv"]);
    home.say("open out -i recipient-first.key --untrusted-publisher -o desk").exits(0);
    assert_eq!(home.text("desk/deep/film.bin.ots"), "an opentimestamps proof");
}
