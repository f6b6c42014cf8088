//! `repair`: a complete bundle again, bit for bit, from the files that arrived. It needs no key and no trust.

use std::sync::Arc;

use serde_json::json;

use crate::carriers::{GivenFiles, RoomOfHost};
use crate::fault::Fault;

use crate::order::{Order, wanted};
use crate::outlet::Outlet;
use crate::say;
use pannier_format::digest::block_hash;
use pannier_format::layout::Chunk;
use pannier_reader::blocks::source::Source;
use pannier_reader::blocks::stripes::{at_fault, encode, rebuild};
use pannier_reader::carriers::{DocumentWriter, Documents as _, Scratch as _, ScratchFile};
use pannier_reader::check::check;
use pannier_reader::error::Result;
use pannier_reader::small::SmallFiles;
use pannier_reader::trust::Publishers;
use pannier_reader::watch::Watch;

/// Writes every file of one bundle, and says each file and its place.
pub(crate) fn repair(
    given: Arc<GivenFiles>,
    publishers: &Publishers,
    order: &Order,
    watch: &Watch,
) -> Result<(), Fault> {
    let checked = check(given, publishers, &RoomOfHost, watch)?;
    let held = checked.one(&wanted(order))?;
    let bundle = &held.bundle;
    held.require_enough()?;
    let mut source = held.source()?;
    let rebuilt = rebuild(&mut source, &RoomOfHost, watch)?.len();
    let layout = bundle.layout;
    let lost = (layout.data_blocks..layout.block_count()).filter(|block| !source.has(*block)).count();
    if lost > 0 {
        let room = recovery_of(&source, watch)?;
        let blocks: Vec<u32> = (layout.data_blocks..layout.block_count()).collect();
        source.add_rebuilt(&blocks, room);
    }

    let outlet = Outlet::new()?;
    {
        let mut writer = outlet.writer();
        for chunk in &bundle.chunks {
            writer.begin(&chunk.name, chunk.bytes)?;
            copy(&source, chunk, writer.as_mut())?;
            writer.end(None)?;
        }
    }
    let small = SmallFiles::of(bundle, source.carriers(), Some(&source))?;
    {
        let mut writer = outlet.writer();
        for (name, bytes) in small.all() {
            writer.begin(name, bytes.len() as u64)?;
            writer.write(bytes)?;
            writer.end(None)?;
        }
    }
    for (path, place) in outlet.into_places()? {
        say(&json!({"file": {"path": path, "bytes": place.bytes, "at": place.offset}}))?;
    }
    say(&json!({"repaired": {
        "title": bundle.title(), "id": bundle.list.id.to_string(), "rebuilt": rebuilt, "recomputed": lost,
        "lost": small.lost, "verdict": held.report.verdict.word(),
    }}))
}

/// Computes all recovery blocks into room of the host, and proves them.
fn recovery_of(source: &Source, watch: &Watch) -> Result<Box<dyn ScratchFile>> {
    let layout = source.layout;
    let block_bytes = u64::from(layout.block_bytes);
    let room = RoomOfHost.make(u64::from(layout.recovery_blocks).saturating_mul(block_bytes))?;
    let place = |index: u32| u64::from(index).saturating_mul(block_bytes);
    encode(source, |index, at, column| room.write_at(column, place(index).saturating_add(at)), watch)?;
    let mut bytes = vec![0; layout.block_bytes as usize];
    for index in 0..layout.recovery_blocks {
        room.read_at(&mut bytes, place(index))?;
        let listed = source.table.hash_of(layout.data_blocks.saturating_add(index));
        if listed != Some(block_hash(&bytes, layout.block_bytes)) {
            return Err(at_fault(source, &[]));
        }
    }
    Ok(room)
}

fn copy(source: &Source, chunk: &Chunk, to: &mut dyn DocumentWriter) -> Result<()> {
    let mut reader = source.reader();
    let mut bytes = Vec::new();
    for block in chunk.first_block..chunk.first_block.saturating_add(chunk.block_count) {
        bytes.clear();
        reader.append(block, &mut bytes)?;
        to.write(&bytes)?;
    }
    Ok(())
}
