//! `blocks.idx` holds one hash for each block (FORMAT.md §7).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::{Facts, Hash};
use crate::limits::TABLE_ENTRY_BYTES;

/// The block table: data blocks, then recovery blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table(Vec<Hash>);

impl Table {
    /// Returns a table of these hashes, data blocks first.
    pub fn new(hashes: Vec<Hash>) -> Self {
        Self(hashes)
    }

    /// Returns the exact length in bytes that the facts require.
    pub fn bytes_for(facts: &Facts) -> u64 {
        TABLE_ENTRY_BYTES.saturating_mul(u64::from(facts.data_blocks).saturating_add(u64::from(facts.recovery_blocks)))
    }

    /// Parses a table of the length that the facts require.
    pub fn parse(bytes: &[u8], facts: &Facts) -> Option<Self> {
        if bytes.len() as u64 != Self::bytes_for(facts) {
            return None;
        }
        let (entries, _) = bytes.as_chunks::<32>();
        Some(Self(entries.iter().map(|entry| Hash(*entry)).collect()))
    }

    /// Writes the table.
    pub fn write(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.0).collect()
    }

    /// Returns the hash of a block, counted over data and recovery blocks together.
    pub fn hash_of(&self, block: u32) -> Option<Hash> {
        self.0.get(block as usize).copied()
    }

    /// Returns all hashes, data blocks first.
    pub fn hashes(&self) -> &[Hash] {
        &self.0
    }
}
