//! The result of comparing several bundles, shown beside the result of a command.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::date;
use super::error::{Error, Result};
use super::messages::msg;
use super::terminal::Terminal;
use super::words;
use crate::bundle::Bundle;
use crate::error::{Conflict, Maker, ReaderError};
use crate::escape::shown_path;
use crate::find::search::{PassedOver, counting};
use crate::find::{Finding, Search};
use crate::onto::OpenedFolder;
use crate::trust::{PinNow, Publishers, Remembered};

/// The number of series, and of releases without a link, that the program shows.
const TOLD: usize = 8;

/// Warns about series of several publishers, about releases that name no release before them, and about files that pose as
/// the page or as programs.
pub(super) fn tell(terminal: &Terminal, search: &Search) {
    for path in search.false_pages.iter().take(TOLD) {
        terminal.warn_twice(&msg!("page-false", path = shown_path(path)), &msg!("page-false-what"));
    }
    let altered = search.kits.known.iter().flat_map(|kit| &kit.altered);
    for path in altered.take(TOLD) {
        terminal.warn_twice(&msg!("kit-altered-file", path = shown_path(path)), &msg!("kit-strange-what"));
    }
    for path in search.kits.strange.iter().take(TOLD) {
        terminal.warn_twice(&msg!("kit-strange", path = shown_path(path)), &msg!("kit-strange-what"));
    }
    for shared in search.compared.shared.iter().take(TOLD) {
        terminal.warn_twice(&words::compared::shared(shared), &msg!("compared-shared-what"));
    }
    for unlinked in search.compared.unlinked.iter().take(TOLD) {
        terminal.warn(words::compared::unlinked(unlinked));
    }
}

/// Lets opened folders count as memory (FORMAT.md §20.6): bundles that are older than a folder are told.
pub(super) fn after(found: &mut Finding, folders: &[PathBuf]) -> Result<()> {
    for folder in folders {
        let opened =
            OpenedFolder::new(folder).map_err(|_| Error::Usage(msg!("after-not-opened", path = shown_path(folder))))?;
        let mut is_known = false;
        for pin in &mut found.search.pins {
            let Ok(release) = opened.release(pin.standing.family.iter()) else { continue };
            is_known = true;
            pin.memory.is_kept = true;
            pin.memory.releases.push(Remembered { series: release.series, release: release.release, id: None });
        }
        if !is_known {
            return Err(Error::Usage(msg!("after-not-signed", path = shown_path(folder))));
        }
    }
    if !folders.is_empty() {
        found.compare();
    }
    Ok(())
}

/// Returns what every report says of a bundle.
pub(super) fn about(search: &Search, bundle: &Bundle) -> Value {
    words::compared::about_json(search, bundle, date::age(&bundle.facts.created))
}

/// Returns the object of a command about one bundle: its name, its conflicts, and other fields.
pub(super) fn object(search: &Search, bundle: &Bundle, fields: Value) -> Value {
    let conflicts = json!({"conflicts": words::compared::conflicts_of(search, bundle)});
    words::with(words::with(about(search, bundle), conflicts), fields)
}

/// Warns about the key letters beside bundles, and about bundles that are older than a remembered one.
pub(super) fn tell_letters<'a>(terminal: &Terminal, search: &Search, bundles: impl IntoIterator<Item = &'a Bundle>) {
    let mut told = Vec::new();
    for bundle in bundles {
        let keeps = |pin: &PinNow| Some(&pin.key) == bundle.pin.as_ref() && pin.memory.is_kept;
        if search.pins.iter().any(keeps) {
            let age = words::letters::age(date::age(&bundle.facts.created));
            terminal.say(msg!("letters-age-of", title = bundle.title(), age = age));
        }
        for text in words::letters::warnings(search, bundle) {
            if !told.contains(&text) {
                terminal.warn(&text);
                told.push(text);
            }
        }
    }
}

/// Tells that publishers name mirrors, and what a mirror learns.
pub(super) fn tell_mirrors<'a>(terminal: &Terminal, search: &Search, bundles: impl IntoIterator<Item = &'a Bundle>) {
    for bundle in bundles {
        let count = words::letters::mirrors_of(search, bundle).len();
        if count > 0 {
            terminal.say(msg!("letters-mirrors", count = count, title = bundle.title()));
        }
    }
}

/// Warns about every bundle that does not count, because a trusted bundle is here. `chosen` is the bundle that a person chose
/// by its id.
pub(super) fn tell_passed_over(terminal: &Terminal, search: &Search, chosen: Option<&Bundle>) {
    let is_chosen = |one: &&PassedOver| chosen.is_some_and(|bundle| bundle.list.id == one.id);
    for one in search.passed_over.iter().filter(|one| !is_chosen(one)).take(TOLD) {
        let (title, id) = (one.title.as_str(), one.id.short());
        terminal.warn(match &one.maker {
            Maker::Short(maker) => {
                msg!("compared-passed-over-short", title = title, id = id, name = words::compared::by(maker))
            }
            _ => msg!("compared-passed-over", title = title, id = id, digits = one.digits.to_string()),
        });
    }
}

/// Shows an error for every bundle that counts and is not trusted.
pub(super) fn tell_strangers<T: AsRef<Bundle>>(terminal: &Terminal, bundles: &[T], publishers: &Publishers) {
    for bundle in counting(bundles).0 {
        if let Err(error) = publishers.require(bundle) {
            terminal.error(&error.into());
        }
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

/// Says that a bundle was opened without a pinned publisher.
pub(super) fn tell_contact(terminal: &Terminal, bundle: &Bundle, publishers: &Publishers) -> bool {
    let first = publishers.trusted(bundle).is_none();
    if first {
        let digits = bundle.digits().to_string();
        terminal.warn_twice(&msg!("open-not-pinned", digits = digits), &msg!("open-compare-digits"));
    }
    first
}
