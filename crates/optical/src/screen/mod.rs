//! Loops: all frames of a bundle in the order in which a screen shows the frames, for ever.

mod html;

use crate::codes::qr::Symbol;
use crate::codes::raster::{self, Bitmap};
use crate::fault::{CodesFault, Result};
use crate::objects::carry::Object;
use crate::objects::object;
use crate::paper::profile::{Carrier, QUIET_MODULES};
use crate::paper::sheet::groups;
use pannier_format::Frame;
use pannier_format::frame::{Kind, Role};
use pannier_reader::watch::{Phase, Watch};

pub use html::{PageWords, page as html};

/// The small files are shown again after this number of other frames.
const AGAIN_FRAMES: usize = 64;
/// The pixels of a module in animated pictures.
const MODULE_PIXELS: u32 = 6;

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

/// The order of one round: small files, source frames, recovery frames. If the small files are their own object, the
/// small files are repeated within the round.
pub fn order(frames: &[Frame]) -> Vec<usize> {
    let is_small = |frame: &Frame| frame.group.kind == Kind::Bag;
    let alone = frames.iter().all(is_small);
    let pick = |wanted: &dyn Fn(&Frame) -> bool| -> Vec<usize> {
        frames.iter().enumerate().filter(|(_, frame)| wanted(frame)).map(|(at, _)| at).collect()
    };
    let sources = pick(&|frame| frame.role == Role::Source && (alone || !is_small(frame)));
    let recovery = pick(&|frame| frame.role == Role::Recovery && (alone || !is_small(frame)));
    let rest: Vec<usize> = sources.into_iter().chain(recovery).collect();
    if alone {
        return rest;
    }
    let small = pick(&|frame| frame.role == Role::Source && is_small(frame));
    let mut spare = pick(&|frame| frame.role == Role::Recovery && is_small(frame)).into_iter();
    let mut order = Vec::new();
    // Small files with many frames are repeated less often. Otherwise the small files would fill half of the loop.
    for run in rest.chunks(AGAIN_FRAMES.max(4 * small.len())) {
        order.extend(&small);
        order.extend(run);
        order.extend(spare.by_ref().take(small.len().min(4)));
    }
    order.extend(spare);
    order
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
pub fn animation(symbols: &[Symbol], order: &[usize], kind: Animation, speed: u16) -> Result<Vec<u8>> {
    const MOST: usize = 5_000;
    if order.len() > MOST {
        return Err(CodesFault::LoopTooLong { frames: order.len(), most: MOST }.into());
    }
    let pictures: Vec<Bitmap> = order.iter().filter_map(|at| symbols.get(*at)).map(picture).collect();
    match kind {
        Animation::Apng => raster::apng(&pictures, speed),
        Animation::Gif => raster::gif(&pictures, speed),
    }
}

fn picture(symbol: &Symbol) -> Bitmap {
    let side = (u32::try_from(symbol.side).unwrap_or(0) + 2 * QUIET_MODULES) * MODULE_PIXELS;
    let mut bitmap = Bitmap::white(side, side);
    for [left, top, wide, high] in symbol.rectangles() {
        let at = |module: u32| (module + QUIET_MODULES) * MODULE_PIXELS;
        bitmap.fill(at(left), at(top), wide * MODULE_PIXELS, high * MODULE_PIXELS);
    }
    bitmap
}
