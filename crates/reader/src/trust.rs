//! The publishers whom a caller trusts, and the [`SignedList`]: bytes that a signature covers (FORMAT.md §5, §11).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::{Path, PathBuf};

pub use crate::error::NamedBy;
use crate::error::{Error, Maker};
use crate::keys::PublicKey;
use pannier_format::Hash;
use pannier_format::minisig::SignatureText;
use pannier_format::series::base_of;
use pannier_format::sums::names_bundle_files;
use pannier_format::transport::Changes;

/// A small file that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The place of the file.
    pub path: PathBuf,
    /// The name of the file in the bundle.
    pub name: &'static str,
    /// What was mended.
    pub fault: Mending,
}

/// A fault that a trial took back (FORMAT.md §12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mending {
    /// One byte was wrong.
    OneByte,
    /// Mail, an editor or a copy changed the text.
    Transport(Changes),
}

impl Mended {
    /// Returns what a transport changed in a file; nothing if the file stands as it was written.
    pub fn carried(path: &Path, name: &'static str, changes: &Changes) -> Option<Self> {
        let fault = Mending::Transport(changes.clone());
        (!changes.is_empty()).then(|| Self { path: path.to_owned(), name, fault })
    }

    /// Returns a file with one wrong byte.
    pub fn one_byte(path: &Path, name: &'static str) -> Self {
        Self { path: path.to_owned(), name, fault: Mending::OneByte }
    }
}

/// The beginning of the trusted comment of a signature over a bundle's list.
pub const BUNDLE_COMMENT: &str = "pannier bundle ";

/// A publisher whom the caller pinned.
#[derive(Clone, Debug)]
pub struct Pin {
    /// The name for people.
    pub name: String,
    /// The publisher's key.
    pub key: PublicKey,
    /// The series for which the pin counts. An empty list means every series.
    pub series: Vec<String>,
}

impl Pin {
    /// Tells whether the pin counts for a series. A pin for a series counts for its deltas too.
    pub fn counts_for(&self, series: &str) -> bool {
        let base = base_of(series).map(|(base, _)| base);
        self.series.is_empty() || self.series.iter().any(|one| one == series || Some(one.as_str()) == base)
    }
}

/// A pin that counts for every series.
impl From<(String, PublicKey)> for Pin {
    fn from((name, key): (String, PublicKey)) -> Self {
        Self { name, key, series: Vec::new() }
    }
}

/// The publishers whom the caller trusts.
#[derive(Clone, Debug)]
pub enum Publishers {
    /// Publishers whom the caller pinned. There may be no such publisher.
    Pinned(Vec<Pin>),
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
        pinned.iter().map(|pin| &pin.key).chain(named)
    }

    /// Tells whether a key is pinned or named, for whatever series.
    pub fn pins(&self, key: &PublicKey) -> bool {
        self.keys().any(|known| known == key)
    }

    /// Tells whether a key with this id is pinned or named.
    pub fn know(&self, id: [u8; 8]) -> bool {
        self.keys().any(|key| key.id() == id)
    }

    /// Returns the trust in the publisher with this key, for a bundle of this series.
    pub fn trust(&self, key: &PublicKey, series: &str) -> Trust {
        match self {
            Self::Named(_, by) if self.pins(key) => Trust::Named(*by),
            Self::Named(..) => Trust::Unknown,
            Self::Pinned(pinned) => {
                let of_key = || pinned.iter().filter(|pin| pin.key == *key);
                match (of_key().find(|pin| pin.counts_for(series)), of_key().next()) {
                    (Some(pin), _) => Trust::Pinned(pin.name.clone()),
                    (None, Some(pin)) => Trust::Limited(pin.name.clone()),
                    (None, None) => Trust::Unknown,
                }
            }
        }
    }

    /// Tells whether a signature counts: its key is pinned, and the pin counts for the series that the trusted comment
    /// names.
    pub fn count(&self, key: &PublicKey, signature: &SignatureText) -> bool {
        match signed_series(signature) {
            "" => self.pins(key),
            series => self.trust(key, series).is_trust(),
        }
    }

    /// Returns the series for which a key is pinned, if the pins of the key are limited to some.
    fn series_of(&self, key: &PublicKey) -> Vec<String> {
        let Self::Pinned(pinned) = self else { return Vec::new() };
        pinned.iter().filter(|pin| pin.key == *key).flat_map(|pin| pin.series.iter().cloned()).collect()
    }

    /// Returns the keys that may have made a signature: the pinned keys, and the key that the signature itself claims.
    pub fn keys_for(&self, signature: &SignatureText) -> Vec<PublicKey> {
        let claimed = signature.claimed_publisher().and_then(PublicKey::parse);
        let mut keys: Vec<PublicKey> = self.keys().filter(|key| key.id() == signature.key_id).cloned().collect();
        keys.extend(claimed.filter(|key| key.id() == signature.key_id && !keys.contains(key)));
        keys
    }

    /// Returns the reason why a publisher is not trusted in this series.
    pub fn distrust(&self, found: &PublicKey, series: &str) -> Error {
        if let Trust::Limited(name) = self.trust(found, series) {
            let (digits, series, pinned) = (found.digits(), series.to_owned(), self.series_of(found));
            return Error::OtherSeries { digits, name, series, pinned };
        }
        match self {
            Self::Named(named, _) if let [asked] = named.as_slice() => {
                Error::WrongPublisher { asked: asked.digits(), found: Some(found.digits()) }
            }
            Self::Named(..) | Self::Pinned(_) => Error::UnknownPublisher(found.digits()),
        }
    }
}

/// Returns the series that the trusted comment of a signature over a bundle's list names; empty if it names none.
pub fn signed_series(signature: &SignatureText) -> &str {
    let title = signature.trusted_comment.strip_prefix(BUNDLE_COMMENT);
    title.and_then(|title| title.rsplit_once(' ')).map_or("", |(series, _)| series)
}

/// The caller's trust in the publisher of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The caller named the publisher by key.
    Named(NamedBy),
    /// The caller pinned the publisher under this name.
    Pinned(String),
    /// The caller pinned the publisher under this name, but not for this series. This is no trust.
    Limited(String),
    /// The signature holds, but the key came with the bundle.
    Unknown,
}

impl Trust {
    /// Tells whether the caller trusts the publisher.
    pub fn is_trust(&self) -> bool {
        matches!(self, Self::Named(_) | Self::Pinned(_))
    }

    /// Returns this trust for an error.
    pub fn maker(&self) -> Maker {
        match self {
            Self::Named(by) => Maker::Named(*by),
            Self::Pinned(name) => Maker::Pinned(name.clone()),
            Self::Limited(name) => Maker::Limited(name.clone()),
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
    /// The list and the signature, if they were mended.
    pub mended: Vec<Mended>,
}

impl SignedList {
    /// Tells whether this is a list of other files, for example the list of opened documents (FORMAT.md §10.4). Such a
    /// list and its signatures do not claim a bundle.
    pub fn is_of_other_files(&self) -> bool {
        let bundle = |(_, text): &(PublicKey, SignatureText)| text.trusted_comment.starts_with(BUNDLE_COMMENT);
        !self.signatures.iter().any(bundle) && !names_bundle_files(&self.bytes)
    }
}
