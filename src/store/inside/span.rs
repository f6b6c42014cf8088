//! Bytes that lie in a plain file: a whole file, or a part of an archive.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::store::reading::{open_regular, read_exact_at};
use pannier_reader::carriers::{Bytes, Lies};

/// The bytes of a container at which its form is recognised.
pub(super) const HEAD_BYTES: u64 = 4096;

/// A part of a plain file that stays open.
#[derive(Clone, Debug)]
pub(super) struct Span {
    file: Arc<File>,
    path: Arc<PathBuf>,
    offset: u64,
    /// The length of the part.
    pub(super) bytes: u64,
}

impl Span {
    /// Opens a whole file.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = open_regular(path)?;
        let bytes = file.metadata()?.len();
        Ok(Self { file: Arc::new(file), path: Arc::new(path.to_owned()), offset: 0, bytes })
    }

    /// Makes a span of a file that is open.
    pub(super) fn of(file: &Arc<File>, path: &Arc<PathBuf>, offset: u64, bytes: u64) -> Self {
        Self { file: Arc::clone(file), path: Arc::clone(path), offset, bytes }
    }

    /// Returns a part of this span. Returns `None` if the part is not within the span.
    pub(super) fn part(&self, offset: u64, bytes: u64) -> Option<Self> {
        let inside = offset.checked_add(bytes).is_some_and(|end| end <= self.bytes);
        let offset = self.offset.checked_add(offset)?;
        inside.then(|| Self { offset, bytes, ..self.clone() })
    }

    /// Returns the first bytes, as many as there are and as are needed to recognise a form.
    pub(super) fn head(&self) -> Vec<u8> {
        let mut head = vec![0; usize::try_from(self.bytes.min(HEAD_BYTES)).unwrap_or(0)];
        match self.read_exact_at(&mut head, 0) {
            Ok(()) => head,
            Err(_) => Vec::new(),
        }
    }

    /// Returns a reader from the beginning on. The reader fails after `left` bytes were read.
    pub(super) fn reader(&self, left: &Arc<AtomicU64>) -> SpanReader {
        SpanReader { span: self.clone(), at: 0, left: Arc::clone(left) }
    }

    /// Returns the place of the bytes.
    pub(super) fn lies(&self) -> Option<Lies> {
        let plain_bytes = self.file.metadata().ok()?.len();
        Some(Lies { path: self.path.as_ref().clone(), plain_bytes, offset: self.offset })
    }
}

impl Bytes for Span {
    fn read_exact_at(&self, out: &mut [u8], offset: u64) -> io::Result<()> {
        let inside = offset.checked_add(out.len() as u64).is_some_and(|end| end <= self.bytes);
        let place = self.offset.checked_add(offset).filter(|_| inside).ok_or(io::ErrorKind::UnexpectedEof)?;
        read_exact_at(&self.file, out, place)
    }
}

/// A reader of a span, for the parsers of archives. All reading counts, so a hostile archive costs bounded work.
pub(super) struct SpanReader {
    span: Span,
    at: u64,
    left: Arc<AtomicU64>,
}

impl Read for SpanReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let rest = self.span.bytes.saturating_sub(self.at).min(out.len() as u64);
        if rest == 0 {
            return Ok(0);
        }
        let left = self.left.load(Ordering::Relaxed);
        let count = rest.min(left);
        if count == 0 {
            return Err(io::Error::other("more bytes than one archive may have read"));
        }
        let space = out.get_mut(..usize::try_from(count).unwrap_or(0)).unwrap_or_default();
        self.span.read_exact_at(space, self.at)?;
        self.left.store(left.saturating_sub(count), Ordering::Relaxed);
        self.at = self.at.saturating_add(count);
        Ok(space.len())
    }
}

impl Seek for SpanReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.span.bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
