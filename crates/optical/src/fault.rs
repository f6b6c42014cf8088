//! Everything that can go wrong with codes: faults of paper and screen, and errors of the reader below.

/// The result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong while codes are made and read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The reader failed, or the stream of a caller.
    #[error(transparent)]
    Reader(#[from] pannier_reader::Error),
    /// Codes cannot carry what was asked for.
    #[error(transparent)]
    Codes(#[from] CodesFault),
}

impl Error {
    /// A promise inside the program does not hold. No input leads here.
    pub(crate) const fn bug(what: &'static str) -> Self {
        Self::Reader(pannier_reader::Error::Bug(what))
    }
}

/// Why something cannot be carried by codes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodesFault {
    /// More than anybody can print or play.
    #[error("that is {bytes} bytes, and codes carry at most {most}")]
    TooMuch {
        /// Bytes asked for.
        bytes: u64,
        /// Bytes that can be carried.
        most: u64,
    },
    /// Small files that are too long for one object.
    #[error("the small files have {bytes} bytes, and one object carries at most {most}")]
    LongBag {
        /// Bytes of the small files, packed.
        bytes: u64,
        /// Bytes that one object carries.
        most: u64,
    },
    /// A chunk that needs more codes than one object may have.
    #[error("{name} has {bytes} bytes, and codes of this size carry at most {most} of one chunk")]
    ChunkTooLarge {
        /// Its name in the list.
        name: String,
        /// Its length.
        bytes: u64,
        /// Bytes that can be carried.
        most: u64,
    },
    /// Nothing of what was asked for is here.
    #[error("none of the chunks asked for is here whole, or can be rebuilt")]
    Nothing,
    /// A loop that is too long for one picture.
    #[error("the loop has {frames} codes, and an animated picture holds at most {most} here")]
    LoopTooLong {
        /// Frames of a round.
        frames: usize,
        /// Frames that a picture may have.
        most: usize,
    },
    /// A secret key where only public things may be.
    #[error("that is {0}, and secrets are never printed on cards")]
    Secret(&'static str),
    /// Nothing that belongs on a card.
    #[error("that is neither a public key, nor a recipient, nor a slip")]
    NoCard,
}
