//! The tags of Matroska and WebM films.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use super::bytes::{Bytes, Stop};
use super::tags;
use super::told::{Giveaway, Told};

const SEGMENT: u32 = 0x1853_8067;
const TAGS: u32 = 0x1254_C367;
const TAG: u32 = 0x7373;
const SIMPLE_TAG: u32 = 0x67C8;
const TAG_NAME: u32 = 0x45A3;
/// Elements within elements: a tag may lie in a tag.
const DEPTH_MAX: u32 = 8;
/// The longest name that is read.
const NAME_MAX: usize = 256;

/// An element.
struct Element {
    kind: u32,
    at: u64,
    end: u64,
}

/// Looks into the tags.
pub(super) fn look(bytes: &mut Bytes<'_, impl Read + Seek>, told: &mut Told) -> Result<(), Stop> {
    let mut waiting = vec![(0, bytes.length(), 0_u32)];
    while let Some((mut at, end, depth)) = waiting.pop() {
        if depth > DEPTH_MAX {
            return Err(Stop);
        }
        while at < end {
            let element = element(bytes, at, end)?;
            match element.kind {
                SEGMENT | TAGS | TAG | SIMPLE_TAG => waiting.push((element.at, element.end, depth.saturating_add(1))),
                TAG_NAME => {
                    let length = usize::try_from(element.end.saturating_sub(element.at)).unwrap_or(usize::MAX);
                    let name = bytes.read_up_to(element.at, length.min(NAME_MAX))?;
                    named(&name, told);
                }
                _ => {}
            }
            at = element.end;
        }
    }
    Ok(())
}

/// Looks at the name of a tag. A tag without a value is not written.
fn named(name: &[u8], told: &mut Told) {
    let name = name.to_ascii_uppercase();
    let has = |word: &[u8]| memchr::memmem::find(&name, word).is_some();
    told.add_if(Giveaway::Position, has(b"LOCATION") || has(b"GPS") || has(b"LATITUDE"));
    told.add_if(Giveaway::Author, tags::AUTHORS.iter().any(|author| name == author.as_bytes()));
}

fn element(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, end: u64) -> Result<Element, Stop> {
    let head = bytes.read_up_to(at, 12)?;
    let first = *head.first().ok_or(Stop)?;
    let kind_bytes = usize::try_from(first.leading_zeros()).map_err(|_| Stop)?.saturating_add(1);
    if kind_bytes > 4 {
        return Err(Stop);
    }
    let (kind, rest) = head.split_at_checked(kind_bytes).ok_or(Stop)?;
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |sum, byte| sum.wrapping_shl(8) | u64::from(*byte));
    let length_bytes = usize::try_from(rest.first().ok_or(Stop)?.leading_zeros()).map_err(|_| Stop)?.saturating_add(1);
    let length = rest.get(..length_bytes).filter(|_| length_bytes <= 8).ok_or(Stop)?;
    let bits = u32::try_from(length_bytes).map_err(|_| Stop)?.saturating_mul(7);
    let most = 1_u64.wrapping_shl(bits).wrapping_sub(1);
    let from = at.saturating_add(kind_bytes as u64).saturating_add(length_bytes as u64);
    // A film that was sent while it was made has elements of unknown length, which go on to the end.
    let to = match number(length) & most {
        unknown if unknown == most => end,
        length => from.checked_add(length).ok_or(Stop)?,
    };
    if to > end {
        return Err(Stop);
    }
    Ok(Element { kind: u32::try_from(number(kind)).map_err(|_| Stop)?, at: from, end: to })
}
