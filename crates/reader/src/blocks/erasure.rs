//! The door to the Reed–Solomon code: the code reads columns of blocks and returns columns of blocks (FORMAT.md §9).

#[cfg(any(test, all(target_family = "wasm", target_feature = "simd128")))]
mod engine;
#[cfg(any(test, all(target_family = "wasm", target_feature = "simd128")))]
mod lanes;

#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
use reed_solomon_simd::engine::DefaultEngine as CodeEngine;
use reed_solomon_simd::rate::{LowRateDecoder, LowRateEncoder, RateDecoder, RateEncoder};

#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
use self::engine::Vectors as CodeEngine;
use crate::error::{Error, Result};
use pannier_format::limits;

/// The unit of the code: the length of a column is a multiple of the unit.
const UNIT_BYTES: u32 = 64;

/// Computes recovery blocks, one column stripe at a time.
pub struct Encoder {
    inner: LowRateEncoder<CodeEngine>,
    data_count: usize,
    recovery_count: usize,
}

/// Rebuilds data blocks, one column stripe at a time.
pub struct Decoder {
    inner: LowRateDecoder<CodeEngine>,
    data_count: usize,
    recovery_count: usize,
}

const BUG: Error = Error::Bug("the recovery code was called out of order");

/// The least width of a column for encoding, if memory and the block size allow the width.
const ENCODER_COLUMN_LEAST: u64 = 2 << 10;

/// Computes the tables of the code before the first use. The computation takes a moment, so later callers do not wait.
pub fn prepare() {
    let _ = CodeEngine::new();
}

impl Encoder {
    /// Makes an encoder for columns of at most `column_bytes`.
    pub fn new(data_blocks: u32, recovery_blocks: u32, column_bytes: u32) -> Result<Self> {
        let (data_count, recovery_count) = (data_blocks as usize, recovery_blocks as usize);
        let inner = LowRateEncoder::new(data_count, recovery_count, column_bytes as usize, CodeEngine::new(), None)
            .map_err(|_| BUG)?;
        Ok(Self { inner, data_count, recovery_count })
    }

    /// Begins a stripe with columns of `column_bytes`.
    pub fn begin(&mut self, column_bytes: usize) -> Result<()> {
        self.inner.reset(self.data_count, self.recovery_count, column_bytes).map_err(|_| BUG)
    }

    /// Adds the column of the next data block.
    pub fn add(&mut self, column: &[u8]) -> Result<()> {
        self.inner.add_original_shard(column).map_err(|_| BUG)
    }

    /// Passes the column of every recovery block to `each`, in order.
    pub fn finish(&mut self, mut each: impl FnMut(u32, &[u8]) -> Result<()>) -> Result<()> {
        let result = self.inner.encode().map_err(|_| BUG)?;
        (0..).zip(result.recovery_iter()).try_for_each(|(index, column)| each(index, column))
    }
}

impl Decoder {
    /// Makes a decoder for columns of at most `column_bytes`. `recovery_reach` is the highest recovery block used, plus
    /// one.
    pub fn new(data_blocks: u32, recovery_reach: u32, column_bytes: u32) -> Result<Self> {
        let (data_count, recovery_count) = (data_blocks as usize, recovery_reach.max(1) as usize);
        let inner = LowRateDecoder::new(data_count, recovery_count, column_bytes as usize, CodeEngine::new(), None)
            .map_err(|_| BUG)?;
        Ok(Self { inner, data_count, recovery_count })
    }

    /// Begins a stripe with columns of `column_bytes`.
    pub fn begin(&mut self, column_bytes: usize) -> Result<()> {
        self.inner.reset(self.data_count, self.recovery_count, column_bytes).map_err(|_| BUG)
    }

    /// Adds the column of a block. `block` counts data blocks and recovery blocks together.
    pub fn add(&mut self, block: u32, column: &[u8]) -> Result<()> {
        let block = block as usize;
        match block.checked_sub(self.data_count) {
            None => self.inner.add_original_shard(block, column),
            Some(recovery) => self.inner.add_recovery_shard(recovery, column),
        }
        .map_err(|_| BUG)
    }

    /// Passes the column of every data block that was not added to `each`.
    pub fn finish(&mut self, mut each: impl FnMut(u32, &[u8]) -> Result<()>) -> Result<()> {
        let result = self.inner.decode().map_err(|_| BUG)?;
        for (index, column) in result.restored_original_iter() {
            each(u32::try_from(index).map_err(|_| BUG)?, column)?;
        }
        Ok(())
    }
}

/// Returns the width of a stripe. With this width, encoding stays within the memory of one thread.
pub fn encoder_column_bytes(data_blocks: u32, recovery_blocks: u32, block_bytes: u32) -> u32 {
    let chunk = u64::from(data_blocks).next_power_of_two();
    let rows = u64::from(recovery_blocks).div_ceil(chunk).max(1) * chunk;
    // The column fits the processor's caches. The column is not so narrow that calls to the code take most of the time.
    let cached = (limits::CODE_CACHED_BYTES as u64 / rows.max(1)).max(ENCODER_COLUMN_LEAST);
    column_bytes(rows, block_bytes).min(1 << cached.min(1 << 30).ilog2())
}

/// Returns the width of a stripe. With this width, decoding stays within the memory of one thread.
pub fn decoder_column_bytes(data_blocks: u32, recovery_reach: u32, block_bytes: u32) -> u32 {
    let rows = (u64::from(data_blocks).next_power_of_two() + u64::from(recovery_reach)).next_power_of_two();
    column_bytes(rows, block_bytes)
}

fn column_bytes(rows: u64, block_bytes: u32) -> u32 {
    let most = limits::CODE_BYTES as u64 / rows.max(1);
    // A power of two below the block size divides the block size evenly, so every stripe has the same width.
    let column = 1u64 << most.max(u64::from(UNIT_BYTES)).ilog2();
    u32::try_from(column.min(16 << 10)).unwrap_or(UNIT_BYTES).min(block_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(data: &[Vec<u8>], recovery_blocks: u32) -> Vec<Vec<u8>> {
        let width = data[0].len();
        let mut encoder = Encoder::new(data.len() as u32, recovery_blocks, width as u32).unwrap();
        encoder.begin(width).unwrap();
        data.iter().for_each(|column| encoder.add(column).unwrap());
        let mut out = Vec::new();
        encoder
            .finish(|_, column| {
                out.push(column.to_vec());
                Ok(())
            })
            .unwrap();
        out
    }

    fn sample(count: usize) -> Vec<Vec<u8>> {
        (0..count).map(|i| (0..128).map(|j| (i * 7 + j * 13 + i * j) as u8).collect()).collect()
    }

    #[test]
    fn recovery_blocks_do_not_depend_on_how_many_there_are() {
        for count in [1, 2, 3, 5, 8, 27, 64, 100] {
            let data = sample(count);
            let many = encode(&data, 200);
            for few in [1, 2, 7, 31, 64, 65, 199] {
                assert_eq!(encode(&data, few), many[..few as usize], "{count} data, {few} recovery");
            }
        }
    }

    #[test]
    fn any_sufficient_set_rebuilds_the_rest() {
        let data = sample(11);
        let recovery = encode(&data, 6);
        let lost = [0, 3, 4, 10];
        let mut decoder = Decoder::new(11, 6, 128).unwrap();
        decoder.begin(128).unwrap();
        for (i, column) in (0..).zip(&data) {
            if !lost.contains(&i) {
                decoder.add(i, column).unwrap();
            }
        }
        for i in [1, 2, 4, 5] {
            decoder.add(11 + i, &recovery[i as usize]).unwrap();
        }
        let mut rebuilt = Vec::new();
        decoder
            .finish(|block, column| {
                assert_eq!(column, data[block as usize]);
                rebuilt.push(block);
                Ok(())
            })
            .unwrap();
        assert_eq!(rebuilt, lost);
    }

    /// The output is frozen: the code of FORMAT.md §9 must never change, even if the crate changes.
    #[test]
    fn the_code_is_the_one_that_was_written_down() {
        let data: Vec<Vec<u8>> = (0..3u8).map(|i| (0..64u8).map(|j| i * 64 + j).collect()).collect();
        // The example of FORMAT.md §9: the code turns the symbols 1, 2, 3 into 15, 12, 13.
        let symbols = [1, 2, 3].map(|symbol| [vec![symbol; 32], vec![0; 32]].concat());
        assert_eq!(encode(&symbols, 3), [15, 12, 13].map(|symbol| [vec![symbol; 32], vec![0; 32]].concat()));
        let hash = pannier_format::digest::sha256(&encode(&data, 4).concat());
        assert_eq!(hash.to_string(), "79795c61757cb58e37fcba04a24404f5d045edfcecbe75e0afd7276ed968aa9a");
    }

    #[test]
    fn stripes_stay_within_the_memory_of_a_thread() {
        for (data, recovery, block) in
            [(1, 1, 1024), (3680, 736, 65_536), (16_384, 4_915, 1 << 24), (32_768, 32_768, 4096)]
        {
            for column in [encoder_column_bytes(data, recovery, block), decoder_column_bytes(data, recovery, block)] {
                assert_eq!(block % column, 0);
                assert_eq!(column % UNIT_BYTES, 0);
                assert!(u64::from(column) * 65_536 <= limits::CODE_BYTES as u64 * 2 || column <= 16 << 10);
            }
        }
    }
}
