//! `gather`: files that arrived under any names become one proven set. Sources are not changed, no unfinished file has
//! a final name, and a new run finishes the work.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common;
use crate::common::bundle::{checked, options, ours, packed_noise, pinned, publisher, signer};
use crate::common::{copy, files, name_of, only, put, room, tree};
use crate::courier::gather_sticks::stick;
use data_encoding::BASE64;
use pannier::check::Verdict;
use pannier::cli::exit::{Class, Exit as _};
use pannier::courier::gather::{Gathered, gather};
use pannier::courier::repair::repair;
use pannier::error::ReaderError;
use pannier::keys::SecretKey;
use pannier::limits::COSIGNATURES_MAX;
use pannier::pack::Options;
use pannier::trust::Publishers;
use pannier::watch::Watch;
use pannier::{Error, Result};

const BLOCK: usize = 1024;

/// A bundle of chunks of three blocks, and room beside it.
fn three_block_chunks(at: &Path, name: &str, seed: u64, release: u32) -> PathBuf {
    let chunk_bytes = Some(3 * BLOCK as u64);
    packed_noise(at, name, seed, 11_000, &Options { chunk_bytes, release, ..options() })
}

fn gathered(sources: &[&PathBuf], out: &Path, publishers: &Publishers) -> Result<Gathered> {
    let scratch = room();
    let sources: Vec<PathBuf> = sources.iter().copied().cloned().collect();
    gather(&sources, out, publishers, scratch.path(), &Watch::default())
}

#[test]
fn renamed_torn_and_doubled_files_become_one_proven_set() {
    let room = room();
    let whole = three_block_chunks(room.path(), "bundle", 1, 1);
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
    let report = &done.sets[0].0.report;
    assert_eq!((report.verdict, report.bad_files.len()), (Verdict::Openable, 2));
    // The set says the same of itself, and nothing in it is bad.
    let again = checked(&[out]).unwrap();
    assert_eq!(
        (again.held[0].report.verdict, again.held[0].report.have_blocks),
        (Verdict::Openable, report.have_blocks)
    );
    assert!(again.held[0].report.bad_files.is_empty(), "{:?}", again.held[0].report.bad_files);
}

#[test]
fn a_part_grows_and_gives_way_to_the_whole_chunk() {
    let room = room();
    let whole = three_block_chunks(room.path(), "bundle", 2, 1);
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
    assert_eq!(done.sets[0].1.new_files, 1);
    let before = tree(&out);
    assert_eq!(gathered(&[&first, &second], &out, &ours()).unwrap().sets[0].1.new_files, 0);
    assert!(tree(&out) == before);
    let done = gathered(&[&whole], &out, &ours()).unwrap();
    assert_eq!(done.sets[0].0.report.verdict, Verdict::Ok);
    assert!(tree(&set) == tree(&whole), "{:?}", files(&set));
}

#[test]
fn a_forged_set_is_left_behind_aloud_and_without_pins_kept_apart() {
    let room = room();
    let genuine = three_block_chunks(room.path(), "bundle", 3, 1);
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
    assert!(done.held().all(|held| held.report.verdict == Verdict::NotTrusted));
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
    let bundles = [three_block_chunks(room.path(), "one", 4, 1), three_block_chunks(room.path(), "two", 5, 2)];
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
    let whole = three_block_chunks(room.path(), "bundle", 6, 1);
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
    assert_eq!(done.sets[0].0.report.verdict, Verdict::Ok);
    let text = |name: &str| fs::read_to_string(set.join(name)).unwrap();
    assert_eq!(
        (text("d0001.bin"), text("d0002.prt"), text("README.txt"), text("notes")),
        ("mine".into(), "mine too".into(), "also mine".into(), "x".into())
    );
    assert_eq!(fs::read(set.join("d0001.prt")).unwrap(), fs::read(whole.join("d0001.bin")).unwrap());
    assert_eq!(fs::read(set.join("d0002.bin")).unwrap(), fs::read(whole.join("d0002.bin")).unwrap());
    assert_eq!(fs::read(set.join("README.txt.good")).unwrap(), fs::read(whole.join("README.txt")).unwrap());
    assert!(out.join("other/file").exists());
    assert_eq!(done.sets[0].1.in_the_way.len(), 3, "{:?}", done.sets[0].1.in_the_way);
    // Once more: nothing is new any more.
    assert_eq!(gathered(&[&whole], &out, &ours()).unwrap().sets[0].1.new_files, 0);
}

/// A target on which somebody laid links beforehand: what they lead to is not on it, and nothing is written through them.
#[cfg(unix)]
#[test]
fn a_link_on_the_target_is_neither_written_through_nor_taken_for_what_it_leads_to() {
    use std::os::unix::fs::symlink;
    let room = room();
    let whole = three_block_chunks(room.path(), "bundle", 8, 1);
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
    assert_eq!((done.sets[0].0.report.verdict, done.sets[0].1.new_files), (Verdict::Ok, 4));
    assert_eq!(done.sets[0].1.in_the_way.len(), 5, "{:?}", done.sets[0].1.in_the_way);
    // The target alone is the whole bundle.
    assert_eq!(checked(std::slice::from_ref(&out)).unwrap().held[0].report.verdict, Verdict::Ok);
    let real = |name: &str| fs::symlink_metadata(set.join(name)).is_ok_and(|meta| meta.is_file());
    assert!(real("SHA256SUMS.good") && real("README.txt.good") && real("d0001.pr2") && real("d0002.prt"));
    assert!(names.iter().all(|name| !real(name)), "a link was replaced");
    assert_eq!(gathered(&[&whole], &out, &ours()).unwrap().sets[0].1.new_files, 0);
}

#[cfg(unix)]
#[test]
fn what_stands_in_place_of_the_folder_is_left_alone_and_a_longer_name_is_taken() {
    use std::os::unix::fs::symlink;
    let room = room();
    let whole = three_block_chunks(room.path(), "bundle", 9, 1);
    let (elsewhere, out) = (room.path().join("elsewhere"), room.path().join("out"));
    let id = checked(std::slice::from_ref(&whole)).unwrap().held[0].bundle.list.id.to_string();
    put(&elsewhere.join("mine"), "precious");
    fs::create_dir(&out).unwrap();
    let (short, middle, long) = (out.join(&id[..8]), out.join(&id[..16]), out.join(&id));
    // A folder elsewhere, a file, nothing at all, itself.
    for (number, what) in ["elsewhere", "elsewhere/mine", "nowhere", "out"].iter().enumerate() {
        let _ = fs::remove_file(&short);
        symlink(room.path().join(what), &short).unwrap();
        let done = gathered(&[&whole], &out, &ours()).unwrap();
        assert_eq!((&done.sets[0].1.folder, done.sets[0].1.new_files == 0), (&middle, number > 0), "{what}");
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
    assert_eq!((&done.sets[0].1.folder, &done.sets[0].1.in_the_way), (&long, &vec![short.clone(), middle.clone()]));
    assert!(tree(&long) == tree(&whole));
    // Once they are gone, what was begun is gone on with.
    fs::remove_file(&short).unwrap();
    fs::remove_file(&middle).unwrap();
    assert_eq!(gathered(&[&whole], &out, &ours()).unwrap().sets[0].1.new_files, 0);
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
    let whole = three_block_chunks(room.path(), "bundle", 7, 1);
    let stick = room.path().join("stick");
    copy(&whole, &stick);
    fs::remove_file(stick.join("heads.idx")).unwrap();
    fs::remove_file(stick.join("README.txt")).unwrap();
    let out = room.path().join("out");
    let done = gathered(&[&stick], &out, &ours()).unwrap();
    assert_eq!(done.sets[0].0.report.verdict, Verdict::Ok);
    assert!(tree(&only(&out)) == tree(&whole));
    // Without all blocks, heads cannot be.
    fs::remove_file(stick.join("r0001.bin")).unwrap();
    let done = gathered(&[&stick], &room.path().join("less"), &ours()).unwrap();
    assert_eq!(done.sets[0].0.report.missing_small, ["heads.idx"]);
}

#[test]
fn a_bundle_that_is_nowhere_and_a_target_that_is_a_file_are_errors() {
    let room = room();
    put(&room.path().join("stick/x"), "x");
    let (stick, out) = (room.path().join("stick"), room.path().join("out"));
    assert!(matches!(gathered(&[&stick], &out, &ours()), Err(Error::Reader(ReaderError::NoBundle))));
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
    let whole = three_block_chunks(room.path(), "bundle", 10, 1);
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
        assert_eq!(unpinned(&out).unwrap().held[0].report.verdict, Verdict::NotTrusted);
        let again = room.path().join(format!("again{number}"));
        repair(&checked(&[stick]).unwrap().held[0], &again, &Watch::default()).unwrap();
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
    let whole = three_block_chunks(room.path(), "bundle", 11, 1);
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
    assert_eq!((done.sets[0].1.new_files, done.sets[0].0.report.verdict), (0, Verdict::Ok));
}
