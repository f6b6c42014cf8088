//! `check`: what arrived, is it genuine, is it enough. Needs no key and reads nothing of the documents.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::blocks::pool::{Pool, Tally, fill};
use crate::blocks::source::Source;
use crate::blocks::table;
use crate::carriers::{Carriers, Scratch};
use crate::error::{Doing, Error, Result};
use crate::find::bundle::Bundle;
use crate::find::{Finding, find};
use crate::trust::Publishers;
use crate::watch::Watch;
use pannier_format::layout::Part;
use pannier_format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};

/// The one word that is said first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Whole and genuine.
    Ok,
    /// Everything that is needed is here; some of the rest is not.
    Openable,
    /// Everything that is needed is here, but files are damaged.
    DamagedButOpenable,
    /// Not enough yet.
    Incomplete,
    /// Not proven to be from a publisher who is trusted here.
    NotTrusted,
}

/// Why a bundle is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// It is trusted.
    None,
    /// Its publisher is not pinned.
    Unpinned,
    /// One certain publisher was asked for, and it is from another.
    Other,
}

impl Verdict {
    /// The word itself.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Openable => "OPENABLE",
            Self::DamagedButOpenable => "DAMAGED BUT OPENABLE",
            Self::Incomplete => "INCOMPLETE",
            Self::NotTrusted => "NOT TRUSTED",
        }
    }
}

/// How much of one chunk is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChunkState {
    /// Its name in the list.
    pub name: String,
    /// Data or recovery.
    pub part: Part,
    /// Good blocks found, anywhere.
    pub good: u32,
    /// Blocks in all.
    pub blocks: u32,
}

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

/// What `check` says of one bundle.
#[derive(Clone, Debug)]
pub struct Report {
    /// The word that is said first.
    pub verdict: Verdict,
    /// Why it is not trusted, if it is not.
    pub distrust: Distrust,
    /// Good blocks.
    pub have_blocks: u32,
    /// The chunks.
    pub chunks: Vec<ChunkState>,
    /// Small files that are missing everywhere.
    pub missing_small: Vec<String>,
    /// Bad files.
    pub bad_files: Vec<BadFile>,
    /// For every given folder that held something of it, good chunk files and small files.
    pub sources: BTreeMap<usize, u32>,
    /// Files that are no part of any bundle found.
    pub strangers: u32,
}

impl Report {
    /// Chunks of which something is missing.
    pub fn lacking(&self) -> impl Iterator<Item = &ChunkState> {
        self.chunks.iter().filter(|chunk| chunk.good < chunk.blocks)
    }
}

/// A bundle, its pool and its report.
#[derive(Debug)]
pub struct Checked {
    /// The bundles found.
    pub finding: Finding,
    /// One pool for each.
    pub pools: Vec<Pool>,
    /// One report for each.
    pub reports: Vec<Report>,
}

/// Reads folders and reports on every bundle in them. Only when a block table is lost and recovery chunks with it,
/// something is written: those chunks, for a moment, below `scratch`.
///
/// # Errors
/// When a given folder is not there, when no bundle is found, or the caller stops.
pub fn check(
    carriers: Arc<dyn Carriers>,
    publishers: &Publishers,
    scratch: &dyn Scratch,
    watch: &Watch,
) -> Result<Checked> {
    let mut finding = find(carriers, publishers, watch)?;
    let mut pools = fill(&mut finding, watch)?;
    table::tables(&mut finding, &mut pools, scratch, watch)?;
    let reports: Vec<Report> =
        (0..finding.bundles.len()).map(|index| report(&finding, &pools, index, publishers)).collect();
    if reports.is_empty() {
        // Where a folder could not even be listed, that is the reason.
        if let Some(unreadable) = finding.unreadable.first().filter(|_| finding.refused.is_empty()) {
            let why = std::io::Error::other(unreadable.why.clone());
            return Err(Error::io(Doing::Read, &unreadable.path, why));
        }
        return Err(finding.reason());
    }
    Ok(Checked { finding, pools, reports })
}

/// Reports on one bundle of a finding.
pub fn report(finding: &Finding, pools: &[Pool], index: usize, publishers: &Publishers) -> Report {
    let mut report = Report {
        verdict: Verdict::Ok,
        distrust: Distrust::None,
        have_blocks: 0,
        chunks: Vec::new(),
        missing_small: Vec::new(),
        bad_files: Vec::new(),
        sources: BTreeMap::new(),
        strangers: 0,
    };
    let (Some(bundle), Some(pool)) = (finding.bundles.get(index), pools.get(index)) else { return report };
    report.have_blocks = pool.good_count();
    report.chunks = bundle.chunks.iter().map(|chunk| chunk_state(chunk, pool)).collect();
    if bundle.table.is_none() || bundle.table_remade {
        report.missing_small.push(TABLE_NAME.to_owned());
    }
    if bundle.heads.is_none() && bundle.sums.hash_of(HEADS_NAME).is_some() {
        report.missing_small.push(HEADS_NAME.to_owned());
    }
    if bundle.readme.is_none() && bundle.sums.hash_of(README_NAME).is_some() {
        report.missing_small.push(README_NAME.to_owned());
    }
    let at_hand = |name: &str| bundle.others.iter().any(|(other, _)| other == name);
    report.missing_small.extend(bundle.unknown().filter(|name| !at_hand(name)).map(str::to_owned));
    for (path, name) in &bundle.mended {
        report.missing_small.push((*name).to_owned());
        report.bad_files.push(BadFile { path: path.clone(), fault: FileFault::OneByte { name } });
    }
    let names = ChunkNames::new(bundle, &report.chunks);
    let unreadable: HashSet<&Path> = finding.unreadable.iter().map(|file| file.path.as_path()).collect();
    for (number, found) in finding.files().iter().enumerate() {
        let mended = bundle.mended.iter().any(|(path, _)| *path == found.path);
        if let Some(owners) = finding.small.get(&number) {
            if finding.is_small_of(number, bundle) {
                count_one(&mut report.sources, found.root);
            } else if owners.is_empty() && !mended {
                report.strangers = report.strangers.saturating_add(1);
            }
            continue;
        }
        let tally = pool.files.get(&number);
        let unreadable = unreadable.contains(found.path.as_path());
        if unreadable && tally.is_none() {
            // Nobody can say more of it than that.
            continue;
        }
        let elsewhere = pools
            .iter()
            .enumerate()
            .any(|(other, pool)| other != index && pool.files.get(&number).is_some_and(|tally| tally.good > 0));
        match fault_of(bundle, &names, found, tally) {
            None if tally.is_some_and(|tally| tally.good > 0) => count_one(&mut report.sources, found.root),
            _ if elsewhere || mended => {}
            Some(fault) => report.bad_files.push(BadFile { path: found.path.clone(), fault }),
            // Without the table nothing can be told about a file.
            None => {
                let is_stranger = bundle.table.is_some() && !unreadable;
                report.strangers = report.strangers.saturating_add(u32::from(is_stranger));
            }
        }
    }
    report.distrust = match bundle.require_trust(publishers) {
        Ok(()) => Distrust::None,
        Err(Error::WrongPublisher { .. }) => Distrust::Other,
        Err(_) => Distrust::Unpinned,
    };
    report.verdict = verdict(bundle, &report);
    report
}

/// Where the last, shorter block of a file begins.
fn last_piece(bytes: u64, block_bytes: u32) -> u64 {
    bytes.saturating_sub(bytes.checked_rem(u64::from(block_bytes)).unwrap_or_default())
}

/// One more good file from this folder.
fn count_one(sources: &mut BTreeMap<usize, u32>, root: usize) {
    let count = sources.entry(root).or_default();
    *count = count.saturating_add(1);
}

fn chunk_state(chunk: &pannier_format::layout::Chunk, pool: &Pool) -> ChunkState {
    let blocks = chunk.first_block..chunk.first_block.saturating_add(chunk.block_count);
    let good = blocks.filter(|block| pool.place(*block).is_some()).count();
    ChunkState {
        name: chunk.name.clone(),
        part: chunk.part,
        good: u32::try_from(good).unwrap_or(0),
        blocks: chunk.block_count,
    }
}

/// The chunks that a file without any good block may have been: by its name, or by its length. There may be very many of
/// both.
struct ChunkNames<'a> {
    named: HashSet<&'a str>,
    /// Of chunks of which nothing is here.
    sized: HashMap<u64, &'a str>,
}

impl<'a> ChunkNames<'a> {
    fn new(bundle: &'a Bundle, states: &[ChunkState]) -> Self {
        let named = bundle.chunks.iter().map(|chunk| chunk.name.as_str()).collect();
        let mut sized = HashMap::new();
        for (chunk, _) in bundle.chunks.iter().zip(states).filter(|(_, state)| state.good == 0) {
            sized.entry(chunk.bytes).or_insert(chunk.name.as_str());
        }
        Self { named, sized }
    }
}

/// Says what is wrong with a file, if it has to do with this bundle at all.
fn fault_of(
    bundle: &Bundle,
    names: &ChunkNames<'_>,
    found: &crate::carriers::Found,
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

fn verdict(bundle: &Bundle, report: &Report) -> Verdict {
    if report.distrust != Distrust::None {
        return Verdict::NotTrusted;
    }
    if bundle.table.is_none() || report.have_blocks < bundle.layout.data_blocks {
        return Verdict::Incomplete;
    }
    let whole = report.have_blocks == bundle.layout.block_count() && report.missing_small.is_empty();
    let lacking: HashSet<&str> = report.lacking().map(|chunk| chunk.name.as_str()).collect();
    match (whole, report.bad_files.iter().any(|bad| bad.fault.concerns(&lacking))) {
        (true, _) => Verdict::Ok,
        (false, true) => Verdict::DamagedButOpenable,
        (false, false) => Verdict::Openable,
    }
}

impl FileFault {
    /// Tells whether the damage is to something that is not whole elsewhere.
    fn concerns(&self, lacking: &HashSet<&str>) -> bool {
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

/// The pool of a bundle as a source of blocks.
pub fn source(checked: &Checked, bundle: &Bundle, pool: &Pool) -> Result<Source> {
    let table = bundle.table.clone().ok_or(Error::SmallMissing(TABLE_NAME))?;
    Ok(Source::new(bundle.layout, table, pool.places.clone(), Arc::clone(&checked.finding.carriers)))
}
