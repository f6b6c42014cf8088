//! The kinds of input of `scan`, which are known by their first bytes, never by their name.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufRead, BufReader, Cursor};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::program::Program;
use crate::limits;
use crate::store::{self, Part};
use pannier_optical::codes::picture::Format;
use pannier_reader::error::{Doing, Error, Result};

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A picture or an animation that is decoded here.
    Picture(Format),
    /// A file that an external program turns into pictures.
    Foreign(Program),
    /// Y4M.
    Y4m,
    /// Frames as lines of text.
    Text,
    /// A picture of a kind that is not read, by its name.
    Unread(&'static str),
    /// A file that cannot contain codes.
    Other,
}

/// The number of first bytes that show the form of a file.
pub(crate) const HEAD_BYTES: usize = 4 << 10;

/// The brands of HEIC and AVIF photos.
const HEIF: [&[u8; 4]; 10] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"];
/// Pictures of kinds that are not read.
const UNREAD: [(&[u8], &str); 6] = [
    (b"\xFF\x0A", "JPEG XL"),
    (b"\0\0\0\x0CJXL ", "JPEG XL"),
    (b"\0\0\0\x0CjP  ", "JPEG 2000"),
    (b"8BPS", "Photoshop"),
    (b"AT&TFORM", "DjVu"),
    (b"P7\n", "PAM"),
];

/// Tells whether a picture of PNM begins: its kind, a blank, and a number or a remark.
fn is_pnm(head: &[u8]) -> bool {
    let [b'P', b'1'..=b'6', blank, rest @ ..] = head else { return false };
    let first = rest.trim_ascii_start().first();
    blank.is_ascii_whitespace() && first.is_some_and(|byte| byte.is_ascii_digit() || *byte == b'#')
}

/// Returns the form of a file that begins with these bytes.
pub(crate) fn form_of(head: &[u8]) -> Form {
    let at = |offset: usize, magic: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    if at(0, b"\xFF\xD8\xFF") {
        Form::Picture(Format::Jpeg)
    } else if at(0, b"\x89PNG\r\n\x1A\n") {
        Form::Picture(Format::Png)
    } else if at(0, b"GIF87a") || at(0, b"GIF89a") {
        Form::Picture(Format::Gif)
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Form::Picture(Format::WebP)
    } else if ["II*\0", "MM\0*", "II+\0", "MM\0+"].iter().any(|magic| at(0, magic.as_bytes())) {
        Form::Picture(Format::Tiff)
    } else if at(0, b"BM") && matches!(head.get(14..18), Some([12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0])) {
        Form::Picture(Format::Bmp)
    } else if is_pnm(head) {
        Form::Picture(Format::Pnm)
    } else if at(4, b"ftyp") && HEIF.iter().any(|brand| at(8, *brand)) {
        Form::Foreign(Program::HeifConvert)
    } else if let Some((_, name)) = UNREAD.iter().find(|(magic, _)| at(0, magic)) {
        Form::Unread(name)
    } else if head.windows(5).take(1024).any(|window| window == b"%PDF-") {
        Form::Foreign(Program::PdfToPpm)
    } else if at(0, b"YUV4MPEG2 ") {
        Form::Y4m
    } else if at(4, b"ftyp")
        || at(0, b"\x1A\x45\xDF\xA3")
        || (at(0, b"RIFF") && at(8, b"AVI "))
        || at(0, b"OggS")
        || (at(0, b"G") && at(188, b"G") && at(376, b"G"))
    {
        Form::Foreign(Program::Ffmpeg)
    } else if is_frames(head) {
        Form::Text
    } else {
        Form::Other
    }
}

/// Returns `true` if a line contains the beginning of a frame. Text of a scanner before the frame (`QR-Code:`) is
/// ignored.
fn is_frames(head: &[u8]) -> bool {
    head.windows(4).any(|window| matches!(window, b"PN1M" | b"PN1N" | b"PN1D" | b"PN1P"))
}

/// Returns the form of a file by its first bytes.
///
/// # Errors
/// Errors of the system.
pub(crate) fn form_of_file(path: &Path) -> Result<Form> {
    use std::io::Read as _;
    if store::is_empty(path) {
        return Ok(Form::Other);
    }
    let mut head = Vec::new();
    let file = store::open(path)?;
    file.take(HEAD_BYTES as u64).read_to_end(&mut head).map_err(|e| Error::io(Doing::Read, path, e))?;
    Ok(form_of(&head))
}

/// An input of `scan`.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// The path of the input. The path of a file inside an archive is only shown.
    pub(crate) path: PathBuf,
    /// The form of the input.
    pub(crate) form: Form,
    /// The place of a file inside an archive.
    pub(crate) inside: Option<Inside>,
}

/// A file inside an archive.
#[derive(Clone, Debug)]
pub(crate) struct Inside {
    /// The bytes.
    pub(crate) part: Part,
    /// The pixels that were decoded of the archive.
    pub(crate) pixels: Arc<AtomicU64>,
}

impl Item {
    /// Makes an input that is a file.
    pub(crate) fn file(path: PathBuf, form: Form) -> Self {
        Self { path, form, inside: None }
    }

    /// Reads the bytes of a picture. Returns `None` if the file is longer than any picture.
    ///
    /// # Errors
    /// Errors of the system.
    pub(crate) fn read(&self) -> Result<Option<Vec<u8>>> {
        match &self.inside {
            None => store::read_small(&self.path, limits::PICTURE_MAX_BYTES),
            Some(inside) => inside.part.read().map(Some).map_err(|e| Error::io(Doing::Read, &self.path, e)),
        }
    }

    /// Opens the lines of a text.
    ///
    /// # Errors
    /// Errors of the system.
    pub(crate) fn text(&self) -> Result<Box<dyn BufRead>> {
        match self.inside {
            None => Ok(Box::new(BufReader::new(store::open(&self.path)?))),
            Some(_) => Ok(Box::new(Cursor::new(self.read()?.unwrap_or_default()))),
        }
    }
}

impl Inside {
    /// Tells whether the archive had as many pixels as are looked at.
    pub(crate) fn is_spent(&self) -> bool {
        self.pixels.load(Ordering::Relaxed) > limits::FILM_PIXELS
    }

    /// Counts pixels of the archive. Returns `true` once, when they get too many.
    pub(crate) fn spend(&self, pixels: u64) -> bool {
        let before = self.pixels.fetch_add(pixels, Ordering::Relaxed);
        before <= limits::FILM_PIXELS && before.saturating_add(pixels) > limits::FILM_PIXELS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_pictures_of_an_archive_have_as_many_pixels_as_a_film() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("one.png.gz");
        std::fs::write(&path, b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0").unwrap();
        let mut albums = store::Albums::new(room.path());
        let album = albums.open(&path, &|_| ((), store::Use::Read)).unwrap();
        let part = album.files[0].part.clone().unwrap();
        let pixels = Arc::default();
        let two = [1, 2].map(|_| Inside { part: part.clone(), pixels: Arc::clone(&pixels) });
        let half = limits::FILM_PIXELS / 2;
        assert!(!two[0].spend(half) && !two[1].spend(half) && !two[0].is_spent());
        assert!(two[1].spend(1), "told once");
        assert!(!two[0].spend(half) && two[0].is_spent() && two[1].is_spent());
    }

    #[test]
    fn files_are_known_by_how_they_begin() {
        let mut transport = vec![0; 400];
        for at in [0, 188, 376] {
            transport[at] = b'G';
        }
        let cases: [(&[u8], Form); 21] = [
            (b"II*\0\x08\0\0\0", Form::Picture(Format::Tiff)),
            (b"MM\0*\0\0\0\x08", Form::Picture(Format::Tiff)),
            (b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Form::Picture(Format::Bmp)),
            (b"BMW is a make of cars", Form::Other),
            (b"P4\n8 8\n", Form::Picture(Format::Pnm)),
            (b"P6 # by a program\n1 1 255\n", Form::Picture(Format::Pnm)),
            (b"P1 is a name", Form::Other),
            (b"\0\0\0\x18ftypheic", Form::Foreign(Program::HeifConvert)),
            (b"\xFF\x0A", Form::Unread("JPEG XL")),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Form::Picture(Format::Jpeg)),
            (b"\x89PNG\r\n\x1A\n\0\0", Form::Picture(Format::Png)),
            (b"GIF89a..", Form::Picture(Format::Gif)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Form::Picture(Format::WebP)),
            (b"\n%PDF-1.7", Form::Foreign(Program::PdfToPpm)),
            (b"\0\0\0\x18ftypmp42", Form::Foreign(Program::Ffmpeg)),
            (b"\x1A\x45\xDF\xA3...", Form::Foreign(Program::Ffmpeg)),
            (&transport, Form::Foreign(Program::Ffmpeg)),
            (b"YUV4MPEG2 W1 H1", Form::Y4m),
            (b"QR-Code:PN1D:AAAA", Form::Text),
            (b"hello", Form::Other),
            (b"", Form::Other),
        ];
        for (head, form) in cases {
            assert_eq!(form_of(head), form);
        }
    }
}
