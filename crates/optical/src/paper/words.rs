//! The words on paper, as the caller gives them: this crate holds no sentence for people.

use std::fmt;

use pannier_format::frame::Group;

/// A line that is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What the lines after it are about.
    Head(String),
    /// A sentence, which a cover breaks where the page ends.
    Words(String),
    /// Something to type, which stays on one line.
    Command(String),
}

/// What a sheet is, for whoever finds words for it.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// The objects: what programs call them, and what their frames have in common.
    pub groups: &'a [(String, Group)],
    /// Codes on all pages, without those on the cover.
    pub code_count: usize,
    /// Pages, without the cover.
    pub page_count: usize,
}

/// What is said on paper. The library holds no sentence for people; whoever prints has them, in some language. All that is
/// printed is ASCII.
pub trait Words: fmt::Debug {
    /// The first line of every page.
    fn title(&self) -> String;
    /// Which page this is, counted from 1.
    fn page(&self, number: usize, contents: Contents<'_>) -> String;
    /// The lines above the codes, all of them or those that have room where it is scarce.
    fn page_lines(&self, contents: Contents<'_>, is_roomy: bool) -> Vec<Line>;
    /// What is printed below a code: its number, counted from 1, and its object's name where there are several.
    fn label(&self, object: Option<&str>, number: u32, of: u32) -> String;
    /// The second line of a cover.
    fn cover_title(&self, contents: Contents<'_>) -> String;
    /// The lines of a cover. `small` has the small files, if their codes are below.
    fn cover_lines(&self, contents: Contents<'_>, small: Option<&Group>) -> Vec<Line>;
}
