//! The items of HEIC and AVIF pictures (ISO 23008-12): which of them are Exif data, and where they lie.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use super::bytes::{Bytes, PART_MAX, Stop};
use super::part::{Part, part};
use super::tiff::{self, About, Lies};
use super::told::Told;

/// Looks into the items of a `meta` box, whose boxes begin at `meta.at`.
pub(super) fn look(bytes: &mut Bytes<'_, impl Read + Seek>, meta: Part, told: &mut Told) -> Result<(), Stop> {
    let (mut kinds, mut places, mut data) = (None, None, None);
    let mut at = meta.at;
    while let Some(part) = part(bytes, at, meta.end)? {
        match &part.kind {
            b"iinf" => kinds = Some(part),
            b"iloc" => places = Some(part),
            b"idat" => data = Some(part),
            _ => {}
        }
        at = part.end;
    }
    let (Some(kinds), Some(places)) = (kinds, places) else { return Ok(()) };
    let wanted = exif_items(bytes, kinds)?;
    if wanted.is_empty() {
        return Ok(());
    }
    let length = usize::try_from(places.length()).unwrap_or(usize::MAX);
    if length > PART_MAX {
        return Err(Stop);
    }
    let table = bytes.read(places.at, length)?;
    let mut is_whole = Ok(());
    for place in item_places(&table, &wanted).ok_or(Stop)? {
        let base = match (place.method, data) {
            (0, _) => 0,
            (1, Some(data)) => data.at,
            _ => {
                is_whole = Err(Stop);
                continue;
            }
        };
        let from = place.at.checked_add(base).ok_or(Stop)?;
        // Without a length, an item goes on to the end.
        let to = if place.length == 0 { bytes.length() } else { from.saturating_add(place.length) };
        is_whole = exif(bytes, from, to, told).and(is_whole);
    }
    is_whole
}

/// Looks into Exif data after the number that says where they begin.
pub(super) fn exif(bytes: &mut Bytes<'_, impl Read + Seek>, from: u64, to: u64, told: &mut Told) -> Result<(), Stop> {
    let skipped = bytes.long(from)?;
    let at = from.saturating_add(4).saturating_add(skipped.into());
    tiff::look(bytes, Lies { at, end: to.min(bytes.length()), first: About::Picture }, told)
}

/// Returns the numbers of the items that are Exif data.
fn exif_items(bytes: &mut Bytes<'_, impl Read + Seek>, kinds: Part) -> Result<BTreeSet<u32>, Stop> {
    let version = bytes.array::<1>(kinds.at)?;
    let mut at = kinds.at.saturating_add(if version == [0] { 6 } else { 8 });
    let mut wanted = BTreeSet::new();
    while let Some(entry) = part(bytes, at, kinds.end)? {
        let head = bytes.read_up_to(entry.at, 12)?;
        match head.as_slice() {
            [2, _, _, _, high, low, _, _, b'E', b'x', b'i', b'f'] => {
                wanted.insert(u16::from_be_bytes([*high, *low]).into());
            }
            [3, _, _, _, a, b, c, d, _, _, kind @ ..] => {
                let kind = [kind, &bytes.read_up_to(entry.at.saturating_add(12), 2)?].concat();
                if kind == b"Exif" {
                    wanted.insert(u32::from_be_bytes([*a, *b, *c, *d]));
                }
            }
            _ => {}
        }
        at = entry.end;
    }
    Ok(wanted)
}

/// Where an item lies.
struct Place {
    /// 0: in the file, 1: in the data of the box.
    method: u16,
    at: u64,
    length: u64,
}

/// Numbers of a table, one after the other.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    /// Takes a number of up to eight bytes.
    fn take(&mut self, bytes: u8) -> Option<u64> {
        let (number, rest) = self.0.split_at_checked(bytes.into())?;
        self.0 = rest;
        (bytes <= 8).then(|| number.iter().fold(0, |sum: u64, byte| sum.wrapping_shl(8) | u64::from(*byte)))
    }

    fn short(&mut self) -> Option<u16> {
        self.take(2).and_then(|number| number.try_into().ok())
    }
}

/// Returns the places of the wanted items. An item in several pieces is read from its first piece on. Returns `None` for a
/// table that is no table.
fn item_places(table: &[u8], wanted: &BTreeSet<u32>) -> Option<Vec<Place>> {
    let mut numbers = Numbers(table);
    let version = numbers.take(1)?;
    numbers.take(3)?;
    let sizes = numbers.short()?;
    let nibble = |shift: u32| u8::try_from(sizes.wrapping_shr(shift) & 15).unwrap_or(0);
    let (offset_bytes, length_bytes, base_bytes) = (nibble(12), nibble(8), nibble(4));
    let index_bytes = if version == 0 { 0 } else { nibble(0) };
    let wide = if version < 2 { 2 } else { 4 };
    let mut found = Vec::new();
    for _ in 0..numbers.take(wide)? {
        let id = numbers.take(wide)?;
        let method = if version == 0 { 0 } else { numbers.short()? & 15 };
        numbers.short()?;
        let base = numbers.take(base_bytes)?;
        for piece in 0..numbers.short()? {
            numbers.take(index_bytes)?;
            let (offset, length) = (numbers.take(offset_bytes)?, numbers.take(length_bytes)?);
            if piece == 0 && wanted.iter().any(|wanted| u64::from(*wanted) == id) {
                found.push(Place { method, at: base.checked_add(offset)?, length });
            }
        }
    }
    Some(found)
}
