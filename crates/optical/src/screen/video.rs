//! A loop as a film for television: grey Y4M, 16:9, with a few lines of still text below the codes.

use super::{Loop, codes, drawn, paint};
use crate::codes::qr::Symbol;
use crate::codes::raster::Bitmap;
use crate::fault::{Error, Result};
use crate::paper::profile::{QUIET_MODULES, Screen};
use crate::screen::Grid;

/// The levels of black and white, of grey and of no colour in television (BT.601, BT.709).
const BLACK: u8 = 16;
const WHITE: u8 = 235;
const NO_COLOUR: u8 = 128;
/// The share of the width and the height that every set shows, in percent.
const SAFE_PERCENT: u32 = 90;
/// Modules of white between two codes, and around all codes.
const MARGIN: u32 = QUIET_MODULES;
/// Pixels of a letter's side in the font.
const LETTER: u32 = 8;

/// A kind of television.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Television {
    /// 720 or 1080 lines.
    Hd,
    /// 576 or 480 lines.
    Sd,
}

/// The pictures that a channel shows in a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// 25, as in Europe, Asia and Africa.
    Pal,
    /// 30, as in America and Japan.
    Ntsc,
}

impl Television {
    /// The codes.
    pub fn screen(self) -> Screen {
        match self {
            Self::Hd => Screen::TelevisionHd,
            Self::Sd => Screen::TelevisionSd,
        }
    }

    /// The codes that are shown at once: two beside each other fill a wide picture.
    pub fn grid(self) -> Grid {
        Grid::PAIR
    }

    /// The width and height of the film in pixels, which are square.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Hd => (1280, 720),
            Self::Sd => (1024, 576),
        }
    }

    /// The pixels of a module's side.
    fn module_pixels(self) -> u32 {
        match self {
            Self::Hd => 4,
            Self::Sd => 5,
        }
    }

    /// The largest pixels of a letter's dot.
    fn letter_pixels(self) -> u32 {
        match self {
            Self::Hd => 3,
            Self::Sd => 2,
        }
    }
}

impl Rate {
    /// Pictures a second.
    pub fn pictures(self) -> u32 {
        match self {
            Self::Pal => 25,
            Self::Ntsc => 30,
        }
    }

    /// The pictures for which a code stands still. A recorder or camera that mixes two pictures, or two fields, still sees
    /// pictures that show one code alone.
    pub fn held(self) -> u32 {
        match self {
            Self::Pal => 4,
            Self::Ntsc => 5,
        }
    }

    /// Showings of new codes a second.
    pub fn showings(self) -> f64 {
        f64::from(self.pictures()) / f64::from(self.held())
    }
}

/// A film in the making.
#[derive(Clone, Copy, Debug)]
pub struct Film<'a> {
    /// The codes.
    pub symbols: &'a [Symbol],
    /// The order of the codes.
    pub shown: &'a Loop,
    /// The kind of television.
    pub television: Television,
    /// The pictures a second.
    pub rate: Rate,
    /// The lines of text below the codes, in ASCII.
    pub lines: &'a [String],
    /// The number of pictures. The loop is repeated until the film has all of them.
    pub pictures: u64,
}

impl Film<'_> {
    /// The bytes of the film.
    pub fn bytes(&self) -> u64 {
        let (width, height) = self.television.size();
        let picture = FRAME.len() as u64 + u64::from(width) * u64::from(height) * 3 / 2;
        self.head().len() as u64 + self.pictures.saturating_mul(picture)
    }

    /// Passes the bytes of the film on, picture by picture. One picture at a time is in memory.
    ///
    /// # Errors
    /// Errors of `write`, and a bug: the codes must fit the picture.
    pub fn write<E: From<Error>>(&self, write: &mut dyn FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        write(self.head().as_bytes())?;
        let (held, mut left) = (u64::from(self.rate.held()), self.pictures);
        for number in 0.. {
            if left == 0 {
                break;
            }
            let picture = self.showing(number)?;
            for _ in 0..held.min(left) {
                write(&picture)?;
            }
            left = left.saturating_sub(held);
        }
        Ok(())
    }

    /// The first line of the file.
    fn head(&self) -> String {
        let ((width, height), rate) = (self.television.size(), self.rate.pictures());
        format!("YUV4MPEG2 W{width} H{height} F{rate}:1 Ip A1:1 C420jpeg XCOLORRANGE=LIMITED\n")
    }

    /// One picture of the film, as the file holds the picture. Showings are counted from 0, over all rounds.
    ///
    /// # Errors
    /// A bug alone: the codes must fit the picture.
    fn showing(&self, number: usize) -> Result<Vec<u8>> {
        const BUG: Error = Error::bug("codes that do not fit the picture of a television");
        let (width, height) = self.television.size();
        let (left, top) = (width * (100 - SAFE_PERCENT) / 200, height * (100 - SAFE_PERCENT) / 200);
        let (safe_width, safe_height) = (width - 2 * left, height - 2 * top);
        let modules = drawn(&codes(self.symbols, self.shown, number), self.shown.grid, MARGIN as usize);
        let pixels = self.television.module_pixels();
        let dots = |modules: usize| u32::try_from(modules).unwrap_or(u32::MAX).saturating_mul(pixels);
        // The margin around all codes may lie outside: the whole picture is white.
        let margin = 2 * MARGIN as usize;
        let (wide, high) = (dots(modules.width.saturating_sub(margin)), dots(modules.height.saturating_sub(margin)));
        let text = self.text_height(safe_width);
        let room = safe_height.checked_sub(text).filter(|room| *room >= high && safe_width >= wide).ok_or(BUG)?;
        let mut bitmap = Bitmap::white(width, height);
        let at = |start: u32, free: u32| (start + free / 2).saturating_sub(MARGIN * pixels);
        paint(&mut bitmap, (at(left, safe_width - wide), at(top, room - high)), pixels, &modules);
        self.write_text(&mut bitmap, (left, top + safe_height), safe_width);
        let mut out = FRAME.to_vec();
        out.extend(bitmap.pixels().map(|bit| if bit == 0 { BLACK } else { WHITE }));
        out.resize(out.len() + (width * height / 2) as usize, NO_COLOUR);
        Ok(out)
    }

    /// The pixels of a dot of a letter. The longest line fits the width.
    fn dot(&self, width: u32) -> u32 {
        let longest = self.lines.iter().map(String::len).max().unwrap_or(0);
        let room = width / (u32::try_from(longest).unwrap_or(u32::MAX).max(1) * LETTER);
        room.clamp(1, self.television.letter_pixels())
    }

    /// The height of the text, with the margin of the codes above.
    fn text_height(&self, width: u32) -> u32 {
        let lines = u32::try_from(self.lines.len()).unwrap_or(0);
        lines * (LETTER + 1) * self.dot(width) + MARGIN * self.television.module_pixels()
    }

    fn write_text(&self, bitmap: &mut Bitmap, (left, bottom): (u32, u32), width: u32) {
        let dot = self.dot(width);
        for (line, up) in self.lines.iter().rev().zip(0..) {
            let wide = u32::try_from(line.len()).unwrap_or(0) * LETTER * dot;
            let at = (left + width.saturating_sub(wide) / 2, bottom - dot - up * (LETTER + 1) * dot);
            bitmap.text(at, (LETTER * dot, LETTER * dot), line);
        }
    }
}

/// The line before each picture.
const FRAME: &[u8] = b"FRAME\n";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::film::{Form, pictures};
    use crate::codes::grey::Grey;
    use crate::codes::picture::Flow;
    use crate::codes::qr_read::{Effort, read};
    use crate::objects::object::{Share, frames, group};
    use pannier_format::Frame;
    use pannier_format::frame::Kind;
    use pannier_reader::watch::Watch;

    /// The frames of an object, and the first pictures of a film of them: one, or a round and the next picture.
    fn filmed(television: Television, rate: Rate, lines: &[String], is_round: bool) -> (Vec<Frame>, Vec<Grey>) {
        let carrier = television.screen().carrier();
        let object: Vec<u8> = (0..carrier.body_bytes * 5).map(|i| (i * i % 251) as u8).collect();
        let group = group(Kind::Chunk, &object, carrier.body_bytes, Share::percent(0)).unwrap();
        let frames = frames(&group, &object).unwrap();
        let symbols = crate::screen::symbols(&frames, carrier, &Watch::default()).unwrap();
        let shown = Loop::new(&frames, television.grid());
        let count = if is_round { shown.pictures() as u64 * u64::from(rate.held()) + 1 } else { 1 };
        let film = Film { symbols: &symbols, shown: &shown, television, rate, lines, pictures: count };
        let mut bytes = Vec::new();
        let mut write = |piece: &[u8]| -> Result<()> {
            bytes.extend_from_slice(piece);
            Ok(())
        };
        film.write(&mut write).unwrap();
        assert_eq!(bytes.len() as u64, film.bytes());
        let mut seen = Vec::new();
        let mut each = |grey| {
            seen.push(grey);
            Ok(Flow::More)
        };
        assert_eq!(pictures(&mut bytes.as_slice(), Form::Y4m, u64::MAX, &mut each).unwrap(), None);
        assert_eq!(seen.len() as u64, count);
        (frames, seen)
    }

    fn lines() -> Vec<String> {
        ["PANNIER: mosaic 42", "06039 13605 09490 48252 88388 72112", &"a".repeat(48)].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_film_holds_each_showing_and_shows_every_code() {
        for (television, rate) in [(Television::Hd, Rate::Pal), (Television::Sd, Rate::Ntsc)] {
            let held = rate.held() as usize;
            let (frames, seen) = filmed(television, rate, &lines(), true);
            let last = seen.len() - 1;
            let mut lines = std::collections::BTreeSet::new();
            for showing in seen[..last].chunks(held) {
                assert!(showing.iter().all(|picture| *picture == showing[0]));
                let codes = read(&showing[0], Effort::Still).codes;
                assert_eq!(codes.len(), 2, "{television:?}");
                lines.extend(codes);
            }
            assert!(frames.iter().all(|frame| lines.contains(frame.write().as_bytes())));
            assert_ne!(seen[0], seen[last], "the cells turn from round to round");
        }
    }

    #[test]
    fn everything_is_grey_and_within_the_part_that_every_set_shows() {
        for television in [Television::Hd, Television::Sd] {
            let (_, seen) = filmed(television, Rate::Pal, &lines(), false);
            let (width, height) = television.size();
            assert_eq!((width * 9, seen[0].width(), seen[0].height()), (height * 16, width, height));
            let (mut dark, mut text) = (0, 0);
            for (y, row) in (0..).zip(seen[0].luma().chunks(width as usize)) {
                for (x, light) in (0..).zip(row) {
                    assert!(matches!(*light, BLACK | WHITE));
                    if *light == BLACK {
                        let safe = |at: u32, side: u32| at >= side / 20 && at < side - side / 20;
                        assert!(safe(x, width) && safe(y, height), "{television:?} {x} {y}");
                        dark += 1;
                        text += u32::from(y > height * 17 / 20);
                    }
                }
            }
            assert!(dark > width * height / 4 && text > 1_000, "{dark} {text}");
        }
    }

    #[test]
    fn a_long_line_is_written_smaller_and_a_line_too_long_is_cut() {
        for letters in [75, 400] {
            let (frames, seen) = filmed(Television::Hd, Rate::Pal, &["m".repeat(letters)], false);
            assert!(!frames.is_empty() && read(&seen[0], Effort::Still).codes.len() == 2);
        }
    }
}
