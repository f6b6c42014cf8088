//! The messages between the program and its workshop: the order, and the answers. Each message is a length of four bytes, and JSON.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::work::{Known, Task};
use crate::error::{ContentsFault, Doing, Error, LeftOut, PayloadFault, ReaderError};
use crate::store::sandbox::Confinement;

/// The longest message, in bytes: an order for the most blocks that a bundle may have.
const MESSAGE_MAX_BYTES: u32 = 64 << 20;
/// The most bytes of a document that follow one message.
const BYTES_MOST: u32 = 1 << 20;
/// The documents in one message. With the longest paths, such a message is far below the bound.
pub(super) const DOCUMENTS_AT_ONCE: usize = 1_000;
/// The documents that the error of a place names. With the longest paths, such a message is far below the bound.
const UNFIT_MOST: usize = 10_000;

/// What a workshop is for. The first message.
#[derive(Serialize, Deserialize)]
pub(super) enum Order {
    /// One payload.
    Payload(Box<Payload>),
    /// Pictures, which follow.
    Pictures,
}

/// Everything that decoding one payload needs, but for the key.
#[derive(Serialize, Deserialize)]
pub(super) struct Payload {
    /// The exact bytes of the facts, which are JSON.
    pub(super) facts: String,
    /// The publisher's public key.
    pub(super) publisher: String,
    /// Recovery blocks of the layout, which may be more than the facts say.
    pub(super) recovery_blocks: u32,
    /// The hash of each block.
    pub(super) table: Vec<String>,
    /// Path and length of each file that holds blocks.
    pub(super) files: Vec<(OsString, u64)>,
    /// For each block the number of its file and its offset in the file.
    pub(super) places: Vec<Option<(u32, u64)>>,
    /// Folders that may be read.
    pub(super) carriers: Vec<OsString>,
    /// The only folder that may be written, with room for rebuilt blocks.
    pub(super) room: OsString,
    /// The folder for the documents, in the room; nothing if documents are only listed.
    pub(super) tree: Option<OsString>,
    /// Whether documents that the folder cannot hold are left out.
    pub(super) leave_out: bool,
    /// The patterns of the documents that are asked for; nothing if all are.
    pub(super) only: Option<Vec<String>>,
    /// What is made of the payload.
    pub(super) task: Task,
}

/// What the workshop says.
#[derive(Serialize, Deserialize)]
pub(super) enum Said {
    /// How far the process is confined. The first message.
    Confined(Confinement),
    /// The age header of the payload: the answer is the payload's key.
    Header(Vec<u8>),
    /// How far the work is.
    Progress {
        /// The blocks are being rebuilt; otherwise documents are unpacked.
        rebuilding: bool,
        done: u64,
        total: u64,
    },
    /// Some of the documents, in the order of the archive: path, length, hash.
    Documents(Vec<(String, u64, String)>),
    /// Documents and folders that the place cannot hold.
    LeftOut(Vec<LeftOut>),
    /// A document that passes begins.
    Begin { path: String, bytes: u64, mtime: Option<u64> },
    /// The next bytes of the document follow this message.
    Bytes {
        count: u32,
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// The document ends.
    End,
    /// Blocks that documents need: the first of them, and the one after the last. The first message has those that are needed first.
    Needs(Vec<(u32, u32)>),
    /// Which of the documents were written, and how many are not here.
    Part { written: Known, lacking: u32 },
    /// All is written. Whether the documents were read, so that their lengths are known.
    Done { folders: u64, rebuilt: u32, signature: Vec<u8>, has_lengths: bool },
    /// The work failed.
    Failed(Fault),
}

/// An error on its way.
#[derive(Serialize, Deserialize)]
pub(super) enum Fault {
    Io {
        doing: u8,
        path: OsString,
        number: Option<i32>,
        words: String,
    },
    Unsteady(OsString),
    Interrupted,
    Payload(PayloadFault),
    Contents(ContentsFault),
    NoSpace {
        path: OsString,
        needed_bytes: u64,
        free_bytes: Option<u64>,
    },
    Unfit(Vec<LeftOut>),
    Exists(OsString),
    NotEnough {
        have: u32,
        need: u32,
    },
    OtherCode,
    /// A promise inside the process does not hold.
    Bug,
    /// An error that decoding does not have.
    Other,
}

const DOINGS: [Doing; 8] =
    [Doing::Read, Doing::Write, Doing::Create, Doing::List, Doing::Rename, Doing::Sync, Doing::Remove, Doing::Run];

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let Error::Reader(error) = error else { return Self::Other };
        match error {
            ReaderError::Io { doing, path, source } => Self::Io {
                doing: DOINGS
                    .iter()
                    .position(|known| *known == doing)
                    .and_then(|at| u8::try_from(at).ok())
                    .unwrap_or(0),
                path: path.into(),
                number: source.raw_os_error(),
                words: source.to_string(),
            },
            ReaderError::Unsteady(path) => Self::Unsteady(path.into()),
            ReaderError::Interrupted => Self::Interrupted,
            ReaderError::Payload(fault) => Self::Payload(fault),
            ReaderError::Contents(fault) => Self::Contents(fault),
            ReaderError::NoSpace { path, needed_bytes, free_bytes } => {
                Self::NoSpace { path: path.into(), needed_bytes, free_bytes }
            }
            ReaderError::Unfit(mut left_out) => {
                left_out.truncate(UNFIT_MOST);
                Self::Unfit(left_out)
            }
            ReaderError::Exists(path) => Self::Exists(path.into()),
            ReaderError::NotEnough { have, need } => Self::NotEnough { have, need },
            ReaderError::OtherCode => Self::OtherCode,
            ReaderError::Bug(_) => Self::Bug,
            // What was proven before decoding, and what is decided about keys, which the process does not have.
            ReaderError::NotAKey { .. }
            | ReaderError::ForeignKey { .. }
            | ReaderError::OtherHalf(_)
            | ReaderError::NoBundle
            | ReaderError::NotUnpacked(_)
            | ReaderError::ListDamaged(_)
            | ReaderError::ListMissing(_)
            | ReaderError::Crowded
            | ReaderError::TooFewSignatures(_)
            | ReaderError::ManyBundles(_)
            | ReaderError::Conflict(_)
            | ReaderError::NoSuchRelease(_)
            | ReaderError::NoSuchBundle(_)
            | ReaderError::ListUnsigned(_)
            | ReaderError::UnknownPublisher(_)
            | ReaderError::OtherSeries { .. }
            | ReaderError::WrongPublisher { .. }
            | ReaderError::WrongComment(_)
            | ReaderError::Sums(_)
            | ReaderError::Facts(_)
            | ReaderError::Contradiction(_)
            | ReaderError::SmallMissing(_)
            | ReaderError::SealedFor(_)
            | ReaderError::WrongKey
            | ReaderError::WrongPassphrase
            | ReaderError::KeyPassphraseWrong(_)
            | ReaderError::ScryptTooHigh { .. }
            | ReaderError::NoMemory { .. }
            | ReaderError::Delta(_)
            | ReaderError::Seal(_) => Self::Other,
        }
    }
}

impl Fault {
    /// Returns the error as it was. `None` for an error that decoding does not have.
    pub(super) fn error(self) -> Option<ReaderError> {
        Some(match self {
            Self::Io { doing, path, number, words } => {
                let source = number.map_or_else(|| io::Error::other(words), io::Error::from_raw_os_error);
                ReaderError::Io { doing: *DOINGS.get(usize::from(doing))?, path: path.into(), source }
            }
            Self::Unsteady(path) => ReaderError::Unsteady(path.into()),
            Self::Interrupted => ReaderError::Interrupted,
            Self::Payload(fault) => ReaderError::Payload(fault),
            Self::Contents(fault) => ReaderError::Contents(fault),
            Self::NoSpace { path, needed_bytes, free_bytes } => {
                ReaderError::NoSpace { path: PathBuf::from(path), needed_bytes, free_bytes }
            }
            Self::Unfit(left_out) => ReaderError::Unfit(left_out),
            Self::Exists(path) => ReaderError::Exists(path.into()),
            Self::NotEnough { have, need } => ReaderError::NotEnough { have, need },
            Self::OtherCode => ReaderError::OtherCode,
            Self::Bug => ReaderError::Bug("in the process that decodes"),
            Self::Other => return None,
        })
    }
}

/// A message that bytes may follow.
pub(super) trait Message: DeserializeOwned + Send + 'static {
    /// Returns the number of bytes that follow, and the place for them.
    fn follows(&mut self) -> Option<(u32, &mut Vec<u8>)> {
        None
    }
}

impl Message for Said {
    fn follows(&mut self) -> Option<(u32, &mut Vec<u8>)> {
        match self {
            Self::Bytes { count, bytes } => Some((*count, bytes)),
            _ => None,
        }
    }
}

/// Receives one message and the bytes that follow; `None` where the other side ended.
pub(super) fn receive_with_bytes<T: Message>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut message: Option<T> = receive(from)?;
    if let Some((count, bytes)) = message.as_mut().and_then(T::follows) {
        if count > BYTES_MOST {
            return Err(io::ErrorKind::InvalidData.into());
        }
        from.take(u64::from(count)).read_to_end(bytes)?;
        if bytes.len() as u64 != u64::from(count) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(message)
}

/// Sends bytes of a document.
pub(super) fn send_bytes(out: &mut (impl Write + ?Sized), bytes: &[u8]) -> io::Result<()> {
    for piece in bytes.chunks(BYTES_MOST as usize) {
        let count = u32::try_from(piece.len()).map_err(io::Error::other)?;
        send(out, &Said::Bytes { count, bytes: Vec::new() })?;
        out.write_all(piece)?;
    }
    out.flush()
}

/// Sends one message.
pub(super) fn send(out: &mut (impl Write + ?Sized), message: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(message)?;
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= MESSAGE_MAX_BYTES);
    out.write_all(&length.ok_or(io::ErrorKind::InvalidData)?.to_le_bytes())?;
    out.write_all(&bytes)?;
    out.flush()
}

/// Receives one message; `None` where the other side ended.
pub(super) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = u32::from_le_bytes(length);
    if length > MESSAGE_MAX_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    // Memory grows with what arrives, not with what is promised.
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    Ok(Some(serde_json::from_slice(&bytes)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Misfit;

    #[test]
    fn errors_of_decoding_come_through_as_they_were() {
        let path = PathBuf::from("a/b");
        let errors = [
            ReaderError::io(Doing::Create, &path, io::Error::from_raw_os_error(28)),
            ReaderError::io(Doing::Read, &path, io::ErrorKind::UnexpectedEof.into()),
            ReaderError::Unsteady(path.clone()),
            ReaderError::Interrupted,
            PayloadFault::Archive { at: 512, what: "it ends early".into() }.into(),
            PayloadFault::Limit("too much".into()).into(),
            ContentsFault::Document("a".to_owned()).into(),
            ReaderError::NoSpace { path: path.clone(), needed_bytes: 7, free_bytes: Some(3) },
            ReaderError::Unfit(vec![LeftOut { path: "a".to_owned(), why: Misfit::LongName(Some(143)) }]),
            ReaderError::Exists(path),
            ReaderError::NotEnough { have: 1, need: 2 },
            ReaderError::OtherCode,
        ];
        for error in errors {
            let (text, kind) = (error.to_string(), std::mem::discriminant(&error));
            let mut bytes = Vec::new();
            send(&mut bytes, &Fault::from(Error::from(error))).unwrap();
            let fault: Fault = receive(&mut bytes.as_slice()).unwrap().unwrap();
            let back = fault.error().unwrap();
            assert_eq!((back.to_string(), std::mem::discriminant(&back)), (text, kind));
        }
        assert!(Fault::from(Error::from(ReaderError::WrongKey)).error().is_none());
    }

    #[test]
    fn a_promised_length_costs_no_memory_and_a_torn_message_is_an_error() {
        let promise = MESSAGE_MAX_BYTES.to_le_bytes();
        assert!(receive::<Fault>(&mut promise.as_slice()).is_err());
        assert!(receive::<Fault>(&mut u32::MAX.to_le_bytes().as_slice()).is_err());
        assert!(receive::<Fault>(&mut [].as_slice()).unwrap().is_none());
    }
}
