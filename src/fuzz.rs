//! The oracles: rules that hold for every input, called by the fuzz targets. The targets in `fuzz/` and the replay in
//! `tests/it/hostile/fuzz_replay.rs` share these functions. They are no part of the interface of the crate.

mod mending;

mod optical;

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use crate::archive::{Entry, EntryKind, Reader, header, padding, trailer_bytes};
use crate::check::{Held, Verdict, check};
use crate::compress::Decompressor;
use crate::digest::sha256;
use crate::error::{Error, Result};
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Contents};
use crate::format::layout::{Part, is_chunk_name};
use crate::format::minisig::{SignatureText, Signed, trusted_comment};
use crate::format::sums::{FACTS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME, is_name};
use crate::format::{Digits, Facts, Hash, Layout, Sealing, Sums, Table, names};
use crate::keys::{PublicKey, SecretKey};
use crate::limits;
use crate::open::{Contact, list};
use crate::pack::recovery::write_recovery;
use crate::seal::OpenWith;
use crate::source::source_of;
use crate::trust::{Publishers, Trust};
use crate::watch::Watch;

pub use mending::mend;

pub use optical::{frames, picture};

/// What the code under test made of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is what it claims to be.
    Accepted,
    /// It breaks a rule, and was told so in an orderly way.
    Refused,
}

impl Outcome {
    fn of(accepted: bool) -> Self {
        if accepted { Self::Accepted } else { Self::Refused }
    }
}

/// Where the signature begins in an input of [`sums_signature`].
const SIGNATURE_HEAD: &[u8] = b"untrusted comment: ";

/// A list followed by a signature file, as `cat SHA256SUMS SHA256SUMS.minisig` gives them.
///
/// Holds: whatever is accepted is written back to the same bytes, a list and a signature are recognised by their shape,
/// and a signature that holds over the list holds over nothing else.
pub fn sums_signature(data: &[u8], publisher: &PublicKey) -> Outcome {
    let at = data.windows(SIGNATURE_HEAD.len()).position(|window| window == SIGNATURE_HEAD).unwrap_or(data.len());
    let (sums_bytes, signature_bytes) = data.split_at_checked(at).unwrap_or_default();
    let sums = Sums::parse(sums_bytes);
    if let Ok(sums) = &sums {
        assert!(sums.write().as_bytes() == sums_bytes, "a list is written back to other bytes");
        assert!(Sums::has_shape(sums_bytes), "a list without its shape");
        let mut folded = HashSet::new();
        for (name, hash) in sums.entries() {
            assert!(is_name(name) && folded.insert(name.to_ascii_lowercase()), "a name that is not allowed");
            assert!(sums.hash_of(name) == Some(hash), "a name without its own hash");
        }
    }
    contents(sums_bytes);
    let signature = SignatureText::parse(signature_bytes);
    if let Some(signature) = &signature {
        assert!(signature.text().as_bytes() == signature_bytes, "a signature is kept as other bytes");
        assert!(SignatureText::has_shape(signature_bytes), "a signature without its shape");
        let claimed = signature.claimed_publisher().and_then(PublicKey::parse);
        if let Some(claimed) = &claimed {
            assert!(
                signature.claimed_publisher() == Some(claimed.base64().as_str()),
                "a key is written back otherwise"
            );
        }
        // Curve arithmetic is slow: one input in sixteen is enough.
        let sum = data.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte));
        if sum.is_multiple_of(16) && publisher.verifies(signature, sums_bytes) {
            let more = [sums_bytes, b"\n"].concat();
            assert!(!publisher.verifies(signature, &more), "a signature holds over other bytes");
            let other = signature.text().replacen("\ntrusted comment: ", "\ntrusted comment: x", 1);
            let other = SignatureText::parse(other.as_bytes());
            assert!(
                !other.is_some_and(|other| publisher.verifies(&other, sums_bytes)),
                "a signature holds under another trusted comment"
            );
        }
    }
    Outcome::of(sums.is_ok() && signature.is_some())
}

/// A list of documents: written back to the same bytes, of the length that was foretold.
fn contents(bytes: &[u8]) {
    if let Some(contents) = Contents::parse(bytes) {
        assert!(contents.write() == bytes, "CONTENTS is written back to other bytes");
        let paths = contents.documents.iter().map(|(path, _)| path.as_str());
        assert!(Contents::bytes_for(paths) == bytes.len() as u64, "CONTENTS has another length than foretold");
    }
}

/// A `bundle.json`, as if the signed list had its hash.
///
/// Holds: what is accepted is in range, is the same after writing and reading, and gives a layout without contradiction.
pub fn facts(data: &[u8]) -> Outcome {
    let Ok(facts) = Facts::parse(data) else { return Outcome::Refused };
    assert!(facts.check() == Ok(()), "facts out of range");
    let written = facts.write();
    assert!(written.len() as u64 <= limits::FACTS_MAX_BYTES, "facts too long to be read");
    assert!(Facts::parse(written.as_bytes()).as_ref() == Ok(&facts), "facts are written back otherwise");
    if let Some(key) = PublicKey::parse(&facts.publisher) {
        assert!(key.base64() == facts.publisher, "a key is written back otherwise");
        assert!(Digits::parse(&key.digits().to_string()) == Some(key.digits()), "digits are read back otherwise");
    }
    let comment = trusted_comment(Signed::Bundle, &facts.series, facts.release);
    assert!(comment != trusted_comment(Signed::Contents, &facts.series, facts.release), "two signed kinds in one word");
    layout_holds(&Layout::from(&facts));
    Outcome::Accepted
}

/// Bytes before the table in an input of [`table_lookup`]: payload, counts and sizes.
const TABLE_HEAD_BYTES: usize = 16;

/// Sixteen bytes of counts, then a `blocks.idx`: payload 8, data and recovery blocks 2 each, chunk blocks 2, block size
/// (power of two) 1, one unused; little endian.
///
/// Holds: counts that the facts allow give chunks that cover every block once; a table of the demanded length, and no
/// other, is accepted and written back to the same bytes.
pub fn table_lookup(data: &[u8]) -> Outcome {
    let Some((head, table_bytes)) = data.split_first_chunk::<TABLE_HEAD_BYTES>() else { return Outcome::Refused };
    let [p0, p1, p2, p3, p4, p5, p6, p7, d0, d1, r0, r1, c0, c1, log, _] = *head;
    let facts = Facts {
        series: "mosaic".to_owned(),
        release: 42,
        previous: None,
        created: "2026-02-03".to_owned(),
        publisher: "R".repeat(56),
        sealing: Sealing::None,
        payload_bytes: u64::from_le_bytes([p0, p1, p2, p3, p4, p5, p6, p7]),
        block_bytes: 1 << (log & 31),
        data_blocks: u32::from(u16::from_le_bytes([d0, d1])),
        recovery_blocks: u32::from(u16::from_le_bytes([r0, r1])),
        chunk_blocks: u32::from(u16::from_le_bytes([c0, c1])),
        generator: "fuzz".to_owned(),
        extends: None,
    };
    if facts.check().is_err() {
        return Outcome::Refused;
    }
    let layout = Layout::from(&facts);
    layout_holds(&layout);
    let table = Table::parse(table_bytes, &facts);
    assert!(table.is_some() == (table_bytes.len() as u64 == Table::bytes_for(&facts)), "a table of another length");
    let Some(table) = table else { return Outcome::Refused };
    assert!(table.write() == table_bytes, "a table is written back to other bytes");
    assert!(table.hashes().len() == layout.block_count() as usize, "a table of another count");
    for (block, (hash, entry)) in (0..).zip(table.hashes().iter().zip(table_bytes.as_chunks::<32>().0)) {
        assert!(hash.0 == *entry && table.hash_of(block) == Some(*hash), "a block with another hash");
    }
    assert!(table.hash_of(layout.block_count()).is_none(), "a hash of a block that is not there");
    Outcome::Accepted
}

/// Chunks cover the payload and every block exactly once, under names that a list may have.
fn layout_holds(layout: &Layout) {
    let count = layout.chunk_count(Part::Data) + layout.chunk_count(Part::Recovery);
    // Ten thousand names take a while: one such layout in sixteen is enough.
    if count > 512 && !layout.payload_bytes.is_multiple_of(16) {
        return;
    }
    let chunks = layout.chunks();
    assert!(chunks.len() == count as usize, "another count of chunks");
    let (mut next_block, mut data_bytes) = (0, 0);
    for (number, chunk) in chunks.iter().enumerate() {
        assert!(chunk.first_block == next_block && chunk.block_count > 0, "chunks leave blocks out or repeat them");
        next_block += chunk.block_count;
        assert!(is_name(&chunk.name) && is_chunk_name(&chunk.name), "a chunk's name that is none");
        assert!((1..=limits::CHUNK_MAX_BYTES).contains(&chunk.bytes), "a chunk that FAT32 cannot hold");
        if chunk.part == Part::Data {
            data_bytes += chunk.bytes;
        }
        for block in [chunk.first_block, next_block - 1] {
            let (at, offset) = layout.place_of(block);
            assert!(at == number, "a block in another chunk");
            assert!(
                offset == u64::from(block - chunk.first_block) * u64::from(layout.block_bytes)
                    && offset + u64::from(layout.stored_bytes(block)) <= chunk.bytes,
                "a block outside its chunk"
            );
        }
    }
    assert!(next_block == layout.block_count() && data_bytes == layout.payload_bytes, "chunks are not the payload");
    if count <= 64 {
        let sums = Sums::new(chunks.iter().map(|chunk| (chunk.name.clone(), Hash([0; 32]))).collect());
        assert!(chunks.iter().all(|chunk| sums.hash_of(&chunk.name).is_some()), "two chunks of one name");
    }
}

/// A tar stream, as if it came out of the decompressor.
///
/// Holds: no more data than there are bytes; and what `walk` asks.
pub fn tar_reader(data: &[u8]) -> Outcome {
    Outcome::of(walk(data, data.len() as u64).is_ok())
}

/// A payload without sealing: Zstandard frames around a tar stream.
///
/// Holds: never more data than the frames promise, not even before the end is seen; and what `walk` asks.
pub fn zstd_tar(data: &[u8]) -> Outcome {
    let Ok(mut decompressor) = Decompressor::new(data) else { return Outcome::Refused };
    let mut plain = Promised { inner: &mut decompressor, given: 0 };
    let walked = walk(&mut plain, u64::MAX);
    let given = plain.given;
    assert!(walked.as_ref().map_or(0, |bytes| *bytes) <= given, "more data than there were bytes");
    assert!(walked.is_err() || given == decompressor.promised_bytes(), "another length than was promised");
    Outcome::of(walked.is_ok())
}

/// A decompressor that is watched.
struct Promised<'a, R> {
    inner: &'a mut Decompressor<R>,
    given: u64,
}

impl<R: std::io::BufRead> Read for Promised<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.given += count as u64;
        assert!(self.given <= self.inner.promised_bytes(), "more bytes than the frames promise");
        Ok(count)
    }
}

/// Reads an archive to its end; gives the bytes of its documents.
///
/// Holds: every path is allowed, no two collide, the data is as long as its entry says; and an archive that is accepted
/// can be written again and read to the same entries.
fn walk<R: Read>(stream: R, most_bytes: u64) -> Result<u64> {
    let ours = [CONTENTS_NAME, CONTENTS_SIGNATURE_NAME];
    let mut reader = Reader::new(stream, &ours);
    let mut folded = HashSet::new();
    let mut entries: Vec<(Entry, Vec<u8>)> = Vec::new();
    let (mut total, mut kept) = (0, 0);
    let mut buffer = [0; 4096];
    while let Some(entry) = reader.next_entry()? {
        assert!(names::check(&entry.path).is_ok() || ours.contains(&entry.path.as_str()), "a path that is not allowed");
        assert!(folded.insert(names::fold(&entry.path)), "two entries that some systems take for one");
        assert!(entry.kind == EntryKind::Document || entry.bytes == 0, "a folder with data");
        let mut bytes = Vec::new();
        let mut read = 0;
        loop {
            let count = reader.read_data(&mut buffer)?;
            if count == 0 {
                break;
            }
            read += count as u64;
            if kept < KEPT_MOST_BYTES {
                bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
            }
            kept += count;
        }
        assert!(read == entry.bytes, "data of another length than its entry says");
        total += read;
        assert!(total <= most_bytes, "more data than there were bytes");
        if entry.path == CONTENTS_NAME && bytes.len() as u64 == read {
            contents(&bytes);
        }
        entries.push((entry, bytes));
    }
    // Comparing all with all: archives of few entries are enough.
    for (entry, _) in entries.iter().filter(|_| entries.len() <= 64) {
        let parents = entry.path.match_indices('/').filter_map(|(at, _)| entry.path.get(..at));
        for parent in parents {
            // A parent may have an entry of its own: then it is a folder, spelt the same way.
            let spelt = entries.iter().find(|(other, _)| names::fold(&other.path) == names::fold(parent));
            assert!(
                spelt.is_none_or(|(other, _)| other.kind == EntryKind::Folder && other.path == parent),
                "an entry below something that is no folder"
            );
        }
    }
    if kept < KEPT_MOST_BYTES {
        written_again(&entries)?;
    }
    Ok(total)
}

/// Data kept for writing an archive again.
const KEPT_MOST_BYTES: usize = 256 << 10;

/// Writes an archive and reads it; the entries must be the same.
fn written_again(entries: &[(Entry, Vec<u8>)]) -> Result<()> {
    // The writer has no header for times after the year 2242.
    let time = |entry: &Entry| entry.mtime.map(|time| time.min(0o77_777_777_777));
    let mut archive = Vec::new();
    for (entry, bytes) in entries {
        archive.extend(header(&entry.path, entry.kind, entry.bytes, time(entry)));
        archive.extend(bytes);
        archive.resize(archive.len() + padding(entry.bytes), 0);
    }
    archive.resize(archive.len() + usize::try_from(trailer_bytes()).unwrap_or(0), 0);
    let mut reader = Reader::new(archive.as_slice(), &[CONTENTS_NAME, CONTENTS_SIGNATURE_NAME]);
    for (entry, bytes) in entries {
        let again = reader.next_entry();
        let expected = Entry { mtime: time(entry), ..entry.clone() };
        assert!(matches!(&again, Ok(Some(again)) if *again == expected), "an entry is read back otherwise");
        let mut data = vec![0; bytes.len()];
        let mut filled = 0;
        while let Some(space) = data.get_mut(filled..).filter(|space| !space.is_empty()) {
            filled += reader.read_data(space)?;
        }
        assert!(data == *bytes, "data is read back otherwise");
    }
    assert!(matches!(reader.next_entry(), Ok(None)), "an archive that does not end");
    Ok(())
}

/// The names that files of [`folder`] may have, by their number: those of a bundle, some of them renamed and in folders.
const FILE_NAMES: [&str; 16] = [
    SUMS_NAME,
    SIGNATURE_NAME,
    FACTS_NAME,
    TABLE_NAME,
    README_NAME,
    "d0001.bin",
    "d0002.bin",
    "d0003.bin",
    "d0004.bin",
    "r0001.bin",
    "r0002.bin",
    "a",
    "b.bin",
    "c/D0001.BIN",
    "c/SHA256SUMS (1)",
    "c/IMG_0001.jpg",
];

/// What the harness does for an input of [`folder`] before the reader sees the files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Nothing: the files are as they arrived.
    Arrived,
    /// Signs a list of the files, as a publisher whose program is broken or hostile would.
    Signed,
    /// Cuts the data chunks anew by the facts, computes recovery blocks and table, and signs: an honest publisher with a
    /// payload that may be anything. Then loses some chunks.
    Packed,
}

/// A folder of files: a byte for the mode, a byte for the chunks that get lost, then for each file a byte for its name, two
/// for its length (little endian) and its bytes. The folder is made below `scratch`.
///
/// Holds: a good block is one that the table knows; the verdict agrees with the blocks; an honest bundle with enough
/// blocks is never called incomplete and fails, if at all, because of its payload.
pub fn folder(data: &[u8], scratch: &Path, publisher: &SecretKey) -> Outcome {
    let [mode, lost, rest @ ..] = data else { return Outcome::Refused };
    let mode = match mode & 3 {
        1 => Mode::Signed,
        2 => Mode::Packed,
        _ => Mode::Arrived,
    };
    let mut files = cut(rest);
    let Ok(room) = crate::store::temporary(scratch) else { return Outcome::Refused };
    let made = match mode {
        Mode::Arrived => Ok(()),
        Mode::Signed => sign(&mut files, publisher),
        Mode::Packed => pack(&mut files, *lost, room.path(), publisher),
    };
    let arrived = room.path().join("arrived");
    let written = fs::create_dir_all(arrived.join("c"))
        .and_then(|()| files.iter().try_for_each(|(name, bytes)| fs::write(arrived.join(name), bytes)));
    if made.is_err() || written.is_err() {
        return Outcome::Refused;
    }
    let publishers = Publishers::Named(vec![publisher.public().clone()]);
    let Ok(checked) = check(&[arrived], &publishers, room.path(), &Watch::default()) else { return Outcome::Refused };
    let mut accepted = false;
    for held in &checked.held {
        let whole = bundle_holds(held);
        let admitted = publishers.admit(held, Contact::Pinned);
        let listed = admitted.and_then(|held| list(&held, room.path(), &OpenWith::Nothing, &Watch::default()));
        if let Ok(unpacked) = &listed {
            assert!(whole, "documents out of too few blocks");
            assert!(unpacked.documents.iter().all(|d| names::check(&d.path).is_ok()), "a path that is not allowed");
            assert!(unpacked.contents.is_some(), "documents that nobody proved");
        }
        if mode == Mode::Packed && whole {
            assert!(
                !matches!(
                    listed,
                    Err(Error::Bug(_)
                        | Error::OtherCode
                        | Error::NotEnough { .. }
                        | Error::Unsteady(_)
                        | Error::SmallMissing(_))
                ),
                "an honest bundle is not rebuilt"
            );
        }
        accepted |= listed.is_ok();
    }
    Outcome::of(accepted)
}

/// What must hold of a bundle that was found and checked; tells whether it is trusted and has enough blocks.
fn bundle_holds(held: &Held) -> bool {
    let Held { bundle, pool, report, .. } = held;
    assert!(bundle.publisher.verifies(&bundle.signature, &bundle.list.bytes), "a bundle without its signature");
    assert!(bundle.sums.write().as_bytes() == bundle.list.bytes, "a list is written back to other bytes");
    assert!(bundle.list.id == sha256(&bundle.list.bytes), "a bundle with another id");
    assert!(bundle.sums.hash_of(FACTS_NAME) == Some(sha256(&bundle.facts_bytes)), "facts that are not listed");
    if let Some(table) = &bundle.table {
        assert!(bundle.sums.hash_of(TABLE_NAME) == Some(sha256(&table.write())), "a table that is not listed");
    }
    assert!(pool.good_count() == report.have_blocks, "two counts of good blocks");
    let chunks: u32 = report.chunks.iter().map(|chunk| chunk.good).sum();
    assert!(chunks == report.have_blocks, "chunks count other blocks than the pool");
    if let Ok(source) = held.source() {
        let mut reader = source.reader();
        let mut bytes = Vec::new();
        for block in 0..bundle.layout.block_count() {
            if pool.place(block).is_some() {
                bytes.clear();
                assert!(reader.append(block, &mut bytes).is_ok(), "a good block that is not what the table says");
            }
        }
    }
    let enough = bundle.table.is_some() && report.have_blocks >= bundle.layout.data_blocks;
    let trusted = bundle.trust != Trust::Unknown;
    assert!((report.verdict == Verdict::NotTrusted) != trusted, "trust in the verdict alone");
    assert!(!trusted || (report.verdict == Verdict::Incomplete) != enough, "enough blocks in the verdict alone");
    if report.verdict == Verdict::Ok {
        assert!(report.have_blocks == bundle.layout.block_count() && report.lacking().count() == 0, "OK without all");
    }
    enough && trusted
}

type Files = Vec<(&'static str, Vec<u8>)>;

/// Cuts an input into named files; of two with one name the later stays.
fn cut(mut rest: &[u8]) -> Files {
    let mut files = Files::new();
    while let [number, low, high, after @ ..] = rest {
        let length = usize::from(u16::from_le_bytes([*low, *high])).min(after.len());
        let (bytes, after) = after.split_at_checked(length).unwrap_or_default();
        put(&mut files, FILE_NAMES.get(usize::from(number & 15)).unwrap_or(&SUMS_NAME), bytes.to_vec());
        rest = after;
    }
    files
}

fn put(files: &mut Files, name: &'static str, bytes: Vec<u8>) {
    files.retain(|(other, _)| *other != name);
    files.push((name, bytes));
}

fn file<'a>(files: &'a Files, name: &str) -> Option<&'a [u8]> {
    files.iter().find(|(other, _)| *other == name).map(|(_, bytes)| bytes.as_slice())
}

/// Writes and signs a list of the files, with the facts' series if they have one.
fn sign(files: &mut Files, publisher: &SecretKey) -> Result<()> {
    files.retain(|(name, _)| *name != SUMS_NAME && *name != SIGNATURE_NAME);
    let facts = file(files, FACTS_NAME).and_then(|bytes| Facts::parse(bytes).ok());
    if let Some(facts) = facts.as_ref().filter(|facts| facts.recovery_blocks > 64 && facts.block_bytes > 4096) {
        // A lost table costs as much writing as all recovery blocks have bytes.
        let bytes = u64::from(facts.recovery_blocks).saturating_mul(u64::from(facts.block_bytes));
        return Err(Error::TooLarge { bytes, most: 64 * 4096 });
    }
    let (series, release) = facts.map_or(("x".to_owned(), 1), |facts| (facts.series, facts.release));
    let entries = files.iter().filter(|(name, _)| is_name(name));
    let sums = Sums::new(entries.map(|(name, bytes)| ((*name).to_owned(), sha256(bytes))).collect()).write();
    let signature = publisher.sign(sums.as_bytes(), &trusted_comment(Signed::Bundle, &series, release))?;
    put(files, SUMS_NAME, sums.into_bytes());
    put(files, SIGNATURE_NAME, signature.into_bytes());
    Ok(())
}

/// Makes an honest bundle of the facts and of the data chunks' bytes, then loses the chunks of the set bits of `lost`.
fn pack(files: &mut Files, lost: u8, room: &Path, publisher: &SecretKey) -> Result<()> {
    let facts = file(files, FACTS_NAME).ok_or(Error::SmallMissing(FACTS_NAME))?;
    let mut facts = Facts::parse(facts)?;
    let payload: Vec<u8> =
        files.iter().filter(|(name, _)| name.starts_with('d')).flat_map(|(_, bytes)| bytes.clone()).collect();
    facts.payload_bytes = payload.len() as u64;
    facts.block_bytes = facts.block_bytes.min(4096);
    let block = u64::from(facts.block_bytes);
    facts.data_blocks = u32::try_from(facts.payload_bytes.div_ceil(block)).unwrap_or(u32::MAX);
    facts.recovery_blocks = facts.recovery_blocks.min(facts.data_blocks * 2);
    facts.publisher = publisher.public().base64();
    facts.check()?;
    let layout = Layout::from(&facts);
    let chunks = layout.chunks();
    let mut rest = payload.as_slice();
    let mut hashes = Vec::new();
    let place = |path: &str| room.join(path);
    let io = |e| Error::io(crate::error::Doing::Write, room, e);
    for chunk in chunks.iter().filter(|chunk| chunk.part == Part::Data) {
        let (bytes, after) = rest.split_at_checked(usize::try_from(chunk.bytes).unwrap_or(0)).unwrap_or_default();
        hashes.extend(crate::digest::block_hashes(bytes, facts.block_bytes));
        fs::write(place(&chunk.name), bytes).map_err(io)?;
        rest = after;
    }
    let source =
        source_of(layout, Table::new(hashes.clone()), crate::store::FolderCarriers::chunks(room, &chunks), Some);
    hashes.extend(write_recovery(&source, &chunks, room, limits::RECOVERY_HELD_BYTES, &Watch::default())?.0);
    let table = Table::new(hashes).write();
    files.retain(|(name, _)| *name == README_NAME);
    put(files, FACTS_NAME, facts.write().into_bytes());
    put(files, TABLE_NAME, table);
    let mut entries: Vec<(String, Hash)> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), sha256(bytes))).collect();
    fs::create_dir_all(room.join("arrived/chunks")).map_err(io)?;
    for (number, chunk) in chunks.iter().enumerate() {
        let bytes = fs::read(place(&chunk.name)).map_err(io)?;
        entries.push((chunk.name.clone(), sha256(&bytes)));
        if number >= 8 || lost & (1 << number) == 0 {
            fs::write(room.join("arrived/chunks").join(&chunk.name), bytes).map_err(io)?;
        }
    }
    let sums = Sums::new(entries).write();
    let comment = trusted_comment(Signed::Bundle, &facts.series, facts.release);
    put(files, SIGNATURE_NAME, publisher.sign(sums.as_bytes(), &comment)?.into_bytes());
    put(files, SUMS_NAME, sums.into_bytes());
    Ok(())
}
