//! The sentences of `salvage`.

use super::{bytes, count};
use crate::courier::salvage::Salvaged;
use crate::escape::shown_path;

/// What was found on each medium, and what stood in the way.
pub(in crate::cli) fn media(salvaged: &Salvaged) -> String {
    let mut out = String::new();
    for medium in &salvaged.media {
        let path = shown_path(&medium.path);
        let found = count(medium.found_blocks, "block that was", "blocks that were");
        let unreadable = match medium.unreadable_bytes {
            0 => String::new(),
            unreadable => format!("; {} of it could not be read", bytes(unreadable)),
        };
        super::line(
            &mut out,
            "searched",
            &format!("{path}, {}: {found} not here yet{unreadable}", bytes(medium.bytes)),
        );
    }
    out.trim_start_matches('\n').to_owned()
}

/// What was not done as thoroughly as it could be.
pub(in crate::cli) fn warnings(salvaged: &Salvaged) -> Vec<String> {
    let mut out = Vec::new();
    for bundle in salvaged.slow.iter().filter_map(|index| salvaged.gathered.checked.finding.bundles.get(*index)) {
        out.push(format!(
            "{} has no heads.idx: its blocks were looked for only where files usually begin, which is slower and may miss some",
            bundle.title()
        ));
    }
    let finding = &salvaged.gathered.checked.finding;
    for bundle in finding.bundles.iter().filter(|bundle| bundle.table.is_none()) {
        out.push(format!(
            "{}: blocks.idx was not found in one piece, so no block could be looked for; name a folder with the small files of any carrier: --small DIR",
            bundle.title()
        ));
    }
    for medium in salvaged.media.iter().filter(|medium| medium.exhausted) {
        out.push(format!(
            "{}: hashing was stopped at 8 times its length, so that a hostile medium cannot keep us busy; there may be more on it",
            shown_path(&medium.path)
        ));
    }
    if salvaged.left_out > 0 {
        out.push(format!(
            "{} that could be small files were left out, there are too many; name a folder with the right ones: --small DIR",
            count(salvaged.left_out, "text", "texts")
        ));
    }
    out
}
