//! A page: codes and lines of text in dots of 1/300 inch, for PDF, SVG or PNG. The page looks the same in all three
//! formats.

use std::fmt::Write as _;

use crate::codes::cells::{CELL_DOTS, Cells};
use crate::codes::glyphs::Run;
pub use crate::codes::pdf::Face;
use crate::codes::pdf::{self, Writer};
use crate::codes::qr::Symbol;
use crate::codes::raster::Bitmap;
use crate::fault::Result;

/// The white margin on all sides, which printers cannot reach: a little more than 8 mm (FORMAT.md §15, appendix).
pub const MARGIN_DOTS: u32 = 96;

/// A page that is being laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    size: (u32, u32),
    codes: Vec<Code>,
    texts: Vec<Text>,
    glyphs: Vec<Glyphs>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Code {
    at: (u32, u32),
    module_dots: u32,
    rectangles: Vec<[u32; 4]>,
    /// The sides of a page of cells. A PDF holds such a page as a picture, because viewers draw half a million
    /// rectangles slowly.
    cells: Option<(u32, u32)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Text {
    at: (u32, u32),
    size_dots: u32,
    face: Face,
    text: String,
}

/// Glyphs of an embedded font. Only a PDF has them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Glyphs {
    at: (u32, u32),
    size_dots: u32,
    face: Face,
    run: Run,
}

/// The width of a letter in text of this size.
pub fn letter_dots(size_dots: u32) -> u32 {
    // Letters of Courier are 600 thousandths of the size wide.
    (size_dots * 3).div_ceil(5)
}

/// The largest size, up to `most_dots`, at which `letters` letters are at most `wide` dots wide.
pub fn fitting_dots(most_dots: u32, letters: usize, wide: u32) -> u32 {
    let letters = u32::try_from(letters).unwrap_or(u32::MAX);
    (1..=most_dots).rev().find(|size| letter_dots(*size).saturating_mul(letters) <= wide).unwrap_or(1)
}

/// The pages as one PDF.
///
/// # Errors
/// A bug alone.
pub fn pdf(pages: &[Page]) -> Result<Vec<u8>> {
    let mut writer = Writer::default();
    pages.iter().try_for_each(|page| page.add_to(&mut writer))?;
    writer.finish()
}

impl Page {
    /// Makes an empty page.
    pub fn new(size: (u32, u32)) -> Self {
        Self { size, codes: Vec::new(), texts: Vec::new(), glyphs: Vec::new() }
    }

    /// Draws a code. The corner of the first module is at `at`; the quiet zone around the code stays white.
    pub fn code(&mut self, at: (u32, u32), module_dots: u32, symbol: &Symbol) {
        self.codes.push(Code { at, module_dots, rectangles: symbol.rectangles(), cells: None });
    }

    /// Draws cells in the middle of the width, with `margin` dots below them.
    pub fn cells(&mut self, margin: u32, cells: &Cells) {
        let (width, height) = (cells.width(), u32::try_from(cells.rows().count()).unwrap_or(0));
        let left = self.size.0.saturating_sub(width * CELL_DOTS) / 2;
        let top = self.size.1.saturating_sub(margin + height * CELL_DOTS);
        let (rectangles, cells) = (cells.rectangles(), Some((width, height)));
        self.codes.push(Code { at: (left, top), module_dots: CELL_DOTS, rectangles, cells });
    }

    /// Draws a line of text whose baseline begins at `at`.
    pub fn text(&mut self, at: (u32, u32), size_dots: u32, face: Face, text: impl Into<String>) {
        self.texts.push(Text { at, size_dots, face, text: text.into() });
    }

    /// Draws glyphs whose base line begins at `at`. Pictures of the page (SVG, PNG) do not have them.
    pub fn glyphs(&mut self, at: (u32, u32), size_dots: u32, face: Face, run: Run) {
        self.glyphs.push(Glyphs { at, size_dots, face, run });
    }

    /// The edges of all content in dots: left, top, right, bottom. Returns `None` for an empty page.
    pub fn bounds(&self) -> Option<[u32; 4]> {
        let (codes, texts) = self.boxes();
        codes.into_iter().chain(texts).reduce(|[a, b, c, d], [e, f, g, h]| [a.min(e), b.min(f), c.max(g), d.max(h)])
    }

    /// The edges of each code, without the quiet zone, and of each line of text. Text counts with the highest and the
    /// lowest letters of its face.
    pub fn boxes(&self) -> (Vec<[u32; 4]>, Vec<[u32; 4]>) {
        let code = |code: &Code| {
            let reach = |axis: usize| {
                let ends = code.rectangles.iter().filter_map(|each| Some(each.get(axis)? + each.get(axis + 2)?));
                ends.max().unwrap_or(0) * code.module_dots
            };
            [code.at.0, code.at.1, code.at.0 + reach(0), code.at.1 + reach(1)]
        };
        let text = |text: &Text| {
            let ((x, y), size) = (text.at, text.size_dots);
            let width = letter_dots(size).saturating_mul(u32::try_from(text.text.len()).unwrap_or(u32::MAX));
            [x, y.saturating_sub(size * 4 / 5), x.saturating_add(width), y + size / 4]
        };
        let glyphs = |glyphs: &Glyphs| {
            let ((x, y), size) = (glyphs.at, glyphs.size_dots);
            [x, y.saturating_sub(size * 11 / 10), x.saturating_add(glyphs.run.dots(size)), y + size * 9 / 20]
        };
        let texts = self.texts.iter().map(text).chain(self.glyphs.iter().map(glyphs));
        (self.codes.iter().map(code).collect(), texts.collect())
    }

    /// Adds the page to a document.
    pub fn add_to(&self, writer: &mut Writer) -> Result<()> {
        let mut page = pdf::Page::new(self.size);
        for code in &self.codes {
            match code.cells {
                None => page.fill(code.at, code.module_dots, &code.rectangles),
                Some((width, height)) => {
                    let mut bitmap = Bitmap::white(width, height);
                    code.rectangles.iter().for_each(|[left, top, wide, high]| bitmap.fill(*left, *top, *wide, *high));
                    page.picture(code.at, code.module_dots, bitmap);
                }
            }
        }
        for text in &self.texts {
            page.text(text.at, text.size_dots, text.face, &text.text);
        }
        for glyphs in &self.glyphs {
            page.glyphs(glyphs.at, glyphs.size_dots, glyphs.face, &glyphs.run);
        }
        writer.add(page)
    }

    /// The page as SVG.
    pub fn svg(&self) -> String {
        let (width, height) = self.size;
        // A write to a String cannot fail.
        let mut out = String::new();
        let millimetres = |dots: u32| f64::from(dots) * 25.4 / 300.0;
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.2}mm\" height=\"{:.2}mm\" viewBox=\"0 0 {width} {height}\">\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n",
            millimetres(width),
            millimetres(height)
        );
        for code in &self.codes {
            let ((x, y), dots) = (code.at, code.module_dots);
            let _ =
                write!(out, "<path shape-rendering=\"crispEdges\" transform=\"translate({x} {y}) scale({dots})\" d=\"");
            for [left, top, wide, high] in &code.rectangles {
                let _ = write!(out, "M{left} {top}h{wide}v{high}h-{wide}z");
            }
            out.push_str("\"/>\n");
        }
        for text in &self.texts {
            let weight = if text.face == Face::Bold { " font-weight=\"bold\"" } else { "" };
            let ((x, y), size) = (text.at, text.size_dots);
            let escaped = text.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let _ = writeln!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-family=\"Courier,monospace\" font-size=\"{size}\"{weight} \
                 xml:space=\"preserve\">{escaped}</text>"
            );
        }
        out.push_str("</svg>\n");
        out
    }

    /// The page as PNG.
    ///
    /// # Errors
    /// A bug alone.
    pub fn png(&self) -> Result<Vec<u8>> {
        let mut bitmap = Bitmap::white(self.size.0, self.size.1);
        for code in &self.codes {
            for [left, top, wide, high] in &code.rectangles {
                let dots = code.module_dots;
                bitmap.fill(code.at.0 + left * dots, code.at.1 + top * dots, wide * dots, high * dots);
            }
        }
        for text in &self.texts {
            bitmap.text(text.at, (letter_dots(text.size_dots), text.size_dots * 8 / 9), &text.text);
        }
        bitmap.png()
    }
}
