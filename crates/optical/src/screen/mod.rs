//! Loops: all frames of a bundle in the order in which a screen shows the frames, for ever.

mod grid;
mod html;
mod order;
mod video;

use crate::codes::qr::Symbol;
use crate::codes::raster::{self, Bitmap};
use crate::fault::{CodesFault, Result};
use crate::objects::carry::Object;
use crate::objects::object;
use crate::paper::plan::groups;
use crate::paper::profile::{Carrier, QUIET_MODULES};
use pannier_format::Frame;
use pannier_reader::watch::{Phase, Watch};

pub use grid::{Grid, Modules, drawn};
pub use html::{PageWords, page as html};
pub use order::Loop;
pub use video::{Film, Rate, Television};

/// The most pixels of a module in animated pictures.
const MODULE_PIXELS: u32 = 6;
/// The width and height of a common screen.
const SCREEN_PIXELS: (u32, u32) = (1920, 1080);

/// A kind of animated picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Animation {
    /// Animated PNG.
    Apng,
    /// GIF.
    Gif,
}

/// All frames of some objects.
///
/// # Errors
/// An object that needs more frames than the format allows, or a stop by the caller.
pub fn frames(objects: &[Object], body_bytes: u32, watch: &Watch) -> Result<Vec<Frame>> {
    watch.begin(Phase::Coding, 0);
    let mut frames = Vec::new();
    for (object, (_, group)) in objects.iter().zip(groups(objects, body_bytes)?) {
        frames.extend(object::frames(&group, &object.bytes)?);
        watch.advance(0)?;
    }
    Ok(frames)
}

/// The codes of a round, as modules.
///
/// # Errors
/// A stop by the caller.
pub fn symbols(frames: &[Frame], carrier: Carrier, watch: &Watch) -> Result<Vec<Symbol>> {
    let width = u64::from(carrier.body_bytes);
    watch.begin(Phase::Drawing, frames.len() as u64 * width);
    let draw = |frame: &Frame| {
        watch.advance(width)?;
        Symbol::new(&frame.write(), carrier.shape)
    };
    frames.iter().map(draw).collect()
}

/// An animated picture of a round.
///
/// # Errors
/// An animation that is too large for any program to show.
pub fn animation(symbols: &[Symbol], shown: &Loop, kind: Animation, speed: u16) -> Result<Vec<u8>> {
    const MOST: usize = 5_000;
    if shown.pictures() > MOST {
        return Err(CodesFault::LoopTooLong { frames: shown.pictures(), most: MOST }.into());
    }
    let pictures: Vec<Bitmap> = (0..shown.pictures()).map(|number| picture(symbols, shown, number)).collect();
    match kind {
        Animation::Apng => raster::apng(&pictures, speed),
        Animation::Gif => raster::gif(&pictures, speed),
    }
}

/// The codes of a picture, in the order of the cells.
pub fn codes<'a>(symbols: &'a [Symbol], shown: &Loop, number: usize) -> Vec<&'a Symbol> {
    shown.picture(number).into_iter().filter_map(|at| symbols.get(at)).collect()
}

fn picture(symbols: &[Symbol], shown: &Loop, number: usize) -> Bitmap {
    let modules = drawn(&codes(symbols, shown, number), shown.grid, QUIET_MODULES as usize);
    let dots = |modules: usize| u32::try_from(modules).unwrap_or(0);
    // A picture fits a common screen, if its modules are seen at all.
    let room = |modules: usize, most: u32| most / dots(modules).max(1);
    let most = room(modules.width, SCREEN_PIXELS.0).min(room(modules.height, SCREEN_PIXELS.1)).max(2);
    let pixels = MODULE_PIXELS.min(most);
    let mut bitmap = Bitmap::white(dots(modules.width) * pixels, dots(modules.height) * pixels);
    paint(&mut bitmap, (0, 0), pixels, &modules);
    bitmap
}

/// Draws modules of this number of pixels into a picture. The upper left corner is at `at`.
fn paint(bitmap: &mut Bitmap, at: (u32, u32), pixels: u32, modules: &Modules) {
    for (y, row) in (0..).zip(modules.dark.chunks(modules.width.max(1))) {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            let wide = u32::try_from(run.len()).unwrap_or(0);
            if run.first() == Some(&true) {
                bitmap.fill(at.0 + x * pixels, at.1 + y * pixels, wide * pixels, pixels);
            }
            x += wide;
        }
    }
}
