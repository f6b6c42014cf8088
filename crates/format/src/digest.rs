//! The door to SHA-256. The compression function is from the `sha2` crate. The framing is our own, so that two hashes
//! can advance side by side. On processors with SHA instructions, two hashes side by side need little more time than
//! one hash.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

#[cfg(any(test, all(target_family = "wasm", target_feature = "simd128")))]
mod four;
#[cfg(any(test, all(target_family = "wasm", target_feature = "simd128")))]
mod words;

use std::io::{self, Read};

use sha2::block_api::compress256;

use crate::limits::PIECE_BYTES;
use crate::{Digits, Hash};

type Block = [u8; 64];

/// The initial state of FIPS 180-4 §5.3.3.
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// Blocks of one hash before the turn of the other hash. The number is small, so that the processor works on both
/// hashes at once.
const SIDE_BY_SIDE: usize = 2;

/// The bytes that a hash still needs: whole blocks, then the parts after the blocks.
struct Lane<'a, P> {
    hasher: &'a mut Hasher,
    blocks: &'a [Block],
    parts: P,
}

impl<'a, P: Iterator<Item = &'a [u8]>> Lane<'a, P> {
    fn take(&mut self, count: usize) -> &'a [Block] {
        let (now, later) = self.blocks.split_at_checked(count).unwrap_or((self.blocks, &[]));
        self.blocks = later;
        now
    }

    /// Goes to the next part when a part has no more blocks. Tells whether there are blocks.
    fn more(&mut self) -> bool {
        while self.blocks.is_empty() {
            let Some(part) = self.parts.next() else { return false };
            self.blocks = self.hasher.begin(part);
        }
        true
    }
}

/// A SHA-256 in progress.
#[derive(Clone)]
pub struct Hasher {
    state: [u32; 8],
    /// Bytes that do not fill a block yet.
    pending: Block,
    filled: usize,
    total_bytes: u64,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { state: START, pending: [0; 64], filled: 0, total_bytes: 0 }
    }
}

impl Hasher {
    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        let rest = self.complete(bytes);
        let (blocks, tail) = rest.as_chunks::<64>();
        compress256(&mut self.state, blocks);
        self.keep(tail);
        self.total_bytes = self.total_bytes.wrapping_add(bytes.len() as u64);
    }

    /// Adds the same bytes to two hashes. The hashes should be at the same offset within a block of 64 bytes, because
    /// only such hashes advance side by side.
    pub fn update_both(&mut self, other: &mut Self, bytes: &[u8]) {
        if self.filled != other.filled {
            self.update(bytes);
            return other.update(bytes);
        }
        let rest = self.complete(bytes);
        other.complete(bytes);
        let (blocks, tail) = rest.as_chunks::<64>();
        for pair in blocks.chunks(SIDE_BY_SIDE) {
            compress256(&mut self.state, pair);
            compress256(&mut other.state, pair);
        }
        self.keep(tail);
        other.keep(tail);
        self.total_bytes = self.total_bytes.wrapping_add(bytes.len() as u64);
        other.total_bytes = other.total_bytes.wrapping_add(bytes.len() as u64);
    }

    /// Adds zero bytes, for example the padding of the last data block.
    pub fn update_zeros(&mut self, mut count: u64) {
        const ZEROS: [u8; 4096] = [0; 4096];
        while count > 0 {
            let step = count.min(ZEROS.len() as u64);
            self.update(ZEROS.get(..usize::try_from(step).unwrap_or(0)).unwrap_or(&ZEROS));
            count = count.saturating_sub(step);
        }
    }

    /// Ends the hash and returns the value.
    pub fn finish(mut self) -> Hash {
        let bits = self.total_bytes.wrapping_mul(8).to_be_bytes();
        let filled = self.filled;
        let mut last = [[0; 64]; 2];
        let flat = last.as_flattened_mut();
        // The padding is one block if the length fits after the end mark. Otherwise, the padding is two blocks.
        let end: usize = if filled < 56 { 64 } else { 128 };
        flat.iter_mut().zip(self.pending.iter().take(filled)).for_each(|(to, from)| *to = *from);
        flat.iter_mut().skip(filled).take(1).for_each(|byte| *byte = 0x80);
        flat.iter_mut().skip(end.saturating_sub(8)).zip(bits).for_each(|(to, from)| *to = from);
        compress256(&mut self.state, last.get(..end / 64).unwrap_or(&last));
        let mut out = [0; 32];
        let words = self.state.iter().flat_map(|word| word.to_be_bytes());
        out.iter_mut().zip(words).for_each(|(to, from)| *to = from);
        Hash(out)
    }

    /// Adds the bytes outside whole blocks to the hash. Returns the whole blocks, which the caller must add.
    fn begin<'a>(&mut self, bytes: &'a [u8]) -> &'a [Block] {
        let (blocks, tail) = self.complete(bytes).as_chunks::<64>();
        self.keep(tail);
        self.total_bytes = self.total_bytes.wrapping_add(bytes.len() as u64);
        blocks
    }

    /// Fills up a block that is already begun. Returns the bytes that are left.
    fn complete<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        if self.filled == 0 {
            return bytes;
        }
        let (now, later) = bytes.split_at_checked(64_usize.saturating_sub(self.filled)).unwrap_or((bytes, &[]));
        self.keep(now);
        if self.filled == 64 {
            compress256(&mut self.state, &[self.pending]);
            self.filled = 0;
        }
        later
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.pending.iter_mut().skip(self.filled).zip(bytes).for_each(|(to, from)| *to = *from);
        self.filled = self.filled.saturating_add(bytes.len());
    }
}

/// Hashes that should advance together.
pub const TOGETHER: u32 = if cfg!(all(target_family = "wasm", target_feature = "simd128")) { 4 } else { 2 };

/// Adds bytes to each of several hashes. Two hashes always advance side by side, as long as there are two hashes, and four
/// hashes with the vectors of WebAssembly. Each hash receives its bytes in one or more parts.
pub fn update_each<'a, P>(jobs: impl IntoIterator<Item = (&'a mut Hasher, P)>)
where
    P: IntoIterator<Item = &'a [u8]>,
{
    #[cfg(all(target_family = "wasm", target_feature = "simd128"))]
    update_by_four(jobs);
    #[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
    update_by_two(jobs);
}

#[cfg(any(test, all(target_family = "wasm", target_feature = "simd128")))]
fn update_by_four<'a, P>(jobs: impl IntoIterator<Item = (&'a mut Hasher, P)>)
where
    P: IntoIterator<Item = &'a [u8]>,
{
    let mut lanes = jobs.into_iter().map(|(hasher, parts)| Lane { hasher, parts: parts.into_iter(), blocks: &[] });
    let mut next = || lanes.find_map(|mut lane| lane.more().then_some(lane));
    let mut four = [next(), next(), next(), next()];
    loop {
        let here = || four.iter().flatten();
        let Some(count) = here().map(|lane| lane.blocks.len()).min() else { return };
        if here().count() == 1 {
            for lane in four.iter_mut().flatten() {
                let blocks = lane.take(count);
                compress256(&mut lane.hasher.state, blocks);
            }
        } else {
            // A lane without a hash computes what nobody reads.
            let spare = here().next().map_or(&[][..], |lane| lane.blocks);
            let (mut states, mut blocks) = ([START; 4], [spare; 4]);
            for ((state, blocks), lane) in states.iter_mut().zip(&mut blocks).zip(&mut four) {
                if let Some(lane) = lane {
                    (*state, *blocks) = (lane.hasher.state, lane.take(count));
                }
            }
            four::compress(&mut states, blocks);
            for (state, lane) in states.iter().zip(&mut four) {
                if let Some(lane) = lane {
                    lane.hasher.state = *state;
                }
            }
        }
        for lane in &mut four {
            if lane.as_mut().is_none_or(|lane| !lane.more()) {
                *lane = next();
            }
        }
    }
}

#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
fn update_by_two<'a, P>(jobs: impl IntoIterator<Item = (&'a mut Hasher, P)>)
where
    P: IntoIterator<Item = &'a [u8]>,
{
    let mut lanes = jobs.into_iter().map(|(hasher, parts)| Lane { hasher, parts: parts.into_iter(), blocks: &[] });
    let mut next = || lanes.find_map(|mut lane| lane.more().then_some(lane));
    let (mut one, mut other) = (next(), next());
    loop {
        match (&mut one, &mut other) {
            (Some(a), Some(b)) => {
                let both = a.blocks.len().min(b.blocks.len());
                for (x, y) in a.take(both).chunks(SIDE_BY_SIDE).zip(b.take(both).chunks(SIDE_BY_SIDE)) {
                    compress256(&mut a.hasher.state, x);
                    compress256(&mut b.hasher.state, y);
                }
            }
            (Some(only), None) | (None, Some(only)) => {
                let blocks = only.take(usize::MAX);
                compress256(&mut only.hasher.state, blocks);
            }
            (None, None) => return,
        }
        for lane in [&mut one, &mut other] {
            if lane.as_mut().is_none_or(|lane| !lane.more()) {
                *lane = next();
            }
        }
    }
}

/// Returns the hash of some bytes.
pub fn sha256(bytes: &[u8]) -> Hash {
    let mut hasher = Hasher::default();
    hasher.update(bytes);
    hasher.finish()
}

/// Returns the hash of a block: the stored bytes, padded with zeros.
pub fn block_hash(stored: &[u8], block_bytes: u32) -> Hash {
    let mut hasher = Hasher::default();
    hasher.update(stored);
    hasher.update_zeros(u64::from(block_bytes).saturating_sub(stored.len() as u64));
    hasher.finish()
}

/// Returns the hashes of all blocks in some bytes. The bytes begin at the start of a block. The last block may be
/// short.
pub fn block_hashes(bytes: &[u8], block_bytes: u32) -> Vec<Hash> {
    let size = (block_bytes as usize).max(1);
    let mut hashes = Vec::with_capacity(bytes.len().div_ceil(size));
    let mut whole = bytes.chunks_exact(size);
    loop {
        let mut together = [const { None }; TOGETHER as usize];
        let jobs = together.iter_mut().zip(&mut whole);
        update_each(jobs.map(|(place, block)| (place.insert(Hasher::default()), [block])));
        if together.iter().all(Option::is_none) {
            break;
        }
        hashes.extend(together.into_iter().flatten().map(Hasher::finish));
    }
    let last = whole.remainder();
    if !last.is_empty() {
        hashes.push(block_hash(last, block_bytes));
    }
    hashes
}

/// Returns the hash of all bytes from a reader.
pub fn sha256_of(mut reader: impl Read) -> io::Result<Hash> {
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; PIECE_BYTES];
    loop {
        let count = reader.read(&mut buffer)?;
        match buffer.get(..count) {
            Some([]) | None => return Ok(hasher.finish()),
            Some(bytes) => hasher.update(bytes),
        }
    }
}

/// Returns the digits by which people compare some bytes.
pub fn digits_of(bytes: &[u8]) -> Digits {
    Digits::of(&sha256(bytes))
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use super::*;

    fn sample(count: usize) -> Vec<u8> {
        (0..count).map(|i| (i * 31 + i / 7) as u8).collect()
    }

    fn reference(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }

    #[test]
    fn every_length_around_every_boundary_hashes_as_the_crate_does() {
        for length in (0..260).chain([511, 512, 513, 4095, 4096, 4097, 100_000]) {
            let bytes = sample(length);
            assert_eq!(sha256(&bytes), reference(&bytes), "{length}");
            for cut in [1, 63, 64, 65, 100] {
                let mut hasher = Hasher::default();
                bytes.chunks(cut).for_each(|piece| hasher.update(piece));
                assert_eq!(hasher.finish(), reference(&bytes), "{length} by {cut}");
            }
        }
    }

    #[test]
    fn two_hashes_side_by_side_are_the_two_hashes() {
        let bytes = sample(10_000);
        for lead in [0, 64, 128, 3] {
            let (mut long, mut short) = (Hasher::default(), Hasher::default());
            long.update(&bytes[..lead]);
            for piece in bytes[lead..].chunks(777) {
                long.update_both(&mut short, piece);
            }
            assert_eq!(long.finish(), reference(&bytes));
            assert_eq!(short.finish(), reference(&bytes[lead..]));
        }
    }

    #[test]
    fn hashes_that_advance_together_are_each_their_own() {
        each_its_own(|jobs| update_by_two(jobs));
        each_its_own(|jobs| update_by_four(jobs));
    }

    /// A way to add bytes to several hashes, each in two parts.
    type Update = fn(std::iter::Zip<std::slice::IterMut<'_, Hasher>, std::vec::IntoIter<[&'static [u8]; 2]>>);

    fn each_its_own(update: Update) {
        let bytes: &'static [u8] = sample(9_000).leak();
        for count in 0..11 {
            let lengths: Vec<usize> =
                (0..count).map(|n| [0, 1, 63, 64, 700, 4_096, 129][(n * 3 + count) % 7]).collect();
            let mut hashers = vec![Hasher::default(); count];
            for round in 1..4 {
                let parts = lengths.iter().map(|length| {
                    let (first, second) = bytes[..length * round / 2].split_at(length / 3);
                    [first, second]
                });
                update(hashers.iter_mut().zip(parts.collect::<Vec<_>>()));
            }
            for (hasher, length) in hashers.into_iter().zip(lengths) {
                let all = [&bytes[..length / 2], &bytes[..length], &bytes[..length * 3 / 2]].concat();
                assert_eq!(hasher.finish(), reference(&all), "{count}, {length}");
            }
        }
    }

    #[test]
    fn blocks_hash_in_pairs_as_they_do_alone() {
        for length in [0, 1, 1023, 1024, 1025, 2048, 3072, 5000, 8192] {
            let bytes = sample(length);
            let alone: Vec<Hash> = bytes.chunks(1024).map(|block| block_hash(block, 1024)).collect();
            assert_eq!(block_hashes(&bytes, 1024), alone, "{length}");
        }
    }
}
