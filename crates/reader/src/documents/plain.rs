//! The compressed archive of a payload at any place: blocks and age's pieces are read where they are asked for
//! (FORMAT.md §10.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt;
use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use super::blocks_at_once;
use super::seal::{self, OpenWith, Opened, SealedKey};
use crate::blocks::source::{BlockReader, Source};
use crate::error::{Doing, Error, PayloadFault, Result};
use crate::watch::Watch;
use pannier_format::{Facts, Sealing};

/// Bytes of a piece that age seals, and of the sealed piece.
const PIECE_BYTES: u64 = 64 << 10;
const SEALED_PIECE_BYTES: u64 = PIECE_BYTES + 16;

/// A block that is not here was asked for.
#[derive(Debug)]
pub(super) struct Hole;

impl fmt::Display for Hole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a block is missing")
    }
}

impl std::error::Error for Hole {}

impl Hole {
    /// Tells whether an error comes of a missing block.
    pub(super) fn is_cause_of(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<Self>())
    }

    /// Tells whether an error of this crate comes of a missing block.
    pub(super) fn is_behind(error: &Error) -> bool {
        matches!(error, Error::Io { source, .. } if Self::is_cause_of(source))
    }
}

/// The payload at any place. Every block is checked when it is read.
pub(super) struct Payload<'a> {
    source: &'a Source,
    blocks: BlockReader<'a>,
    watch: &'a Watch,
    /// The next byte that is returned.
    at: u64,
    /// Where the end of the blocks that were read is told.
    told: Option<&'a AtomicU64>,
    /// Blocks that were read, and the place of their first byte.
    run: Vec<u8>,
    run_at: u64,
}

impl<'a> Payload<'a> {
    pub(super) fn new(source: &'a Source, watch: &'a Watch) -> Self {
        Self { source, blocks: source.reader(), watch, at: 0, told: None, run: Vec::new(), run_at: 0 }
    }

    fn length(&self) -> u64 {
        self.source.layout.run_bytes(0, self.source.layout.data_blocks)
    }

    /// Returns the part of the run that is not returned yet.
    fn rest(&self) -> &[u8] {
        let from = self.at.checked_sub(self.run_at).and_then(|from| usize::try_from(from).ok());
        from.and_then(|from| self.run.get(from..)).unwrap_or_default()
    }

    /// Reads the blocks from the next byte on.
    fn read_run(&mut self) -> io::Result<()> {
        let layout = &self.source.layout;
        let block_bytes = u64::from(layout.block_bytes);
        let first = u32::try_from(self.at.checked_div(block_bytes).unwrap_or(0)).map_err(io::Error::other)?;
        if !self.source.has(first) {
            return Err(io::Error::other(Hole));
        }
        let most = first.saturating_add(blocks_at_once(layout.block_bytes)).min(layout.data_blocks);
        let end = (first..most).find(|block| !self.source.has(*block)).unwrap_or(most);
        let bytes = layout.run_bytes(first, end.saturating_sub(first));
        self.run.resize(usize::try_from(bytes).map_err(io::Error::other)?, 0);
        self.run_at = u64::from(first).saturating_mul(block_bytes);
        let read = self.blocks.read_run(first..end, &mut self.run).and_then(|()| self.watch.advance(bytes));
        read.map_err(|error| {
            self.run.clear();
            io::Error::other(error)
        })
    }
}

impl BufRead for Payload<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.rest().is_empty() && self.at < self.length() {
            self.read_run()?;
        }
        Ok(self.rest())
    }

    fn consume(&mut self, count: usize) {
        self.at = self.at.saturating_add(count as u64);
        if let Some(told) = self.told {
            told.fetch_max(self.at, Ordering::Relaxed);
        }
    }
}

impl Read for Payload<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

impl Seek for Payload<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// A payload whose key is known. Any number of readers can be opened.
pub(super) struct Unlocked<'a> {
    source: &'a Source,
    key: Option<SealedKey>,
    /// The place of the sealed content in the payload.
    content_at: u64,
}

/// The compressed archive at any place.
pub(super) enum Plain<'a> {
    /// A payload that age seals.
    Sealed(Box<Opened<Payload<'a>>>),
    /// A payload that is not sealed.
    Bare(Payload<'a>),
}

impl<'a> Unlocked<'a> {
    /// Finds the key of a payload.
    ///
    /// # Errors
    /// As [`seal::open`]; [`Hole`] if a block of the header is missing.
    pub(super) fn new(source: &'a Source, facts: &Facts, with: &OpenWith, watch: &Watch) -> Result<Self> {
        if facts.sealing == Sealing::None {
            return Ok(Self { source, key: None, content_at: 0 });
        }
        let head = seal::read_head(&mut Payload::new(source, watch))?;
        let content_at = (head.len() as u64).saturating_add(seal::NONCE_BYTES as u64);
        Ok(Self { source, key: Some(seal::key_of(&head, facts.sealing, with)?), content_at })
    }

    /// Returns the place of the sealed content in the payload.
    pub(super) fn content_at(&self) -> u64 {
        self.content_at
    }

    /// Returns the key, for another reader of the same payload.
    pub(super) fn with(&self) -> OpenWith {
        self.key.as_ref().map_or(OpenWith::Nothing, |key| OpenWith::Witness(key.copy()))
    }

    /// Returns the data blocks that hold these bytes of the compressed archive.
    pub(super) fn blocks_of(&self, bytes: &Range<u64>) -> Range<u32> {
        let payload = |at: u64, is_end: bool| match &self.key {
            None => at,
            Some(_) => {
                let pieces = if is_end { at.div_ceil(PIECE_BYTES) } else { at.checked_div(PIECE_BYTES).unwrap_or(0) };
                pieces.saturating_mul(SEALED_PIECE_BYTES).saturating_add(self.content_at)
            }
        };
        let layout = &self.source.layout;
        let block = u64::from(layout.block_bytes).max(1);
        let first = payload(bytes.start, false).checked_div(block).unwrap_or(0);
        let end = payload(bytes.end, true).div_ceil(block).min(u64::from(layout.data_blocks));
        let number = |block: u64| u32::try_from(block).unwrap_or(u32::MAX);
        number(first)..number(end)
    }

    /// Tells whether all blocks are here that hold these bytes of the compressed archive.
    pub(super) fn has(&self, bytes: &Range<u64>) -> bool {
        self.blocks_of(bytes).all(|block| self.source.has(block))
    }

    /// Opens a reader of the compressed archive.
    ///
    /// # Errors
    /// As [`Unlocked::new`].
    pub(super) fn reader(&self, watch: &'a Watch) -> Result<Plain<'a>> {
        self.reader_of(Payload::new(self.source, watch))
    }

    /// Opens a reader that tells how far into the payload it has read. The caller sets the number to zero before a section.
    ///
    /// # Errors
    /// As [`Unlocked::new`].
    pub(super) fn telling_reader(&self, told: &'a AtomicU64, watch: &'a Watch) -> Result<Plain<'a>> {
        self.reader_of(Payload { told: Some(told), ..Payload::new(self.source, watch) })
    }

    fn reader_of(&self, payload: Payload<'a>) -> Result<Plain<'a>> {
        Ok(match &self.key {
            None => Plain::Bare(payload),
            Some(key) => Plain::Sealed(Box::new(seal::open_at(payload, key)?)),
        })
    }
}

impl Plain<'_> {
    /// Reads exactly the bytes from a place on.
    ///
    /// # Errors
    /// [`Hole`], or what age or the carriers say.
    pub(super) fn read_at(&mut self, at: u64, bytes: usize) -> Result<Vec<u8>> {
        let mut out = vec![0; bytes];
        let read = self.seek(SeekFrom::Start(at)).and_then(|_| self.read_exact(&mut out));
        read.map_err(|error| Error::from_stream(Doing::Read, "payload", error))?;
        Ok(out)
    }

    /// Returns the length of the compressed archive. Age proves the length by its last piece.
    ///
    /// # Errors
    /// As [`Plain::read_at`].
    pub(super) fn length(&mut self) -> Result<u64> {
        self.seek(SeekFrom::End(0)).map_err(|error| Error::from_stream(Doing::Read, "payload", error))
    }
}

/// Finds the key of one payload: whoever opens documents one after the other keeps this key, and not the secret. A public bundle needs no
/// key.
///
/// # Errors
/// As [`unpack`](super::unpack); [`Error::NotEnough`] if a block of age's header is missing.
pub fn payload_key(source: &Source, facts: &Facts, with: &OpenWith, watch: &Watch) -> Result<OpenWith> {
    match Unlocked::new(source, facts, with, watch) {
        Err(error) if Hole::is_behind(&error) => Err(source.not_enough()),
        unlocked => unlocked.map(|unlocked| unlocked.with()),
    }
}

/// Tells a fault of the seal from a missing block, and from an error of ours.
fn unsealing(error: io::Error) -> io::Error {
    match error.get_ref() {
        Some(inner) if inner.is::<Hole>() || inner.is::<Error>() => error,
        _ => io::Error::other(Error::from(PayloadFault::Seal(seal::clean(&error)))),
    }
}

impl Read for Plain<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Sealed(opened) => opened.read(out).map_err(unsealing),
            Self::Bare(payload) => payload.read(out),
        }
    }
}

impl Seek for Plain<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Sealed(opened) => opened.seek(to).map_err(unsealing),
            Self::Bare(payload) => payload.seek(to),
        }
    }
}
