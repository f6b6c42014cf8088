//! Pages of words in other languages: headings, sentences, commands and digits, each on a line of its own.

use crate::codes::glyphs::Run;
use crate::paper::page::{Face, MARGIN_DOTS, Page, fitting_dots, letter_dots};
use crate::paper::phrase::{Direction, Phrase};
use crate::paper::profile::Paper;

/// The size of the first line.
const TITLE_DOTS: u32 = 38;
/// The largest and the smallest size of the words. A page of two languages has smaller words.
const WORDS_DOTS: u32 = 40;
const WORDS_LEAST_DOTS: u32 = 20;
/// More languages on a page would be too small to read.
const LEAVES_A_PAGE: usize = 2;
/// The distance between the beginnings of groups of digits, in letters of the groups.
const GROUP_LETTERS: u32 = 7;

/// The words in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The direction of the script.
    pub direction: Direction,
    /// The lines, from the first one down.
    pub lines: Vec<LeafLine>,
}

/// A line of a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeafLine {
    /// A heading of the next lines.
    Head(Phrase),
    /// A line of a sentence.
    Words(Phrase),
    /// What is typed or compared sign by sign. It runs from left to right, and stays on one line.
    Value(String),
    /// Groups of digits, from left to right in every language. Each stands below its number, and above the same group in digits of the
    /// language.
    Groups(Vec<Group>),
}

/// A group of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The digits as they are typed.
    pub digits: String,
    /// The same digits in the script of the language, from left to right. Empty, if the language has no digits of its own.
    pub own: Vec<Run>,
}

impl LeafLine {
    /// The distance to the base line of the line above, and the height below the own base line, in tenths of the size.
    fn tenths(&self) -> (u32, u32) {
        match self {
            Self::Head(_) => (24, 0),
            Self::Words(_) => (16, 0),
            Self::Value(_) => (15, 1),
            Self::Groups(groups) if groups.iter().all(|group| group.own.is_empty()) => (27, 1),
            Self::Groups(_) => (27, 16),
        }
    }
}

/// The pages of leaves, two on a page, in the largest size that has room.
pub fn pages(paper: Paper, title: &str, leaves: &[Leaf]) -> Vec<Page> {
    leaves.chunks(LEAVES_A_PAGE).map(|leaves| page(paper, title, leaves)).collect()
}

/// The number of pages for so many leaves.
pub fn page_count(leaves: usize) -> usize {
    leaves.div_ceil(LEAVES_A_PAGE)
}

/// The page of some leaves, one below the other.
fn page(paper: Paper, title: &str, leaves: &[Leaf]) -> Page {
    let mut page = Page::new(paper.dots());
    let wide = paper.dots().0.saturating_sub(2 * MARGIN_DOTS);
    let mut y = MARGIN_DOTS + TITLE_DOTS * 4 / 5;
    page.text((MARGIN_DOTS, y), fitting_dots(TITLE_DOTS, title.len(), wide), Face::Bold, title);
    let heights = |leaf: &Leaf| leaf.lines.iter().map(|line| line.tenths().0 + line.tenths().1).sum::<u32>();
    // The blank between two languages is as high as two lines.
    let tenths = leaves.iter().map(heights).sum::<u32>() + 20 * u32::try_from(leaves.len()).unwrap_or(1);
    let room = paper.dots().1.saturating_sub(y + MARGIN_DOTS + WORDS_DOTS / 2);
    let size = (WORDS_LEAST_DOTS..=WORDS_DOTS).rev().find(|size| tenths * size / 10 <= room);
    let size = size.unwrap_or(WORDS_LEAST_DOTS);
    for (number, leaf) in leaves.iter().enumerate() {
        y += if number == 0 { 0 } else { 2 * size };
        for line in &leaf.lines {
            let (above, below) = line.tenths();
            y += above * size / 10;
            draw(&mut page, (y, wide), size, leaf.direction, line);
            y += below * size / 10;
        }
    }
    page
}

/// Draws a line of words in a direction.
fn draw(page: &mut Page, (y, wide): (u32, u32), size: u32, direction: Direction, line: &LeafLine) {
    // Commands and digits stand a little away from the edge where lines begin.
    let indent = 2 * size;
    let left = |width: u32| match direction {
        Direction::FromLeft => MARGIN_DOTS + indent,
        Direction::FromRight => MARGIN_DOTS + wide.saturating_sub(width + indent),
    };
    match line {
        LeafLine::Head(phrase) => phrase.draw_within(page, (MARGIN_DOTS, y), wide, size * 11 / 10, Face::Bold),
        LeafLine::Words(phrase) => phrase.draw_within(page, (MARGIN_DOTS, y), wide, size, Face::Plain),
        LeafLine::Value(text) => {
            let size = fitting_dots(size, text.len(), wide.saturating_sub(indent));
            let width = letter_dots(size) * u32::try_from(text.len()).unwrap_or(0);
            page.text((left(width), y), size, Face::Bold, text.as_str());
        }
        LeafLine::Groups(groups) => {
            let letters = GROUP_LETTERS * u32::try_from(groups.len()).unwrap_or(1);
            let large = fitting_dots(size * 5 / 4, letters as usize, wide.saturating_sub(indent));
            let step = GROUP_LETTERS * letter_dots(large);
            let mut x = left(step * u32::try_from(groups.len()).unwrap_or(1));
            for (number, group) in (1_u32..).zip(groups) {
                page.text((x, y.saturating_sub(large)), size * 3 / 5, Face::Plain, format!("{number}."));
                page.text((x, y), large, Face::Bold, group.digits.as_str());
                let middle = 5 * letter_dots(large) / 2;
                let width: u32 = group.own.iter().map(|run| run.dots(large)).sum();
                let mut at = x + middle.saturating_sub(width / 2);
                for run in &group.own {
                    page.glyphs((at, y + size * 16 / 10), large, Face::Plain, run.clone());
                    at += run.dots(large);
                }
                x += step;
            }
        }
    }
}
