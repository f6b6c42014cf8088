//! The sentences of the command line, in one place.

mod deal;
mod drill;
mod errors;
pub(super) mod gather;
mod hints;
mod more;
pub(super) mod optical;
pub(super) mod salvage;
pub(super) mod scan;
pub(super) mod want;

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::exit::Exit as _;
use super::terminal::Tone;
use crate::bundle::Bundle;
use crate::check::{BadFile, Distrust, FileFault, Report, Verdict};
use crate::courier::plan::Promise;
use crate::digest::digits_of;
use crate::escape::{shown, shown_path};
use crate::find::Finding;
use crate::format::layout::Part;
use crate::format::{Facts, Hash, Sealing};
use crate::metadata::Giveaway;
use crate::pack::{Notice, Packed};
use crate::releases::SetAside;
use crate::sandbox::Confinement;
use crate::trust::{NAMED, Trust};
use crate::units::grouped;
use crate::watch::Phase;

pub(super) use crate::units::bytes;
pub(super) use deal::{deal, deal_json};
pub(super) use drill::{drilled, drilled_json, kept};
pub(super) use errors::{candidates, of_library, sentence, trial};
pub(super) use hints::hint;
pub(super) use more::{extended, extended_json};

/// `1 file`, `2 files`.
pub(super) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// What is being waited for.
pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Idle => "",
        Phase::Listing => "listing",
        Phase::Packing => "packing",
        Phase::Coding => "recovery",
        Phase::Rehearsing => "rehearsing",
        Phase::Searching => "searching",
        Phase::Reading => "reading",
        Phase::Rebuilding => "rebuilding",
        Phase::Unpacking => "unpacking",
        Phase::Drawing => "drawing",
        Phase::Writing => "writing",
        Phase::Drilling => "drilling",
        Phase::Syncing => "syncing",
        Phase::Scanning => "scanning",
    }
}

/// How a bundle is sealed.
pub(super) fn sealing(sealing: Sealing) -> &'static str {
    match sealing {
        Sealing::Recipients => "sealed to recipients",
        Sealing::Passphrase => "sealed with a passphrase",
        Sealing::None => "not sealed: anybody may read it",
    }
}

/// The verdict on one bundle and everything that follows from it.
pub(super) fn report(finding: &Finding, bundle: &Bundle, report: &Report, roots: &[std::path::PathBuf]) -> String {
    let facts = &bundle.facts;
    let mut out = verdict(bundle, report);
    line(
        &mut out,
        "bundle",
        &format!(
            "{}, made {} (the publisher's date), {}",
            bundle.list.id.short(),
            facts.created,
            sealing(facts.sealing)
        ),
    );
    line(&mut out, "publisher", &publisher(bundle));
    for aside in finding.set_aside.iter().filter(|aside| aside.by == bundle.list.id) {
        line(&mut out, "extended", &set_aside(aside, facts));
    }
    line(&mut out, "chunks", &chunks(bundle, report));
    for bad in &report.bad_files {
        line(&mut out, "bad", &bad_file(bad));
    }
    if !report.missing_small.is_empty() {
        line(&mut out, "missing", &report.missing_small.join(", "));
    }
    if bundle.table.is_none() {
        out += &told_sources(report, roots);
        tell_unreadable(&mut out, finding);
        return out;
    }
    let missing: Vec<&str> =
        report.lacking().filter(|chunk| chunk.good == 0).map(|chunk| chunk.name.as_str()).collect();
    if !missing.is_empty() {
        line(&mut out, "missing", &runs(&missing));
    }
    for chunk in report.lacking().filter(|chunk| chunk.good > 0) {
        line(&mut out, "partly", &format!("{}: {} of {} blocks good", chunk.name, chunk.good, chunk.blocks));
    }
    if let Some(needed) = needed(bundle, report) {
        line(&mut out, "needed", &needed);
    }
    out += &told_sources(report, roots);
    if report.strangers > 0 {
        line(
            &mut out,
            "ignored",
            &count(u64::from(report.strangers), "file that is no part of it", "files that are no part of it"),
        );
    }
    tell_unreadable(&mut out, finding);
    out
}

fn tell_unreadable(out: &mut String, finding: &Finding) {
    for unreadable in &finding.unreadable {
        line(out, "unreadable", &format!("{}: {}", shown_path(&unreadable.path), shown(&unreadable.why)));
    }
}

/// Adds a labelled line.
fn line(out: &mut String, label: &str, text: &str) {
    let _ = write!(out, "\n  {label:<10} {text}");
}

/// From which of the given folders how many good files came.
fn told_sources(report: &Report, roots: &[std::path::PathBuf]) -> String {
    let mut out = String::new();
    for (root, files) in &report.sources {
        if let Some(path) = roots.get(*root) {
            let files = count(u64::from(*files), "good file", "good files");
            let _ = write!(out, "\n  {:<10} {}: {files}", "from", shown_path(path));
        }
    }
    out
}

fn verdict(bundle: &Bundle, report: &Report) -> String {
    let title = bundle.title();
    let (tone, rest) = match report.verdict {
        Verdict::Ok => (Tone::Good, "genuine and complete".to_owned()),
        Verdict::Openable => (Tone::Good, "genuine; not all of it is here, but all that is needed".to_owned()),
        Verdict::DamagedButOpenable => (Tone::Fair, "genuine; what is damaged can be rebuilt".to_owned()),
        Verdict::Incomplete => (Tone::Fair, shortage(bundle, report)),
        Verdict::NotTrusted => {
            let who = match report.distrust {
                Distrust::Other => "signed by another publisher than the one you asked for",
                _ => "publisher not pinned here",
            };
            if report.distrust == Distrust::Other {
                return format!("{}  {title}: {who}", Tone::Bad.paint(report.verdict.word()));
            }
            let enough = if bundle.table.is_some() && report.have_blocks >= bundle.layout.data_blocks {
                "everything that is needed is here".to_owned()
            } else {
                shortage(bundle, report)
            };
            (Tone::Bad, format!("{who}; {enough}"))
        }
    };
    format!("{}  {title}: {rest}", tone.paint(report.verdict.word()))
}

/// Another list of the same release.
fn set_aside(aside: &SetAside, facts: &Facts) -> String {
    let (id, blocks) = (aside.id.short(), count(u64::from(aside.recovery_blocks), "recovery block", "recovery blocks"));
    if aside.recovery_blocks < facts.recovery_blocks {
        format!("bundle {id} with {blocks} is the same release; all that came with it counts here")
    } else {
        format!(
            "bundle {id} with {blocks} extends this one, but its blocks.idx is missing; any other carrier of it has it"
        )
    }
}

fn shortage(bundle: &Bundle, report: &Report) -> String {
    if bundle.table.is_none() {
        return "blocks.idx is missing or damaged, and without it chunks cannot be told apart; any other carrier has it".to_owned();
    }
    let (have, need) = (report.have_blocks, bundle.layout.data_blocks);
    format!("{have} of the {need} needed blocks are here, {} short", need.saturating_sub(have))
}

fn publisher(bundle: &Bundle) -> String {
    match &bundle.trust {
        Trust::Pinned(name) if name == NAMED => format!("{} (the one named with -P)", bundle.digits()),
        Trust::Pinned(name) => format!("{} (pinned: {})", bundle.digits(), shown(name)),
        Trust::Unknown => format!("{} (NOT pinned here)", bundle.digits()),
    }
}

fn chunks(bundle: &Bundle, report: &Report) -> String {
    let whole = |part| {
        let of = report.chunks.iter().filter(|chunk| chunk.part == part).count();
        let good = report.chunks.iter().filter(|chunk| chunk.part == part && chunk.good == chunk.blocks).count();
        format!("{good} of {of}")
    };
    let total: u64 = bundle.chunks.iter().map(|chunk| chunk.bytes).sum();
    format!("{} data, {} recovery, {} in all", whole(Part::Data), whole(Part::Recovery), bytes(total))
}

/// Names of chunks, runs of neighbours joined: `d0003.bin to d0007.bin`.
fn runs(names: &[&str]) -> String {
    let number = |name: &str| name.trim_start_matches(['d', 'r']).trim_end_matches(".bin").parse::<u32>().unwrap_or(0);
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for name in names {
        match runs.last_mut() {
            Some((_, last)) if last.get(..1) == name.get(..1) && number(last) + 1 == number(name) => *last = name,
            _ => runs.push((name, name)),
        }
    }
    let words: Vec<String> = runs
        .iter()
        .map(|(first, last)| match number(last) - number(first) {
            0 => (*first).to_owned(),
            1 => format!("{first}, {last}"),
            _ => format!("{first} to {last}"),
        })
        .collect();
    words.join(", ")
}

/// How many of the lacking chunks would do.
fn needed(bundle: &Bundle, report: &Report) -> Option<String> {
    let short = bundle.layout.data_blocks.checked_sub(report.have_blocks).filter(|short| *short > 0)?;
    let mut gains: Vec<u32> = report.lacking().map(|chunk| chunk.blocks - chunk.good).collect();
    gains.sort_unstable();
    let mut sum = 0;
    let least = gains.iter().position(|gain| {
        sum += gain;
        sum >= short
    })? + 1;
    let blocks = count(u64::from(short), "more block", "more blocks");
    Some(format!(
        "{blocks}: any {} of the {} not whole above would do",
        count(least as u64, "chunk", "chunks"),
        gains.len()
    ))
}

fn bad_file(bad: &BadFile) -> String {
    let path = shown_path(&bad.path);
    match &bad.fault {
        FileFault::Blocks { chunk, bad, of, at } => {
            let at: Vec<String> = at.iter().map(u64::to_string).collect();
            let blocks = count(u64::from(*of), "block", "blocks");
            let at = at.join(", ");
            format!("{path}: {chunk}, {bad} of {blocks} damaged, at byte {at}")
        }
        FileFault::CutShort { chunk, bytes, of } => format!("{path}: {chunk}, cut short: {bytes} of {of} bytes"),
        FileFault::ZerosAfter { chunk, bytes } => {
            format!("{path}: {chunk}, whole, but {} after its end", count(*bytes, "zero byte", "zero bytes"))
        }
        FileFault::BytesAfter { chunk, bytes } => {
            format!("{path}: {chunk}, whole, but {} after its end", count(*bytes, "more byte", "more bytes"))
        }
        FileFault::Empty { chunk } => format!("{path}: it seems to be {chunk}, but it is empty"),
        FileFault::NothingGood { chunk } => format!("{path}: it seems to be {chunk}, but nothing in it is good"),
        FileFault::OneByte { name } => format!("{path}: {name}, one byte was wrong; the signature shows which"),
        FileFault::NotSigned { name } => format!("{path}: not the {name} that was signed"),
    }
}

/// The report as one object.
pub(super) fn report_json(bundle: &Bundle, report: &Report, roots: &[std::path::PathBuf]) -> Value {
    let fault = |bad: &BadFile| match &bad.fault {
        FileFault::Blocks { chunk, bad, of, at } => {
            json!({"kind": "blocks", "chunk": chunk, "bad_count": bad, "block_count": of, "offsets": at})
        }
        FileFault::CutShort { chunk, bytes, of } => {
            json!({"kind": "cut-short", "chunk": chunk, "file_bytes": bytes, "chunk_bytes": of})
        }
        FileFault::ZerosAfter { chunk, bytes } => {
            json!({"kind": "zeros-after", "chunk": chunk, "extra_bytes": bytes})
        }
        FileFault::BytesAfter { chunk, bytes } => {
            json!({"kind": "bytes-after", "chunk": chunk, "extra_bytes": bytes})
        }
        FileFault::Empty { chunk } => json!({"kind": "empty", "chunk": chunk}),
        FileFault::NothingGood { chunk } => json!({"kind": "nothing-good", "chunk": chunk}),
        FileFault::OneByte { name } => json!({"kind": "one-byte", "name": name}),
        FileFault::NotSigned { name } => json!({"kind": "not-signed", "name": name}),
    };
    json!({
        "verdict": report.verdict.word(),
        "exit_code": report.verdict.class() as i32,
        "facts": facts_json(&bundle.facts, &bundle.list.id),
        "publisher_digits": bundle.digits().to_string(),
        "pinned_as": match &bundle.trust { Trust::Pinned(name) => Some(name), Trust::Unknown => None },
        "have_blocks": report.have_blocks,
        "need_blocks": bundle.layout.data_blocks,
        "chunks": report.chunks.iter().map(|chunk| json!({
            "name": chunk.name, "good_blocks": chunk.good, "blocks": chunk.blocks,
        })).collect::<Vec<_>>(),
        "missing_small": report.missing_small,
        "bad_files": report.bad_files.iter().map(|bad| json!({
            "path": bad.path.to_string_lossy(), "fault": fault(bad),
        })).collect::<Vec<_>>(),
        "sources": report.sources.iter().map(|(root, files)| json!({
            "path": roots.get(*root).map(|path| path.to_string_lossy()), "good_files": files,
        })).collect::<Vec<_>>(),
        "stranger_count": report.strangers,
    })
}

/// The facts as one object.
pub(super) fn facts_json(facts: &Facts, id: &Hash) -> Value {
    json!({
        "id": id.to_string(),
        "series": facts.series,
        "release": facts.release,
        "previous": facts.previous.map(|hash| hash.to_string()),
        "created": facts.created,
        "publisher": facts.publisher,
        "sealing": facts.sealing.to_string(),
        "payload_bytes": facts.payload_bytes,
        "block_bytes": facts.block_bytes,
        "data_blocks": facts.data_blocks,
        "recovery_blocks": facts.recovery_blocks,
        "chunk_blocks": facts.chunk_blocks,
        "generator": facts.generator,
        "extends": facts.extends.map(|hash| hash.to_string()),
    })
}

/// Every fact for people.
pub(super) fn facts(bundle: &Bundle) -> String {
    let facts = &bundle.facts;
    let block = bytes(u64::from(facts.block_bytes));
    let mut out = format!("{}, release {}", facts.series, facts.release);
    let mut line = |label: &str, text: &str| {
        let _ = write!(out, "\n  {label:<10} {text}");
    };
    line("bundle id", &bundle.list.id.to_string());
    line("previous", &facts.previous.map_or_else(|| "none".to_owned(), |hash| hash.to_string()));
    line("made", &format!("{} (the publisher's date), by {}", facts.created, shown(&facts.generator)));
    line("publisher", &publisher(bundle));
    line("key", &facts.publisher);
    line("sealing", sealing(facts.sealing));
    if let Some(first) = facts.extends {
        line("extends", &format!("bundle {first} with more recovery blocks"));
    }
    line("payload", &format!("{} bytes", grouped(facts.payload_bytes)));
    line("blocks", &format!("{} data, {} recovery, {block} each", facts.data_blocks, facts.recovery_blocks));
    let (data, recovery) = (bundle.layout.chunk_count(Part::Data), bundle.layout.chunk_count(Part::Recovery));
    let each = count(u64::from(facts.chunk_blocks), "block", "blocks");
    line("chunks", &format!("{data} data, {recovery} recovery, {each} each"));
    line("survives", &survives(facts));
    out
}

/// The promise of a bundle.
fn survives(facts: &Facts) -> String {
    let whole = facts.recovery_blocks / facts.chunk_blocks;
    if facts.recovery_blocks == 0 {
        return "nothing may be lost: there are no recovery blocks".to_owned();
    }
    let chunks = match whole {
        0 => "no whole chunk may be lost".to_owned(),
        _ => format!("any {} may be lost", count(u64::from(whole), "chunk file", "chunk files")),
    };
    format!("{chunks} (any {} of {} blocks)", facts.recovery_blocks, facts.data_blocks + facts.recovery_blocks)
}

/// How far the decoding threads were confined.
pub(super) fn confinement(confinement: Confinement) -> &'static str {
    match confinement {
        Confinement::Full => {
            "sandbox: while opening, nothing but the carriers could be read and nothing but the new folder written"
        }
        Confinement::Partial => "sandbox: in part; this kernel knows only some of Landlock",
        Confinement::None => "sandbox: none; this system has no Landlock, or your key's program had to be run",
    }
}

/// What documents give away.
pub(super) fn notices(notices: &[Notice], verbose: bool) -> Vec<String> {
    let kinds = [
        (Giveaway::Position, "photo tells where it was taken", "photos tell where they were taken"),
        (
            Giveaway::Camera,
            "photo tells the serial number or owner of its camera",
            "photos tell the serial number or owner of their camera",
        ),
        (Giveaway::Author, "document names its author", "documents name their author"),
    ];
    let mut lines = Vec::new();
    for (kind, one, many) in kinds {
        let paths: Vec<&str> = notices.iter().filter(|n| n.what == kind).map(|n| n.path.as_str()).collect();
        if let Some(first) = paths.first() {
            let rest = if verbose { String::new() } else { format!(": {}{}", shown(first), more(paths.len())) };
            lines.push(format!("{}{rest}", count(paths.len() as u64, one, many)));
            if verbose {
                lines.extend(paths.iter().map(|path| format!("  {}", shown(path))));
            }
        }
    }
    lines
}

fn more(paths: usize) -> String {
    if paths > 1 { format!(" and {} more (-v lists them)", paths - 1) } else { String::new() }
}

/// What `pack` did.
pub(super) fn packed(
    packed: &Packed,
    key_digits: &str,
    recipients: usize,
    promise: Option<Promise>,
    out: Option<&std::path::Path>,
) -> String {
    let facts = &packed.facts;
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(text, "  {label:<11} {value}");
    };
    let more =
        |number: u64, what: &str| if number == 0 { String::new() } else { format!(", {} {what}", grouped(number)) };
    let excluded = more(packed.excluded_count, "left out") + &more(packed.escaped_count, "renamed (ESCAPED-NAMES.txt)");
    line(
        "read",
        &format!(
            "{}, {}{excluded}",
            count(packed.document_count, "document", "documents"),
            bytes(packed.document_bytes)
        ),
    );
    // Tiny documents are shorter than what names and seals them.
    let share = if facts.payload_bytes < packed.document_bytes {
        format!(" ({:.0} %)", facts.payload_bytes as f64 * 100.0 / packed.document_bytes as f64)
    } else {
        String::new()
    };
    line("compressed", &format!("to {}{share}, level {}", bytes(facts.payload_bytes), packed.level));
    let sealed = match facts.sealing {
        Sealing::Recipients => format!("to {}", count(recipients as u64, "recipient", "recipients")),
        Sealing::Passphrase => "with a passphrase".to_owned(),
        Sealing::None => "not at all: anybody may read it".to_owned(),
    };
    line("sealed", &sealed);
    let layout = crate::format::Layout::from(facts);
    line(
        "cut",
        &format!(
            "{} and {} of up to {}; {}",
            count(u64::from(layout.chunk_count(Part::Data)), "data chunk", "data chunks"),
            count(u64::from(layout.chunk_count(Part::Recovery)), "recovery chunk", "recovery chunks"),
            bytes(u64::from(facts.chunk_blocks) * u64::from(facts.block_bytes)),
            survives(facts)
        ),
    );
    if let Some(promise) = promise {
        let couriers = count(u64::from(promise.couriers), "courier", "couriers");
        let share = (f64::from(facts.recovery_blocks) * 100.0 / f64::from(facts.data_blocks.max(1))).ceil();
        line(
            "plan",
            &format!(
                "{couriers}, any {} may be lost: {share} % recovery blocks, shares of equal size",
                promise.survive
            ),
        );
    }
    line("publisher", key_digits);
    line("content", &format!("{} (the same documents give the same digits)", digits_of_hash(&packed.contents)));
    let Some((out, id)) = out.zip(packed.id) else {
        text.push_str("Dry run: nothing was written.");
        return text;
    };
    line(
        "checked",
        if packed.rehearsed { "reopened from a random minimal set of blocks: identical" } else { "not rehearsed" },
    );
    let _ = write!(
        text,
        "{}  {} {} in {}, {}, bundle {}",
        Tone::Good.paint("OK"),
        facts.series,
        facts.release,
        shown_path(out),
        bytes(packed.bundle_bytes),
        id.short()
    );
    if let Some(Promise { couriers, survive }) = promise {
        let bundle = shown_path(out);
        let _ = write!(text, "\nNext: pannier deal {bundle} --couriers {couriers} --survive {survive} -o CARRIERS");
    }
    text
}

/// The digits of a hash, for two people to compare.
pub(super) fn digits_of_hash(hash: &Hash) -> String {
    digits_of(&hash.0).to_string()
}

/// What `pack` did, as one object.
pub(super) fn packed_json(packed: &Packed) -> Value {
    json!({
        "schema": 1,
        "facts": packed.id.as_ref().map(|id| facts_json(&packed.facts, id)),
        "payload_bytes": packed.facts.payload_bytes,
        "dry_run": packed.id.is_none(),
        "contents_sha256": packed.contents.to_string(),
        "contents_digits": digits_of_hash(&packed.contents),
        "document_count": packed.document_count,
        "document_bytes": packed.document_bytes,
        "excluded_count": packed.excluded_count,
        "escaped_count": packed.escaped_count,
        "archive_bytes": packed.archive_bytes,
        "bundle_bytes": packed.bundle_bytes,
        "level": packed.level,
        "rehearsed": packed.rehearsed,
        "notices": packed.notices.iter().map(|notice| json!({
            "path": notice.path, "what": format!("{:?}", notice.what).to_lowercase(),
        })).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_thousands_are_grouped() {
        assert_eq!(count(1, "file", "files"), "1 file");
        assert_eq!(count(1_204_567, "file", "files"), "1,204,567 files");
    }
}
