//! The oracle for block tables and the counts that they belong to.

use pannier_format::{Facts, Layout, Sealing, Table};

use crate::Outcome;
use crate::layout::layout_holds;

/// Bytes before the table in an input of [`table_lookup`]: payload, counts and sizes.
const TABLE_HEAD_BYTES: usize = 16;

/// Sixteen bytes of counts, then a `blocks.idx`: payload 8, data and recovery blocks 2 each, chunk blocks 2, block size
/// (power of two) 1, one unused; little endian.
///
/// Holds: counts that the facts allow give chunks that cover every block once; a table of the demanded length, and no
/// other, is accepted and written back to the same bytes.
pub fn table_lookup(data: &[u8]) -> Outcome {
    let Some((head, table_bytes)) = data.split_first_chunk::<TABLE_HEAD_BYTES>() else { return Outcome::Refused };
    let [p0, p1, p2, p3, p4, p5, p6, p7, d0, d1, r0, r1, c0, c1, log, _] = *head;
    let facts = Facts {
        series: "mosaic".to_owned(),
        release: 42,
        previous: None,
        created: "2026-02-03".to_owned(),
        publisher: "R".repeat(56),
        sealing: Sealing::None,
        payload_bytes: u64::from_le_bytes([p0, p1, p2, p3, p4, p5, p6, p7]),
        block_bytes: 1 << (log & 31),
        data_blocks: u32::from(u16::from_le_bytes([d0, d1])),
        recovery_blocks: u32::from(u16::from_le_bytes([r0, r1])),
        chunk_blocks: u32::from(u16::from_le_bytes([c0, c1])),
        generator: "fuzz".to_owned(),
        extends: None,
        since: None,
        first: None,
        documents: None,
        opening_requires: Vec::new(),
    };
    if facts.check().is_err() {
        return Outcome::Refused;
    }
    let layout = Layout::from(&facts);
    layout_holds(&layout);
    let table = Table::parse(table_bytes, &facts);
    assert!(table.is_some() == (table_bytes.len() as u64 == Table::bytes_for(&facts)), "a table of another length");
    let Some(table) = table else { return Outcome::Refused };
    assert!(table.write() == table_bytes, "a table is written back to other bytes");
    assert!(table.hashes().len() == layout.block_count() as usize, "a table of another count");
    for (block, (hash, entry)) in (0..).zip(table.hashes().iter().zip(table_bytes.as_chunks::<32>().0)) {
        assert!(hash.0 == *entry && table.hash_of(block) == Some(*hash), "a block with another hash");
    }
    assert!(table.hash_of(layout.block_count()).is_none(), "a hash of a block that is not there");
    Outcome::Accepted
}
