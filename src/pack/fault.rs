//! Faults of orders to pack, of recipients, of a corpus, of a rehearsal, and of a bundle that cannot get more recovery blocks.

use std::path::PathBuf;

use pannier_format::Digits;
use pannier_format::escape::{shown, shown_path};
use pannier_format::names::NameFault;
use pannier_format::recipients::CommentFault;

use super::encoding::OldName;

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
        /// The option that the pattern was given for.
        of: PatternOf,
        /// The pattern as it was given.
        pattern: String,
        /// What is wrong with it, in the words of its parser.
        why: String,
    },
    /// A plain name that nothing in the corpus has.
    #[error("nothing in the corpus is named {}", shown(name))]
    IdleName {
        /// The option that the name was given for.
        of: PatternOf,
        /// The name.
        name: String,
    },
    /// More recipients than a payload may begin with.
    #[error("sealing takes {bytes} bytes, at most {most} are allowed")]
    ManyRecipients {
        /// Bytes that sealing takes.
        bytes: u64,
        /// Bytes that are allowed.
        most: u64,
    },
}

/// Why a key letter cannot be made or signed (FORMAT.md §20).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LetterFault {
    /// A file that should be a key letter is none.
    #[error("not a key letter")]
    NotALetter,
    /// Fewer keys than have to sign.
    #[error("{need} of {keys} keys cannot sign")]
    TooFewKeys {
        /// Keys of the letter.
        keys: usize,
        /// Keys that have to sign.
        need: usize,
    },
    /// Fewer keys are promised than have to sign, so no letter could follow.
    #[error("{promised} keys are promised, and {need} have to sign")]
    TooFewPromised {
        /// Promised keys.
        promised: usize,
        /// Keys that have to sign.
        need: usize,
    },
    /// A promised key is no secret.
    #[error("a promised key is named in the letter")]
    PromisedShown,
    /// A number of signatures that no letter asks for.
    #[error("{0} signatures cannot be asked for")]
    Need(usize),
    /// The letter that was given as the one before is another one.
    #[error("letter {before} is not the one before letter {number}")]
    NotBefore {
        /// The letter that is signed.
        number: u32,
        /// The letter that was given.
        before: u32,
    },
    /// More keys than a letter names.
    #[error("more keys than a letter names")]
    TooManyKeys,
    /// A key that is named twice, or is gone and not gone.
    #[error("a key is named twice")]
    Twice,
    /// A key that was gone.
    #[error("key {0} is gone")]
    Revived(Digits),
    /// A key that the letter before did not promise.
    #[error("key {0} was not promised")]
    NotPromised(Digits),
    /// No letter may follow.
    #[error("a chain has at most 64 letters")]
    Last,
    /// The key is not one that the letter names.
    #[error("the letter does not name key {0}")]
    OtherKey(Digits),
    /// More signatures than a letter file holds.
    #[error("more signatures than a letter file holds")]
    ManySignatures,
    /// What an introduction may not say.
    #[error("an introduction says 1 to 200 characters in one line")]
    Says,
    /// An address that a mirror letter may not name.
    #[error("a mirror letter cannot name {0}")]
    Address(String),
}

/// The option that a pattern was given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternOf {
    /// Entries that are left out.
    Exclude,
    /// Entries that are compressed apart.
    Apart,
    /// Documents that may look as if they hold a secret key.
    Key,
    /// Which documents come first.
    First,
}

/// Why an entry of the corpus cannot be packed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorpusFault {
    /// A name that is not Unicode, and its probable reading.
    #[error("it is not Unicode")]
    NotUnicode(Option<OldName>),
    /// A name that FORMAT.md §10.3 does not allow.
    #[error("{0}")]
    Name(NameFault),
    /// A name that some file system takes for the name of another entry.
    #[error("some systems take it for {}", shown(.0))]
    Twin(String),
    /// A name that holds a secret key.
    #[error("its name holds {0}")]
    Secret(&'static str),
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
    Refused(Box<pannier_reader::Error>),
}

impl Misread {
    /// What a failed rehearsal says of what was written.
    pub fn of(error: pannier_reader::Error) -> Self {
        match error {
            pannier_reader::Error::OtherCode => Self::Blocks,
            other => Self::Refused(Box::new(other)),
        }
    }
}

/// Why a bundle is not extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoreFault {
    /// The key is not its publisher's.
    #[error("the bundle is by publisher {publisher}, the key is of {key}")]
    OtherKey {
        /// The bundle's publisher.
        publisher: Digits,
        /// Whose key was given.
        key: Digits,
    },
    /// It has as many already.
    #[error("the bundle has {have} recovery blocks, {asked} were asked for")]
    NotMore {
        /// Recovery blocks that it has.
        have: u32,
        /// Recovery blocks asked for.
        asked: u32,
    },
    /// The names of chunks would need more digits.
    #[error("so many chunks would change the names of those that are handed out")]
    OtherNames,
}

/// The reason why recipients are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipientFault {
    /// More words stand behind a recipient on its line.
    #[error("line {line} of {} has more than a recipient", shown_path(path))]
    Trailing {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
    },
    /// A comment states other digits than the recipient below has. The error does not hold the right digits, so that nobody
    /// copies the right digits from the screen.
    #[error("line {line} of {} states other digits than the recipient has, in groups {groups:?}", shown_path(path))]
    OtherDigits {
        /// The file.
        path: PathBuf,
        /// The line that states digits.
        line: usize,
        /// The line of the recipient.
        recipient_line: usize,
        /// The name of the recipient.
        name: Option<String>,
        /// The groups that differ, from 1.
        groups: Vec<usize>,
    },
    /// A comment states digits in a form that is not allowed.
    #[error("{}: {fault}", shown_path(path))]
    Comment {
        /// The file.
        path: PathBuf,
        /// The fault of the comment.
        fault: CommentFault,
    },
}
