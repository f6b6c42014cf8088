//! The grid of codes on a page: the number of codes below the words, and the place of each code.

use crate::codes::qr::Symbol;
use crate::fault::Result;
use crate::paper::page::{Face, MARGIN_DOTS, Page, fitting_dots, letter_dots};
use crate::paper::phrase::Phrase;
use crate::paper::profile::{Paper, Print};
use crate::paper::words::Label;
use pannier_format::frame::Frame;

/// The smallest height of the lines above the codes.
const HEADING_DOTS: u32 = 184;
/// The size of the labels.
const LABEL_DOTS: u32 = 32;
/// The height of a label below a code, with the white space around it, without the quiet zones.
const BELOW_DOTS: u32 = 47;
/// The smallest size of a label in other languages, and the distance between two names below a code.
const LEAST_DOTS: u32 = 20;
const APART_DOTS: u32 = 20;
/// The smallest strip at the left edge that has room for labels beside the codes.
const BESIDE_DOTS: u32 = 160;

/// The place of the labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Labels {
    /// Each label is below its code.
    Below,
    /// The labels of a row are at the left edge, one below another, in the order of the codes.
    Beside,
}

/// The places of codes on a page, below all other content.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    print: Print,
    paper: Paper,
    labels: Labels,
    columns: u32,
    rows: u32,
}

impl Grid {
    /// Makes a grid of as many rows as fit, and of at most `most_rows` rows.
    pub fn new(print: Print, paper: Paper, most_rows: Option<u32>) -> Self {
        let (below, beside) = (Self::with(print, paper, Labels::Below), Self::with(print, paper, Labels::Beside));
        // A label below its code is found sooner.
        let grid = if beside.slots() > below.slots() { beside } else { below };
        Self { rows: grid.rows.min(most_rows.unwrap_or(grid.rows)), ..grid }
    }

    fn with(print: Print, paper: Paper, labels: Labels) -> Self {
        let ((width, height), (side, quiet)) = (paper.dots(), (print.side_dots(), print.quiet_dots()));
        let (most_columns, most_rows) = print.most();
        let taken = if labels == Labels::Beside { BESIDE_DOTS } else { 0 };
        let wide = width.saturating_sub(2 * MARGIN_DOTS + taken) + quiet;
        let columns = (wide / (side + quiet)).clamp(1, most_columns);
        let one = Self { print, paper, labels, columns, rows: 1 };
        let high = height.saturating_sub(2 * MARGIN_DOTS + HEADING_DOTS) + quiet;
        Self { rows: (high / one.step().1).clamp(1, most_rows), ..one }
    }

    /// The number of places for codes.
    pub fn slots(&self) -> usize {
        (self.columns * self.rows) as usize
    }

    /// The number of codes in a row.
    pub fn columns(&self) -> usize {
        self.columns as usize
    }

    /// The distances between the left edges, and between the upper edges, of neighbours. Neighbours share a quiet zone
    /// where two quiet zones have no room.
    fn step(&self) -> (u32, u32) {
        let ((side, quiet), wide) =
            ((self.print.side_dots(), self.print.quiet_dots()), self.paper.dots().0.saturating_sub(2 * MARGIN_DOTS));
        match self.labels {
            Labels::Beside => (side + quiet, side + quiet),
            Labels::Below if self.columns * (side + 2 * quiet) <= wide => {
                (side + 2 * quiet, side + 2 * quiet + BELOW_DOTS)
            }
            Labels::Below => (side + quiet, side + 2 * quiet + BELOW_DOTS),
        }
    }

    /// The height of the codes and of their labels.
    fn high(&self) -> u32 {
        (self.rows * self.step().1).saturating_sub(self.print.quiet_dots())
    }

    /// The top of the codes, with their quiet zone.
    pub fn top(&self) -> u32 {
        self.paper.dots().1.saturating_sub(MARGIN_DOTS + self.high() + self.print.quiet_dots())
    }

    /// The upper left corner of a code, without the quiet zone.
    pub fn corner(&self, slot: u32) -> (u32, u32) {
        let ((across, down), width) = (self.step(), self.paper.dots().0);
        let wide = self.columns * across - (across - self.print.side_dots());
        let left = match self.labels {
            Labels::Below => width.saturating_sub(wide) / 2,
            Labels::Beside => width.saturating_sub(MARGIN_DOTS + wide),
        };
        let top = self.top() + self.print.quiet_dots();
        (left + slot % self.columns * across, top + slot / self.columns * down)
    }

    /// Draws a code and its label in a place.
    pub fn code(&self, page: &mut Page, slot: u32, frame: &Frame, label: Label) -> Result<()> {
        let at = self.corner(slot);
        page.code(at, self.print.module_dots(), &Symbol::new(&frame.write(), self.print.carrier().shape)?);
        match self.labels {
            Labels::Below => self.below(page, at, label),
            Labels::Beside => self.beside(page, slot, label),
        }
        Ok(())
    }

    fn below(&self, page: &mut Page, (left, top): (u32, u32), label: Label) {
        let side = self.print.side_dots();
        let text = label.name.into_iter().chain([label.number]).collect::<Vec<_>>().join(" ");
        let (phrases, size) = fitting(&text, &label.elsewhere, side);
        let letters = letter_dots(size) * u32::try_from(text.len()).unwrap_or(0);
        let width = letters + phrases.iter().map(|phrase| APART_DOTS + phrase.dots(size)).sum::<u32>();
        let (mut x, y) = (left + side.saturating_sub(width) / 2, top + side + self.print.quiet_dots() + LABEL_DOTS);
        page.text((x, y), size, Face::Plain, text);
        x += letters;
        for phrase in phrases {
            x += APART_DOTS;
            phrase.draw(page, (x, y), size, Face::Plain);
            x += phrase.dots(size);
        }
    }

    fn beside(&self, page: &mut Page, slot: u32, label: Label) {
        let (first_left, top) = self.corner(slot - slot % self.columns);
        let room = first_left.saturating_sub(MARGIN_DOTS + self.print.quiet_dots());
        let share = self.print.side_dots() / self.columns;
        let lines: Vec<String> = label.name.into_iter().chain([label.number]).collect();
        let size_of = |more: usize| {
            let count = u32::try_from(lines.len() + more).unwrap_or(1);
            (share / (count + 1)).min(LABEL_DOTS)
        };
        let more =
            (0..=label.elsewhere.len()).rev().find(|more| *more == 0 || size_of(*more) >= LEAST_DOTS).unwrap_or(0);
        let size = size_of(more);
        let mut y = top + slot % self.columns * share;
        for line in lines {
            y += size * 6 / 5;
            page.text((MARGIN_DOTS, y), fitting_dots(size, line.len(), room), Face::Plain, line);
        }
        for phrase in label.elsewhere.iter().take(more) {
            y += size * 6 / 5;
            phrase.draw_within(page, (MARGIN_DOTS, y), room, size, Face::Plain);
        }
    }
}

/// Returns as many names, from the first on, as have room on one line behind the text, and the size of all.
fn fitting<'a>(text: &str, names: &'a [Phrase], wide: u32) -> (&'a [Phrase], u32) {
    let letters = u32::try_from(text.len()).unwrap_or(u32::MAX);
    for count in (1..=names.len()).rev() {
        let taken = names.get(..count).unwrap_or_default();
        let width = |size: u32| {
            letter_dots(size).saturating_mul(letters)
                + taken.iter().map(|name| APART_DOTS + name.dots(size)).sum::<u32>()
        };
        if let Some(size) = (LEAST_DOTS..=LABEL_DOTS).rev().find(|size| width(*size) <= wide) {
            return (taken, size);
        }
    }
    (&[], fitting_dots(LABEL_DOTS, text.len(), wide))
}
