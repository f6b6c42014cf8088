//! The grid of codes on a page: the number of codes below the words, and the place of each code.

use crate::codes::qr::Symbol;
use crate::fault::Result;
use crate::paper::page::{Face, LABEL_DOTS, MARGIN_DOTS, Page, letter_dots};
use crate::paper::profile::{Paper, Print};
use pannier_format::frame::Frame;

/// The smallest height of the lines above the codes.
const HEADING_DOTS: u32 = 184;

/// The places of codes on a page, below all other content.
pub struct Grid {
    print: Print,
    paper: Paper,
    columns: u32,
    rows: u32,
}

impl Grid {
    /// Makes a grid of as many rows as fit, and of at most `most_rows` rows.
    pub fn new(print: Print, paper: Paper, most_rows: Option<u32>) -> Self {
        let (width, height) = paper.dots();
        let columns = (width.saturating_sub(2 * MARGIN_DOTS) / print.side_dots()).max(1);
        let room = height.saturating_sub(2 * MARGIN_DOTS + HEADING_DOTS);
        let rows = (room / (print.side_dots() + print.label_dots())).clamp(1, 5);
        // A fifth column would leave no white space where people hold the page.
        Self { print, paper, columns: columns.min(4), rows: rows.min(most_rows.unwrap_or(rows)) }
    }

    /// The number of places for codes.
    pub fn slots(&self) -> usize {
        (self.columns * self.rows) as usize
    }

    fn step(&self) -> u32 {
        self.print.side_dots() + self.print.label_dots()
    }

    /// The top of the codes.
    pub fn top(&self) -> u32 {
        self.paper.dots().1.saturating_sub(MARGIN_DOTS + self.rows * self.step())
    }

    /// Draws a code and its label in a place.
    pub fn code(&self, page: &mut Page, slot: u32, frame: &Frame, label: String) -> Result<()> {
        let side = self.print.side_dots();
        let left = self.paper.dots().0.saturating_sub(self.columns * side) / 2;
        let at = (left + slot % self.columns * side, self.top() + slot / self.columns * self.step());
        page.code(at, self.print.module_dots(), &Symbol::new(&frame.write(), self.print.carrier().shape)?);
        let width = letter_dots(LABEL_DOTS) * u32::try_from(label.len()).unwrap_or(0);
        let below = (at.0 + side.saturating_sub(width) / 2, at.1 + side + LABEL_DOTS * 3 / 4);
        page.text(below, LABEL_DOTS, Face::Plain, label);
        Ok(())
    }
}
