//! Glyphs: texts that were shaped beforehand, and the fonts that were cut to these glyphs. Nothing here shapes a text.

use std::sync::Arc;

/// A font that is cut to the glyphs of some texts. All measures are thousandths of the size of the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Font {
    /// The name of the font in a document, in letters that such a name can have.
    pub name: String,
    /// The font as a TrueType file.
    pub file: &'static [u8],
    /// The height above the base line.
    pub ascent: i32,
    /// The depth below the base line, as a negative number.
    pub descent: i32,
    /// The edges of all glyphs: left, bottom, right, top.
    pub bounds: [i32; 4],
    /// The glyphs, by their numbers in texts.
    pub glyphs: Vec<Glyph>,
}

/// A glyph of a font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The number of the outline in the file.
    pub number: u16,
    /// The distance to the next glyph.
    pub width: u32,
    /// What somebody copies who selects the glyph. Several glyphs may stand for one letter: one of them has the letter.
    pub text: String,
}

/// A glyph in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The place of the glyph among the glyphs of its font.
    pub glyph: u16,
    /// The distance from the left edge of the run, and from the base line upwards.
    pub at: (i32, i32),
}

/// Glyphs of one font, from left to right, whatever the direction of the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The font of all glyphs.
    pub font: Arc<Font>,
    /// The glyphs in their places.
    pub glyphs: Vec<Placed>,
    /// The distance to the next run.
    pub width: u32,
}

impl Run {
    /// The width in dots at a size in dots.
    pub fn dots(&self, size_dots: u32) -> u32 {
        self.width.saturating_mul(size_dots).div_ceil(1_000)
    }
}
