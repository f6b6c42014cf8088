//! The pose of a page of cells: where its cells lie in a picture, as three marks tell it.

use super::layout::{Layout, TILE};

/// A place or a way, in pixels.
pub(super) type Pixels = (f32, f32);

/// Where cells lie in a picture, without the waves of the paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pose {
    origin: Pixels,
    /// The way from a cell to the next of its row.
    pub(super) right: Pixels,
    /// The way from a cell to the next of its column.
    pub(super) down: Pixels,
}

impl Pose {
    /// The pixels of a place in cells.
    pub(super) fn at(&self, x: f32, y: f32) -> Pixels {
        (self.origin.0 + self.right.0 * x + self.down.0 * y, self.origin.1 + self.right.1 * x + self.down.1 * y)
    }

    /// The side of a cell.
    pub(super) fn cell(&self) -> f32 {
        self.right.0.hypot(self.right.1)
    }

    /// The pose of a page whose first, second and last mark are in the middle of their tiles.
    pub(super) fn new(layout: &Layout, first: Pixels, right: Pixels, below: Pixels) -> Self {
        let way = |to: Pixels, tiles: u32| {
            let cells = (tiles.saturating_sub(1) * TILE).max(1) as f32;
            ((to.0 - first.0) / cells, (to.1 - first.1) / cells)
        };
        let (right, down) = (way(right, layout.columns()), way(below, layout.rows()));
        let half = TILE as f32 / 2.0;
        let origin = (first.0 - half * (right.0 + down.0), first.1 - half * (right.1 + down.1));
        Self { origin, right, down }
    }
}
