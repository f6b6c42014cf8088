//! Carriers, scratch and documents in memory: for scanned codes, for tests, and for hosts without a file system.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::{Bytes, Carriers, DocumentWriter, Documents, Found, Scratch, ScratchFile, Unreadable};
use crate::error::{Doing, Error, Misfit, Result};

/// Files in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryCarriers {
    files: Vec<Found>,
    bytes: Vec<Arc<Vec<u8>>>,
}

impl MemoryCarriers {
    /// Makes a carrier from files with paths. All files are on carrier `root`, counted from 0.
    pub fn new(root: usize, files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) -> Self {
        let mut all = Self::default();
        for (path, bytes) in files {
            all.files.push(Found { path, bytes: bytes.len() as u64, root, same_as: None });
            all.bytes.push(Arc::new(bytes));
        }
        all
    }
}

impl Carriers for MemoryCarriers {
    fn files(&self) -> &[Found] {
        &self.files
    }

    fn unreadable(&self) -> &[Unreadable] {
        &[]
    }

    fn open(&self, file: usize) -> io::Result<Box<dyn Bytes>> {
        let bytes = self.bytes.get(file).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(HeldBytes(Arc::clone(bytes))))
    }
}

struct HeldBytes(Arc<Vec<u8>>);

impl Bytes for HeldBytes {
    fn read_exact_at(&self, out: &mut [u8], offset: u64) -> io::Result<()> {
        let rest = usize::try_from(offset).ok().and_then(|start| self.0.get(start..));
        let bytes = rest.and_then(|rest| rest.get(..out.len())).ok_or(io::ErrorKind::UnexpectedEof)?;
        out.copy_from_slice(bytes);
        Ok(())
    }
}

/// Scratch in memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct MemoryScratch;

impl Scratch for MemoryScratch {
    fn make(&self, bytes: u64) -> Result<Box<dyn ScratchFile>> {
        let no_space = || Error::NoSpace { path: PathBuf::from("memory"), needed_bytes: bytes, free_bytes: None };
        let length = usize::try_from(bytes).map_err(|_| no_space())?;
        let mut room = Vec::new();
        room.try_reserve_exact(length).map_err(|_| no_space())?;
        room.resize(length, 0);
        Ok(Box::new(MemoryFile(Mutex::new(room))))
    }
}

#[derive(Debug)]
struct MemoryFile(Mutex<Vec<u8>>);

impl MemoryFile {
    fn with(&self, doing: Doing, offset: u64, count: usize, use_it: impl FnOnce(&mut [u8])) -> Result<()> {
        let past_the_end = || Error::io(doing, "memory", io::ErrorKind::UnexpectedEof.into());
        let mut room = self.0.lock().map_err(|_| past_the_end())?;
        let start = usize::try_from(offset).map_err(|_| past_the_end())?;
        let end = start.checked_add(count).ok_or_else(past_the_end)?;
        use_it(room.get_mut(start..end).ok_or_else(past_the_end)?);
        Ok(())
    }
}

impl ScratchFile for MemoryFile {
    fn write_at(&self, bytes: &[u8], offset: u64) -> Result<()> {
        self.with(Doing::Write, offset, bytes.len(), |room| room.copy_from_slice(bytes))
    }

    fn read_at(&self, out: &mut [u8], offset: u64) -> Result<()> {
        self.with(Doing::Read, offset, out.len(), |room| out.copy_from_slice(room))
    }
}

/// Documents in memory.
#[derive(Debug, Default)]
pub struct MemoryDocuments {
    documents: Mutex<BTreeMap<String, Vec<u8>>>,
    folders: Mutex<BTreeSet<String>>,
}

impl MemoryDocuments {
    /// Returns the documents by path.
    pub fn into_documents(self) -> BTreeMap<String, Vec<u8>> {
        self.documents.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Documents for MemoryDocuments {
    fn make_folder(&self, path: &str) -> Result<Option<Misfit>> {
        if let Ok(mut folders) = self.folders.lock() {
            folders.insert(path.to_owned());
        }
        Ok(None)
    }

    fn writer(&self) -> Box<dyn DocumentWriter + '_> {
        Box::new(Writer { to: self, path: String::new(), bytes: Vec::new() })
    }
}

struct Writer<'a> {
    to: &'a MemoryDocuments,
    path: String,
    bytes: Vec<u8>,
}

impl DocumentWriter for Writer<'_> {
    fn begin(&mut self, path: &str, _: u64) -> Result<Option<Misfit>> {
        path.clone_into(&mut self.path);
        self.bytes.clear();
        Ok(None)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<Option<Misfit>> {
        self.bytes.extend_from_slice(bytes);
        Ok(None)
    }

    fn end(&mut self, _: Option<u64>) -> Result<()> {
        let Ok(mut documents) = self.to.documents.lock() else { return Err(Error::Bug("a document writer died")) };
        let (path, bytes) = (std::mem::take(&mut self.path), std::mem::take(&mut self.bytes));
        if documents.contains_key(&path) {
            return Err(Error::Exists(PathBuf::from(path)));
        }
        documents.insert(path, bytes);
        Ok(())
    }

    fn abandon(&mut self) -> Result<()> {
        self.bytes.clear();
        Ok(())
    }
}
