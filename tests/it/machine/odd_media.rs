//! Media that behave oddly, through FUSE: media that tell no size, refuse a name, hold less than they say, or cannot
//! flush. A test says aloud when this machine has no FUSE or no fusepy.
#![cfg(target_os = "linux")]

use std::fs;

use crate::common::journey::{home, publisher_of};
use crate::common::program::{Home, Run};
use crate::common::tools::{here, works};
use crate::common::{copy, documents, files, name_of, noise, put, tree};

/// The line of shell that mounts `real` with quirks at `odd`, as long as the shell runs.
fn mount(quirks: &str) -> String {
    let script = here("tests/it/common/odd_medium.py");
    format!(
        "mkdir -p real odd; python3 {} {quirks} real odd 2>odd.log & \
         until mountpoint -q odd; do kill -0 $! || {{ cat odd.log >&2; exit 1; }}; sleep 0.05; done; \
         trap 'umount odd; wait' EXIT",
        script.display()
    )
}

/// Runs a line of shell where `odd` is a medium with quirks. What lies on the medium is in `real` afterwards.
fn on(home: &Home, quirks: &str, line: &str) -> Run {
    home.in_namespace(&format!("{}; {line}", mount(quirks)))
}

/// A home with a bundle of noise in many chunks; `None` where there is no FUSE.
fn packed() -> Option<(Home, String)> {
    let home = home();
    let line =
        format!("cd {}; unshare -m sh -euc \"{}; ls odd\"", home.at("").display(), mount("nostat").replace('$', "\\$"));
    if !works("a medium in FUSE (python3 with fusepy)", &line) {
        return None;
    }
    put(&home.at("noise/a.bin"), noise(1, 100_000));
    put(&home.at("noise/b.bin"), noise(2, 100_000));
    home.say("pack noise -o bundle -k publisher.key --public --level 1 --chunk-size 20KB").exits(0);
    let publisher = publisher_of(&home, "bundle");
    Some((home, publisher))
}

fn empty(home: &Home) {
    fs::remove_dir_all(home.at("real")).unwrap();
}

#[test]
fn a_place_that_tells_no_size_takes_everything() {
    let Some((home, publisher)) = packed() else { return };
    let line = format!(
        "$PANNIER gather bundle -o odd/card -P {publisher}; $PANNIER open bundle -o odd/out -P {publisher}; \
         $PANNIER repair bundle -o odd/whole -P {publisher}; mkdir odd/dealt; \
         $PANNIER deal bundle --to odd/dealt --survive 0 --allow-whole -P {publisher}; \
         $PANNIER pack noise -o odd/packed -k publisher.key --public --level 1"
    );
    on(&home, "nostat", &line).exits(0);
    assert!(tree(&home.at("real/whole")) == tree(&home.at("bundle")));
    assert!(documents(&home.at("real/out")) == tree(&home.at("noise")));
    // A full medium is still told, with no figure of free bytes.
    empty(&home);
    let run = on(&home, "nostat,cap=60000", &format!("$PANNIER gather bundle -o odd/card -P {publisher}"));
    assert_eq!(run.code, 7, "{}{}", run.out, run.err);
}

#[test]
fn a_refused_name_does_not_stop_the_other_files() {
    let Some((home, publisher)) = packed() else { return };
    let gather = format!("$PANNIER gather bundle -o odd/card -P {publisher}");
    for times in 1..=2 {
        let run = on(&home, "deny=d0002.bin", &gather).exits(0);
        assert!(run.err.contains("d0002.bin: permission denied") && run.err.contains("d0002.prt"), "{}", run.err);
        let set = files(&home.at("real/card"))[0].clone();
        let names: Vec<String> = files(&set).iter().map(|file| name_of(file)).collect();
        assert!(names.contains(&"d0002.prt".to_owned()) && !names.contains(&"d0002.bin".to_owned()), "{names:?}");
        assert_eq!(names.len(), files(&home.at("bundle")).len(), "run {times}: {names:?}");
    }
    home.say(&format!("check real/card -P {publisher}")).exits(0).says("OK");
    // On a place without the fault, the file gets its name, and the other name is free again.
    home.say(&format!("gather bundle -o real/card -P {publisher}")).exits(0);
    assert!(tree(&files(&home.at("real/card"))[0]) == tree(&home.at("bundle")));
    empty(&home);
    let deal = format!("mkdir odd/a; $PANNIER deal bundle --to odd/a --survive 0 --allow-whole -P {publisher}");
    let run = on(&home, "deny=d0002.bin", &deal).exits(0);
    assert!(run.err.contains("d0002.prt"), "{}", run.err);
    home.say(&format!("check real/a -P {publisher}")).exits(0).says("OK");
}

#[test]
fn a_file_that_the_place_cannot_hold_is_named_and_the_others_arrive() {
    let Some((home, publisher)) = packed() else { return };
    home.say("pack noise -o mixed -k publisher.key --public --level 1 --chunk-size 60KB --spare 30%").exits(0);
    let largest = files(&home.at("mixed")).iter().map(|file| fs::metadata(file).unwrap().len()).max().unwrap();
    let run =
        on(&home, &format!("largest={}", largest - 1), &format!("$PANNIER gather mixed -o odd/card -P {publisher}"));
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.err.contains("is not there: the file is too large for this file system"), "{}", run.err);
    assert!(!run.err.contains("no room") && !run.out.starts_with("OK "), "{}{}", run.out, run.err);
    let set = files(&home.at("real/card"))[0].clone();
    let arrived = files(&set).iter().map(|file| name_of(file)).collect::<Vec<_>>();
    assert!(
        arrived.contains(&"SHA256SUMS".to_owned()) && arrived.len() < files(&home.at("mixed")).len(),
        "{arrived:?}"
    );
}

/// The medium says that it holds far more than it does. Each kind of it loses other files.
#[test]
fn a_false_medium_is_noticed_after_the_last_write() {
    let Some((home, publisher)) = packed() else { return };
    let bundle: u64 = files(&home.at("bundle")).iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    let half = bundle / 2;
    for quirks in [format!("wrap={half}"), format!("zeros={half}"), format!("recent={half}:30000")] {
        let quirks = format!("{quirks},cap=9000000");
        for (what, line) in [
            ("gather", format!("$PANNIER gather bundle -o odd/card -P {publisher}")),
            ("deal", format!("mkdir odd/a odd/b; $PANNIER deal bundle --to odd/a odd/b --survive 0 -P {publisher}")),
            (
                "salvage",
                format!(
                    "for file in bundle/*; do dd if=$file bs=512 conv=sync status=none; done > image; $PANNIER salvage image --small bundle -o odd/card -P {publisher}"
                ),
            ),
        ] {
            let run = on(&home, &quirks, &line);
            assert_eq!(run.code, 1, "{what}, {quirks}: {}{}", run.out, run.err);
            assert!(run.err.contains("does not hold what was written"), "{what}, {quirks}: {}{}", run.out, run.err);
            let safe = run.out.contains("SAFE TO PULL") || run.out.contains("you may unplug them now");
            assert!(!safe, "{what}, {quirks}: {}", run.out);
            empty(&home);
        }
    }
}

/// What was there before a run is lost too when a false medium is filled further.
#[test]
fn older_files_of_a_false_medium_are_read_again_too() {
    let Some((home, publisher)) = packed() else { return };
    let bundle: u64 = files(&home.at("bundle")).iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    copy(&home.at("bundle"), &home.at("first"));
    for name in ["d0006.bin", "d0007.bin", "d0008.bin", "d0009.bin"] {
        fs::remove_file(home.at("first").join(name)).unwrap();
    }
    let line = format!(
        "$PANNIER gather first -o odd/card -P {publisher} >first.log 2>&1 || true; \
         $PANNIER gather bundle -o odd/card -P {publisher}"
    );
    let run = on(&home, &format!("wrap={},cap=9000000", bundle - 30_000), &line);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.err.contains("does not hold what was written"), "{}", run.err);
}

#[test]
fn a_driver_that_may_answer_from_memory_is_never_called_safe() {
    let Some((home, publisher)) = packed() else { return };
    let gather = format!("$PANNIER gather bundle -o odd/card -P {publisher}");
    let run = on(&home, "notime", &gather).exits(0).says("PULL AND CHECK").says("pannier check odd/card");
    assert!(!run.out.contains("SAFE TO PULL") && !run.out.contains("read back"), "{}", run.out);
    empty(&home);
    assert_eq!(on(&home, "notime", &format!("{gather} --json")).exits(0).json()["safe_to_pull"], false);
    let deal = format!("mkdir odd/a; $PANNIER deal bundle --to odd/a --survive 0 --allow-whole -P {publisher}");
    let run = on(&home, "notime", &deal).exits(0).says("plug it in again");
    assert!(!run.out.contains("you may unplug") && !run.out.contains("read back"), "{}", run.out);
}

#[test]
fn a_place_that_cannot_flush_takes_everything_and_says_so() {
    let Some((home, publisher)) = packed() else { return };
    for number in [22, 95] {
        let gather = format!("$PANNIER gather bundle -o odd/card -P {publisher}");
        let run = on(&home, &format!("nosync={number}"), &gather).exits(0).says("PULL AND CHECK");
        assert!(run.out.contains("cannot flush files"), "{}", run.out);
        let more = format!(
            "$PANNIER open bundle -o odd/out -P {publisher}; $PANNIER repair bundle -o odd/whole -P {publisher}; \
             $PANNIER keygen odd/keys --no-passphrase; $PANNIER pack noise -o odd/packed -k publisher.key --public --level 1"
        );
        on(&home, &format!("nosync={number}"), &more).exits(0);
        empty(&home);
    }
}

#[test]
fn a_full_medium_whose_room_is_in_its_bin_names_the_bin() {
    let Some((home, publisher)) = packed() else { return };
    for bin in [".Trash-1000", "$RECYCLE.BIN"] {
        put(&home.at("real").join(bin).join("files/old.mp4"), noise(3, 250_000));
        let run = on(&home, "cap=300000", &format!("$PANNIER gather bundle -o odd/card -P {publisher}"));
        assert_eq!(run.code, 7, "{}{}", run.out, run.err);
        assert!(
            run.err.contains(&format!("look at odd/{bin}")) || run.err.contains(&format!("/odd/{bin}")),
            "{}",
            run.err
        );
        assert!(run.err.contains("250.0 kB of deleted files"), "{}", run.err);
        empty(&home);
    }
    let run = on(&home, "cap=30000", &format!("$PANNIER gather bundle -o odd/card -P {publisher}"));
    assert!(run.code == 7 && run.err.contains("hint: make room there"), "{}", run.err);
}

/// One carrier of a deal is full of something else; the other carrier gets its share.
#[test]
fn a_carrier_that_fails_does_not_stop_the_others() {
    let Some((home, publisher)) = packed() else { return };
    fs::create_dir(home.at("good")).unwrap();
    let bundle: u64 = files(&home.at("bundle")).iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    let line = format!("mkdir odd/a; $PANNIER deal bundle --to odd/a good --survive 0 -P {publisher}");
    let run = on(&home, &format!("wrap={},cap=9000000", bundle / 4), &line);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.out.starts_with("IN PART") && run.err.contains("odd/a is not dealt"), "{}{}", run.out, run.err);
    assert!(run.out.contains("these alone: good") && !run.out.contains("you may unplug"), "{}", run.out);
    let there = files(&home.at("good")).len();
    assert!(there > 5, "{there} files");
    // Nothing bad is on the good carrier.
    let object = home.say(&format!("check good -P {publisher} --json")).json();
    assert_eq!(object["bundles"][0]["bad_files"].as_array().map(Vec::len), Some(0));
}

/// The last reading comes from the device, not from the memory of the system: the device counts what is read.
#[test]
fn the_last_reading_reaches_the_device() {
    let (home, publisher) = {
        let home = home();
        put(&home.at("noise/a.bin"), noise(1, 3_000_000));
        home.say("pack noise -o bundle -k publisher.key --public --level 1").exits(0);
        let publisher = publisher_of(&home, "bundle");
        (home, publisher)
    };
    let mount = "truncate -s 64M stick.img; mkfs.ext4 -q stick.img; mkdir -p disk; \
                 loop=$(losetup -f --show stick.img); trap 'umount disk; losetup -d $loop' EXIT; mount $loop disk";
    let line = format!("cd {}; unshare -m sh -euc \"{}\"", home.at("").display(), mount.replace('$', "\\$"));
    if !works("mounting ext4 from a loop device", &line) {
        return;
    }
    let line = format!(
        "rm stick.img; {mount}; stat=/sys/block/${{loop#/dev/}}/stat; set -- $(cat $stat); before=$3; \
         $PANNIER gather bundle -o disk/card -P {publisher}; set -- $(cat $stat); echo SECTORS $(($3 - before))"
    );
    let run = home.in_namespace(&line).exits(0).says("SAFE TO PULL");
    let sectors: u64 = run.out.split("SECTORS ").nth(1).unwrap().trim().parse().unwrap();
    let bundle: u64 = files(&home.at("bundle")).iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    assert!(sectors * 512 >= 2 * bundle, "{} bytes were read of {bundle}, twice", sectors * 512);
}

#[test]
fn pack_tells_of_names_that_some_media_cannot_hold() {
    let home = home();
    let name = format!("{}.txt", "راهنما_".repeat(11));
    put(&home.at("long").join(&name), "x");
    put(&home.at("long/short.txt"), "x");
    for kind in ["", "--for fat32"] {
        let run = home.say(&format!("pack long -k publisher.key --public --dry-run {kind}")).exits(0);
        assert!(
            run.err.contains("1 document has a name of more than 143 bytes") && run.err.contains(&name),
            "{}",
            run.err
        );
    }
    let object = home.say("pack long -k publisher.key --public --dry-run --json").exits(0).json();
    assert_eq!(object["unfit"][0]["kind"], "name");
}

/// A bundle of three documents, of which one has a name of 190 bytes.
fn with_long_name(home: &Home) -> String {
    let name = format!("{}.txt", "راهنما_".repeat(14));
    put(&home.at("long/folder").join(&name), "long");
    put(&home.at("long/folder/short.txt"), "short");
    put(&home.at("long/z.txt"), "last");
    home.say("pack long -o named -k publisher.key --public --series named").exits(0);
    name
}

#[test]
fn names_that_a_place_cannot_hold_are_told_and_the_others_are_opened_when_asked() {
    let Some((home, publisher)) = packed() else { return };
    let name = with_long_name(&home);
    let open = format!("$PANNIER open named -o odd/out -P {publisher}");
    let run = on(&home, "long=143", &open);
    assert_eq!(run.code, 7, "{}{}", run.out, run.err);
    for text in [name.as_str(), "more than 143 bytes", "--leave-out-unfit"] {
        assert!(run.err.contains(text), "{text}: {}", run.err);
    }
    assert!(!home.at("real/out").exists() && files(&home.at("real")).is_empty(), "something is left");
    let run = on(&home, "long=143", &format!("{open} --leave-out-unfit"));
    assert_eq!(run.code, 3, "{}{}", run.out, run.err);
    assert!(run.out.starts_with("OPENED IN PART") && run.err.contains(&name), "{}{}", run.out, run.err);
    let mut given = tree(&home.at("long"));
    assert!(given.remove(&std::path::Path::new("folder").join(&name)).is_some());
    assert!(documents(&home.at("real/out")) == given);
    empty(&home);
    let object = on(&home, "long=143", &format!("{open} --leave-out-unfit --json")).json();
    assert_eq!(object["left_out"][0]["path"], format!("folder/{name}"));
    // Where every document fits, the option changes nothing.
    home.say(&format!("open named -o out -P {publisher} --leave-out-unfit")).exits(0).says("OK");
    assert!(documents(&home.at("out")) == tree(&home.at("long")));
}

/// The place does not tell its limit before. What it refuses while it is written is taken away again.
#[test]
fn a_document_that_the_place_refuses_while_it_is_written_is_left_out_whole() {
    let Some((home, publisher)) = packed() else { return };
    put(&home.at("films/a.txt"), "first");
    put(&home.at("films/film.mp4"), noise(7, 700_000));
    put(&home.at("films/z.txt"), "last");
    home.say("pack films -o filmed -k publisher.key --public --series films").exits(0);
    let open = format!("$PANNIER open filmed -o odd/out -P {publisher}");
    let run = on(&home, "largest=600000", &open);
    assert_eq!(run.code, 7, "{}{}", run.out, run.err);
    assert!(
        run.err.contains("film.mp4: too large for this file system") && !run.err.contains("no room"),
        "{}",
        run.err
    );
    assert!(files(&home.at("real")).is_empty(), "something is left");
    on(&home, "largest=600000", &format!("{open} --leave-out-unfit")).exits(3);
    let mut given = tree(&home.at("films"));
    given.remove(std::path::Path::new("film.mp4"));
    assert!(documents(&home.at("real/out")) == given);
}

/// A place that takes no times takes the documents.
#[test]
fn a_place_that_takes_no_times_takes_the_documents() {
    let Some((home, publisher)) = packed() else { return };
    home.say("pack noise -o timed -k publisher.key --public --keep-times --series timed").exits(0);
    on(&home, "notime", &format!("$PANNIER open timed -o odd/out -P {publisher}")).exits(0);
    assert!(documents(&home.at("real/out")) == tree(&home.at("noise")));
}
