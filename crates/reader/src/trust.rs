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
#[derive(Clone, Debug, Default)]
pub struct Publishers {
    /// A name for people, and the key.
    pub pinned: Vec<(String, PublicKey)>,
}

impl Publishers {
    /// Tells whether a key is pinned.
    pub fn pins(&self, key: &PublicKey) -> bool {
        self.pinned.iter().any(|(_, pinned)| pinned == key)
    }

    /// Tells whether a key with this id is pinned.
    pub fn know(&self, id: [u8; 8]) -> bool {
        self.pinned.iter().any(|(_, key)| key.id() == id)
    }

    /// The keys that may have made a signature: pinned ones, and the one that the signature itself claims.
    pub fn keys_for(&self, signature: &SignatureText) -> Vec<PublicKey> {
        let claimed = signature.claimed_publisher().and_then(PublicKey::parse);
        let mut keys: Vec<PublicKey> =
            self.pinned.iter().map(|(_, key)| key).filter(|key| key.id() == signature.key_id).cloned().collect();
        keys.extend(claimed.filter(|key| key.id() == signature.key_id && !keys.contains(key)));
        keys
    }

    /// Why a publisher who is not pinned is not trusted.
    pub fn distrust(&self, found: &PublicKey) -> Error {
        match self.pinned.as_slice() {
            [(name, asked)] if name == NAMED => {
                Error::WrongPublisher { asked: asked.digits(), found: Some(found.digits()) }
            }
            _ => Error::UnknownPublisher(found.digits()),
        }
    }
}

/// What a publisher is called who was asked for by key, not pinned under a name.
pub const NAMED: &str = "-P";

/// How far the publisher of a bundle is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Pinned by the caller under this name.
    Pinned(String),
    /// The signature holds, but the key came with the bundle.
    Unknown,
}

impl Trust {
    /// The same for an error.
    pub fn maker(&self) -> Maker {
        match self {
            Self::Pinned(name) if name == NAMED => Maker::Named,
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
