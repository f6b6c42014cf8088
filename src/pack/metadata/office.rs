//! The people in office documents: Office Open XML, OpenDocument, RTF, and the old binary kind.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use memchr::memmem;

use super::bytes::{Bytes, Stop};
use super::told::{Giveaway, Told};
use super::xmp;

/// The files in which office documents keep their author, and the authors of remarks.
const PROPERTIES: [&str; 6] = [
    "docProps/core.xml",
    "meta.xml",
    "word/comments.xml",
    "word/people.xml",
    "xl/persons/person.xml",
    "ppt/commentAuthors.xml",
];
/// Elements with the name of a person.
const ELEMENTS: [&[u8]; 4] = [b"creator", b"lastModifiedBy", b"initial-creator", b"printed-by"];
/// Attributes with the name of a person.
const ATTRIBUTES: [&[u8]; 4] = [b" w:author=\"", b" w15:author=\"", b" displayName=\"", b"<p:cmAuthor "];
/// Properties of the old kind: the author, and whoever saved the document last.
const OLD_PEOPLE: [u32; 2] = [4, 8];
/// Properties that are read. There are fewer than twenty.
const OLD_MAX: u32 = 256;

/// Tells whether a member of an archive has the names of people.
pub(super) fn has_people(name: &str) -> bool {
    PROPERTIES.contains(&name)
}

/// Looks for people in such a member.
pub(super) fn people(text: &[u8], told: &mut Told) {
    let in_element = ELEMENTS.iter().any(|name| xmp::has_value(text, name));
    let in_attribute = ATTRIBUTES.iter().any(|start| {
        memmem::find_iter(text, start)
            .any(|at| text.get(at.saturating_add(start.len())..).is_some_and(|rest| !rest.starts_with(b"\"")))
    });
    told.add_if(Giveaway::Author, in_element || in_attribute);
}

/// Looks at a name in an RTF document. The place is that of the group with the name.
pub(super) fn rtf(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, told: &mut Told) -> Result<(), Stop> {
    let group = bytes.read_up_to(at, 64)?;
    let name = memchr::memchr(b' ', &group).and_then(|end| group.get(end..)).unwrap_or_default();
    told.add_if(Giveaway::Author, !name.trim_ascii_start().starts_with(b"}"));
    Ok(())
}

/// Looks into the properties of the old kind. The place is that of the name of their section, before which the list of
/// sections begins.
pub(super) fn old_properties(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, told: &mut Told) -> Result<(), Stop> {
    let begins = at.checked_sub(28).ok_or(Stop)?;
    // The name is also in the directory of the document, where no list is.
    if bytes.array::<2>(begins)? != [0xFE, 0xFF] {
        return Ok(());
    }
    let mut number = |at: u64| bytes.array(at).map(u32::from_le_bytes);
    let section = begins.saturating_add(number(at.saturating_add(16))?.into());
    let count = number(section.saturating_add(4))?;
    for index in 0..count.min(OLD_MAX) {
        let entry = section.saturating_add(8).saturating_add(u64::from(index).saturating_mul(8));
        if !OLD_PEOPLE.contains(&number(entry)?) {
            continue;
        }
        let value = section.saturating_add(number(entry.saturating_add(4))?.into());
        // A kind, a length with the closing zero, the text.
        let length = number(value.saturating_add(4))?;
        let first = number(value.saturating_add(8)).unwrap_or(0) & 0xFF;
        told.add_if(Giveaway::Author, length > 1 && first != 0);
    }
    if count > OLD_MAX { Err(Stop) } else { Ok(()) }
}
