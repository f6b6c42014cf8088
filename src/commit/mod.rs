//! Commitments: a short code that stands for files before the files travel (FORMAT.md §21).

pub mod fault;
mod found;
mod hashing;
mod here;
mod sliding;
mod survey;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub use fault::{CommitFault, PathFault};
pub use found::{Excerpt, FileHere, Matched, State, match_code};

use crate::digest::sha256;
use crate::error::{Error, ReaderError, Result};
use crate::format::Hash;
use crate::format::commitment::{COMMITMENT_NAME, HashedFile, Names, PIECES_NAME, SLIP_NAME, Texts};
use crate::format::slip::Code;
use crate::store::{self, Access, Stage};
use crate::watch::{Phase, Watch};
use hashing::Hashed;
use pannier_reader::threads;
use survey::{Chosen, survey};

/// How long the code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeIs {
    /// The whole hash.
    Whole,
    /// 160 bits, for people who have only a voice.
    Spoken,
}

/// An order to commit files.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// Files and folders.
    pub paths: &'a [PathBuf],
    /// The new folder.
    pub output: &'a Path,
    /// Whether the commitment has the names.
    pub names: Names,
    /// How long the code is.
    pub code: CodeIs,
    /// Random bytes that were never used before.
    pub salt: Hash,
}

/// A commitment that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The code.
    pub code: Code,
    /// The hash of the commitment.
    pub sha256: Hash,
    /// Number of files.
    pub file_count: usize,
    /// Bytes of the files.
    pub bytes: u64,
    /// Number of files with a tree of pieces.
    pub long_count: usize,
    /// Files of the system, such as previews, that were left out of folders.
    pub left_out: usize,
    /// The names of the files that were written, in the new folder.
    pub written: Vec<&'static str>,
}

/// Commits files: hashes them, and writes the commitment, the list of pieces and the slip into a new folder.
///
/// # Errors
/// [`CommitFault`], [`ReaderError::Exists`] if the folder exists, or the error of the system.
pub fn commit(order: &Order<'_>, watch: &Watch) -> Result<Made> {
    // Nobody waits for hashes that have no place.
    if order.output.symlink_metadata().is_ok() {
        return Err(ReaderError::Exists(order.output.to_owned()).into());
    }
    if order.output.file_name().is_none() {
        return Err(Error::NoName(order.output.to_owned()));
    }
    let Chosen { files, left_out } = survey(order.paths, order.names, order.output)?;
    watch.begin(Phase::Reading, files.iter().fold(0, |sum, file| sum.saturating_add(file.bytes)));
    let next = Mutex::new(files.iter().enumerate());
    let done = Mutex::new(vec![None; files.len()]);
    threads::each(threads::count().min(files.len()).max(1), |_| -> Result<()> {
        let next = || next.lock().ok()?.next();
        while let Some((number, file)) = next() {
            let hashed = hashing::commit_file(&file.source, watch)?;
            if let Some(place) = done.lock().ok().as_mut().and_then(|done| done.get_mut(number)) {
                *place = Some(hashed);
            }
        }
        Ok(())
    })?;
    let done: Option<Vec<Hashed>> = done.into_inner().ok().and_then(|done| done.into_iter().collect());
    let done = done.ok_or(Error::bug("a hashing thread died"))?;
    let bytes = done.iter().fold(0_u64, |sum, hashed| sum.saturating_add(hashed.bytes));
    let file_count = files.len();
    let hashed = files.into_iter().zip(done).map(|(file, hashed)| {
        let Hashed { bytes, sha256, leaves, sums } = hashed;
        HashedFile { name: file.name, bytes, sha256, leaves, sums }
    });
    let Texts { commitment: text, pieces, long_count } =
        Texts::new(order.salt, order.names, hashed.collect()).ok_or(CommitFault::TooMuch)?;
    let sha256 = sha256(text.as_bytes());
    let code = match order.code {
        CodeIs::Whole => Code::Whole(sha256),
        CodeIs::Spoken => Code::spoken(&sha256),
    };
    let slip = format!("{code}\n");
    let mut out = vec![(COMMITMENT_NAME, text.as_str()), (SLIP_NAME, slip.as_str())];
    out.extend(pieces.as_deref().map(|pieces| (PIECES_NAME, pieces)));
    watch.begin(Phase::Writing, 0);
    let stage = Stage::begin(order.output, Access::AsUsual)?;
    for (name, text) in &out {
        store::write_new(&stage.tree().join(name), text.as_bytes())?;
    }
    stage.commit()?;
    let written = out.iter().map(|(name, _)| *name).collect();
    Ok(Made { code, sha256, file_count, bytes, long_count, left_out, written })
}
