//! The door to JPEG: photos.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::bounds::{Each, Stop, broken, hand_over, require_size};
use super::shade::Channels;
use pannier_format::limits;

/// Hands over the one picture of a JPEG file.
pub(super) fn decode(bytes: &[u8], each: Each<'_>) -> Result<(), Stop> {
    // The size is checked below, with the message that all formats share.
    let options = DecoderOptions::default().set_strict_mode(false).set_max_width(usize::MAX).set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(broken)?;
    let Some((width, height)) = decoder.dimensions() else { return Err(broken("it has no size")) };
    let size = (u32::try_from(width).unwrap_or(u32::MAX), u32::try_from(height).unwrap_or(u32::MAX));
    require_size(size, limits::PICTURE_PIXELS)?;
    let (channels, colors) = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => (Channels::Grey, ColorSpace::Luma),
        // This arm also covers the colours of printers: cyan, magenta, yellow and black.
        _ => (Channels::Rgb, ColorSpace::RGB),
    };
    decoder.set_options(options.jpeg_set_out_colorspace(colors));
    let pixels = decoder.decode().map_err(broken)?;
    hand_over(each, size, channels.made_grey(pixels)).map(|_| ())
}
