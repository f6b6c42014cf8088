//! Faults of one file on a medium: the file is refused, stands under another name, or is lost after writing.

use std::path::{Path, PathBuf};

use crate::error::Doing;
use crate::store::Cause;

/// A file that is not on the medium. Other files were put all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// The file at fault: a source that could not be read again, or the file that the place refused.
    pub path: PathBuf,
    /// The file that is not on the medium.
    pub wanted: PathBuf,
    /// The reason.
    pub why: Why,
}

/// Why a file is not on the medium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A source failed while the source was read again, in the words of the system.
    Source(String),
    /// The place refused the file.
    Refused {
        /// What was being done.
        doing: Doing,
        /// The cause.
        cause: Cause,
        /// The words of the system.
        words: String,
    },
}

impl Failed {
    pub(super) fn of_source(path: PathBuf, wanted: &Path, words: String) -> Self {
        Self { path, wanted: wanted.to_owned(), why: Why::Source(words) }
    }
}

impl Why {
    /// Returns the words of the system.
    pub fn words(&self) -> &str {
        match self {
            Self::Source(words) | Self::Refused { words, .. } => words,
        }
    }
}

/// A file that stands under another name, because the place refused the name of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The path that the file should have.
    pub wanted: PathBuf,
    /// The path that the file has.
    pub stands: PathBuf,
    /// Why the place refused the name.
    pub cause: Cause,
}

/// How a written file differs when the file is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The file is not there.
    Gone,
    /// The file has another length.
    Length,
    /// Zeros are where bytes were written.
    Zeros,
    /// Other bytes are there than were written.
    Bytes,
    /// The file cannot be read.
    Unreadable(Cause),
}

impl Loss {
    /// Returns the loss for bytes that are not the written bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        if bytes.iter().all(|byte| *byte == 0) { Self::Zeros } else { Self::Bytes }
    }
}

/// A file that the medium did not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The path of the file.
    pub path: PathBuf,
    /// How the file differs.
    pub how: Loss,
}

/// A medium that did not keep what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotKept {
    /// The place on the medium.
    pub place: PathBuf,
    /// The files that were read again.
    pub files: usize,
    /// The files that the medium did not keep. There is at least one.
    pub lost: Vec<Lost>,
}

impl NotKept {
    /// A file that was wrong when the file was read back right after its writing.
    pub(super) fn at_once(path: &Path, how: Loss) -> Self {
        let place = path.parent().unwrap_or(path).to_owned();
        Self { place, files: 1, lost: vec![Lost { path: path.to_owned(), how }] }
    }

    /// Returns the first file that the medium did not keep.
    pub fn first(&self) -> (&Path, Loss) {
        self.lost.first().map_or((self.place.as_path(), Loss::Bytes), |lost| (lost.path.as_path(), lost.how))
    }
}
