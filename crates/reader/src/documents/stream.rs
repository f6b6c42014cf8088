//! A second way through a payload: documents that are proven already pass on, one after another, without a place for documents.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::thread;

use super::plain::{Hole, Payload, Unlocked};
use super::seal::{self, OpenWith};
use super::sections::decoder;
use super::some::{Archive, Lacking, Wish};
use super::zstd::Decompressor;
use super::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Document, Listing, STEP_BYTES, blocks_at_once};
use crate::blocks::source::Source;
use crate::error::{ContentsFault, Doing, Error, Result};
use crate::keys::PublicKey;
use crate::threads::{ahead, keep_buffers};
use crate::watch::{Phase, Watch};
use pannier_format::Facts;
use pannier_format::archive::{EntryKind, Names, Reader};
use pannier_format::digest::Hasher;

/// Takes documents, one after another.
pub trait Sink: Send {
    /// Begins a document of this length. `mtime` is its time in seconds since 1970, if the bundle keeps a time.
    ///
    /// # Errors
    /// The error of whoever takes the documents.
    fn begin(&mut self, path: &str, bytes: u64, mtime: Option<u64>) -> Result<()>;

    /// Takes the next bytes of the document.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    fn write(&mut self, bytes: &[u8]) -> Result<()>;

    /// Ends the document.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    fn end(&mut self) -> Result<()>;
}

/// Compares documents with a proven list while the documents pass on.
pub struct Proving<'a> {
    proven: &'a Listing,
    sink: &'a mut dyn Sink,
    next: usize,
    /// The document that passes, the bytes that are left, and the hash so far.
    now: Option<(Document<'a>, u64, Hasher)>,
}

impl<'a> Proving<'a> {
    /// Passes the documents of this list on, in the order of the list.
    pub fn new(proven: &'a Listing, sink: &'a mut dyn Sink) -> Self {
        Self { proven, sink, next: 0, now: None }
    }

    /// Tells whether all documents of the list passed.
    pub fn is_done(&self) -> bool {
        self.next >= self.proven.len() && self.now.is_none()
    }

    fn differs(path: &str) -> Error {
        ContentsFault::Document(path.to_owned()).into()
    }
}

impl Sink for Proving<'_> {
    fn begin(&mut self, path: &str, bytes: u64, mtime: Option<u64>) -> Result<()> {
        let document =
            self.proven.get(self.next).filter(|one| self.now.is_none() && (one.path, one.bytes) == (path, bytes));
        let document = document.ok_or_else(|| Self::differs(path))?;
        self.next = self.next.saturating_add(1);
        self.now = Some((document, bytes, Hasher::default()));
        self.sink.begin(path, bytes, mtime)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let (document, left, hasher) = self.now.as_mut().ok_or(Error::Bug("data without a document"))?;
        *left = left.checked_sub(bytes.len() as u64).ok_or_else(|| Self::differs(document.path))?;
        hasher.update(bytes);
        self.sink.write(bytes)
    }

    fn end(&mut self) -> Result<()> {
        let (document, left, hasher) = self.now.take().ok_or(Error::Bug("no document to end"))?;
        if left > 0 || hasher.finish() != document.hash {
            return Err(Self::differs(document.path));
        }
        self.sink.end()
    }
}

/// Reads a payload whose list is proven, and passes the documents on that are wanted. Reading ends after this many of them.
///
/// # Errors
/// As [`unpack`](super::unpack), or the error of whoever takes the documents. [`Error::NotEnough`] if a needed block must be rebuilt
/// first; then nothing passed.
pub fn stream(
    (source, facts, publisher): (&Source, &Facts, &PublicKey),
    with: &OpenWith,
    wanted: &(dyn Fn(&str) -> bool + Sync),
    mut count: u64,
    sink: &mut dyn Sink,
    watch: &Watch,
) -> Result<()> {
    facts.require_opening()?;
    watch.begin(Phase::Unpacking, facts.payload_bytes);
    keep_buffers(4 << 20);
    if stream_sections((source, facts, publisher), with, (wanted, count), sink, watch)? {
        return Ok(());
    }
    if !source.missing_data().is_empty() {
        return Err(source.not_enough());
    }
    thread::scope(|scope| {
        let run_bytes = blocks_at_once(facts.block_bytes).saturating_mul(facts.block_bytes) as usize;
        let payload = ahead(scope, Payload::new(source, watch), run_bytes);
        let plain = ahead(scope, seal::open(payload, facts.sealing, with)?, STEP_BYTES as usize);
        let stream = |error| Error::from_stream(Doing::Read, "payload", error);
        let decompressor = Decompressor::new(plain).map_err(stream)?;
        let mut archive = Reader::new(decompressor, &[CONTENTS_NAME, CONTENTS_SIGNATURE_NAME]);
        let mut buffer = vec![0; STEP_BYTES as usize];
        while count > 0 {
            let Some(entry) = archive.next_entry()? else { return Ok(()) };
            let is_list = [CONTENTS_NAME, CONTENTS_SIGNATURE_NAME].contains(&entry.path.as_str());
            let wanted = entry.kind == EntryKind::Document && !is_list && wanted(&entry.path);
            if wanted {
                sink.begin(&entry.path, entry.bytes, entry.mtime)?;
            }
            loop {
                let read = archive.read_data(&mut buffer)?;
                let bytes = buffer.get(..read).filter(|bytes| !bytes.is_empty());
                let Some(bytes) = bytes else { break };
                if wanted {
                    sink.write(bytes)?;
                }
            }
            if wanted {
                sink.end()?;
                count = count.saturating_sub(1);
            }
        }
        Ok(())
    })
}

/// Passes wanted documents on, one after another, out of the sections that hold them. The list is proven already. Returns false if the
/// archive must be read from its beginning.
///
/// # Errors
/// [`Error::NotEnough`] if a block is missing, before anything passed.
fn stream_sections(
    (source, facts, publisher): (&Source, &Facts, &PublicKey),
    with: &OpenWith,
    (wanted, mut count): (&(dyn Fn(&str) -> bool + Sync), u64),
    sink: &mut dyn Sink,
    watch: &Watch,
) -> Result<bool> {
    let unlocked = Unlocked::new(source, facts, with, watch)?;
    let archive = Archive::read(&unlocked, facts, publisher, watch);
    let Some(archive) = archive.map_err(|error| if Hole::is_behind(&error) { source.not_enough() } else { error })?
    else {
        return Ok(false);
    };
    let wanted = |_, path: &str| wanted(path);
    let Some(plan) = archive.plan(&Wish { wanted: &wanted, lacking: Lacking::Stops }, watch)? else { return Ok(false) };
    if !plan.needed.iter().all(|section| archive.has(*section)) {
        return Err(source.not_enough());
    }
    let (mut plain, mut buffer) = (unlocked.reader(watch)?, vec![0; STEP_BYTES as usize]);
    let mut decoder = decoder()?;
    for section in &plan.needed {
        let mut entries = archive.map.begin((&mut plain, &mut decoder), *section, Names::default())?;
        while let Some(entry) = entries.next_entry()? {
            if !archive.wants(&plan, &entry).is_some_and(|wanted| wanted) {
                continue;
            }
            sink.begin(&entry.path, entry.bytes, entry.mtime)?;
            loop {
                let count = entries.read_data(&mut buffer)?;
                let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
                sink.write(bytes)?;
            }
            sink.end()?;
            count = count.saturating_sub(1);
            if count == 0 {
                return Ok(true);
            }
        }
    }
    Ok(true)
}
