//! Finding bundles below folders.

use std::path::{Path, PathBuf};

pub use pannier_reader::find::*;

use crate::error::Result;
use crate::format::Digits;
use crate::keys::PublicKey;
use crate::store::HeldCarriers;
use crate::trust::Publishers;
use crate::watch::Watch;

/// Searches folders (or single files) for bundles, also in archives. Compressed archives are unpacked below `scratch`.
///
/// # Errors
/// When a given folder does not exist, or when the caller stops.
pub fn find(roots: &[PathBuf], publishers: &Publishers, scratch: &Path, watch: &Watch) -> Result<Finding> {
    Ok(pannier_reader::find::find(HeldCarriers::list(roots, scratch)?, publishers, watch)?)
}

/// Finds the keys with these digits that signatures below folders claim.
///
/// # Errors
/// When a given folder is not there, or the caller stops.
pub fn claimed_with(roots: &[PathBuf], digits: Digits, scratch: &Path, watch: &Watch) -> Result<Vec<PublicKey>> {
    Ok(claimed(HeldCarriers::list(roots, scratch)?.as_ref(), digits, watch)?)
}
