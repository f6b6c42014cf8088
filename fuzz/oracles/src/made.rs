//! Folders that the oracle makes from an input: files by name, signed lists, honest bundles with lost chunks.

use std::fs;
use std::path::Path;

use pannier::Error;
use pannier::pack::keys::SecretKey;
use pannier::pack::recovery::write_recovery;
use pannier::store::FolderCarriers;
use pannier_format::digest::{block_hashes, sha256};
use pannier_format::layout::Part;
use pannier_format::minisig::{Signed, trusted_comment};
use pannier_format::sums::{FACTS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME, is_name};
use pannier_format::{Facts, Hash, Layout, Sums, Table, limits};
use pannier_reader::blocks::source::source_of;
use pannier_reader::error::{Doing, Error as ReaderError};
use pannier_reader::watch::Watch;

type Result<T> = std::result::Result<T, Error>;

/// The names that files of an input may have, by their number: those of a bundle, some of them renamed and in folders.
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

/// Files by name.
pub(crate) type Files = Vec<(&'static str, Vec<u8>)>;

/// Cuts an input into named files; of two with one name the later stays.
pub(crate) fn cut(mut rest: &[u8]) -> Files {
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
pub(crate) fn sign(files: &mut Files, publisher: &SecretKey) -> Result<()> {
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
pub(crate) fn pack(files: &mut Files, lost: u8, room: &Path, publisher: &SecretKey) -> Result<()> {
    let facts = file(files, FACTS_NAME).ok_or(ReaderError::SmallMissing(FACTS_NAME))?;
    let mut facts = Facts::parse(facts).map_err(ReaderError::from)?;
    let payload: Vec<u8> =
        files.iter().filter(|(name, _)| name.starts_with('d')).flat_map(|(_, bytes)| bytes.clone()).collect();
    facts.payload_bytes = payload.len() as u64;
    facts.block_bytes = facts.block_bytes.min(4096);
    let block = u64::from(facts.block_bytes);
    facts.data_blocks = u32::try_from(facts.payload_bytes.div_ceil(block)).unwrap_or(u32::MAX);
    facts.recovery_blocks = facts.recovery_blocks.min(facts.data_blocks * 2);
    facts.publisher = publisher.public().base64();
    facts.check().map_err(ReaderError::from)?;
    let layout = Layout::from(&facts);
    let chunks = layout.chunks();
    let mut rest = payload.as_slice();
    let mut hashes = Vec::new();
    let place = |path: &str| room.join(path);
    let io = |e| Error::io(Doing::Write, room, e);
    for chunk in chunks.iter().filter(|chunk| chunk.part == Part::Data) {
        let (bytes, after) = rest.split_at_checked(usize::try_from(chunk.bytes).unwrap_or(0)).unwrap_or_default();
        hashes.extend(block_hashes(bytes, facts.block_bytes));
        fs::write(place(&chunk.name), bytes).map_err(io)?;
        rest = after;
    }
    let source = source_of(layout, Table::new(hashes.clone()), FolderCarriers::chunks(room, &chunks), Some);
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
