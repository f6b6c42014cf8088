//! `onto`: a new release out of the documents of an old one, and of the deltas that lead to the new one (FORMAT.md §19).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use crate::carriers::{GivenFiles, RoomOfHost};
use crate::fault::Fault;
use crate::open::{means, say_documents};
use crate::order::{Order, Unlock, wanted};
use crate::outlet::Outlet;
use crate::rooms::Rooms;
use crate::say;
use pannier_format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use pannier_format::{delta, limits};
use pannier_reader::blocks::stripes::rebuild;
use pannier_reader::check::{Checked, check};
use pannier_reader::documents::onto::{Base, Delta, Release, Step};
use pannier_reader::documents::unpack;
use pannier_reader::error::{DeltaFault, Doing, Error, Result};
use pannier_reader::find::bundle::Bundle;
use pannier_reader::find::chain::{Chain, Start, chain};
use pannier_reader::find::search::{Wanted, counting};
use pannier_reader::trust::Publishers;
use pannier_reader::watch::Watch;

/// The chosen folder of a release that was opened before. The host gives its files after the files of the carriers.
struct OpenedFolder {
    /// For each path below the folder, the number and the length of the file.
    files: BTreeMap<String, (usize, u64)>,
}

impl OpenedFolder {
    /// Takes the files of the folder in which the list of documents lies highest.
    fn new(chosen: &[(String, u64)], first: usize) -> Result<Self> {
        let folder_of = |path: &str| {
            path.strip_suffix(CONTENTS_NAME).filter(|at| at.is_empty() || at.ends_with('/')).map(str::to_owned)
        };
        let tops = chosen.iter().filter_map(|(path, _)| folder_of(path));
        let top = tops.min_by_key(String::len).ok_or_else(|| Error::from(DeltaFault::NotOpened(PathBuf::from("."))))?;
        let files = (first..).zip(chosen);
        let below =
            files.filter_map(|(number, (path, bytes))| Some((path.strip_prefix(&top)?.to_owned(), (number, *bytes))));
        Ok(Self { files: below.collect() })
    }

    fn place(&self, path: &str) -> Result<(usize, u64)> {
        self.files.get(path).copied().ok_or_else(|| DeltaFault::Missing(path.to_owned()).into())
    }

    fn read(&self, name: &str, most: u64) -> Result<Vec<u8>> {
        let not_opened = || Error::from(DeltaFault::NotOpened(PathBuf::from(".")));
        let (_, length) = self.place(name).map_err(|_| not_opened())?;
        if length > most {
            return Err(not_opened());
        }
        let mut bytes = Vec::new();
        self.open(name)?.read_to_end(&mut bytes).map_err(|error| Error::io(Doing::Read, name, error))?;
        Ok(bytes)
    }
}

impl Base for OpenedFolder {
    fn bytes(&self, path: &str) -> Result<u64> {
        self.place(path).map(|(_, bytes)| bytes)
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>> {
        let (number, _) = self.place(path)?;
        let file = File::open(format!("/in/{number}")).map_err(|error| Error::io(Doing::Read, path, error))?;
        Ok(Box::new(file))
    }
}

/// The documents of a release on the way of a chain: what the last step wrote counts, else what an earlier step wrote, else the
/// folder.
struct Overlay {
    base: OpenedFolder,
    steps: Vec<Rooms>,
}

impl Base for Overlay {
    fn bytes(&self, path: &str) -> Result<u64> {
        self.steps.iter().rev().find_map(|step| step.bytes(path)).map_or_else(|| self.base.bytes(path), Ok)
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>> {
        let written = self.steps.iter().rev().find_map(|step| step.open(path));
        written.map_or_else(|| self.base.open(path), |file| file.map(|file| -> Box<dyn Read> { file }))
    }
}

/// Makes a new release, and says every document and its place.
pub(crate) fn onto(
    given: Arc<GivenFiles>,
    publishers: &Publishers,
    order: &Order,
    (base, unlock): (&[(String, u64)], Option<&Unlock>),
    watch: &Watch,
) -> Result<(), Fault> {
    let base = OpenedFolder::new(base, order.files.len())?;
    let checked = check(given, publishers, &RoomOfHost, watch)?;
    let bundles: Vec<Bundle> = checked.held.iter().map(|held| held.bundle.clone()).collect();
    let list = base.read(CONTENTS_NAME, limits::CONTENTS_MAX_BYTES)?;
    let signature = base.read(CONTENTS_SIGNATURE_NAME, limits::SIGNATURE_MAX_BYTES)?;
    let publishers_of = counting(&bundles).0.into_iter().map(|bundle| &bundle.publisher);
    let mut old = Release::prove(&list, &signature, checked.search.keys().chain(publishers_of)).map_err(Error::from)?;
    drop(list);
    let reached =
        bundles.iter().filter(|one| one.facts.base_series() == Some(&old.series)).map(|one| one.facts.release).max();
    if reached.is_some_and(|reached| reached <= old.release) {
        return Err(Error::from(DeltaFault::Already { series: old.series, release: old.release }).into());
    }
    let start = Start { series: &old.series.clone(), release: old.release, publisher: &old.publisher.clone() };
    let Chain { steps, .. } = chain(&bundles, &checked.search, start, &wanted(order))?;
    let Some((last, before)) = steps.split_last() else { return Err(Error::Bug("a chain without a delta").into()) };
    let mut overlay = Overlay { base, steps: Vec::new() };
    let mut rebuilt = 0usize;
    for step in before {
        let (delta, rooms, count) = opened(&checked, step, publishers, unlock, watch)?;
        rebuilt = rebuilt.saturating_add(count);
        let out = Rooms::default();
        let Step { release, .. } = delta.step(&old, &overlay, patch(&rooms)?, &step.publisher, &out, watch)?;
        overlay.steps.push(out);
        old = release;
    }
    let (delta, rooms, count) = opened(&checked, last, publishers, unlock, watch)?;
    rebuilt = rebuilt.saturating_add(count);
    let outlet = Outlet::new()?;
    let unpacked = delta.apply(&old, &overlay, patch(&rooms)?, &last.publisher, &outlet, watch)?;
    say_documents(&unpacked, outlet)?;
    let title = format!("{} {}", old.series, last.facts.release);
    say(&json!({"opened": {
        "title": title, "id": last.list.id.to_string(), "documents": unpacked.documents.len(), "bytes": unpacked.bytes(),
        "rebuilt": rebuilt, "contents": unpacked.contents.map(|hash| hash.to_string()), "steps": steps.len(),
    }}))
}

/// Opens one delta of a trusted publisher. Returns its texts, its documents, and the number of rebuilt blocks.
fn opened(
    checked: &Checked,
    bundle: &Bundle,
    publishers: &Publishers,
    unlock: Option<&Unlock>,
    watch: &Watch,
) -> Result<(Delta, Rooms, usize)> {
    let held = publishers.require(checked.one(&Wanted::Id((&bundle.list.id).into()))?)?.get();
    bundle.facts.require_opening()?;
    held.require_enough()?;
    let mut source = held.source()?;
    let rebuilt = rebuild(&mut source, &RoomOfHost, watch)?.len();
    let rooms = Rooms::default();
    let with = means(bundle.facts.sealing, unlock)?;
    unpack(&source, &bundle.facts, &bundle.publisher, &with, Some(&rooms), watch)?;
    let text = |name: &'static str| {
        let most = match name {
            delta::FACTS_NAME => limits::DELTA_FACTS_MAX_BYTES,
            delta::AFTER_NAME => limits::SIGNATURE_MAX_BYTES,
            _ => limits::CONTENTS_MAX_BYTES,
        };
        rooms.read(name, most).unwrap_or_else(|| Err(DeltaFault::Malformed(name).into()))
    };
    Ok((Delta::read(&bundle.facts, text)?, rooms, rebuilt))
}

fn patch(rooms: &Rooms) -> Result<BufReader<Box<dyn Read>>> {
    let none = || Err(DeltaFault::Malformed(delta::PATCH_NAME).into());
    rooms.open(delta::PATCH_NAME).unwrap_or_else(none).map(|file| BufReader::with_capacity(256 << 10, file))
}
