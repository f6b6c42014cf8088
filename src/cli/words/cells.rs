//! The sentences of `sheet --profile grid`, and the words on pages of cells.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::fields::with;
use super::line::{choice, head, line};
use super::sheet::{objects, objects_json, written_json};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::escape::shown_path;
use crate::format::Sealing;
use pannier_optical::codes::cells::BODY_BYTES;
use pannier_optical::paper::cells::CellSheet;

/// Returns the line above the cells of a page, in ASCII.
pub(in crate::cli) fn page(bundle: &Bundle, number: usize, pages: usize) -> String {
    let title = msg!("paper-title", title = bundle.title(), id = bundle.list.id.short());
    let page = msg!("paper-page", number = number.to_string(), pages = pages.to_string());
    let cells = msg!("paper-cells", command = "pannier scan PICTURES -o FOLDER");
    format!("{title}  {page}  {cells}")
}

/// Returns the line about a sheet of cells before it is drawn.
pub(in crate::cli) fn plan(sheet: &CellSheet) -> String {
    msg!("sheet-cells-plan", pages = sheet.page_count())
}

/// Returns the lines about a sheet of cells.
pub(in crate::cli) fn sheet(bundle: &Bundle, sheet: &CellSheet, files: &[PathBuf]) -> String {
    let place = match files {
        [only] => shown_path(only),
        [first, .., last] => msg!("sheet-files", first = shown_path(first), last = shown_path(last)),
        [] => String::new(),
    };
    let (title, pages, codes) = (bundle.title(), sheet.page_count(), sheet.frame_count());
    let done = msg!("sheet-done", title = title, pages = pages, codes = codes, place = place);
    let mut out = head(Tone::Good, &msg!("head-ok"), &done);
    objects(&mut out, &sheet.groups);
    let visible = msg!("sheet-visible", sealed = choice(bundle.facts.sealing != Sealing::None));
    line(&mut out, &msg!("label-visible"), &visible);
    out
}

/// Returns the sheet as JSON.
pub(in crate::cli) fn json(bundle: &Bundle, sheet: &CellSheet, onto: Option<&Path>, files: &[PathBuf]) -> Value {
    let object = json!({
        "profile": "grid",
        "page_count": sheet.page_count(),
        "printed_page_count": sheet.page_count(),
        "code_count": sheet.frame_count(),
        "cover": false,
        "cover_on_last_page": false,
        "languages": [],
        "language_page_count": 0,
        "cover_code_count": 0,
        "page_code_count": sheet.frames_a_page(),
        "page_bytes": sheet.frames_a_page() as u64 * u64::from(BODY_BYTES),
        "objects": objects_json(&sheet.groups),
    });
    with(written_json(bundle, onto, files), object)
}
