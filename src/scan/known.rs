//! A bundle whose list arrived with codes, and the chunks of the bundle that are present.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::ops::Range;

use pannier_optical::objects::bag;

use crate::bundle::Bundle;
use crate::format::frame::{Group, Kind, Sid};
use crate::format::layout::Part;
use crate::limits;

/// The length of the bag that holds a whole bundle, and the places of the data chunks in the bag. Returns `None` if the
/// bundle is too large for one bag.
pub(super) fn chunk_places(bundle: &Bundle) -> Option<(usize, Vec<Range<usize>>)> {
    let small = pannier_reader::small::essential(bundle).ok()?;
    let data = bundle.chunks.iter().filter(|chunk| chunk.part == Part::Data);
    let lengths =
        data.map(|chunk| Some((chunk.name.clone(), usize::try_from(chunk.bytes).ok()?))).collect::<Option<Vec<_>>>()?;
    let total = small.iter().map(|(_, bytes)| bytes.len()).chain(lengths.iter().map(|(_, length)| *length));
    let total = total.fold(0, usize::saturating_add);
    if total as u64 > limits::WHOLE_BAG_BYTES { None } else { bag::places(&small, &lengths) }
}

/// The sids of the chunks of a bundle, in their order.
pub(super) fn chunk_sids(bundle: &Bundle) -> Vec<Sid> {
    bundle.chunks.iter().filter_map(|chunk| bundle.sums.hash_of(&chunk.name)).map(|hash| Sid::of(&hash)).collect()
}

/// A bundle whose list arrived and is valid.
pub(super) struct Known {
    pub(super) bundle: Bundle,
    pub(super) trusted: bool,
    /// The sids of the chunks, in their order.
    pub(super) sids: Vec<Sid>,
    /// The indices of the chunks that are present.
    pub(super) here: BTreeSet<usize>,
}

impl Known {
    pub(super) fn is_enough(&self) -> bool {
        let blocks = self.bundle.chunks.iter().enumerate().filter(|(index, _)| self.here.contains(index));
        blocks.map(|(_, chunk)| chunk.block_count).sum::<u32>() >= self.bundle.layout.data_blocks
    }

    pub(super) fn number_of(&self, group: &Group) -> Option<usize> {
        (group.kind == Kind::Chunk).then(|| self.sids.iter().position(|sid| *sid == group.sid))?
    }
}
