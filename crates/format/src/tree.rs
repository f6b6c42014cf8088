//! A tree of hashes as text: a node is the SHA-256 of two lines of 64 hexadecimal digits, so that `sha256sum` checks it.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::digest::sha256;
use crate::hash::Hash;

/// Returns the text of a node: both hashes as lines, 130 bytes.
pub fn node_text(left: &Hash, right: &Hash) -> String {
    format!("{left}\n{right}\n")
}

/// Returns the hash of a node.
pub fn node(left: &Hash, right: &Hash) -> Hash {
    sha256(node_text(left, right).as_bytes())
}

/// Returns the root over leaves: neighbours become nodes, level by level, and a last leaf or node without a neighbour goes up as
/// it is. Returns `None` if there are no leaves.
pub fn root(leaves: &[Hash]) -> Option<Hash> {
    let mut level = leaves.to_vec();
    while level.len() > 1 {
        level = level.chunks(2).filter_map(|pair| pair.split_first()).map(|(left, rest)| above(left, rest)).collect();
    }
    level.first().copied()
}

fn above(left: &Hash, rest: &[Hash]) -> Hash {
    rest.first().map_or(*left, |right| node(left, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_without_a_neighbour_goes_up_as_it_is() {
        let leaf = |number: u8| Hash([number; 32]);
        let (a, b, c, d, e) = (leaf(1), leaf(2), leaf(3), leaf(4), leaf(5));
        assert_eq!(root(&[]), None);
        assert_eq!(root(&[a]), Some(a));
        assert_eq!(root(&[a, b, c]), Some(node(&node(&a, &b), &c)));
        assert_eq!(root(&[a, b, c, d, e]), Some(node(&node(&node(&a, &b), &node(&c, &d)), &e)));
        assert_ne!(root(&[a, b, c, d]), root(&[b, a, c, d]));
        assert_ne!(root(&[a, b, c, d]), root(&[c, d, a, b]));
    }

    /// `printf '%064d\n%064d\n' 0 1 | sha256sum`
    #[test]
    fn a_node_is_what_sha256sum_says_of_two_lines() {
        let (zero, mut one) = (Hash([0; 32]), Hash([0; 32]));
        one.0[31] = 1;
        assert_eq!(node_text(&zero, &one).len(), 130);
        assert_eq!(node(&zero, &one).to_string(), "98d24dcb34e9246b704fb1381d500fa81b6ff7a27c6c10e04dc244a7d83b72ee");
        assert_ne!(node(&zero, &one), node(&one, &zero));
    }
}
