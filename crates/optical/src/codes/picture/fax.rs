//! The door to fax compression of group 3 (`fax`), which the reader of TIFF leaves to others.

use fax::Color;
use fax::decoder::{decode_g3, pels};

/// Closes a strip: six ends of a line. Many programs leave them out, and the last line would then be lost.
const END: [u8; 9] = [0x00, 0x10, 0x01, 0x00, 0x10, 0x01, 0x00, 0x10, 0x01];

/// Appends the grey of the rows of one strip, at most so many rows.
pub(super) fn rows(strip: impl Iterator<Item = u8>, width: u16, most: usize, luma: &mut Vec<u8>) {
    let mut left = most;
    // A strip that is damaged gives the rows before the damage.
    let _ = decode_g3(strip.chain(END), |changes| {
        // The end of a strip is a row without changes.
        if left > 0 && !changes.is_empty() {
            left -= 1;
            luma.extend(pels(changes, width).map(|color| if color == Color::White { 255 } else { 0 }));
        }
    });
}
