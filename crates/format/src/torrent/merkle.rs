//! The tree of hashes over one file, as version 2 of BitTorrent has it (BEP 52).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::digest::{Hasher, sha256};
use crate::hash::Hash;

/// Bytes under one leaf.
pub const LEAF_BYTES: u32 = 16 << 10;

/// A tree that grows with the bytes of a file, or with leaves that are known already. Its memory is one piece and one hash for
/// each piece.
pub struct Tree {
    leaves_per_piece: usize,
    /// The leaves of the piece that is not whole yet.
    leaves: Vec<Hash>,
    layer: Vec<Hash>,
    hasher: Hasher,
    in_leaf: u32,
}

/// The top of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The hash at the top.
    pub hash: Hash,
    /// The hash of each piece. A file that is no longer than a piece has none.
    pub layer: Vec<Hash>,
}

impl Tree {
    /// Begins a tree for pieces of this length, a power of two of at least [`LEAF_BYTES`].
    pub fn new(piece_bytes: u32) -> Self {
        let leaves_per_piece = piece_bytes.checked_div(LEAF_BYTES).unwrap_or_default().max(1) as usize;
        Self { leaves_per_piece, leaves: Vec::new(), layer: Vec::new(), hasher: Hasher::default(), in_leaf: 0 }
    }

    /// Adds the next bytes of the file.
    pub fn update(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let room = LEAF_BYTES.saturating_sub(self.in_leaf) as usize;
            let (now, later) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
            self.hasher.update(now);
            self.in_leaf = self.in_leaf.saturating_add(u32::try_from(now.len()).unwrap_or(LEAF_BYTES));
            if self.in_leaf >= LEAF_BYTES {
                self.end_leaf();
            }
            bytes = later;
        }
    }

    /// Adds the hash of the next [`LEAF_BYTES`] bytes, or of all bytes that are left.
    pub fn leaf(&mut self, hash: Hash) {
        self.leaves.push(hash);
        if self.leaves.len() == self.leaves_per_piece {
            self.layer.push(top(&self.leaves, self.leaves_per_piece, Hash([0; 32])));
            self.leaves.clear();
        }
    }

    /// Ends the file. An empty file has no root.
    pub fn finish(mut self) -> Option<Root> {
        if self.in_leaf > 0 {
            self.end_leaf();
        }
        let none = Hash([0; 32]);
        if self.layer.is_empty() {
            let width = self.leaves.len().checked_next_power_of_two()?;
            return (!self.leaves.is_empty()).then(|| Root { hash: top(&self.leaves, width, none), layer: Vec::new() });
        }
        if !self.leaves.is_empty() {
            self.layer.push(top(&self.leaves, self.leaves_per_piece, none));
        }
        let empty_piece = top(&[], self.leaves_per_piece, none);
        let hash = top(&self.layer, self.layer.len().checked_next_power_of_two()?, empty_piece);
        Some(Root { hash, layer: if self.layer.len() > 1 { self.layer } else { Vec::new() } })
    }

    fn end_leaf(&mut self) {
        let hash = std::mem::take(&mut self.hasher).finish();
        self.in_leaf = 0;
        self.leaf(hash);
    }
}

/// Returns the hash over a row of nodes. `empty` stands in the places up to `width`, a power of two.
fn top(nodes: &[Hash], width: usize, mut empty: Hash) -> Hash {
    let mut row = nodes.to_vec();
    let mut width = width;
    while width > 1 {
        let above = |pair: &[Hash]| match pair {
            [left, right] => both(left, right),
            [left] => both(left, &empty),
            _ => empty,
        };
        row = row.chunks(2).map(above).collect();
        empty = both(&empty, &empty);
        width = width.checked_div(2).unwrap_or_default();
    }
    row.first().copied().unwrap_or(empty)
}

fn both(left: &Hash, right: &Hash) -> Hash {
    sha256(&[left.0, right.0].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAF: usize = LEAF_BYTES as usize;

    /// The root by the words of BEP 52: all leaves in memory, and zeros up to a power of two.
    fn by_hand(bytes: &[u8]) -> Hash {
        let mut row: Vec<Hash> = bytes.chunks(LEAF).map(sha256).collect();
        row.resize(row.len().next_power_of_two(), Hash([0; 32]));
        while row.len() > 1 {
            row = row.chunks(2).map(|pair| both(&pair[0], &pair[1])).collect();
        }
        row[0]
    }

    fn tree(bytes: &[u8], piece_bytes: u32, step: usize) -> Option<Root> {
        let mut tree = Tree::new(piece_bytes);
        bytes.chunks(step).for_each(|some| tree.update(some));
        tree.finish()
    }

    #[test]
    fn a_root_is_that_of_all_leaves_whatever_the_pieces() {
        let bytes: Vec<u8> = (0..LEAF * 11 + 5).map(|at| (at % 251) as u8).collect();
        for length in [1, LEAF - 1, LEAF, LEAF + 1, LEAF * 2, LEAF * 4, LEAF * 5, LEAF * 8 + 1, LEAF * 11 + 5] {
            for pieces in [1, 2, 4, 16] {
                let piece_bytes = LEAF_BYTES * pieces;
                let root = tree(&bytes[..length], piece_bytes, 9_999).unwrap();
                assert_eq!(root.hash, by_hand(&bytes[..length]), "{length} in pieces of {pieces}");
                let count = length.div_ceil(piece_bytes as usize);
                assert_eq!(root.layer.len(), if count > 1 { count } else { 0 }, "{length} in pieces of {pieces}");
                if count > 1 {
                    let mut row = root.layer.clone();
                    let empty = top(&[], pieces as usize, Hash([0; 32]));
                    row.resize(count.next_power_of_two(), empty);
                    assert_eq!(top(&row, row.len(), empty), root.hash);
                }
            }
        }
        assert_eq!(tree(&[], LEAF_BYTES, 1), None);
    }

    #[test]
    fn leaves_that_are_known_give_the_root_of_their_bytes() {
        let bytes: Vec<u8> = (0..LEAF * 7).map(|at| (at / 3 % 251) as u8).collect();
        let mut known = Tree::new(LEAF_BYTES * 2);
        bytes.chunks(LEAF).for_each(|leaf| known.leaf(sha256(leaf)));
        assert_eq!(known.finish(), tree(&bytes, LEAF_BYTES * 2, LEAF));
    }
}
