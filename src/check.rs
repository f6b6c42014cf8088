//! `check` of folders: what arrived, is it genuine, is it enough.

use std::path::{Path, PathBuf};

pub use pannier_reader::check::*;
pub use pannier_reader::report::*;

use crate::error::Result;
use crate::store::{FolderCarriers, ScratchIn};
use crate::trust::Publishers;
use crate::watch::Watch;

/// Reads folders and reports on every bundle in them. Only when a block table is lost and recovery chunks with it,
/// something is written: those chunks, for a moment, below `scratch`.
///
/// # Errors
/// When a given folder is not there, when no bundle is found, or the caller stops.
pub fn check(roots: &[PathBuf], publishers: &Publishers, scratch: &Path, watch: &Watch) -> Result<Checked> {
    pannier_reader::check::check(FolderCarriers::list(roots)?, publishers, &ScratchIn(scratch.to_owned()), watch)
}
