//! `drill`: many journeys of dealt carriers with damage from a seed, and whether the payload could be rebuilt.
//!
//! The files themselves are never changed. A drill applies damage to copies of the blocks in memory, and hashes every
//! changed block again. In every trial, a small bundle is also written out with its damage. The drill then finds,
//! checks and rebuilds the bundle as if the bundle had arrived.

use crate::store::ScratchAt;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arrivals::{Arrived, arrivals};
use super::damage::{CarriedFile, DamageKind, Edits, Trial, TrialSetup};
use crate::bundle::Bundle;
use crate::check::{Held, check};
use crate::coding;
use crate::digest::{block_hash, sha256};
use crate::error::{Doing, Error, PlanFault, ReaderError, Result};
use crate::find::search::Wanted;
use crate::find::{Finding, Search, find};
use crate::first::{beside_share, first_blocks};
use crate::format::Hash;
use crate::limits;
use crate::open::Needs;
use crate::plan::proof::{Holdings, Proof};
use crate::plan::shares::{Capacity, Share, Wish, plan};
use crate::pool::fill;
use crate::source::Source;
use crate::store;
use crate::trust::{NamedBy, Publishers};
use crate::watch::{Phase, Watch};
use pannier_reader::small::SmallFiles;

/// The shares of the carriers in a drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shares {
    /// The shares that `deal` would make for this number of carriers.
    Planned(u32),
    /// The files as they are: every given folder is a carrier.
    AsFound,
}

/// The wishes of the caller.
#[derive(Clone, Debug)]
pub struct Order {
    /// The shares of the carriers.
    pub shares: Shares,
    /// The plan whose promise is drilled. Without a number of lost carriers, the largest number that holds.
    pub wish: Wish,
    /// The number of trials.
    pub trials: u32,
    /// The seed of all random choices.
    pub seed: u64,
    /// The blocks that each document needs, if the caller has a key and documents open alone.
    pub needs: Option<Needs>,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The damage beside the loss of carriers.
    pub kind: DamageKind,
    /// Trials of this kind.
    pub trials: u32,
    /// Trials in which the payload could be rebuilt.
    pub survived: u32,
}

/// How close the trials were to a real journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every trial was written out, found, checked and rebuilt.
    WrittenOut,
    /// Damage was applied to the blocks in memory, and the small files were written out and found. Some trials were
    /// rebuilt.
    LaidOver {
        /// Trials that were rebuilt.
        rebuilt: u32,
    },
}

/// The reason why a trial failed.
#[derive(Debug, thiserror::Error)]
pub enum TrialFault {
    /// Too few good blocks were left.
    #[error("{left} of the {need} needed blocks were left")]
    Left {
        /// Good blocks.
        left: u32,
        /// Blocks needed.
        need: u32,
    },
    /// The search found another number of blocks than were left.
    #[error("{found} good blocks were found, {left} were expected")]
    Found {
        /// Good blocks that were found.
        found: u32,
        /// Good blocks that were left.
        left: u32,
    },
    /// The search found no block table.
    #[error("the block table was not found")]
    NoTable,
    /// The payload was not rebuilt.
    #[error(transparent)]
    Refused(#[from] Error),
}

/// The result of a drill.
#[derive(Debug)]
pub struct Drilled {
    /// The number of carriers.
    pub carriers: u32,
    /// The blocks that are left in the worst case.
    pub proof: Proof,
    /// Whether these blocks are enough.
    pub holds: bool,
    /// The rows of the table.
    pub rows: Vec<Row>,
    /// The first failed trials: the number of each trial, and the reason.
    pub failed: Vec<(u32, TrialFault)>,
    /// How close the trials were to a real journey.
    pub depth: Depth,
    /// A test beyond the promise: the same number of trials with one more lost carrier, and how many of the trials
    /// still had enough. `None` if no carrier would be left.
    pub beyond: Option<u32>,
    /// The documents that could be opened while carriers arrive.
    pub arrivals: Vec<Arrived>,
}

/// Bundles up to this size are written out in every trial.
const WRITTEN_OUT_BYTES: u64 = 64 << 20;
/// Trials of larger bundles in which the payload is rebuilt.
const REBUILT: u32 = 5;
/// Failures that are reported one by one.
const TOLD: usize = 5;

/// Drills one checked bundle. Trials are written below `scratch`.
///
/// # Errors
/// When no plan can be made of the bundle, or the system fails. A promise that does not hold is a result and not an
/// error.
pub fn drill(
    search: &Search,
    held: &Held,
    roots: &[PathBuf],
    order: &Order,
    scratch: &Path,
    watch: &Watch,
) -> Result<Drilled> {
    let (bundle, source) = (&held.bundle, held.source()?);
    let small = SmallFiles::of(bundle, source.carriers(), Some(&source))?;
    let carriers = match order.shares {
        Shares::Planned(count) => planned(bundle, &source, count, &order.wish)?,
        Shares::AsFound => as_found(search, bundle, roots, watch)?,
    };
    let small_on = match order.shares {
        Shares::Planned(_) => vec![vec![true; small.all().count()]; carriers.len()],
        Shares::AsFound => small_on(search, &small, roots.len())?,
    };
    let count = u32::try_from(carriers.len()).unwrap_or(u32::MAX);
    if count > limits::CARRIERS_MAX {
        return Err(PlanFault::Carriers(count).into());
    }
    let (proof, holds) = prove(bundle, &carriers, &order.wish)?;
    let room = TrialSetup {
        carriers: &carriers,
        block_bytes: bundle.layout.block_bytes,
        block_count: bundle.layout.block_count(),
        need: bundle.layout.data_blocks,
        survive: proof.survive,
        worst: &proof.worst,
        small_on: &small_on,
    };
    let folder = store::temporary(scratch)?;
    let held_blocks: u64 = carriers.iter().flatten().map(|file| file.blocks.len() as u64).sum();
    let written_out = held_blocks * u64::from(room.block_bytes) <= WRITTEN_OUT_BYTES;
    let ground = Ground { bundle, source: &source, small: &small, room: &room, folder: folder.path(), written_out };
    let mut drilled = Drilled {
        carriers: count,
        holds,
        rows: DamageKind::EVERY.map(|kind| Row { kind, trials: 0, survived: 0 }).to_vec(),
        failed: Vec::new(),
        depth: Depth::WrittenOut,
        beyond: None,
        arrivals: Vec::new(),
        proof: proof.clone(),
    };
    if let Some(needs) = &order.needs {
        let blocks = |files: &Vec<CarriedFile>| files.iter().flat_map(|file| file.blocks.iter().copied()).collect();
        let carriers: Vec<Vec<u32>> = carriers.iter().map(blocks).collect();
        let counts = (bundle.layout.data_blocks, bundle.layout.block_count());
        drilled.arrivals = arrivals(&carriers, needs, counts, order.trials, order.seed);
    }
    let mut rebuilt = 0;
    let inner = watch.of_part();
    watch.begin(Phase::Drilling, u64::from(order.trials));
    for (number, kind) in (0..order.trials).zip(DamageKind::EVERY.into_iter().cycle()) {
        let trial = room.draw(kind, number, &mut fastrand::Rng::with_seed(order.seed ^ (u64::from(number) << 32)));
        let rebuilds = written_out || number < REBUILT;
        let outcome = ground.run(&trial, number, rebuilds, &inner)?;
        rebuilt += u32::from(rebuilds && outcome.is_ok());
        if let Some(row) = drilled.rows.iter_mut().find(|row| row.kind == kind) {
            row.trials += 1;
            row.survived += u32::from(outcome.is_ok());
        }
        if let Err(why) = outcome
            && drilled.failed.len() < TOLD
        {
            drilled.failed.push((number + 1, why));
        }
        watch.advance(1)?;
    }
    if !written_out {
        drilled.depth = Depth::LaidOver { rebuilt };
    }
    if proof.survive + 1 < count {
        let mut random = fastrand::Rng::with_seed(order.seed);
        let enough = |_: &u32| {
            let lost = random.choose_multiple(0..count as usize, proof.survive as usize + 1);
            room.left(&lost) >= room.need
        };
        drilled.beyond = Some(u32::try_from((0..order.trials).filter(enough).count()).unwrap_or(0));
    }
    Ok(drilled)
}

/// Returns the shares that `deal` would make.
fn planned(bundle: &Bundle, source: &Source, count: u32, wish: &Wish) -> Result<Vec<Vec<CarriedFile>>> {
    let (have, all) = (source.count(), bundle.layout.block_count());
    if have < all {
        return Err(Error::NotWhole { have, all });
    }
    if count == 0 || count > limits::CARRIERS_MAX {
        return Err(PlanFault::Carriers(count).into());
    }
    let plan = plan(&bundle.layout, &vec![Capacity::UNLIMITED; count as usize], wish)?;
    let held = |chunk: &usize| {
        let chunk = bundle.chunks.get(*chunk)?;
        Some(CarriedFile { blocks: (chunk.first_block..chunk.first_block + chunk.block_count).collect() })
    };
    let first = first_blocks(bundle);
    let files = |share: &Share| {
        // What opening in part needs first is on every carrier.
        let parts = beside_share(bundle, share, &first, |(chunk, blocks)| (*chunk, blocks.len()));
        let parts = parts.map(|(_, blocks)| CarriedFile { blocks: blocks.clone() });
        share.chunks.iter().filter_map(held).chain(parts).collect()
    };
    Ok(plan.shares.iter().map(files).collect())
}

/// Returns the files in each of the given folders.
fn as_found(search: &Search, bundle: &Bundle, roots: &[PathBuf], watch: &Watch) -> Result<Vec<Vec<CarriedFile>>> {
    let mut carriers = Vec::new();
    for root in 0..roots.len() {
        // The files of the other folders count as small files in this search, because small files are not read for
        // blocks.
        let mut one = Search::new(Arc::clone(&search.carriers));
        one.small.clone_from(&search.small);
        let elsewhere = search.files().iter().enumerate().filter(|(_, found)| found.root != root);
        one.small.extend(elsewhere.map(|(index, _)| (index, Vec::new())));
        let mut one = Finding { search: one, bundles: vec![bundle.clone()] };
        let pools = fill(&mut one, watch)?;
        let mut held: BTreeMap<usize, Vec<(u64, u32)>> = BTreeMap::new();
        for (block, place) in (0..).zip(pools.first().map(|pool| pool.places.as_slice()).unwrap_or_default()) {
            if let Some(place) = place {
                held.entry(place.file).or_default().push((place.offset, block));
            }
        }
        let files = held.into_values().map(|mut blocks| {
            blocks.sort_unstable();
            CarriedFile { blocks: blocks.into_iter().map(|(_, block)| block).collect() }
        });
        carriers.push(files.collect());
    }
    Ok(carriers)
}

/// Returns, for each given folder, whether each small file is whole in the folder.
fn small_on(search: &Search, small: &SmallFiles, roots: usize) -> Result<Vec<Vec<bool>>> {
    let hashes: Vec<Hash> = small.all().map(|(_, bytes)| sha256(bytes)).collect();
    let mut on = vec![vec![false; hashes.len()]; roots];
    for (index, found) in search.small.keys().filter_map(|index| Some((*index, search.files().get(*index)?))) {
        let hash = search.carriers.read_small(index, limits::SUMS_MAX_BYTES)?.map(|bytes| sha256(&bytes));
        let number = hashes.iter().position(|other| Some(*other) == hash);
        if let Some(here) = number.and_then(|number| on.get_mut(found.root)?.get_mut(number)) {
            *here = true;
        }
    }
    Ok(on)
}

/// Returns the blocks that are left in the worst case, and whether the blocks are enough.
fn prove(bundle: &Bundle, carriers: &[Vec<CarriedFile>], wish: &Wish) -> Result<(Proof, bool)> {
    let count = u32::try_from(carriers.len()).unwrap_or(u32::MAX);
    if wish.survive.is_some_and(|survive| survive >= count) {
        let (carriers, survive, copies) = (count, wish.survive.unwrap_or(0), wish.copies);
        return Err(PlanFault::Counts { carriers, survive, copies }.into());
    }
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (carrier, files) in carriers.iter().enumerate() {
        for block in files.iter().flat_map(|file| &file.blocks) {
            let holders = holders.entry(*block).or_default();
            if holders.last() != Some(&carrier) {
                holders.push(carrier);
            }
        }
    }
    // The arithmetic uses the smallest number of copies of a block.
    let copies = holders.values().map(Vec::len).min().and_then(|least| u32::try_from(least).ok()).unwrap_or(1);
    let holdings = Holdings::new(count, copies, holders.values().map(|holders| (holders.as_slice(), 1)));
    let need = bundle.layout.data_blocks;
    let most = || (0..count).rev().map(|survive| holdings.prove(survive, wish.seed)).find(|p| p.left_blocks >= need);
    let proof = match wish.survive {
        Some(survive) => holdings.prove(survive, wish.seed),
        None => most().unwrap_or_else(|| holdings.prove(0, wish.seed)),
    };
    let holds = proof.left_blocks >= need;
    Ok((proof, holds))
}

/// The data that all trials share.
struct Ground<'a> {
    bundle: &'a Bundle,
    source: &'a Source,
    small: &'a SmallFiles,
    room: &'a TrialSetup<'a>,
    folder: &'a Path,
    written_out: bool,
}

impl Ground<'_> {
    /// Runs a trial. The inner result tells why the payload could not be rebuilt.
    fn run(&self, trial: &Trial, number: u32, rebuilds: bool, watch: &Watch) -> Result<Result<(), TrialFault>> {
        let good = self.lay_over(trial, watch)?;
        let have = u32::try_from(good.iter().filter(|good| **good).count()).unwrap_or(0);
        if have < self.room.need {
            return Ok(Err(TrialFault::Left { left: have, need: self.room.need }));
        }
        let folder = self.folder.join(format!("trial-{number}"));
        let outcome = match self.arrive(trial, &folder, watch)? {
            Ok(Some(found)) if found != have => Err(TrialFault::Found { found, left: have }),
            Ok(None) if rebuilds => {
                let mut source = self.source.clone();
                let lost = (0_u32..).zip(&good).filter(|(_, good)| !**good).map(|(block, _)| block);
                lost.for_each(|block| source.lose(block));
                let rebuilt = coding::rebuild(&mut source, &ScratchAt(folder.join("rebuilt")), watch);
                judged(rebuilt.map_err(Error::from))?.map(|_| ())
            }
            result => result.map(|_| ()),
        };
        let _ = fs::remove_dir_all(&folder);
        Ok(outcome)
    }

    /// Returns, for each block, whether the block is good after the damage. Changed blocks are hashed again.
    fn lay_over(&self, trial: &Trial, watch: &Watch) -> Result<Vec<bool>> {
        let mut good = vec![false; self.room.block_count as usize];
        let mut reader = self.source.reader();
        let block_bytes = u64::from(self.room.block_bytes);
        for (files, edits) in self.alive(trial) {
            for (file, edits) in files.iter().zip(edits) {
                for (n, block) in (0u64..).zip(&file.blocks) {
                    let (from, stored) = (n * block_bytes, self.bundle.layout.stored_bytes(*block));
                    let mut here = true;
                    if edits.touch(from, from + u64::from(stored)) {
                        let mut bytes = Vec::new();
                        reader.append(*block, &mut bytes)?;
                        edits.apply(from, &mut bytes);
                        here = bytes.len() == stored as usize
                            && self.source.table.hash_of(*block) == Some(block_hash(&bytes, self.room.block_bytes));
                        watch.advance(0)?;
                    }
                    if let Some(good) = good.get_mut(*block as usize).filter(|_| here) {
                        *good = true;
                    }
                }
            }
        }
        Ok(good)
    }

    /// Returns the files and their damage, for every carrier that is not lost.
    fn alive<'b>(&'b self, trial: &'b Trial) -> impl Iterator<Item = (&'b Vec<CarriedFile>, &'b Vec<Edits>)> {
        let carriers = self.room.carriers.iter().zip(&trial.edits).enumerate();
        carriers.filter(|(carrier, _)| !trial.lost.contains(carrier)).map(|(_, pair)| pair)
    }

    /// Writes the arrived files into a folder and finds the files there. A small bundle arrives whole, is checked and
    /// rebuilt, and the function returns the number of good blocks. Of a large bundle, only the small files arrive.
    fn arrive(&self, trial: &Trial, folder: &Path, watch: &Watch) -> Result<Result<Option<u32>, TrialFault>> {
        let mut random = fastrand::Rng::with_seed(trial.lost.len() as u64);
        let mut taken = 0;
        let mut name_of = |carrier: usize, name: &str| {
            taken += 1;
            match trial.renamed {
                true => folder.join(format!("IMG_{:04}{taken:05}.JPG", random.u32(..10_000))),
                false => folder.join(format!("carrier-{carrier}")).join(name),
            }
        };
        let create = |path: &Path| fs::create_dir_all(path).map_err(|e| Error::io(Doing::Create, path, e));
        create(folder)?;
        if trial.renamed {
            store::write_new(&folder.join("DSC_0001.JPG"), b"a stranger in the heap")?;
        }
        let mut reader = self.source.reader();
        for (carrier, (files, edits)) in self.room.carriers.iter().zip(&trial.edits).enumerate() {
            if trial.lost.contains(&carrier) {
                continue;
            }
            create(&folder.join(format!("carrier-{carrier}")))?;
            let here = |number: &usize| self.room.small_on.get(carrier).and_then(|on| on.get(*number)) == Some(&true);
            for (number, (name, bytes)) in self.small.all().enumerate().filter(|(number, _)| here(number)) {
                let whole = trial.small_whole_on.as_ref().is_none_or(|on| on.get(number) == Some(&carrier));
                let zeros = vec![0; bytes.len()];
                store::write_new(&name_of(carrier, name), if whole { bytes } else { &zeros })?;
            }
            for (number, (file, edits)) in files.iter().zip(edits).enumerate().filter(|_| self.written_out) {
                let mut bytes = Vec::new();
                file.blocks.iter().try_for_each(|block| reader.append(*block, &mut bytes))?;
                edits.apply(0, &mut bytes);
                store::write_new(&name_of(carrier, &format!("chunk{number:03}.bin")), &bytes)?;
            }
        }
        let publishers = Publishers::Named(vec![self.bundle.publisher.clone()], NamedBy::Hand);
        let roots = [folder.to_owned()];
        if !self.written_out {
            let mut found = find(&roots, &publishers, self.folder, watch)?;
            let proven = found.one(&Wanted::Only).map(|bundle| bundle.table.is_some());
            return Ok(match proven {
                Ok(true) => Ok(None),
                Ok(false) => Err(TrialFault::NoTable),
                Err(error) => Err(TrialFault::Refused(error.into())),
            });
        }
        let rebuilt = check(&roots, &publishers, self.folder, watch).and_then(|arrived| {
            let held = arrived.one(&Wanted::Only)?;
            held.require_enough()?;
            let mut source = held.source()?;
            coding::rebuild(&mut source, &ScratchAt(folder.join("rebuilt")), watch)?;
            // Every block of the payload is read once more and proven.
            let (mut reader, mut bytes) = (source.reader(), Vec::new());
            for block in 0..held.bundle.layout.data_blocks {
                bytes.clear();
                reader.append(block, &mut bytes)?;
            }
            Ok(held.pool.good_count())
        });
        Ok(judged(rebuilt)?.map(Some))
    }
}

/// Separates errors that end the drill from errors that only end a trial.
fn judged<T>(result: Result<T>) -> Result<Result<T, TrialFault>> {
    use ReaderError::{Bug, Interrupted, Io, NoSpace};
    match result {
        Err(error @ Error::Reader(Interrupted | Io { .. } | NoSpace { .. } | Bug(_))) => Err(error),
        other => Ok(other.map_err(TrialFault::from)),
    }
}
