//! Reasons why an input is not searched for codes, or is searched only in part.

use crate::error::ReaderError;
use crate::workshop::fault::WorkshopFault;
pub use pannier_optical::codes::film::FilmFault;
pub use pannier_optical::codes::picture::PictureFault;
use pannier_optical::objects::receive::Sighting;
use pannier_reader::container::LeftInside;

/// An input that was not read, or was read in part, and the reason.
#[derive(Debug)]
pub struct Skipped {
    /// The place of the input.
    pub at: Sighting,
    /// The reason.
    pub why: SkipFault,
}

/// The reason why an input was not read, or was read in part.
#[derive(Debug, thiserror::Error)]
pub enum SkipFault {
    /// The file has no form that can contain codes.
    #[error("no picture, PDF, film or text with frames")]
    Form,
    /// The file is a picture of a kind that is not read.
    #[error("{0} is not read")]
    Unread(&'static str),
    /// The file is an archive.
    #[error("an archive")]
    Archive,
    /// The file is inside an archive, and a program that reads files by their path is needed.
    #[error("it needs {0}, which reads no archive")]
    Inside(&'static str),
    /// Something inside an archive is not read.
    #[error("something inside is not read: {0:?}")]
    Left(LeftInside),
    /// Nothing that is read is inside the archive.
    #[error("no picture inside")]
    NoneInside,
    /// The archive has more pixels than are looked at. The rest of the archive is left.
    #[error("more pixels than are looked at in one archive")]
    Rest,
    /// The PDF has a password.
    #[error("it has a password")]
    Locked,
    /// The system could not list the file, in its own words.
    #[error("{0}")]
    Unreadable(String),
    /// The file could not be read.
    #[error(transparent)]
    Error(#[from] ReaderError),
    /// The file is longer than any picture that is read.
    #[error("more than {most} MiB")]
    LongFile {
        /// The limit in mebibytes.
        most: u64,
    },
    /// The search for codes was stopped.
    #[error("more work than any page of codes")]
    Work,
    /// The picture has a fault.
    #[error(transparent)]
    Picture(#[from] PictureFault),
    /// The process that decodes pictures failed at this file.
    #[error(transparent)]
    Workshop(#[from] WorkshopFault),
    /// The film has a fault.
    #[error(transparent)]
    Film(#[from] FilmFault),
    /// The input needs a program that may not be run.
    #[error("it needs {0}, and no programs may be run")]
    Forbidden(&'static str),
    /// The input needs a program that is not installed.
    #[error("it needs {0}, which is not installed here")]
    Missing(&'static str),
    /// The program wrote nothing for a minute.
    #[error("{0} gave nothing for a minute and was ended")]
    Stalled(&'static str),
    /// The program ended with an error.
    #[error("{0} could not read all of it")]
    Failed(&'static str),
    /// The stream is of a kind that is read from files alone.
    #[error("a PDF or a film is read from a file, not from a stream")]
    Stream,
}
