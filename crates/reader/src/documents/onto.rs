//! A delta onto its base: the documents of a new release, out of those of an old one and out of what changed (FORMAT.md §19).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufRead, Read};
use std::thread;

use super::writers::Writers;
use super::zstd::Decompressor;
use super::{Document, Proof, Unpacked, Way, enter, prove_as, put_beside, require_fit, require_small_list};
use crate::carriers::Documents;
use crate::error::{BaseIs, DeltaFault, Doing, Error, Result};
use crate::keys::PublicKey;
use crate::watch::{Phase, Watch};
use pannier_format::archive::Reader;
use pannier_format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Contents};
use pannier_format::delta::{self, DeltaFacts};
use pannier_format::digest::sha256;
use pannier_format::minisig::{SignatureText, Signed, trusted_comment};
use pannier_format::{Facts, Hash, limits};

/// A release that was opened before. Its publisher signed the list of its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The series.
    pub series: String,
    /// The number in the series.
    pub release: u32,
    /// The content digest.
    pub content: Hash,
    /// The publisher who signed the list.
    pub publisher: PublicKey,
    /// The paths and the hashes of the documents, sorted by the bytes of the paths.
    documents: Vec<(String, Hash)>,
}

impl Release {
    /// Proves the list that lies beside opened documents. The documents are not proven yet.
    ///
    /// # Errors
    /// [`DeltaFault::BaseUntrusted`] if no given key signed the list.
    pub fn prove<'k>(
        list: &[u8],
        signature: &[u8],
        mut keys: impl Iterator<Item = &'k PublicKey>,
    ) -> Result<Self, DeltaFault> {
        let text = SignatureText::parse(signature).ok_or(DeltaFault::BaseUntrusted)?;
        let title = text.trusted_comment.strip_prefix(CONTENTS_COMMENT).and_then(|title| title.split_once(' '));
        let (series, release) = title.ok_or(DeltaFault::BaseUntrusted)?;
        let release = release.parse().map_err(|_| DeltaFault::BaseUntrusted)?;
        let is_plain = text.trusted_comment == trusted_comment(Signed::Contents, series, release);
        let publisher = keys.find(|key| is_plain && key.verifies(&text, list)).ok_or(DeltaFault::BaseUntrusted)?;
        let Contents { mut documents } = Contents::parse(list).ok_or(DeltaFault::BaseList)?;
        documents.sort_unstable_by(|(one, _), (other, _)| one.as_bytes().cmp(other.as_bytes()));
        let publisher = publisher.clone();
        Ok(Self { series: series.to_owned(), release, content: sha256(list), publisher, documents })
    }

    /// Returns the release whose documents were read and proven. `None` if the list is not proven.
    pub fn of(unpacked: &Unpacked, facts: &Facts, publisher: &PublicKey) -> Option<Self> {
        let listing = unpacked.documents.sorted();
        Some(Self {
            series: facts.series.clone(),
            release: facts.release,
            content: unpacked.contents?,
            publisher: publisher.clone(),
            documents: listing.iter().map(|one| (one.path.to_owned(), one.hash)).collect(),
        })
    }

    /// Returns the hash of a document. `None` if the release has no such document.
    pub fn hash_of(&self, path: &str) -> Option<Hash> {
        let at = self.documents.binary_search_by(|(one, _)| one.as_bytes().cmp(path.as_bytes())).ok()?;
        self.documents.get(at).map(|(_, hash)| *hash)
    }

    /// Returns the paths and the hashes, sorted by the bytes of the paths.
    pub fn documents(&self) -> impl Iterator<Item = (&str, Hash)> {
        self.documents.iter().map(|(path, hash)| (path.as_str(), *hash))
    }
}

/// What comes before the series in the trusted comment of a list.
const CONTENTS_COMMENT: &str = "pannier contents ";

/// The documents of a release that was opened before.
pub trait Base: Sync {
    /// Returns the length of a document.
    ///
    /// # Errors
    /// [`DeltaFault::Missing`], or the error of the system.
    fn bytes(&self, path: &str) -> Result<u64>;

    /// Opens a document.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes).
    fn open(&self, path: &str) -> Result<Box<dyn Read + '_>>;
}

/// Reads old documents that are joined to a prefix, and proves each of them.
///
/// # Errors
/// [`DeltaFault::Altered`] or [`DeltaFault::Missing`] with the document.
pub fn prefix<'p>(paths: impl Iterator<Item = &'p str>, old: &Release, base: &dyn Base) -> Result<Vec<u8>> {
    let mut prefix = Vec::new();
    for path in paths {
        let start = prefix.len();
        let bytes = base.bytes(path)?;
        let room = limits::PREFIX_MAX_BYTES.saturating_sub(start as u64);
        if bytes > room {
            return Err(DeltaFault::Malformed(delta::USES_NAME).into());
        }
        let read = |e| Error::from_stream(Doing::Read, path, e);
        base.open(path)?.take(room).read_to_end(&mut prefix).map_err(read)?;
        if Some(sha256(prefix.get(start..).unwrap_or_default())) != old.hash_of(path) {
            return Err(DeltaFault::Altered(path.to_owned()).into());
        }
    }
    Ok(prefix)
}

/// A release that is a step on the way to another.
#[derive(Clone, Debug)]
pub struct Step {
    /// The release.
    pub release: Release,
    /// The paths of the documents and folders that were written.
    pub fresh: Vec<String>,
}

/// A delta that was opened: its texts, which are of one form.
#[derive(Clone, Debug)]
pub struct Delta {
    facts: DeltaFacts,
    uses: Vec<String>,
    removed: Vec<String>,
    after: Vec<u8>,
}

impl Delta {
    /// Reads the texts of a delta. `of` returns the bytes of a document of the delta.
    ///
    /// # Errors
    /// [`DeltaFault::Malformed`] with the name of the text.
    pub fn read(bundle: &Facts, mut of: impl FnMut(&'static str) -> Result<Vec<u8>>) -> Result<Self> {
        let malformed = |name| Error::from(DeltaFault::Malformed(name));
        let paths = |name, bytes: Vec<u8>| delta::parse_paths(&bytes).ok_or_else(|| malformed(name));
        let facts = DeltaFacts::parse(&of(delta::FACTS_NAME)?).ok_or_else(|| malformed(delta::FACTS_NAME))?;
        let says_the_same = bundle.base_series() == Some(facts.series.as_str())
            && (bundle.release, bundle.since) == (facts.release, Some(facts.base_release));
        if !says_the_same {
            return Err(malformed(delta::FACTS_NAME));
        }
        let uses = paths(delta::USES_NAME, of(delta::USES_NAME)?)?;
        let removed = paths(delta::REMOVED_NAME, of(delta::REMOVED_NAME)?)?;
        Ok(Self { facts, uses, removed, after: of(delta::AFTER_NAME)? })
    }

    /// Makes the new release. `patch` has the bytes of `delta.zst`.
    ///
    /// # Errors
    /// [`DeltaFault`], [`PayloadFault`](crate::error::PayloadFault), or the error of a place.
    pub fn apply(
        &self,
        old: &Release,
        base: &dyn Base,
        patch: impl BufRead,
        publisher: &PublicKey,
        out: &dyn Documents,
        watch: &Watch,
    ) -> Result<Unpacked> {
        let prefix = self.ready(old, base)?;
        let stream = |error| Error::from_stream(Doing::Read, delta::PATCH_NAME, error);
        let decompressor = Decompressor::after(&prefix, patch).map_err(stream)?;
        let new_bytes = decompressor.promised_bytes();
        let mut archive = Reader::new(decompressor, &[]);
        let mut unpacked = thread::scope(|scope| {
            let mut writers = Writers::start(scope, Some(out));
            let made = self.make(old, base, &mut archive, new_bytes, &mut writers, out, watch);
            let written = writers.finish()?;
            let (mut unpacked, kept) = made?;
            enter(&mut unpacked, written);
            require_fit(&mut unpacked, Some(out))?;
            let altered = unpacked.documents.iter().skip(kept).find(|one| old.hash_of(one.path) != Some(one.hash));
            match altered.map(|one| one.path.to_owned()) {
                Some(path) => Err(Error::from(DeltaFault::Altered(path))),
                None => Ok(unpacked),
            }
        })?;
        unpacked.documents = unpacked.documents.sorted();
        let content = self.prove(&unpacked, publisher)?;
        let documents = &unpacked.documents;
        put_beside(out, CONTENTS_NAME, documents.text_bytes(), documents.text())?;
        put_beside(out, CONTENTS_SIGNATURE_NAME, self.after.len() as u64, self.after.as_slice())?;
        (unpacked.contents, unpacked.signature) = (Some(content), self.after.clone());
        Ok(unpacked)
    }

    /// Makes a release that is only a step on the way to another. Only the changed and new documents are written to `out`. Kept
    /// documents are known by their hashes, and are read for the last release.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn step(
        &self,
        old: &Release,
        base: &dyn Base,
        patch: impl BufRead,
        publisher: &PublicKey,
        out: &dyn Documents,
        watch: &Watch,
    ) -> Result<Step> {
        let prefix = self.ready(old, base)?;
        let stream = |error| Error::from_stream(Doing::Read, delta::PATCH_NAME, error);
        let decompressor = Decompressor::after(&prefix, patch).map_err(stream)?;
        out.require_space(decompressor.promised_bytes())?;
        let mut archive = Reader::new(decompressor, &[]);
        let (mut unpacked, fresh) = thread::scope(|scope| {
            let mut writers = Writers::start(scope, Some(out));
            let mut way = Way::new(&mut writers, Some(out));
            let made = self.fresh(&mut archive, &mut way, watch).and_then(|fresh| {
                self.kept(old, &fresh).try_for_each(|path| archive.claim(path))?;
                archive.claim(CONTENTS_NAME)?;
                Ok(fresh)
            });
            let mut unpacked = std::mem::take(&mut way.unpacked);
            let written = writers.finish()?;
            let fresh = made?;
            enter(&mut unpacked, written);
            require_fit(&mut unpacked, Some(out))?;
            Ok::<_, Error>((unpacked, fresh))
        })?;
        for path in self.kept(old, &fresh) {
            let kept = old.hash_of(path).map(|hash| Document { path, bytes: 0, hash });
            if !kept.is_some_and(|kept| unpacked.documents.push_hashed(kept)) {
                return Err(Error::Bug("more paths than the list may have"));
            }
        }
        require_small_list(unpacked.documents.text_bytes())?;
        unpacked.documents = unpacked.documents.sorted();
        let content = self.prove(&unpacked, publisher)?;
        let release = Release {
            series: self.facts.series.clone(),
            release: self.facts.release,
            content,
            publisher: publisher.clone(),
            documents: unpacked.documents.iter().map(|one| (one.path.to_owned(), one.hash)).collect(),
        };
        Ok(Step { release, fresh })
    }

    /// Proves that the publisher signed the list of the new release. Returns the content digest.
    fn prove(&self, unpacked: &Unpacked, publisher: &PublicKey) -> Result<Hash> {
        let signed = (self.facts.series.as_str(), self.facts.release);
        let proof = Proof { carried: None, signature: self.after.clone() };
        let content = prove_as(unpacked, signed, publisher, &proof)?;
        if content == self.facts.content { Ok(content) } else { Err(DeltaFault::Malformed(delta::FACTS_NAME).into()) }
    }

    /// Checks that a release is the base, and returns the prefix.
    fn ready(&self, old: &Release, base: &dyn Base) -> Result<Vec<u8>> {
        let facts = &self.facts;
        if (old.series.as_str(), old.content) != (facts.series.as_str(), facts.base_content) {
            let is = |series: &str, release, content| Box::new(BaseIs { series: series.to_owned(), release, content });
            return Err(DeltaFault::OtherBase {
                wanted: is(&facts.series, facts.base_release, facts.base_content),
                found: is(&old.series, old.release, old.content),
            }
            .into());
        }
        for (name, paths) in [(delta::USES_NAME, &self.uses), (delta::REMOVED_NAME, &self.removed)] {
            if paths.iter().any(|path| old.hash_of(path).is_none()) {
                return Err(DeltaFault::Malformed(name).into());
            }
        }
        prefix(self.uses.iter().map(String::as_str), old, base)
    }

    fn is_gone(&self, path: &str) -> bool {
        self.removed.binary_search_by(|one| one.as_bytes().cmp(path.as_bytes())).is_ok()
    }

    /// Passes the changed and new documents on. Returns their paths, sorted.
    fn fresh<R: BufRead>(
        &self,
        archive: &mut Reader<Decompressor<'_, R>>,
        way: &mut Way<'_, '_>,
        watch: &Watch,
    ) -> Result<Vec<String>> {
        let mut fresh = Vec::new();
        while let Some(entry) = archive.next_entry()? {
            if self.is_gone(&entry.path) {
                return Err(DeltaFault::Malformed(delta::REMOVED_NAME).into());
            }
            fresh.push(entry.path.clone());
            way.entry(archive, entry)?;
            watch.advance(0)?;
        }
        fresh.sort_unstable();
        Ok(fresh)
    }

    /// Returns the paths of the kept documents.
    fn kept<'a>(&'a self, old: &'a Release, fresh: &'a [String]) -> impl Iterator<Item = &'a str> {
        let is_kept =
            |path: &&str| !self.is_gone(path) && fresh.binary_search_by(|one| one.as_str().cmp(path)).is_err();
        old.documents().map(|(path, _)| path).filter(is_kept)
    }

    /// Writes the changed and new documents, then the kept ones. Returns all of them, and the number of the first kept one.
    #[allow(clippy::too_many_arguments)]
    fn make<R: BufRead>(
        &self,
        old: &Release,
        base: &dyn Base,
        archive: &mut Reader<Decompressor<'_, R>>,
        new_bytes: u64,
        writers: &mut Writers<'_>,
        out: &dyn Documents,
        watch: &Watch,
    ) -> Result<(Unpacked, usize)> {
        let mut way = Way::new(writers, Some(out));
        let fresh = self.fresh(archive, &mut way, watch)?;
        let first = way.unpacked.documents.len();
        let kept = || self.kept(old, &fresh);
        let mut bytes = new_bytes;
        for path in kept() {
            archive.claim(path)?;
            bytes = bytes.saturating_add(base.bytes(path)?);
        }
        archive.claim(CONTENTS_NAME)?;
        out.require_space(bytes)?;
        watch.begin(Phase::Unpacking, bytes);
        for path in kept() {
            let bytes = base.bytes(path)?;
            let mut file = base.open(path)?;
            way.document(path, bytes, None, None, |space| {
                let count = file.read(space).map_err(|e| Error::from_stream(Doing::Read, path, e))?;
                if count == 0 { Err(DeltaFault::Altered(path.to_owned()).into()) } else { Ok(count) }
            })?;
            watch.advance(bytes)?;
        }
        Ok((way.unpacked, first))
    }
}
