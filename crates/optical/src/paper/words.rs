//! The words on paper, which the caller supplies: this crate holds no sentence for people.

use std::fmt;

use crate::paper::leaf::Leaf;
use crate::paper::phrase::Phrase;
use pannier_format::frame::Group;

/// A line that is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading of the next lines.
    Head(String),
    /// A sentence, which a cover breaks at the edge of the page.
    Words(String),
    /// A text to type, which stays on one line.
    Command(String),
}

/// The label of a code. The name stands before the number, or above the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The name of the object, if there are several objects.
    pub name: Option<String>,
    /// The number of the code, counted from 1, and the number of all codes of the object.
    pub number: String,
    /// The name in other languages, in their order.
    pub elsewhere: Vec<Phrase>,
}

/// The codes that a cover has beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverCodes<'a> {
    /// The words stand on the only page, with all codes.
    All,
    /// The small files as an object of this group.
    Small(&'a Group),
    /// The small files would not fit.
    None,
}

/// The contents of a sheet, for the writer of the words.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// The name of each object for programs, and the group of its frames.
    pub groups: &'a [(String, Group)],
    /// The number of codes on all pages, without the codes of the cover.
    pub code_count: usize,
    /// The number of pages, without the cover.
    pub page_count: usize,
}

/// The words that are printed on paper. The library holds no sentence for people. The caller supplies the words in some
/// language. All words are ASCII, but for phrases in other languages, which were shaped beforehand.
pub trait Words: fmt::Debug {
    /// The first line of every page.
    fn title(&self) -> String;
    /// The line that names the page, counted from 1.
    fn page(&self, number: usize, contents: Contents<'_>) -> String;
    /// The lines above the codes: all lines if the page is roomy, otherwise the lines that have room.
    fn page_lines(&self, contents: Contents<'_>, is_roomy: bool) -> Vec<Line>;
    /// The label of a code: the number of the code, counted from 1, and the name of the object if there are several
    /// objects.
    fn label(&self, object: Option<&str>, number: u32, of: u32) -> Label;
    /// The second line of a cover that is a page of its own.
    fn cover_title(&self, contents: Contents<'_>) -> String;
    /// The lines of a cover.
    fn cover_lines(&self, contents: Contents<'_>, codes: CoverCodes<'_>) -> Vec<Line>;
    /// The line that names the page, in other languages.
    fn page_elsewhere(&self, _number: usize, _contents: Contents<'_>) -> Vec<Phrase> {
        Vec::new()
    }
    /// The lines above the codes in other languages, if all of them have room.
    fn page_phrases(&self) -> Vec<Phrase> {
        Vec::new()
    }
    /// The words of a page without codes, a part for each of the other languages. Without a part there is no such page.
    fn leaves(&self, _contents: Contents<'_>) -> Vec<Leaf> {
        Vec::new()
    }
}
