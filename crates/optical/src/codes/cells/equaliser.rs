//! The equaliser of a page of cells takes back the light that runs from each cell into its neighbours. A cell is a
//! weighted sum of 25 cells. The pilots tell the weights, by least squares.

use super::layout::{TILE, is_pilot, mask, places};
use super::pilots::{Places, light};
use crate::codes::grey::Grey;

/// The cells beside a cell that the sum takes in.
const REACH: usize = 2;
/// The cells of the sum.
const TAPS: usize = (2 * REACH + 1) * (2 * REACH + 1);
/// The weights: one for each cell, and a constant.
const WEIGHTS: usize = TAPS + 1;
/// The tiles of a side of a region with weights of its own: a scanner is not sharp everywhere alike.
const REGION: u32 = 8;
/// The share of all the page's pilots in the weights of a region.
const WHOLE_SHARE: f64 = 0.1;

/// The light of all cells, and of the cells around the page, row by row.
struct Lights {
    width: usize,
    lights: Vec<f32>,
}

impl Lights {
    fn new(picture: &Grey, places: &Places) -> Self {
        let rim = REACH as f32;
        let (width, height) = (places.layout.width() + 2 * REACH as u32, places.layout.height() + 2 * REACH as u32);
        let cells = (0..height).flat_map(|y| (0..width).map(move |x| (x as f32 - rim + 0.5, y as f32 - rim + 0.5)));
        let lights = cells.map(|(x, y)| light(picture, places.at(x, y)) / 128.0 - 1.0).collect();
        Self { width: width as usize, lights }
    }

    /// The cells around a cell, and a one.
    fn around(&self, x: u32, y: u32) -> [f32; WEIGHTS] {
        let mut all = [1.0; WEIGHTS];
        for (row, taps) in all.chunks_exact_mut(2 * REACH + 1).enumerate() {
            let from = (y as usize + row) * self.width + x as usize;
            if let Some(lights) = self.lights.get(from..from + taps.len()) {
                taps.copy_from_slice(lights);
            }
        }
        all
    }
}

/// The normal equations of least squares: a row for each weight, with its right side last.
#[derive(Clone)]
struct Normal([[f64; WEIGHTS + 1]; WEIGHTS]);

impl Normal {
    /// Equations without any pilot. They hold every weight a little near zero.
    fn new() -> Self {
        let mut rows = [[0.0; WEIGHTS + 1]; WEIGHTS];
        for (at, row) in rows.iter_mut().enumerate() {
            row.iter_mut().skip(at).take(1).for_each(|value| *value = 1e-3);
        }
        Self(rows)
    }

    fn learn(&mut self, cells: &[f32; WEIGHTS], target: f32) {
        for (row, factor) in self.0.iter_mut().zip(cells) {
            for (sum, value) in row.iter_mut().zip(cells.iter().chain([&target])) {
                *sum += f64::from(factor * value);
            }
        }
    }

    fn add(&mut self, other: &Self, share: f64) {
        for (sum, value) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *sum += share * value;
        }
    }

    /// The weights, by elimination. The equations are positive definite, so no pivot is near zero.
    fn solve(mut self) -> [f32; WEIGHTS] {
        for at in 0..WEIGHTS {
            let Some(mut pivot) = self.0.get(at).copied() else { continue };
            let divisor = pivot.get(at).copied().unwrap_or(1.0);
            pivot.iter_mut().for_each(|value| *value /= divisor);
            for (number, row) in self.0.iter_mut().enumerate() {
                if number == at {
                    *row = pivot;
                } else {
                    let factor = row.get(at).copied().unwrap_or(0.0);
                    row.iter_mut().zip(pivot).for_each(|(value, part)| *value -= factor * part);
                }
            }
        }
        self.0.map(|row| row.last().copied().unwrap_or(0.0) as f32)
    }
}

/// Tells of every cell of a page, row by row, whether it is black.
pub(super) fn cells(picture: &Grey, places_of: &Places) -> Vec<bool> {
    let layout = places_of.layout;
    let lights = Lights::new(picture, places_of);
    let across = layout.columns().div_ceil(REGION);
    let region = |column: u32, row: u32| (row / REGION * across + column / REGION) as usize;
    let mut regions = vec![Normal::new(); (across * layout.rows().div_ceil(REGION)) as usize];
    for (column, row) in layout.tiles() {
        let Some(normal) = regions.get_mut(region(column, row)) else { continue };
        for ((x, y), is_dark) in places().zip(mask(column, row)) {
            if is_pilot(x, y) {
                let target = if is_dark { 1.0 } else { -1.0 };
                normal.learn(&lights.around(column * TILE + x, row * TILE + y), target);
            }
        }
    }
    let mut whole = Normal::new();
    regions.iter().for_each(|normal| whole.add(normal, WHOLE_SHARE));
    let weights: Vec<[f32; WEIGHTS]> = regions
        .into_iter()
        .map(|mut normal| {
            normal.add(&whole, 1.0);
            normal.solve()
        })
        .collect();
    let cells = (0..layout.height()).flat_map(|y| (0..layout.width()).map(move |x| (x, y)));
    cells
        .map(|(x, y)| {
            let weights = weights.get(region(x / TILE, y / TILE));
            let sum = |weights: &[f32; WEIGHTS]| {
                lights.around(x, y).iter().zip(weights).map(|(light, weight)| light * weight).sum::<f32>()
            };
            weights.is_some_and(|weights| sum(weights) > 0.0)
        })
        .collect()
}
