//! Key letters that were found, and the keys that sign for a pin now (FORMAT.md §20); and the mirror letters of a pin (§25.4).
//!
//! A [`Standing`] is made only here, out of signatures that hold: the pinned key enters a letter, and each further letter
//! follows the letter before.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::keys::PublicKey;
#[cfg(feature = "mirrors")]
use pannier_format::letter::Signed;
use pannier_format::letter::{self, GONE_COMMENT, Letter};
use pannier_format::minisig::SignatureText;
#[cfg(feature = "mirrors")]
use pannier_format::mirrors::Mirrors;
use pannier_format::{Digits, Hash, limits};

/// Key letters, and keys that say themselves that they are gone. Nothing here is believed before [`Letters::standing`].
#[derive(Clone, Debug, Default)]
pub struct Letters {
    letters: Vec<Known>,
    gone: Vec<GoneBy>,
    #[cfg(feature = "mirrors")]
    mirrors: Vec<Signed<Mirrors>>,
    /// Files that look like letters and were not read, because there were too many.
    pub left_out: usize,
}

/// A key that says itself that it is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneBy {
    /// The key.
    pub key: PublicKey,
    /// The file that says so.
    pub path: PathBuf,
    text: String,
}

/// A letter with all signatures that were found with it.
#[derive(Clone, Debug)]
struct Known {
    letter: Letter,
    text: String,
    hash: Hash,
    signatures: Vec<SignatureText>,
}

/// The keys that sign for a pin now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The letters that count. There are several if the letters are in conflict.
    pub heads: Vec<Head>,
    /// The pinned key, and all keys of the letters of its chain.
    pub family: Vec<PublicKey>,
    /// The numbers of letters that are lacking between those that are here.
    pub lacking: Vec<u32>,
    /// The hashes of standing letters, and of letters at hand to which they lead back.
    chain: BTreeSet<Hash>,
    /// Keys of the family that say themselves that they are gone.
    pub gone_by: Vec<GoneBy>,
    /// The mirror letter that counts. There are several if texts with one number differ.
    #[cfg(feature = "mirrors")]
    pub mirrors: Vec<Signed<Mirrors>>,
}

/// What a letter says that counts; without letters, that the pinned key signs alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The letter; `None` where no letter stands.
    pub letter: Option<Letter>,
    /// The number of keys that have to sign.
    pub need: usize,
    /// The keys that sign, without those that are gone.
    pub keys: Vec<PublicKey>,
    /// The keys that are gone.
    pub gone: Vec<PublicKey>,
}

/// How many of the keys of a pin signed a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quorum {
    /// The number of the letter that counts; 0 if no letter does.
    pub letter: u32,
    /// The keys that signed.
    pub have: usize,
    /// The keys that have to sign.
    pub need: usize,
    /// The keys that may sign.
    pub of: usize,
    /// The keys that signed and count.
    pub signed_by: Vec<PublicKey>,
    /// The keys that did not sign.
    pub lacking: Vec<Digits>,
    /// The publisher's key, if it is gone.
    pub gone: Option<Digits>,
    /// The number and hash of each head, if the letters are in conflict.
    pub fork: Vec<(u32, Hash)>,
}

impl Quorum {
    /// Tells whether enough keys signed.
    pub fn is_enough(&self) -> bool {
        self.have >= self.need
    }

    /// Tells whether key letters play a part. Without them, one signature is all that there is.
    pub fn is_worth_telling(&self) -> bool {
        self.letter > 0 || !self.fork.is_empty() || self.gone.is_some()
    }
}

impl Letters {
    /// Adds the letter, about keys or mirrors, or the key that is gone, in a file. Any other file adds nothing.
    pub fn add(&mut self, bytes: &[u8], path: &Path) {
        for found in letter::letters(bytes) {
            let signed = found.signatures;
            if let Some(known) = self.letters.iter_mut().find(|known| known.text == found.text) {
                known.signatures.extend(signed);
            } else {
                self.letters.push(Known::of(found.content, signed));
            }
        }
        if let Some(found) = letter::gone(bytes)
            && let Some(key) = PublicKey::parse(&found.content.0)
            && !self.is_gone(&key)
            && signs(&key, &found.text, GONE_COMMENT, &found.signatures)
        {
            self.gone.push(GoneBy { key, path: path.to_owned(), text: found.write() });
        }
        #[cfg(feature = "mirrors")]
        if let Some(found) = letter::mirrors(bytes) {
            match self.mirrors.iter_mut().find(|known| known.text == found.text) {
                Some(known) => known.signatures.extend(found.signatures),
                None => self.mirrors.push(found),
            }
        }
    }

    /// Returns the letter files of a chain, the keys of its family that are gone, and the mirror letters that count, each with its
    /// name in a bundle. Signatures by others are left out.
    pub fn files(&self, standing: &Standing) -> Vec<(String, Vec<u8>)> {
        let names = |known: &&Known| standing.chain.contains(&known.hash);
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for known in self.letters.iter().filter(names) {
            // Of two letters with one number, both travel.
            let name = known.letter.file_name();
            let taken = files.iter().any(|(other, _)| *other == name);
            let name = if taken { name.replace(".txt", &format!("-{}.txt", known.hash.short())) } else { name };
            files.push((name, standing.written(&known.text, &known.signatures)));
        }
        #[cfg(feature = "mirrors")]
        for (at, found) in standing.mirrors.iter().enumerate() {
            let name = found.content.file_name();
            let name = if at == 0 { name } else { name.replace(".txt", &format!("-{at}.txt")) };
            files.push((name, standing.written(&found.text, &found.signatures)));
        }
        let gone = standing.gone_by.iter().map(|gone| (gone.key.file_name("gone"), gone.text.clone().into_bytes()));
        files.extend(gone);
        files
    }

    /// Returns the keys that sign for a pin. A remembered letter is believed, and nothing that does not follow it.
    pub fn standing(&self, pin: &PublicKey, remembered: Option<&Letter>) -> Standing {
        let remembered = remembered.map(|letter| Known::of(letter.clone(), Vec::new()));
        let mut all: Vec<&Known> = self.letters.iter().collect();
        if let Some(known) = &remembered
            && !all.iter().any(|other| other.hash == known.hash)
        {
            all.push(known);
        }
        all.sort_by_key(|known| (known.letter.number, known.hash));
        let mut standing: Vec<&Known> = Vec::new();
        let mut inner: BTreeSet<Hash> = BTreeSet::new();
        for known in &all {
            let before = standing.iter().copied().find(|before| known.letter.before == Some(before.hash));
            let stands = match (&remembered, before) {
                // Where the letter before is at hand, nothing takes the place of its keys' signatures.
                (_, Some(before)) => self.follows(known, before),
                (Some(letter), None) => known.hash == letter.hash,
                (None, None) => self.enters(pin, known),
            };
            if stands {
                inner.extend(before.map(|before| before.hash));
                standing.push(known);
            }
        }
        let (mut family, mut chain) = (vec![pin.clone()], BTreeSet::new());
        for known in standing.iter().flat_map(|known| line(known, &all)) {
            chain.insert(known.hash);
            let new = parsed(&known.letter.keys).into_iter().filter(|key| !family.contains(key)).collect::<Vec<_>>();
            family.extend(new);
        }
        let gone_by = self.gone.iter().filter(|gone| family.contains(&gone.key)).cloned().collect();
        let heads: Vec<&Known> = standing.iter().copied().filter(|known| !inner.contains(&known.hash)).collect();
        let last = heads.iter().map(|known| known.letter.number).max().unwrap_or(0);
        let numbers: BTreeSet<u32> = all.iter().map(|known| known.letter.number).collect();
        let lacking = (1..last).filter(|number| !numbers.contains(number)).collect();
        let mut heads: Vec<Head> = heads.into_iter().map(|known| self.head(known)).collect();
        if heads.is_empty() {
            let (gone, keys) = std::iter::once(pin.clone()).partition(|key| self.is_gone(key));
            heads.push(Head { letter: None, need: 1, keys, gone });
        }
        Standing {
            #[cfg(feature = "mirrors")]
            mirrors: self.mirrors_by(&heads),
            heads,
            family,
            chain,
            lacking,
            gone_by,
        }
    }

    /// Returns the mirror letters with the largest number of those that enough keys of each head signed (§25.4).
    #[cfg(feature = "mirrors")]
    fn mirrors_by(&self, heads: &[Head]) -> Vec<Signed<Mirrors>> {
        let signed = |head: &Head, one: &Signed<Mirrors>| {
            let by = |key: &&PublicKey| signs(key, &one.text, &one.content.comment(), &one.signatures);
            head.keys.iter().filter(by).count() >= head.need
        };
        let stand = self.mirrors.iter().filter(|one| heads.iter().all(|head| signed(head, one)));
        let mut found: Vec<Signed<Mirrors>> = stand.cloned().collect();
        let last = found.iter().map(|one| one.content.number).max();
        found.retain(|one| Some(one.content.number) == last);
        found.sort_by(|one, other| one.text.cmp(&other.text));
        found
    }

    fn is_gone(&self, key: &PublicKey) -> bool {
        self.gone.iter().any(|gone| gone.key == *key)
    }

    fn head(&self, known: &Known) -> Head {
        let (own, keys): (Vec<PublicKey>, Vec<PublicKey>) =
            parsed(&known.letter.keys).into_iter().partition(|key| self.is_gone(key));
        let gone = parsed(&known.letter.gone).into_iter().chain(own).collect();
        Head { letter: Some(known.letter.clone()), need: known.letter.need, keys, gone }
    }

    /// Tells whether a pinned key enters a letter (§20.3). The pinned key comes first: strangers' letters cost one look.
    fn enters(&self, pin: &PublicKey, known: &Known) -> bool {
        known.letter.keys.contains(&pin.base64())
            && self.signed(pin, known)
            && known.is_sound()
            && self.count(&parsed(&known.letter.keys), known) >= known.letter.need
    }

    /// Tells whether a letter follows another one (§20.3).
    fn follows(&self, known: &Known, before: &Known) -> bool {
        let (new, old) = (&known.letter, &before.letter);
        let is_next = Some(new.number) == old.number.checked_add(1) && new.before == Some(before.hash);
        if !is_next || !old.gone.iter().all(|key| new.gone.contains(key)) || !known.is_sound() {
            return false;
        }
        let (keys, keys_before) = (parsed(&new.keys), parsed(&old.keys));
        let promised = |key: &&PublicKey| old.next.contains(&key.hash());
        let allowed = if old.next.is_empty() {
            self.count(&keys_before, known) >= old.need
        } else {
            let fresh: Vec<PublicKey> = keys.iter().filter(promised).cloned().collect();
            let are_known = keys.iter().all(|key| keys_before.contains(key) || promised(&key));
            are_known && self.count(&fresh, known) >= old.need
        };
        allowed && self.count(&keys, known) >= new.need
    }

    /// Counts the keys that signed a letter. Each key counts once. A key that says that it is gone does not count.
    fn count(&self, keys: &[PublicKey], known: &Known) -> usize {
        keys.iter().filter(|key| self.signed(key, known)).count()
    }

    fn signed(&self, key: &PublicKey, known: &Known) -> bool {
        !self.is_gone(key) && signs(key, &known.text, &known.letter.comment(), &known.signatures)
    }
}

/// Returns a letter, and the letters at hand that lead to it by their hashes. Each step goes back to another letter, or ends.
fn line<'a>(known: &'a Known, all: &[&'a Known]) -> Vec<&'a Known> {
    let mut line = vec![known];
    let mut before = known.letter.before;
    while let Some(earlier) =
        all.iter().copied().find(|other| Some(other.hash) == before).filter(|_| line.len() <= all.len())
    {
        line.push(earlier);
        before = earlier.letter.before;
    }
    line
}

/// Tells whether a key made one of these signatures over a text, with this trusted comment.
pub fn signs(key: &PublicKey, text: &str, comment: &str, signatures: &[SignatureText]) -> bool {
    let with_comment = |one: &&SignatureText| one.trusted_comment == comment;
    signatures.iter().filter(with_comment).any(|one| key.verifies(one, text.as_bytes()))
}

impl Known {
    fn of(letter: Letter, signatures: Vec<SignatureText>) -> Self {
        let (text, hash) = (letter.write(), letter.hash());
        Self { letter, text, hash, signatures }
    }

    /// Tells whether all keys of the letter are keys. A crowd of letters is not worth asking, so this is asked late.
    fn is_sound(&self) -> bool {
        let Letter { keys, gone, .. } = &self.letter;
        keys.iter().chain(gone).all(|key| PublicKey::parse(key).is_some())
    }
}

/// Returns the keys of a sound letter.
fn parsed(keys: &[String]) -> Vec<PublicKey> {
    keys.iter().filter_map(|key| PublicKey::parse(key)).collect()
}

impl Standing {
    /// Writes a text with the signatures by keys of the family, each once.
    fn written(&self, text: &str, signatures: &[SignatureText]) -> Vec<u8> {
        let by_family = |one: &&SignatureText| {
            let mut keys = self.family.iter().filter(|key| key.id() == one.key_id);
            keys.any(|key| key.verifies(one, text.as_bytes()))
        };
        let mut file = text.to_owned();
        let mut written: Vec<&str> = Vec::new();
        for one in signatures.iter().filter(by_family) {
            if written.len() < limits::LETTER_SIGNATURES_MAX && !written.contains(&one.text()) {
                written.push(one.text());
                file.push_str(one.text());
            }
        }
        file.into_bytes()
    }

    /// Tells whether key letters, or a key that is gone, change who signs for the pin.
    pub fn says_something(&self) -> bool {
        self.heads.iter().any(|head| head.letter.is_some() || !head.gone.is_empty())
    }

    /// Tells whether the letters of the pin are in conflict.
    pub fn is_disputed(&self) -> bool {
        self.heads.len() > 1
    }

    /// Counts the keys that signed a bundle, by the strictest head.
    pub fn quorum(&self, publisher: &PublicKey, signers: &[&PublicKey]) -> Option<Quorum> {
        let number = |head: &Head| head.letter.as_ref().map_or(0, |letter| letter.number);
        let fork = match self.is_disputed() {
            true => {
                self.heads.iter().filter_map(|head| head.letter.as_ref()).map(|one| (one.number, one.hash())).collect()
            }
            false => Vec::new(),
        };
        let quorum = |head: &Head| {
            let (signed_by, lacking): (Vec<&PublicKey>, Vec<&PublicKey>) =
                head.keys.iter().partition(|key| signers.contains(key));
            Quorum {
                letter: number(head),
                have: signed_by.len(),
                need: head.need,
                of: head.keys.len(),
                signed_by: signed_by.into_iter().cloned().collect(),
                lacking: lacking.into_iter().map(PublicKey::digits).collect(),
                gone: head.gone.contains(publisher).then(|| publisher.digits()),
                fork: fork.clone(),
            }
        };
        let lack = |quorum: &Quorum| quorum.need.saturating_sub(quorum.have);
        self.heads.iter().map(quorum).max_by_key(lack)
    }
}
