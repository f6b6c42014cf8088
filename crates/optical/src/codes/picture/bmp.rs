//! BMP pictures without compression, of 1 to 32 bits a pixel.

use super::bounds::{Each, Stop, broken, hand_over, require_size};
use super::shade::{Channels, bits};
use pannier_format::limits;

/// Where the second header begins.
const HEAD_BYTES: usize = 14;

fn field<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], Stop> {
    bytes.get(at..).and_then(<[u8]>::first_chunk).copied().ok_or_else(|| broken("its head is cut"))
}

fn short(bytes: &[u8], at: usize) -> Result<u16, Stop> {
    field(bytes, at).map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Result<u32, Stop> {
    field(bytes, at).map(u32::from_le_bytes)
}

/// Hands over the picture.
pub(super) fn decode(bytes: &[u8], each: Each<'_>) -> Result<(), Stop> {
    let pixels_at = usize::try_from(long(bytes, 10)?).unwrap_or(usize::MAX);
    let head_bytes = usize::try_from(long(bytes, HEAD_BYTES)?).unwrap_or(usize::MAX);
    // The oldest kind has short sizes, and a palette of three bytes for each colour.
    let is_old = head_bytes == 12;
    let (width, height, depth, how) = if is_old {
        (short(bytes, 18)?.into(), i32::from(short(bytes, 20)?), short(bytes, 24)?, 0)
    } else {
        (long(bytes, 18)?, long(bytes, 22)?.cast_signed(), short(bytes, 28)?, long(bytes, 30)?)
    };
    let size = (width, height.unsigned_abs());
    require_size(size, limits::PICTURE_PIXELS)?;
    if !matches!(how, 0 | 3 | 6) {
        return Err(broken("its compression is not read"));
    }
    let (columns, rows) = (width as usize, size.1 as usize);
    // A row has a whole number of four bytes.
    let row_bytes = (columns * usize::from(depth)).div_ceil(32) * 4;
    let length = row_bytes * rows;
    let samples =
        bytes.get(pixels_at..).and_then(|rest| rest.get(..length)).ok_or_else(|| broken("it ends too early"))?;
    if row_bytes == 0 {
        return Ok(());
    }
    let palette = palette(bytes.get(HEAD_BYTES.saturating_add(head_bytes)..pixels_at).unwrap_or_default(), is_old);
    let shade = |index: u8| palette.get(usize::from(index)).copied().unwrap_or(0);
    let masks = if how == 0 { None } else { Some([long(bytes, 54)?, long(bytes, 58)?, long(bytes, 62)?]) };
    let mut luma = Vec::with_capacity(columns * rows);
    for row in 0..rows {
        // Rows go upwards where the height is positive.
        let row = if height < 0 { row } else { rows - 1 - row };
        let Some(row) = samples.chunks_exact(row_bytes).nth(row) else { break };
        match depth {
            1 | 4 => {
                let used = (columns * usize::from(depth)).div_ceil(8);
                let row = row.get(..used).unwrap_or_default();
                luma.extend(bits(row, columns, depth.into()).into_iter().map(shade));
            }
            8 => luma.extend(row.iter().take(columns).map(|index| shade(*index))),
            16 => {
                let [red, green, blue] = masks.unwrap_or([0x7C00, 0x3E0, 0x1F]);
                let colours = row.as_chunks::<2>().0.iter().take(columns).flat_map(|pixel| {
                    let pixel = u32::from(u16::from_le_bytes(*pixel));
                    [channel(pixel, red), channel(pixel, green), channel(pixel, blue)]
                });
                luma.extend(Channels::Rgb.on_white(&colours.collect::<Vec<u8>>()));
            }
            24 => {
                let colours =
                    row.as_chunks::<3>().0.iter().take(columns).flat_map(|[blue, green, red]| [*red, *green, *blue]);
                luma.extend(Channels::Rgb.on_white(&colours.collect::<Vec<u8>>()));
            }
            32 => {
                let [red, green, blue] = masks.unwrap_or([0xFF_0000, 0xFF00, 0xFF]);
                let colours = row.as_chunks::<4>().0.iter().take(columns).flat_map(|pixel| {
                    let pixel = u32::from_le_bytes(*pixel);
                    [channel(pixel, red), channel(pixel, green), channel(pixel, blue)]
                });
                luma.extend(Channels::Rgb.on_white(&colours.collect::<Vec<u8>>()));
            }
            _ => return Err(broken("its pixels have a number of bits that is not read")),
        }
    }
    hand_over(each, size, luma).map(|_| ())
}

/// The grey of each colour of the palette.
fn palette(bytes: &[u8], is_old: bool) -> Vec<u8> {
    let colours = bytes.chunks_exact(if is_old { 3 } else { 4 }).take(256);
    let colours = colours.flat_map(|colour| colour.iter().take(3).rev().copied().collect::<Vec<u8>>());
    Channels::Rgb.on_white(&colours.collect::<Vec<u8>>())
}

/// The part of a pixel that a mask names, from 0 to 255.
fn channel(pixel: u32, mask: u32) -> u8 {
    let shift = mask.trailing_zeros();
    let most = mask.checked_shr(shift).unwrap_or(0);
    let value = (pixel & mask).checked_shr(shift).unwrap_or(0);
    let scaled = if most == 0 { 0 } else { u64::from(value) * 255 / u64::from(most) };
    u8::try_from(scaled).unwrap_or(u8::MAX)
}
