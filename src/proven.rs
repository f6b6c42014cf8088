//! `check` of proofs: what a folder of proofs shows, and whether the documents are here (FORMAT.md §22).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use crate::bundle::Bundle;
use crate::error::{Doing, Error, ReaderError, Result};
use crate::format::Hash;
use crate::opened::trust_in;
use crate::pack::is_system_litter;
use crate::prove::DOCUMENTS;
use crate::store;
use crate::trust::{PinNow, Publishers, Trust};
use crate::unpack::onto::Release;
use crate::watch::{Phase, Watch};
use pannier_reader::proofs::{Claim, FILE_MAX_BYTES, is_name, of_tree};
pub use pannier_reader::proofs::{Source, Standing};

/// The most proofs that are read in one folder.
const PROOFS_MOST: usize = 10_000;

/// A proof that was read.
#[derive(Clone, Debug)]
pub struct Found {
    /// The file of the proof.
    pub path: PathBuf,
    /// What it claims. `None` if the text is no proof.
    claim: Option<Claim>,
}

/// Whether the file of a document is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Here {
    /// A file with the hash of the proof.
    At(PathBuf),
    /// A file with the name of the document and with other bytes.
    Altered(PathBuf),
    /// No file with that hash, and none with that name.
    Nowhere,
}

/// One proof, with everything that is known.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The file of the proof.
    pub path: PathBuf,
    /// The path of the document, if the proof tells it.
    pub name: Option<String>,
    /// The hash of the document, if the text is a proof.
    pub sha256: Option<Hash>,
    /// Whether the proof holds.
    pub standing: Standing,
    /// Whether the document is here.
    pub here: Here,
}

/// Finds the proofs in a folder. Their files have names that begin with `proof` and end in `.txt`.
///
/// # Errors
/// None: a folder that cannot be read has no proofs here, and the search for bundles says why.
pub fn proofs_in(folder: &Path) -> Vec<Found> {
    let is_proof = |path: &Path| is_name(path.file_name().and_then(|name| name.to_str()).unwrap_or_default());
    let paths = if folder.is_dir() {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_proof(path)).collect();
        paths.sort();
        paths
    } else {
        vec![folder.to_owned()]
    };
    paths.into_iter().take(PROOFS_MOST).filter_map(found).collect()
}

fn found(path: PathBuf) -> Option<Found> {
    let bytes = if store::is_file(&path) { store::read_small(&path, FILE_MAX_BYTES).ok()?? } else { return None };
    Claim::read(&bytes).map(|claim| Found { path, claim })
}

/// Judges proofs by the bundles that were found, and by a list of documents that is proven.
///
/// # Errors
/// The caller stops, or a folder cannot be read.
pub fn judge(
    proofs: &[Found],
    folders: &[PathBuf],
    bundles: &[Bundle],
    listed: Option<&(Release, Trust)>,
    watch: &Watch,
) -> Result<Vec<Judged>> {
    let files = Files::below(folders, proofs, watch)?;
    let judge = |found: &Found| {
        let Some(claim) = &found.claim else {
            let (standing, here) = (Standing::Malformed, Here::Nowhere);
            return Judged { path: found.path.clone(), name: None, sha256: None, standing, here };
        };
        let standing = match claim {
            Claim::Tree(proof) => of_tree(proof, bundles.iter()),
            Claim::Listed(claim) => listed
                .filter(|(release, _)| release.hash_of(&claim.name) == Some(claim.sha256))
                .map_or(Standing::Leads, |(release, trust)| of_list(release, trust)),
        };
        let name = claim.name().map(str::to_owned);
        let stem = found.path.file_stem().map(PathBuf::from);
        let here = files.of(claim.sha256(), name.as_deref().map(PathBuf::from).or(stem).as_deref());
        Judged { path: found.path.clone(), name, sha256: Some(claim.sha256()), standing, here }
    };
    Ok(proofs.iter().map(judge).collect())
}

fn of_list(release: &Release, trust: &Trust) -> Standing {
    Standing::Proven(Box::new(Source {
        series: release.series.clone(),
        release: release.release,
        created: None,
        publisher: release.publisher.clone(),
        trust: trust.clone(),
    }))
}

/// Proves the list of all documents in a folder of proofs, if it is there and a trusted publisher signed it.
///
/// # Errors
/// [`ReaderError::OtherSeries`], or the error of the system.
pub fn listed(folder: &Path, pins: &[PinNow], publishers: &Publishers) -> Result<Option<(Release, Trust)>> {
    let Some(opened) = crate::opened::opened(folder) else { return Ok(None) };
    let keys = pins.iter().flat_map(|pin| &pin.standing.family);
    match opened.release(keys) {
        Ok(release) => {
            let trust = trust_in(&release, pins, publishers)?;
            Ok(Some((release, trust)))
        }
        Err(Error::Reader(ReaderError::Delta(_))) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The files that may be documents, each with its hash.
struct Files {
    by_hash: HashMap<Hash, PathBuf>,
    /// The files in the folder for copies, by their path below it.
    by_name: BTreeMap<PathBuf, PathBuf>,
}

impl Files {
    fn below(folders: &[PathBuf], proofs: &[Found], watch: &Watch) -> Result<Self> {
        let mut all = Vec::new();
        for folder in folders {
            if folder.is_dir() {
                let entries = store::entries_below(folder)?.into_iter();
                let files = entries
                    .filter(|entry| !is_system_litter(&entry.path))
                    .filter_map(|entry| entry.bytes.map(|bytes| (folder.join(&entry.path), entry.path, bytes)));
                all.extend(files);
            } else if let Ok(meta) = folder.metadata() {
                all.push((folder.clone(), folder.file_name().map(PathBuf::from).unwrap_or_default(), meta.len()));
            }
        }
        all.retain(|(path, ..)| !proofs.iter().any(|found| found.path == *path));
        watch.begin(Phase::Reading, all.iter().map(|(.., bytes)| *bytes).fold(0, u64::saturating_add));
        let mut files = Self { by_hash: HashMap::new(), by_name: BTreeMap::new() };
        for (path, below, _) in all {
            match store::hash_file(&path, watch) {
                Ok((_, hash)) => files.by_hash.entry(hash).or_insert_with(|| path.clone()),
                Err(error @ ReaderError::Interrupted) => return Err(error.into()),
                Err(ReaderError::Io { source, .. }) => return Err(Error::io(Doing::Read, path, source)),
                Err(error) => return Err(error.into()),
            };
            if let Ok(name) = below.strip_prefix(DOCUMENTS) {
                files.by_name.insert(name.to_owned(), path);
            }
        }
        Ok(files)
    }

    fn of(&self, hash: Hash, name: Option<&Path>) -> Here {
        if let Some(path) = self.by_hash.get(&hash) {
            return Here::At(path.clone());
        }
        let altered = name.and_then(|name| self.by_name.get(name));
        altered.map_or(Here::Nowhere, |path| Here::Altered(path.clone()))
    }
}
