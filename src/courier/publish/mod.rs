//! `publish`: lays a bundle out for mirrors, in a folder with the name of its id (FORMAT.md §25.2). Chunks come first, the list and its
//! signature last, so that nobody finds a list without its files. Everything is read back.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod fault;
mod rclone;

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::medium::{Content, ToPut, put_all};
use crate::bundle::Bundle;
use crate::check::Held;
use crate::digest::sha256;
use crate::error::{Doing, Error, Result};
use crate::format::layout::Chunk;
use crate::format::sums::{SIGNATURE_NAME, SUMS_NAME};
use crate::format::torrent::name_of;
use crate::limits;
use crate::secret::key_in;
use crate::source::Source;
use crate::store::{self, Stage};
use crate::watch::{Phase, Watch};
use pannier_reader::find::trusted::Admitted;
use pannier_reader::small::SmallFiles;

pub use fault::PublishFault;
pub use rclone::Remote;

/// Where a bundle is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder of this machine: a mounted share, or what a web server shows.
    Folder(PathBuf),
    /// A remote of rclone.
    Remote(Remote),
}

/// A bundle on a mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The name of the folder.
    pub name: String,
    /// All files.
    pub files: usize,
    /// Files that were written. `None` for a remote: rclone does not say which files were there already.
    pub new_files: Option<usize>,
    /// Bytes of all files.
    pub bytes: u64,
    /// Chunks that are not whole here, and so are not on the mirror.
    pub lacking: Vec<String>,
}

/// What goes onto a mirror, in order.
struct Layout<'a> {
    chunks: Vec<&'a Chunk>,
    lacking: Vec<String>,
    /// Small files, the list and its signature last.
    small: Vec<(String, Vec<u8>)>,
}

/// Lays a bundle out. `scratch` is a folder for small files on their way.
///
/// # Errors
/// [`PublishFault`], errors of the folder, and the caller's stop.
pub fn publish(bundle: &Admitted<'_, Held>, place: &Place, scratch: &Path, watch: &Watch) -> Result<Published> {
    let held = bundle.get();
    refuse_secrets(held)?;
    let source = held.source()?;
    let layout = Layout::of(held, &source)?;
    let (name, lacking) = (name_of(&held.bundle.list.id), layout.lacking.clone());
    let small = layout.small.iter().fold(0u64, |sum, (_, bytes)| sum.saturating_add(bytes.len() as u64));
    let bytes = layout.chunks.iter().fold(small, |sum, chunk| sum.saturating_add(chunk.bytes));
    let files = layout.small.len().saturating_add(layout.chunks.len());
    let new_files = match place {
        Place::Folder(folder) => Some(into_folder(&held.bundle, &layout, &source, &folder.join(&name), watch)?),
        Place::Remote(remote) => {
            remote.put(held, &layout, &name, scratch, watch)?;
            None
        }
    };
    Ok(Published { name, files, new_files, bytes, lacking })
}

/// Refuses to work beside secret keys. They would not go onto the mirror, but whoever keeps them there may copy the whole folder next
/// time.
fn refuse_secrets(held: &Held) -> Result<()> {
    let carriers = held.carriers();
    for (number, found) in carriers.files().iter().enumerate() {
        if found.bytes > limits::KEY_MAX_BYTES {
            continue;
        }
        let what = carriers.read_small(number, limits::KEY_MAX_BYTES).ok().flatten().and_then(|bytes| key_in(&bytes));
        if let Some(what) = what {
            return Err(PublishFault::Secret { path: found.path.clone(), what }.into());
        }
    }
    Ok(())
}

impl<'a> Layout<'a> {
    fn of(held: &'a Held, source: &Source) -> Result<Self> {
        let bundle = &held.bundle;
        let mut small = SmallFiles::of(bundle, held.carriers(), Some(source))?;
        if !small.lost.is_empty() {
            return Err(PublishFault::Small(small.lost).into());
        }
        small.proven.append(&mut small.cosignatures);
        small.proven.sort_by_key(|(name, _)| (name == SUMS_NAME || name == SIGNATURE_NAME, name == SIGNATURE_NAME));
        let is_whole = |chunk: &&Chunk| blocks(chunk).all(|block| source.has(block));
        let (chunks, lacking): (Vec<_>, Vec<_>) = bundle.chunks.iter().partition(is_whole);
        if chunks.is_empty() {
            return Err(PublishFault::NoChunk.into());
        }
        let lacking = lacking.into_iter().map(|chunk| chunk.name.clone()).collect();
        Ok(Self { chunks, lacking, small: small.proven })
    }
}

fn blocks(chunk: &Chunk) -> Range<u32> {
    chunk.first_block..chunk.first_block.saturating_add(chunk.block_count)
}

/// Puts what is not there into a folder. Returns the number of files that were written.
fn into_folder(bundle: &Bundle, layout: &Layout<'_>, source: &Source, folder: &Path, watch: &Watch) -> Result<usize> {
    fs::create_dir_all(folder).map_err(|e| Error::io(Doing::Create, folder, e))?;
    let mut wanted = Vec::new();
    let mut want = |name: &str, content| wanted.push(ToPut { path: folder.join(name), content, supersedes: None });
    let all = layout.chunks.iter().fold(0u64, |sum, chunk| sum.saturating_add(chunk.bytes));
    watch.begin(Phase::Reading, all);
    for chunk in &layout.chunks {
        let path = folder.join(&chunk.name);
        if path.symlink_metadata().is_err() {
            want(&chunk.name, Content::Blocks(source, blocks(chunk).collect()));
        } else if !store::is_file(&path) || Some(store::hash_file(&path, watch)?.1) != bundle.sums.hash_of(&chunk.name)
        {
            return Err(Error::OtherFile(path));
        }
    }
    for (name, bytes) in &layout.small {
        let path = folder.join(name);
        if path.symlink_metadata().is_err() {
            want(name, Content::Bytes(bytes.clone()));
        } else {
            let there = if store::is_file(&path) { store::read_small(&path, limits::SUMS_MAX_BYTES)? } else { None };
            if there.is_none_or(|there| sha256(&there) != sha256(bytes)) {
                return Err(Error::OtherFile(path));
            }
        }
    }
    let needed = wanted.iter().fold(0u64, |sum, file| sum.saturating_add(file.content.bytes()));
    store::require_space(folder, needed)?;
    watch.begin(Phase::Writing, needed.saturating_mul(2));
    let stage = Stage::inside(folder)?;
    // Each call ends when its files are on the medium and were read back: the list has its name when all others have theirs.
    let is_last = |file: &ToPut<'_>| [SUMS_NAME, SIGNATURE_NAME].iter().any(|name| file.path.ends_with(name));
    let (last, first): (Vec<_>, Vec<_>) = wanted.into_iter().partition(is_last);
    for files in [&first, &last] {
        let put = store::needing(needed, || put_all(&stage, files, watch))?;
        if let Some(failed) = put.failed.first() {
            return Err(Error::Refused(failed.clone()));
        }
        // Another name is of no use to a mirror.
        if let Some(renamed) = put.renamed.first() {
            return Err(Error::InTheWay(renamed.wanted.clone()));
        }
    }
    Ok(first.len().saturating_add(last.len()))
}
