//! From a bundle to paper or a screen, through a camera, and back, with light, lenses, tears and forgers on the way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::common;
use crate::common::bundle::{arrived, checked, options, packed, pinned, publisher};
use crate::common::camera::{self, Camera};
use crate::common::codes;
use crate::common::scanned::{scan_into, verdicts};
use crate::common::tools::{present, soaking};
use pannier::check::Verdict;
use pannier::cli::Heading;
use pannier::find::search::Wanted;
use pannier::format::Frame;
use pannier::pack::{Blocks, Options};
use pannier::plan::spare::Spare;
use pannier::scan::look::Programs;
use pannier::scan::skip::SkipFault;
use pannier::scan::{Inputs, Scanned, scan};
use pannier::watch::Watch;
use pannier::workshop::Workshop;
use pannier_optical::codes::grey::Grey;
use pannier_optical::objects::carry::{Extent, Object, small_object};
use pannier_optical::objects::object::{self, Share};
use pannier_optical::paper::grid;
use pannier_optical::paper::page::Page;
use pannier_optical::paper::profile::{Paper, Print, Screen};
use pannier_optical::paper::sheet::Sheet;
use pannier_optical::screen::{self, Animation, Grid, Loop};

/// A bundle, and what codes carry of it.
struct Sent {
    room: tempfile::TempDir,
    heading: Heading,
    objects: Vec<Object>,
    small: Object,
}

impl Sent {
    fn new(bytes: usize) -> Self {
        Self::packed_with(bytes, &options())
    }

    /// As `--for paper` packs: frames have recovery of their own.
    fn for_paper(bytes: usize) -> Self {
        Self::packed_with(
            bytes,
            &Options {
                spare: Spare::parse("0").unwrap(),
                chunk_bytes: Some(1 << 20),
                blocks: Blocks::Few,
                ..options()
            },
        )
    }

    fn packed_with(bytes: usize, options: &Options) -> Self {
        let room = common::room();
        let corpus = room.path().join("corpus");
        // As digits, so that no run of zeros is stored as it is.
        let digits: String = common::noise(6, bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        common::put(&corpus.join("noise.bin"), digits);
        packed(&corpus, &room.path().join("bundle"), options);
        let checked = checked(&[room.path().join("bundle")]).unwrap();
        let held = checked.one(&Wanted::Only).unwrap();
        let heading = Heading::of(&held.bundle);
        let objects = codes::objects_of(held, &Extent::Whole);
        let small = small_object(&held.bundle).unwrap();
        Self { room, heading, objects, small }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    fn sheet(&self, print: Print) -> Sheet {
        Sheet::new(Box::new(self.heading.clone()), &self.objects, print, Paper::A4, &Watch::default()).unwrap()
    }

    fn scan(&self, paths: &[PathBuf], out: &str) -> Scanned {
        scan_into(paths, &self.at(out))
    }

    fn assert_opens(&self, out: &str) {
        let documents = self.at(&format!("{out}-documents"));
        arrived(&[self.at(out)], &documents).unwrap();
        assert_eq!(fs::read(documents.join("noise.bin")).unwrap(), fs::read(self.at("corpus/noise.bin")).unwrap());
    }
}

fn drawn(sheet: &Sheet, page: usize) -> Grey {
    camera::read_png(&sheet.page(page).unwrap().png().unwrap())
}

fn run(command: &mut Command) -> Vec<u8> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "{command:?}");
    output.stdout
}

#[test]
fn every_code_of_a_flatbed_scan_is_read() {
    let sent = Sent::new(3_000);
    for print in [Print::Photo, Print::Rough] {
        let sheet = sent.sheet(print);
        let on_page = sheet.code_count().min(sheet.codes_a_page());
        if print == Print::Rough && !soaking() {
            break;
        }
        Camera::FLATBED.save(&drawn(&sheet, 0), 3, &sent.at("scan.jpg"));
        let scanned = sent.scan(&[sent.at("scan.jpg")], "out");
        assert_eq!(scanned.counts.frames as usize, on_page, "{print:?}");
    }
}

#[test]
fn a_phones_photo_is_read_and_a_hasty_one_too() {
    let sent = Sent::new(5_500);
    let sheet = sent.sheet(Print::Photo);
    // A third of the page is enough here, as large as it would be on a photo of all of it.
    let (left, top) = grid::Grid::new(Print::Photo, Paper::A4, None).corner(0);
    let page = camera::part(&drawn(&sheet, 0), (left - 30, top - 30), (1_480, 1_540));
    let phone = Camera { size: (1_560, 1_620), ..Camera::PHONE };
    let hasty = Camera { size: (1_560, 1_620), blots: 1, ..Camera::HASTY };
    phone.save(&page, 1, &sent.at("phone.jpg"));
    hasty.save(&page, 2, &sent.at("hasty.jpg"));
    assert_eq!(sent.scan(&[sent.at("phone.jpg")], "phone").counts.frames, 4);
    assert_eq!(sent.scan(&[sent.at("hasty.jpg")], "hasty").counts.frames, 4);
}

/// The promise of the default sheet: at least 99 of 100 codes on twelve megapixels.
#[test]
fn ninety_nine_of_a_hundred_codes_are_read_on_modelled_photos() {
    if !soaking() {
        return;
    }
    let sent = Sent::new(30_000);
    let sheet = sent.sheet(Print::Photo);
    let (mut found, mut shown) = (0, 0);
    for seed in 0..5 {
        for page in 0..sheet.page_count() - 1 {
            let path = sent.at(&format!("{seed}-{page}.jpg"));
            Camera::PHONE.save(&drawn(&sheet, page), seed * 100 + page as u64, &path);
            found += sent.scan(&[path], &format!("out-{seed}-{page}")).counts.frames;
            shown += sheet.codes_a_page() as u64;
        }
    }
    eprintln!("{found} of {shown} codes read");
    assert!(found * 100 >= shown * 99, "{found} of {shown}");
}

#[test]
fn a_pdf_comes_back_at_every_resolution_with_a_page_lost_or_a_fifth_of_its_codes() {
    if !present(&["pdftoppm"]) {
        return;
    }
    let sent = Sent::new(12_000);
    let sheet = sent.sheet(Print::Rough);
    assert!(sheet.page_count() >= 5);
    let (grid, side) = (grid::Grid::new(Print::Rough, Paper::A4, None), Print::Rough.side_dots());
    fs::write(sent.at("sheet.pdf"), sheet.pdf(&Watch::default()).unwrap()).unwrap();
    for (dpi, lost) in [("150", 0), ("200", 2), ("300", 4)] {
        let folder = sent.at(dpi);
        fs::create_dir(&folder).unwrap();
        run(Command::new("pdftoppm")
            .args(["-r", dpi, "-gray", "-png"])
            .arg(sent.at("sheet.pdf"))
            .arg(folder.join("p")));
        let pages = common::files(&folder);
        assert_eq!(pages.len(), sheet.page_count());
        let whole = sent.scan(&pages, &format!("whole-{dpi}"));
        assert_eq!(whole.counts.frames as usize, sheet.code_count(), "at {dpi} dpi");
        let mut fewer = pages.clone();
        fewer.remove(lost);
        let scanned = sent.scan(&fewer, &format!("out-{dpi}"));
        assert_eq!(verdicts(&scanned), [Verdict::Openable], "at {dpi} dpi without page {}", lost + 1);
        sent.assert_opens(&format!("out-{dpi}"));
        // A fifth of all codes torn off, wherever: white over them.
        let torn = sent.at(&format!("torn-{dpi}"));
        let mut random = fastrand::Rng::with_seed(lost as u64);
        let gone: Vec<usize> = random.choose_multiple(0..sheet.code_count(), sheet.code_count() / 5);
        for (number, path) in pages.iter().enumerate() {
            let page = camera::open(path);
            let (width, height) = (page.width(), page.height());
            let mut luma = page.into_luma();
            for code in gone.iter().filter(|code| *code / sheet.codes_a_page() == number) {
                let slot = (code % sheet.codes_a_page()) as u32;
                // The middle of its square, where no correction helps.
                let scale = |dots: u32| dots * height / 3508;
                let ((left, top), part) = (grid.corner(slot), side / 4);
                let (left, top, wide) = (scale(left + part), scale(top + part), scale(2 * part));
                for (x, y) in (left..left + wide).flat_map(|x| (top..top + wide).map(move |y| (x, y))) {
                    luma[(y * width + x) as usize] = 255;
                }
            }
            camera::save_png(&Grey::new(width, height, luma).unwrap(), &torn.join(common::name_of(path)));
        }
        let scanned = sent.scan(std::slice::from_ref(&torn), &format!("out-torn-{dpi}"));
        assert_eq!(scanned.counts.frames as usize, sheet.code_count() - gone.len());
        assert_eq!(verdicts(&scanned), [Verdict::Openable], "torn, at {dpi} dpi");
        if !soaking() && dpi == "200" {
            break;
        }
    }
    // And as it is. The pages after enough of them are left.
    let scanned = sent.scan(&[sent.at("sheet.pdf")], "out-pdf");
    assert!(scanned.counts.frames as usize <= sheet.code_count());
    sent.assert_opens("out-pdf");
}

#[test]
fn a_cover_alone_tells_whose_bundle_it_is_and_is_not_missed_beside_the_pages() {
    for bytes in [22_000, 70_000] {
        let sent = Sent::for_paper(bytes);
        // The last page is too full for the words of the cover.
        let sheet = sent.sheet(Print::Scan).with_cover(&sent.small).unwrap();
        let pages = sheet.page_count();
        let lost = pages / 2;
        let told: Vec<u32> = (1..=u32::try_from(lost).unwrap()).collect();
        let picture = |name: &str, page: Page| {
            fs::write(sent.at(name), page.png().unwrap()).unwrap();
            sent.at(name)
        };
        let cover = picture("cover.png", sheet.cover().unwrap().unwrap());
        let scanned = sent.scan(std::slice::from_ref(&cover), "cover");
        assert_eq!(scanned.counts.frames as usize, sheet.cover_code_count());
        assert_eq!(verdicts(&scanned), [Verdict::Incomplete]);
        assert_eq!(scanned.unfinished, []);
        // Half of the pages is too much to lose; it is told which are missing, with the cover and without it.
        let some: Vec<PathBuf> =
            (lost..pages).map(|page| picture(&format!("{page}.png"), sheet.page(page).unwrap())).collect();
        for with in [true, false] {
            let seen = if with { [some.clone(), vec![cover.clone()]].concat() } else { some.clone() };
            let scanned = sent.scan(&seen, &format!("some-{with}"));
            if with || bytes == 22_000 {
                assert!(!scanned.unfinished.is_empty());
                assert!(scanned.unfinished.iter().all(|one| one.missing_pages == told), "{scanned:?}");
            }
            // The other pages make it whole, and nothing is said of a cover that nobody saw.
            let others: Vec<PathBuf> =
                (0..lost).map(|page| picture(&format!("{page}.png"), sheet.page(page).unwrap())).collect();
            let scanned = sent.scan(&others, &format!("some-{with}"));
            assert_eq!(verdicts(&scanned), [Verdict::Ok]);
            assert_eq!(scanned.unfinished, []);
            sent.assert_opens(&format!("some-{with}"));
        }
    }
}

#[test]
fn the_last_page_with_the_cover_tells_whose_bundle_it_is_and_the_only_page_gives_everything() {
    let sent = Sent::for_paper(29_000);
    let sheet = sent.sheet(Print::Photo).with_cover(&sent.small).unwrap();
    assert!(sheet.has_cover_on_last_page() && sheet.cover_code_count() > 0);
    let page = |sheet: &Sheet, number: usize| {
        let path = sent.at(&format!("{}-{number}.png", sheet.codes_a_page()));
        fs::write(&path, sheet.page(number).unwrap().png().unwrap()).unwrap();
        path
    };
    let last = sheet.page_count() - 1;
    let scanned = sent.scan(&[page(&sheet, last)], "last");
    assert_eq!(verdicts(&scanned), [Verdict::Incomplete]);
    assert_eq!(scanned.gathered.as_ref().unwrap().sets[0].0.bundle.title(), "mosaic 42");
    // The last page counts as it is numbered.
    let seen: Vec<PathBuf> = (1..=last).map(|number| page(&sheet, number)).collect();
    assert_eq!(sent.scan(&seen, "some").unfinished[0].missing_pages, [1]);
    assert_eq!(verdicts(&sent.scan(&[page(&sheet, 0)], "some")), [Verdict::Ok]);
    sent.assert_opens("some");

    let sheet = sent.sheet(Print::Flatbed).with_cover(&sent.small).unwrap();
    assert_eq!((sheet.printed_page_count(), sheet.has_cover_on_last_page(), sheet.cover_code_count()), (1, true, 0));
    assert_eq!(verdicts(&sent.scan(&[page(&sheet, 0)], "only")), [Verdict::Ok]);
    sent.assert_opens("only");
}

/// Half on paper, half on a stick: one pool, also where the paper's codes carry all of the bundle as one.
#[test]
fn half_a_sheet_and_half_a_chunk_on_a_stick_are_enough_together() {
    let sent = Sent::for_paper(22_000);
    let sheet = sent.sheet(Print::Scan).with_cover(&sent.small).unwrap();
    let picture = |name: &str, page: Page| {
        fs::write(sent.at(name), page.png().unwrap()).unwrap();
        sent.at(name)
    };
    let cover = picture("cover.png", sheet.cover().unwrap().unwrap());
    let pages: Vec<PathBuf> = (0..2).map(|page| picture(&format!("{page}.png"), sheet.page(page).unwrap())).collect();
    let scanned = sent.scan(&[pages.clone(), vec![cover.clone()]].concat(), "out");
    assert_eq!(verdicts(&scanned), [Verdict::Incomplete]);
    let have = scanned.gathered.as_ref().unwrap().sets[0].0.report.have_blocks;
    assert!(have > 0);
    // On another day, and without the cover.
    sent.scan(std::slice::from_ref(&cover), "later");
    let scanned = sent.scan(&pages, "later");
    assert_eq!(scanned.gathered.as_ref().unwrap().sets[0].0.report.have_blocks, have);
    let chunk = fs::read(sent.at("bundle/d0001.bin")).unwrap();
    let rest = chunk[chunk.len() / 3 / 8192 * 8192..].to_vec();
    common::put(&sent.at("stick/d0001.bin"), rest);
    let documents = sent.at("documents");
    arrived(&[sent.at("out"), sent.at("stick")], &documents).unwrap();
    assert_eq!(fs::read(documents.join("noise.bin")).unwrap(), fs::read(sent.at("corpus/noise.bin")).unwrap());
}

#[test]
fn a_false_frame_is_named_with_the_page_of_the_true_one() {
    let sent = Sent::for_paper(12_000);
    let sheet = sent.sheet(Print::Scan).with_cover(&sent.small).unwrap();
    let last = sheet.page_count() - 1;
    let forged = |line: String| {
        let mut frame = Frame::parse(&line).unwrap();
        frame.body[7] ^= 4;
        frame.write()
    };
    // One from the first page, one from the last.
    let lines: Vec<String> = sheet.lines().collect();
    let planted = [lines[0].clone(), lines[last * sheet.codes_a_page()].clone()].map(forged).join("\n");
    fs::write(sent.at("a-planted.txt"), planted).unwrap();
    let mut paths = vec![sent.at("a-planted.txt")];
    for page in 0..=last {
        paths.push(sent.at(&format!("{page}.png")));
        fs::write(&paths[page + 1], sheet.page(page).unwrap().png().unwrap()).unwrap();
    }
    paths.push(sent.at("cover.png"));
    fs::write(&paths[last + 2], sheet.cover().unwrap().unwrap().png().unwrap()).unwrap();
    let scanned = sent.scan(&paths, "out");
    let named: Vec<_> = scanned.false_frames.iter().map(|found| (found.page, found.seen.input)).collect();
    assert_eq!(named, [(Some(1), 0), (Some(u32::try_from(last).unwrap() + 1), 0)]);
    sent.assert_opens("out");
}

/// What a program of others reads on the pages, sorted.
fn lines_of(output: &[u8]) -> Vec<String> {
    let mut lines: Vec<String> =
        String::from_utf8_lossy(output).lines().filter(|line| line.starts_with("PN1")).map(str::to_owned).collect();
    lines.sort();
    lines.dedup();
    lines
}

#[test]
fn other_decoders_read_the_same_lines() {
    let sent = Sent::new(2_000);
    for print in [Print::Photo, Print::Dense, Print::Flatbed, Print::Rough, Print::Scan] {
        let sheet = sent.sheet(print);
        let mut wanted: Vec<String> = sheet.lines().collect();
        wanted.sort();
        let paths: Vec<PathBuf> = (0..sheet.page_count())
            .map(|page| {
                let path = sent.at(&format!("{print:?}-{page}.png"));
                fs::write(&path, sheet.page(page).unwrap().png().unwrap()).unwrap();
                path
            })
            .collect();
        assert_eq!(sent.scan(&paths, &format!("out-{print:?}")).counts.frames as usize, wanted.len());
        if present(&["zbarimg"]) {
            assert_eq!(lines_of(&run(Command::new("zbarimg").args(["-q", "--raw"]).args(&paths))), wanted, "{print:?}");
        }
        let script = "import sys, zxingcpp\nfrom PIL import Image\nfor path in sys.argv[1:]:\n  for code in zxingcpp.read_barcodes(Image.open(path).convert('L')):\n    print(code.text)";
        // scripts/check names a Python of its own that has it.
        let python = std::env::var("PANNIER_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let there = Command::new(&python).args(["-c", "import zxingcpp, PIL"]).stderr(Stdio::null()).status();
        if there.is_ok_and(|status| status.success()) {
            assert_eq!(lines_of(&run(Command::new(&python).args(["-c", script]).args(&paths))), wanted, "{print:?}");
        } else {
            eprintln!("SKIPPED: zxing-cpp (pip install zxing-cpp pillow) is not installed");
        }
    }
}

fn animation(sent: &Sent, kind: Animation, name: &str) -> (PathBuf, usize) {
    let carrier = Screen::Normal.carrier();
    let frames = screen::frames(&sent.objects, carrier.body_bytes, &Watch::default()).unwrap();
    let symbols = screen::symbols(&frames, carrier, &Watch::default()).unwrap();
    let path = sent.at(name);
    fs::write(&path, screen::animation(&symbols, &Loop::new(&frames, Grid::ONE), kind, 10).unwrap()).unwrap();
    (path, frames.len())
}

#[test]
fn animations_are_read_to_their_end() {
    let sent = Sent::new(3_000);
    for (kind, name) in [(Animation::Apng, "loop.png"), (Animation::Gif, "loop.gif")] {
        let (path, all) = animation(&sent, kind, name);
        let scanned = sent.scan(&[path], &format!("out-{name}"));
        assert_eq!(scanned.counts.frames as usize, all);
        assert_eq!(verdicts(&scanned), [Verdict::Openable]);
        sent.assert_opens(&format!("out-{name}"));
    }
}

/// One code of a cover, whose others nobody saw, is not waited for once the small files came in a film.
#[test]
fn a_cover_that_was_half_seen_is_not_waited_for() {
    let sent = Sent::new(3_000);
    let (path, _) = animation(&sent, Animation::Gif, "loop.gif");
    let group = object::group(sent.small.kind, &sent.small.bytes, 570, Share::SMALL).unwrap();
    assert!(group.source_count > 1);
    let frames = object::frames(&group, &sent.small.bytes).unwrap();
    fs::write(sent.at("a-code.txt"), frames[0].write()).unwrap();
    let scanned = sent.scan(&[sent.at("a-code.txt"), path], "out");
    assert_eq!(scanned.unfinished, []);
    sent.assert_opens("out");
}

#[test]
fn a_film_of_a_screen_with_a_fifth_of_its_codes_lost_is_enough() {
    if !present(&["ffmpeg"]) {
        return;
    }
    let sent = Sent::new(3_000);
    let (path, all) = animation(&sent, Animation::Gif, "loop.gif");
    let film = sent.at("-film.mp4");
    // Ten codes a second on a camera of thirty pictures, blurred, noisy, compressed; every fifth code never shown.
    let filter = "select='mod(n\\,5)-4',setpts=N/10/TB,fps=30,scale=720:720,pad=1280:720:280:0:gray,gblur=0.8,noise=alls=8:allf=t";
    run(Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-i"])
        .arg(&path)
        .args(["-vf", filter, "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "26"])
        .arg(&film));
    let scanned = sent.scan(&[film], "out");
    assert!(scanned.skipped.is_empty(), "{:?}", scanned.skipped);
    assert_eq!(verdicts(&scanned), [Verdict::Openable]);
    assert!((scanned.counts.frames as usize) <= all - all / 5);
    sent.assert_opens("out");
}

/// A gap between two pictures costs a forger nothing: it must not be filled with a thousand copies.
#[test]
fn a_gap_in_a_film_has_no_pictures() {
    if !present(&["ffmpeg"]) {
        return;
    }
    let sent = Sent::new(0);
    let film = sent.at("film.mkv");
    run(Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=1:duration=2"])
        .args(["-vf", "setpts=N*240/TB", "-fps_mode", "vfr"])
        .arg(&film));
    assert!(fs::metadata(&film).unwrap().len() < 8_000);
    let scanned = sent.scan(&[film], "out");
    assert!(scanned.counts.pictures == 2 && scanned.skipped.is_empty(), "{:?}", scanned.skipped);
}

#[test]
fn a_film_on_standard_input_needs_no_program() {
    let sent = Sent::new(1_000);
    let sheet = sent.sheet(Print::Photo);
    let page = drawn(&sheet, 0);
    let mut film = format!("YUV4MPEG2 W{} H{} F10:1 Cmono\n", page.width(), page.height()).into_bytes();
    for _ in 0..3 {
        film.extend(b"FRAME\n");
        film.extend(page.luma());
    }
    for (raw, bytes) in [(None, film), (Some((page.width(), page.height())), page.luma().to_vec())] {
        let out = sent.at(if raw.is_some() { "raw" } else { "y4m" });
        let reader = Box::new(std::io::Cursor::new(bytes));
        let stream = Some(pannier::scan::look::Stream { reader, raw });
        let inputs = Inputs { paths: Vec::new(), stream, programs: Programs::Forbidden, workshop: Workshop::Threads };
        let scratch = common::room();
        let scanned = scan(inputs, &out, &pinned(&[&publisher()]), scratch.path(), &Watch::default()).unwrap();
        assert_eq!(verdicts(&scanned), [Verdict::Openable]);
    }
}

#[test]
fn pictures_made_to_be_slow_are_left_and_named() {
    let sent = Sent::new(500);
    let (side, pitch) = (2_700, 18);
    let field = camera::drawn((side, side), |x, y| {
        let (column, row) = (i64::from(x % pitch / 2) - 4, i64::from(y % pitch / 2) - 4);
        let ring = column.abs().max(row.abs());
        if ring <= 1 || ring == 3 { 0 } else { 255 }
    });
    camera::save_png(&field, &sent.at("corners.png"));
    let scanned = sent.scan(&[sent.at("corners.png")], "out");
    assert_eq!((scanned.counts.pictures, scanned.counts.frames), (1, 0));
    assert!(matches!(scanned.skipped[0].why, SkipFault::Work));
}

#[test]
fn what_cannot_be_looked_at_is_named_and_the_rest_is_read() {
    let sent = Sent::new(1_000);
    let sheet = sent.sheet(Print::Photo);
    let good = sheet.page(0).unwrap().png().unwrap();
    let folder = sent.at("pictures");
    common::put(&folder.join("1-good.png"), &good);
    common::put(&folder.join("2-cut.png"), &good[..good.len() / 3]);
    common::put(&folder.join("3-notes.doc"), "nothing");
    common::put(&folder.join("4-film.mp4"), b"\0\0\0\x18ftypmp42nothing more");
    common::put(&folder.join("5-empty.jpg"), "");
    let inputs =
        Inputs { paths: vec![folder], stream: None, programs: Programs::Forbidden, workshop: Workshop::Threads };
    let scratch = common::room();
    let scanned = scan(inputs, &sent.at("out"), &pinned(&[&publisher()]), scratch.path(), &Watch::default()).unwrap();
    assert_eq!(verdicts(&scanned), [Verdict::Openable]);
    let named: Vec<&Path> = scanned.skipped.iter().map(|one| scanned.inputs[one.at.input].as_path()).collect();
    assert!(named.len() == 2 && named[0].ends_with("2-cut.png") && named[1].ends_with("4-film.mp4"), "{named:?}");
}
