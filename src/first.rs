//! The first blocks, which every carrier gets for opening in part: the age header, the last section, the seek table (FORMAT.md §10.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

pub mod paper;

use crate::bundle::Bundle;
use crate::digest::sha256;
use crate::error::Result;
use crate::format::Hash;
use crate::plan::shares::Share;
use crate::source::Source;

/// The most bytes that every carrier gets beside its share. The publisher rounds the number of blocks up.
const MOST_BYTES: u64 = 2 << 20;

/// A part file that every carrier gets whose share has not the chunk itself.
#[derive(Clone, Debug)]
pub struct FirstPart {
    /// The number of the chunk.
    pub chunk: usize,
    /// The name of the part file.
    pub name: String,
    /// The blocks, in order.
    pub blocks: Vec<u32>,
    /// The bytes of the blocks.
    pub bytes: Vec<u8>,
    /// The hash of these bytes.
    pub hash: Hash,
}

/// Returns the blocks that opening in part needs first, by chunks. There are none if the facts tell none, or too many.
pub fn first_blocks(bundle: &Bundle) -> Vec<(usize, Vec<u32>)> {
    let (facts, layout) = (&bundle.facts, &bundle.layout);
    let Some(first) = facts.first else { return Vec::new() };
    let bytes = first.among(layout.data_blocks).map(|block| u64::from(layout.stored_bytes(block)));
    if bytes.fold(0, u64::saturating_add) > MOST_BYTES {
        return Vec::new();
    }
    let mut chunks: Vec<(usize, Vec<u32>)> = Vec::new();
    for block in first.among(layout.data_blocks) {
        let (chunk, _) = layout.place_of(block);
        match chunks.last_mut() {
            Some((last, blocks)) if *last == chunk => blocks.push(block),
            _ => chunks.push((chunk, vec![block])),
        }
    }
    chunks
}

/// Returns the bytes of these blocks.
pub fn first_bytes(bundle: &Bundle) -> u64 {
    let blocks = first_blocks(bundle).into_iter().flat_map(|(_, blocks)| blocks);
    blocks.map(|block| u64::from(bundle.layout.stored_bytes(block))).fold(0, u64::saturating_add)
}

/// Returns the name of a part file with blocks of a chunk.
fn part_name(bundle: &Bundle, chunk: usize) -> String {
    let name = bundle.chunks.get(chunk).map(|chunk| chunk.name.as_str()).unwrap_or_default();
    format!("{}.prt", name.trim_end_matches(".bin"))
}

/// Reads these blocks.
///
/// # Errors
/// The error of the carriers.
pub fn first_parts(bundle: &Bundle, source: &Source) -> Result<Vec<FirstPart>> {
    let mut reader = source.reader();
    let part = |(chunk, blocks): (usize, Vec<u32>)| {
        let mut bytes = Vec::new();
        blocks.iter().try_for_each(|block| reader.append(*block, &mut bytes))?;
        let hash = sha256(&bytes);
        Ok(FirstPart { chunk, name: part_name(bundle, chunk), blocks, bytes, hash })
    };
    first_blocks(bundle).into_iter().map(part).collect()
}

/// Returns those of the first blocks that a carrier gets beside its share. `of` tells the chunk of one of them, and the number of blocks. No
/// carrier may be enough alone because of them.
pub fn beside_share<'a, T>(
    bundle: &Bundle,
    share: &'a Share,
    first: &'a [T],
    of: impl Fn(&T) -> (usize, usize) + 'a,
) -> impl Iterator<Item = &'a T> {
    let all = first.iter().fold(u64::from(share.blocks), |sum, one| sum.saturating_add(of(one).1 as u64));
    let data_blocks = bundle.layout.data_blocks;
    let is_bearable = share.blocks >= data_blocks || all < u64::from(data_blocks);
    first.iter().filter(move |one| is_bearable && !share.chunks.contains(&of(one).0))
}
