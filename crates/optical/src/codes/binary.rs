//! A picture in black and white. Each block of eight by eight pixels has a threshold of its own, from the blocks around the block.
//!
//! The result is that of the library's hybrid binarizer, bit for bit. The library takes one pixel after another. Here, eight rows are
//! taken together, and eight bits are set at once. Pictures of cameras and films have sides that are multiples of eight; the library
//! divides all others.

use rxing::common::cpp_essentials::PatternRow;
use rxing::common::{BitArray, BitMatrix, HybridBinarizer};
use rxing::{Binarizer as _, Luma8LuminanceSource};

use crate::codes::grey::Grey;

/// The side of a block in pixels.
const BLOCK: usize = 8;
/// A block whose pixels differ by no more than this has one colour, that of its neighbours.
const FLAT: u8 = 24;
/// Blocks on each side of a block over which thresholds are averaged.
const REACH: usize = 2;
/// The side in blocks of the square of the average.
const SIDE: usize = 2 * REACH + 1;
/// Bits and bytes of a word of the library.
const WORD_BITS: usize = usize::BITS as usize;
const WORD: usize = WORD_BITS / 8;

/// Divides the pixels of a picture: dark ones are set. Returns `None` if the library cannot.
pub(super) fn divided(picture: &Grey) -> Option<BitMatrix> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let has_blocks = |side: usize| side >= SIDE * BLOCK && side.is_multiple_of(BLOCK);
    if !has_blocks(width) || !has_blocks(height) {
        let source = Luma8LuminanceSource::new(picture.luma().to_vec(), picture.width(), picture.height()).ok()?;
        return HybridBinarizer::new(source).get_black_matrix().ok().cloned();
    }
    let across = width / BLOCK;
    let points = points(picture.luma(), width);
    let mut matrix = BitMatrix::new(picture.width(), picture.height()).ok()?;
    let mut row = BitArray::with_size(width);
    let mut bits = vec![0_u8; width.div_ceil(WORD_BITS) * WORD];
    let mut thresholds = Vec::with_capacity(across);
    for (y, pixels) in (0_u32..).zip(picture.luma().chunks_exact(width)) {
        if (y as usize).is_multiple_of(BLOCK) {
            average(&points, across, y as usize / BLOCK, &mut thresholds);
        }
        for ((bits, pixels), threshold) in bits.iter_mut().zip(pixels.as_chunks::<BLOCK>().0).zip(&thresholds) {
            *bits = mask(pixels, *threshold);
        }
        for (place, word) in (0..).step_by(WORD_BITS).zip(bits.as_chunks::<WORD>().0) {
            row.setBulk(place, usize::from_le_bytes(*word));
        }
        matrix.setRow(y, &row);
    }
    Some(matrix)
}

/// One bit for each pixel that is no lighter than the threshold. The first pixel is the lowest bit.
fn mask(pixels: &[u8; BLOCK], threshold: u8) -> u8 {
    let bits = [1, 2, 4, 8, 16, 32, 64, 128_u8];
    let set = pixels.iter().zip(bits).map(|(pixel, bit)| if *pixel <= threshold { bit } else { 0 });
    set.fold(0, |all, bit| all | bit)
}

/// The lowest and the highest of some pixels, and their sum.
#[derive(Clone, Copy)]
struct Range {
    least: u8,
    most: u8,
    sum: u16,
}

impl Range {
    const NONE: Self = Self { least: u8::MAX, most: u8::MIN, sum: 0 };

    fn and(self, other: Self) -> Self {
        Self { least: self.least.min(other.least), most: self.most.max(other.most), sum: self.sum + other.sum }
    }
}

/// The point between dark and light of each block: the mean where the pixels differ, else a guess by the blocks before.
fn points(luma: &[u8], width: usize) -> Vec<u8> {
    let across = width / BLOCK;
    let mut points: Vec<u8> = Vec::with_capacity(luma.len() / (BLOCK * BLOCK));
    let (mut least, mut most, mut sums) = (vec![0_u8; width], vec![0_u8; width], vec![0_u16; width]);
    for rows in luma.chunks_exact(width * BLOCK) {
        least.fill(u8::MAX);
        most.fill(u8::MIN);
        sums.fill(0);
        for row in rows.chunks_exact(width) {
            least.iter_mut().zip(row).for_each(|(least, pixel)| *least = (*least).min(*pixel));
            most.iter_mut().zip(row).for_each(|(most, pixel)| *most = (*most).max(*pixel));
            sums.iter_mut().zip(row).for_each(|(sum, pixel)| *sum += u16::from(*pixel));
        }
        let columns = least.chunks_exact(BLOCK).zip(most.chunks_exact(BLOCK)).zip(sums.chunks_exact(BLOCK));
        for (x, ((least, most), sums)) in columns.enumerate() {
            let one = |((least, most), sum): ((&u8, &u8), &u16)| Range { least: *least, most: *most, sum: *sum };
            let block = least.iter().zip(most).zip(sums).map(one).fold(Range::NONE, Range::and);
            let point = if block.most.saturating_sub(block.least) > FLAT {
                block.sum >> 6
            } else {
                let neighbour = |back: usize| {
                    points.len().checked_sub(back).and_then(|at| points.get(at)).map(|point| u16::from(*point))
                };
                let around = match (x, neighbour(across), neighbour(1), neighbour(across + 1)) {
                    (1.., Some(above), Some(left), Some(corner)) => (above + 2 * left + corner) / 4,
                    _ => 0,
                };
                if u16::from(block.least) < around { around } else { u16::from(block.least) / 2 }
            };
            points.push(u8::try_from(point).unwrap_or(u8::MAX));
        }
    }
    points
}

/// The thresholds of a row of blocks: the mean of the points in a square of blocks, which stays inside of the picture.
fn average(points: &[u8], across: usize, row: usize, thresholds: &mut Vec<u8>) {
    let down = points.len() / across;
    let top = row.clamp(REACH, down - 1 - REACH) - REACH;
    let mut columns = vec![0_u16; across];
    for row in points.chunks_exact(across).skip(top).take(SIDE) {
        columns.iter_mut().zip(row).for_each(|(sum, point)| *sum += u16::from(*point));
    }
    thresholds.clear();
    let squares = columns.windows(SIDE).map(|square| square.iter().sum::<u16>() / (SIDE * SIDE) as u16);
    let mean: Vec<u8> = squares.map(|mean| u8::try_from(mean).unwrap_or(u8::MAX)).collect();
    let (first, last) = (mean.first().copied().unwrap_or_default(), mean.last().copied().unwrap_or_default());
    thresholds.extend([first; REACH]);
    thresholds.extend(&mean);
    thresholds.extend([last; REACH]);
}

/// The lengths of the runs of a row, a light run first.
pub(super) fn runs(image: &BitMatrix, y: u32) -> PatternRow {
    let row = image.getRow(y);
    let width = image.width() as usize;
    let (mut runs, mut begin, mut fill) = (Vec::with_capacity(width / 8), 0, 0_usize);
    let mut end_run = |at: usize| {
        runs.push(u16::try_from(at - begin).unwrap_or(u16::MAX));
        begin = at;
    };
    for (place, word) in (0..).step_by(WORD_BITS).zip(row.getBitArray()) {
        let mut others = word ^ fill;
        while others != 0 {
            let bit = others.trailing_zeros();
            let at = place + bit as usize;
            if at >= width {
                break;
            }
            end_run(at);
            fill = !fill;
            others = (word ^ fill) & (usize::MAX << bit);
        }
    }
    end_run(width);
    if fill != 0 {
        runs.push(0);
    }
    PatternRow::from(runs)
}

#[cfg(test)]
mod tests {
    use rxing::common::cpp_essentials::GetPatternRowTP;

    use super::*;

    /// Noise, gradients and flat places, as no picture of a camera has them all.
    fn picture(width: u32, height: u32, seed: u64) -> Grey {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        let kind = |x: u32, y: u32| (x / 40 + y / 24 + seed as u32) % 4;
        let mut luma = Vec::new();
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
            luma.push(match kind(x, y) {
                0 => draw(),
                1 => (x % 256) as u8,
                2 => 200 + draw() % 12,
                _ => {
                    if (x / 3 + y / 3) % 2 == 0 {
                        20 + draw() % 30
                    } else {
                        190 + draw() % 60
                    }
                }
            });
        }
        Grey::new(width, height, luma).unwrap()
    }

    #[test]
    fn every_bit_is_that_of_the_library() {
        for (seed, (width, height)) in
            (0..).zip([(40, 40), (320, 240), (328, 200), (72, 136), (41, 64), (64, 43), (8, 8)])
        {
            let picture = picture(width, height, seed);
            let source = Luma8LuminanceSource::new(picture.luma().to_vec(), width, height).unwrap();
            let library = HybridBinarizer::new(source);
            let (ours, theirs) = (divided(&picture), library.get_black_matrix().ok());
            assert_eq!(theirs.is_some(), width > 8, "{width} by {height}");
            assert!(ours.as_ref() == theirs, "{width} by {height}");
        }
    }

    #[test]
    fn the_runs_of_every_row_are_those_of_the_library() {
        for (seed, (width, height)) in (0..).zip([(40, 40), (320, 240), (65, 64), (64, 40), (63, 50), (127, 41)]) {
            let image = divided(&picture(width, height, seed)).unwrap();
            let mut full = BitMatrix::new(width, 3).unwrap();
            (0..width).for_each(|x| full.set(x, 1));
            for image in [image, full] {
                for y in 0..image.height() {
                    let mut theirs = PatternRow::default();
                    GetPatternRowTP(&image, y, &mut theirs, false);
                    assert_eq!(format!("{:?}", runs(&image, y)), format!("{theirs:?}"), "row {y} of {width}");
                }
            }
        }
    }
}
