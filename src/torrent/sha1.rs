//! The door to SHA-1, which version 1 of BitTorrent demands. SHA-1 protects nothing here.

use sha1::{Digest as _, Sha1};

use crate::format::torrent::SHA1_BYTES;

/// Returns the SHA-1 of some bytes.
pub(super) fn sha1(bytes: &[u8]) -> [u8; SHA1_BYTES] {
    Sha1::digest(bytes).into()
}

/// The pieces of a v1 torrent: the SHA-1 of each piece, while the files pass one after another.
pub(super) struct Pieces {
    piece_bytes: u32,
    hasher: Sha1,
    in_piece: u32,
    hashes: Vec<u8>,
}

impl Pieces {
    /// Begins the first piece.
    pub(super) fn new(piece_bytes: u32) -> Self {
        Self { piece_bytes, hasher: Sha1::new(), in_piece: 0, hashes: Vec::new() }
    }

    /// Adds the next bytes of the files.
    pub(super) fn update(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let room = self.piece_bytes.saturating_sub(self.in_piece) as usize;
            let (now, later) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
            self.hasher.update(now);
            self.in_piece = self.in_piece.saturating_add(u32::try_from(now.len()).unwrap_or(u32::MAX));
            if self.in_piece >= self.piece_bytes {
                self.end();
            }
            bytes = later;
        }
    }

    /// Ends the last piece, and returns the hashes of all pieces, one after another.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.in_piece > 0 {
            self.end();
        }
        self.hashes
    }

    fn end(&mut self) {
        self.hashes.extend_from_slice(&self.hasher.finalize_reset());
        self.in_piece = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first example of FIPS 180: the hash of `abc`.
    const ABC: &str = "a9993e364706816aba3e25717850c26c9cd0d89d";

    #[test]
    fn pieces_are_cut_whatever_the_files() {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(hex(&sha1(b"abc")), ABC);
        for step in 1..=7 {
            let mut pieces = Pieces::new(3);
            b"abcabca".chunks(step).for_each(|some| pieces.update(some));
            let hashes = pieces.finish();
            assert_eq!(hex(&hashes), format!("{ABC}{ABC}{}", hex(&sha1(b"a"))));
        }
        assert!(Pieces::new(3).finish().is_empty());
    }
}
