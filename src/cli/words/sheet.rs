//! The sentences of `sheet`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::compared::named_json;
use super::fields::with;
use super::line::{choice, head, line};
use crate::bundle::Bundle;
use crate::cli::args::Profile;
use crate::cli::language::Language;
use crate::cli::messages::msg;
use crate::cli::pages::Chosen;
use crate::cli::tone::Tone;
use crate::escape::shown_path;
use crate::format::Sealing;
use crate::format::frame::{Group, Kind};
use crate::limits;
use crate::units::bytes;
use pannier_optical::paper::card::Card;
use pannier_optical::paper::sheet::Plan;

/// Returns the lines about a sheet, which are printed before the sheet is drawn.
pub(in crate::cli) fn sheet_plan(plan: &Plan, chosen: Chosen) -> String {
    let (pages, codes) = (plan.page_count(), plan.code_count());
    let text = match (plan.groups.as_slice(), plan.has_cover()) {
        ([(_, group)], cover) => {
            let enough = group.source_count.to_string();
            match cover {
                true => msg!("sheet-plan-cover", pages = pages, codes = codes, enough = enough),
                false => msg!("sheet-plan", pages = pages, codes = codes, enough = enough),
            }
        }
        (groups, true) => {
            msg!("sheet-plan-objects-cover", pages = pages, codes = codes, objects = groups.len().to_string())
        }
        (groups, false) => {
            msg!("sheet-plan-objects", pages = pages, codes = codes, objects = groups.len().to_string())
        }
    };
    let text = match plan.leaf_page_count() {
        0 => text,
        pages => format!("{text}\n{}", msg!("sheet-leaf", pages = pages)),
    };
    let Some(most) = chosen.most_pages else { return text };
    let profile = Profile::from(chosen.print).to_string();
    format!("{text}\n{}", msg!("sheet-profile-fits", profile = profile, pages = u64::from(most)))
}

/// Returns the lines about a sheet that nobody prints.
pub(in crate::cli) fn dry_run(bundle: &Bundle, plan: &Plan, chosen: Chosen) -> String {
    let mut out = format!("{}: {}", bundle.title(), sheet_plan(plan, chosen));
    let profile = msg!(
        "sheet-profile",
        profile = Profile::from(chosen.print).to_string(),
        codes = plan.codes_a_page(),
        size = bytes(plan.bytes_a_page()),
    );
    line(&mut out, &msg!("label-profile"), &profile);
    objects(&mut out, &plan.groups);
    out
}

/// Returns the sentence about a block table that is too long for paper.
pub(in crate::cli) fn left_table(bundle: &Bundle) -> String {
    msg!("sheet-left-table", size = bytes(u64::from(bundle.layout.block_count()) * limits::TABLE_ENTRY_BYTES))
}

/// Returns a sheet as JSON.
pub(in crate::cli) fn json(
    bundle: &Bundle,
    (plan, languages): (&Plan, &[Language]),
    chosen: Chosen,
    onto: Option<&Path>,
    files: &[PathBuf],
) -> Value {
    let object = json!({
        "profile": Profile::from(chosen.print).to_string(),
        "page_count": plan.page_count(),
        "printed_page_count": plan.printed_page_count(),
        "code_count": plan.code_count(),
        "cover": plan.has_cover(),
        "cover_on_last_page": plan.has_cover_on_last_page(),
        "languages": super::leaf::codes(languages),
        "language_page_count": plan.leaf_page_count(),
        "cover_code_count": plan.cover_code_count(),
        "page_code_count": plan.codes_a_page(),
        "page_bytes": plan.bytes_a_page(),
        "objects": objects_json(&plan.groups),
    });
    with(written_json(bundle, onto, files), object)
}

/// Returns the name of a bundle that was drawn, and what was written.
pub(in crate::cli) fn written_json(bundle: &Bundle, onto: Option<&Path>, files: &[PathBuf]) -> Value {
    let object = json!({
        "output": onto.map(Path::to_string_lossy),
        "files": files.iter().map(|file| file.to_string_lossy()).collect::<Vec<_>>(),
    });
    with(named_json(bundle), object)
}

/// Returns the lines about a sheet.
pub(in crate::cli) fn sheet(bundle: &Bundle, plan: &Plan, files: &[PathBuf]) -> String {
    let place = match files {
        [only] => shown_path(only),
        [first, .., last] => msg!("sheet-files", first = shown_path(first), last = shown_path(last)),
        [] => String::new(),
    };
    let (title, pages, codes) = (bundle.title(), plan.page_count(), plan.code_count());
    let done = if plan.has_cover() {
        msg!("sheet-done-cover", title = title, pages = pages, codes = codes, place = place)
    } else {
        msg!("sheet-done", title = title, pages = pages, codes = codes, place = place)
    };
    let mut out = head(Tone::Good, &msg!("head-ok"), &done);
    objects(&mut out, &plan.groups);
    let visible = msg!("sheet-visible", sealed = choice(bundle.facts.sealing != Sealing::None));
    line(&mut out, &msg!("label-visible"), &visible);
    out
}

/// Adds a line for each object. Of many objects, only the first objects have a line.
pub(super) fn objects(out: &mut String, groups: &[(String, Group)]) {
    const SHOWN: usize = 4;
    for (name, group) in groups.iter().take(SHOWN) {
        let text = msg!(
            "sheet-carries",
            name = super::paper::object_name(name),
            size = bytes(u64::from(group.object_bytes)),
            need = group.source_count.to_string(),
            codes = group.frame_count().to_string(),
        );
        line(out, &msg!("label-carries"), &text);
    }
    if groups.len() > SHOWN {
        line(out, "", &msg!("sheet-and-more", more = (groups.len() - SHOWN).to_string()));
    }
}

/// Returns the line about a card that was written.
pub(in crate::cli) fn card(card: &Card, path: &Path) -> String {
    let done = msg!("sheet-card", what = super::paper::card_name(card), path = shown_path(path));
    head(Tone::Good, &msg!("head-ok"), &done)
}

/// Returns the word of a card, for programs.
pub(in crate::cli) fn card_word(card: &Card) -> &'static str {
    match card {
        Card::Publisher(_) => "publisher",
        Card::Recipient(_) => "recipient",
        Card::Slip(_) => "slip",
    }
}

/// Returns the objects as JSON.
pub(in crate::cli) fn objects_json(groups: &[(String, Group)]) -> Vec<Value> {
    let object = |(name, group): &(String, Group)| {
        json!({
            "name": name,
            "kind": match group.kind { Kind::Bag => "bag", Kind::Chunk => "chunk" },
            "sid": group.sid.to_string(),
            "bytes": group.object_bytes,
            "body_bytes": group.body_bytes,
            "source_code_count": group.source_count,
            "recovery_code_count": group.recovery_count,
        })
    };
    groups.iter().map(object).collect()
}
