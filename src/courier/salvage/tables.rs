//! The block table and the heads on a raw medium, which have no shape of their own.
//!
//! The heads begin as a payload begins. The table is found through a block: a block of the medium whose beginning is known
//! has its hash in the table, at a place that its number tells.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::path::Path;

use memchr::memmem;

use super::probe::{HeadSet, Probe};
use super::raw::{Raw, SECTOR, Window};
use super::traces::{BEGINNINGS, BEGINNINGS_MAX, Traces};
use crate::bundle::Bundle;
use crate::digest::{block_hash, sha256};
use crate::error::Result;
use crate::format::heads::{HEAD_BYTES, Head};
use crate::format::sums::{HEADS_NAME, TABLE_NAME};
use crate::format::{Hash, Heads, Layout, Table};
use crate::store;
use crate::watch::{Phase, Watch};

/// Blocks at most that are hashed to find the table through them.
const BLOCKS_MAX: usize = 512;
/// Bytes at most that are hashed for that.
const HASHED_BYTES: u64 = 256 << 20;
/// Bytes of an entry of the table.
const ENTRY: u64 = 32;

/// Finds the table and the heads of a bundle whose list and facts are proven. Writes the table and the heads into a folder.
pub(super) fn tables(traces: &Traces, bundle: &Bundle, raws: &[Raw], folder: &Path, watch: &Watch) -> Result<()> {
    let id = bundle.list.id.short();
    let mut heads = bundle.heads.clone();
    if let Some(hash) = bundle.sums.hash_of(HEADS_NAME).filter(|_| bundle.heads.is_none()) {
        let length = Heads::bytes_for(bundle.layout.block_count());
        if let Some(bytes) = find_heads(traces, hash, length, raws, watch)? {
            store::write_new(&folder.join(format!("{id}-heads")), &bytes)?;
            heads = Heads::parse(&bytes, bundle.layout.block_count());
        }
    }
    let Some(hash) = bundle.sums.hash_of(TABLE_NAME).filter(|_| bundle.table.is_none()) else { return Ok(()) };
    let length = Table::bytes_for(&bundle.facts);
    let mut blocks = first_blocks(traces, &bundle.layout, raws, watch)?;
    if let Some(heads) = &heads {
        blocks.extend(known_blocks(heads, &bundle.layout, raws, watch)?);
    }
    let found = find_table(&blocks, hash, length, raws, watch)?;
    found.map_or(Ok(()), |table| Ok(store::write_new(&folder.join(format!("{id}-table")), &table)?))
}

/// Finds the heads: at the sectors where something begins as a payload does, then at any byte.
fn find_heads(traces: &Traces, hash: Hash, length: u64, raws: &[Raw], watch: &Watch) -> Result<Option<Vec<u8>>> {
    let at = |raw: &Raw, offset: u64| Some(raw.bytes_at(offset, length)).filter(|bytes| sha256(bytes) == hash);
    for (number, offset) in &traces.beginnings {
        watch.advance(0)?;
        if let Some(heads) = raws.get(*number).and_then(|raw| at(raw, *offset)) {
            return Ok(Some(heads));
        }
    }
    for raw in raws {
        watch.begin(Phase::Searching, raw.bytes);
        let found = raw.each_span(&raw.all(), watch, Vec::new, |found: &mut Vec<u64>, window| {
            found.extend(BEGINNINGS.iter().flat_map(|text| beginnings_in(window, text)));
            found.truncate(BEGINNINGS_MAX);
            Ok(())
        })?;
        let mut found = found.concat();
        found.sort_unstable();
        for offset in found.into_iter().take(BEGINNINGS_MAX) {
            watch.advance(0)?;
            if let Some(heads) = at(raw, offset) {
                return Ok(Some(heads));
            }
        }
    }
    Ok(None)
}

/// Returns the places within sectors that may be the beginning of heads. Words of a text, such as "page-", are none.
fn beginnings_in(window: &Window<'_>, text: &[u8]) -> Vec<u64> {
    let is_text =
        |at: usize| window.bytes.get(at..).is_some_and(|rest| rest.iter().take(24).all(|byte| (9..127).contains(byte)));
    let places = memmem::find_iter(window.bytes, text).filter(|at| *at < window.own && !is_text(*at));
    places.map(|at| window.offset.saturating_add(at as u64)).collect()
}

/// The hashes of blocks, each with the numbers that the block may have.
type Blocks = HashMap<[u8; 32], Vec<u32>>;

/// Returns the hashes of blocks that begin as a payload does: one of them may be the first block.
fn first_blocks(traces: &Traces, layout: &Layout, raws: &[Raw], watch: &Watch) -> Result<Blocks> {
    let mut blocks = Blocks::new();
    for (number, offset) in &traces.beginnings {
        watch.advance(0)?;
        if let Some(raw) = raws.get(*number) {
            let bytes = raw.bytes_at(*offset, u64::from(layout.stored_bytes(0)));
            blocks.insert(block_hash(&bytes, layout.block_bytes).0, vec![0]);
        }
    }
    Ok(blocks)
}

/// Returns the hashes of blocks that begin as known blocks do. A block before which, or behind which, its neighbour lies is
/// better than one that stands alone: four bytes agree by chance.
fn known_blocks(heads: &Heads, layout: &Layout, raws: &[Raw], watch: &Watch) -> Result<Blocks> {
    let mut numbers: HashMap<Head, Vec<u32>> = HashMap::new();
    for (number, head) in (0u32..).zip(heads.all()) {
        numbers.entry(*head).or_default().push(number);
    }
    let set = HeadSet::new(numbers.keys());
    // Chunks of one block have no neighbours.
    let probe = Probe::sampled(layout);
    let whole = u64::from(layout.block_bytes);
    let (mut pairs, mut singles) = (Vec::new(), Vec::new());
    for (medium, raw) in raws.iter().enumerate() {
        watch.begin(Phase::Searching, raw.bytes);
        let found = raw.each_span(&raw.all(), watch, Vec::new, |found: &mut Vec<(bool, u64, u32)>, window| {
            if window.is_zero() || found.len() >= BLOCKS_MAX.saturating_mul(8) {
                return Ok(());
            }
            let begins = |at: usize, number: u32| {
                let head = window.bytes.get(at..).and_then(<[u8]>::first_chunk::<HEAD_BYTES>);
                head.is_some_and(|head| heads.all().get(number as usize) == Some(head))
            };
            let mut look = |at: usize, is_sector: bool| {
                let Some(head) = window.bytes.get(at..).and_then(<[u8]>::first_chunk::<HEAD_BYTES>) else { return };
                for number in numbers.get(head).into_iter().flatten().take(16) {
                    let after = at.saturating_add(layout.block_bytes as usize);
                    let before = at.checked_sub(layout.block_bytes as usize);
                    let has_neighbour = begins(after, number.saturating_add(1))
                        || before.zip(number.checked_sub(1)).is_some_and(|(at, number)| begins(at, number));
                    if has_neighbour || is_sector || probe == Probe::Every {
                        found.push((has_neighbour, window.offset.saturating_add(at as u64), *number));
                    }
                }
            };
            for at in (0..window.own).step_by(SECTOR as usize) {
                look(at, true);
            }
            probe.each(window, &set, |at| look(at, false));
            Ok(())
        })?;
        for (is_pair, offset, number) in found.concat() {
            let list = if is_pair { &mut pairs } else { &mut singles };
            list.push((medium, offset, number));
        }
    }
    pairs.sort_unstable();
    singles.sort_unstable();
    let mut blocks = Blocks::new();
    let most = usize::try_from(HASHED_BYTES.checked_div(whole).unwrap_or(1)).unwrap_or(1).clamp(8, BLOCKS_MAX);
    for (medium, offset, number) in pairs.into_iter().take(most).chain(singles.into_iter().take(most)) {
        watch.advance(0)?;
        let stored = u64::from(layout.stored_bytes(number));
        if let Some(raw) = raws.get(medium) {
            let hash = block_hash(&raw.bytes_at(offset, stored), layout.block_bytes);
            blocks.entry(hash.0).or_default().push(number);
        }
    }
    Ok(blocks)
}

/// Finds the table by the hashes of blocks in the table: first where tables mostly lie, then at any byte.
fn find_table(blocks: &Blocks, hash: Hash, length: u64, raws: &[Raw], watch: &Watch) -> Result<Option<Vec<u8>>> {
    if blocks.is_empty() {
        return Ok(None);
    }
    let firsts: Vec<Head> = blocks.keys().filter_map(|hash| hash.first_chunk().copied()).collect();
    let set = HeadSet::new(firsts.iter());
    for step in [ENTRY as usize, 1] {
        for raw in raws {
            watch.begin(Phase::Searching, raw.bytes);
            let found = raw.each_span(&raw.all(), watch, Vec::new, |found: &mut Vec<u64>, window| {
                set.each(window.bytes, 0..window.own, step, |at| {
                    let entry = window.bytes.get(at..).and_then(<[u8]>::first_chunk::<32>);
                    for number in entry.and_then(|entry| blocks.get(entry)).into_iter().flatten() {
                        let before = u64::from(*number).saturating_mul(ENTRY);
                        found.extend(window.offset.saturating_add(at as u64).checked_sub(before));
                    }
                });
                // Each place costs the hash of a table, and all places but one are wrong.
                found.truncate(BEGINNINGS_MAX);
                Ok(())
            })?;
            let places: HashSet<u64> = found.into_iter().flatten().collect();
            let mut places: Vec<u64> = places.into_iter().collect();
            places.sort_unstable();
            for at in places.into_iter().take(BEGINNINGS_MAX) {
                watch.advance(0)?;
                let table = raw.bytes_at(at, length);
                if sha256(&table) == hash {
                    return Ok(Some(table));
                }
            }
        }
    }
    Ok(None)
}
