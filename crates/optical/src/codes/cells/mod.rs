//! Pages of cells: frames as black and white cells of 0.17 mm, without QR, for flatbed scanners alone (FORMAT.md §15.5).
//!
//! An experiment. A page carries 3.5 times the bytes of the densest page of QR codes. No other program reads the page.

mod corners;
mod correct;
mod equaliser;
mod layout;
mod marks;
mod pilots;
mod pose;
mod slots;
#[cfg(test)]
mod tests;

use pannier_format::Frame;

use crate::codes::grey::Grey;
pub use layout::{CELL_DOTS, Layout};
pub use slots::BODY_BYTES;

/// A page as cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    width: u32,
    /// Row by row, `true` is black.
    dark: Vec<bool>,
}

impl Cells {
    /// Lays frames out as cells. Where the page has more slots than there are frames, the frames begin again. Frames of
    /// another size than [`BODY_BYTES`] are left out.
    pub fn new(layout: Layout, frames: &[Frame]) -> Self {
        Self { width: layout.width(), dark: layout.draw(&slots::write(&layout, frames)) }
    }

    /// Cells of a row.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The rows of cells from above. `true` is black.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks_exact(self.width as usize)
    }

    /// The black cells as rectangles (left, top, width, height).
    pub fn rectangles(&self) -> Vec<[u32; 4]> {
        let mut rectangles = Vec::new();
        for (y, row) in (0..).zip(self.rows()) {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                let length = u32::try_from(run.len()).unwrap_or(0);
                if run.first() == Some(&true) {
                    rectangles.push([x, y, length, 1]);
                }
                x += length;
            }
        }
        rectangles
    }
}

/// Reads the frames of the page of cells in a picture. Damaged frames are missing. The work and the memory have bounds
/// in the pixels of the picture.
pub fn read(picture: &Grey) -> Vec<Frame> {
    let marks = marks::find(picture);
    let Some((layout, pose)) = corners::find(picture, &marks) else { return Vec::new() };
    let places = pilots::Places::find(picture, layout, pose);
    slots::read(&layout, &equaliser::cells(picture, &places))
}
