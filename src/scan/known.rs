//! A bundle whose list arrived with codes, and the chunks of the bundle that are present.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::ops::Range;

use pannier_optical::objects::bag;
use pannier_optical::paper::pages::groups_of;

use crate::bundle::Bundle;
use crate::first::paper::first_places;
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

/// So many bundles are asked where a bag of their first blocks would have these blocks. A pile of forged lists costs no more.
const FIRST_MOST: usize = 16;

/// The lengths of bags of first blocks, and the places of the part files in the bags, for some bundles.
pub(super) fn places_of_first<'a>(
    bundles: impl IntoIterator<Item = &'a Bundle>,
) -> impl Iterator<Item = (usize, Vec<Range<usize>>)> {
    bundles.into_iter().take(FIRST_MOST).filter_map(first_places)
}

/// The groups on the pages of a sheet, in the order of the sheet. Returns `None` if the content of the sheet is not clear.
pub(super) fn groups_on_sheet(seen: Vec<Group>, known: &[Known]) -> Option<Vec<Group>> {
    // The first blocks, if they have a bag, stand after the small files and before the chunks.
    let is_first = |group: &Group| matches!(known, [known] if known.is_first(group));
    let (first, seen): (Vec<Group>, Vec<Group>) = seen.into_iter().partition(is_first);
    let mut groups = match (seen.as_slice(), known) {
        ([only], _) => vec![*only],
        ([small, chunks @ ..], [known]) if small.kind == Kind::Bag => {
            if chunks.iter().any(|group| known.number_of(group).is_none()) {
                return None;
            }
            groups_of(*small, &known.bundle, chunks)
        }
        _ => return None,
    };
    let at = groups.iter().take(1).filter(|group| group.kind == Kind::Bag).count();
    groups.splice(at..at, first);
    Some(groups)
}

/// A bundle whose list arrived and is valid.
pub(super) struct Known {
    pub(super) bundle: Bundle,
    pub(super) trusted: bool,
    /// The sids of the chunks, in their order.
    pub(super) sids: Vec<Sid>,
    /// The indices of the chunks that are present.
    pub(super) here: BTreeSet<usize>,
    /// The length of the bag of first blocks, if the facts tell such blocks.
    first_bytes: Option<usize>,
}

impl Known {
    /// A bundle that is met after `met` others.
    pub(super) fn new(bundle: Bundle, trusted: bool, here: BTreeSet<usize>, met: usize) -> Self {
        let sids = chunk_sids(&bundle);
        let asked = (met < FIRST_MOST).then_some(&bundle);
        let first_bytes = places_of_first(asked).next().map(|(bytes, _)| bytes);
        Self { bundle, trusted, sids, here, first_bytes }
    }

    /// Tells whether an object may be the bag of first blocks.
    pub(super) fn is_first(&self, group: &Group) -> bool {
        group.kind == Kind::Bag && self.first_bytes == Some(group.object_bytes as usize)
    }

    pub(super) fn is_enough(&self) -> bool {
        let blocks = self.bundle.chunks.iter().enumerate().filter(|(index, _)| self.here.contains(index));
        blocks.map(|(_, chunk)| chunk.block_count).sum::<u32>() >= self.bundle.layout.data_blocks
    }

    pub(super) fn number_of(&self, group: &Group) -> Option<usize> {
        (group.kind == Kind::Chunk).then(|| self.sids.iter().position(|sid| *sid == group.sid))?
    }
}
