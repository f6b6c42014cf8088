//! `gather` through the program: sticks with DOS names, killed runs, full targets.

use std::collections::BTreeSet;
use std::fs;

use crate::common::journey::{home, publisher_of};
use crate::common::program::{Home, PROGRAM, run};
use crate::common::tools::{present, works};
use crate::common::{copy, documents, files, is_chunk, name_of, only, put, tree};

/// A home with a bundle, a stick that lacks something, and the publisher's key.
pub(crate) fn stick() -> (Home, String) {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --chunk-size 4KiB --spare 60%").exits(0);
    let publisher = publisher_of(&home, "bundle");
    copy(&home.at("bundle"), &home.at("stick"));
    fs::remove_file(home.at("stick/d0002.bin")).unwrap();
    let chunk = fs::read(home.at("stick/d0003.bin")).unwrap();
    fs::write(home.at("stick/d0003.bin"), &chunk[..1500]).unwrap();
    (home, publisher)
}

/// Five sticks with DOS names, of which two are lost and one was pulled out too early.
#[test]
fn three_of_five_fat32_sticks_give_identical_documents() {
    if !present(&["mcopy", "mkfs.vfat"]) {
        return;
    }
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --chunk-size 1KiB --spare 200%").exits(0);
    let publisher = publisher_of(&home, "bundle");
    let shell = |line: &str| home.shell(line).exits(0);
    let all = files(&home.at("bundle"));
    let (chunks, small): (Vec<_>, Vec<_>) = all.iter().partition(|file| is_chunk(&name_of(file)));
    for number in 0..5 {
        let image = format!("stick{number}.img");
        shell(&format!("mkfs.vfat -F 32 -s 1 -C {image} 36000 >/dev/null"));
        let mine = chunks.iter().enumerate().filter(|(at, _)| at % 5 == number).map(|(_, file)| *file);
        for file in small.iter().copied().chain(mine) {
            let name = name_of(file).to_uppercase();
            let (stem, end) = name.split_once('.').unwrap_or((&name, ""));
            let stem = if stem.len() > 8 { format!("{}~1", &stem[..6]) } else { stem.to_owned() };
            let short = if end.is_empty() { stem } else { format!("{stem}.{}", &end[..3]) };
            shell(&format!("mcopy -i {image} '{}' '::{short}'", file.display()));
        }
    }
    // The second and the fourth stick are lost; the fifth was pulled out in the middle of its last file.
    let mut sources = Vec::new();
    for number in [0, 2, 4] {
        shell(&format!("mkdir in{number}; mcopy -i stick{number}.img -s '::*' in{number}"));
        sources.push(format!("in{number}"));
    }
    let torn = files(&home.at("in4")).into_iter().rfind(|file| name_of(file).starts_with('R')).unwrap();
    let bytes = fs::read(&torn).unwrap();
    fs::write(&torn, &bytes[..bytes.len() / 2]).unwrap();
    let names: BTreeSet<String> = files(&home.at("in0")).iter().map(|file| name_of(file)).collect();
    assert!(names.contains("SHA256~1") && names.contains("SHA256~1.MIN"), "{names:?}");
    let run = home.say(&format!("gather {} -o carried -P {publisher}", sources.join(" "))).exits(3);
    assert!(run.out.contains("SAFE TO PULL") && run.out.contains(&name_of(&torn)), "{}", run.out);
    home.say(&format!("open carried -o out -P {publisher}")).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
}

/// Killed at any call that writes, syncs or renames: every file under a final name is whole, and the next run finishes.
#[test]
fn a_killed_gather_leaves_no_half_file_and_the_next_run_finishes() {
    if !works("tracing (strace)", "strace -f -qq -o /dev/null -e inject=getpid:error=EIO:when=9 true") {
        return;
    }
    let (home, publisher) = stick();
    let line = format!("gather stick -o carried -P {publisher} -q");
    home.say(&line).exits(3);
    let whole = tree(&home.at("carried"));
    let set = files(&home.at("carried"))[0].clone();
    assert!(set.join("d0003.prt").exists());
    let before = tree(&home.at("stick"));
    let mut struck = 0;
    for call in ["mkdir", "write", "fsync", "renameat2", "pread64", "unlink"] {
        for when in [1, 2, 3, 5, 8, 13, 21] {
            fs::remove_dir_all(home.at("carried")).unwrap();
            let mut command = home.command("strace");
            command.args(["-f", "-qq", "-o"]).arg(home.at("strace.log"));
            command.args(["-e", &format!("trace={call}"), "-e", &format!("inject={call}:signal=SIGKILL:when={when}")]);
            command.arg(PROGRAM).args(line.split_whitespace());
            let killed = run(&mut command).code != 3;
            struck += u32::from(killed);
            fs::create_dir_all(home.at("carried")).unwrap();
            for (path, bytes) in tree(&home.at("carried")).iter().filter(|(path, _)| !path.starts_with("pannier-part"))
            {
                assert_eq!(Some(bytes), whole.get(path), "{call} {when}: {} is half-made", path.display());
            }
            home.say(&line).exits(3);
            assert!(tree(&home.at("carried")) == whole, "{call} {when}");
        }
    }
    assert!(struck > 20, "only {struck} runs were killed");
    assert!(tree(&home.at("stick")) == before);
}

#[test]
fn a_target_without_room_is_exit_7_and_keeps_what_fitted() {
    if !works("mounting a disk in memory", "unshare -Um --map-root-user mount -t tmpfs -o size=200k none /mnt") {
        return;
    }
    let (home, publisher) = stick();
    fs::create_dir(home.at("disk")).unwrap();
    let program = PROGRAM;
    let line = format!(
        "mount -t tmpfs -o size=12k none disk; code=0; {program} gather stick -o disk -P {publisher} || code=$?; \
         ls -A disk | sed 's/^/LEFT /'; exit $code"
    );
    let run = home.as_if_root(&line).exits(7);
    assert!(run.err.contains("bytes needed") && run.err.contains("free"), "{}", run.err);
    assert!(!run.out.contains("LEFT"), "space is looked at before the first byte: {}", run.out);
}

#[test]
fn gather_prints_one_json_object() {
    let (home, publisher) = stick();
    let object = home.say(&format!("gather stick -o carried -P {publisher} --json")).exits(3).json();
    assert_eq!(object["safe_to_pull"], true);
    assert_eq!(object["bundles"][0]["verdict"], "openable");
    assert!(object["bundles"][0]["gathered"]["new_file_count"].as_u64() > Some(5));
    assert_eq!(object["bundles"][0]["bad_files"][0]["fault"]["kind"], "cut-short");
    let object = home.say("gather stick -o carried --json").exits(5).json();
    assert_eq!(object["bundles"][0]["gathered"]["new_file_count"], 0);
    home.say("gather nowhere -o carried --json").exits(1).json();
}

/// Carriers of a bundle and of its extension by more recovery blocks are one heap: everything good goes into one set, and
/// slips of the old list are answered from the new one.
#[test]
fn a_bundle_and_its_extension_are_gathered_as_one() {
    let (home, publisher) = stick();
    home.say("more-recovery bundle -o more -k publisher.key --spare 120% --whole").exits(0);
    let slip = home.say(&format!("want stick -P {publisher} --json")).exits(0).json();
    let groups = slip["bundles"][0]["slip"]["groups"].as_array().unwrap();
    let slip = groups.iter().map(|group| group.as_str().unwrap()).collect::<Vec<_>>().join(" ");
    // The old list's carrier first; then both it and one of the new chunks.
    let new = home.at("few");
    for name in ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "blocks.idx", "heads.idx", "r0005.bin"] {
        put(&new.join(name), fs::read(home.at("more").join(name)).unwrap());
    }
    home.say(&format!("gather stick -o carried -P {publisher}")).exits(3);
    home.say(&format!("gather stick few -o carried -P {publisher}")).exits(3);
    let object = home.say(&format!("check carried -P {publisher} --json")).exits(3).json();
    assert_eq!(object["bundles"].as_array().unwrap().len(), 1);
    assert_eq!(object["bundles"][0]["bad_files"].as_array().unwrap().len(), 0, "{object}");
    home.say(&format!("open carried -o out -P {publisher}")).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
    home.say(&format!("gather more carried -o all -P {publisher}")).exits(0);
    assert!(tree(&only(&home.at("all"))) == tree(&home.at("more")), "{:?}", files(&only(&home.at("all"))));
    fs::create_dir(home.at("back")).unwrap();
    home.run(["deal", "more", "--want", &slip, "--to", "back", "-P", &publisher])
        .exits(0)
        .says("all that was asked for");
    home.say(&format!("want carried -P {publisher}")).exits(0).says("asked for");
}
