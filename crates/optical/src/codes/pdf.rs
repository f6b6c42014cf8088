//! The door to PDF: pages of black rectangles, pictures in black and white, and fixed-width text. The file has no dates, no ids and no embedded
//! fonts. The same pages make the same bytes.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str};

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
}

/// A page that is not finished yet.
pub struct Page {
    content: Content,
    size: (u32, u32),
    picture: Option<Bitmap>,
}

const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);
const PLAIN_FONT: Ref = Ref::new(3);
const BOLD_FONT: Ref = Ref::new(4);

impl Page {
    /// Makes an empty page.
    pub fn new(size: (u32, u32)) -> Self {
        let mut content = Content::new();
        // A unit is one dot after this line, so all numbers are whole.
        content.transform([POINTS, 0.0, 0.0, POINTS, 0.0, 0.0]);
        Self { content, size, picture: None }
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
}

/// The default is an empty document.
impl Default for Writer {
    fn default() -> Self {
        Self { pdf: Pdf::new(), pages: Vec::new(), next: 5 }
    }
}

impl Writer {
    /// Adds a page to the document.
    pub fn add(&mut self, page: Page) -> Result<()> {
        let (id, stream) = (Ref::new(self.next), Ref::new(self.next + 1));
        self.next += 2;
        self.pdf.stream(stream, &deflated(&page.content.finish())?).filter(Filter::FlateDecode);
        let picture = page.picture.map(|picture| self.picture(&picture)).transpose()?;
        let mut entry = self.pdf.page(id);
        entry.media_box(Rect::new(0.0, 0.0, page.size.0 as f32 * POINTS, page.size.1 as f32 * POINTS));
        entry.parent(TREE).contents(stream);
        let mut resources = entry.resources();
        resources.fonts().pair(PLAIN, PLAIN_FONT).pair(BOLD, BOLD_FONT);
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

    /// The bytes of the document.
    pub fn finish(mut self) -> Vec<u8> {
        self.pdf.catalog(CATALOG).pages(TREE);
        let count = i32::try_from(self.pages.len()).unwrap_or(i32::MAX);
        self.pdf.pages(TREE).kids(self.pages.iter().copied()).count(count);
        // The own encoding of the fonts would change every ' to a curly mark, and no shell reads a curly mark.
        let encoding = Name(b"WinAnsiEncoding");
        self.pdf.type1_font(PLAIN_FONT).base_font(Name(b"Courier")).encoding_predefined(encoding);
        self.pdf.type1_font(BOLD_FONT).base_font(Name(b"Courier-Bold")).encoding_predefined(encoding);
        self.pdf.finish()
    }
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>> {
    const BUG: Error = Error::bug("a page that cannot be compressed");
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(9));
    encoder.write_all(bytes).map_err(|_| BUG)?;
    encoder.finish().map_err(|_| BUG)
}
