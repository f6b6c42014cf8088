//! Sheets: the frames of a bundle, dealt so that every page has about the same share of every object.

use std::ops::Deref;

use crate::codes::pdf::Writer;
use crate::fault::{Error, Result};
use crate::objects::carry::Object;
use crate::objects::object;
use crate::paper::grid::Grid;
use crate::paper::leaf;
use crate::paper::page::{Face, MARGIN_DOTS, Page, fitting_dots, letter_dots};
pub use crate::paper::plan::Plan;
use crate::paper::profile::{Paper, Print};
pub use crate::paper::words::{Contents, CoverCodes, Label, Line, Words};
use pannier_format::frame::{Frame, Group};
use pannier_reader::watch::{Phase, Watch};

/// The height that has room for all lines above the codes.
const ROOMY_DOTS: u32 = 280;
/// The size of the first line.
const TITLE_DOTS: u32 = 38;
/// The size of the lines above the codes.
const LINE_DOTS: u32 = 27;
/// The size of the number of the page in other languages.
const PAGE_DOTS: u32 = 28;
/// The size of phrases in other languages above the codes, and the least distance of all lines where such phrases stand.
const PHRASE_DOTS: u32 = 26;
const PHRASE_STEP_DOTS: u32 = 36;
/// The blank around the number of the page in each language.
const APART_DOTS: u32 = 48;

/// A sheet that is laid out. The frames are computed, and the pages are not drawn yet.
#[derive(Debug)]
pub struct Sheet {
    plan: Plan,
    frames: Vec<Vec<Frame>>,
}

impl Deref for Sheet {
    type Target = Plan;

    fn deref(&self) -> &Plan {
        &self.plan
    }
}

impl Sheet {
    /// Lays out a sheet without a cover.
    ///
    /// # Errors
    /// An object that needs more frames than the format allows, or a stop by the caller.
    pub fn new(words: Box<dyn Words>, objects: &[Object], print: Print, paper: Paper, watch: &Watch) -> Result<Self> {
        Self::of(Plan::new(words, objects, print, paper)?, objects, watch)
    }

    /// Lays out the sheet of a plan. The objects are the objects of the plan.
    ///
    /// # Errors
    /// A stop by the caller.
    pub fn of(plan: Plan, objects: &[Object], watch: &Watch) -> Result<Self> {
        watch.begin(Phase::Coding, 0);
        let mut frames = Vec::new();
        for (object, (_, group)) in objects.iter().zip(&plan.groups) {
            frames.push(object::frames(group, &object.bytes)?);
            watch.advance(0)?;
        }
        Ok(Self { plan, frames })
    }

    /// Adds a cover, as [`Plan::with_cover`] does.
    ///
    /// # Errors
    /// A bug alone.
    pub fn with_cover(self, small: &Object) -> Result<Self> {
        Ok(Self { plan: self.plan.with_cover(small)?, frames: self.frames })
    }

    /// The page of the cover, if the cover is a page of its own.
    ///
    /// # Errors
    /// A bug alone.
    pub fn cover(&self) -> Result<Option<Page>> {
        let apart = self.cover.as_ref().filter(|_| self.has_cover());
        apart.map(|cover| cover.page(&*self.words, self.contents())).transpose()
    }

    /// The pages of words in other languages, if the sheet has a cover.
    pub fn leaves(&self) -> Vec<Page> {
        let has_pages = self.leaf_page_count() > 0;
        let leaves = if has_pages { self.words.leaves(self.contents()) } else { Vec::new() };
        leaf::pages(self.paper, &self.words.title(), &leaves)
    }

    /// Every frame as a line of text, in the order of the pages.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.order.iter().filter_map(|(object, number)| Some(self.frames.get(*object)?.get(*number)?.write()))
    }

    /// The pages of words, the cover and all pages as one PDF.
    ///
    /// # Errors
    /// A stop by the caller.
    pub fn pdf(&self, watch: &Watch) -> Result<Vec<u8>> {
        let body_bytes = u64::from(self.print.carrier().body_bytes);
        watch.begin(Phase::Drawing, self.code_count() as u64 * body_bytes);
        let mut writer = Writer::default();
        for page in self.leaves().into_iter().chain(self.cover()?) {
            page.add_to(&mut writer)?;
        }
        for number in 0..self.page_count() {
            self.page(number)?.add_to(&mut writer)?;
            watch.advance(self.codes_a_page() as u64 * body_bytes)?;
        }
        writer.finish()
    }

    /// One page, counted from 0.
    ///
    /// # Errors
    /// A bug alone.
    pub fn page(&self, number: usize) -> Result<Page> {
        let mut page = Page::new(self.paper.dots());
        let last = number + 1 == self.page_count();
        let cover = self.cover.as_ref().filter(|cover| last && cover.is_on_last_page());
        let grid = cover.map_or_else(|| Grid::new(self.print, self.paper, None), |cover| *cover.grid());
        let codes = self.order.iter().skip(number * self.codes_a_page()).take(self.codes_a_page());
        let mut slot = 0;
        for (object, frame) in codes {
            const BUG: Error = Error::bug("a code of no frame");
            let (name, group) = self.groups.get(*object).ok_or(BUG)?;
            let frame = self.frames.get(*object).and_then(|frames| frames.get(*frame)).ok_or(BUG)?;
            let name = (self.groups.len() > 1).then_some(name.as_str());
            let label = self.words.label(name, frame.number() + 1, group.frame_count());
            grid.code(&mut page, slot, frame, label)?;
            slot += 1;
        }
        self.title(&mut page, number);
        match cover {
            Some(cover) => cover.add_to(&mut page, slot, &*self.words, self.contents())?,
            None => self.head(&mut page, grid.top()),
        }
        Ok(page)
    }

    /// Draws the first line: the content of the sheet and the number of the page.
    fn title(&self, page: &mut Page, number: usize) {
        let y = MARGIN_DOTS + TITLE_DOTS * 4 / 5;
        let title = self.words.title();
        let page_of = self.words.page(number + 1, self.contents());
        let others = self.words.page_elsewhere(number + 1, self.contents());
        let taken: u32 = others.iter().map(|phrase| phrase.dots(PAGE_DOTS) + APART_DOTS).sum();
        let wide = self.paper.dots().0.saturating_sub(2 * MARGIN_DOTS + taken);
        let size = fitting_dots(TITLE_DOTS, title.len() + 2 + page_of.len(), wide);
        page.text((MARGIN_DOTS, y), size, Face::Bold, title);
        let width = letter_dots(size) * u32::try_from(page_of.len()).unwrap_or(0);
        let mut left = self.paper.dots().0.saturating_sub(MARGIN_DOTS + width);
        page.text((left, y), size, Face::Bold, page_of);
        for phrase in others.iter().rev() {
            left = left.saturating_sub(APART_DOTS + phrase.dots(PAGE_DOTS));
            phrase.draw(page, (left, y), PAGE_DOTS, Face::Plain);
        }
    }

    /// Draws the lines above the codes: the content of the sheet, its use, and its use by hand.
    fn head(&self, page: &mut Page, below: u32) {
        let room = below.saturating_sub(MARGIN_DOTS);
        let lines = self.words.page_lines(self.contents(), room >= ROOMY_DOTS);
        let mut y = MARGIN_DOTS + TITLE_DOTS * 4 / 5;
        let step_of = |count: usize| {
            let count = u32::try_from(count).unwrap_or(u32::MAX).max(1);
            (below.saturating_sub(y + LINE_DOTS / 2) / count).min(52)
        };
        // A page on which some languages have a warning and others have none would mislead: all have room, or none is printed.
        let phrases = self.words.page_phrases();
        let with_phrases = step_of(lines.len() + phrases.len());
        let has_room = with_phrases >= PHRASE_STEP_DOTS;
        let phrases = if has_room { phrases } else { Vec::new() };
        let step = if has_room { with_phrases } else { step_of(lines.len()) };
        let wide = self.paper.dots().0.saturating_sub(2 * MARGIN_DOTS);
        for phrase in phrases {
            y += step;
            phrase.draw_within(page, (MARGIN_DOTS, y), wide, PHRASE_DOTS, Face::Plain);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::object::Share;
    use crate::paper::plan::groups;
    use pannier_format::frame::Kind;

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

        fn label(&self, object: Option<&str>, number: u32, of: u32) -> Label {
            Label { name: object.map(str::to_owned), number: format!("{number} / {of}"), elsewhere: Vec::new() }
        }

        fn cover_title(&self, _: Contents<'_>) -> String {
            "cover".to_owned()
        }

        fn cover_lines(&self, _: Contents<'_>, _: CoverCodes<'_>) -> Vec<Line> {
            let words = Line::Words("words for people ".repeat(100).trim_end().to_owned());
            vec![Line::Head("12345".to_owned()), Line::Command("sha256sum".to_owned()), words]
        }
    }

    fn object(kind: Kind, bytes: usize, share: Share) -> Object {
        let bytes = (0..bytes).map(|i| (i * 31 + i / 255) as u8).collect();
        Object { kind, name: "d0001.bin".into(), bytes, share }
    }

    const PRINTS: [Print; 5] = [Print::Rough, Print::Scan, Print::Photo, Print::Dense, Print::Flatbed];

    fn laid_out(objects: &[Object], print: Print, paper: Paper) -> Sheet {
        Sheet::new(Box::new(Plain), objects, print, paper, &Watch::default()).unwrap()
    }

    #[test]
    fn pages_hold_as_many_codes_as_was_measured() {
        let objects = [object(Kind::Bag, 29_450, Share::DEFAULT)];
        let cases = [
            (Print::Photo, [12, 12], 3),
            (Print::Dense, [20, 16], 2),
            (Print::Flatbed, [35, 30], 1),
            (Print::Rough, [12, 12], 10),
            (Print::Scan, [20, 20], 4),
        ];
        for (print, codes, pages) in cases {
            let sheets = [Paper::A4, Paper::Letter].map(|paper| laid_out(&objects, print, paper));
            assert_eq!([0, 1].map(|at| sheets[at].codes_a_page()), codes, "{print:?}");
            assert_eq!([0, 1].map(|at| sheets[at].page_count()), [pages; 2], "{print:?}");
            let bytes = sheets[0].codes_a_page() as u64 * u64::from(print.carrier().body_bytes);
            assert_eq!(sheets[0].bytes_a_page(), bytes);
        }
        assert_eq!(laid_out(&objects, Print::Photo, Paper::A4).bytes_a_page(), 18_480);
        assert_eq!(laid_out(&objects, Print::Dense, Paper::A4).bytes_a_page(), 30_800);
        assert_eq!(laid_out(&objects, Print::Flatbed, Paper::A4).bytes_a_page(), 53_900);
    }

    /// 8 mm are 94.5 dots of 300 to an inch.
    fn is_inside(page: &Page, paper: Paper) -> bool {
        let (width, height) = paper.dots();
        page.bounds().is_none_or(|[left, top, right, bottom]| {
            left >= 95 && top >= 95 && right + 95 <= width && bottom + 95 <= height
        })
    }

    #[test]
    fn nothing_on_a_page_is_nearer_than_8_mm_to_the_edge() {
        let bag = object(Kind::Bag, 40_000, Share::DEFAULT);
        let small = object(Kind::Bag, 2_000, Share::SMALL);
        let chunk = object(Kind::Chunk, 400_000, Share::DEFAULT);
        for (print, paper) in PRINTS.into_iter().flat_map(|print| [(print, Paper::A4), (print, Paper::Letter)]) {
            for objects in [vec![bag.clone()], vec![small.clone()], vec![small.clone(), chunk.clone()]] {
                let sheet = laid_out(&objects, print, paper).with_cover(&small).unwrap();
                let pages = [0, sheet.page_count() - 1].map(|number| sheet.page(number).unwrap());
                for page in sheet.cover().unwrap().into_iter().chain(pages) {
                    assert!(is_inside(&page, paper), "{print:?} {paper:?}: {:?}", page.bounds());
                }
            }
        }
    }

    #[test]
    fn codes_keep_their_quiet_zone_and_labels_stay_out_of_it() {
        let objects = [object(Kind::Bag, 2_000, Share::SMALL), object(Kind::Chunk, 400_000, Share::DEFAULT)];
        for (print, paper) in PRINTS.into_iter().flat_map(|print| [(print, Paper::A4), (print, Paper::Letter)]) {
            let page = laid_out(&objects, print, paper).page(0).unwrap();
            let (codes, texts) = page.boxes();
            assert_eq!(codes.len(), Grid::new(print, paper, None).slots());
            for (at, code) in codes.iter().enumerate() {
                let quiet = print.quiet_dots();
                let [left, top, right, bottom] = [code[0] - quiet, code[1] - quiet, code[2] + quiet, code[3] + quiet];
                let clear =
                    |other: &[u32; 4]| other[2] <= left || other[0] >= right || other[3] <= top || other[1] >= bottom;
                assert!(texts.iter().all(clear), "{print:?} {paper:?}: a text at code {at}");
                assert!(
                    codes.iter().enumerate().all(|(other, place)| other == at || clear(place)),
                    "{print:?} {paper:?}"
                );
            }
        }
    }

    #[test]
    fn the_words_of_a_cover_take_no_page_where_the_last_page_has_room() {
        let small = object(Kind::Bag, 2_000, Share::SMALL);
        // Sources and recovery: 12, 20 + 6 and 20 + 6 codes.
        for (print, bytes, pages, added) in
            [(Print::Photo, 7_000, 1, 0), (Print::Photo, 29_450, 3, 4), (Print::Flatbed, 29_450, 1, 0)]
        {
            let sheet = laid_out(&[object(Kind::Bag, bytes, Share::DEFAULT)], print, Paper::A4);
            let codes = sheet.code_count();
            let sheet = sheet.with_cover(&small).unwrap();
            assert!(!sheet.has_cover() && sheet.has_cover_on_last_page() && sheet.cover().unwrap().is_none());
            assert_eq!((sheet.printed_page_count(), sheet.cover_code_count()), (pages, added), "{print:?} {bytes}");
            let drawn: Vec<Page> = (0..pages).map(|number| sheet.page(number).unwrap()).collect();
            assert_eq!(drawn.iter().map(|page| page.boxes().0.len()).sum::<usize>(), codes + added);
            for (number, page) in drawn.iter().enumerate() {
                assert_eq!(page.svg().contains("words for people"), number + 1 == pages);
                assert!(page.svg().contains("mosaic 42"));
            }
        }
        // A last page that is almost full has no room.
        let full = laid_out(&[object(Kind::Bag, 13_000, Share::DEFAULT)], Print::Photo, Paper::A4);
        assert_eq!(full.code_count(), 13);
        let full = laid_out(&[object(Kind::Bag, 12_000, Share::DEFAULT)], Print::Photo, Paper::A4);
        assert_eq!(full.code_count(), 11);
        let full = full.with_cover(&small).unwrap();
        assert!(full.has_cover() && !full.has_cover_on_last_page());
        assert_eq!(full.printed_page_count(), 2);
    }

    #[test]
    fn any_page_of_five_and_of_more_may_be_lost_whatever_the_objects() {
        for (small, chunks) in [(2_500, vec![30_000, 40_000]), (9_000, vec![65_536; 5]), (1_700, vec![3_000; 30])] {
            let mut objects = vec![object(Kind::Bag, small, Share::SMALL)];
            objects.extend(chunks.iter().map(|bytes| object(Kind::Chunk, *bytes, Share::DEFAULT)));
            let sheet = laid_out(&objects, Print::Photo, Paper::A4);
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
            let (_, group) = groups(&objects, 1_540).unwrap().remove(0);
            assert!(group.frame_count() / 5 <= group.recovery_count);
        }
    }

    #[test]
    fn a_cover_has_all_codes_that_the_small_files_need_or_none() {
        for (print, paper) in PRINTS.into_iter().flat_map(|print| [(print, Paper::A4), (print, Paper::Letter)]) {
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
                    if sheet.has_cover_on_last_page() {
                        assert!(codes >= sources || codes == 0 && pages == 1, "{print:?} {paper:?} {bytes}: {codes}");
                        continue;
                    }
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
