//! The door to inflate (`flate2`), for compressed parts of documents.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufReader, Read, Seek};

use super::bytes::{Bytes, Stop};

/// Bytes of one compressed stream that are unpacked.
const UNPACKED_MAX: u64 = 1 << 20;

/// Unpacks the bytes from a place on, as far as one stream may be unpacked.
pub(super) fn inflated(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64) -> Result<Vec<u8>, Stop> {
    let mut text = Vec::new();
    let window = BufReader::with_capacity(4096, bytes.from(at));
    let all = flate2::bufread::ZlibDecoder::new(window).take(UNPACKED_MAX).read_to_end(&mut text);
    bytes.unpack(text.len() as u64)?;
    match all {
        Ok(_) if (text.len() as u64) < UNPACKED_MAX => Ok(text),
        // A stream without its end counts as far as it is there.
        Err(_) if !text.is_empty() => Ok(text),
        _ => Err(Stop),
    }
}
