//! The outlet: documents follow each other in one file of the host, and their places are told when all are proven.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard};

use crate::fault::Fault;
use pannier_reader::carriers::{DocumentWriter, Documents};
use pannier_reader::error::{Doing, Error, Misfit, Result};

const PATH: &str = "/out/documents";

/// The place of one document in the outlet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) offset: u64,
    pub(crate) bytes: u64,
    #[cfg_attr(not(feature = "reading"), allow(dead_code))]
    pub(crate) mtime: Option<u64>,
}

/// The places of documents, by their paths.
pub(crate) type Places = BTreeMap<String, Place>;

/// The outlet, and the places of what was written.
pub(crate) struct Outlet(Mutex<Inside>);

struct Inside {
    file: File,
    at: u64,
    places: Places,
    /// The document that is being written. Bytes of another would lie within it.
    open: Option<String>,
}

impl Outlet {
    pub(crate) fn new() -> Result<Self> {
        let file = File::create(PATH).map_err(|error| Error::io(Doing::Create, PATH, error))?;
        Ok(Self(Mutex::new(Inside { file, at: 0, places: BTreeMap::new(), open: None })))
    }

    fn inside(&self) -> Result<MutexGuard<'_, Inside>> {
        self.0.lock().map_err(|_| Error::Bug("a document writer died"))
    }

    /// Returns the places by path.
    pub(crate) fn into_places(self) -> Result<Places, Fault> {
        self.0.into_inner().map(|inside| inside.places).map_err(|_| Error::Bug("a document writer died").into())
    }
}

impl Documents for Outlet {
    fn writer(&self) -> Box<dyn DocumentWriter + '_> {
        Box::new(Writer { to: self, path: String::new(), begun: 0 })
    }
}

struct Writer<'a> {
    to: &'a Outlet,
    path: String,
    begun: u64,
}

impl DocumentWriter for Writer<'_> {
    fn begin(&mut self, path: &str, _: u64) -> Result<Option<Misfit>> {
        let mut inside = self.to.inside()?;
        if inside.places.contains_key(path) {
            return Err(Error::Exists(PathBuf::from(path)));
        }
        if inside.open.replace(path.to_owned()).is_some() {
            return Err(Error::Bug("two documents were written at the same time"));
        }
        path.clone_into(&mut self.path);
        self.begun = inside.at;
        Ok(None)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<Option<Misfit>> {
        let mut inside = self.to.inside()?;
        inside.file.write_all(bytes).map_err(|error| Error::io(Doing::Write, &self.path, error))?;
        inside.at = inside.at.saturating_add(bytes.len() as u64);
        Ok(None)
    }

    fn end(&mut self, mtime: Option<u64>) -> Result<()> {
        let mut inside = self.to.inside()?;
        let bytes = inside.at.saturating_sub(self.begun);
        inside.open = None;
        inside.places.insert(std::mem::take(&mut self.path), Place { offset: self.begun, bytes, mtime });
        Ok(())
    }

    fn abandon(&mut self) -> Result<()> {
        // Bytes without a place are nobody's.
        self.path.clear();
        self.to.inside()?.open = None;
        Ok(())
    }
}
