//! Pieces of the archive on their way through the compressor, in buffers that are used again. The documents are hashed
//! here too.

use std::fs::File;
use std::io::{self, Read, Write};
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::digest::{Hasher, update_each};
use crate::format::Hash;

/// Collects the archive into pieces, hashes the documents in them, and writes them on while they are still in a core's cache.
pub(super) struct Archiver<W> {
    to: W,
    /// Full pieces that wait to be hashed.
    full: Vec<Vec<u8>>,
    /// Buffers that were written on.
    free: Vec<Vec<u8>>,
    /// Always of full length; what counts is `filled`.
    piece: Vec<u8>,
    filled: usize,
    /// What these pieces hold of documents, the last of which may go on in the next ones.
    documents: Vec<InPieces>,
    /// The hashes of those that ended before these pieces.
    hashes: Vec<Hash>,
}

/// A document's parts of some pieces. It is hashed together with others, two at a time.
#[derive(Default)]
struct InPieces {
    hasher: Hasher,
    /// The number of the piece, and where in it.
    parts: Vec<(usize, Range<usize>)>,
}

/// Sends what is written to another thread, in pieces.
pub(super) struct PieceSender {
    to: SyncSender<Vec<u8>>,
    back: Receiver<Vec<u8>>,
    piece: Vec<u8>,
}

/// The other end: what a thread takes pieces from.
pub(super) struct Pieces {
    from: Receiver<Vec<u8>>,
    back: SyncSender<Vec<u8>>,
}

/// Pieces under way between two threads.
const IN_FLIGHT: usize = 8;
/// Small enough for a core's cache, large enough to be worth a message.
const PIECE_BYTES: usize = 512 << 10;
/// Pieces hashed together: a long document's end meets others, and both pieces are still in the cache when they are compressed.
const HASHED_TOGETHER: usize = 2;

/// A channel of pieces.
pub(super) fn pieces() -> (PieceSender, Pieces) {
    let (to, from) = sync_channel(IN_FLIGHT);
    let (give_back, back) = sync_channel(IN_FLIGHT);
    (PieceSender { to, back, piece: Vec::with_capacity(PIECE_BYTES) }, Pieces { from, back: give_back })
}

impl Pieces {
    /// Gives every piece to `each`.
    pub(super) fn each(&self, mut each: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        for mut piece in &self.from {
            each(&piece)?;
            piece.clear();
            // A full return channel only means that the sender has enough buffers.
            let _ = self.back.try_send(piece);
        }
        Ok(())
    }
}

impl PieceSender {
    fn send(&mut self) -> io::Result<()> {
        let next = self.back.try_recv().unwrap_or_else(|_| Vec::with_capacity(PIECE_BYTES));
        let piece = std::mem::replace(&mut self.piece, next);
        self.to.send(piece).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    /// Sends what is left.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.send()
    }
}

impl Write for PieceSender {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() >= PIECE_BYTES {
            self.send()?;
        }
        let count = bytes.len().min(PIECE_BYTES.saturating_sub(self.piece.len()));
        self.piece.extend_from_slice(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<W: Write> Archiver<W> {
    /// An archiver that writes to `to`.
    pub(super) fn new(to: W) -> Self {
        Self {
            to,
            full: Vec::with_capacity(HASHED_TOGETHER),
            free: Vec::new(),
            piece: vec![0; PIECE_BYTES],
            filled: 0,
            documents: Vec::new(),
            hashes: Vec::new(),
        }
    }

    /// Hashes the full pieces and writes them on.
    fn pass_on(&mut self) -> io::Result<()> {
        self.hash_documents();
        for piece in self.full.drain(..) {
            self.to.write_all(&piece)?;
            self.free.push(piece);
        }
        Ok(())
    }

    /// Puts the current piece to the full ones.
    fn turn(&mut self) -> io::Result<()> {
        let mut next = self.free.pop().unwrap_or_default();
        next.resize(PIECE_BYTES, 0);
        let mut piece = std::mem::replace(&mut self.piece, next);
        piece.truncate(self.filled);
        self.filled = 0;
        self.full.push(piece);
        if self.full.len() < HASHED_TOGETHER { Ok(()) } else { self.pass_on() }
    }

    /// Sees to it that the current piece has room.
    pub(super) fn make_room(&mut self) -> io::Result<()> {
        if self.filled == PIECE_BYTES { self.turn() } else { Ok(()) }
    }

    /// Begins a document; the one before has ended.
    pub(super) fn begin_document(&mut self) {
        self.documents.push(InPieces::default());
    }

    /// Reads up to `most` bytes of the document straight into the room that was made; gives what was read to `each`.
    pub(super) fn read_document(&mut self, file: &mut File, most: u64, each: impl FnOnce(&[u8])) -> io::Result<usize> {
        let room = self.piece.get_mut(self.filled..).unwrap_or_default();
        let most = usize::try_from(most).unwrap_or(usize::MAX).min(room.len());
        let space = room.get_mut(..most).unwrap_or_default();
        let count = loop {
            match file.read(space) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result?,
            }
        };
        each(space.get(..count).unwrap_or_default());
        self.add_to_document(count);
        Ok(count)
    }

    /// Writes bytes of the document.
    pub(super) fn write_document(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let count = self.write(bytes)?;
            self.filled -= count;
            self.add_to_document(count);
            bytes = bytes.get(count..).unwrap_or_default();
        }
        Ok(())
    }

    /// Counts bytes that are in the piece now.
    fn add_to_document(&mut self, count: usize) {
        let (number, end) = (self.full.len(), self.filled + count);
        if let Some(document) = self.documents.last_mut() {
            match document.parts.last_mut() {
                Some((same, part)) if *same == number => part.end = end,
                _ => document.parts.push((number, self.filled..end)),
            }
        }
        self.filled = end;
    }

    /// Hashes what the pieces hold of documents. All but the last of them have ended.
    fn hash_documents(&mut self) {
        let (full, last) = (&self.full, &self.piece);
        update_each(self.documents.iter_mut().map(|document| {
            let parts = std::mem::take(&mut document.parts).into_iter();
            let bytes = parts.map(|(number, part)| full.get(number).unwrap_or(last).get(part).unwrap_or_default());
            (&mut document.hasher, bytes)
        }));
        let ended = self.documents.len().saturating_sub(1);
        self.hashes.extend(self.documents.drain(..ended).map(|document| document.hasher.finish()));
    }

    /// The hashes of all documents, in order; all have ended.
    pub(super) fn take_hashes(&mut self) -> Vec<Hash> {
        self.hash_documents();
        self.hashes.extend(self.documents.drain(..).map(|document| document.hasher.finish()));
        std::mem::take(&mut self.hashes)
    }

    /// Writes on what is left.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.turn()?;
        self.pass_on()
    }
}

impl<W: Write> Write for Archiver<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.make_room()?;
        let room = self.piece.get_mut(self.filled..).unwrap_or_default();
        let count = bytes.len().min(room.len());
        if let (Some(to), Some(from)) = (room.get_mut(..count), bytes.get(..count)) {
            to.copy_from_slice(from);
        }
        self.filled += count;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
