//! `open` and `list`: from the arrived files to proven documents, or to the reason why there are no documents.

mod hand;
mod part;
mod part_fault;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::bundle::Bundle;
use crate::check::Held;
use crate::error::{Error, ReaderError, Result};
use crate::find::search::Wanted;
use crate::find::{Finding, Search};
use crate::format::Sealing;
use crate::only::Chosen;
use crate::seal::OpenWith;
use crate::source::Source;
use crate::store::sandbox::{self, Confinement};
use crate::store::{self, Access, Stage, Unfit};
use crate::trust::Publishers;
use crate::unpack::Unpacked;
pub use crate::unpack::some::Needs;
use crate::watch::{Phase, Watch};
use crate::workshop::{self, Decoded, Job, Picked};
pub use crate::workshop::{Decoding, Workshop};
pub use hand::{Proven, prove, prove_straight};
pub use pannier_reader::find::trusted::{Admitted, Contact, Trusted};
use pannier_reader::straight;
pub use part::{OpenedPart, Outcome, count_part, open_part};
pub use part_fault::PartFault;

/// The result of opening.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The documents.
    pub unpacked: Unpacked,
    /// The documents that were written, if only some were asked for.
    pub chosen: Option<Chosen>,
    /// Data blocks that were rebuilt.
    pub rebuilt_blocks: u32,
    /// How far the part that decoded was confined.
    pub confinement: Confinement,
}

/// Opens one checked bundle into a new folder.
///
/// # Errors
/// Every step of FORMAT.md §11 has its errors. There is nothing at `out` unless all documents are proven.
pub fn open<'a>(
    bundle: &Admitted<'_, Held>,
    out: &Path,
    decoding: impl Into<Decoding<'a>>,
    watch: &Watch,
) -> Result<Opened> {
    let held = bundle.get();
    let decoding = decoding.into();
    write(ready_for(held, decoding)?, &held.bundle, out, decoding, Stay::Lasting, watch)
}

/// Opens one checked bundle into a folder that is read again and then removed. Nothing waits for the medium.
///
/// # Errors
/// As [`open`].
pub fn open_for_now<'a>(
    bundle: &Admitted<'_, Held>,
    out: &Path,
    decoding: impl Into<Decoding<'a>>,
    watch: &Watch,
) -> Result<Opened> {
    let held = bundle.get();
    write(ready(held)?, &held.bundle, out, decoding.into(), Stay::ForNow, watch)
}

/// How long an opened folder stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// The folder is the result, and must be on the medium.
    Lasting,
    /// The folder is removed soon.
    ForNow,
}

/// The result of opening a bundle straight from its chunks.
#[derive(Debug)]
pub enum Straight<T = Opened> {
    /// The bundle is open.
    Opened {
        /// The result of the search.
        search: Box<Search>,
        /// The bundle.
        bundle: Box<Bundle>,
        /// The result of opening.
        opened: T,
    },
    /// Every block that was read is good, but the bundle does not open.
    Failed(Error, Box<Finding>),
    /// A file is missing, renamed, damaged, or not trusted. The caller should use
    /// [`check_found`](crate::check::check_found), then [`open`].
    NotIntact(Box<Finding>),
}

/// Opens a bundle if all data chunks are there by name and length. The chunks are not read in advance. Every block is
/// checked when the block is read, as always. At the first bad block, the new folder is removed. The finding is handed
/// back, so the caller need not search twice.
///
/// # Errors
/// When the caller stops.
pub fn open_straight<'a>(
    finding: Finding,
    wanted: &Wanted,
    out: &Path,
    decoding: impl Into<Decoding<'a>>,
    contact: Contact,
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Straight> {
    let decoding = decoding.into();
    let open = |source, bundle: &Bundle| write(source, bundle, out, decoding, Stay::Lasting, watch);
    straightly(finding, wanted, (decoding.with, decoding.only.is_some()), contact, publishers, open)
}

fn straightly<T>(
    mut finding: Finding,
    wanted: &Wanted,
    (with, is_some): (&OpenWith, bool),
    contact: Contact,
    publishers: &Publishers,
    work: impl FnOnce(Source, &Bundle) -> Result<T>,
) -> Result<Straight<T>> {
    // Nothing if the bundle is not intact by names and lengths, or not trusted, or if the program of a key would run twice.
    let attempt = |finding: &mut Finding| {
        if finding.bundles.is_empty() || with.needs_program() {
            return None;
        }
        let bundle = finding.one(wanted).ok()?.clone();
        let admitted = publishers.admit(&bundle, contact).ok()?;
        // Some of the documents may need some of the chunks.
        let source = if is_some { straight::some } else { straight::source };
        Some(work(source(&finding.search, admitted.get())?, admitted.get()))
    };
    match attempt(&mut finding) {
        Some(Ok(opened)) => {
            let (search, bundle) = finding.into_one(wanted)?;
            Ok(Straight::Opened { search: Box::new(search), bundle: Box::new(bundle), opened })
        }
        Some(Err(error @ (Error::Reader(ReaderError::Interrupted) | Error::NothingFits(_)))) => Err(error),
        None
        | Some(Err(Error::Reader(ReaderError::Unsteady(_) | ReaderError::Io { .. } | ReaderError::NotEnough { .. }))) => {
            Ok(Straight::NotIntact(Box::new(finding)))
        }
        Some(Err(error)) => Ok(Straight::Failed(error, Box::new(finding))),
    }
}

/// Opens a bundle of a search straight from its chunks. Returns `None` if the bundle is not intact by the names and lengths of its
/// files, or if the program of a key would have to run twice.
pub fn open_intact<'a>(
    search: &Search,
    bundle: &Admitted<'_, Bundle>,
    out: &Path,
    decoding: impl Into<Decoding<'a>>,
    stay: Stay,
    watch: &Watch,
) -> Option<Result<Opened>> {
    let (bundle, decoding) = (bundle.get(), decoding.into());
    if decoding.with.needs_program() {
        return None;
    }
    Some(write(straight::source(search, bundle)?, bundle, out, decoding, stay, watch))
}

fn write(
    source: Source,
    bundle: &Bundle,
    out: &Path,
    decoding: Decoding<'_>,
    stay: Stay,
    watch: &Watch,
) -> Result<Opened> {
    bundle.facts.require_opening().map_err(ReaderError::from)?;
    if decoding.only.is_some() {
        // How much room some of the documents need is known only when they come.
        return write_documents(source, bundle, out, decoding, stay, watch);
    }
    // Before the payload is open, the length of the payload is the least room that is known to be needed.
    store::needing(bundle.facts.payload_bytes, || write_documents(source, bundle, out, decoding, stay, watch))
}

fn write_documents(
    source: Source,
    bundle: &Bundle,
    out: &Path,
    decoding: Decoding<'_>,
    stay: Stay,
    watch: &Watch,
) -> Result<Opened> {
    // The documents of a sealed bundle are not for everybody on this machine.
    let access = match bundle.facts.sealing {
        Sealing::None => Access::AsUsual,
        Sealing::Recipients | Sealing::Passphrase => Access::OwnerAlone,
    };
    let stage = Stage::begin(out, access)?;
    let job = job(source, bundle, stage.folder(), Some(stage.tree()), decoding);
    let Decoded { unpacked, rebuilt_blocks, confinement, .. } = workshop::decode(job, decoding, watch)?;
    // A folder with nothing of what was asked for never gets its name.
    let chosen = decoding.only.map(|only| only.choose_some(&unpacked.documents)).transpose()?;
    match stay {
        Stay::Lasting => {
            watch.begin(Phase::Syncing, 0);
            stage.commit()?;
        }
        Stay::ForNow => stage.hand_over()?,
    }
    Ok(Opened { unpacked, chosen, rebuilt_blocks, confinement })
}

fn job<'a>(
    source: Source,
    bundle: &'a Bundle,
    room: &'a Path,
    tree: Option<PathBuf>,
    Decoding { unfit, only, .. }: Decoding<'a>,
) -> Job<'a> {
    let Bundle { facts, facts_bytes, publisher, .. } = bundle;
    Job { source, facts, facts_bytes, publisher, room, tree, unfit, only }
}

/// Reads and proves the documents of one bundle without writing the documents. Meanwhile, blocks that must be rebuilt
/// are below `scratch`, sealed as they are.
///
/// # Errors
/// As [`open`].
pub fn list<'a>(
    bundle: &Admitted<'_, Held>,
    scratch: &Path,
    decoding: impl Into<Decoding<'a>>,
    watch: &Watch,
) -> Result<Unpacked> {
    let decoding = decoding.into();
    ready(bundle.get())?;
    without_writing(bundle, scratch, decoding, |job| Ok(workshop::decode(job, decoding, watch)?.unpacked))
}

/// Reads and proves the list of one bundle. Documents of an archive with sections are not read, and have no length. Enough blocks need
/// not be here.
///
/// # Errors
/// As [`open`].
pub fn names<'a>(
    bundle: &Admitted<'_, Held>,
    scratch: &Path,
    decoding: impl Into<Decoding<'a>>,
    watch: &Watch,
) -> Result<Unpacked> {
    let decoding = decoding.into();
    without_writing(bundle, scratch, decoding, |job| Ok(workshop::names(job, decoding, watch)?.unpacked))
}

/// Finds out which blocks each document of a whole bundle needs. `None` if documents do not open alone.
///
/// # Errors
/// As [`open`].
pub fn needs<'a>(
    bundle: &Admitted<'_, Held>,
    scratch: &Path,
    decoding: impl Into<Decoding<'a>>,
    watch: &Watch,
) -> Result<Option<Needs>> {
    let decoding = decoding.into();
    without_writing(bundle, scratch, decoding, |job| workshop::needs(job, decoding, watch))
}

/// What of the documents is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Their paths and hashes. Of an archive with sections, the list alone is read.
    Names,
    /// Their lengths too. The whole payload is read.
    Lengths,
}

/// Lists the documents of a bundle straight from its chunks, as [`open_straight`] opens them.
///
/// # Errors
/// When the caller stops.
pub fn list_straight<'a>(
    finding: Finding,
    wanted: &Wanted,
    (scratch, what): (&Path, Listed),
    decoding: impl Into<Decoding<'a>>,
    contact: Contact,
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Straight<Unpacked>> {
    let decoding = decoding.into();
    let list = |source: Source, bundle: &Bundle| {
        let room = room_for(&source, scratch)?;
        let job = job(source, bundle, room.path(), None, Decoding { unfit: Unfit::Stops, ..decoding });
        let work = if what == Listed::Names { workshop::names } else { workshop::decode };
        bundle.facts.require_opening().map_err(ReaderError::from)?;
        Ok(work(job, decoding, watch)?.unpacked)
    };
    straightly(finding, wanted, (decoding.with, what == Listed::Names), contact, publishers, list)
}

/// Reads some documents of one bundle into memory, without writing them. The caller knows from [`list`] how long they are.
///
/// # Errors
/// As [`open`].
pub fn pick(
    bundle: &Admitted<'_, Held>,
    scratch: &Path,
    with: &OpenWith,
    paths: &[String],
    watch: &Watch,
) -> Result<HashMap<String, Vec<u8>>> {
    let paths: HashSet<&str> = paths.iter().map(String::as_str).collect();
    let picked = Picked::new(u64::MAX, |path| paths.contains(path));
    without_writing(bundle, scratch, with.into(), |job| workshop::pick(job, &picked, with, watch))?;
    let documents = picked.into_documents().unwrap_or_default();
    Ok(documents.into_iter().map(|(path, one)| (path, one.bytes)).collect())
}

/// Has the payload of a bundle decoded, and no document written.
fn without_writing<T>(
    bundle: &Admitted<'_, Held>,
    scratch: &Path,
    decoding: Decoding<'_>,
    work: impl FnOnce(Job<'_>) -> Result<T>,
) -> Result<T> {
    let held = bundle.get();
    let source = held.source()?;
    held.bundle.facts.require_opening().map_err(ReaderError::from)?;
    let room = room_for(&source, scratch)?;
    work(job(source, &held.bundle, room.path(), None, Decoding { unfit: Unfit::Stops, ..decoding }))
}

/// Room for the lost blocks of a source.
struct Room(Option<store::TempFolder>);

impl Room {
    fn path(&self) -> &Path {
        self.0.as_ref().map_or(Path::new(sandbox::NOTHING), |room| room.path())
    }
}

/// Makes room for lost blocks alone: a system without a place to write lists a bundle that lacks nothing.
fn room_for(source: &Source, scratch: &Path) -> Result<Room> {
    Ok(Room(if source.missing_data().is_empty() { None } else { Some(store::temporary(scratch)?) }))
}

/// Checks the same, but that there are enough blocks only if all documents are asked for.
fn ready_for(held: &Held, decoding: Decoding<'_>) -> Result<Source> {
    if decoding.only.is_some() { Ok(held.source()?) } else { ready(held) }
}

/// Checks steps 3 to 6: the bundle is proven, and there are enough blocks.
fn ready(held: &Held) -> Result<Source> {
    let source = held.source()?;
    held.require_enough()?;
    Ok(source)
}
