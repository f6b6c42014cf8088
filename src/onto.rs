//! `open --onto`: deltas and the opened folder of their base become the new release (FORMAT.md §19).

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::thread;

use crate::bundle::Bundle;
use crate::error::{DeltaFault, Doing, Error, ReaderError, Result};
use crate::find::Search;
use crate::find::search::counting;
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::format::delta;
use crate::limits;
use crate::public_keys::PublicKey;
use crate::store::{self, Access, Below, OutFolder, Stage, Unfit, sandbox};
use crate::unpack::Unpacked;
use crate::unpack::onto::{Base, Delta, Release, Step};
use crate::watch::{Phase, Watch};

/// The folder of a release that was opened before.
#[derive(Clone, Debug)]
pub struct OpenedFolder(PathBuf);

impl OpenedFolder {
    /// Takes a folder with a list of documents and its signature. Nothing is proven yet.
    ///
    /// # Errors
    /// [`DeltaFault::NotOpened`] if one of the two is not there.
    pub fn new(folder: &Path) -> Result<Self> {
        let has = |name: &str| folder.join(name).is_file();
        if has(CONTENTS_NAME) && has(CONTENTS_SIGNATURE_NAME) {
            Ok(Self(folder.to_owned()))
        } else {
            Err(ReaderError::from(DeltaFault::NotOpened(folder.to_owned())).into())
        }
    }

    /// Proves the list of documents by one of some keys. The documents are proven when they are read.
    ///
    /// # Errors
    /// [`DeltaFault::BaseUntrusted`], or the error of the system.
    pub fn release<'k>(&self, keys: impl Iterator<Item = &'k PublicKey>) -> Result<Release> {
        Ok(Release::prove(&self.list()?, &self.signature()?, keys).map_err(ReaderError::from)?)
    }

    /// Reads the list of documents.
    ///
    /// # Errors
    /// [`DeltaFault::NotOpened`] if it is too long, or the error of the system.
    pub fn list(&self) -> Result<Vec<u8>> {
        self.text(CONTENTS_NAME, limits::CONTENTS_MAX_BYTES)
    }

    /// Reads the signature over the list of documents.
    ///
    /// # Errors
    /// As [`OpenedFolder::list`].
    pub fn signature(&self) -> Result<Vec<u8>> {
        self.text(CONTENTS_SIGNATURE_NAME, limits::SIGNATURE_MAX_BYTES)
    }

    fn text(&self, name: &str, most: u64) -> Result<Vec<u8>> {
        let none = || ReaderError::from(DeltaFault::NotOpened(self.0.clone()));
        Ok(store::read_small(&self.0.join(name), most)?.ok_or_else(none)?)
    }

    /// Returns the path of the folder.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The error of a document that the system does not give.
    fn fault(&self, path: &str, error: io::Error) -> ReaderError {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => DeltaFault::Missing(path.to_owned()).into(),
            _ => ReaderError::io(Doing::Read, self.0.join(path), error),
        }
    }
}

impl Base for OpenedFolder {
    fn bytes(&self, path: &str) -> Result<u64, ReaderError> {
        let meta = self.0.join(path).metadata().map_err(|error| self.fault(path, error))?;
        if meta.is_file() { Ok(meta.len()) } else { Err(DeltaFault::Altered(path.to_owned()).into()) }
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, ReaderError> {
        let file = store::open_regular(&self.0.join(path)).map_err(|error| self.fault(path, error))?;
        Ok(Box::new(file))
    }
}

/// The documents of a release on the way of a chain: each lies in the folder of the base, or where a step wrote it.
struct Overlay {
    base: OpenedFolder,
    /// The folders that the steps wrote.
    steps: Vec<OpenedFolder>,
    /// The number of the last step that wrote a path.
    from: HashMap<String, usize>,
}

impl Overlay {
    fn place(&self, path: &str) -> &OpenedFolder {
        self.from.get(path).and_then(|step| self.steps.get(*step)).unwrap_or(&self.base)
    }

    /// Adds what a step wrote.
    fn add(&mut self, folder: PathBuf, fresh: Vec<String>) {
        let number = self.steps.len();
        self.steps.push(OpenedFolder(folder));
        self.from.extend(fresh.into_iter().map(|path| (path, number)));
    }
}

impl Base for Overlay {
    fn bytes(&self, path: &str) -> Result<u64, ReaderError> {
        self.place(path).bytes(path)
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, ReaderError> {
        self.place(path).open(path)
    }
}

/// A new release in the making, out of a base and of the deltas that lead from the base to the release.
pub struct Onto {
    stage: Stage,
    base: OpenedFolder,
}

/// The step of a chain that failed, and the error.
#[derive(Debug)]
pub struct Broken {
    /// The number of the step, from 0.
    pub step: usize,
    /// The error.
    pub error: Box<Error>,
}

impl Onto {
    /// Begins a new folder. The base is never changed.
    ///
    /// # Errors
    /// The folder exists or lies in the base, or the base is no opened folder.
    pub fn begin(out: &Path, base: &Path) -> Result<Self> {
        let opened = OpenedFolder::new(base)?;
        if store::lies_within(out, base) {
            return Err(ReaderError::from(DeltaFault::Inside(out.to_owned())).into());
        }
        Ok(Self { stage: Stage::begin(out, Access::OwnerAlone)?, base: opened })
    }

    /// Proves the list of the base, by a trusted publisher or by the publisher of a bundle that counts.
    ///
    /// # Errors
    /// As [`OpenedFolder::release`].
    pub fn base(&self, search: &Search, bundles: &[Bundle]) -> Result<Release> {
        let publishers_of = counting(bundles).0.into_iter().map(|bundle| &bundle.publisher);
        self.base.release(search.keys().chain(publishers_of))
    }

    /// Returns the place for the documents of the delta with this number, from 0.
    pub fn room(&self, step: usize) -> PathBuf {
        self.stage.scratch(&format!("delta-{step}"))
    }

    /// Makes the new release out of the opened deltas, in the order of the chain, and gives the folder its name. Every step is
    /// proven. Kept documents are read once, for the last release.
    ///
    /// # Errors
    /// [`DeltaFault`], or the error of a place. Nothing has the name of the folder after an error.
    pub fn finish(self, base: Release, deltas: &[Bundle], unfit: Unfit, watch: &Watch) -> Result<Unpacked, Broken> {
        let died = Broken { step: 0, error: Box::new(Error::bug("the thread that makes the new release died")) };
        let work = || {
            // The thread decodes what the publisher sent. The thread reads the base, and writes the new folder.
            sandbox::confine(std::slice::from_ref(&self.base.0), self.stage.folder());
            self.walk(base, deltas, unfit, watch)
        };
        let unpacked = thread::scope(|scope| scope.spawn(work).join().unwrap_or(Err(died)))?;
        watch.begin(Phase::Syncing, 0);
        let last = deltas.len().saturating_sub(1);
        self.stage.commit().map_err(|error| Broken { step: last, error: Box::new(error) })?;
        Ok(unpacked)
    }

    fn walk(&self, base: Release, deltas: &[Bundle], unfit: Unfit, watch: &Watch) -> Result<Unpacked, Broken> {
        let mut overlay = Overlay { base: self.base.clone(), steps: Vec::new(), from: HashMap::new() };
        let mut old = base;
        let last = deltas.len().saturating_sub(1);
        for (step, bundle) in deltas.iter().enumerate().take(last) {
            let broken = |error| Broken { step, error: Box::new(error) };
            old = self.step(step, bundle, &old, &mut overlay, watch).map_err(broken)?;
        }
        let broken = |error| Broken { step: last, error: Box::new(error) };
        let bundle = deltas.last().ok_or_else(|| broken(Error::bug("a chain without a delta")))?;
        self.last(last, bundle, &old, &overlay, unfit, watch).map_err(broken)
    }

    /// Writes what a step that is not the last one changes, and returns the release that the step makes.
    fn step(
        &self,
        step: usize,
        bundle: &Bundle,
        old: &Release,
        overlay: &mut Overlay,
        watch: &Watch,
    ) -> Result<Release> {
        let place = self.stage.scratch(&format!("step-{step}"));
        fs::create_dir(&place).map_err(|e| Error::io(Doing::Create, &place, e))?;
        let folder = OutFolder::open(&place)?;
        let (delta, patch) = self.delta(step, bundle)?;
        let below = Below::new(&folder, Unfit::Stops);
        let Step { release, fresh } = delta.step(old, &*overlay, patch, &bundle.publisher, &below, watch)?;
        overlay.add(place, fresh);
        Ok(release)
    }

    /// Writes the last release of a chain.
    fn last(
        &self,
        step: usize,
        bundle: &Bundle,
        old: &Release,
        overlay: &Overlay,
        unfit: Unfit,
        watch: &Watch,
    ) -> Result<Unpacked> {
        let folder = OutFolder::open(&self.stage.tree())?;
        let (delta, patch) = self.delta(step, bundle)?;
        Ok(delta.apply(old, overlay, patch, &bundle.publisher, &Below::new(&folder, unfit), watch)?)
    }

    /// Reads the opened documents of a delta.
    fn delta(&self, step: usize, bundle: &Bundle) -> Result<(Delta, impl BufRead + use<>)> {
        let room = self.room(step);
        let text = |name: &'static str| {
            let most = match name {
                delta::FACTS_NAME => limits::DELTA_FACTS_MAX_BYTES,
                delta::AFTER_NAME => limits::SIGNATURE_MAX_BYTES,
                _ => limits::CONTENTS_MAX_BYTES,
            };
            let path = room.join(name);
            let bytes = if path.is_file() { store::read_small(&path, most)? } else { None };
            bytes.ok_or_else(|| DeltaFault::Malformed(name).into())
        };
        let delta = Delta::read(&bundle.facts, text)?;
        let patch = room.join(delta::PATCH_NAME);
        let none = |_| ReaderError::from(DeltaFault::Malformed(delta::PATCH_NAME));
        Ok((delta, BufReader::with_capacity(256 << 10, store::open_regular(&patch).map_err(none)?)))
    }
}
