//! The files that are to be committed, with the names that they get.

use std::collections::HashSet;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::fault::{CommitFault, PathFault};
use crate::error::{Doing, Error, Result};
use crate::format::commitment::{Names, is_name};
use crate::pack::{Sources, is_system_litter};
use crate::secret::key_in;
use crate::store;

/// A file that is to be committed.
pub(super) struct ToCommit {
    /// Where the file is.
    pub(super) source: PathBuf,
    /// The name of the file in the commitment; empty if names are left out.
    pub(super) name: String,
    /// The length of the file when the folders were listed.
    pub(super) bytes: u64,
}

/// All files that are to be committed.
pub(super) struct Chosen {
    pub(super) files: Vec<ToCommit>,
    /// Files of the system that were left out of folders.
    pub(super) left_out: usize,
}

/// Lists the files at some paths.
///
/// # Errors
/// [`CommitFault`], or the error of the system.
pub(super) fn survey(paths: &[PathBuf], names: Names, output: &Path) -> Result<Chosen> {
    let sources = Sources::of(paths)?;
    let leftover = Leftover::of(output);
    let mut chosen = Chosen { files: Vec::new(), left_out: 0 };
    let mut faults = Vec::new();
    for walk in sources.walks() {
        let mut walk = walk.sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(Path::new("")).to_owned();
                Error::io(Doing::List, path, error.into())
            })?;
            let (path, kind) = (sources.within(entry.path()).to_owned(), entry.file_type());
            if leftover.is(entry.path()) {
                walk.skip_current_dir();
                continue;
            }
            // Who names such a file means this file. In a folder it would change before anybody compares.
            if entry.depth() > 0 && is_system_litter(&path) {
                if kind.is_dir() {
                    walk.skip_current_dir();
                }
                chosen.left_out = chosen.left_out.saturating_add(1);
                continue;
            }
            if kind.is_dir() {
                continue;
            }
            let name = if !kind.is_file() {
                Err(if kind.is_symlink() { PathFault::Link } else { PathFault::Special })
            } else if names == Names::LeftOut {
                Ok(String::new())
            } else {
                name_of(&path)
            };
            match name {
                Ok(name) => {
                    let meta = entry.metadata().map_err(|error| Error::io(Doing::Read, entry.path(), error.into()))?;
                    chosen.files.push(ToCommit { source: entry.into_path(), name, bytes: meta.len() });
                }
                Err(fault) => faults.push((path, fault)),
            }
        }
    }
    if !faults.is_empty() {
        return Err(CommitFault::Paths(faults).into());
    }
    let mut seen = HashSet::new();
    let mut named = chosen.files.iter().filter(|_| names == Names::Kept);
    if let Some(twice) = named.find(|file| !seen.insert(file.name.as_str())) {
        return Err(CommitFault::Twice(twice.source.clone()).into());
    }
    if chosen.files.is_empty() { Err(CommitFault::Nothing.into()) } else { Ok(chosen) }
}

/// Returns the name that a path has in a commitment.
fn name_of(path: &Path) -> Result<String, PathFault> {
    let text = path.to_str().ok_or(PathFault::NotUnicode)?;
    if let Some(what) = path.iter().find_map(|part| key_in(part.as_encoded_bytes())) {
        return Err(PathFault::Secret(what));
    }
    let name = if MAIN_SEPARATOR == '/' { text.to_owned() } else { text.replace(MAIN_SEPARATOR, "/") };
    if is_name(&name) { Ok(name) } else { Err(PathFault::Name) }
}

/// The stage that a killed run may have left beside the output, and that this run removes.
struct Leftover(Option<PathBuf>);

impl Leftover {
    fn of(output: &Path) -> Self {
        Self(store::stage_of(output).and_then(|stage| fs::canonicalize(stage).ok()))
    }

    fn is(&self, path: &Path) -> bool {
        self.0.as_ref().is_some_and(|stage| {
            path.file_name() == stage.file_name() && fs::canonicalize(path).ok().as_ref() == Some(stage)
        })
    }
}
