//! `open` and `list`: from whatever arrived to documents that are proven, or to the reason why not.

use std::collections::{BTreeSet, HashMap};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::bundle::Bundle;
use crate::check::Held;
use crate::coding;
use crate::error::{Error, Result};
use crate::find::{Search, find};
use crate::format::layout::Part;
use crate::seal::{self, OpenWith};
use crate::source::{Place, Source};
use crate::store::sandbox::{self, Confinement};
use crate::store::{self, Below, OutFolder, ScratchAt, ScratchIn, Stage};
use crate::trust::Publishers;
use crate::unpack::{Unpacked, unpack};
use crate::watch::{Phase, Watch};
pub use pannier_reader::find::trusted::{Admitted, Contact, Trusted};

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
pub fn open(bundle: &Admitted<'_, Held>, out: &Path, with: &OpenWith, watch: &Watch) -> Result<Opened> {
    let held = bundle.get();
    write(ready(held)?, &held.bundle, out, with, watch)
}

/// What came of opening a bundle straight from its chunks.
#[derive(Debug)]
pub enum Straight {
    /// It is open.
    Opened {
        /// What was met on the way.
        search: Box<Search>,
        /// The bundle.
        bundle: Box<Bundle>,
        /// What opening did.
        opened: Opened,
    },
    /// Every block that was read is good, and yet it does not open.
    Failed(Error),
    /// Something is missing, renamed or damaged, or not trusted: [`check`](crate::check::check) first, then [`open`].
    NotIntact,
}

/// Opens a bundle of which all data chunks are there by name and length, without reading them once before: every block is
/// checked when it is read, as it always is, and at the first bad one the new folder is gone again.
///
/// # Errors
/// When a given folder is not there, or the caller stops.
pub fn open_straight(
    roots: &[PathBuf],
    wanted: Option<&str>,
    out: &Path,
    with: &OpenWith,
    contact: Contact,
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Straight> {
    // Another program would have to be run twice if this fails.
    if with.needs_program() {
        return Ok(Straight::NotIntact);
    }
    let Ok((search, bundle)) = find(roots, publishers, watch)?.into_one(wanted) else { return Ok(Straight::NotIntact) };
    if publishers.admit(&bundle, contact).is_err() {
        return Ok(Straight::NotIntact);
    }
    let Some(source) = claimed(&search, &bundle) else { return Ok(Straight::NotIntact) };
    match write(source, &bundle, out, with, watch) {
        Ok(opened) => Ok(Straight::Opened { search: Box::new(search), bundle: Box::new(bundle), opened }),
        Err(Error::Interrupted) => Err(Error::Interrupted),
        Err(Error::Unsteady(_) | Error::Io { .. }) => Ok(Straight::NotIntact),
        Err(error) => Ok(Straight::Failed(error)),
    }
}

/// A source of the files that are called and as long as the data chunks, those beside the list first. Nothing of it is
/// proven before it is read.
fn claimed(search: &Search, bundle: &Bundle) -> Option<Source> {
    let beside = |path: &Path| path.parent() == bundle.list.path.parent();
    let mut named: HashMap<&OsStr, usize> = HashMap::new();
    for (index, found) in search.files().iter().enumerate() {
        let Some(name) = found.path.file_name() else { continue };
        if beside(&found.path) {
            named.insert(name, index);
        } else {
            named.entry(name).or_insert(index);
        }
    }
    let files: Option<Vec<usize>> = bundle
        .chunks
        .iter()
        .filter(|chunk| chunk.part == Part::Data)
        .map(|chunk| {
            let index = *named.get(OsStr::new(&chunk.name))?;
            (search.files().get(index)?.bytes == chunk.bytes).then_some(index)
        })
        .collect();
    let (files, layout) = (files?, bundle.layout);
    let places = (0..layout.block_count())
        .map(|block| {
            let (chunk, offset) = layout.place_of(block);
            files.get(chunk).map(|file| Place { file: *file, offset })
        })
        .collect();
    Some(Source::new(layout, bundle.table.clone()?, places, Arc::clone(&search.carriers)))
}

fn write(source: Source, bundle: &Bundle, out: &Path, with: &OpenWith, watch: &Watch) -> Result<Opened> {
    // Until the payload is open, its own length is the least that is known to be needed.
    store::needing(bundle.facts.payload_bytes, || write_documents(source, bundle, out, with, watch))
}

fn write_documents(mut source: Source, bundle: &Bundle, out: &Path, with: &OpenWith, watch: &Watch) -> Result<Opened> {
    let stage = Stage::begin(out)?;
    let carriers = folders(&source);
    seal::load_words();
    // A thread of its own, so that the confinement ends with it.
    let work = || -> Result<(Confinement, usize, Unpacked)> {
        let confinement = match with.needs_program() {
            true => Confinement::None,
            false => sandbox::confine(&carriers, stage.folder()),
        };
        let rebuilt = coding::rebuild(&mut source, &ScratchAt(stage.scratch("rebuilt")), watch)?;
        let folder = OutFolder::open(&stage.tree())?;
        let unpacked = unpack(&source, &bundle.facts, &bundle.publisher, with, Some(&Below::new(&folder)), watch)?;
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
pub fn list(bundle: &Admitted<'_, Held>, scratch: &Path, with: &OpenWith, watch: &Watch) -> Result<Unpacked> {
    let held = bundle.get();
    let mut source = ready(held)?;
    coding::rebuild(&mut source, &ScratchIn(scratch.to_owned()), watch)?;
    unpack(&source, &held.bundle.facts, &held.bundle.publisher, with, None, watch)
}

/// Steps 3 to 6: proven, enough.
fn ready(held: &Held) -> Result<Source> {
    let source = held.source()?;
    held.require_enough()?;
    Ok(source)
}

/// The folders in which the blocks of a source lie.
fn folders(source: &Source) -> Vec<PathBuf> {
    let places = (0..source.layout.block_count()).filter_map(|block| source.place(block));
    let files: BTreeSet<usize> = places.map(|place| place.file).collect();
    let folders: BTreeSet<PathBuf> = files
        .into_iter()
        .filter_map(|file| source.carriers().path(file).parent())
        .map(|folder| if folder == Path::new("") { Path::new(".") } else { folder }.to_owned())
        .collect();
    folders.into_iter().collect()
}
