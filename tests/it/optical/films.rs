//! Films of grids: codes that a soft lens smeared, showings that were read in part, and many pictures a second.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common;
use crate::common::bundle::{pinned, publisher};
use crate::common::camera::{Camera, drawn};
use crate::common::scanned::scan_into;
use crate::common::tools::present;
use pannier::format::Frame;
use pannier::format::frame::Kind;
use pannier::scan::look::{Programs, Stream};
use pannier::scan::{Inputs, Scanned, scan};
use pannier::watch::Watch;
use pannier::workshop::Workshop;
use pannier_optical::codes::grey::Grey;
use pannier_optical::codes::qr::Symbol;
use pannier_optical::codes::qr_read::{Effort, read};
use pannier_optical::objects::object::{self, Share};
use pannier_optical::paper::profile::{Carrier, QUIET_MODULES, Screen};
use pannier_optical::screen::{self, Grid};

/// Frames of an object that needs many more.
fn frames(carrier: Carrier, count: usize) -> Vec<Frame> {
    let bytes = common::noise(3, carrier.body_bytes as usize * (count + 1));
    let group = object::group(Kind::Chunk, &bytes, carrier.body_bytes, Share::SCREEN).unwrap();
    object::frames(&group, &bytes).unwrap().into_iter().take(count).collect()
}

fn symbols(carrier: Carrier, count: usize) -> Vec<Symbol> {
    screen::symbols(&frames(carrier, count), carrier, &Watch::default()).unwrap()
}

/// What a screen shows, with so many pixels for each module.
fn shown(symbols: &[Symbol], grid: &str, pixels: u32) -> Grey {
    let codes: Vec<&Symbol> = symbols.iter().collect();
    let modules = screen::drawn(&codes, Grid::parse(grid).unwrap(), QUIET_MODULES as usize);
    let (width, height) = (modules.width as u32 * pixels, modules.height as u32 * pixels);
    drawn((width, height), |x, y| {
        if modules.dark[(y / pixels) as usize * modules.width + (x / pixels) as usize] { 0 } else { 255 }
    })
}

/// A screen in the picture of a phone that is not in focus: 3.5 pixels a module.
const SOFT: Camera = Camera {
    size: (960, 480),
    fill: 0.92,
    turn: 1.2,
    tilt: 0.01,
    blur: 1.5,
    noise: 8.0,
    wave: 0.0,
    dimmest: 0.9,
    jpeg: 90,
    blots: 0,
};

#[test]
fn codes_that_a_soft_lens_smeared_are_read_sharpened() {
    let page = shown(&symbols(Screen::Wide.carrier(), 2), "2x1", 4);
    let (mut quick, mut moving, mut still) = (0, 0, 0);
    for seed in 0..5 {
        let picture = SOFT.shoot(&page, seed);
        let first = read(&picture, Effort::Quick).codes.len();
        let reading = read(&picture, Effort::Moving);
        assert!(reading.sharpened.is_none() || first < 2, "{seed}: {reading:?}");
        (quick, moving) = (quick + first, moving + reading.codes.len());
        still += read(&picture, Effort::Still).codes.len();
    }
    eprintln!("{quick} quick, {moving} moving, {still} still, of 10");
    assert!(quick <= 4 && moving >= 8 && still >= 8, "{quick}, {moving} and {still} of 10");
}

#[test]
fn a_clean_picture_is_not_sharpened() {
    let page = shown(&symbols(Screen::Wide.carrier(), 2), "2x1", 4);
    let picture = Camera { blur: 0.5, noise: 3.0, ..SOFT }.shoot(&page, 1);
    let reading = read(&picture, Effort::Moving);
    assert_eq!((reading.codes.len(), reading.is_partial, reading.sharpened), (2, false, None));
}

fn scan_raw(pictures: &[Grey], out: &Path) -> Scanned {
    let raw = pictures.first().map(|first| (first.width(), first.height()));
    let bytes: Vec<u8> = pictures.iter().flat_map(|picture| picture.luma()).copied().collect();
    let stream = Some(Stream { reader: Box::new(std::io::Cursor::new(bytes)), raw });
    let inputs = Inputs { paths: Vec::new(), stream, programs: Programs::Forbidden, workshop: Workshop::Threads };
    scan(inputs, out, &pinned(&[&publisher()]), common::room().path(), &Watch::default()).unwrap()
}

/// A picture that shows nearly the same as the picture before may hold the code that was not read there.
#[test]
fn a_showing_that_was_read_in_part_is_read_again() {
    let room = common::room();
    let mut codes = symbols(Screen::Wide.carrier(), 2);
    let clean = shown(&codes, "2x1", 3);
    // Every thirtieth module of the second code is wrong, which is more than its correction mends.
    let side = codes[1].side;
    for at in (0..side * side).step_by(29).filter(|at| at / side > 10 && at % side > 10) {
        codes[1].dark[at] = !codes[1].dark[at];
    }
    let worn = shown(&codes, "2x1", 3);
    assert_eq!(read(&worn, Effort::Moving).codes.len(), 1);
    let counts = scan_raw(&[worn.clone(), clean.clone()], &room.path().join("both")).counts;
    assert_eq!((counts.frames, counts.pictures), (2, 2));
    // What was read whole is not read again, and what stays unread is not read for ever.
    let counts = scan_raw(&vec![clean; 9], &room.path().join("clean")).counts;
    assert_eq!((counts.frames, counts.pictures), (2, 1));
    let counts = scan_raw(&vec![worn; 9], &room.path().join("worn")).counts;
    assert!(counts.frames == 1 && (1..=3).contains(&counts.pictures), "{counts:?}");
}

fn ffmpeg(arguments: &[&str], input: &[u8], film: &Path) {
    let before = ["-v", "error", "-f", "rawvideo", "-pix_fmt", "gray"];
    let mut child =
        Command::new("ffmpeg").args(before).args(arguments).arg(film).stdin(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input).unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn every_picture_of_a_film_with_sixty_a_second_is_looked_at() {
    if !present(&["ffmpeg"]) {
        return;
    }
    let room = common::room();
    let film = room.path().join("film.mkv");
    let codes = symbols(Screen::Terminal.carrier(), 12);
    let pictures: Vec<u8> = codes.chunks(1).flat_map(|code| shown(code, "1x1", 4).into_luma()).collect();
    let side = ((codes[0].side as u32 + 2 * QUIET_MODULES) * 4).to_string();
    ffmpeg(&["-s", &format!("{side}x{side}"), "-r", "60", "-i", "-", "-c:v", "ffv1"], &pictures, &film);
    let scanned = scan_into(&[film], &room.path().join("out"));
    assert_eq!((scanned.counts.frames, scanned.counts.pictures), (12, 12));
}

/// Two pixels a module are few, and one pixel a module is none.
#[test]
fn a_film_of_4k_is_looked_at_in_full_size() {
    if !present(&["ffmpeg"]) {
        return;
    }
    let room = common::room();
    let film = room.path().join("film.mkv");
    let codes = symbols(Screen::Fast.carrier(), 12);
    let small = shown(&codes, "6x2", 2);
    let whole = drawn((3840, 2160), |x, y| {
        if x < small.width() && y < small.height() { small.luma()[(y * small.width() + x) as usize] } else { 255 }
    });
    ffmpeg(&["-s", "3840x2160", "-r", "30", "-i", "-", "-c:v", "ffv1"], whole.luma(), &film);
    assert!(fs::metadata(&film).unwrap().len() > 0);
    let scanned = scan_into(&[film], &room.path().join("out"));
    assert_eq!(scanned.counts.frames, 12);
}
