//! From blocks to documents: age, Zstandard, archive, CONTENTS, on a few threads with little memory
//! (FORMAT.md §10, §11 steps 7 to 9).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs::File;
use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Scope, ScopedJoinHandle};
use std::time::{Duration, SystemTime};

use crate::archive::{Entry, Kind, Reader};
use crate::compress::Decompressor;
use crate::digest::{Hasher, sha256};
use crate::error::{Doing, Error, PayloadFault, Result};
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Contents};
use crate::format::minisig::{SignatureText, Signed, trusted_comment};
use crate::format::{Facts, Hash};
use crate::keys::PublicKey;
use crate::limits::PIECE_BYTES;
use crate::seal::{self, OpenWith};
use crate::source::Source;
use crate::store::{self, OutFolder};
use crate::watch::{Phase, Watch};

/// A document of a bundle, as it was read from the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its path.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its hash.
    pub hash: Hash,
}

/// What was unpacked and proven.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The documents in the order of the archive.
    pub documents: Vec<Document>,
    /// The number of folders with entries of their own.
    pub folders: u64,
    /// The hash of `CONTENTS.sha256`.
    pub contents: Option<Hash>,
}

impl Unpacked {
    /// The bytes of all documents together.
    pub fn bytes(&self) -> u64 {
        self.documents.iter().map(|document| document.bytes).sum()
    }
}

const DIED: Error = Error::Bug("a thread died");
/// The largest `CONTENTS.sha256` that is kept in memory.
const CONTENTS_MAX_BYTES: u64 = 256 << 20;

/// Reads the whole payload, writes its documents below `out` if given, and proves them against CONTENTS.
pub(crate) fn unpack(
    source: &Source,
    facts: &Facts,
    publisher: &PublicKey,
    with: &OpenWith,
    out: Option<&OutFolder>,
    watch: &Watch,
) -> Result<Unpacked> {
    watch.begin(Phase::Unpacking, facts.payload_bytes);
    thread::scope(|scope| {
        let (blocks_in, blocks) = sync_channel(pieces_in_flight(facts.block_bytes));
        let feeder = scope.spawn(move || feed(source, &blocks_in, watch));
        let payload = PieceReader::new(blocks);
        let (plain_in, plain) = sync_channel(4);
        let sealing = facts.sealing;
        let opener = scope.spawn(move || -> Result<()> {
            let mut reader = seal::open(payload, sealing, with)?;
            pump(&mut reader, &plain_in)
        });
        let result = read_archive(scope, PieceReader::new(plain), out);
        // The first cause is the one furthest up the stream: what came after it saw only an early end.
        let fed = feeder.join().unwrap_or(Err(DIED));
        let opened = opener.join().unwrap_or(Err(DIED));
        fed.and(opened)?;
        let (mut unpacked, contents, signature) = result?;
        prove(&mut unpacked, facts, publisher, &contents, &signature)?;
        Ok(unpacked)
    })
}

/// Pieces between threads such that large blocks do not fill memory.
fn pieces_in_flight(block_bytes: u32) -> usize {
    (4_usize << 20).checked_div(block_bytes as usize).unwrap_or(1).clamp(1, 4)
}

/// Sends the payload, block after checked block. A receiver that is gone has its own reason to tell.
fn feed(source: &Source, out: &SyncSender<Vec<u8>>, watch: &Watch) -> Result<()> {
    let mut reader = source.reader();
    let mut piece = Vec::new();
    for block in 0..source.layout.data_blocks {
        reader.append(block, &mut piece)?;
        if piece.len() >= PIECE_BYTES / 2 || block.saturating_add(1) == source.layout.data_blocks {
            watch.advance(piece.len() as u64)?;
            let room = piece.capacity();
            if out.send(std::mem::replace(&mut piece, Vec::with_capacity(room))).is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn pump(reader: &mut impl Read, out: &SyncSender<Vec<u8>>) -> Result<()> {
    loop {
        let mut piece = Vec::with_capacity(PIECE_BYTES / 2);
        reader
            .by_ref()
            .take((PIECE_BYTES / 2) as u64)
            .read_to_end(&mut piece)
            .map_err(|e| Error::from_stream(Doing::Read, "payload", e))?;
        if piece.is_empty() || out.send(piece).is_err() {
            return Ok(());
        }
    }
}

/// A reader of what another thread sends.
struct PieceReader {
    from: Receiver<Vec<u8>>,
    piece: Vec<u8>,
    at: usize,
}

impl PieceReader {
    fn new(from: Receiver<Vec<u8>>) -> Self {
        Self { from, piece: Vec::new(), at: 0 }
    }
}

impl BufRead for PieceReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.piece.len() {
            match self.from.recv() {
                Ok(piece) => (self.piece, self.at) = (piece, 0),
                Err(_) => return Ok(&[]),
            }
        }
        Ok(self.piece.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.at = self.at.saturating_add(count);
    }
}

impl Read for PieceReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut bytes = self.fill_buf()?;
        let count = bytes.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

/// What a writer thread is told to do with a document.
enum Job {
    /// Begin a document: its number, path, time and first piece, and whether that is all.
    Begin(usize, String, Option<u64>, Vec<u8>, bool),
    /// Add a piece to it, and whether that is the last.
    Data(Vec<u8>, bool),
}

/// Threads that hash and write documents.
const WRITERS: usize = 2;
/// Messages that wait for a writer: enough that neither side waits for every small document, at most 16 MiB.
const JOBS_IN_FLIGHT: usize = 64;

type Archived = (Unpacked, Vec<u8>, Vec<u8>);

/// Walks the archive and hands each document to a writer.
fn read_archive<'scope>(
    scope: &'scope Scope<'scope, '_>,
    plain: PieceReader,
    out: Option<&'scope OutFolder>,
) -> Result<Archived> {
    let stream = |error| Error::from_stream(Doing::Read, "payload", error);
    let decompressor = Decompressor::new(plain).map_err(stream)?;
    let promised = decompressor.promised_bytes();
    if let Some(out) = out {
        store::require_space(&out.place(""), promised)?;
    }
    let mut archive = Reader::new(decompressor, &[CONTENTS_NAME, CONTENTS_SIGNATURE_NAME]);
    let mut writers = Writers::start(scope, out);
    let walked = walk(&mut archive, &mut writers, out);
    let hashes = writers.finish();
    // A writer that failed is the cause; the walk only saw its channel close.
    let hashes = hashes.map_err(|error| store::with_need(error, promised))?;
    let (mut unpacked, contents, signature) = walked?;
    for (number, hash) in hashes {
        if let Some(document) = unpacked.documents.get_mut(number) {
            document.hash = hash;
        }
    }
    Ok((unpacked, contents, signature))
}

fn walk<R: Read>(archive: &mut Reader<R>, writers: &mut Writers<'_>, out: Option<&OutFolder>) -> Result<Archived> {
    let mut unpacked = Unpacked::default();
    let mut contents = None;
    let mut signature = None;
    let mut last_parent = String::new();
    while let Some(entry) = archive.next_entry()? {
        match entry.path.as_str() {
            CONTENTS_NAME if entry.kind == Kind::Document => contents = Some(keep(archive, &entry, out)?),
            CONTENTS_SIGNATURE_NAME if entry.kind == Kind::Document && contents.is_some() => {
                signature = Some(keep(archive, &entry, out)?);
            }
            _ if contents.is_some() => {
                return Err(PayloadFault::Archive { at: 0, what: "an entry after CONTENTS" }.into());
            }
            _ if entry.kind == Kind::Folder => {
                unpacked.folders = unpacked.folders.saturating_add(1);
                if let Some(out) = out {
                    out.make_folder(&entry.path)?;
                }
            }
            _ => {
                let parent = entry.path.rfind('/').and_then(|at| entry.path.get(..at)).unwrap_or("");
                if parent != last_parent {
                    if let Some(out) = out.filter(|_| !parent.is_empty()) {
                        out.make_folder(parent)?;
                    }
                    parent.clone_into(&mut last_parent);
                }
                hand_over(archive, &entry, unpacked.documents.len(), writers)?;
                unpacked.documents.push(Document { path: entry.path, bytes: entry.bytes, hash: Hash([0; 32]) });
            }
        }
    }
    match (contents, signature) {
        (Some(contents), Some(signature)) => Ok((unpacked, contents, signature)),
        _ => Err(Error::Contents(format!("{CONTENTS_NAME} or its signature is not there"))),
    }
}

fn hand_over<R: Read>(archive: &mut Reader<R>, entry: &Entry, number: usize, writers: &mut Writers<'_>) -> Result<()> {
    writers.turn();
    let mut left = entry.bytes;
    // The first piece goes with the beginning: most documents are one message.
    let mut piece = read_piece(archive, &mut left)?;
    writers.send(Job::Begin(number, entry.path.clone(), entry.mtime, piece, left == 0))?;
    while left > 0 {
        piece = read_piece(archive, &mut left)?;
        writers.send(Job::Data(piece, left == 0))?;
    }
    Ok(())
}

/// Reads the next piece of a document.
fn read_piece<R: Read>(archive: &mut Reader<R>, left: &mut u64) -> Result<Vec<u8>> {
    let size = usize::try_from(*left).unwrap_or(usize::MAX).min(PIECE_BYTES / 4);
    let mut piece = vec![0; size];
    let mut filled = 0;
    while let Some(space) = piece.get_mut(filled..).filter(|space| !space.is_empty()) {
        filled = filled.saturating_add(archive.read_data(space)?);
    }
    *left = left.saturating_sub(size as u64);
    Ok(piece)
}

/// Reads one of the two files that Pannier adds, and writes it beside the documents.
fn keep<R: Read>(archive: &mut Reader<R>, entry: &Entry, out: Option<&OutFolder>) -> Result<Vec<u8>> {
    if entry.bytes > CONTENTS_MAX_BYTES {
        return Err(PayloadFault::Limit("CONTENTS.sha256 over 256 MiB").into());
    }
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        let count = archive.read_data(&mut buffer)?;
        match buffer.get(..count) {
            Some([]) | None => break,
            Some(read) => bytes.extend_from_slice(read),
        }
    }
    if let Some(out) = out {
        let place = out.place(&entry.path);
        out.create(&entry.path)?.write_all(&bytes).map_err(|e| Error::io(Doing::Write, place, e))?;
    }
    Ok(bytes)
}

/// Step 9: the documents are those that the publisher signed.
fn prove(
    unpacked: &mut Unpacked,
    facts: &Facts,
    publisher: &PublicKey,
    contents: &[u8],
    signature: &[u8],
) -> Result<()> {
    let signature = SignatureText::parse(signature)
        .filter(|text| text.trusted_comment == trusted_comment(Signed::Contents, &facts.series, facts.release))
        .filter(|text| publisher.verifies(text, contents));
    if signature.is_none() {
        return Err(Error::Contents(format!("{CONTENTS_NAME} is not signed by the publisher")));
    }
    let ours = Contents {
        documents: unpacked.documents.iter().map(|document| (document.path.clone(), document.hash)).collect(),
    };
    if ours.write() != contents {
        let theirs = Contents::parse(contents).unwrap_or_default();
        let differs = ours.documents.iter().zip(&theirs.documents).find(|(ours, theirs)| ours != theirs);
        let what = match differs {
            Some(((path, _), _)) => path.clone(),
            None => format!("{} documents, {} listed", ours.documents.len(), theirs.documents.len()),
        };
        return Err(Error::Contents(what));
    }
    unpacked.contents = Some(sha256(contents));
    Ok(())
}

/// The numbers of the documents that a writer wrote, and their hashes.
type Written = Result<Vec<(usize, Hash)>>;

/// The writer threads and whose turn it is.
struct Writers<'scope> {
    to: Vec<SyncSender<Job>>,
    handles: Vec<ScopedJoinHandle<'scope, Written>>,
    turn: usize,
}

impl<'scope> Writers<'scope> {
    fn start(scope: &'scope Scope<'scope, '_>, out: Option<&'scope OutFolder>) -> Self {
        let (mut to, mut handles) = (Vec::new(), Vec::new());
        for _ in 0..WRITERS {
            let (sender, jobs) = sync_channel(JOBS_IN_FLIGHT);
            to.push(sender);
            handles.push(scope.spawn(move || write_documents(&jobs, out)));
        }
        Self { to, handles, turn: 0 }
    }

    /// The next document goes to the next writer.
    fn turn(&mut self) {
        self.turn = self.turn.wrapping_add(1) % WRITERS;
    }

    fn send(&self, job: Job) -> Result<()> {
        let to = self.to.get(self.turn).ok_or(DIED)?;
        to.send(job).map_err(|_| DIED)
    }

    fn finish(self) -> Written {
        drop(self.to);
        let mut all = Vec::new();
        for handle in self.handles {
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
fn write_documents(jobs: &Receiver<Job>, out: Option<&OutFolder>) -> Written {
    let mut hashes = Vec::new();
    let mut current: Option<Open> = None;
    for job in jobs {
        let (bytes, last) = match job {
            Job::Begin(number, path, mtime, bytes, last) => {
                let file = out.map(|out| out.create(&path)).transpose()?;
                current = Some(Open { number, path, mtime, hasher: Hasher::default(), file });
                (bytes, last)
            }
            Job::Data(bytes, last) => (bytes, last),
        };
        let open = current.as_mut().ok_or(Error::Bug("data without a document"))?;
        open.hasher.update(&bytes);
        if let (Some(file), Some(out)) = (&mut open.file, out) {
            file.write_all(&bytes).map_err(|e| Error::io(Doing::Write, out.place(&open.path), e))?;
        }
        if let Some(open) = current.take_if(|_| last) {
            hashes.push((open.number, open.hasher.finish()));
            if let (Some(file), Some(seconds), Some(out)) = (open.file, open.mtime, out) {
                let since = Duration::from_secs(seconds.min(1 << 40));
                let Some(time) = SystemTime::UNIX_EPOCH.checked_add(since) else { continue };
                file.set_modified(time).map_err(|e| Error::io(Doing::Write, out.place(&open.path), e))?;
            }
        }
    }
    Ok(hashes)
}
