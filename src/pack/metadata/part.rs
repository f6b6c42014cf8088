//! The head of a box (ISO 14496-12): its kind and its length.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use super::bytes::{Bytes, Stop};

/// One box.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) kind: [u8; 4],
    /// Where the content begins.
    pub(super) at: u64,
    /// Where the box ends.
    pub(super) end: u64,
}

impl Part {
    pub(super) fn length(self) -> u64 {
        self.end.saturating_sub(self.at)
    }
}

/// Reads the head of the box at a place. Returns `None` at the end of the row.
pub(super) fn part(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, end: u64) -> Result<Option<Part>, Stop> {
    if end.saturating_sub(at) < 8 {
        return Ok(None);
    }
    let [a, b, c, d, kind @ ..] = bytes.array::<8>(at)?;
    let (head, length) = match u32::from_be_bytes([a, b, c, d]) {
        // The last box of the file. Notes of QuickTime end with a number of zero alone.
        0 => (8, end.saturating_sub(at)),
        1 => (16, u64::from_be_bytes(bytes.array(at.saturating_add(8))?)),
        length => (8, length.into()),
    };
    let ends = at.checked_add(length).ok_or(Stop)?;
    if length < head || ends > end {
        return Err(Stop);
    }
    Ok(Some(Part { kind, at: at.saturating_add(head), end: ends }))
}
