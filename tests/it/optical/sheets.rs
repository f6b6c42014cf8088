//! Sheets: frames that were printed once are printed the same for ever, other programs read the frames, and the command
//! on the page works.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use pannier::check::{Checked, check};
use pannier::cli::Heading;
use pannier::format::Frame;
use pannier::pack::Options;
use pannier::plan::spare::Spare;
use pannier::trust::Publishers;
use pannier::watch::Watch;
use pannier_optical::objects::bag;
use pannier_optical::objects::carry::{Extent, Object};
use pannier_optical::objects::object::rebuild;
use pannier_optical::paper::profile::{Paper, Print};
use pannier_optical::paper::sheet::{Sheet, hand_line};
use pannier_optical::screen::{self, Grid, Loop};

use crate::common;
use crate::common::codes::{self, pictures, rasterize, read_codes};
use crate::common::room;
use crate::common::scanned::scan_into;
use crate::common::tools::{here, present};

fn checked(bundle: &Path) -> Checked {
    let scratch = room();
    check(&[bundle.to_owned()], &Publishers::default(), scratch.path(), &Watch::default()).unwrap()
}

fn carried(bundle: &Path, extent: &Extent) -> (Checked, Vec<Object>) {
    let checked = checked(bundle);
    let objects = codes::objects_of(&checked.held[0], extent);
    (checked, objects)
}

fn sheet(bundle: &Path, print: Print) -> Sheet {
    let (checked, objects) = carried(bundle, &Extent::Whole);
    Sheet::new(Box::new(Heading::of(&checked.held[0].bundle)), &objects, print, Paper::A4, &Watch::default()).unwrap()
}

fn restored(lines: impl IntoIterator<Item = String>) -> Option<Vec<u8>> {
    let frames: Vec<Frame> = lines.into_iter().map(|line| Frame::parse(&line).unwrap()).collect();
    let group = frames.first()?.group;
    rebuild(&group, frames.iter().map(|frame| (frame.number(), &frame.body[..]))).unwrap()
}

#[test]
fn codes_that_were_printed_once_are_printed_the_same_for_ever() {
    let written = fs::read_to_string(here("bundles/optical-1/codes.txt")).unwrap();
    // The default sheet of that time had codes of this size. Pages of both go together.
    let again: Vec<String> = sheet(&here("bundles/format-1-public"), Print::Scan).lines().collect();
    assert_eq!(written.lines().collect::<Vec<_>>(), again);
    let files = bag::parse(&restored(again.clone()).unwrap()).unwrap();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "blocks.idx", "d0001.bin", "d0002.bin"]);
    for (name, bytes) in files {
        assert_eq!(bytes, fs::read(here("bundles/format-1-public").join(&name)).unwrap(), "{name}");
    }
    // A courier whose copy lost a chunk and whose files have other names prints the same codes.
    let room = room();
    for (number, name) in
        ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "blocks.idx", "d0002.bin", "r0001.bin"].iter().enumerate()
    {
        fs::copy(here("bundles/format-1-public").join(name), room.path().join(format!("F{number}"))).unwrap();
    }
    assert_eq!(sheet(room.path(), Print::Scan).lines().collect::<Vec<_>>(), again);
}

#[test]
fn a_sheet_that_was_printed_once_is_read_for_ever() {
    if !present(&["pdftoppm", "zbarimg"]) {
        return;
    }
    let written = fs::read_to_string(here("bundles/optical-1/codes.txt")).unwrap();
    let room = room();
    rasterize(&here("bundles/optical-1/sheet.pdf"), room.path(), 200);
    assert_eq!(read_codes(&pictures(room.path())), written.lines().map(str::to_owned).collect());
}

/// The profiles of earlier versions, as those versions printed `format-1-public`. No version prints `dense` so any more.
#[test]
fn sheets_of_earlier_profiles_are_scanned_for_ever() {
    if !present(&["pdftoppm"]) {
        return;
    }
    let written = fs::read_to_string(here("tests/expected/sheets-1/dense.txt")).unwrap();
    let today: Vec<String> = sheet(&here("bundles/format-1-public"), Print::Rough).lines().collect();
    for (sheet, codes) in [
        ("bundles/optical-1/sheet.pdf", fs::read_to_string(here("bundles/optical-1/codes.txt")).unwrap()),
        ("tests/expected/sheets-1/dense.pdf", written),
        ("tests/expected/sheets-1/rough.pdf", today.join("\n")),
    ] {
        let room = room();
        let pages = room.path().join("pages");
        fs::create_dir(&pages).unwrap();
        rasterize(&here(sheet), &pages, 200);
        let scanned = scan_into(&pictures(&pages), &room.path().join("out"));
        assert_eq!(scanned.counts.frames as usize, codes.lines().count(), "{sheet}");
        // The lines are frames of the bundle: text alone gives the same.
        fs::write(room.path().join("codes.txt"), codes).unwrap();
        let typed = scan_into(&[room.path().join("codes.txt")], &room.path().join("typed"));
        assert_eq!(typed.counts.frames, scanned.counts.frames, "{sheet}");
    }
}

#[test]
fn every_profile_is_read_by_another_program_after_rasterizing() {
    if !present(&["pdftoppm", "zbarimg"]) {
        return;
    }
    let profiles =
        [(Print::Photo, 200), (Print::Scan, 300), (Print::Dense, 300), (Print::Flatbed, 300), (Print::Rough, 150)];
    for (print, dots_per_inch) in profiles {
        let room = room();
        let sheet = sheet(&here("bundles/format-1-recipients"), print);
        let pdf = room.path().join("sheet.pdf");
        fs::write(&pdf, sheet.pdf(&Watch::default()).unwrap()).unwrap();
        rasterize(&pdf, room.path(), dots_per_inch);
        let read = read_codes(&pictures(room.path()));
        let lines: BTreeSet<String> = sheet.lines().collect();
        assert!(read.is_subset(&lines), "{print:?}");
        assert!(read.len() as u32 >= sheet.groups[0].1.source_count, "{print:?}: {} of {}", read.len(), lines.len());
    }
}

#[test]
fn pages_as_pictures_hold_the_same_codes() {
    if !present(&["zbarimg"]) {
        return;
    }
    let room = room();
    let sheet = sheet(&here("bundles/format-1-public"), Print::Photo);
    for number in 0..sheet.page_count() {
        fs::write(room.path().join(format!("{number}.png")), sheet.page(number).unwrap().png().unwrap()).unwrap();
    }
    assert_eq!(read_codes(&pictures(room.path())), sheet.lines().collect());
}

#[test]
fn the_line_on_the_sheet_gives_the_bundle_back() {
    if !present(&["pdftoppm", "zbarimg", "zstd", "base32", "sha256sum"]) {
        return;
    }
    let room = room();
    let sheet = sheet(&here("bundles/format-1-passphrase"), Print::Photo);
    let pdf = room.path().join("sheet.pdf");
    fs::write(&pdf, sheet.pdf(&Watch::default()).unwrap()).unwrap();
    rasterize(&pdf, room.path(), 300);
    let line = hand_line(&sheet.groups[0].1, " | zstd -d | tar x");
    // What is typed is what stands on the page.
    assert!(sheet.page(0).unwrap().svg().replace("&gt;", ">").contains(&line), "{line}");
    let typed = |command: &str| {
        let out = Command::new("sh").args(["-c", command]).current_dir(room.path()).output().unwrap();
        assert!(out.status.success(), "{command}: {}", String::from_utf8_lossy(&out.stderr));
    };
    typed(&line);
    typed("sha256sum -c SHA256SUMS --ignore-missing");
    for name in ["SHA256SUMS", "bundle.json", "blocks.idx", "d0001.bin", "d0003.bin"] {
        let wanted = fs::read(here("bundles/format-1-passphrase").join(name)).unwrap();
        assert_eq!(fs::read(room.path().join(name)).unwrap(), wanted, "{name}");
    }
}

#[test]
fn any_page_of_five_or_any_fifth_of_the_codes_may_be_lost() {
    // Noise does not compress.
    let corpus = room();
    common::put(&corpus.path().join("corpus/noise.bin"), common::noise(9, 28_000));
    let bundle = corpus.path().join("bundle");
    common::bundle::packed(&corpus.path().join("corpus"), &bundle, &common::bundle::options());
    let sheet = sheet(&bundle, Print::Rough);
    assert_eq!(sheet.groups.len(), 1);
    let (lines, pages): (Vec<String>, usize) = (sheet.lines().collect(), sheet.page_count());
    assert!(pages >= 5);
    let object = restored(lines.clone()).unwrap();
    for page in lines.chunks(sheet.codes_a_page()) {
        assert_eq!(restored(lines.iter().filter(|line| !page.contains(line)).cloned()), Some(object.clone()));
    }
    let mut random = fastrand::Rng::with_seed(20);
    for _ in 0..50 {
        let kept = random.choose_multiple(lines.iter().cloned(), lines.len() - lines.len() / 5);
        assert_eq!(restored(kept), Some(object.clone()));
    }
}

#[test]
fn a_larger_bundle_of_one_chunk_bears_the_loss_of_a_fifth_too() {
    let corpus = room();
    common::put(&corpus.path().join("corpus/noise.bin"), common::noise(11, 100_000));
    let bundle = corpus.path().join("bundle");
    let options =
        Options { chunk_bytes: Some(1 << 20), spare: Spare::parse("0").unwrap(), ..common::bundle::options() };
    common::bundle::packed(&corpus.path().join("corpus"), &bundle, &options);
    let sheet = sheet(&bundle, Print::Photo);
    assert_eq!(sheet.groups.len(), 2);
    let (lines, chunk): (Vec<String>, _) = (sheet.lines().collect(), sheet.groups[1].1);
    assert!(chunk.recovery_count as usize >= lines.len() / 5, "of {}: {chunk:?}", lines.len());
    let both = |kept: &[&String]| {
        sheet.groups.iter().all(|(_, group)| {
            let mine = kept.iter().filter(|line| line[5..15] == group.sid.to_string());
            restored(mine.map(|line| (*line).clone())).is_some()
        })
    };
    let mut random = fastrand::Rng::with_seed(21);
    for _ in 0..30 {
        assert!(both(&random.choose_multiple(lines.iter(), lines.len() - lines.len() / 5)));
    }
    // One page of every five, whichever it is.
    let size = sheet.codes_a_page();
    for lost in 0..5 {
        let kept: Vec<&String> =
            lines.iter().enumerate().filter(|(at, _)| at / size % 5 != lost).map(|(_, line)| line).collect();
        assert!(lines.len() - kept.len() > lines.len() / 5 || both(&kept), "every fifth page from {lost}");
    }
}

#[test]
fn a_larger_bundle_is_small_files_and_chunks_and_a_loop_begins_with_what_comes_first() {
    let corpus = room();
    common::put(&corpus.path().join("corpus/noise.bin"), common::noise(10, 90_000));
    let bundle = corpus.path().join("bundle");
    let options = Options { chunk_bytes: Some(30_000), ..common::bundle::options() };
    common::bundle::packed(&corpus.path().join("corpus"), &bundle, &options);
    let (_, objects) = carried(&bundle, &Extent::Whole);
    assert!(objects.len() > 2);
    let frames = screen::frames(&objects, 570, &Watch::default()).unwrap();
    let shown = Loop::new(&frames, Grid::ONE);
    let order = shown.order();
    let first = &frames[order[0]].group;
    // Small files first, and again before anybody has waited long.
    let small = |at: usize| frames[order[at]].group == *first;
    assert!((0..first.source_count as usize).all(small));
    let returns: Vec<usize> = (0..order.len()).filter(|at| small(*at) && order[*at] == order[0]).collect();
    assert!(returns.len() >= 2 && returns.windows(2).all(|pair| pair[1] - pair[0] <= 80), "{returns:?}");
    let all: BTreeSet<usize> = order.iter().copied().collect();
    assert_eq!(all.len(), frames.len());
}
