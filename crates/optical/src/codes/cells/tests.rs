//! Pages of cells that are drawn, turned, torn and forged. Printers and scanners are in `tests/it/optical/cells.rs`.

use pannier_format::digest::sha256;
use pannier_format::frame::Kind;

use super::*;
use crate::objects::object::{Share, frames, group};

/// Bytes that look random, the same each time.
fn noise() -> impl Iterator<Item = u8> {
    (0u32..).flat_map(|number| sha256(&number.to_be_bytes()).0)
}

fn some_frames(count: u32) -> Vec<Frame> {
    let object: Vec<u8> = noise().take((count * BODY_BYTES - 5) as usize).collect();
    let group = group(Kind::Chunk, &object, BODY_BYTES, Share { percent: 0, extra: 0 }).unwrap();
    frames(&group, &object).unwrap()
}

/// A page as a picture: a cell has `scale` pixels a side, and there are 20 pixels of white around the page.
struct Drawing {
    side: usize,
    luma: Vec<u8>,
}

impl Drawing {
    /// A square page of tiles.
    fn of(tiles: u32, frames: &[Frame], scale: usize) -> Self {
        let cells = Cells::new(Layout::new(tiles, tiles).unwrap(), frames);
        let side = cells.width() as usize * scale + 40;
        let mut luma = vec![230; side * side];
        for [left, top, width, height] in cells.rectangles().map_usize() {
            for y in 20 + top * scale..20 + (top + height) * scale {
                luma[y * side + 20 + left * scale..y * side + 20 + (left + width) * scale].fill(30);
            }
        }
        Self { side, luma }
    }

    /// The picture after a quarter turn.
    fn turned(&self) -> Self {
        let luma = (0..self.side * self.side)
            .map(|at| self.luma[(self.side - 1 - at % self.side) * self.side + at / self.side])
            .collect();
        Self { side: self.side, luma }
    }

    /// Paints a rectangle white.
    fn wipe(&mut self, left: usize, top: usize, width: usize, height: usize) {
        for y in top..(top + height).min(self.side) {
            self.luma[y * self.side + left..y * self.side + (left + width).min(self.side)].fill(230);
        }
    }

    fn read(&self) -> Vec<Frame> {
        let side = u32::try_from(self.side).unwrap();
        let mut frames = read(&Grey::new(side, side, self.luma.clone()).unwrap());
        frames.sort();
        frames.dedup();
        frames
    }
}

trait MapUsize {
    fn map_usize(self) -> Vec<[usize; 4]>;
}

impl MapUsize for Vec<[u32; 4]> {
    fn map_usize(self) -> Vec<[usize; 4]> {
        self.into_iter().map(|rectangle| rectangle.map(|value| value as usize)).collect()
    }
}

#[test]
fn a_drawn_page_is_read_in_every_size_and_turn() {
    let frames = some_frames(5);
    for scale in [2, 3, 5] {
        let mut page = Drawing::of(10, &frames, scale);
        for turn in 0..4 {
            assert_eq!(page.read(), frames, "{scale} {turn}");
            page = page.turned();
        }
    }
}

#[test]
fn slots_that_are_left_carry_frames_once_more_and_frames_of_another_size_are_left_out() {
    let mut frames = some_frames(2);
    let layout = Layout::new(10, 10).unwrap();
    assert_eq!(layout.slots(), 5);
    let page = Drawing::of(10, &frames, 2);
    assert_eq!(read(&Grey::new(page.side as u32, page.side as u32, page.luma.clone()).unwrap()).len(), 5);
    assert_eq!(page.read(), frames);
    frames[1].group.body_bytes -= 10;
    assert_eq!(Drawing::of(10, &frames, 2).read(), frames[..1]);
    assert!(Drawing::of(10, &[], 2).read().is_empty());
}

#[test]
fn a_lost_corner_costs_nothing_and_a_lost_half_costs_half() {
    let frames = some_frames(5);
    let page = Drawing::of(10, &frames, 2);
    let end = page.side - 96;
    for (left, top) in [(0, 0), (end, 0), (0, end), (end, end)] {
        let mut page = Drawing { side: page.side, luma: page.luma.clone() };
        page.wipe(left, top, 96, 96);
        assert_eq!(page.read(), frames);
    }
    let mut half = Drawing { side: page.side, luma: page.luma.clone() };
    half.wipe(100, 100, page.side, page.side / 2 - 100);
    let rest = half.read();
    assert!((2..=3).contains(&rest.len()) && rest.iter().all(|frame| frames.contains(frame)), "{}", rest.len());
}

#[test]
fn pictures_of_anything_else_have_no_frames() {
    for (width, height) in [(1, 1), (3, 500), (500, 3), (640, 480)] {
        for (low, high) in [(0, 255), (0, 0), (100, 130)] {
            let luma = noise().map(|byte| byte.clamp(low, high)).take((width * height) as usize).collect();
            assert!(read(&Grey::new(width, height, luma).unwrap()).is_empty());
        }
    }
}

/// Every set of three of these marks is a corner of a page that is not there.
#[test]
fn marks_without_a_page_are_looked_at_and_left() {
    let blank = Drawing::of(2, &[], 2);
    let one = |x: usize, y: usize| blank.luma[(20 + y) * blank.side + 20 + x];
    let side = 76 * 12;
    let luma = (0..side * side).map(|at| one(at % side % 76, at / side % 76)).collect();
    assert!(read(&Grey::new(side as u32, side as u32, luma).unwrap()).is_empty());
}

#[test]
fn the_layout_is_that_of_the_format() {
    let layout = Layout::within(2_480 - 190, 3_508 - 190 - 50).unwrap();
    assert_eq!((layout, layout.slots()), (Layout::new(30, 43).unwrap(), 73));
    assert_eq!((Layout::new(1, 9), Layout::new(9, 65)), (None, None));
    let cells = Cells::new(Layout::new(2, 3).unwrap(), &[]);
    let first = sha256(b"pannier cells\x01\x00\x00").0;
    let row: Vec<bool> = cells.rows().nth(38).unwrap().to_vec();
    let bits: Vec<bool> = first.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1)).collect();
    assert_eq!(row[..38], bits[..38]);
}
