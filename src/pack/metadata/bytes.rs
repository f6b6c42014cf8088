//! Bounded reading of a document by offsets: so many bytes and so many reads for one document, whatever its lengths claim.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read, Seek, SeekFrom};

/// Bytes that are read again of one document.
const BYTES_MAX: u64 = 16 << 20;
/// Readings of one document. Each reading goes to another place.
const READS_MAX: u32 = 20_000;
/// Bytes that one reading takes into memory.
pub(super) const PART_MAX: usize = 256 << 10;
/// Bytes that are fetched together where few are asked for. The next reading is mostly near.
const NEAR_BYTES: usize = 4 << 10;
/// Bytes that are unpacked out of one document.
const UNPACKED_MAX: u64 = 32 << 20;

/// A document that ends too early, is damaged, or asks for more work than is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop;

/// A document that is read by offsets.
pub(super) struct Bytes<'a, F> {
    file: &'a mut F,
    length: u64,
    /// What was fetched last, and its place.
    near: Vec<u8>,
    near_at: u64,
    bytes_left: u64,
    reads_left: u32,
    unpacked_left: u64,
}

impl<'a, F: Read + Seek> Bytes<'a, F> {
    pub(super) fn new(file: &'a mut F) -> Result<Self, Stop> {
        let length = file.seek(SeekFrom::End(0)).map_err(|_| Stop)?;
        let (near, near_at) = (Vec::new(), 0);
        let (bytes_left, reads_left, unpacked_left) = (BYTES_MAX, READS_MAX, UNPACKED_MAX);
        Ok(Self { file, length, near, near_at, bytes_left, reads_left, unpacked_left })
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
        let count = if most > PART_MAX { return Err(Stop) } else { most.min(there) };
        self.bytes_left = self.bytes_left.checked_sub(count as u64).ok_or(Stop)?;
        self.reads_left = self.reads_left.checked_sub(1).ok_or(Stop)?;
        if count == 0 || count > NEAR_BYTES / 4 {
            let mut bytes = vec![0; count];
            self.fetch(at, &mut bytes)?;
            return Ok(bytes);
        }
        if self.near(at, count).is_none() {
            // Readings go back by a few bytes too.
            let from = at.saturating_sub(NEAR_BYTES as u64 / 4);
            let there = usize::try_from(self.length.saturating_sub(from)).unwrap_or(usize::MAX);
            let mut near = std::mem::take(&mut self.near);
            near.resize(NEAR_BYTES.min(there), 0);
            self.fetch(from, &mut near)?;
            (self.near, self.near_at) = (near, from);
        }
        self.near(at, count).map(<[u8]>::to_vec).ok_or(Stop)
    }

    /// Returns bytes of what was fetched last.
    fn near(&self, at: u64, count: usize) -> Option<&[u8]> {
        let from = usize::try_from(at.checked_sub(self.near_at)?).ok()?;
        self.near.get(from..from.checked_add(count)?)
    }

    fn fetch(&mut self, at: u64, bytes: &mut [u8]) -> Result<(), Stop> {
        self.file.seek(SeekFrom::Start(at)).map_err(|_| Stop)?;
        self.file.read_exact(bytes).map_err(|_| Stop)
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
