//! Sheets: the frames of a bundle, dealt so that every page has about the same share of every object.

use std::cmp::Ordering;

use crate::codes::pdf::Writer;
use crate::fault::{CodesFault, Error, Result};
use crate::objects::carry::Object;
use crate::objects::object::{self, Share};
use crate::paper::cover::Cover;
use crate::paper::grid::Grid;
use crate::paper::page::{Face, MARGIN_DOTS, Page, fitting_dots, letter_dots};
use crate::paper::profile::{Paper, Print};
pub use crate::paper::words::{Contents, Line, Words};
use pannier_format::frame::{Frame, Group, Kind};
use pannier_format::limits;
use pannier_reader::watch::{Phase, Watch};

/// The height that has room for all lines above the codes.
const ROOMY_DOTS: u32 = 280;
/// The size of the first line.
const TITLE_DOTS: u32 = 38;
/// The size of the lines above the codes.
const LINE_DOTS: u32 = 27;

/// A sheet that is laid out. The frames are computed, and the pages are not drawn yet.
#[derive(Debug)]
pub struct Sheet {
    words: Box<dyn Words>,
    print: Print,
    paper: Paper,
    /// The name of each object for people, and the group of its frames.
    pub groups: Vec<(String, Group)>,
    frames: Vec<Vec<Frame>>,
    /// The object and the frame number of each code, in the order of the pages.
    order: Vec<(usize, usize)>,
    /// The cover before the pages.
    cover: Option<Cover>,
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

impl Sheet {
    /// Lays out a sheet.
    ///
    /// # Errors
    /// An object that needs more frames than the format allows, or a stop by the caller.
    pub fn new(words: Box<dyn Words>, objects: &[Object], print: Print, paper: Paper, watch: &Watch) -> Result<Self> {
        let groups = groups(objects, print.carrier().body_bytes)?;
        watch.begin(Phase::Coding, 0);
        let mut frames = Vec::new();
        for (object, (_, group)) in objects.iter().zip(&groups) {
            frames.push(object::frames(group, &object.bytes)?);
            watch.advance(0)?;
        }
        let counts: Vec<Group> = groups.iter().map(|(_, group)| *group).collect();
        let order = deal(&counts);
        Ok(Self { words, print, paper, groups, frames, order, cover: None })
    }

    /// Adds a cover before the pages. The cover has codes of the small files if the cover has room for them.
    ///
    /// # Errors
    /// A bug alone.
    pub fn with_cover(mut self, small: &Object) -> Result<Self> {
        // The cover has the same frames as the pages, if the small files are their own object on the pages.
        let there = self.groups.iter().zip(&self.frames).find(|((_, group), _)| group.sid == small.sid());
        self.cover =
            Some(Cover::new(small, there.map(|((_, group), frames)| (*group, frames)), self.print, self.paper)?);
        Ok(self)
    }

    /// The page of the cover, if there is a cover.
    ///
    /// # Errors
    /// A bug alone.
    pub fn cover(&self) -> Result<Option<Page>> {
        self.cover.as_ref().map(|cover| cover.page(&*self.words, self.contents())).transpose()
    }

    fn contents(&self) -> Contents<'_> {
        Contents { groups: &self.groups, code_count: self.code_count(), page_count: self.page_count() }
    }

    /// Returns `true` if there is a cover.
    pub fn has_cover(&self) -> bool {
        self.cover.is_some()
    }

    /// The number of codes on the cover.
    pub fn cover_code_count(&self) -> usize {
        self.cover.as_ref().map_or(0, Cover::code_count)
    }

    /// The number of codes on all pages, without the codes of the cover.
    pub fn code_count(&self) -> usize {
        self.order.len()
    }

    /// The number of codes on a page.
    pub fn codes_a_page(&self) -> usize {
        Grid::new(self.print, self.paper, None).slots()
    }

    /// The number of pages, without the cover.
    pub fn page_count(&self) -> usize {
        self.code_count().div_ceil(self.codes_a_page().max(1))
    }

    /// Every frame as a line of text, in the order of the pages.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.order.iter().filter_map(|(object, number)| Some(self.frames.get(*object)?.get(*number)?.write()))
    }

    /// The cover and all pages as one PDF.
    ///
    /// # Errors
    /// A stop by the caller.
    pub fn pdf(&self, watch: &Watch) -> Result<Vec<u8>> {
        let body_bytes = u64::from(self.print.carrier().body_bytes);
        watch.begin(Phase::Drawing, self.code_count() as u64 * body_bytes);
        let mut writer = Writer::default();
        if let Some(cover) = self.cover()? {
            cover.add_to(&mut writer)?;
        }
        for number in 0..self.page_count() {
            self.page(number)?.add_to(&mut writer)?;
            watch.advance(self.codes_a_page() as u64 * body_bytes)?;
        }
        Ok(writer.finish())
    }

    /// One page, counted from 0.
    ///
    /// # Errors
    /// A bug alone.
    pub fn page(&self, number: usize) -> Result<Page> {
        let mut page = Page::new(self.paper.dots());
        let grid = Grid::new(self.print, self.paper, None);
        self.head(&mut page, number, grid.top());
        let codes = self.order.iter().skip(number * self.codes_a_page()).take(self.codes_a_page());
        for (slot, (object, frame)) in (0..).zip(codes) {
            const BUG: Error = Error::bug("a code of no frame");
            let (name, group) = self.groups.get(*object).ok_or(BUG)?;
            let frame = self.frames.get(*object).and_then(|frames| frames.get(*frame)).ok_or(BUG)?;
            let name = (self.groups.len() > 1).then_some(name.as_str());
            let label = self.words.label(name, frame.number() + 1, group.frame_count());
            grid.code(&mut page, slot, frame, label)?;
        }
        Ok(page)
    }

    /// Draws the lines above the codes: the content of the sheet, its use, and its use by hand.
    fn head(&self, page: &mut Page, number: usize, below: u32) {
        let room = below.saturating_sub(MARGIN_DOTS);
        let lines = self.words.page_lines(self.contents(), room >= ROOMY_DOTS);
        let step = (room / (u32::try_from(lines.len()).unwrap_or(0) + 1)).min(52);
        let mut y = MARGIN_DOTS + step * 3 / 4;
        let title = self.words.title();
        let page_of = self.words.page(number + 1, self.contents());
        let wide = self.paper.dots().0.saturating_sub(2 * MARGIN_DOTS);
        let size = fitting_dots(TITLE_DOTS, title.len() + 2 + page_of.len(), wide);
        page.text((MARGIN_DOTS, y), size, Face::Bold, title);
        let width = letter_dots(size) * u32::try_from(page_of.len()).unwrap_or(0);
        page.text((self.paper.dots().0.saturating_sub(MARGIN_DOTS + width), y), size, Face::Bold, page_of);
        for line in lines {
            y += step;
            let (face, text) = match line {
                Line::Head(text) => (Face::Bold, text),
                Line::Words(text) | Line::Command(text) => (Face::Plain, text),
            };
            page.text((MARGIN_DOTS, y), fitting_dots(LINE_DOTS, text.len(), wide), face, text);
        }
    }
}

/// The command line that rebuilds an object from its source frames with tools that every system has.
pub fn hand_line(group: &Group, unpack: &str) -> String {
    format!(
        "zbarimg -q --raw *.png | grep ^{} | sort -u -t: -k3,3 | cut -d: -f8 | tr -d '\\n' | base32 -d | head -c {}{unpack}",
        group.source_mark(),
        group.object_bytes
    )
}

/// The order of all codes. The small files come first, if they are their own object. The order mixes all other frames,
/// so that any run of codes has a fair share of each object.
pub fn deal(groups: &[Group]) -> Vec<(usize, usize)> {
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for (object, group) in groups.iter().enumerate() {
        let total = group.frame_count() as usize;
        let ahead = if group.kind == Kind::Bag && groups.len() > 1 { group.source_count as usize } else { 0 };
        first.extend((0..ahead).map(|number| (object, number)));
        rest.extend((ahead..total).map(|number| (object, number, 2 * (number - ahead) + 1, 2 * (total - ahead))));
    }
    // The key is the share of the object before a frame: a / b < c / d.
    rest.sort_by(|a, b| match (a.2 * b.3).cmp(&(b.2 * a.3)) {
        Ordering::Equal => a.0.cmp(&b.0),
        other => other,
    });
    first.extend(rest.into_iter().map(|(object, number, _, _)| (object, number)));
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that a test can find on the page.
    #[derive(Debug)]
    struct Plain;

    impl Words for Plain {
        fn title(&self) -> String {
            "mosaic 42".to_owned()
        }

        fn page(&self, number: usize, contents: Contents<'_>) -> String {
            format!("{number} / {}", contents.page_count)
        }

        fn page_lines(&self, contents: Contents<'_>, is_roomy: bool) -> Vec<Line> {
            vec![Line::Words(format!("{} {is_roomy}", contents.code_count))]
        }

        fn label(&self, object: Option<&str>, number: u32, of: u32) -> String {
            format!("{} {number} / {of}", object.unwrap_or_default())
        }

        fn cover_title(&self, _: Contents<'_>) -> String {
            "cover".to_owned()
        }

        fn cover_lines(&self, _: Contents<'_>, _: Option<&Group>) -> Vec<Line> {
            vec![Line::Head("12345".to_owned()), Line::Command("sha256sum".to_owned())]
        }
    }

    fn object(kind: Kind, bytes: usize, share: Share) -> Object {
        let bytes = (0..bytes).map(|i| (i * 31 + i / 255) as u8).collect();
        Object { kind, name: "d0001.bin".into(), bytes, share }
    }

    #[test]
    fn pages_hold_as_many_codes_as_was_measured() {
        let objects = [object(Kind::Bag, 29_950, Share::DEFAULT)];
        let cases = [
            (Print::Photo, Paper::A4, 12, 6),
            (Print::Photo, Paper::Letter, 12, 6),
            (Print::Scan, Paper::A4, 20, 4),
            (Print::Scan, Paper::Letter, 16, 5),
            (Print::Dense, Paper::A4, 12, 3),
            (Print::Rough, Paper::A4, 12, 10),
        ];
        for (print, paper, codes, pages) in cases {
            let sheet = Sheet::new(Box::new(Plain), &objects, print, paper, &Watch::default()).unwrap();
            assert_eq!((sheet.codes_a_page(), sheet.page_count()), (codes, pages), "{print:?} {paper:?}");
        }
    }

    #[test]
    fn any_page_of_five_and_of_more_may_be_lost_whatever_the_objects() {
        for (small, chunks) in [(2_500, vec![30_000, 30_000]), (9_000, vec![65_536; 5]), (1_700, vec![3_000; 30])] {
            let mut objects = vec![object(Kind::Bag, small, Share::SMALL)];
            objects.extend(chunks.iter().map(|bytes| object(Kind::Chunk, *bytes, Share::DEFAULT)));
            let sheet = Sheet::new(Box::new(Plain), &objects, Print::Photo, Paper::A4, &Watch::default()).unwrap();
            assert!(sheet.page_count() >= 5);
            for page in sheet.order.chunks(sheet.codes_a_page()) {
                for (object, (_, group)) in sheet.groups.iter().enumerate() {
                    let lost = page.iter().filter(|(of, _)| *of == object).count();
                    assert!(lost <= group.recovery_count as usize, "{lost} of {group:?}");
                }
            }
        }
    }

    #[test]
    fn any_fifth_of_the_codes_of_a_whole_bundle_may_be_lost() {
        for bytes in [1, 570, 5_000, 29_950, 65_000] {
            let objects = [object(Kind::Bag, bytes, Share::DEFAULT)];
            let (_, group) = groups(&objects, 570).unwrap().remove(0);
            assert!(group.frame_count() / 5 <= group.recovery_count);
        }
    }

    #[test]
    fn a_cover_has_all_codes_that_the_small_files_need_or_none() {
        for (print, paper) in [Print::Photo, Print::Scan, Print::Dense, Print::Rough]
            .into_iter()
            .flat_map(|print| [(print, Paper::A4), (print, Paper::Letter)])
        {
            for bytes in [900, 2_500, 200_000] {
                let small = object(Kind::Bag, bytes, Share::SMALL);
                let whole = object(Kind::Bag, bytes + 20_000, Share::DEFAULT);
                let chunk = object(Kind::Chunk, 20_000, Share::DEFAULT);
                for objects in [vec![whole.clone()], vec![small.clone(), chunk]] {
                    let sheet = Sheet::new(Box::new(Plain), &objects, print, paper, &Watch::default()).unwrap();
                    let pages = sheet.page_count();
                    let sheet = sheet.with_cover(&small).unwrap();
                    let sources = u32::try_from(bytes).unwrap().div_ceil(print.carrier().body_bytes) as usize;
                    let codes = sheet.cover_code_count();
                    assert_eq!(sheet.page_count(), pages);
                    assert!(codes >= sources || codes == 0 && bytes == 200_000, "{print:?} {paper:?} {bytes}: {codes}");
                    let svg = sheet.cover().unwrap().unwrap().svg();
                    assert_eq!(svg.matches("<path").count(), codes);
                    assert!(svg.contains("cover") && svg.contains("12345") && svg.contains("sha256sum"));
                }
            }
        }
    }

    #[test]
    fn every_frame_is_on_one_page_and_the_same_twice() {
        let objects = [object(Kind::Bag, 3_000, Share::SMALL), object(Kind::Chunk, 9_000, Share::DEFAULT)];
        let sheet = Sheet::new(Box::new(Plain), &objects, Print::Rough, Paper::A4, &Watch::default()).unwrap();
        let mut lines: Vec<String> = sheet.lines().collect();
        assert_eq!(lines.len(), sheet.code_count());
        lines.sort();
        lines.dedup();
        assert_eq!(lines.len(), sheet.code_count());
        let again = Sheet::new(Box::new(Plain), &objects, Print::Rough, Paper::A4, &Watch::default()).unwrap();
        assert_eq!(sheet.pdf(&Watch::default()).unwrap(), again.pdf(&Watch::default()).unwrap());
        assert_eq!(sheet.page(0).unwrap().svg(), again.page(0).unwrap().svg());
    }
}
