//! An engine of the Reed–Solomon code with the vector instructions of WebAssembly, for which the crate of the code has none.
//!
//! The engine takes the steps of the crate's own engines. A product of 16 symbols is eight look-ups in tables of 16 bytes. The
//! tables are the crate's.

use std::iter::zip;

use reed_solomon_simd::engine::tables::{self, Mul128, Multiply128lutT, Skew};
use reed_solomon_simd::engine::{Engine, GF_MODULUS, GfElement, ShardsRefMut, utils};

use super::lanes::Lanes;

/// Symbols of the code, in units of 64 bytes: the low bytes of 32 symbols, then their high bytes.
type Unit = [u8; 64];

/// The engine: the tables of the code.
#[derive(Clone, Copy)]
pub(super) struct Vectors {
    products: &'static Mul128,
    skew: &'static Skew,
}

impl Vectors {
    /// Computes the tables before the first use.
    pub(super) fn new() -> Self {
        // Tables that are made while columns are held would lie above the columns, and split the memory for ever.
        let _ = tables::get_log_walsh();
        Self { products: tables::get_mul128(), skew: tables::get_skew() }
    }

    fn skew(&self, at: usize) -> GfElement {
        self.skew.get(at).copied().unwrap_or(GF_MODULUS)
    }

    fn table(&self, log: GfElement) -> Option<Table> {
        self.products.get(usize::from(log)).map(Table::of)
    }

    /// Adds `y * log` to `x`, then `x` to `y`.
    #[inline(always)]
    fn forward(&self, x: &mut [Unit], y: &mut [Unit], log: GfElement) {
        if log == GF_MODULUS {
            return utils::xor(y, x);
        }
        let Some(table) = self.table(log) else { return };
        for (x, y) in zip(x, y) {
            let ([mut x0, mut x1], [y0, y1]) = (Half::of(x), Half::of(y));
            x0 = x0.plus(table.times(y0));
            x1 = x1.plus(table.times(y1));
            Half::write([x0, x1], x);
            Half::write([y0.plus(x0), y1.plus(x1)], y);
        }
    }

    /// Adds `x` to `y`, then `y * log` to `x`.
    #[inline(always)]
    fn backward(&self, x: &mut [Unit], y: &mut [Unit], log: GfElement) {
        if log == GF_MODULUS {
            return utils::xor(y, x);
        }
        let Some(table) = self.table(log) else { return };
        for (x, y) in zip(x, y) {
            let ([x0, x1], [mut y0, mut y1]) = (Half::of(x), Half::of(y));
            y0 = y0.plus(x0);
            y1 = y1.plus(x1);
            Half::write([y0, y1], y);
            Half::write([x0.plus(table.times(y0)), x1.plus(table.times(y1))], x);
        }
    }
}

impl Engine for Vectors {
    fn fft(&self, data: &mut ShardsRefMut<'_>, pos: usize, size: usize, truncated_size: usize, skew_delta: usize) {
        // Two layers at a time.
        let (mut reach, mut step) = (size, size >> 2);
        while step != 0 {
            for first in (0..truncated_size).step_by(reach) {
                let base = first + step + skew_delta - 1;
                let (near, far, across) = (self.skew(base), self.skew(base + step * 2), self.skew(base + step));
                for at in first..first + step {
                    let (s0, s1, s2, s3) = data.dist4_mut(pos + at, step);
                    self.forward(s0, s2, across);
                    self.forward(s1, s3, across);
                    self.forward(s0, s1, near);
                    self.forward(s2, s3, far);
                }
            }
            reach = step;
            step >>= 2;
        }
        // The last layer, if their number is odd.
        if reach == 2 {
            for first in (0..truncated_size).step_by(2) {
                let (x, y) = data.dist2_mut(pos + first, 1);
                self.forward(x, y, self.skew(first + skew_delta));
            }
        }
    }

    fn ifft(&self, data: &mut ShardsRefMut<'_>, pos: usize, size: usize, truncated_size: usize, skew_delta: usize) {
        let (mut step, mut reach) = (1, 4);
        while reach <= size {
            for first in (0..truncated_size).step_by(reach) {
                let base = first + step + skew_delta - 1;
                let (near, far, across) = (self.skew(base), self.skew(base + step * 2), self.skew(base + step));
                for at in first..first + step {
                    let (s0, s1, s2, s3) = data.dist4_mut(pos + at, step);
                    self.backward(s0, s1, near);
                    self.backward(s2, s3, far);
                    self.backward(s0, s2, across);
                    self.backward(s1, s3, across);
                }
            }
            step = reach;
            reach <<= 2;
        }
        if step < size {
            let log = self.skew(step + skew_delta - 1);
            for at in 0..step {
                let (x, y) = data.dist2_mut(pos + at, step);
                self.backward(x, y, log);
            }
        }
    }

    fn mul(&self, x: &mut [Unit], log_m: GfElement) {
        let Some(table) = self.table(log_m) else { return };
        for unit in x {
            let [x0, x1] = Half::of(unit);
            Half::write([table.times(x0), table.times(x1)], unit);
        }
    }
}

/// Sixteen symbols: their low bytes and their high bytes.
#[derive(Clone, Copy)]
struct Half {
    low: Lanes,
    high: Lanes,
}

impl Half {
    /// Reads the two halves of a unit.
    #[inline(always)]
    fn of(unit: &Unit) -> [Self; 2] {
        let [low0, low1, high0, high1] = Lanes::four(unit);
        [Self { low: low0, high: high0 }, Self { low: low1, high: high1 }]
    }

    #[inline(always)]
    fn write([first, second]: [Self; 2], unit: &mut Unit) {
        Lanes::put([first.low, second.low, first.high, second.high], unit);
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        Self { low: self.low.xor(other.low), high: self.high.xor(other.high) }
    }
}

/// The products of one factor with every half byte at each of four places.
struct Table {
    low: [Lanes; 4],
    high: [Lanes; 4],
}

impl Table {
    #[inline(always)]
    fn of(table: &Multiply128lutT) -> Self {
        Self { low: table.lo.map(Lanes::of), high: table.hi.map(Lanes::of) }
    }

    #[inline(always)]
    fn times(&self, half: Half) -> Half {
        let places = [half.low.low_halves(), half.low.high_halves(), half.high.low_halves(), half.high.high_halves()];
        let sum = |[t0, t1, t2, t3]: [Lanes; 4]| {
            let [p0, p1, p2, p3] = places;
            t0.pick(p0).xor(t1.pick(p1)).xor(t2.pick(p2)).xor(t3.pick(p3))
        };
        Half { low: sum(self.low), high: sum(self.high) }
    }
}

#[cfg(test)]
mod tests {
    use reed_solomon_simd::engine::NoSimd;

    use super::*;

    /// Units of many shards that depend on a seed.
    fn units(seed: u32, count: usize) -> Vec<Unit> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        (0..count).map(|_| std::array::from_fn(|_| next())).collect()
    }

    #[test]
    fn the_engine_gives_what_the_engine_of_the_crate_gives() {
        let (ours, theirs) = (Vectors::new(), NoSimd::new());
        for (size, wide) in [(2, 1), (4, 1), (8, 3), (16, 2), (32, 1), (64, 1), (128, 2)] {
            for truncated in [size, size / 2 + 1] {
                for skew in [0, size, 4 * size] {
                    let pos = size;
                    let begun = units((size * 31 + truncated * 7 + skew) as u32, 3 * size * wide);
                    let (mut one, mut other) = (begun.clone(), begun);
                    let run = |engine: &dyn Engine, data: &mut Vec<Unit>| {
                        let mut shards = ShardsRefMut::new(3 * size, wide, data);
                        engine.ifft(&mut shards, pos, size, truncated, skew);
                        engine.fft(&mut shards, pos, size, truncated, skew);
                    };
                    run(&ours, &mut one);
                    run(&theirs, &mut other);
                    assert_eq!(one, other, "{size} {truncated} {skew}");
                }
            }
        }
        for log in [0, 1, 2, 255, 4_660, 65_534, GF_MODULUS] {
            let (mut one, mut other) = (units(u32::from(log), 5), units(u32::from(log), 5));
            ours.mul(&mut one, log);
            theirs.mul(&mut other, log);
            assert_eq!(one, other, "{log}");
        }
    }
}
