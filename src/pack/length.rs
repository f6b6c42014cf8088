//! The length of a payload, and the padding that brings the payload to it (FORMAT.md §10.2).

use super::cut::Blocks;
use crate::format::torrent::merkle::LEAF_BYTES;
use pannier_maker::length::{self, padme};

/// Whether the length of the payload tells how much was packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// The payload keeps its length.
    Exact,
    /// The payload is padded to a Padmé length.
    Padded,
}

/// Returns the bytes of padding after `plain_bytes` of the compressed archive. `payload` returns the length of the payload for a
/// length of the compressed archive.
pub(super) fn padding_bytes(length: Length, blocks: Blocks, plain_bytes: u64, payload: impl Fn(u64) -> u64) -> u64 {
    if (length, blocks == Blocks::Leaves) == (Length::Exact, false) {
        return 0;
    }
    length::padding_bytes(plain_bytes, payload, |bytes| allowed(length, blocks, bytes))
}

/// Returns the next length that a payload may have.
fn allowed(length: Length, blocks: Blocks, bytes: u64) -> u64 {
    let bytes = if blocks == Blocks::Leaves { bytes.next_multiple_of(u64::from(LEAF_BYTES)) } else { bytes };
    match length {
        Length::Exact => bytes,
        // A multiple of a leaf has fewer significant bits than most lengths, and its Padmé length is such a multiple too.
        Length::Padded => padme(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compress::PADDING_HEAD_BYTES;

    fn sealed(plain: u64) -> u64 {
        200 + plain + 16 * plain.div_ceil(64 << 10).max(1)
    }

    fn lengths() -> impl Iterator<Item = u64> {
        (0..400_000).step_by(1_237).chain([65_527, 65_528, 65_529, 65_535, 65_536, 131_060])
    }

    #[test]
    fn padding_reaches_a_padme_length_whatever_the_seal_adds() {
        for plain in lengths() {
            let padding = padding_bytes(Length::Padded, Blocks::Many, plain, sealed);
            assert!(padding >= PADDING_HEAD_BYTES);
            let length = sealed(plain + padding);
            assert_eq!(padme(length), length, "{plain}");
            assert!(length <= sealed(plain + PADDING_HEAD_BYTES) * 113 / 100 + 64, "{plain}");
        }
    }

    #[test]
    fn a_payload_for_torrents_has_whole_blocks_whatever_the_seal_adds() {
        let leaf = u64::from(LEAF_BYTES);
        // After one more byte, age begins another piece, and a length just above cannot be reached.
        for plain in lengths().chain((0..40).map(|at| 65_536 * 4 - 200 - at)) {
            let exact = sealed(plain + padding_bytes(Length::Exact, Blocks::Leaves, plain, sealed));
            assert_eq!(exact % leaf, 0, "{plain}");
            assert!(exact < sealed(plain + PADDING_HEAD_BYTES) + 2 * leaf, "{plain}");
            let padded = sealed(plain + padding_bytes(Length::Padded, Blocks::Leaves, plain, sealed));
            assert_eq!((padded % leaf, padme(padded)), (0, padded), "{plain}");
        }
        assert_eq!(padding_bytes(Length::Exact, Blocks::Many, 777, sealed), 0);
    }
}
