//! Exit codes: the class of each error and of each verdict.

use std::io;

use crate::check::Verdict;
use crate::error::{
    CodesFault, CommitFault, CustodyFault, DeltaFault, Error, FetchFault, KitFault, LetterFault, MoreFault, PackFault,
    ParcelFault, PlanFault, ProveFault, PublishFault, ReaderError, RecipientFault, is_full,
};
use crate::format::facts::FactsFault;

/// The exit codes of DESIGN.md. Any other code is a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Done and verified.
    Done = 0,
    /// Input or output, or a bug.
    CouldNot = 1,
    /// Wrong usage.
    Usage = 2,
    /// The bundle can be opened, but a part is missing or damaged.
    Damaged = 3,
    /// There are not enough blocks yet.
    NotEnough = 4,
    /// The publisher is not trusted.
    NotTrusted = 5,
    /// The payload cannot be decrypted.
    CannotDecrypt = 6,
    /// The program refused for safety.
    Refused = 7,
    /// A share: everything here is whole, and other shares are needed.
    Share = 8,
    /// Some documents are open, and the blocks of others are missing.
    Partial = 9,
    /// The run was interrupted. A new run continues the work.
    Interrupted = 130,
}

/// Errors and verdicts, which end a command and so decide the exit code.
pub trait Exit {
    /// Returns the class, which is the exit code.
    fn class(&self) -> Class;
}

impl Exit for Verdict {
    fn class(&self) -> Class {
        match self {
            Self::Ok => Class::Done,
            Self::Openable | Self::DamagedButOpenable => Class::Damaged,
            Self::Incomplete => Class::NotEnough,
            Self::NotTrusted | Self::Conflict => Class::NotTrusted,
        }
    }
}

impl Exit for Error {
    fn class(&self) -> Class {
        match self {
            Self::Reader(error) => error.class(),
            Self::Codes(fault) => fault.class(),
            Self::Pack(fault) => fault.class(),
            Self::Letter(LetterFault::OtherKey(_) | LetterFault::Revived(_) | LetterFault::NotPromised(_)) => {
                Class::Refused
            }
            Self::Letter(_) | Self::Kit(KitFault::None(_)) => Class::Usage,
            Self::Kit(KitFault::Untrusted(_) | KitFault::Altered { .. }) => Class::NotTrusted,
            Self::Parcel(ParcelFault::NoProgram(_)) => Class::CouldNot,
            Self::Parcel(_) => Class::Refused,
            Self::Prove(ProveFault::Altered(_)) => Class::NotTrusted,
            Self::Prove(ProveFault::Missing(_)) => Class::NotEnough,
            Self::Prove(ProveFault::NoDocument(_) | ProveFault::OtherBundle(_) | ProveFault::NamesTold) => Class::Usage,
            Self::Commit(fault) => fault.class(),
            Self::Custody(fault) => fault.class(),
            Self::Recipient(fault) => fault.class(),
            Self::More(fault) => fault.class(),
            Self::Plan(fault) => fault.class(),
            Self::Busy(_) | Self::Rehearsal(_) | Self::Workshop(_) | Self::Refused(_) | Self::NotKept(_) => {
                Class::CouldNot
            }
            Self::NoName(_)
            | Self::Pattern { .. }
            | Self::NothingFits(_)
            | Self::CorpusNotFolder(_)
            | Self::TooLarge { .. }
            | Self::NotARecipient(_)
            | Self::NoRecipient(_)
            | Self::MediumIsFolder(_)
            | Self::NotAMedium(_)
            | Self::Slip(_) => Class::Usage,
            Self::Fetch(fault) => fault.class(),
            Self::Publish(fault) => fault.class(),
            Self::NotWhole { .. } | Self::NoRelease { .. } | Self::Torrent(_) => Class::NotEnough,
            Self::KeyPassphraseNeeded(_) => Class::CannotDecrypt,
            Self::InTheWay(_)
            | Self::Part(_)
            | Self::OtherFile(_)
            | Self::CorpusNames(_)
            | Self::CorpusChanged(_)
            | Self::CorpusSecret { .. }
            | Self::CorpusBundle(_)
            | Self::OutputInCorpus(_) => Class::Refused,
        }
    }
}

impl Exit for ReaderError {
    fn class(&self) -> Class {
        match self {
            Self::Io { source, .. } => source.class(),
            Self::Unsteady(_)
            | Self::Bug(_)
            | Self::NoMemory { .. }
            | Self::OtherCode
            | Self::Seal(_)
            | Self::Facts(FactsFault::Format(_) | FactsFault::Requires(_) | FactsFault::OpeningRequires(_)) => {
                Class::CouldNot
            }
            Self::Delta(fault) => fault.class(),
            Self::NotAKey { .. }
            | Self::ForeignKey { .. }
            | Self::OtherHalf(_)
            | Self::ManyBundles(_)
            | Self::NoSuchBundle(_)
            | Self::NoSuchRelease(_) => Class::Usage,
            Self::NoBundle
            | Self::NotUnpacked(_)
            | Self::ListDamaged(_)
            | Self::ListMissing(_)
            | Self::Crowded
            | Self::SmallMissing(_)
            | Self::NotEnough { .. } => Class::NotEnough,
            Self::ListUnsigned(_)
            | Self::UnknownPublisher(_)
            | Self::OtherSeries { .. }
            | Self::TooFewSignatures(_)
            | Self::Conflict(_)
            | Self::WrongPublisher { .. }
            | Self::WrongComment(_)
            | Self::Contents(_) => Class::NotTrusted,
            Self::SealedFor(_) | Self::WrongKey | Self::WrongPassphrase | Self::KeyPassphraseWrong(_) => {
                Class::CannotDecrypt
            }
            Self::Sums(_)
            | Self::Facts(FactsFault::Json(_) | FactsFault::Field(_))
            | Self::Contradiction(_)
            | Self::ScryptTooHigh { .. }
            | Self::Payload(_)
            | Self::NoSpace { .. }
            | Self::Unfit(_)
            | Self::Exists(_) => Class::Refused,
            Self::Interrupted => Class::Interrupted,
        }
    }
}

impl Exit for DeltaFault {
    fn class(&self) -> Class {
        match self {
            Self::Whole | Self::NotOpened(_) => Class::Usage,
            Self::BaseUntrusted => Class::NotTrusted,
            Self::Already { .. } | Self::OtherBase { .. } | Self::Gap(_) | Self::Missing(_) | Self::Altered(_) => {
                Class::NotEnough
            }
            Self::Inside(_) | Self::BaseList | Self::Malformed(_) => Class::Refused,
        }
    }
}

impl Exit for io::Error {
    fn class(&self) -> Class {
        if is_full(self) { Class::Refused } else { Class::CouldNot }
    }
}

impl Exit for PackFault {
    fn class(&self) -> Class {
        match self {
            Self::Series(_)
            | Self::Release
            | Self::Date(_)
            | Self::Level { .. }
            | Self::LongChunks { .. }
            | Self::ShortChunks { .. }
            | Self::Pattern { .. }
            | Self::IdleName { .. }
            | Self::ManyRecipients { .. } => Class::Usage,
        }
    }
}

impl Exit for RecipientFault {
    fn class(&self) -> Class {
        match self {
            Self::OtherDigits { .. } => Class::NotTrusted,
            Self::Comment { .. } | Self::Trailing { .. } => Class::Usage,
        }
    }
}

impl Exit for MoreFault {
    fn class(&self) -> Class {
        match self {
            Self::OtherKey { .. } | Self::NotMore { .. } | Self::OtherNames => Class::Usage,
        }
    }
}

impl Exit for CommitFault {
    fn class(&self) -> Class {
        match self {
            Self::Twice(_) | Self::Nothing | Self::TooMuch => Class::Usage,
            Self::Missing(_) => Class::NotEnough,
            Self::Paths(_) | Self::Changed(_) | Self::Two(..) | Self::Malformed { .. } => Class::Refused,
        }
    }
}

impl Exit for FetchFault {
    fn class(&self) -> Class {
        match self {
            Self::NotBuilt => Class::CouldNot,
            Self::NoList(_) | Self::Small(_) | Self::Time => Class::NotEnough,
        }
    }
}

impl Exit for PublishFault {
    fn class(&self) -> Class {
        match self {
            Self::Secret { .. } => Class::Refused,
            Self::NoChunk | Self::Small(_) => Class::NotEnough,
            Self::Scattered(_) => Class::Usage,
            Self::NoProgram | Self::Program { .. } | Self::Differs(_) => Class::CouldNot,
        }
    }
}

impl Exit for CustodyFault {
    fn class(&self) -> Class {
        match self {
            Self::NotAnArchive(_) | Self::Full(_) => Class::Refused,
            Self::NoChain(_) | Self::Chain { .. } | Self::Unsigned { .. } | Self::Altered(_) => Class::NotTrusted,
            Self::Missing(_) => Class::NotEnough,
            Self::NoParcel(_) => Class::Usage,
        }
    }
}

impl Exit for PlanFault {
    fn class(&self) -> Class {
        match self {
            Self::Carriers(_) | Self::Sizes { .. } | Self::Counts { .. } | Self::Same(..) => Class::Usage,
            Self::TooSmall { .. }
            | Self::Short { .. }
            | Self::NoRoom { .. }
            | Self::Whole { .. }
            | Self::Greedy { .. }
            | Self::Stray(_) => Class::Refused,
        }
    }
}

impl Exit for CodesFault {
    fn class(&self) -> Class {
        match self {
            Self::Nothing => Class::NotEnough,
            Self::Secret(_) => Class::Refused,
            Self::TooMuch { .. }
            | Self::LongBag { .. }
            | Self::ChunkTooLarge { .. }
            | Self::LoopTooLong { .. }
            | Self::NoCard => Class::Usage,
        }
    }
}
