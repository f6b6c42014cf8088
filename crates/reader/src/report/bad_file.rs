//! A bad file, and the diagnosis of the fault in the file.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::chunk_state::ChunkState;
use crate::blocks::pool::Tally;
use crate::carriers::Found;
use crate::find::bundle::Bundle;
use crate::trust::{Mended, Mending};
use pannier_format::layout::Part;
use pannier_format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use pannier_format::transport::Changes;

/// A file that should be good and is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFile {
    /// The path of the file.
    pub path: PathBuf,
    /// The fault in the file.
    pub fault: FileFault,
}

/// The fault in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// A chunk with some bad blocks.
    Blocks {
        /// The name of the chunk in the list.
        chunk: String,
        /// The number of bad blocks.
        bad: u32,
        /// The number of blocks in the file.
        of: u32,
        /// The offsets of the first bad blocks.
        at: Vec<u64>,
    },
    /// A chunk that ends early.
    CutShort {
        /// The name of the chunk in the list.
        chunk: String,
        /// The length of the file.
        bytes: u64,
        /// The expected length of the chunk.
        of: u64,
    },
    /// A whole chunk with zeros after the chunk.
    ZerosAfter {
        /// The name of the chunk in the list.
        chunk: String,
        /// The number of zeros.
        bytes: u64,
    },
    /// A whole chunk with other bytes after the chunk.
    BytesAfter {
        /// The name of the chunk in the list.
        chunk: String,
        /// The number of other bytes.
        bytes: u64,
    },
    /// An empty file with the name of a chunk.
    Empty {
        /// The chunk that the file seems to be.
        chunk: String,
    },
    /// A file with the name or the length of a chunk, and without any good block.
    NothingGood {
        /// The chunk that the file seems to be.
        chunk: String,
    },
    /// A small file with one wrong byte. A trial found the wrong byte.
    OneByte {
        /// The name of the small file in the bundle.
        name: &'static str,
    },
    /// A small file that mail, an editor or a copy changed. The changes were taken back, and the signed bytes are whole.
    Carried {
        /// The name of the small file in the bundle.
        name: &'static str,
        /// The changes that were taken back.
        undone: Changes,
    },
    /// A file with the name of a small file, but not with the signed bytes.
    NotSigned {
        /// The name of the small file in the list.
        name: &'static str,
    },
    /// A file that poses as the page that opens bundles in a browser (FORMAT.md §3.2).
    FalsePage,
}

impl From<&Mended> for FileFault {
    fn from(mended: &Mended) -> Self {
        let name = mended.name;
        match &mended.fault {
            Mending::OneByte => Self::OneByte { name },
            Mending::Transport(undone) => Self::Carried { name, undone: undone.clone() },
        }
    }
}

impl FileFault {
    /// Tells whether the fault concerns a chunk or a small file without a whole copy.
    pub(super) fn concerns(&self, lacking: &HashSet<&str>) -> bool {
        match self {
            Self::Blocks { chunk, .. }
            | Self::CutShort { chunk, .. }
            | Self::ZerosAfter { chunk, .. }
            | Self::BytesAfter { chunk, .. }
            | Self::Empty { chunk }
            | Self::NothingGood { chunk } => lacking.contains(chunk.as_str()),
            Self::NotSigned { .. } | Self::OneByte { .. } | Self::Carried { .. } => true,
            // No verdict depends on the page.
            Self::FalsePage => false,
        }
    }
}

/// Returns the beginning of the last, shorter block of a file.
fn last_piece(bytes: u64, block_bytes: u32) -> u64 {
    bytes.saturating_sub(bytes.checked_rem(u64::from(block_bytes)).unwrap_or_default())
}

/// The chunks that a file without any good block may have been, by name or by length. A bundle may have very many
/// chunks with one length, and very many names.
pub(super) struct ChunkNames<'a> {
    named: HashSet<&'a str>,
    /// The length and the name of chunks without any good block.
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

/// Returns the fault of a file, if the file concerns this bundle.
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
            // No block in the file is bad. The file may be shorter than its chunk, unless the file is a part file
            // (FORMAT.md §8).
            let starts = tally.first == Some(chunk.first_block);
            let part = name.rsplit_once('.').is_some_and(|(_, end)| end.starts_with("pr"));
            // This list may extend another list. The last recovery chunk of the other list may be shorter
            // (FORMAT.md §17).
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
    // An empty file holds no piece. A stick that is pulled out during a copy leaves an empty file.
    if tally.is_none() && found.bytes > 0 {
        return None;
    }
    let named = names.named.contains(name.as_str()).then_some(name.as_str());
    let chunk = named.or_else(|| names.sized.get(&found.bytes).copied())?.to_owned();
    Some(if found.bytes == 0 { FileFault::Empty { chunk } } else { FileFault::NothingGood { chunk } })
}
