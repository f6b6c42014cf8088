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
