//! `check` of an archive: the chain, the hands, every parcel and every document (FORMAT.md §24.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::archive::{Archive, FILES, below};
use super::{CustodyFault, is_ignored};
use crate::digest::sha256;
use crate::error::{Error, Maker, ReaderError, Result};
use crate::format::commitment::COMMITMENT_NAME;
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Contents};
use crate::format::custody::{BY_HASH, CUSTODY_NAME, Chain, INDEX_NAME, Intake, PARCELS};
use crate::format::minisig::{SignatureText, Signed, trusted_comment};
use crate::format::sums::{FACTS_NAME, SIGNATURE_NAME, SUMS_NAME};
use crate::format::{Digits, Facts, Hash, Sums};
use crate::keys::PublicKey;
use crate::letters::Letters;
use crate::limits;
use crate::store;
use crate::trust::{Authority, Publishers};
use crate::watch::{Phase, Watch};

/// Somebody who signed entries.
#[derive(Clone, Debug)]
pub struct Hand {
    /// The key.
    pub key: PublicKey,
    /// Who that is, as far as the caller knows.
    pub maker: Maker,
    /// Whether the caller trusts the key.
    pub is_trusted: bool,
    /// How many entries the key signed.
    pub entries: usize,
}

/// What a check of an archive found.
#[derive(Debug, Default)]
pub struct Judged {
    /// The chain. `None` if it is broken.
    pub chain: Option<Chain>,
    /// Why the chain is broken.
    pub broken: Option<CustodyFault>,
    /// The hands in the order of their first entries.
    pub hands: Vec<Hand>,
    /// How many parcels the chain names.
    pub parcels: usize,
    /// How many documents are in the archive and as they came, each counted once.
    pub documents: usize,
    /// The bytes of these documents.
    pub bytes: u64,
    /// Files with other bytes than the chain says. Paths are those below the archive.
    pub altered: BTreeSet<PathBuf>,
    /// What lies in the archive and belongs to no archive.
    pub strange: BTreeSet<PathBuf>,
    /// Files that the chain names and that are missing.
    pub missing: BTreeSet<PathBuf>,
    /// Documents and folders of parcels that no entry names.
    pub unnamed: BTreeSet<PathBuf>,
    /// Files that the system does not give.
    pub unreadable: BTreeSet<PathBuf>,
    /// The entry with the noted head. The inner `None` says that no entry has it.
    pub noted: Option<Option<u32>>,
}

impl Judged {
    /// Tells whether something is not as it was taken in.
    pub fn is_altered(&self) -> bool {
        self.broken.is_some() || !self.altered.is_empty() || !self.strange.is_empty() || self.noted == Some(None)
    }

    /// Tells whether something lacks, or whether no entry names something.
    pub fn is_incomplete(&self) -> bool {
        !self.missing.is_empty() || !self.unnamed.is_empty() || !self.unreadable.is_empty()
    }
}

/// Checks an archive. `noted` are digits of a head that somebody wrote down elsewhere.
///
/// # Errors
/// The caller stops, or the archive cannot be listed.
pub fn check(archive: &Archive, publishers: &Publishers, noted: Option<&Digits>, watch: &Watch) -> Result<Judged> {
    let mut judged = Judged::default();
    let chain = match archive.chain() {
        Ok(chain) => chain,
        Err(Error::Custody(fault)) => {
            judged.broken = Some(fault);
            return Ok(judged);
        }
        Err(error) => return Err(error),
    };
    judged.hands = hands(&chain, publishers);
    judged.noted = noted.map(|digits| {
        let mut entries = chain.entries.iter().map(|one| &one.entry);
        entries.find(|entry| Digits::of(&entry.hash()) == *digits).map(|entry| entry.number)
    });
    let mut found = Found::default();
    for entry in store::entries_below(archive.folder())? {
        if !is_ignored(&entry.path) {
            found.add(entry.path, entry.bytes, &mut judged);
        }
    }
    let mut wanted: HashSet<Hash> = HashSet::new();
    // Several entries may be about one parcel, and must say the same.
    let mut parcels: BTreeMap<Hash, &Intake> = BTreeMap::new();
    for (_, intake) in chain.intakes() {
        let first = *parcels.entry(intake.id).or_insert(intake);
        let same = |one: &Intake| (one.contents, one.publisher.clone(), one.documents, one.bytes);
        if same(first) != same(intake) {
            judged.altered.insert(PathBuf::from(CUSTODY_NAME));
        }
    }
    judged.parcels = parcels.len();
    for (id, intake) in &parcels {
        let here = found.parcels.remove(id).unwrap_or_default();
        if let Some(contents) = parcel(archive, intake, &here, &mut judged)? {
            wanted.extend(contents.documents.iter().map(|(_, hash)| *hash));
        }
    }
    judged.unnamed.extend(found.parcels.keys().map(|id| Path::new(PARCELS).join(id.to_string())));
    judged.missing.extend(wanted.iter().filter(|hash| !found.documents.contains_key(hash)).map(below));
    watch.begin(Phase::Reading, found.documents.values().copied().fold(0, u64::saturating_add));
    for (hash, bytes) in found.documents {
        let path = below(&hash);
        match store::hash_file(&archive.folder().join(&path), watch) {
            Ok((_, other)) if other != hash => {
                judged.altered.insert(path);
            }
            Ok(_) if wanted.contains(&hash) => {
                judged.documents = judged.documents.saturating_add(1);
                judged.bytes = judged.bytes.saturating_add(bytes);
            }
            Ok(_) => {
                judged.unnamed.insert(path);
            }
            Err(error @ ReaderError::Interrupted) => return Err(error.into()),
            Err(_) => {
                judged.unreadable.insert(path);
            }
        }
    }
    judged.chain = Some(chain);
    Ok(judged)
}

fn hands(chain: &Chain, publishers: &Publishers) -> Vec<Hand> {
    let letters = Letters::default();
    let authority = Authority::new(publishers, &letters);
    let mut hands: Vec<Hand> = Vec::new();
    for entry in chain.entries.iter().map(|one| &one.entry) {
        let Some(key) = PublicKey::parse(&entry.hand) else { continue };
        if let Some(hand) = hands.iter_mut().find(|hand| hand.key == key) {
            hand.entries = hand.entries.saturating_add(1);
            continue;
        }
        let trust = authority.trust(&key, &[&key], "").trust;
        hands.push(Hand { maker: trust.maker(), is_trusted: trust.is_trust(), key, entries: 1 });
    }
    hands
}

/// What lies in an archive.
#[derive(Default)]
struct Found {
    /// The documents, with their lengths.
    documents: HashMap<Hash, u64>,
    /// The names of the files in the folder of each parcel.
    parcels: BTreeMap<Hash, BTreeSet<String>>,
}

impl Found {
    fn add(&mut self, path: PathBuf, bytes: Option<u64>, judged: &mut Judged) {
        let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
        match (parts.as_deref(), bytes) {
            (Some([CUSTODY_NAME | INDEX_NAME]), Some(_)) => {}
            (Some([BY_HASH, _, name]), Some(bytes)) if Hash::parse(name).is_some_and(|hash| below(&hash) == path) => {
                if let Some(hash) = Hash::parse(name) {
                    self.documents.insert(hash, bytes);
                }
            }
            (Some([PARCELS, id, name]), Some(_)) if FILES.contains(name) || *name == COMMITMENT_NAME => {
                match Hash::parse(id) {
                    Some(id) => {
                        self.parcels.entry(id).or_default().insert((*name).to_owned());
                    }
                    None => {
                        judged.strange.insert(path);
                    }
                }
            }
            _ => {
                judged.strange.insert(path);
            }
        }
    }
}

/// Compares the files of a parcel with its entry. Returns the list of documents, if it is as the entry says.
fn parcel(
    archive: &Archive,
    intake: &Intake,
    here: &BTreeSet<String>,
    judged: &mut Judged,
) -> Result<Option<Contents>> {
    let below = |name: &str| Path::new(PARCELS).join(intake.id.to_string()).join(name);
    let mut read = |name: &str, most| -> Result<Option<Vec<u8>>> {
        if !here.contains(name) {
            judged.missing.insert(below(name));
            return Ok(None);
        }
        match store::read_small(&archive.folder().join(below(name)), most) {
            Ok(bytes) => Ok(Some(bytes.unwrap_or_default())),
            Err(error @ ReaderError::Interrupted) => Err(error.into()),
            Err(_) => {
                judged.unreadable.insert(below(name));
                Ok(None)
            }
        }
    };
    let sums = read(SUMS_NAME, limits::SUMS_MAX_BYTES)?;
    let signature = read(SIGNATURE_NAME, limits::SIGNATURE_MAX_BYTES)?;
    let facts = read(FACTS_NAME, limits::FACTS_MAX_BYTES)?;
    let contents = read(CONTENTS_NAME, limits::CONTENTS_MAX_BYTES)?;
    let contents_signature = read(CONTENTS_SIGNATURE_NAME, limits::SIGNATURE_MAX_BYTES)?;
    let key = PublicKey::parse(&intake.publisher);
    let mut bad = |name: &str| {
        judged.altered.insert(below(name));
    };
    let sums = sums.filter(|bytes| {
        sha256(bytes) == intake.id || {
            bad(SUMS_NAME);
            false
        }
    });
    let contents = contents.filter(|bytes| {
        sha256(bytes) == intake.contents || {
            bad(CONTENTS_NAME);
            false
        }
    });
    let listed = sums.as_ref().and_then(|bytes| Sums::parse(bytes).ok());
    let is_listed =
        |bytes: &[u8]| listed.as_ref().is_none_or(|listed| listed.hash_of(FACTS_NAME) == Some(sha256(bytes)));
    let facts = facts.filter(|bytes| {
        is_listed(bytes) || {
            bad(FACTS_NAME);
            false
        }
    });
    let facts = facts.and_then(|bytes| Facts::parse(&bytes).ok());
    let signs = |signature: &[u8], what: Signed, bytes: &[u8]| {
        let Some((facts, key)) = facts.as_ref().zip(key.as_ref()) else { return false };
        let comment = trusted_comment(what, &facts.series, facts.release);
        SignatureText::parse(signature)
            .is_some_and(|text| text.trusted_comment == comment && key.verifies(&text, bytes))
    };
    for (name, signature, what, bytes) in [
        (SIGNATURE_NAME, &signature, Signed::Bundle, &sums),
        (CONTENTS_SIGNATURE_NAME, &contents_signature, Signed::Contents, &contents),
    ] {
        if let Some((signature, bytes)) = signature.as_ref().zip(bytes.as_ref())
            && facts.is_some()
            && !signs(signature, what, bytes)
        {
            bad(name);
        }
    }
    let contents = match contents.map(|bytes| Contents::parse(&bytes)) {
        None => None,
        Some(Some(contents)) => Some(contents),
        Some(None) => {
            bad(CONTENTS_NAME);
            None
        }
    };
    if let Some(commitment) = intake.commitment {
        let is_inside =
            contents.as_ref().is_some_and(|list| list.documents.iter().any(|(_, hash)| *hash == commitment));
        if !is_inside {
            let path = below(COMMITMENT_NAME);
            let bytes = store::read_small(&archive.folder().join(&path), limits::COMMITMENT_MAX_BYTES).ok().flatten();
            match bytes {
                None => judged.missing.insert(path),
                Some(bytes) => sha256(&bytes) != commitment && judged.altered.insert(path),
            };
        }
    } else if here.contains(COMMITMENT_NAME) {
        judged.strange.insert(below(COMMITMENT_NAME));
    }
    Ok(contents)
}
