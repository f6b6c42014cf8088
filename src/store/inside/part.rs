//! Parts: the bytes of one file inside an archive, which are unpacked when they are read.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::gzip;
use super::span::{HEAD_BYTES, Span};
use crate::limits;

/// The bytes of a file inside an album, in a file that is open.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(super) span: Span,
    pub(super) packing: Packing,
    /// The length of the file, as the archive says.
    pub(super) bytes: u64,
}

/// How the bytes lie in their archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Stored,
    Deflated,
}

impl Part {
    pub(super) fn stored(span: Span) -> Self {
        Self { bytes: span.bytes, span, packing: Packing::Stored }
    }

    pub(super) fn deflated(span: Span, bytes: u64) -> Self {
        Self { span, packing: Packing::Deflated, bytes }
    }

    pub(super) fn reader(&self) -> Box<dyn Read> {
        let packed = BufReader::new(self.span.reader(&Arc::new(AtomicU64::new(u64::MAX))));
        match self.packing {
            Packing::Stored => Box::new(packed),
            Packing::Deflated => Box::new(gzip::inflate(packed).take(self.bytes)),
        }
    }

    /// Reads all bytes. Of a damaged file, the bytes before the damage are returned.
    ///
    /// # Errors
    /// Errors of the system.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match self.reader().take(limits::PICTURE_MAX_BYTES).read_to_end(&mut bytes) {
            Err(error) if error.raw_os_error().is_some() => Err(error),
            _ => Ok(bytes),
        }
    }

    /// Returns the first bytes, as many as there are.
    pub(super) fn head(&self) -> Vec<u8> {
        let mut head = Vec::new();
        // Damage is seen when the file is read.
        let _ = self.reader().take(HEAD_BYTES).read_to_end(&mut head);
        head
    }
}
