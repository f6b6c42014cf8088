//! The canvas of an animation: each picture is drawn over the earlier pictures, on white.

use super::shade::{Shade, over};
use crate::codes::grey::Grey;

/// The place of a picture on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Pixels to the left of the picture.
    pub left: u32,
    /// Rows above the picture.
    pub top: u32,
    /// Pixels of a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// The way in which a picture covers the canvas below the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lay {
    /// The canvas shows through transparent pixels.
    Over,
    /// White alone shows through transparent pixels.
    Instead,
}

/// The change of the canvas after a picture was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// The picture stays.
    Keep,
    /// The place of the picture becomes white.
    Clear,
    /// The canvas becomes as the canvas was before the picture.
    Restore,
}

/// The pictures that were drawn so far, as one picture.
pub(super) struct Canvas {
    width: u32,
    height: u32,
    luma: Vec<u8>,
}

impl Canvas {
    /// Makes a white canvas. The caller has checked the size.
    pub(super) fn white(width: u32, height: u32) -> Self {
        Self { width, height, luma: vec![u8::MAX; width as usize * height as usize] }
    }

    /// Draws a picture on the canvas, and returns the visible canvas. Returns `None` if the canvas has no pixels. Parts
    /// outside the canvas are cut off.
    pub(super) fn show(&mut self, place: Place, shades: &[Shade], lay: Lay, after: After) -> Option<Grey> {
        let before = (after == After::Restore).then(|| self.luma.clone());
        let rows = shades.chunks(place.width.max(1) as usize);
        for (row, shades) in self.rows(place).zip(rows) {
            for (pixel, shade) in row.iter_mut().zip(shades) {
                *pixel = over(*shade, if lay == Lay::Over { *pixel } else { u8::MAX });
            }
        }
        let seen = Grey::new(self.width, self.height, self.luma.clone());
        match before {
            Some(before) => self.luma = before,
            None if after == After::Clear => self.rows(place).for_each(|row| row.fill(u8::MAX)),
            None => {}
        }
        seen
    }

    /// The part of each row that a place covers.
    fn rows(&mut self, place: Place) -> impl Iterator<Item = &mut [u8]> {
        let left = place.left.min(self.width) as usize;
        let right = place.left.saturating_add(place.width).min(self.width) as usize;
        self.luma
            .chunks_exact_mut(self.width.max(1) as usize)
            .skip(place.top as usize)
            .take(place.height as usize)
            .filter_map(move |row| row.get_mut(left..right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Place = Place { left: 0, top: 0, width: 3, height: 2 };
    const CORNER: Place = Place { left: 1, top: 1, width: 2, height: 1 };

    fn seen(canvas: &mut Canvas, place: Place, shades: &[Shade], lay: Lay, after: After) -> Vec<u8> {
        canvas.show(place, shades, lay, after).unwrap().into_luma()
    }

    #[test]
    fn a_picture_lies_over_the_ones_before_and_stays_is_cleared_or_goes_again() {
        let nothing = [[0; 2]; 6];
        for (after, left) in [
            (After::Keep, [10, 10, 10, 10, 20, 133]),
            (After::Clear, [10, 10, 10, 10, 255, 255]),
            (After::Restore, [10; 6]),
        ] {
            let mut canvas = Canvas::white(3, 2);
            assert_eq!(seen(&mut canvas, ALL, &[[10, 255]; 6], Lay::Over, After::Keep), [10; 6]);
            let shades = [[20, 255], [255, 128]];
            assert_eq!(seen(&mut canvas, CORNER, &shades, Lay::Over, after), [10, 10, 10, 10, 20, 133]);
            assert_eq!(seen(&mut canvas, ALL, &nothing, Lay::Over, After::Keep), left, "{after:?}");
        }
    }

    #[test]
    fn a_picture_can_stand_there_instead() {
        let mut canvas = Canvas::white(3, 2);
        seen(&mut canvas, ALL, &[[10, 255]; 6], Lay::Over, After::Keep);
        let luma = seen(&mut canvas, CORNER, &[[20, 255], [0, 0]], Lay::Instead, After::Keep);
        assert_eq!(luma, [10, 10, 10, 10, 20, 255]);
    }

    #[test]
    fn a_picture_beyond_the_edge_is_cut_off_and_an_empty_canvas_shows_nothing() {
        let mut canvas = Canvas::white(3, 2);
        let far = Place { left: 2, top: 1, width: 1_000, height: 2 };
        assert_eq!(seen(&mut canvas, far, &[[0, 255]; 2_000], Lay::Over, After::Clear), [255, 255, 255, 255, 255, 0]);
        let outside = Place { left: u32::MAX, top: 0, width: 4, height: 4 };
        assert_eq!(seen(&mut canvas, outside, &[[0, 255]; 16], Lay::Over, After::Keep), [255; 6]);
        assert_eq!(seen(&mut canvas, Place { width: 0, ..ALL }, &[], Lay::Over, After::Keep), [255; 6]);
        assert!(Canvas::white(0, 9).show(ALL, &[[0, 255]; 6], Lay::Over, After::Restore).is_none());
    }
}
