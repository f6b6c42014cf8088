//! The pictures of an uncompressed stream in their order: Y4M, plain grey, and pages as PGM.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, BufRead, Read as _};

use crate::codes::grey::Grey;
use crate::codes::picture::Flow;
use crate::fault::{Error, Result};
use pannier_format::limits;
use pannier_reader::error::Doing;

/// The form in which a stream holds its pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// YUV4MPEG2: the first line holds the size.
    Y4m,
    /// Grey bytes alone, without a header.
    Raw {
        /// Pixels of a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// Binary PGM pictures in a row, each with its size.
    Pgm,
}

/// The reason why a stream holds no more pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilmFault {
    /// The stream does not begin with the mark of its form.
    #[error("it is not {0}")]
    Form(&'static str),
    /// The pixels are of a kind that is not read.
    #[error("its pixels are of a kind that is not read: convert it to 8 bits, 4:2:0 or grey")]
    Pixels,
    /// The pictures are too large.
    #[error("its pictures have {width} x {height} pixels, and at most {most} million are looked at")]
    TooLarge {
        /// Pixels of a row.
        width: u32,
        /// Rows.
        height: u32,
        /// Millions of pixels that are read at most.
        most: u64,
    },
    /// The stream ends too early.
    #[error("it ends in the middle of a picture")]
    CutShort,
    /// The limit on pictures or pages is reached, and the rest of the stream is not read.
    #[error("its first {0} pictures or pages were looked at and the rest was not: give it in shorter pieces")]
    TooLong(u64),
}

/// Longest header line.
const LINE_MAX: u64 = 1_024;

enum Stop {
    Fault(FilmFault),
    Error(Error),
    End,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// Hands over the pictures of a stream, up to a limit on all pixels together. A fault of the stream is returned as a
/// value, not as an error.
///
/// # Errors
/// Errors of reading the stream, and errors that `each` returns.
pub fn pictures(
    input: &mut dyn BufRead,
    form: Form,
    most_pixels: u64,
    each: &mut dyn FnMut(Grey) -> Result<Flow>,
) -> Result<Option<FilmFault>> {
    let (mut left, mut count, mut is_too_long) = (most_pixels, 0u64, false);
    let each = &mut |grey: Grey| {
        let pixels = u64::from(grey.width()).saturating_mul(u64::from(grey.height()));
        match left.checked_sub(pixels.saturating_add(limits::ANIMATION_STEP)) {
            Some(rest) => left = rest,
            None => {
                is_too_long = true;
                return Ok(Flow::Enough);
            }
        }
        count = count.saturating_add(1);
        each(grey)
    };
    let outcome = match form {
        Form::Y4m => y4m(input, each),
        Form::Raw { width, height } => {
            grey_size(width, height, limits::MOVING_PIXELS).and_then(|bytes| raw(input, (width, height), bytes, each))
        }
        Form::Pgm => pgm(input, each),
    };
    match outcome {
        Ok(()) | Err(Stop::End) if is_too_long => Ok(Some(FilmFault::TooLong(count))),
        Ok(()) | Err(Stop::End) => Ok(None),
        Err(Stop::Fault(fault)) => Ok(Some(fault)),
        Err(Stop::Error(error)) => Err(error),
    }
}

fn grey_size(width: u32, height: u32, most: u64) -> Result<usize, Stop> {
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    let fits = width <= limits::PICTURE_SIDE && height <= limits::PICTURE_SIDE && pixels <= most;
    let size = usize::try_from(pixels).ok().filter(|pixels| fits && *pixels > 0);
    size.ok_or(Stop::Fault(FilmFault::TooLarge { width, height, most: most >> 20 }))
}

fn raw(
    input: &mut dyn BufRead,
    (width, height): (u32, u32),
    bytes: usize,
    each: &mut dyn FnMut(Grey) -> Result<Flow>,
) -> Result<(), Stop> {
    let mut known = 0;
    loop {
        let luma = read_picture(input, bytes, known)?;
        known = bytes;
        hand_over(width, height, luma, each)?;
    }
}

fn y4m(input: &mut dyn BufRead, each: &mut dyn FnMut(Grey) -> Result<Flow>) -> Result<(), Stop> {
    const FORM: Stop = Stop::Fault(FilmFault::Form("Y4M"));
    let head = read_line(input)?.ok_or(FORM)?;
    let mut fields = head.split(' ');
    if fields.next() != Some("YUV4MPEG2") {
        return Err(FORM);
    }
    let (mut width, mut height, mut pixels) = (0, 0, "420");
    for field in fields {
        if let Some(text) = field.strip_prefix('W') {
            width = text.parse().map_err(|_| FORM)?;
        } else if let Some(text) = field.strip_prefix('H') {
            height = text.parse().map_err(|_| FORM)?;
        } else if let Some(text) = field.strip_prefix('C') {
            pixels = text;
        }
    }
    let bytes = grey_size(width, height, limits::MOVING_PIXELS)?;
    let (half_width, half_height) = (u64::from(width.div_ceil(2)), u64::from(height.div_ceil(2)));
    let colour_bytes = match pixels {
        "mono" => 0,
        "420" | "420jpeg" | "420mpeg2" | "420paldv" => half_width.saturating_mul(half_height).saturating_mul(2),
        "422" => half_width.saturating_mul(u64::from(height)).saturating_mul(2),
        "444" => (bytes as u64).saturating_mul(2),
        "444alpha" => (bytes as u64).saturating_mul(3),
        _ => return Err(Stop::Fault(FilmFault::Pixels)),
    };
    let mut known = 0;
    while let Some(line) = read_line(input)? {
        if line != "FRAME" && !line.starts_with("FRAME ") {
            return Err(FORM);
        }
        let luma = read_picture(input, bytes, known)?;
        known = bytes;
        let skipped = io::copy(&mut (&mut *input).take(colour_bytes), &mut io::sink()).map_err(stream_error)?;
        if skipped < colour_bytes {
            return Err(Stop::Fault(FilmFault::CutShort));
        }
        hand_over(width, height, luma, each)?;
    }
    Ok(())
}

fn pgm(input: &mut dyn BufRead, each: &mut dyn FnMut(Grey) -> Result<Flow>) -> Result<(), Stop> {
    const FORM: Stop = Stop::Fault(FilmFault::Form("PGM"));
    while let Some(magic) = read_line(input)? {
        if magic != "P5" {
            return Err(FORM);
        }
        let mut numbers = Vec::new();
        while numbers.len() < 3 {
            let line = read_line(input)?.ok_or(FORM)?;
            let words = line.split('#').next().unwrap_or_default().split_ascii_whitespace();
            for word in words {
                numbers.push(word.parse::<u32>().map_err(|_| FORM)?);
            }
        }
        let [width, height, 255] = numbers.as_slice() else { return Err(FORM) };
        let bytes = grey_size(*width, *height, limits::PICTURE_PIXELS)?;
        let luma = read_picture(input, bytes, 0)?;
        hand_over(*width, *height, luma, each)?;
    }
    Ok(())
}

fn hand_over(width: u32, height: u32, luma: Vec<u8>, each: &mut dyn FnMut(Grey) -> Result<Flow>) -> Result<(), Stop> {
    let grey = Grey::new(width, height, luma).ok_or(Error::bug("a picture without its bytes"))?;
    if each(grey)? == Flow::Enough { Err(Stop::End) } else { Ok(()) }
}

fn stream_error(error: io::Error) -> Stop {
    Stop::Error(pannier_reader::Error::from_stream(Doing::Read, "the stream of pictures", error).into())
}

/// Reads one picture. An end before the first byte of the picture is the end of the stream. Memory for the first `known`
/// bytes is set aside at once: so many came for the picture before.
fn read_picture(input: &mut dyn BufRead, bytes: usize, known: usize) -> Result<Vec<u8>, Stop> {
    let mut luma = Vec::with_capacity(known.min(bytes));
    (&mut *input).take(bytes as u64).read_to_end(&mut luma).map_err(stream_error)?;
    match luma.len() {
        0 => Err(Stop::End),
        got if got < bytes => Err(Stop::Fault(FilmFault::CutShort)),
        _ => Ok(luma),
    }
}

/// Reads a header line without its line end. Returns `None` at the end of the stream.
fn read_line(input: &mut dyn BufRead) -> Result<Option<String>, Stop> {
    let mut line = Vec::new();
    let count = (&mut *input).take(LINE_MAX).read_until(b'\n', &mut line).map_err(stream_error)?;
    if count == 0 {
        return Ok(None);
    }
    if line.pop() != Some(b'\n') {
        return Err(Stop::Fault(FilmFault::CutShort));
    }
    String::from_utf8(line).map(Some).map_err(|_| Stop::Fault(FilmFault::CutShort))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8], form: Form) -> (Vec<Grey>, Option<FilmFault>) {
        at_most(u64::MAX, bytes, form)
    }

    fn at_most(pixels: u64, bytes: &[u8], form: Form) -> (Vec<Grey>, Option<FilmFault>) {
        let mut pictures = Vec::new();
        let mut each = |grey| {
            pictures.push(grey);
            Ok(Flow::More)
        };
        let fault = super::pictures(&mut &bytes[..], form, pixels, &mut each).unwrap();
        (pictures, fault)
    }

    fn grey(value: u8) -> Grey {
        Grey::new(3, 2, vec![value; 6]).unwrap()
    }

    #[test]
    fn every_form_gives_its_pictures() {
        let mut film = b"YUV4MPEG2 W3 H2 F25:1 Ip A1:1 C420jpeg\n".to_vec();
        for value in [9, 8] {
            film.extend(b"FRAME\n");
            film.extend([value; 6]);
            film.extend([128; 4]);
        }
        assert_eq!(all(&film, Form::Y4m), (vec![grey(9), grey(8)], None));
        assert_eq!(all(&film[..film.len() - 1], Form::Y4m), (vec![grey(9)], Some(FilmFault::CutShort)));
        assert_eq!(all(&[7; 12], Form::Raw { width: 3, height: 2 }), (vec![grey(7), grey(7)], None));
        assert_eq!(all(&[7; 13], Form::Raw { width: 3, height: 2 }).1, Some(FilmFault::CutShort));
        let pages = [b"P5\n# a page\n3 2\n255\n".as_slice(), &[5; 6], b"P5\n3 2 255\n", &[6; 6]].concat();
        assert_eq!(all(&pages, Form::Pgm), (vec![grey(5), grey(6)], None));
    }

    #[test]
    fn what_claims_too_much_or_is_something_else_is_told() {
        for (bytes, form) in [
            (&b"YUV4MPEG2 W40000 H2\nFRAME\n"[..], Form::Y4m),
            (b"YUV4MPEG2 W0 H2\nFRAME\n", Form::Y4m),
            (b"YUV4MPEG2 W9 H9 C420p10\nFRAME\n", Form::Y4m),
            (b"YUV4MPEG2 Wx H9\n", Form::Y4m),
            (b"GIF89a", Form::Y4m),
            (b"P5\n99999 99999 255\n", Form::Pgm),
            (b"P6\n1 1 255\nxxx", Form::Pgm),
        ] {
            let (pictures, fault) = all(bytes, form);
            assert!(pictures.is_empty() && fault.is_some(), "{form:?}");
        }
        assert!(all(b"", Form::Raw { width: 70_000, height: 1 }).1.is_some());
        assert_eq!(all(b"", Form::Pgm), (vec![], None));
    }

    #[test]
    fn what_is_too_long_counts_as_far_as_it_was_looked_at() {
        let each = 6 + limits::ANIMATION_STEP;
        let form = Form::Raw { width: 3, height: 2 };
        assert_eq!(at_most(3 * each, &[7; 18], form), (vec![grey(7); 3], None));
        assert_eq!(at_most(3 * each - 1, &[7; 18], form), (vec![grey(7); 2], Some(FilmFault::TooLong(2))));
        // The line has no end, and the program does not wait for an end.
        let mut endless = io::BufReader::new(io::repeat(7));
        let mut count = 0;
        let mut count_it = |_| {
            count += 1;
            Ok(Flow::More)
        };
        let fault = pictures(&mut endless, form, 1_000 * each, &mut count_it).unwrap();
        assert_eq!((count, fault), (1_000, Some(FilmFault::TooLong(1_000))));
    }

    #[test]
    fn an_honest_film_and_an_honest_document_are_looked_at_to_their_end() {
        let fits =
            |count: u64, width: u64, height: u64, most: u64| count * (width * height + limits::ANIMATION_STEP) <= most;
        assert!(fits(3_600 * 30, 1280, 720, limits::FILM_PIXELS));
        // The long side of every page is the same.
        assert!(fits(2_000, 3508, 3508, limits::PAGES_PIXELS) && fits(3_000, 3508, 2480, limits::PAGES_PIXELS));
    }
}
