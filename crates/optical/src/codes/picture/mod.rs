//! The door to the picture formats: JPEG, PNG, GIF, WebP, TIFF, BMP and PNM files become grey pictures, within bounds. An animation is
//! decoded picture by picture. Bounds are checked before memory is allocated.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::fault::Result;

mod bmp;
mod bounds;
mod canvas;
mod fax;
mod gif;
mod jpeg;
mod png;
mod pnm;
mod shade;
mod tiff;
mod webp;

use bounds::{Each, Stop};
pub use bounds::{Flow, PictureFault};

/// A format that is decoded here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Photos.
    Jpeg,
    /// Pictures and animations.
    Png,
    /// Pictures and animations.
    Gif,
    /// Pictures and animations.
    WebP,
    /// Scans of one page or several.
    Tiff,
    /// Pictures of Windows.
    Bmp,
    /// PBM, PGM and PPM: what `pdftoppm` writes unless told otherwise.
    Pnm,
}

/// Decodes a file and hands over every picture in the file. A fault of the file is returned as a value, not as an
/// error. Pictures before the fault were handed over.
///
/// # Errors
/// The errors that `each` returns, and no others.
pub fn decode(bytes: &[u8], format: Format, each: Each<'_>) -> Result<Option<PictureFault>> {
    // The decoders read files of strangers: a panic in a decoder means a damaged picture.
    let outcome = catch_unwind(AssertUnwindSafe(|| decode_all(bytes, format, each)));
    match outcome {
        Ok(Ok(())) => Ok(None),
        Ok(Err(Stop::Fault(fault))) => Ok(Some(fault)),
        Ok(Err(Stop::Caller(error))) => Err(error),
        Err(_) => Ok(Some(PictureFault::GaveUp)),
    }
}

fn decode_all(bytes: &[u8], format: Format, each: Each<'_>) -> Result<(), Stop> {
    match format {
        Format::Jpeg => jpeg::decode(bytes, each),
        Format::Png => png::decode(bytes, each),
        Format::Gif => gif::decode(bytes, each),
        Format::WebP => webp::decode(bytes, each),
        Format::Tiff => tiff::decode(bytes, each),
        Format::Bmp => bmp::decode(bytes, each),
        Format::Pnm => pnm::decode(bytes, each),
    }
}

#[cfg(test)]
mod tests {
    use ::png::{BitDepth, BlendOp, ColorType, DisposeOp, Encoder};

    use super::bounds::Left;
    use super::*;
    use crate::codes::grey::Grey;
    use pannier_format::limits;

    fn all(bytes: &[u8], format: Format) -> (Vec<Grey>, Option<PictureFault>) {
        let mut pictures = Vec::new();
        let mut each = |grey| {
            pictures.push(grey);
            Ok(Flow::More)
        };
        let fault = decode(bytes, format, &mut each).unwrap();
        (pictures, fault)
    }

    fn png(samples: &[u8], width: u32, height: u32, color: ColorType, depth: BitDepth) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(color);
        encoder.set_depth(depth);
        encoder.set_palette(vec![0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 255]);
        encoder.write_header().unwrap().write_image_data(samples).unwrap();
        bytes
    }

    fn grey_png(luma: &[u8], width: u32, height: u32) -> Vec<u8> {
        png(luma, width, height, ColorType::Grayscale, BitDepth::Eight)
    }

    /// The seeds of the fuzz targets: one code in every format, and animations of two.
    fn seed(name: &str) -> Vec<u8> {
        std::fs::read(format!("{}/../../fuzz/seeds/picture/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }

    #[test]
    fn a_picture_comes_out_grey() {
        let luma: Vec<u8> = (0..=254).step_by(2).collect();
        let (pictures, fault) = all(&grey_png(&luma, 16, 8), Format::Png);
        assert_eq!((pictures, fault), (vec![Grey::new(16, 8, luma).unwrap()], None));
    }

    /// A TIFF of one row in which each colour has a plane of its own.
    fn planar_tiff(planes: &[&[u8]], bits: u16, photometric: u32, extra: Option<u32>) -> Vec<u8> {
        let number = |value: usize| u32::try_from(value).unwrap();
        let mut bytes = b"II*\0\0\0\0\0".to_vec();
        let mut put = |values: &[u8]| {
            bytes.resize(bytes.len().next_multiple_of(2), 0);
            let at = bytes.len();
            bytes.extend(values);
            number(at)
        };
        let places: Vec<u32> = planes.iter().map(|plane| put(plane)).collect();
        let longs = |values: &[u32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
        let lengths = longs(&planes.iter().map(|plane| number(plane.len())).collect::<Vec<_>>());
        let count = number(planes.len());
        let (places, lengths) = (put(&longs(&places)), put(&lengths));
        let depths = put(&longs(&vec![u32::from(bits); planes.len()]));
        let width = number(planes[0].len()) * 8 / u32::from(bits);
        let mut entries = vec![
            (256_u16, 1, width),
            (257, 1, 1),
            (258, count, depths),
            (259, 1, 1),
            (262, 1, photometric),
            (273, count, places),
            (277, 1, count),
            (278, 1, 1),
            (279, count, lengths),
            (284, 1, 2),
        ];
        entries.extend(extra.map(|kind| (338, 1, kind)));
        let at = put(&[]).to_le_bytes();
        bytes[4..8].copy_from_slice(&at);
        bytes.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
        for (tag, count, value) in entries {
            bytes.extend(tag.to_le_bytes());
            bytes.extend([if tag == 338 { 3 } else { 4 }, 0]);
            bytes.extend(longs(&[count, value]));
        }
        bytes.extend([0; 4]);
        bytes
    }

    #[test]
    fn colours_in_planes_of_their_own_are_all_used() {
        type Case = (&'static [&'static [u8]], u16, u32, Option<u32>, [u8; 2]);
        let cases: [Case; 4] = [
            (&[&[255, 0], &[0, 255], &[0, 0]], 8, 2, None, [54, 182]),
            (&[&[255, 255, 0, 0], &[0, 0, 255, 255], &[0; 4]], 16, 2, None, [54, 182]),
            (&[&[0, 0], &[0, 0], &[0, 0], &[0, 255]], 8, 2, Some(2), [255, 0]),
            // Black ink alone.
            (&[&[0, 0], &[0, 0], &[0, 0], &[0, 255]], 8, 5, None, [255, 0]),
        ];
        for (planes, bits, photometric, extra, luma) in cases {
            let (pictures, fault) = all(&planar_tiff(planes, bits, photometric, extra), Format::Tiff);
            assert_eq!((pictures, fault), (vec![Grey::new(2, 1, luma.to_vec()).unwrap()], None), "{planes:?}");
        }
    }

    #[test]
    fn a_picture_of_any_colours_and_samples_comes_out_grey() {
        use BitDepth::{Eight, Four, One, Sixteen, Two};
        use ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
        let cases: [(ColorType, BitDepth, &[u8], [u8; 2]); 12] = [
            (Grayscale, One, &[0b0100_0000], [0, 255]),
            (Grayscale, Two, &[0b0110_0000], [85, 170]),
            (Grayscale, Four, &[0x3C], [51, 204]),
            (Grayscale, Sixteen, &[0x7F, 0xFF, 0x80, 0], [127, 128]),
            (GrayscaleAlpha, Eight, &[0, 0, 0, 255], [255, 0]),
            (GrayscaleAlpha, Sixteen, &[0, 0, 0, 0, 0, 0, 255, 255], [255, 0]),
            (Indexed, One, &[0b0100_0000], [0, 54]),
            (Indexed, Two, &[0b1011_0000], [182, 255]),
            (Indexed, Eight, &[1, 3], [54, 255]),
            (Rgb, Sixteen, &[255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0], [54, 182]),
            (Rgba, Eight, &[0, 0, 0, 0, 0, 0, 0, 255], [255, 0]),
            (Rgba, Sixteen, &[255, 255, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 128, 128], [54, 127]),
        ];
        for (color, depth, samples, greys) in cases {
            let (pictures, fault) = all(&png(samples, 2, 1, color, depth), Format::Png);
            assert_eq!(fault, None, "{color:?} {depth:?}");
            assert_eq!(pictures[0].luma(), greys, "{color:?} {depth:?}");
        }
    }

    #[test]
    fn a_code_is_read_in_every_format() {
        use crate::codes::qr_read::{Effort, read};
        for (name, format) in [
            ("code.png", Format::Png),
            ("code.gif", Format::Gif),
            ("code.jpg", Format::Jpeg),
            ("code.webp", Format::WebP),
            ("code-g4.tif", Format::Tiff),
            ("code-g3.tif", Format::Tiff),
            ("code-white-zero.tif", Format::Tiff),
            ("code-lzw.tif", Format::Tiff),
            ("code-packbits.tif", Format::Tiff),
            ("code-deflate.tif", Format::Tiff),
            ("code-jpeg.tif", Format::Tiff),
            ("code.bmp", Format::Bmp),
            ("code-1.bmp", Format::Bmp),
            ("code-24.bmp", Format::Bmp),
            ("code-ascii.pbm", Format::Pnm),
            ("code.pbm", Format::Pnm),
            ("code.pgm", Format::Pnm),
            ("code.ppm", Format::Pnm),
        ] {
            let (pictures, fault) = all(&seed(name), format);
            assert_eq!((pictures.len(), fault), (1, None), "{name}");
            let codes = read(&pictures[0], Effort::Still).codes;
            assert!(matches!(codes.as_slice(), [code] if code.starts_with(b"PN1")), "{name}: {codes:?}");
        }
    }

    #[test]
    fn a_pnm_of_any_kind_and_range_comes_out_grey() {
        let cases: [(&[u8], &[u8]); 8] = [
            (b"P1\n# a remark\n3 1\n101", &[0, 255, 0]),
            (b"P2 2 1 15 0 15", &[0, 255]),
            (b"P3 1 1 255 255 0 0", &[54]),
            (b"P4 9 1\n\x80\x80", &[0, 255, 255, 255, 255, 255, 255, 255, 0]),
            (b"P5 2 1 255\n\x07\xFF", &[7, 255]),
            (b"P5 1 1 1\n\x01", &[255]),
            (b"P5 2 1 65535\n\x80\0\xFF\xFF", &[127, 255]),
            (b"P6 1 1 255\n\xFF\0\0", &[54]),
        ];
        for (bytes, luma) in cases {
            let (pictures, fault) = all(bytes, Format::Pnm);
            assert_eq!(fault, None, "{bytes:?}");
            assert_eq!(pictures[0].luma(), luma, "{bytes:?}");
        }
        for bytes in
            [&b"P5 2 2 255\nabc"[..], b"P7 1 1", b"P5 1 1 0\nx", b"P2 90000 90000 9 1", b"P5 1 1 99999\nxx", b"P"]
        {
            assert!(all(bytes, Format::Pnm).1.is_some(), "{bytes:?}");
        }
    }

    #[test]
    fn a_bmp_of_any_depth_comes_out_grey() {
        let picture = |depth: u16, how: u32, height: i32, palette: &[u8], rows: &[u8]| {
            let head = 54 + palette.len();
            let mut bytes = b"BM\0\0\0\0\0\0\0\0".to_vec();
            bytes.extend(u32::try_from(head).unwrap().to_le_bytes());
            bytes.extend([40, 0, 0, 0, 2, 0, 0, 0]);
            bytes.extend(height.to_le_bytes());
            bytes.extend([1, 0]);
            bytes.extend(depth.to_le_bytes());
            bytes.extend(how.to_le_bytes());
            bytes.extend([0; 20]);
            [bytes, palette.to_vec(), rows.to_vec()].concat()
        };
        let two = [0, 0, 0, 0, 255, 255, 255, 0];
        let masks = [0, 0xFF, 0, 0, 0xFF, 0, 0, 0, 0, 0, 0xFF, 0];
        let cases = [
            (picture(1, 0, 1, &two, &[0x40, 0, 0, 0]), vec![0, 255]),
            (picture(4, 0, 1, &two, &[0x10, 0, 0, 0]), vec![255, 0]),
            (picture(8, 0, 2, &two, &[0, 0, 0, 0, 1, 0, 0, 0]), vec![255, 0, 0, 0]),
            (picture(8, 0, -2, &two, &[0, 0, 0, 0, 1, 0, 0, 0]), vec![0, 0, 255, 0]),
            (picture(16, 0, 1, &[], &[0xFF, 0x7F, 0, 0]), vec![255, 0]),
            (picture(24, 0, 1, &[], &[0, 0, 255, 255, 255, 255, 0, 0]), vec![54, 255]),
            (picture(32, 3, 1, &masks, &[0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0, 0]), vec![255, 54]),
        ];
        for (bytes, luma) in cases {
            let (pictures, fault) = all(&bytes, Format::Bmp);
            assert_eq!(fault, None);
            assert_eq!(pictures[0].luma(), luma);
        }
        for bytes in [picture(8, 1, 1, &two, &[0; 8]), picture(9, 0, 1, &two, &[0; 8]), picture(24, 0, 9, &[], &[0; 8])]
        {
            assert!(all(&bytes, Format::Bmp).1.is_some());
        }
        let huge = picture(1, 0, i32::MIN, &two, &[]);
        assert!(matches!(all(&huge, Format::Bmp).1, Some(PictureFault::TooLarge { .. })));
    }

    #[test]
    fn codes_that_are_light_on_dark_are_read() {
        use crate::codes::qr_read::{Effort, read};
        let (pictures, _) = all(&seed("code.png"), Format::Png);
        for effort in [Effort::Still, Effort::Moving] {
            assert_eq!(read(&pictures[0].inverted(), effort).codes, read(&pictures[0], effort).codes, "{effort:?}");
            assert_eq!(read(&pictures[0], effort).codes.len(), 1);
        }
    }

    #[test]
    fn an_animation_comes_out_picture_by_picture_until_it_is_enough() {
        let (gif, fault) = all(&seed("two.gif"), Format::Gif);
        assert_eq!((gif.len(), fault), (2, None));
        assert_eq!(all(&seed("two.png"), Format::Png), (gif.clone(), None));
        assert_ne!(gif[0], gif[1]);
        assert_eq!(all(&seed("two.pgm"), Format::Pnm), (gif.clone(), None));
        assert_eq!(all(&seed("two.tif"), Format::Tiff), (gif.clone(), None));
        for (name, format) in
            [("two.gif", Format::Gif), ("two.png", Format::Png), ("two.pgm", Format::Pnm), ("two.tif", Format::Tiff)]
        {
            let mut count = 0;
            let mut each = |_| {
                count += 1;
                Ok(Flow::Enough)
            };
            assert_eq!(decode(&seed(name), format, &mut each).unwrap(), None);
            assert_eq!(count, 1, "{name}");
        }
    }

    #[test]
    fn a_small_picture_of_an_animated_png_is_laid_over_the_others() {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 3, 1);
        encoder.set_color(ColorType::GrayscaleAlpha);
        encoder.set_animated(3, 0).unwrap();
        // The picture for programs without animation is not shown.
        encoder.set_sep_def_img(true).unwrap();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[9, 255, 9, 255, 9, 255]).unwrap();
        writer.write_image_data(&[10, 255, 20, 255, 30, 0]).unwrap();
        for (dispose, blend) in [(DisposeOp::Previous, BlendOp::Over), (DisposeOp::Background, BlendOp::Source)] {
            writer.set_frame_dimension(2, 1).unwrap();
            writer.set_frame_position(1, 0).unwrap();
            writer.set_dispose_op(dispose).unwrap();
            writer.set_blend_op(blend).unwrap();
            writer.write_image_data(&[40, 0, 50, 255]).unwrap();
        }
        writer.finish().unwrap();
        let (pictures, fault) = all(&bytes, Format::Png);
        assert_eq!(fault, None);
        let luma: Vec<&[u8]> = pictures.iter().map(Grey::luma).collect();
        assert_eq!(luma, [[10, 20, 255], [10, 20, 50], [10, 255, 50]]);
    }

    #[test]
    fn a_gif_whose_pictures_are_larger_than_it_pays_for_them() {
        let mut bytes = Vec::new();
        let mut encoder = ::gif::Encoder::new(&mut bytes, 1, 1, &[0, 0, 0, 255, 255, 255]).unwrap();
        let side = 5_000;
        let frame = ::gif::Frame::from_indexed_pixels(side, side, vec![1; 25_000_000], None);
        encoder.write_frame(&frame).unwrap();
        drop(encoder);
        let (pictures, fault) = all(&bytes, Format::Gif);
        assert!(pictures.is_empty());
        assert_eq!(fault, Some(PictureFault::TooLarge { width: 5_000, height: 5_000, most: 16 }));
        let mut left = Left::default();
        let paid = (0..).take_while(|_| left.take((4_096, 4_096)).is_ok()).count();
        assert_eq!(paid as u64, limits::ANIMATION_PIXELS / ((16 << 20) + limits::ANIMATION_STEP));
    }

    #[test]
    fn damage_is_told_and_never_a_panic() {
        let mut random = fastrand::Rng::with_seed(3);
        let seeds = [
            "code.jpg",
            "code.png",
            "two.png",
            "two.gif",
            "code.webp",
            "code-g4.tif",
            "code-lzw.tif",
            "two.tif",
            "code-1.bmp",
            "code.pbm",
            "two.pgm",
        ]
        .map(seed);
        use Format::{Bmp, Gif, Jpeg, Png, Pnm, Tiff, WebP};
        for format in [Jpeg, Png, Gif, WebP, Tiff, Bmp, Pnm] {
            assert!(all(&[], format).1.is_some());
            for whole in &seeds {
                for _ in 0..40 {
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
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_before_memory_is_set_aside() {
        let huge = 40_000u16.to_be_bytes();
        let mut png = grey_png(&[0; 64], 8, 8);
        png[18..20].copy_from_slice(&huge);
        png[22..24].copy_from_slice(&huge);
        // The checksum of the header does not stop a forger.
        let crc = pannier_format::crc::crc32([&png[12..29]]);
        png[29..33].copy_from_slice(&crc.to_be_bytes());
        let mut jpeg = seed("code.jpg");
        let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        jpeg[frame + 5..frame + 9].copy_from_slice(&[huge, huge].concat());
        let mut gif = seed("two.gif");
        gif[6..10].copy_from_slice(&[huge[1], huge[0], huge[1], huge[0]]);
        for (bytes, format, most) in [(png, Format::Png, 64), (jpeg, Format::Jpeg, 64), (gif, Format::Gif, 16)] {
            let fault = PictureFault::TooLarge { width: 40_000, height: 40_000, most };
            assert_eq!(all(&bytes, format), (vec![], Some(fault)), "{format:?}");
        }
        // WebP holds 16,384 pixels in 14 bits.
        let mut webp = seed("code.webp");
        let size = webp.windows(3).position(|three| three == [0x9D, 0x01, 0x2A]).unwrap() + 3;
        webp[size..size + 4].copy_from_slice(&[0xFF, 0x3F, 0xFF, 0x3F]);
        let fault = PictureFault::TooLarge { width: 16_383, height: 16_383, most: 64 };
        assert_eq!(all(&webp, Format::WebP), (vec![], Some(fault)));
    }
}
