//! Documents that the module itself reads again: each lies in room of the host, and none goes to the page.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write as _};
use std::path::PathBuf;
use std::sync::Mutex;

use crate::carriers::named_room;
use pannier_reader::carriers::{DocumentWriter, Documents};
use pannier_reader::error::{Doing, Error, Misfit, Result};

/// Where a document lies, and its length.
type Places = BTreeMap<String, (PathBuf, u64)>;

/// Documents by their paths.
#[derive(Default)]
pub(crate) struct Rooms(Mutex<Places>);

impl Rooms {
    /// Returns the length of a document. `None` if there is no such document.
    pub(crate) fn bytes(&self, path: &str) -> Option<u64> {
        self.0.lock().ok()?.get(path).map(|(_, bytes)| *bytes)
    }

    /// Opens a document. `None` if there is no such document.
    pub(crate) fn open(&self, path: &str) -> Option<Result<Box<dyn Read>>> {
        let place = self.0.lock().ok()?.get(path).map(|(place, _)| place.clone())?;
        let file = File::open(&place).map_err(|error| Error::io(Doing::Read, path, error));
        Some(file.map(|file| -> Box<dyn Read> { Box::new(file) }))
    }

    /// Reads a document of at most so many bytes. `None` if there is none, or a longer one.
    pub(crate) fn read(&self, path: &str, most: u64) -> Option<Result<Vec<u8>>> {
        self.bytes(path).filter(|bytes| *bytes <= most)?;
        Some(self.open(path)?.and_then(|mut file| {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(|error| Error::io(Doing::Read, path, error))?;
            Ok(bytes)
        }))
    }
}

impl Documents for Rooms {
    fn writer(&self) -> Box<dyn DocumentWriter + '_> {
        Box::new(Writer { to: self, now: None })
    }
}

/// A document in the making: its path, its place, its bytes so far.
struct Writer<'a> {
    to: &'a Rooms,
    now: Option<(String, PathBuf, File, u64)>,
}

const BUG: Error = Error::Bug("a document was written out of order");

impl DocumentWriter for Writer<'_> {
    fn begin(&mut self, path: &str, _: u64) -> Result<Option<Misfit>> {
        if self.to.bytes(path).is_some() {
            return Err(Error::Exists(PathBuf::from(path)));
        }
        let (place, file) = named_room()?;
        self.now = Some((path.to_owned(), place, file, 0));
        Ok(None)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<Option<Misfit>> {
        let (path, _, file, length) = self.now.as_mut().ok_or(BUG)?;
        file.write_all(bytes).map_err(|error| Error::io(Doing::Write, path, error))?;
        *length = length.saturating_add(bytes.len() as u64);
        Ok(None)
    }

    fn end(&mut self, _: Option<u64>) -> Result<()> {
        let (path, place, _, length) = self.now.take().ok_or(BUG)?;
        self.to.0.lock().map_err(|_| BUG)?.insert(path, (place, length));
        Ok(())
    }

    fn abandon(&mut self) -> Result<()> {
        self.now = None;
        Ok(())
    }
}
