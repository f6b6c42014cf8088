//! Puts files on a carrier: writes each file beside its place, syncs, reads the file back, and then gives the name. A
//! file with a final name was read back.

use crate::source::BlockReader;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use super::fault::{Failed, Loss, NotKept, Renamed, Why};
use crate::digest::{block_hashes, sha256};
use crate::error::{Doing, Error, ReaderError, Result, system_words};
use crate::limits::PIECE_BYTES;
use crate::source::Source;
use crate::store::{self, Cause, Stage, Synced};
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

    /// The blocks of the content. Bytes have none.
    pub(crate) fn blocks(&self) -> &[u32] {
        match self {
            Self::Bytes(_) => &[],
            Self::Blocks(_, blocks) => blocks,
        }
    }
}

/// What was put on the medium, apart from the files that stand under their names.
#[derive(Default)]
pub(crate) struct Put {
    /// Files that are not on the medium.
    pub(crate) failed: Vec<Failed>,
    /// Files that stand under another name than theirs.
    pub(crate) renamed: Vec<Renamed>,
    /// Whether some file could not be flushed to the medium.
    pub(crate) unsynced: bool,
    /// Files that were put.
    count: usize,
}

impl Put {
    fn add(&mut self, other: Self) {
        self.failed.extend(other.failed);
        self.renamed.extend(other.renamed);
        self.unsynced |= other.unsynced;
        self.count += other.count;
    }

    /// Tells whether a file is under its own name.
    pub(crate) fn stands(&self, path: &Path) -> bool {
        !self.failed.iter().any(|failed| failed.wanted == path)
            && !self.renamed.iter().any(|renamed| renamed.wanted == path)
    }

    /// Returns where a file stands, if the file is on the medium.
    pub(crate) fn place_of<'a>(&'a self, path: &'a Path) -> Option<&'a Path> {
        if self.failed.iter().any(|failed| failed.wanted == path) {
            return None;
        }
        Some(self.renamed.iter().find(|renamed| renamed.wanted == path).map_or(path, |renamed| &renamed.stands))
    }
}

/// A written file that is not read back yet.
struct Written<'a, 'b> {
    wanted: &'b ToPut<'a>,
    file: File,
    beside: PathBuf,
}

/// Files in a row that the medium may fail to take. After so many, the medium itself fails.
const FAILURES_IN_A_ROW: usize = 3;

/// Decides whether a failure concerns one file alone.
#[derive(Default)]
struct Patience {
    hardware: usize,
}

impl Patience {
    /// Takes the error of one file. Returns the failure of the file, or the error that ends everything.
    fn take(&mut self, wanted: &Path, error: Error) -> Result<Failed> {
        let Error::Reader(ReaderError::Io { doing, path, source }) = error else { return Err(error) };
        let cause =
            if matches!(doing, Doing::Create | Doing::Rename) { Cause::of_naming(&source) } else { Cause::of(&source) };
        self.hardware += usize::from(cause == Cause::Hardware);
        if !cause.is_of_one_file() || self.hardware >= FAILURES_IN_A_ROW {
            return Err(Error::io(doing, path, source));
        }
        let why = Why::Refused { doing, cause, words: system_words(&source) };
        Ok(Failed { path: wanted.to_owned(), wanted: wanted.to_owned(), why })
    }

    fn good(&mut self) {
        self.hardware = 0;
    }
}

/// Puts files on the medium of a stage. The next file is written while a file is read back. A source that fails affects
/// only the file that needed the source. A file that the place refuses affects no other file.
///
/// # Errors
/// When the medium itself fails, when the place takes no file at all, when the medium returns other bytes than were
/// written, or when the caller stops.
pub(crate) fn put_all(stage: &Stage, wanted: &[ToPut<'_>], watch: &Watch) -> Result<Put> {
    let mut put = Put::default();
    let (to_reader, from_writer) = mpsc::sync_channel::<Written<'_, '_>>(1);
    let result = thread::scope(|scope| {
        let reader = scope.spawn(move || -> Result<Put> {
            let mut put = Put::default();
            let mut patience = Patience::default();
            for written in from_writer {
                let path = &written.wanted.path;
                match finish(written, watch) {
                    Ok(Finished::Named) => put.count += 1,
                    Ok(Finished::Renamed(renamed)) => {
                        put.count += 1;
                        put.renamed.push(renamed);
                    }
                    Ok(Finished::Failed(failed)) => put.failed.push(failed),
                    Err(error) => {
                        put.failed.push(patience.take(path, error)?);
                        continue;
                    }
                }
                patience.good();
            }
            Ok(put)
        });
        let mut patience = Patience::default();
        let mut wrote = Ok(());
        for (number, wanted) in wanted.iter().enumerate() {
            let written = match write(stage, number, wanted, watch) {
                Ok(written) => {
                    patience.good();
                    written
                }
                Err(error) => match patience.take(&wanted.path, error) {
                    Ok(failed) => {
                        // The part that was written would take the room of other files.
                        let _ = remove(&stage.tree().join(beside_name(number)));
                        Err(failed)
                    }
                    Err(error) => {
                        wrote = Err(error);
                        break;
                    }
                },
            };
            match written {
                // The reader ended only if it failed. The error of the reader is returned below.
                Ok((written, synced)) => {
                    put.unsynced |= synced == Synced::Unsupported;
                    if to_reader.send(written).is_err() {
                        break;
                    }
                }
                Err(failed) => put.failed.push(failed),
            }
        }
        drop(to_reader);
        let read = reader.join().unwrap_or(Err(Error::bug("the thread that reads back died")));
        read.and_then(|put| wrote.map(|()| put))
    });
    put.add(result?);
    if let (0, Some(first)) = (put.count, put.failed.first())
        && put.failed.iter().all(|failed| matches!(failed.why, Why::Refused { .. }))
    {
        return Err(Error::Refused(first.clone()));
    }
    let mut folders: Vec<&Path> = wanted.iter().filter_map(|wanted| wanted.path.parent()).collect();
    folders.dedup();
    folders.into_iter().try_for_each(store::sync_folder)?;
    // The better file is synced under its name. The older file may be removed from here on.
    for there in wanted.iter().filter(|wanted| put.stands(&wanted.path) && store::is_file(&wanted.path)) {
        there.supersedes.as_ref().filter(|old| **old != there.path).map_or(Ok(()), |old| remove(old))?;
    }
    Ok(put)
}

/// Removes a file of ours that a better file replaced.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(Doing::Remove, path, error)),
        _ => Ok(()),
    }
}

/// The name of a file in the stage, before the file has its own name.
fn beside_name(number: usize) -> String {
    format!("{number}.tmp")
}

/// Writes a file beside its place and syncs the file. Otherwise tells that a source failed.
fn write<'a, 'b>(
    stage: &Stage,
    number: usize,
    wanted: &'b ToPut<'a>,
    watch: &Watch,
) -> Result<Result<(Written<'a, 'b>, Synced), Failed>> {
    let beside = stage.tree().join(beside_name(number));
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
                        return Ok(Err(Failed::of_source(path, &wanted.path, source.to_string())));
                    }
                    Err(error) => return Err(error),
                }
            }
        }
    }
    let synced = store::sync_file(&file).map_err(|e| Error::io(Doing::Sync, &wanted.path, e))?;
    store::forget_cached(&file);
    Ok(Ok((Written { wanted, file, beside }, synced)))
}

/// The end of a file that was written.
enum Finished {
    /// The file has its name.
    Named,
    /// The file has another name.
    Renamed(Renamed),
    /// A source gave other bytes than before, so the file is not on the medium.
    Failed(Failed),
}

/// Reads back the written file and gives the file its name. Otherwise tells that a source gave other bytes than before.
fn finish(written: Written<'_, '_>, watch: &Watch) -> Result<Finished> {
    let Written { wanted, file, beside } = written;
    let lost = compare(&file, &wanted.content, watch).map_err(|e| with_path(e, &wanted.path))?;
    if let Some(how) = lost {
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
                    return Ok(Finished::Failed(Failed::of_source(path.clone(), &wanted.path, error.to_string())));
                }
            }
        }
        return Err(Error::NotKept(Box::new(NotKept::at_once(&wanted.path, how))));
    }
    drop(file);
    let named = if wanted.supersedes.as_ref() == Some(&wanted.path) {
        fs::rename(&beside, &wanted.path).map_err(|e| Error::io(Doing::Rename, &wanted.path, e))
    } else {
        store::rename_new(&beside, &wanted.path).map_err(Error::from)
    };
    match named {
        Ok(()) => Ok(Finished::Named),
        Err(Error::Reader(ReaderError::Io { doing, path, source })) => {
            let cause = Cause::of_naming(&source);
            match under_another_name(&beside, wanted, cause, watch)? {
                Some(stands) => Ok(Finished::Renamed(Renamed { wanted: wanted.path.clone(), stands, cause })),
                None => Err(Error::io(doing, path, source)),
            }
        }
        Err(error) => Err(error),
    }
}

/// Gives a file another name, after the place refused the name of the file. Readers know a file by its content. A virus
/// scanner, for example, may refuse one name or one content.
fn under_another_name(beside: &Path, wanted: &ToPut<'_>, cause: Cause, watch: &Watch) -> Result<Option<PathBuf>> {
    if !cause.is_of_one_file() || matches!(cause, Cause::Hardware | Cause::Unsupported | Cause::Nowhere) {
        return Ok(None);
    }
    for other in other_names(&wanted.path) {
        if fs::symlink_metadata(&other).is_err() {
            if store::rename_new(beside, &other).is_ok() {
                return Ok(Some(other));
            }
        } else if store::is_file(&other)
            && let Ok(file) = store::open(&other)
            && matches!(compare(&file, &wanted.content, watch), Ok(None))
        {
            // An earlier run left the same file under this name.
            remove(beside)?;
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// Returns the names under which `gather` looks for a file whose own name is taken.
fn other_names(path: &Path) -> Vec<PathBuf> {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    if extension == "bin" || extension.starts_with("pr") {
        let ends = ["prt".to_owned()].into_iter().chain((2..=9).map(|number| format!("pr{number}")));
        return ends.filter(|end| end != extension).map(|end| path.with_extension(end)).collect();
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    vec![path.with_file_name(format!("{name}.good"))]
}

fn with_path(error: Error, path: &Path) -> Error {
    match error {
        Error::Reader(ReaderError::Io { doing, source, .. }) => Error::io(doing, path, source),
        other => other,
    }
}

/// Reads a file and compares the file with its content. Returns `None` if the file has exactly this content.
pub(super) fn compare(file: &File, content: &Content<'_>, watch: &Watch) -> Result<Option<Loss>> {
    let failing = |e| Error::io(Doing::Read, "", e);
    let length = file.metadata().map_err(failing)?.len();
    if length != content.bytes() {
        return Ok(Some(Loss::Length));
    }
    match content {
        Content::Bytes(bytes) => {
            let mut read = vec![0; bytes.len()];
            store::read_exact_at(file, &mut read, 0).map_err(failing)?;
            watch.advance(length)?;
            Ok((sha256(&read) != sha256(bytes)).then(|| Loss::of(&read)))
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
                if hashes.len() != some.len() {
                    return Ok(Some(Loss::Length));
                }
                let mut rest = buffer.as_slice();
                for (block, hash) in some.iter().zip(hashes) {
                    let bytes = source.layout.stored_bytes(*block) as usize;
                    let (this, later) = rest.split_at_checked(bytes).unwrap_or((rest, &[]));
                    rest = later;
                    if source.table.hash_of(*block) != Some(hash) {
                        return Ok(Some(Loss::of(this)));
                    }
                }
            }
            Ok(None)
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
