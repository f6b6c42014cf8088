//! The door to PNG: pictures and animations.

use std::io::Cursor;

use png::{BitDepth, BlendOp, ColorType, DisposeOp, FrameControl, Reader, Transformations};

use super::bounds::{Each, Left, Stop, broken, hand_over, require_size, send};
use super::canvas::{After, Canvas, Lay, Place};
use super::shade::{Channels, narrowed};
use pannier_format::limits;

/// Bytes that the decoder may allocate beside the picture: twice the bytes of the largest picture.
const DECODER_BYTES: u64 = limits::PICTURE_PIXELS * 16;

/// Hands over every picture of a PNG file.
pub(super) fn decode(bytes: &[u8], each: Each<'_>) -> Result<(), Stop> {
    let limits = png::Limits { bytes: usize::try_from(DECODER_BYTES).unwrap_or(usize::MAX) };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    require_size(decoder.read_header_info().map_err(broken)?.size(), limits::PICTURE_PIXELS)?;
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().map_err(broken)?;
    match reader.info().animation_control().map(|control| control.num_frames) {
        None => still(&mut reader, each),
        Some(count) => animation(&mut reader, count, each),
    }
}

type Source<'a> = Reader<Cursor<&'a [u8]>>;

fn still(reader: &mut Source<'_>, each: Each<'_>) -> Result<(), Stop> {
    let channels = channels(reader)?;
    let mut pixels = buffer(reader)?;
    reader.next_frame(&mut pixels).map_err(broken)?;
    let luma = channels.made_grey(samples(reader, pixels));
    hand_over(each, reader.info().size(), luma).map(|_| ())
}

fn animation(reader: &mut Source<'_>, count: u32, each: Each<'_>) -> Result<(), Stop> {
    let size = reader.info().size();
    require_size(size, limits::MOVING_PIXELS)?;
    let channels = channels(reader)?;
    let mut canvas = Canvas::white(size.0, size.1);
    let mut left = Left::default();
    // The picture for programs that show no animation may be no part of the animation.
    let mut is_apart = reader.info().frame_control().is_none();
    for _ in 0..count {
        left.take(size)?;
        let mut pixels = buffer(reader)?;
        if std::mem::take(&mut is_apart) {
            reader.next_frame(&mut pixels).map_err(broken)?;
        }
        let used = reader.next_frame(&mut pixels).map_err(broken)?.buffer_size();
        pixels.truncate(used);
        let shades = channels.shades(&samples(reader, pixels));
        let Some(control) = reader.info().frame_control() else { return Err(broken("a picture has no place")) };
        let (place, lay, after) = instructions(control);
        if send(each, canvas.show(place, &shades, lay, after))?.is_enough() {
            break;
        }
    }
    Ok(())
}

fn instructions(control: &FrameControl) -> (Place, Lay, After) {
    let (left, top) = (control.x_offset, control.y_offset);
    let place = Place { left, top, width: control.width, height: control.height };
    let lay = match control.blend_op {
        BlendOp::Source => Lay::Instead,
        BlendOp::Over => Lay::Over,
    };
    let after = match control.dispose_op {
        DisposeOp::None => After::Keep,
        DisposeOp::Background => After::Clear,
        DisposeOp::Previous => After::Restore,
    };
    (place, lay, after)
}

fn channels(reader: &Source<'_>) -> Result<Channels, Stop> {
    match reader.output_color_type().0 {
        ColorType::Grayscale => Ok(Channels::Grey),
        ColorType::GrayscaleAlpha => Ok(Channels::GreyAlpha),
        ColorType::Rgb => Ok(Channels::Rgb),
        ColorType::Rgba => Ok(Channels::Rgba),
        ColorType::Indexed => Err(broken("its palette was not read")),
    }
}

/// Allocates the bytes of one picture. The size was checked before.
fn buffer(reader: &Source<'_>) -> Result<Vec<u8>, Stop> {
    reader.output_buffer_size().map(|bytes| vec![0; bytes]).ok_or_else(|| broken("it has no size"))
}

/// The samples of a picture, one byte each.
fn samples(reader: &Source<'_>, pixels: Vec<u8>) -> Vec<u8> {
    if reader.output_color_type().1 == BitDepth::Sixteen { narrowed(&pixels) } else { pixels }
}
