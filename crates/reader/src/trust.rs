//! The publishers whom a caller trusts, and the [`SignedList`]: bytes that a signature covers (FORMAT.md §5, §11).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::PathBuf;

pub use crate::error::NamedBy;
use crate::error::{Error, Maker};
use crate::keys::PublicKey;
use pannier_format::Hash;
use pannier_format::minisig::SignatureText;
use pannier_format::sums::names_bundle_files;

/// The place of a small file that was mended, and its name in the bundle.
pub type Mended = (PathBuf, &'static str);

/// The beginning of the trusted comment of a signature over a bundle's list.
pub const BUNDLE_COMMENT: &str = "pannier bundle ";

/// The publishers whom the caller trusts.
#[derive(Clone, Debug)]
pub enum Publishers {
    /// Publishers whom the caller pinned, each under a name for people. There may be no such publisher.
    Pinned(Vec<(String, PublicKey)>),
    /// Publishers whom the caller named by key, only for this call, and where the caller has the names from.
    Named(Vec<PublicKey>, NamedBy),
}

/// The default trusts no publisher.
impl Default for Publishers {
    fn default() -> Self {
        Self::Pinned(Vec::new())
    }
}

impl Publishers {
    /// Returns every trusted key.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        let (pinned, named) = match self {
            Self::Pinned(pinned) => (pinned.as_slice(), [].as_slice()),
            Self::Named(named, _) => ([].as_slice(), named.as_slice()),
        };
        pinned.iter().map(|(_, key)| key).chain(named)
    }

    /// Tells whether a key is pinned or named.
    pub fn pins(&self, key: &PublicKey) -> bool {
        self.keys().any(|known| known == key)
    }

    /// Tells whether a key with this id is pinned or named.
    pub fn know(&self, id: [u8; 8]) -> bool {
        self.keys().any(|key| key.id() == id)
    }

    /// Returns the trust in the publisher with this key.
    pub fn trust(&self, key: &PublicKey) -> Trust {
        match self {
            Self::Named(_, by) if self.pins(key) => Trust::Named(*by),
            Self::Named(..) => Trust::Unknown,
            Self::Pinned(pinned) => pinned
                .iter()
                .find(|(_, known)| known == key)
                .map_or(Trust::Unknown, |(name, _)| Trust::Pinned(name.clone())),
        }
    }

    /// Returns the keys that may have made a signature: the pinned keys, and the key that the signature itself claims.
    pub fn keys_for(&self, signature: &SignatureText) -> Vec<PublicKey> {
        let claimed = signature.claimed_publisher().and_then(PublicKey::parse);
        let mut keys: Vec<PublicKey> = self.keys().filter(|key| key.id() == signature.key_id).cloned().collect();
        keys.extend(claimed.filter(|key| key.id() == signature.key_id && !keys.contains(key)));
        keys
    }

    /// Returns the reason why a publisher who is not pinned is not trusted.
    pub fn distrust(&self, found: &PublicKey) -> Error {
        match self {
            Self::Named(named, _) if let [asked] = named.as_slice() => {
                Error::WrongPublisher { asked: asked.digits(), found: Some(found.digits()) }
            }
            Self::Named(..) | Self::Pinned(_) => Error::UnknownPublisher(found.digits()),
        }
    }
}

/// The caller's trust in the publisher of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The caller named the publisher by key.
    Named(NamedBy),
    /// The caller pinned the publisher under this name.
    Pinned(String),
    /// The signature holds, but the key came with the bundle.
    Unknown,
}

impl Trust {
    /// Returns this trust for an error.
    pub fn maker(&self) -> Maker {
        match self {
            Self::Named(by) => Maker::Named(*by),
            Self::Pinned(name) => Maker::Pinned(name.clone()),
            Self::Unknown => Maker::Unknown,
        }
    }
}

/// A list that a signature covers.
#[derive(Clone, Debug)]
pub struct SignedList {
    /// The exact bytes that the signature covers.
    pub bytes: Vec<u8>,
    /// The bundle id.
    pub id: Hash,
    /// The path of the file that holds the list.
    pub path: PathBuf,
    /// Every signature that holds, with its key and its text; signatures of pinned keys come first. A bundle keeps only
    /// signatures with the trusted comment of its facts.
    pub signatures: Vec<(PublicKey, SignatureText)>,
    /// The list or the signature, if the file was mended.
    pub mended: Option<Mended>,
}

impl SignedList {
    /// Tells whether this is a list of other files, for example the list of opened documents (FORMAT.md §10.4). Such a
    /// list and its signatures do not claim a bundle.
    pub fn is_of_other_files(&self) -> bool {
        let bundle = |(_, text): &(PublicKey, SignatureText)| text.trusted_comment.starts_with(BUNDLE_COMMENT);
        !self.signatures.iter().any(bundle) && !names_bundle_files(&self.bytes)
    }
}
