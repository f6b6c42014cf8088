//! Words to which a document's own traces lead, found while the bytes of the document pass. Only the places are kept.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::kind::{HEAD_BYTES, Kind, Word};

/// The words, with what they lead to.
static WORDS: LazyLock<[(Word, Finder<'static>); 15]> = LazyLock::new(|| {
    [
        (Word::Exif, Finder::new(b"Exif\0\0")),
        (Word::Xmp, Finder::new(b"<rdf:RDF")),
        (Word::Captions, Finder::new(b"8BIM\x04\x04")),
        (Word::PdfAuthor, Finder::new(b"/Author")),
        (Word::PdfObjects, Finder::new(b"/ObjStm")),
        (Word::PdfMetadata, Finder::new(b"/Metadata")),
        (Word::PdfLocked, Finder::new(b"/Encrypt")),
        (Word::RtfAuthor, Finder::new(b"{\\author ")),
        (Word::RtfOperator, Finder::new(b"{\\operator ")),
        (Word::OldProperties, Finder::new(&SUMMARY)),
        (Word::TrackPoint, Finder::new(b"<trkpt ")),
        (Word::TrackPoint, Finder::new(b"<wpt ")),
        (Word::TrackPoint, Finder::new(b"<rtept ")),
        (Word::TrackPoint, Finder::new(b"<coordinates>")),
        (Word::TrackPoint, Finder::new(b"<LatitudeDegrees>")),
    ]
});
/// The name of the section with the author, in office documents of the old kind.
const SUMMARY: [u8; 16] = *b"\xE0\x85\x9F\xF2\xF9\x4F\x68\x10\xAB\x91\x08\x00\x2B\x27\xB3\xD9";
/// Bytes that are kept between two pieces: one byte less than the longest word has.
const TAIL_BYTES: usize = 16;
/// Places that are kept of one document.
const PLACES_MAX: usize = 1024;

/// Looks for words while the bytes of a document pass.
#[derive(Default)]
pub(crate) struct Search {
    head: Vec<u8>,
    kind: Option<Kind>,
    /// The last bytes that passed, in which a word may begin.
    tail: Vec<u8>,
    /// Bytes that passed before the tail.
    before: u64,
    places: Vec<(Word, u64)>,
    has_more: bool,
}

impl Search {
    /// Sees the next bytes.
    pub(crate) fn see(&mut self, bytes: &[u8]) {
        if self.kind.is_some() {
            return self.look(bytes);
        }
        let missing = HEAD_BYTES.saturating_sub(self.head.len());
        let (head, rest) = bytes.split_at_checked(missing).unwrap_or((bytes, &[]));
        self.head.extend_from_slice(head);
        if self.head.len() >= HEAD_BYTES {
            self.begin();
            self.look(rest);
        }
    }

    /// The first bytes tell the kind of the document, and thereby the words.
    fn begin(&mut self) {
        self.kind = Some(Kind::of(&self.head));
        let head = self.head.clone();
        self.look(&head);
    }

    fn look(&mut self, bytes: &[u8]) {
        // A word may lie across the border of two pieces.
        let mut joined = std::mem::take(&mut self.tail);
        let tail_bytes = joined.len();
        joined.extend_from_slice(bytes.get(..TAIL_BYTES).unwrap_or(bytes));
        self.find(&joined, self.before, |at, end| at < tail_bytes && end > tail_bytes);
        let begins_at = self.before.saturating_add(tail_bytes as u64);
        self.find(bytes, begins_at, |_, _| true);
        let last = if bytes.len() < TAIL_BYTES { &joined } else { bytes };
        self.tail = last.get(last.len().saturating_sub(TAIL_BYTES)..).unwrap_or_default().to_vec();
        let passed = begins_at.saturating_add(bytes.len() as u64);
        self.before = passed.saturating_sub(self.tail.len() as u64);
    }

    fn find(&mut self, bytes: &[u8], offset: u64, counts: impl Fn(usize, usize) -> bool) {
        let Some(kind) = self.kind else { return };
        for (word, finder) in WORDS.iter().filter(|(word, _)| kind.words().contains(word)) {
            let length = finder.needle().len();
            for at in finder.find_iter(bytes).filter(|at| counts(*at, at.saturating_add(length))) {
                if self.places.len() == PLACES_MAX {
                    self.has_more = true;
                    break;
                }
                self.places.push((*word, offset.saturating_add(at as u64)));
            }
        }
    }

    /// Returns what was found after the last byte.
    pub(super) fn finish(mut self) -> Found {
        if self.kind.is_none() {
            self.begin();
        }
        Found { kind: self.kind.unwrap_or(Kind::Other), places: self.places, has_more: self.has_more }
    }
}

/// The words of a document, and its kind.
pub(super) struct Found {
    pub(super) kind: Kind,
    /// Where words begin.
    pub(super) places: Vec<(Word, u64)>,
    /// Whether there are more words than are kept.
    pub(super) has_more: bool,
}

impl Found {
    /// Looks for the words of a document in memory.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut search = Search::default();
        search.see(bytes);
        search.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_once_wherever_the_pieces_end() {
        let text = [b"%PDF-1.7 /Author (x)".as_slice(), &[b' '; 90], b"Exif\0\0<rdf:RDF/Author", b"/Encrypt"].concat();
        let whole = Found::of(&text).places;
        assert_eq!(whole.len(), 5, "{whole:?}");
        for length in 1..=text.len() {
            let mut search = Search::default();
            text.chunks(length).for_each(|piece| search.see(piece));
            let mut places = search.finish().places;
            places.sort_by_key(|(_, at)| *at);
            let mut whole = whole.clone();
            whole.sort_by_key(|(_, at)| *at);
            assert_eq!(places, whole, "{length}");
        }
    }

    #[test]
    fn no_word_is_longer_than_what_is_kept_between_pieces() {
        for (word, finder) in WORDS.iter() {
            assert!(finder.needle().len() <= TAIL_BYTES + 1, "{word:?}");
        }
    }
}
