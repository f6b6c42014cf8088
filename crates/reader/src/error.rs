//! Everything that can go wrong in the reader, as data: one variant for each remedy.
//!
//! The text of a variant is for developers. The command line has a sentence, a hint and an exit code for each variant.
//! The crates above the reader wrap this enum, and add their own variants in their own enums. A host that implements the
//! traits of [`carriers`](crate::carriers) answers with [`Error::Io`], [`Error::NoSpace`] or [`Error::Exists`].

mod delta;
mod half;
mod misfit;
mod signed;

use std::io;
use std::path::{Path, PathBuf};

pub use delta::{BaseIs, DeltaFault, Gap};
pub use half::{Foreign, Half, OtherHalf};
pub use misfit::{LeftOut, Misfit};
pub use pannier_format::fault::PayloadFault;
pub use signed::{Candidate, Conflict, ConflictKind, ContentsFault, Contradiction, Disputed, Maker, NamedBy};

use crate::container::Container;
use crate::letters::Quorum;
use pannier_format::escape::{shown, shown_path};
use pannier_format::facts::FactsFault;
use pannier_format::fault::ArchiveError;
use pannier_format::sums::SumsFault;
use pannier_format::{Digits, Sealing};

/// The result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What was being done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum Doing {
    #[error("read")]
    Read,
    #[error("write")]
    Write,
    #[error("create")]
    Create,
    #[error("list")]
    List,
    #[error("rename")]
    Rename,
    #[error("sync")]
    Sync,
    #[error("remove")]
    Remove,
    #[error("run")]
    Run,
}

/// What can go wrong while bundles are found, proven, rebuilt and opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system refused or failed.
    #[error("cannot {doing} {}: {}", shown_path(path), system_words(source))]
    Io {
        /// What was being done.
        doing: Doing,
        /// To which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A medium gave other bytes on the second reading.
    #[error("{} gave other bytes when it was read again", shown_path(.0))]
    Unsteady(PathBuf),
    /// Somebody asked to stop.
    #[error("interrupted")]
    Interrupted,
    /// A promise inside the program does not hold. No input leads here.
    #[error("a bug in Pannier: {0}")]
    Bug(&'static str),
    /// A file that should be a key is none.
    #[error("{} is not {wanted}", shown_path(path))]
    NotAKey {
        /// Which file.
        path: PathBuf,
        /// What was expected.
        wanted: Half,
    },
    /// A file with a secret key of a kind that opens nothing here.
    #[error("{} is a secret key of another kind: {kind}", shown_path(path))]
    ForeignKey {
        /// Which file.
        path: PathBuf,
        /// What it is.
        kind: Foreign,
    },
    /// The secret half of a key where the public one belongs, or the reverse.
    #[error(transparent)]
    OtherHalf(#[from] OtherHalf),
    /// Nothing that belongs to a bundle was found.
    #[error("no bundle found: no SHA256SUMS with a signature")]
    NoBundle,
    /// Nothing that belongs to a bundle was found, but a file that holds other files and was not read, or not whole.
    #[error("no bundle found, and {} was not looked into", shown_path(&.0.path))]
    NotUnpacked(Container),
    /// A file with the name of the list, or of its signature, that is none any more.
    #[error("no bundle found: {} is damaged", shown_path(.0))]
    ListDamaged(PathBuf),
    /// A signature of a bundle without the list that it signs.
    #[error("no bundle found: {} signs a list that is missing or damaged", shown_path(.0))]
    ListMissing(PathBuf),
    /// More lists, signatures or bundles than one search looks at.
    #[error("more lists, signatures or bundles than one search looks at")]
    Crowded,
    /// Several bundles were found where one is needed.
    #[error("{} bundles found where one is needed", .0.len())]
    ManyBundles(Vec<Candidate>),
    /// Bundles that one trusted key signed exclude each other, and none of them was named by its id.
    #[error("one key signed bundles that exclude each other")]
    Conflict(Vec<Conflict>),
    /// No bundle with the number that was asked for.
    #[error("no bundle found is release {0}")]
    NoSuchRelease(u32),
    /// No bundle with the id that was asked for.
    #[error("no bundle found has an id that begins with {}", shown(.0))]
    NoSuchBundle(String),
    /// A list without any signature that covers it.
    #[error("{} is not covered by any signature found with it", shown_path(.0))]
    ListUnsigned(PathBuf),
    /// The publisher is not pinned.
    #[error("publisher {0} is not pinned")]
    UnknownPublisher(Digits),
    /// The publisher is pinned, but not for the series of the bundle.
    #[error("publisher {digits} is pinned for other series than {}", shown(series))]
    OtherSeries {
        /// The publisher.
        digits: Digits,
        /// The name of the pin.
        name: String,
        /// The series of the bundle.
        series: String,
        /// The series for which the publisher is pinned.
        pinned: Vec<String>,
    },
    /// Too few of the publisher's keys signed the list (FORMAT.md §20.5).
    #[error("{} of {} needed signatures", .0.have, .0.need)]
    TooFewSignatures(Box<Quorum>),
    /// Signed by somebody else than the publisher asked for.
    #[error("not signed by publisher {asked}")]
    WrongPublisher {
        /// The publisher that was asked for.
        asked: Digits,
        /// The publisher it claims, if it claims one.
        found: Option<Digits>,
    },
    /// The signature covers the list, but says it is something else.
    #[error("the signature was made for something else: {}", shown(.0))]
    WrongComment(String),
    /// The signed list breaks the format.
    #[error("the signed list is malformed: {0}")]
    Sums(#[from] SumsFault),
    /// The signed facts break the format.
    #[error("{}", shown(&.0.to_string()))]
    Facts(#[from] FactsFault),
    /// Signed parts of the bundle contradict each other.
    #[error("signed parts contradict each other: {0}")]
    Contradiction(#[from] Contradiction),
    /// A small file is missing or damaged everywhere.
    #[error("{0} is missing or damaged")]
    SmallMissing(&'static str),
    /// Too few good blocks.
    #[error("{have} of the {need} needed blocks are here")]
    NotEnough {
        /// Good blocks.
        have: u32,
        /// Blocks needed.
        need: u32,
    },
    /// The signed block table is not of the recovery code (FORMAT.md §9).
    #[error("the signed block table is not of the recovery code")]
    OtherCode,
    /// A sealed bundle and nothing that could open it.
    #[error("the bundle is sealed ({0}), and nothing that could open it was given")]
    SealedFor(Sealing),
    /// No identity fits.
    #[error("none of the keys given opens this bundle")]
    WrongKey,
    /// The passphrase does not fit.
    #[error("that passphrase does not open this bundle")]
    WrongPassphrase,
    /// The passphrase does not open the key.
    #[error("that passphrase does not open {}", shown_path(.0))]
    KeyPassphraseWrong(PathBuf),
    /// Opening would need more memory than is accepted.
    #[error("the passphrase seal asks for work factor {asked} > {accepted}")]
    ScryptTooHigh {
        /// What the file asks for.
        asked: u8,
        /// What is accepted.
        accepted: u8,
    },
    /// The system does not give the memory that a passphrase takes.
    #[error("a passphrase takes {needed_bytes} bytes of memory, and the system does not give them")]
    NoMemory {
        /// Bytes that are needed at once.
        needed_bytes: u64,
    },
    /// age refused, in its own words.
    #[error("cannot seal: {}", shown(.0))]
    Seal(String),
    /// The payload is authentic but not allowed.
    #[error("refused, though signed: {0}")]
    Payload(#[from] PayloadFault),
    /// The documents are not what the publisher signed.
    #[error("the documents do not match what the publisher signed: {0}")]
    Contents(#[from] ContentsFault),
    /// A delta gives no release.
    #[error("the difference gives no release: {0}")]
    Delta(#[from] DeltaFault),

    /// The medium is full, or will be.
    #[error("no room at {}: {needed_bytes} bytes needed", shown_path(path))]
    NoSpace {
        /// Where.
        path: PathBuf,
        /// Bytes that are needed in all.
        needed_bytes: u64,
        /// Bytes that are free, where the system tells.
        free_bytes: Option<u64>,
    },
    /// The place cannot hold some documents, and nobody said that these documents may be left out.
    #[error("the place cannot hold {} documents", .0.len())]
    Unfit(Vec<LeftOut>),
    /// The output exists.
    #[error("{} exists already", shown_path(.0))]
    Exists(PathBuf),
}

impl Error {
    /// Recovers the error that a `Read` or `Write` of ours carried through `std::io`, or wraps what the system said.
    pub fn from_stream(doing: Doing, path: impl AsRef<Path>, source: io::Error) -> Self {
        match source.downcast::<Self>() {
            Ok(error) => error,
            Err(source) => Self::io(doing, path, source),
        }
    }

    /// Wraps what the system said about a file.
    pub fn io(doing: Doing, path: impl AsRef<Path>, source: io::Error) -> Self {
        Self::Io { doing, path: path.as_ref().to_owned(), source }
    }
}

impl From<ArchiveError> for Error {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Fault(fault) => fault.into(),
            ArchiveError::Stream(error) => Self::from_stream(Doing::Read, "payload", error),
        }
    }
}

/// Tells whether the system says that a medium or a quota is full.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// The system's words without its number: "no such file or directory".
pub fn system_words(error: &io::Error) -> String {
    let text = error.to_string();
    let cut = text.find(" (os error").unwrap_or(text.len());
    shown(text.get(..cut).unwrap_or(&text)).to_lowercase()
}
