//! Opening all documents: sections apart where that is worth it, and otherwise from the beginning of the archive.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::beginning::unpack_from_the_beginning;
use super::plain::Unlocked;
use super::seal::OpenWith;
use super::{Unpacked, apart};
use crate::blocks::source::Source;
use crate::carriers::Documents;
use crate::error::Result;
use crate::keys::PublicKey;
use crate::threads::{self, keep_buffers};
use crate::watch::{Phase, Watch};
use pannier_format::Facts;

/// Reads the whole payload, writes the documents to `out` if `out` is present, and proves the documents against
/// CONTENTS.
///
/// Sections are opened at the same time, if the archive has sections and the system has threads. Otherwise, opening is one chain:
/// blocks, age, Zstandard, archive, writers. If the system has threads, blocks and age are read ahead.
///
/// # Errors
/// Returns the first cause in the order of the payload's bytes: every stage carries the error of the stage before.
pub fn unpack(
    source: &Source,
    facts: &Facts,
    publisher: &PublicKey,
    with: &OpenWith,
    out: Option<&dyn Documents>,
    watch: &Watch,
) -> Result<Unpacked> {
    facts.require_opening()?;
    watch.begin(Phase::Unpacking, facts.payload_bytes);
    keep_buffers(4 << 20);
    if threads::count() == 1 {
        return unpack_from_the_beginning(source, facts, publisher, with, out, watch);
    }
    let unlocked = Unlocked::new(source, facts, with, watch)?;
    match apart::unpack(&unlocked, source, facts, publisher, out, watch)? {
        Some(unpacked) => Ok(unpacked),
        None => unpack_from_the_beginning(source, facts, publisher, &unlocked.with(), out, watch),
    }
}
