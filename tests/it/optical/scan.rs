//! Codes on paper and screens, received: as text, as pictures, damaged, mixed, poisoned, unfinished.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::common;
use crate::common::bundle::{arrived, checked, options, packed};
use crate::common::codes;
use crate::common::journey::home;
use crate::common::program::PROGRAM;
use crate::common::scanned::{scan_into, verdicts};
use crate::common::tools::present;
use crate::common::wrapped::{gzipped, tarred, zipped};
use pannier::check::Verdict;
use pannier::digest::sha256;
use pannier::find::search::Wanted;
use pannier::format::Frame;
use pannier::format::frame::{Group, Kind, Sid};
use pannier::limits;
use pannier::scan::{FRAMES_NAME, Scanned};
use pannier_optical::objects::carry::Extent;
use pannier_optical::objects::object::{self, Share};
use pannier_optical::objects::receive::{Receiver, Sighting};
use zip::CompressionMethod;

/// Whoever is whole early hides nobody who comes later: in the same document, or in the next one.
#[test]
fn every_page_of_every_document_is_read() {
    if !present(&["pdftoppm", "pdfunite"]) {
        return;
    }
    let home = home();
    for series in ["one", "two"] {
        home.say(&format!("pack corpus -o {series} -k publisher.key --public --for paper --series {series}")).exits(0);
        home.say(&format!("sheet {series} --untrusted-publisher -o {series}.pdf")).exits(0);
    }
    home.shell("pdfunite one.pdf two.pdf both.pdf").exits(0);
    for given in ["one.pdf two.pdf", "both.pdf"] {
        let said = home.say(&format!("scan {given} -o out"));
        assert!(said.out.contains(" one 1") && said.out.contains(" two 1"), "{given}: {}", said.out);
        fs::remove_dir_all(home.at("out")).unwrap();
    }
}

/// The battery of a telephone ends in the middle of a long scan.
#[test]
fn a_scan_that_was_killed_keeps_most_of_what_it_saw() {
    let home = home();
    common::put(&home.at("corpus/noise.bin"), common::noise(9, 90_000));
    home.say("pack corpus -o b -k publisher.key --public --for paper").exits(0);
    home.say("sheet b --untrusted-publisher -o all.txt").exits(0);
    let all = home.text("all.txt");
    let lines: Vec<&str> = all.lines().filter(|line| line.starts_with("PN1")).collect();
    assert!(lines.len() > 90, "{}", lines.len());
    let (first, rest) = lines.split_at(60);
    let mut command = home.command(PROGRAM);
    let mut child = command.args(["scan", "-", "-o", "out"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut to = child.stdin.take().unwrap();
    to.write_all(first.join("\n").as_bytes()).unwrap();
    to.write_all(b"\n").unwrap();
    let until = Instant::now() + Duration::from_secs(60);
    while !home.at("out").join(FRAMES_NAME).exists() {
        assert!(Instant::now() < until, "nothing is written down");
        thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    common::put(&home.at("rest.txt"), rest.join("\n"));
    let said = home.say("scan rest.txt -o out");
    assert!(said.out.contains("everything that is needed is here"), "{}", said.out);
}

/// A bundle in a room, and all lines that carry it.
struct Sent {
    room: tempfile::TempDir,
    lines: Vec<String>,
}

impl Sent {
    /// `bytes` of noise beside the usual small corpus decide whether it travels in one bag or as chunks.
    fn new(bytes: usize, body_bytes: u32) -> Self {
        let room = common::room();
        let corpus = room.path().join("corpus");
        common::corpus(&corpus, 5);
        common::put(&corpus.join("more.bin"), common::noise(6, bytes));
        let mut options = options();
        options.chunk_bytes = Some(20 << 10);
        packed(&corpus, &room.path().join("bundle"), &options);
        let checked = checked(&[room.path().join("bundle")]).unwrap();
        let held = checked.one(&Wanted::Only).unwrap();
        let objects = codes::objects_of(held, &Extent::Whole);
        let mut lines = Vec::new();
        for object in objects {
            let group = object::group(object.kind, &object.bytes, body_bytes, object.share).unwrap();
            lines.extend(object::frames(&group, &object.bytes).unwrap().iter().map(Frame::write));
        }
        Self { room, lines }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    fn put_lines(&self, name: &str, lines: &[String]) -> PathBuf {
        let path = self.at(name);
        common::put(&path, lines.join("\n"));
        path
    }

    fn scan(&self, paths: &[PathBuf], out: &str) -> Scanned {
        scan_into(paths, &self.at(out))
    }

    /// What was scanned opens, and is the corpus.
    fn assert_opens(&self, out: &str) {
        let documents = self.at("documents");
        arrived(&[self.at(out)], &documents).unwrap();
        let mut tree = common::tree(&documents);
        tree.retain(|path, _| !path.to_string_lossy().starts_with("CONTENTS"));
        assert_eq!(tree, common::tree(&self.at("corpus")));
    }
}

/// Leaves out every `n`th line, in shuffled order.
fn lossy(lines: &[String], n: usize, seed: u64) -> Vec<String> {
    let mut kept: Vec<String> =
        lines.iter().enumerate().filter(|(at, _)| at % n != n - 1).map(|(_, line)| line.clone()).collect();
    fastrand::Rng::with_seed(seed).shuffle(&mut kept);
    kept
}

#[test]
fn a_bundle_in_one_bag_and_one_in_chunks_come_back_from_four_lines_of_five() {
    for bytes in [0, 90_000] {
        let sent = Sent::new(bytes, 570);
        let path = sent.put_lines("seen.txt", &lossy(&sent.lines, 5, 1));
        let scanned = sent.scan(&[path], "out");
        assert_eq!(verdicts(&scanned), [Verdict::Openable]);
        assert!(scanned.unfinished.is_empty() && scanned.false_frames.is_empty() && scanned.kept.is_none());
        assert!(!sent.at("out").join(FRAMES_NAME).exists());
        sent.assert_opens("out");
    }
}

#[test]
fn what_scanners_put_around_a_line_does_not_matter() {
    let sent = Sent::new(0, 570);
    let mut lines: Vec<String> = sent.lines.iter().map(|line| format!("QR-Code:{line}\r")).collect();
    lines.insert(3, "https://example.org/".to_owned());
    lines.insert(9, "PN1D:short".to_owned());
    lines.insert(11, "PN1".repeat(9_000));
    let path = sent.put_lines("seen.txt", &lines);
    let scanned = sent.scan(&[path], "out");
    assert_eq!(verdicts(&scanned), [Verdict::Openable]);
    assert!(scanned.counts.broken >= 1);
}

#[test]
fn half_today_and_half_tomorrow_is_enough() {
    let sent = Sent::new(90_000, 570);
    let (first, second) = sent.lines.split_at(sent.lines.len() / 2);
    let first = sent.put_lines("monday.txt", first);
    let scanned = sent.scan(&[first], "out");
    assert_eq!(scanned.kept, Some(sent.at("out").join(FRAMES_NAME)));
    assert!(!scanned.unfinished.is_empty());
    assert!(scanned.unfinished.iter().all(|one| one.have < one.group.source_count && !one.missing.is_empty()));
    let second = sent.put_lines("tuesday.txt", second);
    let scanned = sent.scan(&[second], "out");
    assert_eq!(verdicts(&scanned), [Verdict::Openable]);
    assert!(scanned.unfinished.is_empty() && scanned.kept.is_none());
    assert!(!sent.at("out").join(FRAMES_NAME).exists());
    sent.assert_opens("out");
}

#[test]
fn lines_in_an_archive_are_read_as_lines_in_a_folder() {
    let sent = Sent::new(0, 570);
    sent.put_lines("text/seen.txt", &sent.lines);
    let text = sent.at("text");
    for (name, bytes) in [
        ("deflated.zip", zipped(&text, CompressionMethod::Deflated)),
        // The first line begins within the first bytes of these archives.
        ("stored.zip", zipped(&text, CompressionMethod::Stored)),
        ("text.tar", tarred(&text)),
        ("text.tar.gz", gzipped(&tarred(&text))),
        ("seen.txt.gz", gzipped(&fs::read(text.join("seen.txt")).unwrap())),
    ] {
        common::put(&sent.at(name), bytes);
        let scanned = sent.scan(&[sent.at(name)], &format!("out-{name}"));
        assert_eq!(scanned.counts.frames, sent.lines.len() as u64, "{name}: {:?}", scanned.skipped);
        assert!(scanned.inputs[0].starts_with(sent.at(name)) && scanned.inputs[0].ends_with("seen.txt"), "{name}");
    }
}

#[test]
fn frames_of_others_called_frames_txt_are_left_alone() {
    let sent = Sent::new(0, 570);
    let theirs = sent.put_lines("out/frames.txt", &sent.lines[..3]);
    let before = fs::read(&theirs).unwrap();
    let seen = sent.put_lines("seen.txt", &sent.lines[3..6]);
    let scanned = sent.scan(&[seen], "out");
    assert_eq!(fs::read(&theirs).unwrap(), before);
    assert_eq!(scanned.kept, Some(sent.at("out/frames-new.txt")));
    assert_eq!(scanned.unfinished[0].have, 6);
}

#[cfg(unix)]
#[test]
fn a_link_or_a_pipe_called_frames_txt_is_neither_read_nor_replaced() {
    let sent = Sent::new(0, 570);
    let seen = sent.put_lines("seen.txt", &sent.lines[3..6]);
    let ours = sent.scan(std::slice::from_ref(&seen), "other").kept.unwrap();
    fs::create_dir(sent.at("out")).unwrap();
    let frames = sent.at("out/frames.txt");
    for to in [ours.clone(), sent.at("nowhere")] {
        std::os::unix::fs::symlink(&to, &frames).unwrap();
        let scanned = sent.scan(std::slice::from_ref(&seen), "out");
        assert_eq!(scanned.kept, Some(sent.at("out/frames-new.txt")));
        assert_eq!((fs::read_link(&frames).unwrap(), scanned.unfinished[0].have), (to, 3));
        fs::remove_file(&frames).unwrap();
    }
    assert!(ours.exists() && !sent.at("nowhere").exists());
    assert!(std::process::Command::new("mkfifo").arg(&frames).status().unwrap().success());
    assert_eq!(sent.scan(&[seen], "out").kept, Some(sent.at("out/frames-new.txt")));
}

#[test]
fn two_bundles_in_one_pile_are_told_apart() {
    let (one, other) = (Sent::new(0, 570), Sent::new(200, 340));
    let mut lines = one.lines.clone();
    lines.extend(other.lines.clone());
    let path = one.put_lines("seen.txt", &lossy(&lines, 6, 2));
    let scanned = one.scan(&[path], "out");
    // Both are release 42 of one publisher, which is a conflict; couriers carry both all the same.
    assert_eq!(verdicts(&scanned), [Verdict::Conflict, Verdict::Conflict]);
    let sets = scanned.gathered.unwrap().sets;
    assert!(sets.len() == 2 && sets.iter().all(|(held, _)| held.require_enough().is_ok()));
}

#[test]
fn poisoned_frames_are_named_and_harmless() {
    let sent = Sent::new(90_000, 570);
    // Whoever can print codes can make checksums right.
    let forge = |line: &String, flip: u8| {
        let mut frame = Frame::parse(line).unwrap();
        frame.body[9] ^= flip;
        frame.write()
    };
    let poisoned: Vec<String> = sent.lines.iter().step_by(9).map(|line| forge(line, 1)).collect();
    let before = sent.put_lines("a-planted.txt", &poisoned);
    let true_ones = sent.put_lines("b-true.txt", &sent.lines);
    let scanned = sent.scan(&[before, true_ones], "out");
    assert_eq!(verdicts(&scanned), [Verdict::Openable]);
    assert!(!scanned.false_frames.is_empty());
    assert!(scanned.false_frames.iter().all(|found| scanned.inputs[found.seen.input].ends_with("a-planted.txt")));
    sent.assert_opens("out");
}

#[test]
fn a_poisoned_frame_in_place_of_the_true_one_is_found_by_the_surplus() {
    let sent = Sent::new(0, 570);
    let mut lines = sent.lines.clone();
    let mut frame = Frame::parse(&lines[4]).unwrap();
    frame.body[0] ^= 0x80;
    lines[4] = frame.write();
    let path = sent.put_lines("seen.txt", &lines);
    let scanned = sent.scan(&[path], "out");
    assert_eq!(verdicts(&scanned), [Verdict::Openable]);
    assert_eq!(scanned.false_frames.len(), 1);
    assert_eq!((scanned.false_frames[0].index, scanned.false_frames[0].seen.number), (4, 5));
    sent.assert_opens("out");
}

#[test]
fn frames_with_flipped_and_missing_characters_are_counted_and_nothing_else() {
    let sent = Sent::new(0, 570);
    let mut random = fastrand::Rng::with_seed(4);
    let mut lines = Vec::new();
    for line in &sent.lines {
        lines.push(line.clone());
        let mut bytes = line.clone().into_bytes();
        let at = random.usize(4..bytes.len());
        bytes[at] = if bytes[at] == b'B' { b'C' } else { b'B' };
        lines.push(String::from_utf8(bytes).unwrap());
        lines.push(line[..random.usize(4..line.len())].to_owned());
    }
    let path = sent.put_lines("seen.txt", &lines);
    let scanned = sent.scan(&[path], "out");
    assert_eq!(verdicts(&scanned), [Verdict::Openable]);
    assert!(scanned.counts.broken as usize >= sent.lines.len());
    assert!(scanned.false_frames.is_empty());
}

#[test]
fn nothing_to_read_makes_nothing() {
    let sent = Sent::new(0, 570);
    let path = sent.put_lines("words.txt", &["hello".to_owned()]);
    let scanned = sent.scan(&[path], "out");
    assert!(scanned.gathered.is_none() && scanned.kept.is_none() && !sent.at("out").exists());
    assert_eq!(scanned.skipped.len(), 1);
}

#[test]
fn forged_codes_of_many_short_frames_are_counted_by_frames_and_hide_nothing() {
    let sent = Sent::new(3_000, 160);
    let mut forged = Vec::new();
    for seed in 0..4 {
        // A true object but for its sid: all its frames fit each other, and no set of them gives the object.
        let object = common::noise(seed, 600);
        let group = object::group(Kind::Chunk, &object, 10, Share::percent(2)).unwrap();
        let lie = Group { sid: Sid::of(&sha256(&seed.to_le_bytes())), ..group };
        forged.extend(object::frames(&group, &object).unwrap().into_iter().map(|frame| Frame { group: lie, ..frame }));
    }
    let mut receiver = Receiver::default();
    for frame in &forged {
        receiver.add(frame.clone(), Sighting { input: 0, number: 0 }).unwrap();
    }
    let one = 60 * (64 + limits::SEARCH_FRAME_BYTES);
    let done = receiver.work_done();
    assert!((4 * 30 * one..=limits::SEARCH_ALL_BYTES).contains(&done), "{done}");
    // The true codes come last, and one of them is false.
    let mut lines: Vec<String> = forged.iter().map(Frame::write).collect();
    let mut frame = Frame::parse(&sent.lines[4]).unwrap();
    frame.body[0] ^= 1;
    lines.extend(sent.lines.iter().enumerate().map(|(n, line)| if n == 4 { frame.write() } else { line.clone() }));
    let scanned = sent.scan(&[sent.put_lines("all.txt", &lines)], "out");
    assert_eq!(scanned.false_frames.len(), 1);
    sent.assert_opens("out");
}
