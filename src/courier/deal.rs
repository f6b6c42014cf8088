//! `deal`: spreads a bundle over carriers by a proven plan, and reads the written files back.
//!
//! Every carrier gets all small files and its share of the chunks. A right file on the carrier is kept, so that a new
//! run continues a run that was cut short. A different file is never overwritten.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::medium::{Content, ToPut, put_all};
use crate::bundle::Bundle;
use crate::check::Held;
use crate::digest::{Hasher, sha256};
use crate::error::{Doing, Error, PlanFault, ReaderError, Result};
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
    /// For each carrier, the names of files that exist already.
    kept: Vec<HashSet<String>>,
}

/// The result of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dealt {
    /// Files that were written and read back.
    pub written_files: u64,
    /// Bytes of the written files.
    pub written_bytes: u64,
    /// Files that existed already.
    pub kept_files: u64,
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
    let capacities = capacities(bundle, &small, order);
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
fn capacities(bundle: &Bundle, small: &SmallFiles, order: &Order) -> Vec<Capacity> {
    let beside_small = |bytes: u64, unit_bytes: u64| {
        let capacity = Capacity { bytes, unit_bytes };
        // A folder needs room too.
        let taken: u64 = small.all().map(|(_, bytes)| capacity.rounded(bytes.len() as u64)).sum();
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
        small.chain(chunks).collect()
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
            if Some(hash_file(&path, watch)?) == bundle.sums.hash_of(&chunk.name) {
                return Err(PlanFault::Stray(path).into());
            }
        }
        let mut kept = HashSet::new();
        for wanted in &wanted {
            let Some(meta) = there(carrier, wanted.name) else { continue };
            let path = carrier.join(wanted.name);
            if !meta.is_file() || meta.len() != wanted.bytes || hash_file(&path, watch)? != wanted.hash {
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

/// Writes the prepared files and reads every file back. A few carriers are written at once, with one thread for each
/// carrier.
///
/// # Errors
/// The error of a medium or of the source. Files that already have their final name stay, and the next run keeps these
/// files.
pub fn deal(bundle: &Admitted<'_, Held>, deal: &Deal, watch: &Watch) -> Result<Dealt> {
    let held = bundle.get();
    let (bundle, source) = (&held.bundle, held.source()?);
    // Every byte is written once and read once.
    watch.begin(Phase::Writing, deal.bytes_to_write(bundle) * 2);
    let next = AtomicUsize::new(0);
    let work = || -> Result<Dealt> {
        let mut dealt = Dealt::default();
        loop {
            let carrier = next.fetch_add(1, Ordering::Relaxed);
            let Some(folder) = deal.carriers.get(carrier) else { return Ok(dealt) };
            let here = write_carrier(&source, bundle, deal, carrier, folder, watch)?;
            dealt.written_files += here.written_files;
            dealt.written_bytes += here.written_bytes;
            dealt.kept_files += here.kept_files;
        }
    };
    let threads = deal.carriers.len().clamp(1, WRITERS_MOST);
    let results: Vec<Result<Dealt>> = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        handles.into_iter().map(|h| h.join().unwrap_or(Err(Error::bug("a writing thread died")))).collect()
    });
    let mut all = Dealt::default();
    for dealt in results {
        let dealt = dealt?;
        all.written_files += dealt.written_files;
        all.written_bytes += dealt.written_bytes;
        all.kept_files += dealt.kept_files;
    }
    Ok(all)
}

/// Carriers that are written at once. Sticks are slow, and each stick has its own plug.
const WRITERS_MOST: usize = 4;

fn write_carrier(
    source: &Source,
    bundle: &Bundle,
    deal: &Deal,
    carrier: usize,
    folder: &Path,
    watch: &Watch,
) -> Result<Dealt> {
    if deal.folders == Folders::Made {
        fs::create_dir_all(folder).map_err(|e| Error::io(Doing::Create, folder, e))?;
    }
    let kept = deal.kept.get(carrier);
    let missing = |name: &str| kept.is_none_or(|kept| !kept.contains(name));
    let put = |name: &str, content| ToPut { path: folder.join(name), content, supersedes: None };
    let small = deal.small.all().filter(|(name, _)| missing(name));
    let mut wanted: Vec<ToPut<'_>> = small.map(|(name, bytes)| put(name, Content::Bytes(bytes.clone()))).collect();
    let share = deal.plan.shares.get(carrier).map(|share| share.chunks.as_slice()).unwrap_or_default();
    let chunks = share.iter().filter_map(|chunk| bundle.chunks.get(*chunk)).filter(|chunk| missing(&chunk.name));
    wanted.extend(chunks.map(|chunk| {
        let blocks = chunk.first_block..chunk.first_block + chunk.block_count;
        put(&chunk.name, Content::Blocks(source, blocks.collect()))
    }));
    let stage = Stage::inside(folder)?;
    // The source was whole when it was checked, and is not whole now.
    if let Some(failed) = put_all(&stage, &wanted, watch)?.into_iter().next() {
        return Err(ReaderError::Unsteady(failed.path).into());
    }
    Ok(Dealt {
        written_files: wanted.len() as u64,
        written_bytes: wanted.iter().map(|put| put.content.bytes()).sum(),
        kept_files: kept.map_or(0, |kept| kept.len() as u64),
    })
}

/// Returns the hash of a file that exists already. Ctrl-C ends the hashing.
fn hash_file(path: &Path, watch: &Watch) -> Result<Hash> {
    let failing = |e| Error::io(Doing::Read, path, e);
    let mut file = store::open(path)?;
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; limits::PIECE_BYTES];
    loop {
        let count = file.read(&mut buffer).map_err(failing)?;
        match buffer.get(..count) {
            Some([]) | None => return Ok(hasher.finish()),
            Some(bytes) => hasher.update(bytes),
        }
        watch.advance(count as u64)?;
    }
}
