//! The last reading of a medium: after the last write, everything that should be there is read once more, oldest first.
//!
//! A file that was read back right after its writing proves little. A false medium may hold less than it says, and a later
//! file then takes the place of an earlier one. A cache in the medium may hold what was written last.

use std::collections::HashSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use super::fault::{Loss, Lost, NotKept};
use super::medium::{Content, Put, ToPut, compare};
use crate::digest::block_hashes;
use crate::error::{Doing, Error, ReaderError, Result};
use crate::format::Hash;
use crate::limits::PIECE_BYTES;
use crate::store::{self, Cause, Reach};
use crate::watch::Watch;

/// How sure it is that a medium may be taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// No file was written.
    Untouched,
    /// After the last write, everything was read once more from the medium itself, and was right.
    Proven,
    /// Everything was read once more and was right, but perhaps from a memory in between.
    Unproven(Reach),
    /// Everything was read once more and was right, but the place cannot flush files to the medium.
    Unsynced,
}

impl Safety {
    /// No file was written at a place. Where no reading reaches the medium, that proves nothing about earlier files.
    pub(super) fn untouched(place: &Path) -> Self {
        match store::reach(place) {
            Reach::Medium => Self::Untouched,
            reach => Self::Unproven(reach),
        }
    }

    /// Tells whether the medium may be taken out without a further look.
    pub fn is_safe(self) -> bool {
        match self {
            Self::Untouched | Self::Proven => true,
            Self::Unproven(_) | Self::Unsynced => false,
        }
    }

    /// Returns the less sure of two answers.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unsynced, _) | (_, Self::Unsynced) => Self::Unsynced,
            (unproven @ Self::Unproven(_), _) | (_, unproven @ Self::Unproven(_)) => unproven,
            (Self::Proven, _) | (_, Self::Proven) => Self::Proven,
            (Self::Untouched, Self::Untouched) => Self::Untouched,
        }
    }
}

/// A file that should be on a medium.
pub(super) struct Expected<'a> {
    path: PathBuf,
    holds: Holds<'a>,
}

enum Holds<'a> {
    /// Exactly this content.
    Exactly(&'a Content<'a>),
    /// These blocks among others.
    Among(&'a HashSet<Hash>, u32),
}

impl<'a> Expected<'a> {
    /// A file with exactly this content, at its own path.
    pub(super) fn exactly(file: &'a ToPut<'a>) -> Self {
        Self { path: file.path.clone(), holds: Holds::Exactly(&file.content) }
    }

    /// A file that was put. Returns `None` for a file that is not on the medium.
    pub(super) fn put(file: &'a ToPut<'a>, put: &Put) -> Option<Self> {
        Some(Self { path: put.place_of(&file.path)?.to_owned(), holds: Holds::Exactly(&file.content) })
    }

    /// A file that holds these blocks among others.
    pub(super) fn among(path: &Path, hashes: &'a HashSet<Hash>, block_bytes: u32) -> Self {
        Self { path: path.to_owned(), holds: Holds::Among(hashes, block_bytes) }
    }

    pub(super) fn bytes(&self) -> u64 {
        match self.holds {
            Holds::Exactly(content) => content.bytes(),
            Holds::Among(hashes, block_bytes) => (hashes.len() as u64).saturating_mul(u64::from(block_bytes)),
        }
    }

    /// Reads the file from the medium. Returns `None` if the file is right.
    fn look(&self, watch: &Watch) -> Result<Option<Loss>> {
        let file = match store::open(&self.path) {
            Ok(file) => file,
            Err(ReaderError::Io { source, .. }) => {
                let cause = Cause::of(&source);
                return Ok(Some(if cause == Cause::Nowhere { Loss::Gone } else { Loss::Unreadable(cause) }));
            }
            Err(error) => return Err(error.into()),
        };
        store::forget_cached(&file);
        let looked = match &self.holds {
            Holds::Exactly(content) => compare(&file, content, watch),
            Holds::Among(hashes, block_bytes) => holds_among(&file, hashes, *block_bytes, watch),
        };
        match looked {
            Err(Error::Reader(ReaderError::Io { source, .. })) => Ok(Some(Loss::Unreadable(Cause::of(&source)))),
            other => other,
        }
    }
}

fn holds_among(file: &File, sought: &HashSet<Hash>, block_bytes: u32, watch: &Watch) -> Result<Option<Loss>> {
    let failing = |e| Error::io(Doing::Read, "", e);
    let length = file.metadata().map_err(failing)?.len();
    let step = (PIECE_BYTES as u64 / u64::from(block_bytes).max(1)).max(1).saturating_mul(u64::from(block_bytes));
    let (mut at, mut missing, mut buffer) = (0u64, sought.clone(), Vec::new());
    while at < length {
        buffer.resize(usize::try_from(step.min(length.saturating_sub(at))).unwrap_or(0), 0);
        store::read_exact_at(file, &mut buffer, at).map_err(failing)?;
        at = at.saturating_add(buffer.len() as u64);
        watch.advance(buffer.len() as u64)?;
        block_hashes(&buffer, block_bytes).iter().for_each(|hash| _ = missing.remove(hash));
    }
    Ok((!missing.is_empty()).then_some(Loss::Bytes))
}

/// Reads everything that should be on a medium once more. The files are given in the order of their writing, and the
/// oldest file is read first, since a cache keeps what was written last.
///
/// # Errors
/// [`Error::NotKept`] with every file that the medium did not keep, or when the caller stops.
pub(super) fn reread(place: &Path, files: &[Expected<'_>], unsynced: bool, watch: &Watch) -> Result<Safety> {
    let mut lost = Vec::new();
    for file in files {
        if let Some(how) = file.look(watch)? {
            lost.push(Lost { path: file.path.clone(), how });
        }
    }
    // A program that guards the machine may take a file away after the file was read and closed.
    for file in files {
        if !store::is_file(&file.path) && !lost.iter().any(|lost| lost.path == file.path) {
            lost.push(Lost { path: file.path.clone(), how: Loss::Gone });
        }
    }
    if !lost.is_empty() {
        return Err(Error::NotKept(Box::new(NotKept { place: place.to_owned(), files: files.len(), lost })));
    }
    Ok(match store::reach(place) {
        _ if unsynced => Safety::Unsynced,
        Reach::Medium => Safety::Proven,
        reach => Safety::Unproven(reach),
    })
}
