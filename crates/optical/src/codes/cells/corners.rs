//! The corners of a page of cells: three marks may be a corner, and some pilots tell whether they are.

use super::layout::{Layout, TILE, TILES_MAX, pilot};
use super::marks::Mark;
use super::pilots::{FOUND, search};
use super::pose::{Pixels, Pose};
use crate::codes::grey::Grey;

/// Sets of three marks that are tried.
const TRIALS_MAX: u32 = 64;
/// Pilots that are looked for to tell the turn of a page, and to tell its size.
const NEAR_PILOTS: usize = 6;
const FAR_PILOTS: usize = 24;

/// Finds the page of cells in a picture.
pub(super) fn find(picture: &Grey, marks: &[Mark]) -> Option<(Layout, Pose)> {
    let sets = marks
        .iter()
        .flat_map(|a| marks.iter().flat_map(move |b| marks.iter().map(move |c| [*a, *b, *c])))
        .filter_map(Corner::of);
    sets.take(TRIALS_MAX as usize).find_map(|corner| corner.page(picture))
}

/// Three marks that are a corner of a page: the corner, and the ends of the sides to the right and down.
struct Corner {
    /// All four corners, clockwise. The third is where the page would end if it were not bent.
    ends: [Pixels; 4],
    columns: u32,
    rows: u32,
}

impl Corner {
    fn of([corner, right, below]: [Mark; 3]) -> Option<Self> {
        let (u, v) = ((right.x - corner.x, right.y - corner.y), (below.x - corner.x, below.y - corner.y));
        let (wide, high) = (u.0.hypot(u.1), v.0.hypot(v.1));
        let cell = (corner.cell() + right.cell() + below.cell()) / 3.0;
        let are_alike = [corner, right, below].iter().all(|mark| (mark.cell() - cell).abs() < 0.15 * cell);
        // The angle is nearly a right one, and the page is no mirror image.
        let is_corner = (u.0 * v.0 + u.1 * v.1).abs() < 0.05 * wide * high && u.0 * v.1 > u.1 * v.0;
        let tiles = |length: f32| ((length / (cell * TILE as f32)).round() as u32).saturating_add(1);
        let (columns, rows) = (tiles(wide), tiles(high));
        let ends = [(corner.x, corner.y), (right.x, right.y), (right.x + v.0, right.y + v.1), (below.x, below.y)];
        let has_size = (2..=TILES_MAX).contains(&columns) && (2..=TILES_MAX).contains(&rows);
        (are_alike && is_corner && has_size).then_some(Self { ends, columns, rows })
    }

    /// The page of which this is a corner, turned in any of four ways.
    fn page(&self, picture: &Grey) -> Option<(Layout, Pose)> {
        let turns = (0..4).filter_map(|turn| {
            let found = self.turned(turn, 0, 0)?;
            Some((score(picture, found, NEAR_PILOTS), turn))
        });
        let (near, turn) = turns.max_by(|a, b| a.0.total_cmp(&b.0))?;
        if near < FOUND {
            return None;
        }
        // Marks tell the side of a cell to a hundredth, which is a tile at the other end of a large page.
        let sizes = (-1..=1).flat_map(|more_columns| (-1..=1).map(move |more_rows| (more_columns, more_rows)));
        let pages = sizes.filter_map(|(more_columns, more_rows)| {
            let found = self.turned(turn, more_columns, more_rows)?;
            Some((score(picture, found, FAR_PILOTS), found))
        });
        let (far, found) = pages.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (far >= FOUND).then_some(found)
    }

    fn turned(&self, turn: usize, more_columns: i32, more_rows: i32) -> Option<(Layout, Pose)> {
        let columns = self.columns.checked_add_signed(more_columns)?;
        let rows = self.rows.checked_add_signed(more_rows)?;
        let layout = if turn.is_multiple_of(2) { Layout::new(columns, rows) } else { Layout::new(rows, columns) }?;
        let mut ends = self.ends;
        ends.rotate_left(turn % 4);
        let [first, right, _, below] = ends;
        Some((layout, Pose::new(&layout, first, right, below)))
    }
}

/// How well some pilots are seen, from 0 to 1: those near the origin, or a sample of all.
fn score(picture: &Grey, (layout, pose): (Layout, Pose), count: usize) -> f32 {
    let mut tiles: Vec<(u32, u32)> = layout.tiles().collect();
    tiles.sort_by_key(|(column, row)| if count == NEAR_PILOTS { column + row } else { 0 });
    let every = if count == NEAR_PILOTS { 1 } else { tiles.len().div_ceil(count).max(1) };
    let scores: Vec<f32> = tiles
        .into_iter()
        .step_by(every)
        .take(count)
        .map(|(column, row)| {
            let cell = pose.cell();
            search(picture, &pose, (column, row), &pilot(column, row), ((0.0, 0.0), 1.5 * cell, 0.375 * cell)).0
        })
        .collect();
    scores.iter().sum::<f32>() / scores.len().max(1) as f32
}
