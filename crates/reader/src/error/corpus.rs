//! Faults of a corpus that cannot be packed, and of a rehearsal that returned something else.

use super::Error;
use pannier_format::escape::shown;
use pannier_format::names::NameFault;

/// Why an entry of the corpus cannot be packed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorpusFault {
    /// A name that is not Unicode.
    #[error("it is not Unicode")]
    NotUnicode,
    /// A name that FORMAT.md §10.3 does not allow.
    #[error("{0}")]
    Name(NameFault),
    /// A name that some file system takes for the name of another entry.
    #[error("some systems take it for {}", shown(.0))]
    Twin(String),
    /// A symbolic link.
    #[error("it is a symbolic link")]
    Link,
    /// Neither a file nor a folder.
    #[error("it is neither a file nor a folder")]
    Special,
}

/// What a rehearsal gave instead of what was packed.
#[derive(Debug, thiserror::Error)]
pub enum Misread {
    /// Other documents.
    #[error("other documents")]
    Documents,
    /// Other blocks.
    #[error("other blocks")]
    Blocks,
    /// Nothing, for this reason.
    #[error(transparent)]
    Refused(Box<Error>),
}

impl Misread {
    /// What a failed rehearsal says of what was written.
    pub fn of(error: Error) -> Self {
        match error {
            Error::OtherCode => Self::Blocks,
            other => Self::Refused(Box::new(other)),
        }
    }
}
