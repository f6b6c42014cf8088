//! A promise to couriers, and the recovery blocks that a bundle needs to keep the promise.

use super::shares::{Capacity, Whole, Wish, plan, recovery_needed, recovery_to_leave};
use crate::error::PlanFault;
use crate::format::Layout;
use crate::limits;

/// The margin as a part of the data blocks. When a promise is kept, at least one block in this number of blocks is
/// spare.
const MARGIN_PART: u32 = 20;

/// A number of couriers, and the number of couriers that may be lost. A bundle is packed for this promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The number of couriers.
    pub couriers: u32,
    /// The number of couriers that may be lost.
    pub survive: u32,
}

impl Promise {
    /// Makes a promise that recovery blocks can keep.
    ///
    /// # Errors
    /// Counts that make no sense, or a promise for which one courier would be enough. The third error is a need for
    /// more than twice as many recovery blocks as data blocks.
    pub fn new(couriers: u32, survive: u32) -> Result<Self, PlanFault> {
        let counts = PlanFault::Counts { carriers: couriers, survive, copies: 1 };
        if couriers > limits::CARRIERS_MAX {
            return Err(PlanFault::Carriers(couriers));
        }
        let left = couriers.checked_sub(survive).filter(|left| *left > 0).ok_or(counts)?;
        match left {
            1 => Err(PlanFault::Whole { carriers: couriers, survive }),
            _ if survive > 2 * left => Err(PlanFault::Greedy { carriers: couriers, survive }),
            _ => Ok(Self { couriers, survive }),
        }
    }

    /// The number of couriers that are left.
    pub fn left(&self) -> u32 {
        self.couriers - self.survive
    }

    /// The most data blocks for which the recovery blocks still fit the code.
    pub fn data_blocks_most(&self) -> u64 {
        // A tenth is kept for shares that are not equal.
        u64::from(limits::BLOCKS_MAX) * u64::from(self.left()) / u64::from(self.survive.max(1)) * 9 / 10
    }

    /// The blocks in a chunk, at most `most`, with which equal shares waste little.
    pub fn chunk_blocks(&self, data_blocks: u64, most: u64) -> u64 {
        let (left, couriers) = (u64::from(self.left()), u64::from(self.couriers));
        let least = limits::CHUNKS_AIM.div_ceil(left).max(data_blocks.div_ceil(left * most.max(1)));
        let size = |per_courier: u64| data_blocks.div_ceil(left * per_courier).clamp(1, most.max(1));
        let waste = |per_courier: &u64| {
            let size = size(*per_courier);
            data_blocks.div_ceil(size).div_ceil(left) * couriers * size
        };
        size((least..=least * 4).min_by_key(waste).unwrap_or(least))
    }

    /// The wish of a plan for this promise.
    pub fn wish(&self) -> Wish {
        Wish { survive: Some(self.survive), copies: 1, whole: Whole::Never, seed: 0 }
    }

    /// The fewest recovery blocks that keep the promise for equal carriers, with a margin. Sticks that arrive may have
    /// a torn file or a bad spot. So the margin is one chunk more than is needed, and at least a twentieth of the data.
    pub fn recovery_blocks(&self, layout: &Layout) -> Option<u32> {
        let margin = layout.chunk_blocks.max(layout.data_blocks.div_ceil(MARGIN_PART));
        let need = layout.data_blocks.saturating_add(margin);
        let equal = vec![Capacity::UNLIMITED; self.couriers as usize];
        // A bundle of very few blocks cannot have the margin. Then the result has no margin.
        recovery_to_leave(need, layout, &equal, &self.wish())
            .filter(|recovery_blocks| {
                plan(&Layout { recovery_blocks: *recovery_blocks, ..*layout }, &equal, &self.wish()).is_ok()
            })
            .or_else(|| recovery_needed(layout, &equal, &self.wish()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_recovery(data_blocks: u32, chunk_blocks: u32) -> Layout {
        let payload_bytes = u64::from(data_blocks) * 1024 - 1;
        Layout { payload_bytes, block_bytes: 1024, data_blocks, recovery_blocks: 0, chunk_blocks }
    }

    #[test]
    fn a_promise_that_was_packed_for_holds_when_dealt() {
        for (couriers, survive) in [(3, 1), (4, 2), (5, 2), (5, 1), (7, 4), (10, 3), (40, 13), (12, 8)] {
            let promise = Promise::new(couriers, survive).unwrap();
            for data_blocks in [promise.left(), promise.left() + 1, 20, 27, 100, 1000] {
                let chunk_blocks = promise.chunk_blocks(u64::from(data_blocks), 1 << 13) as u32;
                let bare = without_recovery(data_blocks.max(2), chunk_blocks);
                let recovery_blocks = promise.recovery_blocks(&bare).unwrap();
                let layout = Layout { recovery_blocks, ..bare };
                let plan = plan(&layout, &vec![Capacity::UNLIMITED; couriers as usize], &promise.wish());
                assert!(plan.is_ok(), "{couriers} {survive} {data_blocks}: {plan:?}");
                let margin = chunk_blocks.max(bare.data_blocks.div_ceil(MARGIN_PART));
                let left = plan.as_ref().unwrap().proof.left_blocks;
                assert!(
                    bare.data_blocks < 20 || left >= bare.data_blocks + margin,
                    "{couriers} {survive} {data_blocks}: {left}"
                );
                let ideal = f64::from((bare.data_blocks + margin) * couriers) / f64::from(promise.left());
                // Equal shares cost little more than the plain arithmetic.
                let most = ideal * 1.15 + f64::from(couriers * chunk_blocks) - f64::from(bare.data_blocks);
                assert!(f64::from(recovery_blocks) <= most, "{couriers} {survive} {data_blocks}: {recovery_blocks}");
            }
        }
    }

    #[test]
    fn promises_that_cannot_be_kept_are_refused() {
        assert!(matches!(Promise::new(5, 5), Err(PlanFault::Counts { .. })));
        assert!(matches!(Promise::new(5, 4), Err(PlanFault::Whole { .. })));
        assert!(matches!(Promise::new(10, 8), Err(PlanFault::Greedy { .. })));
        assert!(matches!(Promise::new(1000, 8), Err(PlanFault::Carriers(1000))));
    }
}
