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

#[cfg(test)]
mod tests {
    use super::*;

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
