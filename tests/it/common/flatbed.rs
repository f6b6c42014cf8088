//! A modelled printer of 600 dots an inch and a flatbed scanner: ink that spreads, rough edges, blur, a page that lies
//! turned and in waves, light that falls off, noise. The measures are those of `docs/paper.md`, never of a real machine.

use std::f32::consts::{PI, TAU};

use fastrand::Rng;
use pannier_optical::codes::grey::Grey;

/// A print and its scan. Lengths are in micrometres.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flatbed {
    /// How far each edge of the ink moves outwards.
    pub(crate) gain: f32,
    /// The blur of the ink before it has an edge.
    pub(crate) spread: f32,
    /// The noise of the ink before it has an edge, as a share of full ink.
    pub(crate) rough: f32,
    /// The blur of the scanner.
    pub(crate) blur: f32,
    /// The height of the waves.
    pub(crate) wave: f32,
    /// The largest turn, in degrees.
    pub(crate) turn: f32,
    /// The share of the light that the farthest corner lacks, at half the diagonal.
    pub(crate) falloff: f32,
    /// The noise of the scanner, in steps of grey.
    pub(crate) noise: f32,
    /// The quality of the JPEG file.
    pub(crate) jpeg: u8,
    /// Pixels of an inch.
    pub(crate) dots_per_inch: f32,
}

/// Fine dots of the model in an inch: two of them are a dot of the printer.
const FINE: f32 = 1200.0;
/// White around the cells: 8 mm.
const MARGIN: usize = 378;

impl Flatbed {
    pub(crate) const GOOD: Self = Self {
        gain: 10.0,
        spread: 18.0,
        rough: 0.05,
        blur: 35.0,
        wave: 20.0,
        turn: 0.5,
        falloff: 0.08,
        noise: 3.0,
        jpeg: 90,
        dots_per_inch: 300.0,
    };
    pub(crate) const FAIR: Self = Self {
        gain: 20.0,
        spread: 25.0,
        rough: 0.08,
        blur: 45.0,
        wave: 40.0,
        turn: 1.0,
        falloff: 0.12,
        noise: 4.0,
        jpeg: 80,
        ..Self::GOOD
    };

    /// Prints rows of black and white cells, whose sides are so many dots of the printer, and scans the print.
    pub(crate) fn scan<'a>(&self, rows: impl Iterator<Item = &'a [bool]>, dots: usize, seed: u64) -> Grey {
        let mut random = Rng::with_seed(seed);
        let side = 2 * dots;
        let rows: Vec<&[bool]> = rows.collect();
        let (width, height) = (rows[0].len() * side + 2 * MARGIN, rows.len() * side + 2 * MARGIN);
        let mut sheet = Plane { width, values: vec![0.0; width * height] };
        for (y, row) in rows.iter().flat_map(|row| std::iter::repeat_n(row, side)).enumerate() {
            let line = &mut sheet.values[(y + MARGIN) * width + MARGIN..][..row.len() * side];
            for (cell, is_dark) in line.chunks_exact_mut(side).zip(row.iter()) {
                cell.fill(if *is_dark { 1.0 } else { 0.0 });
            }
        }
        self.ink(&mut sheet, &mut random);
        sheet.blur(fine(self.blur));
        self.look(&sheet, &mut random)
    }

    /// Turns ink into light.
    fn ink(&self, sheet: &mut Plane, random: &mut Rng) {
        const GRAIN: f32 = 1.5;
        sheet.blur(fine(self.spread));
        let mut noise = Plane { width: sheet.width, values: vec![0.0; sheet.values.len()] };
        noise.values.fill_with(|| random.f32() - 0.5);
        noise.blur(GRAIN);
        // A blurred edge has this much ink where the gain ends. Blurring makes noise of variance 1/12 so much smaller.
        let threshold = tail(self.gain / self.spread);
        let strength = self.rough * (12.0 * 4.0 * PI * GRAIN * GRAIN).sqrt();
        for (value, noise) in sheet.values.iter_mut().zip(&noise.values) {
            let ink = ((*value + strength * noise - threshold) / 0.15 + 0.5).clamp(0.0, 1.0);
            *value = 0.9 - 0.8 * ink;
        }
    }

    fn look(&self, sheet: &Plane, random: &mut Rng) -> Grey {
        let step = FINE / self.dots_per_inch;
        let (wide, high) = (sheet.width as f32, (sheet.values.len() / sheet.width) as f32);
        let (width, height) = ((wide / step) as u32, (high / step) as u32);
        let mut between = |low: f32, high: f32| low + (high - low) * random.f32();
        let (sine, cosine) = between(-self.turn, self.turn).to_radians().sin_cos();
        let waves: Vec<[f32; 4]> = (0..6)
            .map(|_| {
                let number = TAU / fine(between(50_000.0, 160_000.0));
                let way = between(0.0, TAU);
                [number * way.cos(), number * way.sin(), between(0.0, TAU), fine(self.wave) * between(0.3, 0.9)]
            })
            .collect();
        let (right, down) = (between(-20.0, 20.0), between(-20.0, 20.0));
        let bright = (between(0.0, 1.0), between(0.0, 1.0));
        let taps = step.round() as i32;
        let mut luma = Vec::with_capacity((width * height) as usize);
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
            let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
            let (across, along) = (x * step - wide / 2.0, y * step - high / 2.0);
            let at = (
                across * cosine - along * sine + wide / 2.0 + right,
                across * sine + along * cosine + high / 2.0 + down,
            );
            let mut moved = at;
            for (number, wave) in waves.iter().enumerate() {
                let by = wave[3] * (wave[0] * at.0 + wave[1] * at.1 + wave[2]).sin();
                if number % 2 == 0 { moved.0 += by } else { moved.1 += by }
            }
            let middle = (taps as f32 - 1.0) / 2.0;
            let places = (0..taps).flat_map(|y| (0..taps).map(move |x| (x as f32 - middle, y as f32 - middle)));
            let sum: f32 = places.map(|(x, y)| sheet.between(moved.0 + x, moved.1 + y)).sum();
            let (from_x, from_y) = (x / width as f32 - bright.0, y / height as f32 - bright.1);
            let light = 1.0 - self.falloff * (from_x * from_x + from_y * from_y);
            let noise = (-2.0 * random.f32().max(1e-7).ln()).sqrt() * (TAU * random.f32()).cos();
            let value = sum / (taps * taps) as f32 * light * 255.0 + self.noise * noise;
            luma.push(value.round().clamp(0.0, 255.0) as u8);
        }
        Grey::new(width, height, luma).unwrap()
    }
}

fn fine(micrometres: f32) -> f32 {
    micrometres * FINE / 25_400.0
}

/// The share of a normal distribution above a value (Abramowitz and Stegun, 26.2.17).
fn tail(value: f32) -> f32 {
    let t = 1.0 / (1.0 + 0.231_641_9 * value);
    let sum = [1.330_274_5, -1.821_255_9, 1.781_478, -0.356_563_78, 0.319_381_54]
        .iter()
        .fold(0.0, |sum, part| sum * t + part);
    (-value * value / 2.0).exp() / TAU.sqrt() * sum * t
}

/// Numbers in rows.
struct Plane {
    width: usize,
    values: Vec<f32>,
}

impl Plane {
    /// The value between four places. Outside, the sheet is white.
    fn between(&self, x: f32, y: f32) -> f32 {
        let (x, y) = (x - 0.5, y - 0.5);
        if x < 0.0 || y < 0.0 {
            return 0.9;
        }
        let (left, top, across, down) = (x as usize, y as usize, x.fract(), y.fract());
        if left + 1 >= self.width || (top + 2) * self.width > self.values.len() {
            return 0.9;
        }
        let at = top * self.width + left;
        let (above, below) = (&self.values[at..at + 2], &self.values[at + self.width..at + self.width + 2]);
        let mix = |pair: &[f32]| pair[0] + (pair[1] - pair[0]) * across;
        mix(above) + (mix(below) - mix(above)) * down
    }

    fn blur(&mut self, sigma: f32) {
        let reach = (sigma * 3.2).ceil() as usize;
        let bell = |at: usize| (-0.5 * ((at as f32 - reach as f32) / sigma).powi(2)).exp();
        let sum: f32 = (0..=2 * reach).map(bell).sum();
        let weights: Vec<f32> = (0..=2 * reach).map(|at| bell(at) / sum).collect();
        let mut padded = vec![0.0; self.width + 2 * reach];
        for row in self.values.chunks_exact_mut(self.width) {
            padded[..reach].fill(row[0]);
            padded[reach..reach + row.len()].copy_from_slice(row);
            padded[reach + row.len()..].fill(row[row.len() - 1]);
            row.fill(0.0);
            for (at, weight) in weights.iter().enumerate() {
                row.iter_mut().zip(&padded[at..]).for_each(|(out, value)| *out += weight * value);
            }
        }
        let rows: Vec<&[f32]> = self.values.chunks_exact(self.width).collect();
        let mut out = vec![0.0; self.values.len()];
        for (y, line) in out.chunks_exact_mut(self.width).enumerate() {
            for (at, weight) in weights.iter().enumerate() {
                let from = (y + at).saturating_sub(reach).min(rows.len() - 1);
                line.iter_mut().zip(rows[from]).for_each(|(out, value)| *out += weight * value);
            }
        }
        self.values = out;
    }
}
