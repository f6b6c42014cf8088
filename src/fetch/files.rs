//! Files for blocks that arrive in any order: a chunk that gets whole has its name at once, and others become part files.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use pannier_mirror::blocks::Room;
use pannier_reader::error::{Doing, Error, Result};

use crate::format::Layout;
use crate::format::layout::Chunk;
use crate::store;

/// The ending of a file whose blocks are at their places, with holes.
const ENDING: &str = "get";
/// Files that are open at once.
const OPEN_MAX: usize = 32;
/// Part files of one chunk that have names.
const PARTS_MAX: u32 = 9;

/// The files of one fetch.
pub(super) struct Files<'a> {
    folder: &'a Path,
    layout: Layout,
    chunks: Vec<Chunk>,
    begun: Mutex<BTreeMap<usize, Begun>>,
}

/// A chunk of which some blocks are written.
struct Begun {
    file: Option<File>,
    blocks: Vec<u32>,
}

impl<'a> Files<'a> {
    pub(super) fn new(folder: &'a Path, layout: Layout) -> Self {
        Self { folder, layout, chunks: layout.chunks(), begun: Mutex::default() }
    }

    fn path(&self, chunk: &Chunk) -> PathBuf {
        self.folder.join(format!("{}.{ENDING}", stem(chunk)))
    }

    /// Removes the files with holes that an earlier run left. Their blocks were gathered before.
    pub(super) fn remove_old(&self) -> Result<()> {
        self.chunks
            .iter()
            .map(|chunk| self.path(chunk))
            .filter(|path| store::is_file(path))
            .try_for_each(|path| removed(&path))
    }

    /// Makes part files without holes of all chunks that did not get whole.
    pub(super) fn finish(&self) -> Result<()> {
        let begun = std::mem::take(&mut *self.begun.lock().unwrap_or_else(PoisonError::into_inner));
        for (number, Begun { file, mut blocks }) in begun {
            let Some(chunk) = self.chunks.get(number) else { continue };
            drop(file);
            let from = self.path(chunk);
            blocks.sort_unstable();
            let source = store::open(&from)?;
            let (path, part) = self.part(chunk)?;
            let mut at = 0u64;
            let mut bytes = Vec::new();
            for block in blocks {
                bytes.resize(self.layout.stored_bytes(block) as usize, 0);
                let (_, offset) = self.layout.place_of(block);
                store::read_exact_at(&source, &mut bytes, offset).map_err(|e| Error::io(Doing::Read, &from, e))?;
                store::write_all_at(&part, &bytes, at).map_err(|e| Error::io(Doing::Write, &path, e))?;
                at = at.saturating_add(bytes.len() as u64);
            }
            store::sync_file(&part).map_err(|e| Error::io(Doing::Sync, &path, e))?;
            drop(source);
            removed(&from)?;
        }
        Ok(())
    }

    /// Begins a part file under the first free name.
    fn part(&self, chunk: &Chunk) -> Result<(PathBuf, File)> {
        let name = |number: u32| match number {
            1 => format!("{}.prt", stem(chunk)),
            _ => format!("{}.pr{number}", stem(chunk)),
        };
        for number in 1..=PARTS_MAX {
            let path = self.folder.join(name(number));
            match store::create(&path) {
                Ok(file) => return Ok((path, file)),
                Err(Error::Exists(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::Exists(self.folder.join(name(PARTS_MAX))))
    }

    /// Removes part files of chunks that stand whole now.
    pub(super) fn remove_parts(&self) -> Result<()> {
        for chunk in &self.chunks {
            let is_whole = fs::symlink_metadata(self.folder.join(&chunk.name))
                .is_ok_and(|meta| meta.is_file() && meta.len() == chunk.bytes);
            let first = self.folder.join(format!("{}.prt", stem(chunk)));
            let others = (2..=PARTS_MAX).map(|number| self.folder.join(format!("{}.pr{number}", stem(chunk))));
            for part in std::iter::once(first).chain(others).filter(|part| is_whole && store::is_file(part)) {
                removed(&part)?;
            }
        }
        Ok(())
    }
}

/// Keeps other runs of `fetch` out of a folder, until the result is dropped. Where folders cannot be locked, nobody is kept out.
pub(super) fn alone_in(folder: &Path) -> crate::error::Result<Option<File>> {
    let Ok(file) = File::open(folder) else { return Ok(None) };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => Err(crate::error::Error::Busy(folder.to_owned())),
        Err(fs::TryLockError::Error(_)) => Ok(None),
    }
}

fn stem(chunk: &Chunk) -> &str {
    chunk.name.trim_end_matches(".bin")
}

fn removed(path: &Path) -> Result<()> {
    fs::remove_file(path).map_err(|e| Error::io(Doing::Remove, path, e))
}

impl Room for Files<'_> {
    fn keep(&self, block: u32, bytes: &[u8]) -> Result<()> {
        let (number, offset) = self.layout.place_of(block);
        let chunk = self.chunks.get(number).ok_or(Error::Bug("a block of no chunk"))?;
        let path = self.path(chunk);
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        if begun.values().filter(|one| one.file.is_some()).count() >= OPEN_MAX {
            begun.values_mut().for_each(|one| one.file = None);
        }
        let one = begun.entry(number).or_insert(Begun { file: None, blocks: Vec::new() });
        let file = match one.file.take() {
            Some(file) => file,
            None if one.blocks.is_empty() => store::create(&path)?,
            None => {
                let opened = OpenOptions::new().read(true).write(true).open(&path);
                opened.map_err(|e| Error::io(Doing::Write, &path, e))?
            }
        };
        store::write_all_at(&file, bytes, offset).map_err(|e| Error::io(Doing::Write, &path, e))?;
        one.blocks.push(block);
        let whole = self.folder.join(&chunk.name);
        if one.blocks.len() < chunk.block_count as usize || fs::symlink_metadata(&whole).is_ok() {
            one.file = Some(file);
            return Ok(());
        }
        begun.remove(&number);
        drop(begun);
        store::sync_file(&file).map_err(|e| Error::io(Doing::Sync, &path, e))?;
        drop(file);
        store::rename_new(&path, &whole)
    }
}
