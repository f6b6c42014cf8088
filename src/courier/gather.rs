//! `gather`: everything that is good, from any number of carriers, onto one carrier. `gather` needs no key and never
//! changes the sources.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::medium::{Content, Failed, ToPut, put_all, remove};
use crate::bundle::Bundle;
use crate::check::{Checked, Held, Verdict, check};
use crate::digest::block_hashes;
use crate::error::{Doing, Error, Result};
use crate::find::Search;
use crate::format::Hash;
use crate::format::layout::Chunk;
use crate::limits;
use crate::source::Source;
use crate::store::{self, FolderCarriers, ScratchIn, Stage};
use crate::trust::Publishers;
use crate::watch::{Phase, Watch};
use pannier_reader::carriers::{Carriers, Joined};
use pannier_reader::find::trusted::Admitted;
use pannier_reader::small::SmallFiles;

/// The result of gathering.
#[derive(Debug)]
pub struct Gathered {
    /// The search of all carriers, including the target.
    pub search: Search,
    /// The gathered bundles, each with its set. Each report tells the state of the target, but names the bad files of
    /// the sources.
    pub sets: Vec<(Held, Set)>,
    /// Bundles that were not gathered, because their publishers are not trusted.
    pub ignored: Vec<Held>,
    /// Sources that failed while they were read again.
    pub failed: Vec<Failed>,
}

impl Gathered {
    /// Returns every bundle that was found: first the gathered bundles, then the others.
    pub fn held(&self) -> impl Iterator<Item = &Held> {
        self.sets.iter().map(|(held, _)| held).chain(&self.ignored)
    }

    /// Returns the same bundles, so that the caller can change their reports.
    pub fn held_mut(&mut self) -> impl Iterator<Item = &mut Held> {
        self.sets.iter_mut().map(|(held, _)| held).chain(&mut self.ignored)
    }
}

/// One bundle on the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The folder of the set.
    pub folder: PathBuf,
    /// Files that were written.
    pub new_files: u32,
    /// Bytes of the written files.
    pub new_bytes: u64,
    /// Files that existed already.
    pub kept_files: u32,
    /// Paths with one of our names and a wrong content. The content stays, and good files got other names.
    pub in_the_way: Vec<PathBuf>,
}

/// Gathers every bundle that is in `sources` or in `out` into folders below `out`.
///
/// # Errors
/// When no bundle is found, when there is no room, when the target fails, or when the caller stops.
pub fn gather(
    sources: &[PathBuf],
    out: &Path,
    publishers: &Publishers,
    scratch: &Path,
    watch: &Watch,
) -> Result<Gathered> {
    into(out, |stage| {
        let checked = check(&roots(sources, out), publishers, scratch, watch)?;
        place(checked, out, stage, publishers, watch)
    })
}

/// Gathers the files from carriers of any kind, and the files in `out`, into folders below `out`. The numbers of the
/// carriers follow `out` and begin at 1.
///
/// # Errors
/// As [`gather`].
pub(crate) fn gather_carried(
    carried: Arc<dyn Carriers>,
    out: &Path,
    publishers: &Publishers,
    scratch: &Path,
    watch: &Watch,
) -> Result<Gathered> {
    into(out, |stage| {
        let here = FolderCarriers::list(&[out.to_owned()])?;
        let scratch = ScratchIn(scratch.to_owned());
        let all = Arc::new(Joined::new(vec![here, carried]));
        let checked = pannier_reader::check::check(all, publishers, &scratch, watch)?;
        place(checked, out, stage, publishers, watch)
    })
}

/// Works in a stage in `out`. Makes `out` if it does not exist.
fn into(out: &Path, work: impl FnOnce(&Stage) -> Result<Gathered>) -> Result<Gathered> {
    let made = !out.exists();
    if made {
        fs::create_dir(out).map_err(|e| Error::io(Doing::Create, out, e))?;
    }
    let result = Stage::inside(out).and_then(|stage| work(&stage));
    if made {
        // The call removes only an empty folder, in which nothing was gathered.
        let _ = fs::remove_dir(out);
    }
    result
}

/// Returns the folders in the order of `check`. The target is first, so that files on the target are found there.
pub fn roots(sources: &[PathBuf], out: &Path) -> Vec<PathBuf> {
    [out.to_owned()].into_iter().chain(sources.iter().cloned()).collect()
}

/// Puts everything good that was found into folders below `out`.
pub(crate) fn place(
    checked: Checked,
    out: &Path,
    stage: &Stage,
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Gathered> {
    let Checked { search, held } = checked;
    let (chosen, ignored): (Vec<Held>, Vec<Held>) = held.into_iter().partition(|held| publishers.accept(held));
    let all: Vec<&Bundle> = chosen.iter().chain(&ignored).map(|held| &held.bundle).collect();
    let mut taken = HashSet::new();
    let mut lists = Vec::new();
    let sources: Vec<Option<Source>> = chosen.iter().map(blocks_of).collect::<Result<_>>()?;
    for (held, source) in chosen.iter().zip(&sources) {
        let (folder, in_the_way) = folder_for(out, &held.bundle, &all, &mut taken)?;
        watch.advance(0)?;
        let mut list = PutList::new(held, source.as_ref(), folder)?;
        list.set.in_the_way.splice(..0, in_the_way);
        lists.push(list);
    }
    let needed = lists.iter().fold(0u64, |sum, list| sum.saturating_add(list.set.new_bytes));
    store::require_space(out, needed)?;
    watch.begin(Phase::Writing, needed.saturating_mul(2));
    let failed = store::needing(needed, || write(&lists, stage, watch))?;
    let written: Vec<(Set, Vec<String>)> = lists.into_iter().map(|list| (list.set, list.lost)).collect();
    let on_target = |(mut held, (set, lost)): (Held, (Set, Vec<String>))| {
        let report = &mut held.report;
        let unknown: HashSet<&str> = held.bundle.unknown().collect();
        (report.missing_others, report.missing_small) =
            lost.into_iter().partition(|name| unknown.contains(name.as_str()));
        let whole = report.lacking().next().is_none() && report.missing_small.is_empty();
        // Bad files of a source are not on the target.
        report.verdict = match report.verdict {
            Verdict::Openable | Verdict::DamagedButOpenable if whole => Verdict::Ok,
            Verdict::DamagedButOpenable => Verdict::Openable,
            other => other,
        };
        (held, set)
    };
    let sets = chosen.into_iter().zip(written).map(on_target).collect();
    Ok(Gathered { search, sets, ignored, failed })
}

/// Returns the places of the blocks of a bundle. Returns `None` if the block table is lost.
fn blocks_of(held: &Held) -> Result<Option<Source>> {
    Ok(held.bundle.table.as_ref().map(|_| held.source()).transpose()?)
}

/// Returns the folder of a bundle, and the paths in the way. The name is the first digits of the bundle id. More digits
/// are used where another bundle has these digits, or where the path is no folder. Links are never followed for writing
/// or counted as folders, because a link leads away from the carrier.
fn folder_for(
    out: &Path,
    bundle: &Bundle,
    all: &[&Bundle],
    taken: &mut HashSet<PathBuf>,
) -> Result<(PathBuf, Vec<PathBuf>)> {
    let id = bundle.list.id.to_string();
    let mut folders: Vec<PathBuf> =
        [8, 16, 64].iter().filter_map(|digits| Some(out.join(id.get(..*digits)?))).collect();
    // A folder with a longer name that was begun stays in use, even if the shorter name has become free.
    folders.sort_by_key(|folder| !bundle.list.path.starts_with(folder));
    let mut in_the_way = Vec::new();
    for folder in folders {
        let of_another =
            all.iter().any(|other| other.list.id != bundle.list.id && other.list.path.starts_with(&folder));
        if !store::is_free_or_folder(&folder) {
            in_the_way.push(folder);
        } else if !of_another && taken.insert(folder.clone()) {
            return Ok((folder, in_the_way));
        }
    }
    Err(Error::InTheWay(out.join(id)))
}

/// The result of bringing blocks to the person who asked for the blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The files that were put into the folder.
    pub set: Set,
    /// Blocks in the request.
    pub asked_blocks: u32,
    /// Blocks of the request that are not here.
    pub lacking_blocks: u32,
    /// Sources that failed while they were read again.
    pub failed: Vec<Failed>,
}

/// Puts the small files and some blocks of a bundle into a folder. If all of a chunk is asked for, the whole chunk is
/// written. Otherwise, part files are written. Files that exist already are kept.
///
/// # Errors
/// When there is no room, when the target fails, or when the caller stops.
pub fn answer(bundle: &Admitted<'_, Held>, asked: &[u32], folder: &Path, watch: &Watch) -> Result<Answered> {
    let held = bundle.get();
    let mut source = held.source()?;
    let lacking = asked.iter().filter(|block| !source.has(**block)).count();
    let asked_for: HashSet<u32> = asked.iter().copied().collect();
    let unasked = (0..held.bundle.layout.block_count()).filter(|block| !asked_for.contains(block));
    unasked.for_each(|block| source.lose(block));
    let list = PutList::new(held, Some(&source), folder.to_owned())?;
    let needed = list.set.new_bytes;
    store::require_space(folder, needed)?;
    watch.begin(Phase::Writing, needed.saturating_mul(2));
    let stage = Stage::inside(folder)?;
    let failed = store::needing(needed, || write(std::slice::from_ref(&list), &stage, watch))?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Answered { set: list.set, asked_blocks: count(asked.len()), lacking_blocks: count(lacking), failed })
}

fn write(lists: &[PutList<'_>], stage: &Stage, watch: &Watch) -> Result<Vec<Failed>> {
    let mut failed = Vec::new();
    for list in lists {
        match fs::create_dir(&list.set.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(Error::io(Doing::Create, &list.set.folder, error));
            }
            _ => {}
        }
        failed.extend(put_all(stage, &list.wanted, watch)?);
        list.superseded.iter().try_for_each(|old| remove(old))?;
        list.set.folder.parent().map_or(Ok(()), store::sync_folder)?;
    }
    Ok(failed)
}

/// The files to be written for one bundle.
struct PutList<'a> {
    set: Set,
    wanted: Vec<ToPut<'a>>,
    /// Part files whose blocks are all in whole chunks that exist already.
    superseded: Vec<PathBuf>,
    /// Listed small files that are lost on all carriers.
    lost: Vec<String>,
}

impl<'a> PutList<'a> {
    fn new(held: &Held, source: Option<&'a Source>, folder: PathBuf) -> Result<Self> {
        let bundle = &held.bundle;
        let set = Set { folder, new_files: 0, new_bytes: 0, kept_files: 0, in_the_way: Vec::new() };
        let mut list = Self { set, wanted: Vec::new(), superseded: Vec::new(), lost: Vec::new() };
        // Small files are first, because no chunk has any use without the small files.
        let small = SmallFiles::of(bundle, held.carriers(), source)?;
        list.lost = small.lost;
        for (name, bytes) in small.proven {
            list.small(&name, bytes)?;
        }
        for (name, bytes) in small.cosignatures {
            // No other file depends on these files, and a path in their way stops nothing.
            match list.small(&name, bytes) {
                Err(Error::InTheWay(_)) => {}
                done => done?,
            }
        }
        if let Some(source) = source {
            for chunk in &bundle.chunks {
                list.chunk(chunk, source)?;
            }
        }
        Ok(list)
    }

    fn want(&mut self, name: &str, content: Content<'a>, supersedes: Option<PathBuf>) {
        self.set.new_files = self.set.new_files.saturating_add(1);
        self.set.new_bytes = self.set.new_bytes.saturating_add(content.bytes());
        self.wanted.push(ToPut { path: self.set.folder.join(name), content, supersedes });
    }

    /// Counts a file that exists already.
    fn keep(&mut self) {
        self.set.kept_files = self.set.kept_files.saturating_add(1);
    }

    fn small(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        for name in [name.to_owned(), format!("{name}.good")] {
            let path = self.set.folder.join(&name);
            if fs::symlink_metadata(&path).is_err() {
                self.want(&name, Content::Bytes(bytes), None);
                return Ok(());
            }
            if store::is_file(&path)
                && store::read_small(&path, limits::SUMS_MAX_BYTES).ok().flatten().as_ref() == Some(&bytes)
            {
                self.keep();
                return Ok(());
            }
            self.set.in_the_way.push(path);
        }
        Err(Error::InTheWay(self.set.folder.join(format!("{name}.good"))))
    }

    fn chunk(&mut self, chunk: &Chunk, source: &'a Source) -> Result<()> {
        let all = chunk.first_block..chunk.first_block.saturating_add(chunk.block_count);
        let good: Vec<u32> = all.clone().filter(|block| source.has(*block)).collect();
        if good.is_empty() {
            return Ok(());
        }
        let hashes = |blocks: &[u32]| blocks.iter().filter_map(|block| source.table.hash_of(*block)).collect();
        let possible: HashSet<Hash> = hashes(&all.collect::<Vec<_>>());
        let needed: HashSet<Hash> = hashes(&good);
        let stem = chunk.name.trim_end_matches(".bin").to_owned();
        let part = |number: u32| if number == 1 { format!("{stem}.prt") } else { format!("{stem}.pr{number}") };
        let whole_path = self.set.folder.join(&chunk.name);
        let is_whole = good.len() == chunk.block_count as usize;
        let mut parts = Vec::new();
        let mut free = None;
        for number in 1..=9 {
            let path = self.set.folder.join(part(number));
            if fs::symlink_metadata(&path).is_err() {
                free = Some(part(number));
                break;
            }
            match hashes_in(&path, source).filter(|held| !held.is_empty() && held.is_subset(&possible)) {
                Some(held) => parts.push((path, held)),
                None => self.set.in_the_way.push(path),
            }
        }
        if is_whole {
            if fs::symlink_metadata(&whole_path).is_err() {
                let old = parts.pop().map(|(path, _)| path);
                self.want(&chunk.name, Content::Blocks(source, good), old);
                return Ok(());
            }
            if stands_whole(&whole_path, chunk, source) {
                self.keep();
                self.superseded.extend(parts.into_iter().map(|(path, _)| path));
                return Ok(());
            }
        }
        if fs::symlink_metadata(&whole_path).is_ok() {
            self.set.in_the_way.push(whole_path);
        }
        match parts.into_iter().next() {
            Some((_, held)) if held.is_superset(&needed) => self.keep(),
            Some((path, _)) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                self.want(&name, Content::Blocks(source, good), Some(path));
            }
            None => {
                let name = free.ok_or_else(|| Error::InTheWay(self.set.folder.join(part(9))))?;
                self.want(&name, Content::Blocks(source, good), None);
            }
        }
        Ok(())
    }
}

/// Returns the hashes of all blocks in a file. Returns `None` if the file holds anything but blocks of this bundle.
fn hashes_in(path: &Path, source: &Source) -> Option<HashSet<Hash>> {
    let meta = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    let block_bytes = source.layout.block_bytes;
    let file = store::open(path).ok()?;
    let mut held = HashSet::new();
    let mut buffer = Vec::new();
    let step = u64::from(block_bytes).max(limits::PIECE_BYTES as u64);
    let mut at = 0u64;
    while at < meta.len() {
        buffer.resize(usize::try_from(step.min(meta.len().saturating_sub(at))).unwrap_or(0), 0);
        store::read_exact_at(&file, &mut buffer, at).ok()?;
        at = at.saturating_add(buffer.len() as u64);
        held.extend(block_hashes(&buffer, block_bytes));
    }
    Some(held)
}

/// Tells whether a file is this whole chunk. Blocks that the pool found in the file are not read again.
fn stands_whole(path: &Path, chunk: &Chunk, source: &Source) -> bool {
    let file = source.carriers().files().iter().position(|file| file.path == path);
    let mut blocks = (0u64..).zip(chunk.first_block..chunk.first_block.saturating_add(chunk.block_count));
    let in_place = |(number, block): (u64, u32)| {
        let place = source.place(block);
        place.is_some_and(|place| {
            Some(place.file) == file && place.offset == number.saturating_mul(u64::from(source.layout.block_bytes))
        })
    };
    let long_enough = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == chunk.bytes);
    long_enough && (blocks.all(in_place) || holds_in_order(path, chunk, source))
}

/// Does the same by reading the file, because the pool keeps only one place for equal blocks.
fn holds_in_order(path: &Path, chunk: &Chunk, source: &Source) -> bool {
    let Ok(file) = store::open(path) else { return false };
    let mut bytes = Vec::new();
    let mut at = 0u64;
    (chunk.first_block..chunk.first_block.saturating_add(chunk.block_count)).all(|block| {
        bytes.resize(source.layout.stored_bytes(block) as usize, 0);
        let read = store::read_exact_at(&file, &mut bytes, at).is_ok();
        at = at.saturating_add(bytes.len() as u64);
        read && block_hashes(&bytes, source.layout.block_bytes).first().copied() == source.table.hash_of(block)
    })
}
