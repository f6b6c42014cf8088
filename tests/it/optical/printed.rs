//! Every profile of paper on its model: printed, seen by a scanner or a phone, and read. All of it is simulated.

use std::collections::BTreeSet;
use std::path::Path;

use crate::common;
use crate::common::camera::{self, Camera};
use crate::common::ink::Ink;
use crate::common::scanned::scan_into;
use crate::common::tools::soaking;
use pannier::format::frame::Kind;
use pannier::watch::Watch;
use pannier_optical::codes::grey::Grey;
use pannier_optical::objects::carry::Object;
use pannier_optical::objects::object::Share;
use pannier_optical::paper::grid::Grid;
use pannier_optical::paper::profile::{Paper, Print};
use pannier_optical::paper::sheet::{Contents, CoverCodes, Label, Line, Sheet, Words};

/// The conditions that a profile must stand: ink, pixels an inch, and whether a phone looks.
const MODELS: [(Print, Ink, f32, Look); 6] = [
    (Print::Rough, Ink::BAD, 150.0, Look::Phone),
    (Print::Photo, Ink::BAD, 290.0, Look::Phone),
    (Print::Photo, Ink::BAD, 300.0, Look::Flatbed),
    (Print::Dense, Ink::FAIR, 290.0, Look::Phone),
    (Print::Dense, Ink::FAIR, 300.0, Look::Flatbed),
    (Print::Flatbed, Ink::FAIR, 300.0, Look::Flatbed),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Look {
    Phone,
    Flatbed,
}

impl Look {
    /// The picture of a printed part of a page.
    fn at(self, paper: &Grey, inch: f32, seed: u64, path: &Path) {
        let size = |side: u32, fill: f32| (side as f32 * inch / 600.0 / fill).round() as u32;
        let camera = match self {
            Self::Phone => {
                let fill = 0.92;
                let size = (size(paper.width(), fill), size(paper.height(), fill));
                // 90 micrometres of blur, and waves of 100.
                let micrometre = inch / 25_400.0;
                Camera {
                    size,
                    fill,
                    turn: 3.0,
                    blur: 90.0 * micrometre,
                    jpeg: 75,
                    wave: 100.0 * micrometre,
                    ..Camera::PHONE
                }
            }
            Self::Flatbed => {
                let size = (size(paper.width(), 1.0), size(paper.height(), 1.0));
                let micrometre = inch / 25_400.0;
                Camera {
                    size,
                    turn: 0.8,
                    blur: 45.0 * micrometre,
                    jpeg: 80,
                    wave: 40.0 * micrometre,
                    ..Camera::FLATBED
                }
            }
        };
        camera.save(paper, seed, path);
    }
}

/// No words: a test looks at codes.
#[derive(Debug)]
struct Silent;

impl Words for Silent {
    fn title(&self) -> String {
        String::new()
    }

    fn page(&self, _: usize, _: Contents<'_>) -> String {
        String::new()
    }

    fn page_lines(&self, _: Contents<'_>, _: bool) -> Vec<Line> {
        Vec::new()
    }

    fn label(&self, _: Option<&str>, number: u32, of: u32) -> Label {
        Label { name: None, number: format!("{number} of {of}"), elsewhere: Vec::new() }
    }

    fn cover_title(&self, _: Contents<'_>) -> String {
        String::new()
    }

    fn cover_lines(&self, _: Contents<'_>, _: CoverCodes<'_>) -> Vec<Line> {
        Vec::new()
    }
}

fn sheet(print: Print, codes: u32) -> Sheet {
    let bytes = common::noise(31, (codes * print.carrier().body_bytes) as usize);
    let object = Object { kind: Kind::Chunk, name: "noise".to_owned(), bytes, share: Share { percent: 0, extra: 0 } };
    Sheet::new(Box::new(Silent), &[object], print, Paper::A4, &Watch::default()).unwrap()
}

/// The first four codes of a page, with white around them.
fn four(page: &Grey, print: Print) -> Grey {
    let grid = Grid::new(print, Paper::A4, None);
    let ((left, top), (right, bottom)) = (grid.corner(0), grid.corner(u32::try_from(grid.columns()).unwrap() + 1));
    let white = print.side_dots() / 12;
    let size = (right + print.side_dots() - left + 2 * white, bottom + print.side_dots() - top + 2 * white);
    camera::part(page, (left - white, top - white), size)
}

#[test]
fn four_codes_of_every_profile_are_read_on_its_model() {
    let room = common::room();
    for (number, (print, ink, inch, look)) in (0..).zip(MODELS) {
        let sheet = sheet(print, 12);
        let page = camera::read_png(&sheet.page(0).unwrap().png().unwrap());
        let path = room.path().join(format!("{number}.jpg"));
        look.at(&ink.print(&four(&page, print), number), inch, number, &path);
        let scanned = scan_into(&[path], &room.path().join(format!("out-{number}")));
        assert_eq!(scanned.counts.frames, 4, "{print:?} {look:?}");
    }
}

/// Slow. `scripts/bench --only "profiles on their models"` measures the same with programs of others.
#[test]
fn of_all_codes_of_a_profile_99_in_100_are_read_on_its_model() {
    if !soaking() {
        return;
    }
    let room = common::room();
    for (print, ink, inch, look) in MODELS {
        let sheet =
            sheet(print, 400_u32.next_multiple_of(u32::try_from(Grid::new(print, Paper::A4, None).slots()).unwrap()));
        let (mut read, mut shown) = (0, BTreeSet::new());
        for number in 0..sheet.page_count() {
            let page = camera::read_png(&sheet.page(number).unwrap().png().unwrap());
            let path = room.path().join(format!("{print:?}-{look:?}-{number}.jpg"));
            look.at(&ink.print(&page, number as u64), inch, number as u64, &path);
            read += scan_into(&[path], &room.path().join(format!("{print:?}-{look:?}-{number}"))).counts.frames;
            shown.extend(sheet.lines());
        }
        eprintln!("{print:?} {look:?}: {read} of {} codes read", shown.len());
        assert!(read * 100 >= shown.len() as u64 * 99, "{print:?} {look:?}");
    }
}
