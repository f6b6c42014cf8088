//! Kits on the carriers: those that a trusted publisher knows, and files that pose as programs (FORMAT.md §3.3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::bundle::Bundle;
use super::turns::parent;
use crate::carriers::{Carriers, Found};
use crate::others;
use pannier_format::digest::sha256;
use pannier_format::kit::{KitList, is_called_a_program};
use pannier_format::{Hash, limits};

/// The kits of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kits {
    /// The kits that a publisher of a trusted bundle knows.
    pub known: Vec<KnownKit>,
    /// Files that pose as programs, and that are none of a known kit.
    pub strange: Vec<PathBuf>,
}

/// A kit that a publisher knows, compared with its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownKit {
    /// The hash of the list of the kit.
    pub list: Hash,
    /// The folder of the list.
    pub folder: PathBuf,
    /// The number of files that are as the list says.
    pub genuine: usize,
    /// Files that have a name of the list and other bytes.
    pub altered: Vec<PathBuf>,
    /// Names of the list that no file in the folder has.
    pub missing: Vec<String>,
}

/// Looks at the kits. `lists` are the files with the shape of a list. Returns the genuine files too, by their numbers.
pub(super) fn look(carriers: &dyn Carriers, bundles: &[Bundle], lists: &[usize]) -> (Kits, HashSet<usize>) {
    let (mut kits, mut genuine) = (Kits::default(), HashSet::new());
    if bundles.is_empty() {
        return (kits, genuine);
    }
    let vouched: HashSet<Hash> = bundles.iter().filter_map(|bundle| others::vouched(bundle, carriers)).collect();
    let known = known(carriers, &vouched, lists);
    for (index, hash, list) in &known {
        let folder = parent(carriers.path(*index));
        let mut kit =
            KnownKit { list: *hash, folder: folder.to_owned(), genuine: 0, altered: Vec::new(), missing: Vec::new() };
        let mut here = HashSet::new();
        for (number, found) in carriers.files().iter().enumerate().filter(|(_, found)| parent(&found.path) == folder) {
            let Some(wanted) = name(&found.path).and_then(|name| list.hash_of(name)) else { continue };
            here.insert(wanted);
            if hash_of(carriers, number, found) == Some(wanted) {
                kit.genuine = kit.genuine.saturating_add(1);
                genuine.insert(number);
            } else {
                kit.altered.push(found.path.clone());
            }
        }
        let missing = list.files().filter(|(_, hash)| !here.contains(hash));
        kit.missing = missing.map(|(name, _)| name.to_owned()).collect();
        // A list alone is no kit.
        if !here.is_empty() {
            kits.known.push(kit);
        }
    }
    let altered: HashSet<&Path> = kits.known.iter().flat_map(|kit| &kit.altered).map(PathBuf::as_path).collect();
    let (mut left, mut strange) = (limits::PROGRAMS_MAX, Vec::new());
    for (number, found) in carriers.files().iter().enumerate() {
        let is_told = genuine.contains(&number) || altered.contains(found.path.as_path());
        if is_told || !name(&found.path).is_some_and(is_called_a_program) {
            continue;
        }
        // Of a crowd, the others count as strange without a look.
        let rest = left.checked_sub(1).filter(|_| !known.is_empty());
        left = rest.unwrap_or(left);
        let hash = rest.and_then(|_| hash_of(carriers, number, found));
        if hash.is_none_or(|hash| !known.iter().any(|(_, _, list)| list.has(&hash))) {
            strange.push(found.path.clone());
        }
    }
    kits.strange = strange;
    (kits, genuine)
}

/// Finds the lists of the kits that are vouched for.
fn known(carriers: &dyn Carriers, vouched: &HashSet<Hash>, lists: &[usize]) -> Vec<(usize, Hash, KitList)> {
    if vouched.is_empty() {
        return Vec::new();
    }
    let read = |index: &usize| {
        let bytes = carriers.read_small(*index, limits::KIT_LIST_MAX_BYTES).ok().flatten()?;
        let hash = Some(sha256(&bytes)).filter(|hash| vouched.contains(hash))?;
        Some((*index, hash, KitList::parse(&bytes)?))
    };
    lists.iter().filter_map(read).take(limits::KITS_MAX).collect()
}

/// Returns the hash of a file that can be one of a kit.
fn hash_of(carriers: &dyn Carriers, number: usize, found: &Found) -> Option<Hash> {
    if found.bytes > limits::KIT_FILE_MAX_BYTES {
        return None;
    }
    carriers.hash(number).ok()
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}
