//! Orders to pack that cannot be carried out.

use pannier_format::escape::shown;

/// Why nothing can be packed as it was ordered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackFault {
    /// A series is named with a-z, 0-9 and -, at most 64 of them.
    #[error("{} cannot be the name of a series", shown(.0))]
    Series(String),
    /// Releases count from 1.
    #[error("a release cannot have the number 0")]
    Release,
    /// A date that is not written YYYY-MM-DD.
    #[error("{} is not a date", shown(.0))]
    Date(String),
    /// A level of compression that there is not.
    #[error("level {level} is not from 1 to {most}")]
    Level {
        /// The level asked for.
        level: i32,
        /// The highest level.
        most: i32,
    },
    /// Chunks that are too long for some file systems.
    #[error("chunks of {bytes} bytes, at most {most} are allowed")]
    LongChunks {
        /// Bytes asked for.
        bytes: u64,
        /// Bytes that are allowed.
        most: u64,
    },
    /// Chunks that are too short for this corpus.
    #[error("chunks of {bytes} bytes, this corpus needs at least {least}")]
    ShortChunks {
        /// Bytes asked for.
        bytes: u64,
        /// Bytes that are needed.
        least: u32,
    },
    /// A pattern that cannot be read.
    #[error("the pattern {} cannot be read: {why}", shown(pattern))]
    Pattern {
        /// The pattern as it was given.
        pattern: String,
        /// What is wrong with it, in the words of its parser.
        why: String,
    },
    /// A plain name that nothing in the corpus has.
    #[error("nothing in the corpus is named {}", shown(.0))]
    IdleName(String),
    /// More recipients than a payload may begin with.
    #[error("sealing takes {bytes} bytes, at most {most} are allowed")]
    ManyRecipients {
        /// Bytes that sealing takes.
        bytes: u64,
        /// Bytes that are allowed.
        most: u64,
    },
}
