//! `repair`: a complete bundle again, bit for bit as the publisher made it, from whatever arrived. Needs no key.
//!
//! One line is not what arrived: the first one of the signature file, which nothing covers. It becomes the one that `pack`
//! writes (FORMAT.md §5); who signed by hand may have written another.

use std::path::Path;

use crate::check::{Checked, source};
use crate::coding;
use crate::digest::sha256;
use crate::error::{Error, Result};
use crate::format::layout::Part;
use crate::format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use crate::limits;
use crate::readme;
use crate::recovery::{copy_chunk, write_recovery};
use crate::source::source_of;
use crate::store::{self, Stage};
use crate::watch::{Phase, Watch};

/// What repairing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Data blocks that were rebuilt.
    pub rebuilt_blocks: u32,
    /// Recovery blocks that were computed again.
    pub recomputed_blocks: u32,
    /// Listed small files that could not be written again because they are lost everywhere.
    pub lost: Vec<String>,
}

/// Writes one bundle of what was checked completely into a new folder.
///
/// # Errors
/// When there is not enough, or nowhere to write. Trust is not asked for: the result is exactly what was signed.
pub fn repair(checked: &Checked, index: usize, out: &Path, watch: &Watch) -> Result<Repaired> {
    let bundle = checked.finding.bundles.get(index).ok_or(Error::NoBundle)?;
    let total = bundle.chunks.iter().map(|chunk| chunk.bytes).sum();
    store::needing(total, || write(checked, index, out, total, watch))
}

fn write(checked: &Checked, index: usize, out: &Path, total: u64, watch: &Watch) -> Result<Repaired> {
    let bundle = checked.finding.bundles.get(index).ok_or(Error::NoBundle)?;
    let pool = checked.pools.get(index).ok_or(Error::NoBundle)?;
    let mut source = source(checked, bundle, pool)?;
    pool.require(&bundle.layout)?;
    let stage = Stage::begin(out)?;
    let tree = stage.tree();
    store::require_space(&tree, total)?;
    let rebuilt = coding::rebuild(&mut source, &stage.scratch("rebuilt"), watch)?;

    watch.begin(Phase::Writing, total);
    let layout = bundle.layout;
    let recovery_lost =
        (layout.data_blocks..layout.block_count()).filter(|block| source.place(*block).is_none()).count();
    for chunk in bundle.chunks.iter().filter(|chunk| chunk.part == Part::Data || recovery_lost == 0) {
        copy_chunk(&source, &tree.join(&chunk.name), chunk.first_block, chunk.block_count, watch)?;
    }
    if recovery_lost > 0 {
        // Computing them all costs no more than computing some.
        let (hashes, _) = write_recovery(&source, &bundle.chunks, &tree, limits::RECOVERY_HELD_BYTES, watch)?;
        let listed = source.table.hashes().get(layout.data_blocks as usize..).unwrap_or_default();
        if hashes != listed {
            return Err(Error::Bug("recovery blocks that are not the publisher's"));
        }
    }

    let mut lost = Vec::new();
    store::write_new(&tree.join(SUMS_NAME), &bundle.list.bytes)?;
    let signature = bundle.signature.as_made_by(&bundle.publisher.base64());
    store::write_new(&tree.join(SIGNATURE_NAME), signature.as_bytes())?;
    store::write_new(&tree.join(FACTS_NAME), &bundle.facts_bytes)?;
    store::write_new(&tree.join(TABLE_NAME), &source.table.write())?;
    if let Some(hash) = bundle.sums.hash_of(HEADS_NAME) {
        let written = source_of(layout, &bundle.chunks, &tree, source.table.clone());
        let heads = match &bundle.heads {
            Some(heads) => heads.write(),
            None => written.heads()?.write(),
        };
        if sha256(&heads) == hash {
            store::write_new(&tree.join(HEADS_NAME), &heads)?;
        } else {
            lost.push(HEADS_NAME.to_owned());
        }
    }
    if let Some(hash) = bundle.sums.hash_of(README_NAME) {
        let found = bundle.readme.as_deref().and_then(|path| store::read_small(path, limits::FACTS_MAX_BYTES).ok()?);
        let text = found.filter(|text| sha256(text) == hash).or_else(|| readme::again(&bundle.facts, hash));
        match text {
            Some(text) => store::write_new(&tree.join(README_NAME), &text)?,
            None => lost.push(README_NAME.to_owned()),
        }
    }
    watch.begin(Phase::Syncing, 0);
    stage.commit()?;
    Ok(Repaired {
        rebuilt_blocks: u32::try_from(rebuilt.len()).unwrap_or(u32::MAX),
        recomputed_blocks: u32::try_from(recovery_lost).unwrap_or(u32::MAX),
        lost,
    })
}
