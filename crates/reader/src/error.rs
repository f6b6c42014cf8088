//! Everything that can go wrong, one variant per remedy: what happened, its class, and what to type next.
//! All sentences of the library for people are here, ready to be translated.

mod codes;
mod half;
mod plan;

use std::io;
use std::path::{Path, PathBuf};

pub use codes::CodesFault;
pub use half::{Half, OtherHalf};
pub use plan::PlanFault;

use pannier_format::Digits;
use pannier_format::escape::{shown, shown_path};
use pannier_format::facts::FactsFault;
use pannier_format::slip::SlipFault;
use pannier_format::sums::SumsFault;
use pannier_format::units::grouped;

/// The library's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The exit codes of DESIGN.md. Any other code is a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Done and verified.
    Done = 0,
    /// Input or output, or a bug.
    CouldNot = 1,
    /// Wrong usage.
    Usage = 2,
    /// Openable, but something is missing or damaged.
    Damaged = 3,
    /// Not enough yet.
    NotEnough = 4,
    /// Not trusted.
    NotTrusted = 5,
    /// Cannot decrypt.
    CannotDecrypt = 6,
    /// Refused for safety.
    Refused = 7,
    /// Interrupted; run again to resume.
    Interrupted = 130,
}

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

use pannier_format::fault::ArchiveError;
pub use pannier_format::fault::PayloadFault;

/// What can go wrong.
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
    /// The medium is full, or will be.
    #[error("no room at {}: {} bytes needed{}", shown_path(path), grouped(*needed_bytes), free_words(*free_bytes))]
    NoSpace {
        /// Where.
        path: PathBuf,
        /// Bytes that are needed in all.
        needed_bytes: u64,
        /// Bytes that are free, where the system tells.
        free_bytes: Option<u64>,
    },
    /// The caller asked for something impossible.
    #[error("{}", .0.lines().map(shown).collect::<Vec<_>>().join("\n"))]
    Usage(String),
    /// The output exists.
    #[error("{} exists already, and nothing is overwritten", shown_path(.0))]
    Exists(PathBuf),
    /// Another run uses the same output.
    #[error("another run is writing {}", shown_path(.0))]
    Busy(PathBuf),
    /// A folder has the name of our stage but is not ours.
    #[error("{} is in the way and is not a leftover of Pannier", shown_path(.0))]
    InTheWay(PathBuf),
    /// Names in the corpus that the reader would refuse.
    #[error("{} in the corpus cannot be packed:{}", count_words(.0.len(), "name", "names"), list_words(.0))]
    CorpusNames(Vec<(PathBuf, String)>),
    /// A file changed while it was being read.
    #[error("{} changed while it was being packed", shown_path(.0))]
    CorpusChanged(PathBuf),
    /// A secret key lies in the corpus.
    #[error("{} in the corpus holds {what}, and would go to every recipient", shown_path(path))]
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
    /// Something about paper and screen.
    #[error(transparent)]
    Codes(#[from] CodesFault),
    /// What was written does not read back.
    #[error("the rehearsal did not give back what was read: {0}")]
    Rehearsal(String),
    /// A file that should be a key is none.
    #[error("{} is not {what}", shown_path(path))]
    NotAKey {
        /// Which file.
        path: PathBuf,
        /// What was expected.
        what: &'static str,
    },
    /// The secret half of a key where the public one belongs, or the reverse.
    #[error(transparent)]
    OtherHalf(#[from] OtherHalf),
    /// A text that should be a recipient is none.
    #[error("{} is not an age recipient", shown(.0))]
    NotARecipient(String),
    /// A key is sealed and no passphrase was given.
    #[error("{} needs its passphrase", shown_path(.0))]
    KeyPassphraseNeeded(PathBuf),
    /// The passphrase does not open the key.
    #[error("that passphrase does not open {}", shown_path(.0))]
    KeyPassphraseWrong(PathBuf),
    /// age said no while sealing.
    #[error("cannot seal: {}", shown(.0))]
    Seal(String),
    /// Nothing that belongs to a bundle was found.
    #[error("no bundle found: there is no SHA256SUMS with a signature in what was given")]
    NoBundle,
    /// A file with the name of the list, or of its signature, that is none any more.
    #[error("no bundle found: {} is damaged", shown_path(.0))]
    ListDamaged(PathBuf),
    /// A signature of a bundle without the list that it signs.
    #[error("no bundle found: {} is here, but the SHA256SUMS that it signs is missing or damaged", shown_path(.0))]
    ListMissing(PathBuf),
    /// More lists, signatures or bundles than one search looks at.
    #[error(
        "there is more here than one run looks at: too many lists, signatures or bundles, perhaps made to hide the genuine ones"
    )]
    Crowded,
    /// Several bundles were found where one is needed.
    #[error("several bundles found:{}", .0.iter().map(|line| format!("\n  {line}")).collect::<String>())]
    ManyBundles(Vec<String>),
    /// A list without any signature that covers it.
    #[error("{} is not covered by any signature found with it: the list or its signature was altered, or lost its partner", shown_path(.0))]
    ListUnsigned(PathBuf),
    /// The publisher is not pinned.
    #[error("the bundle says it is from publisher {0}, which is not pinned here")]
    UnknownPublisher(Digits),
    /// Signed by somebody else than the publisher asked for.
    #[error("signed by {}, not by publisher {asked}", found.map_or_else(|| "a key it does not name".to_owned(), |d| format!("publisher {d}")))]
    WrongPublisher {
        /// The publisher that was asked for.
        asked: Digits,
        /// The publisher it claims, if it claims one.
        found: Option<Digits>,
    },
    /// The signature covers the list, but says it is something else.
    #[error("the signature is genuine but was made for something else: {}", shown(.0))]
    WrongComment(String),
    /// The signed list breaks the format.
    #[error("the signed list is malformed: {0}")]
    Sums(#[from] SumsFault),
    /// The signed facts break the format.
    #[error("{}", shown(&.0.to_string()))]
    Facts(#[from] FactsFault),
    /// Signed parts of the bundle contradict each other.
    #[error("the bundle is signed but contradicts itself: {0}")]
    Contradiction(&'static str),
    /// A small file is missing or damaged everywhere.
    #[error("{0} is missing or damaged on everything that was given")]
    SmallMissing(&'static str),
    /// Too few good blocks.
    #[error("{have} of the {need} needed blocks are here, {} short", need.saturating_sub(*have))]
    NotEnough {
        /// Good blocks.
        have: u32,
        /// Blocks needed.
        need: u32,
    },
    /// Something is missing from a bundle that must be whole.
    #[error("{have} of {all} blocks are here, and dealing takes all of them")]
    NotWhole {
        /// Good blocks.
        have: u32,
        /// Blocks of the bundle.
        all: u32,
    },
    /// A plan for carriers does not hold.
    #[error("{0}")]
    Plan(#[from] PlanFault),
    /// A file on a carrier is in the way of one with the same name.
    #[error("{} is there already and is another file; nothing is overwritten", shown_path(.0))]
    OtherFile(PathBuf),
    /// No bundle with the id that was asked for.
    #[error("no bundle found has an id that begins with {0}")]
    NoSuchBundle(String),
    /// The digits that were typed are not those of the key.
    #[error("those digits are not this publisher's: typed {typed}, the key has {key}")]
    OtherDigits {
        /// What was typed.
        typed: Digits,
        /// The key's own.
        key: Digits,
    },
    /// A sealed bundle and nothing that could open it.
    #[error("the bundle is sealed {0}, and nothing that could open it was given")]
    SealedFor(&'static str),
    /// No identity fits.
    #[error("none of the keys given opens this bundle")]
    WrongKey,
    /// The passphrase does not fit.
    #[error("that passphrase does not open this bundle")]
    WrongPassphrase,
    /// Opening would need more memory than is accepted.
    #[error("the passphrase seal asks for work factor {asked} > {accepted}")]
    ScryptTooHigh {
        /// What the file asks for.
        asked: u8,
        /// What is accepted.
        accepted: u8,
    },
    /// The payload is authentic but not allowed.
    #[error("refused, though signed: {0}")]
    Payload(#[from] PayloadFault),
    /// The documents are not what the publisher signed.
    #[error("the documents do not match what the publisher signed: {}", shown(.0))]
    Contents(String),
    /// A medium gave other bytes on the second reading.
    #[error("{} gave other bytes when it was read again", shown_path(.0))]
    Unsteady(PathBuf),
    /// Digits that are no slip, or not this one.
    #[error("{0}")]
    Slip(#[from] SlipFault),
    /// Somebody asked to stop.
    #[error("interrupted; nothing half-made was left under a final name")]
    Interrupted,
    /// A promise inside the program does not hold.
    #[error("a bug in Pannier: {0}")]
    Bug(&'static str),
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

    /// The class, which is the exit code.
    pub fn class(&self) -> Class {
        match self {
            Self::Io { source, .. } if is_full(source) => Class::Refused,
            Self::Io { .. }
            | Self::Busy(_)
            | Self::Rehearsal(_)
            | Self::Seal(_)
            | Self::Unsteady(_)
            | Self::Bug(_)
            | Self::Facts(FactsFault::Format(_) | FactsFault::Requires(_)) => Class::CouldNot,
            Self::Usage(_)
            | Self::CorpusNotFolder(_)
            | Self::NotAKey { .. }
            | Self::OtherHalf(_)
            | Self::NotARecipient(_)
            | Self::ManyBundles(_)
            | Self::NoSuchBundle(_)
            | Self::Slip(_)
            | Self::Plan(PlanFault::Carriers(_) | PlanFault::Counts { .. } | PlanFault::Same(..))
            | Self::TooLarge { .. } => Class::Usage,
            Self::NoBundle
            | Self::ListDamaged(_)
            | Self::ListMissing(_)
            | Self::Crowded
            | Self::SmallMissing(_)
            | Self::NotEnough { .. }
            | Self::NotWhole { .. } => Class::NotEnough,

            Self::ListUnsigned(_)
            | Self::UnknownPublisher(_)
            | Self::WrongPublisher { .. }
            | Self::WrongComment(_)
            | Self::OtherDigits { .. }
            | Self::Contents(_) => Class::NotTrusted,
            Self::KeyPassphraseNeeded(_)
            | Self::KeyPassphraseWrong(_)
            | Self::SealedFor(_)
            | Self::WrongKey
            | Self::WrongPassphrase => Class::CannotDecrypt,
            Self::NoSpace { .. }
            | Self::Exists(_)
            | Self::OtherFile(_)
            | Self::Plan(_)
            | Self::InTheWay(_)
            | Self::CorpusNames(_)
            | Self::CorpusChanged(_)
            | Self::CorpusSecret { .. }
            | Self::CorpusBundle(_)
            | Self::OutputInCorpus(_)
            | Self::Sums(_)
            | Self::Facts(_)
            | Self::Contradiction(_)
            | Self::ScryptTooHigh { .. }
            | Self::Payload(_) => Class::Refused,
            Self::Codes(fault) => fault.class(),
            Self::Interrupted => Class::Interrupted,
        }
    }

    /// What to do next, in one or two lines.
    pub fn hint(&self) -> Option<String> {
        let text = match self {
            Self::Io { source, .. } if is_full(source) => "make room there, or name another place, and run again",
            Self::Io { doing: Doing::Create, source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "make the folder first that it should lie in: there is none of that name"
            }
            Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "check the name: there is nothing there, or not any more"
            }
            Self::Io { doing: Doing::Read | Doing::List, .. } => {
                "check that the medium is still plugged in and readable; what was read so far is untouched"
            }
            Self::Io { .. } => "check that the place exists and may be written; what was given as input is untouched",
            Self::NoSpace { .. } => "make room there, or name another place, and run again",
            Self::Exists(_) => "name another place, or move that one away yourself",
            Self::Busy(_) => "wait for the other run, or name another place",
            Self::InTheWay(_) => "look at it; if you do not need it, move it away yourself",
            Self::CorpusNames(_) => {
                "rename them, or let --escape-names pack them under safe names; put copies in the place of links, or leave out what is no file with --exclude"
            }
            Self::CorpusChanged(_) => "close whatever writes there, then run again",
            Self::CorpusSecret { .. } | Self::CorpusBundle(_) => {
                "move it out of the folder, or leave it out with --exclude"
            }
            Self::OutputInCorpus(_) => "name a place outside the corpus with -o",
            Self::Rehearsal(_) => "the medium or the memory of this machine may be bad: try another one",
            Self::NotAKey { .. } | Self::NotARecipient(_) => "see: pannier help keys",
            Self::OtherHalf(other) => other.hint(),
            Self::KeyPassphraseNeeded(_) => "run it at a terminal, or name a file with --key-passphrase-file",
            Self::KeyPassphraseWrong(_) => "try again",
            Self::NoBundle => {
                "name the folder that holds SHA256SUMS; without that list and its signature nothing can be proved"
            }
            Self::ListDamaged(_) | Self::ListMissing(_) => {
                "copy SHA256SUMS and SHA256SUMS.minisig from any other carrier of the same bundle, then run this again"
            }
            Self::Crowded => "name one carrier, or one folder of it, at a time",
            Self::ManyBundles(_) => "name one with --bundle and the first digits of its id",
            Self::NoSuchBundle(_) => "see which there are: pannier show FOLDER",
            Self::OtherDigits { .. } => {
                "nothing was pinned. If you mistyped, try again; if not, this key is not the publisher's: do not trust it"
            }
            Self::ListUnsigned(_) => {
                "add another carrier's SHA256SUMS and SHA256SUMS.minisig; do not open this by other means"
            }
            Self::UnknownPublisher(_) => {
                "compare the 30 digits with the publisher by voice or on paper, then: pannier trust FOLDER"
            }
            Self::WrongPublisher { .. } => {
                "do not open it; ask another courier. If the publisher changed keys, get the new digits in person"
            }
            Self::WrongComment(_) | Self::Contents(_) => "do not use it; tell the publisher",
            Self::Facts(FactsFault::Format(_) | FactsFault::Requires(_)) => {
                "a newer Pannier is needed to open this bundle"
            }
            Self::Sums(_) | Self::Facts(_) | Self::Contradiction(_) | Self::Payload(_) => {
                "nothing was written; tell the publisher, and keep the bundle as it is"
            }
            Self::SmallMissing(_) => "copy it from any other carrier of the same bundle, then run this again",
            Self::NotEnough { .. } => {
                "bring any further chunks of this bundle (their names do not matter), name their folders too, and run again"
            }
            Self::NotWhole { .. } => "make it whole first: pannier repair FOLDER -o WHOLE",
            Self::OtherFile(_) => {
                "nothing was written: make an empty folder on that medium and name it, or move that file away yourself"
            }
            Self::Plan(fault) => return fault.hint(),
            Self::SealedFor("with a passphrase") => "run it at a terminal, or name a file with --passphrase-file",
            Self::SealedFor(_) => "name your key with -i recipient.key",
            Self::WrongKey => "try another key with -i, or ask the publisher to whom it was sealed",
            Self::WrongPassphrase => "try again; blanks and capitals matter",
            Self::ScryptTooHigh { .. } => "the publisher must seal it again with a lower work factor",
            Self::Slip(SlipFault::OtherBundle(_)) => "name the folders of that bundle",
            Self::Slip(SlipFault::Version(_)) => "a newer Pannier is needed to read this slip",
            Self::Slip(_) => "ask for it again, group by group; every group has five digits and is at most 65535",
            Self::Codes(fault) => fault.hint(),
            Self::Unsteady(_) => "the medium is failing: copy what you can to another one and run again from there",
            Self::Interrupted => "run the same command again",
            Self::Bug(_) => "please report it with the command you typed",
            Self::Usage(_) | Self::CorpusNotFolder(_) | Self::TooLarge { .. } | Self::Seal(_) => return None,
        };
        Some(text.to_owned())
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
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge)
}

/// What the system said, in our words.
pub fn system_words(error: &io::Error) -> String {
    // The system's words without its number: "No such file or directory (os error 2)".
    let text = error.to_string();
    let cut = text.find(" (os error").unwrap_or(text.len());
    shown(text.get(..cut).unwrap_or(&text)).to_lowercase()
}

fn free_words(free_bytes: Option<u64>) -> String {
    free_bytes.map_or_else(String::new, |free| format!(", {} free", grouped(free)))
}

fn count_words(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn list_words(faults: &[(PathBuf, String)]) -> String {
    faults.iter().map(|(path, why)| format!("\n  {}: {why}", shown_path(path))).collect()
}
