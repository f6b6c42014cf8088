//! The memory of things seen before: film pictures that show the same as the previous picture, and known lines.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::sync::Arc;

use super::showing::Showing;
use pannier_optical::codes::grey::Grey;

/// The previous picture, as samples, and its showing.
#[derive(Default)]
pub(super) struct Before {
    samples: Vec<u8>,
    showing: Arc<Showing>,
}

/// The number of compared tiles in each direction.
const TILES: usize = 16;
/// The number of samples of a tile in each direction.
const SAMPLES: usize = 8;
/// The largest mean difference between the samples of two equal tiles.
const SAME: u32 = 24;
/// The same limit for the sum over all samples of a tile.
const SAME_SUM: u32 = SAME * (SAMPLES * SAMPLES) as u32;

impl Before {
    /// Returns the showing of a picture. A picture that shows the same as the previous picture belongs to the same
    /// showing. Returns `None` if no further picture of the showing is read; otherwise the picture becomes the previous
    /// picture.
    pub(super) fn showing(&mut self, grey: &Grey) -> Option<Arc<Showing>> {
        let samples = samples(grey);
        let same = samples.len() == self.samples.len()
            && samples.chunks(SAMPLES * SAMPLES).zip(self.samples.chunks(SAMPLES * SAMPLES)).all(|(a, b)| {
                let sum: u32 = a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
                sum < SAME_SUM
            });
        if same && self.showing.is_done() {
            return None;
        }
        self.samples = samples;
        if !same {
            self.showing = Arc::default();
        }
        Some(self.showing.clone())
    }
}

/// Some pixels of every tile.
fn samples(grey: &Grey) -> Vec<u8> {
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    const PER_SIDE: usize = TILES * SAMPLES;
    let mut samples = Vec::with_capacity(PER_SIDE * PER_SIDE);
    for tile in 0..TILES * TILES {
        for sample in 0..SAMPLES * SAMPLES {
            let place = |tile: usize, sample: usize, pixels: usize| {
                tile.saturating_mul(SAMPLES).saturating_add(sample).saturating_mul(pixels) / PER_SIDE
            };
            let x = place(tile % TILES, sample % SAMPLES, width);
            let y = place(tile / TILES, sample / SAMPLES, height);
            samples.push(grey.luma().get(y.saturating_mul(width).saturating_add(x)).copied().unwrap_or_default());
        }
    }
    samples
}

/// Lines that were met already. Most pictures of a film show the same lines as the previous picture.
#[derive(Default)]
pub(super) struct Met(HashSet<u64>);

impl Met {
    /// Returns `true` if a line is new. Memory has a bound: beyond the bound, every line counts as new.
    pub(super) fn is_new(&mut self, line: &str) -> bool {
        use std::hash::{DefaultHasher, Hash as _, Hasher as _};
        let mut hasher = DefaultHasher::new();
        line.hash(&mut hasher);
        if self.0.len() > 1 << 20 {
            self.0.clear();
        }
        self.0.insert(hasher.finish())
    }
}
