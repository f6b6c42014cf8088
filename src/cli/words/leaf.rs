//! The words on paper in other languages than English: a page before the cover, the back of a card, and lines above the codes.

use crate::cli::language::Language;
use crate::cli::printed::Printed;
use crate::first::paper::FIRST_BLOCKS;
use crate::format::Sealing;
use crate::format::frame;
use pannier_optical::objects::carry::{CHUNKS_ASKED_FOR, SMALL_FILES, WHOLE_BUNDLE};
use pannier_optical::paper::card::Card;
use pannier_optical::paper::leaf::{Group, Leaf, LeafLine};
use pannier_optical::paper::phrase::Phrase;
use pannier_optical::paper::sheet::Contents;

/// One code in this many must be a recovery code before a cover says that a fifth may be missing.
const A_FIFTH: u32 = 5;

/// What may be missing of a sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// No sentence is true for all objects: the pages tell.
    Told,
    /// About a fifth of the codes.
    Codes,
    /// One of five pages.
    Page,
}

/// Returns what may be missing of a sheet.
pub(super) fn missing(contents: Contents<'_>) -> Missing {
    let bears_a_fifth = |(_, group): &(String, frame::Group)| group.recovery_count * A_FIFTH >= group.frame_count();
    match contents.page_count {
        _ if !contents.groups.iter().all(bears_a_fifth) => Missing::Told,
        0..=4 => Missing::Codes,
        _ => Missing::Page,
    }
}

/// The facts of a bundle that a leaf tells.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// Name, date and size, in no language.
    pub(super) name: &'a str,
    pub(super) digits: &'a str,
    pub(super) sealing: Sealing,
}

/// Returns the number of a page in each language.
pub(super) fn page(languages: &[Printed], number: usize, pages: usize) -> Vec<Phrase> {
    let filled = |phrase: &Phrase| phrase.filled(|name| if name == "number" { number } else { pages }.to_string());
    languages.iter().flat_map(|printed| printed.phrase("paper-page")).map(|phrase| filled(&phrase)).collect()
}

/// Returns the name of an object in each language. A chunk has the same name in all of them.
pub(super) fn names(languages: &[Printed], object: &str) -> Vec<Phrase> {
    let name = |printed: &Printed| match object {
        SMALL_FILES => printed.phrase("paper-small-files"),
        WHOLE_BUNDLE => printed.phrase("paper-whole-bundle"),
        CHUNKS_ASKED_FOR => printed.phrase("paper-chunks"),
        FIRST_BLOCKS => printed.phrase("paper-first-blocks"),
        _ => Vec::new(),
    };
    languages.iter().flat_map(name).collect()
}

/// Returns the sentence of each language for pages of codes.
pub(super) fn sentences(languages: &[Printed]) -> Vec<Phrase> {
    languages.iter().flat_map(|printed| printed.phrase("leaf-page")).collect()
}

/// Returns the words of a sheet in one language.
pub(super) fn sheet(printed: &Printed, told: Told<'_>, contents: Contents<'_>) -> Leaf {
    let (locked, sees) = match told.sealing {
        Sealing::Recipients => (printed.phrase("cover-locked-recipients"), printed.phrase("cover-sees-sealed")),
        Sealing::Passphrase => (printed.phrase("cover-locked-passphrase"), printed.phrase("cover-sees-sealed")),
        Sealing::None => (printed.phrase("cover-locked-none"), printed.phrase("cover-sees-none")),
    };
    let missing = match missing(contents) {
        Missing::Told => printed.phrase("cover-may-miss-told"),
        Missing::Codes => printed.phrase("cover-may-miss-codes"),
        Missing::Page => printed.phrase("cover-may-miss-page"),
    };
    let key = if told.sealing == Sealing::Recipients { " -i YOUR.key" } else { "" };
    let mut lines = Lines::default();
    lines.head(printed.phrase("cover-what"));
    lines.words(printed.phrase("leaf-documents"));
    lines.value(told.name);
    lines.words(locked);
    lines.head(printed.phrase("cover-getting"));
    lines.words(printed.phrase("leaf-step-1"));
    lines.words(missing);
    lines.words(printed.phrase("leaf-step-2"));
    lines.value("pannier scan PICTURES -o FOLDER");
    lines.words(printed.phrase("leaf-step-3"));
    lines.value(&format!("pannier open FOLDER -o DOCUMENTS{key}"));
    lines.words(printed.phrase("leaf-trust"));
    lines.value("pannier trust FOLDER");
    lines.head(printed.phrase("cover-whose"));
    lines.words(printed.phrase("leaf-digits"));
    lines.digits(printed, told.digits);
    lines.words(printed.phrase("cover-compare"));
    lines.head(printed.phrase("cover-who-sees"));
    lines.words(sees);
    lines.head(printed.phrase("cover-by-hand"));
    lines.words(printed.phrase("leaf-english"));
    lines.words(printed.phrase("leaf-command"));
    lines.words(printed.phrase("leaf-unread"));
    Leaf { direction: printed.direction(), lines: lines.0 }
}

/// Returns the codes of languages.
pub(in crate::cli) fn codes(languages: &[Language]) -> Vec<&'static str> {
    languages.iter().map(|language| language.code()).collect()
}

/// Returns the words on the back of a card in one language.
pub(in crate::cli) fn card(printed: &Printed, card: &Card) -> Leaf {
    let mut lines = Lines::default();
    match card {
        Card::Publisher(key) => {
            lines.head(printed.phrase("sheet-card-publisher"));
            lines.digits(printed, &key.digits().to_string());
            lines.words(printed.phrase("card-publisher"));
        }
        Card::Recipient(text) => {
            lines.head(printed.phrase("sheet-card-recipient"));
            lines.digits(printed, &crate::format::recipients::digits_of_recipient(text).to_string());
            lines.words(printed.phrase("leaf-card-recipient"));
        }
        // The digits of a slip stand on the card itself: there may be hundreds of groups.
        Card::Slip(_) => {
            lines.head(printed.phrase("sheet-card-slip"));
            lines.words(printed.phrase("leaf-card-slip"));
        }
    }
    lines.words(printed.phrase("leaf-unread"));
    Leaf { direction: printed.direction(), lines: lines.0 }
}

/// The lines of a leaf, in their order.
#[derive(Default)]
struct Lines(Vec<LeafLine>);

impl Lines {
    fn head(&mut self, phrases: Vec<Phrase>) {
        self.0.extend(phrases.into_iter().map(LeafLine::Head));
    }

    fn words(&mut self, phrases: Vec<Phrase>) {
        self.0.extend(phrases.into_iter().map(LeafLine::Words));
    }

    fn value(&mut self, text: &str) {
        self.0.push(LeafLine::Value(text.to_owned()));
    }

    fn digits(&mut self, printed: &Printed, digits: &str) {
        let group = |digits: &str| Group { digits: digits.to_owned(), own: printed.digits(digits) };
        self.0.push(LeafLine::Groups(digits.split(' ').map(group).collect()));
    }
}
