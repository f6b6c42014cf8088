//! The shares of the carriers as a pure function: chunks, carriers and a wish become shares and a proof.
//!
//! The unit is the chunk file. After the loss of the worst carriers, at least `data_blocks` different blocks must be
//! left. Any such blocks are enough. Equal shares are the best shares. If carriers are small, each small carrier is
//! filled, and the other carriers share the rest evenly.

use std::collections::{HashMap, HashSet};

use super::proof::{Holdings, Proof};
use crate::error::PlanFault;
use crate::format::Layout;
use crate::format::layout::{Chunk, Part};
use crate::limits;

/// The rule for a carrier that alone could rebuild everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// No carrier alone is enough, so a single seized carrier is not enough.
    Never,
    /// The caller allows a carrier that alone is enough.
    Allowed,
}

/// The wishes of the caller for a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The number of carriers that may be lost. If the number is not given, the plan uses the largest number that
    /// holds.
    pub survive: Option<u32>,
    /// The number of carriers that hold each chunk.
    pub copies: u32,
    /// The rule for a carrier that alone is enough.
    pub whole: Whole,
    /// The seed of the sample in the proof.
    pub seed: u64,
}

/// The room of a carrier, beside the small files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Bytes.
    pub bytes: u64,
    /// The unit of room: a file uses a multiple of this number of bytes.
    pub unit_bytes: u64,
}

impl Capacity {
    /// Room for anything.
    pub const UNLIMITED: Self = Self { bytes: u64::MAX, unit_bytes: 1 };

    /// The room that a file uses.
    pub fn rounded(&self, bytes: u64) -> u64 {
        bytes.div_ceil(self.unit_bytes.max(1)).saturating_mul(self.unit_bytes.max(1))
    }
}

/// The chunks for one carrier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The chunks, as indices into [`Layout::chunks`], in their order.
    pub chunks: Vec<usize>,
    /// The blocks of the chunks.
    pub blocks: u32,
    /// The bytes of the chunks.
    pub bytes: u64,
}

/// A plan that is proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// One share for each carrier.
    pub shares: Vec<Share>,
    /// Recovery chunks that no carrier has, because of too little room.
    pub left_out: Vec<usize>,
    /// The proof.
    pub proof: Proof,
}

/// Makes a plan and proves the plan.
///
/// # Errors
/// The reason why no plan holds, and the change that would help.
pub fn plan(layout: &Layout, capacities: &[Capacity], wish: &Wish) -> Result<Plan, PlanFault> {
    let carriers = u32::try_from(capacities.len()).unwrap_or(u32::MAX);
    if carriers == 0 || carriers > limits::CARRIERS_MAX {
        return Err(PlanFault::Carriers(carriers));
    }
    if wish.copies == 0 || wish.copies > carriers || wish.survive.is_some_and(|survive| survive >= carriers) {
        return Err(PlanFault::Counts { carriers, survive: wish.survive.unwrap_or(0), copies: wish.copies });
    }
    let chunks = layout.chunks();
    let placed = place(layout, &chunks, capacities, wish);
    if placed.left_out.iter().any(|chunk| chunks.get(*chunk).is_some_and(|chunk| chunk.part == Part::Data)) {
        return Err(no_place(layout, &chunks, capacities, wish));
    }
    let need = layout.data_blocks;
    let holdings = placed.holdings(&chunks, carriers, wish);
    let most = || (0..carriers).rev().map(|survive| holdings.prove(survive, wish.seed)).find(|p| p.left_blocks >= need);
    let proof = match wish.survive {
        Some(survive) => holdings.prove(survive, wish.seed),
        None => most().unwrap_or_else(|| holdings.prove(0, wish.seed)),
    };
    if proof.left_blocks >= need {
        return Ok(Plan { shares: placed.shares, left_out: placed.left_out, proof });
    }
    // If one carrier is left and must be enough, the rule against such a carrier caused the fault.
    if wish.whole == Whole::Never && proof.survive + 1 == carriers {
        return Err(PlanFault::Whole { carriers, survive: proof.survive });
    }
    Err(PlanFault::Short {
        carriers,
        survive: proof.survive,
        left: proof.left_blocks,
        need,
        recovery_blocks: layout.recovery_blocks,
        recovery_needed: recovery_needed(layout, capacities, &Wish { survive: Some(proof.survive), ..*wish }),
        holds: most().map(|proof| proof.survive),
        couriers_needed: couriers_needed(layout, capacities, &Wish { survive: Some(proof.survive), ..*wish }),
    })
}

/// Numbers of couriers that are tried before the search for enough couriers ends.
const COURIERS_TRIED: usize = 32;

/// The fewest couriers, more than these, of whom as many may be lost, with the bundle as it is. Returns `None` if no number of the
/// next few is enough, or if the carriers differ.
fn couriers_needed(layout: &Layout, capacities: &[Capacity], wish: &Wish) -> Option<u32> {
    let (first, survive) = (capacities.first()?, wish.survive?);
    if capacities.iter().any(|capacity| capacity != first) {
        return None;
    }
    let chunks = layout.chunks();
    let is_data = |chunk: &usize| chunks.get(*chunk).is_some_and(|chunk| chunk.part == Part::Data);
    let holds = |count: &usize| {
        let carriers = u32::try_from(*count).unwrap_or(u32::MAX);
        let placed = place(layout, &chunks, &vec![*first; *count], wish);
        let holds_all = carriers <= limits::CARRIERS_MAX && !placed.left_out.iter().any(is_data);
        holds_all
            && placed.holdings(&chunks, carriers, wish).prove(survive, wish.seed).left_blocks >= layout.data_blocks
    };
    (capacities.len() + 1..=capacities.len() + COURIERS_TRIED).find(holds).and_then(|count| u32::try_from(count).ok())
}

/// The fewest recovery blocks with which a plan would hold. Returns `None` if no number is enough.
pub fn recovery_needed(layout: &Layout, capacities: &[Capacity], wish: &Wish) -> Option<u32> {
    recovery_to_leave(layout.data_blocks, layout, capacities, wish)
}

/// The fewest recovery blocks with which `need` blocks are left after the worst loss. Returns `None` if no number is
/// enough.
pub(super) fn recovery_to_leave(need: u32, layout: &Layout, capacities: &[Capacity], wish: &Wish) -> Option<u32> {
    let survive = wish.survive?;
    let carriers = u32::try_from(capacities.len()).ok()?;
    let holds = |recovery_blocks: u32| {
        let layout = Layout { recovery_blocks, ..*layout };
        let chunks = layout.chunks();
        let placed = place(&layout, &chunks, capacities, wish);
        placed.holdings(&chunks, carriers, wish).prove(survive, wish.seed).left_blocks >= need
    };
    let (mut low, mut high) = (0, layout.data_blocks.clamp(1, limits::BLOCKS_MAX));
    while !holds(high) {
        if high == limits::BLOCKS_MAX {
            return None;
        }
        low = high + 1;
        high = high.saturating_mul(2).min(limits::BLOCKS_MAX);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    Some(high)
}

/// Chunks that are placed on carriers.
struct Placed {
    shares: Vec<Share>,
    /// The holders of every chunk that is carried.
    holders: Vec<(usize, Vec<usize>)>,
    left_out: Vec<usize>,
}

impl Placed {
    fn holdings(&self, chunks: &[Chunk], carriers: u32, wish: &Wish) -> Holdings {
        let blocks = |chunk: usize| chunks.get(chunk).map_or(0, |chunk| chunk.block_count);
        let held = self.holders.iter().map(|(chunk, holders)| (holders.as_slice(), blocks(*chunk)));
        Holdings::new(carriers, wish.copies, held)
    }
}

/// Gives every chunk to the carriers that have room and the fewest blocks so far. Large chunks go first, so that shares
/// differ by at most one chunk. If room is short, data chunks go first.
fn place(layout: &Layout, chunks: &[Chunk], capacities: &[Capacity], wish: &Wish) -> Placed {
    let mut order: Vec<(usize, &Chunk)> = chunks.iter().enumerate().collect();
    order.sort_by_key(|(index, chunk)| (std::cmp::Reverse(chunk.block_count), *index));
    let even = place_in(&order, layout, capacities, wish);
    if even.left_out.is_empty() {
        return even;
    }
    order.sort_by_key(|(index, chunk)| (chunk.part, std::cmp::Reverse(chunk.block_count), *index));
    place_in(&order, layout, capacities, wish)
}

fn place_in(order: &[(usize, &Chunk)], layout: &Layout, capacities: &[Capacity], wish: &Wish) -> Placed {
    let most_blocks = match wish.whole {
        Whole::Never => layout.data_blocks.saturating_sub(1),
        Whole::Allowed => u32::MAX,
    };
    let count = capacities.len();
    let mut placed = Placed { shares: vec![Share::default(); count], holders: Vec::new(), left_out: Vec::new() };
    let mut taken = vec![0u64; count];
    // The blocks that two carriers share. Copies are spread over many pairs, so that the loss of a pair loses few
    // blocks.
    let mut common = vec![0u64; count * count];
    for (index, chunk) in order {
        let mut holders: Vec<usize> = Vec::with_capacity(wish.copies as usize);
        while holders.len() < wish.copies as usize {
            let fits = |carrier: &usize| {
                let (Some(capacity), Some(share), Some(taken)) =
                    (capacities.get(*carrier), placed.shares.get(*carrier), taken.get(*carrier))
                else {
                    return false;
                };
                !holders.contains(carrier)
                    && share.blocks.saturating_add(chunk.block_count) <= most_blocks
                    && taken.saturating_add(capacity.rounded(chunk.bytes)) <= capacity.bytes
            };
            let cost = |carrier: &usize| {
                let pairs: u64 = holders.iter().filter_map(|other| common.get(carrier * count + other)).sum();
                (placed.shares.get(*carrier).map(|share| share.blocks), pairs, *carrier)
            };
            let Some(best) = (0..count).filter(fits).min_by_key(cost) else { break };
            holders.push(best);
        }
        if holders.len() < wish.copies as usize {
            placed.left_out.push(*index);
            continue;
        }
        for holder in &holders {
            if let (Some(share), Some(taken), Some(capacity)) =
                (placed.shares.get_mut(*holder), taken.get_mut(*holder), capacities.get(*holder))
            {
                share.chunks.push(*index);
                share.blocks += chunk.block_count;
                share.bytes += chunk.bytes;
                *taken = taken.saturating_add(capacity.rounded(chunk.bytes));
            }
            for other in holders.iter().filter(|other| *other != holder) {
                if let Some(common) = common.get_mut(holder * count + other) {
                    *common += u64::from(chunk.block_count);
                }
            }
        }
        placed.holders.push((*index, holders));
    }
    if wish.copies == 1 {
        keep_together(&mut placed, order, layout);
    }
    placed.shares.iter_mut().for_each(|share| share.chunks.sort_unstable());
    placed.left_out.sort_unstable();
    placed
}

/// Changes full data chunks among the carriers, so that chunks that follow each other stay together, and the first ones are on the first
/// carriers. Each carrier has as many as before, so the proof does not change. Sections of the archive then become whole early.
fn keep_together(placed: &mut Placed, order: &[(usize, &Chunk)], layout: &Layout) {
    let full_bytes = u64::from(layout.chunk_blocks).saturating_mul(u64::from(layout.block_bytes));
    let left_out: HashSet<usize> = placed.left_out.iter().copied().collect();
    let is_full = |(index, chunk): &&(usize, &Chunk)| {
        chunk.part == Part::Data && chunk.bytes == full_bytes && !left_out.contains(index)
    };
    let mut full: Vec<usize> = order.iter().filter(is_full).map(|(index, _)| *index).collect();
    full.sort_unstable();
    let is_moved: HashSet<usize> = full.iter().copied().collect();
    let mut next = full.into_iter();
    let mut holder_of = HashMap::new();
    for (carrier, share) in placed.shares.iter_mut().enumerate() {
        for chunk in share.chunks.iter_mut().filter(|chunk| is_moved.contains(chunk)) {
            if let Some(index) = next.next() {
                *chunk = index;
                holder_of.insert(index, carrier);
            }
        }
    }
    for (chunk, holders) in &mut placed.holders {
        if let Some(carrier) = holder_of.get(chunk) {
            *holders = vec![*carrier];
        }
    }
}

/// The reason why the data chunks have no place: the rule that no carrier may be enough, or too little room.
fn no_place(layout: &Layout, chunks: &[Chunk], capacities: &[Capacity], wish: &Wish) -> PlanFault {
    let carriers = u32::try_from(capacities.len()).unwrap_or(u32::MAX);
    let is_data = |chunk: &usize| chunks.get(*chunk).is_some_and(|chunk| chunk.part == Part::Data);
    let allowed = place(layout, chunks, capacities, &Wish { whole: Whole::Allowed, ..*wish });
    if !allowed.left_out.iter().any(is_data) {
        return PlanFault::Whole { carriers, survive: wish.survive.unwrap_or(0) };
    }
    let data = chunks.iter().filter(|chunk| chunk.part == Part::Data).map(|chunk| chunk.bytes).sum::<u64>();
    PlanFault::NoRoom {
        needed_bytes: data.saturating_mul(u64::from(wish.copies)),
        room_bytes: capacities.iter().fold(0, |sum: u64, capacity| sum.saturating_add(capacity.bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(data_blocks: u32, recovery_blocks: u32, chunk_blocks: u32) -> Layout {
        let payload_bytes = u64::from(data_blocks) * 1024 - 1;
        Layout { payload_bytes, block_bytes: 1024, data_blocks, recovery_blocks, chunk_blocks }
    }

    fn wish(survive: u32) -> Wish {
        Wish { survive: Some(survive), copies: 1, whole: Whole::Never, seed: 0 }
    }

    const FREE: Capacity = Capacity::UNLIMITED;

    #[test]
    fn equal_carriers_get_equal_shares_that_survive_any_loss() {
        let laid = plan(&layout(30, 20, 2), &[FREE; 5], &wish(2)).unwrap();
        assert!(laid.shares.iter().all(|share| share.blocks == 10), "{:?}", laid.shares);
        assert_eq!((laid.proof.left_blocks, laid.left_out.len()), (30, 0));
        let mut all: Vec<usize> = laid.shares.iter().flat_map(|share| share.chunks.clone()).collect();
        all.sort_unstable();
        assert_eq!(all, (0..25).collect::<Vec<_>>());
    }

    #[test]
    fn small_carriers_hold_what_they_can_and_the_others_share_the_rest() {
        let small = Capacity { bytes: 4 * 1024, unit_bytes: 1024 };
        let laid = plan(&layout(20, 20, 1), &[small, FREE, FREE, FREE], &Wish { survive: None, ..wish(0) }).unwrap();
        let blocks: Vec<u32> = laid.shares.iter().map(|share| share.blocks).collect();
        assert_eq!(blocks, [4, 12, 12, 12]);
        // The loss of two large carriers would leave 16 blocks, which is too few. The loss of one leaves 28 blocks.
        assert_eq!((laid.proof.survive, laid.proof.left_blocks), (1, 28));
    }

    #[test]
    fn recovery_chunks_are_left_out_before_data_chunks() {
        let small = Capacity { bytes: 9 * 1024, unit_bytes: 1024 };
        let laid = plan(&layout(20, 20, 1), &[small; 3], &wish(0)).unwrap();
        assert_eq!(laid.left_out, (27..40).collect::<Vec<_>>());
        let tiny = Capacity { bytes: 6 * 1024, unit_bytes: 1024 };
        let fault = plan(&layout(20, 20, 1), &[tiny; 3], &wish(0)).unwrap_err();
        assert_eq!(fault, PlanFault::NoRoom { needed_bytes: 20 * 1024 - 1, room_bytes: 18 * 1024 });
    }

    #[test]
    fn files_take_up_whole_units() {
        let capacity = Capacity { bytes: 64 << 10, unit_bytes: 32 << 10 };
        let laid = plan(&layout(4, 4, 1), &[capacity; 4], &wish(2)).unwrap();
        assert!(laid.shares.iter().all(|share| share.chunks.len() == 2));
        assert!(matches!(plan(&layout(9, 9, 1), &[capacity; 4], &wish(2)), Err(PlanFault::NoRoom { .. })));
    }

    #[test]
    fn one_carrier_is_never_enough_unless_allowed() {
        for (carriers, survive) in [(1, 0), (2, 1), (3, 2), (5, 4)] {
            let capacities = vec![FREE; carriers];
            let fault = plan(&layout(10, 20, 1), &capacities, &wish(survive)).unwrap_err();
            assert!(matches!(fault, PlanFault::Whole { .. }), "{carriers} {survive}: {fault:?}");
            let allowed = Wish { whole: Whole::Allowed, ..wish(survive) };
            if carriers <= 3 {
                assert!(plan(&layout(10, 20, 1), &capacities, &allowed).is_ok());
            }
        }
        // There are twice as many recovery blocks on three carriers. Each carrier stays below the needed number.
        let laid = plan(&layout(10, 20, 1), &[FREE; 3], &wish(1)).unwrap();
        assert!(laid.shares.iter().all(|share| share.blocks == 9));
        assert_eq!(laid.left_out.len(), 3);
    }

    #[test]
    fn what_is_too_little_says_what_would_be_enough() {
        let fault = plan(&layout(30, 9, 1), &[FREE; 5], &wish(2)).unwrap_err();
        let PlanFault::Short { left, need, recovery_needed: Some(needed), holds, .. } = fault else {
            panic!("{fault:?}")
        };
        assert_eq!((left, need, needed, holds), (23, 30, 20, Some(1)));
        assert!(plan(&layout(30, needed, 1), &[FREE; 5], &wish(2)).is_ok());
        assert!(plan(&layout(30, needed - 1, 1), &[FREE; 5], &wish(2)).is_err());
    }

    /// What `pack` chooses without a plan, dealt to three couriers.
    #[test]
    fn what_is_too_little_says_how_many_couriers_would_do() {
        let of = |layout: &Layout, capacities: &[Capacity]| match plan(layout, capacities, &wish(1)) {
            Err(PlanFault::Short { couriers_needed, .. }) => couriers_needed,
            other => panic!("{other:?}"),
        };
        let thirty_percent = layout(12, 4, 1);
        let needed = of(&thirty_percent, &[FREE; 3]).unwrap();
        assert!(plan(&thirty_percent, &vec![FREE; needed as usize], &wish(1)).is_ok());
        assert!(plan(&thirty_percent, &vec![FREE; needed as usize - 1], &wish(1)).is_err());
        assert_eq!(of(&layout(12, 0, 1), &[FREE; 3]), None);
    }

    #[test]
    fn copies_survive_without_recovery_blocks() {
        let twice = Wish { copies: 2, ..wish(1) };
        let laid = plan(&layout(30, 0, 1), &[FREE; 5], &twice).unwrap();
        assert_eq!(laid.proof.left_blocks, 30);
        assert!(laid.shares.iter().all(|share| share.blocks == 12), "{:?}", laid.shares);
        let thrice = Wish { copies: 3, ..wish(2) };
        assert_eq!(plan(&layout(30, 0, 1), &[FREE; 6], &thrice).unwrap().proof.left_blocks, 30);
    }
}
