//! The cover of a sheet: the caller's words about the sheet, and the small files as codes of the cover.

use crate::fault::{Error, Result};
use crate::objects::carry::{Object, SMALL_FILES};
use crate::objects::object::{self, Share};
use crate::paper::grid::Grid;
use crate::paper::page::{Face, MARGIN_DOTS, Page, fitting_dots, letter_dots};
use crate::paper::pages::is_whole_page;
use crate::paper::profile::{Paper, Print};
use crate::paper::words::{Contents, CoverCodes, Line, Words};
use pannier_format::frame::{Frame, Group};

/// The most rows of codes on a cover that is a page of its own. The words keep at least a quarter of the page.
const ROWS_MOST: u32 = 3;
/// The most codes on a cover that is a page of its own. Such a cover has fewer codes than any page, so that nobody
/// mistakes the cover for a page.
const CODES_MOST: usize = 11;
/// The size of the first line.
const TITLE_DOTS: u32 = 44;
/// The largest size of the words.
const WORDS_DOTS: u32 = 32;
/// The smallest size of the words: letters of 1.4 mm.
const WORDS_LEAST_DOTS: u32 = 24;
/// The size of lines to type. Each of these lines must stay on one line.
const COMMAND_DOTS: u32 = 25;

/// A cover whose codes are computed.
#[derive(Debug)]
pub struct Cover {
    paper: Paper,
    grid: Grid,
    place: Place,
    /// The frames of the small files and their group. The value is `None` if the codes would not fit, or if all codes
    /// are on this page anyway.
    codes: Option<(Group, Vec<Frame>)>,
}

/// The place of a cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A page of its own.
    Apart,
    /// On the last page, which has codes of the sheet.
    LastPage,
    /// On the only page, which has all codes of the sheet.
    OnlyPage,
}

impl Cover {
    /// Makes a cover that is a page of its own. `there` is the group of the small files on the pages.
    pub fn apart(small: &Object, there: Option<Group>, (print, paper): (Print, Paper)) -> Result<Self> {
        let grid = Grid::new(print, paper, Some(ROWS_MOST));
        let slots = grid.slots().min(CODES_MOST);
        let codes = (sources(small, print) <= slots).then(|| codes(small, there, print, slots)).transpose()?;
        Ok(Self { paper, grid, place: Place::Apart, codes })
    }

    /// Makes a cover on the only page, which has `page_codes` codes. Returns `None` if the words have no room there.
    pub fn on_only_page((print, paper): (Print, Paper), page_codes: usize, words: &[Line]) -> Option<Self> {
        let grid = rows_for(page_codes, print, paper)?;
        let cover = Self { paper, grid, place: Place::OnlyPage, codes: None };
        cover.set(words).map(|_| cover)
    }

    /// Makes a cover on the last page, which has `page_codes` codes of the sheet, and adds codes of the small files.
    /// `there` is the group of the small files on the pages. Returns `None` if the words and the codes have no room.
    pub fn on_last_page(
        small: &Object,
        there: Option<Group>,
        (print, paper): (Print, Paper),
        page_codes: usize,
        words: impl Fn(CoverCodes<'_>) -> Vec<Line>,
    ) -> Result<Option<Self>> {
        let needed = page_codes + sources(small, print);
        let Some(grid) = rows_for(needed, print, paper) else { return Ok(None) };
        // Nobody must mistake the page for a whole page of some profile.
        let body_bytes = print.carrier().body_bytes;
        let Some(room) = (needed..=grid.slots()).rev().find(|count| !is_whole_page(body_bytes, *count)) else {
            return Ok(None);
        };
        let codes = Some(codes(small, there, print, room - page_codes)?);
        let cover = Self { paper, grid, place: Place::LastPage, codes };
        Ok(cover.set(&words(cover.codes_for_words())).map(|_| cover))
    }

    /// Returns `true` if the words stand on the last page.
    pub fn is_on_last_page(&self) -> bool {
        self.place != Place::Apart
    }

    /// The places of the codes on the page of the words.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The number of codes that the cover adds.
    pub fn code_count(&self) -> usize {
        self.codes.as_ref().map_or(0, |(_, frames)| frames.len())
    }

    fn codes_for_words(&self) -> CoverCodes<'_> {
        match (&self.codes, self.place) {
            (_, Place::OnlyPage) => CoverCodes::All,
            (Some((group, _)), _) => CoverCodes::Small(group),
            (None, _) => CoverCodes::None,
        }
    }

    /// The page of a cover that is a page of its own.
    pub fn page(&self, words: &dyn Words, contents: Contents<'_>) -> Result<Page> {
        let mut page = Page::new(self.paper.dots());
        let mut y = MARGIN_DOTS + TITLE_DOTS;
        let title = words.title();
        let size = fitting_dots(TITLE_DOTS, title.len(), self.wide());
        page.text((MARGIN_DOTS, y), size, Face::Bold, title);
        y += TITLE_DOTS;
        page.text((MARGIN_DOTS, y), WORDS_DOTS, Face::Bold, words.cover_title(contents));
        self.add_to(&mut page, 0, words, contents)?;
        Ok(page)
    }

    /// Adds the words and the codes to a page. `slot` is the first free place for codes.
    pub fn add_to(&self, page: &mut Page, slot: u32, words: &dyn Words, contents: Contents<'_>) -> Result<()> {
        let lines = words.cover_lines(contents, self.codes_for_words());
        let set = self.set(&lines).unwrap_or_else(|| {
            let lines = laid_out(&lines, (self.wide() / letter_dots(WORDS_LEAST_DOTS)) as usize);
            let step = self.room() / u32::try_from(lines.len().max(1)).unwrap_or(u32::MAX);
            Set { size: WORDS_LEAST_DOTS, step, lines }
        });
        let mut y = self.first_line();
        for line in set.lines {
            y += set.step;
            let (face, size, text) = match line {
                Line::Head(text) => (Face::Bold, set.size, text),
                Line::Words(text) => (Face::Plain, set.size, text),
                Line::Command(text) => (Face::Plain, fitting_dots(COMMAND_DOTS, text.len(), self.wide()), text),
            };
            page.text((MARGIN_DOTS, y), size, face, text);
        }
        if let Some((group, frames)) = &self.codes {
            for (slot, frame) in (slot..).zip(frames) {
                let label = words.label(Some(SMALL_FILES), frame.number() + 1, group.frame_count());
                self.grid.code(page, slot, frame, label)?;
            }
        }
        Ok(())
    }

    fn wide(&self) -> u32 {
        self.paper.dots().0.saturating_sub(2 * MARGIN_DOTS)
    }

    /// The base line of the last line above the words.
    fn first_line(&self) -> u32 {
        match self.place {
            Place::Apart => MARGIN_DOTS + TITLE_DOTS * 5 / 2,
            Place::LastPage | Place::OnlyPage => MARGIN_DOTS + TITLE_DOTS,
        }
    }

    /// The height for the base lines of the words.
    fn room(&self) -> u32 {
        self.grid.top().saturating_sub(self.first_line() + WORDS_DOTS / 4)
    }

    /// Sets the words in the largest size that has room. Returns `None` if no size has room.
    fn set(&self, lines: &[Line]) -> Option<Set> {
        (WORDS_LEAST_DOTS..=WORDS_DOTS).rev().find_map(|size| {
            let lines = laid_out(lines, (self.wide() / letter_dots(size)) as usize);
            let step = self.room() / u32::try_from(lines.len().max(1)).ok()?;
            (step >= size * 5 / 4).then(|| Set { size, step: step.min(size * 3 / 2), lines })
        })
    }
}

/// Words that are broken into lines, with their size and the distance of their lines.
struct Set {
    size: u32,
    step: u32,
    lines: Vec<Line>,
}

/// The number of codes that carry the small files.
fn sources(small: &Object, print: Print) -> usize {
    small.bytes.len().div_ceil(print.carrier().body_bytes as usize)
}

/// The lowest rows of a page, as many as the codes need. Returns `None` if a page has too few.
fn rows_for(codes: usize, print: Print, paper: Paper) -> Option<Grid> {
    let whole = Grid::new(print, paper, None);
    let rows = u32::try_from(codes.div_ceil(whole.columns().max(1))).ok()?;
    let grid = Grid::new(print, paper, Some(rows));
    (grid.slots() >= codes).then_some(grid)
}

/// The codes of the small files: at most `slots` codes.
fn codes(small: &Object, there: Option<Group>, print: Print, slots: usize) -> Result<(Group, Vec<Frame>)> {
    if let Some(group) = there {
        return Ok((group, object::frames(&group, &small.bytes)?.into_iter().take(slots).collect()));
    }
    // The group counts only the frames that are printed here, so that nobody looks for more frames.
    let sources = sources(small, print);
    let spare = u32::try_from(slots.saturating_sub(sources)).unwrap_or(0);
    let spare = spare.min(Share::SMALL.frames(u32::try_from(sources).unwrap_or(0)));
    let share = Share { percent: 0, extra: spare };
    let group = object::group(small.kind, &small.bytes, print.carrier().body_bytes, share);
    let group = group.ok_or(Error::bug("small files that no codes can carry"))?;
    Ok((group, object::frames(&group, &small.bytes)?))
}

/// The lines, with each sentence broken into as many lines as the sentence needs.
fn laid_out(lines: &[Line], letters: usize) -> Vec<Line> {
    let mut out = Vec::new();
    for line in lines {
        match line {
            Line::Words(text) => out.extend(broken(text, letters).into_iter().map(Line::Words)),
            whole => out.push(whole.clone()),
        }
    }
    out
}

/// Breaks a sentence into lines of at most `letters` letters.
fn broken(text: &str, letters: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split(' ') {
        if !line.is_empty() && line.len() + 1 + word.len() > letters {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}
