//! CRC-32, as in zlib, PNG and gzip, finds typing errors and damage, and proves nothing.

/// Returns the checksum of several parts, one after the other. The checksum finds every wrong run of up to 32 bits.
pub fn crc32<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    parts.into_iter().for_each(|part| hasher.update(part));
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check value of CRC-32/ISO-HDLC.
    #[test]
    fn the_checksum_is_the_common_one_however_its_bytes_are_parted() {
        assert_eq!(crc32([b"123456789".as_slice()]), 0xCBF4_3926);
        assert_eq!(crc32([b"1234".as_slice(), b"", b"56789"]), 0xCBF4_3926);
        assert_eq!(crc32([]), 0);
    }
}
