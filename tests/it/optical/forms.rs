//! Pictures in the forms that people have: scans, faxes, photos of telephones, screens in dark colours, and what is not read.

use std::fs;
use std::path::PathBuf;

use crate::common::codes::{pictures, rasterize};
use crate::common::journey::home;
use crate::common::program::{Home, PROGRAM, run};
use crate::common::{put, tools};

/// A home with the pages of a small bundle as grey pictures in PGM: width, height, pixels.
pub(super) struct Pages {
    pub(super) home: Home,
    pages: Vec<(usize, usize, Vec<u8>)>,
}

pub(super) fn pages() -> Option<Pages> {
    if !tools::present(&["pdftoppm"]) {
        return None;
    }
    let home = home();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    put(&home.at("corpus/letter.txt"), "boil, wait, cool, drink\n".repeat(40));
    home.say("pack corpus -o b -k publisher.key --public --for paper").exits(0);
    let show = home.say("show b --json").json();
    put(&home.at("p.pub"), show["bundles"][0]["facts"]["publisher"].as_str().unwrap());
    home.say("sheet b -P p.pub -o pages.pdf").exits(0);
    fs::create_dir(home.at("png")).unwrap();
    rasterize(&home.at("pages.pdf"), &home.at("png"), 150);
    let pages = pictures(&home.at("png")).iter().map(grey).collect();
    Some(Pages { home, pages })
}

fn grey(path: &PathBuf) -> (usize, usize, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).unwrap())).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let each = info.color_type.samples();
    let luma = pixels.chunks_exact(each).map(|pixel| pixel[0]).collect();
    (info.width as usize, info.height as usize, luma)
}

/// The rows of a page in bits, in which 1 is ink.
fn bits((width, _, luma): &(usize, usize, Vec<u8>)) -> Vec<u8> {
    let byte = |eight: &[u8]| {
        eight.iter().enumerate().filter(|(_, grey)| **grey < 128).fold(0, |byte, (at, _)| byte | 0x80 >> at)
    };
    luma.chunks_exact(*width).flat_map(|row| row.chunks(8).map(byte)).collect()
}

/// A TIFF of all pages in bits, without compression.
fn tiff(pages: &[(usize, usize, Vec<u8>)]) -> Vec<u8> {
    let mut file = b"II*\0".to_vec();
    let mut next_at = file.len();
    file.extend([0; 4]);
    for page in pages {
        let rows = bits(page);
        let rows_at = u32::try_from(file.len()).unwrap();
        file.extend(&rows);
        file.resize(file.len().next_multiple_of(2), 0);
        let here = u32::try_from(file.len()).unwrap().to_le_bytes();
        file[next_at..next_at + 4].copy_from_slice(&here);
        let number = |value: usize| u32::try_from(value).unwrap();
        let entries = [
            (256, number(page.0)),
            (257, number(page.1)),
            (258, 1),
            (259, 1),
            (262, 0),
            (273, rows_at),
            (277, 1),
            (278, number(page.1)),
            (279, number(rows.len())),
        ];
        file.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
        for (tag, value) in entries {
            file.extend([&u16::to_le_bytes(tag)[..], &[4, 0, 1, 0, 0, 0], &u32::to_le_bytes(value)].concat());
        }
        next_at = file.len();
        file.extend([0; 4]);
    }
    file
}

pub(super) fn opens(home: &Home, folder: &str) {
    let run = home.say(&format!("scan {folder} -P p.pub -o got-{folder}")).exits(0);
    assert!(run.out.starts_with("OK "), "{folder}: {}{}", run.out, run.err);
    home.say(&format!("open got-{folder} -P p.pub -o out-{folder}")).exits(0);
    assert_eq!(home.text(&format!("out-{folder}/letter.txt")), home.text("corpus/letter.txt"));
}

#[test]
fn scans_faxes_and_bitmaps_are_read() {
    let Some(Pages { home, pages }) = pages() else { return };
    put(&home.at("tiff/scan.tif"), tiff(&pages));
    opens(&home, "tiff");
    for (number, page) in pages.iter().enumerate() {
        let (width, height, luma) = page;
        put(&home.at(&format!("pgm/{number}.pgm")), [format!("P5\n{width} {height}\n255\n").as_bytes(), luma].concat());
        put(
            &home.at(&format!("pbm/{number}.pbm")),
            [format!("P4\n{width} {height}\n").as_bytes(), &bits(page)].concat(),
        );
        let dark: Vec<u8> = luma.iter().map(|grey| !grey).collect();
        put(
            &home.at(&format!("dark/{number}.pgm")),
            [format!("P5\n{width} {height}\n255\n").as_bytes(), &dark].concat(),
        );
    }
    ["pgm", "pbm", "dark"].iter().for_each(|folder| opens(&home, folder));
    if tools::present(&["tiffcp"]) {
        for how in ["g4", "g3", "g3:1d:fill", "lzw", "packbits", "zip"] {
            let folder = how.replace(':', "-");
            fs::create_dir(home.at(&folder)).unwrap();
            home.shell(&format!("tiffcp -c {how} tiff/scan.tif {folder}/scan.tif")).exits(0);
            opens(&home, &folder);
        }
    }
}

#[test]
fn photos_of_telephones_are_read_through_a_program() {
    if !tools::present(&["heif-enc"])
        || !tools::works("a program for HEIC", "command -v heif-convert || command -v heif-dec")
    {
        return;
    }
    let Some(Pages { home, .. }) = pages() else { return };
    fs::create_dir(home.at("heic")).unwrap();
    home.shell("for f in png/*.png; do heif-enc -q 60 \"$f\" -o heic/$(basename \"$f\" .png).HEIC; done").exits(0);
    opens(&home, "heic");
    home.say("scan heic -P p.pub -o none --no-programs").exits(4).says("heif-convert").says("no programs may be run");
}

#[test]
fn a_missing_program_is_named_with_its_package_and_nobody_takes_pictures_again() {
    let home = home();
    for (name, bytes, package) in [
        ("photo.HEIC", &b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], "libheif-examples"),
        ("pages.pdf", b"%PDF-1.7\n", "poppler-utils"),
        ("film.mp4", b"\0\0\0\x18ftypisom\0\0\0\0", "install ffmpeg"),
    ] {
        put(&home.at(name), bytes);
        let out = format!("got-{name}");
        let run = run(home.command(PROGRAM).args(["scan", name, "-o", &out]).env("PATH", "/nonexistent"));
        let run = run.exits(4).says(package).says(name);
        assert!(!run.out.contains("take the pictures again"), "{}", run.out);
    }
}

#[test]
fn what_is_not_read_is_named_or_counted_and_never_silent() {
    let home = home();
    for (name, bytes) in [
        ("in/photo.jxl", &b"\xFF\x0A...."[..]),
        ("in/photos.zip", b"PK\x03\x04"),
        ("in/photos.7z", b"7z\xbc\xaf\x27\x1c"),
        ("in/a.docx", b"x"),
        ("in/b.docx", b"x"),
        ("in/README", b"x"),
    ] {
        put(&home.at(name), bytes);
    }
    let run = home.say("scan in -o got").exits(4).says("photo.jxl: it is JPEG XL").says("photos.7z: it is an archive");
    let run = run.says("photos.zip: the archive is damaged or cut short");
    let run = run.says("3 files that are no pictures: 1 without an ending, 2 .docx");
    assert!(!run.out.contains("take the pictures again"), "{}", run.out);
    let object = home.say("scan in -o got2 --json").json();
    assert_eq!(object["scan"]["others"], serde_json::json!({"": 1, "docx": 2}));
}

#[test]
fn a_pdf_with_a_password_has_a_sentence_of_its_own() {
    if !tools::present(&["pdftoppm"]) {
        return;
    }
    let home = home();
    put(
        &home.at("locked.pdf"),
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n\
         3 0 obj<</Filter/Standard/V 1/R 2/O<00>/U<00>/P -4>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R>>\n%%EOF",
    );
    let run = home.say("scan locked.pdf -o got").exits(4).says("locked.pdf: it is a PDF with a password");
    assert!(!run.out.contains("take the pictures again"), "{}", run.out);
}
