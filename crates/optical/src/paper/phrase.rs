//! Phrases: lines of words that were shaped beforehand, with values such as numbers and digits between them.
//!
//! A value runs from left to right in every language, and stands between the words in the order of reading. No rule for mixed directions is
//! needed: the program knows the direction of each part.

use crate::codes::glyphs::Run;
use crate::paper::page::{Face, Page, letter_dots};

/// The direction of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    FromLeft,
    /// From right to left.
    FromRight,
}

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words as glyphs, from left to right.
    Glyphs(Vec<Run>),
    /// A value, or the name of a value that is not filled yet. All letters are ASCII.
    Value(String),
}

/// One line. The parts are in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Words and values.
    pub parts: Vec<Part>,
    /// The direction of the script.
    pub direction: Direction,
}

impl Part {
    fn dots(&self, size: u32) -> u32 {
        match self {
            Self::Glyphs(runs) => runs.iter().map(|run| run.dots(size)).sum(),
            Self::Value(text) => letter_dots(size).saturating_mul(u32::try_from(text.len()).unwrap_or(u32::MAX)),
        }
    }
}

impl Phrase {
    /// Fills values by their names.
    #[must_use]
    pub fn filled(&self, value: impl Fn(&str) -> String) -> Self {
        let filled = |part: &Part| match part {
            Part::Glyphs(runs) => Part::Glyphs(runs.clone()),
            Part::Value(name) => Part::Value(value(name)),
        };
        Self { parts: self.parts.iter().map(filled).collect(), ..*self }
    }

    /// The width in dots at a size in dots.
    pub fn dots(&self, size: u32) -> u32 {
        self.parts.iter().map(|part| part.dots(size)).sum()
    }

    /// Draws the phrase. Its left end is at `at`.
    pub fn draw(&self, page: &mut Page, at: (u32, u32), size: u32, face: Face) {
        let (mut x, y) = at;
        let mut draw = |part: &Part| match part {
            Part::Glyphs(runs) => {
                for run in runs {
                    page.glyphs((x, y), size, face, run.clone());
                    x += run.dots(size);
                }
            }
            Part::Value(text) => {
                page.text((x, y), size, face, text.as_str());
                x += part.dots(size);
            }
        };
        match self.direction {
            Direction::FromLeft => self.parts.iter().for_each(&mut draw),
            Direction::FromRight => self.parts.iter().rev().for_each(&mut draw),
        }
    }

    /// Draws the phrase in a column whose left edge is at `at`, where lines of its script begin.
    pub fn draw_within(&self, page: &mut Page, at: (u32, u32), wide: u32, size: u32, face: Face) {
        // A line that is too wide gets smaller.
        let size = (1..=size).rev().find(|size| self.dots(*size) <= wide).unwrap_or(1);
        let left = match self.direction {
            Direction::FromLeft => 0,
            Direction::FromRight => wide.saturating_sub(self.dots(size)),
        };
        self.draw(page, (at.0 + left, at.1), size, face);
    }
}
