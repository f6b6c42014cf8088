//! The sentences of `pack`, and the sentences about documents that give something away.

use std::path::Path;

use serde_json::{Value, json};

use super::facts::survives;
use super::line::{digits_of_hash, head, next, padded, typed_path};
use crate::cli::isolate::isolated;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::digest::sha256;
use crate::escape::{shown, shown_path};
use crate::format::layout::Part;
use crate::format::page::Page;
use crate::format::sums::PAGE_NAME;
use crate::format::{Layout, Sealing};
use crate::pack::{Giveaway, Limit, Litter, LitterIs, LitterKind, Notice, Packed, SHORT_NAME_BYTES, Unfit};
use crate::plan::promise::Promise;
use crate::units::bytes;

/// Columns of a label in this file: `compressed` has ten.
const LABEL_COLUMNS: usize = 11;

/// Returns the lines about the facts that documents give away. Each line ends with the next step.
pub(in crate::cli) fn notices(notices: &[Notice], verbose: bool) -> Vec<String> {
    let allowed = |notice: &Notice| match notice.what {
        // Each document is named: people must not get used to a number.
        Giveaway::Key(what) => Some(msg!("pack-allowed-key", path = shown(&notice.path), what = what)),
        Giveaway::Position | Giveaway::Camera | Giveaway::Author | Giveaway::Preview | Giveaway::Unread => None,
    };
    let mut lines: Vec<String> = notices.iter().filter_map(allowed).collect();
    for kind in [Giveaway::Position, Giveaway::Camera, Giveaway::Author, Giveaway::Preview, Giveaway::Unread] {
        let paths: Vec<&str> = notices.iter().filter(|n| n.what == kind).map(|n| n.path.as_str()).collect();
        let Some((first, rest)) = paths.split_first() else { continue };
        let (notice, step) = match kind {
            Giveaway::Position => (msg!("pack-tells-position", documents = paths.len()), msg!("pack-step-strip")),
            Giveaway::Camera => (msg!("pack-tells-camera", documents = paths.len()), msg!("pack-step-strip")),
            Giveaway::Author => (msg!("pack-tells-author", documents = paths.len()), msg!("pack-step-author")),
            Giveaway::Preview => (msg!("pack-tells-preview", documents = paths.len()), msg!("pack-step-preview")),
            Giveaway::Unread => (msg!("pack-tells-unread", documents = paths.len()), msg!("pack-step-unread")),
            Giveaway::Key(_) => continue,
        };
        lines.extend(told(notice, first, rest, verbose));
        with_step(&mut lines, &step);
    }
    lines
}

/// Adds the next step below the last line.
fn with_step(lines: &mut [String], step: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(&format!("\n{} {step}", msg!("head-hint")));
    }
}

/// Returns the lines about litter in the corpus. Litter that was left out was counted, and is no warning.
pub(in crate::cli) fn litter(litter: &[Litter], is: LitterIs, verbose: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for kind in [LitterKind::Open, LitterKind::History, LitterKind::System] {
        let of_kind = litter.iter().filter(|one| one.kind == kind && is == LitterIs::Packed);
        let paths: Vec<String> = of_kind.map(|one| one.path.to_string_lossy().into_owned()).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let Some((first, rest)) = paths.split_first() else { continue };
        let notice = match kind {
            LitterKind::Open => msg!("pack-litter-open", entries = paths.len()),
            LitterKind::History => msg!("pack-litter-history", entries = paths.len()),
            LitterKind::System => msg!("pack-litter-system", entries = paths.len()),
        };
        lines.extend(told(notice, first, rest, verbose));
        with_step(&mut lines, &msg!("pack-step-litter"));
    }
    lines
}

/// Returns a notice about documents: with every path, or in one line with the first path and the number of the others.
fn told(notice: String, first: &str, rest: &[&str], verbose: bool) -> Vec<String> {
    if !verbose {
        return vec![msg!("pack-tells", notice = notice, path = shown(first), more = rest.len())];
    }
    let paths = std::iter::once(&first).chain(rest).map(|path| format!("  {}", isolated(shown(path))));
    std::iter::once(notice).chain(paths).collect()
}

/// Returns the lines about the documents that some media cannot hold.
pub(in crate::cli) fn unfit(unfit: &[Unfit], verbose: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for limit in [Limit::File, Limit::Name] {
        let paths: Vec<&str> = unfit.iter().filter(|one| one.limit == limit).map(|one| one.path.as_str()).collect();
        let Some((first, rest)) = paths.split_first() else { continue };
        let notice = match limit {
            Limit::File => msg!("pack-unfit-file", documents = paths.len()),
            Limit::Name => msg!("pack-unfit-name", documents = paths.len(), most = SHORT_NAME_BYTES),
        };
        lines.extend(told(notice, first, rest, verbose));
    }
    lines
}

/// Returns the line about the page that goes beside the chunks.
pub(in crate::cli) fn page(page: &Page) -> String {
    let (size, digits) = (bytes(page.bytes().len() as u64), digits_of_hash(&sha256(page.bytes())));
    let text = msg!("pack-page", name = PAGE_NAME, size = size, digits = digits);
    format!("  {} {text}", padded(&msg!("label-page"), LABEL_COLUMNS))
}

/// The page that goes beside the chunks, as one object.
pub(in crate::cli) fn page_json(page: &Page) -> Value {
    let hash = sha256(page.bytes());
    json!({"page_bytes": page.bytes().len(), "sha256": hash.to_string(), "digits": digits_of_hash(&hash)})
}

/// Returns the lines about the result of `pack`.
pub(in crate::cli) fn packed(
    packed: &Packed,
    key_digits: &str,
    recipient_lines: &str,
    recipients: usize,
    promise: Option<Promise>,
    (out, own): (Option<&Path>, &str),
) -> String {
    let facts = &packed.facts;
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        text.push_str(&format!("  {} {value}\n", padded(label, LABEL_COLUMNS)));
    };
    let read = msg!(
        "pack-read",
        documents = packed.document_count,
        size = bytes(packed.document_bytes),
        excluded = packed.excluded_count,
        renamed = packed.escaped_count,
        apart = packed.apart_count,
    );
    line(&msg!("label-read"), &read);
    let looked = packed.looked_into;
    let looked =
        msg!("pack-looked", documents = looked.whole + looked.part, all = packed.document_count, part = looked.part);
    line(&msg!("label-looked"), &looked);
    if let Some(compared) = packed.compared {
        let whole = bytes(compared.whole_payload_bytes);
        let base = msg!(
            "pack-builds-on",
            release = compared.base_release.to_string(),
            changed = compared.changed,
            added = compared.added,
            removed = compared.removed,
            size = bytes(facts.payload_bytes),
            whole = whole,
        );
        line(&msg!("label-builds-on"), &base);
    }
    line(&msg!("label-compressed"), &compressed(packed));
    let sealed = match facts.sealing {
        Sealing::Recipients => msg!("pack-sealed-recipients", recipients = recipients),
        Sealing::Passphrase => msg!("pack-sealed-passphrase"),
        Sealing::None => msg!("pack-sealed-none"),
    };
    line(&msg!("label-sealed"), &sealed);
    text.push_str(recipient_lines);
    let mut line = |label: &str, value: &str| {
        text.push_str(&format!("  {} {value}\n", padded(label, LABEL_COLUMNS)));
    };
    let layout = Layout::from(facts);
    let cut = msg!(
        "pack-cut",
        data = layout.chunk_count(Part::Data),
        recovery = layout.chunk_count(Part::Recovery),
        size = bytes(u64::from(facts.chunk_blocks) * u64::from(facts.block_bytes)),
        survives = survives(facts),
    );
    line(&msg!("label-cut"), &cut);
    if let Some(Promise { couriers, survive }) = promise {
        let share = (f64::from(facts.recovery_blocks) * 100.0 / f64::from(facts.data_blocks.max(1))).ceil();
        let survive = survive.to_string();
        let plan = msg!("pack-plan", couriers = couriers, survive = survive, share = share.to_string());
        line(&msg!("label-plan"), &plan);
    }
    line(&msg!("label-publisher"), key_digits);
    line(&msg!("label-content"), &msg!("pack-content", digits = digits_of_hash(&packed.contents)));
    let Some((out, id)) = out.zip(packed.id) else {
        return text + &msg!("pack-dry-run");
    };
    let checked = match (packed.rehearsed, facts.recovery_blocks) {
        (true, 1..) => msg!("pack-rehearsed"),
        (true, 0) => msg!("pack-rehearsed-whole"),
        (false, _) => msg!("pack-not-rehearsed"),
    };
    line(&msg!("label-checked"), &checked);
    let done = msg!(
        "pack-done",
        series = facts.series.as_str(),
        release = facts.release.to_string(),
        folder = shown_path(out),
        size = bytes(packed.bundle_bytes),
        id = id.short(),
    );
    text += &head(Tone::Good, &msg!("head-ok"), &done);
    if let Some(Promise { couriers, survive }) = promise {
        let bundle = typed_path(out);
        let command = format!("pannier deal {bundle} --couriers {couriers} --survive {survive}{own}");
        text += &format!("\n{}", next(&command));
    }
    text
}

fn compressed(packed: &Packed) -> String {
    let (payload, level) = (packed.facts.payload_bytes, packed.level.to_string());
    // Tiny documents are shorter than their names and their seal.
    if payload < packed.document_bytes {
        let share = format!("{:.0}", payload as f64 * 100.0 / packed.document_bytes as f64);
        msg!("pack-compressed-share", size = bytes(payload), share = share, level = level)
    } else {
        msg!("pack-compressed", size = bytes(payload), level = level)
    }
}
