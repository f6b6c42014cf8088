//! The sentences of `want` and `receipt`.

use std::path::Path;

use serde_json::{Value, json};

use super::{count, line, runs};
use crate::bundle::Bundle;
use crate::cli::terminal::Tone;
use crate::courier::gather::Answered;
use crate::format::slip::{GROUPS_SMS, Message, Unit};
use crate::format::{Hash, Layout, Slip};

/// What a slip tells to whoever reads it.
const REVEALS: &str = "the beginning of the bundle id, and numbers of blocks. No names, no keys, nobody";

/// A slip that asks for what is missing.
pub(in crate::cli) fn want(bundle: &Bundle, slip: &Slip) -> String {
    let mut out = format!("{}  {}: {}", Tone::Fair.paint("WANTED"), bundle.title(), says(slip, Some(bundle)));
    digits(&mut out, slip);
    line(&mut out, "answer", "pannier deal BUNDLE --want \"THESE DIGITS\" --to DIR");
    line(&mut out, "reveals", REVEALS);
    out
}

/// Nothing has to be asked for.
pub(in crate::cli) fn nothing_missing(bundle: &Bundle, trusted: bool) -> String {
    let word = if trusted { Tone::Good.paint("OK") } else { Tone::Bad.paint("NOT TRUSTED") };
    format!("{word}  {}: nothing is missing", bundle.title())
}

/// A slip that tells that all is well.
pub(in crate::cli) fn receipt(bundle: &Bundle, slip: &Slip) -> String {
    let mut out = format!("{}  {}: {}", Tone::Good.paint("RECEIVED"), bundle.title(), says(slip, Some(bundle)));
    digits(&mut out, slip);
    line(
        &mut out,
        "proves",
        "nothing by itself: anybody who knows the bundle id can write it. Believe the voice that reads it",
    );
    line(&mut out, "reveals", REVEALS);
    out
}

/// A slip that somebody sent.
pub(in crate::cli) fn read(slip: &Slip, bundle: Option<&Bundle>) -> String {
    let kind = match &slip.message {
        Message::Want { .. } => Tone::Fair.paint("WANTED"),
        Message::Receipt { .. } => Tone::Good.paint("RECEIVED"),
    };
    let about = match bundle {
        Some(bundle) => format!("{}, bundle {}", bundle.title(), bundle.list.id.short()),
        None => format!("a bundle whose id begins with {}", slip.id_digits()),
    };
    format!("{kind}  {about}: {}", says(slip, bundle))
}

/// What was brought to whoever asked.
pub(in crate::cli) fn answered(bundle: &Bundle, slip: &Slip, answered: &Answered, folder: &Path) -> String {
    let title = bundle.title();
    let all = answered.asked_blocks;
    let (word, what) = match answered.lacking_blocks {
        0 => (Tone::Good.paint("OK"), format!("all that was asked for, {}", count(u64::from(all), "block", "blocks"))),
        lacking => (Tone::Fair.paint("IN PART"), format!("{} of {all} blocks that were asked for", all - lacking)),
    };
    let mut out = format!("{word}  {title}: {what}, and the small files");
    line(&mut out, "asked", &says(slip, Some(bundle)));
    out.push('\n');
    out += &super::gather::set(&answered.set);
    out.push('\n');
    out += &super::gather::safe_to_pull(folder, std::slice::from_ref(&answered.set));
    out
}

/// The same as one object.
pub(in crate::cli) fn answered_json(bundle: &Bundle, answered: &Answered) -> Value {
    json!({
        "schema": 1,
        "id": bundle.list.id.to_string(),
        "asked_blocks": answered.asked_blocks,
        "lacking_blocks": answered.lacking_blocks,
        "gathered": super::gather::set_json(&answered.set),
        "failed": answered.failed.iter().map(|failed| json!({
            "path": failed.path.to_string_lossy(), "why": failed.why,
        })).collect::<Vec<_>>(),
    })
}

/// The digits in rows, and how long they are.
fn digits(out: &mut String, slip: &Slip) {
    let text = slip.to_string();
    for (number, row) in text.lines().enumerate() {
        line(out, if number == 0 { "slip" } else { "" }, row);
    }
    let groups = slip.groups().map_or(0, |groups| groups.len());
    let size = if groups <= GROUPS_SMS { "one text message" } else { "longer than one text message" };
    line(out, "length", &format!("{}, {size}; read it aloud group by group", count(groups as u64, "group", "groups")));
}

/// What a slip says.
fn says(slip: &Slip, bundle: Option<&Bundle>) -> String {
    match &slip.message {
        Message::Want { unit, enough, runs } => {
            let enough = match enough {
                0 => "enough is here to open it".to_owned(),
                blocks => format!("{} would be enough", count(u64::from(*blocks), "more block", "more blocks")),
            };
            format!("{enough}; asked for: {}", asked(*unit, runs, bundle))
        }
        Message::Receipt { have, of } if have == of => format!("genuine and complete, all {of} blocks"),
        Message::Receipt { have, of } => format!("genuine and enough to open, {have} of {of} blocks"),
    }
}

/// What is asked for: chunks by their names where the bundle is known, else by number.
fn asked(unit: Unit, wanted: &[(u32, u32)], bundle: Option<&Bundle>) -> String {
    let (one, many) = match unit {
        Unit::Blocks => ("block", "blocks"),
        Unit::Chunks => ("chunk", "chunks"),
    };
    let total: u64 = wanted.iter().map(|(_, count)| u64::from(*count)).sum();
    let by_number = || {
        let words: Vec<String> = wanted
            .iter()
            .map(|(first, count)| match count {
                1 => format!("{}", u64::from(*first) + 1),
                count => format!("{} to {}", u64::from(*first) + 1, u64::from(*first) + u64::from(*count)),
            })
            .collect();
        words.join(", ")
    };
    match bundle.and_then(|bundle| whole_chunks(&bundle.layout, unit, wanted)) {
        Some(chunks) => {
            format!("{} ({})", runs(&chunks.iter().map(String::as_str).collect::<Vec<_>>()), count(total, one, many))
        }
        None => format!("{} {}", if total == 1 { one } else { many }, by_number()),
    }
}

/// The names of the chunks that runs are made of, if they are made of whole ones.
fn whole_chunks(layout: &Layout, unit: Unit, runs: &[(u32, u32)]) -> Option<Vec<String>> {
    let chunks = layout.chunks();
    let mut names = Vec::new();
    for (first, count) in runs {
        let (first, end) = (*first, first.checked_add(*count)?);
        if unit == Unit::Chunks {
            names.extend(chunks.get(first as usize..end as usize)?.iter().map(|chunk| chunk.name.clone()));
            continue;
        }
        let mut at = first;
        for chunk in chunks.iter().filter(|chunk| (first..end).contains(&chunk.first_block)) {
            if chunk.first_block != at {
                return None;
            }
            at += chunk.block_count;
            names.push(chunk.name.clone());
        }
        if at != end {
            return None;
        }
    }
    Some(names)
}

/// A slip as one object.
pub(in crate::cli) fn slip_json(slip: &Slip, id: Option<&Hash>) -> Value {
    let run = |(first, count): &(u32, u32)| json!({"first": first, "count": count});
    let (kind, more) = match &slip.message {
        Message::Want { unit, enough, runs } => (
            "want",
            json!({
                "unit": if *unit == Unit::Blocks { "blocks" } else { "chunks" },
                "enough_blocks": enough,
                "runs": runs.iter().map(run).collect::<Vec<_>>(),
            }),
        ),
        Message::Receipt { have, of } => ("receipt", json!({"have_blocks": have, "block_count": of})),
    };
    json!({
        "kind": kind,
        "id_begins": slip.id_digits(),
        "id": id.map(Hash::to_string),
        "groups": slip.groups().unwrap_or_default().iter().map(|group| format!("{group:05}")).collect::<Vec<_>>(),
        "says": more,
    })
}
