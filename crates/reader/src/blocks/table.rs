//! A lost block table, made again from chunks that the list proves whole (FORMAT.md §12).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::blocks::pool::{Pool, fill};
use crate::blocks::recovery::hash_recovery;
use crate::blocks::source::source_of;
use crate::carriers::Scratch;
use crate::error::Result;
use crate::find::bundle::Bundle;
use crate::find::releases;
use crate::find::search::{Finding, Search};
use crate::watch::Watch;
use pannier_format::digest::{block_hash, sha256};
use pannier_format::layout::Part;
use pannier_format::sums::TABLE_NAME;
use pannier_format::{Hash, Table};

/// Makes the missing tables of a finding again if whole chunks are enough, and fills the pools of these bundles.
pub fn tables(finding: &mut Finding, pools: &mut Vec<Pool>, scratch: &dyn Scratch, watch: &Watch) -> Result<()> {
    let mut healed = false;
    for index in 0..finding.bundles.len() {
        let Some(bundle) = finding.bundles.get(index).filter(|bundle| bundle.table.is_none()) else { continue };
        let table = table_from_chunks(bundle, &finding.search, scratch, watch)?;
        if let (Some(table), Some(bundle)) = (table, finding.bundles.get_mut(index)) {
            bundle.table = Some(table);
            bundle.table_remade = true;
            healed = true;
        }
    }
    if healed {
        let more = releases::join(&mut finding.bundles);
        finding.search.set_aside.extend(more);
        finding.compare();
        *pools = fill(finding, watch)?;
    }
    Ok(())
}

/// Computes the table from data chunks that are all whole. Lost recovery chunks are computed again.
fn table_from_chunks(bundle: &Bundle, search: &Search, scratch: &dyn Scratch, watch: &Watch) -> Result<Option<Table>> {
    let sizes: HashSet<u64> = bundle.chunks.iter().map(|chunk| chunk.bytes).collect();
    let mut whole: HashMap<Hash, usize> = HashMap::new();
    for (file, _) in search.files().iter().enumerate().filter(|(_, found)| sizes.contains(&found.bytes)) {
        watch.advance(0)?;
        // The pool already listed unreadable files when the pool was filled.
        if let Ok(hash) = search.carriers.hash(file) {
            whole.entry(hash).or_insert(file);
        }
    }
    let file_of = |name: &str| bundle.sums.hash_of(name).and_then(|hash| whole.get(&hash)).copied();
    let files: Vec<Option<usize>> = bundle.chunks.iter().map(|chunk| file_of(&chunk.name)).collect();
    let lost = |part| bundle.chunks.iter().zip(&files).any(|(chunk, file)| chunk.part == part && file.is_none());
    let recovery_lost = lost(Part::Recovery);
    // Facts that no trusted publisher signed may claim any number of blocks. A bundle that `pack` never makes is not
    // worth the computation.
    let absurd = bundle.layout.recovery_blocks > bundle.layout.data_blocks.saturating_mul(3);
    if lost(Part::Data) || (recovery_lost && (absurd || !bundle.is_pinned())) {
        return Ok(None);
    }
    let layout = bundle.layout;
    let empty = Table::new(vec![Hash([0; 32]); layout.block_count() as usize]);
    let source = source_of(layout, empty, Arc::clone(&search.carriers), |chunk| files.get(chunk).copied().flatten());
    let mut hashes = Vec::with_capacity(layout.block_count() as usize);
    let recovery = if recovery_lost { Some(hash_recovery(&source, scratch, watch)?) } else { None };
    let mut reader = source.reader();
    let direct = if recovery.is_some() { layout.data_blocks } else { layout.block_count() };
    let mut bytes = Vec::new();
    for block in 0..direct {
        bytes.clear();
        bytes.resize(layout.stored_bytes(block) as usize, 0);
        reader.read_part(block, 0, &mut bytes)?;
        watch.advance(0)?;
        hashes.push(block_hash(&bytes, layout.block_bytes));
    }
    hashes.extend(recovery.unwrap_or_default());
    let table = Table::new(hashes);
    let proven = bundle.sums.hash_of(TABLE_NAME) == Some(sha256(&table.write()));
    Ok(proven.then_some(table))
}
