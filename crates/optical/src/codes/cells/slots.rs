//! The slots of a page of cells: each carries one frame in twelve words of Reed–Solomon (FORMAT.md §15.5).

use pannier_format::Frame;

use super::correct::{checks, correct};
use super::layout::{Layout, is_pilot, mask, places};

/// Words of a slot.
const WORDS: usize = 12;
/// Bytes of a word that are no check bytes.
const WORD_BYTES: usize = 225;
/// Check bytes of a word.
const CHECKS: usize = 30;
/// Bytes of a slot.
const SLOT_BYTES: usize = WORDS * (WORD_BYTES + CHECKS);
/// The bytes of an object that every frame on a page of cells carries.
pub const BODY_BYTES: u32 = 2_640;

impl Layout {
    /// The frames of a page.
    pub fn slots(&self) -> usize {
        self.bits() / 8 / SLOT_BYTES
    }
}

/// The bytes of all slots.
pub(super) fn write(layout: &Layout, frames: &[Frame]) -> Vec<u8> {
    let fitting = frames.iter().filter(|frame| frame.group.body_bytes == BODY_BYTES);
    fitting.cycle().take(layout.slots()).flat_map(slot).collect()
}

/// The bytes of one slot: byte j is byte j / 12 of word j mod 12.
fn slot(frame: &Frame) -> Vec<u8> {
    let mut bytes = frame.write_bytes();
    bytes.resize(WORDS * WORD_BYTES, 0);
    let words: Vec<Vec<u8>> = bytes
        .chunks_exact(WORD_BYTES)
        .map(|data| data.iter().copied().chain(checks::<CHECKS>(data)).collect())
        .collect();
    (0..WORD_BYTES + CHECKS).flat_map(|at| words.iter().filter_map(move |word| word.get(at).copied())).collect()
}

/// The frames of a page. `dark` tells of each cell, row by row, whether it is black. Frames that are too damaged are
/// missing.
pub(super) fn read(layout: &Layout, dark: &[bool]) -> Vec<Frame> {
    let width = layout.width() as usize;
    let tile = super::layout::TILE;
    let mut bits = Vec::with_capacity(layout.bits());
    for (column, row) in layout.tiles() {
        for ((x, y), mask) in places().zip(mask(column, row)) {
            if !is_pilot(x, y) {
                let at = (row * tile + y) as usize * width + (column * tile + x) as usize;
                bits.push(dark.get(at).copied().unwrap_or(false) != mask);
            }
        }
    }
    let byte = |bits: &[bool]| bits.iter().fold(0u8, |byte, bit| byte << 1 | u8::from(*bit));
    let bytes: Vec<u8> = bits.chunks_exact(8).map(byte).collect();
    bytes.chunks_exact(SLOT_BYTES).filter_map(frame).collect()
}

fn frame(slot: &[u8]) -> Option<Frame> {
    let mut bytes = Vec::with_capacity(WORDS * WORD_BYTES);
    for number in 0..WORDS {
        let mut word: Vec<u8> = slot.iter().skip(number).step_by(WORDS).copied().collect();
        correct::<CHECKS>(&mut word)?;
        bytes.extend(word.into_iter().take(WORD_BYTES));
    }
    let used = pannier_format::frame::HEAD_CHARS + BODY_BYTES as usize;
    let (frame, rest) = bytes.split_at_checked(used)?;
    Frame::parse_bytes(frame).ok().filter(|_| rest.iter().all(|byte| *byte == 0))
}
