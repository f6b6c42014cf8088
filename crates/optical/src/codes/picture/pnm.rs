//! PBM, PGM and PPM pictures (P1 to P6), as `pdftoppm` and scanning programs write them. A file may hold several pictures.

use super::bounds::{Each, Left, Stop, broken, hand_over, require_size};
use super::shade::Channels;
use pannier_format::limits;

/// The bytes that are left of a file.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Stop> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(|| broken("it ends too early"))?;
        self.0 = rest;
        Ok(taken)
    }

    /// Skips blanks, and comments from `#` to the end of the line.
    fn skip_blanks(&mut self) {
        while let Some(first) = self.0.first() {
            if *first == b'#' {
                while self.byte().is_some_and(|byte| byte != b'\n') {}
            } else if first.is_ascii_whitespace() {
                self.byte();
            } else {
                return;
            }
        }
    }

    /// Takes a number in decimal digits.
    fn number(&mut self) -> Result<u32, Stop> {
        self.skip_blanks();
        let mut number = None;
        while let Some(digit) = self.0.first().filter(|byte| byte.is_ascii_digit()) {
            let sum = number.unwrap_or(0_u32).checked_mul(10).and_then(|sum| sum.checked_add(u32::from(digit - b'0')));
            number = Some(sum.ok_or_else(|| broken("a number is too large"))?);
            self.byte();
        }
        number.ok_or_else(|| broken("a number is missing"))
    }
}

/// Hands over every picture of a file.
pub(super) fn decode(bytes: &[u8], each: Each<'_>) -> Result<(), Stop> {
    let mut rest = Rest(bytes);
    let mut left = Left::default();
    loop {
        let size = one(&mut rest, &mut left, each)?;
        rest.skip_blanks();
        if size || rest.0.is_empty() {
            return Ok(());
        }
    }
}

/// Hands over one picture. Tells whether the caller has enough.
fn one(rest: &mut Rest<'_>, left: &mut Left, each: Each<'_>) -> Result<bool, Stop> {
    let (Some(b'P'), Some(kind @ b'1'..=b'6')) = (rest.byte(), rest.byte()) else {
        return Err(broken("it does not begin as PBM, PGM or PPM"));
    };
    let size = (rest.number()?, rest.number()?);
    let most = if matches!(kind, b'1' | b'4') { 1 } else { rest.number()? };
    if most == 0 || most > u32::from(u16::MAX) {
        return Err(broken("its brightest value is out of range"));
    }
    require_size(size, limits::PICTURE_PIXELS)?;
    left.take(size)?;
    let (width, height) = (size.0 as usize, size.1 as usize);
    let channels = if matches!(kind, b'3' | b'6') { Channels::Rgb } else { Channels::Grey };
    let samples = width * height * if channels == Channels::Rgb { 3 } else { 1 };
    let scaled = |value: u32| u8::try_from(value.min(most) * 255 / most).unwrap_or(u8::MAX);
    if !matches!(kind, b'1'..=b'3') {
        // One blank is between the head and the samples.
        rest.take(1)?;
    }
    let pixels: Vec<u8> = match kind {
        b'1' => {
            let mut pixels = Vec::with_capacity(samples.min(rest.0.len()));
            while pixels.len() < samples {
                rest.skip_blanks();
                pixels.push(match rest.byte() {
                    Some(b'0') => 255,
                    Some(b'1') => 0,
                    _ => return Err(broken("a pixel is missing")),
                });
            }
            pixels
        }
        b'4' => {
            let rows = rest.take(width.div_ceil(8) * height)?;
            super::shade::bits(rows, width, 1).into_iter().map(|bit| if bit == 0 { 255 } else { 0 }).collect()
        }
        b'2' | b'3' => {
            // Each number has a digit and a blank at least.
            if samples > rest.0.len() {
                return Err(broken("it ends too early"));
            }
            (0..samples).map(|_| rest.number().map(scaled)).collect::<Result<_, _>>()?
        }
        _ if most < 256 => {
            let samples = rest.take(samples)?;
            if most == 255 { samples.to_vec() } else { samples.iter().map(|value| scaled((*value).into())).collect() }
        }
        _ => {
            let pairs = rest.take(samples * 2)?.as_chunks::<2>().0;
            pairs.iter().map(|pair| scaled(u16::from_be_bytes(*pair).into())).collect()
        }
    };
    Ok(hand_over(each, size, channels.made_grey(pixels))?.is_enough())
}
