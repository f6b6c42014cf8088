//! The chunks of a PNG picture.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use super::bytes::{Bytes, Stop};
use super::inflate::inflated;
use super::kind::PNG;
use super::tiff::{self, About, Lies};
use super::told::{Giveaway, Told};
use super::xmp;

/// Keywords of texts with the name of a person.
const AUTHORS: [&[u8]; 3] = [b"Author", b"Artist", b"Creator"];
/// A keyword has at most so many bytes.
const KEYWORD_MAX: usize = 80;

/// Looks into the chunks.
pub(super) fn look(bytes: &mut Bytes<'_, impl Read + Seek>, told: &mut Told) -> Result<(), Stop> {
    let mut at = PNG.len() as u64;
    let mut is_whole = Ok(());
    loop {
        let [a, b, c, d, kind @ ..] = bytes.array::<8>(at)?;
        let length = u64::from(u32::from_be_bytes([a, b, c, d]));
        let data = at.saturating_add(8);
        let end = data.saturating_add(length);
        match &kind {
            b"IEND" => return is_whole,
            b"eXIf" => is_whole = tiff::look(bytes, Lies { at: data, end, first: About::Picture }, told).and(is_whole),
            b"tEXt" | b"zTXt" | b"iTXt" => is_whole = text(bytes, kind, data, length, told).and(is_whole),
            _ => {}
        }
        at = end.saturating_add(4);
    }
}

fn text(
    bytes: &mut Bytes<'_, impl Read + Seek>,
    kind: [u8; 4],
    at: u64,
    length: u64,
    told: &mut Told,
) -> Result<(), Stop> {
    let most = usize::try_from(length).unwrap_or(usize::MAX).min(KEYWORD_MAX);
    let head = bytes.read_up_to(at, most)?;
    let end = memchr::memchr(0, &head).ok_or(Stop)?;
    let keyword = head.get(..end).unwrap_or_default();
    let after = |more: u64| at.saturating_add(end as u64).saturating_add(more);
    if AUTHORS.contains(&keyword) {
        told.add_if(Giveaway::Author, length > (end as u64).saturating_add(1));
    } else if keyword.starts_with(b"Raw profile type ") {
        // Exif data and captions in hexadecimal digits, as ImageMagick writes them.
        let is_harmless = keyword.ends_with(b" icc") || keyword.ends_with(b" icm");
        return if is_harmless { Ok(()) } else { Err(Stop) };
    } else if keyword == b"XML:com.adobe.xmp" && &kind == b"iTXt" && head.get(end.saturating_add(1)) == Some(&1) {
        // A packet that is not compressed is found as in any document. Two empty texts are between flags and packet.
        let packet = inflated(bytes, after(5))?;
        xmp::packet(&packet, told);
    }
    Ok(())
}
