//! `deal`: spreads a bundle over carriers by a proven plan, and reads the written files back.
//!
//! Every carrier gets all small files and its share of the chunks. A right file on the carrier is kept, so that a new
//! run continues a run that was cut short. A different file is never overwritten.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::fault::{Failed, Renamed, Why};
use super::medium::{Content, Put, ToPut, put_all};
use super::reread::{Expected, Safety, reread};
use crate::bundle::Bundle;
use crate::check::Held;
use crate::digest::sha256;
use crate::error::{Doing, Error, PlanFault, ReaderError, Result};
use crate::first::{FirstPart, beside_share, first_parts};
use crate::format::Hash;
use crate::limits;
use crate::plan::shares::{Capacity, Plan, Wish, plan};
use crate::source::Source;
use crate::store::{self, Stage};
use pannier_reader::find::trusted::Admitted;
use pannier_reader::small::SmallFiles;

use crate::watch::{Phase, Watch};

/// Whether the folders of the carriers exist already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folders {
    /// The folders are media or folders that must exist.
    There,
    /// The folders are made.
    Made,
}

/// The wishes of the caller.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder of each carrier.
    pub carriers: Vec<PathBuf>,
    /// Whether the folders exist already.
    pub folders: Folders,
    /// Bytes of each carrier: one number for all carriers, or one number for each carrier. If the list is empty, the
    /// media tell their size.
    pub sizes: Vec<u64>,
    /// The plan that the caller wants.
    pub wish: Wish,
}

/// A deal that is planned and proven. No file is written yet.
#[derive(Debug)]
pub struct Deal {
    /// The share of each carrier.
    pub plan: Plan,
    /// The folder of each carrier.
    pub carriers: Vec<PathBuf>,
    /// Names of the small files, which every carrier gets.
    pub small_names: Vec<String>,
    /// Bytes of the small files.
    pub small_bytes: u64,
    /// Listed small files that are lost on all carriers.
    pub lost: Vec<String>,
    /// Carriers that are on the same medium as an earlier carrier.
    pub same_medium: Vec<(PathBuf, PathBuf)>,
    folders: Folders,
    small: SmallFiles,
    /// What opening in part needs first.
    first: Vec<FirstPart>,
    /// For each carrier, the names of files that exist already.
    kept: Vec<HashSet<String>>,
}

/// The result of writing.
#[derive(Debug)]
pub struct Dealt {
    /// Files that were written and read back.
    pub written_files: u64,
    /// Bytes of the written files.
    pub written_bytes: u64,
    /// Files that existed already.
    pub kept_files: u64,
    /// Files that a carrier refused.
    pub failed: Vec<Failed>,
    /// Files that stand under another name, because a carrier refused their own name.
    pub renamed: Vec<Renamed>,
    /// Carriers that failed as a whole, by their numbers from 0. The other carriers are dealt.
    pub lost_carriers: Vec<(usize, Error)>,
    /// How sure it is that the carriers may be taken out.
    pub safety: Safety,
}

impl Dealt {
    /// Tells whether every carrier has all of its files.
    pub fn is_whole(&self) -> bool {
        self.failed.is_empty() && self.lost_carriers.is_empty()
    }
}

/// Plans a deal and looks at every carrier. Writes no file.
///
/// # Errors
/// When the bundle is not whole, no plan holds, or a carrier has no room or other files in the way.
pub fn prepare(bundle: &Admitted<'_, Held>, order: &Order, watch: &Watch) -> Result<Deal> {
    let held = bundle.get();
    let (bundle, blocks) = (&held.bundle, held.source()?);
    let small = SmallFiles::of(bundle, blocks.carriers(), Some(&blocks))?;
    held.require_enough()?;
    let (have, all) = (held.pool.good_count(), bundle.layout.block_count());
    if have < all {
        return Err(Error::NotWhole { have, all });
    }
    let carriers = &order.carriers;
    if order.sizes.len() > 1 && order.sizes.len() != carriers.len() {
        let (sizes, carriers) = (order.sizes.len(), carriers.len());
        return Err(PlanFault::Sizes { sizes, carriers }.into());
    }
    require_apart(carriers, order.folders)?;
    let same_medium = same_medium(carriers, order.folders);
    let first = first_parts(bundle, &blocks)?;
    let capacities = capacities(bundle, (&small, &first), order);
    let plan = plan(&bundle.layout, &capacities, &order.wish)?;
    let mut deal = Deal {
        plan,
        carriers: carriers.clone(),
        small_names: small.all().map(|(name, _)| name.clone()).collect(),
        small_bytes: small.all().map(|(_, bytes)| bytes.len() as u64).sum(),
        lost: small.lost.clone(),
        same_medium,
        folders: order.folders,
        small,
        first,
        kept: Vec::new(),
    };
    deal.kept = kept(bundle, &deal, watch)?;
    require_room(bundle, &deal)?;
    Ok(deal)
}

/// Two folders that are the same, or of which one contains the other, are one carrier and not two.
fn require_apart(carriers: &[PathBuf], folders: Folders) -> Result<()> {
    if folders == Folders::Made {
        return Ok(());
    }
    let mut real: Vec<(PathBuf, &PathBuf)> = Vec::new();
    for carrier in carriers {
        let path = fs::canonicalize(carrier).map_err(|e| Error::io(Doing::Read, carrier, e))?;
        if !path.is_dir() {
            return Err(Error::CorpusNotFolder(carrier.clone()));
        }
        if let Some((_, other)) = real.iter().find(|(other, _)| path.starts_with(other) || other.starts_with(&path)) {
            return Err(PlanFault::Same((*other).clone(), carrier.clone()).into());
        }
        real.push((path, carrier));
    }
    Ok(())
}

fn same_medium(carriers: &[PathBuf], folders: Folders) -> Vec<(PathBuf, PathBuf)> {
    let mut first: HashMap<u64, &PathBuf> = HashMap::new();
    let mut same = Vec::new();
    for carrier in carriers.iter().filter(|_| folders == Folders::There) {
        let Some(device) = store::device(carrier) else { continue };
        match first.get(&device) {
            Some(other) => same.push(((*other).clone(), carrier.clone())),
            None => {
                first.insert(device, carrier);
            }
        }
    }
    same
}

/// Returns the room of each carrier beside the small files.
fn capacities(bundle: &Bundle, (small, first): (&SmallFiles, &[FirstPart]), order: &Order) -> Vec<Capacity> {
    let beside_small = |bytes: u64, unit_bytes: u64| {
        let capacity = Capacity { bytes, unit_bytes };
        // A folder needs room too.
        let taken: u64 = small.all().map(|(_, bytes)| capacity.rounded(bytes.len() as u64)).sum();
        let taken: u64 = first.iter().map(|part| capacity.rounded(part.bytes.len() as u64)).sum::<u64>() + taken;
        Capacity { bytes: bytes.saturating_sub(taken + unit_bytes), unit_bytes }
    };
    let of_size = |bytes: u64| {
        let large = bytes >= limits::CLUSTER_BYTES * 1024;
        beside_small(bytes, if large { limits::CLUSTER_BYTES } else { limits::SECTOR_BYTES })
    };
    let carriers = &order.carriers;
    match (order.sizes.as_slice(), order.folders) {
        ([one], _) => carriers.iter().map(|_| of_size(*one)).collect(),
        ([], Folders::Made) => vec![Capacity::UNLIMITED; carriers.len()],
        ([], Folders::There) => {
            let mut shared: HashMap<u64, u64> = HashMap::new();
            for device in carriers.iter().filter_map(|carrier| store::device(carrier)) {
                *shared.entry(device).or_default() += 1;
            }
            let of_medium = |carrier: &PathBuf| {
                let Some(room) = store::free_space(carrier) else { return Capacity::UNLIMITED };
                let sharing = store::device(carrier).and_then(|device| shared.get(&device)).copied().unwrap_or(1);
                // Files of an earlier run count as room, because the same files are kept.
                let ours: u64 = bundle
                    .chunks
                    .iter()
                    .filter(|chunk| is_there(&carrier.join(&chunk.name), chunk.bytes))
                    .map(|chunk| chunk.bytes)
                    .sum();
                beside_small(room.free_bytes / sharing.max(1) + ours, room.unit_bytes)
            };
            carriers.iter().map(of_medium).collect()
        }
        (sizes, _) => sizes.iter().map(|size| of_size(*size)).collect(),
    }
}

fn is_there(path: &Path, bytes: u64) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == bytes)
}

/// A file that a carrier gets: its name, length and hash.
struct ToWrite<'a> {
    name: &'a str,
    bytes: u64,
    hash: Hash,
}

impl Deal {
    /// Returns the files that a carrier gets.
    fn wanted<'a>(&'a self, bundle: &'a Bundle, carrier: usize) -> Vec<ToWrite<'a>> {
        let small =
            self.small.all().map(|(name, bytes)| ToWrite { name, bytes: bytes.len() as u64, hash: sha256(bytes) });
        let chunks = self.plan.shares.get(carrier).map(|share| share.chunks.as_slice()).unwrap_or_default();
        let chunks = chunks.iter().filter_map(|chunk| {
            let chunk = bundle.chunks.get(*chunk)?;
            Some(ToWrite { name: &chunk.name, bytes: chunk.bytes, hash: bundle.sums.hash_of(&chunk.name)? })
        });
        let first = self.first_of(bundle, carrier);
        let first = first.map(|part| ToWrite { name: &part.name, bytes: part.bytes.len() as u64, hash: part.hash });
        small.chain(first).chain(chunks).collect()
    }

    /// Returns the names of the part files that a carrier gets, and their bytes.
    pub fn part_files<'a>(&'a self, bundle: &'a Bundle, carrier: usize) -> Vec<(&'a str, u64)> {
        self.first_of(bundle, carrier).map(|part| (part.name.as_str(), part.bytes.len() as u64)).collect()
    }

    /// Returns the part files that a carrier gets: those of chunks that its share has not.
    fn first_of<'a>(&'a self, bundle: &'a Bundle, carrier: usize) -> impl Iterator<Item = &'a FirstPart> {
        let share = self.plan.shares.get(carrier).into_iter();
        share.flat_map(|share| beside_share(bundle, share, &self.first, |part| (part.chunk, part.blocks.len())))
    }

    /// Returns the bytes that are not written yet.
    pub fn bytes_to_write(&self, bundle: &Bundle) -> u64 {
        let of = |carrier: usize| {
            let kept = self.kept.get(carrier);
            let missing = |wanted: &ToWrite<'_>| kept.is_none_or(|kept| !kept.contains(wanted.name));
            self.wanted(bundle, carrier).iter().filter(|wanted| missing(wanted)).map(|w| w.bytes).sum::<u64>()
        };
        (0..self.carriers.len()).map(of).sum()
    }
}

/// Finds the files that are on the carriers already. Refuses files that are in the way.
fn kept(bundle: &Bundle, deal: &Deal, watch: &Watch) -> Result<Vec<HashSet<String>>> {
    let there = |carrier: &Path, name: &str| fs::symlink_metadata(carrier.join(name)).ok();
    watch.begin(Phase::Reading, 0);
    let mut all = Vec::new();
    for (number, carrier) in deal.carriers.iter().enumerate() {
        // Through a link, two carriers may be the same folder. Folders that the caller named are the caller's own
        // choice.
        if deal.folders == Folders::Made && !store::is_free_or_folder(carrier) {
            return Err(Error::OtherFile(carrier.clone()));
        }
        let wanted = deal.wanted(bundle, number);
        let mine: HashSet<&str> = wanted.iter().map(|wanted| wanted.name).collect();
        // A chunk of another share would make the proof wrong.
        let stray = bundle.chunks.iter().filter(|chunk| !mine.contains(chunk.name.as_str()));
        for chunk in stray.filter(|chunk| is_there(&carrier.join(&chunk.name), chunk.bytes)) {
            let path = carrier.join(&chunk.name);
            if Some(store::hash_file(&path, watch)?.1) == bundle.sums.hash_of(&chunk.name) {
                return Err(PlanFault::Stray(path).into());
            }
        }
        let mut kept = HashSet::new();
        for wanted in &wanted {
            let Some(meta) = there(carrier, wanted.name) else { continue };
            let path = carrier.join(wanted.name);
            if !meta.is_file() || meta.len() != wanted.bytes || store::hash_file(&path, watch)?.1 != wanted.hash {
                return Err(Error::OtherFile(path));
            }
            kept.insert(wanted.name.to_owned());
        }
        all.push(kept);
    }
    Ok(all)
}

/// Makes sure that everything fits before the first byte is written.
fn require_room(bundle: &Bundle, deal: &Deal) -> Result<()> {
    let mut needed: HashMap<Option<u64>, (u64, &PathBuf)> = HashMap::new();
    for (number, carrier) in deal.carriers.iter().enumerate() {
        let Some(room) = store::free_space(carrier) else { continue };
        let kept = deal.kept.get(number);
        let capacity = Capacity { bytes: room.free_bytes, unit_bytes: room.unit_bytes };
        let missing = deal.wanted(bundle, number);
        let missing = missing.iter().filter(|wanted| kept.is_none_or(|kept| !kept.contains(wanted.name)));
        let device = if deal.folders == Folders::Made { None } else { store::device(carrier) };
        needed.entry(device).or_insert((0, carrier)).0 += missing.map(|w| capacity.rounded(w.bytes)).sum::<u64>();
    }
    needed.into_values().try_for_each(|(bytes, carrier)| Ok(store::require_space(carrier, bytes)?))
}

/// Writes the prepared files and reads every file back. When everything is written, every file of every carrier is read once
/// more. A few carriers are written at once, with one thread for each carrier. A carrier that fails affects no other
/// carrier.
///
/// # Errors
/// The error of the source, or of the first carrier if every carrier failed. Files that already have their final name
/// stay, and the next run keeps these files.
pub fn deal(bundle: &Admitted<'_, Held>, deal: &Deal, watch: &Watch) -> Result<Dealt> {
    let held = bundle.get();
    let (bundle, source) = (&held.bundle, held.source()?);
    // Every byte is written once and read once.
    watch.begin(Phase::Writing, deal.bytes_to_write(bundle) * 2);
    let shares: Vec<Files<'_>> = (0..deal.carriers.len()).map(|number| files(&source, bundle, deal, number)).collect();
    let puts = on_each(deal, |number, folder| write_carrier(deal, &shares, number, folder, watch))?;
    // Carriers may share one medium, so nothing is read before everything is written.
    let all = shares.iter().map(Files::bytes).sum();
    watch.begin(Phase::Reading, all);
    let read = on_each(deal, |number, folder| {
        let (Some(files), Some(Ok(put))) = (shares.get(number), puts.get(number)) else { return Ok(Safety::Untouched) };
        if files.wanted.is_empty() {
            return Ok(Safety::untouched(folder));
        }
        let kept = files.kept.iter().map(Expected::exactly);
        let files: Vec<_> = kept.chain(files.wanted.iter().filter_map(|wanted| Expected::put(wanted, put))).collect();
        reread(folder, &files, put.unsynced, watch)
    })?;
    let mut dealt = Dealt {
        written_files: 0,
        written_bytes: 0,
        kept_files: 0,
        failed: Vec::new(),
        renamed: Vec::new(),
        lost_carriers: Vec::new(),
        safety: Safety::Untouched,
    };
    for (number, (files, (put, read))) in shares.iter().zip(puts.into_iter().zip(read)).enumerate() {
        let (put, safety) = match (put, read) {
            (Ok(put), Ok(safety)) => (put, safety),
            (Err(error), _) | (_, Err(error)) => {
                dealt.lost_carriers.push((number, error));
                continue;
            }
        };
        let there = files.wanted.iter().filter(|wanted| put.place_of(&wanted.path).is_some());
        for wanted in there {
            dealt.written_files += 1;
            dealt.written_bytes += wanted.content.bytes();
        }
        dealt.kept_files += files.kept.len() as u64;
        dealt.safety = dealt.safety.and(safety);
        dealt.failed.extend(put.failed);
        dealt.renamed.extend(put.renamed);
    }
    if dealt.lost_carriers.len() == deal.carriers.len()
        && let Some((_, error)) = dealt.lost_carriers.pop()
    {
        return Err(error);
    }
    Ok(dealt)
}

/// Carriers that are written at once. Sticks are slow, and each stick has its own plug.
const WRITERS_MOST: usize = 4;

/// Works on every carrier, on a few carriers at once. Returns the results in the order of the carriers.
///
/// # Errors
/// When the caller stops, or when the source fails.
fn on_each<T: Send>(deal: &Deal, work: impl Fn(usize, &Path) -> Result<T> + Sync) -> Result<Vec<Result<T>>> {
    let next = AtomicUsize::new(0);
    let some = || -> Result<Vec<(usize, Result<T>)>> {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(folder) = deal.carriers.get(number) else { return Ok(done) };
            match work(number, folder) {
                Err(error) if !is_of_carrier(&error) => return Err(error),
                result => done.push((number, result)),
            }
        }
    };
    let threads = deal.carriers.len().clamp(1, WRITERS_MOST);
    let results: Vec<Result<Vec<_>>> = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(some)).collect();
        handles.into_iter().map(|h| h.join().unwrap_or(Err(Error::bug("a writing thread died")))).collect()
    });
    let mut all: Vec<(usize, Result<T>)> = Vec::new();
    for some in results {
        all.extend(some?);
    }
    all.sort_by_key(|(number, _)| *number);
    Ok(all.into_iter().map(|(_, result)| result).collect())
}

/// Tells whether an error concerns one carrier alone.
fn is_of_carrier(error: &Error) -> bool {
    matches!(
        error,
        Error::Reader(ReaderError::Io { .. } | ReaderError::NoSpace { .. } | ReaderError::Exists(_))
            | Error::NotKept(_)
            | Error::Refused(_)
            | Error::Busy(_)
            | Error::InTheWay(_)
    )
}

/// The files of one carrier.
struct Files<'a> {
    wanted: Vec<ToPut<'a>>,
    /// Files that are on the carrier already.
    kept: Vec<ToPut<'a>>,
}

impl Files<'_> {
    fn bytes(&self) -> u64 {
        self.wanted.iter().chain(&self.kept).map(|file| file.content.bytes()).sum()
    }
}

fn files<'a>(source: &'a Source, bundle: &Bundle, deal: &Deal, number: usize) -> Files<'a> {
    let Some(folder) = deal.carriers.get(number) else { return Files { wanted: Vec::new(), kept: Vec::new() } };
    let put = |name: &str, content| ToPut { path: folder.join(name), content, supersedes: None };
    let small = deal.small.all().map(|(name, bytes)| (name.as_str(), Content::Bytes(bytes.clone())));
    let share = deal.plan.shares.get(number).map(|share| share.chunks.as_slice()).unwrap_or_default();
    let chunks = share.iter().filter_map(|chunk| bundle.chunks.get(*chunk)).map(|chunk| {
        let blocks = chunk.first_block..chunk.first_block + chunk.block_count;
        (chunk.name.as_str(), Content::Blocks(source, blocks.collect()))
    });
    let is_kept = |name: &str| deal.kept.get(number).is_some_and(|kept| kept.contains(name));
    let first = deal.first_of(bundle, number).map(|part| (part.name.as_str(), Content::Bytes(part.bytes.clone())));
    let (kept, wanted): (Vec<_>, Vec<_>) = small.chain(first).chain(chunks).partition(|(name, _)| is_kept(name));
    let files = |some: Vec<(&str, Content<'a>)>| some.into_iter().map(|(name, content)| put(name, content)).collect();
    Files { wanted: files(wanted), kept: files(kept) }
}

fn write_carrier(deal: &Deal, shares: &[Files<'_>], number: usize, folder: &Path, watch: &Watch) -> Result<Put> {
    if deal.folders == Folders::Made {
        fs::create_dir_all(folder).map_err(|e| Error::io(Doing::Create, folder, e))?;
    }
    let wanted = shares.get(number).map(|files| files.wanted.as_slice()).unwrap_or_default();
    let stage = Stage::inside(folder)?;
    let put = put_all(&stage, wanted, watch)?;
    // The source was whole when it was checked, and is not whole now.
    match put.failed.iter().find(|failed| matches!(failed.why, Why::Source(_))) {
        Some(failed) => Err(ReaderError::Unsteady(failed.path.clone()).into()),
        None => Ok(put),
    }
}
