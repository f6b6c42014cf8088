//! The verdict on a bundle, and everything that follows from the verdict.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::line::{builds_on, head, labelled, line, listed, percent, runs_of, sealing, share_in_percent};
use super::others;
use super::{compared, containers, kit, quorum};
use crate::bundle::Bundle;
use crate::check::{BadFile, Distrust, FileFault, Held, Report, Verdict};
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::escape::{shown, shown_path};
use crate::find::Search;
use crate::format::Facts;
use crate::format::layout::Part;
use crate::format::letter;
use crate::format::sums::{PAGE_NAME, VOUCHER_NAME};
use crate::format::transport::{Change, Changes};
use crate::releases::SetAside;
use crate::trust::{Mending, Trust};
use crate::units::bytes;

/// Conflicts that are told one by one.
const CONFLICTS_TOLD: usize = 8;

/// Returns the verdict on one bundle and everything that follows from the verdict.
pub(in crate::cli) fn report(search: &Search, held: &Held, roots: &[PathBuf]) -> String {
    report_with(search, held, roots, verdict(&held.bundle, &held.report), Missing::All)
}

/// Returns the same for `check`, which tells a whole share from a damaged one. What others hold is told on request.
pub(in crate::cli) fn checked(search: &Search, held: &Held, roots: &[PathBuf], verbose: bool) -> String {
    let is_share = is_share(search, held);
    let missing = match (verbose, is_share) {
        (true, _) => Missing::All,
        (false, true) => Missing::None,
        (false, false) => Missing::Few,
    };
    let first = if is_share { share(held, roots.len()) } else { verdict(&held.bundle, &held.report) };
    report_with(search, held, roots, first, missing)
}

/// How many of the chunks that are missing are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    /// All of them.
    All,
    /// A few, if the bundle cannot be opened: others may carry them, and a long list would hide what is wrong here.
    Few,
    /// None: others carry them.
    None,
}

/// Runs of missing chunks that are named if only few are.
const MISSING_FEW: usize = 5;

/// Tells whether the carriers hold a whole share of a bundle.
pub(in crate::cli) fn is_share(search: &Search, held: &Held) -> bool {
    held.report.is_whole_share() && search.unreadable.is_empty()
}

/// Returns the share of what is needed, in percent, and the number of further carriers like these that would do.
pub(in crate::cli) fn share_of(held: &Held, carriers: usize) -> (u32, u32) {
    let (have, need) = (held.report.have_blocks, held.bundle.layout.data_blocks);
    let short = need.saturating_sub(have);
    // So many carriers hold so many blocks, and as many blocks are short.
    let carriers = u32::try_from(carriers).unwrap_or(1).max(1);
    (share_in_percent(have, need), short.saturating_mul(carriers).div_ceil(have.max(1)))
}

fn share(held: &Held, carriers: usize) -> String {
    let (percent, more) = share_of(held, carriers);
    let (title, percent) = (held.bundle.title(), percent.to_string());
    head(
        Tone::Good,
        &msg!("head-share"),
        &msg!("report-share", title = title, carriers = carriers, percent = percent, more = more),
    )
}

fn report_with(search: &Search, held: &Held, roots: &[PathBuf], first: String, which: Missing) -> String {
    let Held { bundle, report, .. } = held;
    let facts = &bundle.facts;
    let mut out = first;
    let (id, date) = (bundle.list.id.short(), facts.created.as_str());
    let of_bundle = msg!("report-bundle", id = id, date = date, sealing = sealing(facts.sealing));
    line(&mut out, &msg!("label-bundle"), &of_bundle);
    if let Some(base) = builds_on(facts) {
        line(&mut out, &msg!("label-builds-on"), &base);
    }
    line(&mut out, &msg!("label-publisher"), &publisher(bundle));
    quorum::tell(&mut out, bundle);
    for cosigner in compared::cosigners(bundle) {
        line(&mut out, &msg!("label-cosigner"), &cosigner);
    }
    for conflict in search.compared.conflicts_of(&bundle.list.id).take(CONFLICTS_TOLD) {
        line(&mut out, &msg!("label-conflict"), &compared::conflict_with(conflict, &bundle.list.id));
    }
    for aside in search.set_aside.iter().filter(|aside| aside.by == bundle.list.id) {
        line(&mut out, &msg!("label-extended"), &set_aside(aside, facts));
    }
    line(&mut out, &msg!("label-chunks"), &chunks(bundle, report));
    for bad in &report.bad_files {
        line(&mut out, &msg!("label-bad"), &bad_file(bad));
    }
    if !report.missing_small.is_empty() {
        line(&mut out, &msg!("label-missing"), &listed(&report.missing_small));
    }
    let is_told_elsewhere = |name: &str| letter::is_name(name) || [PAGE_NAME, VOUCHER_NAME].contains(&name);
    let unknown: Vec<String> = report.missing_others.iter().filter(|name| !is_told_elsewhere(name)).cloned().collect();
    if let Some(names) = others::told(&unknown) {
        line(&mut out, &msg!("label-missing"), &msg!("report-missing-others", names = names));
    }
    others::tell(&mut out, bundle);
    for text in kit::of_bundle(search, bundle) {
        line(&mut out, &msg!("label-kit"), &text);
    }
    if !facts.opening_requires.is_empty() {
        let words: Vec<String> = facts.opening_requires.iter().map(|word| shown(word)).collect();
        line(&mut out, &msg!("label-opening"), &msg!("report-opening", words = listed(&words)));
    }
    if bundle.table.is_none() {
        tell_sources(&mut out, report, roots);
        containers::tell(&mut out, search, held);
        tell_unreadable(&mut out, search);
        return out;
    }
    let missing: Vec<&str> =
        report.lacking().filter(|chunk| chunk.good == 0).map(|chunk| chunk.name.as_str()).collect();
    if !missing.is_empty() && which != Missing::None {
        let runs = runs_of(&missing);
        let can_open = report.have_blocks >= bundle.layout.data_blocks;
        let few = if which == Missing::Few && !can_open { MISSING_FEW } else { usize::MAX };
        line(&mut out, &msg!("label-missing"), &cut(&runs, few));
    }
    for chunk in report.lacking().filter(|chunk| chunk.good > 0 && which != Missing::None) {
        let (good, blocks) = (chunk.good.to_string(), chunk.blocks.to_string());
        let text = msg!("report-partly", chunk = chunk.name.as_str(), good = good, blocks = blocks);
        line(&mut out, &msg!("label-partly"), &text);
    }
    if let Some(needed) = needed(bundle, report) {
        line(&mut out, &msg!("label-needed"), &needed);
    }
    tell_sources(&mut out, report, roots);
    containers::tell(&mut out, search, held);
    if report.strangers > 0 {
        line(&mut out, &msg!("label-ignored"), &msg!("report-ignored", files = report.strangers));
    }
    tell_unreadable(&mut out, search);
    out
}

/// Returns the first items of a list, and how many more there are.
fn cut(items: &[String], most: usize) -> String {
    match items.len().checked_sub(most).filter(|more| *more > 0) {
        Some(more) => {
            let first = listed(items.get(..most).unwrap_or(items));
            msg!("report-missing-more", names = first, more = more)
        }
        None => listed(items),
    }
}

fn tell_unreadable(out: &mut String, search: &Search) {
    for unreadable in &search.unreadable {
        let text = msg!("path-why", path = shown_path(&unreadable.path), why = shown(&unreadable.why));
        line(out, &msg!("label-unreadable"), &text);
    }
}

/// Adds the number of good files that came from each of the given folders.
fn tell_sources(out: &mut String, report: &Report, roots: &[PathBuf]) {
    for (root, files) in &report.sources {
        if let Some(path) = roots.get(*root) {
            line(out, &msg!("label-from"), &msg!("report-from", path = shown_path(path), files = *files));
        }
    }
}

/// Returns what is known about a bundle, below an answer that is no verdict.
pub(in crate::cli) fn here(search: &Search, held: &Held, roots: &[PathBuf], verbose: bool) -> String {
    let missing = if verbose { Missing::All } else { Missing::Few };
    let (_, text) = verdict_text(&held.bundle, &held.report);
    report_with(search, held, roots, labelled(&msg!("label-here"), &text), missing)
}

fn verdict(bundle: &Bundle, report: &Report) -> String {
    let (tone, text) = verdict_text(bundle, report);
    head(tone, report.verdict.word(), &text)
}

fn verdict_text(bundle: &Bundle, report: &Report) -> (Tone, String) {
    let title = bundle.title();
    match report.verdict {
        Verdict::Ok => (Tone::Good, msg!("report-ok", title = title)),
        Verdict::Openable => (Tone::Good, msg!("report-openable", title = title)),
        Verdict::DamagedButOpenable => (Tone::Fair, msg!("report-damaged", title = title)),
        Verdict::Incomplete => {
            (Tone::Fair, msg!("report-incomplete", title = title, shortage = shortage(bundle, report)))
        }
        Verdict::NotTrusted if report.distrust == Distrust::Other => {
            (Tone::Bad, msg!("report-other-publisher", title = title))
        }
        Verdict::NotTrusted => {
            let enough = enough(bundle, report);
            (
                Tone::Bad,
                match &bundle.trust {
                    Trust::Limited(name) => {
                        msg!("report-other-series", title = title, name = shown(name), enough = enough)
                    }
                    Trust::Short(_, quorum) if !quorum.fork.is_empty() => {
                        msg!("report-letters-conflict", title = title, enough = enough)
                    }
                    Trust::Short(_, quorum) if quorum.gone.is_some() && quorum.have == 0 => {
                        msg!("report-key-gone", title = title, enough = enough)
                    }
                    Trust::Short(..) => msg!("report-too-few", title = title, enough = enough),
                    _ => msg!("report-not-pinned", title = title, enough = enough),
                },
            )
        }
        Verdict::Conflict => (Tone::Bad, msg!("report-conflict", title = title, enough = enough(bundle, report))),
    }
}

/// Returns the line about another list of the same release.
fn set_aside(aside: &SetAside, facts: &Facts) -> String {
    if aside.recovery_blocks < facts.recovery_blocks {
        msg!("report-extended", id = aside.id.short(), recovery = aside.recovery_blocks)
    } else {
        msg!("report-extends-this", id = aside.id.short(), recovery = aside.recovery_blocks)
    }
}

/// Whether the bundle could be opened, were it not for who signed it.
fn enough(bundle: &Bundle, report: &Report) -> String {
    if bundle.table.is_some() && report.have_blocks >= bundle.layout.data_blocks {
        msg!("report-enough")
    } else {
        shortage(bundle, report)
    }
}

fn shortage(bundle: &Bundle, report: &Report) -> String {
    if bundle.table.is_none() {
        return msg!("report-no-table");
    }
    let (have, need) = (report.have_blocks, bundle.layout.data_blocks);
    let short = need.saturating_sub(have).to_string();
    msg!("report-short", have = have.to_string(), need = need.to_string(), percent = percent(have, need), short = short)
}

/// Returns the digits of the publisher, and whether the publisher is pinned.
pub(super) fn publisher(bundle: &Bundle) -> String {
    if let (true, Some(pin), Some(quorum)) = (bundle.is_pinned(), &bundle.pin, &bundle.quorum)
        && *pin != bundle.publisher
    {
        let (digits, name) = (bundle.digits().to_string(), compared::by(&bundle.trust.maker()));
        return msg!("report-publisher-of-letters", digits = digits, name = name, letter = quorum.letter.to_string());
    }
    compared::known_as(&bundle.digits().to_string(), &bundle.trust.maker())
}

fn chunks(bundle: &Bundle, report: &Report) -> String {
    let all = |part| report.chunks.iter().filter(|chunk| chunk.part == part).count().to_string();
    let whole = |part| {
        let is_whole = |chunk: &&crate::check::ChunkState| chunk.part == part && chunk.good == chunk.blocks;
        report.chunks.iter().filter(is_whole).count().to_string()
    };
    let total: u64 = bundle.chunks.iter().map(|chunk| chunk.bytes).sum();
    msg!(
        "report-chunks",
        data = whole(Part::Data),
        all_data = all(Part::Data),
        recovery = whole(Part::Recovery),
        all_recovery = all(Part::Recovery),
        size = bytes(total),
    )
}

/// Returns how many of the lacking chunks are enough.
fn needed(bundle: &Bundle, report: &Report) -> Option<String> {
    let short = bundle.layout.data_blocks.checked_sub(report.have_blocks).filter(|short| *short > 0)?;
    let mut gains: Vec<u32> = report.lacking().map(|chunk| chunk.blocks - chunk.good).collect();
    gains.sort_unstable();
    let mut sum = 0;
    let least = gains.iter().position(|gain| {
        sum += gain;
        sum >= short
    })? + 1;
    Some(msg!("report-needed", short = short, chunks = least, lacking = gains.len().to_string()))
}

/// Returns what was mended in small files, for a person who opens the bundle all the same. Files of one folder that a
/// transport changed alike share a line.
pub(in crate::cli) fn mended(bundle: &Bundle) -> Vec<String> {
    let mut lines = Vec::new();
    let mut alike: BTreeMap<(&Path, &Changes), Vec<&str>> = BTreeMap::new();
    for mended in &bundle.mended {
        match &mended.fault {
            Mending::OneByte => lines.push(bad_file(&BadFile { path: mended.path.clone(), fault: mended.into() })),
            Mending::Transport(undone) => {
                let folder = mended.path.parent().unwrap_or(Path::new(""));
                alike.entry((folder, undone)).or_default().push(mended.name);
            }
        }
    }
    lines.extend(alike.into_iter().map(|((folder, undone), names)| {
        msg!("report-carried", names = listed(&names), path = shown_path(folder), changes = changes(undone))
    }));
    lines
}

/// Names changes that a transport made.
pub(in crate::cli) fn changes(undone: &Changes) -> String {
    let words: Vec<String> = undone
        .iter()
        .map(|change| match change {
            Change::Mark => msg!("transport-mark"),
            Change::Wide => msg!("transport-wide"),
            Change::Quoted => msg!("transport-quoted"),
            Change::LineEnds => msg!("transport-line-ends"),
            Change::Blanks => msg!("transport-blanks"),
            Change::Around => msg!("transport-around"),
            Change::LastEnd => msg!("transport-last-end"),
            Change::FirstLine => msg!("transport-first-line"),
        })
        .collect();
    listed(&words)
}

pub(in crate::cli) fn bad_file(bad: &BadFile) -> String {
    let path = shown_path(&bad.path);
    match &bad.fault {
        FileFault::Blocks { chunk, bad, of, at } => {
            let at: Vec<String> = at.iter().map(u64::to_string).collect();
            let (chunk, bad) = (chunk.as_str(), bad.to_string());
            msg!("report-bad-blocks", path = path, chunk = chunk, bad = bad, blocks = *of, offsets = listed(&at))
        }
        FileFault::CutShort { chunk, bytes, of } => {
            let (bytes, all) = (bytes.to_string(), of.to_string());
            msg!("report-bad-cut-short", path = path, chunk = chunk.as_str(), bytes = bytes, all = all)
        }
        FileFault::ZerosAfter { chunk, bytes } => {
            msg!("report-bad-zeros-after", path = path, chunk = chunk.as_str(), bytes = *bytes)
        }
        FileFault::BytesAfter { chunk, bytes } => {
            msg!("report-bad-bytes-after", path = path, chunk = chunk.as_str(), bytes = *bytes)
        }
        FileFault::Empty { chunk } => msg!("report-bad-empty", path = path, chunk = chunk.as_str()),
        FileFault::NothingGood { chunk } => msg!("report-bad-nothing-good", path = path, chunk = chunk.as_str()),
        FileFault::OneByte { name } => msg!("report-bad-one-byte", path = path, name = *name),
        FileFault::Carried { name, undone } => {
            msg!("report-bad-carried", path = path, name = *name, changes = changes(undone))
        }
        FileFault::NotSigned { name } => msg!("report-bad-not-signed", path = path, name = *name),
        FileFault::FalsePage => msg!("report-bad-false-page", path = path),
    }
}
