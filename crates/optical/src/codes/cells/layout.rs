//! The layout of a page of cells: which cell is a mark, a pilot or data, and which mask it has (FORMAT.md §15.5).

use pannier_format::digest::sha256;

/// The cells of a tile's side.
pub(super) const TILE: u32 = 38;
/// The cells of a pilot's side.
pub(super) const PILOT: u32 = 7;
/// The cells of a tile before its pilot.
pub(super) const PILOT_AT: u32 = 15;
/// The cells of a module of a mark.
pub(super) const MODULE: u32 = 4;
/// The cells of a corner tile before its mark.
const MARK_AT: u32 = 5;
/// The modules of a mark's side.
const MARK_MODULES: u32 = 7;
/// Tiles of a row or a column.
pub(super) const TILES_MAX: u32 = 64;
/// Cells of a tile that carry data.
pub(super) const TILE_BITS: u32 = TILE * TILE - PILOT * PILOT;
/// The side of a cell in dots of 1/300 inch.
pub const CELL_DOTS: u32 = 2;

/// The tiles of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    columns: u32,
    rows: u32,
}

impl Layout {
    /// A page of so many tiles. Returns `None` if a side has less than 2 tiles or more than 64.
    pub fn new(columns: u32, rows: u32) -> Option<Self> {
        let sides = 2..=TILES_MAX;
        (sides.contains(&columns) && sides.contains(&rows)).then_some(Self { columns, rows })
    }

    /// The most tiles that have room in so many dots.
    pub fn within(width_dots: u32, height_dots: u32) -> Option<Self> {
        let tiles = |dots: u32| dots / (TILE * CELL_DOTS);
        Self::new(tiles(width_dots), tiles(height_dots))
    }

    /// Tiles of a row.
    pub(super) fn columns(&self) -> u32 {
        self.columns
    }

    /// The number of rows of tiles.
    pub(super) fn rows(&self) -> u32 {
        self.rows
    }

    /// Cells of a row.
    pub fn width(&self) -> u32 {
        self.columns * TILE
    }

    /// The number of rows of cells.
    pub fn height(&self) -> u32 {
        self.rows * TILE
    }

    /// Bits of data.
    pub(super) fn bits(&self) -> usize {
        ((self.columns * self.rows).saturating_sub(4) * TILE_BITS) as usize
    }

    /// Tiles that carry data, as column and row, in the order of reading.
    pub(super) fn tiles(self) -> impl Iterator<Item = (u32, u32)> {
        let is_end = |at: u32, count: u32| at == 0 || at + 1 == count;
        (0..self.rows)
            .flat_map(move |row| (0..self.columns).map(move |column| (column, row)))
            .filter(move |(column, row)| !(is_end(*column, self.columns) && is_end(*row, self.rows)))
    }

    /// The cells of a page with these bytes, row by row: `true` is black.
    pub(super) fn draw(&self, bytes: &[u8]) -> Vec<bool> {
        let width = self.width() as usize;
        let mut cells = vec![false; width * self.height() as usize];
        let mut set = |column: u32, row: u32, x: u32, y: u32, is_dark: bool| {
            let at = (row * TILE + y) as usize * width + (column * TILE + x) as usize;
            if let Some(cell) = cells.get_mut(at) {
                *cell = is_dark;
            }
        };
        let mut bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
        for (column, row) in self.tiles() {
            for ((x, y), mask) in places().zip(mask(column, row)) {
                let data = !is_pilot(x, y) && bits.next().unwrap_or(false);
                set(column, row, x, y, data != mask);
            }
        }
        let side = MARK_MODULES * MODULE;
        for (column, row) in [0, self.rows - 1].into_iter().flat_map(|row| [(0, row), (self.columns - 1, row)]) {
            for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
                let ring = x.min(y).min(side - 1 - x).min(side - 1 - y) / MODULE;
                set(column, row, x + MARK_AT, y + MARK_AT, ring != 1);
            }
        }
        cells
    }
}

/// The places of a tile's cells, as x and y, in the order of reading.
pub(super) fn places() -> impl Iterator<Item = (u32, u32)> {
    (0..TILE).flat_map(|y| (0..TILE).map(move |x| (x, y)))
}

/// Returns `true` if this cell of a tile belongs to the pilot.
pub(super) fn is_pilot(x: u32, y: u32) -> bool {
    let pilot = PILOT_AT..PILOT_AT + PILOT;
    pilot.contains(&x) && pilot.contains(&y)
}

/// The mask of a tile: a bit for each cell, in the order of reading.
pub(super) fn mask(column: u32, row: u32) -> Vec<bool> {
    let byte = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    let hashes = (0..6).map(|part| {
        let mut text = b"pannier cells".to_vec();
        text.extend([byte(row), byte(column), part]);
        sha256(&text).0
    });
    let bits = hashes.flatten().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
    bits.take((TILE * TILE) as usize).collect()
}

/// The cells of a tile's pilot, row by row: 1 for black and −1 for white, moved to a mean of zero and stretched to a
/// length of one.
pub(super) fn pilot(column: u32, row: u32) -> Vec<f32> {
    let cells = places().zip(mask(column, row)).filter(|((x, y), _)| is_pilot(*x, *y));
    let mut pilot: Vec<f32> = cells.map(|(_, is_dark)| if is_dark { 1.0 } else { -1.0 }).collect();
    let mean = pilot.iter().sum::<f32>() / (PILOT * PILOT) as f32;
    pilot.iter_mut().for_each(|value| *value -= mean);
    let length = pilot.iter().map(|value| value * value).sum::<f32>().sqrt();
    pilot.iter_mut().for_each(|value| *value /= length.max(1.0));
    pilot
}
