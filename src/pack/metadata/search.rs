//! Secret keys, and words to which a document's own traces lead, found in one pass while the bytes of the document pass. Only the
//! places are kept.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::sync::OnceLock;

use super::kind::{HEAD_BYTES, Kind, Word};
use crate::secret::{KeyScan, Named, Words};

/// The words, with what they lead to.
const WORDS: [(Word, Named<'static>); 15] = [
    (Word::Exif, named(b"Exif\0\0", b"Exif\0\0")),
    (Word::Xmp, named(b"<rdf:RDF", b":RDF")),
    (Word::Captions, named(b"8BIM\x04\x04", b"8BIM\x04\x04")),
    (Word::PdfAuthor, named(b"/Author", b"/Author")),
    (Word::PdfObjects, named(b"/ObjStm", b"/ObjStm")),
    (Word::PdfMetadata, named(b"/Metadata", b"/Metadata")),
    (Word::PdfLocked, named(b"/Encrypt", b"/Encrypt")),
    (Word::RtfAuthor, named(b"{\\author ", b"{\\author ")),
    (Word::RtfOperator, named(b"{\\operator ", b"{\\operator ")),
    (Word::OldProperties, named(&SUMMARY, &SUMMARY)),
    // A search for `<` and letters would stop at every element of a page.
    (Word::TrackPoint, named(b"<trkpt ", b"kpt ")),
    (Word::TrackPoint, named(b"<wpt ", b"wpt ")),
    (Word::TrackPoint, named(b"<rtept ", b"rtept ")),
    (Word::TrackPoint, named(b"<coordinates>", b"oordinates>")),
    (Word::TrackPoint, named(b"<LatitudeDegrees>", b"udeDegrees>")),
];
/// The name of the section with the author, in office documents of the old kind.
const SUMMARY: [u8; 16] = *b"\xE0\x85\x9F\xF2\xF9\x4F\x68\x10\xAB\x91\x08\x00\x2B\x27\xB3\xD9";
/// Places that are kept of one document.
const PLACES_MAX: usize = 1024;
/// One search for each kind of document: the fewer words, the faster.
static SEARCHES: [OnceLock<OfKind>; Kind::Other as usize + 1] = [const { OnceLock::new() }; Kind::Other as usize + 1];

const fn named(text: &'static [u8], core: &'static [u8]) -> Named<'static> {
    Named { text, core }
}

/// What is searched for in documents of one kind, beside secret keys.
struct OfKind {
    words: Vec<Word>,
    search: Words<'static>,
}

impl OfKind {
    fn new(kind: Kind) -> Self {
        let (words, named): (Vec<Word>, Vec<Named<'_>>) =
            WORDS.into_iter().filter(|(word, _)| kind.words().contains(word)).unzip();
        Self { words, search: Words::new(&named) }
    }
}

/// Looks for secret keys and words while the bytes of a document pass.
#[derive(Default)]
pub(crate) struct Search {
    /// The first bytes, which tell the kind.
    head: Vec<u8>,
    begun: Option<Begun>,
    places: Vec<(Word, u64)>,
    has_more: bool,
}

/// A search in a document whose kind is known.
struct Begun {
    kind: Kind,
    words: &'static [Word],
    scan: KeyScan<'static>,
}

impl Search {
    /// Sees the next bytes.
    pub(crate) fn see(&mut self, bytes: &[u8]) {
        if self.begun.is_some() {
            return self.look(bytes);
        }
        let missing = HEAD_BYTES.saturating_sub(self.head.len());
        let (head, rest) = bytes.split_at_checked(missing).unwrap_or((bytes, &[]));
        let is_first = self.head.is_empty();
        self.head.extend_from_slice(head);
        if self.head.len() < HEAD_BYTES {
            return;
        }
        self.begin();
        if is_first {
            return self.look(bytes);
        }
        let head = self.head.clone();
        self.look(&head);
        self.look(rest);
    }

    /// The first bytes tell the kind of the document, and thereby the words.
    fn begin(&mut self) {
        let kind = Kind::of(&self.head);
        let of_kind = SEARCHES.get(kind as usize).map(|search| search.get_or_init(|| OfKind::new(kind)));
        self.begun = of_kind.map(|of_kind| Begun { kind, words: &of_kind.words, scan: KeyScan::new(&of_kind.search) });
    }

    fn look(&mut self, bytes: &[u8]) {
        let Self { begun: Some(Begun { words, scan, .. }), places, has_more, .. } = self else { return };
        scan.see(bytes, |number, at| match words.get(number) {
            Some(_) if places.len() == PLACES_MAX => *has_more = true,
            Some(word) => places.push((*word, at)),
            None => {}
        });
    }

    /// Looks into a document that is shorter than what tells the kind. Nothing may follow.
    pub(crate) fn end(&mut self) {
        if self.begun.is_none() {
            self.begin();
            let head = self.head.clone();
            self.look(&head);
        }
    }

    /// Returns the kind of a secret key that passed, after [`Search::end`].
    pub(crate) fn key(&self) -> Option<&'static str> {
        self.begun.as_ref().and_then(|begun| begun.scan.found())
    }

    /// Returns the first bytes of the document, at most 64.
    pub(crate) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Returns what was found after the last byte.
    pub(super) fn finish(mut self) -> Found {
        self.end();
        let kind = self.begun.map_or(Kind::Other, |begun| begun.kind);
        Found { kind, places: self.places, has_more: self.has_more }
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
    fn words_and_keys_are_found_in_one_pass() {
        let key = include_str!("../../../tests/keys/transcripts/recipient.key").lines().last().unwrap();
        let text =
            [b"%PDF-1.7 /Author (x) ".as_slice(), key.as_bytes(), b" /Encrypt", &[b' '; 3000], b"<rdf:RDF"].concat();
        for length in [1, 7, 63, 64, 65, 100, 1023, 1024, 1025, 2048, text.len()] {
            let mut search = Search::default();
            text.chunks(length).for_each(|piece| search.see(piece));
            search.end();
            assert_eq!(search.key(), Some("an age secret key"), "{length}");
            let at = |what: &[u8]| text.windows(what.len()).position(|window| window == what).unwrap() as u64;
            let expected =
                [(Word::PdfAuthor, at(b"/Author")), (Word::PdfLocked, at(b"/Encrypt")), (Word::Xmp, at(b"<rdf:RDF"))];
            assert_eq!(search.finish().places, expected, "{length}");
        }
    }

    /// Of two words that overlap, a single pass finds the first one alone.
    #[test]
    fn each_word_has_its_rare_part_and_no_part_overlaps_another_one() {
        let together = |one: &Word, other: &Word| {
            let kinds = [Kind::Jpeg, Kind::Pdf, Kind::Rtf, Kind::OldOffice, Kind::Markup, Kind::Other];
            kinds.iter().any(|kind| kind.words().contains(one) && kind.words().contains(other))
        };
        for (number, (word, Named { text, core })) in WORDS.into_iter().enumerate() {
            assert!(core.len() >= 3 && text.windows(core.len()).any(|part| part == core), "{word:?}");
            let others = WORDS.iter().enumerate().filter(|(_, (other, _))| together(&word, other));
            for (other, later) in others.map(|(other, (_, named))| (other, named.core)) {
                let longest = core.len().min(later.len()) + usize::from(number != other);
                let overlap = (1..longest).find(|count| core.ends_with(&later[..*count]));
                assert_eq!(overlap, None, "{core:?} {later:?}");
            }
        }
    }
}
