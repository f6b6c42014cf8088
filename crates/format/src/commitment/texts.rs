//! The texts of a new commitment: the commitment itself, and the list of the pieces of long files beside it.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::{Commitment, Committed, Names, PieceList, Pieces, Tree};
use crate::hash::Hash;
use crate::limits;

/// A file that was hashed for a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashedFile {
    /// The path of the file.
    pub name: String,
    /// The length of the file.
    pub bytes: u64,
    /// The hash of the whole file.
    pub sha256: Hash,
    /// The hashes of all pieces.
    pub leaves: Vec<Hash>,
    /// The rolling sums of all pieces that have their full length.
    pub sums: Vec<u64>,
}

/// The texts of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The commitment.
    pub commitment: String,
    /// The list of pieces, if a file is long enough to have any.
    pub pieces: Option<String>,
    /// Number of files with a tree of pieces.
    pub long_count: usize,
}

impl Texts {
    /// Commits files. Returns `None` if a text would be longer than readers accept.
    pub fn new(salt: Hash, names: Names, files: Vec<HashedFile>) -> Option<Self> {
        let mut list = PieceList::default();
        let mut committed = Vec::with_capacity(files.len());
        for HashedFile { name, bytes, sha256, leaves, sums } in files {
            let pieces = Pieces::of(bytes, &leaves);
            committed.push(Committed { name, sha256, pieces });
            list.trees.extend(pieces.map(|pieces| Tree { pieces, leaves, sums }));
        }
        let commitment = Commitment::new(salt, names, committed);
        // The list is in the order of the commitment, which tells nothing where the names are left out.
        let place =
            |root: &Hash| commitment.files.iter().position(|file| file.pieces.is_some_and(|one| one.root == *root));
        list.trees.sort_by_cached_key(|tree| place(&tree.pieces.root));
        list.trees.dedup_by_key(|tree| tree.pieces);
        let text = commitment.write();
        let pieces = (!list.trees.is_empty()).then(|| list.write());
        let fits = text.len() as u64 <= limits::COMMITMENT_MAX_BYTES
            && pieces.as_ref().is_none_or(|pieces| pieces.len() as u64 <= limits::PIECE_LIST_MAX_BYTES);
        let long_count = commitment.files.iter().filter(|file| file.pieces.is_some()).count();
        fits.then_some(Self { commitment: text, pieces, long_count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_file_has_no_tree_and_two_equal_ones_have_one() {
        let file = |name: &str, pieces: u8| HashedFile {
            name: name.to_owned(),
            bytes: u64::from(pieces) << 20,
            sha256: Hash([pieces; 32]),
            leaves: (0..pieces).map(|piece| Hash([piece; 32])).collect(),
            sums: (0..pieces).map(u64::from).collect(),
        };
        let salt = Hash([9; 32]);
        let short = Texts::new(salt, Names::Kept, vec![file("a", 1)]).unwrap();
        assert_eq!((short.pieces, short.long_count), (None, 0));
        let long = Texts::new(salt, Names::Kept, vec![file("b", 3), file("a", 3), file("c", 2)]).unwrap();
        assert_eq!(long.long_count, 3);
        let (list, others) = PieceList::parse(long.pieces.as_ref().unwrap().as_bytes()).unwrap();
        assert_eq!((list.trees.len(), others), (2, 0));
        assert!(list.trees[0].leaves.len() == 3 && list.trees[1].leaves.len() == 2);
        let parsed = Commitment::parse(long.commitment.as_bytes()).unwrap();
        assert_eq!(parsed.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
