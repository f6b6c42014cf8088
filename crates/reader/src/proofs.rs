//! Proofs of single documents: their texts, and whether they lead to a bundle that was found (FORMAT.md §22).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::find::bundle::Bundle;
use crate::keys::PublicKey;
use crate::trust::Trust;
use pannier_format::proof::{self, Listed, Proof};
use pannier_format::{Facts, Hash, limits, transport};

/// The most bytes of a file that may be a proof: a transport may have added some.
pub const FILE_MAX_BYTES: u64 = 4 * limits::PROOF_MAX_BYTES;

/// The text of a proof, as far as it is read without knowing whether it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// A way to the root of a tree.
    Tree(Proof),
    /// A line of the list of all documents.
    Listed(Listed),
}

impl Claim {
    /// Returns the hash of the document.
    pub fn sha256(&self) -> Hash {
        match self {
            Self::Tree(proof) => proof.leaf.sha256,
            Self::Listed(listed) => listed.sha256,
        }
    }

    /// Returns the path of the document, if the proof tells it.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Tree(proof) => proof.leaf.name.as_deref(),
            Self::Listed(listed) => Some(&listed.name),
        }
    }

    /// Reads a proof, whatever a transport did to it. Returns `None` if the text does not look like a proof, and `Some(None)` if it looks like
    /// one and is none.
    pub fn read(bytes: &[u8]) -> Option<Option<Self>> {
        let texts: Vec<String> = transport::plain(bytes).into_iter().map(|(text, _)| text.to_string()).collect();
        let straight = texts.iter().map(|text| straightened(text));
        let parsed = [texts.as_slice(), &straight.collect::<Vec<_>>()].concat().iter().find_map(|text| parse(text));
        let may_be = parsed.is_some() || texts.iter().any(|text| proof::may_be(text.trim_start().as_bytes()));
        may_be.then_some(parsed)
    }
}

/// Tells whether a file of this name may be a proof: writers give such names.
pub fn is_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("proof") && name.ends_with(".txt")
}

fn parse(text: &str) -> Option<Claim> {
    let bytes = text.as_bytes();
    Proof::parse(bytes).map(Claim::Tree).or_else(|| Listed::parse(bytes).map(Claim::Listed))
}

/// Takes back what a transport did to the lines: blanks at their ends, empty lines, and text before and after.
fn straightened(text: &str) -> String {
    let is_line = |line: &&str| ["pannier ", "salt ", "sha256 ", "name "].iter().any(|word| line.starts_with(word));
    let lines = text.lines().map(str::trim_end).filter(|line| is_line(line) || Hash::parse(line).is_some());
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// The release to which a document belongs.
#[derive(Clone, Debug)]
pub struct Source {
    /// The series.
    pub series: String,
    /// The number in the series.
    pub release: u32,
    /// The publisher's date. A list of documents tells none.
    pub created: Option<String>,
    /// The publisher's key.
    pub publisher: PublicKey,
    /// How the publisher is trusted.
    pub trust: Trust,
}

/// Whether a proof holds.
#[derive(Clone, Debug)]
pub enum Standing {
    /// The document is the publisher's.
    Proven(Box<Source>),
    /// The proof leads to a bundle whose publisher is not trusted.
    Untrusted(Box<Source>),
    /// The proof leads to nothing that is here and signed.
    Leads,
    /// The text is no proof.
    Malformed,
}

/// Judges a way to the root of a tree by the bundles that were found.
pub fn of_tree<'a>(proof: &Proof, bundles: impl Iterator<Item = &'a Bundle>) -> Standing {
    let root = proof.root();
    let fitting: Vec<&Bundle> = bundles.filter(|bundle| bundle.facts.documents == Some(root)).collect();
    let Some(bundle) = fitting.iter().find(|bundle| bundle.is_pinned()).or_else(|| fitting.first()) else {
        return Standing::Leads;
    };
    let Facts { series, release, created, .. } = &bundle.facts;
    let source = Source {
        series: series.clone(),
        release: *release,
        created: Some(created.clone()),
        publisher: bundle.publisher.clone(),
        trust: bundle.trust.clone(),
    };
    if bundle.is_pinned() { Standing::Proven(Box::new(source)) } else { Standing::Untrusted(Box::new(source)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_proof_and_is_none_is_told_from_other_texts() {
        assert_eq!(Claim::read(b"hello\n"), None);
        assert_eq!(Claim::read(b"pannier document 1\nsalt x\n"), Some(None));
        let leaf = format!("pannier document 1\nsalt {0}\nsha256 {0}\nname a.txt\n{0}\n", "ab".repeat(32));
        let claim = Claim::read(leaf.as_bytes()).unwrap().unwrap();
        assert_eq!((claim.name(), claim.sha256()), (Some("a.txt"), Hash([0xab; 32])));
        // A mail has words around it, and other line ends.
        let mailed = format!("Dear all,\r\n\r\n{}\r\n-- \r\nme", leaf.replace('\n', " \r\n"));
        assert_eq!(Claim::read(mailed.as_bytes()), Some(Some(claim)));
        assert!(is_name("Proof-0001.TXT") && !is_name("proof.pdf") && !is_name("a-proof.txt"));
    }
}
