//! Opening an archive from its beginning to its end, as one chain: blocks, age, Zstandard, archive, writers.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::BufRead;
use std::thread;

use super::plain::Payload;
use super::seal::{self, OpenWith};
use super::writers::Writers;
use super::zstd::Decompressor;
use super::{
    CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Proof, STEP_BYTES, Unpacked, blocks_at_once, enter, finish, require_fit,
    walk,
};
use crate::blocks::source::Source;
use crate::carriers::Documents;
use crate::error::{Doing, Error, Result};
use crate::keys::PublicKey;
use crate::threads::ahead;
use crate::watch::{Phase, Watch};
use pannier_format::Facts;
use pannier_format::archive::Reader;

/// Reads the archive from its beginning to its end.
pub(super) fn unpack_from_the_beginning(
    source: &Source,
    facts: &Facts,
    publisher: &PublicKey,
    with: &OpenWith,
    out: Option<&dyn Documents>,
    watch: &Watch,
) -> Result<Unpacked> {
    watch.begin(Phase::Unpacking, facts.payload_bytes);
    thread::scope(|scope| {
        let run_bytes = blocks_at_once(facts.block_bytes).saturating_mul(facts.block_bytes) as usize;
        let payload = ahead(scope, Payload::new(source, watch), run_bytes);
        let plain = ahead(scope, seal::open(payload, facts.sealing, with)?, STEP_BYTES as usize);
        let mut writers = Writers::start(scope, out);
        let walked = read_archive(plain, &mut writers, out);
        // A writer that failed is the cause. The walk only saw the closed channel of the writer.
        let written = writers.finish()?;
        let (mut unpacked, proof) = walked?;
        enter(&mut unpacked, written);
        require_fit(&mut unpacked, out)?;
        finish(unpacked, facts, publisher, proof, out)
    })
}

/// Walks the archive and passes each document to a writer.
fn read_archive(
    plain: impl BufRead,
    writers: &mut Writers<'_>,
    out: Option<&dyn Documents>,
) -> Result<(Unpacked, Proof)> {
    let stream = |error| Error::from_stream(Doing::Read, "payload", error);
    let decompressor = Decompressor::new(plain).map_err(stream)?;
    if let Some(out) = out {
        out.require_space(decompressor.promised_bytes())?;
    }
    walk(&mut Reader::new(decompressor, &[CONTENTS_NAME, CONTENTS_SIGNATURE_NAME]), writers, out)
}
