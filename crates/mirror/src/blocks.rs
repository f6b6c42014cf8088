//! Blocks: runs of blocks come from several mirrors at once, and each block is proven by the table before it is kept.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use pannier_format::digest::block_hash;
use pannier_format::{Layout, Table};
use pannier_reader::error::{Error, Result};
use pannier_reader::watch::Watch;

use crate::RUNS_MAX;
use crate::client::{Asked, Client};
use crate::clock::now;
use crate::fault::Fault;
use crate::plan::{Next, Plan, Run};
use crate::site::Site;

/// The place where proven blocks are kept.
pub trait Room: Sync {
    /// Keeps the stored bytes of a block.
    ///
    /// # Errors
    /// The error of the medium, which ends the fetch.
    fn keep(&self, block: u32, bytes: &[u8]) -> Result<()>;
}

/// What a mirror did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Did {
    /// Runs that were asked for.
    pub runs: u64,
    /// Bytes of blocks that came in, good or not.
    pub received_bytes: u64,
    /// Bytes of blocks that were kept.
    pub kept_bytes: u64,
    /// Blocks that were false.
    pub false_blocks: u64,
    /// The last fault.
    pub fault: Option<Fault>,
    /// Whether the mirror was left, since it failed several times in a row.
    pub left: bool,
    /// Whether the mirror gave whole files only.
    pub whole_files: bool,
}

/// How a fetch of blocks ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Blocks that were kept.
    pub kept: u32,
    /// Blocks that are still to come.
    pub short: u32,
    /// What each mirror did, in the order of the mirrors.
    pub mirrors: Vec<Did>,
    /// The fault that ended the fetch early.
    pub early: Option<Fault>,
}

/// False blocks at the beginning of a run after which the rest of the run is not read.
const FALSE_AT_FIRST: u32 = 2;

/// What came of a block.
enum Taken {
    Good,
    False,
    /// Nothing more is needed.
    Last,
}

struct Shared {
    plan: Plan,
    mirrors: Vec<Did>,
    kept: u32,
    early: Option<Fault>,
    failed: Option<Error>,
}

struct Work<'a> {
    client: &'a Client<'a>,
    sites: &'a [Site],
    layout: Layout,
    table: &'a Table,
    room: &'a dyn Room,
    watch: &'a Watch,
    shared: Mutex<Shared>,
    changed: Condvar,
}

/// Fetches the blocks of a plan.
///
/// # Errors
/// Errors of the room, and [`Error::Interrupted`]. No fault of a mirror is an error.
pub fn fetch(
    client: &Client<'_>,
    sites: &[Site],
    table: &Table,
    layout: Layout,
    plan: Plan,
    room: &dyn Room,
    watch: &Watch,
) -> Result<Ended> {
    let mirrors = vec![Did::default(); sites.len()];
    let shared = Mutex::new(Shared { plan, mirrors, kept: 0, early: None, failed: None });
    let work = Work { client, sites, layout, table, room, watch, shared, changed: Condvar::new() };
    thread::scope(|scope| {
        for _ in 0..RUNS_MAX {
            scope.spawn(|| work.until_done());
        }
    });
    let mut shared = work.shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = shared.failed {
        return Err(error);
    }
    for (number, did) in shared.mirrors.iter_mut().enumerate() {
        let link = shared.plan.link(number);
        did.left = link.is_some_and(crate::memory::Link::is_left);
        did.whole_files = link.is_some_and(|link| !link.gives_ranges);
    }
    let short = shared.plan.short();
    Ok(Ended { kept: shared.kept, short, mirrors: shared.mirrors, early: shared.early.filter(|_| short > 0) })
}

impl Work<'_> {
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn until_done(&self) {
        let mut shared = self.lock();
        loop {
            if shared.failed.is_some() || shared.early.is_some() {
                break;
            }
            if let Err(fault) = self.client.may_go_on() {
                shared.end_early(fault);
                break;
            }
            match shared.plan.next(now()) {
                Next::Done => break,
                Next::Wait(until) => {
                    let most = Duration::from_millis(200);
                    let wait = until.map_or(most, |until| until.saturating_duration_since(now()).min(most));
                    let wait = wait.max(Duration::from_millis(1));
                    shared =
                        self.changed.wait_timeout(shared, wait).map_or_else(|e| e.into_inner().0, |(guard, _)| guard);
                }
                Next::Run(mut run) => {
                    drop(shared);
                    let fault = self.run(&mut run).err();
                    shared = self.lock();
                    shared.ended(&run, fault);
                    self.changed.notify_all();
                }
            }
        }
        drop(shared);
        self.changed.notify_all();
    }

    /// Asks for a run, and keeps its good blocks as they come.
    fn run(&self, run: &mut Run) -> std::result::Result<(), Fault> {
        let (site, chunk) = {
            let mut shared = self.lock();
            let chunk = shared.plan.chunks().get(run.chunk).cloned().ok_or(Fault::Length)?;
            let did = shared.mirrors.get_mut(run.mirror).ok_or(Fault::Length)?;
            did.runs = did.runs.saturating_add(1);
            (self.sites.get(run.mirror).ok_or(Fault::Length)?, chunk)
        };
        let block_bytes = u64::from(self.layout.block_bytes);
        let start = u64::from(run.blocks.start.saturating_sub(chunk.first_block)).saturating_mul(block_bytes);
        let bytes = self.layout.run_bytes(run.blocks.start, run.blocks.len().try_into().unwrap_or(u32::MAX));
        let part = (!run.whole).then(|| start..start.saturating_add(bytes));
        let mut answer =
            self.client.ask(&Asked { url: site.file(&chunk.name), part, file_bytes: Some(chunk.bytes) })?;
        let mut blocks = run.blocks.clone();
        if answer.is_whole || run.whole {
            *run = self.lock().plan.widen(run);
            blocks = crate::plan::blocks(&chunk);
        }
        let mut buffer = Vec::new();
        let (mut good, mut bad) = (0u32, 0u32);
        for block in blocks {
            buffer.resize(self.layout.stored_bytes(block) as usize, 0);
            let mut filled = 0;
            while let Some(space) = buffer.get_mut(filled..).filter(|space| !space.is_empty()) {
                let read = answer.read(space)?;
                self.received(run, read)?;
                if read == 0 {
                    return Err(Fault::Connection("the answer ended early".to_owned()));
                }
                filled = filled.saturating_add(read);
            }
            match self.take(run, block, &buffer)? {
                Taken::Good => good = good.saturating_add(1),
                Taken::False => bad = bad.saturating_add(1),
                Taken::Last => break,
            }
            // Another mirror may have the rest.
            if good == 0 && bad >= FALSE_AT_FIRST {
                return Err(Fault::False);
            }
        }
        Ok(())
    }

    fn received(&self, run: &Run, bytes: usize) -> std::result::Result<(), Fault> {
        if let Some(did) = self.lock().mirrors.get_mut(run.mirror) {
            did.received_bytes = did.received_bytes.saturating_add(bytes as u64);
        }
        self.watch.advance(0).map_err(|_| Fault::Stopped)
    }

    /// Proves and keeps a block.
    fn take(&self, run: &Run, block: u32, bytes: &[u8]) -> std::result::Result<Taken, Fault> {
        let good = self.table.hash_of(block) == Some(block_hash(bytes, self.layout.block_bytes));
        let mut shared = self.lock();
        if !good {
            shared.plan.lied(run, block);
            if let Some(did) = shared.mirrors.get_mut(run.mirror) {
                did.false_blocks = did.false_blocks.saturating_add(1);
            }
            return Ok(Taken::False);
        }
        if !shared.plan.is_wanted(block) {
            return Ok(if shared.plan.short() > 0 { Taken::Good } else { Taken::Last });
        }
        drop(shared);
        let kept = self.room.keep(block, bytes);
        let mut shared = self.lock();
        if let Err(error) = kept {
            shared.failed.get_or_insert(error);
            return Err(Fault::Stopped);
        }
        shared.plan.kept(run, block);
        shared.kept = shared.kept.saturating_add(1);
        if let Some(did) = shared.mirrors.get_mut(run.mirror) {
            did.kept_bytes = did.kept_bytes.saturating_add(bytes.len() as u64);
        }
        drop(shared);
        self.watch.advance(bytes.len() as u64).map_err(|_| Fault::Stopped)?;
        Ok(Taken::Good)
    }
}

impl Shared {
    fn end_early(&mut self, fault: Fault) {
        if fault == Fault::Stopped && self.failed.is_none() {
            self.failed = Some(Error::Interrupted);
        }
        self.early.get_or_insert(fault);
    }

    fn ended(&mut self, run: &Run, fault: Option<Fault>) {
        self.plan.ended(run, fault.as_ref(), now());
        let Some(fault) = fault else { return };
        if fault.ends_all() {
            self.end_early(fault);
        } else if let Some(did) = self.mirrors.get_mut(run.mirror) {
            did.fault = Some(fault);
        }
    }
}
