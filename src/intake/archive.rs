//! An archive on its medium: the paths of everything in it, and the chain, which is only ever replaced by a longer one (FORMAT.md §24).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::fault::CustodyFault;
use crate::error::{Doing, Error, Result};
use crate::format::Hash;
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Contents};
use crate::format::custody::{
    BY_HASH, CUSTODY_NAME, Chain, ChainFault, Clock, Entry, Event, INDEX_NAME, Intake, PARCELS, Signed, may_be_chain,
};
use crate::format::minisig::SignatureText;
use crate::format::sums::{FACTS_NAME, SIGNATURE_NAME, SUMS_NAME};
use crate::keys::{PublicKey, SecretKey};
use crate::limits;
use crate::pack::is_system_litter;
use crate::store::{self, Stage};

/// The files that every folder of a parcel has.
pub(super) const FILES: [&str; 5] = [SUMS_NAME, SIGNATURE_NAME, FACTS_NAME, CONTENTS_NAME, CONTENTS_SIGNATURE_NAME];

/// A folder that is an archive, or becomes one.
#[derive(Clone, Debug)]
pub struct Archive {
    folder: PathBuf,
}

impl Archive {
    /// Takes a folder for an archive.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Tells whether a folder may be an archive, also one whose chain is gone.
    pub fn may_be(folder: &Path) -> bool {
        let is_folder = |name: &str| fs::symlink_metadata(folder.join(name)).is_ok_and(|meta| meta.is_dir());
        let head = || {
            let bytes = store::read_small(&folder.join(CUSTODY_NAME), limits::CUSTODY_MAX_BYTES).ok()??;
            may_be_chain(&bytes).then_some(())
        };
        (is_folder(BY_HASH) && is_folder(PARCELS)) || (store::is_file(&folder.join(CUSTODY_NAME)) && head().is_some())
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the path of the chain.
    pub fn custody(&self) -> PathBuf {
        self.folder.join(CUSTODY_NAME)
    }

    /// Returns the path of the index.
    pub(super) fn index(&self) -> PathBuf {
        self.folder.join(INDEX_NAME)
    }

    /// Returns the path of a document.
    pub(super) fn document(&self, hash: &Hash) -> PathBuf {
        self.folder.join(below(hash))
    }

    /// Returns the folder of a parcel.
    pub(super) fn parcel(&self, id: &Hash) -> PathBuf {
        self.folder.join(PARCELS).join(id.to_string())
    }

    /// Tells whether the folder has anything of an archive.
    pub(super) fn has_begun(&self) -> bool {
        [CUSTODY_NAME, BY_HASH, PARCELS].iter().any(|name| fs::symlink_metadata(self.folder.join(name)).is_ok())
    }

    /// Refuses a folder with other things than an archive. A folder that is not there may become one.
    pub(super) fn require_free(&self) -> Result<()> {
        if self.has_begun() || fs::symlink_metadata(&self.folder).is_err() {
            return Ok(());
        }
        let failed = |e| Error::io(Doing::List, &self.folder, e);
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            let name = PathBuf::from(entry.map_err(failed)?.file_name());
            if !store::is_stage(&name) && !is_system_litter(&name) {
                return Err(CustodyFault::NotAnArchive(self.folder.clone()).into());
            }
        }
        Ok(())
    }

    /// Reads the chain, and verifies every signature.
    ///
    /// # Errors
    /// [`CustodyFault::NoChain`], [`CustodyFault::Chain`], [`CustodyFault::Unsigned`], or the error of the system.
    pub fn chain(&self) -> Result<Chain> {
        let path = self.custody();
        if !store::is_file(&path) {
            return Err(CustodyFault::NoChain(path).into());
        }
        let broken = |why| Error::from(CustodyFault::Chain { path: path.clone(), why });
        let bytes = store::read_small(&path, limits::CUSTODY_MAX_BYTES)?;
        let bytes = bytes.ok_or_else(|| broken(ChainFault::TooLong))?;
        let chain = Chain::parse(&bytes).map_err(broken)?;
        for Signed { entry, signature } in &chain.entries {
            let key = PublicKey::parse(&entry.hand);
            if !key.is_some_and(|key| key.verifies(signature, entry.line().as_bytes())) {
                return Err(CustodyFault::Unsigned { path: path.clone(), entry: entry.number }.into());
            }
        }
        Ok(chain)
    }

    /// Signs an entry, and puts it at the end of the chain. The text on the medium gets longer in one step.
    pub(super) fn append(&self, chain: &mut Chain, entry: Entry, key: &SecretKey, stage: &Stage) -> Result<()> {
        let text = key.sign(entry.line().as_bytes(), &entry.comment())?;
        let signature = SignatureText::parse(text.as_bytes()).ok_or(Error::bug("a signature that is none"))?;
        let before = chain.write();
        chain.entries.push(Signed { entry, signature });
        let text = chain.write();
        if text.len() as u64 > limits::CUSTODY_MAX_BYTES {
            return Err(CustodyFault::Full(self.custody()).into());
        }
        if before.is_empty() {
            return put(stage, &self.custody(), text.as_bytes(), Name::Free);
        }
        // Nobody else may have written since the chain was read.
        let there = store::read_small(&self.custody(), limits::CUSTODY_MAX_BYTES)?;
        if there.as_deref() != Some(before.as_bytes()) {
            return Err(Error::Busy(self.folder.clone()));
        }
        put(stage, &self.custody(), text.as_bytes(), Name::Taken)
    }

    /// Reads the list of documents of a parcel that the chain names.
    ///
    /// # Errors
    /// [`CustodyFault::Missing`], [`CustodyFault::Altered`], or the error of the system.
    pub(super) fn contents(&self, intake: &Intake) -> Result<Contents> {
        let path = self.parcel(&intake.id).join(CONTENTS_NAME);
        if !store::is_file(&path) {
            return Err(CustodyFault::Missing(path).into());
        }
        let altered = || CustodyFault::Altered(path.clone());
        let bytes = store::read_small(&path, limits::CONTENTS_MAX_BYTES)?.ok_or_else(altered)?;
        if crate::digest::sha256(&bytes) != intake.contents {
            return Err(altered().into());
        }
        Ok(Contents::parse(&bytes).ok_or_else(altered)?)
    }

    /// Tells whether every file of a parcel is there. Nothing is read but the list.
    pub(super) fn has(&self, intake: &Intake) -> bool {
        let folder = self.parcel(&intake.id);
        FILES.iter().all(|name| store::is_file(&folder.join(name)))
            && self
                .contents(intake)
                .is_ok_and(|list| list.documents.iter().all(|(_, hash)| store::is_file(&self.document(hash))))
    }

    /// Writes the index anew: which document came in which parcel.
    pub(super) fn write_index(&self, chain: &Chain, stage: &Stage) -> Result<()> {
        let mut lines = Vec::new();
        for (_, intake) in chain.intakes() {
            let list = self.contents(intake)?;
            lines.extend(list.documents.iter().map(|(_, hash)| (*hash, intake.id)));
        }
        lines.sort_unstable();
        lines.dedup();
        let text: String = lines.iter().map(|(document, id)| format!("{document}  {id}\n")).collect();
        put(stage, &self.index(), text.as_bytes(), Name::Taken)
    }
}

/// Whether a file may replace one of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// Nothing may have the name.
    Free,
    /// An older file of ours may have the name.
    Taken,
}

/// Writes a file in the stage, and gives it its name when it is on the medium. A killed run leaves nothing outside the stage.
pub(super) fn put(stage: &Stage, path: &Path, bytes: &[u8], name: Name) -> Result<()> {
    let part = stage.scratch("part");
    let mut file = store::create(&part)?;
    let written = file.write_all(bytes).and_then(|()| store::sync_file(&file));
    written.map_err(|e| Error::io(Doing::Write, path, e))?;
    drop(file);
    match name {
        Name::Free => store::rename_new(&part, path)?,
        Name::Taken => fs::rename(&part, path).map_err(|e| Error::io(Doing::Rename, path, e))?,
    }
    Ok(store::sync_folder(path.parent().unwrap_or(Path::new("")))?)
}

/// Returns the path of a document in an archive.
pub(super) fn below(hash: &Hash) -> PathBuf {
    let name = hash.to_string();
    Path::new(BY_HASH).join(name.get(..2).unwrap_or_default()).join(name)
}

/// Returns the first entry of a new chain.
pub(super) fn begin(seed: Hash, (time, clock): (&str, Clock), hand: &PublicKey) -> Result<Entry> {
    let next = Chain::default().next(time.to_owned(), clock, hand.base64(), Event::Begin(seed));
    next.map_err(|_| Error::bug("no room in an empty chain"))
}
