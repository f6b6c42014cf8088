//! `heads.idx` holds the first bytes of every block, by which a reader recognises blocks on a raw medium (FORMAT.md
//! §7.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

/// Number of bytes that are kept of each block.
pub const HEAD_BYTES: usize = 4;

/// The first bytes of a block as stored. A head with fewer bytes is padded with zeros.
pub type Head = [u8; HEAD_BYTES];

/// The heads of all blocks: data blocks, then recovery blocks, in the order of the block table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads(Vec<Head>);

impl Heads {
    /// Returns the exact length in bytes for this number of blocks.
    pub fn bytes_for(block_count: u32) -> u64 {
        u64::from(block_count).saturating_mul(HEAD_BYTES as u64)
    }

    /// Parses the heads of exactly this number of blocks.
    pub fn parse(bytes: &[u8], block_count: u32) -> Option<Self> {
        let (heads, rest) = bytes.as_chunks::<HEAD_BYTES>();
        (rest.is_empty() && heads.len() == block_count as usize).then(|| Self(heads.to_vec()))
    }

    /// Writes the heads.
    pub fn write(&self) -> Vec<u8> {
        self.0.as_flattened().to_vec()
    }

    /// Adds the next block. `stored` has all stored bytes of the block, or at least as many bytes as a head.
    pub fn push(&mut self, stored: &[u8]) {
        let mut head = Head::default();
        head.iter_mut().zip(stored).for_each(|(to, from)| *to = *from);
        self.0.push(head);
    }

    /// Returns all heads, data blocks first.
    pub fn all(&self) -> &[Head] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_the_first_bytes_padded_with_zeros() {
        let mut heads = Heads::default();
        for stored in [&b"abcdef"[..], b"wxyz", b"q", b""] {
            heads.push(stored);
        }
        assert_eq!(heads.write(), b"abcdwxyzq\0\0\0\0\0\0\0");
        assert_eq!(Heads::parse(&heads.write(), 4), Some(heads.clone()));
        assert_eq!(heads.write().len() as u64, Heads::bytes_for(4));
        for (bytes, count) in [(heads.write(), 3), (heads.write(), 5), (heads.write()[1..].to_vec(), 4)] {
            assert_eq!(Heads::parse(&bytes, count), None);
        }
    }
}
