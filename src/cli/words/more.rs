//! The sentences of `more-recovery`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::compared::named_json;
use super::facts::survives;
use super::fields::with;
use super::json::facts_json;
use super::line::{choice, head, line, next, runs, typed_path};
use super::others;
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::escape::shown_path;
use crate::pack::more::Extended;
use crate::units::bytes;

/// Returns the lines about the added blocks, and the next step.
pub(in crate::cli) fn extended(extended: &Extended, from: &[PathBuf], out: &Path, whole: bool) -> String {
    let facts = &extended.facts;
    let done = msg!(
        "more-done",
        title = format!("{} {}", facts.series, facts.release),
        added = facts.recovery_blocks - extended.before,
        recovery = facts.recovery_blocks.to_string(),
        folder = shown_path(out),
    );
    let mut text = head(Tone::Good, &msg!("head-ok"), &done);
    let names: Vec<&str> = extended.new_chunks.iter().map(String::as_str).collect();
    line(&mut text, &msg!("label-new"), &runs(&names));
    if !extended.part_files.is_empty() {
        let names: Vec<&str> = extended.part_files.iter().map(String::as_str).collect();
        line(&mut text, &msg!("label-first"), &msg!("more-first", names = runs(&names)));
    }
    let written = msg!("more-written", whole = choice(whole), size = bytes(extended.bytes));
    line(&mut text, &msg!("label-written"), &written);
    line(&mut text, &msg!("label-list"), &msg!("more-list", id = extended.id.short()));
    line(&mut text, &msg!("label-survives"), &survives(facts));
    line(&mut text, &msg!("label-checked"), &msg!("more-checked"));
    let mut command = "pannier deal ".to_owned();
    for folder in from.iter().filter(|_| !whole).map(PathBuf::as_path).chain([out]) {
        command += &format!("{} ", typed_path(folder));
    }
    command += "--to CARRIER...";
    text.push('\n');
    text + &next(&msg!("more-next", command = command))
}

/// Returns the result as one object.
pub(in crate::cli) fn extended_json(extended: &Extended, bundle: &Bundle, out: &Path) -> Value {
    let object = json!({
        // The list is another list, so the bundle has another id.
        "id": extended.id.to_string(),
        "output": out.to_string_lossy(),
        "facts": facts_json(&extended.facts),
        "before_block_count": extended.before,
        "new_chunks": extended.new_chunks,
        "part_files": extended.part_files,
        "written_bytes": extended.bytes,
        "carried_others": others::carried_json(bundle),
        "left_others": others::left_json(bundle),
    });
    with(named_json(bundle), object)
}
