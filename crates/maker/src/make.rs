//! Making a bundle: archive, Zstandard, age, padding, blocks, recovery blocks, the signed list, and a rehearsal.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::Write;
use std::iter;
use std::rc::Rc;
use std::sync::Arc;

use zstd::stream::write::Encoder;

use crate::archive::{Planned, Written};
use crate::counted::Counted;
use crate::documents::Document;
use crate::keys::Signer;
use crate::length::{padding_bytes, padme, write_padding};
use crate::seal::{BoxedRecipient, Recipient, Sealer};
use pannier_format::digest::{Hasher, sha256};
use pannier_format::layout::{Chunk, Part, block_bytes_for};
use pannier_format::minisig::{Signed, trusted_comment};
use pannier_format::proof::{self, Secret};
use pannier_format::sums::SUMS_NAME;
use pannier_format::{Facts, Hash, Layout, Sealing, Table, limits};
use pannier_reader::blocks::source::{Place, Source};
use pannier_reader::blocks::stripes;
use pannier_reader::carriers::{Carriers, Scratch, ScratchFile};
use pannier_reader::documents::seal::OpenWith;
use pannier_reader::documents::unpack;
use pannier_reader::error::{Doing, Error, Result};
use pannier_reader::small;
use pannier_reader::watch::{Phase, Watch};

/// The wishes of the caller.
pub struct Order {
    /// The name of the line of releases.
    pub series: String,
    /// The date to write, `YYYY-MM-DD`.
    pub created: String,
    /// Who opens the bundle.
    pub to: BoxedRecipient,
}

/// The place of the payload while a bundle is made. It is written once, in order, and then read at any place.
pub trait Payload {
    /// Begins the payload.
    ///
    /// # Errors
    /// The error of the place.
    fn writer(&self) -> Result<Box<dyn Write + '_>>;

    /// Returns what was written as the only file of a carrier.
    ///
    /// # Errors
    /// The error of the place.
    fn written(&self) -> Result<Arc<dyn Carriers>>;
}

/// A bundle that was made and opened again.
#[derive(Debug)]
pub struct Made {
    /// The bundle id.
    pub id: Hash,
    /// The facts.
    pub facts: Facts,
    /// The small files; the list and its signature come last.
    pub small: Vec<(String, Vec<u8>)>,
    /// The chunks. The data chunks lie in the payload one after the other, and the recovery chunks so in `recovery`.
    pub chunks: Vec<Chunk>,
    /// The recovery blocks one after the other.
    pub recovery: Arc<dyn ScratchFile>,
}

/// A small archive gets the level that is worth its time; photos and films do not become shorter.
const SMALL_LEVEL: i32 = 12;
const LEVEL: i32 = 3;
/// Up to this size, an archive is small.
const SMALL_ARCHIVE_BYTES: u64 = 4 << 20;
/// The share of recovery blocks, in hundredths.
const RECOVERY_PERCENT: u64 = 30;
/// Recovery blocks are written in columns, so that a device holds all of them at once.
const RECOVERY_MOST_BYTES: u64 = 64 << 20;

/// Makes a bundle of documents, and opens it again before it returns: what was sealed is what was given.
///
/// # Errors
/// The error of the carriers, of the payload's place, or of the scratch. [`Error::Unsteady`] if a document was not the same
/// when the bundle was opened again.
pub fn make(
    order: &Order,
    signer: &Signer,
    mut documents: Vec<Document>,
    carriers: &dyn Carriers,
    payload: &dyn Payload,
    scratch: &dyn Scratch,
    watch: &Watch,
) -> Result<Made> {
    documents.sort_by(|one, other| one.path.as_bytes().cmp(other.path.as_bytes()));
    let comment = trusted_comment(Signed::Contents, &order.series, 1);
    let planned = Planned::new(&documents, signer, comment);
    watch.begin(Phase::Packing, planned.bytes);
    let (written, witness) = fill(&planned, order, signer, carriers, payload, watch)?;
    let carried = payload.written()?;
    let payload_bytes = carried.files().first().map_or(0, |file| file.bytes);
    let layout = layout_of(payload_bytes)?;
    let (blocks, chunk_hashes) = hash_payload(&layout, carried.as_ref(), watch)?;
    let places = (0..layout.block_count())
        .map(|block| {
            let offset = u64::from(block).saturating_mul(u64::from(layout.block_bytes));
            (block < layout.data_blocks).then_some(Place { file: 0, offset })
        })
        .collect();
    let mut source = Source::new(layout, Table::new(blocks.clone()), places, carried);
    let recovery = Recovery::encode(&source, scratch, watch)?;
    let chunks = layout.chunks();
    let (recovery_blocks, recovery_hashes) = recovery.hash(&layout, &chunks, watch)?;
    let table = Table::new([blocks, recovery_blocks].concat());
    source.table = table.clone();
    let numbers: Vec<u32> = (layout.data_blocks..layout.block_count()).collect();
    source.add_rebuilt(&numbers, Box::new(recovery.clone()));

    let pairs = documents.iter().map(|one| one.path.as_str()).zip(written.hashes.iter().copied());
    let root = proof::root(Secret::of(written.signature.as_bytes()), documents.len() as u64, pairs);
    let facts = Facts {
        series: order.series.clone(),
        release: 1,
        previous: None,
        created: order.created.clone(),
        publisher: signer.public().base64(),
        sealing: Sealing::Recipients,
        payload_bytes,
        block_bytes: layout.block_bytes,
        data_blocks: layout.data_blocks,
        recovery_blocks: layout.recovery_blocks,
        chunk_blocks: layout.chunk_blocks,
        generator: concat!("pannier ", env!("CARGO_PKG_VERSION")).to_owned(),
        extends: None,
        since: None,
        first: None,
        documents: root,
        opening_requires: Vec::new(),
    };
    facts.check()?;
    let listed = chunks.iter().map(|chunk| chunk.name.clone()).zip(chunk_hashes.into_iter().chain(recovery_hashes));
    let sign = |bytes: &[u8], comment: &str| signer.sign(bytes, comment);
    let small = small::signed(&facts, &table, &source.heads()?, listed, Vec::new(), &[], sign)?;
    let list = small.iter().find(|(name, _)| name == SUMS_NAME).map(|(_, bytes)| sha256(bytes));
    let id = list.ok_or(Error::Bug("a bundle without a list"))?;

    watch.begin(Phase::Rehearsing, payload_bytes);
    let opened = unpack(&source, &facts, signer.public(), &witness, None, watch)?;
    if opened.contents != Some(written.contents) {
        return Err(Error::Unsteady("payload".into()));
    }
    Ok(Made { id, facts, small, chunks, recovery: recovery.0 })
}

/// Writes the payload. Returns what the archive tells, and the key for the rehearsal.
fn fill(
    planned: &Planned<'_>,
    order: &Order,
    signer: &Signer,
    carriers: &dyn Carriers,
    payload: &dyn Payload,
    watch: &Watch,
) -> Result<(Written, OpenWith)> {
    let stream = |e| Error::from_stream(Doing::Write, "payload", e);
    let counted = Counted::new(payload.writer()?);
    let head = Rc::clone(&counted.written);
    let (mut sealer, witness) = Sealer::begin(iter::once(order.to.as_ref() as &dyn Recipient), counted)?;
    // Age adds some noise to its header, so that no two have the same length.
    let head_bytes = head.get();
    let level = if planned.bytes <= SMALL_ARCHIVE_BYTES { SMALL_LEVEL } else { LEVEL };
    let mut encoder = Encoder::new(Counted::new(&mut sealer), level).map_err(stream)?;
    encoder.include_checksum(true).map_err(stream)?;
    encoder.include_contentsize(true).map_err(stream)?;
    encoder.set_pledged_src_size(Some(planned.bytes)).map_err(stream)?;
    let written = planned.write(signer, carriers, &mut encoder, watch)?;
    let plain_bytes = encoder.finish().map_err(stream)?.written.get();
    let padding = padding_bytes(plain_bytes, |plain| sealer.payload_bytes(head_bytes, plain), padme);
    write_padding(&mut sealer, padding).map_err(stream)?;
    sealer.finish().map_err(stream)?.inner.flush().map_err(stream)?;
    Ok((written, witness))
}

/// Returns the sizes and counts for a payload. A short payload has few blocks: a long table would cost codes.
fn layout_of(payload_bytes: u64) -> Result<Layout> {
    let too_large = Error::NoSpace { path: "payload".into(), needed_bytes: payload_bytes, free_bytes: None };
    let short = payload_bytes <= limits::CARRY_MAX_BYTES;
    let aim = if short { limits::BLOCKS_AIM_CODES } else { limits::BLOCKS_AIM_SMALL };
    let Some(block_bytes) = block_bytes_for(payload_bytes, aim) else { return Err(too_large) };
    let block_bytes = if short { block_bytes.max(limits::BLOCK_CODES_BYTES) } else { block_bytes };
    let block = u64::from(block_bytes);
    let blocks = payload_bytes.div_ceil(block).max(1);
    let even = blocks.div_ceil(limits::CHUNKS_AIM);
    let most = limits::CHUNK_DEFAULT_BYTES.checked_div(block).unwrap_or(1);
    let share = blocks.saturating_mul(RECOVERY_PERCENT).div_ceil(100);
    let held = RECOVERY_MOST_BYTES.checked_div(block).unwrap_or(1);
    let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Layout {
        payload_bytes,
        block_bytes,
        data_blocks: number(blocks),
        recovery_blocks: number(share.min(held).max(1)),
        chunk_blocks: number(even.min(most).max(1)),
    })
}

/// Reads the payload once. Returns the hashes of the data blocks and of the data chunks.
fn hash_payload(layout: &Layout, carried: &dyn Carriers, watch: &Watch) -> Result<(Vec<Hash>, Vec<Hash>)> {
    watch.begin(Phase::Reading, layout.payload_bytes);
    let file = carried.open_file(0)?;
    let failed = |error| Error::io(Doing::Read, carried.path(0), error);
    let mut hashing = Hashing::new(layout);
    let mut block = vec![0; layout.block_bytes as usize];
    for number in 0..layout.data_blocks {
        let offset = u64::from(number).saturating_mul(u64::from(layout.block_bytes));
        let stored = block.get_mut(..layout.stored_bytes(number) as usize).unwrap_or_default();
        file.read_exact_at(stored, offset).map_err(failed)?;
        hashing.add(stored);
        watch.advance(stored.len() as u64)?;
    }
    Ok(hashing.finish())
}

/// The hashes of blocks that come in order, and of the chunks that hold them.
struct Hashing {
    block_bytes: u32,
    chunk_blocks: u32,
    in_chunk: u32,
    chunk: Hasher,
    blocks: Vec<Hash>,
    chunks: Vec<Hash>,
}

impl Hashing {
    fn new(layout: &Layout) -> Self {
        let Layout { block_bytes, chunk_blocks, .. } = *layout;
        Self {
            block_bytes,
            chunk_blocks,
            in_chunk: 0,
            chunk: Hasher::default(),
            blocks: Vec::new(),
            chunks: Vec::new(),
        }
    }

    fn add(&mut self, stored: &[u8]) {
        let mut block = Hasher::default();
        self.chunk.update_both(&mut block, stored);
        block.update_zeros(u64::from(self.block_bytes).saturating_sub(stored.len() as u64));
        self.blocks.push(block.finish());
        self.in_chunk = self.in_chunk.saturating_add(1);
        if self.in_chunk == self.chunk_blocks {
            self.end_chunk();
        }
    }

    fn end_chunk(&mut self) {
        self.chunks.push(std::mem::take(&mut self.chunk).finish());
        self.in_chunk = 0;
    }

    fn finish(mut self) -> (Vec<Hash>, Vec<Hash>) {
        if self.in_chunk > 0 {
            self.end_chunk();
        }
        (self.blocks, self.chunks)
    }
}

/// All recovery blocks, one after the other.
#[derive(Clone, Debug)]
struct Recovery(Arc<dyn ScratchFile>);

impl ScratchFile for Recovery {
    fn write_at(&self, bytes: &[u8], offset: u64) -> Result<()> {
        self.0.write_at(bytes, offset)
    }

    fn read_at(&self, out: &mut [u8], offset: u64) -> Result<()> {
        self.0.read_at(out, offset)
    }
}

impl Recovery {
    fn encode(source: &Source, scratch: &dyn Scratch, watch: &Watch) -> Result<Self> {
        let layout = source.layout;
        let block = u64::from(layout.block_bytes);
        let file: Arc<dyn ScratchFile> = scratch.make(u64::from(layout.recovery_blocks).saturating_mul(block))?.into();
        let place = |index: u32, at: u64| u64::from(index).saturating_mul(block).saturating_add(at);
        stripes::encode(source, |index, at, column| file.write_at(column, place(index, at)), watch)?;
        Ok(Self(file))
    }

    /// Reads all blocks again. Returns their hashes, and those of the recovery chunks.
    fn hash(&self, layout: &Layout, chunks: &[Chunk], watch: &Watch) -> Result<(Vec<Hash>, Vec<Hash>)> {
        let mut hashing = Hashing::new(layout);
        let mut block = vec![0; layout.block_bytes as usize];
        for index in 0..layout.recovery_blocks {
            self.0.read_at(&mut block, u64::from(index).saturating_mul(u64::from(layout.block_bytes)))?;
            hashing.add(&block);
            watch.advance(0)?;
        }
        let (blocks, hashes) = hashing.finish();
        let count = chunks.iter().filter(|chunk| chunk.part == Part::Recovery).count();
        if hashes.len() == count { Ok((blocks, hashes)) } else { Err(Error::Bug("recovery chunks of another number")) }
    }
}

#[cfg(test)]
mod tests;
