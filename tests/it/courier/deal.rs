//! Dealing a bundle to carriers: enough carriers rebuild the bundle, no file is overwritten, and a new run continues a
//! cut run.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::common::bundle::{options, publisher, signer};
use crate::common::dos::short_name;
use crate::common::journey::{home, publisher_of, recipient};
use crate::common::program::Home;
use crate::common::tools::{may_mount, present};
use crate::common::{documents, files, is_chunk, name_of, noise, put, room, tree};
use pannier::format::Layout;
use pannier::keys::SecretKey;
use pannier::pack::{Options, dry_run};
use pannier::plan::promise::Promise;
use pannier::plan::shares::{Capacity, plan};
use pannier::plan::spare::Spare;
use pannier::seal::SealWith;
use pannier::watch::Watch;

/// A home with a public bundle that was packed for five couriers of whom two may be lost.
fn packed() -> (Home, String) {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --couriers 5 --survive 2")
        .exits(0)
        .says("Next: pannier deal bundle --couriers 5 --survive 2");
    let key = publisher_of(&home, "bundle");
    (home, key)
}

fn carriers(home: &Home, folder: &str, numbers: &[usize]) -> String {
    numbers.iter().map(|n| home.at(folder).join(format!("c{n:02}")).display().to_string() + " ").collect()
}

#[test]
fn any_three_of_five_carriers_rebuild_what_was_packed_for_that() {
    let (home, key) = packed();
    let dealt = home.say(&format!("deal bundle -P {key} --couriers 5 --survive 2 -o sticks --json")).exits(0).json();
    assert_eq!((dealt["survive_count"].as_u64(), dealt["proof"]["set_count"].as_u64()), (Some(2), Some(10)));
    let need = dealt["needed_block_count"].as_u64().unwrap();
    assert!(dealt["left_block_count"].as_u64() >= Some(need));
    for carrier in dealt["carriers"].as_array().unwrap() {
        assert!(carrier["block_count"].as_u64() < Some(need));
    }
    let whole = tree(&home.at("corpus"));
    let mut sets = 0;
    for a in 1..=5 {
        for b in a + 1..=5 {
            for c in b + 1..=5 {
                let from = carriers(&home, "sticks", &[a, b, c]);
                home.say(&format!("open {from} -P {key} -o out{sets}")).exits(0);
                assert!(documents(&home.at(&format!("out{sets}"))) == whole, "{from}");
                sets += 1;
            }
        }
    }
    assert_eq!(sets, 10);
    for n in 1..=5 {
        home.say(&format!("open {} -P {key} -o never", carriers(&home, "sticks", &[n]))).exits(4);
    }
    // All five together are the bundle, and every one has all small files.
    home.say(&format!("check sticks -P {key}")).exits(0);
    for n in 1..=5 {
        let names: Vec<String> = files(&home.at(&format!("sticks/c{n:02}"))).iter().map(|path| name_of(path)).collect();
        for file in files(&home.at("bundle")).iter().map(|path| name_of(path)).filter(|name| !is_chunk(name)) {
            assert!(names.contains(&file), "c{n:02} lacks {file}");
        }
    }
}

#[test]
fn a_run_that_was_cut_short_goes_on_and_keeps_what_is_right() {
    let (home, key) = packed();
    let deal = format!("deal bundle -P {key} --couriers 5 --survive 2 -o sticks --json");
    home.say(&deal).exits(0);
    let whole = tree(&home.at("sticks"));
    let chunk = files(&home.at("sticks/c02")).into_iter().find(|path| is_chunk(&name_of(path))).unwrap();
    // What a kill leaves: a chunk that is not there yet, and a part of it in a stage.
    put(&home.at("sticks/c02/pannier-part/tree/7.tmp"), &fs::read(&chunk).unwrap()[..100]);
    put(&home.at("sticks/c02/pannier-part/pannier.stage"), "");
    fs::remove_file(&chunk).unwrap();
    fs::remove_dir_all(home.at("sticks/c05")).unwrap();
    home.say(&format!("{deal} --dry-run")).exits(0);
    assert!(!chunk.exists());
    let again = home.say(&deal).exits(0).json();
    assert!(tree(&home.at("sticks")) == whole);
    let missing = 1 + files(&home.at("sticks/c05")).len() as u64;
    assert_eq!(again["written_file_count"].as_u64(), Some(missing));
}

#[test]
fn what_lies_on_a_carrier_is_never_touched() {
    let (home, key) = packed();
    let folders = ["a", "b", "c"];
    for (file, says) in [("README.txt", "another file"), ("d0001.bin", "another file")] {
        folders.iter().for_each(|folder| fs::create_dir_all(home.at(folder)).unwrap());
        put(&home.at("a/photo.jpg"), "mine");
        put(&home.at(&format!("a/{file}")), "precious");
        let before = tree(&home.at(""));
        home.say(&format!("deal bundle -P {key} --to a b c")).exits(7).says(says);
        assert!(tree(&home.at("")) == before, "something was touched");
        fs::remove_file(home.at(&format!("a/{file}"))).unwrap();
    }
    home.say(&format!("deal bundle -P {key} --to a b c")).exits(0).says("lie on the same medium");
    assert_eq!(home.text("a/photo.jpg"), "mine");
    // Another plan would put chunks where others are already: the proof would not be true.
    let before = tree(&home.at(""));
    home.say(&format!("deal bundle -P {key} --to b a c")).exits(7).says("gives that chunk to another carrier");
    assert!(tree(&home.at("")) == before, "something was touched");
}

/// Two carriers would be one, or the carrier would be the disk.
#[cfg(unix)]
#[test]
fn a_carrier_that_is_made_is_no_link() {
    use std::os::unix::fs::symlink;
    let (home, key) = packed();
    let deal = format!("deal bundle -P {key} --couriers 5 --survive 2 -o sticks");
    fs::create_dir(home.at("sticks")).unwrap();
    fs::create_dir(home.at("elsewhere")).unwrap();
    for to in ["../elsewhere", "c02", "nowhere"] {
        symlink(to, home.at("sticks/c03")).unwrap();
        home.say(&deal).exits(7).says("c03 is there already and is another file");
        assert!(files(&home.at("elsewhere")).is_empty() && files(&home.at("sticks")).len() == 1, "{to}");
        fs::remove_file(home.at("sticks/c03")).unwrap();
    }
    // What a link on a carrier leads to is not on the carrier.
    home.say(&deal).exits(0);
    fs::remove_file(home.at("sticks/c01/README.txt")).unwrap();
    symlink(home.at("bundle/README.txt"), home.at("sticks/c01/README.txt")).unwrap();
    home.say(&deal).exits(7).says("README.txt is there already and is another file");
    // Folders that are named are their owner's choice.
    symlink("elsewhere", home.at("a")).unwrap();
    home.say(&format!("deal bundle -P {key} --to a b c")).exits(1);
    ["b", "c"].iter().for_each(|name| fs::create_dir(home.at(name)).unwrap());
    home.say(&format!("deal bundle -P {key} --to a b c")).exits(0);
    assert!(home.at("elsewhere/SHA256SUMS").exists());
}

#[test]
fn signatures_are_dealt_as_their_makers_wrote_them_and_none_over_anything_else() {
    let (home, key) = packed();
    let (ours, sums) = (home.text("bundle/SHA256SUMS.minisig"), home.text("bundle/SHA256SUMS"));
    let comment = ours.lines().nth(2).unwrap().strip_prefix("trusted comment: ").unwrap();
    let cosigner = signer("stranger.key");
    let theirs = cosigner.sign(sums.as_bytes(), comment).unwrap();
    put(&home.at("bundle/SHA256SUMS.minisig"), ours.replacen("pannier publisher", "\u{1b}[2J", 1));
    put(&home.at("bundle/theirs"), &theirs);
    let other = SecretKey::generate().unwrap();
    put(&home.at("bundle/other"), other.sign(sums.as_bytes(), &format!("{comment}1")).unwrap());
    home.say(&format!("deal bundle -P {key} --couriers 5 --survive 2 -o sticks")).exits(0);
    for n in 1..=5 {
        let carrier = files(&home.at(&format!("sticks/c{n:02}")));
        let signatures = carrier.iter().filter(|path| name_of(path).ends_with(".minisig"));
        let texts: Vec<String> = signatures.map(|path| fs::read_to_string(path).unwrap()).collect();
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert!(texts.contains(&ours) && texts.contains(&theirs), "{texts:?}");
    }
}

#[test]
fn the_same_folder_twice_and_folders_that_are_not_there_are_refused() {
    let (home, key) = packed();
    put(&home.at("a/x/y"), "");
    home.say(&format!("deal bundle -P {key} --to a a/../a")).exits(2).says("the same folder");
    home.say(&format!("deal bundle -P {key} --to a a/x")).exits(2).says("one lies in the other");
    home.say(&format!("deal bundle -P {key} --to a nowhere")).exits(1);
    home.say(&format!("deal bundle -P {key} --to a a/x/y")).exits(2);
    for wrong in [
        "",
        "--couriers 5 -o out",
        "--couriers 5 --survive 5 -o out",
        "--couriers 100 --survive 2 -o out",
        "--couriers 0 --survive 0 -o out",
        "--couriers 5 --survive 2 --copies 6 -o out",
        "--couriers 5 --survive 2 --size lots -o out",
        "--couriers 5 --survive 2 --size 1GB --size 2GB -o out",
        "--couriers 5 --survive 2 --for cassette -o out",
        "--couriers 5 --survive 2 --to a",
    ] {
        home.say(&format!("deal bundle -P {key} {wrong}")).exits(2);
    }
    assert!(!home.at("out").exists());
}

#[test]
fn a_plan_that_does_not_hold_is_refused_with_what_would() {
    let (home, key) = packed();
    let deal = |more: &str| home.say(&format!("deal bundle -P {key} -o out {more}"));
    deal("--couriers 5 --survive 3").exits(7).says("--survive 2 this bundle is enough").says("more-recovery");
    deal("--couriers 5 --survive 4").exits(7).says("--allow-whole");
    deal("--couriers 1 --survive 0").exits(7).says("--allow-whole");
    deal("--couriers 5 --survive 2 --size 5kB").exits(7).says("bring larger carriers");
    assert!(!home.at("out").exists());
    deal("--couriers 5 --survive 3 --copies 4").exits(0);
    home.say(&format!("open {} -P {key} -o two", carriers(&home, "out", &[2, 4]))).exits(0);
    assert!(documents(&home.at("two")) == tree(&home.at("corpus")));
}

#[test]
fn one_carrier_may_be_enough_when_that_is_asked_for() {
    let (home, key) = packed();
    home.say(&format!("deal bundle -P {key} -o out --couriers 2 --survive 1 --copies 2 --allow-whole")).exits(0);
    home.say(&format!("check out/c02 -P {key}")).exits(0);
}

#[test]
fn a_bundle_is_dealt_from_wherever_its_chunks_lie_but_only_whole() {
    let (home, key) = packed();
    let mut at: Vec<PathBuf> = files(&home.at("bundle"));
    fs::create_dir(home.at("elsewhere")).unwrap();
    let lost = at.iter().position(|path| name_of(path) == "d0002.bin").unwrap();
    let lost = at.remove(lost);
    for (number, path) in at.iter().filter(|path| is_chunk(&name_of(path))).enumerate().filter(|(n, _)| n % 2 == 0) {
        fs::rename(path, home.at(&format!("elsewhere/IMG_{number}.JPG"))).unwrap();
    }
    home.say(&format!("deal bundle elsewhere -P {key} -o out --couriers 5 --survive 2")).exits(0);
    home.say(&format!("check out -P {key}")).exits(0);
    fs::remove_file(lost).unwrap();
    home.say(&format!("deal bundle elsewhere -P {key} -o more --couriers 5 --survive 2"))
        .exits(4)
        .says("pannier repair");
    assert!(!home.at("more").exists());
}

#[test]
fn a_streamed_payload_is_cut_for_its_couriers_too() {
    let room = room();
    put(&room.path().join("noise"), noise(3, 34 << 20));
    for (couriers, survive) in [(5, 2), (12, 4)] {
        let promise = Promise::new(couriers, survive).unwrap();
        let options = Options { spare: Spare::promised(promise), chunk_bytes: None, ..options() };
        let dry = dry_run(room.path(), &publisher(), &SealWith::Nothing, &options, &Watch::default()).unwrap();
        let layout = Layout::from(&dry.facts);
        plan(&layout, &vec![Capacity::UNLIMITED; couriers as usize], &promise.wish()).unwrap();
        let share = f64::from(layout.recovery_blocks) / f64::from(layout.data_blocks);
        // A twentieth of the data is the margin, and shares that come out even cost little more.
        let needed = (f64::from(couriers) * 1.05 - f64::from(promise.left())) / f64::from(promise.left());
        assert!(share >= needed && share < needed * 1.1, "{share}");
    }
}

#[test]
fn five_dealt_fat32_sticks_of_which_two_are_lost_and_one_is_torn_give_identical_documents() {
    let home = home();
    if !present(&["mcopy", "mkfs.vfat"]) {
        return;
    }
    let shell = |line: &str| home.shell(line).exits(0);
    let to = recipient(&home, "recipient-first.key");
    home.say(&format!("pack corpus -o bundle -k publisher.key -r {to} --level 1 --couriers 5 --survive 2")).exits(0);
    let key = publisher_of(&home, "bundle");
    // Packed for this plan, so with its margin: a torn tail is to spare.
    home.say(&format!("deal bundle -P {key} --couriers 5 --survive 2 -o sticks")).exits(0);
    for stick in 1..=5 {
        shell(&format!("mkfs.vfat -F 32 -s 1 -C {stick}.img 36000 >/dev/null"));
        let mut taken = BTreeSet::new();
        for file in files(&home.at(&format!("sticks/c{stick:02}"))) {
            let short = short_name(&name_of(&file), &mut taken);
            shell(&format!("mcopy -i {stick}.img '{}' '::{short}'", file.display()));
        }
    }
    fs::remove_dir_all(home.at("sticks")).unwrap();
    // The first and the fourth are lost; the second was pulled out while its last chunk was copied.
    for stick in [2, 3, 5] {
        shell(&format!("mkdir back{stick}; mcopy -i {stick}.img -s '::*' back{stick}"));
    }
    let torn = files(&home.at("back2")).into_iter().rfind(|path| name_of(path).ends_with(".BIN")).unwrap();
    let bytes = fs::read(&torn).unwrap();
    fs::write(&torn, &bytes[..bytes.len() * 2 / 3]).unwrap();
    let said = home.say(&format!("check back2 back3 back5 -P {key}")).exits(3);
    assert!(said.out.contains(&name_of(&torn)) && said.out.contains("cut short"), "{}", said.out);
    let open = format!("open back2 back3 back5 -P {key} -i recipient-first.key -o out");
    home.say(&open).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
    home.say(&format!("open back3 -P {key} -i recipient-first.key -o never")).exits(4);
}

#[test]
fn media_with_too_little_room_are_refused_before_the_first_byte() {
    let (home, key) = packed();
    let line = "mkdir a b c; for d in a b c; do mount -t tmpfs -o size=64k none $d; done; \
                \"$PANNIER\" deal bundle -P KEY --to a b c --survive 1 && exit 99; [ $? = 7 ]; [ -z \"$(ls a b c | grep -v :)\" ]";
    if !may_mount() {
        return;
    }
    // Each holds its small files and hardly a chunk: three of them not the data.
    put(&home.at("more/noise"), noise(8, 300_000));
    home.say("pack more -o large -k publisher.key --public --level 1 --spare 60%").exits(0);
    let line = line.replace("KEY", &key).replace("deal bundle", "deal large");
    home.as_if_root(&line).exits(0).says("have room for");
}
