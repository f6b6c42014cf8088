//! Puts files on a carrier: writes each file beside its place, syncs, reads the file back, and then gives the name. A
//! file with a final name was read back.

use crate::source::BlockReader;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use crate::digest::{block_hashes, sha256};
use crate::error::{Doing, Error, ReaderError, Result};
use crate::limits::PIECE_BYTES;
use crate::source::Source;
use crate::store::{self, Stage};
use crate::watch::Watch;

/// A file that should be on the medium.
pub(crate) struct ToPut<'a> {
    /// The final path of the file.
    pub(crate) path: PathBuf,
    /// The content of the file.
    pub(crate) content: Content<'a>,
    /// An older file of ours that holds less. The older file is removed or replaced when this file is in its place.
    pub(crate) supersedes: Option<PathBuf>,
}

/// The content of a file.
pub(crate) enum Content<'a> {
    /// Some bytes.
    Bytes(Vec<u8>),
    /// Some blocks, one after another. Only the last block may be short.
    Blocks(&'a Source, Vec<u32>),
}

/// A source that failed while it was read again. The file that needed the source is not on the medium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// The file.
    pub path: PathBuf,
    /// The reason.
    pub why: String,
}

impl Content<'_> {
    /// The length in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Blocks(source, blocks) => {
                blocks.iter().map(|block| u64::from(source.layout.stored_bytes(*block))).sum()
            }
        }
    }
}

/// A written and synced file that is not read back yet.
struct Written<'a, 'b> {
    wanted: &'b ToPut<'a>,
    file: File,
    beside: PathBuf,
}

/// Puts files on the medium of a stage. The next file is written while a file is read back. A source that fails affects
/// only the file that needed the source.
///
/// # Errors
/// When the medium itself fails, when the medium returns other bytes than were written, or when the caller stops.
pub(crate) fn put_all(stage: &Stage, wanted: &[ToPut<'_>], watch: &Watch) -> Result<Vec<Failed>> {
    let mut failed = Vec::new();
    let (to_reader, from_writer) = mpsc::sync_channel::<Written<'_, '_>>(1);
    let result = thread::scope(|scope| {
        let reader = scope.spawn(move || -> Result<Vec<Failed>> {
            let mut failed = Vec::new();
            for written in from_writer {
                failed.extend(finish(written, watch)?);
            }
            Ok(failed)
        });
        let mut wrote = Ok(());
        for (number, wanted) in wanted.iter().enumerate() {
            match write(stage, number, wanted, watch) {
                // The reader ended only if it failed. The error of the reader is returned below.
                Ok(Ok(written)) => {
                    if to_reader.send(written).is_err() {
                        break;
                    }
                }
                Ok(Err(fault)) => failed.push(fault),
                Err(error) => {
                    wrote = Err(error);
                    break;
                }
            }
        }
        drop(to_reader);
        let read = reader.join().unwrap_or(Err(Error::bug("the thread that reads back died")));
        read.and_then(|failed| wrote.map(|()| failed))
    });
    failed.extend(result?);
    let mut folders: Vec<&Path> = wanted.iter().filter_map(|wanted| wanted.path.parent()).collect();
    folders.dedup();
    folders.into_iter().try_for_each(store::sync_folder)?;
    // The better file is synced under its name. The older file may be removed from here on.
    for there in wanted.iter().filter(|wanted| store::is_file(&wanted.path)) {
        there.supersedes.as_ref().filter(|old| **old != there.path).map_or(Ok(()), |old| remove(old))?;
    }
    Ok(failed)
}

/// Removes a file of ours that a better file replaced.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io(Doing::Remove, path, error)),
        _ => Ok(()),
    }
}

/// Writes a file beside its place and syncs the file. Otherwise tells that a source failed.
fn write<'a, 'b>(
    stage: &Stage,
    number: usize,
    wanted: &'b ToPut<'a>,
    watch: &Watch,
) -> Result<Result<Written<'a, 'b>, Failed>> {
    let beside = stage.tree().join(format!("{number}.tmp"));
    let mut file = store::create(&beside)?;
    let failing = |e| Error::io(Doing::Write, &wanted.path, e);
    match &wanted.content {
        Content::Bytes(bytes) => {
            file.write_all(bytes).map_err(failing)?;
            watch.advance(bytes.len() as u64)?;
        }
        Content::Blocks(source, blocks) => {
            let mut from = Runs::new(source, blocks);
            loop {
                match from.read() {
                    Ok(Some(bytes)) => {
                        file.write_all(bytes).map_err(failing)?;
                        watch.advance(bytes.len() as u64)?;
                    }
                    Ok(None) => break,
                    Err(Error::Reader(ReaderError::Io { doing: Doing::Read, path, source })) => {
                        remove(&beside)?;
                        return Ok(Err(Failed { path, why: source.to_string() }));
                    }
                    Err(error) => return Err(error),
                }
            }
        }
    }
    file.sync_all().map_err(|e| Error::io(Doing::Sync, &wanted.path, e))?;
    store::forget_cached(&file);
    Ok(Ok(Written { wanted, file, beside }))
}

/// Reads back the written file and gives the file its name. Otherwise tells that a source gave other bytes than before.
fn finish(written: Written<'_, '_>, watch: &Watch) -> Result<Option<Failed>> {
    let Written { wanted, file, beside } = written;
    if !is_there(&file, &wanted.content, watch).map_err(|e| with_path(e, &wanted.path))? {
        if let Content::Blocks(source, blocks) = &wanted.content {
            // The fault is in a source or in the medium. If every source is still good, the fault is in the medium.
            let mut reader = source.reader();
            let mut bytes = Vec::new();
            for block in blocks {
                bytes.clear();
                if let Err(error) = reader.append(*block, &mut bytes) {
                    let (ReaderError::Unsteady(path) | ReaderError::Io { path, .. }) = &error else {
                        return Err(error.into());
                    };
                    remove(&beside)?;
                    return Ok(Some(Failed { path: path.clone(), why: error.to_string() }));
                }
            }
        }
        return Err(ReaderError::Unsteady(wanted.path.clone()).into());
    }
    drop(file);
    if wanted.supersedes.as_ref() == Some(&wanted.path) {
        fs::rename(&beside, &wanted.path).map_err(|e| Error::io(Doing::Rename, &wanted.path, e))?;
    } else {
        store::rename_new(&beside, &wanted.path)?;
    }
    Ok(None)
}

fn with_path(error: Error, path: &Path) -> Error {
    match error {
        Error::Reader(ReaderError::Io { doing, source, .. }) => Error::io(doing, path, source),
        other => other,
    }
}

/// Reads a file and tells whether the file has exactly this content.
fn is_there(file: &File, content: &Content<'_>, watch: &Watch) -> Result<bool> {
    let failing = |e| Error::io(Doing::Read, "", e);
    let length = file.metadata().map_err(failing)?.len();
    if length != content.bytes() {
        return Ok(false);
    }
    match content {
        Content::Bytes(bytes) => {
            let mut read = vec![0; bytes.len()];
            store::read_exact_at(file, &mut read, 0).map_err(failing)?;
            watch.advance(length)?;
            Ok(sha256(&read) == sha256(bytes))
        }
        Content::Blocks(source, blocks) => {
            let mut at = 0;
            let block_bytes = source.layout.block_bytes;
            let step = (PIECE_BYTES / block_bytes as usize).max(1);
            let mut buffer = Vec::new();
            for some in blocks.chunks(step) {
                let bytes: usize = some.iter().map(|block| source.layout.stored_bytes(*block) as usize).sum();
                buffer.resize(bytes, 0);
                store::read_exact_at(file, &mut buffer, at).map_err(failing)?;
                at += bytes as u64;
                watch.advance(bytes as u64)?;
                let hashes = block_hashes(&buffer, block_bytes);
                if hashes.len() != some.len()
                    || some.iter().zip(hashes).any(|(block, hash)| source.table.hash_of(*block) != Some(hash))
                {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

/// Reads blocks that follow each other on the source in long runs. The blocks are not checked here, because the file
/// that is written from the blocks is checked.
struct Runs<'a> {
    source: &'a Source,
    blocks: &'a [u32],
    reader: BlockReader<'a>,
    buffer: Vec<u8>,
}

impl<'a> Runs<'a> {
    fn new(source: &'a Source, blocks: &'a [u32]) -> Self {
        Self { source, blocks, reader: source.reader(), buffer: Vec::new() }
    }

    /// Returns the bytes of the next run. Returns `None` after the last run.
    fn read(&mut self) -> Result<Option<&[u8]>> {
        let Some(first) = self.blocks.first() else { return Ok(None) };
        // Rebuilt blocks are read one by one.
        let start = self.source.place(*first);
        let mut bytes = 0;
        let mut count = 0;
        for block in self.blocks {
            let place = self.source.place(*block);
            let stored = u64::from(self.source.layout.stored_bytes(*block));
            let follows = start
                .zip(place)
                .is_some_and(|(start, place)| place.file == start.file && place.offset == start.offset + bytes);
            if count > 0 && (!follows || bytes + stored > PIECE_BYTES as u64) {
                break;
            }
            bytes += stored;
            count += 1;
        }
        self.blocks = self.blocks.get(count..).unwrap_or_default();
        self.buffer.resize(usize::try_from(bytes).unwrap_or(0), 0);
        self.reader.read_part(*first, 0, &mut self.buffer)?;
        Ok(Some(&self.buffer))
    }
}
