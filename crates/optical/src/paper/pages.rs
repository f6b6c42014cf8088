//! The page of each code on a printed sheet, computed from the codes that were seen.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;

use crate::codes::cells::BODY_BYTES;
use crate::objects::object::Share;
use crate::paper::grid::Grid;
use crate::paper::order::deal;
use crate::paper::profile::{Paper, Print};
use pannier_format::frame::{Group, Kind, Sid};
use pannier_format::layout::Part;
use pannier_format::limits;
use pannier_reader::find::bundle::Bundle;

/// Whole pages of earlier versions: the bytes of a frame, and the number of codes (FORMAT.md §15, appendix).
const EARLIER: [(u32, usize); 3] = [(570, 12), (570, 16), (1_210, 12)];
/// Whole pages of cells, on A4 and Letter.
const CELLS: [(u32, usize); 2] = [(BODY_BYTES, 73), (BODY_BYTES, 70)];

/// Returns `true` if some profile puts so many codes with frames of this size on a whole page.
pub fn is_whole_page(body_bytes: u32, codes: usize) -> bool {
    let prints =
        Print::LADDER.into_iter().chain([Print::Scan]).filter(|print| print.carrier().body_bytes == body_bytes);
    let papers = |print| [Paper::A4, Paper::Letter].map(|paper| Grid::new(print, paper, None).slots());
    EARLIER.iter().chain(&CELLS).any(|page| *page == (body_bytes, codes))
        || prints.flat_map(papers).any(|slots| slots == codes)
}

/// Pages by object and frame number. Frame numbers count from 0, and pages count from 1.
pub type Pages = BTreeMap<(Sid, u32), u32>;

/// The pages of all codes, without the cover. The pages are known after one picture showed a whole page. Before such a
/// picture, nobody knows the number of codes on a page.
pub fn pages(groups: &[Group], most_in_a_picture: usize) -> Pages {
    let mut pages = Pages::new();
    if !groups.first().is_some_and(|group| is_whole_page(group.body_bytes, most_in_a_picture)) {
        return pages;
    }
    let order = deal(groups);
    // Codes that fit on one page are all on this page.
    if order.len() <= most_in_a_picture {
        return pages;
    }
    for (place, (object, number)) in order.into_iter().enumerate() {
        let number = u32::try_from(number).ok();
        let page = place.checked_div(most_in_a_picture).and_then(|page| u32::try_from(page).ok()?.checked_add(1));
        if let (Some(group), Some(number), Some(page)) = (groups.get(object), number, page) {
            pages.insert((group.sid, number), page);
        }
    }
    pages
}

/// The groups of a whole sheet of a bundle: the small files, whose frames were seen, and all data chunks, seen or not
/// seen.
pub fn groups_of(small: Group, bundle: &Bundle, seen: &[Group]) -> Vec<Group> {
    let data = || bundle.chunks.iter().filter(|chunk| chunk.part == Part::Data);
    // Nobody prints more bytes than this limit.
    if data().map(|chunk| chunk.bytes).sum::<u64>() > limits::CARRY_MAX_BYTES {
        return Vec::new();
    }
    let chunks = data().filter_map(|chunk| {
        let sid = Sid::of(&bundle.sums.hash_of(&chunk.name)?);
        if let Some(group) = seen.iter().find(|group| group.kind == Kind::Chunk && group.sid == sid) {
            return Some(*group);
        }
        let object_bytes = u32::try_from(chunk.bytes).ok()?;
        let source_count = object_bytes.div_ceil(small.body_bytes);
        let recovery_count = Share::DEFAULT.frames(source_count);
        Group { kind: Kind::Chunk, sid, source_count, recovery_count, object_bytes, ..small }.checked().ok()
    });
    [small].into_iter().chain(chunks).collect()
}
