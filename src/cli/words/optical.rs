//! The sentences of `sheet` and `play`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{bytes, count};
use crate::bundle::Bundle;
use crate::cli::terminal::Tone;
use crate::escape::shown_path;
use crate::format::frame::{Group, Kind};
use crate::format::{Facts, Sealing};
use crate::optical::estimate::code_count;
use crate::optical::object::Share;
use crate::optical::profile::{Print, Screen};
use crate::optical::sheet::Sheet;

/// What a sheet will be, said before it is drawn.
pub(in crate::cli) fn sheet_plan(sheet: &Sheet) -> String {
    let (pages, codes) = (pages(sheet), count(sheet.code_count() as u64, "code", "codes"));
    match sheet.groups.as_slice() {
        [(_, group)] => format!("{pages}: {codes}, any {} of which are enough", group.source_count),
        groups => format!("{pages}: {codes} for {} objects", groups.len()),
    }
}

/// What a sheet is.
pub(in crate::cli) fn sheet(bundle: &Bundle, sheet: &Sheet, files: &[PathBuf]) -> String {
    let place = match files {
        [only] => shown_path(only),
        [first, .., last] => format!("{} to {}", shown_path(first), shown_path(last)),
        [] => String::new(),
    };
    let (pages, codes) = (pages(sheet), count(sheet.code_count() as u64, "code", "codes"));
    let mut out = format!("{}  {}: {pages} with {codes} in {place}", Tone::Good.paint("OK"), bundle.title());
    objects(&mut out, &sheet.groups);
    out.push_str("\n  visible    whoever sees a page reads series, release, date, publisher's key and sizes");
    if bundle.facts.sealing == Sealing::None {
        out.push_str("; and documents: the bundle is not sealed");
    }
    out
}

/// The cover and the pages.
fn pages(sheet: &Sheet) -> String {
    let cover = if sheet.has_cover() { "a cover and " } else { "" };
    format!("{cover}{}", count(sheet.page_count() as u64, "page", "pages"))
}

/// A line for each object; of many, the first few.
fn objects(out: &mut String, groups: &[(String, Group)]) {
    const SHOWN: usize = 4;
    for (name, group) in groups.iter().take(SHOWN) {
        out.push_str(&format!(
            "\n  carries    {name}, {}: any {} of its {} codes",
            bytes(u64::from(group.object_bytes)),
            group.source_count,
            group.frame_count()
        ));
    }
    if groups.len() > SHOWN {
        out.push_str(&format!("\n             and {} more", groups.len() - SHOWN));
    }
}

/// What comes after packing for paper or a screen, and how much it will be; of a dry run, how much it would be.
pub(in crate::cli) fn next(kind: &str, facts: &Facts, out: Option<&Path>) -> String {
    let (command, much) = if kind == "paper" {
        let pages = code_count(facts, Print::Photo.carrier().body_bytes, Share::DEFAULT).div_ceil(12);
        ("sheet", format!("a cover and about {} of A4", count(pages, "page", "pages")))
    } else {
        let frames = code_count(facts, Screen::Normal.carrier().body_bytes, Share::SCREEN);
        ("play", format!("a loop of about {}", duration(frames, 10)))
    };
    let much = format!("{much}; about a fifth of the codes may be lost");
    match (out.map(shown_path), command) {
        (Some(bundle), "sheet") => format!("Next: pannier sheet {bundle} -o {bundle}.pdf   ({much})"),
        (Some(bundle), _) => format!("Next: pannier play {bundle}   ({much})"),
        (None, _) => format!("It would be {much}."),
    }
}

/// How long so many frames take.
fn duration(frames: u64, speed: u16) -> String {
    let seconds = frames as f64 / f64::from(speed.max(1));
    if seconds < 120.0 { format!("{seconds:.1} seconds") } else { format!("{:.0} minutes", seconds / 60.0) }
}

/// What a loop will be, said before it begins.
pub(in crate::cli) fn loop_plan(groups: &[(String, Group)], frames: usize, speed: u16) -> String {
    let length = duration(frames as u64, speed);
    match groups {
        [(_, group)] => format!(
            "a loop of {}, {length} at {speed} a second; any {} are enough",
            count(frames as u64, "code", "codes"),
            group.source_count
        ),
        groups => format!(
            "a loop of {} for {} objects, {length} at {speed} a second",
            count(frames as u64, "code", "codes"),
            groups.len()
        ),
    }
}

/// What was written for a screen.
pub(in crate::cli) fn played(bundle: &Bundle, groups: &[(String, Group)], plan: &str, path: &Path) -> String {
    let mut out = format!("{}  {}: {plan}\n  written    {}", Tone::Good.paint("OK"), bundle.title(), shown_path(path));
    objects(&mut out, groups);
    out
}

/// The objects as JSON.
pub(in crate::cli) fn objects_json(groups: &[(String, Group)]) -> Vec<Value> {
    let object = |(name, group): &(String, Group)| {
        json!({
            "name": name,
            "kind": match group.kind { Kind::Bag => "bag", Kind::Chunk => "chunk" },
            "sid": group.sid.to_string(),
            "bytes": group.object_bytes,
            "body_bytes": group.body_bytes,
            "source_frames": group.source_count,
            "recovery_frames": group.recovery_count,
        })
    };
    groups.iter().map(object).collect()
}

/// What a page for a browser says below the code. ASCII.
pub(in crate::cli) fn html(bundle: &Bundle, groups: &[(String, Group)]) -> String {
    let enough = match groups {
        [(_, group)] => format!("Any {} of its codes are enough.", group.source_count),
        _ => "Film at least one whole round.".to_owned(),
    };
    format!(
        "Film this with any camera. {enough} Then: pannier scan VIDEO -o FOLDER. Publisher's digits, to compare by voice: {}. \
         Keys: space, + and -, arrows.",
        bundle.digits()
    )
}
