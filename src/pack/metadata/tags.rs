//! Tags of recordings (ID3, Vorbis comments), and the captions of press photos (IPTC).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use super::bytes::{Bytes, PART_MAX, Stop};
use super::told::{Giveaway, Told};

/// Names of tags with the name of a person.
pub(super) const AUTHORS: [&str; 9] =
    ["ARTIST", "ALBUMARTIST", "AUTHOR", "PERFORMER", "COMPOSER", "DIRECTOR", "PRODUCER", "WRITTEN_BY", "ENCODED_BY"];
/// Names of tags with a place.
const PLACES: [&str; 2] = ["LOCATION", "GEO_LOCATION"];
/// Frames of ID3 with the name of a person.
const FRAMES: [&[u8]; 12] =
    [b"TPE1", b"TPE2", b"TPE3", b"TPE4", b"TCOM", b"TEXT", b"TOPE", b"TOLY", b"TOWN", b"TENC", b"TP1", b"TCM"];
/// Bytes at the beginning of a recording in which comments are looked for.
const COMMENTS_BYTES: usize = 128 << 10;

/// Looks into the tags of an MP3.
pub(super) fn id3(bytes: &mut Bytes<'_, impl Read + Seek>, told: &mut Told) -> Result<(), Stop> {
    let [_, _, _, version, _, flags, a, b, c, d] = bytes.array::<10>(0)?;
    let seven = |bytes: [u8; 4]| bytes.iter().fold(0_u64, |sum, byte| sum.wrapping_shl(7) | u64::from(byte & 0x7F));
    let end = seven([a, b, c, d]).saturating_add(10).min(bytes.length());
    // Version 2.2 has names of three letters, and lengths of three bytes.
    let head_bytes: usize = if version < 3 { 6 } else { 10 };
    let mut at = 10;
    if flags & 0x40 != 0 && version >= 3 {
        let length = bytes.array(10)?;
        let all = if version == 3 { u64::from(u32::from_be_bytes(length)).saturating_add(4) } else { seven(length) };
        at = all.saturating_add(10);
    }
    while at.saturating_add(head_bytes as u64) < end {
        let head = bytes.read(at, head_bytes)?;
        let (name, length) = match head.as_slice() {
            [0, ..] => return Ok(()),
            [a, b, c, x, y, z] => ([*a, *b, *c].to_vec(), u64::from(u32::from_be_bytes([0, *x, *y, *z]))),
            [a, b, c, d, w, x, y, z, ..] => {
                let length = [*w, *x, *y, *z];
                let length = if version == 3 { u32::from_be_bytes(length).into() } else { seven(length) };
                ([*a, *b, *c, *d].to_vec(), length)
            }
            _ => return Err(Stop),
        };
        // A text begins with the number of its encoding.
        told.add_if(Giveaway::Author, length > 1 && FRAMES.contains(&name.as_slice()));
        at = at.saturating_add(head_bytes as u64).saturating_add(length);
    }
    Ok(())
}

/// Looks for comments of Ogg and FLAC, which are near the beginning.
pub(super) fn comments(bytes: &mut Bytes<'_, impl Read + Seek>, told: &mut Told) -> Result<(), Stop> {
    let text = bytes.read_up_to(0, COMMENTS_BYTES)?.to_ascii_uppercase();
    let has = |name: &str| {
        // The length of a comment is before its name.
        let comment = format!("\0{name}=");
        memchr::memmem::find(&text, comment.as_bytes()).is_some()
    };
    told.add_if(Giveaway::Author, AUTHORS.iter().any(|name| has(name)));
    told.add_if(Giveaway::Position, PLACES.iter().any(|name| has(name)));
    Ok(())
}

/// Looks into the captions of a press photo: by-line, writer and credit; city, place in the city, province and country.
pub(super) fn captions(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, told: &mut Told) -> Result<(), Stop> {
    let resource = at.saturating_add(6);
    // The name of the resource has an even length with its length before.
    let [name] = bytes.array::<1>(resource)?;
    let length_at = resource.saturating_add(u64::from(name | 1)).saturating_add(1);
    let length = usize::try_from(bytes.long(length_at)?).unwrap_or(usize::MAX);
    let data = bytes.read(length_at.saturating_add(4), length.min(PART_MAX))?;
    let mut rest = data.as_slice();
    while let [0x1C, record, set, high, low, text @ ..] = rest {
        let length = u16::from_be_bytes([*high, *low]);
        let is_place = matches!((record, set), (2, 26 | 27 | 90 | 92 | 95 | 100 | 101));
        let is_author = matches!((record, set), (2, 80 | 110 | 118 | 122));
        told.add_if(Giveaway::Position, is_place && length > 0);
        told.add_if(Giveaway::Author, is_author && length > 0);
        rest = text.get(length.into()..).ok_or(Stop)?;
    }
    if length > PART_MAX { Err(Stop) } else { Ok(()) }
}
