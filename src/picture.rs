//! The door to the picture formats: JPEG, PNG, GIF and WebP become grey, animations picture by picture, within bounds
//! that are checked before memory is set aside.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{AnimationDecoder, DynamicImage, Frames, ImageDecoder, ImageError, ImageResult, Limits, RgbaImage};

use crate::error::Result;
use crate::format::Grey;
use crate::limits;

/// A format that is decoded here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Photos.
    Jpeg,
    /// Also animated.
    Png,
    /// Also animated.
    Gif,
    /// Also animated.
    WebP,
}

/// Why a picture gives nothing, or nothing more.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PictureFault {
    /// More pixels than any camera of the day makes.
    #[error("it has {width} x {height} pixels, and at most {most} million are looked at")]
    TooLarge {
        /// Pixels of a row.
        width: u32,
        /// Rows.
        height: u32,
        /// Millions that are looked at.
        most: u64,
    },
    /// An animation without end.
    #[error("it is longer than any animation that is looked at")]
    TooLong,
    /// It breaks its format.
    #[error("it is damaged: {0}")]
    Broken(String),
}

/// Whether the pictures after one are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// Go on.
    More,
    /// That was enough.
    Enough,
}

/// Decodes a file and hands over every picture in it. What is wrong with the file is told, not fatal: the pictures before
/// were handed over.
///
/// # Errors
/// Only what `each` gives.
pub(crate) fn decode(
    bytes: &[u8],
    format: Format,
    each: &mut dyn FnMut(Grey) -> Result<Flow>,
) -> Result<Option<PictureFault>> {
    // The decoders are fed by strangers: a panic in one is a damaged picture.
    let outcome = catch_unwind(AssertUnwindSafe(|| decode_all(bytes, format, each)));
    match outcome {
        Ok(Ok(())) => Ok(None),
        Ok(Err(Stop::Fault(fault))) => Ok(Some(fault)),
        Ok(Err(Stop::Caller(error))) => Err(error),
        Err(_) => Ok(Some(PictureFault::Broken("its decoder gave up".to_owned()))),
    }
}

enum Stop {
    Fault(PictureFault),
    Caller(crate::error::Error),
}

impl From<ImageError> for Stop {
    fn from(error: ImageError) -> Self {
        Self::Fault(PictureFault::Broken(error.to_string()))
    }
}

fn decode_all(bytes: &[u8], format: Format, each: &mut dyn FnMut(Grey) -> Result<Flow>) -> Result<(), Stop> {
    let input = || Cursor::new(bytes);
    match format {
        Format::Jpeg => single(JpegDecoder::new(input())?, each),
        Format::Png => {
            let decoder = PngDecoder::with_limits(input(), bounds(limits::PICTURE_PIXELS))?;
            if !decoder.is_apng()? {
                return single(decoder, each);
            }
            require_size(decoder.dimensions(), limits::MOVING_PIXELS)?;
            let size = decoder.dimensions();
            animation(decoder.apng()?.into_frames(), size, each)
        }
        Format::Gif => {
            let mut decoder = GifDecoder::new(input())?;
            let size = decoder.dimensions();
            require_size(size, limits::MOVING_PIXELS)?;
            decoder.set_limits(bounds(limits::MOVING_PIXELS))?;
            animation(decoder.into_frames(), size, each)
        }
        Format::WebP => {
            let decoder = WebPDecoder::new(input())?;
            if !decoder.has_animation() {
                return single(decoder, each);
            }
            let size = decoder.dimensions();
            require_size(size, limits::MOVING_PIXELS)?;
            animation(decoder.into_frames(), size, each)
        }
    }
}

fn bounds(pixels: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(limits::PICTURE_SIDE);
    limits.max_image_height = Some(limits::PICTURE_SIDE);
    // Eight bytes a pixel are the most that a format here has; two of those while pictures are joined.
    limits.max_alloc = Some(pixels * 16);
    limits
}

fn require_size((width, height): (u32, u32), pixels: u64) -> Result<(), Stop> {
    let fits = width <= limits::PICTURE_SIDE && height <= limits::PICTURE_SIDE;
    if fits && u64::from(width) * u64::from(height) <= pixels {
        Ok(())
    } else {
        Err(Stop::Fault(PictureFault::TooLarge { width, height, most: pixels >> 20 }))
    }
}

fn single(mut decoder: impl ImageDecoder, each: &mut dyn FnMut(Grey) -> Result<Flow>) -> Result<(), Stop> {
    require_size(decoder.dimensions(), limits::PICTURE_PIXELS)?;
    decoder.set_limits(bounds(limits::PICTURE_PIXELS))?;
    let picture = DynamicImage::from_decoder(decoder)?;
    let grey = if picture.color().has_alpha() { on_white(&picture.into_rgba8()) } else { grey_of(picture) };
    if let Some(grey) = grey {
        each(grey).map_err(Stop::Caller)?;
    }
    Ok(())
}

fn animation(
    frames: Frames<'_>,
    (width, height): (u32, u32),
    each: &mut dyn FnMut(Grey) -> Result<Flow>,
) -> Result<(), Stop> {
    let mut left = limits::ANIMATION_PIXELS;
    for frame in frames {
        let frame: ImageResult<image::Frame> = frame;
        let cost = u64::from(width) * u64::from(height) + limits::ANIMATION_STEP;
        left = left.checked_sub(cost).ok_or(Stop::Fault(PictureFault::TooLong))?;
        let Some(grey) = on_white(frame?.buffer()) else { continue };
        if each(grey).map_err(Stop::Caller)? == Flow::Enough {
            break;
        }
    }
    Ok(())
}

fn grey_of(picture: DynamicImage) -> Option<Grey> {
    let luma = picture.into_luma8();
    Grey::new(luma.width(), luma.height(), luma.into_raw())
}

/// What is transparent is shown on white, as paper would.
fn on_white(picture: &RgbaImage) -> Option<Grey> {
    let luma = picture.pixels().map(|pixel| {
        let [red, green, blue, alpha] = pixel.0.map(u32::from);
        let grey = (red * 2126 + green * 7152 + blue * 722) / 10_000;
        u8::try_from((grey * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    });
    Grey::new(picture.width(), picture.height(), luma.collect())
}

#[cfg(test)]
mod tests {
    use image::codecs::jpeg::JpegEncoder;
    use image::codecs::png::PngEncoder;
    use image::{ExtendedColorType, ImageEncoder};

    use super::*;

    fn all(bytes: &[u8], format: Format) -> (Vec<Grey>, Option<PictureFault>) {
        let mut pictures = Vec::new();
        let mut each = |grey| {
            pictures.push(grey);
            Ok(Flow::More)
        };
        let fault = decode(bytes, format, &mut each).unwrap();
        (pictures, fault)
    }

    fn png(luma: &[u8], width: u32, height: u32, color: ExtendedColorType) -> Vec<u8> {
        let mut bytes = Vec::new();
        PngEncoder::new(&mut bytes).write_image(luma, width, height, color).unwrap();
        bytes
    }

    #[test]
    fn a_picture_comes_out_grey() {
        let luma: Vec<u8> = (0..=254).step_by(2).collect();
        let (pictures, fault) = all(&png(&luma, 16, 8, ExtendedColorType::L8), Format::Png);
        assert_eq!((pictures, fault), (vec![Grey::new(16, 8, luma.clone()).unwrap()], None));
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 95).encode(&luma, 16, 8, ExtendedColorType::L8).unwrap();
        let (pictures, fault) = all(&jpeg, Format::Jpeg);
        assert_eq!((pictures[0].width(), fault), (16, None));
        assert!(pictures[0].luma().iter().zip(&luma).all(|(a, b)| a.abs_diff(*b) < 12));
    }

    #[test]
    fn what_is_transparent_is_white() {
        let (pictures, _) = all(&png(&[0, 0, 0, 0, 0, 0, 0, 255], 2, 1, ExtendedColorType::Rgba8), Format::Png);
        assert_eq!(pictures[0].luma(), [255, 0]);
    }

    #[test]
    fn damage_is_told_and_never_a_panic() {
        let luma = vec![7; 64 * 64];
        let whole = png(&luma, 64, 64, ExtendedColorType::L8);
        let mut random = fastrand::Rng::with_seed(3);
        for format in [Format::Jpeg, Format::Png, Format::Gif, Format::WebP] {
            assert!(all(&[], format).1.is_some());
            for _ in 0..200 {
                let mut bytes = whole.clone();
                for _ in 0..3 {
                    let at = random.usize(..bytes.len());
                    bytes[at] = random.u8(..);
                }
                bytes.truncate(random.usize(..=bytes.len()));
                all(&bytes, format);
            }
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_before_memory_is_set_aside() {
        let mut bytes = png(&[0; 64], 8, 8, ExtendedColorType::L8);
        bytes[16..20].copy_from_slice(&40_000u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&40_000u32.to_be_bytes());
        // The checksum of the header holds nobody back who forges one.
        let crc = crate::format::crc::crc32([&bytes[12..29]]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        let (pictures, fault) = all(&bytes, Format::Png);
        assert!(pictures.is_empty() && fault.is_some());
    }
}
