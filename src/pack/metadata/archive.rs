//! The door to zip for documents that are archives: office documents, maps, and archives with photos (`zip`).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::bytes::{Bytes, Stop};
use super::office;
use super::told::Told;

/// Bytes of a member that are unpacked.
const MEMBER_MAX: u64 = 1 << 20;
/// Bytes of all members of an archive that are unpacked.
const MEMBERS_MAX: u64 = 32 << 20;
/// Members that are looked at.
const COUNT_MAX: usize = 4096;
/// Endings of members that may tell something: photos, films, recordings, tracks, packets, PDF.
const ENDINGS: [&str; 31] = [
    "jpg", "jpeg", "jpe", "png", "tif", "tiff", "heic", "heif", "avif", "webp", "dng", "cr2", "cr3", "nef", "arw",
    "psd", "mp4", "mov", "m4a", "m4v", "3gp", "mp3", "wav", "mkv", "webm", "gpx", "kml", "tcx", "fit", "xmp", "pdf",
];

/// Looks into the members of an archive. `member_of` looks into one member.
pub(super) fn look(
    bytes: &mut Bytes<'_, impl Read + Seek>,
    told: &mut Told,
    member_of: fn(&[u8], &mut Told) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut archive = ZipArchive::new(bytes.from(0)).map_err(|_| Stop)?;
    let mut left = MEMBERS_MAX;
    let mut is_whole = if archive.len() > COUNT_MAX { Err(Stop) } else { Ok(()) };
    for index in 0..archive.len().min(COUNT_MAX) {
        let name = match archive.by_index_data(index) {
            Ok(entry) => entry.name().map_or_else(|_| "nameless".to_owned(), std::borrow::Cow::into_owned),
            Err(_) => return Err(Stop),
        };
        let is_office = office::has_people(&name);
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if !is_office && !ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            continue;
        }
        let Ok(member) = archive.by_index(index) else {
            is_whole = Err(Stop);
            continue;
        };
        let mut content = Vec::new();
        let unpacked = member.take(MEMBER_MAX.min(left)).read_to_end(&mut content);
        left = left.saturating_sub(content.len() as u64);
        let looked = if is_office {
            office::people(&content, told);
            Ok(())
        } else {
            member_of(&content, told)
        };
        is_whole = if unpacked.is_ok() && left > 0 { looked.and(is_whole) } else { Err(Stop) };
    }
    is_whole
}
