//! An estimate of the paper or the time that a bundle needs, before any code is drawn.

use crate::objects::object::Share;
use pannier_format::Facts;
use pannier_format::layout::{Layout, Part};
use pannier_format::limits;

/// Bytes of one line of the list.
const LIST_LINE_BYTES: u64 = 78;
/// Bytes of the signature and the facts.
const FIXED_BYTES: u64 = 750;
/// Bytes that a file needs in a bag beside the file's own bytes.
const HEAD_BYTES: u64 = 110;

/// The approximate number of codes for a bundle, for codes of `body_bytes` bytes each. The commands `sheet` and `play`
/// print the exact number.
pub fn code_count(facts: &Facts, body_bytes: u32, share: Share) -> u64 {
    let layout = Layout::from(facts);
    let chunks = layout.chunks();
    let list = LIST_LINE_BYTES * (chunks.len() as u64 + 4);
    let small = list + FIXED_BYTES + limits::TABLE_ENTRY_BYTES * u64::from(layout.block_count());
    let codes = |bytes: u64, share: Share| {
        let sources = u32::try_from(bytes.div_ceil(u64::from(body_bytes.max(1)))).unwrap_or(u32::MAX);
        u64::from(sources) + u64::from(share.frames(sources))
    };
    if small + layout.payload_bytes <= limits::WHOLE_BAG_BYTES {
        let files = 4 + u64::from(layout.chunk_count(Part::Data));
        return codes(small + layout.payload_bytes + HEAD_BYTES * files, share);
    }
    let data = chunks.iter().filter(|chunk| chunk.part == Part::Data);
    codes(small + HEAD_BYTES * 4, Share::SMALL) + data.map(|chunk| codes(chunk.bytes, share)).sum::<u64>()
}
