//! From blocks to documents: age, Zstandard, archive, CONTENTS, on a few threads with little memory
//! (FORMAT.md §10, §11 steps 7 to 9).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod writers;

use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{Receiver, SendError, SyncSender, sync_channel};
use std::thread::{self, Scope};

use crate::archive::{Entry, Kind, Reader};
use crate::compress::Decompressor;
use crate::digest::sha256;
use crate::error::{Doing, Error, PayloadFault, Result};
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Contents};
use crate::format::minisig::{SignatureText, Signed, trusted_comment};
use crate::format::{Facts, Hash};
use crate::keys::PublicKey;
use crate::seal::{self, OpenWith};
use crate::source::Source;
use crate::store::{self, OutFolder};
use crate::watch::{Phase, Watch};

use writers::Writers;

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
/// The largest `CONTENTS.sha256` that is kept in memory, carried or made (FORMAT.md §14).
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
        let run_bytes = blocks_at_once(facts.block_bytes).saturating_mul(facts.block_bytes) as usize;
        let (blocks_in, payload) = pieces(run_bytes);
        let feeder = scope.spawn(move || feed(source, &blocks_in, watch));
        let (plain_in, plain) = pieces(STEP_BYTES as usize);
        let sealing = facts.sealing;
        let opener = scope.spawn(move || -> Result<()> {
            let mut reader = seal::open(payload, sealing, with)?;
            pump(&mut reader, &plain_in)
        });
        let result = read_archive(scope, plain, out);
        // The first cause is the one furthest up the stream: what came after it saw only an early end.
        let fed = feeder.join().unwrap_or(Err(DIED));
        let opened = opener.join().unwrap_or(Err(DIED));
        fed.and(opened)?;
        let (mut unpacked, proof) = result?;
        let list = prove(&unpacked, facts, publisher, &proof)?;
        if let (None, Some(out)) = (&proof.carried, out) {
            put_beside(out, CONTENTS_NAME, &list)?;
        }
        unpacked.contents = Some(sha256(&list));
        Ok(unpacked)
    })
}

/// Blocks that are read and hashed together: hashing two side by side is faster, if they are not too large for that.
fn blocks_at_once(block_bytes: u32) -> u32 {
    match block_bytes {
        0..=SMALL_BLOCK_BYTES => STEP_BYTES.checked_div(block_bytes).unwrap_or(1),
        _ if block_bytes <= 1 << 20 => 2,
        _ => 1,
    }
}

/// Sends the payload, run after run of checked blocks. A receiver that is gone has its own reason to tell.
fn feed(source: &Source, out: &Outlet, watch: &Watch) -> Result<()> {
    let layout = source.layout;
    let mut reader = source.reader();
    let mut first = 0;
    while first < layout.data_blocks {
        let end = layout.data_blocks.min(first.saturating_add(blocks_at_once(layout.block_bytes)));
        let bytes = layout.run_bytes(first, end.saturating_sub(first));
        let mut piece = out.buffer(usize::try_from(bytes).map_err(|_| DIED)?);
        reader.read_run(first..end, &mut piece)?;
        watch.advance(bytes)?;
        if out.send(piece).is_err() {
            return Ok(());
        }
        first = end;
    }
    Ok(())
}

fn pump(reader: &mut impl Read, out: &Outlet) -> Result<()> {
    loop {
        let mut piece = out.buffer(STEP_BYTES as usize);
        let mut filled = 0;
        while let Some(space) = piece.get_mut(filled..).filter(|space| !space.is_empty()) {
            match reader.read(space) {
                Ok(0) => break,
                Ok(count) => filled = filled.saturating_add(count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Error::from_stream(Doing::Read, "payload", error)),
            }
        }
        piece.truncate(filled);
        if piece.is_empty() || out.send(piece).is_err() {
            return Ok(());
        }
    }
}

/// Bytes that go from thread to thread at once: small enough for a core's cache.
const STEP_BYTES: u32 = 256 << 10;
/// Of blocks up to this size, several go at once.
const SMALL_BLOCK_BYTES: u32 = STEP_BYTES / 2;

/// Where a thread sends pieces to the next one; their buffers come back to be used again.
struct Outlet {
    to: SyncSender<Vec<u8>>,
    back: Receiver<Vec<u8>>,
}

impl Outlet {
    /// A buffer of this length, with anything in it.
    fn buffer(&self, bytes: usize) -> Vec<u8> {
        let mut buffer = self.back.try_recv().unwrap_or_default();
        buffer.resize(bytes, 0);
        buffer
    }

    fn send(&self, piece: Vec<u8>) -> std::result::Result<(), SendError<Vec<u8>>> {
        self.to.send(piece)
    }
}

/// A reader of what another thread sends.
struct PieceReader {
    from: Receiver<Vec<u8>>,
    back: SyncSender<Vec<u8>>,
    piece: Vec<u8>,
    at: usize,
}

/// A channel on which a few MiB wait at most, whatever the size of a piece.
fn pieces(piece_bytes: usize) -> (Outlet, PieceReader) {
    let in_flight = (8_usize << 20).checked_div(piece_bytes).unwrap_or(1).clamp(1, 32);
    let (to, from) = sync_channel(in_flight);
    let (give_back, back) = sync_channel(in_flight);
    (Outlet { to, back }, PieceReader { from, back: give_back, piece: Vec::new(), at: 0 })
}

impl BufRead for PieceReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.piece.len() {
            match self.from.recv() {
                Ok(piece) => {
                    let used = std::mem::replace(&mut self.piece, piece);
                    // A full return channel only means that there are enough buffers.
                    let _ = self.back.try_send(used);
                    self.at = 0;
                }
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

/// What came with the documents to prove them.
struct Proof {
    /// `CONTENTS.sha256`, where it was not left out.
    carried: Option<Vec<u8>>,
    /// `CONTENTS.sha256.minisig`.
    signature: Vec<u8>,
}

/// Walks the archive and hands each document to a writer.
fn read_archive<'scope>(
    scope: &'scope Scope<'scope, '_>,
    plain: PieceReader,
    out: Option<&'scope OutFolder>,
) -> Result<(Unpacked, Proof)> {
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
    let (mut unpacked, proof) = walked?;
    for (number, hash) in hashes {
        if let Some(document) = unpacked.documents.get_mut(number) {
            document.hash = hash;
        }
    }
    Ok((unpacked, proof))
}

fn walk<R: Read>(
    archive: &mut Reader<R>,
    writers: &mut Writers<'_>,
    out: Option<&OutFolder>,
) -> Result<(Unpacked, Proof)> {
    let mut unpacked = Unpacked::default();
    let mut list_bytes = 0_u64;
    let mut carried = None;
    let mut signature = None;
    let mut last_parent = String::new();
    while let Some(entry) = archive.next_entry()? {
        match entry.path.as_str() {
            CONTENTS_SIGNATURE_NAME if entry.kind == Kind::Document => signature = Some(keep(archive, &entry, out)?),
            _ if carried.is_some() || signature.is_some() => {
                return Err(PayloadFault::Archive { at: 0, what: "an entry after CONTENTS" }.into());
            }
            CONTENTS_NAME if entry.kind == Kind::Document => carried = Some(keep(archive, &entry, out)?),
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
                list_bytes = list_bytes.saturating_add(Contents::bytes_for([entry.path.as_str()].into_iter()));
                require_small_list(list_bytes)?;
                hand_over(archive, &entry, unpacked.documents.len(), writers)?;
                unpacked.documents.push(Document { path: entry.path, bytes: entry.bytes, hash: Hash([0; 32]) });
            }
        }
    }
    let signature = signature.ok_or_else(|| Error::Contents(format!("{CONTENTS_SIGNATURE_NAME} is not there")))?;
    if carried.is_none() {
        // It will lie beside the documents all the same.
        archive.claim(CONTENTS_NAME)?;
    }
    Ok((unpacked, Proof { carried, signature }))
}

fn require_small_list(bytes: u64) -> Result<()> {
    if bytes > CONTENTS_MAX_BYTES { Err(PayloadFault::Limit("CONTENTS.sha256 over 256 MiB").into()) } else { Ok(()) }
}

fn hand_over<R: Read>(archive: &mut Reader<R>, entry: &Entry, number: usize, writers: &mut Writers<'_>) -> Result<()> {
    writers.begin(number, entry.path.clone(), entry.mtime, entry.bytes)?;
    let mut left = entry.bytes;
    while left > 0 {
        left = left.saturating_sub(writers.fill(left, |space| Ok(archive.read_data(space)?))? as u64);
    }
    writers.end();
    Ok(())
}

/// Reads one of the two files that Pannier adds, and writes it beside the documents.
fn keep<R: Read>(archive: &mut Reader<R>, entry: &Entry, out: Option<&OutFolder>) -> Result<Vec<u8>> {
    require_small_list(entry.bytes)?;
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
        put_beside(out, &entry.path, &bytes)?;
    }
    Ok(bytes)
}

fn put_beside(out: &OutFolder, name: &str, bytes: &[u8]) -> Result<()> {
    out.create(name)?.write_all(bytes).map_err(|e| Error::io(Doing::Write, out.place(name), e))
}

/// Step 9: the documents are those that the publisher signed. Gives the list of them.
fn prove(unpacked: &Unpacked, facts: &Facts, publisher: &PublicKey, proof: &Proof) -> Result<Vec<u8>> {
    let made = Contents {
        documents: unpacked.documents.iter().map(|document| (document.path.clone(), document.hash)).collect(),
    };
    let list = made.write();
    let signed = SignatureText::parse(&proof.signature)
        .filter(|text| text.trusted_comment == trusted_comment(Signed::Contents, &facts.series, facts.release))
        .is_some_and(|text| publisher.verifies(&text, proof.carried.as_ref().unwrap_or(&list)));
    match &proof.carried {
        None if !signed => Err(Error::Contents(NOT_THE_SIGNED_LIST.to_owned())),
        Some(_) if !signed => Err(Error::Contents(format!("{CONTENTS_NAME} is not signed by the publisher"))),
        Some(carried) if *carried != list => Err(Error::Contents(difference(&made, carried))),
        _ => Ok(list),
    }
}

/// Nothing is known of the list that was signed, so no document can be named.
const NOT_THE_SIGNED_LIST: &str =
    "the list made from them is not the one that was signed; which of them differ cannot be told";

/// Where a carried list differs from the documents.
fn difference(made: &Contents, carried: &[u8]) -> String {
    let carried = Contents::parse(carried).unwrap_or_default();
    match made.documents.iter().zip(&carried.documents).find(|(made, carried)| made != carried) {
        Some(((path, _), _)) => path.clone(),
        None => format!("{} documents, {} listed", made.documents.len(), carried.documents.len()),
    }
}
