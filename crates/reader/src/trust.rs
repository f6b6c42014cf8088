//! Who is trusted, and what a signature makes of bytes: a [`SignedList`] (FORMAT.md §5, §11).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::PathBuf;

use crate::error::{Error, Maker};
use crate::keys::PublicKey;
use pannier_format::Hash;
use pannier_format::minisig::SignatureText;
use pannier_format::sums::names_bundle_files;

/// Where a small file that had to be mended is, and its name in the bundle.
pub type Mended = (PathBuf, &'static str);

/// What the trusted comment of a signature over a bundle's list begins with.
pub const BUNDLE_COMMENT: &str = "pannier bundle ";

/// The publishers whom the caller trusts.
#[derive(Clone, Debug)]
pub enum Publishers {
    /// Publishers who are pinned, each under a name for people. There may be none.
    Pinned(Vec<(String, PublicKey)>),
    /// Publishers whom the caller named by key, for this once.
    Named(Vec<PublicKey>),
}

/// Nobody.
impl Default for Publishers {
    fn default() -> Self {
        Self::Pinned(Vec::new())
    }
}

impl Publishers {
    /// Every key that is trusted.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        let (pinned, named) = match self {
            Self::Pinned(pinned) => (pinned.as_slice(), [].as_slice()),
            Self::Named(named) => ([].as_slice(), named.as_slice()),
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

    /// How far the publisher with this key is known.
    pub fn trust(&self, key: &PublicKey) -> Trust {
        match self {
            Self::Named(_) if self.pins(key) => Trust::Named,
            Self::Named(_) => Trust::Unknown,
            Self::Pinned(pinned) => pinned
                .iter()
                .find(|(_, known)| known == key)
                .map_or(Trust::Unknown, |(name, _)| Trust::Pinned(name.clone())),
        }
    }

    /// The keys that may have made a signature: pinned ones, and the one that the signature itself claims.
    pub fn keys_for(&self, signature: &SignatureText) -> Vec<PublicKey> {
        let claimed = signature.claimed_publisher().and_then(PublicKey::parse);
        let mut keys: Vec<PublicKey> = self.keys().filter(|key| key.id() == signature.key_id).cloned().collect();
        keys.extend(claimed.filter(|key| key.id() == signature.key_id && !keys.contains(key)));
        keys
    }

    /// Why a publisher who is not pinned is not trusted.
    pub fn distrust(&self, found: &PublicKey) -> Error {
        match self {
            Self::Named(named) if let [asked] = named.as_slice() => {
                Error::WrongPublisher { asked: asked.digits(), found: Some(found.digits()) }
            }
            Self::Named(_) | Self::Pinned(_) => Error::UnknownPublisher(found.digits()),
        }
    }
}

/// How far the publisher of a bundle is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Named by key by the caller.
    Named,
    /// Pinned by the caller under this name.
    Pinned(String),
    /// The signature holds, but the key came with the bundle.
    Unknown,
}

impl Trust {
    /// The same for an error.
    pub fn maker(&self) -> Maker {
        match self {
            Self::Named => Maker::Named,
            Self::Pinned(name) => Maker::Pinned(name.clone()),
            Self::Unknown => Maker::Unknown,
        }
    }
}

/// A list covered by a signature.
#[derive(Clone, Debug)]
pub struct SignedList {
    /// The exact bytes that the signature covers.
    pub bytes: Vec<u8>,
    /// The bundle id.
    pub id: Hash,
    /// The file it was found in.
    pub path: PathBuf,
    /// Every signature that holds, with its key and its text; in a bundle, only those whose trusted comment is that of its facts,
    /// those of pinned keys first.
    pub signatures: Vec<(PublicKey, SignatureText)>,
    /// The list or the signature, if it had to be mended.
    pub mended: Option<Mended>,
}

impl SignedList {
    /// Tells whether this is a list of something else that lies about, such as that of opened documents (FORMAT.md §10.4):
    /// neither the list nor a signature says that it is one of a bundle.
    pub fn is_of_other_files(&self) -> bool {
        let bundle = |(_, text): &(PublicKey, SignatureText)| text.trusted_comment.starts_with(BUNDLE_COMMENT);
        !self.signatures.iter().any(bundle) && !names_bundle_files(&self.bytes)
    }
}
