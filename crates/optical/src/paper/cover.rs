//! The cover of a sheet: the caller's words about the sheet, and the small files as codes of the cover.

use crate::fault::{Error, Result};
use crate::objects::carry::{Object, SMALL_FILES};
use crate::objects::object::{self, Share};
use crate::paper::grid::Grid;
use crate::paper::page::{Face, MARGIN_DOTS, Page, fitting_dots, letter_dots};
use crate::paper::profile::{Paper, Print};
use crate::paper::words::{Contents, Line, Words};
use pannier_format::frame::{Frame, Group};

/// The most rows of codes. The words keep at least a quarter of the page.
const ROWS_MOST: u32 = 3;
/// The most codes. A cover has fewer codes than any page, so that nobody mistakes a cover for a page.
const CODES_MOST: usize = 11;
/// The size of the first line.
const TITLE_DOTS: u32 = 44;
/// The size of the words.
const WORDS_DOTS: u32 = 32;
/// The size of lines to type. Each of these lines must stay on one line.
const COMMAND_DOTS: u32 = 25;

/// A cover whose codes are computed.
#[derive(Debug)]
pub struct Cover {
    print: Print,
    paper: Paper,
    /// The frames of the small files and their group. The value is `None` if the codes would not fit.
    codes: Option<(Group, Vec<Frame>)>,
}

impl Cover {
    /// Makes a cover with the small files. `there` are the frames that the small files have on the pages.
    pub fn new(small: &Object, there: Option<(Group, &Vec<Frame>)>, print: Print, paper: Paper) -> Result<Self> {
        let slots = Grid::new(print, paper, Some(ROWS_MOST)).slots().min(CODES_MOST);
        let body_bytes = print.carrier().body_bytes;
        let sources = small.bytes.len().div_ceil(body_bytes as usize);
        let codes = match there {
            _ if sources > slots => None,
            Some((group, frames)) => Some((group, frames.iter().take(slots).cloned().collect())),
            None => {
                // The group counts only the frames that are printed here, so that nobody looks for more frames.
                let spare = u32::try_from(slots - sources).unwrap_or(0);
                let spare = spare.min(Share::SMALL.frames(u32::try_from(sources).unwrap_or(0)));
                let share = Share { percent: 0, extra: spare };
                let group = object::group(small.kind, &small.bytes, body_bytes, share);
                let group = group.ok_or(Error::bug("small files that no codes can carry"))?;
                Some((group, object::frames(&group, &small.bytes)?))
            }
        };
        Ok(Self { print, paper, codes })
    }

    /// The number of codes on the cover.
    pub fn code_count(&self) -> usize {
        self.codes.as_ref().map_or(0, |(_, frames)| frames.len())
    }

    /// The page of the cover.
    pub fn page(&self, words: &dyn Words, contents: Contents<'_>) -> Result<Page> {
        let mut page = Page::new(self.paper.dots());
        let grid = Grid::new(self.print, self.paper, Some(ROWS_MOST));
        let wide = self.paper.dots().0.saturating_sub(2 * MARGIN_DOTS);
        let small = self.codes.as_ref().map(|(group, _)| group);
        let lines = laid_out(words.cover_lines(contents, small), (wide / letter_dots(WORDS_DOTS)) as usize);
        let room = grid.top().saturating_sub(MARGIN_DOTS + 3 * TITLE_DOTS);
        let step = (room / u32::try_from(lines.len().max(1)).unwrap_or(u32::MAX)).min(WORDS_DOTS * 3 / 2);
        let mut y = MARGIN_DOTS + TITLE_DOTS;
        let title = words.title();
        let size = fitting_dots(TITLE_DOTS, title.len(), wide);
        page.text((MARGIN_DOTS, y), size, Face::Bold, title);
        y += TITLE_DOTS;
        page.text((MARGIN_DOTS, y), WORDS_DOTS, Face::Bold, words.cover_title(contents));
        y += TITLE_DOTS / 2;
        for line in lines {
            y += step;
            let (face, size_dots, text) = match line {
                Line::Head(text) => (Face::Bold, WORDS_DOTS, text),
                Line::Words(text) => (Face::Plain, WORDS_DOTS, text),
                Line::Command(text) => (Face::Plain, COMMAND_DOTS, text),
            };
            page.text((MARGIN_DOTS, y), size_dots, face, text);
        }
        if let Some((group, frames)) = &self.codes {
            for (slot, frame) in (0..).zip(frames) {
                let label = words.label(Some(SMALL_FILES), frame.number() + 1, group.frame_count());
                grid.code(&mut page, slot, frame, label)?;
            }
        }
        Ok(page)
    }
}

/// The lines, with each sentence broken into as many lines as the sentence needs.
fn laid_out(lines: Vec<Line>, letters: usize) -> Vec<Line> {
    let mut out = Vec::new();
    for line in lines {
        match line {
            Line::Words(text) => out.extend(broken(&text, letters).into_iter().map(Line::Words)),
            whole => out.push(whole),
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
