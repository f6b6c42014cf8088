//! Codes: one look at one picture, and the files that the lines of many pictures carry (FORMAT.md §15).

use std::collections::BTreeMap;

use serde_json::json;

use crate::carriers::GivenFiles;
use crate::fault::Fault;
use crate::outlet::Outlet;
use crate::say;
use pannier_format::Frame;
use pannier_format::frame::Kind;
use pannier_optical::codes::cells;
use pannier_optical::codes::grey::{Grey, grey_of_colours};
use pannier_optical::codes::qr_read::{Effort, read};
use pannier_optical::objects::bag;
use pannier_optical::objects::receive::{Incoming, Receiver, Sighting};
use pannier_reader::carriers::{Carriers, Documents as _};

/// The most pixels of one picture that is looked at.
const PIXELS_MAX: u64 = 100_000_000;

/// The work for a picture: whether it is one of many, and whether sharpened pictures of these many showed little.
pub(crate) fn effort(moving: bool, quick: bool) -> Effort {
    match (moving, quick) {
        (false, _) => Effort::Still,
        (true, false) => Effort::Moving,
        (true, true) => Effort::Quick,
    }
}

/// How many pixels are turned into brightness at once.
const STRIP: usize = 1 << 14;

/// Says the lines of the codes in a picture. The picture is the first file: one byte for each pixel, or four with red, green and blue
/// first.
pub(crate) fn look(given: &GivenFiles, (width, height): (u32, u32), effort: Effort) -> Result<(), Fault> {
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    let luma = if pixels > PIXELS_MAX { None } else { luma(given, pixels)? };
    let grey = luma.and_then(|luma| Grey::new(width, height, luma)).ok_or(Fault::Order)?;
    let reading = read(&grey, effort);
    let mut lines: Vec<String> = reading.codes.into_iter().filter_map(|code| String::from_utf8(code).ok()).collect();
    if effort == Effort::Still || lines.is_empty() {
        lines.extend(cells::read(&grey).iter().map(Frame::write));
    }
    say(
        &json!({"looked": {"lines": lines, "left": reading.left, "partial": reading.is_partial, "sharpened": reading.sharpened}}),
    )
}

/// Reads the brightness of all pixels. Colours are never in memory whole.
fn luma(given: &GivenFiles, pixels: u64) -> Result<Option<Vec<u8>>, Fault> {
    if given.files().first().is_none_or(|picture| Some(picture.bytes) != pixels.checked_mul(4)) {
        return Ok((given as &dyn Carriers).read_small(0, pixels)?);
    }
    let unreadable = |_| Fault::Order;
    let picture = given.open(0).map_err(unreadable)?;
    let mut luma = vec![0; usize::try_from(pixels).map_err(|_| Fault::Order)?];
    let mut colours = vec![0; 4 * STRIP];
    let mut at = 0;
    for strip in luma.chunks_mut(STRIP) {
        let Some(colours) = colours.get_mut(..4 * strip.len()) else { continue };
        picture.read_exact_at(colours, at).map_err(unreadable)?;
        at = at.saturating_add(colours.len() as u64);
        grey_of_colours(colours, strip);
    }
    Ok(Some(luma))
}

/// Writes the files that lines carry, and says what is still missing.
pub(crate) fn gather(lines: &[String]) -> Result<(), Fault> {
    let mut receiver = Receiver::default();
    let (mut frames, mut foreign, mut broken) = (0u32, 0u32, 0u32);
    for (number, line) in (1u32..).zip(lines) {
        match Frame::parse(line) {
            Ok(frame) => {
                frames = frames.saturating_add(1);
                receiver.add(frame, Sighting { input: 0, number })?;
            }
            Err(pannier_format::frame::FrameFault::Foreign) => foreign = foreign.saturating_add(1),
            Err(_) => broken = broken.saturating_add(1),
        }
    }
    receiver.finish()?;
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut bags = 0u32;
    for one in receiver.incoming() {
        let group = one.group;
        match (group.kind, one.object()) {
            (Kind::Chunk, Some(object)) => {
                files.insert(format!("codes/{}-{}.bin", group.sid, group.object_bytes), object.to_vec());
            }
            (Kind::Bag, Some(object)) => {
                bags = bags.saturating_add(1);
                for (name, bytes) in bag::parse(object).unwrap_or_default() {
                    files.insert(format!("codes/bag-{bags}/{name}"), bytes);
                }
            }
            // Blocks of a chunk that source frames cover count too.
            (Kind::Chunk, None) => {
                files.insert(format!("codes/{}-{}.part", group.sid, group.object_bytes), one.as_far_as_known());
            }
            (Kind::Bag, None) => {}
        }
    }
    let outlet = Outlet::new()?;
    {
        let mut writer = outlet.writer();
        for (name, bytes) in &files {
            writer.begin(name, bytes.len() as u64)?;
            writer.write(bytes)?;
            writer.end(None)?;
        }
    }
    for (path, place) in outlet.into_places()? {
        say(&json!({"file": {"path": path, "bytes": place.bytes, "at": place.offset}}))?;
    }
    let objects: Vec<_> = receiver.incoming().map(object).collect();
    say(&json!({"gathered": {
        "frames": frames, "foreign": foreign, "broken": broken, "false": receiver.false_frames.len(), "objects": objects,
    }}))
}

/// Returns what is known of an object. The numbers of frames count from 1.
fn object(one: &Incoming) -> serde_json::Value {
    let runs = one.missing();
    let missing = runs.iter().take(100).map(|run| [run.start().saturating_add(1), run.end().saturating_add(1)]);
    json!({
        "kind": format!("{:?}", one.group.kind), "sid": one.group.sid.to_string(), "have": one.have(),
        "need": one.group.source_count, "of": one.group.frame_count(), "whole": one.is_whole(),
        "missing": missing.collect::<Vec<_>>(),
    })
}
