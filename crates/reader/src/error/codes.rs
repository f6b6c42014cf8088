//! What can go wrong with paper and screen.

use super::Class;

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
    /// A terminal that is too small, or none.
    #[error("{0}")]
    NoScreen(String),
    /// A secret key where only public things may be.
    #[error("that is {0}, and secrets are never printed on cards")]
    Secret(&'static str),
    /// Nothing that belongs on a card.
    #[error("that is neither a public key, nor a recipient, nor a slip")]
    NoCard,
}

impl CodesFault {
    /// The class, which is the exit code.
    pub fn class(&self) -> Class {
        match self {
            Self::Nothing => Class::NotEnough,
            Self::Secret(_) => Class::Refused,
            _ => Class::Usage,
        }
    }

    /// What to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooMuch { .. } => "carry it on sticks, and print the small files alone: --only small",
            Self::ChunkTooLarge { .. } => "pack it again with smaller chunks: pannier pack --chunk-size 1MiB",
            Self::Nothing => "name the folders of other carriers too",
            Self::LoopTooLong { .. } | Self::NoScreen(_) => "write a page for a browser instead: --html FILE",
            Self::Secret(_) => {
                "keep it where it is and show it to nobody; its public half is the file that ends in .pub"
            }
            Self::NoCard => "name a file such as publisher.pub or recipient.pub, or the key itself",
        }
    }
}
