//! The threads that hash and write documents, and the batches that bring documents to the threads. Many small documents
//! share one batch; a large document needs several batches.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::cmp::Reverse;
use std::mem;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
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
    /// A writer on the thread that walks the archive: of a section, and on systems without threads.
    Here { hand: Box<Hand<'scope>>, helped: Option<Helped<'scope>> },
}

/// The way from threads that read sections to threads that have no section any more.
pub(super) struct Help {
    /// Threads take their way from here when they begin. It is gone when the first of them helps.
    ways: Mutex<Option<ToHelp>>,
    jobs: Mutex<Receiver<Handed>>,
}

/// Whole documents of a section for another thread.
type Handed = (usize, Batch);

/// The way of one thread to those that help.
#[derive(Clone)]
pub(super) struct ToHelp(SyncSender<Handed>);

/// The number of a section, and the way to the threads that help with it.
#[derive(Clone, Copy)]
pub(super) struct Helped<'a> {
    pub(super) section: usize,
    pub(super) way: &'a ToHelp,
}

impl Help {
    pub(super) fn new() -> Self {
        // Nobody waits in this channel but a thread with nothing to do, so a batch is handed over or stays.
        let (way, jobs) = sync_channel(0);
        Self { ways: Mutex::new(Some(ToHelp(way))), jobs: Mutex::new(jobs) }
    }

    /// Returns the way for a thread that reads sections.
    pub(super) fn way(&self) -> Option<ToHelp> {
        self.ways.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Hashes and writes documents of others until nobody reads a section. The caller has given its own way back. Returns what was
    /// done, with the numbers of the sections.
    pub(super) fn give(&self, out: Option<&dyn Documents>) -> Result<Vec<(usize, Done)>> {
        drop(self.ways.lock().unwrap_or_else(PoisonError::into_inner).take());
        let (mut hand, mut all) = (Hand::new(out), Vec::new());
        loop {
            let job = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((section, mut batch)) = job else { return Ok(all) };
            hand.take(&mut batch)?;
            all.push((section, mem::take(&mut hand.done)));
        }
    }
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
                return Writer::Here { hand: Box::new(Hand::new(out)), helped: None };
            }
            let (to, batches) = sync_channel(IN_FLIGHT);
            let (give_back, back) = sync_channel(IN_FLIGHT);
            let handle = scope.spawn(move || write_documents(&batches, &give_back, out));
            Writer::Thread { to, back, handle }
        };
        Self { writers: (0..WRITERS).map(writer).collect(), turn: 0, batch: Batch::default().emptied() }
    }

    /// One writer on the calling thread. Threads that have nothing to do may help.
    pub(super) fn alone(out: Option<&'scope dyn Documents>, helped: Option<Helped<'scope>>) -> Self {
        let writers = vec![Writer::Here { hand: Box::new(Hand::new(out)), helped }];
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

    /// Sends what was put into a batch so far.
    pub(super) fn flush(&mut self) -> Result<()> {
        if self.batch.parts.is_empty() { Ok(()) } else { self.send() }
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
            Writer::Here { hand, helped } => {
                let mut batch = mem::take(&mut self.batch);
                let begins = batch.parts.first().is_some_and(|part| part.begins.is_some());
                if let Some(Helped { section, way }) = helped.filter(|_| threads::are_there() && begins && whole) {
                    batch = match way.0.try_send((section, batch)) {
                        Ok(()) => Batch::default(),
                        Err(TrySendError::Full((_, batch)) | TrySendError::Disconnected((_, batch))) => batch,
                    };
                }
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
            if let Writer::Here { hand, .. } = writer {
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
            Writer::Here { hand, .. } => Ok(hand.done),
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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::thread::{self, ThreadId};

    use pannier_format::digest::sha256;

    use super::*;

    /// A place that notes which threads write.
    #[derive(Default)]
    struct Noting(Mutex<HashSet<ThreadId>>);

    impl Documents for Noting {
        fn require_space(&self, _: u64) -> Result<()> {
            Ok(())
        }

        fn misfit(&self, _: &str, _: u64) -> Option<Misfit> {
            None
        }

        fn leaves_out_unfit(&self) -> bool {
            false
        }

        fn make_folder(&self, _: &str) -> Result<Option<Misfit>> {
            Ok(None)
        }

        fn writer(&self) -> Box<dyn DocumentWriter + '_> {
            Box::new(self)
        }
    }

    impl DocumentWriter for &Noting {
        fn begin(&mut self, _: &str, _: u64) -> Result<Option<Misfit>> {
            self.0.lock().unwrap().insert(thread::current().id());
            Ok(None)
        }

        fn write(&mut self, _: &[u8]) -> Result<Option<Misfit>> {
            Ok(None)
        }

        fn end(&mut self, _: Option<u64>) -> Result<()> {
            Ok(())
        }

        fn abandon(&mut self) -> Result<()> {
            Ok(())
        }
    }

    /// A long document whose end waited in a batch lay around the list of documents once, where a place is one stream of bytes.
    #[test]
    fn what_is_flushed_is_with_its_writer() {
        let place = Noting::default();
        let mut writers = Writers::alone(Some(&place), None);
        writers.flush().unwrap();
        let begin = Begin { number: 0, path: String::new(), mtime: None, bytes: 3, only_hashed: false, expected: None };
        writers.begin(begin).unwrap();
        writers.fill(3, |space| Ok(space.len())).unwrap();
        writers.end();
        assert!(place.0.lock().unwrap().is_empty());
        writers.flush().unwrap();
        assert_eq!(place.0.lock().unwrap().len(), 1);
        let hashes: Vec<(u32, Hash)> = writers.finish().unwrap().into_iter().flat_map(|done| done.hashes).collect();
        assert_eq!(hashes, [(0, sha256(&[0; 3]))]);
    }

    #[test]
    fn a_thread_that_helps_hashes_some_of_the_documents_and_each_once() {
        let (help, place) = (Help::new(), Noting::default());
        let way = help.way().unwrap();
        // Some documents need several batches, and stay where they began.
        let document = |number: u32| vec![number as u8; if number.is_multiple_of(30) { 600_000 } else { 30_000 }];
        let (count, own, given) = thread::scope(|scope| {
            let given = scope.spawn(|| help.give(Some(&place)));
            let mut writers = Writers::alone(Some(&place), Some(Helped { section: 7, way: &way }));
            let mut number = 0;
            while number < 90 || place.0.lock().unwrap().len() < 2 {
                assert!(number < 100_000, "nobody helps");
                let bytes = document(number);
                let begin = Begin {
                    number,
                    path: String::new(),
                    mtime: None,
                    bytes: bytes.len() as u64,
                    only_hashed: false,
                    expected: None,
                };
                writers.begin(begin).unwrap();
                let mut rest = bytes.as_slice();
                while !rest.is_empty() {
                    writers
                        .fill(rest.len() as u64, |space| Ok(std::io::Read::read(&mut rest, space).unwrap()))
                        .unwrap();
                }
                writers.end();
                number += 1;
            }
            let own = writers.finish().unwrap();
            drop(way);
            (number, own, given.join().unwrap().unwrap())
        });
        assert!(!given.is_empty() && given.iter().all(|(section, _)| *section == 7));
        let mut hashes: Vec<(u32, Hash)> = own.into_iter().flat_map(|done| done.hashes).collect();
        hashes.extend(given.into_iter().flat_map(|(_, done)| done.hashes));
        hashes.sort_unstable_by_key(|(number, _)| *number);
        let wanted: Vec<(u32, Hash)> = (0..count).map(|number| (number, sha256(&document(number)))).collect();
        assert_eq!(hashes, wanted);
    }
}
