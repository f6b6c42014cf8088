//! The sentences of `gather`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::causes;
use super::fields::with;
use super::json;
use super::line::{head, labelled};
use crate::bundle::Bundle;
use crate::check::Held;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::courier::fault::{Failed, Renamed, Why};
use crate::courier::gather::Set;
use crate::courier::reread::Safety;
use crate::escape::{shown, shown_path};
use crate::find::Search;
use crate::store::Reach;
use crate::trust::Trust;
use crate::units::bytes;

/// Returns the lines about the files in the folder of a bundle. The lines are printed below the report.
pub(in crate::cli) fn set(set: &Set) -> String {
    let put = msg!(
        "gather-set",
        folder = shown_path(&set.folder),
        files = set.new_files,
        size = bytes(set.new_bytes),
        kept = set.kept_files,
    );
    let mut out = labelled(&msg!("label-gathered"), &put);
    for path in &set.in_the_way {
        super::line::line(&mut out, &msg!("label-in-the-way"), &msg!("gather-in-the-way", path = shown_path(path)));
    }
    out
}

/// Returns the last line: the person may take out the carrier, or must look at it once more.
pub(in crate::cli) fn safe_to_pull(out: &Path, safety: Safety) -> String {
    let path = shown_path(out);
    let why = match safety {
        Safety::Untouched => {
            return head(Tone::Good, &msg!("head-safe-to-pull"), &msg!("gather-nothing-written", path = path));
        }
        Safety::Proven => {
            return head(Tone::Good, &msg!("head-safe-to-pull"), &msg!("gather-read-back", path = path));
        }
        Safety::Unproven(Reach::Driver) => msg!("gather-unproven-driver"),
        Safety::Unproven(Reach::Network) => msg!("gather-unproven-network"),
        Safety::Unproven(Reach::Layer | Reach::Unknown | Reach::Medium) => msg!("gather-unproven-system"),
        Safety::Unsynced => msg!("gather-unsynced"),
    };
    head(Tone::Fair, &msg!("head-pull-and-check"), &msg!("gather-pull-and-check", why = why, path = path))
}

/// Returns the line about a file that is not on the target.
pub(in crate::cli) fn failed(failed: &Failed) -> String {
    match &failed.why {
        Why::Source(words) => msg!("gather-failed", path = shown_path(&failed.path), why = shown(words)),
        Why::Refused { .. } => {
            msg!("gather-refused", path = shown_path(&failed.path), why = causes::of_failed(failed))
        }
    }
}

/// Returns the line about a file that stands under another name.
pub(in crate::cli) fn renamed(renamed: &Renamed) -> String {
    let other = renamed.stands.file_name().map(Path::new).unwrap_or(&renamed.stands);
    let why = causes::sentence(renamed.cause).unwrap_or_else(|| msg!("cause-denied"));
    let (path, other) = (shown_path(&renamed.wanted), shown_path(other));
    msg!("gather-renamed", path = path, why = why, other = other)
}

/// Returns the line about a bundle that was not gathered.
pub(in crate::cli) fn ignored(bundle: &Bundle) -> String {
    let folder = bundle.list.path.parent().filter(|at| *at != Path::new(""));
    if let Trust::Limited(name) = &bundle.trust {
        return msg!(
            "gather-ignored-limited",
            title = bundle.title(),
            id = bundle.list.id.short(),
            path = shown_path(folder.unwrap_or(&bundle.list.path)),
            name = shown(name),
        );
    }
    msg!(
        "gather-ignored",
        title = bundle.title(),
        id = bundle.list.id.short(),
        path = shown_path(folder.unwrap_or(&bundle.list.path)),
        digits = bundle.digits().to_string(),
    )
}

/// Returns the report of a bundle and its set as one object.
pub(in crate::cli) fn held_json(search: &Search, held: &Held, set: &Set, roots: &[PathBuf], about: Value) -> Value {
    with(json::report_json(search, held, roots, about), json!({"gathered": set_json(set)}))
}

/// Returns the set of a bundle as one object.
pub(super) fn set_json(set: &Set) -> Value {
    json!({
        "output": set.folder.to_string_lossy(),
        "new_file_count": set.new_files,
        "new_bytes": set.new_bytes,
        "present_file_count": set.kept_files,
        "in_the_way": set.in_the_way.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>(),
    })
}

/// Returns the files that are not on a target, and the files that stand under other names, as fields of an object.
pub(in crate::cli) fn faults_json(failed: &[Failed], renamed: &[Renamed]) -> (Value, Value) {
    let failed = failed.iter().map(|failed| {
        json!({
            "path": failed.path.to_string_lossy(), "why": failed.why.words(),
        })
    });
    let renamed = renamed.iter().map(|renamed| {
        json!({
            "path": renamed.wanted.to_string_lossy(), "stands": renamed.stands.to_string_lossy(),
        })
    });
    (failed.collect(), renamed.collect())
}
