//! A raw medium: an image or a device, or an image in parts, which is only read. Bytes that cannot be read count as zeros,
//! and are reported.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Doing, Error, Result};
use crate::store::{self, Found};
use crate::watch::Watch;
use pannier_reader::carriers::{Bytes, Carriers, Unreadable};
use pannier_reader::threads;

/// The unit in which media are written. Most files on a medium begin at a multiple of the unit.
pub(super) const SECTOR: u64 = 512;
/// Bytes that one thread reads at a time, so that several threads read nearly in order.
const SPAN_BYTES: u64 = 4 << 20;
/// Bytes after a span that are read too, so that whatever begins in the span is recognised.
const TAIL_BYTES: u64 = 128;
/// Bytes that are skipped at once where reading fails.
const LEAST_BYTES: usize = 4096;

/// A medium that is open for reading.
pub(super) struct Raw {
    /// The medium, or the first of its parts.
    pub(super) path: PathBuf,
    /// The number of parts.
    pub(super) part_count: usize,
    pub(super) bytes: u64,
    parts: Arc<Vec<Part>>,
    unreadable: AtomicU64,
}

/// One file of a medium.
#[derive(Debug)]
struct Part {
    path: PathBuf,
    file: File,
    start: u64,
    end: u64,
}

/// A part of a medium in memory.
pub(super) struct Window<'a> {
    /// The bytes of the span, and a few bytes after the span.
    pub(super) bytes: &'a [u8],
    /// The length of the span. Nothing that begins after the span counts.
    pub(super) own: usize,
    /// The offset of the span on the medium.
    pub(super) offset: u64,
}

impl Window<'_> {
    /// Tells whether there are only zeros, as on most of a new medium.
    pub(super) fn is_zero(&self) -> bool {
        const ZEROS: [u8; 4096] = [0; 4096];
        self.bytes.chunks(ZEROS.len()).all(|piece| ZEROS.get(..piece.len()) == Some(piece))
    }
}

impl Part {
    fn open(path: &Path, start: u64) -> Result<Self> {
        if path.is_dir() {
            return Err(Error::MediumIsFolder(path.to_owned()));
        }
        if !store::may_be_medium(path) {
            return Err(Error::NotAMedium(path.to_owned()));
        }
        let mut file = store::open_any(path)?;
        // The metadata of a device has no length, so the end of the device is asked for.
        let bytes = file.seek(SeekFrom::End(0)).map_err(|e| Error::io(Doing::Read, path, e))?;
        Ok(Self { path: path.to_owned(), file, start, end: start.saturating_add(bytes) })
    }
}

impl Raw {
    /// Opens an image or a device.
    #[cfg(test)]
    pub(super) fn open(path: &Path) -> Result<Self> {
        Self::join(&[path.to_owned()])
    }

    /// Opens the parts of one medium, in order.
    pub(super) fn join(paths: &[PathBuf]) -> Result<Self> {
        let mut parts: Vec<Part> = Vec::new();
        for path in paths {
            parts.push(Part::open(path, parts.last().map_or(0, |part| part.end))?);
        }
        let path = paths.first().cloned().unwrap_or_default();
        let (part_count, bytes) = (parts.len(), parts.last().map_or(0, |part| part.end));
        Ok(Self { path, part_count, bytes, parts: Arc::new(parts), unreadable: AtomicU64::new(0) })
    }

    /// Tells whether a path is one of the parts.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        self.parts.iter().any(|part| part.path == path)
    }

    /// Returns the number of bytes that could not be read.
    pub(super) fn unreadable_bytes(&self) -> u64 {
        self.unreadable.load(Ordering::Relaxed)
    }

    /// Fills a buffer from an offset. Bytes after the end, and bytes that cannot be read, are zeros.
    pub(super) fn read(&self, buffer: &mut [u8], offset: u64) {
        let inside = usize::try_from(self.bytes.saturating_sub(offset)).unwrap_or(usize::MAX).min(buffer.len());
        let (here, beyond) = buffer.split_at_mut(inside);
        beyond.fill(0);
        if read_parts(&self.parts, here, offset).is_ok() {
            return;
        }
        for (piece, at) in here.chunks_mut(LEAST_BYTES).zip((offset..).step_by(LEAST_BYTES)) {
            if read_parts(&self.parts, piece, at).is_err() {
                piece.fill(0);
                self.unreadable.fetch_add(piece.len() as u64, Ordering::Relaxed);
            }
        }
    }

    /// Returns the bytes from an offset on. Bytes after the end are zeros.
    pub(super) fn bytes_at(&self, offset: u64, length: u64) -> Vec<u8> {
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        self.read(&mut bytes, offset);
        bytes
    }

    /// Returns the medium as a carrier that holds one file: the medium itself.
    pub(super) fn as_carrier(&self, root: usize) -> impl Carriers + use<> {
        let found = Found { path: self.path.clone(), bytes: self.bytes, root, same_as: None };
        RawCarrier { found: [found], parts: Arc::clone(&self.parts) }
    }

    /// Returns the range of the whole medium.
    pub(super) fn all(&self) -> Range<u64> {
        0..self.bytes
    }

    /// Reads a part of the medium in spans, on a few threads. Each span is given to a state of the thread.
    pub(super) fn each_span<S: Send>(
        &self,
        part: &Range<u64>,
        watch: &Watch,
        make: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, &Window<'_>) -> Result<()> + Sync,
    ) -> Result<Vec<S>> {
        let next = AtomicU64::new(part.start);
        let run = |_: usize| -> Result<S> {
            let mut state = make();
            let mut buffer = Vec::new();
            loop {
                let offset = next.fetch_add(SPAN_BYTES, Ordering::Relaxed);
                if offset >= part.end {
                    return Ok(state);
                }
                let length = SPAN_BYTES.min(part.end.saturating_sub(offset));
                let tail = TAIL_BYTES.min(self.bytes.saturating_sub(offset.saturating_add(length)));
                buffer.resize(usize::try_from(length.saturating_add(tail)).unwrap_or(0), 0);
                self.read(&mut buffer, offset);
                let own = usize::try_from(length).unwrap_or(0);
                let done = work(&mut state, &Window { bytes: &buffer, own, offset });
                if let Err(error) = done.and_then(|()| Ok(watch.advance(length)?)) {
                    next.store(part.end, Ordering::Relaxed);
                    return Err(error);
                }
            }
        };
        threads::each(threads::count(), run)
    }
}

/// Fills a buffer from parts that follow each other.
fn read_parts(parts: &[Part], mut buffer: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !buffer.is_empty() {
        let number = parts.partition_point(|part| part.end <= offset);
        let part = parts.get(number).ok_or(io::ErrorKind::UnexpectedEof)?;
        let rest = usize::try_from(part.end.saturating_sub(offset)).unwrap_or(usize::MAX).min(buffer.len());
        let (here, later) = buffer.split_at_mut(rest);
        store::read_exact_at(&part.file, here, offset.saturating_sub(part.start))?;
        offset = offset.saturating_add(rest as u64);
        buffer = later;
    }
    Ok(())
}

/// A medium as a carrier of one file. The medium may be a device, which cannot be opened by its name as a file.
#[derive(Debug)]
struct RawCarrier {
    found: [Found; 1],
    parts: Arc<Vec<Part>>,
}

struct RawBytes(Arc<Vec<Part>>);

impl Carriers for RawCarrier {
    fn files(&self) -> &[Found] {
        &self.found
    }

    fn unreadable(&self) -> &[Unreadable] {
        &[]
    }

    fn open(&self, _: usize) -> io::Result<Box<dyn Bytes>> {
        Ok(Box::new(RawBytes(Arc::clone(&self.parts))))
    }
}

impl Bytes for RawBytes {
    fn read_exact_at(&self, out: &mut [u8], offset: u64) -> io::Result<()> {
        read_parts(&self.0, out, offset)
    }
}
