//! A raw medium: an image or a device, which is only read. Bytes that cannot be read count as zeros, and are reported.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Doing, Error, Result};
use crate::store::{self, FolderCarriers, Found};
use crate::watch::Watch;
use pannier_reader::carriers::Carriers;
use pannier_reader::threads;

/// The unit in which media are written. Every file on a medium begins at a multiple of the unit.
pub(super) const SECTOR: u64 = 512;
/// Bytes that one thread reads at a time, so that several threads read nearly in order.
const SPAN_BYTES: u64 = 4 << 20;
/// Bytes that are skipped at once where reading fails.
const LEAST_BYTES: usize = 4096;

/// A medium that is open for reading.
pub(super) struct Raw {
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
    file: File,
    unreadable: AtomicU64,
}

impl Raw {
    /// Opens an image or a device.
    pub(super) fn open(path: &Path) -> Result<Self> {
        if path.is_dir() {
            return Err(Error::MediumIsFolder(path.to_owned()));
        }
        if !store::may_be_medium(path) {
            return Err(Error::NotAMedium(path.to_owned()));
        }
        let mut file = store::open_any(path)?;
        // The metadata of a device has no length, so the end of the device is asked for.
        let bytes = file.seek(SeekFrom::End(0)).map_err(|e| Error::io(Doing::Read, path, e))?;
        Ok(Self { path: path.to_owned(), bytes, file, unreadable: AtomicU64::new(0) })
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
        if store::read_exact_at(&self.file, here, offset).is_ok() {
            return;
        }
        for (piece, at) in here.chunks_mut(LEAST_BYTES).zip((offset..).step_by(LEAST_BYTES)) {
            if store::read_exact_at(&self.file, piece, at).is_err() {
                piece.fill(0);
                self.unreadable.fetch_add(piece.len() as u64, Ordering::Relaxed);
            }
        }
    }

    /// Returns the medium as a carrier that holds one file: the medium itself.
    pub(super) fn as_carrier(&self, root: usize) -> Result<impl Carriers + use<>> {
        let file = self.file.try_clone().map_err(|e| Error::io(Doing::Read, &self.path, e))?;
        Ok(FolderCarriers::of_open(Found { path: self.path.clone(), bytes: self.bytes, root, same_as: None }, file))
    }

    /// Returns the range of the whole medium.
    pub(super) fn all(&self) -> Range<u64> {
        0..self.bytes
    }

    /// Reads a part of the medium in spans, on a few threads. Each span is given with its offset to a state of the
    /// thread.
    pub(super) fn each_span<S: Send>(
        &self,
        part: &Range<u64>,
        watch: &Watch,
        make: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, &[u8], u64) -> Result<()> + Sync,
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
                buffer.resize(usize::try_from(length).unwrap_or(0), 0);
                self.read(&mut buffer, offset);
                let done = work(&mut state, &buffer, offset);
                if let Err(error) = done.and_then(|()| Ok(watch.advance(length)?)) {
                    next.store(part.end, Ordering::Relaxed);
                    return Err(error);
                }
            }
        };
        threads::each(threads::count(), run)
    }
}
