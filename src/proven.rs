//! `check` of proofs: what a folder of proofs shows, and whether the documents are here (FORMAT.md §22).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use crate::bundle::Bundle;
use crate::error::{Doing, Error, ReaderError, Result};
use crate::format::proof::{self, Listed, Proof};
use crate::format::transport;
use crate::format::{Facts, Hash};
use crate::limits;
use crate::opened::trust_in;
use crate::pack::is_system_litter;
use crate::prove::DOCUMENTS;
use crate::public_keys::PublicKey;
use crate::store;
use crate::trust::{PinNow, Publishers, Trust};
use crate::unpack::onto::Release;
use crate::watch::{Phase, Watch};

/// The most proofs that are read in one folder.
const PROOFS_MOST: usize = 10_000;

/// The text of a proof, as far as it is read without knowing whether it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Claim {
    /// A way to the root of a tree.
    Tree(Proof),
    /// A line of the list of all documents.
    Listed(Listed),
}

impl Claim {
    fn sha256(&self) -> Hash {
        match self {
            Self::Tree(proof) => proof.leaf.sha256,
            Self::Listed(listed) => listed.sha256,
        }
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::Tree(proof) => proof.leaf.name.as_deref(),
            Self::Listed(listed) => Some(&listed.name),
        }
    }
}

/// A proof that was read.
#[derive(Clone, Debug)]
pub struct Found {
    /// The file of the proof.
    pub path: PathBuf,
    /// What it claims. `None` if the text is no proof.
    claim: Option<Claim>,
}

/// The release to which a document belongs.
#[derive(Clone, Debug)]
pub struct Source {
    /// The series.
    pub series: String,
    /// The number in the series.
    pub release: u32,
    /// The publisher's date. A list of documents tells none.
    pub created: Option<String>,
    /// The publisher's key.
    pub publisher: PublicKey,
    /// How the publisher is trusted.
    pub trust: Trust,
}

/// Whether a proof holds.
#[derive(Clone, Debug)]
pub enum Standing {
    /// The document is the publisher's.
    Proven(Box<Source>),
    /// The proof leads to a bundle whose publisher is not trusted.
    Untrusted(Box<Source>),
    /// The proof leads to nothing that is here and signed.
    Leads,
    /// The text is no proof.
    Malformed,
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
    let is_name = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_ascii_lowercase();
        name.starts_with("proof") && name.ends_with(".txt")
    };
    let paths = if folder.is_dir() {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_name(path)).collect();
        paths.sort();
        paths
    } else {
        vec![folder.to_owned()]
    };
    paths.into_iter().take(PROOFS_MOST).filter_map(found).collect()
}

fn found(path: PathBuf) -> Option<Found> {
    let most = limits::PROOF_MAX_BYTES.saturating_mul(4);
    let bytes = if store::is_file(&path) { store::read_small(&path, most).ok()?? } else { return None };
    let texts: Vec<String> = transport::plain(&bytes).into_iter().map(|(text, _)| text.to_string()).collect();
    let straight = texts.iter().map(|text| straightened(text));
    let parsed = [texts.as_slice(), &straight.collect::<Vec<_>>()].concat().iter().find_map(|text| parse(text));
    let may_be = parsed.is_some() || texts.iter().any(|text| proof::may_be(text.trim_start().as_bytes()));
    may_be.then_some(Found { path, claim: parsed })
}

fn parse(text: &str) -> Option<Claim> {
    let bytes = text.as_bytes();
    Proof::parse(bytes).map(Claim::Tree).or_else(|| Listed::parse(bytes).map(Claim::Listed))
}

/// Takes back what a transport did to the lines: blanks at their ends, empty lines, and text before and after.
fn straightened(text: &str) -> String {
    let is_line = |line: &&str| ["pannier ", "salt ", "sha256 ", "name "].iter().any(|word| line.starts_with(word));
    let lines = text.lines().map(str::trim_end).filter(|line| is_line(line) || Hash::parse(line).is_some());
    lines.fold(String::new(), |text, line| text + line + "\n")
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
            Claim::Tree(proof) => of_tree(proof, bundles),
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

fn of_tree(proof: &Proof, bundles: &[Bundle]) -> Standing {
    let root = proof.root();
    let leads = |bundle: &&Bundle| bundle.facts.documents == Some(root);
    let fitting = || bundles.iter().filter(leads);
    let Some(bundle) = fitting().find(|bundle| bundle.is_pinned()).or_else(|| fitting().next()) else {
        return Standing::Leads;
    };
    let Facts { series, release, created, .. } = &bundle.facts;
    let source = Source {
        series: series.clone(),
        release: *release,
        created: Some(created.clone()),
        publisher: bundle.publisher.clone(),
        trust: bundle.trust.clone(),
    };
    if bundle.is_pinned() { Standing::Proven(Box::new(source)) } else { Standing::Untrusted(Box::new(source)) }
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
