//! The publishers whom a caller trusts, and the [`SignedList`]: bytes that a signature covers (FORMAT.md §5, §11, §20).
//!
//! [`Publishers`] is what the caller says. An [`Authority`] is what comes of it with the key letters of a search.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::{Path, PathBuf};

pub use crate::error::NamedBy;
use crate::error::{Error, Maker};
use crate::keys::PublicKey;
use crate::letters::{Letters, Quorum, Standing};
use pannier_format::letter::Letter;
use pannier_format::minisig::SignatureText;
use pannier_format::series::base_of;
use pannier_format::sums::names_bundle_files;
use pannier_format::transport::Changes;
use pannier_format::{Facts, Hash};

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
    /// What the caller remembers of the publisher, if anything.
    pub memory: Memory,
    /// The name of the publisher who introduced this one, if the caller compared no digits (FORMAT.md §20.7).
    pub introduced: Option<String>,
}

/// What a caller remembers of a publisher (FORMAT.md §20.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Whether the caller wants to remember.
    pub is_kept: bool,
    /// The letter that counted.
    pub letter: Option<Letter>,
    /// The largest release of each series that was opened, with its bundle id.
    pub releases: Vec<Remembered>,
}

/// A release that a caller remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// The series.
    pub series: String,
    /// The number.
    pub release: u32,
    /// The bundle id; `None` where only the number is known.
    pub id: Option<Hash>,
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
        Self { name, key, series: Vec::new(), memory: Memory::default(), introduced: None }
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
    /// Returns every key that the caller pinned or named.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        let (pinned, named) = match self {
            Self::Pinned(pinned) => (pinned.as_slice(), [].as_slice()),
            Self::Named(named, _) => ([].as_slice(), named.as_slice()),
        };
        pinned.iter().map(|pin| &pin.key).chain(named)
    }

    /// Returns the reason why a bundle is not trusted.
    pub fn distrust(&self, found: &PublicKey, series: &str, trust: &Trust) -> Error {
        let named = if let Self::Named(named, _) = self { named.as_slice() } else { [].as_slice() };
        match (trust, named) {
            (Trust::Short(_, quorum), _) => Error::TooFewSignatures(quorum.clone()),
            (Trust::Limited(name), _) => {
                let (digits, name, series) = (found.digits(), name.clone(), series.to_owned());
                Error::OtherSeries { digits, series, pinned: self.series_of(&name), name }
            }
            (_, [asked]) => Error::WrongPublisher { asked: asked.digits(), found: Some(found.digits()) },
            _ => Error::UnknownPublisher(found.digits()),
        }
    }

    /// Returns the series for which the pins of a name count, if they are limited to some.
    fn series_of(&self, name: &str) -> Vec<String> {
        let Self::Pinned(pinned) = self else { return Vec::new() };
        pinned.iter().filter(|pin| pin.name == name).flat_map(|pin| pin.series.iter().cloned()).collect()
    }
}

/// The publishers whom a caller trusts, each with the keys that sign for it now.
#[derive(Clone, Debug)]
pub struct Authority<'a> {
    publishers: &'a Publishers,
    letters: &'a Letters,
    /// In the order of [`Publishers::keys`].
    standings: Vec<Standing>,
}

impl<'a> Authority<'a> {
    /// Applies the key letters of a search to what the caller trusts.
    pub fn new(publishers: &'a Publishers, letters: &'a Letters) -> Self {
        let remembered = |at: usize| match publishers {
            Publishers::Pinned(pins) => pins.get(at).and_then(|pin| pin.memory.letter.as_ref()),
            Publishers::Named(..) => None,
        };
        let standing = |(at, key)| letters.standing(key, remembered(at));
        Self { publishers, letters, standings: publishers.keys().enumerate().map(standing).collect() }
    }

    /// Returns each key that the caller pinned or named, with the keys that sign for it.
    pub fn standings(&self) -> impl Iterator<Item = (&PublicKey, &Standing)> {
        self.publishers.keys().zip(&self.standings)
    }

    /// Returns who is pinned or named, with the keys that sign for each and what the caller remembers.
    pub fn pins_now(&self) -> Vec<PinNow> {
        let memory = |at: usize| match self.publishers {
            Publishers::Pinned(pins) => pins.get(at).map(|pin| pin.memory.clone()).unwrap_or_default(),
            Publishers::Named(..) => Memory::default(),
        };
        let now = |(at, (key, standing)): (usize, (&PublicKey, &Standing))| PinNow {
            key: key.clone(),
            trust: self.trust_in(at),
            standing: standing.clone(),
            memory: memory(at),
        };
        self.standings().enumerate().map(now).collect()
    }

    /// Returns the letters about the keys of a publisher, trusted or not, for couriers to carry (FORMAT.md §20.2).
    pub fn files_about(&self, root: &PublicKey) -> Vec<(String, Vec<u8>)> {
        let known = self.standings().find(|(key, _)| *key == root).map(|(_, standing)| standing);
        match known {
            Some(standing) => self.letters.files(standing),
            None => self.letters.files(&self.letters.standing(root, None)),
        }
    }

    /// Tells whether the caller trusts nobody.
    pub fn is_empty(&self) -> bool {
        self.standings.is_empty()
    }

    /// Returns every key that may sign for somebody whom the caller trusts.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.standings.iter().flat_map(|standing| &standing.family)
    }

    /// Tells whether a key may sign for somebody whom the caller trusts, for whatever series.
    pub fn pins(&self, key: &PublicKey) -> bool {
        self.keys().any(|known| known == key)
    }

    /// Tells whether such a key has this id.
    pub fn know(&self, id: [u8; 8]) -> bool {
        self.keys().any(|key| key.id() == id)
    }

    /// Tells whether the caller's pins of a key count for a series.
    fn counts_for(&self, at: usize, series: &str) -> bool {
        match self.publishers {
            Publishers::Pinned(pins) => pins.get(at).is_some_and(|pin| pin.counts_for(series)),
            Publishers::Named(..) => true,
        }
    }

    /// Returns the trust of the caller in a pin.
    fn trust_in(&self, at: usize) -> Trust {
        match self.publishers {
            Publishers::Pinned(pins) => pins.get(at).map_or(Trust::Unknown, |pin| Trust::Pinned(pin.name.clone())),
            Publishers::Named(_, by) => Trust::Named(*by),
        }
    }

    /// Returns the trust in a bundle of this series by a publisher. `signers` are all keys that signed its list.
    pub fn trust(&self, publisher: &PublicKey, signers: &[&PublicKey], series: &str) -> Vouched {
        let (mut best, mut others) = (Vouched::nobody(), Vec::new());
        for (at, (pin, standing)) in self.standings().enumerate() {
            let trust = self.trust_in(at);
            if !standing.family.contains(publisher) {
                let signed = |key: &&PublicKey| standing.heads.iter().all(|head| head.keys.contains(key));
                let cosigner = signers.iter().copied().find(signed).filter(|_| self.counts_for(at, series));
                others.extend(cosigner.map(|key| (key.clone(), pin.clone(), trust)));
                continue;
            }
            let Some(quorum) = standing.quorum(publisher, signers) else { continue };
            let trust = match trust {
                Trust::Pinned(name) if !self.counts_for(at, series) => Trust::Limited(name),
                trust if quorum.is_enough() => trust,
                trust => Trust::Short(Box::new(trust), Box::new(quorum.clone())),
            };
            if trust.rank() > best.trust.rank() {
                best = Vouched { trust, pin: Some(pin.clone()), quorum: Some(quorum), cosigners: Vec::new() };
            }
        }
        let mut known: Vec<PublicKey> = Vec::new();
        for (key, pin, trust) in others {
            if !known.contains(&key) {
                known.push(key.clone());
                best.cosigners.push(Cosigner { key, pin, trust });
            }
        }
        best
    }

    /// Tells whether a signature may count: its key may sign for somebody whose pin counts for the series that the trusted
    /// comment names.
    pub fn count(&self, key: &PublicKey, signature: &SignatureText) -> bool {
        let series = signed_series(signature);
        let mut all = self.standings.iter().enumerate();
        all.any(|(at, one)| one.family.contains(key) && (series.is_empty() || self.counts_for(at, series)))
    }

    /// Returns the keys that may have made a signature: the keys that the caller trusts, and the key that the signature
    /// itself claims.
    pub fn keys_for(&self, signature: &SignatureText) -> Vec<PublicKey> {
        let claimed = signature.claimed_publisher().and_then(PublicKey::parse);
        let mut keys: Vec<PublicKey> = Vec::new();
        for key in self.keys().cloned().chain(claimed).filter(|key| key.id() == signature.key_id) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// Returns the reason why nobody believes a list that this key signed, if the caller does not know the key.
    pub fn distrust(&self, found: &PublicKey, series: &str) -> Error {
        let trust = self.trust(found, &[found], series).trust;
        self.publishers.distrust(found, series, &trust)
    }
}

/// A pin as a search found it.
#[derive(Clone, Debug)]
pub struct PinNow {
    /// The pinned key.
    pub key: PublicKey,
    /// The trust in the pin.
    pub trust: Trust,
    /// The keys that sign for the pin.
    pub standing: Standing,
    /// What the caller remembers.
    pub memory: Memory,
}

impl PinNow {
    /// Returns the remembered release of a series. A letter by which another key is gone ends the memory of releases (§20.6).
    pub fn remembered(&self, series: &str) -> Option<&Remembered> {
        let is_of = |one: &&Remembered| one.series == series;
        let holds = !self.has_newly_gone();
        self.memory.releases.iter().filter(|one| holds || one.id.is_none()).filter(is_of).max_by_key(|one| one.release)
    }

    /// Tells whether a key is gone now that was not gone by the remembered letter.
    fn has_newly_gone(&self) -> bool {
        let known = self.memory.letter.as_ref().map_or([].as_slice(), |letter| letter.gone.as_slice());
        let mut now =
            self.standing.heads.iter().filter_map(|head| head.letter.as_ref()).flat_map(|letter| &letter.gone);
        now.any(|key| !known.contains(key))
    }
}

impl PinNow {
    /// Returns what to remember after a bundle was opened: the letter that counts, and the largest release of the series. Of
    /// letters in conflict, nothing new is remembered.
    pub fn after(&self, facts: &Facts, list: &Hash) -> Memory {
        let mut memory = self.memory.clone();
        if let [head] = self.standing.heads.as_slice()
            && let Some(letter) = &head.letter
        {
            if self.has_newly_gone() {
                // Whoever had the key that is gone may have signed any number.
                memory.releases.clear();
            }
            memory.letter = Some(letter.clone());
        }
        let (series, id) = match facts.base_series() {
            Some(base) => (base, None),
            None => (facts.series.as_str(), Some(facts.extends.unwrap_or(*list))),
        };
        let known = memory.releases.iter().position(|one| one.series == series);
        let is_newer = known.and_then(|at| memory.releases.get(at)).is_none_or(|one| one.release < facts.release);
        if is_newer {
            memory.releases.retain(|one| one.series != series);
            memory.releases.push(Remembered { series: series.to_owned(), release: facts.release, id });
        }
        memory
    }
}

/// Who vouches for a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// The trust in the publisher.
    pub trust: Trust,
    /// The pinned key to whose family the publisher's key belongs.
    pub pin: Option<PublicKey>,
    /// How many keys of that family signed.
    pub quorum: Option<Quorum>,
    /// Others whom the caller trusts and who signed too.
    pub cosigners: Vec<Cosigner>,
}

impl Vouched {
    /// Returns that nobody vouches.
    pub fn nobody() -> Self {
        Self { trust: Trust::Unknown, pin: None, quorum: None, cosigners: Vec::new() }
    }
}

/// Somebody whom the caller trusts, and who signed another publisher's bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigner {
    /// The key that signed.
    pub key: PublicKey,
    /// The pinned key to whose family it belongs.
    pub pin: PublicKey,
    /// The trust in the pin.
    pub trust: Trust,
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
    /// The caller trusts the publisher, but too few of the publisher's keys signed. This is no trust.
    Short(Box<Trust>, Box<Quorum>),
    /// The signature holds, but the key came with the bundle.
    Unknown,
}

impl Trust {
    /// Tells whether the caller trusts the publisher.
    pub fn is_trust(&self) -> bool {
        matches!(self, Self::Named(_) | Self::Pinned(_))
    }

    /// Orders answers of several pins: the best one counts.
    fn rank(&self) -> u8 {
        match self {
            Self::Named(_) | Self::Pinned(_) => 3,
            Self::Short(..) => 2,
            Self::Limited(_) => 1,
            Self::Unknown => 0,
        }
    }

    /// Returns this trust for an error.
    pub fn maker(&self) -> Maker {
        match self {
            Self::Named(by) => Maker::Named(*by),
            Self::Pinned(name) => Maker::Pinned(name.clone()),
            Self::Limited(name) => Maker::Limited(name.clone()),
            Self::Short(trust, _) => Maker::Short(Box::new(trust.maker())),
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
