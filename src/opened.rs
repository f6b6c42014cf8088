//! `check` of opened documents: what lies in a folder is compared with the list that the publisher signed (FORMAT.md §10.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::error::{DeltaFault, Error, ReaderError, Result};
use crate::format::Hash;
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::format::names::normalize;
use crate::format::sums::SUMS_NAME;
use crate::onto::OpenedFolder;
use crate::pack::is_system_litter;
use crate::store;
use crate::trust::{PinNow, Publishers, Trust};
use crate::unpack::onto::Release;
use crate::watch::{Phase, Watch};

/// The opened documents of a release, each compared with the signed list.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The release.
    pub release: Release,
    /// How the publisher is trusted.
    pub trust: Trust,
    /// The documents that are what the publisher signed.
    pub genuine: usize,
    /// The bytes of these documents.
    pub genuine_bytes: u64,
    /// The documents that are here and differ.
    pub altered: Vec<String>,
    /// The documents that the system does not give.
    pub unreadable: Vec<String>,
    /// The documents that are not here.
    pub missing: Vec<String>,
    /// What is here and not in the list.
    pub strange: Vec<PathBuf>,
    /// What systems leave in folders that somebody looks at. Such files are not in the list either.
    pub litter: Vec<PathBuf>,
}

impl Compared {
    /// Returns the number of documents in the list.
    pub fn listed(&self) -> usize {
        let others = [self.altered.len(), self.unreadable.len(), self.missing.len()];
        others.into_iter().fold(self.genuine, usize::saturating_add)
    }

    /// Tells whether something in the folder is not what the publisher signed.
    pub fn is_altered(&self) -> bool {
        !self.altered.is_empty() || !self.strange.is_empty()
    }

    /// Tells whether a document lacks.
    pub fn is_in_part(&self) -> bool {
        !self.missing.is_empty() || !self.unreadable.is_empty()
    }
}

/// Takes a folder for opened documents if their list and its signature are in it, and no list of a bundle.
pub fn opened(folder: &Path) -> Option<OpenedFolder> {
    if store::is_file(&folder.join(SUMS_NAME)) { None } else { OpenedFolder::new(folder).ok() }
}

/// Compares the documents in a folder with their list. Returns `None` if nobody signed the list whom the caller trusts: then no
/// document is read.
///
/// # Errors
/// [`ReaderError::OtherSeries`], or the error of the system.
pub fn compare(
    folder: &Path,
    opened: &OpenedFolder,
    pins: &[PinNow],
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Option<Compared>> {
    let keys = pins.iter().flat_map(|pin| &pin.standing.family);
    let release = match opened.release(keys) {
        Err(Error::Reader(ReaderError::Delta(DeltaFault::BaseUntrusted))) => return Ok(None),
        release => release?,
    };
    let trust = trust_in(&release, pins, publishers)?;
    let mut compared = Compared {
        release,
        trust,
        genuine: 0,
        genuine_bytes: 0,
        altered: Vec::new(),
        unreadable: Vec::new(),
        missing: Vec::new(),
        strange: Vec::new(),
        litter: Vec::new(),
    };
    let mut here = HashMap::new();
    for entry in store::entries_below(folder)? {
        match listed_as(&entry.path).filter(|path| compared.release.hash_of(path).is_some()) {
            Some(path) => {
                here.insert(path, (entry.path, entry.bytes));
            }
            None if [CONTENTS_NAME, CONTENTS_SIGNATURE_NAME].iter().any(|name| entry.path == Path::new(name)) => {}
            // A killed run may have left its stage.
            None if is_system_litter(&entry.path) || store::is_stage(&entry.path) => compared.litter.push(entry.path),
            None => compared.strange.push(entry.path),
        }
    }
    watch.begin(Phase::Reading, here.values().filter_map(|(_, bytes)| *bytes).fold(0, u64::saturating_add));
    let documents: Vec<(String, Hash)> =
        compared.release.documents().map(|(path, hash)| (path.to_owned(), hash)).collect();
    for (path, hash) in documents {
        match here.get(&path) {
            None => compared.missing.push(path),
            Some((_, None)) => compared.altered.push(path),
            Some((at, Some(_))) => match store::hash_file(&folder.join(at), watch) {
                Ok((bytes, found)) if found == hash => {
                    compared.genuine = compared.genuine.saturating_add(1);
                    compared.genuine_bytes = compared.genuine_bytes.saturating_add(bytes);
                }
                Ok(_) => compared.altered.push(path),
                Err(error @ ReaderError::Interrupted) => return Err(error.into()),
                Err(_) => compared.unreadable.push(path),
            },
        }
    }
    Ok(Some(compared))
}

/// Returns the path that a list would have for a path below the folder.
pub(crate) fn listed_as(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(normalize(parts?.join("/")))
}

/// Returns how the publisher of a release is trusted.
pub(crate) fn trust_in(release: &Release, pins: &[PinNow], publishers: &Publishers) -> Result<Trust> {
    let counts = |now: &&PinNow| match publishers {
        Publishers::Named(..) => true,
        Publishers::Pinned(pins) => pins.iter().any(|pin| pin.key == now.key && pin.counts_for(&release.series)),
    };
    let of_publisher = || pins.iter().filter(|now| now.standing.family.contains(&release.publisher));
    if let Some(now) = of_publisher().find(counts) {
        return Ok(now.trust.clone());
    }
    let limited = match of_publisher().next().map(|now| &now.trust) {
        Some(Trust::Pinned(name)) => Trust::Limited(name.clone()),
        _ => Trust::Unknown,
    };
    Err(publishers.distrust(&release.publisher, &release.series, &limited).into())
}
