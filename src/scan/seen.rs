//! One look at one picture: the codes that are in it, or the frames of a page of cells.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use serde::{Deserialize, Serialize};

use crate::format::Frame;
use pannier_optical::codes::cells;
use pannier_optical::codes::grey::Grey;
use pannier_optical::codes::qr_read::{Effort, read};

/// What was seen in one picture.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Look {
    /// The number of the picture in its file, from 1. A picture alone has the number 0.
    pub(crate) number: u32,
    /// The codes whose content is text.
    pub(crate) lines: Vec<String>,
    /// The search was stopped, because the picture took more work than any page of codes.
    pub(crate) left: bool,
    /// Something that looks like a code was seen and not read.
    pub(crate) is_partial: bool,
    /// The number of codes that the sharpened picture alone showed, if the picture was sharpened.
    pub(crate) sharpened: Option<u32>,
}

impl Look {
    /// Looks for codes in a picture, and for a page of cells. A film has codes in most of its pictures, and pages of cells only in
    /// pictures without codes. A picture alone may have both.
    pub(crate) fn at(number: u32, grey: &Grey, effort: Effort) -> Self {
        let reading = read(grey, effort);
        let mut lines: Vec<String> =
            reading.codes.into_iter().filter_map(|code| String::from_utf8(code).ok()).collect();
        if effort == Effort::Still || lines.is_empty() {
            let cells: Vec<String> = cells::read(grey).iter().map(Frame::write).collect();
            if !cells.is_empty() {
                lines.extend(cells);
                // Cells look like very many codes that cannot be read.
                return Self { number, lines, ..Self::default() };
            }
        }
        let sharpened = reading.sharpened.map(|codes| u32::try_from(codes).unwrap_or(u32::MAX));
        Self { number, lines, left: reading.left, is_partial: reading.is_partial, sharpened }
    }
}
