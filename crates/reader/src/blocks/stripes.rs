//! Computing recovery blocks and rebuilding data blocks, in column stripes of bounded memory (FORMAT.md §9).

use std::sync::atomic::{AtomicU32, Ordering};

use crate::blocks::erasure::{self, Decoder, Encoder};
use crate::blocks::source::{BlockReader, Source};
use crate::carriers::Scratch;
use crate::error::{Error, Result};
use crate::threads;
use crate::watch::{Phase, Watch};
use pannier_format::digest::block_hash;

/// Runs one closure per stripe of a block on a few threads. Each thread first makes its own state.
fn each_stripe<S>(
    block_bytes: u32,
    column_bytes: u32,
    make: impl Fn() -> Result<S> + Sync,
    stripe: impl Fn(&mut S, u64) -> Result<()> + Sync,
) -> Result<()> {
    let stripes = block_bytes / column_bytes.max(1);
    let next = AtomicU32::new(0);
    let work = |_| -> Result<()> {
        let mut state = make()?;
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= stripes {
                return Ok(());
            }
            if let Err(error) = stripe(&mut state, u64::from(number) * u64::from(column_bytes)) {
                // The other threads stop at their next stripe.
                next.store(stripes, Ordering::Relaxed);
                return Err(error);
            }
        }
    };
    threads::each(threads::count().min(stripes as usize).max(1), work).map(|_| ())
}

/// Reads the columns of a data block. The column is zero where the last block ends before the stripe.
fn read_columns(reader: &mut BlockReader<'_>, source: &Source, block: u32, at: u64, column: &mut [u8]) -> Result<()> {
    let stored = u64::from(source.layout.stored_bytes(block));
    let there = usize::try_from(stored.saturating_sub(at)).unwrap_or(usize::MAX).min(column.len());
    let (head, tail) = column.split_at_mut(there);
    tail.fill(0);
    if head.is_empty() { Ok(()) } else { reader.read_part(block, at, head) }
}

/// Computes all recovery blocks of a source that has all data blocks, and passes the columns to `each`. `each` receives
/// the recovery block, the offset of the column in the block, and the column.
pub fn encode(source: &Source, each: impl Fn(u32, u64, &[u8]) -> Result<()> + Sync, watch: &Watch) -> Result<()> {
    let layout = source.layout;
    if layout.recovery_blocks == 0 {
        return Ok(());
    }
    let width = erasure::encoder_column_bytes(layout.data_blocks, layout.recovery_blocks, layout.block_bytes);
    watch.begin(Phase::Coding, u64::from(layout.data_blocks) * u64::from(layout.block_bytes));
    each_stripe(
        layout.block_bytes,
        width,
        || {
            let encoder = Encoder::new(layout.data_blocks, layout.recovery_blocks, width)?;
            Ok((encoder, vec![0; width as usize], source.reader()))
        },
        |(encoder, column, reader), at| {
            encoder.begin(width as usize)?;
            for block in 0..layout.data_blocks {
                read_columns(reader, source, block, at, column)?;
                encoder.add(column)?;
            }
            watch.advance(u64::from(layout.data_blocks) * u64::from(width))?;
            encoder.finish(|index, column| each(index, at, column))
        },
    )
}

/// Rebuilds the missing data blocks of a source into scratch, checks each block against the table, and enters the
/// rebuilt blocks into the source.
///
/// # Errors
/// [`Error::NotEnough`] when there are too few blocks; [`Error::Unsteady`] when the medium returned other bytes than
/// before; [`Error::OtherCode`] when table and code differ.
pub fn rebuild(source: &mut Source, scratch: &dyn Scratch, watch: &Watch) -> Result<Vec<u32>> {
    let layout = source.layout;
    let missing = source.missing_data();
    if missing.is_empty() {
        return Ok(missing);
    }
    let need = layout.data_blocks;
    let recovery: Vec<u32> =
        (need..layout.block_count()).filter(|block| source.has(*block)).take(missing.len()).collect();
    if recovery.len() < missing.len() {
        return Err(source.not_enough());
    }
    let block = u64::from(layout.block_bytes);
    let file = scratch.make(missing.len() as u64 * block)?;
    let reach = recovery.last().map_or(1, |last| last - need + 1);
    let width = erasure::decoder_column_bytes(need, reach, layout.block_bytes);
    let slot = |block: u32| missing.binary_search(&block).map_err(|_| Error::Bug("a block that was not missing"));
    watch.begin(Phase::Rebuilding, u64::from(need) * block);
    let shared = &*source;
    let result = each_stripe(
        layout.block_bytes,
        width,
        || Ok((Decoder::new(need, reach, width)?, vec![0; width as usize], shared.reader())),
        |(decoder, column, reader), at| {
            decoder.begin(width as usize)?;
            for block in (0..need).filter(|block| shared.has(*block)).chain(recovery.iter().copied()) {
                read_columns(reader, shared, block, at, column)?;
                decoder.add(block, column)?;
            }
            watch.advance(u64::from(need) * u64::from(width))?;
            decoder.finish(|rebuilt, column| file.write_at(column, slot(rebuilt)? as u64 * block + at))
        },
    );
    result?;
    let mut bytes = vec![0; layout.block_bytes as usize];
    for (slot, block_number) in (0u64..).zip(&missing) {
        file.read_at(&mut bytes, slot * block)?;
        if source.table.hash_of(*block_number) != Some(block_hash(&bytes, layout.block_bytes)) {
            return Err(at_fault(source, &recovery));
        }
    }
    source.add_rebuilt(&missing, file);
    Ok(missing)
}

/// Returns the cause of a wrong block from the code. Either a file has changed since the pool read the file, or the
/// signer of the table is at fault. Reads the data blocks and these recovery blocks again.
pub fn at_fault(source: &Source, recovery: &[u32]) -> Error {
    let mut reader = source.reader();
    let mut bytes = Vec::new();
    for block in (0..source.layout.data_blocks).chain(recovery.iter().copied()) {
        bytes.clear();
        if source.has(block)
            && let Err(error) = reader.append(block, &mut bytes)
        {
            return error;
        }
    }
    Error::OtherCode
}
