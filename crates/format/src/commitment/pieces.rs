//! The pieces of long files of a commitment: the line with the root, and the list of all hashes beside the commitment.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::hash::Hash;
use crate::limits::{COMMITTED_PIECE_BYTES, PIECE_LIST_MAX_BYTES};
use crate::tree;

/// The first line of a list of pieces.
pub const PIECES_FIRST_LINE: &str = "pannier pieces 1\n";
const WORD: &str = "pieces ";
const ROLLING: &str = "rolling ";

/// The tree over the pieces of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pieces {
    /// The length of the file, which tells the number of pieces and so the form of the tree.
    pub bytes: u64,
    /// The root of the tree.
    pub root: Hash,
}

impl Pieces {
    /// Returns the tree of a file with these pieces. Returns `None` if a file of this length has no tree, or other pieces.
    pub fn of(bytes: u64, hashes: &[Hash]) -> Option<Self> {
        let root = tree::root(hashes).filter(|_| bytes > COMMITTED_PIECE_BYTES)?;
        let pieces = Self { bytes, root };
        (pieces.count() == hashes.len() as u64).then_some(pieces)
    }

    /// Returns the number of pieces.
    pub fn count(&self) -> u64 {
        self.bytes.div_ceil(COMMITTED_PIECE_BYTES)
    }

    /// Returns the line of the tree, with the line end.
    pub(super) fn line(&self) -> String {
        format!("{WORD}{} {}\n", self.bytes, self.root)
    }

    /// Tells whether a line is about a tree.
    pub(super) fn has_shape(line: &str) -> bool {
        line.starts_with(WORD)
    }

    /// Parses the line of a tree.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let (number, root) = line.strip_prefix(WORD)?.split_once(' ')?;
        let bytes: u64 = number.parse().ok().filter(|bytes| *bytes > COMMITTED_PIECE_BYTES)?;
        // A number has one form.
        (bytes.to_string() == number).then_some(Self { bytes, root: Hash::parse(root)? })
    }
}

/// A tree in a list of pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The line of the tree.
    pub pieces: Pieces,
    /// The hashes of all pieces, in the order of the file.
    pub leaves: Vec<Hash>,
    /// The rolling sums of all pieces that have their full length. Empty where the list has none. Nothing proves them.
    pub sums: Vec<u64>,
}

/// The list of pieces beside a commitment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PieceList {
    /// The trees, in the order of the commitment.
    pub trees: Vec<Tree>,
}

impl PieceList {
    /// Writes the list.
    pub fn write(&self) -> String {
        let mut text = PIECES_FIRST_LINE.to_owned();
        for Tree { pieces, leaves, sums } in &self.trees {
            text += &pieces.line();
            leaves.iter().for_each(|hash| text += &format!("{hash}\n"));
            sums.iter().for_each(|sum| text += &format!("{ROLLING}{sum:016x}\n"));
        }
        text
    }

    /// Returns the bytes of a list of so many trees and pieces, at most.
    pub fn bytes_for(trees: u64, pieces: u64) -> u64 {
        // The word, twenty digits, a blank, 64 digits and a line end; for a piece 64 digits, and a word with 16 digits.
        trees
            .saturating_mul(93)
            .saturating_add(pieces.saturating_mul(65 + 25))
            .saturating_add(PIECES_FIRST_LINE.len() as u64)
    }

    /// Parses a list, and keeps the trees whose hashes give the root. Returns the number of the other trees beside them. Returns
    /// `None` if the text is no list of pieces.
    pub fn parse(bytes: &[u8]) -> Option<(Self, usize)> {
        if bytes.len() as u64 > PIECE_LIST_MAX_BYTES {
            return None;
        }
        let mut lines = std::str::from_utf8(bytes).ok()?.strip_prefix(PIECES_FIRST_LINE)?.lines().peekable();
        let (mut trees, mut others) = (Vec::new(), 0_usize);
        while let Some(line) = lines.next() {
            let Some(pieces) = Pieces::parse(line) else {
                // A damaged list may still have whole trees.
                if Pieces::has_shape(line) {
                    others = others.saturating_add(1);
                }
                continue;
            };
            let mut hashes = Vec::new();
            while let Some(hash) = lines.peek().and_then(|line| Hash::parse(line)) {
                hashes.push(hash);
                lines.next();
            }
            let mut sums = Vec::new();
            while let Some(sum) = lines.peek().and_then(|line| parsed_sum(line)) {
                sums.push(sum);
                lines.next();
            }
            // A hint that is not whole is none.
            if sums.len() as u64 != pieces.bytes / COMMITTED_PIECE_BYTES {
                sums.clear();
            }
            match Pieces::of(pieces.bytes, &hashes) == Some(pieces) {
                true => trees.push(Tree { pieces, leaves: hashes, sums }),
                false => others = others.saturating_add(1),
            }
        }
        Some((Self { trees }, others))
    }
}

fn parsed_sum(line: &str) -> Option<u64> {
    let digits = line.strip_prefix(ROLLING)?;
    let sum = u64::from_str_radix(digits, 16).ok()?;
    (format!("{sum:016x}") == digits).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::sha256;

    fn leaf(number: u8) -> Hash {
        Hash([number; 32])
    }

    fn tree(bytes: u64, leaves: Vec<Hash>) -> Tree {
        let sums = (1..=bytes >> 20).collect();
        Tree { pieces: Pieces::of(bytes, &leaves).expect("a tree"), leaves, sums }
    }

    #[test]
    fn a_list_of_pieces_is_read_and_written_back() {
        let list =
            PieceList { trees: vec![tree(2 << 20, vec![leaf(1), leaf(2)]), tree((2 << 20) + 1, vec![leaf(3); 3])] };
        let text = list.write();
        assert_eq!(PieceList::parse(text.as_bytes()), Some((list.clone(), 0)));
        assert_eq!(PieceList::parse(text.replace('\n', "\r\n").as_bytes()), None);
        assert!(text.len() as u64 <= PieceList::bytes_for(2, 5));
        assert_eq!(PieceList::parse(b"pannier pieces 2\n"), None);
    }

    #[test]
    fn rolling_sums_are_a_hint_that_a_list_may_lack() {
        let whole = tree((2 << 20) + 1, vec![leaf(3), leaf(4), leaf(5)]);
        let text = PieceList { trees: vec![whole.clone()] }.write();
        assert!(text.ends_with("rolling 0000000000000001\nrolling 0000000000000002\n"), "{text}");
        for changed in [
            text.replace("rolling 0000000000000001\nrolling 0000000000000002\n", ""),
            text.replace("rolling 0000000000000002\n", ""),
            text.replace("rolling 0000000000000002\n", "rolling 000000000000000A\n"),
            text.clone() + "rolling 0000000000000003\n",
        ] {
            let without = Tree { sums: Vec::new(), ..whole.clone() };
            assert_eq!(
                PieceList::parse(changed.as_bytes()),
                Some((PieceList { trees: vec![without] }, 0)),
                "{changed}"
            );
        }
    }

    #[test]
    fn a_tree_whose_hashes_do_not_give_its_root_is_left() {
        let whole = tree(2 << 20, vec![leaf(1), leaf(2)]);
        let other = tree((2 << 20) + 1, vec![leaf(3), leaf(4), leaf(5)]);
        let text = PieceList { trees: vec![other.clone(), whole.clone()] }.write();
        let (one, two) = (leaf(3).to_string(), leaf(4).to_string());
        for changed in [
            text.replacen(&one, &leaf(9).to_string(), 1),
            text.replacen(&format!("{one}\n{two}\n"), &format!("{two}\n{one}\n"), 1),
            text.replacen(&format!("{one}\n"), "", 1),
            text.replacen(&format!("{one}\n"), &format!("{one}\n{one}\n"), 1),
            text.replacen(&format!("{one}\n"), "damaged\n", 1),
            text.replacen("pieces 2097153", "pieces 2097153x", 1),
            text.replacen("pieces 2097153", "pieces 3145729", 1),
        ] {
            assert_eq!(
                PieceList::parse(changed.as_bytes()),
                Some((PieceList { trees: vec![whole.clone()] }, 1)),
                "{changed}"
            );
        }
    }

    /// A node is a text of 130 bytes. A file that ends in this text has the root of a longer file, and another length.
    #[test]
    fn a_node_that_poses_as_a_piece_makes_another_length() {
        let leaves = [leaf(1), leaf(2), leaf(3), leaf(4)];
        let posing = sha256(tree::node_text(&leaf(3), &leaf(4)).as_bytes());
        let long = Pieces::of(4 << 20, &leaves).expect("a tree");
        let short = Pieces::of((2 << 20) + 130, &[leaf(1), leaf(2), posing]).expect("a tree");
        assert_eq!(long.root, short.root);
        assert_ne!(long, short);
        // The length of the longer file does not take three pieces.
        assert_eq!(Pieces::of(4 << 20, &[leaf(1), leaf(2), posing]), None);
        assert_eq!(Pieces::of(1 << 20, &[leaf(1)]), None);
    }
}
