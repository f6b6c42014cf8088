//! `check` with a key: how many documents could be opened now, though blocks are missing.

use std::collections::HashMap;
use std::env;
use std::path::PathBuf;

use super::error::{Error, Result};
use super::terminal::{Task, Terminal};
use super::unseal::identities;
use super::words::part::Amounts;
use crate::check::{Checked, Held};
use crate::error as library;
use crate::format::Hash;
use crate::open::{self, Contact, Decoding, OpenedPart, Workshop};
use crate::seal::OpenWith;
use crate::store::Unfit;
use crate::trust::Publishers;

/// Counts the documents of each bundle that could be opened now, by the ids of the bundles, if the person gave a key.
pub(super) fn openable(
    terminal: &Terminal,
    checked: &Checked,
    keys: &[PathBuf],
    publishers: &Publishers,
) -> Result<HashMap<Hash, Amounts>> {
    let Some(identities) = identities(terminal, keys)? else { return Ok(HashMap::new()) };
    let with = OpenWith::Identities(identities);
    let count = |held: &Held| {
        let counted = count(terminal, held, &with, publishers).transpose()?;
        Some(counted.map(|part| (held.bundle.list.id, Amounts::of(&part))))
    };
    checked.held.iter().filter_map(count).collect()
}

/// Counts the documents of a bundle. `None` if it can be opened whole, or if nobody trusts it.
///
/// # Errors
/// A key that fits no bundle, or a payload that is refused.
fn count(terminal: &Terminal, held: &Held, with: &OpenWith, publishers: &Publishers) -> Result<Option<OpenedPart>> {
    let Ok(admitted) = publishers.admit(held, Contact::Pinned) else { return Ok(None) };
    if held.require_enough().is_ok() {
        return Ok(None);
    }
    let task = Task::begin(terminal);
    let workshop = Workshop::of_this_program();
    let decoding = Decoding { with, workshop: &workshop, unfit: Unfit::Stops, only: None };
    match open::count_part(&admitted, &env::temp_dir(), decoding, &task.watch) {
        Err(library::Error::Reader(library::ReaderError::NotEnough { .. })) => Ok(None),
        counted => Ok(Some(counted.map_err(Error::from)?)),
    }
}
