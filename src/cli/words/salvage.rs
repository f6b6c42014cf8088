//! The sentences of `salvage`.

use super::line::labelled;
use crate::cli::messages::msg;
use crate::courier::salvage::Salvaged;
use crate::escape::shown_path;
use crate::units::bytes;

/// Returns the lines about each medium: the blocks that were found, and the obstacles.
pub(in crate::cli) fn media(salvaged: &Salvaged) -> String {
    let mut lines = Vec::new();
    for medium in &salvaged.media {
        let path = match medium.part_count {
            0 | 1 => shown_path(&medium.path),
            parts => msg!("salvage-parts", path = shown_path(&medium.path), parts = parts.saturating_sub(1)),
        };
        let (size, blocks) = (bytes(medium.bytes), medium.found_blocks);
        let text = match medium.unreadable_bytes {
            0 => msg!("salvage-searched", path = path, size = size, blocks = blocks),
            unreadable => {
                let unreadable = bytes(unreadable);
                msg!("salvage-searched-in-part", path = path, size = size, blocks = blocks, unreadable = unreadable)
            }
        };
        lines.push(labelled(&msg!("label-searched"), &text));
    }
    lines.join("\n")
}

/// Returns the warnings about a search that was less thorough than possible.
pub(in crate::cli) fn warnings(salvaged: &Salvaged) -> Vec<String> {
    let mut out = Vec::new();
    let bundles = || salvaged.gathered.held().map(|held| &held.bundle);
    for bundle in bundles().filter(|bundle| salvaged.slow.contains(&bundle.list.id)) {
        out.push(msg!("salvage-no-heads", title = bundle.title()));
    }
    for bundle in bundles().filter(|bundle| bundle.table.is_none()) {
        out.push(msg!("salvage-no-table", title = bundle.title()));
    }
    for medium in salvaged.media.iter().filter(|medium| medium.exhausted) {
        out.push(msg!("salvage-stopped", path = shown_path(&medium.path)));
    }
    if salvaged.left_out > 0 {
        out.push(msg!("salvage-left-out", texts = salvaged.left_out));
    }
    out
}
