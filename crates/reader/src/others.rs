//! Listed files of unknown names, the page and the voucher: which of them travel, and which are left (FORMAT.md §3.1 to §3.3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::carriers::Carriers;
use crate::find::bundle::{Bundle, unknown};
use pannier_format::dull::is_dull;
use pannier_format::kit;
use pannier_format::sums::{PAGE_NAME, VOUCHER_NAME};
use pannier_format::{Hash, limits};

/// A listed file with a name that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other<'a> {
    /// The name in the list.
    pub name: &'a str,
    /// The hash in the list.
    pub hash: Hash,
    /// Whether the file travels.
    pub fate: Fate,
}

/// Whether a listed file of an unknown name travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The file travels. The number is the file that the search found whole.
    Carried(usize),
    /// The file would travel, but the search found no whole copy.
    Missing,
    /// The file does not travel.
    Left(Left),
}

/// The reason why a listed file of an unknown name does not travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// The publisher is not trusted.
    Publisher,
    /// The name is not dull: a system may take the file for a program or for an order.
    Name,
    /// The list names too many such files.
    Count,
    /// No whole file of at most 64 KiB is here, but a longer file of that name is. The page is never left for this.
    Length,
}

/// Returns the most bytes of a listed file that travels.
fn longest(name: &str) -> u64 {
    if name == PAGE_NAME { limits::PAGE_MAX_BYTES } else { limits::FACTS_MAX_BYTES }
}

/// Returns the fate of every listed file of an unknown name, in the order of the list. All verbs of couriers ask this
/// function, so all carriers hold the same files.
pub fn others(bundle: &Bundle) -> Vec<Other<'_>> {
    let mut room = limits::OTHERS_MAX;
    let is_letter = |name: &str| bundle.letters.iter().any(|(letter, _)| letter == name);
    let mut fate = |name: &str| {
        if [PAGE_NAME, VOUCHER_NAME].contains(&name) {
            return of_a_program(bundle, name);
        }
        if !bundle.is_worth_carrying() && !is_letter(name) {
            return Fate::Left(Left::Publisher);
        }
        if !is_dull(name) {
            return Fate::Left(Left::Name);
        }
        let Some(rest) = room.checked_sub(1) else { return Fate::Left(Left::Count) };
        room = rest;
        match bundle.others.get(name) {
            Some(file) => Fate::Carried(*file),
            None if bundle.long_others.contains(name) => Fate::Left(Left::Length),
            None => Fate::Missing,
        }
    };
    unknown(&bundle.sums).map(|(name, hash)| Other { name, hash, fate: fate(name) }).collect()
}

/// Returns the fate of the listed page, or of the listed voucher. Whoever opens a page runs what is in it, and whoever believes a
/// voucher runs what it names, so the bundle must be trusted (FORMAT.md §3.2, §3.3).
fn of_a_program(bundle: &Bundle, name: &str) -> Fate {
    match bundle.others.get(name) {
        _ if !bundle.is_pinned() => Fate::Left(Left::Publisher),
        Some(file) => Fate::Carried(*file),
        None => Fate::Missing,
    }
}

/// Returns the fate of the page that a bundle lists; `None` if the bundle lists none.
pub fn page(bundle: &Bundle) -> Option<Fate> {
    bundle.sums.hash_of(PAGE_NAME).map(|_| of_a_program(bundle, PAGE_NAME))
}

/// Returns the fate of the voucher for a kit that a bundle lists; `None` if the bundle lists none.
pub fn voucher(bundle: &Bundle) -> Option<Fate> {
    bundle.sums.hash_of(VOUCHER_NAME).map(|_| of_a_program(bundle, VOUCHER_NAME))
}

/// Returns the hash of the list of the kit for which a trusted bundle vouches.
pub fn vouched(bundle: &Bundle, carriers: &dyn Carriers) -> Option<Hash> {
    let Fate::Carried(file) = voucher(bundle)? else { return None };
    kit::vouched(&carriers.read_if(file, bundle.sums.hash_of(VOUCHER_NAME)?, limits::FACTS_MAX_BYTES)?)
}

/// Returns name and bytes of the files that travel, and the names of the files that would travel and are lost.
pub(crate) fn carried(bundle: &Bundle, carriers: &dyn Carriers) -> (Vec<(String, Vec<u8>)>, Vec<String>) {
    let (mut files, mut lost) = (Vec::new(), Vec::new());
    for Other { name, hash, fate } in others(bundle) {
        let bytes = match fate {
            Fate::Carried(file) => carriers.read_if(file, hash, longest(name)),
            Fate::Missing => None,
            Fate::Left(_) => continue,
        };
        match bytes {
            Some(bytes) => files.push((name.to_owned(), bytes)),
            None => lost.push(name.to_owned()),
        }
    }
    (files, lost)
}
