//! Excerpts: runs of pieces of committed files, found again in a file of any name by the hashes of its pieces.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};

use super::Tree;
use crate::hash::Hash;
use crate::limits::COMMITTED_PIECE_BYTES;

/// Words of 64 bits in the filter before the table of rolling sums: small enough to stay near the processor.
const FILTER_WORDS: usize = 1 << 14;

/// A run of pieces of a committed file, in another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The committed file, by its number.
    pub file: usize,
    /// The first piece of the committed file, from 0.
    pub first: usize,
    /// The place of that piece in the other file, in pieces from 0.
    pub at: usize,
    /// The number of pieces.
    pub count: usize,
}

/// Where a hash stands in the committed files.
#[derive(Clone, Copy, Debug)]
struct Place {
    file: usize,
    piece: usize,
    is_only: bool,
}

/// The pieces of committed files, by hash.
#[derive(Clone, Debug, Default)]
pub struct Index {
    files: HashMap<usize, Vec<Hash>>,
    /// The lengths of last pieces that are short.
    tails: HashMap<usize, u64>,
    places: HashMap<Hash, Place>,
    sums: HashSet<u64>,
    /// One bit for the first bits of each rolling sum. Empty without sums.
    filter: Vec<u64>,
}

impl Index {
    fn add_sums(&mut self, sums: &[u64]) {
        if !sums.is_empty() {
            self.filter.resize(FILTER_WORDS, 0);
        }
        for sum in sums {
            let (word, bit) = place_in_filter(*sum);
            self.filter.iter_mut().skip(word).take(1).for_each(|word| *word |= bit);
            self.sums.insert(*sum);
        }
    }

    /// Tells whether rolling sums are known.
    pub fn has_sums(&self) -> bool {
        !self.sums.is_empty()
    }

    /// Tells whether a piece may have this rolling sum. Most others are refused by one look.
    #[inline]
    pub fn may_have_sum(&self, sum: u64) -> bool {
        let (word, bit) = place_in_filter(sum);
        self.filter.get(word).is_some_and(|word| word & bit != 0) && self.sums.contains(&sum)
    }

    /// Tells whether a piece has this hash.
    pub fn has_piece(&self, hash: &Hash) -> bool {
        self.places.contains_key(hash)
    }

    /// Returns the hash and the length of the short last piece that follows a piece, where the piece stands first.
    pub fn tail(&self, hash: &Hash) -> Option<(Hash, u64)> {
        let place = self.places.get(hash)?;
        let (pieces, bytes) = (self.files.get(&place.file)?, self.tails.get(&place.file)?);
        let is_before_last = place.piece.checked_add(2) == Some(pieces.len());
        Some((*pieces.last().filter(|_| is_before_last)?, *bytes))
    }

    /// Adds the pieces of a committed file.
    pub fn add(&mut self, file: usize, tree: Tree) {
        let Tree { pieces, leaves: hashes, sums } = tree;
        self.add_sums(&sums);
        match pieces.bytes % COMMITTED_PIECE_BYTES {
            0 => {}
            bytes => drop(self.tails.insert(file, bytes)),
        }
        for (piece, hash) in hashes.iter().enumerate() {
            let place = self.places.entry(*hash);
            place.and_modify(|place| place.is_only = false).or_insert(Place { file, piece, is_only: true });
        }
        self.files.insert(file, hashes);
    }

    /// Tells whether no file has pieces.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Tells whether the pieces of a committed file are known.
    pub fn has(&self, file: usize) -> bool {
        self.files.contains_key(&file)
    }

    /// Returns the runs of committed pieces in a file with these pieces, in the order of the file.
    ///
    /// Equal pieces are common: a film begins with zeros, or has a black minute. So runs grow from pieces that stand in one place
    /// alone, in both directions; what is left begins at the first place of its hash.
    pub fn runs(&self, hashes: &[Hash]) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut is_taken = vec![false; hashes.len()];
        for wants_only in [true, false] {
            for (at, hash) in hashes.iter().enumerate() {
                let is_free = is_taken.get(at).is_some_and(|taken| !taken);
                let place = self.places.get(hash).filter(|place| is_free && (place.is_only || !wants_only));
                let Some(run) = place.and_then(|place| self.grown(*place, at, hashes, &is_taken)) else { continue };
                is_taken.iter_mut().skip(run.at).take(run.count).for_each(|taken| *taken = true);
                runs.push(run);
            }
        }
        runs.sort_by_key(|run| run.at);
        runs
    }

    /// Returns the longest run around a piece.
    fn grown(&self, place: Place, at: usize, hashes: &[Hash], is_taken: &[bool]) -> Option<Run> {
        let pieces = self.files.get(&place.file)?;
        let is_same = |(piece, (hash, taken)): &(&Hash, (&Hash, &bool))| piece == hash && !**taken;
        let (before, after) = (pieces.get(..place.piece)?, pieces.get(place.piece..)?);
        let (here_before, here_after) = (hashes.get(..at)?, hashes.get(at..)?);
        let (taken_before, taken_after) = (is_taken.get(..at)?, is_taken.get(at..)?);
        let back = before.iter().rev().zip(here_before.iter().rev().zip(taken_before.iter().rev()));
        let back = back.take_while(is_same).count();
        let forth = after.iter().zip(here_after.iter().zip(taken_after)).take_while(is_same).count();
        let (first, at) = (place.piece.checked_sub(back)?, at.checked_sub(back)?);
        Some(Run { file: place.file, first, at, count: back.saturating_add(forth) })
    }
}

/// Returns the word and the bit of a rolling sum in the filter, by its first bits. The last bits tell little.
fn place_in_filter(sum: u64) -> (usize, u64) {
    let first = sum >> 44;
    (usize::try_from(first >> 6).unwrap_or(usize::MAX), 1 << (first & 63))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commitment::Pieces;

    fn pieces(numbers: &[u8]) -> Vec<Hash> {
        numbers.iter().map(|number| Hash([*number; 32])).collect()
    }

    fn tree(leaves: Vec<Hash>, bytes: u64, sums: Vec<u64>) -> Tree {
        Tree { pieces: Pieces { bytes, root: Hash([0; 32]) }, leaves, sums }
    }

    fn runs(committed: &[&[u8]], here: &[u8]) -> Vec<(usize, usize, usize, usize)> {
        let mut index = Index::default();
        committed.iter().enumerate().for_each(|(file, numbers)| index.add(file, tree(pieces(numbers), 1, Vec::new())));
        index.runs(&pieces(here)).into_iter().map(|run| (run.file, run.first, run.at, run.count)).collect()
    }

    #[test]
    fn sums_and_short_last_pieces_are_known() {
        let mut index = Index::default();
        assert!(!index.has_sums() && !index.may_have_sum(0));
        let leaves = pieces(&[1, 2, 3]);
        index.add(0, tree(leaves.clone(), (2 << 20) + 5, vec![7, u64::MAX]));
        assert!(index.has_sums() && index.may_have_sum(7) && index.may_have_sum(u64::MAX) && !index.may_have_sum(8));
        assert_eq!(index.tail(&leaves[1]), Some((leaves[2], 5)));
        assert_eq!((index.tail(&leaves[0]), index.tail(&leaves[2])), (None, None));
        index.add(1, tree(pieces(&[4, 5]), 2 << 20, Vec::new()));
        assert_eq!(index.tail(&pieces(&[4])[0]), None);
    }

    #[test]
    fn a_cut_is_found_where_it_stood() {
        assert_eq!(runs(&[&[1, 2, 3, 4, 5]], &[2, 3, 4]), [(0, 1, 0, 3)]);
        assert_eq!(runs(&[&[1, 2, 3, 4, 5]], &[9, 9, 4, 5]), [(0, 3, 2, 2)]);
        assert_eq!(runs(&[&[1, 2, 3, 4, 5]], &[1, 2, 9, 4, 5]), [(0, 0, 0, 2), (0, 3, 3, 2)]);
        assert_eq!(runs(&[&[1, 2], &[3, 4]], &[3, 4, 1, 2]), [(1, 0, 0, 2), (0, 0, 2, 2)]);
        // Swapped neighbours are two runs, and not the original.
        assert_eq!(runs(&[&[1, 2, 3, 4]], &[1, 3, 2, 4]), [(0, 0, 0, 1), (0, 2, 1, 1), (0, 1, 2, 1), (0, 3, 3, 1)]);
        assert_eq!(runs(&[&[1, 2]], &[7, 8]), []);
        assert_eq!(runs(&[], &[1]), []);
    }

    #[test]
    fn equal_pieces_stand_beside_their_neighbours() {
        assert_eq!(runs(&[&[0, 0, 1, 0, 0, 2]], &[0, 0, 2]), [(0, 3, 0, 3)]);
        assert_eq!(runs(&[&[0, 0, 1, 0, 0, 2]], &[0, 1, 0]), [(0, 1, 0, 3)]);
        assert_eq!(runs(&[&[1, 1, 1, 1]], &[1, 1, 1]), [(0, 0, 0, 3)]);
        assert_eq!(runs(&[&[1, 1]], &[1, 1, 1, 1]), [(0, 0, 0, 2), (0, 0, 2, 2)]);
        assert_eq!(runs(&[&[1, 2, 3], &[1, 2, 3]], &[2, 3]), [(0, 1, 0, 2)]);
    }
}
