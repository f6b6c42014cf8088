//! The door for hosts: three traits for files to read, room for rebuilt blocks, and a place for documents.

mod joined;
mod memory;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use pannier_format::digest::{Hasher, sha256};
use pannier_format::{Hash, limits};

use crate::error::{Doing, Error, Misfit, Result, system_words};

pub use crate::container::{Container, ContainerKind, LeftInside, Lies};
pub use joined::Joined;
pub use memory::{MemoryCarriers, MemoryDocuments, MemoryScratch};

/// A regular file that arrived on a carrier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The place of the file, in words for people: a path, or the carrier's name for the file.
    pub path: PathBuf,
    /// The length of the file in bytes.
    pub bytes: u64,
    /// The number of the given carrier that holds the file, counted from 0.
    pub root: usize,
    /// The identity of a file that has several names. `None` for a file with one name, or if the host cannot tell.
    pub same_as: Option<(u64, u64)>,
}

/// A file or folder that could not be listed or read, and the words of the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The place of the file or folder.
    pub path: PathBuf,
    /// The words of the system.
    pub why: String,
}

impl Unreadable {
    /// Copies the system's words from an error.
    pub fn new(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), why: system_words(error) }
    }
}

/// The bytes of one file. The bytes stay at hand until the value is dropped.
pub trait Bytes: Send + Sync {
    /// Fills `out` with the bytes from `offset` on.
    ///
    /// # Errors
    /// The words of the system; [`io::ErrorKind::UnexpectedEof`] if the file ends before `out` is full.
    fn read_exact_at(&self, out: &mut [u8], offset: u64) -> io::Result<()>;
}

/// Files that arrived, by number, from any place.
pub trait Carriers: fmt::Debug + Send + Sync {
    /// Returns the files in a fixed order. The number of a file is the place of the file in this order.
    fn files(&self) -> &[Found];

    /// Returns the files and folders that could not be listed.
    fn unreadable(&self) -> &[Unreadable];

    /// Opens a file by its number.
    ///
    /// # Errors
    /// The words of the system. A number without a file is [`io::ErrorKind::NotFound`].
    fn open(&self, file: usize) -> io::Result<Box<dyn Bytes>>;

    /// Returns the files that hold other files. A long container whose files are all read is not a file of its own.
    fn containers(&self) -> &[Container] {
        &[]
    }

    /// Returns the place of a file's bytes in a plain file of the system. Returns `None` if there is no such place.
    fn lies(&self, file: usize) -> Option<Lies> {
        let _ = file;
        None
    }
}

impl dyn Carriers + '_ {
    /// Returns the path of a file, for messages.
    pub fn path(&self, file: usize) -> &Path {
        self.files().get(file).map_or(Path::new(""), |found| found.path.as_path())
    }

    /// Opens a file by its number.
    ///
    /// # Errors
    /// [`Error::Io`] with the file's path.
    pub fn open_file(&self, file: usize) -> Result<Box<dyn Bytes>> {
        self.open(file).map_err(|e| Error::io(Doing::Read, self.path(file), e))
    }

    /// Returns the bytes of a whole file of at most `most` bytes; `None` if the file is longer. An empty file is not
    /// opened.
    ///
    /// # Errors
    /// [`Error::Io`] with the file's path.
    pub fn read_small(&self, file: usize, most: u64) -> Result<Option<Vec<u8>>> {
        let bytes = self.files().get(file).map_or(0, |found| found.bytes);
        if bytes > most {
            return Ok(None);
        }
        let mut out = vec![0; usize::try_from(bytes).unwrap_or(0)];
        if !out.is_empty() {
            self.open_file(file)?.read_exact_at(&mut out, 0).map_err(|e| Error::io(Doing::Read, self.path(file), e))?;
        }
        Ok(Some(out))
    }

    /// Returns the bytes of a file if the bytes have this hash.
    pub fn read_if(&self, file: usize, hash: Hash, most: u64) -> Option<Vec<u8>> {
        self.read_small(file, most).ok()?.filter(|bytes| sha256(bytes) == hash)
    }

    /// Returns the hash of a whole file.
    ///
    /// # Errors
    /// The words of the system.
    pub fn hash(&self, file: usize) -> io::Result<Hash> {
        let length = self.files().get(file).map_or(0, |found| found.bytes);
        let bytes = self.open(file)?;
        let mut hasher = Hasher::default();
        let mut buffer = vec![0; limits::PIECE_BYTES];
        let mut at = 0;
        while at < length {
            let step = usize::try_from(length.saturating_sub(at)).unwrap_or(usize::MAX).min(buffer.len());
            let space = buffer.get_mut(..step).unwrap_or_default();
            bytes.read_exact_at(space, at)?;
            hasher.update(space);
            at = at.saturating_add(step as u64);
        }
        Ok(hasher.finish())
    }
}

/// Room for rebuilt blocks. The length of the room is known before.
pub trait Scratch: Sync {
    /// Makes room for this number of bytes.
    ///
    /// # Errors
    /// [`Error::NoSpace`] if there is too little room, or the error of the system.
    fn make(&self, bytes: u64) -> Result<Box<dyn ScratchFile>>;
}

/// Room that was made. The bytes are deleted when the room is dropped.
pub trait ScratchFile: fmt::Debug + Send + Sync {
    /// Writes bytes at an offset.
    ///
    /// # Errors
    /// [`Error::NoSpace`] if the medium is full, or the error of the system.
    fn write_at(&self, bytes: &[u8], offset: u64) -> Result<()>;

    /// Fills `out` with the bytes from `offset` on.
    ///
    /// # Errors
    /// The error of the system.
    fn read_at(&self, out: &mut [u8], offset: u64) -> Result<()>;
}

/// A place for documents. Every path was checked before (FORMAT.md §10.3).
///
/// A place that says nothing else has room for everything, and holds every document.
pub trait Documents: Sync {
    /// Checks that this number of bytes fits. Later errors of a full medium show the same number.
    ///
    /// # Errors
    /// [`Error::NoSpace`].
    fn require_space(&self, _bytes: u64) -> Result<()> {
        Ok(())
    }

    /// Returns what is known before writing against a document of this path and length. `None` if nothing is known.
    fn misfit(&self, _path: &str, _bytes: u64) -> Option<Misfit> {
        None
    }

    /// Tells whether documents that the place cannot hold are left out. Otherwise, one such document stops everything.
    fn leaves_out_unfit(&self) -> bool {
        false
    }

    /// Makes a folder and the folders above. A folder that already exists is no error. Returns why the place cannot hold
    /// the folder, if the place cannot.
    ///
    /// # Errors
    /// The error of the system.
    fn make_folder(&self, _path: &str) -> Result<Option<Misfit>> {
        Ok(None)
    }

    /// Returns a writer for a sequence of documents. Each thread uses a separate writer.
    fn writer(&self) -> Box<dyn DocumentWriter + '_>;
}

/// Writes a sequence of documents.
pub trait DocumentWriter {
    /// Begins a new document of this length. The document must not exist. Returns why the place cannot hold the document,
    /// if the place cannot. The writer then expects no bytes and no end.
    ///
    /// # Errors
    /// [`Error::Exists`], or the error of the system.
    fn begin(&mut self, path: &str, bytes: u64) -> Result<Option<Misfit>>;

    /// Adds bytes to the document. Returns why the place cannot hold the document, if the place cannot. The document is
    /// then removed, and the writer expects no more bytes and no end.
    ///
    /// # Errors
    /// The error of the system.
    fn write(&mut self, bytes: &[u8]) -> Result<Option<Misfit>>;

    /// Ends the document. `mtime` is the time of the document in seconds since 1970, if the bundle keeps a time.
    ///
    /// # Errors
    /// The error of the system.
    fn end(&mut self, mtime: Option<u64>) -> Result<()>;

    /// Gives up the document that was begun, so that nothing of it stays. The writer then expects no more bytes and no end.
    ///
    /// # Errors
    /// The error of the system.
    fn abandon(&mut self) -> Result<()>;
}
