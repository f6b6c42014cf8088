//! `intake`: parcels become folders of an archive, their documents lie there once, and a signed chain says who took in what (FORMAT.md §24).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod archive;
pub mod bag;
pub mod check;
mod fault;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::bundle::Bundle;
use crate::check::{Checked, Held, Verdict};
use crate::error::{Doing, Error, ReaderError, Result};
use crate::find::Finding;
use crate::format::Hash;
use crate::format::commitment::{COMMITMENT_NAME, Commitment};
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::format::custody::{Chain, Clock, Event, Intake, State};
use crate::format::rest::{self, REST_NAME};
use crate::format::sums::{FACTS_NAME, SIGNATURE_NAME, SUMS_NAME};
use crate::keys::SecretKey;
use crate::limits;
use crate::open::{self, Contact, Decoding};
use crate::pack::is_system_litter;
use crate::parcel::is_sidecar;
use crate::store::{self, HeldCarriers, Stage};
use crate::trust::Publishers;
use crate::unpack::Unpacked;
use crate::watch::{Phase, Watch};
pub use archive::Archive;
pub use fault::CustodyFault;

/// When something is taken in, and by which clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The time, as in the chain.
    pub time: String,
    /// Where the time comes from.
    pub clock: Clock,
}

/// Whether the archive gets an index of documents and parcels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// Only if one is there already.
    IfThere,
    /// In any case.
    Made,
}

/// An order to take parcels in.
#[derive(Debug)]
pub struct Order<'a> {
    /// The folders in which the parcels were found. Commitments may lie there too.
    pub carriers: &'a [PathBuf],
    /// The archive.
    pub archive: &'a Archive,
    /// The key of the hand.
    pub key: &'a SecretKey,
    /// The time of all entries of the run.
    pub at: &'a At,
    /// Random bytes, for the first entry of a new archive.
    pub seed: Hash,
    /// Whether the archive gets an index.
    pub index: Index,
}

/// What became of a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// The parcel was taken in.
    New,
    /// The archive had an entry for the parcel and lacked files of it, which are there again.
    Completed,
    /// The archive had the parcel. Nothing was added.
    Here,
}

/// A parcel that is in the archive now.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Series and release, for people.
    pub title: String,
    /// What became of the parcel.
    pub became: Became,
    /// The number of its entry.
    pub entry: u32,
    /// What the entry says.
    pub intake: Intake,
    /// The documents whose names say that they vouch for others.
    pub sidecars: Vec<String>,
    /// The bundle with the rest, if this parcel went ahead of it (FORMAT.md §24.8).
    pub rest: Option<Hash>,
}

impl Taken {
    fn new(bundle: &Bundle, became: Became, entry: u32, intake: Intake) -> Self {
        Self { title: bundle.title(), became, entry, intake, sidecars: Vec::new(), rest: None }
    }

    /// Looks what the names of the documents say.
    fn look(&mut self, archive: &Archive) {
        let Ok(list) = archive.contents(&self.intake) else { return };
        for (path, hash) in list.documents {
            if path == REST_NAME {
                let note = store::read_small(&archive.document(&hash), rest::REST_MAX_BYTES).ok().flatten();
                self.rest = note.and_then(|note| rest::parse(&note));
            } else if is_sidecar(&path) {
                self.sidecars.push(path);
            }
        }
    }
}

/// A parcel of which nothing was taken.
#[derive(Debug)]
pub struct NotTaken {
    /// The bundle id.
    pub id: Hash,
    /// Series and release, for people.
    pub title: String,
    /// The reason.
    pub why: Error,
}

/// The result of a run.
#[derive(Debug)]
pub struct Done {
    /// The parcels that are in the archive.
    pub taken: Vec<Taken>,
    /// The parcels of which nothing was taken.
    pub not_taken: Vec<NotTaken>,
    /// The chain as it is now.
    pub chain: Chain,
    /// Whether an index is there.
    pub has_index: bool,
}

/// Searches carriers for parcels, whose publishers nobody has pinned.
///
/// # Errors
/// When a given folder does not exist, or when the caller stops.
pub fn find(roots: &[PathBuf], publishers: &Publishers, scratch: &Path, watch: &Watch) -> Result<Finding> {
    Ok(crate::find::find_parcels(HeldCarriers::list(roots, scratch)?, publishers, watch)?)
}

/// Takes parcels into an archive. `held` are parcels of a check.
///
/// # Errors
/// [`CustodyFault`] if the archive is not as its chain says, or the error of the system. Entries that were written before stay. A parcel
/// that does not open is no error: nothing of it is taken.
pub fn take(
    held: &[&Held],
    publishers: &Publishers,
    order: &Order<'_>,
    decoding: Decoding<'_>,
    watch: &Watch,
) -> Result<Done> {
    let archive = order.archive;
    archive.require_free()?;
    let is_new = fs::symlink_metadata(archive.folder()).is_err();
    store::create_own_folders(archive.folder())?;
    let mut run = match Stage::inside(archive.folder()) {
        Ok(stage) => {
            Run { order, publishers, decoding, watch, stage, chain: Chain::default(), checked: HashSet::new() }
        }
        Err(error) => return Err(error),
    };
    if archive.has_begun() {
        run.chain = archive.chain()?;
    }
    let mut done = Done { taken: Vec::new(), not_taken: Vec::new(), chain: Chain::default(), has_index: false };
    for held in held {
        match run.take(held) {
            Ok(taken) => done.taken.push(taken),
            Err(Failed::Parcel(Error::Reader(ReaderError::Interrupted))) => return Err(ReaderError::Interrupted.into()),
            Err(Failed::Parcel(why)) => {
                let (id, title) = (held.bundle.list.id, held.bundle.title());
                done.not_taken.push(NotTaken { id, title, why });
            }
            Err(Failed::Archive(error)) => return Err(error),
        }
    }
    if !run.chain.entries.is_empty() && (order.index == Index::Made || store::is_file(&archive.index())) {
        archive.write_index(&run.chain, &run.stage)?;
        done.has_index = true;
    }
    done.taken.iter_mut().for_each(|taken| taken.look(archive));
    done.chain = std::mem::take(&mut run.chain);
    drop(run);
    if is_new && done.chain.entries.is_empty() {
        // The folder is empty: nothing was taken into it.
        let _ = fs::remove_dir(archive.folder());
    }
    Ok(done)
}

/// Whose fault it is that a parcel is not taken.
enum Failed {
    /// The parcel does not open. Other parcels may.
    Parcel(Error),
    /// The archive or the medium fails, and nothing else can be taken.
    Archive(Error),
}

impl<E: Into<Error>> From<E> for Failed {
    fn from(error: E) -> Self {
        Self::Archive(error.into())
    }
}

/// A run that takes parcels in.
struct Run<'a> {
    order: &'a Order<'a>,
    publishers: &'a Publishers,
    decoding: Decoding<'a>,
    watch: &'a Watch,
    stage: Stage,
    chain: Chain,
    /// The documents of the archive that were compared with their hash, or put there, in this run.
    checked: HashSet<Hash>,
}

impl Run<'_> {
    fn take(&mut self, held: &Held) -> Result<Taken, Failed> {
        let (bundle, archive) = (&held.bundle, self.order.archive);
        let before = self.chain.intakes().filter(|(_, intake)| intake.id == bundle.list.id).last();
        let before = before.map(|(entry, intake)| (entry.number, intake.clone()));
        if let Some((entry, intake)) = before.clone().filter(|(_, intake)| archive.has(intake)) {
            return Ok(Taken::new(bundle, Became::Here, entry, intake));
        }
        let opened = self.stage.scratch("opened");
        let is_pinned = self.publishers.trusted(held).is_some();
        let unpacked = self.open(held, &opened).map_err(Failed::Parcel)?;
        let contents = unpacked.contents.ok_or(Error::bug("documents without a list"))?;
        if before.as_ref().is_some_and(|(_, intake)| intake.contents != contents) {
            return Err(CustodyFault::Altered(archive.custody()).into());
        }
        let commitment = self.commitment(&unpacked, &opened)?;
        if self.chain.entries.is_empty() {
            let entry =
                archive::begin(self.order.seed, (&self.order.at.time, self.order.at.clock), self.order.key.public())?;
            archive.append(&mut self.chain, entry, self.order.key, &self.stage)?;
        }
        let (new, had_folder) =
            self.put(bundle, &unpacked, &opened, commitment.as_ref().and_then(|one| one.1.as_deref()))?;
        fs::remove_dir_all(&opened).map_err(|e| Error::io(Doing::Remove, &opened, e))?;
        let intake = Intake {
            id: bundle.list.id,
            state: state(held),
            is_pinned,
            publisher: bundle.publisher.base64(),
            documents: unpacked.documents.len() as u64,
            new,
            bytes: unpacked.bytes(),
            contents,
            commitment: commitment.map(|(hash, _)| hash),
        };
        if let Some((entry, intake)) = before.clone().filter(|_| new == 0 && had_folder) {
            return Ok(Taken::new(bundle, Became::Here, entry, intake));
        }
        let (At { time, clock }, hand) = (self.order.at, self.order.key.public().base64());
        let entry = self.chain.next(time.clone(), *clock, hand, Event::Intake(Box::new(intake.clone())));
        let entry = entry.map_err(|_| CustodyFault::Full(archive.custody()))?;
        let number = entry.number;
        archive.append(&mut self.chain, entry, self.order.key, &self.stage)?;
        let became = if before.is_some() { Became::Completed } else { Became::New };
        Ok(Taken::new(bundle, became, number, intake))
    }

    /// Opens a parcel into the stage.
    fn open(&self, held: &Held, out: &Path) -> Result<Unpacked> {
        let admitted = self.publishers.admit(held, Contact::First)?;
        Ok(open::open_for_now(&admitted, out, self.decoding, self.watch)?.unpacked)
    }

    /// Returns the hash of the commitment that came with a parcel, and its bytes if it did not come inside.
    fn commitment(&self, unpacked: &Unpacked, opened: &Path) -> Result<Option<(Hash, Option<Vec<u8>>)>> {
        let ends = format!("/{COMMITMENT_NAME}");
        let is_named = |path: &str| path == COMMITMENT_NAME || path.ends_with(&ends);
        for document in unpacked.documents.iter().filter(|one| is_named(one.path)) {
            let bytes = store::read_small(&opened.join(document.path), limits::COMMITMENT_MAX_BYTES)?;
            if bytes.is_some_and(|bytes| Commitment::parse(&bytes).is_ok()) {
                return Ok(Some((document.hash, None)));
            }
        }
        let hashes: HashSet<Hash> = unpacked.documents.iter().map(|one| one.hash).collect();
        for carrier in self.order.carriers.iter().filter(|carrier| carrier.is_dir()) {
            for entry in store::entries_below(carrier)? {
                let is_named = entry.path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(COMMITMENT_NAME));
                if !is_named || entry.bytes.is_none_or(|bytes| bytes > limits::COMMITMENT_MAX_BYTES) {
                    continue;
                }
                let Ok(Some(bytes)) = store::read_small(&carrier.join(&entry.path), limits::COMMITMENT_MAX_BYTES)
                else {
                    continue;
                };
                let Ok(commitment) = Commitment::parse(&bytes) else { continue };
                if commitment.files.iter().any(|file| hashes.contains(&file.sha256)) {
                    return Ok(Some((crate::digest::sha256(&bytes), Some(bytes))));
                }
            }
        }
        Ok(None)
    }

    /// Puts the documents and the folder of a parcel into the archive, and has everything on the medium. Returns how many files are new,
    /// and whether the folder of the parcel was there with all its files.
    fn put(
        &mut self,
        bundle: &Bundle,
        unpacked: &Unpacked,
        opened: &Path,
        commitment: Option<&[u8]>,
    ) -> Result<(u64, bool)> {
        let archive = self.order.archive;
        self.watch.begin(Phase::Syncing, 0);
        // Known documents are compared before anything is put beside them.
        let mut wanted: HashMap<Hash, &str> = HashMap::new();
        let mut order = Vec::new();
        let documents: Vec<(String, Hash)> =
            unpacked.documents.iter().map(|one| (one.path.to_owned(), one.hash)).collect();
        for (path, hash) in &documents {
            let place = archive.document(hash);
            if self.checked.contains(hash) || wanted.contains_key(hash) {
                continue;
            }
            if fs::symlink_metadata(&place).is_ok() {
                let is_same = store::is_file(&place) && store::hash_file(&place, self.watch)?.1 == *hash;
                if !is_same {
                    return Err(CustodyFault::Altered(place).into());
                }
                self.checked.insert(*hash);
            } else {
                wanted.insert(*hash, path);
                order.push(*hash);
            }
        }
        let files = files(bundle, opened, commitment)?;
        let folder = archive.parcel(&bundle.list.id);
        let had_folder = fs::symlink_metadata(&folder).is_ok();
        let mut lacking = Vec::new();
        for (name, bytes) in &files {
            let path = folder.join(name);
            if !had_folder || fs::symlink_metadata(&path).is_err() {
                lacking.push((path, name, bytes));
            } else if store::read_small(&path, bytes.len() as u64)?.as_ref() != Some(bytes) {
                return Err(CustodyFault::Altered(path).into());
            }
        }
        let assembled = self.stage.scratch("parcel");
        if !had_folder {
            fs::create_dir(&assembled).map_err(|e| Error::io(Doing::Create, &assembled, e))?;
            for (_, name, bytes) in &lacking {
                store::write_new(&assembled.join(name), bytes)?;
            }
        }
        // Nothing gets a name in the archive before its bytes are on the medium.
        store::sync_tree(self.stage.folder())?;
        for hash in &order {
            let (Some(path), place) = (wanted.get(hash), archive.document(hash)) else { continue };
            make_folder(place.parent().unwrap_or(archive.folder()))?;
            store::rename_new(&opened.join(path), &place)?;
            self.checked.insert(*hash);
        }
        make_folder(folder.parent().unwrap_or(archive.folder()))?;
        make_folder(&archive.folder().join(crate::format::custody::BY_HASH))?;
        store::sync_tree(archive.folder())?;
        if had_folder {
            for (path, _, bytes) in &lacking {
                archive::put(&self.stage, path, bytes, archive::Name::Free)?;
            }
        } else {
            store::rename_new(&assembled, &folder)?;
        }
        store::sync_tree(archive.folder())?;
        Ok((order.len() as u64, had_folder && lacking.is_empty()))
    }
}

/// Makes a folder with those above it. A folder that is there is no error.
fn make_folder(path: &Path) -> Result<()> {
    store::create_own_folders(path).map_err(Error::from)
}

/// Returns name and bytes of the files of a parcel's folder.
fn files(bundle: &Bundle, opened: &Path, commitment: Option<&[u8]>) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let read = |name: &str, most| {
        let bytes = store::read_small(&opened.join(name), most)?;
        bytes.ok_or(Error::bug("a list longer than a list may be"))
    };
    let mut files = vec![
        (SUMS_NAME, bundle.list.bytes.clone()),
        (SIGNATURE_NAME, bundle.signature.as_made_by(&bundle.publisher.base64()).into_bytes()),
        (FACTS_NAME, bundle.facts_bytes.clone()),
        (CONTENTS_NAME, read(CONTENTS_NAME, limits::CONTENTS_MAX_BYTES)?),
        (CONTENTS_SIGNATURE_NAME, read(CONTENTS_SIGNATURE_NAME, limits::SIGNATURE_MAX_BYTES)?),
    ];
    files.extend(commitment.map(|bytes| (COMMITMENT_NAME, bytes.to_vec())));
    Ok(files)
}

/// Returns what a check would say of a parcel if its publisher were pinned.
fn state(held: &Held) -> State {
    match held.report.as_if_trusted {
        Verdict::Ok => State::Ok,
        Verdict::DamagedButOpenable => State::Damaged,
        _ => State::Openable,
    }
}

/// Returns the parcels of a check in the order of their ids.
pub fn all(checked: &Checked) -> Vec<&Held> {
    let mut all: Vec<&Held> = checked.held.iter().collect();
    all.sort_by_key(|held| held.bundle.list.id);
    all
}

/// Tells whether a path in an archive is none of ours: what systems leave, and stages.
fn is_ignored(path: &Path) -> bool {
    is_system_litter(path) || store::is_stage(path)
}
