//! The chunks of WebP, WAV and AVI.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use super::bytes::{Bytes, Stop};
use super::tiff::{self, About, Lies};
use super::told::{Giveaway, Told};

/// Texts with the name of a person: artist, engineer, technician, commissioner.
const AUTHORS: [&[u8; 4]; 4] = [b"IART", b"IENG", b"ITCH", b"ICMS"];

/// Looks into the chunks of a file.
pub(super) fn look(bytes: &mut Bytes<'_, impl Read + Seek>, told: &mut Told) -> Result<(), Stop> {
    let length = bytes.length();
    chunks(bytes, 12, length, told)
}

fn chunks(bytes: &mut Bytes<'_, impl Read + Seek>, from: u64, to: u64, told: &mut Told) -> Result<(), Stop> {
    let mut waiting = vec![(from, to)];
    while let Some((mut at, to)) = waiting.pop() {
        while at.saturating_add(8) <= to {
            let [kind @ .., a, b, c, d] = bytes.array::<8>(at)?;
            let length = u64::from(u32::from_le_bytes([a, b, c, d]));
            let data = at.saturating_add(8);
            let end = data.saturating_add(length);
            match &kind {
                b"EXIF" => {
                    let head = bytes.read_up_to(data, 6)?;
                    // Data after the word `Exif` are found as in any document.
                    if head != b"Exif\0\0" {
                        tiff::look(bytes, Lies { at: data, end, first: About::Picture }, told)?;
                    }
                }
                b"LIST" if bytes.read_up_to(data, 4)? == b"INFO" => waiting.push((data.saturating_add(4), end.min(to))),
                // The recorder and its serial number.
                b"bext" => {
                    let recorder = bytes.read_up_to(data.saturating_add(256), 64)?;
                    told.add_if(Giveaway::Camera, recorder.iter().any(|byte| !matches!(byte, 0 | b' ')));
                }
                kind if AUTHORS.contains(&kind) => told.add_if(Giveaway::Author, length > 1),
                _ => {}
            }
            at = end.saturating_add(length & 1);
        }
    }
    Ok(())
}
