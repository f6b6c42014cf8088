//! `gather`: everything that is good, from any number of carriers, onto one carrier. `gather` needs no key and never
//! changes the sources.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::fault::{Failed, Renamed};
use super::medium::{Put, put_all, remove};
pub use super::put_list::Set;
use super::put_list::{NotThere, PutList};
use super::reread::{Expected, Safety, reread};
use crate::bundle::Bundle;
use crate::check::{Checked, Held, Verdict, check};
use crate::error::{Doing, Error, Result};
use crate::find::Search;
use crate::source::Source;
use crate::store::{self, FolderCarriers, ScratchIn, Stage};
use crate::trust::Publishers;
use crate::watch::{Phase, Watch};
use pannier_reader::carriers::{Carriers, Joined};
use pannier_reader::find::trusted::Admitted;

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
    /// Files that are not on the target: a source failed while the source was read again, or the target refused the file.
    pub failed: Vec<Failed>,
    /// Files that stand under another name, because the target refused their own name.
    pub renamed: Vec<Renamed>,
    /// How sure it is that the target may be taken out.
    pub safety: Safety,
}

/// When everything on a target is read once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LastReading {
    /// A later part of this run writes more, and then reads everything.
    Later,
    /// Now, if this part of the run wrote a file.
    IfWritten,
    /// Now, because an earlier part of the run wrote files.
    Now,
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
        place(checked, out, stage, publishers, LastReading::IfWritten, watch)
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
        place(checked, out, stage, publishers, LastReading::IfWritten, watch)
    })
}

/// Gathers one bundle from carriers of any kind into its folder below `out`. `all` has the files in `out` first.
///
/// # Errors
/// As [`gather`], and [`ReaderError::NoSuchBundle`] if no list of a bundle has this id.
#[cfg(feature = "mirror")]
pub(crate) fn gather_one(
    all: Arc<dyn Carriers>,
    out: &Path,
    list: &crate::format::Hash,
    publishers: &Publishers,
    scratch: &Path,
    watch: &Watch,
) -> Result<Gathered> {
    into(out, |stage| {
        let mut checked = pannier_reader::check::check(all, publishers, &ScratchIn(scratch.to_owned()), watch)?;
        let Checked { search, held } = &mut checked;
        held.retain(|held| search.lists_of(&held.bundle).any(|id| id == *list));
        if held.is_empty() {
            return Err(crate::error::ReaderError::NoSuchBundle(list.to_string()).into());
        }
        place(checked, out, stage, publishers, LastReading::IfWritten, watch)
    })
}

/// Works in a stage in `out`. Makes `out` if it does not exist.
fn into(out: &Path, work: impl FnOnce(&Stage) -> Result<Gathered>) -> Result<Gathered> {
    let made = !out.exists();
    if made {
        fs::create_dir_all(out).map_err(|e| Error::io(Doing::Create, out, e))?;
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
    last_reading: LastReading,
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
    let puts = store::needing(needed, || write(&lists, stage, watch))?;
    let safety = match last_reading {
        LastReading::Later => Safety::Untouched,
        LastReading::IfWritten if lists.iter().all(|list| list.wanted.is_empty()) => Safety::untouched(out),
        LastReading::IfWritten | LastReading::Now => read_again(out, &lists, &puts, watch)?,
    };
    let written: Vec<(Set, Vec<String>, NotThere)> = lists
        .into_iter()
        .zip(&puts)
        .map(|(list, put)| {
            let not_there = list.not_there(put);
            (list.set, list.lost, not_there)
        })
        .collect();
    let on_target = |(mut held, (mut set, mut lost, not_there)): (Held, (Set, Vec<String>, NotThere))| {
        let report = &mut held.report;
        set.new_files = set.new_files.saturating_sub(not_there.files);
        set.new_bytes = set.new_bytes.saturating_sub(not_there.bytes);
        report.have_blocks = report.have_blocks.saturating_sub(not_there.blocks);
        lost.extend(not_there.small);
        let unknown: HashSet<&str> = held.bundle.unknown().collect();
        (report.missing_others, report.missing_small) =
            lost.into_iter().partition(|name| unknown.contains(name.as_str()));
        let whole = report.lacking().next().is_none() && report.missing_small.is_empty() && not_there.blocks == 0;
        // Bad files of a source are not on the target.
        report.verdict = match report.verdict {
            Verdict::Openable | Verdict::DamagedButOpenable if whole => Verdict::Ok,
            Verdict::DamagedButOpenable => Verdict::Openable,
            Verdict::Ok if !whole => Verdict::Openable,
            other => other,
        };
        if not_there.blocks > 0
            && report.verdict == Verdict::Openable
            && report.have_blocks < held.bundle.layout.data_blocks
        {
            report.verdict = Verdict::Incomplete;
        }
        (held, set)
    };
    let sets = chosen.into_iter().zip(written).map(on_target).collect();
    let mut gathered = Gathered { search, sets, ignored, failed: Vec::new(), renamed: Vec::new(), safety };
    for put in puts {
        gathered.failed.extend(put.failed);
        gathered.renamed.extend(put.renamed);
    }
    Ok(gathered)
}

/// Reads everything of some bundles on the target once more: first the files that were there already.
fn read_again(out: &Path, lists: &[PutList<'_>], puts: &[Put], watch: &Watch) -> Result<Safety> {
    let kept = lists.iter().flat_map(PutList::expected_of_kept);
    let put = lists
        .iter()
        .zip(puts)
        .flat_map(|(list, put)| list.wanted.iter().filter_map(|wanted| Expected::put(wanted, put)));
    let files: Vec<Expected<'_>> = kept.chain(put).collect();
    watch.begin(Phase::Reading, files.iter().map(Expected::bytes).fold(0, u64::saturating_add));
    reread(out, &files, puts.iter().any(|put| put.unsynced), watch)
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
    /// Files that are not in the folder.
    pub failed: Vec<Failed>,
    /// Files that stand under another name.
    pub renamed: Vec<Renamed>,
    /// How sure it is that the medium may be taken out.
    pub safety: Safety,
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
    let lists = std::slice::from_ref(&list);
    let puts = store::needing(needed, || write(lists, &stage, watch))?;
    let safety = match list.wanted.is_empty() {
        true => Safety::untouched(folder),
        false => read_again(folder, lists, &puts, watch)?,
    };
    let (failed, renamed) = puts.into_iter().next().map(|put| (put.failed, put.renamed)).unwrap_or_default();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (asked_blocks, lacking_blocks) = (count(asked.len()), count(lacking));
    Ok(Answered { set: list.set, asked_blocks, lacking_blocks, failed, renamed, safety })
}

fn write(lists: &[PutList<'_>], stage: &Stage, watch: &Watch) -> Result<Vec<Put>> {
    let mut puts = Vec::new();
    for list in lists {
        match fs::create_dir(&list.set.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(Error::io(Doing::Create, &list.set.folder, error));
            }
            _ => {}
        }
        puts.push(put_all(stage, &list.wanted, watch)?);
        list.superseded.iter().try_for_each(|old| remove(old))?;
        list.set.folder.parent().map_or(Ok(()), store::sync_folder)?;
    }
    Ok(puts)
}
