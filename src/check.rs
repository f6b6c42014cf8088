//! `check` of folders: reports whether the arrived files are genuine, and whether they are enough.

use std::path::{Path, PathBuf};

pub use pannier_reader::check::{Checked, Held};
pub use pannier_reader::report::*;

use crate::error::Result;
use crate::find::Finding;
use crate::store::{HeldCarriers, ScratchIn};
use crate::trust::Publishers;
use crate::watch::Watch;

/// Reads folders, and archives in the folders, and reports on every bundle there. The function writes files in two cases
/// only. Files in compressed archives are unpacked below `scratch`, until the result is dropped. If a block table is lost
/// together with recovery chunks, the recovery chunks are written below `scratch` for a moment.
///
/// # Errors
/// When a given folder does not exist, when no bundle is found, or when the caller stops.
pub fn check(roots: &[PathBuf], publishers: &Publishers, scratch: &Path, watch: &Watch) -> Result<Checked> {
    let carriers = HeldCarriers::list(roots, scratch)?;
    Ok(pannier_reader::check::check(carriers, publishers, &ScratchIn(scratch.to_owned()), watch)?)
}

/// Reports on every bundle of a search, as [`check`] does, without a second search.
///
/// # Errors
/// As [`check`].
pub fn check_found(finding: Finding, publishers: &Publishers, scratch: &Path, watch: &Watch) -> Result<Checked> {
    Ok(pannier_reader::check::check_found(finding, publishers, &ScratchIn(scratch.to_owned()), watch)?)
}
