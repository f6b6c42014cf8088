//! The end of a failed command: an error of the library, or wrong usage of the command line.

use super::exit::{Class, Exit};
use crate::error::{self as library, CodesFault, Doing, OtherHalf, PlanFault};
use crate::format::slip::SlipFault;

/// The result of a command.
pub(super) type Result<T, E = Error> = std::result::Result<T, E>;

/// The reason why a command ends without its result.
#[derive(Debug)]
pub(super) enum Error {
    /// Options or typed words that the program cannot follow. The text is a sentence of the catalogue.
    Usage(String),
    /// An error of the library.
    Library(library::Error),
}

impl Error {
    /// Wraps the error of the system about a file.
    pub(super) fn io(doing: Doing, path: impl AsRef<std::path::Path>, source: std::io::Error) -> Self {
        library::Error::io(doing, path, source).into()
    }
}

impl Exit for Error {
    fn class(&self) -> Class {
        match self {
            Self::Usage(_) => Class::Usage,
            Self::Library(error) => error.class(),
        }
    }
}

impl From<library::Error> for Error {
    fn from(error: library::Error) -> Self {
        Self::Library(error)
    }
}

macro_rules! from_faults {
    ($($fault:ty),*) => {$(
        impl From<$fault> for Error {
            fn from(fault: $fault) -> Self {
                Self::Library(fault.into())
            }
        }
    )*};
}
from_faults!(OtherHalf, PlanFault, CodesFault, SlipFault);
