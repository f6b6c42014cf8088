//! The end of a failed command: an error of the library, or an error that only the command line can raise.

use std::path::PathBuf;

use super::exit::{Class, Exit};
use crate::error::{self as library, CodesFault, Doing, Half, OtherHalf, PlanFault, ReaderError};
use crate::format::slip::SlipFault;
use crate::scan::cards::CardFault;
use crate::store::Others;

/// The result of a command.
pub(super) type Result<T, E = Error> = std::result::Result<T, E>;

/// The reason why a command ends without its result.
#[derive(Debug)]
pub(super) enum Error {
    /// Options or typed words that the program cannot follow. The text is a sentence of the catalogue.
    Usage(String),
    /// The digits that were typed are not those of the key.
    OtherDigits {
        /// The groups that differ, from 1. The error does not hold the right digits, so that nobody copies them.
        groups: Vec<usize>,
    },
    /// Codes cannot be played, because standard output is no terminal.
    NoTerminal,
    /// A terminal that is too small for codes, counted in letters.
    SmallWindow {
        /// Letters in a line.
        columns: usize,
        /// Lines.
        rows: usize,
        /// Letters in a line that the smallest code needs.
        columns_needed: usize,
        /// Lines that the smallest code needs.
        rows_needed: usize,
    },
    /// A file in the place of a key that gives no key of a card.
    Card {
        /// The file.
        path: PathBuf,
        /// The reason.
        fault: CardFault,
    },
    /// The card of a recipient in the place of a publisher's card, or the reverse.
    OtherCard {
        /// The file.
        path: PathBuf,
        /// The key that belongs there.
        wanted: Half,
    },
    /// The bundle that should be signed has other documents than this folder.
    OtherDocuments(PathBuf),
    /// A document that would command the terminal, or is no text.
    CommandsTerminal(String),
    /// An error of the library.
    Library(library::Error),
    /// Pins that may be somebody else's.
    Pins(PinsFault),
    /// A key file that the environment names, and that may be somebody else's.
    Variable(PinsFault),
}

/// The reason why pins, or the key file that the environment names, are refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PinsFault {
    /// The pins are in a folder that the command line gives.
    Within {
        /// The folder of the pins, the pin, or the key file.
        pins: PathBuf,
        /// The folder that was given.
        given: PathBuf,
    },
    /// The pins are on the same removable medium as a folder that the command line gives.
    SameMedium {
        /// The folder of the pins, the pin, or the key file.
        pins: PathBuf,
        /// The folder that was given.
        given: PathBuf,
    },
    /// Another user can change the pins.
    Others {
        /// The file or folder that the other user can change.
        path: PathBuf,
        /// The reason why the other user can.
        how: Others,
    },
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
            Self::Usage(_) | Self::NoTerminal | Self::SmallWindow { .. } => Class::Usage,
            Self::OtherDigits { .. } | Self::Pins(_) | Self::Variable(_) => Class::NotTrusted,
            Self::OtherDocuments(_)
            | Self::CommandsTerminal(_)
            | Self::Card { fault: CardFault::Several(_) | CardFault::Secret(_), .. } => Class::Refused,
            Self::Card { fault: CardFault::Failed(error), .. } => error.class(),
            Self::Library(error) => error.class(),
            Self::Card { fault: CardFault::Nothing | CardFault::Line(_) | CardFault::Unread(_), .. }
            | Self::OtherCard { .. } => Class::Usage,
        }
    }
}

impl From<library::Error> for Error {
    fn from(error: library::Error) -> Self {
        Self::Library(error)
    }
}

impl From<OtherHalf> for Error {
    fn from(other: OtherHalf) -> Self {
        ReaderError::from(other).into()
    }
}

impl From<PinsFault> for Error {
    fn from(fault: PinsFault) -> Self {
        Self::Pins(fault)
    }
}

macro_rules! from_errors {
    ($($error:ty),*) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::Library(error.into())
            }
        }
    )*};
}
from_errors!(ReaderError, pannier_optical::Error, PlanFault, CodesFault, SlipFault);
