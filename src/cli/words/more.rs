//! What `more-recovery` says.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{bytes, count, facts_json, line, runs, survives};
use crate::cli::terminal::Tone;
use crate::escape::shown_path;
use crate::extend::Extended;

/// What was added, and what to do with it.
pub(in crate::cli) fn extended(extended: &Extended, from: &[PathBuf], out: &Path, whole: bool) -> String {
    let facts = &extended.facts;
    let added =
        count(u64::from(facts.recovery_blocks - extended.before), "more recovery block", "more recovery blocks");
    let mut text = format!(
        "{}  {} {}: {added}, {} in all, in {}",
        Tone::Good.paint("OK"),
        facts.series,
        facts.release,
        facts.recovery_blocks,
        shown_path(out)
    );
    let names: Vec<&str> = extended.new_chunks.iter().map(String::as_str).collect();
    let what = if whole { "the whole bundle" } else { "the small files and what is new" };
    line(&mut text, "new", &runs(&names));
    line(&mut text, "written", &format!("{what}, {}", bytes(extended.bytes)));
    line(
        &mut text,
        "list",
        &format!("bundle {}; what was handed out before belongs to it and keeps its value", extended.id.short()),
    );
    line(&mut text, "survives", &survives(facts));
    line(&mut text, "checked", "data blocks were rebuilt from the new recovery blocks alone: identical");
    let folders: Vec<String> = from.iter().filter(|_| !whole).map(|path| shown_path(path)).collect();
    let folders = [folders, vec![shown_path(out)]].concat().join(" ");
    text + "\nNext: hand the new files out, or deal old and new together: pannier deal " + &folders + " --to CARRIER..."
}

/// The same as one object.
pub(in crate::cli) fn extended_json(extended: &Extended) -> Value {
    json!({
        "schema": 1,
        "facts": facts_json(&extended.facts, &extended.id),
        "before_blocks": extended.before,
        "new_chunks": extended.new_chunks,
        "bytes": extended.bytes,
    })
}
