//! The work of a workshop: a job, and the documents that come of the job.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::part::Part;
use crate::coding;
use crate::error::Result;
use crate::format::Facts;
use crate::keys::PublicKey;
use crate::only::Only;
use crate::seal::OpenWith;
use crate::source::Source;
use crate::store::sandbox::Confinement;
use crate::store::{Below, OutFolder, ScratchAt, Unfit};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// A decoded payload.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) unpacked: Unpacked,
    pub(crate) rebuilt_blocks: u32,
    pub(crate) confinement: Confinement,
}

/// Does the work on the calling thread, and returns the number of rebuilt blocks and the documents.
pub(super) fn here(job: &mut Job<'_>, with: &OpenWith, watch: &Watch) -> Result<(u32, Unpacked)> {
    let folder = job.tree.as_deref().map(OutFolder::open).transpose()?;
    let below = folder.as_ref().map(|folder| Below::new(folder, job.unfit));
    let all = below.as_ref().map(|below| below as &dyn Documents);
    let part = all.zip(job.only).map(|(all, only)| Part::new(all, only));
    to(job, part.as_ref().map_or(all, |part| Some(part)), with, watch)
}

/// Does the same, with any place for the documents.
pub(super) fn to(
    job: &mut Job<'_>,
    out: Option<&dyn Documents>,
    with: &OpenWith,
    watch: &Watch,
) -> Result<(u32, Unpacked)> {
    let rebuilt = rebuild(job, watch)?;
    let unpacked = unpack(&job.source, job.facts, job.publisher, with, out, watch)?;
    Ok((rebuilt, unpacked))
}

/// Passes the documents that are asked for on to a sink. There are as many of them as `count` says, and their list is proven.
pub(super) fn pass_on(
    job: &mut Job<'_>,
    count: u64,
    sink: &mut dyn Sink,
    with: &OpenWith,
    watch: &Watch,
) -> Result<u32> {
    let rebuilt = rebuild(job, watch)?;
    let wanted = |path: &str| job.only.is_none_or(|only| only.fits(path));
    stream(&job.source, job.facts, with, &wanted, count, sink, watch)?;
    Ok(rebuilt)
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
