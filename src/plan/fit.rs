//! Estimates the bytes of a bundle's files, and fits a bundle into a size that a person names.

use crate::error::PlanFault;
use crate::format::Layout;
use crate::format::layout::Part;
use crate::limits;

/// Bytes of the small files for each block: its hash in the table, its head, and a part of the rest.
const SMALL_BYTES_A_BLOCK: u64 = 36;
/// Bytes of the small files whatever is packed: facts, list, signatures, the publisher's key, instructions.
const SMALL_BYTES: u64 = 7 << 10;
/// Bytes of a line in the list for each chunk, at most.
const SMALL_BYTES_A_CHUNK: u64 = 80;
/// Estimates the bytes of all files of a bundle. The estimate is a little too large, and never too small.
pub fn bundle_bytes(layout: &Layout) -> u64 {
    let recovery_bytes = u64::from(layout.recovery_blocks).saturating_mul(u64::from(layout.block_bytes));
    let blocks = u64::from(layout.data_blocks) + u64::from(layout.recovery_blocks);
    layout
        .payload_bytes
        .saturating_add(recovery_bytes)
        .saturating_add(blocks.saturating_mul(SMALL_BYTES_A_BLOCK))
        .saturating_add(chunks(layout).saturating_mul(SMALL_BYTES_A_CHUNK))
        .saturating_add(SMALL_BYTES)
}

fn chunks(layout: &Layout) -> u64 {
    u64::from(layout.chunk_count(Part::Data)) + u64::from(layout.chunk_count(Part::Recovery))
}

/// Returns the largest number of recovery blocks, at most `most`, with which all files take no more than so many bytes. The recovery
/// blocks of the layout do not count.
///
/// # Errors
/// [`PlanFault::TooSmall`] if not even the data fits.
pub fn recovery_that_fits(layout: &Layout, bytes: u64, most: u32) -> Result<u32, PlanFault> {
    let needed = |recovery_blocks: u32| bundle_bytes(&Layout { recovery_blocks, ..*layout });
    let needed_bytes = needed(0);
    if needed_bytes > bytes {
        return Err(PlanFault::TooSmall { needed_bytes, fit_bytes: bytes });
    }
    // More recovery blocks never take fewer bytes.
    let (mut fits, mut too_many) = (0, most.min(limits::BLOCKS_MAX).saturating_add(1));
    while too_many - fits > 1 {
        let middle = fits + (too_many - fits) / 2;
        if needed(middle) <= bytes { fits = middle } else { too_many = middle }
    }
    Ok(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_recovery_blocks_as_fit_are_taken_and_no_more() {
        let layout = Layout {
            payload_bytes: 1_000_000,
            block_bytes: 1024,
            data_blocks: 977,
            recovery_blocks: 0,
            chunk_blocks: 100,
        };
        let with = |recovery_blocks| bundle_bytes(&Layout { recovery_blocks, ..layout });
        for recovery in [0, 1, 99, 100, 101, 293, 500] {
            assert_eq!(recovery_that_fits(&layout, with(recovery), 1000), Ok(recovery));
            assert_eq!(recovery_that_fits(&layout, with(recovery), 50), Ok(recovery.min(50)));
        }
        let few = with(0) - 1;
        let fault = PlanFault::TooSmall { needed_bytes: with(0), fit_bytes: few };
        assert_eq!(recovery_that_fits(&layout, few, 1000), Err(fault));
        assert_eq!(recovery_that_fits(&layout, u64::MAX, u32::MAX), Ok(limits::BLOCKS_MAX));
    }
}
