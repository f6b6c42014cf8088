//! The door to WebP: pictures and animations.

use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};

use super::bounds::{Each, Left, Stop, broken, hand_over, require_size};
use super::shade::Channels;
use pannier_format::limits;

/// Hands over every picture of a WebP file.
pub(super) fn decode(bytes: &[u8], each: Each<'_>) -> Result<(), Stop> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(broken)?;
    let size = decoder.dimensions();
    let is_animated = decoder.is_animated();
    require_size(size, if is_animated { limits::MOVING_PIXELS } else { limits::PICTURE_PIXELS })?;
    let channels = if decoder.has_alpha() { Channels::Rgba } else { Channels::Rgb };
    let mut pixels =
        decoder.output_buffer_size().map(|bytes| vec![0; bytes]).ok_or_else(|| broken("it has no size"))?;
    if !is_animated {
        decoder.read_image(&mut pixels).map_err(broken)?;
        return hand_over(each, size, channels.made_grey(pixels)).map(|_| ());
    }
    let mut left = Left::default();
    for _ in 0..decoder.num_frames() {
        left.take(size)?;
        match decoder.read_frame(&mut pixels) {
            Ok(_) => {}
            Err(DecodingError::NoMoreFrames) => break,
            Err(error) => return Err(broken(error)),
        }
        if hand_over(each, size, channels.on_white(&pixels))?.is_enough() {
            break;
        }
    }
    Ok(())
}
