//! The plan of a sheet: which code stands on which page, before any code is computed or drawn.

use crate::fault::{CodesFault, Result};
use crate::objects::carry::Object;
use crate::objects::object::{self, Share};
use crate::paper::cover::Cover;
use crate::paper::grid::Grid;
use crate::paper::leaf;
use crate::paper::order::deal;
use crate::paper::profile::{Paper, Print};
use crate::paper::words::{Contents, CoverCodes, Words};
use pannier_format::frame::{Group, Kind};
use pannier_format::limits;

/// A sheet of which only counts are known.
#[derive(Debug)]
pub struct Plan {
    pub(super) words: Box<dyn Words>,
    pub(super) print: Print,
    pub(super) paper: Paper,
    /// The name of each object for people, and the group of its frames.
    pub groups: Vec<(String, Group)>,
    /// The object and the frame number of each code, in the order of the pages.
    pub(super) order: Vec<(usize, usize)>,
    pub(super) cover: Option<Cover>,
    /// The number of pages with words in other languages, which are before the cover.
    leaf_pages: usize,
}

/// The groups of objects, for frames of one size.
///
/// # Errors
/// An object that needs more frames than the format allows.
pub fn groups(objects: &[Object], body_bytes: u32) -> Result<Vec<(String, Group)>> {
    let group = |object: &Object, share: Share| {
        let bytes = object.bytes.len() as u64;
        let most = (u64::from(limits::BLOCKS_MAX) * u64::from(body_bytes)).min(limits::OBJECT_MAX_BYTES);
        let too_large = || CodesFault::ChunkTooLarge { name: object.name.clone(), bytes, most };
        let group = object::group(object.kind, &object.bytes, body_bytes, share).ok_or_else(too_large)?;
        Ok((object.name.clone(), group))
    };
    let mut groups: Vec<(String, Group)> =
        objects.iter().map(|object| group(object, object.share)).collect::<Result<_>>()?;
    // A single chunk may have to replace all lost frames, also the lost frames of the small files.
    if let ([_, chunk], [(_, small), slot]) = (objects, groups.as_mut_slice())
        && (small.kind, chunk.kind) == (Kind::Bag, Kind::Chunk)
    {
        *slot = group(chunk, chunk.share.beside(small.frame_count()))?;
    }
    Ok(groups)
}

impl Plan {
    /// Plans a sheet without a cover.
    ///
    /// # Errors
    /// An object that needs more frames than the format allows.
    pub fn new(words: Box<dyn Words>, objects: &[Object], print: Print, paper: Paper) -> Result<Self> {
        let groups = groups(objects, print.carrier().body_bytes)?;
        let counts: Vec<Group> = groups.iter().map(|(_, group)| *group).collect();
        let order = deal(&counts);
        Ok(Self { words, print, paper, groups, order, cover: None, leaf_pages: 0 })
    }

    /// Adds a cover, with codes of the small files if the cover has room for them. The cover goes onto the last page if
    /// that page has room, and becomes a page of its own otherwise. Words in other languages are pages of their own.
    ///
    /// # Errors
    /// A bug alone.
    pub fn with_cover(mut self, small: &Object) -> Result<Self> {
        // The cover has the same frames as the pages, if the small files are their own object on the pages.
        let there = self.groups.iter().map(|(_, group)| *group).find(|group| group.sid == small.sid());
        let (size, contents) = ((self.print, self.paper), self.contents());
        let words = |codes: CoverCodes<'_>| self.words.cover_lines(contents, codes);
        let on_last = match self.code_count() % self.codes_a_page().max(1) {
            0 => None,
            codes if self.page_count() == 1 && self.groups.len() == 1 => {
                Cover::on_only_page(size, codes, &words(CoverCodes::All))
            }
            codes => Cover::on_last_page(small, there, size, codes, words)?,
        };
        self.cover = Some(match on_last {
            Some(cover) => cover,
            None => Cover::apart(small, there, size)?,
        });
        self.leaf_pages = leaf::page_count(self.words.leaves(self.contents()).len());
        Ok(self)
    }

    pub(super) fn contents(&self) -> Contents<'_> {
        Contents { groups: &self.groups, code_count: self.code_count(), page_count: self.page_count() }
    }

    /// Returns `true` if the cover is a page of its own, before the other pages.
    pub fn has_cover(&self) -> bool {
        self.cover.as_ref().is_some_and(|cover| !cover.is_on_last_page())
    }

    /// Returns `true` if the words of the cover stand on the last page.
    pub fn has_cover_on_last_page(&self) -> bool {
        self.cover.as_ref().is_some_and(Cover::is_on_last_page)
    }

    /// The number of pages with words in other languages, which have no codes.
    pub fn leaf_page_count(&self) -> usize {
        self.leaf_pages
    }

    /// The number of codes that the cover adds.
    pub fn cover_code_count(&self) -> usize {
        self.cover.as_ref().map_or(0, Cover::code_count)
    }

    /// The number of codes on all pages, without the codes that the cover adds.
    pub fn code_count(&self) -> usize {
        self.order.len()
    }

    /// The number of codes on a whole page.
    pub fn codes_a_page(&self) -> usize {
        Grid::new(self.print, self.paper, None).slots()
    }

    /// The bytes of objects that a whole page carries.
    pub fn bytes_a_page(&self) -> u64 {
        self.codes_a_page() as u64 * u64::from(self.print.carrier().body_bytes)
    }

    /// The number of numbered pages.
    pub fn page_count(&self) -> usize {
        self.code_count().div_ceil(self.codes_a_page().max(1))
    }

    /// The number of printed pages: the numbered pages, the cover that is a page of its own, and the pages of words.
    pub fn printed_page_count(&self) -> usize {
        self.page_count() + usize::from(self.has_cover()) + self.leaf_pages
    }
}
