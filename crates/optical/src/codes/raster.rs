//! The door to the pictures that pannier draws: black and white bitmaps with letters, as PNG, animated PNG or GIF.

use font8x8::legacy::BASIC_LEGACY;

use crate::fault::{Error, Result};

const BUG: Error = Error::bug("a picture that cannot be written");

/// A black and white picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    width: u32,
    height: u32,
    /// One bit for each pixel, as PNG requires. Rows are padded to bytes, the first pixel is the highest bit, and 1 is
    /// white.
    bits: Vec<u8>,
}

impl Bitmap {
    /// Makes a white picture.
    pub fn white(width: u32, height: u32) -> Self {
        Self { width, height, bits: vec![0xFF; width.div_ceil(8) as usize * height as usize] }
    }

    /// Fills a rectangle with black.
    pub fn fill(&mut self, left: u32, top: u32, width: u32, height: u32) {
        let stride = self.width.div_ceil(8) as usize;
        for y in top..(top + height).min(self.height) {
            for x in left..(left + width).min(self.width) {
                if let Some(byte) = self.bits.get_mut(y as usize * stride + x as usize / 8) {
                    *byte &= !(0x80 >> (x % 8));
                }
            }
        }
    }

    /// Writes ASCII letters of 8 × 8 parts. A letter with the white space around it is as wide and as high as `cell`, in
    /// pixels. The base line of the text begins at `at`.
    pub fn text(&mut self, at: (u32, u32), cell: (u32, u32), text: &str) {
        let part = |number: u32, of: u32| number * of / 8;
        let top = at.1.saturating_sub(part(7, cell.1));
        for (number, byte) in (0..).zip(text.bytes()) {
            let glyph = BASIC_LEGACY.get(usize::from(byte)).copied().unwrap_or_default();
            for (row, line) in (0..).zip(glyph) {
                let (upper, lower) = (part(row, cell.1), part(row + 1, cell.1));
                for column in (0..8).filter(|column| line >> column & 1 == 1) {
                    let (left, right) = (part(column, cell.0), part(column + 1, cell.0));
                    self.fill(at.0 + number * cell.0 + left, top + upper, right - left, lower - upper);
                }
            }
        }
    }

    /// The width and the height.
    pub(super) fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// One bit for each pixel, 1 for white. Rows are padded to bytes.
    pub(super) fn bits(&self) -> &[u8] {
        &self.bits
    }

    /// The picture as PNG, for paper at 300 dots an inch.
    pub fn png(&self) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        let mut encoder = self.encoder(&mut out);
        // 300 dots an inch, in dots for each metre.
        let unit = png::Unit::Meter;
        encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: 11_811, yppu: 11_811, unit }));
        let mut writer = encoder.write_header().map_err(|_| BUG)?;
        writer.write_image_data(&self.bits).map_err(|_| BUG)?;
        writer.finish().map_err(|_| BUG)?;
        Ok(out)
    }

    /// The pixels row by row: 1 is white.
    pub fn pixels(&self) -> impl Iterator<Item = u8> {
        let stride = self.width.div_ceil(8) as usize;
        let bits = |row: &'_ [u8]| {
            row.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect::<Vec<u8>>()
        };
        let width = self.width as usize;
        self.bits.chunks(stride.max(1)).flat_map(move |row| bits(row).into_iter().take(width))
    }

    fn encoder<'a>(&self, out: &'a mut Vec<u8>) -> png::Encoder<'static, &'a mut Vec<u8>> {
        let mut encoder = png::Encoder::new(out, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_compression(png::Compression::High);
        encoder
    }
}

/// The pictures as an animated PNG that loops for ever. A pixel has a byte: ffmpeg reads no animation with a bit for each.
pub fn apng(pictures: &[Bitmap], frames_per_second: u16) -> Result<Vec<u8>> {
    let first = pictures.first().ok_or(BUG)?;
    let mut out = Vec::new();
    let mut encoder = first.encoder(&mut out);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_animated(u32::try_from(pictures.len()).map_err(|_| BUG)?, 0).map_err(|_| BUG)?;
    encoder.set_frame_delay(1, frames_per_second.max(1)).map_err(|_| BUG)?;
    let mut writer = encoder.write_header().map_err(|_| BUG)?;
    for picture in pictures {
        let grey: Vec<u8> = picture.pixels().map(|bit| if bit == 0 { 0 } else { 0xFF }).collect();
        writer.write_image_data(&grey).map_err(|_| BUG)?;
    }
    writer.finish().map_err(|_| BUG)?;
    Ok(out)
}

/// The pictures as an animated GIF that loops for ever. GIF counts time in hundredths of a second.
pub fn gif(pictures: &[Bitmap], frames_per_second: u16) -> Result<Vec<u8>> {
    let first = pictures.first().ok_or(BUG)?;
    let side = |dots: u32| u16::try_from(dots).map_err(|_| BUG);
    let (width, height) = (side(first.width)?, side(first.height)?);
    let mut out = Vec::new();
    let mut encoder = gif::Encoder::new(&mut out, width, height, &[0, 0, 0, 255, 255, 255]).map_err(|_| BUG)?;
    encoder.set_repeat(gif::Repeat::Infinite).map_err(|_| BUG)?;
    for picture in pictures {
        let mut frame = gif::Frame::from_indexed_pixels(width, height, picture.pixels().collect::<Vec<u8>>(), None);
        frame.delay = 100u16.div_ceil(frames_per_second.max(1));
        encoder.write_frame(&frame).map_err(|_| BUG)?;
    }
    drop(encoder);
    Ok(out)
}
