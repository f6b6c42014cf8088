//! Grids: several codes on a screen at once, each of which can be read without the others.

use crate::codes::qr::Symbol;
use crate::paper::profile::Screen;

/// The most codes beside each other, and above each other.
const MOST: u32 = 8;

/// The codes that a screen shows at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    columns: u32,
    rows: u32,
}

impl Grid {
    /// One code.
    pub const ONE: Self = Self { columns: 1, rows: 1 };
    /// Two codes side by side.
    pub const PAIR: Self = Self { columns: 2, rows: 1 };
    /// A wide screen, for any phone.
    pub const WIDE: Self = Self { columns: 3, rows: 2 };
    /// A wide screen, for a good phone that does not move.
    pub const FAST: Self = Self { columns: 4, rows: 2 };
    /// A wide screen, for a film in 4K.
    pub const FINE: Self = Self { columns: 6, rows: 3 };

    /// Returns `None` for a grid without codes, or with more than eight codes on a side.
    pub fn new(columns: u32, rows: u32) -> Option<Self> {
        let fits = |side: u32| (1..=MOST).contains(&side);
        (fits(columns) && fits(rows)).then_some(Self { columns, rows })
    }

    /// Reads a grid as people write it, such as `3x2`.
    pub fn parse(text: &str) -> Option<Self> {
        let (columns, rows) = text.split_once(['x', 'X', '×'])?;
        Self::new(columns.trim().parse().ok()?, rows.trim().parse().ok()?)
    }

    /// Codes beside each other.
    pub fn columns(self) -> u32 {
        self.columns
    }

    /// Codes above each other.
    pub fn rows(self) -> u32 {
        self.rows
    }

    /// All codes of a picture.
    pub fn cells(self) -> usize {
        self.columns as usize * self.rows as usize
    }

    /// The codes of the grid: the more of them, the fewer modules each of them has. `fast` asks for a good phone.
    pub fn screen(self, fast: bool) -> Screen {
        match (fast, self) {
            (true, _) => Screen::Fast,
            (false, Self::ONE) => Screen::Normal,
            (false, _) => Screen::Wide,
        }
    }

    /// The width and height of a picture in modules. Neighbours share the quiet zone between them.
    pub fn modules(self, side: usize, quiet: usize) -> (usize, usize) {
        let of = |codes: u32| codes as usize * (side + quiet) + quiet;
        (of(self.columns), of(self.rows))
    }
}

impl std::fmt::Display for Grid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}", self.columns, self.rows)
    }
}

/// A picture of a grid: dark and light modules, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    /// Modules in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width` × `height` modules. The value `true` is a dark module.
    pub dark: Vec<bool>,
}

/// Draws the codes of a picture. `codes` are in the order of the cells, row by row.
pub fn drawn(codes: &[&Symbol], grid: Grid, quiet: usize) -> Modules {
    let side = codes.first().map_or(0, |symbol| symbol.side);
    let (width, height) = grid.modules(side, quiet);
    let mut dark = vec![false; width * height];
    for (number, symbol) in codes.iter().enumerate() {
        let (column, row) = (number % grid.columns as usize, number / grid.columns as usize);
        let (left, top) = (quiet + column * (side + quiet), quiet + row * (side + quiet));
        for (y, line) in symbol.rows().enumerate() {
            let start = (top + y) * width + left;
            if let Some(to) = dark.get_mut(start..start + line.len()) {
                to.copy_from_slice(line);
            }
        }
    }
    Modules { width, height, dark }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::qr::{Level, Shape};

    #[test]
    fn grids_are_read_as_they_are_written() {
        assert_eq!(Grid::parse("3x2"), Some(Grid::WIDE));
        assert_eq!(Grid::parse(" 4 X 2 "), Some(Grid::FAST));
        assert_eq!(Grid::parse("6×3").map(|grid| grid.to_string()).as_deref(), Some("6x3"));
        for bad in ["", "3", "0x2", "9x1", "x", "3x2x1", "-1x2"] {
            assert_eq!(Grid::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn neighbours_share_their_quiet_zone() {
        let shape = Shape { version: 1, level: Level::M };
        let symbols = ["A", "B", "C"].map(|text| Symbol::new(text, shape).unwrap());
        let picture = drawn(&[&symbols[0], &symbols[1], &symbols[2]], Grid { columns: 2, rows: 2 }, 4);
        assert_eq!((picture.width, picture.height), (4 + 21 + 4 + 21 + 4, 4 + 21 + 4 + 21 + 4));
        let at = |x: usize, y: usize| picture.dark[y * picture.width + x];
        for (number, symbol) in symbols.iter().enumerate() {
            let (left, top) = (4 + 25 * (number % 2), 4 + 25 * (number / 2));
            for (y, row) in symbol.rows().enumerate() {
                row.iter().enumerate().for_each(|(x, dark)| assert_eq!(at(left + x, top + y), *dark));
            }
        }
        // Nothing else is dark.
        let all: usize = symbols.iter().map(|symbol| symbol.dark.iter().filter(|dark| **dark).count()).sum();
        assert_eq!(picture.dark.iter().filter(|dark| **dark).count(), all);
    }
}
