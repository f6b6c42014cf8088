//! The reader refuses each part of an archive that FORMAT.md §10.3 does not allow, before the part is written.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::io::{self, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::head::{Block, Head, Kind, until_nul};
use super::pax::Extension;
use super::write::{EntryKind, FIXED_TIME};
use super::{UNIT, padding};
use crate::digest::sha256;
use crate::fault::{ArchiveError, PayloadFault};
use crate::limits;
use crate::names;

type Result<T> = std::result::Result<T, ArchiveError>;

/// An entry of the archive, with an allowed and unique name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path, without a final `/`.
    pub path: String,
    /// The kind: a folder or a document.
    pub kind: EntryKind,
    /// Bytes of data that follow the header.
    pub bytes: u64,
    /// The time in seconds since 1970, if the time was kept. A time was kept if the time is not the fixed time, or if
    /// an extension has the time.
    pub mtime: Option<u64>,
}

/// A strict reader of tar streams.
pub struct Reader<R> {
    inner: R,
    at: u64,
    /// Data bytes of the current entry that are not read yet.
    left: u64,
    /// Zero bytes after the data of the current entry.
    pad: u64,
    names: Names,
    last_parent: String,
    ours: Vec<String>,
    /// Whether the archive goes on where the stream ends.
    is_section: bool,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of an archive. `ours` are the reserved names that the reader allows.
    pub fn new(inner: R, ours: &[&str]) -> Self {
        Self::after(inner, ours, Names::default())
    }

    /// Returns a reader of the last section of an archive. The names of the other sections are known, or become known at the same time.
    pub fn after(inner: R, ours: &[&str], names: Names) -> Self {
        let ours = ours.iter().map(|name| (*name).to_owned()).collect();
        Self { inner, at: 0, left: 0, pad: 0, names, last_parent: String::new(), ours, is_section: false }
    }

    /// Returns a reader of a section that is not the last one. The section ends where the stream ends, after a whole entry.
    pub fn of_section(inner: R, names: Names) -> Self {
        Self { is_section: true, ..Self::after(inner, &[], names) }
    }

    /// Returns the stream.
    pub fn into_inner(self) -> R {
        self.inner
    }

    /// Skips the rest of the current entry and reads the next entry. Returns `None` after a proper end.
    pub fn next_entry(&mut self) -> Result<Option<Entry>> {
        self.finish_entry()?;
        let mut extension: Option<Extension> = None;
        loop {
            let Some(block) = self.block_or_end(extension.is_none())? else { return Ok(None) };
            if block.iter().all(|byte| *byte == 0) {
                if extension.is_some() {
                    return Err(self.fault("an extension without an entry"));
                }
                if self.is_section {
                    return Err(self.fault("an end mark before the end"));
                }
                return self.finish_archive().map(|()| None);
            }
            let head = Head::read(&block).map_err(|what| self.fault(what))?;
            match head.kind {
                Kind::Pax | Kind::LongName if extension.is_some() => {
                    return Err(self.fault("two extensions before one entry"));
                }
                Kind::Pax => {
                    let data = self.extension_data(head.bytes)?;
                    extension = Some(Extension::parse(&data).map_err(|what| self.fault(what))?);
                }
                Kind::LongName => {
                    let data = self.extension_data(head.bytes)?;
                    let name = until_nul(&data).ok_or_else(|| self.fault("something after a GNU long name"))?;
                    extension = Some(Extension { path: Some(name.to_vec()), ..Extension::default() });
                }
                Kind::Document { .. } => return self.entry(&head, extension, EntryKind::Document).map(Some),
                Kind::Folder => return self.entry(&head, extension, EntryKind::Folder).map(Some),
            }
        }
    }

    /// Adds the path of a document that the archive could have held. The reader then treats the path as an entry of the
    /// archive. The path must not collide with an earlier entry.
    pub fn claim(&mut self, path: &str) -> Result<()> {
        self.take(path, EntryKind::Document)
    }

    /// Reads data of the current entry. Returns zero at the end of the entry.
    pub fn read_data(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 {
            return Ok(0);
        }
        let space = buffer.get_mut(..most).unwrap_or_default();
        let count = self.inner.read(space).map_err(ArchiveError::Stream)?;
        if count == 0 {
            return Err(self.fault("it ends early"));
        }
        self.at = self.at.saturating_add(count as u64);
        self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }

    fn fault(&self, what: &'static str) -> ArchiveError {
        PayloadFault::Archive { at: self.at, what: what.into() }.into()
    }

    fn block(&mut self) -> Result<Block> {
        let mut block = [0; 512];
        self.inner.read_exact(&mut block).map_err(|e| self.early(e))?;
        self.at = self.at.saturating_add(UNIT);
        Ok(block)
    }

    /// Reads the next block, or sees the end of a section, if the section may end here.
    fn block_or_end(&mut self, may_end: bool) -> Result<Option<Block>> {
        if !(self.is_section && may_end) {
            return self.block().map(Some);
        }
        let mut block = [0; 512];
        let (first, rest) = block.split_at_mut(1);
        loop {
            match self.inner.read(first) {
                Ok(0) => return Ok(None),
                Ok(_) => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(ArchiveError::Stream(error)),
            }
        }
        self.inner.read_exact(rest).map_err(|e| self.early(e))?;
        self.at = self.at.saturating_add(UNIT);
        Ok(Some(block))
    }

    fn early(&self, error: io::Error) -> ArchiveError {
        if error.kind() == io::ErrorKind::UnexpectedEof {
            self.fault("it ends early")
        } else {
            ArchiveError::Stream(error)
        }
    }

    fn text(&self, bytes: Vec<u8>) -> Result<String> {
        String::from_utf8(bytes).map_err(|_| self.fault("a name that is not UTF-8"))
    }

    fn extension_data(&mut self, bytes: u64) -> Result<Vec<u8>> {
        if bytes == 0 || bytes > limits::EXTENSION_MAX_BYTES {
            return Err(self.fault("an extension that is empty or over 64 KiB"));
        }
        let mut data = vec![0; usize::try_from(bytes).unwrap_or(0)];
        self.inner.read_exact(&mut data).map_err(|e| self.early(e))?;
        self.at = self.at.saturating_add(bytes);
        self.pad = padding(bytes) as u64;
        self.zeros()?;
        Ok(data)
    }

    fn entry(&mut self, head: &Head<'_>, extension: Option<Extension>, kind: EntryKind) -> Result<Entry> {
        let Extension { path, bytes: stated, mtime } = extension.unwrap_or_default();
        // Some tools read one of the two, and some read the other.
        if stated.is_some_and(|bytes| bytes != head.bytes) {
            return Err(self.fault("a pax size that is not the size in the header"));
        }
        if mtime.is_some_and(|mtime| !mtime.fits(head.mtime)) {
            return Err(self.fault("a pax time that is not the time in the header"));
        }
        let path = self.text(path.unwrap_or_else(|| head.path()))?;
        let path = match kind {
            // The path of a folder may end in a slash. The path of a file may not.
            EntryKind::Folder => path.strip_suffix('/').map(str::to_owned).unwrap_or(path),
            EntryKind::Document => path,
        };
        let bytes = head.bytes;
        if kind == EntryKind::Folder && bytes != 0 {
            return Err(self.fault("a folder with data"));
        }
        if !self.ours.contains(&path) {
            names::check(&path).map_err(|fault| PayloadFault::Name { path: path.clone(), fault })?;
        }
        self.take(&path, kind)?;
        if self.names.count_entry() > limits::ENTRIES_MAX {
            return Err(PayloadFault::Limit("more than 1,000,000 entries".into()).into());
        }
        let kept = mtime.map(|mtime| mtime.seconds).or_else(|| Some(head.mtime).filter(|mtime| *mtime != FIXED_TIME));
        self.left = bytes;
        self.pad = padding(bytes) as u64;
        Ok(Entry { path, kind, bytes, mtime: kept })
    }

    /// Adds a name to the known names. Refuses a name that collides with an earlier name.
    fn take(&mut self, path: &str, kind: EntryKind) -> Result<()> {
        if self.names.add(path, kind, &mut self.last_parent) {
            Ok(())
        } else {
            Err(PayloadFault::Collision { path: path.to_owned() }.into())
        }
    }

    fn finish_entry(&mut self) -> Result<()> {
        let mut buffer = [0; 4096];
        while self.left > 0 {
            self.read_data(&mut buffer)?;
        }
        self.zeros()
    }

    fn zeros(&mut self) -> Result<()> {
        let mut buffer = [0; 512];
        let pad = buffer.get_mut(..usize::try_from(self.pad).unwrap_or(0)).unwrap_or_default();
        self.inner.read_exact(pad).map_err(|e| self.early(e))?;
        self.at = self.at.saturating_add(self.pad);
        self.pad = 0;
        if buffer.iter().any(|byte| *byte != 0) {
            return Err(self.fault("padding that is not zero"));
        }
        Ok(())
    }

    /// Reads the rest of the archive after a zero block. The rest must be one more zero block, then only zeros.
    fn finish_archive(&mut self) -> Result<()> {
        if self.block()?.iter().any(|byte| *byte != 0) {
            return Err(self.fault("an end mark that is only half there"));
        }
        let mut buffer = [0; 4096];
        loop {
            let count = self.inner.read(&mut buffer).map_err(ArchiveError::Stream)?;
            if count == 0 {
                return Ok(());
            }
            if buffer.iter().take(count).any(|byte| *byte != 0) {
                return Err(self.fault("something after the end mark"));
            }
            self.at = self.at.saturating_add(count as u64);
        }
    }
}

/// The paths that were read so far. Readers of several sections share them: no order of the paths changes what collides. Each path is
/// kept in a folded form, because some file systems take two such paths for one path.
#[derive(Clone, Default)]
pub struct Names(Arc<Mutex<Seen>>);

/// The paths that were read so far. Sixteen bytes of a hash represent each path, so that a million names need little memory.
#[derive(Default)]
struct Seen {
    documents: HashSet<[u8; 16]>,
    folders: HashMap<[u8; 16], SeenFolder>,
    entries: usize,
}

struct SeenFolder {
    spelling: [u8; 8],
    /// Whether the folder has its own entry. Otherwise the folder is known only as the parent of another path.
    has_entry: bool,
}

impl Names {
    /// Adds the paths of documents. Returns the first path that collides with an earlier path.
    pub fn add_documents<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Option<&'p str> {
        let mut last_parent = String::new();
        paths.into_iter().find(|path| !self.add(path, EntryKind::Document, &mut last_parent))
    }

    /// Counts an entry. Returns how many there are now.
    fn count_entry(&self) -> usize {
        let mut seen = self.seen();
        seen.entries = seen.entries.saturating_add(1);
        seen.entries
    }

    /// Adds a path. Returns false if the path collides with an earlier path. `last_parent` is the folder of the path before.
    fn add(&self, path: &str, kind: EntryKind, last_parent: &mut String) -> bool {
        self.seen().add(path, kind, last_parent)
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn add(&mut self, path: &str, kind: EntryKind, last_parent: &mut String) -> bool {
        let parent = path.rfind('/').and_then(|at| path.get(..at)).unwrap_or("");
        if parent != *last_parent {
            for (at, _) in path.match_indices('/') {
                if !self.add_folder(path.get(..at).unwrap_or(path), false) {
                    return false;
                }
            }
            parent.clone_into(last_parent);
        }
        if kind == EntryKind::Folder {
            return self.add_folder(path, true);
        }
        let key = folded(path);
        !self.folders.contains_key(&key) && self.documents.insert(key)
    }

    fn add_folder(&mut self, path: &str, has_entry: bool) -> bool {
        let key = folded(path);
        if self.documents.contains(&key) {
            return false;
        }
        let spelling = short(&sha256(path.as_bytes()).0);
        match self.folders.get_mut(&key) {
            None => {
                self.folders.insert(key, SeenFolder { spelling, has_entry });
                true
            }
            Some(seen) => {
                let fits = seen.spelling == spelling && !(seen.has_entry && has_entry);
                seen.has_entry |= fits && has_entry;
                fits
            }
        }
    }
}

/// Returns the key of a path. Paths that some file system takes for one path have one key.
fn folded(path: &str) -> [u8; 16] {
    short(&sha256(names::fold(path).as_bytes()).0)
}

fn short<const N: usize>(hash: &[u8; 32]) -> [u8; N] {
    hash.first_chunk().copied().unwrap_or([0; N])
}
