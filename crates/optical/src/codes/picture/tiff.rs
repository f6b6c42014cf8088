//! The door to TIFF: scans of one page or several, fax compression too.

use std::io::Cursor;

use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

use super::bounds::{Each, Left, Stop, broken, hand_over, require_size};
use super::shade::{Channels, bits};
use pannier_format::limits;

/// Pages of one file that are looked at. A file beyond the limit on pixels ends earlier.
const PAGES_MAX: usize = 4096;
/// The number of fax compression of group 3, and the tag with its options.
const FAX_3: u16 = 3;
const T4_OPTIONS: u16 = 292;
/// The arrangement in which each colour has a plane of its own.
const PLANAR: u16 = 2;
/// Bytes of one value of a directory.
const VALUE_BYTES: usize = 4 << 20;

/// Hands over every page of a file.
pub(super) fn decode(bytes: &[u8], each: Each<'_>) -> Result<(), Stop> {
    let most = usize::try_from(limits::PICTURE_PIXELS * 8).unwrap_or(usize::MAX);
    let mut bounds = Limits::default();
    bounds.decoding_buffer_size = most;
    bounds.intermediate_buffer_size = most;
    bounds.ifd_value_size = VALUE_BYTES;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(broken)?.with_limits(bounds);
    let mut left = Left::default();
    for _ in 0..PAGES_MAX {
        let size = decoder.dimensions().map_err(broken)?;
        require_size(size, limits::PICTURE_PIXELS)?;
        left.take(size)?;
        if hand_over(each, size, page(&mut decoder, size)?)?.is_enough() || !decoder.more_images() {
            return Ok(());
        }
        decoder.next_image().map_err(broken)?;
    }
    Ok(())
}

/// Returns the grey of one page.
fn page(decoder: &mut Decoder<Cursor<&[u8]>>, (width, height): (u32, u32)) -> Result<Vec<u8>, Stop> {
    let color = decoder.colortype().map_err(broken)?;
    let is_white_zero = matches!(decoder.find_tag_unsigned::<u16>(Tag::PhotometricInterpretation), Ok(Some(0)));
    if matches!(decoder.find_tag_unsigned::<u16>(Tag::Compression), Ok(Some(FAX_3))) {
        let luma = fax_page(decoder, (width, height))?;
        return Ok(if is_white_zero { luma } else { luma.into_iter().map(|grey| !grey).collect() });
    }
    let mut result = DecodingResult::U8(Vec::new());
    let layout = decoder.read_image_to_buffer(&mut result).map_err(broken)?;
    if result.as_buffer(0).as_bytes().len() < layout.complete_len {
        return Err(broken("the planes of its colours are too long"));
    }
    let samples = match result {
        DecodingResult::U8(samples) => samples,
        DecodingResult::U16(samples) => samples.into_iter().map(|sample| sample.to_be_bytes()[0]).collect(),
        _ => return Err(broken("its pixels are numbers of a kind that is not read")),
    };
    let is_planar = matches!(decoder.find_tag_unsigned::<u16>(Tag::PlanarConfiguration), Ok(Some(PLANAR)));
    let samples = if is_planar { side_by_side(&samples, width as usize * height as usize) } else { samples };
    let columns = width as usize;
    let depth = usize::from(color.bit_depth());
    let luma = match color {
        ColorType::Gray(1 | 2 | 4) => {
            let most = u8::try_from((1_usize << depth) - 1).unwrap_or(1);
            let luma = bits(&samples, columns, depth).into_iter().map(|value| value * (255 / most));
            // The decoder turns the values of whole bytes only.
            if is_white_zero { luma.map(|value| 255 - value).collect() } else { luma.collect() }
        }
        ColorType::Gray(8 | 16) => samples,
        ColorType::Multiband { bit_depth: 8 | 16, num_samples: 2 } | ColorType::GrayA(8 | 16) => {
            Channels::GreyAlpha.on_white(&samples)
        }
        ColorType::RGB(8 | 16) | ColorType::YCbCr(8) => Channels::Rgb.on_white(&samples),
        ColorType::RGBA(8 | 16) => Channels::Rgba.on_white(&samples),
        ColorType::CMYK(8) => samples.as_chunks::<4>().0.iter().map(|inks| unprinted(*inks)).collect(),
        _ => return Err(broken("its pixels are of a kind that is not read")),
    };
    if luma.len() == columns * height as usize { Ok(luma) } else { Err(broken("its pixels are not all there")) }
}

/// Returns the samples of each pixel side by side, from planes one after the other.
fn side_by_side(planes: &[u8], pixels: usize) -> Vec<u8> {
    let planes: Vec<&[u8]> = planes.chunks(pixels.max(1)).collect();
    match planes.as_slice() {
        [only] => only.to_vec(),
        planes => (0..pixels).flat_map(|at| planes.iter().filter_map(move |plane| plane.get(at).copied())).collect(),
    }
}

/// Returns a page in fax compression of group 3, white where no ink is.
fn fax_page(decoder: &mut Decoder<Cursor<&[u8]>>, (width, height): (u32, u32)) -> Result<Vec<u8>, Stop> {
    let options = decoder.find_tag_unsigned::<u32>(Tag::Unknown(T4_OPTIONS)).map_err(broken)?.unwrap_or(0);
    if options & 1 != 0 {
        return Err(broken("it is fax of group 3 in two dimensions, which is not read"));
    }
    let columns = u16::try_from(width).map_err(|_| broken("its rows are too long for fax"))?;
    let is_turned = matches!(decoder.find_tag_unsigned::<u16>(Tag::FillOrder), Ok(Some(2)));
    let places = decoder.get_tag_u64_vec(Tag::StripOffsets).map_err(broken)?;
    let lengths = decoder.get_tag_u64_vec(Tag::StripByteCounts).map_err(broken)?;
    let rows = decoder.find_tag_unsigned::<u32>(Tag::RowsPerStrip).map_err(broken)?.unwrap_or(height).min(height);
    let file = *decoder.inner().get_ref();
    let all = width as usize * height as usize;
    let mut luma = Vec::new();
    for (at, length) in places.into_iter().zip(lengths) {
        let strip = usize::try_from(at).ok().zip(usize::try_from(length).ok());
        let strip = strip.and_then(|(at, length)| file.get(at..)?.get(..length));
        let strip = strip.ok_or_else(|| broken("a strip is not in the file"))?;
        let left = (all - luma.len().min(all)) / width.max(1) as usize;
        let bytes = strip.iter().map(|byte| if is_turned { byte.reverse_bits() } else { *byte });
        super::fax::rows(bytes, columns, left.min(rows as usize), &mut luma);
    }
    // Rows that are lost at the end of a bad fax are white.
    luma.resize(all, u8::MAX);
    Ok(luma)
}

/// The grey of what four inks leave white.
fn unprinted([cyan, magenta, yellow, black]: [u8; 4]) -> u8 {
    let left = |ink: u8| u8::try_from(u16::from(255 - ink) * u16::from(255 - black) / 255).unwrap_or(0);
    Channels::Rgb.on_white(&[left(cyan), left(magenta), left(yellow)]).first().copied().unwrap_or(0)
}
