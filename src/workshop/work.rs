//! The work of a workshop: a job, and the documents that come of the job.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::part::Part;
use crate::coding;
use crate::error::{ReaderError, Result};
use crate::format::Facts;
use crate::keys::PublicKey;
use crate::only::Only;
use crate::seal::OpenWith;
use crate::source::Source;
use crate::store::sandbox::Confinement;
use crate::store::{Below, OutFolder, ScratchAt, Unfit};
use crate::unpack::some::{Answer, Lacking, Needs, Selected, Wish, needs, select};
use crate::unpack::stream::{Sink, stream};
use crate::unpack::{Unpacked, unpack};
use crate::watch::Watch;
use pannier_reader::carriers::Documents;

/// A payload to decode.
pub(crate) struct Job<'a> {
    pub(crate) source: Source,
    pub(crate) facts: &'a Facts,
    /// The exact bytes of the facts.
    pub(crate) facts_bytes: &'a [u8],
    pub(crate) publisher: &'a PublicKey,
    /// The only folder that is written.
    pub(crate) room: &'a Path,
    /// The folder for the documents, in the room; nothing if documents are only listed.
    pub(crate) tree: Option<PathBuf>,
    /// What is done with documents that the folder cannot hold.
    pub(crate) unfit: Unfit,
    /// The documents that are asked for; nothing if all are.
    pub(crate) only: Option<&'a Only>,
}

/// What a workshop makes of a payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Documents are written below the tree, if there is a tree, and listed.
    List,
    /// Documents are listed, and those that are asked for are kept in memory if they have at most this many bytes.
    Keep {
        /// The bytes.
        most: u64,
    },
    /// Documents whose list is proven pass on.
    PassOn {
        /// How many.
        count: u64,
    },
    /// The list alone is read, if the archive has sections. Otherwise all documents are listed.
    Names,
    /// Those documents are written whose blocks are here.
    Part(Known),
    /// The blocks that each document needs are found out.
    Needs,
}

/// The documents of a list that were opened before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// Runs of numbers in the list: the first number, and how many.
    pub(crate) runs: Vec<(u32, u32)>,
}

impl Known {
    /// Takes numbers in order.
    pub(crate) fn of(numbers: impl Iterator<Item = u32>) -> Self {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for number in numbers {
            match runs.last_mut() {
                Some((first, count)) if first.checked_add(*count) == Some(number) => *count = count.saturating_add(1),
                _ => runs.push((number, 1)),
            }
        }
        Self { runs }
    }

    /// Returns the numbers in order.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.runs.iter().flat_map(|(first, count)| *first..first.saturating_add(*count))
    }
}

/// What was opened of a bundle that is not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InPart {
    /// The numbers of the documents that were written, in the list.
    pub(crate) written: Known,
    /// How many documents are not here.
    pub(crate) lacking: u32,
}

/// A decoded payload.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) unpacked: Unpacked,
    /// What was written, if only a part was asked for.
    pub(crate) part: Option<InPart>,
    /// The blocks that each document needs, if they were asked for and the archive has sections.
    pub(crate) needs: Option<Needs>,
    pub(crate) rebuilt_blocks: u32,
    pub(crate) confinement: Confinement,
}

/// What comes of the work on a thread: the number of rebuilt blocks, and the documents.
pub(super) type Made = (u32, Unpacked);

/// Does the work on the calling thread.
pub(super) fn here(job: &mut Job<'_>, with: &OpenWith, watch: &Watch) -> Result<Made> {
    let folder = job.tree.as_deref().map(OutFolder::open).transpose()?;
    let below = folder.as_ref().map(|folder| Below::new(folder, job.unfit));
    let all = below.as_ref().map(|below| below as &dyn Documents);
    let part = all.zip(job.only).map(|(all, only)| Part::new(all, only));
    to(job, part.as_ref().map_or(all, |part| Some(part)), with, watch)
}

/// Does the same, with any place for the documents.
pub(super) fn to(job: &mut Job<'_>, out: Option<&dyn Documents>, with: &OpenWith, watch: &Watch) -> Result<Made> {
    let Some(only) = job.only else { return whole(job, 0, out, with, watch) };
    match some(job, &|path| only.fits(path), out, with, watch)? {
        (rebuilt, Some(unpacked)) => Ok((rebuilt, unpacked)),
        (rebuilt, None) => whole(job, rebuilt, out, with, watch),
    }
}

/// Reads the whole payload. So many blocks were rebuilt before.
fn whole(job: &mut Job<'_>, before: u32, out: Option<&dyn Documents>, with: &OpenWith, watch: &Watch) -> Result<Made> {
    let rebuilt = rebuild(job, watch)?.saturating_add(before);
    let unpacked = unpack(&job.source, job.facts, job.publisher, with, out, watch)?;
    Ok((rebuilt, unpacked))
}

/// Reads the list, and no document if the archive has sections.
pub(super) fn names(job: &mut Job<'_>, with: &OpenWith, watch: &Watch) -> Result<Made> {
    match some(job, &|_| false, None, with, watch)? {
        (rebuilt, Some(unpacked)) => Ok((rebuilt, unpacked)),
        (rebuilt, None) => whole(job, rebuilt, None, with, watch),
    }
}

/// Reads the sections that hold wanted documents. Blocks are rebuilt only if these sections lack some. Returns how many were rebuilt,
/// and no documents if the archive must be read from its beginning.
fn some(
    job: &mut Job<'_>,
    wanted: &(dyn Fn(&str) -> bool + Sync),
    out: Option<&dyn Documents>,
    with: &OpenWith,
    watch: &Watch,
) -> Result<(u32, Option<Unpacked>)> {
    let wish = Wish { wanted: &|_, path| wanted(path), lacking: Lacking::Stops };
    let mut rebuilt = 0;
    loop {
        match select(&job.source, job.facts, job.publisher, with, &wish, out, watch)? {
            Answer::Selected(selected) => return Ok((rebuilt, Some(selected.unpacked))),
            Answer::OnlyWhole => return Ok((rebuilt, None)),
            Answer::Holes if job.source.missing_data().is_empty() => return Ok((rebuilt, None)),
            Answer::Holes => rebuilt = rebuild(job, watch)?,
        }
    }
}

/// Writes those documents whose blocks are here, and that are not known.
pub(super) fn part(job: &mut Job<'_>, known: &Known, with: &OpenWith, watch: &Watch) -> Result<(Made, InPart)> {
    let folder = job.tree.as_deref().map(OutFolder::open).transpose()?;
    let below = folder.as_ref().map(|folder| Below::new(folder, job.unfit));
    let out = below.as_ref().map(|below| below as &dyn Documents);
    let known: HashSet<u32> = known.numbers().collect();
    let only = job.only;
    let is_new = |number: usize| u32::try_from(number).is_ok_and(|number| !known.contains(&number));
    let wanted = |number, path: &str| is_new(number) && only.is_none_or(|only| only.fits(path));
    let wish = Wish { wanted: &wanted, lacking: Lacking::Waits };
    // What can be rebuilt is here.
    let can_rebuild = job.source.count() >= job.source.layout.data_blocks;
    let rebuilt = if can_rebuild { rebuild(job, watch)? } else { 0 };
    match select(&job.source, job.facts, job.publisher, with, &wish, out, watch)? {
        Answer::Selected(selected) => {
            let Selected { unpacked, numbers, lacking, .. } = *selected;
            Ok(((rebuilt, unpacked), InPart { written: Known::of(numbers.into_iter()), lacking }))
        }
        Answer::OnlyWhole | Answer::Holes => Err(job.source.not_enough().into()),
    }
}

/// Finds out which blocks each document needs.
pub(super) fn find_needs(job: &Job<'_>, with: &OpenWith, watch: &Watch) -> Result<Option<Needs>> {
    Ok(needs(&job.source, job.facts, job.publisher, with, watch)?)
}

/// Passes the documents that are asked for on to a sink. There are as many of them as `count` says, and their list is proven.
pub(super) fn pass_on(
    job: &mut Job<'_>,
    count: u64,
    sink: &mut dyn Sink,
    with: &OpenWith,
    watch: &Watch,
) -> Result<u32> {
    let only = job.only;
    let wanted = |path: &str| only.is_none_or(|only| only.fits(path));
    let mut pass = |job: &Job<'_>| stream((&job.source, job.facts, job.publisher), with, &wanted, count, sink, watch);
    match pass(job) {
        Err(ReaderError::NotEnough { .. }) => {
            let rebuilt = rebuild(job, watch)?;
            pass(job)?;
            Ok(rebuilt)
        }
        passed => Ok(passed.map(|()| 0)?),
    }
}

/// Rebuilds lost blocks, and returns their number.
fn rebuild(job: &mut Job<'_>, watch: &Watch) -> Result<u32> {
    let rebuilt = coding::rebuild(&mut job.source, &ScratchAt(job.room.join("rebuilt")), watch)?;
    Ok(u32::try_from(rebuilt.len()).unwrap_or(u32::MAX))
}

/// Returns the folders of the files from which a source reads; `None` if some of its bytes lie in no file of the system.
pub(super) fn folders(source: &Source) -> Option<Vec<PathBuf>> {
    let places = (0..source.layout.block_count()).filter_map(|block| source.place(block));
    let files: BTreeSet<usize> = places.map(|place| place.file).collect();
    let folder = |file| Some(source.carriers().lies(file)?.path.parent()?.to_owned());
    let folders: Option<BTreeSet<PathBuf>> = files.into_iter().map(folder).collect();
    let here = |folder: PathBuf| if folder == Path::new("") { PathBuf::from(".") } else { folder };
    Some(folders?.into_iter().map(here).collect())
}
