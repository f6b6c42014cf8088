//! A report: the answer of `check` about one bundle, and about every file that came with the bundle.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod bad_file;
mod chunk_state;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

pub use bad_file::{BadFile, FileFault};
use bad_file::{ChunkNames, fault_of};
pub use chunk_state::ChunkState;

use crate::blocks::pool::Pool;
use crate::error::Error;
use crate::find::bundle::Bundle;
use crate::find::search::Search;
use crate::others::{Fate, Other, others};
use crate::trust::Publishers;
use pannier_format::layout::Chunk;
use pannier_format::sums::{HEADS_NAME, README_NAME, TABLE_NAME};

/// The one word at the beginning of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The bundle is whole and genuine.
    Ok,
    /// Every needed part is here; some other parts are missing.
    Openable,
    /// Every needed part is here, but files are damaged.
    DamagedButOpenable,
    /// The good blocks or the small files are not enough yet.
    Incomplete,
    /// The bundle is not proven to be from a trusted publisher.
    NotTrusted,
    /// The bundle is from a trusted publisher, but it and another bundle with the same signer exclude each other.
    Conflict,
}

/// The reason why a bundle is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// The bundle is trusted.
    None,
    /// The publisher of the bundle is not pinned.
    Unpinned,
    /// The publisher of the bundle is pinned, but not for this series.
    Series,
    /// The caller named one publisher, and the bundle is from another publisher.
    Other,
}

impl Verdict {
    /// Returns the word of the verdict.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Openable => "OPENABLE",
            Self::DamagedButOpenable => "DAMAGED BUT OPENABLE",
            Self::Incomplete => "INCOMPLETE",
            Self::NotTrusted => "NOT TRUSTED",
            Self::Conflict => "CONFLICT",
        }
    }
}

/// The answer of `check` about one bundle.
#[derive(Clone, Debug)]
pub struct Report {
    /// The word at the beginning of the report.
    pub verdict: Verdict,
    /// What the verdict would be if the publisher were trusted and nothing disputed the bundle.
    pub as_if_trusted: Verdict,
    /// The reason why the bundle is not trusted.
    pub distrust: Distrust,
    /// The number of good blocks.
    pub have_blocks: u32,
    /// The chunks.
    pub chunks: Vec<ChunkState>,
    /// Small files without any copy.
    pub missing_small: Vec<String>,
    /// Listed files with names that this version does not know, that would travel and have no whole copy. These files
    /// change no verdict.
    pub missing_others: Vec<String>,
    /// The bad files.
    pub bad_files: Vec<BadFile>,
    /// The number of good chunk files and small files in every given folder that held a part of the bundle.
    pub sources: BTreeMap<usize, u32>,
    /// The number of files that are no part of any bundle found.
    pub strangers: u32,
}

impl Report {
    /// Reports on one bundle of a search. `elsewhere` tells whether a file holds good blocks of another bundle.
    pub fn of(
        search: &Search,
        bundle: &Bundle,
        pool: &Pool,
        elsewhere: impl Fn(usize) -> bool,
        publishers: &Publishers,
    ) -> Self {
        let have_blocks = pool.good_count();
        let chunks: Vec<ChunkState> = bundle.chunks.iter().map(|chunk| chunk_state(chunk, pool)).collect();
        let missing_small = missing_small(bundle);
        let missing = |other: Other<'_>| (other.fate == Fate::Missing).then(|| other.name.to_owned());
        let missing_others = others(bundle).into_iter().filter_map(missing).collect();
        let Files { bad_files, sources, strangers } = Files::of(search, bundle, pool, &chunks, elsewhere);
        let distrust = Distrust::of(bundle, publishers);
        let as_if_trusted = if bundle.table.is_none() || have_blocks < bundle.layout.data_blocks {
            Verdict::Incomplete
        } else if have_blocks == bundle.layout.block_count() && missing_small.is_empty() {
            Verdict::Ok
        } else {
            let lacking: HashSet<&str> = lacking(&chunks).map(|chunk| chunk.name.as_str()).collect();
            let damaged = bad_files.iter().any(|bad| bad.fault.concerns(&lacking));
            if damaged { Verdict::DamagedButOpenable } else { Verdict::Openable }
        };
        let verdict = if distrust != Distrust::None {
            Verdict::NotTrusted
        } else if search.compared.disputes(&bundle.list.id) {
            Verdict::Conflict
        } else {
            as_if_trusted
        };
        Self {
            verdict,
            as_if_trusted,
            distrust,
            have_blocks,
            chunks,
            missing_small,
            missing_others,
            bad_files,
            sources,
            strangers,
        }
    }

    /// Tells whether this is a whole share: too little to open, and nothing that is here is damaged or lacks a small file. Nobody
    /// can tell from a carrier whether all is there that was dealt to it.
    pub fn is_whole_share(&self) -> bool {
        self.verdict == Verdict::Incomplete
            && self.have_blocks > 0
            && self.bad_files.is_empty()
            && self.missing_small.is_empty()
    }

    /// Returns the chunks with missing blocks.
    pub fn lacking(&self) -> impl Iterator<Item = &ChunkState> {
        lacking(&self.chunks)
    }
}

impl Distrust {
    fn of(bundle: &Bundle, publishers: &Publishers) -> Self {
        match publishers.require(bundle) {
            Ok(_) => Self::None,
            Err(Error::WrongPublisher { .. }) => Self::Other,
            Err(Error::OtherSeries { .. }) => Self::Series,
            Err(_) => Self::Unpinned,
        }
    }
}

/// Returns the names of the small files without a whole copy.
fn missing_small(bundle: &Bundle) -> Vec<String> {
    let listed = |name| bundle.sums.hash_of(name).is_some();
    let named = [
        (TABLE_NAME, bundle.table.is_none() || bundle.table_remade),
        (HEADS_NAME, bundle.heads.is_none() && listed(HEADS_NAME)),
        (README_NAME, bundle.readme.is_none() && listed(README_NAME)),
    ];
    let named = named.into_iter().filter(|(_, missing)| *missing).map(|(name, _)| name);
    let mended: BTreeSet<&str> = bundle.mended.iter().map(|mended| mended.name).collect();
    named.chain(mended).map(str::to_owned).collect()
}

/// The files of a search, sorted by their use for one bundle.
struct Files {
    bad_files: Vec<BadFile>,
    sources: BTreeMap<usize, u32>,
    strangers: u32,
}

impl Files {
    fn of(
        search: &Search,
        bundle: &Bundle,
        pool: &Pool,
        chunks: &[ChunkState],
        elsewhere: impl Fn(usize) -> bool,
    ) -> Self {
        let mended = bundle.mended.iter().map(|mended| BadFile { path: mended.path.clone(), fault: mended.into() });
        let mut files = Self { bad_files: mended.collect(), sources: BTreeMap::new(), strangers: 0 };
        let names = ChunkNames::new(bundle, chunks);
        let read = search.carriers.containers().iter().filter(|container| container.files > 0);
        let read: HashSet<&Path> = read.map(|container| container.path.as_path()).collect();
        let unreadable: HashSet<&Path> = search.unreadable.iter().map(|file| file.path.as_path()).collect();
        let false_pages: HashSet<&Path> = search.false_pages.iter().map(PathBuf::as_path).collect();
        for (number, found) in search.files().iter().enumerate() {
            let mended = bundle.mended.iter().any(|mended| mended.path == found.path);
            if false_pages.contains(found.path.as_path()) {
                files.bad_files.push(BadFile { path: found.path.clone(), fault: FileFault::FalsePage });
                continue;
            }
            if let Some(owners) = search.small.get(&number) {
                if search.is_small_of(number, bundle) {
                    count_one(&mut files.sources, found.root);
                } else if owners.is_empty() && !mended {
                    files.strangers = files.strangers.saturating_add(1);
                }
                continue;
            }
            let tally = pool.files.get(&number);
            let unreadable = unreadable.contains(found.path.as_path());
            if unreadable && tally.is_none() {
                // Nothing more is known about the file.
                continue;
            }
            match fault_of(bundle, &names, found, tally) {
                None if tally.is_some_and(|tally| tally.good > 0) => count_one(&mut files.sources, found.root),
                _ if mended || elsewhere(number) => {}
                Some(fault) => files.bad_files.push(BadFile { path: found.path.clone(), fault }),
                // Without the table, nothing is known about a file.
                None => {
                    let is_stranger = bundle.table.is_some() && !unreadable && !read.contains(found.path.as_path());
                    files.strangers = files.strangers.saturating_add(u32::from(is_stranger));
                }
            }
        }
        files
    }
}

/// Returns the chunks with missing blocks.
fn lacking(chunks: &[ChunkState]) -> impl Iterator<Item = &ChunkState> {
    chunks.iter().filter(|chunk| chunk.good < chunk.blocks)
}

/// Counts one more good file from this folder.
fn count_one(sources: &mut BTreeMap<usize, u32>, root: usize) {
    let count = sources.entry(root).or_default();
    *count = count.saturating_add(1);
}

fn chunk_state(chunk: &Chunk, pool: &Pool) -> ChunkState {
    let blocks = chunk.first_block..chunk.first_block.saturating_add(chunk.block_count);
    let good = blocks.filter(|block| pool.place(*block).is_some()).count();
    ChunkState {
        name: chunk.name.clone(),
        part: chunk.part,
        good: u32::try_from(good).unwrap_or(0),
        blocks: chunk.block_count,
    }
}
