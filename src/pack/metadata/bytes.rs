//! Bounded reading of a document by offsets: so many bytes and so many reads for one document, whatever its lengths claim.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read, Seek, SeekFrom};

/// Bytes that are read again of one document.
const BYTES_MAX: u64 = 16 << 20;
/// Readings of one document. Each reading goes to another place.
const READS_MAX: u32 = 20_000;
/// Bytes that one reading takes into memory.
pub(super) const PART_MAX: usize = 256 << 10;
/// Bytes that are unpacked out of one document.
const UNPACKED_MAX: u64 = 32 << 20;

/// A document that ends too early, is damaged, or asks for more work than is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop;

/// A document that is read by offsets.
pub(super) struct Bytes<'a, F> {
    file: &'a mut F,
    length: u64,
    bytes_left: u64,
    reads_left: u32,
    unpacked_left: u64,
}

impl<'a, F: Read + Seek> Bytes<'a, F> {
    pub(super) fn new(file: &'a mut F) -> Result<Self, Stop> {
        let length = file.seek(SeekFrom::End(0)).map_err(|_| Stop)?;
        Ok(Self { file, length, bytes_left: BYTES_MAX, reads_left: READS_MAX, unpacked_left: UNPACKED_MAX })
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Reads exactly so many bytes.
    pub(super) fn read(&mut self, at: u64, length: usize) -> Result<Vec<u8>, Stop> {
        let bytes = self.read_up_to(at, length)?;
        if bytes.len() == length { Ok(bytes) } else { Err(Stop) }
    }

    /// Reads so many bytes, or as many as there are.
    pub(super) fn read_up_to(&mut self, at: u64, most: usize) -> Result<Vec<u8>, Stop> {
        let there = usize::try_from(self.length.saturating_sub(at)).unwrap_or(usize::MAX);
        let mut bytes = vec![0; if most > PART_MAX { return Err(Stop) } else { most.min(there) }];
        self.bytes_left = self.bytes_left.checked_sub(bytes.len() as u64).ok_or(Stop)?;
        self.reads_left = self.reads_left.checked_sub(1).ok_or(Stop)?;
        self.file.seek(SeekFrom::Start(at)).map_err(|_| Stop)?;
        self.file.read_exact(&mut bytes).map_err(|_| Stop)?;
        Ok(bytes)
    }

    /// Reads a few bytes.
    pub(super) fn array<const N: usize>(&mut self, at: u64) -> Result<[u8; N], Stop> {
        self.read(at, N)?.try_into().map_err(|_| Stop)
    }

    /// Reads a big-endian number.
    pub(super) fn long(&mut self, at: u64) -> Result<u32, Stop> {
        self.array(at).map(u32::from_be_bytes)
    }

    /// Returns a reader from a place on. The reader fails where nothing more may be read.
    pub(super) fn from(&mut self, at: u64) -> Window<'_, 'a, F> {
        Window { bytes: self, at }
    }

    /// Takes bytes that are unpacked from what may still be unpacked.
    pub(super) fn unpack(&mut self, bytes: u64) -> Result<(), Stop> {
        self.unpacked_left = self.unpacked_left.checked_sub(bytes).ok_or(Stop)?;
        Ok(())
    }
}

/// A document that is read on from a place.
pub(super) struct Window<'w, 'a, F> {
    bytes: &'w mut Bytes<'a, F>,
    at: u64,
}

impl<F: Read + Seek> Read for Window<'_, '_, F> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let spent = |Stop| io::Error::other("more work than is done for one document");
        let bytes = self.bytes.read_up_to(self.at, out.len().min(PART_MAX)).map_err(spent)?;
        for (to, from) in out.iter_mut().zip(&bytes) {
            *to = *from;
        }
        self.at = self.at.saturating_add(bytes.len() as u64);
        Ok(bytes.len())
    }
}

impl<F: Read + Seek> Seek for Window<'_, '_, F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(back) => self.bytes.length.checked_add_signed(back),
            SeekFrom::Current(on) => self.at.checked_add_signed(on),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
