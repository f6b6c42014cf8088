//! What `scan` says.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::terminal::Tone;
use super::count;
use crate::check::Verdict;
use crate::escape::{shown, shown_path};
use crate::format::frame::{Group, Kind};
use crate::optical::receive::{FalseFrame, Sighting};
use crate::optical::scan::{Holds, Scanned, Unfinished};

/// What was looked at, in one line.
pub(in crate::cli) fn counts(scanned: &Scanned) -> String {
    let counts = &scanned.counts;
    let mut text = format!(
        "  scanned    {} in {}",
        count(counts.frames, "different code", "different codes"),
        count(counts.pictures, "picture", "pictures")
    );
    if counts.pictures == 0 && counts.codes == 0 {
        text = "  scanned    nothing in which codes could be".to_owned();
    } else if counts.pictures == 0 {
        text = format!("  scanned    {}", count(counts.frames, "different code as text", "different codes as text"));
    }
    if counts.broken > 0 {
        text += &format!(", {} damaged", counts.broken);
    }
    if counts.foreign > 0 {
        text += &format!(", {} of something else", counts.foreign);
    }
    text
}

/// Where something was seen.
fn place(inputs: &[PathBuf], at: Sighting) -> String {
    let path = inputs.get(at.input).map_or_else(|| "standard input".to_owned(), |path| shown_path(path));
    let text = inputs.get(at.input).is_some_and(|path| path.extension().is_some_and(|e| e == "txt"));
    match (at.number, text) {
        (0, _) => path,
        (number, true) => format!("{path} line {number}"),
        (number, false) => format!("{path} picture {number}"),
    }
}

fn what(one: &Unfinished) -> &'static str {
    match (one.group.kind, one.holds) {
        (Kind::Chunk, _) => "a chunk",
        (Kind::Bag, Some(Holds::SmallFiles)) => "the small files",
        (Kind::Bag, Some(Holds::Everything)) => "the whole bundle",
        (Kind::Bag, None) => "files together",
    }
}

/// The number of a frame on its label.
fn label(number: u32, group: &Group) -> String {
    format!("{number} of {}", group.frame_count())
}

/// The same with the page where the true one is.
fn label_and_page(number: u32, group: &Group, page: Option<u32>) -> String {
    let page = page.map(|page| format!(" (page {page})")).unwrap_or_default();
    label(number, group) + &page
}

/// A frame that was not the publisher's.
pub(in crate::cli) fn false_frame(inputs: &[PathBuf], frame: &FalseFrame) -> String {
    let label = label_and_page(frame.number(), &frame.group, frame.page);
    format!("code {label} in {} is false: damaged or planted; it was left out", place(inputs, frame.seen))
}

/// Something that was not looked at.
pub(in crate::cli) fn skipped(inputs: &[PathBuf], at: Sighting, why: &str) -> String {
    format!("{}: {}", place(inputs, at), shown(why))
}

/// What an object still needs.
pub(in crate::cli) fn unfinished(inputs: &[PathBuf], one: &Unfinished) -> String {
    let name = match &one.name {
        Some((name, id)) => format!("{name} of {id}: "),
        None if one.alone => String::new(),
        None => format!("{}: ", what(one)),
    };
    let short = one.group.source_count.saturating_sub(one.have);
    let mut text = if short > 0 {
        format!(
            "  {:<10} {name}{} of {} codes are here; any {short} more will do of these: {}",
            "missing",
            one.have,
            one.group.source_count,
            page_runs(one)
        )
    } else {
        format!("  {:<10} {name}enough codes are here, but some of them are false; add others", "disputed")
    };
    for conflict in one.conflicts.iter().take(8) {
        let places: Vec<String> = conflict.seen.iter().map(|at| place(inputs, *at)).collect();
        let label = label_and_page(conflict.number, &one.group, conflict.page);
        text += &format!("\n  {:<10} code {label} differs: {}", "", places.join("; "));
    }
    text
}

/// Numbers for people, as runs, with the pages on which they are where that is known.
fn page_runs(one: &Unfinished) -> String {
    const MOST: usize = 24;
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in &one.missing {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let more = runs.len().saturating_sub(MOST);
    let shown: Vec<String> = runs
        .into_iter()
        .take(MOST)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    let mut text = format!("{} of {}", shown.join(", "), one.group.frame_count());
    if more > 0 {
        text += ", …";
    }
    if !one.missing_pages.is_empty() {
        let pages: Vec<String> = one.missing_pages.iter().take(MOST).map(ToString::to_string).collect();
        let word = if pages.len() == 1 { "page" } else { "pages" };
        text += &format!(" ({word} {})", pages.join(", "));
    }
    text
}

/// Everything about scanning as one value.
pub(in crate::cli) fn json(scanned: &Scanned) -> Value {
    let Scanned { inputs, counts, skipped, false_frames, unfinished, kept, .. } = scanned;
    let seen =
        |at: &Sighting| json!({"path": inputs.get(at.input).map(|path| path.to_string_lossy()), "number": at.number});
    json!({
        "pictures": counts.pictures,
        "codes": counts.frames,
        "foreign": counts.foreign,
        "damaged": counts.broken,
        "skipped": skipped.iter().map(|one| json!({"seen": seen(&one.at), "why": one.why})).collect::<Vec<_>>(),
        "false": false_frames.iter().map(|one| json!({
            "code": label(one.number(), &one.group), "page": one.page, "sid": one.group.sid.to_string(), "seen": seen(&one.seen),
        })).collect::<Vec<_>>(),
        "unfinished": unfinished.iter().map(|one| json!({
            "sid": one.group.sid.to_string(),
            "what": if one.group.kind == Kind::Bag { "bag" } else { "chunk" },
            "name": one.name.as_ref().map(|(name, _)| name),
            "bundle": one.name.as_ref().map(|(_, id)| id),
            "have": one.have,
            "need": one.group.source_count,
            "codes": one.group.frame_count(),
            "missing": one.missing,
            "missing_pages": one.missing_pages,
            "disputed": one.conflicts.iter().map(|conflict| conflict.number).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "kept": kept.as_ref().map(|path| path.to_string_lossy()),
    })
}

/// Nothing can be said of a bundle yet.
pub(in crate::cli) fn not_yet(scanned: &Scanned) -> String {
    let why = if scanned.counts.frames == 0 {
        "no code of Pannier's was read\n  next       take the pictures again: sharp, evenly lit, a whole page or less in each, white around every code"
    } else {
        "not enough codes yet to tell what this is"
    };
    format!("{}  {why}", Tone::Fair.paint(Verdict::Incomplete.word()))
}

/// Where unfinished frames are.
pub(in crate::cli) fn kept(path: &Path) -> String {
    format!("  kept in    {}: scan the missing codes into the same folder", shown_path(path))
}
