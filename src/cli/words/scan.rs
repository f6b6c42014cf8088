//! The sentences of `scan`.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::line::{head, labelled, line, listed};
use crate::check::Verdict;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::escape::{shown, shown_path};
use crate::format::frame::{Group, Kind};
use crate::scan::{Holds, Scanned, Unfinished};
use pannier_optical::objects::receive::{FalseFrame, Sighting};

/// Returns the line that counts the inputs.
pub(in crate::cli) fn counts(scanned: &Scanned) -> String {
    let counts = &scanned.counts;
    let (pictures, codes) = (counts.pictures, counts.frames);
    let (damaged, foreign) = (counts.broken, counts.foreign);
    let text = if pictures == 0 && counts.codes == 0 {
        msg!("scan-nothing", damaged = damaged, foreign = foreign)
    } else if pictures == 0 {
        msg!("scan-texts", codes = codes, damaged = damaged, foreign = foreign)
    } else {
        msg!("scan-pictures", codes = codes, pictures = pictures, damaged = damaged, foreign = foreign)
    };
    labelled(&msg!("label-scanned"), &text)
}

/// Returns the line about files that were passed over. `None` if there are none.
pub(in crate::cli) fn others(scanned: &Scanned) -> Option<String> {
    let kind = |(ending, count): (&String, &u64)| match ending.as_str() {
        "" => msg!("scan-other-bare", count = count.to_string()),
        ending => msg!("scan-other", count = count.to_string(), ending = shown(&format!(".{ending}"))),
    };
    let count: u64 = scanned.others.values().sum();
    let kinds: Vec<String> = scanned.others.iter().map(kind).collect();
    (count > 0).then(|| labelled(&msg!("label-ignored"), &msg!("scan-others", count = count, kinds = listed(&kinds))))
}

/// Returns the place of a sighting.
fn place(inputs: &[PathBuf], at: Sighting) -> String {
    let path = inputs.get(at.input).map_or_else(|| msg!("scan-standard-input"), |path| shown_path(path));
    let text = inputs.get(at.input).is_some_and(|path| path.extension().is_some_and(|e| e == "txt"));
    match (at.number, text) {
        (0, _) => path,
        (number, true) => msg!("scan-line", path = path, number = number.to_string()),
        (number, false) => msg!("scan-picture", path = path, number = number.to_string()),
    }
}

fn what(one: &Unfinished) -> String {
    match (one.group.kind, one.holds) {
        (Kind::Chunk, _) => msg!("scan-a-chunk"),
        (Kind::Bag, Some(Holds::SmallFiles)) => msg!("scan-small-files"),
        (Kind::Bag, Some(Holds::Everything)) => msg!("scan-whole-bundle"),
        (Kind::Bag, Some(Holds::FirstBlocks)) => msg!("scan-first-blocks"),
        (Kind::Bag, None) => msg!("scan-files-together"),
    }
}

/// Returns the number of a frame as on its label, with the page of the true frame.
fn label(number: u32, group: &Group, page: Option<u32>) -> String {
    let (number, of) = (number.to_string(), group.frame_count().to_string());
    match page {
        Some(page) => msg!("scan-label-page", number = number, of = of, page = page.to_string()),
        None => msg!("scan-label", number = number, of = of),
    }
}

/// Returns the line about a frame that is not the publisher's.
pub(in crate::cli) fn false_frame(inputs: &[PathBuf], frame: &FalseFrame) -> String {
    let label = label(frame.number(), &frame.group, frame.page);
    msg!("scan-false", label = label, place = place(inputs, frame.seen))
}

/// Returns the line about an input that was not searched.
pub(in crate::cli) fn skipped(inputs: &[PathBuf], at: Sighting, why: &str) -> String {
    msg!("path-why", path = place(inputs, at), why = shown(why))
}

/// Returns the line about the codes that an object still needs.
pub(in crate::cli) fn unfinished(inputs: &[PathBuf], one: &Unfinished) -> String {
    let name = match &one.name {
        Some((name, id)) => Some(msg!("scan-chunk-of", name = name.as_str(), id = id.as_str())),
        None if one.alone => None,
        None => Some(what(one)),
    };
    let short = one.group.source_count.saturating_sub(one.have);
    let mut text = if short > 0 {
        let (have, need, short) = (one.have.to_string(), one.group.source_count.to_string(), short.to_string());
        let codes = codes(one);
        let missing = match name {
            Some(name) => {
                msg!("scan-missing-of", name = name, have = have, need = need, short = short, codes = codes)
            }
            None => msg!("scan-missing", have = have, need = need, short = short, codes = codes),
        };
        labelled(&msg!("label-missing"), &missing)
    } else {
        let disputed = match name {
            Some(name) => msg!("scan-disputed-of", name = name),
            None => msg!("scan-disputed"),
        };
        labelled(&msg!("label-disputed"), &disputed)
    };
    for conflict in one.conflicts.iter().take(8) {
        let places: Vec<String> = conflict.seen.iter().map(|at| place(inputs, *at)).collect();
        let places = places.join(&msg!("list-separator-strong"));
        let label = label(conflict.number, &one.group, conflict.page);
        line(&mut text, "", &msg!("scan-differs", label = label, places = places));
    }
    text
}

/// Returns numbers for people as runs. The pages are named where they are known.
fn codes(one: &Unfinished) -> String {
    const MOST: usize = 24;
    let runs = &one.missing;
    let is_all = runs.len() <= MOST;
    let run = |run: &RangeInclusive<u32>| match (run.start(), run.end()) {
        (first, last) if first == last => first.to_string(),
        (first, last) => msg!("scan-run", first = first.to_string(), last = last.to_string()),
    };
    let numbers = listed(&runs.iter().take(MOST).map(run).collect::<Vec<_>>());
    let of = one.group.frame_count().to_string();
    let pages: Vec<String> = one.missing_pages.iter().take(MOST).map(ToString::to_string).collect();
    match (is_all, pages.len()) {
        (true, 0) => msg!("scan-codes", numbers = numbers, of = of),
        (false, 0) => msg!("scan-more-codes", numbers = numbers, of = of),
        (true, count) => msg!("scan-codes-pages", numbers = numbers, of = of, count = count, pages = listed(&pages)),
        (false, count) => {
            msg!("scan-more-codes-pages", numbers = numbers, of = of, count = count, pages = listed(&pages))
        }
    }
}

/// Returns the line that nothing is known about a bundle yet.
pub(in crate::cli) fn not_yet(scanned: &Scanned) -> String {
    let word = Verdict::Incomplete.word();
    if scanned.counts.frames > 0 {
        return head(Tone::Fair, word, &msg!("scan-not-yet"));
    }
    let mut out = head(Tone::Fair, word, &msg!("scan-no-code"));
    let next = match (scanned.counts.pictures, scanned.skipped.is_empty()) {
        (0, true) => msg!("scan-nothing-next"),
        (0, false) => msg!("scan-unread-next"),
        _ => msg!("scan-no-code-next"),
    };
    line(&mut out, &msg!("label-next"), &next);
    out
}

/// Returns the line about the place of unfinished frames.
pub(in crate::cli) fn kept(path: &Path) -> String {
    labelled(&msg!("label-kept-in"), &msg!("scan-kept", path = shown_path(path)))
}

/// Returns the warning about a picture with several keys.
pub(in crate::cli) fn crowded(inputs: &[PathBuf], at: Sighting) -> String {
    msg!("scan-crowded", place = place(inputs, at))
}

/// Returns all facts about scanning as one value.
pub(in crate::cli) fn json(scanned: &Scanned) -> Value {
    let Scanned { inputs, counts, skipped, others, false_frames, unfinished, kept, cards, crowded, .. } = scanned;
    let seen =
        |at: &Sighting| json!({"path": inputs.get(at.input).map(|path| path.to_string_lossy()), "number": at.number});
    json!({
        "picture_count": counts.pictures,
        "code_count": counts.frames,
        "foreign_count": counts.foreign,
        "damaged_count": counts.broken,
        "skipped": skipped.iter().map(|one| json!({"seen": seen(&one.at), "why": super::skip(&one.why)})).collect::<Vec<_>>(),
        "others": others,
        "false_codes": false_frames.iter().map(|one| json!({
            "code": format!("{} of {}", one.number(), one.group.frame_count()), "page": one.page, "sid": one.group.sid.to_string(), "seen": seen(&one.seen),
        })).collect::<Vec<_>>(),
        "unfinished": unfinished.iter().map(|one| json!({
            "sid": one.group.sid.to_string(),
            "kind": if one.group.kind == Kind::Bag { "bag" } else { "chunk" },
            "name": one.name.as_ref().map(|(name, _)| name),
            "id_begins": one.name.as_ref().map(|(_, id)| id),
            "have_code_count": one.have,
            "needed_code_count": one.group.source_count,
            "code_count": one.group.frame_count(),
            "missing": one.missing.iter().map(|run| [run.start(), run.end()]).collect::<Vec<_>>(),
            "missing_pages": one.missing_pages,
            "disputed": one.conflicts.iter().map(|conflict| conflict.number).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "frames_file": kept.as_ref().map(|path| path.to_string_lossy()),
        "cards": cards.iter().map(super::card::json).collect::<Vec<_>>(),
        "crowded": crowded.iter().map(seen).collect::<Vec<_>>(),
    })
}
