//! The dark pixels of a picture: each pixel is compared with the light of its surroundings.
//!
//! The rule is that of the library's hybrid binarizer, pixel for pixel. The library goes block by block; this module goes
//! row by row, which compilers turn into wide instructions.

use crate::codes::grey::Grey;

/// Pixels on a side of a block.
const BLOCK: usize = 8;
/// A block and its neighbours in one direction, over which thresholds are averaged.
const AROUND: usize = 5;
/// A block whose pixels differ by no more than this is all light or all dark.
const EVEN: u8 = 24;

/// Returns a byte for each pixel, row by row: 1 is dark. Returns `None` for a picture with fewer than 40 pixels on a side.
pub(crate) fn dark(picture: &Grey) -> Option<Vec<u8>> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    if width < BLOCK * AROUND || height < BLOCK * AROUND {
        return None;
    }
    let (across, down) = (width.div_ceil(BLOCK), height.div_ceil(BLOCK));
    let points = points(picture, across, down);
    let thresholds = averaged(&points, across, down);
    let mut dark = vec![0; width * height];
    let mut limits = vec![0_u8; width];
    for (y, thresholds) in thresholds.chunks_exact(across).enumerate() {
        // The last block of a row or a column lies over the block before, where the picture ends in a part of a block.
        limits.fill(0);
        for (x, threshold) in thresholds.iter().enumerate() {
            let left = (x * BLOCK).min(width - BLOCK);
            limits.iter_mut().skip(left).take(BLOCK).for_each(|limit| *limit = (*limit).max(*threshold));
        }
        let top = (y * BLOCK).min(height - BLOCK);
        let rows = picture.luma().chunks_exact(width).zip(dark.chunks_exact_mut(width)).skip(top).take(BLOCK);
        for (luma, dark) in rows {
            for ((pixel, limit), dark) in luma.iter().zip(&limits).zip(dark) {
                *dark |= u8::from(pixel <= limit);
            }
        }
    }
    Some(dark)
}

/// The light of each block that divides dark from light.
fn points(picture: &Grey, across: usize, down: usize) -> Vec<u8> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut points: Vec<u8> = Vec::with_capacity(across * down);
    let (mut sums, mut least, mut most) = (vec![0_u16; width], vec![0_u8; width], vec![0_u8; width]);
    for y in 0..down {
        let top = (y * BLOCK).min(height - BLOCK);
        sums.fill(0);
        least.fill(u8::MAX);
        most.fill(0);
        for row in picture.luma().chunks_exact(width).skip(top).take(BLOCK) {
            for (((pixel, sum), least), most) in row.iter().zip(&mut sums).zip(&mut least).zip(&mut most) {
                *sum += u16::from(*pixel);
                *least = (*least).min(*pixel);
                *most = (*most).max(*pixel);
            }
        }
        for x in 0..across {
            let left = (x * BLOCK).min(width - BLOCK);
            let block = left..left + BLOCK;
            let sum: u16 = sums.get(block.clone()).unwrap_or_default().iter().sum();
            let least = least.get(block.clone()).and_then(|all| all.iter().min()).copied().unwrap_or_default();
            let most = most.get(block).and_then(|all| all.iter().max()).copied().unwrap_or_default();
            let point = if most - least > EVEN {
                (sum >> 6) as u8
            } else {
                // An even block counts as light, unless the blocks before have brighter limits.
                let known = |back: usize| points.len().checked_sub(back).and_then(|at| points.get(at)).copied();
                let before = (x > 0 && y > 0).then(|| {
                    let [above, left, corner] = [across, 1, across + 1].map(|back| u32::from(known(back).unwrap_or(0)));
                    ((above + 2 * left + corner) / 4) as u8
                });
                before.filter(|before| least < *before).unwrap_or(least / 2)
            };
            points.push(point);
        }
    }
    points
}

/// The mean of each block's point and the points around the block. Blocks at an edge take the mean of a block further in.
fn averaged(points: &[u8], across: usize, down: usize) -> Vec<u8> {
    let inner = |at: usize, count: usize| at.clamp(AROUND / 2, count - 1 - AROUND / 2) - AROUND / 2;
    let mut thresholds = Vec::with_capacity(points.len());
    for y in 0..down {
        let rows: Vec<&[u8]> = points.chunks_exact(across).skip(inner(y, down)).take(AROUND).collect();
        for x in 0..across {
            let left = inner(x, across);
            let sum: u32 = rows
                .iter()
                .flat_map(|row| row.get(left..left + AROUND).unwrap_or_default())
                .map(|point| u32::from(*point))
                .sum();
            thresholds.push((sum / (AROUND * AROUND) as u32) as u8);
        }
    }
    thresholds
}
