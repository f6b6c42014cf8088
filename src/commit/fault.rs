//! Faults of commitments: files that cannot be committed, and codes for which no commitment is here.

use std::path::PathBuf;

use pannier_format::commitment::CommitmentFault;
use pannier_format::escape::shown_path;

/// The reason why a path cannot be committed with its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// A link, which is never followed.
    Link,
    /// A device, a pipe or a socket.
    Special,
    /// The name is not UTF-8.
    NotUnicode,
    /// The name has a character that commands a terminal or changes the direction of text, or is too long.
    Name,
    /// The name holds a secret key.
    Secret(&'static str),
}

/// The reason why files are not committed, or not matched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitFault {
    /// Entries that are no files, or whose names a commitment cannot have.
    #[error("{} files cannot be committed", .0.len())]
    Paths(Vec<(PathBuf, PathFault)>),
    /// Two files would have one name in the commitment.
    #[error("two files would have the name of {}", shown_path(.0))]
    Twice(PathBuf),
    /// There is no file to commit.
    #[error("there is no file")]
    Nothing,
    /// A file changed while it was read.
    #[error("{} changed", shown_path(.0))]
    Changed(PathBuf),
    /// The commitment or its list of pieces would be too long.
    #[error("too many files or bytes for one commitment")]
    TooMuch,
    /// No commitment with the code is here. Commitments with other codes are.
    #[error("no commitment with the code is here")]
    Missing(Vec<PathBuf>),
    /// Two different commitments fit a code of 160 bits.
    #[error("{} and {} fit one code", shown_path(.0), shown_path(.1))]
    Two(PathBuf, PathBuf),
    /// The text with the hash of the code is no commitment.
    #[error("{}: {why}", shown_path(path))]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: CommitmentFault,
    },
}
