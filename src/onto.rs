//! `open --onto`: a delta and the opened folder of its base become the new release (FORMAT.md §19).

use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::thread;

use crate::bundle::Bundle;
use crate::error::{DeltaFault, Doing, ReaderError, Result};
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::format::delta;
use crate::limits;
use crate::public_keys::PublicKey;
use crate::store::{self, Access, Below, OutFolder, Stage, Unfit, sandbox};
use crate::trust::Publishers;
use crate::unpack::Unpacked;
use crate::unpack::onto::{Base, Delta, Release};
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
        let read = |name: &str, most| {
            let none = || ReaderError::from(DeltaFault::NotOpened(self.0.clone()));
            store::read_small(&self.0.join(name), most).and_then(|bytes| bytes.ok_or_else(none))
        };
        let list = read(CONTENTS_NAME, limits::CONTENTS_MAX_BYTES)?;
        let signature = read(CONTENTS_SIGNATURE_NAME, limits::SIGNATURE_MAX_BYTES)?;
        Ok(Release::prove(&list, &signature, keys).map_err(ReaderError::from)?)
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

/// A new release in the making, out of a delta and its base.
pub struct Onto {
    stage: Stage,
    base: OpenedFolder,
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

    /// Returns the place for the documents of the delta.
    pub fn room(&self) -> PathBuf {
        self.stage.scratch("delta")
    }

    /// Makes the new release out of the opened documents of the delta, and gives the folder its name.
    ///
    /// # Errors
    /// [`DeltaFault`], or the error of a place. Nothing has the name of the folder after an error.
    pub fn finish(self, bundle: &Bundle, publishers: &Publishers, unfit: Unfit, watch: &Watch) -> Result<Unpacked> {
        let room = self.room();
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
        if bundle.facts.since.is_none() {
            return Err(ReaderError::from(DeltaFault::Whole).into());
        }
        let release = self.base.release(publishers.keys().chain([&bundle.publisher]))?;
        let delta = Delta::read(&bundle.facts, text)?;
        let folder = OutFolder::open(&self.stage.tree())?;
        let work = || {
            // The thread decodes what the publisher sent. The thread reads the base, and writes the new folder.
            sandbox::confine(std::slice::from_ref(&self.base.0), self.stage.folder());
            let patch = room.join(delta::PATCH_NAME);
            let none = |_| ReaderError::from(DeltaFault::Malformed(delta::PATCH_NAME));
            let patch = BufReader::with_capacity(256 << 10, store::open_regular(&patch).map_err(none)?);
            delta.apply(&release, &self.base, patch, &bundle.publisher, &Below::new(&folder, unfit), watch)
        };
        let died = ReaderError::Bug("the thread that makes the new release died");
        let unpacked = thread::scope(|scope| scope.spawn(work).join().unwrap_or(Err(died)))?;
        watch.begin(Phase::Syncing, 0);
        self.stage.commit()?;
        Ok(unpacked)
    }
}
