//! A grey picture, the common form of every picture that is searched for codes.

/// A picture of one byte for every pixel, row by row. The byte 0 is black.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grey {
    width: u32,
    height: u32,
    luma: Vec<u8>,
}

impl Grey {
    /// Makes a picture from bytes. Returns `None` if there are not `width` × `height` bytes, or if a side is zero.
    pub fn new(width: u32, height: u32, luma: Vec<u8>) -> Option<Self> {
        let pixels = usize::try_from(u64::from(width) * u64::from(height)).ok()?;
        (pixels > 0 && luma.len() == pixels).then_some(Self { width, height, luma })
    }

    /// Pixels of a row.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The number of rows.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The bytes of the picture.
    pub fn luma(&self) -> &[u8] {
        &self.luma
    }

    /// The bytes of the picture, not copied.
    pub fn into_luma(self) -> Vec<u8> {
        self.luma
    }

    /// The picture with dark and light exchanged.
    pub fn inverted(&self) -> Self {
        Self { luma: self.luma.iter().map(|byte| !byte).collect(), ..*self }
    }

    /// The mean of all bytes.
    pub fn mean(&self) -> u64 {
        let sum: u64 = self.luma.iter().map(|byte| u64::from(*byte)).sum();
        sum / (self.luma.len() as u64).max(1)
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.luma.chunks_exact(self.width as usize)
    }

    /// The picture at half the width and half the height: every pixel is the mean of four. Returns `None` if no pixel
    /// would be left.
    pub fn halved(&self) -> Option<Self> {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut luma = Vec::with_capacity(width as usize * height as usize);
        let mut rows = self.rows();
        while let (Some(upper), Some(lower)) = (rows.next(), rows.next()) {
            let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2));
            luma.extend(pairs.map(|(above, below)| {
                let sum: u16 = above.iter().chain(below).map(|byte| u16::from(*byte)).sum();
                u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX)
            }));
        }
        Self::new(width, height, luma)
    }

    /// The picture at three quarters of the width and the height. Every four pixels of a row or column become three,
    /// weighted by their share of the area. Returns `None` if no pixel would be left.
    pub fn three_quarters(&self) -> Option<Self> {
        let (width, height) = (self.width / 4 * 3, self.height / 4 * 3);
        let mut luma = Vec::with_capacity(width as usize * height as usize);
        let mut rows = self.rows();
        while let (Some(a), Some(b), Some(c), Some(d)) = (rows.next(), rows.next(), rows.next(), rows.next()) {
            for (first, then, weight) in [(a, b, [3, 1]), (b, c, [2, 2]), (c, d, [1, 3])] {
                for (upper, lower) in first.chunks_exact(4).zip(then.chunks_exact(4)) {
                    let (&[a, b, c, d], &[e, f, g, h]) = (upper, lower) else { continue };
                    let mix = |above: u8, below: u8| weight[0] * u16::from(above) + weight[1] * u16::from(below);
                    let [p, q, r, s] = [mix(a, e), mix(b, f), mix(c, g), mix(d, h)];
                    for sum in [3 * p + q, 2 * q + 2 * r, r + 3 * s] {
                        luma.push(u8::try_from((sum + 8) / 16).unwrap_or(u8::MAX));
                    }
                }
            }
        }
        Self::new(width, height, luma)
    }
}

/// Turns colours into grey. Each pixel is red, green, blue and a byte that does not count. Sums of 16 bits are enough, and processors
/// add many of those at once.
#[inline(never)]
pub fn grey_of_colours(colours: &[u8], luma: &mut [u8]) {
    for (pixel, [red, green, blue, _]) in luma.iter_mut().zip(colours.as_chunks::<4>().0) {
        let sum = 54 * u16::from(*red) + 183 * u16::from(*green) + 19 * u16::from(*blue) + 128;
        *pixel = sum.to_be_bytes()[0];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_exactly_its_bytes() {
        assert!(Grey::new(2, 3, vec![0; 6]).is_some());
        for (width, height, bytes) in [(2, 3, 5), (2, 3, 7), (0, 3, 0), (u32::MAX, u32::MAX, 1)] {
            assert!(Grey::new(width, height, vec![0; bytes]).is_none());
        }
    }

    #[test]
    fn colours_become_their_brightness() {
        let colours = [[0, 0, 0, 9], [255; 4], [77, 77, 77, 0], [255, 0, 0, 1], [0, 255, 0, 2], [0, 0, 255, 3]];
        let mut luma = [1; 7];
        grey_of_colours(colours.as_flattened(), &mut luma);
        assert_eq!(luma, [0, 255, 77, 54, 182, 19, 1]);
    }

    #[test]
    fn smaller_ones_keep_the_mean_and_the_place() {
        let flat = Grey::new(9, 5, vec![77; 45]).unwrap();
        let half = flat.halved().unwrap();
        assert_eq!((half.width(), half.height()), (4, 2));
        assert!(half.luma().iter().all(|byte| *byte == 77));
        let less = flat.three_quarters().unwrap();
        assert_eq!((less.width(), less.height()), (6, 3));
        assert!(less.luma().iter().all(|byte| *byte == 77));
        let mut edge = vec![255; 64];
        edge.chunks_exact_mut(8).for_each(|row| row[..4].fill(0));
        let edge = Grey::new(8, 8, edge).unwrap();
        assert!(edge.halved().unwrap().luma().chunks_exact(4).all(|row| row == [0, 0, 255, 255]));
        assert!(edge.three_quarters().unwrap().luma().chunks_exact(6).all(|row| row == [0, 0, 0, 255, 255, 255]));
        assert!(Grey::new(1, 1, vec![0]).unwrap().halved().is_none());
        assert!(Grey::new(3, 9, vec![0; 27]).unwrap().three_quarters().is_none());
    }
}
