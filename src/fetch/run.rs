//! A fetch from its beginning to its end: trust, what is here, what is short, and what is in the folder afterwards.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pannier_mirror::blocks::{self, Did};
use pannier_mirror::budget::most_bytes;
use pannier_mirror::client::{Client, Ways};
use pannier_mirror::fault::Fault;
use pannier_mirror::plan::{Plan, Wish};
use pannier_mirror::site::Site;
use pannier_mirror::{SMALL_MAX_BYTES, small};
use pannier_reader::carriers::{Carriers, Joined, MemoryCarriers};
use pannier_reader::find::search::IdDigits;

use super::files::{Files, alone_in};
use super::trusted::{First, first};
use crate::bundle::Bundle;
use crate::courier::gather::{Gathered, gather_one, roots};
use crate::digest::sha256;
use crate::error::{Doing, Error, ReaderError, Result};
use crate::format::Hash;
use crate::format::sums::{HEADS_NAME, PAGE_NAME, TABLE_NAME};
use crate::limits;
use crate::store::{self, HeldCarriers};
use crate::trust::Publishers;
use crate::watch::{Phase, Watch};

/// Largest `heads.idx`: four bytes for each of the most blocks.
const HEADS_MAX_BYTES: u64 = 256 << 10;

/// What is fetched, and from where.
pub struct Order<'a> {
    /// The mirrors.
    pub sites: &'a [Site],
    /// The folder for the bundle.
    pub out: &'a Path,
    /// Carriers whose good blocks are used.
    pub with: &'a [PathBuf],
    /// The bundle, if the caller named one.
    pub wanted: Option<IdDigits>,
    /// How much is wanted.
    pub wish: Wish,
    /// How the caller wants to be connected.
    pub ways: Ways,
}

/// The end of a fetch.
#[derive(Debug)]
pub struct Fetched {
    /// What is in the folder now.
    pub gathered: Gathered,
    /// The folders of the search, in the order of the gathering.
    pub roots: Vec<PathBuf>,
    /// The bundle id.
    pub id: Hash,
    /// Good blocks that were at hand before the first block was asked for.
    pub here_blocks: u32,
    /// Blocks that were short then.
    pub short_blocks: u32,
    /// Blocks that were fetched.
    pub fetched_blocks: u32,
    /// Bytes of those blocks.
    pub kept_bytes: u64,
    /// Bytes of all answers together.
    pub received_bytes: u64,
    /// Requests.
    pub requests: u64,
    /// What each mirror did.
    pub mirrors: Vec<(String, Did)>,
    /// Why the fetch ended before it had what was wanted.
    pub early: Option<Fault>,
    /// Whether documents open while blocks are missing, if the archive has sections.
    pub opens_in_part: bool,
}

/// Fetches a bundle.
///
/// # Errors
/// [`FetchFault`](super::FetchFault) if mirrors gave too little to begin with; an error of trust if no list is by a trusted publisher;
/// errors of the folder; [`ReaderError::Interrupted`].
pub fn fetch(order: &Order<'_>, publishers: &Publishers, scratch: &Path, watch: &Watch) -> Result<Fetched> {
    watch.begin(Phase::Fetching, 0);
    let client = Client::new(&order.ways, SMALL_MAX_BYTES.saturating_mul(3), watch);
    let here: Vec<PathBuf> = if order.out.exists() { roots(order.with, order.out) } else { order.with.to_vec() };
    let local: Arc<dyn Carriers> = HeldCarriers::list(&here, scratch)?;
    let First { id, files, faults } = first(&client, order.sites, local, publishers, order.wanted.as_ref(), watch)?;
    fs::create_dir_all(order.out).map_err(|e| Error::io(Doing::Create, order.out, e))?;
    // Two runs would remove the files that the other one has begun.
    let _alone = alone_in(order.out)?;
    let gather = |more: Vec<(String, Vec<u8>)>| -> Result<Gathered> {
        let roots = roots(order.with, order.out);
        let here: Arc<dyn Carriers> = HeldCarriers::list(&roots, scratch)?;
        let named = more.into_iter().map(|(name, bytes)| (PathBuf::from(name), bytes));
        let memory: Arc<dyn Carriers> = Arc::new(MemoryCarriers::new(roots.len(), named));
        gather_one(Arc::new(Joined::new(vec![here, memory])), order.out, &id, publishers, scratch, watch)
    };
    // The blocks that are here are proven and in their folder before anything is asked for.
    let before = gather(files)?;
    let (held, set) = before.sets.first().ok_or(Error::bug("a gathered bundle has no folder"))?;
    let bundle = &held.bundle;
    let (layout, folder) = (bundle.layout, set.folder.clone());
    let table = bundle.table.clone().ok_or(ReaderError::SmallMissing(TABLE_NAME))?;
    let room = Files::new(&folder, layout);
    if before.failed.is_empty() {
        room.remove_old()?;
    }
    let early_first = bundle.facts.first.as_ref();
    let first_runs = early_first.map_or_else(Vec::new, |first| {
        vec![0..first.head, layout.data_blocks.saturating_sub(first.tail)..layout.data_blocks]
    });
    let is_here = |block: u32| held.pool.place(block).is_some();
    let plan = Plan::new(layout, order.sites.len(), order.wish, is_here, &first_runs);
    let (here_blocks, short_blocks) = (held.pool.good_count(), plan.short());
    let needed = u64::from(short_blocks).saturating_mul(u64::from(layout.block_bytes));
    store::require_space(&folder, needed)?;
    client.allow(client.received_bytes().saturating_add(most_bytes(layout.payload_bytes)));
    watch.begin(Phase::Fetching, needed);
    let ended = blocks::fetch(&client, order.sites, &table, layout, plan, &room, watch)?;
    room.finish()?;
    let lost: Vec<&str> =
        held.report.missing_small.iter().chain(&held.report.missing_others).map(String::as_str).collect();
    let more = more_small(&client, order.sites, bundle, &lost);
    let gathered = gather(more)?;
    if gathered.failed.is_empty() {
        room.remove_parts()?;
    }
    let mut mirrors: Vec<(String, Did)> =
        order.sites.iter().map(|site| site.address().to_owned()).zip(ended.mirrors).collect();
    for (number, fault) in faults {
        if let Some((_, did)) = mirrors.get_mut(number).filter(|(_, did)| did.fault.is_none()) {
            did.fault = Some(fault);
        }
    }
    Ok(Fetched {
        gathered,
        roots: roots(order.with, order.out),
        id,
        here_blocks,
        short_blocks,
        fetched_blocks: ended.kept,
        kept_bytes: mirrors.iter().fold(0, |sum, (_, did)| sum.saturating_add(did.kept_bytes)),
        received_bytes: client.received_bytes(),
        requests: client.requests(),
        mirrors,
        early: ended.early,
        opens_in_part: early_first.is_some(),
    })
}

/// Fetches listed small files that are lost here. A file that no mirror gives stays lost.
fn more_small(client: &Client<'_>, sites: &[Site], bundle: &Bundle, lost: &[&str]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for name in lost.iter().take(limits::OTHERS_MAX.saturating_add(4)) {
        let Some(hash) = bundle.sums.hash_of(name) else { continue };
        let most = match *name {
            PAGE_NAME => limits::PAGE_MAX_BYTES,
            HEADS_NAME => HEADS_MAX_BYTES,
            _ => limits::FACTS_MAX_BYTES,
        };
        match small::from_any(client, sites, name, most, |bytes| sha256(bytes) == hash, |_, _| {}) {
            Ok(found) => files.extend(found.map(|bytes| ((*name).to_owned(), bytes))),
            Err(_) => break,
        }
    }
    files
}
