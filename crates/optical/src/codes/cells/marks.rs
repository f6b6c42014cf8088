//! Finds the marks at the corners of a page of cells: squares in squares, as QR has them, on a picture of grey.

use super::layout::MODULE;
use crate::codes::grey::Grey;

/// A mark, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    /// The middle.
    pub(super) x: f32,
    pub(super) y: f32,
    /// The side of a module.
    pub(super) module: f32,
    /// The rows of pixels in which the mark was seen.
    hits: u32,
}

impl Mark {
    /// The side of a cell.
    pub(super) fn cell(&self) -> f32 {
        self.module / MODULE as f32
    }
}

/// The side of a block of pixels that has a threshold of its own.
const BLOCK: usize = 64;
/// A block in which light and dark differ less than this has no marks.
const CONTRAST_MIN: u8 = 40;
/// Pixels of the smallest module: a cell has then 1.4 pixels.
const MODULE_MIN: f32 = 5.6;
/// Marks that are kept. Random cells and text look like marks now and then, in one row alone.
const MARKS_MAX: usize = 12;
/// Places in one row that are looked at, and marks that are remembered meanwhile.
const PLACES_MAX: u32 = 50_000;
const SEEN_MAX: usize = 500;

/// The dark pixels of a picture.
struct Dark {
    width: usize,
    bits: Vec<bool>,
}

impl Dark {
    /// Compares each pixel with the middle between the lightest and the darkest pixel of the blocks around the pixel.
    fn new(picture: &Grey) -> Self {
        let width = picture.width() as usize;
        let (across, down) = (width.div_ceil(BLOCK), (picture.height() as usize).div_ceil(BLOCK));
        let mut ends = vec![(u8::MAX, u8::MIN); across * down];
        for (y, row) in picture.luma().chunks_exact(width).enumerate() {
            for (end, part) in ends.iter_mut().skip(y / BLOCK * across).zip(row.chunks(BLOCK)) {
                *end = part.iter().fold(*end, |(low, high), luma| (low.min(*luma), high.max(*luma)));
            }
        }
        let threshold = |at: usize| {
            let (x, y) = (at % across, at / across);
            let around = (y.saturating_sub(1)..(y + 2).min(down)).flat_map(|y| {
                ends.iter().skip(y * across + x.saturating_sub(1)).take((x + 2).min(across) - x.saturating_sub(1))
            });
            let (low, high) = around.fold((u8::MAX, u8::MIN), |(low, high), end| (low.min(end.0), high.max(end.1)));
            if high.saturating_sub(low) < CONTRAST_MIN { 0 } else { low + (high - low) / 2 }
        };
        let thresholds: Vec<u8> = (0..across * down).map(threshold).collect();
        let mut bits = Vec::with_capacity(picture.luma().len());
        for (y, row) in picture.luma().chunks_exact(width).enumerate() {
            for (threshold, part) in thresholds.iter().skip(y / BLOCK * across).zip(row.chunks(BLOCK)) {
                bits.extend(part.iter().map(|luma| luma < threshold));
            }
        }
        Self { width, bits }
    }

    fn at(&self, x: usize, y: usize) -> Option<bool> {
        if x >= self.width { None } else { self.bits.get(y * self.width + x).copied() }
    }

    /// The lengths of dark, light and dark pixels on a way, each at most `most`.
    fn runs(&self, way: impl Iterator<Item = (usize, usize)>, most: usize) -> [usize; 3] {
        let mut way = way.map_while(|(x, y)| self.at(x, y)).peekable();
        [true, false, true].map(|is_dark| {
            let mut run = 0;
            while run < most && way.next_if_eq(&is_dark).is_some() {
                run += 1;
            }
            run
        })
    }

    /// The mark whose middle is near a pixel, seen along a column or a row. Returns how far the middle is after the
    /// pixel, and the module.
    fn cross(&self, (x, y): (usize, usize), is_column: bool, most: usize) -> Option<(f32, f32)> {
        let (before, after) = if is_column {
            (self.runs((0..y).rev().map(|y| (x, y)), most), self.runs((y..).map(|y| (x, y)), most))
        } else {
            (self.runs((0..x).rev().map(|x| (x, y)), most), self.runs((x..).map(|x| (x, y)), most))
        };
        let ([inner, light, outer], [inner_after, light_after, outer_after]) = (before, after);
        let module = module([outer, light, inner + inner_after, light_after, outer_after])?;
        Some(((inner_after as f32 - inner as f32) / 2.0, module))
    }
}

/// The module of five runs that are a mark: 1, 1, 3, 1 and 1 modules long.
fn module(runs: [usize; 5]) -> Option<f32> {
    let module = runs.iter().sum::<usize>() as f32 / 7.0;
    let fits = |(run, modules): (usize, f32)| {
        let tolerance = if modules > 1.0 { 0.7 } else { 0.45 };
        (run as f32 - modules * module).abs() < tolerance * module
    };
    (module >= MODULE_MIN && runs.into_iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]).all(fits)).then_some(module)
}

/// Finds marks. The ones that were seen in most rows come first.
pub(super) fn find(picture: &Grey) -> Vec<Mark> {
    let dark = Dark::new(picture);
    let mut marks: Vec<Mark> = Vec::new();
    let mut places = PLACES_MAX;
    for (y, row) in dark.bits.chunks_exact(dark.width).enumerate().skip(1).step_by(2) {
        let mut x = 0;
        let runs: Vec<(usize, usize)> = row
            .chunk_by(|a, b| a == b)
            .map(|run| {
                x += run.len();
                (x - run.len(), run.len())
            })
            .collect();
        let begins_dark = usize::from(row.first() != Some(&true));
        for five in runs.windows(5).skip(begins_dark).step_by(2) {
            let [a, b, c, d, e] = five else { continue };
            let Some(module) = module([a, b, c, d, e].map(|run| run.1)) else { continue };
            if places == 0 {
                return kept(marks);
            }
            places -= 1;
            let Some(mark) = confirmed(&dark, (c.0 + c.1 / 2, y), module) else { continue };
            let is_near = |old: &&mut Mark| (old.x - mark.x).abs().max((old.y - mark.y).abs()) < 2.0 * mark.module;
            if let Some(old) = marks.iter_mut().find(is_near) {
                old.join(&mark);
            } else if marks.len() < SEEN_MAX {
                marks.push(mark);
            }
        }
    }
    kept(marks)
}

fn kept(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.hits));
    marks.truncate(MARKS_MAX);
    marks
}

/// Looks at a mark down its column, and then again along its row.
fn confirmed(dark: &Dark, (x, y): (usize, usize), module: f32) -> Option<Mark> {
    let most = (module * 4.0) as usize;
    let (down, high) = dark.cross((x, y), true, most)?;
    let middle = y as f32 + down;
    let (right, wide) = dark.cross((x, middle.max(0.0) as usize), false, most)?;
    let is_square = (wide - high).abs() < 0.3 * wide;
    is_square.then_some(Mark { x: x as f32 + right, y: middle, module: (wide + high) / 2.0, hits: 1 })
}

impl Mark {
    /// Takes the mean with one more look at the same mark.
    fn join(&mut self, other: &Self) {
        let hits = self.hits as f32;
        for (old, new) in [(&mut self.x, other.x), (&mut self.y, other.y), (&mut self.module, other.module)] {
            *old = (*old * hits + new) / (hits + 1.0);
        }
        self.hits += 1;
    }
}
