//! The rehearsal: what was written is read back and opened, and the recovery blocks are proven, before `pack` says OK.
//!
//! Every data block is read, opened and compared down to the documents. Every recovery block is read and compared with the
//! table. That the recovery blocks are those of the code is proven on mixtures: the code treats each place of a block alone,
//! and sums of places as it treats places. A mixture is the sum of places that are drawn by lot, the same places in every
//! block. Recovery blocks with a wrong place anywhere fit a mixture with a chance of one half, and all mixtures with a chance
//! of one in 65,536.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ops::Range;

use crate::coding;
use crate::erasure::{Decoder, Encoder, decoder_column_bytes, encoder_column_bytes};
use crate::error::{Error, Misread, ReaderError, Result};
use crate::format::{Facts, Hash};
use crate::keys::PublicKey;
use crate::seal::OpenWith;
use crate::source::{BlockReader, Source};
use crate::unpack::unpack;
use crate::watch::{Phase, Watch};
use pannier_reader::threads;

/// Bytes that the code treats together: one place of a block.
const PLACE_BYTES: usize = 64;
/// Mixtures that one byte of a lot decides.
const MIXTURES_OF_A_BYTE: usize = 8;
/// Bytes of a lot.
const LOT_BYTES: usize = 2;
/// Bytes of all mixtures of one block.
const MIXED_BYTES: usize = PLACE_BYTES * MIXTURES_OF_A_BYTE * LOT_BYTES;

const BUG: ReaderError = ReaderError::Bug("a mixture of another length");

/// One place of a block, or a sum of places.
type Place = [u8; PLACE_BYTES];
/// Says in which mixtures a place takes part, one bit for each mixture.
type Lot = [u8; LOT_BYTES];

/// How the data blocks are compared with the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Data {
    /// With the recovery blocks.
    Compared,
    /// When the payload is opened, so not twice.
    ComparedLater,
}

/// Reads the written files again, opens them with the payload's key, and compares the documents with the hash over CONTENTS.
/// Proves the recovery blocks with lots, and rebuilds random lost blocks.
pub(super) fn rehearse(
    source: &Source,
    facts: &Facts,
    publisher: &PublicKey,
    witness: &OpenWith,
    contents: Hash,
    seed: u64,
    watch: &Watch,
) -> Result<()> {
    let mut random = fastrand::Rng::with_seed(seed);
    let blocks = 0..source.layout.block_count() as usize;
    let lost = random.choose_multiple(blocks, source.layout.recovery_blocks as usize);
    let lost = lost.into_iter().filter_map(|block| u32::try_from(block).ok()).collect();
    let reopened = prove_recovery(source, lost, Data::ComparedLater, seed, watch).and_then(|()| {
        watch.begin(Phase::Rehearsing, facts.payload_bytes);
        unpack(source, facts, publisher, witness, None, watch)
    });
    match reopened {
        Ok(unpacked) if unpacked.contents == Some(contents) => Ok(()),
        Ok(_) => Err(Error::Rehearsal(Misread::Documents)),
        Err(error) => Err(refused(error)),
    }
}

/// Returns the error of a rehearsal: the machine at fault, or what was written.
pub(super) fn refused(error: ReaderError) -> Error {
    match error {
        error @ (ReaderError::Interrupted | ReaderError::Io { .. } | ReaderError::NoSpace { .. }) => error.into(),
        error => Error::Rehearsal(Misread::of(error)),
    }
}

/// Compares all recovery blocks with the table, and proves on mixtures that the recovery blocks are those of the data blocks.
/// Rebuilds the mixtures of `lost` data blocks from the other blocks.
///
/// # Errors
/// [`ReaderError::OtherCode`] if a recovery block is not of the code; [`ReaderError::Unsteady`] if the medium returns other
/// bytes than were written.
pub(super) fn prove_recovery(
    source: &Source,
    mut lost: Vec<u32>,
    data: Data,
    seed: u64,
    watch: &Watch,
) -> Result<(), ReaderError> {
    let layout = source.layout;
    if layout.recovery_blocks == 0 {
        return Ok(());
    }
    lost.sort_unstable();
    let mut random = fastrand::Rng::with_seed(seed);
    let places = layout.block_bytes as usize / PLACE_BYTES;
    let lots: Vec<Lot> = std::iter::repeat_with(|| random.u16(..).to_le_bytes()).take(places).collect();
    let all = u64::from(layout.block_count()).saturating_mul(u64::from(layout.block_bytes));
    watch.begin(Phase::Rehearsing, all);
    let share = layout.block_count().div_ceil(u32::try_from(threads::count()).unwrap_or(1)).max(1);
    let mixed = threads::each(threads::count(), |number| {
        let first = u32::try_from(number).unwrap_or(u32::MAX).saturating_mul(share).min(layout.block_count());
        mix_all(source, first..first.saturating_add(share).min(layout.block_count()), data, &lots, watch)
    })?;
    let mixed = Mixed(mixed.concat());
    let is_of_the_code = fit(source, &mixed)? && rebuilt(source, &mixed, &lost)?;
    // Either the code is wrong, or a data block has changed since.
    if is_of_the_code { Ok(()) } else { Err(coding::at_fault(source, &[])) }
}

/// Returns the mixtures of these blocks.
fn mix_all(
    source: &Source,
    blocks: Range<u32>,
    data: Data,
    lots: &[Lot],
    watch: &Watch,
) -> Result<Vec<u8>, ReaderError> {
    let (mut reader, mut bytes, mut out) = (source.reader(), Vec::new(), Vec::new());
    let mut mixer = Mixer::new();
    for block in blocks {
        read(&mut reader, source, block, data, &mut bytes)?;
        mixer.mix(&bytes, lots, &mut out);
        watch.advance(u64::from(source.layout.block_bytes))?;
    }
    Ok(out)
}

/// Reads the stored bytes of a block. Recovery blocks are compared with the table.
fn read(
    reader: &mut BlockReader<'_>,
    source: &Source,
    block: u32,
    data: Data,
    bytes: &mut Vec<u8>,
) -> Result<(), ReaderError> {
    bytes.clear();
    if block >= source.layout.data_blocks || data == Data::Compared {
        return reader.append(block, bytes);
    }
    bytes.resize(source.layout.stored_bytes(block) as usize, 0);
    reader.read_part(block, 0, bytes)
}

/// Sums of places by one byte of their lots. So each place is added once for eight mixtures.
struct Mixer {
    sums: Vec<Place>,
}

impl Mixer {
    fn new() -> Self {
        Self { sums: vec![[0; PLACE_BYTES]; 1 << MIXTURES_OF_A_BYTE] }
    }

    /// Appends the mixtures of a block. The bytes after the end of a block are zeros.
    fn mix(&mut self, block: &[u8], lots: &[Lot], out: &mut Vec<u8>) {
        let (places, rest) = block.as_chunks::<PLACE_BYTES>();
        let mut last = [0; PLACE_BYTES];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        for byte in 0..LOT_BYTES {
            self.sums.iter_mut().for_each(|sum| *sum = [0; PLACE_BYTES]);
            for (place, lot) in places.iter().chain([&last]).zip(lots) {
                let sum = lot.get(byte).and_then(|lot| self.sums.get_mut(usize::from(*lot)));
                sum.into_iter().for_each(|sum| add(sum, place));
            }
            let mut sums = self.sums.as_mut_slice();
            // The upper half has the highest bit. The mixture of that bit is the sum of the upper half.
            for _ in 0..MIXTURES_OF_A_BYTE {
                let (low, high) = sums.split_at_mut(sums.len() / 2);
                let mut mixture = [0; PLACE_BYTES];
                for (low, high) in low.iter_mut().zip(high.iter()) {
                    add(&mut mixture, high);
                    add(low, high);
                }
                out.extend_from_slice(&mixture);
                sums = low;
            }
        }
    }
}

/// Adds a place to a sum, in the field of the code.
fn add(sum: &mut Place, place: &Place) {
    sum.iter_mut().zip(place).for_each(|(sum, byte)| *sum ^= byte);
}

/// The mixtures of all blocks.
struct Mixed(Vec<u8>);

impl Mixed {
    /// Returns a part of the mixtures of a block.
    fn column(&self, block: u32, at: u32, bytes: u32) -> Result<&[u8], ReaderError> {
        let start = (block as usize).saturating_mul(MIXED_BYTES).saturating_add(at as usize);
        self.0.get(start..start.saturating_add(bytes as usize)).ok_or(BUG)
    }
}

/// Tells whether the mixtures of the recovery blocks are what the code computes from the mixtures of the data blocks.
fn fit(source: &Source, mixed: &Mixed) -> Result<bool, ReaderError> {
    let (data, recovery) = (source.layout.data_blocks, source.layout.recovery_blocks);
    let width = encoder_column_bytes(data, recovery, MIXED_BYTES as u32);
    let mut encoder = Encoder::new(data, recovery, width)?;
    let mut fits = true;
    for at in (0..MIXED_BYTES as u32).step_by(width as usize) {
        encoder.begin(width as usize)?;
        (0..data).try_for_each(|block| encoder.add(mixed.column(block, at, width)?))?;
        encoder.finish(|index, column| {
            fits &= column == mixed.column(data.saturating_add(index), at, width)?;
            Ok(())
        })?;
    }
    Ok(fits)
}

/// Tells whether the mixtures of lost data blocks come back from as many other blocks as are needed.
fn rebuilt(source: &Source, mixed: &Mixed, lost: &[u32]) -> Result<bool, ReaderError> {
    let (data, all) = (source.layout.data_blocks, source.layout.block_count());
    let is_here = |block: &u32| lost.binary_search(block).is_err();
    let missing = (0..data).filter(|block| !is_here(block)).count();
    let recovery: Vec<u32> = (data..all).filter(is_here).take(missing).collect();
    let Some(last) = recovery.last().filter(|_| recovery.len() == missing) else { return Ok(missing == 0) };
    let reach = last.saturating_sub(data).saturating_add(1);
    let width = decoder_column_bytes(data, reach, MIXED_BYTES as u32);
    let mut decoder = Decoder::new(data, reach, width)?;
    let mut fits = true;
    for at in (0..MIXED_BYTES as u32).step_by(width as usize) {
        decoder.begin(width as usize)?;
        for block in (0..data).filter(is_here).chain(recovery.iter().copied()) {
            decoder.add(block, mixed.column(block, at, width)?)?;
        }
        decoder.finish(|block, column| {
            fits &= column == mixed.column(block, at, width)?;
            Ok(())
        })?;
    }
    Ok(fits)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;
    use crate::digest::block_hash;
    use crate::format::{Layout, Table};
    use crate::source::source_of;
    use pannier_reader::carriers::MemoryCarriers;

    fn noise(seed: u64, count: usize) -> Vec<u8> {
        let mut random = fastrand::Rng::with_seed(seed);
        std::iter::repeat_with(|| random.u8(..)).take(count).collect()
    }

    /// A payload whose last block is short, with recovery blocks that `change` may damage before the table is made.
    fn written(block_bytes: u32, change: impl Fn(&mut [Vec<u8>])) -> Source {
        let (data, recovery) = (7, 4);
        let payload = noise(3, block_bytes as usize * 7 - 100);
        let layout = Layout {
            payload_bytes: payload.len() as u64,
            block_bytes,
            data_blocks: data,
            recovery_blocks: recovery,
            chunk_blocks: 2,
        };
        let mut blocks: Vec<Vec<u8>> = payload.chunks(block_bytes as usize).map(<[u8]>::to_vec).collect();
        let mut encoder = Encoder::new(data, recovery, block_bytes).unwrap();
        encoder.begin(block_bytes as usize).unwrap();
        for block in &blocks {
            let mut whole = block.clone();
            whole.resize(block_bytes as usize, 0);
            encoder.add(&whole).unwrap();
        }
        encoder
            .finish(|_, column| {
                blocks.push(column.to_vec());
                Ok(())
            })
            .unwrap();
        change(&mut blocks);
        let table = Table::new(blocks.iter().map(|block| block_hash(block, block_bytes)).collect());
        let chunks = layout.chunks();
        let files = chunks.iter().map(|chunk| {
            let range = chunk.first_block as usize..(chunk.first_block + chunk.block_count) as usize;
            (PathBuf::from(&chunk.name), blocks[range].concat())
        });
        source_of(layout, table, Arc::new(MemoryCarriers::new(0, files)), Some)
    }

    fn proven(source: &Source, seed: u64) -> Result<(), ReaderError> {
        prove_recovery(source, vec![9, 0, 3, 6], Data::ComparedLater, seed, &Watch::default())
    }

    #[test]
    fn recovery_blocks_of_the_code_are_proven_for_every_seed_and_size() {
        for block_bytes in [1 << 10, 4 << 10, 64 << 10] {
            let source = written(block_bytes, |_| ());
            (0..5).for_each(|seed| proven(&source, seed).unwrap());
        }
    }

    /// The table agrees with the wrong block, as it would if the memory of the machine failed while the code ran.
    #[test]
    fn one_wrong_bit_in_any_recovery_block_is_found() {
        for block in 7..11 {
            for place in [0, 64, 1_000, 4_095] {
                let source = written(4 << 10, |blocks| blocks[block][place] ^= 4);
                for seed in 0..4 {
                    assert!(matches!(proven(&source, seed), Err(ReaderError::OtherCode)), "{block} {place} {seed}");
                }
            }
        }
    }

    /// Two wrong places that differ from the right ones alike vanish in a sum of both.
    #[test]
    fn wrong_places_that_cancel_each_other_are_found_too() {
        let source = written(4 << 10, |blocks| {
            blocks[8][0] ^= 4;
            blocks[8][64] ^= 4;
        });
        assert!((0..100).all(|seed| matches!(proven(&source, seed), Err(ReaderError::OtherCode))));
    }

    #[test]
    fn a_medium_that_returns_other_bytes_is_found_in_data_and_in_recovery() {
        for block in [2, 8] {
            let mut source = written(1 << 10, |_| ());
            let mut hashes = source.table.hashes().to_vec();
            hashes[block] = block_hash(b"what was written", 1 << 10);
            source.table = Table::new(hashes);
            let proven = proven(&source, 5);
            // A data block is compared with the table when the payload is opened.
            assert_eq!(matches!(proven, Err(ReaderError::Unsteady(_))), block == 8, "{block}: {proven:?}");
            let compared = prove_recovery(&source, vec![0], Data::Compared, 5, &Watch::default());
            assert!(matches!(compared, Err(ReaderError::Unsteady(_))), "{block}: {compared:?}");
        }
    }
}
