//! The work of a workshop: a job, and the documents that come of the job.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::coding;
use crate::error::Result;
use crate::format::Facts;
use crate::keys::PublicKey;
use crate::seal::OpenWith;
use crate::source::Source;
use crate::store::sandbox::Confinement;
use crate::store::{Below, OutFolder, ScratchAt, Unfit};
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
    to(job, below.as_ref().map(|below| below as &dyn Documents), with, watch)
}

/// Does the same, with any place for the documents.
pub(super) fn to(
    job: &mut Job<'_>,
    out: Option<&dyn Documents>,
    with: &OpenWith,
    watch: &Watch,
) -> Result<(u32, Unpacked)> {
    let rebuilt = coding::rebuild(&mut job.source, &ScratchAt(job.room.join("rebuilt")), watch)?;
    let unpacked = unpack(&job.source, job.facts, job.publisher, with, out, watch)?;
    Ok((u32::try_from(rebuilt.len()).unwrap_or(u32::MAX), unpacked))
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
