//! Pages of cells (FORMAT.md §15.5): from a bundle to a page and back, and through a modelled printer and scanner.

use std::fs;

use crate::common::camera::open;
use crate::common::flatbed::Flatbed;
use crate::common::journey::home;
use crate::common::program::Home;
use crate::common::{jpeg, noise, put, tools};
use pannier::format::Frame;
use pannier::format::frame::Kind;
use pannier_optical::codes::cells::{BODY_BYTES, Cells, Layout, read};
use pannier_optical::codes::grey::Grey;
use pannier_optical::codes::picture::{Flow, Format, decode};
use pannier_optical::objects::object::{Share, frames, group, rebuild};

/// A home with a bundle of documents of so many bytes, and the key of its publisher in `p.pub`.
fn bundle(bytes: usize) -> Home {
    let home = home();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    put(&home.at("corpus/noise.bin"), noise(3, bytes));
    home.say("pack corpus -o b -k publisher.key --public --for paper").exits(0);
    let show = home.say("show b --json").json();
    put(&home.at("p.pub"), show["bundles"][0]["facts"]["publisher"].as_str().unwrap());
    home
}

fn assert_opens(home: &Home, folder: &str) {
    home.say(&format!("open {folder} -P p.pub -o {folder}-documents")).exits(0);
    let there = fs::read(home.at(&format!("{folder}-documents/noise.bin"))).unwrap();
    assert_eq!(there, fs::read(home.at("corpus/noise.bin")).unwrap());
}

#[test]
fn a_bundle_comes_back_from_a_page_of_cells_and_from_the_pdf_of_two() {
    let home = bundle(110_000);
    let made = home.say("sheet b -P p.pub --profile grid -o grid.png --json").exits(0).json();
    assert_eq!(
        (&made["page_count"], &made["page_code_count"], &made["page_bytes"]),
        (&1.into(), &73.into(), &192_720.into())
    );
    home.say("scan grid.png -P p.pub -o from-png").exits(0);
    assert_opens(&home, "from-png");
    if tools::present(&["pdftoppm"]) {
        home.say("sheet b -P p.pub --profile grid --spare 150% -o grid.pdf").exits(0);
        home.say("scan grid.pdf -P p.pub -o from-pdf").exits(0);
        assert_opens(&home, "from-pdf");
    }
}

/// Another page lies beside it on the glass: neither hides the other.
#[test]
fn codes_beside_a_page_of_cells_are_read_too() {
    let home = bundle(20_000);
    home.say("pack corpus -o other -k publisher.key --public --for paper --series other").exits(0);
    home.say("sheet b -P p.pub --profile grid -o grid.png").exits(0);
    home.say("sheet other -P p.pub --profile flatbed -o codes.png").exits(0);
    let (cells, codes) = (open(&home.at("grid.png")), open(&home.at("codes.png")));
    let rows = |page: &Grey| page.luma().chunks(page.width() as usize).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let beside = rows(&cells).into_iter().zip(rows(&codes)).flat_map(|(one, other)| [one, other].concat()).collect();
    let both = Grey::new(cells.width() + codes.width(), cells.height().min(codes.height()), beside).unwrap();
    let head = format!("P5\n{} {} 255\n", both.width(), both.height());
    put(&home.at("glass.pgm"), [head.as_bytes(), both.luma()].concat());
    let said = home.say("scan glass.pgm -P p.pub -o out").exits(0);
    assert!(said.out.contains("OK  volume 1") && said.out.contains("OK  other 1"), "{}", said.out);
}

/// A third of the page is covered. Its frames come later, as text.
#[test]
fn a_covered_page_is_counted_and_joined_by_codes_as_text() {
    let home = bundle(110_000);
    home.say("sheet b -P p.pub --profile grid -o grid.png").exits(0);
    home.say("sheet b -P p.pub --profile grid -o grid.txt").exits(0);
    let page = open(&home.at("grid.png"));
    let third = page.luma().len() / 3;
    let mut luma = page.luma().to_vec();
    luma[third..2 * third].fill(255);
    let covered = Grey::new(page.width(), page.height(), luma).unwrap();
    put(&home.at("covered.jpg"), jpeg::write(&covered, 90));
    home.say("scan covered.jpg -P p.pub -o covered").exits(4).says("different codes in 1 picture");
    home.say("scan grid.txt -P p.pub -o covered").exits(0);
    assert_opens(&home, "covered");
}

/// As many frames as a page has slots, without any recovery.
fn some_frames(layout: Layout, seed: u64) -> Vec<Frame> {
    let object = noise(seed, layout.slots() * BODY_BYTES as usize);
    let group = group(Kind::Chunk, &object, BODY_BYTES, Share { percent: 0, extra: 0 }).unwrap();
    frames(&group, &object).unwrap()
}

/// Prints, scans and reads a page. Returns how many frames came back, and how many there were. All must be right.
fn scanned(flatbed: &Flatbed, layout: Layout, seed: u64) -> (usize, usize) {
    let frames = some_frames(layout, seed);
    let scan = flatbed.scan(Cells::new(layout, &frames).rows(), 4, seed);
    let found = read(&after_jpeg(&scan, flatbed.jpeg));
    assert!(found.iter().all(|frame| frames.contains(frame)));
    (found.len(), frames.len())
}

/// The picture after it was written and read as JPEG.
fn after_jpeg(picture: &Grey, quality: u8) -> Grey {
    let mut only = None;
    let mut each = |grey| {
        only = Some(grey);
        Ok(Flow::Enough)
    };
    decode(&jpeg::write(picture, quality), Format::Jpeg, &mut each).unwrap();
    only.unwrap()
}

#[test]
fn every_frame_of_a_modelled_print_and_scan_is_read() {
    let layout = Layout::new(10, 10).unwrap();
    for (flatbed, seed) in [(Flatbed::GOOD, 1), (Flatbed::FAIR, 2), (Flatbed::FAIR, 3)] {
        assert_eq!(scanned(&flatbed, layout, seed), (5, 5), "{flatbed:?} {seed}");
    }
    let fine = Flatbed { dots_per_inch: 600.0, ..Flatbed::FAIR };
    assert_eq!(scanned(&fine, layout, 4), (5, 5));
}

/// The promise of the experiment: 150 kB and a quarter of recovery on a page of A4, on the fair model.
#[test]
fn modelled_pages_of_a4_come_back_whole() {
    if !tools::soaking() {
        return;
    }
    let layout = Layout::new(30, 43).unwrap();
    let object = noise(9, 57 * BODY_BYTES as usize);
    let group = group(Kind::Chunk, &object, BODY_BYTES, Share::DEFAULT).unwrap();
    let frames = frames(&group, &object).unwrap();
    assert_eq!((object.len(), frames.len(), layout.slots()), (150_480, 73, 73));
    let cells = Cells::new(layout, &frames);
    let (mut read_count, mut shown) = (0, 0);
    for seed in 0..10 {
        let found = read(&after_jpeg(&Flatbed::FAIR.scan(cells.rows(), 4, seed), Flatbed::FAIR.jpeg));
        let bodies = found.iter().map(|frame| (frame.number(), frame.body.as_slice()));
        assert_eq!(rebuild(&group, bodies).unwrap().as_ref(), Some(&object), "{seed}");
        read_count += found.len();
        shown += frames.len();
    }
    eprintln!("{read_count} of {shown} frames read");
    assert!(read_count * 100 >= shown * 99, "{read_count} of {shown}");
}
