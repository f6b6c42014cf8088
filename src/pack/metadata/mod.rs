//! Traces of makers in documents: names and places in photos, films, recordings, tracks, PDF and office documents. Whatever a
//! document claims, the work for one document is bounded, and no document is read into memory whole.

mod archive;
mod boxes;
mod bytes;
mod inflate;
mod items;
mod kind;
mod matroska;
mod office;
mod part;
mod pdf;
mod png;
mod riff;
mod search;
mod tags;
mod tiff;
mod told;
mod xmp;

use std::io::{Cursor, Read, Seek};

use bytes::{Bytes, Stop};
use kind::{Kind, Word};
use search::Found;
pub(crate) use search::Search;
use tiff::{About, Lies};
use told::Told;
pub use told::{Depth, Giveaway, Traces};

/// Looks into any document. The work is bounded.
pub fn traces(document: &mut (impl Read + Seek)) -> Traces {
    let mut search = Search::default();
    let mut piece = vec![0; 64 << 10];
    if document.rewind().is_err() {
        return Traces::default();
    }
    while let Ok(count @ 1..) = document.read(&mut piece) {
        search.see(piece.get(..count).unwrap_or_default());
    }
    look(document, search)
}

/// Returns what a document tells. The search saw the whole document.
pub(crate) fn look(document: &mut (impl Read + Seek), search: Search) -> Traces {
    let found = search.finish();
    if found.places.is_empty() && matches!(found.kind, Kind::Other | Kind::Markup) {
        return Traces::default();
    }
    let mut told = Told::default();
    let is_whole = match Bytes::new(document) {
        Ok(mut bytes) => one(&mut bytes, &found, Level::Document, &mut told),
        Err(Stop) => Err(Stop),
    };
    let depth = is_whole.map_or(Depth::Part, |()| Depth::Whole);
    told.add_if(Giveaway::Unread, depth == Depth::Part);
    Traces { told: told.found.into_iter().collect(), depth }
}

/// Whether a document lies in another one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Document,
    /// A document in an archive. Archives in archives are not looked into.
    Member,
}

/// Looks into one document. What was told before a stop counts.
fn one(bytes: &mut Bytes<'_, impl Read + Seek>, found: &Found, level: Level, told: &mut Told) -> Result<(), Stop> {
    let end = bytes.length();
    let whole = Lies { at: 0, end, first: About::Picture };
    let by_kind = match found.kind {
        Kind::Tiff => tiff::look(bytes, whole, told),
        Kind::BigTiff => Err(Stop),
        Kind::Png => png::look(bytes, told),
        Kind::Riff => riff::look(bytes, told),
        Kind::Boxes => boxes::look(bytes, told),
        Kind::Matroska => matroska::look(bytes, told),
        Kind::Tagged => tags::id3(bytes, told),
        Kind::Commented => tags::comments(bytes, told),
        Kind::Zip if level == Level::Document => archive::look(bytes, told, member),
        Kind::Zip => Err(Stop),
        Kind::Track => {
            told.add(Giveaway::Position);
            Ok(())
        }
        Kind::Jpeg | Kind::OtherPicture | Kind::Pdf | Kind::Rtf | Kind::OldOffice | Kind::Markup | Kind::Other => {
            Ok(())
        }
    };
    let mut is_whole = if found.has_more { Err(Stop) } else { by_kind };
    // The object with the author is mostly among the last ones, and unpacking all objects costs most of the time.
    let (packed, plain): (Vec<_>, Vec<_>) = found.places.iter().partition(|(word, _)| *word == Word::PdfObjects);
    for (word, at) in plain.into_iter().chain(packed.into_iter().rev()) {
        is_whole = at_word(bytes, found.kind, word, at, told).and(is_whole);
    }
    is_whole
}

/// Looks into a document that lies in an archive.
fn member(content: &[u8], told: &mut Told) -> Result<(), Stop> {
    let found = Found::of(content);
    let mut content = Cursor::new(content);
    one(&mut Bytes::new(&mut content)?, &found, Level::Member, told)
}

/// Follows one word.
fn at_word(
    bytes: &mut Bytes<'_, impl Read + Seek>,
    kind: Kind,
    word: Word,
    at: u64,
    told: &mut Told,
) -> Result<(), Stop> {
    match word {
        Word::Exif => exif(bytes, kind, at, told),
        Word::Xmp => xmp::look(bytes, at, told),
        Word::Captions => tags::captions(bytes, at, told),
        Word::PdfAuthor => pdf::author(bytes, at, told),
        Word::PdfObjects => pdf::objects(bytes, at, told),
        Word::PdfMetadata => pdf::metadata(bytes, at, told),
        Word::PdfLocked => Err(Stop),
        Word::RtfAuthor | Word::RtfOperator => office::rtf(bytes, at, told),
        Word::OldProperties => office::old_properties(bytes, at, told),
        Word::TrackPoint => {
            told.add(Giveaway::Position);
            Ok(())
        }
    }
}

/// Looks into Exif data where the word `Exif` is. In a program the word means nothing.
fn exif(bytes: &mut Bytes<'_, impl Read + Seek>, kind: Kind, at: u64, told: &mut Told) -> Result<(), Stop> {
    let from = at.saturating_add(6);
    let head = bytes.read_up_to(from, 4)?;
    if !head.starts_with(b"II*\0") && !head.starts_with(b"MM\0*") {
        // Among boxes the word may be the name of a kind of item.
        return if kind.is_picture() && kind != Kind::Boxes { Err(Stop) } else { Ok(()) };
    }
    // In a JPEG the length of the segment is before the word.
    let before = at.checked_sub(4).map_or(Ok(Vec::new()), |before| bytes.read(before, 4))?;
    let end = match before.as_slice() {
        [0xFF, 0xE1, high, low] => {
            at.saturating_sub(2).saturating_add(u16::from_be_bytes([*high, *low]).into()).min(bytes.length())
        }
        _ => bytes.length(),
    };
    let looked = tiff::look(bytes, Lies { at: from, end, first: About::Picture }, told);
    // Where no picture is known to be, the bytes may be anything.
    if kind == Kind::Other { Ok(()) } else { looked }
}

#[cfg(test)]
mod tests;
