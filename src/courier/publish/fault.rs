//! Faults of `publish`.

use std::path::PathBuf;

use crate::escape::{shown, shown_path};

/// The reason why a bundle is not on its mirror.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishFault {
    /// A secret key lies among the files. Nothing was written.
    #[error("{} holds {what}", shown_path(path))]
    Secret {
        /// Which file.
        path: PathBuf,
        /// What kind of key.
        what: &'static str,
    },
    /// No chunk is whole here.
    #[error("no chunk is whole")]
    NoChunk,
    /// Listed small files are lost.
    #[error("{} small files are lost", .0.len())]
    Small(Vec<String>),
    /// Chunks that are no files of their own under their names.
    #[error("{} chunks are not in one folder under their names", .0.len())]
    Scattered(Vec<String>),
    /// rclone is not installed.
    #[error("rclone is not installed")]
    NoProgram,
    /// rclone failed: its exit code, and its last words.
    #[error("rclone ended with {code}: {}", shown(words))]
    Program {
        /// The exit code; -1 if there is none.
        code: i32,
        /// The last line that rclone said.
        words: String,
    },
    /// Files that read back otherwise, or do not read back.
    #[error("{} files do not read back as they were", .0.len())]
    Differs(Vec<String>),
}
