//! `salvage`: the blocks on a raw medium are found, proven and put together. The medium is only read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::common::bundle::{options, ours, packed, packed_noise, publisher, signer};
use crate::common::cost::measured;
use crate::common::journey::{home, publisher_of};
use crate::common::program::{Home, PROGRAM, run};
use crate::common::tools::{may_trace, present};
use crate::common::{copy, files, is_chunk, name_of, noise, only, put, room, tree};
use pannier::check::Verdict;
use pannier::courier::salvage::{Salvaged, salvage};
use pannier::error::ReaderError;
use pannier::pack::Options;
use pannier::plan::spare::Spare;
use pannier::seal::SealWith;
use pannier::trust::Publishers;
use pannier::watch::Watch;
use pannier::{Error, Result};

const SECTOR: usize = 512;

/// A bundle of chunks of 8 KiB, and room beside it.
fn small_chunks(at: &Path, name: &str, seed: u64, bytes: usize) -> PathBuf {
    packed_noise(at, name, seed, bytes, &Options { chunk_bytes: Some(8 << 10), ..options() })
}

/// A medium in which the files of a bundle lie scattered between old data, at any sector.
fn medium(folder: &Path, seed: u64, keep: impl Fn(&str) -> bool) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut image = noise(seed, SECTOR * 7);
    let mut all = files(folder);
    random.shuffle(&mut all);
    for file in all.iter().filter(|file| keep(&name_of(file))) {
        let mut bytes = fs::read(file).unwrap();
        // What lies behind the end of a file in its last sector is zeros, or something old.
        let rest = bytes.len().next_multiple_of(SECTOR) - bytes.len();
        bytes.extend(if random.bool() { vec![0; rest] } else { noise(seed + 1, rest) });
        image.extend(bytes);
        image.extend(noise(random.u64(..), SECTOR * random.usize(..9)));
    }
    image
}

fn salvaged(image: &Path, small: &[PathBuf], out: &Path, publishers: &Publishers) -> Result<Salvaged> {
    salvage(&[image.to_owned()], small, out, publishers, u64::MAX >> 1, &Watch::default())
}

/// A medium of these bytes gives the whole bundle.
fn gives_everything(room: &Path, bytes: Vec<u8>, name: &str, whole: &Path) {
    let (image, out) = (room.join(format!("image{name}")), room.join(format!("out{name}")));
    fs::write(&image, bytes).unwrap();
    let done = salvaged(&image, &[], &out, &ours()).unwrap();
    assert_eq!(verdict(&done), Verdict::Ok, "{name}");
    assert!(tree(&only(&out)) == tree(whole), "{name}");
}

fn verdict(salvaged: &Salvaged) -> Verdict {
    salvaged.gathered.sets[0].0.report.verdict
}

#[test]
fn a_bundle_is_found_at_any_sector_with_its_small_files() {
    let room = room();
    let whole = small_chunks(room.path(), "bundle", 1, 60_000);
    let image = room.path().join("image");
    for seed in 0..4 {
        let bytes = medium(&whole, seed, |_| true);
        fs::write(&image, &bytes).unwrap();
        let out = room.path().join(format!("out{seed}"));
        let done = salvaged(&image, &[], &out, &ours()).unwrap();
        assert_eq!(verdict(&done), Verdict::Ok, "{seed}");
        assert!(tree(&only(&out)) == tree(&whole), "{seed}");
        assert!(fs::read(&image).unwrap() == bytes, "the medium was written to");
        // Once more: nothing is left to look for.
        let again = salvaged(&image, &[], &out, &ours()).unwrap();
        assert_eq!((again.media[0].found_blocks, again.gathered.sets[0].1.new_files), (0, 0));
    }
}

/// A large medium takes hours: what was found must not be lost with the last minute.
#[test]
fn what_was_found_is_put_in_its_place_leg_by_leg() {
    let room = room();
    let whole = small_chunks(room.path(), "bundle", 9, 60_000);
    let image = room.path().join("image");
    fs::write(&image, medium(&whole, 3, |_| true)).unwrap();
    let bytes = fs::metadata(&image).unwrap().len();
    for (number, leg_bytes) in [bytes / 40, 20_000, bytes / 2, bytes].into_iter().enumerate() {
        let out = room.path().join(format!("out{number}"));
        let done = salvage(std::slice::from_ref(&image), &[], &out, &ours(), leg_bytes, &Watch::default()).unwrap();
        assert_eq!(verdict(&done), Verdict::Ok, "{leg_bytes}");
        assert!(tree(&only(&out)) == tree(&whole), "{leg_bytes}");
    }
    // A run that got half-way, then another one: nothing is looked for twice.
    let half = room.path().join("half");
    let bytes = fs::read(&image).unwrap();
    fs::write(&half, &bytes[..bytes.len() / 2]).unwrap();
    let small = room.path().join("small");
    copy(&whole, &small);
    files(&small).iter().filter(|file| is_chunk(&name_of(file))).for_each(|file| fs::remove_file(file).unwrap());
    let out = room.path().join("out");
    let first = salvaged(&half, std::slice::from_ref(&small), &out, &ours()).unwrap();
    let then = salvaged(&image, &[small], &out, &ours()).unwrap();
    let (first, then) = (first.media[0].found_blocks, then.media[0].found_blocks);
    let all = u64::from(block_count(&whole));
    assert!(first > 0 && then > 0 && first + then == all, "{first} + {then}, {all}");
    assert!(tree(&only(&out)) == tree(&whole));
}

/// A medium as F2FS and btrfs write it: small files lie within a sector, behind the head of a node.
fn inline_medium(folder: &Path, head_bytes: usize) -> Vec<u8> {
    let mut image = vec![0; 4096];
    for file in files(folder) {
        let bytes = fs::read(file).unwrap();
        if bytes.len() <= 3400 {
            image.extend(noise(bytes.len() as u64, head_bytes));
        }
        image.extend(bytes);
        image.resize(image.len().next_multiple_of(4096), 0);
    }
    image
}

#[test]
fn small_files_within_sectors_are_found() {
    let room = room();
    let whole = small_chunks(room.path(), "bundle", 11, 60_000);
    for head_bytes in [364, 157] {
        gives_everything(room.path(), inline_medium(&whole, head_bytes), &head_bytes.to_string(), &whole);
    }
}

/// Chunks so small that they lie within sectors themselves.
#[test]
fn chunks_within_sectors_are_found() {
    let room = room();
    let options = Options { chunk_bytes: Some(1 << 10), ..options() };
    let whole = packed_noise(room.path(), "bundle", 12, 9_500, &options);
    gives_everything(room.path(), inline_medium(&whole, 364), "", &whole);
}

#[test]
fn an_image_that_is_shifted_gives_everything() {
    let room = room();
    let whole = small_chunks(room.path(), "bundle", 13, 200_000);
    for shift in [1, 440, 511] {
        let image = [noise(9, shift), medium(&whole, 4, |_| true)].concat();
        gives_everything(room.path(), image, &shift.to_string(), &whole);
    }
}

/// A program that skipped a bad place and wrote nothing for it: everything after it is shifted.
#[test]
fn a_piece_that_was_left_out_costs_only_itself() {
    let room = room();
    let options = Options { chunk_bytes: Some(64 << 10), ..options() };
    let whole = packed_noise(room.path(), "bundle", 14, 600_000, &options);
    let small = room.path().join("small");
    copy(&whole, &small);
    files(&small).iter().filter(|file| is_chunk(&name_of(file))).for_each(|file| fs::remove_file(file).unwrap());
    let mut image = medium(&whole, 5, is_chunk);
    for (at, bytes) in [(500_000, 4_095), (300_000, 777), (100_000, 1)] {
        image.drain(at..at + bytes);
    }
    let path = room.path().join("image");
    fs::write(&path, &image).unwrap();
    let done = salvaged(&path, &[small], &room.path().join("out"), &ours()).unwrap();
    let blocks: Vec<Vec<u8>> = files(&whole)
        .iter()
        .filter(|file| is_chunk(&name_of(file)))
        .flat_map(|file| fs::read(file).unwrap().chunks(1024).map(<[u8]>::to_vec).collect::<Vec<_>>())
        .collect();
    let spared = blocks.iter().filter(|block| memchr::memmem::find(&image, block).is_some()).count() as u64;
    assert_eq!(done.media[0].found_blocks, spared);
    assert!(spared + 20 > blocks.len() as u64 && spared < blocks.len() as u64, "{spared} of {}", blocks.len());
}

/// Parts of any length, named in the order in which a shell sorts them.
#[test]
fn an_image_in_parts_is_one_medium() {
    let room = room();
    let whole = small_chunks(room.path(), "bundle", 15, 60_000);
    let image = medium(&whole, 6, |_| true);
    let mut parts = Vec::new();
    for (number, bytes) in (1..).zip(image.chunks(15_000)) {
        let path = room.path().join(format!("card.{number}"));
        fs::write(&path, bytes).unwrap();
        parts.push(path);
    }
    parts.sort();
    assert!(parts.len() > 9 && parts[1].ends_with("card.10"));
    let out = room.path().join("out");
    let done = salvage(&parts, &[], &out, &ours(), u64::MAX >> 1, &Watch::default()).unwrap();
    assert_eq!((verdict(&done), done.media.len(), done.media[0].part_count), (Verdict::Ok, 1, parts.len()));
    assert!(tree(&only(&out)) == tree(&whole));
    // Without one part, all others give what they have.
    parts.retain(|part| !part.ends_with("card.4"));
    let fewer =
        salvage(&parts, &[whole], &room.path().join("fewer"), &ours(), u64::MAX >> 1, &Watch::default()).unwrap();
    assert_eq!(fewer.media.len(), 2);
}

/// The first block is on one carrier alone, and every other carrier still gives the table.
#[test]
fn every_carrier_of_a_deal_salvages_alone() {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --couriers 5 --survive 2").exits(0);
    let publisher = publisher_of(&home, "bundle");
    home.say(&format!("deal bundle --couriers 5 --survive 2 -o carriers -P {publisher}")).exits(0);
    for number in 1..=5 {
        let carrier = home.at(&format!("carriers/c{number:02}"));
        fs::write(home.at("image"), medium(&carrier, number, |_| true)).unwrap();
        let found = home.say(&format!("salvage image -o out{number} -P {publisher}"));
        assert!(!found.err.contains("blocks.idx"), "{number}: {}", found.err);
        let chunks = |folder: &Path| -> BTreeMap<String, Vec<u8>> {
            let all = files(folder);
            let all = all.iter().filter(|file| is_chunk(&name_of(file)));
            all.map(|file| (name_of(file), fs::read(file).unwrap())).collect()
        };
        let (there, here) = (chunks(&only(&home.at(&format!("out{number}")))), chunks(&carrier));
        // Chunks of equal blocks come with each other.
        let are_found = here.iter().all(|(name, bytes)| there.get(name) == Some(bytes));
        assert!(!here.is_empty() && are_found, "{number}: {:?} of {:?}", there.keys(), here.keys());
    }
}

/// File systems that keep small files in their tables, as their own tools write them.
#[test]
fn media_of_other_systems_give_everything() {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --spare 40%").exits(0);
    let publisher = publisher_of(&home, "bundle");
    let systems = [
        (
            "ntfs",
            &["mkntfs", "ntfscp"][..],
            "truncate -s 12M image; mkntfs -F -Q -q image >/dev/null 2>&1; for f in bundle/*; do ntfscp -f -q image $f ${f#bundle/}; done",
        ),
        ("ext4", &["mkfs.ext4"], "truncate -s 12M image; mkfs.ext4 -q -O inline_data -I 1024 -d bundle image"),
        (
            "f2fs",
            &["mkfs.f2fs", "sload.f2fs"],
            "truncate -s 64M image; mkfs.f2fs -q image >/dev/null; sload.f2fs -f bundle image >/dev/null",
        ),
        ("btrfs", &["mkfs.btrfs"], "truncate -s 128M image; mkfs.btrfs -q --rootdir bundle image"),
    ];
    for (name, tools, make) in systems {
        if !present(tools) {
            continue;
        }
        home.shell(&format!("export PATH=$PATH:/usr/sbin:/sbin; rm -f image; {make}")).exits(0);
        home.say(&format!("salvage image -o out-{name} -P {publisher}")).exits(0);
        assert!(tree(&only(&home.at(&format!("out-{name}")))) == tree(&home.at("bundle")), "{name}");
    }
}

/// The number of blocks of a bundle.
fn block_count(bundle: &Path) -> u32 {
    u32::try_from(fs::metadata(bundle.join("blocks.idx")).unwrap().len() / 32).unwrap()
}

#[test]
fn blocks_without_small_files_are_found_by_those_of_another_carrier() {
    let room = room();
    let whole = small_chunks(room.path(), "bundle", 2, 60_000);
    let image = room.path().join("image");
    fs::write(&image, medium(&whole, 1, |name| is_chunk(name) && name != "d0003.bin")).unwrap();
    let out = room.path().join("out");
    assert!(matches!(salvaged(&image, &[], &out, &ours()), Err(Error::Reader(ReaderError::NoBundle))));
    assert!(!out.exists());
    let small = room.path().join("small");
    copy(&whole, &small);
    files(&small).iter().filter(|file| is_chunk(&name_of(file))).for_each(|file| fs::remove_file(file).unwrap());
    let done = salvaged(&image, &[small], &out, &ours()).unwrap();
    assert_eq!(verdict(&done), Verdict::Openable);
    let lacking: Vec<_> = done.gathered.sets[0].0.report.lacking().map(|chunk| chunk.name.clone()).collect();
    assert_eq!(lacking, ["d0003.bin"]);
}

/// A tenth of all sectors, at random or in runs: every block that is whole is found, and no other.
#[test]
fn every_block_that_zeros_spared_is_found() {
    let room = room();
    let whole = small_chunks(room.path(), "bundle", 3, 120_000);
    let small = room.path().join("small");
    copy(&whole, &small);
    files(&small).iter().filter(|file| is_chunk(&name_of(file))).for_each(|file| fs::remove_file(file).unwrap());
    for run in [1, 8] {
        let mut image = medium(&whole, 5, is_chunk);
        let mut random = fastrand::Rng::with_seed(run as u64);
        let sectors = image.len() / SECTOR;
        for _ in 0..sectors / 10 / run {
            let at = random.usize(..sectors - run) * SECTOR;
            image[at..at + run * SECTOR].fill(0);
        }
        let path = room.path().join(format!("image{run}"));
        fs::write(&path, &image).unwrap();
        let out = room.path().join(format!("out{run}"));
        let done = salvaged(&path, std::slice::from_ref(&small), &out, &ours()).unwrap();
        let blocks: Vec<Vec<u8>> = files(&whole)
            .iter()
            .filter(|file| is_chunk(&name_of(file)))
            .flat_map(|file| fs::read(file).unwrap().chunks(1024).map(<[u8]>::to_vec).collect::<Vec<_>>())
            .collect();
        let spared = blocks.iter().filter(|block| memchr::memmem::find(&image, block).is_some()).count() as u64;
        assert_eq!(done.media[0].found_blocks, spared, "runs of {run}");
        assert!(spared > 50 && spared < blocks.len() as u64, "{spared} of {}", blocks.len());
    }
}

#[test]
fn a_bundle_without_heads_is_found_where_files_begin() {
    let room = room();
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("bundles/format-1-public");
    let mut image = vec![0; 4096];
    for file in files(&old) {
        image.extend(fs::read(file).unwrap());
        image.resize(image.len().next_multiple_of(4096), 0);
    }
    fs::write(room.path().join("image"), image).unwrap();
    let out = room.path().join("out");
    let done = salvaged(&room.path().join("image"), &[], &out, &Publishers::default()).unwrap();
    assert_eq!(done.slow.len(), 1);
    assert!(tree(&only(&out)) == tree(&old), "{:?}", files(&only(&out)));
}

#[test]
fn a_forgery_on_the_medium_is_left_behind() {
    let room = room();
    let genuine = small_chunks(room.path(), "bundle", 4, 20_000);
    let forged = room.path().join("forged");
    let key = signer("stranger.key");
    pannier::pack::pack(
        &room.path().join("bundle.corpus"),
        &forged,
        &key,
        &SealWith::Nothing,
        &options(),
        &Watch::default(),
    )
    .unwrap();
    let image = [medium(&forged, 1, |_| true), medium(&genuine, 2, |_| true)].concat();
    fs::write(room.path().join("image"), image).unwrap();
    let out = room.path().join("out");
    let done = salvaged(&room.path().join("image"), &[], &out, &ours()).unwrap();
    assert_eq!((done.gathered.sets.len(), done.gathered.ignored.len()), (1, 1));
    assert!(tree(&only(&out)) == tree(&genuine));
}

/// A medium on which every sector begins as a block does, and one full of texts that could be lists, facts and signatures.
#[test]
fn a_hostile_medium_is_left_after_bounded_work() {
    let home = Home::new();
    let whole = home.at("bundle");
    put(&home.at("corpus/noise"), noise(5, 3_000_000));
    let options = Options { spare: Spare::HALF, chunk_bytes: Some(1 << 20), ..options() };
    packed(&home.at("corpus"), &whole, &options);
    copy(&whole, &home.at("small"));
    for chunk in files(&home.at("small")).iter().filter(|file| is_chunk(&name_of(file))) {
        fs::remove_file(chunk).unwrap();
    }
    let head = fs::read(whole.join("d0001.bin")).unwrap()[..4].to_vec();
    let sectors = 40_000;
    let image: Vec<u8> = (0..sectors).flat_map(|n| [head.clone(), vec![n as u8; SECTOR - 4]].concat()).collect();
    fs::write(home.at("image"), &image).unwrap();
    let publisher = publisher().public().base64();
    let salvage = |medium: &str, small: &str, out: &str| {
        let small = if small.is_empty() { String::new() } else { format!("--small {small}") };
        let line = format!("salvage {medium} -o {out} {small} -P {publisher} --json");
        measured(&home, &line).within(Duration::from_secs(20), medium)
    };
    let found = salvage("image", "small", "out").exits(4).json();
    assert_eq!(found["media"][0]["found_block_count"], 0);
    let line = |n: usize| format!("{:064x}  d{n:06}.bin\n{{\n\"format\"\n\"publisher\"\n}}\n", n * 7919);
    let texts: Vec<u8> = (0..20_000)
        .flat_map(|n| {
            let mut sector = line(n).into_bytes();
            if n % 3 == 0 {
                sector = format!("untrusted comment: {n}\nRU\ntrusted comment: x\nRU\n").into_bytes();
            }
            sector.resize(SECTOR, b'\n');
            sector
        })
        .collect();
    fs::write(home.at("texts"), [texts, medium(&whole, 3, |_| true)].concat()).unwrap();
    // Too many to try them all; with the right ones at hand everything is found.
    salvage("texts", "", "out2");
    let found = salvage("texts", "bundle", "out3").exits(0).json();
    assert_eq!(found["bundles"][0]["verdict"], "ok");
}

#[test]
fn a_folder_or_nothing_is_no_medium() {
    let room = room();
    let out = room.path().join("out");
    assert!(matches!(salvaged(room.path(), &[], &out, &ours()), Err(Error::MediumIsFolder(_))));
    assert!(matches!(
        salvaged(&room.path().join("none"), &[], &out, &ours()),
        Err(Error::Reader(ReaderError::Io { .. }))
    ));
    fs::write(room.path().join("empty"), "").unwrap();
    assert!(matches!(
        salvaged(&room.path().join("empty"), &[], &out, &ours()),
        Err(Error::Reader(ReaderError::NoBundle))
    ));
}

/// A FAT32 stick: as it is, with its files in pieces, and formatted again.
#[test]
fn a_fat32_stick_gives_everything_back_after_it_was_formatted() {
    if !present(&["mcopy", "mkfs.vfat"]) {
        return;
    }
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --spare 60%").exits(0);
    let publisher = publisher_of(&home, "bundle");
    let shell = |line: &str| home.shell(line).exits(0);
    let format = "mkfs.vfat -F 32 -s 1 stick.img >/dev/null";
    shell(&format!(
        "truncate -s 36M stick.img; {format}; mkdir junk; for n in $(seq 300); do head -c 2048 /dev/urandom > junk/$n; done"
    ));
    // Every other of many small files goes, so that what comes next lies in the gaps.
    shell("mcopy -i stick.img junk/* ::; for n in $(seq 1 2 299); do echo ::$n; done | xargs mdel -i stick.img");
    shell("mcopy -i stick.img bundle/* ::");
    let salvage = |out: &str| home.say(&format!("salvage stick.img -o {out} --small bundle -P {publisher}"));
    salvage("first").exits(0);
    shell(format);
    let found = home.say(&format!("salvage stick.img -o out -P {publisher}")).exits(0);
    assert!(found.out.contains("SAFE TO PULL") && found.out.contains("blocks that were not here yet"), "{}", found.out);
    assert!(tree(&only(&home.at("out"))) == tree(&home.at("bundle")));
    let object = home.say(&format!("salvage stick.img -o out -P {publisher} --json")).exits(0).json();
    assert_eq!(object["media"][0]["found_block_count"], 0);
}

/// What is found under a final name is whole, whenever it ends, and the next run finishes.
#[test]
fn a_killed_salvage_leaves_no_half_file_and_the_next_run_finishes() {
    if !may_trace() {
        return;
    }
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --chunk-size 4KiB").exits(0);
    let publisher = publisher_of(&home, "bundle");
    fs::write(home.at("image"), medium(&home.at("bundle"), 1, |name| name != "d0002.bin")).unwrap();
    let line = format!("salvage image -o out -P {publisher} -q");
    home.say(&line).exits(3);
    let whole: BTreeMap<_, _> = tree(&home.at("out"));
    for call in ["write", "fsync", "renameat2"] {
        for when in [1, 2, 4, 8, 16] {
            fs::remove_dir_all(home.at("out")).unwrap();
            let mut command = home.command("strace");
            command.args(["-f", "-qq", "-o"]).arg(home.at("strace.log"));
            command.args(["-e", &format!("trace={call}"), "-e", &format!("inject={call}:signal=SIGKILL:when={when}")]);
            run(command.arg(PROGRAM).args(line.split_whitespace()));
            for (path, bytes) in tree(&home.at("out")).iter().filter(|(path, _)| !path.starts_with("pannier-part")) {
                assert_eq!(Some(bytes), whole.get(path), "{call} {when}: {} is half-made", path.display());
            }
            home.say(&line).exits(3);
            assert!(tree(&home.at("out")) == whole, "{call} {when}");
        }
    }
}
