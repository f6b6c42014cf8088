//! Amounts of files, media, pages and seconds that a bundle would take, for a person who chooses before packing.

use serde_json::{Value, json};

use super::line::line;
use super::play::duration;
use crate::cli::messages::msg;
use crate::format::layout::Part;
use crate::format::{Facts, Layout};
use crate::plan::fit::bundle_bytes;
use crate::plan::preset::PRESETS;
use crate::readme::{self, Language};
use crate::units::bytes;
use pannier_optical::objects::estimate::code_count;
use pannier_optical::objects::object::Share;
use pannier_optical::paper::grid as page;
use pannier_optical::paper::profile::{Paper, Print, Screen};
use pannier_optical::screen::Grid;

/// Pictures a second of a loop.
const SPEED: f64 = 10.0;

/// Returns the lines about files, media, paper and screens.
pub(in crate::cli) fn told(facts: &Facts, languages: &[Language]) -> String {
    let layout = Layout::from(facts);
    let size = all_bytes(facts, languages);
    let chunks = layout.chunk_count(Part::Data) + layout.chunk_count(Part::Recovery);
    let mut out = msg!("amounts-head");
    line(&mut out, &msg!("label-files"), &msg!("amounts-files", size = bytes(size), chunks = chunks));
    let media: Vec<String> = media(size)
        .into_iter()
        .map(|(kind, count)| match kind {
            "mail" => msg!("amounts-mail", count = count),
            "floppy" => msg!("amounts-floppy", count = count),
            "cd" => msg!("amounts-cd", count = count),
            _ => msg!("amounts-dvd", count = count),
        })
        .collect();
    line(&mut out, &msg!("label-media"), &super::listed(&media));
    let [(_, photo), (_, dense), (_, flatbed)] = pages(facts);
    let paper = msg!("amounts-paper", photo = photo, dense = dense, flatbed = flatbed);
    line(&mut out, &msg!("label-paper"), &paper);
    line(&mut out, &msg!("label-screen"), &msg!("amounts-screen", length = duration(seconds(facts))));
    out
}

/// Returns the same as one object.
pub(in crate::cli) fn json(facts: &Facts, languages: &[Language]) -> Value {
    let layout = Layout::from(facts);
    let size = all_bytes(facts, languages);
    let mut object = json!({
        "files_bytes": size,
        "chunk_count": layout.chunk_count(Part::Data) + layout.chunk_count(Part::Recovery),
        "screen_ms": (seconds(facts) * 1000.0).round() as u64,
    });
    if let Some(fields) = object.as_object_mut() {
        fields.extend(media(size).into_iter().map(|(kind, count)| (format!("{kind}_count"), count.into())));
        fields.extend(pages(facts).into_iter().map(|(kind, count)| (format!("{kind}_page_count"), count.into())));
    }
    object
}

/// Estimates the bytes of all files, with the languages of `README.txt` beside English.
fn all_bytes(facts: &Facts, languages: &[Language]) -> u64 {
    let added = readme::text(facts, languages).len().saturating_sub(readme::text(facts, &[]).len());
    bundle_bytes(&Layout::from(facts)).saturating_add(added as u64)
}

/// Returns how many of each medium of a fixed size hold all files.
fn media(size: u64) -> Vec<(&'static str, u64)> {
    let fixed = PRESETS.iter().filter_map(|preset| preset.carrier_bytes.map(|bytes| (preset.name, bytes)));
    fixed.map(|(name, bytes)| (name, size.div_ceil(bytes))).collect()
}

/// Returns the pages of A4 for each of the profiles that people print.
fn pages(facts: &Facts) -> [(&'static str, u64); 3] {
    [("photo", Print::Photo), ("dense", Print::Dense), ("flatbed", Print::Flatbed)].map(|(name, print)| {
        let codes = code_count(facts, print.carrier().body_bytes, Share::DEFAULT);
        (name, codes.div_ceil(page::Grid::new(print, Paper::A4, None).slots().max(1) as u64))
    })
}

/// Returns the bytes of all files of a bundle.
pub(in crate::cli) fn files_bytes(facts: &Facts) -> u64 {
    bundle_bytes(&Layout::from(facts))
}

/// Returns the pages of A4 that phones can photograph.
pub(in crate::cli) fn photo_pages(facts: &Facts) -> u64 {
    let [(_, photo), ..] = pages(facts);
    photo
}

/// Returns the same amounts in one line: bytes, pages, seconds.
pub(in crate::cli) fn short(facts: &Facts) -> String {
    let (size, pages) = (bytes(files_bytes(facts)), photo_pages(facts));
    msg!("amounts-short", size = size, pages = pages, length = duration(seconds(facts)))
}

/// Returns the seconds of one round on a screen.
pub(in crate::cli) fn seconds(facts: &Facts) -> f64 {
    let codes = code_count(facts, Screen::Wide.carrier().body_bytes, Share::SCREEN);
    codes.div_ceil(Grid::WIDE.cells() as u64) as f64 / SPEED
}
