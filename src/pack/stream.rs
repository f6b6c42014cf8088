//! One pass over the corpus on three threads: read, tar, hash and zstd, then age, then blocks and chunks. The workers
//! of the compressor run beside these threads.

use std::io::{self, Read, Write};
use std::rc::Rc;
use std::sync::OnceLock;
use std::thread;

use super::cut::{Blocks, Cut, Cutter};
use super::frames::{Frames, Plan};
use super::inspect::{self, Inspected};
use super::items::{Item, Origin};
use super::length::{Length, padding_bytes};
use super::pieces::{Archiver, PieceSender, Pieces, pieces};
use super::survey::Survey;
use crate::archive::{self, EntryKind};
use crate::digest::Hasher;
use crate::error::{Doing, Error, PackFault, ReaderError, Result};
use crate::format::Hash;
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Carried, ListText};
use crate::format::proof::{self, Secret};
use crate::format::seek::SeekTable;
use crate::keys::SecretKey;
use crate::limits;
use crate::seal::{OpenWith, SealWith};
use crate::store::Near;
use crate::watch::Watch;
use pannier_maker::counted::Counted;
use pannier_maker::length::write_padding;

/// The input of one pass.
pub(super) struct Pass<'a> {
    pub(super) survey: &'a Survey,
    pub(super) key: &'a SecretKey,
    /// The trusted comment of the signature over CONTENTS.
    pub(super) comment: &'a str,
    pub(super) with: &'a SealWith,
    pub(super) level: i32,
    pub(super) frames: &'a Plan,
    pub(super) carried: Carried,
    pub(super) length: Length,
    pub(super) blocks: Blocks,
    pub(super) watch: &'a Watch,
}

/// The result of one pass.
pub(super) struct Passed {
    pub(super) cut: Cut,
    /// The hash of CONTENTS.
    pub(super) contents: Hash,
    /// The root of the tree by which each document can be proven alone.
    pub(super) documents: Option<Hash>,
    /// The key that opens the payload again, for the rehearsal.
    pub(super) witness: OpenWith,
    /// Where a reader begins that opens in part, if it can.
    pub(super) first: Option<FirstBytes>,
    pub(super) inspected: Inspected,
}

/// The bytes of a payload that a reader needs before any document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FirstBytes {
    /// How many of the first bytes.
    pub(super) head_bytes: u64,
    /// The place from which all bytes are needed.
    pub(super) tail_at: u64,
}

const DIED: Error = Error::bug("a thread died");

/// Runs the pass.
pub(super) fn run(pass: &Pass<'_>, cutter: Cutter) -> Result<Passed> {
    let table = OnceLock::new();
    thread::scope(|scope| {
        let (small_in, small) = pieces();
        let (payload_in, payload) = pieces();
        let (give, take) = (&table, &table);
        let reader = scope.spawn(move || read_and_compress(pass, small_in, give));
        let sealer = scope.spawn(move || seal(pass, &small, payload_in, take));
        let cut = cut(cutter, &payload);
        // Dropping the channel stops the earlier threads too if cutting failed.
        drop(payload);
        let sealed = sealer.join().unwrap_or(Err(DIED));
        let read = reader.join().unwrap_or(Err(DIED));
        match (read, sealed, cut) {
            (Ok((corpus, documents)), Ok((witness, first)), Ok(cut)) => {
                let Corpus { contents, inspected, .. } = corpus;
                Ok(Passed { cut, contents, documents, witness, first, inspected })
            }
            (read, sealed, cut) => {
                // The cause is the first failure in the order of the stream. A broken pipe only follows from a failure
                // further down.
                let mut errors = [read.err(), sealed.err(), cut.err()].into_iter().flatten();
                Err(errors.find(|error| !is_broken_pipe(error)).unwrap_or(DIED))
            }
        }
    })
}

fn is_broken_pipe(error: &Error) -> bool {
    matches!(error, Error::Reader(ReaderError::Io { source, .. }) if source.kind() == io::ErrorKind::BrokenPipe)
}

/// Seals the compressed bytes. The table is there when the last of them came.
fn seal(
    pass: &Pass<'_>,
    small: &Pieces,
    payload: PieceSender,
    table: &OnceLock<SeekTable>,
) -> Result<(OpenWith, Option<FirstBytes>)> {
    let stream = |e| Error::from_stream(Doing::Write, "payload", e);
    let counted = Counted::new(payload);
    let written = Rc::clone(&counted.written);
    let (mut sealer, witness) = pass.with.begin(counted)?;
    let head_bytes = written.get();
    if head_bytes > limits::SEAL_HEAD_MAX_BYTES {
        let most = limits::SEAL_HEAD_MAX_BYTES;
        return Err(PackFault::ManyRecipients { bytes: head_bytes, most }.into());
    }
    let mut plain_bytes = 0;
    small
        .each(|piece| {
            plain_bytes += piece.len() as u64;
            sealer.write_all(piece)
        })
        .map_err(stream)?;
    let table_bytes = pass.frames.table_bytes();
    let before_padding = plain_bytes.saturating_add(table_bytes);
    let payload = |plain| sealer.payload_bytes(head_bytes, plain);
    let padding = padding_bytes(pass.length, pass.blocks, before_padding, payload);
    if padding > 0 {
        write_padding(&mut sealer, padding).map_err(stream)?;
    }
    let mut first = None;
    if pass.frames.has_table {
        let table = table.get().ok_or(Error::bug("frames without a table"))?;
        let end = table.frames().last().map_or(0, |frame| u64::from(frame.bytes)).saturating_add(table_bytes);
        let is_alone = pass.carried == Carried::List && pass.length == Length::Exact;
        first = is_alone.then(|| {
            let last = plain_bytes.saturating_add(table_bytes).saturating_sub(end);
            FirstBytes { head_bytes, tail_at: sealer.place_of(head_bytes, last) }
        });
        sealer.write_all(&table.write()).map_err(stream)?;
    }
    sealer.finish().map_err(stream)?.inner.finish().map_err(stream)?;
    Ok((witness, first))
}

/// Cuts the sealed bytes.
fn cut(mut cutter: Cutter, payload: &Pieces) -> Result<Cut> {
    payload.each(|piece| cutter.write_all(piece)).map_err(|e| Error::from_stream(Doing::Write, "payload", e))?;
    cutter.finish()
}

/// Reads the corpus into the compressor. The workers of the compressor run beside this thread. The root of the tree of documents is
/// returned too.
fn read_and_compress(
    pass: &Pass<'_>,
    small: PieceSender,
    table: &OnceLock<SeekTable>,
) -> Result<(Corpus, Option<Hash>)> {
    let stream = |e| Error::from_stream(Doing::Write, "compressed archive", e);
    let mut compressor = Frames::new(small, pass.level, workers(), pass.frames, pass.watch).map_err(stream)?;
    let corpus = read_corpus(pass, &mut Archiver::new(&mut compressor))?;
    let (secret, count) = (Secret::of(corpus.signature.as_bytes()), corpus.hashes.len() as u64);
    let documents = || pass.survey.items.documents().zip(corpus.hashes.iter().copied());
    // The tree of documents is made while the workers end their work.
    let (finished, root) = thread::scope(|scope| {
        let root = scope.spawn(|| proof::root(secret, count, documents()));
        (compressor.finish().map_err(stream), root.join().map_err(|_| DIED))
    });
    let ((small, frames), root) = (finished?, root?);
    table.get_or_init(|| frames);
    small.finish().map_err(stream)?;
    Ok((corpus, root))
}

/// What a pass over the corpus would give. Nothing is written, and nothing is kept of the documents but their hashes.
pub(super) struct Whole {
    pub(super) corpus: Corpus,
    /// Bytes of the payload.
    pub(super) payload_bytes: u64,
}

/// Runs the pass without a result.
pub(super) fn measure(pass: &Pass<'_>) -> Result<Whole> {
    let stream = |e| Error::from_stream(Doing::Write, "compressed archive", e);
    let (head, plain) = (Counted::new(io::sink()), Counted::new(io::sink()));
    let (head_bytes, plain_bytes) = (Rc::clone(&head.written), Rc::clone(&plain.written));
    let (sealer, _) = pass.with.begin(head)?;
    let head_bytes = head_bytes.get();
    let mut compressor = Frames::new(plain, pass.level, workers(), pass.frames, pass.watch).map_err(stream)?;
    let corpus = read_corpus(pass, &mut Archiver::new(&mut compressor))?;
    compressor.finish().map_err(stream)?;
    let plain_bytes = plain_bytes.get().saturating_add(pass.frames.table_bytes());
    let payload = |plain| sealer.payload_bytes(head_bytes, plain);
    let padding = padding_bytes(pass.length, pass.blocks, plain_bytes, payload);
    Ok(Whole { corpus, payload_bytes: payload(plain_bytes + padding) })
}

/// Returns the number of workers of the compressor. The number does not change the bytes.
fn workers() -> u32 {
    u32::try_from(thread::available_parallelism().map_or(1, usize::from).min(8)).unwrap_or(1)
}

/// What was learned from every document.
pub(super) struct Corpus {
    /// The hash of CONTENTS.
    pub(super) contents: Hash,
    /// The hash of each document, in order.
    pub(super) hashes: Vec<Hash>,
    /// The signature over CONTENTS.
    pub(super) signature: String,
    pub(super) inspected: Inspected,
}

/// Reads every document once: into the archive, and into the hash of the document.
fn read_corpus(pass: &Pass<'_>, out: &mut Archiver<impl Write>) -> Result<Corpus> {
    let stream = |e| Error::from_stream(Doing::Write, "archive", e);
    let mut inspected = Inspected::default();
    let mut near = Near::default();
    for item in pass.survey.items.iter() {
        out.write_all(&archive::header(&item.path, item.kind, item.bytes, item.mtime)).map_err(stream)?;
        pass.watch.advance(0)?;
        if item.kind == EntryKind::Document {
            read_document(pass, &item, &mut near, out, &mut inspected)?;
        }
    }
    // The list of a million documents is made line by line. As the key reads the list, the archive and the hash get it.
    let hashes = out.take_hashes();
    let list = ListText::new(pass.survey.items.documents().zip(hashes.iter().copied()));
    let listed = (pass.carried == Carried::List).then_some(pass.survey.contents_bytes);
    if let Some(bytes) = listed {
        out.write_all(&archive::header(CONTENTS_NAME, EntryKind::Document, bytes, None)).map_err(stream)?;
    }
    let mut hasher = Hasher::default();
    let mut failed = Ok(());
    let into = listed.map(|_| &mut *out);
    let signature =
        pass.key.sign_stream(Passing { list, hasher: &mut hasher, into, failed: &mut failed }, pass.comment);
    failed.map_err(stream)?;
    let signature = signature?;
    if let Some(bytes) = listed {
        zeros(out, archive::padding(bytes) as u64).map_err(stream)?;
    }
    let bytes = signature.len() as u64;
    out.write_all(&archive::header(CONTENTS_SIGNATURE_NAME, EntryKind::Document, bytes, None)).map_err(stream)?;
    out.write_all(signature.as_bytes()).map_err(stream)?;
    zeros(out, archive::padding(bytes) as u64).map_err(stream)?;
    zeros(out, archive::trailer_bytes()).map_err(stream)?;
    out.finish().map_err(stream)?;
    Ok(Corpus { contents: hasher.finish(), hashes, signature, inspected })
}

/// A list whose bytes go into a hash, and maybe into the archive, while they are read.
struct Passing<'a, L, W> {
    list: L,
    hasher: &'a mut Hasher,
    into: Option<&'a mut W>,
    /// Why the archive did not take the bytes. Whoever reads tells no reasons.
    failed: &'a mut io::Result<()>,
}

impl<L: Read, W: Write> Read for Passing<'_, L, W> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.list.read(out)?;
        let bytes = out.get(..count).unwrap_or_default();
        self.hasher.update(bytes);
        let Some(into) = &mut self.into else { return Ok(count) };
        into.write_all(bytes).map(|()| count).map_err(|error| {
            let kind = error.kind();
            *self.failed = Err(error);
            kind.into()
        })
    }
}

fn read_document(
    pass: &Pass<'_>,
    item: &Item,
    near: &mut Near,
    out: &mut Archiver<impl Write>,
    inspected: &mut Inspected,
) -> Result<()> {
    let stream = |e| Error::from_stream(Doing::Write, "archive", e);
    out.begin_document();
    let source = match &item.origin {
        Origin::Path(source) => source,
        Origin::Made(made) => {
            let mut counted = Counted::new(Written(&mut *out));
            made.0.write(&mut counted, pass.watch)?;
            if counted.written.get() != item.bytes {
                return Err(Error::CorpusChanged(item.path.clone().into()));
            }
            return zeros(out, archive::padding(item.bytes) as u64).map_err(stream);
        }
        Origin::Text(text) => {
            out.write_document(text).map_err(stream)?;
            return zeros(out, archive::padding(item.bytes) as u64).map_err(stream);
        }
    };
    let read = |e: io::Error| Error::io(Doing::Read, source, e);
    let changed = || Error::CorpusChanged(source.clone());
    let mut file = near.open(source).map_err(read)?;
    let mut left = item.bytes;
    let mut inspector = inspect::Inspector::new(item);
    while left > 0 {
        out.make_room().map_err(stream)?;
        let count = out.read_document(&mut file, left, |bytes| inspector.see(bytes)).map_err(read)?;
        if count == 0 {
            return Err(changed());
        }
        left -= count as u64;
        pass.watch.advance(0)?;
    }
    // A file with another length or time is not the file that was surveyed.
    let meta = file.metadata().map_err(read)?;
    if meta.len() != item.bytes || meta.modified().ok() != item.modified {
        return Err(changed());
    }
    inspector.finish(&mut file, inspected)?;
    zeros(out, archive::padding(item.bytes) as u64).map_err(stream)
}

/// Writes the bytes of a document that is made during packing.
struct Written<'a, W>(&'a mut Archiver<W>);

impl<W: Write> Write for Written<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_document(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes zero bytes.
pub(super) fn zeros(out: &mut impl Write, count: u64) -> io::Result<()> {
    io::copy(&mut io::repeat(0).take(count), out).map(|_| ())
}
