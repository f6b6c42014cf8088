//! Part files that every carrier gets for opening in part: the age header, the last section and the seek table (FORMAT.md §10.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

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
pub(super) struct FirstPart {
    /// The number of the chunk.
    pub(super) chunk: usize,
    /// The name of the part file.
    pub(super) name: String,
    /// The blocks, in order.
    pub(super) blocks: Vec<u32>,
    pub(super) bytes: Vec<u8>,
    pub(super) hash: Hash,
}

/// Returns the blocks that opening in part needs first, by chunks. There are none if the facts tell none, or too many.
pub(super) fn first_blocks(bundle: &Bundle) -> Vec<(usize, Vec<u32>)> {
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

/// Reads these blocks.
///
/// # Errors
/// The error of the carriers.
pub(super) fn first_parts(bundle: &Bundle, source: &Source) -> Result<Vec<FirstPart>> {
    let mut reader = source.reader();
    let part = |(chunk, blocks): (usize, Vec<u32>)| {
        let mut bytes = Vec::new();
        blocks.iter().try_for_each(|block| reader.append(*block, &mut bytes))?;
        let name = bundle.chunks.get(chunk).map(|chunk| chunk.name.as_str()).unwrap_or_default();
        let name = format!("{}.prt", name.trim_end_matches(".bin"));
        let hash = sha256(&bytes);
        Ok(FirstPart { chunk, name, blocks, bytes, hash })
    };
    first_blocks(bundle).into_iter().map(part).collect()
}

/// Returns those of the first blocks that a carrier gets beside its share. `of` tells the chunk of one of them, and the number of blocks. No
/// carrier may be enough alone because of them.
pub(super) fn beside_share<'a, T>(
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
