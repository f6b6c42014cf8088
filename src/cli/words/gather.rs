//! The sentences of `gather`.

use std::path::Path;

use serde_json::{Value, json};

use super::line::{head, labelled};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::courier::gather::Set;
use crate::escape::{shown, shown_path};
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

/// Returns the last line: the person may take out the carrier.
pub(in crate::cli) fn safe_to_pull<'a>(out: &Path, mut sets: impl Iterator<Item = &'a Set>) -> String {
    let text = if sets.all(|set| set.new_files == 0) {
        msg!("gather-nothing-written", path = shown_path(out))
    } else {
        msg!("gather-read-back", path = shown_path(out))
    };
    head(Tone::Good, &msg!("head-safe-to-pull"), &text)
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

/// Returns the set of a bundle as one object.
pub(in crate::cli) fn set_json(set: &Set) -> Value {
    json!({
        "folder": set.folder.to_string_lossy(),
        "new_file_count": set.new_files,
        "new_bytes": set.new_bytes,
        "kept_file_count": set.kept_files,
        "in_the_way": set.in_the_way.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>(),
    })
}
