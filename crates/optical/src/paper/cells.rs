//! Pages of cells for flatbed scanners: the frames of a bundle without QR, a line of words above them (FORMAT.md §15.5).

use crate::codes::cells::{BODY_BYTES, Cells, Layout};
use crate::codes::pdf::Writer;
use crate::fault::{Error, Result};
use crate::objects::carry::Object;
use crate::objects::object;
use crate::paper::order::deal;
use crate::paper::page::{Face, Page, fitting_dots};
use crate::paper::plan::groups;
use crate::paper::profile::Paper;
use pannier_format::frame::{Frame, Group};

/// The white margin on all sides: a little more than 8 mm.
const MARGIN_DOTS: u32 = 96;
/// The height of the line above the cells, with the white space below it.
const LINE_DOTS: u32 = 44;
/// The size of the line.
const LETTERS_DOTS: u32 = 27;

/// The words of a page: its number, counted from 1, and the number of pages. The words are ASCII.
pub type CellWords<'a> = &'a dyn Fn(usize, usize) -> String;

/// A sheet of pages of cells, whose frames are computed.
#[derive(Debug)]
pub struct CellSheet {
    paper: Paper,
    layout: Layout,
    /// The name of each object for people, and the group of its frames.
    pub groups: Vec<(String, Group)>,
    /// All frames in the order of the pages.
    frames: Vec<Frame>,
}

impl CellSheet {
    /// Lays out a sheet.
    ///
    /// # Errors
    /// An object that needs more frames than the format allows.
    pub fn new(objects: &[Object], paper: Paper) -> Result<Self> {
        let groups = groups(objects, BODY_BYTES)?;
        let frames: Vec<Vec<Frame>> = objects
            .iter()
            .zip(&groups)
            .map(|(object, (_, group))| object::frames(group, &object.bytes))
            .collect::<Result<_>>()?;
        let counts: Vec<Group> = groups.iter().map(|(_, group)| *group).collect();
        let at = |(object, number): (usize, usize)| frames.get(object)?.get(number).cloned();
        let frames = deal(&counts).into_iter().filter_map(at).collect();
        let (width, height) = paper.dots();
        let layout = Layout::within(width - 2 * MARGIN_DOTS, height - 2 * MARGIN_DOTS - LINE_DOTS);
        let layout = layout.ok_or(Error::bug("a paper without room for cells"))?;
        Ok(Self { paper, layout, groups, frames })
    }

    /// The number of frames on a page.
    pub fn frames_a_page(&self) -> usize {
        self.layout.slots()
    }

    /// The number of all frames.
    pub fn frame_count(&self) -> usize {
        self.frames.len()
    }

    /// The number of pages.
    pub fn page_count(&self) -> usize {
        self.frames.len().div_ceil(self.frames_a_page().max(1))
    }

    /// Every frame as a line of text, in the order of the pages.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.frames.iter().map(Frame::write)
    }

    /// One page, counted from 0.
    pub fn page(&self, number: usize, words: CellWords<'_>) -> Page {
        let (width, height) = self.paper.dots();
        let mut page = Page::new((width, height));
        let line = words(number + 1, self.page_count());
        let size = fitting_dots(LETTERS_DOTS, line.len(), width - 2 * MARGIN_DOTS);
        page.text((MARGIN_DOTS, MARGIN_DOTS + LETTERS_DOTS * 4 / 5), size, Face::Plain, line);
        let frames = self.frames.chunks(self.frames_a_page().max(1)).nth(number).unwrap_or_default();
        page.cells(MARGIN_DOTS, &Cells::new(self.layout, frames));
        page
    }

    /// All pages as one PDF.
    ///
    /// # Errors
    /// A bug alone.
    pub fn pdf(&self, words: CellWords<'_>) -> Result<Vec<u8>> {
        let mut writer = Writer::default();
        (0..self.page_count()).try_for_each(|number| self.page(number, words).add_to(&mut writer))?;
        writer.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::object::Share;
    use pannier_format::frame::Kind;

    fn sheet(bytes: usize, paper: Paper) -> CellSheet {
        let bytes = (0..bytes).map(|i| (i * 31 + i / 255) as u8).collect();
        let object = Object { kind: Kind::Chunk, name: "d0001.bin".into(), bytes, share: Share::DEFAULT };
        CellSheet::new(&[object], paper).unwrap()
    }

    #[test]
    fn a_page_of_a4_holds_150_kilobytes_and_their_recovery() {
        let full = sheet(150_000, Paper::A4);
        assert_eq!((full.frames_a_page(), full.frame_count(), full.page_count()), (73, 73, 1));
        let more = sheet(151_000, Paper::A4);
        assert_eq!((more.frame_count(), more.page_count()), (74, 2));
        assert_eq!(sheet(30_000, Paper::Letter).frames_a_page(), 70);
    }

    #[test]
    fn a_page_says_its_words_and_is_the_same_twice() {
        let sheet = sheet(200_000, Paper::A4);
        let words = |number: usize, of: usize| format!("cells {number} / {of}");
        let svg = sheet.page(1, &words).svg();
        assert!(svg.contains("cells 2 / 2") && svg.matches("<path").count() == 1);
        assert_eq!(sheet.pdf(&words).unwrap(), sheet.pdf(&words).unwrap());
    }
}
