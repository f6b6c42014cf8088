//! The first blocks on paper: a bag of part files, which a sheet carries before the chunks (FORMAT.md §15.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ops::Range;

use super::{first_blocks, part_name};
use crate::bundle::Bundle;
use crate::check::Held;
use crate::error::Result;
use crate::format::frame::Kind;
use pannier_optical::objects::bag;
use pannier_optical::objects::carry::{Extent, Object, leaves_table};
use pannier_optical::objects::object::{Share, group};

/// The name of the bag, for programs.
pub const FIRST_BLOCKS: &str = "first blocks";

/// The bag has at most one frame for so many frames of all other objects, or at most as many frames as a page.
const OTHERS_PER_FRAME: u32 = 8;

/// Returns the bag of first blocks for a sheet of these objects. Returns `None` where the facts tell none, where the other objects are one
/// bag, and where one of the blocks is not at hand, or is not among the blocks that somebody asked for.
///
/// # Errors
/// The error of the carriers.
pub fn first_bag(
    held: &Held,
    (extent, asked): (&Extent, Option<&[u32]>),
    objects: &[Object],
    share: Share,
) -> Result<Option<Object>> {
    let bundle = &held.bundle;
    let chunks = first_blocks(bundle);
    let mut blocks = chunks.iter().flat_map(|(_, blocks)| blocks);
    let is_alone = matches!(extent, Extent::Small | Extent::SmallWithTable);
    if chunks.is_empty()
        || blocks.any(|block| asked.is_some_and(|asked| !asked.contains(block)))
        || (*extent == Extent::Small && leaves_table(bundle))
    {
        return Ok(None);
    }
    let source = held.source()?;
    let mut reader = source.reader();
    let mut files = Vec::new();
    for (chunk, blocks) in chunks {
        let mut bytes = Vec::new();
        for block in blocks {
            if !is_alone {
                let Some(block) = block_in(bundle, objects, block) else { return Ok(None) };
                bytes.extend_from_slice(block);
            } else if source.has(block) {
                reader.append(block, &mut bytes)?;
            } else {
                return Ok(None);
            }
        }
        files.push((part_name(bundle, chunk), bytes));
    }
    Ok(Some(Object { kind: Kind::Bag, name: FIRST_BLOCKS.to_owned(), bytes: bag::write(&files)?, share }))
}

/// Returns a block of a chunk that is an object of its own.
fn block_in<'a>(bundle: &Bundle, objects: &'a [Object], block: u32) -> Option<&'a [u8]> {
    let (chunk, offset) = bundle.layout.place_of(block);
    let name = bundle.chunks.get(chunk)?.name.as_str();
    let object = objects.iter().find(|object| object.kind == Kind::Chunk && object.name == name)?;
    object.bytes.get(usize::try_from(offset).ok()?..)?.get(..bundle.layout.stored_bytes(block) as usize)
}

/// Returns the length of the bag of first blocks, and the places of the part files in the bag. Returns `None` if the facts tell no such
/// blocks. The result is wrong for blocks with many zeros, as [`bag::places`] says.
pub fn first_places(bundle: &Bundle) -> Option<(usize, Vec<Range<usize>>)> {
    let bytes = |blocks: &[u32]| -> Option<usize> {
        let bytes = blocks.iter().map(|block| bundle.layout.stored_bytes(*block) as usize);
        bytes.reduce(usize::saturating_add)
    };
    let file = |(chunk, blocks): &(usize, Vec<u32>)| Some((part_name(bundle, *chunk), bytes(blocks)?));
    let lengths: Vec<(String, usize)> = first_blocks(bundle).iter().map(file).collect::<Option<_>>()?;
    if lengths.is_empty() { None } else { bag::places(&[], &lengths) }
}

/// Returns the objects of a sheet with the bag of first blocks after the small files. Returns `None` if the bag has too many frames for these
/// objects, and for pages with so many codes.
pub fn with_first(objects: &[Object], first: &Object, body_bytes: u32, page_codes: usize) -> Option<Vec<Object>> {
    let frames =
        |object: &Object| group(object.kind, &object.bytes, body_bytes, object.share).map(|group| group.frame_count());
    let own = frames(first)?;
    let others = objects.iter().map(frames).try_fold(0_u32, |sum, count| sum.checked_add(count?))?;
    if own as usize > page_codes.max((others / OTHERS_PER_FRAME) as usize) {
        return None;
    }
    let small = objects.first().filter(|object| object.kind == Kind::Bag);
    let chunks = || objects.iter().filter(|object| object.kind == Kind::Chunk);
    let total = chunks().fold(0_u64, |sum, chunk| sum.saturating_add(chunk.bytes.len() as u64));
    // Frames of the bag stand together, so the frames of the chunks stand closer on the other pages, of which any may be lost.
    let beside = |chunk: &Object| match (chunks().count(), small) {
        (1, None) => chunk.share,
        (1, Some(small)) => chunk.share.beside(frames(small).unwrap_or(0).saturating_add(own)),
        _ => {
            let part = u64::from(own).saturating_mul(chunk.bytes.len() as u64).div_ceil(total.max(1));
            chunk.share.beside(u32::try_from(part).unwrap_or(own))
        }
    };
    let mut all: Vec<Object> = small.into_iter().chain([first]).cloned().collect();
    all.extend(objects.iter().skip(usize::from(small.is_some())).map(|object| match object.kind {
        Kind::Chunk => Object { share: beside(object), ..object.clone() },
        Kind::Bag => object.clone(),
    }));
    Some(all)
}
