//! The plan of a fetch: which blocks are asked of which mirror next. Nothing here connects to anything.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ops::Range;
use std::time::Instant;

use pannier_format::Layout;
use pannier_format::layout::Chunk;

use crate::fault::Fault;
use crate::memory::{Known, Link};
use crate::{MIRRORS_MAX, PROBES_MAX, RUNS_MAX};

/// How much is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// As many blocks as repair every block.
    Enough,
    /// Every block.
    All,
}

/// A run: blocks of one chunk that follow each other, asked of one mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The number of the mirror.
    pub mirror: usize,
    /// The number of the chunk.
    pub chunk: usize,
    /// The blocks.
    pub blocks: Range<u32>,
    /// Whether the whole file is asked for, because the mirror gives no parts. Blocks of the file that are not asked for pass.
    pub whole: bool,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask for a run.
    Run(Run),
    /// Wait until a run ends, or until this time.
    Wait(Option<Instant>),
    /// Nothing more can be asked.
    Done,
}

/// The state of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Here,
    Wanted,
    Asked,
}

/// The plan.
#[derive(Debug)]
pub struct Plan {
    layout: Layout,
    chunks: Vec<Chunk>,
    blocks: Vec<Block>,
    /// A bit for each mirror that cannot give the block: what it gave was false.
    refused: Vec<u64>,
    /// By mirror, then by chunk.
    known: Vec<Vec<Known>>,
    links: Vec<Link>,
    /// Blocks that are still to come.
    short: u32,
    /// Blocks on their way.
    asked: u32,
    runs: usize,
    /// Runs that are asked for before all others, in order.
    first: Vec<Range<u32>>,
}

impl Plan {
    /// Makes a plan. `is_here` tells which blocks are at hand. `first` are blocks that come before all others.
    pub fn new(
        layout: Layout,
        mirrors: usize,
        wish: Wish,
        is_here: impl Fn(u32) -> bool,
        first: &[Range<u32>],
    ) -> Self {
        let all = 0..layout.block_count();
        let blocks: Vec<Block> = all.map(|block| if is_here(block) { Block::Here } else { Block::Wanted }).collect();
        let wanted = blocks.iter().filter(|block| **block == Block::Wanted).count();
        let (wanted, all) = (u32::try_from(wanted).unwrap_or(u32::MAX), layout.block_count());
        let here = all.saturating_sub(wanted);
        let short = match wish {
            Wish::All => wanted,
            Wish::Enough => layout.data_blocks.saturating_sub(here),
        };
        let chunks = layout.chunks();
        let mirrors = mirrors.min(MIRRORS_MAX);
        Self {
            refused: vec![0; blocks.len()],
            known: vec![vec![Known::New; chunks.len()]; mirrors],
            links: vec![Link::default(); mirrors],
            blocks,
            chunks,
            layout,
            short,
            asked: 0,
            runs: 0,
            first: first.to_vec(),
        }
    }

    /// Returns the number of blocks that are still to come.
    pub fn short(&self) -> u32 {
        self.short
    }

    /// Returns how the connection to a mirror does.
    pub fn link(&self, mirror: usize) -> Option<&Link> {
        self.links.get(mirror)
    }

    /// Returns the chunks of the bundle.
    pub fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// Decides what is asked next.
    pub fn next(&mut self, now: Instant) -> Next {
        if self.short == 0 {
            return Next::Done;
        }
        if self.runs >= RUNS_MAX || self.asked >= self.short {
            return Next::Wait(None);
        }
        if let Some(run) = self.choose(now) {
            self.begin(&run);
            return Next::Run(run);
        }
        if self.runs > 0 {
            return Next::Wait(None);
        }
        // A resting mirror may still have something.
        let wakes = (0..self.links.len()).filter(|mirror| self.may_give(*mirror));
        match wakes.filter_map(|mirror| self.links.get(mirror)?.wakes()).min() {
            Some(until) => Next::Wait(Some(until)),
            None => Next::Done,
        }
    }

    /// Tells whether a mirror may have a block that is wanted.
    fn may_give(&self, mirror: usize) -> bool {
        let mut chunks = self.chunks.iter().enumerate();
        chunks.any(|(at, chunk)| {
            self.known_of(mirror, at) != Known::Gone && blocks(chunk).any(|block| self.is_open(mirror, block))
        })
    }

    fn choose(&self, now: Instant) -> Option<Run> {
        for first in &self.first {
            if let Some(start) = first.clone().find(|block| self.state(*block) == Some(Block::Wanted)) {
                let (chunk, _) = self.layout.place_of(start);
                let mirror = self.mirror_for(chunk, start..first.end, now);
                if let Some(run) = mirror.and_then(|mirror| self.run(mirror, chunk, start..first.end)) {
                    return Some(run);
                }
            }
        }
        self.chunks.iter().enumerate().find_map(|(at, chunk)| {
            let all = blocks(chunk);
            if !all.clone().any(|block| self.state(block) == Some(Block::Wanted)) {
                return None;
            }
            self.run(self.mirror_for(at, all.clone(), now)?, at, all)
        })
    }

    /// Chooses a mirror for a chunk: one that told the truth so far, then one with few runs on their way. Chunks begin with
    /// different mirrors, so that each mirror sees a part.
    fn mirror_for(&self, chunk: usize, all: Range<u32>, now: Instant) -> Option<usize> {
        let count = self.links.len();
        let wanted = || all.clone().filter(|block| self.state(*block) == Some(Block::Wanted));
        let is_part = wanted().count() < all.len();
        // A mirror with hope may be busy or at rest: it is waited for before a liar is asked.
        let is_hopeful = |mirror: usize| {
            let is_left = self.links.get(mirror).is_none_or(Link::is_left);
            !is_left && self.known_of(mirror, chunk).is_hopeful() && wanted().any(|block| self.is_open(mirror, block))
        };
        let has_hope = (0..count).any(is_hopeful);
        let fits = |(mirror, link): &(usize, &Link)| {
            let known = self.known_of(*mirror, chunk);
            link.is_awake(now)
                && !matches!(known, Known::First | Known::Gone)
                && (known.is_hopeful() || !has_hope)
                && wanted().any(|block| self.is_open(*mirror, block))
        };
        let turn = |mirror: usize| mirror.saturating_add(count).saturating_sub(chunk.checked_rem(count).unwrap_or(0));
        let order = |(mirror, link): &(usize, &Link)| {
            let lied = matches!(self.known_of(*mirror, chunk), Known::Lied(_));
            (lied, is_part && !link.gives_ranges, link.in_flight, turn(*mirror).checked_rem(count).unwrap_or(0))
        };
        self.links.iter().enumerate().filter(fits).min_by_key(order).map(|(mirror, _)| mirror)
    }

    /// Makes a run of a mirror: the first blocks that are wanted and that it may give, as many as a run holds and as are short.
    fn run(&self, mirror: usize, chunk: usize, within: Range<u32>) -> Option<Run> {
        let link = self.links.get(mirror)?;
        let end = within.end.min(blocks(self.chunks.get(chunk)?).end);
        let start = (within.start..end).find(|block| self.is_open(mirror, *block))?;
        if !link.gives_ranges {
            return Some(Run { mirror, chunk, blocks: start..end, whole: true });
        }
        let known = self.known_of(mirror, chunk);
        if let Known::Lied(runs) = known {
            let open: Vec<u32> = (start..end).filter(|block| self.is_open(mirror, *block)).collect();
            let at = open.len().saturating_mul(runs as usize).checked_div(PROBES_MAX as usize).unwrap_or(0);
            let block = *open.get(at)?;
            return Some(Run { mirror, chunk, blocks: block..block.saturating_add(1), whole: false });
        }
        let careful = link.lied && known == Known::New;
        let most =
            if careful { 1 } else { link.run_bytes.checked_div(u64::from(self.layout.block_bytes)).unwrap_or(1) };
        let most = most.clamp(1, u64::from(self.short.saturating_sub(self.asked).max(1)));
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        let last = (start..end).take_while(|block| self.is_open(mirror, *block)).take(most as usize).last()?;
        Some(Run { mirror, chunk, blocks: start..last.saturating_add(1), whole: false })
    }

    fn begin(&mut self, run: &Run) {
        self.runs = self.runs.saturating_add(1);
        if let Some(link) = self.links.get_mut(run.mirror) {
            link.in_flight = link.in_flight.saturating_add(1);
        }
        if let Some(known) = self.known_mut(run.mirror, run.chunk).filter(|known| **known == Known::New) {
            *known = Known::First;
        }
        self.claim(run);
    }

    /// Asks for the open blocks of a run.
    fn claim(&mut self, run: &Run) {
        for block in run.blocks.clone() {
            if self.is_open(run.mirror, block) {
                self.set(block, Block::Asked);
                self.asked = self.asked.saturating_add(1);
            }
        }
    }

    /// Notes that a mirror sends the whole file instead of a part. Returns the run over the whole chunk.
    pub fn widen(&mut self, run: &Run) -> Run {
        if let Some(link) = self.links.get_mut(run.mirror) {
            link.gives_ranges = false;
        }
        let all = self.chunks.get(run.chunk).map_or(run.blocks.clone(), blocks);
        let wide = Run { blocks: all, whole: true, ..run.clone() };
        self.claim(&wide);
        wide
    }

    /// Tells whether a block is wanted of a run. A block that came from elsewhere is not.
    pub fn is_wanted(&self, block: u32) -> bool {
        matches!(self.state(block), Some(Block::Asked | Block::Wanted)) && self.short > 0
    }

    /// Notes that a block is here: it was proven and kept.
    pub fn kept(&mut self, run: &Run, block: u32) {
        if self.state(block) == Some(Block::Asked) {
            self.asked = self.asked.saturating_sub(1);
        }
        if self.state(block) != Some(Block::Here) {
            self.set(block, Block::Here);
            self.short = self.short.saturating_sub(1);
        }
        if let Some(link) = self.links.get_mut(run.mirror) {
            link.good();
        }
        if let Some(known) = self.known_mut(run.mirror, run.chunk) {
            *known = match *known {
                Known::Lied(_) | Known::Mixed => Known::Mixed,
                _ => Known::Good,
            };
        }
    }

    /// Notes that a mirror gave a false block.
    pub fn lied(&mut self, run: &Run, block: u32) {
        if let Some(mirrors) = self.refused.get_mut(block as usize) {
            *mirrors |= bit(run.mirror);
        }
        if self.state(block) == Some(Block::Asked) {
            self.set(block, Block::Wanted);
            self.asked = self.asked.saturating_sub(1);
        }
        if let Some(link) = self.links.get_mut(run.mirror) {
            link.lied = true;
        }
        if let Some(known) = self.known_mut(run.mirror, run.chunk) {
            *known = match *known {
                Known::Good | Known::Mixed => Known::Mixed,
                // Runs that were on their way when the last probe ended change nothing.
                known @ (Known::Lied(_) | Known::Gone) => known,
                _ => Known::Lied(0),
            };
        }
    }

    /// Notes the end of a run. Blocks of the run that did not come are wanted again.
    pub fn ended(&mut self, run: &Run, fault: Option<&Fault>, now: Instant) {
        self.runs = self.runs.saturating_sub(1);
        for block in run.blocks.clone() {
            if self.state(block) == Some(Block::Asked) {
                self.set(block, Block::Wanted);
                self.asked = self.asked.saturating_sub(1);
            }
        }
        let gone = match fault {
            Some(Fault::Status(429 | 500..=599) | Fault::Connection(_) | Fault::Slow) => {
                if let Some(link) = self.links.get_mut(run.mirror) {
                    link.failed(matches!(fault, Some(Fault::Slow)), now);
                }
                false
            }
            Some(Fault::Status(_) | Fault::Redirect | Fault::Length) => true,
            _ => false,
        };
        if let Some(link) = self.links.get_mut(run.mirror) {
            link.in_flight = link.in_flight.saturating_sub(1);
        }
        if let Some(known) = self.known_mut(run.mirror, run.chunk) {
            match *known {
                _ if gone => *known = Known::Gone,
                Known::First => *known = Known::New,
                Known::Lied(runs) if runs.saturating_add(1) >= PROBES_MAX => *known = Known::Gone,
                Known::Lied(runs) => *known = Known::Lied(runs.saturating_add(1)),
                _ => {}
            }
        }
    }

    /// Tells whether a block is wanted, and a mirror did not give a false one in its place.
    fn is_open(&self, mirror: usize, block: u32) -> bool {
        let refused = self.refused.get(block as usize).is_some_and(|mirrors| mirrors & bit(mirror) != 0);
        self.state(block) == Some(Block::Wanted) && !refused
    }

    fn state(&self, block: u32) -> Option<Block> {
        self.blocks.get(block as usize).copied()
    }

    fn set(&mut self, block: u32, state: Block) {
        if let Some(slot) = self.blocks.get_mut(block as usize) {
            *slot = state;
        }
    }

    fn known_of(&self, mirror: usize, chunk: usize) -> Known {
        self.known.get(mirror).and_then(|files| files.get(chunk)).copied().unwrap_or(Known::Gone)
    }

    fn known_mut(&mut self, mirror: usize, chunk: usize) -> Option<&mut Known> {
        self.known.get_mut(mirror)?.get_mut(chunk)
    }
}

/// Returns the blocks of a chunk.
pub fn blocks(chunk: &Chunk) -> Range<u32> {
    chunk.first_block..chunk.first_block.saturating_add(chunk.block_count)
}

fn bit(mirror: usize) -> u64 {
    1u64.checked_shl(u32::try_from(mirror).unwrap_or(u32::MAX)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
