//! Reasons why something is not looked at for codes, or only in part.

use crate::error::Error;
pub use pannier_optical::codes::film::FilmFault;
pub use pannier_optical::codes::picture::PictureFault;

/// Why something was not looked at, or only in part.
#[derive(Debug, thiserror::Error)]
pub enum SkipFault {
    /// No form in which codes could be.
    #[error("no picture, PDF, film or text with frames")]
    Form,
    /// The system could not list the file, in its own words.
    #[error("{0}")]
    Unreadable(String),
    /// The file could not be read.
    #[error(transparent)]
    Error(#[from] Error),
    /// A file that is longer than any picture that is looked at.
    #[error("more than {most} MiB")]
    LongFile {
        /// Mebibytes that are looked at.
        most: u64,
    },
    /// The search for codes was stopped.
    #[error("more work than any page of codes")]
    Work,
    /// Something is wrong with the picture.
    #[error(transparent)]
    Picture(#[from] PictureFault),
    /// Something is wrong with the film.
    #[error(transparent)]
    Film(#[from] FilmFault),
    /// The program that it needs may not be run.
    #[error("it needs {0}, and no programs may be run")]
    Forbidden(&'static str),
    /// The program that it needs is not installed.
    #[error("it needs {0}, which is not installed here")]
    Missing(&'static str),
    /// The program gave nothing for a minute.
    #[error("{0} gave nothing for a minute and was ended")]
    Stalled(&'static str),
    /// The program ended with an error.
    #[error("{0} could not read all of it")]
    Failed(&'static str),
    /// A stream of a kind that is read from files alone.
    #[error("a PDF or a film is read from a file, not from a stream")]
    Stream,
}
