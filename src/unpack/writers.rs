//! The threads that hash documents and write them, and the batches in which they get them: one message for many small
//! documents, several for a large one.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs::File;
use std::io::Write;
use std::mem;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};
use std::time::{Duration, SystemTime};

use super::DIED;
use crate::digest::{Hasher, update_each};
use crate::error::{Doing, Error, Result};
use crate::format::Hash;
use crate::store::{LastFolder, OutFolder};

/// Threads that hash and write documents.
const WRITERS: usize = 2;
/// Bytes of a batch: small enough for a core's cache, large enough to be worth a message.
const BATCH_BYTES: usize = 256 << 10;
/// Parts of a batch at most: of many tiny documents each writer still gets its share.
const PARTS_MOST: usize = 64;
/// Batches that wait for a writer: enough for a large picture, so that the next document meanwhile goes to the other one.
const IN_FLIGHT: usize = 32;

/// Parts of documents that follow each other, for one writer.
#[derive(Default)]
struct Batch {
    parts: Vec<Part>,
    /// What the parts hold, one after the other; always of full length.
    bytes: Vec<u8>,
    filled: usize,
}

/// What a batch holds of one document.
struct Part {
    /// If the document begins here: its number, path and time.
    begins: Option<(usize, String, Option<u64>)>,
    bytes: usize,
    ends: bool,
}

/// The numbers of the documents that a writer wrote, and their hashes.
type Written = Result<Vec<(usize, Hash)>>;

/// One writer thread, and the way back for its batches.
struct Writer<'scope> {
    to: SyncSender<Batch>,
    back: Receiver<Batch>,
    handle: ScopedJoinHandle<'scope, Written>,
}

/// The writer threads, whose turn it is, and the batch that is being filled.
pub(super) struct Writers<'scope> {
    threads: Vec<Writer<'scope>>,
    turn: usize,
    batch: Batch,
}

impl Batch {
    fn emptied(mut self) -> Self {
        self.parts.clear();
        self.bytes.resize(BATCH_BYTES, 0);
        self.filled = 0;
        self
    }
}

impl<'scope> Writers<'scope> {
    pub(super) fn start(scope: &'scope Scope<'scope, '_>, out: Option<&'scope OutFolder>) -> Self {
        let threads = (0..WRITERS)
            .map(|_| {
                let (to, batches) = sync_channel(IN_FLIGHT);
                let (give_back, back) = sync_channel(IN_FLIGHT);
                let handle = scope.spawn(move || write_documents(&batches, &give_back, out));
                Writer { to, back, handle }
            })
            .collect();
        Self { threads, turn: 0, batch: Batch::default().emptied() }
    }

    /// Begins a document of this length.
    pub(super) fn begin(&mut self, number: usize, path: String, mtime: Option<u64>, bytes: u64) -> Result<()> {
        // What does not fit begins a batch, or large documents would bind all that follows them to one writer.
        let fits = bytes <= BATCH_BYTES.saturating_sub(self.batch.filled) as u64;
        if self.batch.parts.len() >= PARTS_MOST || (self.batch.filled > 0 && !fits) {
            self.send()?;
        }
        self.batch.parts.push(Part { begins: Some((number, path, mtime)), bytes: 0, ends: false });
        Ok(())
    }

    /// Lets `read` put up to `most` bytes of the document into the batch; gives how many came.
    pub(super) fn fill(&mut self, most: u64, read: impl FnOnce(&mut [u8]) -> Result<usize>) -> Result<usize> {
        if self.batch.filled == BATCH_BYTES {
            self.send()?;
            self.batch.parts.push(Part { begins: None, bytes: 0, ends: false });
        }
        let room = self.batch.bytes.get_mut(self.batch.filled..).unwrap_or_default();
        let most = usize::try_from(most).unwrap_or(usize::MAX).min(room.len());
        let count = read(room.get_mut(..most).unwrap_or_default())?;
        self.batch.filled = self.batch.filled.saturating_add(count);
        if let Some(part) = self.batch.parts.last_mut() {
            part.bytes = part.bytes.saturating_add(count);
        }
        Ok(count)
    }

    /// Ends the document.
    pub(super) fn end(&mut self) {
        if let Some(part) = self.batch.parts.last_mut() {
            part.ends = true;
        }
    }

    /// Sends the batch. The next one goes to the next writer, unless a document goes on in it.
    fn send(&mut self) -> Result<()> {
        let writer = self.threads.get(self.turn).ok_or(DIED)?;
        let next = writer.back.try_recv().unwrap_or_default().emptied();
        let batch = mem::replace(&mut self.batch, next);
        let whole = batch.parts.last().is_none_or(|part| part.ends);
        writer.to.send(batch).map_err(|_| DIED)?;
        if whole {
            self.turn = self.turn.wrapping_add(1) % WRITERS;
        }
        Ok(())
    }

    /// Waits until all is written.
    pub(super) fn finish(mut self) -> Written {
        // A writer that is gone has its own reason to tell.
        let _ = self.send();
        let mut all = Vec::new();
        let handles: Vec<_> = self.threads.into_iter().map(|writer| writer.handle).collect();
        for handle in handles {
            all.extend(handle.join().unwrap_or(Err(DIED))?);
        }
        Ok(all)
    }
}

/// A document that a writer is at.
struct Open {
    number: usize,
    path: String,
    mtime: Option<u64>,
    hasher: Hasher,
    file: Option<File>,
}

/// One writer: hashes every document, and writes it when there is somewhere to write.
fn write_documents(batches: &Receiver<Batch>, back: &SyncSender<Batch>, out: Option<&OutFolder>) -> Written {
    let mut hashes = Vec::new();
    let mut current: Option<Open> = None;
    let mut last = LastFolder::default();
    for mut batch in batches {
        let mut hashers = hash_parts(&batch, current.as_mut().map(|open| mem::take(&mut open.hasher)));
        let mut rest = batch.bytes.get(..batch.filled).unwrap_or_default();
        for (part, hasher) in batch.parts.iter_mut().zip(hashers.drain(..)) {
            if let Some((number, path, mtime)) = part.begins.take() {
                let file = out.map(|out| out.create_near(&path, &mut last)).transpose()?;
                current = Some(Open { number, path, mtime, hasher: Hasher::default(), file });
            }
            let (bytes, later) = rest.split_at_checked(part.bytes).unwrap_or((rest, &[]));
            rest = later;
            let open = current.as_mut().ok_or(Error::Bug("data without a document"))?;
            open.hasher = hasher;
            if let (Some(file), Some(out)) = (&mut open.file, out) {
                file.write_all(bytes).map_err(|e| Error::io(Doing::Write, out.place(&open.path), e))?;
            }
            if let Some(open) = current.take_if(|_| part.ends) {
                hashes.push((open.number, open.hasher.finish()));
                if let (Some(file), Some(seconds), Some(out)) = (open.file, open.mtime, out) {
                    let since = Duration::from_secs(seconds.min(1 << 40));
                    let Some(time) = SystemTime::UNIX_EPOCH.checked_add(since) else { continue };
                    file.set_modified(time).map_err(|e| Error::io(Doing::Write, out.place(&open.path), e))?;
                }
            }
        }
        // A full return channel only means that there are enough batches.
        let _ = back.try_send(batch);
    }
    Ok(hashes)
}

/// The hash of every part of a batch so far; the first may go on from an earlier batch.
fn hash_parts(batch: &Batch, before: Option<Hasher>) -> Vec<Hasher> {
    let mut hashers = vec![Hasher::default(); batch.parts.len()];
    let goes_on = batch.parts.first().is_some_and(|part| part.begins.is_none());
    if let (Some(first), Some(before), true) = (hashers.first_mut(), before, goes_on) {
        *first = before;
    }
    let mut rest = batch.bytes.get(..batch.filled).unwrap_or_default();
    let parts = batch.parts.iter().map(|part| {
        let (bytes, later) = rest.split_at_checked(part.bytes).unwrap_or((rest, &[]));
        rest = later;
        [bytes]
    });
    update_each(hashers.iter_mut().zip(parts));
    hashers
}
