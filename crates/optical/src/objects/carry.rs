//! The objects that codes carry, made from a bundle (FORMAT.md §15.1).

use std::collections::BTreeSet;

use crate::fault::{CodesFault, Result};
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
use pannier_reader::find::bundle::Bundle;
use pannier_reader::find::trusted::Admitted;
use pannier_reader::small::{essential, without_table};
use pannier_reader::watch::Watch;

/// The part of a bundle that codes carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All files that are needed to open the bundle.
    Whole,
    /// The small files alone. A long block table stays away.
    Small,
    /// The small files alone, with the block table in any case.
    SmallWithTable,
    /// The chunks with these names.
    Chunks(BTreeSet<String>),
}

/// A string of bytes that codes carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// The kind of the object.
    pub kind: Kind,
    /// The name of the object for people.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The share of recovery frames, unless the caller asks for another share.
    pub share: Share,
}

impl Object {
    /// The sid by which the frames of the object are grouped.
    pub fn sid(&self) -> Sid {
        Sid::of(&sha256(&self.bytes))
    }
}

/// The name of an object of small files, for programs.
pub const SMALL_FILES: &str = "small files";
/// The name of an object with a whole bundle, for programs.
pub const WHOLE_BUNDLE: &str = "the whole bundle";
/// The name of an object with the chunks that a slip asks for, for programs.
pub const CHUNKS_ASKED_FOR: &str = "the chunks asked for";

fn bag_of(name: &str, files: &[(String, Vec<u8>)], share: Share) -> Result<Object> {
    Ok(Object { kind: Kind::Bag, name: name.to_owned(), bytes: bag::write(files)?, share })
}

fn small_bag(files: &[(String, Vec<u8>)]) -> Result<Object> {
    bag_of(SMALL_FILES, files, Share::SMALL)
}

/// The longest block table that travels in a sheet or a loop of small files alone: 128 blocks. Whole data chunks make a
/// table again (FORMAT.md §12), and the table of a large bundle would take hundreds of pages (§15, appendix).
pub const TABLE_ALONE_BYTES: u64 = 4 << 10;

/// Returns `true` if the table of a bundle is too long to travel in a sheet or a loop of small files alone.
pub fn leaves_table(bundle: &Bundle) -> bool {
    u64::from(bundle.layout.block_count()) * limits::TABLE_ENTRY_BYTES > TABLE_ALONE_BYTES
}

/// The small files of a bundle as an object of a sheet or a loop of small files alone.
///
/// # Errors
/// Small files that are missing.
pub fn small_object_alone(bundle: &Bundle) -> Result<Object> {
    if leaves_table(bundle) { small_bag(&without_table(bundle)) } else { small_object(bundle) }
}

/// The small files of a bundle as an object, with the block table.
///
/// # Errors
/// Small files that are missing.
pub fn small_object(bundle: &Bundle) -> Result<Object> {
    small_bag(&essential(bundle)?)
}

/// The objects of one checked bundle, small files first. Missing data blocks are rebuilt in a folder below `scratch`.
///
/// # Errors
/// Too few blocks to rebuild the bundle, or a bundle that is larger than codes can carry.
pub fn objects(
    bundle: &Admitted<'_, Held>,
    extent: &Extent,
    share: Share,
    scratch: &dyn Scratch,
    watch: &Watch,
) -> Result<Vec<Object>> {
    let held = bundle.get();
    let bundle = &held.bundle;
    let chunks: Vec<&Chunk> = match extent {
        Extent::Small => return Ok(vec![small_object_alone(bundle)?]),
        Extent::SmallWithTable => return Ok(vec![small_object(bundle)?]),
        Extent::Whole => bundle.chunks.iter().filter(|chunk| chunk.part == Part::Data).collect(),
        Extent::Chunks(names) => bundle.chunks.iter().filter(|chunk| names.contains(&chunk.name)).collect(),
    };
    let small = essential(bundle)?;
    let total = chunks.iter().map(|chunk| chunk.bytes).sum::<u64>();
    if total > limits::CARRY_MAX_BYTES {
        return Err(CodesFault::TooMuch { bytes: total, most: limits::CARRY_MAX_BYTES }.into());
    }
    let mut source = held.source()?;
    held.require_enough()?;
    stripes::rebuild(&mut source, scratch, watch)?;
    // Recovery chunks are not computed again here. Recovery chunks that are present are carried.
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
