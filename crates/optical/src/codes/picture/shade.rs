//! The conversion of colours to grey, and of transparent pixels to white, as on paper.

/// The samples that describe one pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    /// Grey.
    Grey,
    /// Grey, opacity.
    GreyAlpha,
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, opacity.
    Rgba,
}

/// The grey and the opacity of a pixel that may be transparent.
pub(super) type Shade = [u8; 2];

/// The values of rows in which pixels of 1, 2 or 4 bits are packed, the first pixel in the highest bits. A row begins with a byte of
/// its own.
pub(super) fn bits(rows: &[u8], width: usize, depth: usize) -> Vec<u8> {
    let row_bytes = (width * depth).div_ceil(8).max(1);
    let mask = u8::try_from((1_usize << depth) - 1).unwrap_or(u8::MAX);
    let each = 8 / depth;
    let of_row = |row: &[u8]| {
        let values = row.iter().flat_map(|byte| (0..each).map(move |at| (byte >> (8 - depth * (at + 1))) & mask));
        values.take(width).collect::<Vec<u8>>()
    };
    rows.chunks(row_bytes).flat_map(of_row).collect()
}

impl Channels {
    /// The grey of every pixel on white.
    pub(super) fn on_white(self, pixels: &[u8]) -> Vec<u8> {
        match self {
            Self::Grey => pixels.to_vec(),
            Self::GreyAlpha => pixels.as_chunks::<2>().0.iter().map(|shade| over(*shade, u8::MAX)).collect(),
            Self::Rgb => pixels.as_chunks::<3>().0.iter().map(|color| grey(*color)).collect(),
            Self::Rgba => {
                let pixel = |[red, green, blue, alpha]: &[u8; 4]| over([grey([*red, *green, *blue]), *alpha], u8::MAX);
                pixels.as_chunks::<4>().0.iter().map(pixel).collect()
            }
        }
    }

    /// The grey of every pixel on white. Pixels that are grey already are not copied.
    pub(super) fn made_grey(self, pixels: Vec<u8>) -> Vec<u8> {
        if self == Self::Grey { pixels } else { self.on_white(&pixels) }
    }

    /// The grey and the opacity of every pixel.
    pub(super) fn shades(self, pixels: &[u8]) -> Vec<Shade> {
        match self {
            Self::Grey => pixels.iter().map(|grey| [*grey, u8::MAX]).collect(),
            Self::GreyAlpha => pixels.as_chunks::<2>().0.to_vec(),
            Self::Rgb => pixels.as_chunks::<3>().0.iter().map(|color| [grey(*color), u8::MAX]).collect(),
            Self::Rgba => {
                let shade = |[red, green, blue, alpha]: &[u8; 4]| [grey([*red, *green, *blue]), *alpha];
                pixels.as_chunks::<4>().0.iter().map(shade).collect()
            }
        }
    }
}

/// The luminance of a colour of sRGB.
pub(super) fn grey(color: [u8; 3]) -> u8 {
    let [red, green, blue] = color.map(u32::from);
    u8::try_from((red * 2_126 + green * 7_152 + blue * 722 + 5_000) / 10_000).unwrap_or(u8::MAX)
}

/// The grey of a pixel that is drawn over a grey pixel.
pub(super) fn over([grey, alpha]: Shade, under: u8) -> u8 {
    let [grey, alpha, under] = [grey, alpha, under].map(u32::from);
    u8::try_from((grey * alpha + under * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

/// Converts samples of 16 bits, highest byte first, to the nearest samples of 8 bits.
pub(super) fn narrowed(samples: &[u8]) -> Vec<u8> {
    let near = |pair: &[u8; 2]| u8::try_from((u32::from(u16::from_be_bytes(*pair)) + 128) / 257).unwrap_or(u8::MAX);
    samples.as_chunks::<2>().0.iter().map(near).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_white_and_the_three_colours_have_their_luminance() {
        let greys = [[0; 3], [255; 3], [77; 3], [255, 0, 0], [0, 255, 0], [0, 0, 255]].map(grey);
        assert_eq!(greys, [0, 255, 77, 54, 182, 18]);
    }

    #[test]
    fn what_is_half_seen_through_is_half_of_both() {
        assert_eq!([0, 51, 128, 255].map(|alpha| over([0, alpha], 255)), [255, 204, 127, 0]);
        assert_eq!([0, 51, 128, 255].map(|alpha| over([200, alpha], 100)), [100, 120, 150, 200]);
    }

    #[test]
    fn every_sample_of_sixteen_bits_becomes_the_nearest_of_eight() {
        for sample in 0..=u16::MAX {
            let exact = f64::from(sample) / 257.0;
            assert_eq!(narrowed(&sample.to_be_bytes()), [exact.round() as u8], "{sample}");
        }
    }

    #[test]
    fn pixels_of_every_kind_give_one_grey_each() {
        let pixels: Vec<u8> = (0..=239).collect();
        for (channels, count) in
            [(Channels::Grey, 1), (Channels::GreyAlpha, 2), (Channels::Rgb, 3), (Channels::Rgba, 4)]
        {
            let greys = channels.on_white(&pixels);
            assert_eq!(greys.len(), pixels.len() / count, "{channels:?}");
            assert_eq!(channels.made_grey(pixels.clone()), greys);
            let laid: Vec<u8> = channels.shades(&pixels).into_iter().map(|shade| over(shade, 255)).collect();
            assert_eq!(laid, greys);
        }
    }
}
