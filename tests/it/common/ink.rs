//! A printer as a model: the effects of ink and paper on the dots of a page. The model has a seed.

use std::f32::consts::TAU;

use pannier_optical::codes::grey::Grey;

use super::camera::blur;

/// Dots of the modelled printer for each dot of a page: 600 dots an inch.
const FINER: u32 = 2;
/// Micrometres of a dot of the printer.
const DOT: f32 = 25_400.0 / 600.0;

/// How a page is printed. Lengths are micrometres on the paper.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    /// How far ink runs over the edge of a dot.
    gain: f32,
    /// How soft an edge is.
    spread: f32,
    /// How far the edge wanders.
    rough: f32,
}

impl Ink {
    /// An office printer.
    pub(crate) const FAIR: Self = Self { gain: 20.0, spread: 25.0, rough: 9.0 };
    /// A worn printer, or cheap paper.
    pub(crate) const BAD: Self = Self { gain: 35.0, spread: 35.0, rough: 14.0 };

    /// Prints a page that has 300 dots an inch. The result has 600.
    pub(crate) fn print(&self, page: &Grey, seed: u64) -> Grey {
        let mut random = fastrand::Rng::with_seed(seed);
        let (width, height) = (page.width() * FINER, page.height() * FINER);
        let dark = |x: u32, y: u32| page.luma()[(y / FINER * page.width() + x / FINER) as usize] < 128;
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let mut soft: Vec<f32> = places.map(|(x, y)| if dark(x, y) { 1.0 } else { 0.0 }).collect();
        // The blur measures how far a dot is from the nearest edge: near the edge it is a straight line.
        let sigma = (self.spread / DOT).max(0.8);
        blur(&mut soft, width as usize, sigma);
        let luma = soft.into_iter().map(|share| {
            let far = (share - 0.5) * sigma * TAU.sqrt();
            let wander: f32 = (0..3).map(|_| random.f32() - 0.5).sum::<f32>() * 2.0 * self.rough / DOT;
            (235.0 - 200.0 * (far + wander + self.gain / DOT + 0.5).clamp(0.0, 1.0)) as u8
        });
        Grey::new(width, height, luma.collect()).unwrap()
    }
}
