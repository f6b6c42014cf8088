//! The places of all cells: every tile has a pilot of known cells, which is looked for where the tile should be.

use super::layout::{Layout, PILOT, PILOT_AT, TILE, pilot};
use super::pose::{Pixels, Pose};
use crate::codes::grey::Grey;

/// The least correlation at which a pilot counts as found. Random cells rarely reach it.
pub(super) const FOUND: f32 = 0.5;

/// The light of a picture between pixels. Outside, it is white.
pub(super) fn light(picture: &Grey, (x, y): Pixels) -> f32 {
    let (x, y) = (x - 0.5, y - 0.5);
    let width = picture.width() as usize;
    // Casts of floats end at the bounds of the integer.
    let (left, top) = (x.floor() as i64, y.floor() as i64);
    let white = f32::from(u8::MAX);
    if left < 0 || top < 0 || left >= width as i64 - 1 {
        return white;
    }
    let at = (top as usize).saturating_mul(width).saturating_add(left as usize);
    let pair = |at: usize| picture.luma().get(at..)?.first_chunk().copied();
    let (Some([a, b]), Some([c, d])) = (pair(at), pair(at.saturating_add(width))) else { return white };
    let (across, down) = (x - x.floor(), y - y.floor());
    let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
    mix(mix(a.into(), b.into(), across), mix(c.into(), d.into(), across), down)
}

/// The correlation of a pilot with the picture, from −1 to 1, where the tile is moved by some pixels.
fn correlation(picture: &Grey, pose: &Pose, (column, row): (u32, u32), pilot: &[f32], by: Pixels) -> f32 {
    let corner = pose.at((column * TILE + PILOT_AT) as f32 + 0.5, (row * TILE + PILOT_AT) as f32 + 0.5);
    let places = (0..PILOT).flat_map(|y| (0..PILOT).map(move |x| (x as f32, y as f32)));
    let (mut sum, mut squares, mut product) = (0.0, 0.0, 0.0);
    for ((x, y), cell) in places.zip(pilot) {
        let at_x = corner.0 + pose.right.0 * x + pose.down.0 * y + by.0;
        let at_y = corner.1 + pose.right.1 * x + pose.down.1 * y + by.1;
        let light = light(picture, (at_x, at_y));
        sum += light;
        squares += light * light;
        product += light * cell;
    }
    let count = (PILOT * PILOT) as f32;
    let variance = squares - sum * sum / count;
    // A place without contrast is no pilot.
    if variance < 16.0 * count { 0.0 } else { -product / variance.sqrt() }
}

/// The best place of a pilot around a place, up to a reach, in steps: its correlation, and how far the tile is moved.
pub(super) fn search(
    picture: &Grey,
    pose: &Pose,
    tile: (u32, u32),
    pilot: &[f32],
    (around, reach, step): (Pixels, f32, f32),
) -> (f32, Pixels) {
    let steps = (reach / step).round().min(16.0) as i32;
    let ways = (-steps..=steps).flat_map(|y| (-steps..=steps).map(move |x| (x as f32, y as f32)));
    let places = ways.map(|(x, y)| {
        let by = (around.0 + x * step, around.1 + y * step);
        (correlation(picture, pose, tile, pilot, by), by)
    });
    places.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, around))
}

/// Where the cells of a page lie in its picture.
pub(super) struct Places {
    pub(super) layout: Layout,
    pose: Pose,
    /// How far each tile is moved, in the order of reading.
    moves: Vec<Pixels>,
}

/// The pilots of a page: the correlation and the move of each tile. A corner tile has no pilot, so its correlation is 0.
struct Found {
    columns: usize,
    tiles: Vec<(f32, Pixels)>,
}

impl Found {
    /// The moves of the tiles that were found, up to `reach` tiles away.
    fn around(&self, at: usize, reach: usize) -> Vec<(f32, Pixels)> {
        let (x, y) = (at % self.columns, at / self.columns);
        let from = x.saturating_sub(reach);
        let rows = self.tiles.chunks_exact(self.columns).enumerate().skip(y.saturating_sub(reach));
        let rows = rows.take_while(|(row, _)| *row <= y + reach);
        let near = rows.flat_map(|(row, tiles)| {
            tiles.iter().enumerate().skip(from).take_while(move |(column, _)| *column <= x + reach).map(
                move |(column, tile)| {
                    // A tile counts less, the farther it is.
                    let weight = 1.0 / (1.0 + 2.0 * (column.abs_diff(x) + row.abs_diff(y)) as f32);
                    (weight, *tile)
                },
            )
        });
        near.filter(|(_, tile)| tile.0 > FOUND).map(|(weight, tile)| (weight, tile.1)).collect()
    }

    /// The median of the moves around a tile, from as far away as is needed for three.
    fn median(&self, at: usize, reach: usize) -> Pixels {
        let near = [reach, 2 * reach, 4 * reach, 8 * reach].into_iter().map(|reach| self.around(at, reach));
        let near = near.into_iter().find(|near| near.len() >= 3).unwrap_or_default();
        let middle = |mut values: Vec<f32>| {
            values.sort_by(f32::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or(0.0)
        };
        (middle(near.iter().map(|tile| tile.1.0).collect()), middle(near.iter().map(|tile| tile.1.1).collect()))
    }

    /// The mean of the moves around a tile, without those that are far from the median.
    fn mean(&self, at: usize, cell: f32) -> Pixels {
        let median = self.median(at, 1);
        let (mut x, mut y, mut sum) = (0.0, 0.0, 0.0);
        for (weight, by) in self.around(at, 1) {
            if (by.0 - median.0).hypot(by.1 - median.1) < 0.35 * cell {
                x += weight * by.0;
                y += weight * by.1;
                sum += weight;
            }
        }
        if sum > 0.0 { (x / sum, y / sum) } else { median }
    }
}

impl Places {
    /// Looks for all pilots, first far around and then near where the pilots around were found.
    pub(super) fn find(picture: &Grey, layout: Layout, pose: Pose) -> Self {
        let cell = pose.cell();
        let columns = layout.columns() as usize;
        let count = columns * layout.rows() as usize;
        let mut found = Found { columns, tiles: vec![(0.0, (0.0, 0.0)); count] };
        let pilots: Vec<_> = layout.tiles().map(|tile| (tile, pilot(tile.0, tile.1))).collect();
        let place = |tile: (u32, u32)| tile.1 as usize * columns + tile.0 as usize;
        for (tile, pilot) in &pilots {
            if let Some(slot) = found.tiles.get_mut(place(*tile)) {
                *slot = search(picture, &pose, *tile, pilot, ((0.0, 0.0), 2.0 * cell, 0.25 * cell));
            }
        }
        let rough: Vec<Pixels> = (0..count).map(|at| found.median(at, 2)).collect();
        for (tile, pilot) in &pilots {
            let around = rough.get(place(*tile)).copied().unwrap_or_default();
            if let Some(slot) = found.tiles.get_mut(place(*tile)) {
                *slot = fine(picture, &pose, *tile, pilot, around);
            }
        }
        let moves = (0..count).map(|at| found.mean(at, cell)).collect();
        Self { layout, pose, moves }
    }

    /// The pixels of a place in cells. Between the middles of tiles, moves are interpolated.
    pub(super) fn at(&self, x: f32, y: f32) -> Pixels {
        let tile = |cells: f32, count: u32| {
            let at = (cells / TILE as f32 - 0.5).clamp(0.0, count.saturating_sub(1) as f32);
            let first = (at as u32).min(count.saturating_sub(2));
            (first as usize, at - first as f32)
        };
        let (column, across) = tile(x, self.layout.columns());
        let (row, down) = tile(y, self.layout.rows());
        let columns = self.layout.columns() as usize;
        let by = |column: usize, row: usize| self.moves.get(row * columns + column).copied().unwrap_or_default();
        let mix = |a: Pixels, b: Pixels, share: f32| (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
        let above = mix(by(column, row), by(column + 1, row), across);
        let below = mix(by(column, row + 1), by(column + 1, row + 1), across);
        let (by, at) = (mix(above, below, down), self.pose.at(x, y));
        (at.0 + by.0, at.1 + by.1)
    }
}

/// Looks for a pilot near a place, to a fraction of a step: the top of a parabola through three correlations.
fn fine(picture: &Grey, pose: &Pose, tile: (u32, u32), pilot: &[f32], around: Pixels) -> (f32, Pixels) {
    let step = 0.125 * pose.cell();
    let (middle, by) = search(picture, pose, tile, pilot, (around, 4.0 * step, step));
    let wide = 3.0 * step;
    let top = |x: f32, y: f32| {
        let side = |sign: f32| correlation(picture, pose, tile, pilot, (by.0 + sign * x, by.1 + sign * y));
        let (before, after) = (side(-1.0), side(1.0));
        let bend = before - 2.0 * middle + after;
        if bend < -1e-4 { ((before - after) / (2.0 * bend)).clamp(-1.0, 1.0) * wide } else { 0.0 }
    };
    (middle, (by.0 + top(wide, 0.0), by.1 + top(0.0, wide)))
}
