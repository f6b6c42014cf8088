//! Packets of XMP: in files of their own beside photos, and inside documents of any kind.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use memchr::memmem;

use super::bytes::{Bytes, PART_MAX, Stop};
use super::told::{Giveaway, Told};

/// Properties with a place, whatever the prefix of their name.
const PLACES: [&str; 12] = [
    "GPSLatitude",
    "GPSLongitude",
    "GPSDestLatitude",
    "GpsLatitude",
    "GpsLongitude",
    "GpsLongtitude",
    "City",
    "State",
    "Location",
    "Sublocation",
    "LocationCreated",
    "LocationShown",
];
/// Properties with the name of a person.
const AUTHORS: [&str; 9] = [
    "creator",
    "Author",
    "Artist",
    "Owner",
    "CaptionWriter",
    "CreatorContactInfo",
    "ImageCreator",
    "PersonInImage",
    "contributor",
];
/// Properties with the serial number or the owner of a camera.
const CAMERAS: [&str; 7] = [
    "SerialNumber",
    "BodySerialNumber",
    "LensSerialNumber",
    "CameraSerialNumber",
    "CameraOwnerName",
    "OwnerName",
    "DroneSerialNumber",
];

/// Looks into the packet that begins at a place.
pub(super) fn look(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, told: &mut Told) -> Result<(), Stop> {
    let text = bytes.read_up_to(at, PART_MAX)?;
    let end = memmem::find(&text, b"</rdf:RDF");
    packet(text.get(..end.unwrap_or(text.len())).unwrap_or_default(), told);
    end.map(|_| ()).ok_or(Stop)
}

/// Looks into a packet.
pub(super) fn packet(text: &[u8], told: &mut Told) {
    let any = |names: &[&str]| names.iter().any(|name| has_value(text, name.as_bytes()));
    told.add_if(Giveaway::Position, any(&PLACES));
    told.add_if(Giveaway::Author, any(&AUTHORS));
    told.add_if(Giveaway::Camera, any(&CAMERAS));
}

/// Tells whether a property has a value: as an attribute, or as an element with any text inside.
pub(super) fn has_value(text: &[u8], name: &[u8]) -> bool {
    memmem::find_iter(text, name).any(|at| {
        let is_named = at.checked_sub(1).and_then(|before| text.get(before)) == Some(&b':');
        let rest = text.get(at.saturating_add(name.len())..).unwrap_or_default();
        is_named && is_filled(rest, name)
    })
}

fn is_filled(rest: &[u8], name: &[u8]) -> bool {
    match rest.trim_ascii_start() {
        [b'=', value @ ..] => match value.trim_ascii_start() {
            [quote @ (b'"' | b'\''), value @ ..] => {
                value.trim_ascii_start().first().is_some_and(|first| first != quote)
            }
            _ => false,
        },
        // The element may have attributes, such as `rdf:parseType`.
        [b'>' | b' ' | b'/' | b'\t' | b'\r' | b'\n' | b'a'..=b'z', ..]
            if !rest.first().is_some_and(u8::is_ascii_alphanumeric) =>
        {
            element(rest, name)
        }
        _ => false,
    }
}

/// Tells whether an element has text inside, where `rest` follows the name in its first tag.
fn element(rest: &[u8], name: &[u8]) -> bool {
    let Some(tag) = memchr::memchr(b'>', rest) else { return false };
    let (head, inside) = rest.split_at_checked(tag).unwrap_or_default();
    if head.ends_with(b"/") {
        // An element without text may have its value in attributes.
        return memmem::find(head, b":resource=").is_some();
    }
    let closing = [b":", name, b">"].concat();
    let end = memmem::find(inside, &closing).unwrap_or(inside.len());
    let mut is_text = true;
    // The first byte ends the tag.
    for byte in inside.get(1..end).unwrap_or_default() {
        match byte {
            b'<' => is_text = false,
            b'>' => is_text = true,
            byte if is_text && !byte.is_ascii_whitespace() => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<Giveaway> {
        let mut told = Told::default();
        packet(text.as_bytes(), &mut told);
        told.found.into_iter().collect()
    }

    #[test]
    fn attributes_and_elements_with_a_value_are_told_and_empty_ones_are_not() {
        let cases: [(&str, &[Giveaway]); 11] = [
            ("<rdf:Description exif:GPSLatitude=\"0,6.7N\"/>", &[Giveaway::Position]),
            ("<exif:GPSLatitude>0,6.7N</exif:GPSLatitude>", &[Giveaway::Position]),
            ("<photoshop:City></photoshop:City>", &[]),
            ("<rdf:Description photoshop:City=''/>", &[]),
            ("<dc:creator><rdf:Seq><rdf:li>A. Person</rdf:li></rdf:Seq></dc:creator>", &[Giveaway::Author]),
            ("<dc:creator>\n <rdf:Seq>\n  <rdf:li/>\n </rdf:Seq>\n</dc:creator>", &[]),
            ("<dc:creator rdf:parseType='Literal'>A</dc:creator>", &[Giveaway::Author]),
            ("<aux:SerialNumber>123</aux:SerialNumber>", &[Giveaway::Camera]),
            ("<xmp:CreatorTool>A program</xmp:CreatorTool>", &[]),
            ("<rdf:Description drone-dji:GpsLongtitude=\"+0.2\"/>", &[Giveaway::Position]),
            ("<xmpMM:DocumentID>x</xmpMM:DocumentID>", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
