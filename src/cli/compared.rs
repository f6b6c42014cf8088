//! The result of comparing several bundles, shown beside the result of a command.

use super::messages::msg;
use super::terminal::Terminal;
use super::words;
use crate::bundle::Bundle;
use crate::error::{Conflict, ReaderError};
use crate::find::Search;

/// The number of series, and of releases without a link, that the program shows.
const TOLD: usize = 8;

/// Warns about series of several publishers, and about releases that name no release before them.
pub(super) fn tell(terminal: &Terminal, search: &Search) {
    for shared in search.compared.shared.iter().take(TOLD) {
        terminal.warn_twice(&words::compared::shared(shared), &msg!("compared-shared-what"));
    }
    for unlinked in search.compared.unlinked.iter().take(TOLD) {
        terminal.warn(words::compared::unlinked(unlinked));
    }
}

/// Shows an error if bundles exclude each other. Returns whether there are such bundles.
pub(super) fn tell_conflicts(terminal: &Terminal, search: &Search) -> bool {
    let conflicts = &search.compared.conflicts;
    if !conflicts.is_empty() {
        terminal.error(&ReaderError::Conflict(conflicts.clone()).into());
    }
    !conflicts.is_empty()
}

/// Warns if a bundle that a person named is in conflict with other bundles, or if others of the search exclude each other:
/// a stolen key shows so. Returns whether the bundle is in conflict.
pub(super) fn warn_of(terminal: &Terminal, search: &Search, bundle: &Bundle) -> bool {
    let all = search.compared.conflicts.iter().cloned();
    let (own, others): (Vec<Conflict>, Vec<Conflict>) = all.partition(|conflict| conflict.concerns(&bundle.list.id));
    let is_disputed = !own.is_empty();
    for conflicts in [others, own].into_iter().filter(|conflicts| !conflicts.is_empty()) {
        terminal.warn_twice(&words::of_reader(&ReaderError::Conflict(conflicts)), &msg!("compared-ask"));
    }
    is_disputed
}
