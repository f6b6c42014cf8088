//! The door to formats that hide names and places: Exif in photos, properties in office documents (`kamadak-exif`,
//! `zip`).

use std::fs::File;
use std::io::{BufReader, Read, Seek};

use memchr::memmem;

use super::tiff;

/// Kinds of metadata that name a person or a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Giveaway {
    /// A photo with a GPS position.
    Position,
    /// A document or photo with the name of its author.
    Author,
    /// A photo with the serial number or the owner of its camera.
    Camera,
    /// A document that looks as if it holds a secret key of this kind. The maintainer allowed this document.
    Key(&'static str),
}

/// The files in which office documents keep their author: Office Open XML, OpenDocument.
const PROPERTIES: [&str; 2] = ["docProps/core.xml", "meta.xml"];
/// Elements of these files that hold the name of a person.
const AUTHORS: [&[u8]; 3] = [b"<dc:creator>", b"<cp:lastModifiedBy>", b"<meta:initial-creator>"];
/// Properties are small. A larger file is not read to its end.
const PROPERTIES_MAX_BYTES: u64 = 256 << 10;

/// The first bytes of a PNG picture.
const PNG: &[u8] = b"\x89PNG\r\n\x1A\n";

/// Returns the facts that a file gives away. The first bytes decide, and the metadata of the file where the first bytes
/// ask for metadata. `chunks` saw the whole file.
pub(crate) fn giveaways(file: &mut File, head: &[u8], chunks: &PngChunks) -> Vec<Giveaway> {
    let mut found = Vec::new();
    if is_tiff(head) {
        found.extend(in_tiff(file));
    } else if is_photo(head) && (chunks.exif || !head.starts_with(PNG)) && file.rewind().is_ok() {
        found.extend(in_photo(file));
    } else if head.starts_with(b"PK\x03\x04") && file.rewind().is_ok() && office_author(file) {
        found.push(Giveaway::Author);
    }
    found
}

fn is_tiff(head: &[u8]) -> bool {
    head.starts_with(b"II*\0") || head.starts_with(b"MM\0*")
}

/// The reader of Exif would take a whole TIFF into memory.
fn in_tiff(file: &mut File) -> Vec<Giveaway> {
    let found = tiff::tags(file);
    let kinds: [(Giveaway, &[tiff::Tag]); 3] = [
        (Giveaway::Position, &tiff::POSITION),
        (Giveaway::Author, &[tiff::ARTIST]),
        (Giveaway::Camera, &[tiff::BODY, tiff::LENS, tiff::OWNER]),
    ];
    kinds.into_iter().filter(|(_, tags)| tags.iter().any(|tag| found.contains(tag))).map(|(kind, _)| kind).collect()
}

fn is_photo(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xD8\xFF")
        || head.starts_with(PNG)
        || (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"))
        || head.get(4..8) == Some(b"ftyp")
}

/// Follows a PNG picture from chunk to chunk while the bytes pass. The heads of the chunks tell whether the picture has
/// Exif data, so that the file need not be read again.
#[derive(Default)]
pub(crate) struct PngChunks {
    /// Bytes that passed.
    passed: u64,
    /// The offset of the next chunk's head. At first, the offset of the signature.
    next: u64,
    /// Bytes of the head that passed so far.
    head: Vec<u8>,
    exif: bool,
}

impl PngChunks {
    /// Sees the next bytes.
    pub(crate) fn see(&mut self, bytes: &[u8]) {
        let end = self.passed.saturating_add(bytes.len() as u64);
        loop {
            let from = self.next.saturating_add(self.head.len() as u64);
            if from >= end {
                break;
            }
            let from = usize::try_from(from.saturating_sub(self.passed)).unwrap_or(usize::MAX);
            let wanted = 8_usize.saturating_sub(self.head.len());
            self.head.extend(bytes.get(from..).unwrap_or_default().iter().take(wanted));
            let Some([a, b, c, d, kind @ ..]) = self.head.first_chunk::<8>() else { break };
            let length = u32::from_be_bytes([*a, *b, *c, *d]);
            self.exif |= kind == b"eXIf";
            self.next = match self.next {
                0 if self.head == PNG => 8,
                0 => u64::MAX,
                at => at.saturating_add(12).saturating_add(length.into()),
            };
            self.head.clear();
        }
        self.passed = end;
    }
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

/// Tells whether a PDF has an `/Author` entry with a text, outside compressed parts.
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

    fn told(bytes: &[u8]) -> Vec<Giveaway> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        let by_pieces = |length: usize| {
            let mut chunks = PngChunks::default();
            bytes.chunks(length).for_each(|piece| chunks.see(piece));
            chunks
        };
        let whole = giveaways(&mut file, bytes, &by_pieces(usize::MAX));
        for length in [1, 7, 13, 4_096] {
            assert_eq!(giveaways(&mut file, bytes, &by_pieces(length)), whole, "{length}");
        }
        whole
    }

    #[test]
    fn an_empty_author_is_no_author() {
        assert!(names_pdf_author(b"<< /Author (A. Person) >>"));
        assert!(names_pdf_author(b"/Author<FEFF0041>"));
        assert!(!names_pdf_author(b"<< /Author () /Title (x) >>"));
        assert!(!names_pdf_author(b"/AuthorX"));
    }

    /// A TIFF with one directory entry that points to a GPS directory with a latitude of three rationals.
    fn tiff_with_position() -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
        tiff.extend(b"\x01\0\x02\0\x05\0\x03\0\0\0\x2c\0\0\0\0\0\0\0");
        tiff.extend([1u8, 0, 0, 0].repeat(6));
        tiff
    }

    #[test]
    fn a_photo_with_a_position_is_told() {
        let tiff = tiff_with_position();
        assert_eq!(told(&tiff), [Giveaway::Position]);
        assert_eq!(told(b"\xFF\xD8\xFF\xE0 cut"), []);
    }

    #[test]
    fn a_picture_that_hides_its_position_behind_the_image_is_told() {
        let chunk = |kind: &[u8], data: &[u8]| {
            let length = u32::try_from(data.len()).unwrap().to_be_bytes();
            [&length[..], kind, data, &[0; 4]].concat()
        };
        let picture = |exif: &[u8]| {
            let (head, image) = (chunk(b"IHDR", &[0; 13]), chunk(b"IDAT", &[7; 70_000]));
            let exif = if exif.is_empty() { Vec::new() } else { chunk(b"eXIf", exif) };
            [PNG, &head, &image, &image, &exif, &chunk(b"IEND", b"")].concat()
        };
        let hidden = picture(&tiff_with_position());
        assert_eq!(told(&hidden), [Giveaway::Position]);
        for harmless in [picture(b""), picture(b"noise"), hidden[..70_000].to_vec(), PNG.to_vec()] {
            assert_eq!(told(&harmless), []);
        }
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
        assert_eq!(told(&named), [Giveaway::Author]);
        let blank = document("");
        assert_eq!(told(&blank), []);
    }
}
