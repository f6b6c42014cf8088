//! The door to QR codes: a line of text becomes dark and light modules. The caller or this module fixes the version,
//! level and mask. This module never searches for them. Therefore all codes of a sheet have one size, and drawing is
//! hundreds of times faster.

use qrcode::bits::Bits;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::ec::construct_codewords;
use qrcode::{Color, EcLevel, Version};

use crate::fault::{Error, Result};

const BUG: Error = Error::bug("a text that does not fit its code");

/// The part of a code that may be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 7 %, for screens.
    L,
    /// 15 %, for paper.
    M,
}

/// The size and strength of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// QR version, 1 to 40.
    pub version: u8,
    /// The level of error correction.
    pub level: Level,
}

/// A code without its quiet zone: modules row by row. The value `true` is a dark module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Modules on a side.
    pub side: usize,
    /// `side` × `side` modules.
    pub dark: Vec<bool>,
}

impl Shape {
    /// Modules on a side.
    pub fn side(self) -> u32 {
        17 + 4 * u32::from(self.version)
    }

    fn inner(self) -> (Version, EcLevel) {
        let level = match self.level {
            Level::L => EcLevel::L,
            Level::M => EcLevel::M,
        };
        (Version::Normal(i16::from(self.version)), level)
    }
}

impl Symbol {
    /// Makes the code for a text of QR's alphanumeric characters.
    ///
    /// # Errors
    /// A bug alone: the text must fit the shape.
    pub fn new(text: &str, shape: Shape) -> Result<Self> {
        let mut bits = Bits::new(shape.inner().0);
        bits.push_alphanumeric_data(text.as_bytes()).map_err(|_| BUG)?;
        Self::drawn(bits, shape)
    }

    /// Makes the smallest code for bytes of any kind.
    ///
    /// # Errors
    /// A bug alone: the bytes must fit the largest code.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self> {
        for version in 1..=40 {
            let shape = Shape { version, level: Level::M };
            let mut bits = Bits::new(shape.inner().0);
            if bits.push_byte_data(bytes).is_ok()
                && let Ok(symbol) = Self::drawn(bits, shape)
            {
                return Ok(symbol);
            }
        }
        Err(BUG)
    }

    fn drawn(mut bits: Bits, shape: Shape) -> Result<Self> {
        let (version, level) = shape.inner();
        bits.push_terminator(level).map_err(|_| BUG)?;
        let (data, correction) = construct_codewords(&bits.into_bytes(), version, level).map_err(|_| BUG)?;
        let mut canvas = Canvas::new(version, level);
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&data, &correction);
        canvas.apply_mask(MaskPattern::Checkerboard);
        let dark: Vec<bool> = canvas.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { side: shape.side() as usize, dark })
    }

    /// The modules of each row.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.side.max(1))
    }

    /// All modules as bits, the first module in the highest bit. The last byte may be filled with zeros.
    pub fn bits(&self) -> Vec<u8> {
        let byte = |run: &[bool]| (0..).zip(run).fold(0u8, |byte, (at, dark)| byte | (u8::from(*dark) << 7 >> at));
        self.dark.chunks(8).map(byte).collect()
    }

    /// The dark modules as rectangles: column, row, width, height. Equal runs in adjacent rows form one rectangle.
    pub fn rectangles(&self) -> Vec<[u32; 4]> {
        let mut done: Vec<[u32; 4]> = Vec::new();
        let mut open: Vec<[u32; 4]> = Vec::new();
        for (y, row) in (0..).zip(self.rows()) {
            let mut next = Vec::new();
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                let width = u32::try_from(run.len()).unwrap_or(0);
                if run.first() == Some(&true) {
                    let above = open.iter().position(|[left, _, wide, _]| (*left, *wide) == (x, width));
                    next.push(match above.map(|at| open.swap_remove(at)) {
                        Some([left, top, wide, high]) => [left, top, wide, high + 1],
                        None => [x, y, width, 1],
                    });
                }
                x += width;
            }
            done.append(&mut open);
            open = next;
        }
        done.append(&mut open);
        done.sort_unstable_by_key(|[x, y, _, _]| (*y, *x));
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_cover_exactly_the_dark_modules() {
        let symbol = Symbol::new("PN1M:0123", Shape { version: 10, level: Level::M }).unwrap();
        assert_eq!(symbol.side, 57);
        let mut painted = vec![0; symbol.dark.len()];
        for [x, y, width, height] in symbol.rectangles() {
            for row in y..y + height {
                for column in x..x + width {
                    painted[row as usize * symbol.side + column as usize] += 1;
                }
            }
        }
        let wanted: Vec<i32> = symbol.dark.iter().map(|dark| i32::from(*dark)).collect();
        assert_eq!(painted, wanted);
    }

    #[test]
    fn what_does_not_fit_is_an_error_and_no_panic() {
        assert!(Symbol::new(&"A".repeat(5000), Shape { version: 40, level: Level::L }).is_err());
        assert!(Symbol::of_bytes(&[b'x'; 3000]).is_err());
    }
}
