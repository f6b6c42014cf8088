//! The oracle for folders: what arrived is found, pooled, checked and listed.

use std::fs;
use std::path::Path;

use pannier::check::check;
use pannier::error::{Error, ReaderError};
use pannier::open::{Contact, list};
use pannier::pack::keys::SecretKey;
use pannier_format::digest::sha256;
use pannier_format::names;
use pannier_format::sums::{FACTS_NAME, TABLE_NAME};
use pannier_reader::check::Held;
use pannier_reader::documents::seal::OpenWith;
use pannier_reader::report::Verdict;
use pannier_reader::trust::{NamedBy, Publishers, Trust};
use pannier_reader::watch::Watch;

use crate::Outcome;
use crate::made::{cut, pack, sign};

/// What the harness does for an input of [`folder`] before the reader sees the files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Nothing: the files are as they arrived.
    Arrived,
    /// Signs a list of the files, as a publisher whose program is broken or hostile would.
    Signed,
    /// Cuts the data chunks anew by the facts, computes recovery blocks and table, and signs: an honest publisher with a
    /// payload that may be anything. Then loses some chunks.
    Packed,
}

/// A folder of files: a byte for the mode, a byte for the chunks that get lost, then for each file a byte for its name, two
/// for its length (little endian) and its bytes. The folder is made below `scratch`.
///
/// Holds: a good block is one that the table knows; the verdict agrees with the blocks; an honest bundle with enough
/// blocks is never called incomplete and fails, if at all, because of its payload.
pub fn folder(data: &[u8], scratch: &Path, publisher: &SecretKey) -> Outcome {
    let [mode, lost, rest @ ..] = data else { return Outcome::Refused };
    let mode = match mode & 3 {
        1 => Mode::Signed,
        2 => Mode::Packed,
        _ => Mode::Arrived,
    };
    let mut files = cut(rest);
    let Ok(room) = tempfile::Builder::new().prefix("pannier-").tempdir_in(scratch) else { return Outcome::Refused };
    let made = match mode {
        Mode::Arrived => Ok(()),
        Mode::Signed => sign(&mut files, publisher),
        Mode::Packed => pack(&mut files, *lost, room.path(), publisher),
    };
    let arrived = room.path().join("arrived");
    let written = fs::create_dir_all(arrived.join("c"))
        .and_then(|()| files.iter().try_for_each(|(name, bytes)| fs::write(arrived.join(name), bytes)));
    if made.is_err() || written.is_err() {
        return Outcome::Refused;
    }
    let publishers = Publishers::Named(vec![publisher.public().clone()], NamedBy::Hand);
    let Ok(checked) = check(&[arrived], &publishers, room.path(), &Watch::default()) else { return Outcome::Refused };
    let mut accepted = false;
    for held in &checked.held {
        let whole = bundle_holds(held);
        let admitted = publishers.admit(held, Contact::Pinned).map_err(Error::from);
        let listed = admitted.and_then(|held| list(&held, room.path(), &OpenWith::Nothing, &Watch::default()));
        if let Ok(unpacked) = &listed {
            assert!(whole, "documents out of too few blocks");
            assert!(unpacked.documents.iter().all(|d| names::check(d.path).is_ok()), "a path that is not allowed");
            assert!(unpacked.contents.is_some(), "documents that nobody proved");
        }
        if mode == Mode::Packed && whole {
            assert!(
                !matches!(
                    listed,
                    Err(Error::Reader(
                        ReaderError::Bug(_)
                            | ReaderError::OtherCode
                            | ReaderError::NotEnough { .. }
                            | ReaderError::Unsteady(_)
                            | ReaderError::SmallMissing(_)
                    ))
                ),
                "an honest bundle is not rebuilt"
            );
        }
        accepted |= listed.is_ok();
    }
    Outcome::of(accepted)
}

/// What must hold of a bundle that was found and checked; tells whether it is trusted and has enough blocks.
fn bundle_holds(held: &Held) -> bool {
    let Held { bundle, pool, report, .. } = held;
    assert!(bundle.publisher.verifies(&bundle.signature, &bundle.list.bytes), "a bundle without its signature");
    assert!(bundle.sums.write().as_bytes() == bundle.list.bytes, "a list is written back to other bytes");
    assert!(bundle.list.id == sha256(&bundle.list.bytes), "a bundle with another id");
    assert!(bundle.sums.hash_of(FACTS_NAME) == Some(sha256(&bundle.facts_bytes)), "facts that are not listed");
    if let Some(table) = &bundle.table {
        assert!(bundle.sums.hash_of(TABLE_NAME) == Some(sha256(&table.write())), "a table that is not listed");
    }
    assert!(pool.good_count() == report.have_blocks, "two counts of good blocks");
    let chunks: u32 = report.chunks.iter().map(|chunk| chunk.good).sum();
    assert!(chunks == report.have_blocks, "chunks count other blocks than the pool");
    if let Ok(source) = held.source() {
        let mut reader = source.reader();
        let mut bytes = Vec::new();
        for block in 0..bundle.layout.block_count() {
            if pool.place(block).is_some() {
                bytes.clear();
                assert!(reader.append(block, &mut bytes).is_ok(), "a good block that is not what the table says");
            }
        }
    }
    let enough = bundle.table.is_some() && report.have_blocks >= bundle.layout.data_blocks;
    let trusted = bundle.trust != Trust::Unknown;
    assert!((report.verdict == Verdict::NotTrusted) != trusted, "trust in the verdict alone");
    assert!(!trusted || (report.verdict == Verdict::Incomplete) != enough, "enough blocks in the verdict alone");
    if report.verdict == Verdict::Ok {
        assert!(report.have_blocks == bundle.layout.block_count() && report.lacking().count() == 0, "OK without all");
    }
    enough && trusted
}
