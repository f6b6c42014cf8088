//! A camera and a scanner as a model: the effects of paper, light, lenses and compression on a page of codes. The model
//! has a seed, so that a photo that could not be read once can be taken again.

use std::f32::consts::TAU;
use std::fs;
use std::path::Path;

use pannier_optical::codes::grey::Grey;

use super::jpeg;

/// Waves of a page from top to bottom.
const WAVES: f32 = 5.0;

/// How a picture is taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Camera {
    /// Pixels of a row, and rows.
    pub(crate) size: (u32, u32),
    /// How much of the picture the page fills.
    pub(crate) fill: f32,
    /// By how many degrees it may lie askew.
    pub(crate) turn: f32,
    /// How much larger the near edge may be than the middle.
    pub(crate) tilt: f32,
    /// Radius of the blur, in pixels.
    pub(crate) blur: f32,
    /// Noise of the sensor, in steps of 256.
    pub(crate) noise: f32,
    /// Light in the darkest corner, as a share of that in the brightest.
    pub(crate) dimmest: f32,
    /// Quality of the JPEG.
    pub(crate) jpeg: u8,
    /// Stains.
    pub(crate) blots: u32,
    /// How far waves of the paper move a place, in pixels.
    pub(crate) wave: f32,
}

impl Camera {
    /// 12 megapixels, the whole page, held by hand.
    pub(crate) const PHONE: Self = Self {
        size: (3000, 4000),
        fill: 0.92,
        turn: 6.0,
        tilt: 0.03,
        blur: 1.0,
        noise: 6.0,
        dimmest: 0.55,
        jpeg: 60,
        blots: 0,
        wave: 0.0,
    };
    /// The same by a lamp in the evening, in a hurry, sent through a messenger.
    pub(crate) const HASTY: Self = Self { blur: 1.5, noise: 10.0, dimmest: 0.4, jpeg: 30, ..Self::PHONE };
    /// A flatbed at 200 dpi.
    pub(crate) const FLATBED: Self = Self {
        size: (1654, 2339),
        fill: 1.0,
        turn: 1.0,
        tilt: 0.0,
        blur: 0.5,
        noise: 4.0,
        dimmest: 0.95,
        jpeg: 60,
        blots: 0,
        wave: 0.0,
    };

    /// Takes a picture of a page.
    pub(crate) fn shoot(&self, page: &Grey, seed: u64) -> Grey {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut around = |most: f32| (random.f32() * 2.0 - 1.0) * most;
        let (turn, tilt) = (around(self.turn.to_radians()), (around(self.tilt), around(self.tilt)));
        let (width, height) = (self.size.0 as f32, self.size.1 as f32);
        let (page_width, page_height) = (page.width() as f32, page.height() as f32);
        let scale = (page_width / width).max(page_height / height) / self.fill;
        let (sine, cosine) = turn.sin_cos();
        let light = (random.f32() * TAU).sin_cos();
        let phase = random.f32() * TAU;
        let mut picture = Vec::with_capacity((self.size.0 * self.size.1) as usize);
        for y in 0..self.size.1 {
            for x in 0..self.size.0 {
                let mut sum = 0.0;
                for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                    let (across, down) = (x as f32 + dx - width / 2.0, y as f32 + dy - height / 2.0);
                    let near = 1.0 + tilt.0 * across / (width / 2.0) + tilt.1 * down / (height / 2.0);
                    let bent = (TAU * WAVES * down / height + phase).sin() * self.wave;
                    let (across, down) = ((across + bent) * scale / near, down * scale / near);
                    let at_x = across * cosine - down * sine + page_width / 2.0;
                    let at_y = across * sine + down * cosine + page_height / 2.0;
                    let inside = at_x >= 0.0 && at_y >= 0.0 && at_x < page_width && at_y < page_height;
                    // The table it lies on.
                    sum += if inside {
                        f32::from(page.luma()[at_y as usize * page.width() as usize + at_x as usize])
                    } else {
                        90.0
                    };
                }
                let shade =
                    ((x as f32 / width - 0.5) * light.0 + (y as f32 / height - 0.5) * light.1 + 0.5).clamp(0.0, 1.0);
                picture.push((30.0 + sum / 4.0 * 0.8) * (1.0 - (1.0 - self.dimmest) * shade));
            }
        }
        blur(&mut picture, self.size.0 as usize, self.blur);
        for _ in 0..self.blots {
            let (x, y) = (random.u32(..self.size.0) as i64, random.u32(..self.size.1) as i64);
            stain(&mut picture, self.size, (x, y), i64::from(self.size.0) / 60);
        }
        let noisy = picture.iter().map(|light| {
            let noise: f32 = (0..3).map(|_| random.f32() - 0.5).sum::<f32>() * 2.0 * self.noise;
            (light + noise).clamp(0.0, 255.0) as u8
        });
        Grey::new(self.size.0, self.size.1, noisy.collect()).unwrap()
    }

    /// Takes a picture of a page and saves it as this camera does.
    pub(crate) fn save(&self, page: &Grey, seed: u64, path: &Path) {
        super::put(path, jpeg::write(&self.shoot(page, seed), self.jpeg));
    }
}

/// Saves a picture without loss.
pub(crate) fn save_png(picture: &Grey, path: &Path) {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(picture.luma()).unwrap();
    super::put(path, bytes);
}

/// A picture from its file.
pub(crate) fn open(path: &Path) -> Grey {
    read_png(&fs::read(path).unwrap())
}

/// A grey picture from the bytes of its PNG file.
pub(crate) fn read_png(bytes: &[u8]) -> Grey {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let (color, depth) = reader.output_color_type();
    assert_eq!(depth, png::BitDepth::Eight);
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    // pdftoppm writes grey as three equal colours.
    let luma = pixels.chunks(color.samples()).map(|pixel| pixel[0]).collect();
    Grey::new(frame.width, frame.height, luma).unwrap()
}

/// A picture from what its pixels are.
pub(crate) fn drawn((width, height): (u32, u32), pixel: impl Fn(u32, u32) -> u8) -> Grey {
    let luma = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
    Grey::new(width, height, luma).unwrap()
}

/// A part of a picture.
pub(crate) fn part(picture: &Grey, (left, top): (u32, u32), size: (u32, u32)) -> Grey {
    drawn(size, |x, y| picture.luma()[((top + y) * picture.width() + left + x) as usize])
}

fn stain(picture: &mut [f32], (width, height): (u32, u32), (x, y): (i64, i64), radius: i64) {
    for row in (y - radius).max(0)..(y + radius).min(i64::from(height)) {
        for column in (x - radius).max(0)..(x + radius).min(i64::from(width)) {
            if (row - y).pow(2) + (column - x).pow(2) < radius.pow(2) {
                picture[(row * i64::from(width) + column) as usize] = 40.0;
            }
        }
    }
}

/// A Gaussian blur, rows first, then columns.
pub(super) fn blur(picture: &mut [f32], width: usize, radius: f32) {
    let reach = (radius * 2.5).ceil() as i64;
    let weights: Vec<f32> = (-reach..=reach).map(|at| (-((at * at) as f32) / (2.0 * radius * radius)).exp()).collect();
    let total: f32 = weights.iter().sum();
    let height = picture.len() / width;
    let mean = |from: &[f32], start: usize, step: usize, at: usize, count: usize| {
        let taps = (-reach..=reach).zip(&weights);
        let sum: f32 = taps
            .map(|(offset, weight)| {
                weight * from[start + step * (at as i64 + offset).clamp(0, count as i64 - 1) as usize]
            })
            .sum();
        sum / total
    };
    let mut rows = vec![0.0; picture.len()];
    for (at, slot) in rows.iter_mut().enumerate() {
        *slot = mean(picture, at / width * width, 1, at % width, width);
    }
    for (at, slot) in picture.iter_mut().enumerate() {
        *slot = mean(&rows, at % width, width, at / width, height);
    }
}
