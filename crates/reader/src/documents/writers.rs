//! The threads that hash and write documents, and the batches that bring documents to the threads. Many small documents
//! share one batch; a large document needs several batches.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::cmp::Reverse;
use std::mem;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use crate::carriers::{DocumentWriter, Documents};
use crate::error::{Error, Misfit, Result};
use crate::threads;
use pannier_format::Hash;
use pannier_format::digest::{Hasher, update_each};

const DIED: Error = Error::Bug("a thread died");
/// Threads that hash and write documents.
const WRITERS: usize = 2;
/// The size of a batch in bytes: small enough for a core's cache, large enough for the cost of a message. Without threads there
/// is no message, and more documents are hashed together.
const BATCH_BYTES: usize = if cfg!(target_family = "wasm") { 1 << 20 } else { 256 << 10 };
/// The most parts in a batch: with this bound, every writer receives a share of many tiny documents.
const PARTS_MOST: usize = 64;
/// The number of batches that wait for a writer: enough for a large picture. The next document meanwhile goes to the
/// other writer.
const IN_FLIGHT: usize = 32;

/// Parts of documents that follow each other, for one writer.
#[derive(Default)]
struct Batch {
    parts: Vec<Part>,
    /// The bytes of the parts, in order. The buffer always has full length.
    bytes: Vec<u8>,
    filled: usize,
}

/// The part of a batch that belongs to one document.
struct Part {
    /// The document, if the document begins in this part.
    begins: Option<Begin>,
    bytes: usize,
    ends: bool,
}

/// A document on its way to a writer.
pub(super) struct Begin {
    pub(super) number: u32,
    pub(super) path: String,
    pub(super) mtime: Option<u64>,
    pub(super) bytes: u64,
    /// Whether the document is only hashed, because the document is left out.
    pub(super) only_hashed: bool,
    /// The hash that the document must have to stay. Without a hash, whoever asked decides later.
    pub(super) expected: Option<Hash>,
}

/// What a writer did with its documents, by the numbers of the documents.
#[derive(Default)]
pub(super) struct Done {
    /// The hash of each document.
    pub(super) hashes: Vec<(u32, Hash)>,
    /// The documents that the place could not hold.
    pub(super) misfits: Vec<(u32, Misfit)>,
    /// The documents that had another hash than they must have. They are gone again.
    pub(super) refused: Vec<u32>,
}

type Written = Result<Done>;

/// One writer, and the channel that returns its batches.
enum Writer<'scope> {
    /// A writer on its own thread.
    Thread { to: SyncSender<Batch>, back: Receiver<Batch>, handle: ScopedJoinHandle<'scope, Written> },
    /// A writer on the thread that walks the archive, for systems without threads.
    Here(Box<Hand<'scope>>),
}

/// The writers, the number of the next writer, and the batch that is being filled.
pub(super) struct Writers<'scope> {
    writers: Vec<Writer<'scope>>,
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
    pub(super) fn start(scope: &'scope Scope<'scope, '_>, out: Option<&'scope dyn Documents>) -> Self {
        let writer = |_| {
            if !threads::are_there() {
                return Writer::Here(Box::new(Hand::new(out)));
            }
            let (to, batches) = sync_channel(IN_FLIGHT);
            let (give_back, back) = sync_channel(IN_FLIGHT);
            let handle = scope.spawn(move || write_documents(&batches, &give_back, out));
            Writer::Thread { to, back, handle }
        };
        Self { writers: (0..WRITERS).map(writer).collect(), turn: 0, batch: Batch::default().emptied() }
    }

    /// One writer on the calling thread.
    pub(super) fn alone(out: Option<&'scope dyn Documents>) -> Self {
        let writers = vec![Writer::Here(Box::new(Hand::new(out)))];
        Self { writers, turn: 0, batch: Batch::default().emptied() }
    }

    /// Begins a document of this length.
    pub(super) fn begin(&mut self, document: Begin) -> Result<()> {
        // A document that does not fit begins a new batch. Without this rule, large documents bind all later documents
        // to one writer.
        let fits = document.bytes <= BATCH_BYTES.saturating_sub(self.batch.filled) as u64;
        if self.batch.parts.len() >= PARTS_MOST || (self.batch.filled > 0 && !fits) {
            self.send()?;
        }
        self.batch.parts.push(Part { begins: Some(document), bytes: 0, ends: false });
        Ok(())
    }

    /// Lets `read` put up to `most` bytes of the document into the batch, and returns the number of bytes that `read`
    /// put there.
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

    /// Sends the batch. The next batch goes to the next writer, unless a document continues in the next batch.
    fn send(&mut self) -> Result<()> {
        let writer = self.writers.get_mut(self.turn).ok_or(DIED)?;
        let whole = self.batch.parts.last().is_none_or(|part| part.ends);
        match writer {
            Writer::Thread { to, back, .. } => {
                let next = back.try_recv().unwrap_or_default().emptied();
                to.send(mem::replace(&mut self.batch, next)).map_err(|_| DIED)?;
            }
            Writer::Here(hand) => {
                let mut batch = mem::take(&mut self.batch);
                let written = hand.take(&mut batch);
                self.batch = batch.emptied();
                written?;
            }
        }
        if whole {
            self.turn = self.turn.wrapping_add(1).checked_rem(self.writers.len()).unwrap_or(0);
        }
        Ok(())
    }

    /// Gives up the document that is under way, and finishes with those that are whole.
    pub(super) fn abandon(mut self) -> Result<Vec<Done>> {
        self.send()?;
        for writer in &mut self.writers {
            if let Writer::Here(hand) = writer {
                hand.abandon()?;
            }
        }
        self.finish()
    }

    /// Waits until the writers have written every batch. Returns what each writer did.
    pub(super) fn finish(mut self) -> Result<Vec<Done>> {
        // A writer that ended early returns its own error.
        let sent = self.send();
        let done = |writer: Writer<'_>| match writer {
            Writer::Thread { to, handle, .. } => {
                // The thread ends when its channel closes.
                drop(to);
                handle.join().unwrap_or(Err(DIED))
            }
            Writer::Here(hand) => Ok(hand.done),
        };
        let all = self.writers.into_iter().map(done).collect::<Result<Vec<Done>>>()?;
        sent.map(|()| all)
    }
}

/// The document that a writer is writing.
struct Open {
    number: u32,
    mtime: Option<u64>,
    hasher: Hasher,
    /// Whether the document is only hashed.
    only_hashed: bool,
    expected: Option<Hash>,
}

/// Hashes every document, and writes the document if there is a place for documents.
struct Hand<'a> {
    out: Option<Box<dyn DocumentWriter + 'a>>,
    current: Option<Open>,
    done: Done,
}

/// Runs one writer thread.
fn write_documents(batches: &Receiver<Batch>, back: &SyncSender<Batch>, out: Option<&dyn Documents>) -> Written {
    let mut hand = Hand::new(out);
    for mut batch in batches {
        hand.take(&mut batch)?;
        // A full return channel only means that there are enough batches.
        let _ = back.try_send(batch);
    }
    Ok(hand.done)
}

impl<'a> Hand<'a> {
    fn new(out: Option<&'a dyn Documents>) -> Self {
        Self { out: out.map(Documents::writer), current: None, done: Done::default() }
    }

    /// Gives up the document that is under way, if there is one.
    fn abandon(&mut self) -> Result<()> {
        match (self.current.take(), &mut self.out) {
            (Some(open), Some(out)) if !open.only_hashed => out.abandon(),
            _ => Ok(()),
        }
    }

    /// Hashes and writes the parts of a batch.
    fn take(&mut self, batch: &mut Batch) -> Result<()> {
        let mut hashers = hash_parts(batch, self.current.as_mut().map(|open| mem::take(&mut open.hasher)));
        let mut rest = batch.bytes.get(..batch.filled).unwrap_or_default();
        for (part, hasher) in batch.parts.iter_mut().zip(hashers.drain(..)) {
            if let Some(Begin { number, path, mtime, bytes, mut only_hashed, expected }) = part.begins.take() {
                if let Some(out) = self.out.as_mut().filter(|_| !only_hashed)
                    && let Some(why) = out.begin(&path, bytes)?
                {
                    self.done.misfits.push((number, why));
                    only_hashed = true;
                }
                self.current = Some(Open { number, mtime, hasher: Hasher::default(), only_hashed, expected });
            }
            let (bytes, later) = rest.split_at_checked(part.bytes).unwrap_or((rest, &[]));
            rest = later;
            let open = self.current.as_mut().ok_or(Error::Bug("data without a document"))?;
            open.hasher = hasher;
            if let Some(out) = self.out.as_mut().filter(|_| !open.only_hashed)
                && let Some(why) = out.write(bytes)?
            {
                self.done.misfits.push((open.number, why));
                open.only_hashed = true;
            }
            if let Some(open) = self.current.take_if(|_| part.ends) {
                let hash = open.hasher.finish();
                if open.expected.is_some_and(|expected| expected != hash) {
                    self.done.refused.push(open.number);
                    if let Some(out) = self.out.as_mut().filter(|_| !open.only_hashed) {
                        out.abandon()?;
                    }
                    continue;
                }
                self.done.hashes.push((open.number, hash));
                if let Some(out) = self.out.as_mut().filter(|_| !open.only_hashed) {
                    out.end(open.mtime)?;
                }
            }
        }
        Ok(())
    }
}

/// Returns the hash of every part of a batch so far. The first part may continue from an earlier batch.
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
    let mut parts: Vec<_> = hashers.iter_mut().zip(parts).collect();
    // Hashes advance together. The longest come first, so that none is left to advance alone.
    parts.sort_by_key(|(_, [bytes])| Reverse(bytes.len()));
    update_each(parts);
    hashers
}
