//! `prove`: a small folder shows that single documents are the publisher's, and tells nothing of the others (FORMAT.md §22).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use pannier_reader::small;

use crate::bundle::Bundle;
use crate::error::{Doing, Error, Result};
use crate::format::Hash;
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::format::names::normalize;
use crate::format::proof::{self, Listed, Secret, Told};
use crate::onto::OpenedFolder;
use crate::store::{self, Access, OutFolder, Stage};
use crate::unpack::onto::Release;
use crate::watch::{Phase, Watch};

/// The folder with copies of the documents, in the folder of a proof.
pub const DOCUMENTS: &str = "documents";

/// The reason why a document is not proven.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProveFault {
    /// Documents that the list does not name.
    #[error("no document has the path {}", .0.join(", "))]
    NoDocument(Vec<String>),
    /// A document of the list is not in the folder.
    #[error("{0} is not in the folder")]
    Missing(String),
    /// A document in the folder has other bytes than the list says.
    #[error("{0} is altered")]
    Altered(String),
    /// The bundle leads to other documents than the folder has.
    #[error("{0} is not the bundle of these documents")]
    OtherBundle(String),
    /// The list of all documents tells the names of all.
    #[error("only a tree proves a document without its name")]
    NamesTold,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The paths of the documents, as the list has them.
    pub documents: &'a [String],
    /// Whether the proofs tell the names.
    pub told: Told,
    /// Whether copies of the documents lie beside the proofs.
    pub copies: bool,
}

/// How documents are proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The tree whose root is in the facts: nothing is told of other documents.
    Tree,
    /// The list of all documents: it tells the names and hashes of all.
    List,
}

/// One proof that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct One {
    /// The name of the file of the proof.
    pub name: String,
    /// The path of the document.
    pub path: String,
    /// The hash of the document.
    pub sha256: Hash,
    /// The bytes of the proof.
    pub proof_bytes: u64,
}

/// A folder of proofs that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The proofs, in the order in which they were asked for.
    pub proofs: Vec<One>,
    /// How the documents are proven.
    pub by: By,
    /// The bytes of the files that all proofs need: the list, its signatures, and the facts.
    pub shared_bytes: u64,
    /// How many documents the release has.
    pub listed: usize,
}

/// A new folder of proofs. Documents may be opened into it first.
pub struct Proving {
    stage: Stage,
}

impl Proving {
    /// Begins a folder that must not exist yet.
    ///
    /// # Errors
    /// The folder exists, or the error of the system.
    pub fn begin(out: &Path) -> Result<Self> {
        Ok(Self { stage: Stage::begin(out, Access::OwnerAlone)? })
    }

    /// Returns a place where documents may be opened, which does not outlive the work.
    pub fn room(&self) -> PathBuf {
        self.stage.scratch("opened")
    }

    /// Makes the proofs out of a folder of opened documents whose list is proven, and gives the folder of proofs its name. With a bundle
    /// that has a tree, nothing is told of other documents.
    ///
    /// # Errors
    /// [`ProveFault`], or the error of the system. Nothing has the name of the folder after an error.
    pub fn finish(
        self,
        (opened, release): (&OpenedFolder, &Release),
        bundle: Option<&Bundle>,
        wish: Wish<'_>,
        watch: &Watch,
    ) -> Result<Made> {
        let (tree, folder) = (self.stage.tree(), opened.path());
        let all: Vec<(&str, Hash)> = release.documents().collect();
        let chosen = choose(&all, wish.documents, folder)?;
        let (by, proofs, shared) = match bundle.and_then(|bundle| Some((bundle, bundle.facts.documents?))) {
            Some((bundle, root)) => {
                let secret = Secret::of(&opened.signature()?);
                let numbers: Vec<u64> = chosen.iter().map(|number| *number as u64).collect();
                let proofs = proof::prove(secret, all.iter().copied(), &numbers, wish.told);
                let proofs: Vec<_> = proofs.into_iter().flatten().filter(|proof| proof.root() == root).collect();
                if proofs.len() != chosen.len() {
                    return Err(ProveFault::OtherBundle(bundle.title()).into());
                }
                (By::Tree, proofs.iter().map(proof::Proof::write).collect::<Vec<_>>(), small::without_table(bundle))
            }
            None if wish.told == Told::HashAlone => return Err(ProveFault::NamesTold.into()),
            None => {
                let texts = chosen.iter().filter_map(|number| all.get(*number));
                let texts = texts.map(|(path, sha256)| Listed { sha256: *sha256, name: (*path).to_owned() }.write());
                let shared = [
                    (CONTENTS_NAME.to_owned(), opened.list()?),
                    (CONTENTS_SIGNATURE_NAME.to_owned(), opened.signature()?),
                ];
                (By::List, texts.collect(), shared.to_vec())
            }
        };
        for (name, bytes) in &shared {
            store::write_new(&tree.join(name), bytes)?;
        }
        let mut made = Vec::with_capacity(chosen.len());
        watch.begin(Phase::Reading, 0);
        for ((count, number), text) in (1_u32..).zip(&chosen).zip(&proofs) {
            let Some((path, sha256)) = all.get(*number).copied() else { continue };
            let name = format!("proof-{count:04}.txt");
            store::write_new(&tree.join(&name), text.as_bytes())?;
            let copy = match wish.told {
                Told::Name => path.to_owned(),
                Told::HashAlone => name.trim_end_matches(".txt").to_owned(),
            };
            let to = wish.copies.then(|| (tree.join(DOCUMENTS), copy));
            take(folder, (path, sha256), to.as_ref().map(|(folder, name)| (folder.as_path(), name.as_str())), watch)?;
            made.push(One { name, path: path.to_owned(), sha256, proof_bytes: text.len() as u64 });
        }
        // What was opened for the proofs alone tells the names of all documents.
        let _ = fs::remove_dir_all(self.room());
        watch.begin(Phase::Syncing, 0);
        self.stage.commit()?;
        let shared_bytes = shared.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        Ok(Made { proofs: made, by, shared_bytes, listed: all.len() })
    }
}

/// Returns the numbers of documents in the list. A path may begin with the folder, as a shell completes it.
fn choose(all: &[(&str, Hash)], wanted: &[String], folder: &Path) -> Result<Vec<usize>> {
    let numbers: HashMap<&str, usize> = (0..).zip(all).map(|(number, (path, _))| (*path, number)).collect();
    let number_of = |path: &String| {
        let within = || {
            let below = Path::new(path).strip_prefix(folder).ok()?;
            numbers.get(crate::opened::listed_as(below)?.as_str())
        };
        numbers.get(normalize(path.clone()).as_str()).or_else(within).copied()
    };
    let (mut chosen, mut unknown) = (Vec::new(), Vec::new());
    for path in wanted {
        match number_of(path) {
            Some(number) if chosen.contains(&number) => {}
            Some(number) => chosen.push(number),
            None => unknown.push(path.clone()),
        }
    }
    if unknown.is_empty() { Ok(chosen) } else { Err(ProveFault::NoDocument(unknown).into()) }
}

/// Reads a document, and proves and copies it.
fn take(folder: &Path, (path, sha256): (&str, Hash), to: Option<(&Path, &str)>, watch: &Watch) -> Result<()> {
    let from = folder.join(path);
    let reading = |e| Error::io(Doing::Read, &from, e);
    let mut file = store::open_regular(&from).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ProveFault::Missing(path.to_owned()).into(),
        _ => reading(error),
    })?;
    let (mut out, place): (Box<dyn Write>, PathBuf) = match to {
        None => (Box::new(io::sink()), from.clone()),
        Some((folder, name)) => {
            fs::create_dir_all(folder).map_err(|e| Error::io(Doing::Create, folder, e))?;
            let below = OutFolder::open(folder)?;
            if let Some((above, _)) = name.rsplit_once('/') {
                below.make_folder(above)?;
            }
            (Box::new(below.create(name)?), folder.join(name))
        }
    };
    let (_, found) = store::copy_hashed((&mut file, &from), (&mut *out, &place), watch)?;
    if found == sha256 { Ok(()) } else { Err(ProveFault::Altered(path.to_owned()).into()) }
}
