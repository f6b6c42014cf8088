//! From a bundle to the objects that codes carry (FORMAT.md §15.1).

use std::collections::BTreeSet;

use crate::objects::bag;
use crate::objects::object::Share;
use pannier_format::digest::sha256;
use pannier_format::frame::{Kind, Sid};
use pannier_format::layout::{Chunk, Part};
use pannier_format::limits;
use pannier_reader::blocks::source::Source;
use pannier_reader::blocks::stripes;
use pannier_reader::carriers::Scratch;
use pannier_reader::check::Held;
use pannier_reader::error::{CodesFault, Result};
use pannier_reader::find::bundle::Bundle;
use pannier_reader::find::trusted::Admitted;
use pannier_reader::small::essential;
use pannier_reader::watch::Watch;

/// How much of a bundle is carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All that is needed to open it.
    Whole,
    /// The small files alone.
    Small,
    /// These chunks, by their names.
    Chunks(BTreeSet<String>),
}

/// A string of bytes for codes to carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// What it is.
    pub kind: Kind,
    /// What people call it.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Recovery frames for it, unless somebody asks for others.
    pub share: Share,
}

impl Object {
    /// What its frames are grouped by.
    pub fn sid(&self) -> Sid {
        Sid::of(&sha256(&self.bytes))
    }
}

/// What an object of small files is called where programs read it.
pub const SMALL_FILES: &str = "small files";
/// The same of an object with a whole bundle.
pub const WHOLE_BUNDLE: &str = "the whole bundle";
/// The same of an object with the chunks that a slip asks for.
pub const CHUNKS_ASKED_FOR: &str = "the chunks asked for";

fn bag_of(name: &str, files: &[(String, Vec<u8>)], share: Share) -> Result<Object> {
    Ok(Object { kind: Kind::Bag, name: name.to_owned(), bytes: bag::write(files)?, share })
}

fn small_bag(files: &[(String, Vec<u8>)]) -> Result<Object> {
    bag_of(SMALL_FILES, files, Share::SMALL)
}

/// The small files of a bundle as an object.
///
/// # Errors
/// When they are not all here.
pub fn small_object(bundle: &Bundle) -> Result<Object> {
    small_bag(&essential(bundle)?)
}

/// The objects of one bundle of what was checked, small files first. Data blocks that are missing are rebuilt, below
/// `scratch`.
///
/// # Errors
/// When not enough is here, or it is more than codes could ever carry.
pub fn objects(
    bundle: &Admitted<'_, Held>,
    extent: &Extent,
    share: Share,
    scratch: &dyn Scratch,
    watch: &Watch,
) -> Result<Vec<Object>> {
    let held = bundle.get();
    let bundle = &held.bundle;
    let small = essential(bundle)?;
    let chunks: Vec<&Chunk> = match extent {
        Extent::Small => return Ok(vec![small_bag(&small)?]),
        Extent::Whole => bundle.chunks.iter().filter(|chunk| chunk.part == Part::Data).collect(),
        Extent::Chunks(names) => bundle.chunks.iter().filter(|chunk| names.contains(&chunk.name)).collect(),
    };
    let total = chunks.iter().map(|chunk| chunk.bytes).sum::<u64>();
    if total > limits::CARRY_MAX_BYTES {
        return Err(CodesFault::TooMuch { bytes: total, most: limits::CARRY_MAX_BYTES }.into());
    }
    let mut source = held.source()?;
    held.require_enough()?;
    stripes::rebuild(&mut source, scratch, watch)?;
    // Recovery chunks are not computed again for this: they are carried if they are here.
    let is_here =
        |chunk: &&&Chunk| (chunk.first_block..chunk.first_block + chunk.block_count).all(|block| source.has(block));
    let chunks: Vec<&Chunk> = chunks.iter().filter(is_here).copied().collect();
    if chunks.is_empty() {
        return Err(CodesFault::Nothing.into());
    }
    let read: Vec<(String, Vec<u8>)> =
        chunks.iter().map(|chunk| Ok((chunk.name.clone(), read(&source, chunk, watch)?))).collect::<Result<_>>()?;
    let small_bytes = small.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>();
    if *extent == Extent::Whole && total + small_bytes <= limits::WHOLE_BAG_BYTES {
        let files: Vec<_> = small.into_iter().chain(read).collect();
        return Ok(vec![bag_of(WHOLE_BUNDLE, &files, share)?]);
    }
    if matches!(extent, Extent::Chunks(_)) && read.len() > 1 && total <= limits::WHOLE_BAG_BYTES {
        return Ok(vec![bag_of(CHUNKS_ASKED_FOR, &read, share)?]);
    }
    let mut objects = match extent {
        Extent::Chunks(_) => Vec::new(),
        _ => vec![small_bag(&small)?],
    };
    objects.extend(read.into_iter().map(|(name, bytes)| Object { kind: Kind::Chunk, name, bytes, share }));
    Ok(objects)
}

fn read(source: &Source, chunk: &Chunk, watch: &Watch) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut reader = source.reader();
    for block in chunk.first_block..chunk.first_block + chunk.block_count {
        reader.append(block, &mut bytes)?;
        watch.advance(0)?;
    }
    Ok(bytes)
}
