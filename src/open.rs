//! `open` and `list`: from whatever arrived to documents that are proven, or to the reason why not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread;

use crate::check::Checked;
use crate::coding;
use crate::error::{Doing, Error, Result};
use crate::find::{Bundle, Publishers};
use crate::format::sums::TABLE_NAME;
use crate::pool::Pool;
use crate::sandbox::{self, Confinement};
use crate::seal::{self, OpenWith};
use crate::source::Source;
use crate::store::{self, OutFolder, Stage};
use crate::unpack::{Unpacked, unpack};
use crate::watch::{Phase, Watch};

/// Whether an unpinned publisher is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Only pinned publishers.
    Pinned,
    /// A first contact: the signature must hold, but its key may have come with the bundle.
    First,
}

/// What opening did.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The documents.
    pub unpacked: Unpacked,
    /// Data blocks that were rebuilt.
    pub rebuilt_blocks: u32,
    /// How far the threads that decoded were confined.
    pub confinement: Confinement,
}

/// Opens one bundle of what was checked into a new folder.
///
/// # Errors
/// Every step of FORMAT.md §11. Nothing appears at `out` unless all documents are proven.
pub fn open(
    checked: &Checked,
    index: usize,
    out: &Path,
    with: &OpenWith,
    contact: Contact,
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Opened> {
    let (bundle, pool) = ready(checked, index, contact, publishers)?;
    // Until the payload is open, its own length is the least that is known to be needed.
    store::needing(bundle.facts.payload_bytes, || write(checked, bundle, pool, out, with, watch))
}

fn write(
    checked: &Checked,
    bundle: &Bundle,
    pool: &Pool,
    out: &Path,
    with: &OpenWith,
    watch: &Watch,
) -> Result<Opened> {
    let stage = Stage::begin(out)?;
    let mut source = source(checked, bundle, pool)?;
    let carriers = folders(&source);
    seal::load_words();
    // A thread of its own, so that the confinement ends with it.
    let work = || -> Result<(Confinement, usize, Unpacked)> {
        let confinement = match with.needs_program() {
            true => Confinement::None,
            false => sandbox::confine(&carriers, stage.folder()),
        };
        let rebuilt = coding::rebuild(&mut source, &stage.scratch("rebuilt"), watch)?;
        let folder = OutFolder::open(&stage.tree())?;
        let unpacked = unpack(&source, &bundle.facts, &bundle.publisher, with, Some(&folder), watch)?;
        Ok((confinement, rebuilt.len(), unpacked))
    };
    let (confinement, rebuilt, unpacked) =
        thread::scope(|scope| scope.spawn(work).join().unwrap_or(Err(Error::Bug("the opening thread died"))))?;
    watch.begin(Phase::Syncing, 0);
    stage.commit()?;
    Ok(Opened { unpacked, rebuilt_blocks: u32::try_from(rebuilt).unwrap_or(u32::MAX), confinement })
}

/// Reads and proves the documents of one bundle without writing them. Blocks that must be rebuilt lie below `scratch`
/// meanwhile, sealed as they are.
///
/// # Errors
/// As [`open`].
pub fn list(
    checked: &Checked,
    index: usize,
    scratch: &Path,
    with: &OpenWith,
    contact: Contact,
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Unpacked> {
    let (bundle, pool) = ready(checked, index, contact, publishers)?;
    let mut source = source(checked, bundle, pool)?;
    let folder = tempfile::tempdir_in(scratch).map_err(|e| Error::io(Doing::Create, scratch, e))?;
    coding::rebuild(&mut source, &folder.path().join("rebuilt"), watch)?;
    unpack(&source, &bundle.facts, &bundle.publisher, with, None, watch)
}

/// Steps 2 to 6: trusted, proven, enough.
fn ready<'a>(
    checked: &'a Checked,
    index: usize,
    contact: Contact,
    publishers: &Publishers,
) -> Result<(&'a Bundle, &'a Pool)> {
    let bundle = checked.finding.bundles.get(index).ok_or(Error::NoBundle)?;
    let pool = checked.pools.get(index).ok_or(Error::NoBundle)?;
    if contact == Contact::Pinned {
        bundle.require_trust(publishers)?;
    }
    if bundle.table.is_none() {
        return Err(Error::SmallMissing(TABLE_NAME));
    }
    pool.require(&bundle.layout)?;
    Ok((bundle, pool))
}

/// The folders in which the blocks of a source lie.
fn folders(source: &Source) -> Vec<PathBuf> {
    let files: BTreeSet<usize> = source.places.iter().flatten().map(|place| place.file).collect();
    let folders: BTreeSet<PathBuf> = files
        .into_iter()
        .filter_map(|file| source.files.get(file)?.parent())
        .map(|folder| if folder == Path::new("") { Path::new(".") } else { folder }.to_owned())
        .collect();
    folders.into_iter().collect()
}

/// The pool of a bundle as a source of blocks.
pub(crate) fn source(checked: &Checked, bundle: &Bundle, pool: &Pool) -> Result<Source> {
    Ok(Source {
        layout: bundle.layout,
        table: bundle.table.clone().ok_or(Error::SmallMissing(TABLE_NAME))?,
        places: pool.places.clone(),
        files: checked.finding.files.iter().map(|found| found.path.clone()).collect(),
    })
}
