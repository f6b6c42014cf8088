//! Sharpened pictures, in which codes are found that a soft lens smeared.

use crate::codes::grey::Grey;

/// Pixels on each side of the middle over which the mean is taken. The square of the mean is about as wide as two modules.
const REACH: usize = 3;
const SIDE: usize = 2 * REACH + 1;
/// How many times the difference between a pixel and the mean is added to the pixel.
const AMOUNT: i32 = 3;
/// The area of the square for the mean, as a factor: `SHIFT` bits to the right of the product is the quotient.
const SHIFT: u32 = 16;
const PART: u32 = (1 << SHIFT) / (SIDE * SIDE) as u32 + 1;

/// A picture in which each pixel differs four times as much from the mean of its surroundings. Before that, noise of
/// single pixels is smoothed.
pub(crate) fn sharpened(picture: &Grey) -> Option<Grey> {
    let width = picture.width() as usize;
    let soft = smoothed(picture, width);
    let rows: Vec<&[u8]> = soft.chunks_exact(width).collect();
    let row = |at: usize| rows.get(at.min(rows.len().saturating_sub(1))).copied().unwrap_or_default();
    let mut luma = Vec::with_capacity(soft.len());
    // The sums of each column over the rows of the square. The rows at the edges count several times.
    let mut columns = vec![0_u16; width];
    for at in 0..SIDE {
        add(&mut columns, row(at.saturating_sub(REACH)));
    }
    let mut padded = vec![0_u16; width + 2 * REACH];
    let mut sums = vec![0_u16; width];
    for (at, here) in rows.iter().enumerate() {
        pad(&mut padded, &columns);
        sums.fill(0);
        for offset in 0..SIDE {
            let shifted = padded.get(offset..).unwrap_or_default();
            sums.iter_mut().zip(shifted).for_each(|(sum, column)| *sum += column);
        }
        luma.extend(here.iter().zip(&sums).map(|(pixel, sum)| {
            let mean = ((u32::from(*sum) * PART) >> SHIFT) as i32;
            (i32::from(*pixel) * (1 + AMOUNT) - mean * AMOUNT).clamp(0, 255) as u8
        }));
        add(&mut columns, row(at + REACH + 1));
        let leaving = row(at.saturating_sub(REACH));
        columns.iter_mut().zip(leaving).for_each(|(sum, pixel)| *sum -= u16::from(*pixel));
    }
    Grey::new(picture.width(), picture.height(), luma)
}

/// The pixels of a picture. Each is mixed with its neighbours: one part, two parts, one part, in both directions.
fn smoothed(picture: &Grey, width: usize) -> Vec<u8> {
    let rows: Vec<&[u8]> = picture.luma().chunks_exact(width).collect();
    let row = |at: usize| rows.get(at.min(rows.len().saturating_sub(1))).copied().unwrap_or_default();
    let mut soft = Vec::with_capacity(picture.luma().len());
    let mut column = vec![0_u16; width];
    let mut padded = vec![0_u16; width + 2];
    for (at, here) in rows.iter().enumerate() {
        let (above, below) = (row(at.saturating_sub(1)), row(at + 1));
        for (((sum, above), here), below) in column.iter_mut().zip(above).zip(*here).zip(below) {
            *sum = u16::from(*above) + 2 * u16::from(*here) + u16::from(*below);
        }
        pad(&mut padded, &column);
        let (middle, right) = (padded.get(1..).unwrap_or_default(), padded.get(2..).unwrap_or_default());
        let sums = padded.iter().zip(middle).zip(right);
        soft.extend(sums.map(|((left, here), right)| ((left + 2 * here + right + 8) >> 4) as u8));
    }
    soft
}

fn add(columns: &mut [u16], row: &[u8]) {
    columns.iter_mut().zip(row).for_each(|(sum, pixel)| *sum += u16::from(*pixel));
}

/// Copies a row into a wider row. The first and the last value fill the ends.
fn pad(wide: &mut [u16], row: &[u16]) {
    let side = (wide.len() - row.len()) / 2;
    let (first, last) = (row.first().copied().unwrap_or_default(), row.last().copied().unwrap_or_default());
    for (slot, value) in wide.iter_mut().zip(std::iter::repeat_n(&first, side).chain(row)) {
        *slot = *value;
    }
    wide.iter_mut().rev().take(side).for_each(|slot| *slot = last);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_picture_stays_even_up_to_its_edges() {
        for (value, width, height) in [(0, 9, 5), (77, 1, 1), (200, 40, 2), (255, 3, 30)] {
            let even = Grey::new(width, height, vec![value; (width * height) as usize]).unwrap();
            assert_eq!(sharpened(&even).unwrap(), even);
        }
    }

    #[test]
    fn a_faint_line_becomes_a_clear_line_in_its_place() {
        let line = |x: usize, y: usize| if x == 12 || y == 12 { 110 } else { 140 };
        let luma = (0..25 * 25).map(|at| line(at % 25, at / 25)).collect();
        let sharp = sharpened(&Grey::new(25, 25, luma).unwrap()).unwrap();
        let at = |x: usize, y: usize| i32::from(sharp.luma()[y * 25 + x]);
        for far in [2, 20] {
            assert_eq!(at(far, far), 140);
            assert!(at(12, far) < 100 && at(far, 12) < 100, "{} {}", at(12, far), at(far, 12));
            assert!(at(12, far) < at(11, far) && at(11, far) == at(13, far));
        }
    }

    /// The sums are as wide as they need to be, and no wider.
    #[test]
    fn black_beside_white_stays_in_range() {
        let luma = (0..64 * 64).map(|at| if at % 64 < 32 { 0 } else { 255 }).collect();
        let sharp = sharpened(&Grey::new(64, 64, luma).unwrap()).unwrap();
        let row = &sharp.luma()[..64];
        assert!(row[..31].iter().all(|pixel| *pixel == 0) && row[33..].iter().all(|pixel| *pixel == 255));
    }
}
