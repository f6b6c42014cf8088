//! Paper in other languages: pages look as somebody looked at them, their text can be copied, and codes are read as before.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pannier_optical::codes::grey::Grey;

use crate::common::camera::{open, save_png};
use crate::common::codes::{pictures, rasterize};
use crate::common::program::Home;
use crate::common::scanned::scan_into;
use crate::common::tools::{here, present};

const LANGUAGES: [&str; 6] = ["fa", "ar", "ckb", "zh", "kmr", "fr"];
/// The messages of a page of words of a sealed bundle on one page.
const SAID: [&str; 18] = [
    "cover-what",
    "leaf-documents",
    "cover-locked-recipients",
    "cover-getting",
    "leaf-step-1",
    "cover-may-miss-codes",
    "leaf-step-2",
    "leaf-step-3",
    "leaf-trust",
    "cover-whose",
    "leaf-digits",
    "cover-compare",
    "cover-who-sees",
    "cover-sees-sealed",
    "cover-by-hand",
    "leaf-english",
    "leaf-command",
    "leaf-unread",
];
/// Words in Courier on such a page, beside numbers.
const COURIER: [&str; 14] = [
    "PANNIER",
    "bundle",
    "pannier",
    "scan",
    "PICTURES",
    "-o",
    "FOLDER",
    "open",
    "DOCUMENTS",
    "-i",
    "YOUR.key",
    "trust",
    "kB",
    "B",
];
/// Dots an inch of the pictures.
const DOTS: u32 = 75;
/// The side of a square of pixels whose mean is compared.
const SQUARE: usize = 8;
/// How far the means of two squares may be apart, of 255: by the program that drew the golden picture, and by the other one, which draws thin
/// edges darker. Letters of another language differ by more than 90.
const APART: [(&str, u64); 2] = [("pdftoppm", 20), ("mutool", 60)];
const OTHER: u64 = 90;

/// A home with the sheet of a sealed bundle, and what was told of the sheet.
fn sheet(languages: &str, more: &str) -> (Home, PathBuf) {
    let home = Home::new();
    let (bundle, key) = (here("bundles/format-1-recipients"), here("tests/keys/format-1/publisher.pub"));
    let mut command = home.command(crate::common::program::PROGRAM);
    command.arg("sheet").arg(bundle).arg("-P").arg(key).args(["-o", "sheet.pdf", "--paper-lang", languages]);
    crate::common::program::run(command.args(more.split_whitespace())).exits(0);
    let path = home.at("sheet.pdf");
    (home, path)
}

fn output(program: &str, args: &[&str], pdf: &Path) -> String {
    let out = Command::new(program).args(args).arg(pdf).arg("-").output().unwrap();
    assert!(out.status.success(), "{program}");
    String::from_utf8(out.stdout).unwrap()
}

/// The first page, drawn by two programs that share no code.
fn drawn(pdf: &Path) -> [Grey; 2] {
    let room = crate::common::room();
    let dots = DOTS.to_string();
    let poppler = ["-r", &dots, "-gray", "-f", "1", "-l", "1", "-png"];
    let one = Command::new("pdftoppm").args(poppler).arg(pdf).arg(room.path().join("page")).status().unwrap();
    let picture = pictures(room.path()).remove(0);
    let mupdf = room.path().join("mupdf.png");
    let mut tool = Command::new("mutool");
    let two =
        tool.args(["draw", "-q", "-r", &dots, "-c", "gray", "-o"]).arg(&mupdf).arg(pdf).arg("1").output().unwrap();
    assert!(one.success() && two.status.success());
    [open(&picture), open(&mupdf)]
}

/// The edges of the words in Courier, in pixels: a document does not have that font, so each program takes its own.
fn courier(pdf: &Path) -> Vec<[usize; 4]> {
    let text = output("pdftotext", &["-bbox", "-f", "1", "-l", "1"], pdf);
    let number = |line: &str, name: &str| -> Option<f64> {
        line.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.parse().ok()
    };
    let word = |line: &str| {
        let words = line.split_once('>')?.1.split_once("</word>")?.0;
        let edges = [number(line, "xMin")?, number(line, "yMin")?, number(line, "xMax")?, number(line, "yMax")?];
        let is_courier = words.contains(|c: char| c.is_ascii_digit()) || COURIER.contains(&words);
        (is_courier && words.is_ascii()).then(|| edges.map(|edge| (edge * f64::from(DOTS) / 72.0) as usize))
    };
    text.lines().filter(|line| line.contains("<word ")).filter_map(word).collect()
}

/// The means of all squares of a picture. What is in Courier is white.
fn means(picture: &Grey, white: &[[usize; 4]]) -> Vec<u64> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut luma = picture.luma().to_vec();
    for [left, top, right, bottom] in white {
        for y in top.saturating_sub(3)..(bottom + 4).min(height) {
            luma[y * width + left.saturating_sub(3)..y * width + (right + 4).min(width)].fill(255);
        }
    }
    let mean = |left: usize, top: usize| {
        let rows = (top..top + SQUARE).map(|y| &luma[y * width + left..y * width + left + SQUARE]);
        rows.flatten().map(|byte| u64::from(*byte)).sum::<u64>() / (SQUARE * SQUARE) as u64
    };
    let corners = |side: usize| (0..side / SQUARE).map(|number| number * SQUARE);
    corners(height)
        .flat_map(|top| corners(width).map(move |left| (left, top)))
        .map(|(left, top)| mean(left, top))
        .collect()
}

/// The largest distance between two pictures.
fn apart(one: &Grey, other: &Grey, white: &[[usize; 4]]) -> u64 {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    means(one, white).into_iter().zip(means(other, white)).map(|(one, other)| one.abs_diff(other)).max().unwrap()
}

/// `GOLDEN=overwrite` draws the pictures anew. Whoever does so looks at every one: letters joined, marks in their places, ۴ ۵ ۶ of Persian
/// and ٤ ٥ ٦ of Arabic and Kurdish in their own shapes, lines beginning at the right edge where the script does.
#[test]
fn pages_of_every_language_look_as_somebody_saw_them() {
    if !present(&["pdftoppm", "pdftotext", "mutool"]) {
        return;
    }
    let mut before: Option<Grey> = None;
    for language in LANGUAGES {
        let (_home, pdf) = sheet(language, "");
        let (drawn, white) = (drawn(&pdf), courier(&pdf));
        let path = here(&format!("tests/expected/paper/{language}.png"));
        if std::env::var("GOLDEN").is_ok_and(|word| word == "overwrite") {
            save_png(&drawn[0], &path);
        }
        let golden = open(&path);
        for (picture, (program, most)) in drawn.iter().zip(APART) {
            let apart = apart(picture, &golden, &white);
            assert!(apart <= most, "{language} by {program}: {apart}");
        }
        if let Some(before) = before {
            assert!(apart(&before, &golden, &white) > OTHER, "{language} looks as another language");
        }
        before = Some(golden);
    }
}

/// The letters of a text. Marks are left out: where they stand among letters is told differently by each reader of documents.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic() && !matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}')).collect()
}

#[test]
fn the_text_of_every_language_can_be_copied_and_digits_too() {
    if !present(&["pdftotext"]) {
        return;
    }
    for language in LANGUAGES {
        let (_home, pdf) = sheet(language, "");
        let page = output("pdftotext", &["-layout", "-f", "1", "-l", "1"], &pdf);
        let text = letters(&page);
        let folder = here(&format!("src/cli/messages/{language}"));
        let files = ["leaf", "paper"].map(|name| fs::read_to_string(folder.join(name).with_extension("ftl")).unwrap());
        for key in SAID {
            let line =
                files.iter().flat_map(|file| file.lines()).find_map(|line| line.strip_prefix(&format!("{key} = ")));
            let message = letters(line.unwrap_or_else(|| panic!("{language} has no {key}")));
            // A word in Latin letters within a sentence is put at the end of its line by some readers.
            let pieces = message.split("Pannier").filter(|piece| !piece.is_empty());
            pieces.for_each(|piece| assert!(text.contains(piece), "{language}: {key} is not in {page}"));
        }
        for group in ["50994", "72902", "08409", "68883", "04942", "61038"] {
            assert!(page.contains(group), "{language}: {page}");
            let local = |zero: u32| -> String {
                group.chars().filter_map(|c| char::from_u32(zero + c.to_digit(10)?)).collect()
            };
            let zero = match language {
                "fa" => Some(0x6f0),
                "ar" | "ckb" => Some(0x660),
                _ => None,
            };
            assert!(zero.is_none_or(|zero| page.contains(&local(zero))), "{language}: {page}");
        }
        for command in ["pannier scan PICTURES -o FOLDER", "pannier trust FOLDER"] {
            let spaced = page.split_whitespace().collect::<Vec<_>>().join(" ");
            let bare: String = spaced.chars().filter(char::is_ascii).collect();
            assert!(bare.contains(command), "{language}: {bare}");
        }
        // The number of the page stands on the page of codes.
        let codes = output("pdftotext", &["-layout", "-f", "2", "-l", "2"], &pdf);
        let line =
            files.iter().flat_map(|file| file.lines()).find_map(|line| line.strip_prefix("paper-page = ")).unwrap();
        let words =
            line.split('{').flat_map(|part| part.rsplit('}').next()).map(letters).filter(|word| !word.is_empty());
        words.for_each(|word| assert!(letters(&codes).contains(&word), "{language}: {word} is not in {codes}"));
    }
}

#[test]
fn codes_are_read_from_a_sheet_in_three_languages() {
    if !present(&["pdftoppm"]) {
        return;
    }
    let (home, pdf) = sheet("fa,ar,en,zh", "");
    let (again, same) = sheet("fa,ar,zh", "");
    assert!(fs::read(&pdf).unwrap() == fs::read(same).unwrap(), "the same sheet has other bytes");
    let plain = again.at("plain.pdf");
    let (_home, english) = sheet("en", "");
    fs::copy(&english, &plain).unwrap();
    let pages = home.at("pages");
    fs::create_dir(&pages).unwrap();
    rasterize(&pdf, &pages, 200);
    // Two pages of words, and one with all codes.
    assert_eq!(pictures(&pages).len(), 3);
    let scanned = scan_into(&pictures(&pages), &home.at("scanned"));
    let only = home.at("plain");
    fs::create_dir(&only).unwrap();
    rasterize(&plain, &only, 200);
    assert_eq!(pictures(&only).len(), 1);
    assert_eq!(scanned.counts.frames, scan_into(&pictures(&only), &home.at("again")).counts.frames);
    assert!(scanned.counts.frames > 3);
}

#[test]
fn languages_are_told_and_refused_where_paper_cannot_have_them() {
    let home = Home::new();
    let (bundle, key) = (here("bundles/format-1-public"), here("tests/keys/format-1/publisher.pub"));
    let line = format!("sheet {} -P {}", bundle.display(), key.display());
    let told = home.say(&format!("{line} --paper-lang ar,ar,en,fa --dry-run --json")).exits(0).json();
    assert_eq!(told["languages"], serde_json::json!(["ar", "fa"]));
    assert_eq!((told["language_page_count"].as_u64(), told["printed_page_count"].as_u64()), (Some(1), Some(2)));
    // Without a cover there is no page of words, and each page still has its number.
    let told = home.say(&format!("{line} --paper-lang ar --no-cover --dry-run --json")).exits(0).json();
    assert_eq!(told["language_page_count"], 0);
    for wrong in ["-o x.svg", "-o x.png", "-o x.txt", "--profile grid"] {
        home.say(&format!("{line} --paper-lang fa {wrong}")).exits(2).says("--paper-lang");
    }
    home.say(&format!("{line} --paper-lang fa,ar,ckb,zh")).exits(2).says("at most 3 languages");
    home.say(&format!("{line} --paper-lang xx")).exits(2);
    assert_eq!(fs::read_dir(home.at(".")).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_file()).count(), 0);
}

#[test]
fn the_back_of_a_card_has_its_digits_in_the_languages_asked_for() {
    if !present(&["pdftoppm", "pdftotext"]) {
        return;
    }
    let home = Home::new();
    for name in ["publisher", "recipient"] {
        let key = here(&format!("tests/keys/transcripts/{name}.pub"));
        let told = home.say(&format!("sheet --card {} --paper-lang fa,zh -o {name}.pdf --json", key.display()));
        assert_eq!(told.exits(0).json()["languages"], serde_json::json!(["fa", "zh"]));
        let (front, back) = (["-layout", "-l", "1"], ["-layout", "-f", "2"]);
        let pdf = home.at(&format!("{name}.pdf"));
        assert!(!output("pdftotext", &front, &pdf).contains("\u{645}"));
        let group = if name == "publisher" { "۰۶۰۳۹" } else { "۵۷۸۲۹" };
        assert!(output("pdftotext", &back, &pdf).contains(group));
        let pages = home.at(name);
        fs::create_dir(&pages).unwrap();
        rasterize(&pdf, &pages, 200);
        home.say(&format!("scan {name} -o cards")).exits(0).says("CARD");
    }
    home.say("sheet --card 04360 --paper-lang fa -o x.png").exits(2);
}
