//! A bad file, and the diagnosis of what is wrong with the file.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::chunk_state::ChunkState;
use crate::blocks::pool::Tally;
use crate::carriers::Found;
use crate::find::bundle::Bundle;
use pannier_format::layout::Part;
use pannier_format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};

/// A file that should be good and is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFile {
    /// Where it is.
    pub path: PathBuf,
    /// What is wrong with it.
    pub fault: FileFault,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// A chunk in which some blocks are bad.
    Blocks {
        /// The chunk's name in the list.
        chunk: String,
        /// Bad blocks.
        bad: u32,
        /// Blocks in the file.
        of: u32,
        /// Offsets of the first bad ones.
        at: Vec<u64>,
    },
    /// A chunk that ends early.
    CutShort {
        /// The chunk's name in the list.
        chunk: String,
        /// Its length.
        bytes: u64,
        /// The length it should have.
        of: u64,
    },
    /// A chunk that is whole, but zeros follow it.
    ZerosAfter {
        /// The chunk's name in the list.
        chunk: String,
        /// How many.
        bytes: u64,
    },
    /// A chunk that is whole, but something else follows it.
    BytesAfter {
        /// The chunk's name in the list.
        chunk: String,
        /// How many.
        bytes: u64,
    },
    /// Called like a chunk, but there is nothing in it.
    Empty {
        /// The chunk it seems to be.
        chunk: String,
    },
    /// Called like a chunk, or as long as one, but nothing in it is good.
    NothingGood {
        /// The chunk it seems to be.
        chunk: String,
    },
    /// A small file in which one byte is wrong; which one was found by trial.
    OneByte {
        /// Its name in the bundle.
        name: &'static str,
    },
    /// Called like a small file, but not the one that was signed.
    NotSigned {
        /// Its name in the list.
        name: &'static str,
    },
}

impl FileFault {
    /// Tells whether the damage is to something that is not whole elsewhere.
    pub(super) fn concerns(&self, lacking: &HashSet<&str>) -> bool {
        match self {
            Self::Blocks { chunk, .. }
            | Self::CutShort { chunk, .. }
            | Self::ZerosAfter { chunk, .. }
            | Self::BytesAfter { chunk, .. }
            | Self::Empty { chunk }
            | Self::NothingGood { chunk } => lacking.contains(chunk.as_str()),
            Self::NotSigned { .. } | Self::OneByte { .. } => true,
        }
    }
}

/// Where the last, shorter block of a file begins.
fn last_piece(bytes: u64, block_bytes: u32) -> u64 {
    bytes.saturating_sub(bytes.checked_rem(u64::from(block_bytes)).unwrap_or_default())
}

/// The chunks that a file without any good block may have been: by its name, or by its length. There may be very many of
/// both.
pub(super) struct ChunkNames<'a> {
    named: HashSet<&'a str>,
    /// Of chunks of which nothing is here.
    sized: HashMap<u64, &'a str>,
}

impl<'a> ChunkNames<'a> {
    pub(super) fn new(bundle: &'a Bundle, states: &[ChunkState]) -> Self {
        let named = bundle.chunks.iter().map(|chunk| chunk.name.as_str()).collect();
        let mut sized = HashMap::new();
        for (chunk, _) in bundle.chunks.iter().zip(states).filter(|(_, state)| state.good == 0) {
            sized.entry(chunk.bytes).or_insert(chunk.name.as_str());
        }
        Self { named, sized }
    }
}

/// Says what is wrong with a file, if it has to do with this bundle at all.
pub(super) fn fault_of(
    bundle: &Bundle,
    names: &ChunkNames<'_>,
    found: &Found,
    tally: Option<&Tally>,
) -> Option<FileFault> {
    let name = found.path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    if let Some(tally) = tally.filter(|tally| tally.good > 0) {
        let (number, _) = bundle.layout.place_of(tally.first?);
        let chunk = bundle.chunks.get(number)?;
        if tally.bad == 0 && tally.zeros_after > 0 {
            return Some(FileFault::ZerosAfter { chunk: chunk.name.clone(), bytes: tally.zeros_after });
        }
        if tally.bad == 0 {
            // Nothing is bad in it, but it may be less than the chunk it begins, unless it is a part file (FORMAT.md §8).
            let starts = tally.first == Some(chunk.first_block);
            let part = name.rsplit_once('.').is_some_and(|(_, end)| end.starts_with("pr"));
            // The last recovery chunk of the list that this one extends may be a shorter one (FORMAT.md §17).
            let extended = chunk.part == Part::Recovery
                && bundle.facts.extends.is_some()
                && found.bytes.is_multiple_of(u64::from(bundle.layout.block_bytes));
            let short = starts && !part && !extended && found.bytes < chunk.bytes;
            return short.then(|| FileFault::CutShort {
                chunk: chunk.name.clone(),
                bytes: found.bytes,
                of: chunk.bytes,
            });
        }
        if found.bytes < chunk.bytes
            && tally.bad == 1
            && tally.bad_at.first() == Some(&last_piece(found.bytes, bundle.layout.block_bytes))
        {
            return Some(FileFault::CutShort { chunk: chunk.name.clone(), bytes: found.bytes, of: chunk.bytes });
        }
        let is_whole = tally.first == Some(chunk.first_block) && tally.good == chunk.block_count;
        if let Some(bytes) = found.bytes.checked_sub(chunk.bytes).filter(|_| is_whole)
            && tally.bad_at.iter().all(|at| *at >= chunk.bytes)
        {
            return Some(FileFault::BytesAfter { chunk: chunk.name.clone(), bytes });
        }
        let of = tally.good.saturating_add(tally.bad);
        return Some(FileFault::Blocks { chunk: chunk.name.clone(), bad: tally.bad, of, at: tally.bad_at.clone() });
    }
    for small in [FACTS_NAME, TABLE_NAME, HEADS_NAME, README_NAME, SUMS_NAME, SIGNATURE_NAME] {
        if name == small.to_lowercase() {
            return Some(FileFault::NotSigned { name: small });
        }
    }
    // An empty file holds no piece at all; it is what a stick pulled out while copying leaves.
    if tally.is_none() && found.bytes > 0 {
        return None;
    }
    let named = names.named.contains(name.as_str()).then_some(name.as_str());
    let chunk = named.or_else(|| names.sized.get(&found.bytes).copied())?.to_owned();
    Some(if found.bytes == 0 { FileFault::Empty { chunk } } else { FileFault::NothingGood { chunk } })
}
