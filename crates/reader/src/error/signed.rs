//! Signed parts of a bundle that contradict each other, and several bundles of which one must be named.

use pannier_format::escape::shown;
use pannier_format::{Digits, Hash};
use serde::{Deserialize, Serialize};

/// Signed parts of a bundle that do not fit each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Contradiction {
    /// The publisher in the facts is none of those who signed.
    #[error("bundle.json names a publisher who did not sign it")]
    Publisher,
    /// The facts are longer than the format allows (§14).
    #[error("bundle.json is longer than the format allows")]
    LongFacts,
    /// The list has other chunks than the facts count.
    #[error("the chunks that are listed are not those that bundle.json counts")]
    Chunks,
    /// The block table is not as long as the facts demand.
    #[error("blocks.idx has not the length that bundle.json demands")]
    Table,
    /// The payload is sealed otherwise than the facts say.
    #[error("bundle.json and the payload disagree on how it is sealed")]
    Sealing,
}

/// How documents differ from what the publisher signed. Another process may have found the difference, so the difference can be
/// sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ContentsFault {
    /// The signature of the list of documents is missing.
    #[error("CONTENTS.sha256.minisig is not there")]
    NoSignature,
    /// The list made from the documents is not the one that was signed, and nothing tells which of them differ.
    #[error("the list made from them is not the one that was signed")]
    OtherList,
    /// The list that the archive carries is not signed by the publisher.
    #[error("CONTENTS.sha256 is not signed by the publisher")]
    ListUnsigned,
    /// The list that the archive carries is signed, but is no list.
    #[error("CONTENTS.sha256 is malformed")]
    ListMalformed,
    /// The first document that differs from the list.
    #[error("{}", shown(.0))]
    Document(String),
    /// Other documents than the list names.
    #[error("{documents} documents, {listed} listed")]
    Count {
        /// Documents in the archive.
        documents: usize,
        /// Documents in the list.
        listed: usize,
    },
}

/// One of several bundles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: Hash,
    /// Its series.
    pub series: String,
    /// Its number in the series.
    pub release: u32,
    /// Who made it.
    pub maker: Maker,
}

/// Where a caller has a publisher's key from, if the publisher is not pinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// A person gave the key for this call.
    Hand,
    /// The key was set in the surroundings of the call, perhaps long ago and perhaps by somebody else.
    Surroundings,
}

/// Two bundles that exclude each other, though one key signed both (FORMAT.md §18).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// How they exclude each other.
    pub kind: ConflictKind,
    /// The series of both.
    pub series: String,
    /// The one with the smaller number, or with the smaller id if the numbers are equal.
    pub first: Disputed,
    /// The other one.
    pub second: Disputed,
    /// The digits of the key that signed both.
    pub signer: Digits,
    /// Whose key that is.
    pub maker: Maker,
}

/// How two bundles exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// Both have the same number, and neither list extends the other.
    SameRelease,
    /// The second one names this list as the release before, and the first one stands at that place.
    Previous(Hash),
    /// The caller remembers the first one, with the same number. It is not at hand.
    Remembered,
}

/// One of two bundles that exclude each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// Its id.
    pub id: Hash,
    /// Its number in the series.
    pub release: u32,
    /// The publisher's date.
    pub created: String,
}

impl Conflict {
    /// Tells whether a bundle is one of the two.
    pub fn concerns(&self, id: &Hash) -> bool {
        self.first.id == *id || self.second.id == *id
    }
}

/// Who made a bundle, as far as the caller knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Maker {
    /// The publisher whom the caller named by key.
    Named(NamedBy),
    /// A publisher who is pinned under this name.
    Pinned(String),
    /// A publisher who is pinned under this name, but not for this series.
    Limited(String),
    /// A publisher whom the caller trusts, but too few of whose keys signed.
    Short(Box<Maker>),
    /// Somebody who is not pinned.
    Unknown,
}
