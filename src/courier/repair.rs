//! `repair`: a complete bundle again, bit for bit as the publisher made it, from the files that arrived. `repair` needs
//! no key.
//!
//! One line may differ from the line that arrived: the first line of the signature file, which no signature covers.
//! `repair` writes the line that `pack` writes (FORMAT.md §5). A publisher who signed by hand may have written another
//! line.

use std::path::Path;

use crate::check::Held;
use crate::coding;
use crate::error::Result;
use crate::format::layout::Part;
use crate::format::sums::{PAGE_NAME, VOUCHER_NAME};
use crate::limits;
use crate::pack::recovery::{copy_chunk, write_recovery};
use crate::source::source_of;
use crate::store::{self, Access, FolderCarriers, ScratchAt, Stage};
use crate::watch::{Phase, Watch};
use pannier_reader::small::SmallFiles;

/// The result of repairing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Data blocks that were rebuilt.
    pub rebuilt_blocks: u32,
    /// Recovery blocks that were computed again.
    pub recomputed_blocks: u32,
    /// Listed small files, but for the page, that are lost on all carriers, and so could not be written again.
    pub lost: Vec<String>,
}

/// Writes one checked bundle completely into a new folder.
///
/// # Errors
/// When there are not enough blocks, or `out` cannot be written. The function does not ask for trust: the result is
/// exactly what was signed.
pub fn repair(held: &Held, out: &Path, watch: &Watch) -> Result<Repaired> {
    let total = held.bundle.chunks.iter().map(|chunk| chunk.bytes).sum();
    store::needing(total, || write(held, out, total, watch))
}

fn write(held: &Held, out: &Path, total: u64, watch: &Watch) -> Result<Repaired> {
    let bundle = &held.bundle;
    let mut source = held.source()?;
    held.require_enough()?;
    let stage = Stage::begin(out, Access::AsUsual)?;
    let tree = stage.tree();
    store::require_space(&tree, total)?;
    let rebuilt = coding::rebuild(&mut source, &ScratchAt(stage.scratch("rebuilt")), watch)?;

    watch.begin(Phase::Writing, total);
    let layout = bundle.layout;
    let recovery_lost = (layout.data_blocks..layout.block_count()).filter(|block| !source.has(*block)).count();
    for chunk in bundle.chunks.iter().filter(|chunk| chunk.part == Part::Data || recovery_lost == 0) {
        copy_chunk(&source, &tree.join(&chunk.name), chunk.first_block, chunk.block_count, watch)?;
    }
    if recovery_lost > 0 {
        // Computing all recovery blocks costs no more than computing some of them.
        let (hashes, _) = write_recovery(&source, &bundle.chunks, &tree, limits::RECOVERY_HELD_BYTES, watch)?;
        let listed = source.table.hashes().get(layout.data_blocks as usize..).unwrap_or_default();
        if hashes != listed {
            return Err(coding::at_fault(&source, &[]).into());
        }
    }

    let written = source_of(layout, source.table.clone(), FolderCarriers::chunks(&tree, &bundle.chunks), Some);
    let small = SmallFiles::of(bundle, source.carriers(), Some(&written))?;
    small.all().try_for_each(|(name, bytes)| store::write_new(&tree.join(name), bytes))?;
    // A bundle without its page or its voucher is whole (FORMAT.md §3.2, §3.3).
    let lost = small.lost.into_iter().filter(|name| ![PAGE_NAME, VOUCHER_NAME].contains(&name.as_str())).collect();
    watch.begin(Phase::Syncing, 0);
    stage.commit()?;
    Ok(Repaired {
        rebuilt_blocks: u32::try_from(rebuilt.len()).unwrap_or(u32::MAX),
        recomputed_blocks: u32::try_from(recovery_lost).unwrap_or(u32::MAX),
        lost,
    })
}
