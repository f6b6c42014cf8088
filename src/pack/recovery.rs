//! The recovery chunks of a bundle: computed, written and hashed (FORMAT.md §9).

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::coding;
use crate::digest::Hasher;
use crate::error::{Doing, Error, ReaderError, Result};
use crate::format::Hash;
use crate::format::layout::{Chunk, Part};
use crate::limits;
use crate::source::Source;
use crate::store;
use crate::watch::Watch;
use pannier_reader::threads;

/// The hashes of a chunk's blocks, and of the chunk.
pub(crate) type ChunkHashes = (Vec<Hash>, Hash);

/// Computes the recovery chunks of a source and writes the chunks into a folder. Returns the hashes of their blocks and
/// files. The chunks are held in memory until all columns are computed, if the chunks need at most `held_bytes`. Then
/// every file is written once and in order, which matters most on a stick.
///
/// # Errors
/// When a data block cannot be read, or a file cannot be written.
pub fn write_recovery(
    source: &Source,
    chunks: &[Chunk],
    folder: &Path,
    held_bytes: u64,
    watch: &Watch,
) -> Result<(Vec<Hash>, Vec<Hash>)> {
    let layout = source.layout;
    let recovery: Vec<&Chunk> = chunks.iter().filter(|chunk| chunk.part == Part::Recovery).collect();
    let bytes = u64::from(layout.recovery_blocks) * u64::from(layout.block_bytes);
    let hashed = if bytes <= held_bytes {
        through_memory(source, &recovery, folder, watch)?
    } else {
        through_files(source, &recovery, folder, watch)?
    };
    let (blocks, files): (Vec<Vec<Hash>>, Vec<Hash>) = hashed.into_iter().unzip();
    Ok((blocks.concat(), files))
}

/// Writes a chunk block by block, and hashes the written bytes. Without a path, the function only hashes.
pub(crate) fn write_chunk<'a>(path: Option<&Path>, blocks: impl Iterator<Item = &'a [u8]>) -> Result<ChunkHashes> {
    let mut file = path.map(store::create).transpose()?;
    let mut whole = Hasher::default();
    let mut hashes = Vec::new();
    for bytes in blocks {
        if let Some((file, path)) = file.as_mut().zip(path) {
            file.write_all(bytes).map_err(|e| Error::io(Doing::Write, path, e))?;
        }
        let mut block = Hasher::default();
        whole.update_both(&mut block, bytes);
        hashes.push(block.finish());
    }
    Ok((hashes, whole.finish()))
}

/// Writes the blocks of a chunk. Each block is checked against the table.
pub(crate) fn copy_chunk(source: &Source, path: &Path, first: u32, count: u32, watch: &Watch) -> Result<()> {
    let mut file = store::create(path)?;
    let mut reader = source.reader();
    let mut bytes = Vec::new();
    for block in first..first + count {
        reader.append(block, &mut bytes)?;
        if bytes.len() >= limits::PIECE_BYTES || block + 1 == first + count {
            file.write_all(&bytes).map_err(|e| Error::io(Doing::Write, path, e))?;
            watch.advance(bytes.len() as u64)?;
            bytes.clear();
        }
    }
    Ok(())
}

/// Holds the recovery blocks in memory until all columns are computed.
fn through_memory(source: &Source, recovery: &[&Chunk], folder: &Path, watch: &Watch) -> Result<Vec<ChunkHashes>> {
    let layout = source.layout;
    let block_bytes = layout.block_bytes as usize;
    let held: Vec<Mutex<Vec<u8>>> = (0..layout.recovery_blocks).map(|_| Mutex::default()).collect();
    coding::encode(
        source,
        |index, at, column| {
            let mut block = held.get(index as usize).ok_or(BUG)?.lock().map_err(|_| BUG)?;
            // At this place, the threads share the work of filling the block with zeros.
            block.resize(block_bytes, 0);
            let at = usize::try_from(at).map_err(|_| BUG)?;
            block.get_mut(at..at + column.len()).ok_or(BUG)?.copy_from_slice(column);
            Ok(())
        },
        watch,
    )?;
    let held = held.into_iter().map(|block| block.into_inner().map_err(|_| BUG)).collect::<Result<Vec<_>, _>>()?;
    each_chunk(recovery, |chunk| {
        watch.advance(0)?;
        let first = chunk.first_block.saturating_sub(layout.data_blocks) as usize;
        let blocks = held.get(first..first + chunk.block_count as usize).ok_or(BUG)?;
        write_chunk(Some(&folder.join(&chunk.name)), blocks.iter().map(Vec::as_slice))
    })
}

/// Writes every column at its place in the files, and reads the chunks again to hash the chunks.
fn through_files(source: &Source, recovery: &[&Chunk], folder: &Path, watch: &Watch) -> Result<Vec<ChunkHashes>> {
    let layout = source.layout;
    for chunk in recovery {
        let path = folder.join(&chunk.name);
        store::create(&path)?.set_len(chunk.bytes).map_err(|e| Error::io(Doing::Write, &path, e))?;
    }
    // A bundle may have more chunks than a process may have open files. Only the last chunks stay open, since indices
    // come in order.
    let open: Mutex<Vec<OpenChunk>> = Mutex::new(Vec::new());
    let first = layout.chunk_count(Part::Data) as usize;
    let target = |index: u32| -> Result<(OpenChunk, u64), ReaderError> {
        let (number, offset) = layout.place_of(layout.data_blocks + index);
        let mut open = open.lock().map_err(|_| BUG)?;
        if let Some(chunk) = open.iter().find(|chunk| chunk.number == number) {
            return Ok((chunk.clone(), offset));
        }
        let name = recovery.get(number - first).map(|chunk| chunk.name.as_str()).unwrap_or_default();
        let path = folder.join(name);
        let file =
            fs::OpenOptions::new().write(true).open(&path).map_err(|e| ReaderError::io(Doing::Write, &path, e))?;
        if open.len() >= OPEN_MOST {
            open.remove(0);
        }
        let chunk = OpenChunk { number, file: Arc::new(file), path: Arc::new(path) };
        open.push(chunk.clone());
        Ok((chunk, offset))
    };
    coding::encode(
        source,
        |index, at, column| {
            let (chunk, offset) = target(index)?;
            store::write_all_at(&chunk.file, column, offset + at)
                .map_err(|e| ReaderError::io(Doing::Write, chunk.path.as_path(), e))
        },
        watch,
    )?;
    each_chunk(recovery, |chunk| hash_chunk(&folder.join(&chunk.name), layout.block_bytes, watch))
}

/// Calls a function with every chunk on a few threads. The results are in the order of the chunks.
fn each_chunk<T: Send>(chunks: &[&Chunk], each: impl Fn(&Chunk) -> Result<T> + Sync) -> Result<Vec<T>> {
    let share = chunks.len().div_ceil(threads::count()).max(1);
    let shares: Vec<&[&Chunk]> = chunks.chunks(share).collect();
    let done = threads::each(shares.len(), |number| {
        let some = shares.get(number).copied().unwrap_or_default();
        some.iter().map(|chunk| each(chunk)).collect::<Result<Vec<T>>>()
    })?;
    Ok(done.into_iter().flatten().collect())
}

const BUG: ReaderError = ReaderError::Bug("a recovery thread died");

/// A recovery chunk that is being written.
#[derive(Clone)]
struct OpenChunk {
    number: usize,
    file: Arc<File>,
    path: Arc<PathBuf>,
}

/// Recovery chunk files that stay open during coding, at most.
const OPEN_MOST: usize = 64;

/// Hashes a chunk file and each of its blocks in one reading.
fn hash_chunk(path: &Path, block_bytes: u32, watch: &Watch) -> Result<ChunkHashes> {
    let read = |e: io::Error| Error::io(Doing::Read, path, e);
    let mut file = store::open(path)?;
    let mut whole = Hasher::default();
    let mut blocks = Vec::new();
    let mut buffer = Vec::new();
    loop {
        watch.advance(0)?;
        buffer.clear();
        Read::by_ref(&mut file).take(u64::from(block_bytes)).read_to_end(&mut buffer).map_err(read)?;
        if buffer.is_empty() {
            return Ok((blocks, whole.finish()));
        }
        let mut block = Hasher::default();
        whole.update_both(&mut block, &buffer);
        blocks.push(block.finish());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::block_hash;
    use crate::format::{Layout, Table};
    use crate::source::source_of;
    use crate::store::FolderCarriers;

    /// Recovery chunks of any size hold the same bytes and the same hashes.
    #[test]
    fn memory_and_files_give_the_same_chunks() {
        let layout =
            Layout { payload_bytes: 40_000, block_bytes: 4096, data_blocks: 10, recovery_blocks: 5, chunk_blocks: 2 };
        let room = tempfile::tempdir().unwrap();
        let payload: Vec<u8> = (0..40_000u32).map(|i| (i * i / 91) as u8).collect();
        let chunks = layout.chunks();
        for (chunk, bytes) in chunks.iter().zip(payload.chunks(8192)) {
            store::write_new(&room.path().join(&chunk.name), bytes).unwrap();
        }
        let hashes = payload.chunks(4096).map(|block| block_hash(block, 4096)).collect();
        let source = source_of(layout, Table::new(hashes), FolderCarriers::chunks(room.path(), &chunks), Some);
        let recovery: Vec<&Chunk> = chunks.iter().filter(|chunk| chunk.part == Part::Recovery).collect();
        let (one, other) = (room.path().join("memory"), room.path().join("files"));
        fs::create_dir(&one).unwrap();
        fs::create_dir(&other).unwrap();
        let watch = Watch::default();
        let hashed = through_memory(&source, &recovery, &one, &watch).unwrap();
        assert_eq!(hashed, through_files(&source, &recovery, &other, &watch).unwrap());
        assert_eq!(recovery.len(), 3);
        for (chunk, (blocks, file)) in recovery.iter().zip(hashed) {
            let bytes = fs::read(one.join(&chunk.name)).unwrap();
            assert_eq!(bytes, fs::read(other.join(&chunk.name)).unwrap());
            assert_eq!(file, crate::digest::sha256(&bytes));
            assert_eq!(blocks, crate::digest::block_hashes(&bytes, 4096));
        }
    }
}
