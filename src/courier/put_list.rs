//! The files that one bundle needs on a target: files to be written, and files that are there already.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::medium::{Content, Put, ToPut};
use super::reread::Expected;
use crate::check::Held;
use crate::digest::block_hashes;
use crate::error::{Error, Result};
use crate::format::Hash;
use crate::format::layout::Chunk;
use crate::limits;
use crate::source::Source;
use crate::store;
use pannier_reader::small::SmallFiles;

/// One bundle on the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The folder of the set.
    pub folder: PathBuf,
    /// Files that were written.
    pub new_files: u32,
    /// Bytes of the written files.
    pub new_bytes: u64,
    /// Files that existed already.
    pub kept_files: u32,
    /// Paths with one of our names and a wrong content. The content stays, and good files got other names.
    pub in_the_way: Vec<PathBuf>,
}

/// What a bundle lacks on the target, because files could not be put.
pub(super) struct NotThere {
    pub(super) files: u32,
    pub(super) bytes: u64,
    pub(super) blocks: u32,
    pub(super) small: Vec<String>,
}

/// A file that is on the target already.
enum Kept<'a> {
    /// A file with exactly this content.
    Whole(ToPut<'a>),
    /// A part file that holds these blocks among others.
    Part(PathBuf, HashSet<Hash>, u32),
}

/// The files to be written for one bundle.
pub(super) struct PutList<'a> {
    pub(super) set: Set,
    pub(super) wanted: Vec<ToPut<'a>>,
    kept: Vec<Kept<'a>>,
    /// Part files whose blocks are all in whole chunks that exist already.
    pub(super) superseded: Vec<PathBuf>,
    /// Listed small files that are lost on all carriers.
    pub(super) lost: Vec<String>,
}

impl<'a> PutList<'a> {
    pub(super) fn new(held: &Held, source: Option<&'a Source>, folder: PathBuf) -> Result<Self> {
        let bundle = &held.bundle;
        let set = Set { folder, new_files: 0, new_bytes: 0, kept_files: 0, in_the_way: Vec::new() };
        let mut list = Self { set, wanted: Vec::new(), kept: Vec::new(), superseded: Vec::new(), lost: Vec::new() };
        // Small files are first, because no chunk has any use without the small files.
        let small = SmallFiles::of(bundle, held.carriers(), source)?;
        list.lost = small.lost;
        for (name, bytes) in small.proven {
            list.small(&name, bytes)?;
        }
        for (name, bytes) in small.cosignatures {
            // No other file depends on these files, and a path in their way stops nothing.
            match list.small(&name, bytes) {
                Err(Error::InTheWay(_)) => {}
                done => done?,
            }
        }
        if let Some(source) = source {
            for chunk in &bundle.chunks {
                list.chunk(chunk, source)?;
            }
        }
        Ok(list)
    }

    fn want(&mut self, name: &str, content: Content<'a>, supersedes: Option<PathBuf>) {
        self.set.new_files = self.set.new_files.saturating_add(1);
        self.set.new_bytes = self.set.new_bytes.saturating_add(content.bytes());
        self.wanted.push(ToPut { path: self.set.folder.join(name), content, supersedes });
    }

    /// Keeps a file that exists already.
    fn keep(&mut self, kept: Kept<'a>) {
        self.set.kept_files = self.set.kept_files.saturating_add(1);
        self.kept.push(kept);
    }

    fn keep_whole(&mut self, path: PathBuf, content: Content<'a>) {
        self.keep(Kept::Whole(ToPut { path, content, supersedes: None }));
    }

    pub(super) fn expected_of_kept(&self) -> impl Iterator<Item = Expected<'_>> {
        self.kept.iter().map(|kept| match kept {
            Kept::Whole(file) => Expected::exactly(file),
            Kept::Part(path, hashes, block_bytes) => Expected::among(path, hashes, *block_bytes),
        })
    }

    /// Returns what is not on the target after the files were put.
    pub(super) fn not_there(&self, put: &Put) -> NotThere {
        let mut not_there = NotThere { files: 0, bytes: 0, blocks: 0, small: Vec::new() };
        for file in self.wanted.iter().filter(|file| put.place_of(&file.path).is_none()) {
            not_there.files = not_there.files.saturating_add(1);
            not_there.bytes = not_there.bytes.saturating_add(file.content.bytes());
            let blocks = u32::try_from(file.content.blocks().len()).unwrap_or(u32::MAX);
            not_there.blocks = not_there.blocks.saturating_add(blocks);
            if blocks == 0 {
                let name = file.path.file_name().map(|name| name.to_string_lossy().into_owned());
                not_there.small.extend(name);
            }
        }
        not_there
    }

    fn small(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        for name in [name.to_owned(), format!("{name}.good")] {
            let path = self.set.folder.join(&name);
            if fs::symlink_metadata(&path).is_err() {
                self.want(&name, Content::Bytes(bytes), None);
                return Ok(());
            }
            if store::is_file(&path)
                && store::read_small(&path, limits::SUMS_MAX_BYTES).ok().flatten().as_ref() == Some(&bytes)
            {
                self.keep_whole(path, Content::Bytes(bytes));
                return Ok(());
            }
            self.set.in_the_way.push(path);
        }
        Err(Error::InTheWay(self.set.folder.join(format!("{name}.good"))))
    }

    fn chunk(&mut self, chunk: &Chunk, source: &'a Source) -> Result<()> {
        let all = chunk.first_block..chunk.first_block.saturating_add(chunk.block_count);
        let good: Vec<u32> = all.clone().filter(|block| source.has(*block)).collect();
        if good.is_empty() {
            return Ok(());
        }
        let hashes = |blocks: &[u32]| blocks.iter().filter_map(|block| source.table.hash_of(*block)).collect();
        let possible: HashSet<Hash> = hashes(&all.collect::<Vec<_>>());
        let needed: HashSet<Hash> = hashes(&good);
        let stem = chunk.name.trim_end_matches(".bin").to_owned();
        let part = |number: u32| if number == 1 { format!("{stem}.prt") } else { format!("{stem}.pr{number}") };
        let whole_path = self.set.folder.join(&chunk.name);
        let is_whole = good.len() == chunk.block_count as usize;
        let mut parts = Vec::new();
        let mut free = None;
        for number in 1..=9 {
            let path = self.set.folder.join(part(number));
            if fs::symlink_metadata(&path).is_err() {
                free = Some(part(number));
                break;
            }
            match hashes_in(&path, source).filter(|held| !held.is_empty() && held.is_subset(&possible)) {
                Some(held) => parts.push((path, held)),
                None => self.set.in_the_way.push(path),
            }
        }
        if is_whole {
            if fs::symlink_metadata(&whole_path).is_err() {
                let old = parts.pop().map(|(path, _)| path);
                self.want(&chunk.name, Content::Blocks(source, good), old);
                return Ok(());
            }
            if stands_whole(&whole_path, chunk, source) {
                self.keep_whole(whole_path, Content::Blocks(source, good));
                self.superseded.extend(parts.into_iter().map(|(path, _)| path));
                return Ok(());
            }
        }
        if fs::symlink_metadata(&whole_path).is_ok() {
            self.set.in_the_way.push(whole_path);
        }
        match parts.into_iter().next() {
            Some((path, held)) if held.is_superset(&needed) => {
                self.keep(Kept::Part(path, needed, source.layout.block_bytes));
            }
            Some((path, _)) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                self.want(&name, Content::Blocks(source, good), Some(path));
            }
            None => {
                let name = free.ok_or_else(|| Error::InTheWay(self.set.folder.join(part(9))))?;
                self.want(&name, Content::Blocks(source, good), None);
            }
        }
        Ok(())
    }
}

/// Returns the hashes of all blocks in a file. Returns `None` if the file holds anything but blocks of this bundle.
fn hashes_in(path: &Path, source: &Source) -> Option<HashSet<Hash>> {
    let meta = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    let block_bytes = source.layout.block_bytes;
    let file = store::open(path).ok()?;
    let mut held = HashSet::new();
    let mut buffer = Vec::new();
    let step = u64::from(block_bytes).max(limits::PIECE_BYTES as u64);
    let mut at = 0u64;
    while at < meta.len() {
        buffer.resize(usize::try_from(step.min(meta.len().saturating_sub(at))).unwrap_or(0), 0);
        store::read_exact_at(&file, &mut buffer, at).ok()?;
        at = at.saturating_add(buffer.len() as u64);
        held.extend(block_hashes(&buffer, block_bytes));
    }
    Some(held)
}

/// Tells whether a file is this whole chunk. Blocks that the pool found in the file are not read again.
fn stands_whole(path: &Path, chunk: &Chunk, source: &Source) -> bool {
    let file = source.carriers().files().iter().position(|file| file.path == path);
    let mut blocks = (0u64..).zip(chunk.first_block..chunk.first_block.saturating_add(chunk.block_count));
    let in_place = |(number, block): (u64, u32)| {
        let place = source.place(block);
        place.is_some_and(|place| {
            Some(place.file) == file && place.offset == number.saturating_mul(u64::from(source.layout.block_bytes))
        })
    };
    let long_enough = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == chunk.bytes);
    long_enough && (blocks.all(in_place) || holds_in_order(path, chunk, source))
}

/// Does the same by reading the file, because the pool keeps only one place for equal blocks.
fn holds_in_order(path: &Path, chunk: &Chunk, source: &Source) -> bool {
    let Ok(file) = store::open(path) else { return false };
    let mut bytes = Vec::new();
    let mut at = 0u64;
    (chunk.first_block..chunk.first_block.saturating_add(chunk.block_count)).all(|block| {
        bytes.resize(source.layout.stored_bytes(block) as usize, 0);
        let read = store::read_exact_at(&file, &mut bytes, at).is_ok();
        at = at.saturating_add(bytes.len() as u64);
        read && block_hashes(&bytes, source.layout.block_bytes).first().copied() == source.table.hash_of(block)
    })
}
