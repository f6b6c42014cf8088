//! `gather`: whatever arrived, under whatever names, becomes one proven set; nothing given is changed, nothing half-made
//! has a final name, and running again finishes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::bundle::{checked, options, packed, pinned, publisher, signer};
use common::journey::{home, publisher_of};
use common::program::{Home, run};
use common::{copy, documents, files, name_of, noise, put, room, tree};
use data_encoding::BASE64;
use pannier::check::Verdict;
use pannier::cli::exit::{Class, Exit as _};
use pannier::courier::gather::{Gathered, gather};
use pannier::keys::SecretKey;
use pannier::limits::COSIGNATURES_MAX;
use pannier::pack::{Options, Spare};
use pannier::repair::repair;
use pannier::trust::Publishers;
use pannier::watch::Watch;
use pannier::{Error, Result};

const BLOCK: usize = 1024;

/// A bundle of chunks of three blocks, and room beside it.
fn bundle(at: &Path, name: &str, seed: u64, release: u32) -> PathBuf {
    let corpus = at.join(format!("{name}.corpus"));
    put(&corpus.join("noise"), noise(seed, 11_000));
    let chunk_bytes = Some(3 * BLOCK as u64);
    packed(&corpus, &at.join(name), &Options { spare: Spare::HALF, chunk_bytes, release, ..options() });
    at.join(name)
}

fn gathered(sources: &[&PathBuf], out: &Path, publishers: &Publishers) -> Result<Gathered> {
    let scratch = room();
    let sources: Vec<PathBuf> = sources.iter().copied().cloned().collect();
    gather(&sources, out, publishers, scratch.path(), &Watch::default())
}

fn ours() -> Publishers {
    pinned(&[&publisher()])
}

/// The only folder of a target.
fn only(out: &Path) -> PathBuf {
    let all = files(out);
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].clone()
}

#[test]
fn renamed_torn_and_doubled_files_become_one_proven_set() {
    let room = room();
    let whole = bundle(room.path(), "bundle", 1, 1);
    let (a, b) = (room.path().join("a"), room.path().join("b"));
    for (number, file) in files(&whole).iter().enumerate() {
        let name = name_of(file);
        let bytes = fs::read(file).unwrap();
        match name.as_str() {
            // Torn in the middle of a block, spoilt in one block, missing; the rest twice under names of no meaning.
            "d0002.bin" => put(&a.join("torn"), &bytes[..2 * BLOCK + 100]),
            "d0003.bin" => {
                let mut bad = bytes.clone();
                bad[BLOCK + 5] ^= 1;
                put(&b.join("SPOILT.JPG"), bad);
            }
            "r0001.bin" => {}
            _ => {
                put(&a.join(format!("x{number}")), &bytes);
                put(&b.join(format!("deep/down/y{number}.tmp")), &bytes);
            }
        }
    }
    let before = (tree(&a), tree(&b));
    let out = room.path().join("out");
    let done = gathered(&[&a, &b], &out, &ours()).unwrap();
    assert!((tree(&a), tree(&b)) == before, "a source was changed");
    assert_eq!(done.sets.len(), 1);
    let set = only(&out);
    assert_eq!(name_of(&set).len(), 8);
    // What is whole is bit for bit what the publisher made, under the names of the list.
    for file in files(&whole) {
        let name = name_of(&file);
        let there = fs::read(set.join(&name)).ok();
        let lost = ["d0002.bin", "d0003.bin", "r0001.bin"].contains(&name.as_str());
        assert_eq!(there, (!lost).then(|| fs::read(&file).unwrap()), "{name}");
    }
    let block = |chunk: &str, number: usize| fs::read(whole.join(chunk)).unwrap()[number * BLOCK..][..BLOCK].to_vec();
    assert_eq!(fs::read(set.join("d0002.prt")).unwrap(), [block("d0002.bin", 0), block("d0002.bin", 1)].concat());
    assert_eq!(fs::read(set.join("d0003.prt")).unwrap(), [block("d0003.bin", 0), block("d0003.bin", 2)].concat());
    let report = &done.checked.reports[done.sets[0].bundle];
    assert_eq!((report.verdict, report.bad_files.len()), (Verdict::Openable, 2));
    // The set says the same of itself, and nothing in it is bad.
    let again = checked(&[out]).unwrap();
    assert_eq!((again.reports[0].verdict, again.reports[0].have_blocks), (Verdict::Openable, report.have_blocks));
    assert!(again.reports[0].bad_files.is_empty(), "{:?}", again.reports[0].bad_files);
}

#[test]
fn a_part_grows_and_gives_way_to_the_whole_chunk() {
    let room = room();
    let whole = bundle(room.path(), "bundle", 2, 1);
    let out = room.path().join("out");
    let chunk = fs::read(whole.join("d0002.bin")).unwrap();
    let first = room.path().join("first");
    copy(&whole, &first);
    fs::write(first.join("d0002.bin"), &chunk[..BLOCK]).unwrap();
    gathered(&[&first], &out, &ours()).unwrap();
    let set = only(&out);
    assert_eq!(fs::read(set.join("d0002.prt")).unwrap(), chunk[..BLOCK]);
    // Only the last block, from elsewhere: what is there already counts.
    let second = room.path().join("second");
    put(&second.join("z"), &chunk[2 * BLOCK..]);
    let done = gathered(&[&second], &out, &ours()).unwrap();
    assert_eq!(fs::read(set.join("d0002.prt")).unwrap(), [&chunk[..BLOCK], &chunk[2 * BLOCK..]].concat());
    assert_eq!(done.sets[0].new_files, 1);
    let before = tree(&out);
    assert_eq!(gathered(&[&first, &second], &out, &ours()).unwrap().sets[0].new_files, 0);
    assert!(tree(&out) == before);
    let done = gathered(&[&whole], &out, &ours()).unwrap();
    assert_eq!(done.checked.reports[0].verdict, Verdict::Ok);
    assert!(tree(&set) == tree(&whole), "{:?}", files(&set));
}

#[test]
fn a_forged_set_is_left_behind_aloud_and_without_pins_kept_apart() {
    let room = room();
    let genuine = bundle(room.path(), "bundle", 3, 1);
    let forged = room.path().join("forged");
    let corpus = room.path().join("bundle.corpus");
    let key = signer("stranger.key");
    let with = pannier::seal::SealWith::Nothing;
    pannier::pack::pack(&corpus, &forged, &key, &with, &options(), &Watch::default()).unwrap();
    let sources = [&genuine, &forged];
    let out = room.path().join("out");
    let done = gathered(&sources, &out, &ours()).unwrap();
    assert_eq!((done.sets.len(), done.ignored.len()), (1, 1));
    assert!(tree(&only(&out)) == tree(&genuine));
    let apart = room.path().join("apart");
    let done = gathered(&sources, &apart, &Publishers::default()).unwrap();
    assert_eq!((done.sets.len(), done.ignored.len(), files(&apart).len()), (2, 0, 2));
    assert!(done.checked.reports.iter().all(|report| report.verdict == Verdict::NotTrusted));
    let sets: Vec<_> = files(&apart).iter().map(|set| tree(set)).collect();
    assert!(sets.contains(&tree(&genuine)) && sets.contains(&tree(&forged)));
    // Only a stranger's: nothing is gathered, and no empty folder stays.
    let nothing = room.path().join("nothing");
    let done = gathered(&[&forged], &nothing, &ours()).unwrap();
    assert!(done.sets.is_empty() && done.ignored.len() == 1 && !nothing.exists());
}

#[test]
fn two_releases_in_one_heap_get_a_folder_each() {
    let room = room();
    let bundles = [bundle(room.path(), "one", 4, 1), bundle(room.path(), "two", 5, 2)];
    let heap = room.path().join("heap");
    for (number, file) in bundles.iter().flat_map(|bundle| files(bundle)).enumerate() {
        put(&heap.join(format!("{number:04}")), fs::read(file).unwrap());
    }
    let out = room.path().join("out");
    gathered(&[&heap], &out, &ours()).unwrap();
    let sets: Vec<_> = files(&out).iter().map(|set| tree(set)).collect();
    assert_eq!(sets.len(), 2);
    assert!(bundles.iter().all(|bundle| sets.contains(&tree(bundle))));
}

#[test]
fn nothing_is_overwritten_and_nothing_but_our_own_parts_deleted() {
    let room = room();
    let whole = bundle(room.path(), "bundle", 6, 1);
    let out = room.path().join("out");
    gathered(&[&whole], &out, &ours()).unwrap();
    let set = only(&out);
    for (name, bytes) in [("d0001.bin", "mine"), ("d0002.prt", "mine too"), ("README.txt", "also mine"), ("notes", "x")]
    {
        fs::write(set.join(name), bytes).unwrap();
    }
    fs::remove_file(set.join("d0002.bin")).unwrap();
    put(&out.join("other/file"), "precious");
    let done = gathered(&[&whole], &out, &ours()).unwrap();
    assert_eq!(done.checked.reports[0].verdict, Verdict::Ok);
    let text = |name: &str| fs::read_to_string(set.join(name)).unwrap();
    assert_eq!(
        (text("d0001.bin"), text("d0002.prt"), text("README.txt"), text("notes")),
        ("mine".into(), "mine too".into(), "also mine".into(), "x".into())
    );
    assert_eq!(fs::read(set.join("d0001.prt")).unwrap(), fs::read(whole.join("d0001.bin")).unwrap());
    assert_eq!(fs::read(set.join("d0002.bin")).unwrap(), fs::read(whole.join("d0002.bin")).unwrap());
    assert_eq!(fs::read(set.join("README.txt.good")).unwrap(), fs::read(whole.join("README.txt")).unwrap());
    assert!(out.join("other/file").exists());
    assert_eq!(done.sets[0].in_the_way.len(), 3, "{:?}", done.sets[0].in_the_way);
    // Once more: nothing is new any more.
    assert_eq!(gathered(&[&whole], &out, &ours()).unwrap().sets[0].new_files, 0);
}

/// A target on which somebody laid links beforehand: what they lead to is not on it, and nothing is written through them.
#[cfg(unix)]
#[test]
fn a_link_on_the_target_is_neither_written_through_nor_taken_for_what_it_leads_to() {
    use std::os::unix::fs::symlink;
    let room = room();
    let whole = bundle(room.path(), "bundle", 8, 1);
    let out = room.path().join("out");
    gathered(&[&whole], &out, &ours()).unwrap();
    let set = only(&out);
    let names = ["SHA256SUMS", "d0001.bin", "d0002.bin", "README.txt"];
    for name in names {
        fs::remove_file(set.join(name)).unwrap();
        // The last one leads nowhere.
        let to = if name == "README.txt" { room.path().join("nowhere") } else { whole.join(name) };
        symlink(to, set.join(name)).unwrap();
    }
    // A part that is a link is none either.
    symlink(whole.join("d0001.bin"), set.join("d0001.prt")).unwrap();
    let before = tree(&whole);
    let done = gathered(&[&whole], &out, &ours()).unwrap();
    assert!(tree(&whole) == before && !room.path().join("nowhere").exists());
    assert_eq!((done.checked.reports[0].verdict, done.sets[0].new_files), (Verdict::Ok, 4));
    assert_eq!(done.sets[0].in_the_way.len(), 5, "{:?}", done.sets[0].in_the_way);
    // The target alone is the whole bundle.
    assert_eq!(checked(std::slice::from_ref(&out)).unwrap().reports[0].verdict, Verdict::Ok);
    let real = |name: &str| fs::symlink_metadata(set.join(name)).is_ok_and(|meta| meta.is_file());
    assert!(real("SHA256SUMS.good") && real("README.txt.good") && real("d0001.pr2") && real("d0002.prt"));
    assert!(names.iter().all(|name| !real(name)), "a link was replaced");
    assert_eq!(gathered(&[&whole], &out, &ours()).unwrap().sets[0].new_files, 0);
}

#[cfg(unix)]
#[test]
fn what_stands_in_place_of_the_folder_is_left_alone_and_a_longer_name_is_taken() {
    use std::os::unix::fs::symlink;
    let room = room();
    let whole = bundle(room.path(), "bundle", 9, 1);
    let (elsewhere, out) = (room.path().join("elsewhere"), room.path().join("out"));
    let id = checked(std::slice::from_ref(&whole)).unwrap().finding.bundles[0].list.id.to_string();
    put(&elsewhere.join("mine"), "precious");
    fs::create_dir(&out).unwrap();
    let (short, middle, long) = (out.join(&id[..8]), out.join(&id[..16]), out.join(&id));
    // A folder elsewhere, a file, nothing at all, itself.
    for (number, what) in ["elsewhere", "elsewhere/mine", "nowhere", "out"].iter().enumerate() {
        let _ = fs::remove_file(&short);
        symlink(room.path().join(what), &short).unwrap();
        let done = gathered(&[&whole], &out, &ours()).unwrap();
        assert_eq!((&done.sets[0].folder, done.sets[0].new_files == 0), (&middle, number > 0), "{what}");
        assert!(tree(&middle) == tree(&whole), "{what}");
        assert_eq!(files(&elsewhere).len(), 1);
    }
    // A file, under the next name too.
    fs::remove_dir_all(&middle).unwrap();
    for name in [&short, &middle] {
        let _ = fs::remove_file(name);
        fs::write(name, "mine").unwrap();
    }
    let done = gathered(&[&whole], &out, &ours()).unwrap();
    assert_eq!((&done.sets[0].folder, &done.sets[0].in_the_way), (&long, &vec![short.clone(), middle.clone()]));
    assert!(tree(&long) == tree(&whole));
    // Once they are gone, what was begun is gone on with.
    fs::remove_file(&short).unwrap();
    fs::remove_file(&middle).unwrap();
    assert_eq!(gathered(&[&whole], &out, &ours()).unwrap().sets[0].new_files, 0);
    assert_eq!(only(&out), long);
    // All three names are taken: said by name, and nothing is touched.
    fs::remove_dir_all(&long).unwrap();
    for name in [&short, &middle, &long] {
        symlink(&elsewhere, name).unwrap();
    }
    let error = gathered(&[&whole], &out, &ours()).unwrap_err();
    assert_eq!(error.class(), Class::Refused, "{error}");
    assert!(matches!(error, Error::InTheWay(path) if path == long));
    assert_eq!(files(&elsewhere).len(), 1);
}

#[test]
fn heads_and_readme_that_nobody_brought_are_made_again() {
    let room = room();
    let whole = bundle(room.path(), "bundle", 7, 1);
    let stick = room.path().join("stick");
    copy(&whole, &stick);
    fs::remove_file(stick.join("heads.idx")).unwrap();
    fs::remove_file(stick.join("README.txt")).unwrap();
    let out = room.path().join("out");
    let done = gathered(&[&stick], &out, &ours()).unwrap();
    assert_eq!(done.checked.reports[0].verdict, Verdict::Ok);
    assert!(tree(&only(&out)) == tree(&whole));
    // Without all blocks, heads cannot be.
    fs::remove_file(stick.join("r0001.bin")).unwrap();
    let done = gathered(&[&stick], &room.path().join("less"), &ours()).unwrap();
    assert_eq!(done.checked.reports[0].missing_small, ["heads.idx"]);
}

#[test]
fn a_bundle_that_is_nowhere_and_a_target_that_is_a_file_are_errors() {
    let room = room();
    put(&room.path().join("stick/x"), "x");
    let (stick, out) = (room.path().join("stick"), room.path().join("out"));
    assert!(matches!(gathered(&[&stick], &out, &ours()), Err(Error::NoBundle)));
    assert!(!out.exists());
    assert!(gathered(&[&stick], &stick.join("x"), &ours()).is_err());
    assert_eq!(fs::read_to_string(stick.join("x")).unwrap(), "x");
}

/// A stick with a copy of a bundle whose signature file begins with another line: nothing covers that line.
fn with_another_first_line(whole: &Path, stick: &Path, line: &str) {
    copy(whole, stick);
    let text = fs::read_to_string(whole.join("SHA256SUMS.minisig")).unwrap();
    let rest = text.split_once('\n').unwrap().1;
    fs::write(stick.join("SHA256SUMS.minisig"), format!("untrusted comment: {line}\n{rest}")).unwrap();
}

/// Else a reader who has pinned nobody could not tell that the copy is whole, nor whom to ask.
#[test]
fn the_line_that_nothing_covers_is_written_anew_onto_every_carrier() {
    let room = room();
    let whole = bundle(room.path(), "bundle", 10, 1);
    let unpinned = |at: &PathBuf| {
        let scratch = common::room();
        pannier::check::check(std::slice::from_ref(at), &Publishers::default(), scratch.path(), &Watch::default())
    };
    for (number, line) in ["signature from minisign secret key", "\u{1b}[2J\u{202e}"].iter().enumerate() {
        let stick = room.path().join(format!("stick{number}"));
        with_another_first_line(&whole, &stick, line);
        assert!(unpinned(&stick).is_err());
        let out = room.path().join(format!("out{number}"));
        gathered(&[&stick], &out, &ours()).unwrap();
        assert!(tree(&only(&out)) == tree(&whole), "{line}");
        assert_eq!(unpinned(&out).unwrap().reports[0].verdict, Verdict::NotTrusted);
        let again = room.path().join(format!("again{number}"));
        repair(&checked(&[stick]).unwrap(), 0, &again, &Watch::default()).unwrap();
        assert!(tree(&again) == tree(&whole), "{line}");
    }
    // Who signed by hand may have written such a line: it is said.
    let (home, publisher) = stick();
    home.say(&format!("repair stick -o quiet -P {publisher} -q")).exits(0);
    with_another_first_line(&home.at("bundle"), &home.at("other"), "by hand");
    let said = "the first line of the signature file";
    home.say(&format!("repair other -o again -P {publisher}")).exits(0).says("bit for bit").says(said);
    assert!(tree(&home.at("again")) == tree(&home.at("bundle")));
    assert!(!home.say(&format!("repair again -o once-more -P {publisher}")).exits(0).err.contains(said));
}

/// A key of the same id as another: anybody can make one.
fn key_with_id(id: [u8; 8]) -> SecretKey {
    let text = SecretKey::generate().unwrap().file_text(None).unwrap();
    let mut bytes = BASE64.decode(text.lines().nth(1).unwrap().as_bytes()).unwrap();
    bytes[54..62].copy_from_slice(&id);
    // A checksum of zeros is that of Debian's minisign.
    bytes[126..].fill(0);
    let text = format!("untrusted comment: x\n{}\n", BASE64.encode(&bytes));
    SecretKey::open(Path::new("key"), &text, None).unwrap()
}

#[test]
fn signatures_of_others_travel_on_only_over_this_release_and_only_a_few() {
    let room = room();
    let whole = bundle(room.path(), "bundle", 11, 1);
    let sums = fs::read(whole.join("SHA256SUMS")).unwrap();
    let comment = "pannier bundle mosaic 1";
    let cosigner = signer("stranger.key");
    let stick = room.path().join("stick");
    copy(&whole, &stick);
    for (number, other) in ["pannier bundle mosaic 2", "pannier bundle \u{1b}[2J", "pannier bundle "].iter().enumerate()
    {
        let signature = SecretKey::generate().unwrap().sign(&sums, other).unwrap();
        put(&stick.join(format!("A{number}.minisig")), signature);
    }
    let genuine = cosigner.sign(&sums, comment).unwrap();
    let claim = format!("pannier publisher {}", cosigner.public().base64());
    put(&stick.join("B.minisig"), genuine.replace(&claim, "\u{1b}[2J"));
    let out = room.path().join("out");
    // Whoever knows the cosigner can tell that the signature is his, whatever its first line says.
    gathered(&[&stick], &out, &pinned(&[&publisher(), &cosigner])).unwrap();
    let set = only(&out);
    let of_others = || files(&set).into_iter().filter(|file| !whole.join(name_of(file)).exists()).collect::<Vec<_>>();
    let others = of_others();
    assert_eq!(others.len(), 1, "{others:?}");
    assert_eq!(fs::read_to_string(&others[0]).unwrap(), genuine);
    fs::remove_file(&others[0]).unwrap();
    assert!(tree(&set) == tree(&whole), "{:?}", files(&set));
    // Of a crowd there are only so many, the pinned one first, though all of them have the id of its key.
    for number in 0..20 {
        let key = key_with_id(cosigner.public().id());
        put(&stick.join(format!("0{number}.minisig")), key.sign(&sums, comment).unwrap());
    }
    gathered(&[&stick], &out, &pinned(&[&publisher(), &cosigner])).unwrap();
    let others = of_others();
    assert_eq!(others.len(), COSIGNATURES_MAX, "{others:?}");
    assert!(others.iter().any(|file| fs::read_to_string(file).unwrap() == genuine));
    // What stands in their place stops nothing.
    for file in &others {
        fs::write(file, "mine").unwrap();
        fs::write(file.with_extension("minisig.good"), "mine too").unwrap();
    }
    let done = gathered(&[&stick], &out, &pinned(&[&publisher(), &cosigner])).unwrap();
    assert_eq!((done.sets[0].new_files, done.checked.reports[0].verdict), (0, Verdict::Ok));
}

fn works(what: &str, line: &str) -> bool {
    let works = Command::new("sh").args(["-euc", line]).output().is_ok_and(|output| output.status.success());
    if !works {
        eprintln!("SKIPPED: {what} is not possible on this machine");
    }
    works
}

/// A home with a bundle, a stick that lacks something, and the publisher's key.
fn stick() -> (Home, String) {
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
    if !works("a FAT32 image (mtools, dosfstools)", "command -v mcopy mkfs.vfat") {
        return;
    }
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --chunk-size 1KiB --spare 200%").exits(0);
    let publisher = publisher_of(&home, "bundle");
    let shell = |line: &str| run(home.command("sh").args(["-euc", line])).exits(0);
    let all = files(&home.at("bundle"));
    let (chunks, small): (Vec<_>, Vec<_>) = all.iter().partition(|file| common::is_chunk(&name_of(file)));
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
            command.arg(env!("CARGO_BIN_EXE_pannier")).args(line.split_whitespace());
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
    let program = env!("CARGO_BIN_EXE_pannier");
    let line = format!(
        "mount -t tmpfs -o size=12k none disk; code=0; {program} gather stick -o disk -P {publisher} || code=$?; \
         ls -A disk | sed 's/^/LEFT /'; exit $code"
    );
    let run = run(home.command("unshare").args(["-Um", "--map-root-user", "sh", "-euc", &line])).exits(7);
    assert!(run.err.contains("bytes needed") && run.err.contains("free"), "{}", run.err);
    assert!(!run.out.contains("LEFT"), "space is looked at before the first byte: {}", run.out);
}

#[test]
fn gather_prints_one_json_object() {
    let (home, publisher) = stick();
    let object = home.say(&format!("gather stick -o carried -P {publisher} --json")).exits(3).json();
    assert_eq!(object["safe_to_pull"], true);
    assert_eq!(object["bundles"][0]["verdict"], "OPENABLE");
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
