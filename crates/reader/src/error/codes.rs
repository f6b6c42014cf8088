//! Faults of paper and screen.

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
    /// No terminal.
    #[error("codes are played on a terminal, and this is none")]
    NoTerminal,
    /// A terminal that is too small, counted in letters.
    #[error("the window has {columns} x {rows} letters, and the smallest code needs {columns_needed} x {rows_needed}")]
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
    /// A secret key where only public things may be.
    #[error("that is {0}, and secrets are never printed on cards")]
    Secret(&'static str),
    /// Nothing that belongs on a card.
    #[error("that is neither a public key, nor a recipient, nor a slip")]
    NoCard,
}
