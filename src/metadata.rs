//! The door to formats that hide names and places: Exif in photos, properties in office documents (`kamadak-exif`, `zip`).

use std::fs::File;
use std::io::{BufReader, Read, Seek};

use memchr::memmem;

/// Kinds of metadata that name a person or a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Giveaway {
    /// A photo with a GPS position.
    Position,
    /// A document or photo with its author's name.
    Author,
    /// A photo with the serial number or the owner of its camera.
    Camera,
}

/// Where office documents keep their author: Office Open XML, OpenDocument.
const PROPERTIES: [&str; 2] = ["docProps/core.xml", "meta.xml"];
/// Elements that hold a person's name there.
const AUTHORS: [&[u8]; 3] = [b"<dc:creator>", b"<cp:lastModifiedBy>", b"<meta:initial-creator>"];
/// Properties are small; a larger file is not read to its end.
const PROPERTIES_MAX_BYTES: u64 = 256 << 10;

/// What a file gives away, judged by its first bytes and, where those call for it, by its own metadata.
pub(crate) fn giveaways(file: &mut File, head: &[u8]) -> Vec<Giveaway> {
    let mut found = Vec::new();
    if is_photo(head) && file.rewind().is_ok() {
        found.extend(in_photo(file));
    } else if head.starts_with(b"PK\x03\x04") && file.rewind().is_ok() && office_author(file) {
        found.push(Giveaway::Author);
    }
    found
}

fn is_photo(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xD8\xFF")
        || head.starts_with(b"II*\0")
        || head.starts_with(b"MM\0*")
        || head.starts_with(b"\x89PNG")
        || (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"))
        || head.get(4..8) == Some(b"ftyp")
}

fn in_photo(file: &File) -> Vec<Giveaway> {
    let Ok(exif) = exif::Reader::new().read_from_container(&mut BufReader::new(file)) else { return Vec::new() };
    let has = |tags: &[exif::Tag]| exif.fields().any(|field| tags.contains(&field.tag));
    let kinds: [(Giveaway, &[exif::Tag]); 3] = [
        (Giveaway::Position, &[exif::Tag::GPSLatitude, exif::Tag::GPSLongitude]),
        (Giveaway::Author, &[exif::Tag::Artist]),
        (Giveaway::Camera, &[exif::Tag::BodySerialNumber, exif::Tag::LensSerialNumber, exif::Tag::CameraOwnerName]),
    ];
    kinds.into_iter().filter(|(_, tags)| has(tags)).map(|(kind, _)| kind).collect()
}

fn office_author(file: &File) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(BufReader::new(file)) else { return false };
    PROPERTIES.iter().any(|name| {
        let mut text = Vec::new();
        let Ok(part) = archive.by_name(name) else { return false };
        part.take(PROPERTIES_MAX_BYTES).read_to_end(&mut text).is_ok()
            && AUTHORS.iter().any(|element| {
                let after = |at: usize| text.get(at + element.len()..).unwrap_or_default();
                memmem::find_iter(&text, element).any(|at| !after(at).trim_ascii_start().starts_with(b"<"))
            })
    })
}

/// Finds an `/Author` entry with something in it, where a PDF does not compress it away.
pub(crate) fn names_pdf_author(bytes: &[u8]) -> bool {
    memmem::find_iter(bytes, b"/Author").any(|at| {
        let value = bytes.get(at + 7..).unwrap_or_default().trim_ascii_start();
        match value {
            [b'(', b')', ..] | [b'<', b'>', ..] => false,
            [b'(' | b'<', ..] => true,
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn file_of(bytes: &[u8]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    #[test]
    fn an_empty_author_is_no_author() {
        assert!(names_pdf_author(b"<< /Author (A. Person) >>"));
        assert!(names_pdf_author(b"/Author<FEFF0041>"));
        assert!(!names_pdf_author(b"<< /Author () /Title (x) >>"));
        assert!(!names_pdf_author(b"/AuthorX"));
    }

    #[test]
    fn a_photo_with_a_position_is_told() {
        // A TIFF with one directory entry that points to a GPS directory with a latitude of three rationals.
        let mut tiff = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
        tiff.extend(b"\x01\0\x02\0\x05\0\x03\0\0\0\x2c\0\0\0\0\0\0\0");
        tiff.extend([1u8, 0, 0, 0].repeat(6));
        assert_eq!(giveaways(&mut file_of(&tiff), &tiff), [Giveaway::Position]);
        assert_eq!(giveaways(&mut file_of(b"\xFF\xD8\xFF\xE0 cut"), b"\xFF\xD8\xFF\xE0 cut"), []);
    }

    #[test]
    fn an_office_document_with_an_author_is_told() {
        let document = |author: &str| {
            let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            archive.start_file("docProps/core.xml", zip::write::SimpleFileOptions::default()).unwrap();
            write!(archive, "<x><dc:creator>{author}</dc:creator></x>").unwrap();
            archive.finish().unwrap().into_inner()
        };
        let named = document("somebody");
        assert_eq!(giveaways(&mut file_of(&named), &named), [Giveaway::Author]);
        let blank = document("");
        assert_eq!(giveaways(&mut file_of(&blank), &blank), []);
    }
}
