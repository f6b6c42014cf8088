//! `check` with a key: how many documents could be opened now, though blocks are missing.

use std::collections::HashMap;
use std::env;
use std::path::PathBuf;

use super::error::{Error, Result};
use super::terminal::{Task, Terminal};
use super::unseal::identities;
use super::words::{self, part::Amounts};
use crate::check::{Checked, Held};
use crate::error as library;
use crate::format::{Hash, Sealing};
use crate::open::{self, Contact, Decoding, OpenedPart, Workshop};
use crate::seal::OpenWith;
use crate::store::Unfit;
use crate::trust::Publishers;

/// Counts the documents of each bundle that could be opened now, by the ids of the bundles, if the person gave a key or a bundle needs none.
pub(super) fn openable(
    terminal: &Terminal,
    checked: &Checked,
    keys: &[PathBuf],
    publishers: &Publishers,
) -> Result<HashMap<Hash, Amounts>> {
    let with = identities(terminal, keys)?.map_or(OpenWith::Nothing, OpenWith::Identities);
    let has_key = matches!(with, OpenWith::Identities(_));
    let mut counted = HashMap::new();
    for held in checked.held.iter().filter(|held| has_key || held.bundle.facts.sealing == Sealing::None) {
        match count(terminal, held, &with, publishers) {
            Ok(None) => {}
            Ok(Some(part)) => _ = counted.insert(held.bundle.list.id, Amounts::of(&part)),
            // The verdict does not depend on a key that fits another bundle.
            Err(error @ Error::Library(library::Error::Reader(library::ReaderError::WrongKey))) => {
                terminal.warn(words::sentence(&error));
            }
            // Nobody asked to open anything.
            Err(_) if !has_key => {}
            Err(error) => return Err(error),
        }
    }
    Ok(counted)
}

/// Counts the documents of a bundle. `None` if it can be opened whole, or if nobody trusts it.
///
/// # Errors
/// A key that does not fit, or a payload that is refused.
fn count(terminal: &Terminal, held: &Held, with: &OpenWith, publishers: &Publishers) -> Result<Option<OpenedPart>> {
    let Ok(admitted) = publishers.admit(held, Contact::Pinned) else { return Ok(None) };
    // The parts of a difference are no documents, and without the table nobody knows which blocks are here.
    if held.require_enough().is_ok() || held.bundle.facts.since.is_some() || held.bundle.table.is_none() {
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
