//! Pieces of the archive on their way through the compressor, in buffers that are used again. This file hashes the
//! documents too.

use std::fs::File;
use std::io::{self, Read, Write};
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::digest::{Hasher, update_each};
use crate::format::Hash;

/// Collects the archive into pieces, and hashes the documents in the pieces. Then the pieces are written while they are
/// still in the cache of a core.
pub(super) struct Archiver<W> {
    to: W,
    /// Full pieces that are not hashed yet.
    full: Vec<Vec<u8>>,
    /// Buffers whose pieces were written.
    free: Vec<Vec<u8>>,
    /// The current piece. The buffer always has its full length, and `filled` counts the bytes that are used.
    piece: Vec<u8>,
    filled: usize,
    /// The parts of documents in these pieces. The last document may continue in the next pieces.
    documents: Vec<InPieces>,
    /// The hashes of the documents that ended before these pieces.
    hashes: Vec<Hash>,
}

/// The parts of a document in some pieces. The document is hashed together with other documents, two at a time.
#[derive(Default)]
struct InPieces {
    hasher: Hasher,
    /// The number of the piece, and the range in the piece.
    parts: Vec<(usize, Range<usize>)>,
}

/// Sends the written bytes to another thread, in pieces.
pub(super) struct PieceSender {
    to: SyncSender<Vec<u8>>,
    back: Receiver<Vec<u8>>,
    piece: Vec<u8>,
}

/// The other end of the channel: a thread takes pieces from this end.
pub(super) struct Pieces {
    from: Receiver<Vec<u8>>,
    back: SyncSender<Vec<u8>>,
}

/// Pieces under way between two threads.
const IN_FLIGHT: usize = 8;
/// Small enough for the cache of a core, large enough to be worth a message.
const PIECE_BYTES: usize = 512 << 10;
/// Pieces that are hashed together. The end of a long document then meets other documents, and both pieces are still in
/// the cache during compression.
const HASHED_TOGETHER: usize = 2;

/// Makes a channel of pieces.
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

    /// Sends the rest.
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
    /// Makes an archiver that writes to `to`.
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

    /// Hashes the full pieces and writes the pieces to the next writer.
    fn pass_on(&mut self) -> io::Result<()> {
        self.hash_documents();
        for piece in self.full.drain(..) {
            self.to.write_all(&piece)?;
            self.free.push(piece);
        }
        Ok(())
    }

    /// Moves the current piece to the full pieces.
    fn turn(&mut self) -> io::Result<()> {
        let mut next = self.free.pop().unwrap_or_default();
        next.resize(PIECE_BYTES, 0);
        let mut piece = std::mem::replace(&mut self.piece, next);
        piece.truncate(self.filled);
        self.filled = 0;
        self.full.push(piece);
        if self.full.len() < HASHED_TOGETHER { Ok(()) } else { self.pass_on() }
    }

    /// Makes sure that the current piece has room.
    pub(super) fn make_room(&mut self) -> io::Result<()> {
        if self.filled == PIECE_BYTES { self.turn() } else { Ok(()) }
    }

    /// Begins a document. The previous document has ended.
    pub(super) fn begin_document(&mut self) {
        self.documents.push(InPieces::default());
    }

    /// Reads up to `most` bytes of the document into the room in the piece. Gives the bytes to `each`.
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

    /// Counts bytes of the document that are in the piece now.
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

    /// Hashes the parts of documents in the pieces. All documents but the last have ended.
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

    /// Returns the hashes of all documents, in order. All documents have ended.
    pub(super) fn take_hashes(&mut self) -> Vec<Hash> {
        self.hash_documents();
        self.hashes.extend(self.documents.drain(..).map(|document| document.hasher.finish()));
        std::mem::take(&mut self.hashes)
    }

    /// Hashes and writes the rest.
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
