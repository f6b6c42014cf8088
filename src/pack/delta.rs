//! `pack --since`: the corpus becomes a bundle of what changed since a release (FORMAT.md §19).

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::inspect::Inspected;
use super::items::{Item, Made, Origin};
use super::patch::{Entry, Patch};
use super::stream::{Corpus, Whole};
use super::survey::Survey;
use crate::archive::{EntryKind, entry_bytes};
use crate::error::{DeltaFault, ReaderError, Result};
use crate::format::Hash;
use crate::format::contents::Contents;
use crate::format::delta::{self, DeltaFacts};
use crate::keys::PublicKey;
use crate::onto::OpenedFolder;
use crate::unpack::onto::{Base, Release, prefix};
use crate::watch::Watch;

/// A release that was made before, and its documents.
#[derive(Clone, Debug)]
pub struct Since {
    release: Release,
    place: Place,
}

/// The place of the documents of a release.
#[derive(Clone, Debug)]
enum Place {
    Folder(OpenedFolder),
    Bundle(Arc<dyn OldDocuments>),
}

/// The documents of a release that was never opened into a folder.
pub trait OldDocuments: fmt::Debug + Send + Sync {
    /// Returns the lengths of the documents with these paths.
    fn lengths(&self, paths: &[&str]) -> HashMap<String, u64>;

    /// Reads the documents with these paths.
    ///
    /// # Errors
    /// The errors of opening.
    fn read(&self, paths: &[String], watch: &Watch) -> Result<HashMap<String, Vec<u8>>>;
}

/// Documents in memory.
struct Held(HashMap<String, Vec<u8>>);

impl Held {
    fn get(&self, path: &str) -> Result<&[u8], ReaderError> {
        let bytes = self.0.get(path).map(Vec::as_slice);
        bytes.ok_or_else(|| DeltaFault::Missing(path.to_owned()).into())
    }
}

impl Base for Held {
    fn bytes(&self, path: &str) -> Result<u64, ReaderError> {
        Ok(self.get(path)?.len() as u64)
    }

    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, ReaderError> {
        Ok(Box::new(self.get(path)?))
    }
}

impl Since {
    /// Reads a folder into which a release was opened. One of the publisher's keys must have signed its list of documents.
    ///
    /// # Errors
    /// As [`OpenedFolder::release`].
    pub fn read(folder: &Path, keys: &[PublicKey]) -> Result<Self> {
        let folder = OpenedFolder::new(folder)?;
        let release = folder.release(keys.iter())?;
        Ok(Self { release, place: Place::Folder(folder) })
    }

    /// Takes a release that was proven, and its documents.
    pub fn of_bundle(release: Release, documents: impl OldDocuments + 'static) -> Self {
        Self { release, place: Place::Bundle(Arc::new(documents)) }
    }

    /// Returns the first paths whose documents have room in memory.
    fn that_fit(&self, paths: BTreeSet<String>) -> Result<Vec<String>> {
        let lengths = match &self.place {
            Place::Folder(_) => HashMap::new(),
            Place::Bundle(old) => old.lengths(&paths.iter().map(String::as_str).collect::<Vec<_>>()),
        };
        let (mut fit, mut left) = (Vec::new(), PREFIX_BYTES);
        for path in paths {
            let bytes = match &self.place {
                Place::Folder(folder) => folder.bytes(&path)?,
                Place::Bundle(_) => lengths.get(&path).copied().unwrap_or(u64::MAX),
            };
            if let Some(rest) = left.checked_sub(bytes) {
                left = rest;
                fit.push(path);
            }
        }
        Ok(fit)
    }

    /// Returns the documents with these paths, joined and proven.
    fn joined(&self, paths: &[String], watch: &Watch) -> Result<Vec<u8>> {
        let all = paths.iter().map(String::as_str);
        Ok(match &self.place {
            Place::Folder(folder) => prefix(all, &self.release, folder)?,
            Place::Bundle(_) if paths.is_empty() => Vec::new(),
            Place::Bundle(old) => prefix(all, &self.release, &Held(old.read(paths, watch)?))?,
        })
    }

    /// Returns the release.
    pub fn release(&self) -> &Release {
        &self.release
    }
}

/// How a delta compares with its base and with a whole release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The number of the base.
    pub base_release: u32,
    /// Documents that have another content under the same path.
    pub changed: u64,
    /// Documents whose path is new.
    pub added: u64,
    /// Documents that are gone.
    pub removed: u64,
    /// Bytes that the payload of the whole release would have.
    pub whole_payload_bytes: u64,
}

/// What was learned from the whole corpus before the delta is packed.
pub(super) struct Told {
    pub(super) survey: Survey,
    pub(super) contents: Hash,
    pub(super) inspected: Inspected,
    pub(super) compared: Compared,
}

/// Most bytes of old versions that are used. Opening needs as much memory.
const PREFIX_BYTES: u64 = 16 << 20;

/// The differences between a corpus and a base.
struct Difference {
    changed: Vec<Entry>,
    added: Vec<Entry>,
    removed: Vec<String>,
    /// Documents of the base whose bytes the new ones may repeat.
    uses: BTreeSet<String>,
}

impl Difference {
    fn of(survey: &Survey, hashes: &[Hash], old: &Release) -> Self {
        let mut found = Self { changed: Vec::new(), added: Vec::new(), removed: Vec::new(), uses: BTreeSet::new() };
        let documents = || survey.items.iter().filter(|item| item.kind == EntryKind::Document);
        for (item, hash) in documents().zip(hashes) {
            let before = old.hash_of(&item.path);
            if before == Some(*hash) {
                continue;
            }
            if before.is_some() {
                found.uses.insert(item.path.clone());
            }
            let to = if before.is_some() { &mut found.changed } else { &mut found.added };
            to.push(Entry { item, hash: Some(*hash) });
        }
        // A document that moved is in the base under another path.
        let moved: HashMap<Hash, &str> = match found.added.is_empty() {
            true => HashMap::new(),
            false => old.documents().map(|(path, hash)| (hash, path)).collect(),
        };
        found.uses.extend(found.added.iter().filter_map(|entry| Some((*moved.get(&entry.hash?)?).to_owned())));
        // Both are sorted by the bytes of their paths.
        let here: Vec<&str> = survey.items.documents().collect();
        let is_gone = |path: &&str| here.binary_search_by(|one| one.as_bytes().cmp(path.as_bytes())).is_err();
        found.removed = old.documents().map(|(path, _)| path).filter(is_gone).map(Into::into).collect();
        // A folder without documents follows from no document.
        let paths: Vec<&str> = survey.items.paths().collect();
        let is_empty = |item: &Item| {
            let inside = format!("{}/", item.path);
            !paths
                .get(paths.partition_point(|path| path.as_bytes() < inside.as_bytes()))
                .is_some_and(|next| next.starts_with(&inside))
        };
        let folders = survey.items.iter().filter(|item| item.kind == EntryKind::Folder).filter(is_empty);
        found.added.extend(folders.map(|item| Entry { item, hash: None }));
        found
    }
}

/// The release that a delta makes.
pub(super) struct Wish<'a> {
    pub(super) series: &'a str,
    pub(super) release: u32,
    /// The level of the patch. Without a level, the size of the patch decides.
    pub(super) level: Option<i32>,
}

/// Prepares the documents of a delta from what the whole corpus told.
pub(super) fn prepare(
    corpus: Survey,
    whole: Whole,
    since: &Since,
    wish: &Wish<'_>,
    watch: &Watch,
) -> Result<(Survey, Told)> {
    let old = &since.release;
    let Corpus { contents, hashes, signature, inspected } = whole.corpus;
    let Difference { changed, added, removed, uses } = Difference::of(&corpus, &hashes, old);
    let compared = Compared {
        base_release: old.release,
        changed: changed.len() as u64,
        added: added.iter().filter(|entry| entry.hash.is_some()).count() as u64,
        removed: removed.len() as u64,
        whole_payload_bytes: whole.payload_bytes,
    };
    let uses = since.that_fit(uses)?;
    let old_bytes = since.joined(&uses, watch)?;
    let entries = changed.into_iter().chain(added).collect();
    let (patch, uses, patch_bytes) = smaller(Patch::new(entries, old_bytes, wish.level), uses, watch)?;

    let facts = DeltaFacts {
        series: wish.series.to_owned(),
        release: wish.release,
        content: contents,
        base_release: old.release,
        base_content: old.content,
    };
    let list = |paths: &[String]| delta::write_paths(paths.iter().map(String::as_str)).into_bytes();
    let texts = [
        (delta::WORDS_NAME, delta::words(&facts).into_bytes()),
        (delta::AFTER_NAME, signature.into_bytes()),
        (delta::FACTS_NAME, facts.write().into_bytes()),
        (delta::REMOVED_NAME, list(&removed)),
        (delta::USES_NAME, list(&uses)),
    ];
    let texts =
        texts.into_iter().map(|(path, bytes)| Item::made(path.to_owned(), bytes.len() as u64, Origin::Text(bytes)));
    let patch = Item::made(delta::PATCH_NAME.to_owned(), patch_bytes, Origin::Made(Made(Arc::new(patch))));
    let survey = survey_of(texts.chain([patch]));
    Ok((survey, Told { survey: corpus, contents, inspected, compared }))
}

/// Chooses whether the patch goes on from old versions. Old photos save nothing, and cost their paths.
fn smaller(mut patch: Patch, uses: Vec<String>, watch: &Watch) -> Result<(Patch, Vec<String>, u64)> {
    let bytes = patch.bytes(watch)?;
    if uses.is_empty() {
        return Ok((patch, uses, bytes));
    }
    let old = patch.replace_prefix(Vec::new());
    let plain_bytes = patch.bytes(watch)?;
    let paths_bytes: usize = uses.iter().map(|path| path.len() + 1).sum();
    if plain_bytes <= bytes.saturating_add(paths_bytes as u64) {
        return Ok((patch, Vec::new(), plain_bytes));
    }
    patch.replace_prefix(old);
    Ok((patch, uses, bytes))
}

/// Returns the survey of documents that are made during packing.
fn survey_of(items: impl Iterator<Item = Item>) -> Survey {
    let mut survey = Survey::empty(Path::new(""));
    for item in items {
        survey.entries_bytes += entry_bytes(&item.path, item.kind, item.bytes, item.mtime);
        survey.document_bytes += item.bytes;
        survey.document_count += 1;
        survey.items.push(item);
    }
    survey.items.sort();
    survey.contents_bytes = Contents::bytes_for(survey.items.documents());
    survey
}
