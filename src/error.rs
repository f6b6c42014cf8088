//! Everything that can go wrong in the library, as data: errors of the crates below, and errors that this package adds.
//!
//! The text of a variant is for developers. The command line has a sentence, a hint and an exit code for each variant.

use std::io;
use std::path::{Path, PathBuf};

pub use pannier_optical::fault::CodesFault;
pub use pannier_reader::Error as ReaderError;
pub use pannier_reader::error::{
    BaseIs, Candidate, Conflict, ConflictKind, ContentsFault, Contradiction, DeltaFault, Disputed, Doing, Foreign, Gap,
    Half, LeftOut, Maker, Misfit, NamedBy, OtherHalf, PayloadFault, is_full, system_words,
};

pub use crate::commit::{CommitFault, PathFault};
pub use crate::courier::fault::{Failed, NotKept};
pub use crate::courier::publish::PublishFault;
pub use crate::fetch::FetchFault;
pub use crate::intake::CustodyFault;
pub use crate::kit::KitFault;
pub use crate::open::PartFault;
pub use crate::pack::fault::{CorpusFault, LetterFault, Misread, MoreFault, PackFault, PatternOf, RecipientFault};
pub use crate::parcel::ParcelFault;
pub use crate::plan::fault::PlanFault;
pub use crate::prove::ProveFault;
pub use crate::torrent::TorrentFault;
pub use crate::workshop::fault::WorkshopFault;
use pannier_format::escape::{shown, shown_path};
use pannier_format::slip::SlipFault;

/// The library's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong: first the errors of the crates below, then what takes a corpus, a medium, a plan or a slip.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Finding, proving, rebuilding or opening failed, or the system did.
    #[error(transparent)]
    Reader(#[from] ReaderError),
    /// Codes cannot carry what was asked for.
    #[error(transparent)]
    Codes(#[from] CodesFault),
    /// Another run uses the same output.
    #[error("another run is writing {}", shown_path(.0))]
    Busy(PathBuf),
    /// A folder has the name of our stage but is not ours.
    #[error("{} is in the way and is not a leftover of Pannier", shown_path(.0))]
    InTheWay(PathBuf),
    /// A path that ends in no name.
    #[error("{} cannot be the name of a new folder", shown_path(.0))]
    NoName(PathBuf),
    /// A file on a carrier is in the way of one with the same name.
    #[error("{} is there already and is another file", shown_path(.0))]
    OtherFile(PathBuf),
    /// Names in the corpus that the reader would refuse.
    #[error("{} names in the corpus cannot be packed", .0.len())]
    CorpusNames(Vec<(PathBuf, CorpusFault)>),
    /// A file changed while it was being read.
    #[error("{} changed while it was being packed", shown_path(.0))]
    CorpusChanged(PathBuf),
    /// A secret key lies in the corpus.
    #[error("{} in the corpus holds {what}", shown_path(path))]
    CorpusSecret {
        /// Which file.
        path: PathBuf,
        /// What kind of key.
        what: &'static str,
    },
    /// A bundle lies in the corpus.
    #[error("{} in the corpus is a bundle itself", shown_path(.0))]
    CorpusBundle(PathBuf),
    /// The corpus is not a folder of files.
    #[error("{} is not a folder", shown_path(.0))]
    CorpusNotFolder(PathBuf),
    /// The output lies in the corpus, or the reverse.
    #[error("{} lies inside the corpus", shown_path(.0))]
    OutputInCorpus(PathBuf),
    /// The payload does not fit the format.
    #[error("the payload would have {bytes} bytes, the format holds {most}")]
    TooLarge {
        /// Bytes asked for.
        bytes: u64,
        /// Bytes that fit.
        most: u64,
    },
    /// An order to pack that cannot be carried out.
    #[error(transparent)]
    Pack(#[from] PackFault),
    /// A pattern of documents that is no pattern.
    #[error("{}: {why}", shown(pattern))]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with the pattern.
        why: String,
    },
    /// No document fits what was asked for: the patterns.
    #[error("no document fits {}", .0.iter().map(|one| shown(one)).collect::<Vec<_>>().join(", "))]
    NothingFits(Vec<String>),
    /// A key letter cannot be made or signed.
    #[error(transparent)]
    Letter(#[from] LetterFault),
    /// A kit that cannot be used.
    #[error(transparent)]
    Kit(#[from] KitFault),
    /// A parcel cannot be packed as asked.
    #[error(transparent)]
    Parcel(#[from] ParcelFault),
    /// An archive cannot be used, or is not what its chain says.
    #[error(transparent)]
    Custody(#[from] CustodyFault),
    /// A document cannot be proven.
    #[error(transparent)]
    Prove(#[from] ProveFault),
    /// Files that cannot be committed, or a code for which nothing is here.
    #[error(transparent)]
    Commit(#[from] CommitFault),
    /// A bundle of which no torrent can be made here.
    #[error(transparent)]
    Torrent(#[from] TorrentFault),
    /// Mirrors gave too little to begin with.
    #[error(transparent)]
    Fetch(#[from] FetchFault),
    /// A bundle cannot be laid out for a mirror.
    #[error(transparent)]
    Publish(#[from] PublishFault),
    /// What was written does not read back.
    #[error("the rehearsal did not give back what was read: {0}")]
    Rehearsal(Misread),
    /// A text that should be a recipient is none.
    #[error("{} is not an age recipient", shown(.0))]
    NotARecipient(String),
    /// A file of recipients that names none.
    #[error("{} holds no recipient", shown_path(.0))]
    NoRecipient(PathBuf),
    /// A recipients file with wrong digits.
    #[error(transparent)]
    Recipient(#[from] RecipientFault),
    /// A key is sealed and no passphrase was given.
    #[error("{} needs its passphrase", shown_path(.0))]
    KeyPassphraseNeeded(PathBuf),
    /// A bundle that cannot get more recovery blocks.
    #[error(transparent)]
    More(#[from] MoreFault),
    /// Something is missing from a bundle that must be whole.
    #[error("{have} of {all} blocks are here, and all are needed")]
    NotWhole {
        /// Good blocks.
        have: u32,
        /// Blocks of the bundle.
        all: u32,
    },
    /// A plan for carriers does not hold.
    #[error("{0}")]
    Plan(#[from] PlanFault),
    /// A folder where an image or a device belongs.
    #[error("{} is a folder, not an image or a device", shown_path(.0))]
    MediumIsFolder(PathBuf),
    /// Something else where an image or a device belongs.
    #[error("{} is neither a file nor a block device", shown_path(.0))]
    NotAMedium(PathBuf),
    /// The process that decodes failed.
    #[error(transparent)]
    Workshop(#[from] WorkshopFault),
    /// A folder that opening in part cannot complete.
    #[error(transparent)]
    Part(#[from] PartFault),
    /// The place took no file at all. The first file that it refused.
    #[error("cannot put {}: {}", shown_path(&.0.path), shown(.0.why.words()))]
    Refused(Failed),
    /// A medium that did not keep what was written.
    #[error("{} does not hold what was written", shown_path(&.0.place))]
    NotKept(Box<NotKept>),
    /// A release that a slip asks for is not here.
    #[error("{series} {release} is not here as a whole release")]
    NoRelease {
        /// The series of the release.
        series: String,
        /// The number of the release.
        release: u32,
        /// The bundles that are here, by series and number.
        here: Vec<String>,
    },
    /// Digits that are no slip, or not this one.
    #[error("{0}")]
    Slip(#[from] SlipFault),
}

impl Error {
    /// Recovers the error that a `Read` or `Write` of ours carried through `std::io`, or wraps what the system said.
    pub(crate) fn from_stream(doing: Doing, path: impl AsRef<Path>, source: io::Error) -> Self {
        match source.downcast::<Self>() {
            Ok(error) => error,
            Err(source) => ReaderError::from_stream(doing, path, source).into(),
        }
    }

    /// Wraps what the system said about a file.
    pub fn io(doing: Doing, path: impl AsRef<Path>, source: io::Error) -> Self {
        ReaderError::io(doing, path, source).into()
    }

    /// A promise inside the program does not hold. No input leads here.
    pub(crate) const fn bug(what: &'static str) -> Self {
        Self::Reader(ReaderError::Bug(what))
    }
}

/// Takes the error of the reader or the fault out of an error of codes. Every error has one form.
impl From<pannier_optical::Error> for Error {
    fn from(error: pannier_optical::Error) -> Self {
        match error {
            pannier_optical::Error::Reader(error) => Self::Reader(error),
            pannier_optical::Error::Codes(fault) => Self::Codes(fault),
        }
    }
}
