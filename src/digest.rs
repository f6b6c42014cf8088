//! The door to SHA-256.

use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

use crate::format::{Digits, Hash};
use crate::limits::PIECE_BYTES;

/// A running SHA-256.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Adds zero bytes, as the padding of the last data block.
    pub fn update_zeros(&mut self, mut count: u64) {
        const ZEROS: [u8; 4096] = [0; 4096];
        while count > 0 {
            let step = count.min(ZEROS.len() as u64);
            self.0.update(ZEROS.get(..usize::try_from(step).unwrap_or(0)).unwrap_or(&ZEROS));
            count -= step;
        }
    }

    /// Ends the hash.
    pub fn finish(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

/// The hash of some bytes.
pub fn sha256(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// The hash of a block: its stored bytes padded with zeros.
pub fn block_hash(stored: &[u8], block_bytes: u32) -> Hash {
    let mut hasher = Hasher::default();
    hasher.update(stored);
    hasher.update_zeros(u64::from(block_bytes).saturating_sub(stored.len() as u64));
    hasher.finish()
}

/// The hash of everything a reader gives.
pub fn sha256_of(mut reader: impl Read) -> io::Result<Hash> {
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; PIECE_BYTES];
    loop {
        let count = reader.read(&mut buffer)?;
        match buffer.get(..count) {
            Some([]) | None => return Ok(hasher.finish()),
            Some(bytes) => hasher.update(bytes),
        }
    }
}

/// The digits by which people compare some bytes.
pub fn digits_of(bytes: &[u8]) -> Digits {
    Digits::of(&sha256(bytes))
}
