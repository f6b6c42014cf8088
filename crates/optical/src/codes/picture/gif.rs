//! The door to GIF: pictures and animations.

use gif::{ColorOutput, DecodeOptions, DisposalMethod};

use super::bounds::{Each, Left, Stop, broken, require_size, send};
use super::canvas::{After, Canvas, Lay, Place};
use super::shade::{Shade, grey};
use pannier_format::limits;

/// Hands over every picture of a GIF file.
pub(super) fn decode(bytes: &[u8], each: Each<'_>) -> Result<(), Stop> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    let mut decoder = options.read_info(bytes).map_err(broken)?;
    let size = (u32::from(decoder.width()), u32::from(decoder.height()));
    require_size(size, limits::MOVING_PIXELS)?;
    let mut canvas = Canvas::white(size.0, size.1);
    let mut left = Left::default();
    while let Some(frame) = decoder.next_frame_info().map_err(broken)? {
        let place = Place {
            left: frame.left.into(),
            top: frame.top.into(),
            width: frame.width.into(),
            height: frame.height.into(),
        };
        let after = match frame.dispose {
            DisposalMethod::Any | DisposalMethod::Keep => After::Keep,
            DisposalMethod::Background => After::Clear,
            DisposalMethod::Previous => After::Restore,
        };
        let transparent = frame.transparent;
        // A picture may be larger than the canvas. The picture and the canvas both cost time and memory.
        left.take(size)?;
        left.take((place.width, place.height))?;
        require_size((place.width, place.height), limits::MOVING_PIXELS)?;
        let mut pixels = vec![0; decoder.buffer_size()];
        decoder.read_into_buffer(&mut pixels).map_err(broken)?;
        let colors = shades_of(decoder.palette().map_err(broken)?, transparent);
        let shades: Vec<Shade> =
            pixels.iter().map(|color| colors.get(usize::from(*color)).copied().unwrap_or_default()).collect();
        if send(each, canvas.show(place, &shades, Lay::Over, after))?.is_enough() {
            break;
        }
    }
    Ok(())
}

/// The shades of a palette. A colour that the palette does not have is transparent.
fn shades_of(palette: &[u8], transparent: Option<u8>) -> [Shade; 256] {
    let mut shades = [[0; 2]; 256];
    for (number, (shade, color)) in (0..=u8::MAX).zip(shades.iter_mut().zip(palette.as_chunks::<3>().0)) {
        if transparent != Some(number) {
            *shade = [grey(*color), u8::MAX];
        }
    }
    shades
}
