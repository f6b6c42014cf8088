//! The door to PDF: pages of black rectangles, pictures in black and white, fixed-width text, and glyphs of embedded fonts. The file has no
//! dates and no ids. The same pages make the same bytes.

use std::io::Write as _;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, TextRenderingMode, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str};

use crate::codes::glyphs::{Font, Placed, Run};
use crate::codes::raster::Bitmap;
use crate::fault::{Error, Result};

/// PDF points in a dot of 1/300 inch.
const POINTS: f32 = 0.24;
const PICTURE: Name<'static> = Name(b"I1");
const PLAIN: Name<'static> = Name(b"F1");
const BOLD: Name<'static> = Name(b"F2");

/// The face of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The face for reading.
    Plain,
    /// The face for headings.
    Bold,
}

/// A document that is not finished yet. All measures are dots of 1/300 inch from the top left corner.
pub struct Writer {
    pdf: Pdf,
    pages: Vec<Ref>,
    next: i32,
    /// The embedded fonts, in the order in which pages used them first.
    fonts: Vec<(Arc<Font>, Ref)>,
}

/// A page that is not finished yet.
pub struct Page {
    content: Content,
    size: (u32, u32),
    picture: Option<Bitmap>,
    fonts: Vec<Arc<Font>>,
}

const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);
const PLAIN_FONT: Ref = Ref::new(3);
const BOLD_FONT: Ref = Ref::new(4);
/// Glyphs are numbered by the font itself, which is no font of Adobe.
const OWN: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// The objects of an embedded font: the font, its glyphs, its measures, its file, its numbers and its letters.
const FONT_OBJECTS: i32 = 6;

impl Page {
    /// Makes an empty page.
    pub fn new(size: (u32, u32)) -> Self {
        let mut content = Content::new();
        // A unit is one dot after this line, so all numbers are whole.
        content.transform([POINTS, 0.0, 0.0, POINTS, 0.0, 0.0]);
        Self { content, size, picture: None, fonts: Vec::new() }
    }

    /// Fills rectangles (left, top, width, height) as one shape. Their unit is `scale` dots, and they count from `at`.
    pub fn fill(&mut self, at: (u32, u32), scale: u32, rectangles: &[[u32; 4]]) {
        self.content.save_state();
        let (x, y) = (at.0 as f32, self.size.1.saturating_sub(at.1) as f32);
        self.content.transform([scale as f32, 0.0, 0.0, -(scale as f32), x, y]);
        for [left, top, width, height] in rectangles {
            self.content.rect(*left as f32, *top as f32, *width as f32, *height as f32);
        }
        self.content.fill_nonzero();
        self.content.restore_state();
    }

    /// Draws a picture, whose pixels are `scale` dots. A page has one picture: a second one replaces the first.
    pub fn picture(&mut self, at: (u32, u32), scale: u32, picture: Bitmap) {
        let (width, height) = (picture.size().0 * scale, picture.size().1 * scale);
        self.content.save_state();
        let y = self.size.1.saturating_sub(at.1 + height);
        self.content.transform([width as f32, 0.0, 0.0, height as f32, at.0 as f32, y as f32]);
        self.content.x_object(PICTURE);
        self.content.restore_state();
        self.picture = Some(picture);
    }

    /// Writes a line of text whose baseline begins at `at`.
    pub fn text(&mut self, at: (u32, u32), size_dots: u32, face: Face, text: &str) {
        self.content.begin_text();
        self.content.set_font(if face == Face::Bold { BOLD } else { PLAIN }, size_dots as f32);
        self.content.next_line(at.0 as f32, self.size.1.saturating_sub(at.1) as f32);
        let ascii: Vec<u8> = text.bytes().map(|byte| if matches!(byte, 0x20..0x7F) { byte } else { b'?' }).collect();
        self.content.show(Str(&ascii));
        self.content.end_text();
    }

    /// Writes glyphs whose base line begins at `at`. A bold face is the same face with a thin edge around each glyph.
    pub fn glyphs(&mut self, at: (u32, u32), size_dots: u32, face: Face, run: &Run) {
        if !self.fonts.iter().any(|font| font.name == run.font.name) {
            self.fonts.push(Arc::clone(&run.font));
        }
        let (x, y) = (at.0 as f32, self.size.1.saturating_sub(at.1) as f32);
        let size = size_dots as f32;
        self.content.save_state();
        self.content.begin_text();
        self.content.set_font(Name(run.font.name.as_bytes()), size);
        if face == Face::Bold {
            self.content.set_text_rendering_mode(TextRenderingMode::FillStroke);
            self.content.set_line_width(size / 32.0);
        }
        // Glyphs of one height follow each other: only distances that differ from their widths are written.
        for row in run.glyphs.chunk_by(|one, next| one.at.1 == next.at.1) {
            let Some(first) = row.first() else { continue };
            let (left, up) = (first.at.0 as f32 * size / 1_000.0, first.at.1 as f32 * size / 1_000.0);
            self.content.set_text_matrix([1.0, 0.0, 0.0, 1.0, x + left, y + up]);
            self.row(row, &run.font);
        }
        self.content.end_text();
        self.content.restore_state();
    }

    fn row(&mut self, row: &[Placed], font: &Font) {
        let mut shown = self.content.show_positioned();
        let mut items = shown.items();
        let (mut bytes, mut pen) = (Vec::new(), row.first().map_or(0, |first| first.at.0));
        for placed in row {
            if placed.at.0 != pen {
                items.show(Str(&bytes));
                bytes.clear();
                items.adjust((pen - placed.at.0) as f32);
            }
            bytes.extend(placed.glyph.to_be_bytes());
            let width = font.glyphs.get(usize::from(placed.glyph)).map_or(0, |glyph| glyph.width);
            pen = placed.at.0.saturating_add_unsigned(width);
        }
        items.show(Str(&bytes));
    }
}

/// The default is an empty document.
impl Default for Writer {
    fn default() -> Self {
        Self { pdf: Pdf::new(), pages: Vec::new(), next: 5, fonts: Vec::new() }
    }
}

impl Writer {
    /// Adds a page to the document.
    pub fn add(&mut self, page: Page) -> Result<()> {
        let (id, stream) = (Ref::new(self.next), Ref::new(self.next + 1));
        self.next += 2;
        self.pdf.stream(stream, &deflated(&page.content.finish())?).filter(Filter::FlateDecode);
        let picture = page.picture.map(|picture| self.picture(&picture)).transpose()?;
        let fonts: Vec<(String, Ref)> = page.fonts.iter().map(|font| (font.name.clone(), self.font(font))).collect();
        let mut entry = self.pdf.page(id);
        entry.media_box(Rect::new(0.0, 0.0, page.size.0 as f32 * POINTS, page.size.1 as f32 * POINTS));
        entry.parent(TREE).contents(stream);
        let mut resources = entry.resources();
        let mut named = resources.fonts();
        named.pair(PLAIN, PLAIN_FONT).pair(BOLD, BOLD_FONT);
        fonts.iter().for_each(|(name, id)| _ = named.pair(Name(name.as_bytes()), *id));
        named.finish();
        if let Some(picture) = picture {
            resources.x_objects().pair(PICTURE, picture);
        }
        resources.finish();
        entry.finish();
        self.pages.push(id);
        Ok(())
    }

    fn picture(&mut self, picture: &Bitmap) -> Result<Ref> {
        const BUG: Error = Error::bug("a picture that is too large for a page");
        let id = Ref::new(self.next);
        self.next += 1;
        let bytes = deflated(picture.bits())?;
        let side = |dots: u32| i32::try_from(dots).map_err(|_| BUG);
        let mut object = self.pdf.image_xobject(id, &bytes);
        object.filter(Filter::FlateDecode);
        object.width(side(picture.size().0)?).height(side(picture.size().1)?);
        object.color_space().device_gray();
        object.bits_per_component(1);
        object.finish();
        Ok(id)
    }

    /// The object of a font, which is written once, at the end.
    fn font(&mut self, font: &Arc<Font>) -> Ref {
        if let Some((_, id)) = self.fonts.iter().find(|(one, _)| one.name == font.name) {
            return *id;
        }
        let id = Ref::new(self.next);
        self.next += FONT_OBJECTS;
        self.fonts.push((Arc::clone(font), id));
        id
    }

    /// Writes a font with its file. Readers of the document copy the letters of `to_unicode`.
    fn write_font(&mut self, font: &Font, id: Ref) -> Result<()> {
        let own = |at: i32| Ref::new(id.get() + at);
        let (glyphs, measures, file, numbers, letters) = (own(1), own(2), own(3), own(4), own(5));
        let name = Name(font.name.as_bytes());
        self.pdf
            .type0_font(id)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(glyphs)
            .to_unicode(letters);
        let mut cid = self.pdf.cid_font(glyphs);
        cid.subtype(CidFontType::Type2).base_font(name).system_info(OWN).font_descriptor(measures).default_width(0.0);
        cid.widths().consecutive(0, font.glyphs.iter().map(|glyph| glyph.width as f32));
        cid.cid_to_gid_map_stream(numbers);
        cid.finish();
        let [left, bottom, right, top] = font.bounds.map(|edge| edge as f32);
        let mut descriptor = self.pdf.font_descriptor(measures);
        descriptor.name(name).flags(FontFlags::SYMBOLIC).bbox(Rect::new(left, bottom, right, top)).italic_angle(0.0);
        descriptor
            .ascent(font.ascent as f32)
            .descent(font.descent as f32)
            .cap_height(top)
            .stem_v(80.0)
            .font_file2(file);
        descriptor.finish();
        let bytes = deflated(font.file)?;
        let mut stream = self.pdf.stream(file, &bytes);
        stream.filter(Filter::FlateDecode).pair(Name(b"Length1"), i32::try_from(font.file.len()).unwrap_or(i32::MAX));
        stream.finish();
        let map: Vec<u8> = font.glyphs.iter().flat_map(|glyph| glyph.number.to_be_bytes()).collect();
        self.pdf.stream(numbers, &deflated(&map)?).filter(Filter::FlateDecode);
        let mut unicode = UnicodeCmap::new(Name(b"Letters"), OWN);
        for (number, glyph) in (0_u16..).zip(&font.glyphs).filter(|(_, glyph)| !glyph.text.is_empty()) {
            unicode.pair_with_multiple(number, glyph.text.chars());
        }
        self.pdf.stream(letters, &deflated(&unicode.finish())?).filter(Filter::FlateDecode);
        Ok(())
    }

    /// The bytes of the document.
    ///
    /// # Errors
    /// A bug alone.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        for (font, id) in std::mem::take(&mut self.fonts) {
            self.write_font(&font, id)?;
        }
        self.pdf.catalog(CATALOG).pages(TREE);
        let count = i32::try_from(self.pages.len()).unwrap_or(i32::MAX);
        self.pdf.pages(TREE).kids(self.pages.iter().copied()).count(count);
        // The own encoding of the fonts would change every ' to a curly mark, and no shell reads a curly mark.
        let encoding = Name(b"WinAnsiEncoding");
        self.pdf.type1_font(PLAIN_FONT).base_font(Name(b"Courier")).encoding_predefined(encoding);
        self.pdf.type1_font(BOLD_FONT).base_font(Name(b"Courier-Bold")).encoding_predefined(encoding);
        Ok(self.pdf.finish())
    }
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>> {
    const BUG: Error = Error::bug("a page that cannot be compressed");
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(9));
    encoder.write_all(bytes).map_err(|_| BUG)?;
    encoder.finish().map_err(|_| BUG)
}
