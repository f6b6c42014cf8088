//! The length of a payload, and the padding that brings the payload to it (FORMAT.md §10.2).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read, Write};

use pannier_reader::documents::zstd::{PADDING_HEAD_BYTES, PADDING_MAGIC};

/// Returns the bytes of padding after `plain_bytes` of the compressed archive. `payload` returns the length of the payload for a
/// length of the compressed archive: age adds a tag for each piece, so that some lengths cannot be reached. Then the next one is
/// taken. `allowed` returns the next length that a payload may have.
pub fn padding_bytes(plain_bytes: u64, payload: impl Fn(u64) -> u64, allowed: impl Fn(u64) -> u64) -> u64 {
    let least = plain_bytes.saturating_add(PADDING_HEAD_BYTES);
    let mut target = allowed(payload(least));
    loop {
        // One more plain byte makes the payload one byte longer, or several bytes longer, but never shorter.
        let mut plain = least.saturating_add(target.saturating_sub(payload(least)));
        while plain > least && payload(plain) > target {
            plain = plain.saturating_sub(payload(plain).saturating_sub(target).min(plain.saturating_sub(least)));
        }
        if payload(plain) == target {
            return plain.saturating_sub(plain_bytes);
        }
        target = allowed(target.saturating_add(1));
    }
}

/// Writes padding that `zstd -d` skips: a skippable frame of exactly `bytes`, at least [`PADDING_HEAD_BYTES`].
///
/// # Errors
/// The error of the writer, or [`io::ErrorKind::InvalidInput`] for 4 GiB and more.
pub fn write_padding(out: &mut impl Write, bytes: u64) -> io::Result<()> {
    let content = u32::try_from(bytes.saturating_sub(PADDING_HEAD_BYTES)).map_err(|_| io::ErrorKind::InvalidInput)?;
    out.write_all(&PADDING_MAGIC.to_le_bytes())?;
    out.write_all(&content.to_le_bytes())?;
    io::copy(&mut io::repeat(0).take(u64::from(content)), out).map(|_| ())
}

/// Returns the Padmé length of a length. The Padmé length is the next length with so few significant bits that the
/// length tells little.
pub fn padme(length: u64) -> u64 {
    let Some(exponent) = length.checked_ilog2().filter(|exponent| *exponent > 0) else { return length };
    let low_bits = exponent.saturating_sub(exponent.ilog2().saturating_add(1));
    length.next_multiple_of(1 << low_bits)
}

#[cfg(test)]
mod tests {
    use pannier_reader::documents::zstd::Decompressor;

    use super::*;

    fn compress(plain: &[u8]) -> Vec<u8> {
        let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 3).unwrap();
        encoder.include_checksum(true).unwrap();
        encoder.set_pledged_src_size(Some(plain.len() as u64)).unwrap();
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn decompress(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        Decompressor::new(bytes)?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    #[test]
    fn padding_is_skipped_but_only_once_and_only_after_frames() {
        let mut bytes = compress(b"one");
        write_padding(&mut bytes, 1000).unwrap();
        assert_eq!(decompress(&bytes).unwrap(), b"one");
        let mut twice = bytes.clone();
        write_padding(&mut twice, 8).unwrap();
        assert!(decompress(&twice).is_err());
        let mut frame_after = bytes.clone();
        frame_after.extend(compress(b"two"));
        assert!(decompress(&frame_after).is_err());
        assert!(decompress(&bytes[..bytes.len() - 1]).is_err());
        bytes.extend([0x5E, 0x2A, 0x4D, 0x18, 0, 0, 0, 0]);
        assert_eq!(decompress(&bytes).unwrap(), b"one");
    }

    #[test]
    fn padme_lengths_are_close_and_few() {
        for (length, padded) in
            [(0, 0), (1, 1), (9, 10), (100, 104), (1000, 1024), (27_311, 27_648), (1 << 30, 1 << 30)]
        {
            assert_eq!(padme(length), padded, "{length}");
        }
        for length in (1..100_000).step_by(7) {
            let padded = padme(length);
            assert!(padded >= length && padded * 100 <= length * 112 + 100);
            assert_eq!(padme(padded), padded);
        }
    }
}
