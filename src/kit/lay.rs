//! Laying a kit on a carrier: as many files as the room holds, those first that open bundles on the most machines.

use std::path::{Path, PathBuf};

use super::{Compared, Kit, KitFault};
use crate::digest::sha256;
use crate::error::{Error, ReaderError, Result};
use crate::format::kit::{KIT_FOLDER, is_called_a_program};
use crate::format::sums::SUMS_NAME;
use crate::limits;
use crate::store::{self, Access, Stage};
use crate::watch::{Phase, Watch};

/// The beginnings of names in the order in which the files go onto a small medium. What nothing names comes between the programs
/// and the sources.
const ORDER: [&str; 10] = [
    "reader.html",
    "COPYING",
    "pannier-small-windows-x86_64",
    "pannier-small-linux-x86_64",
    "pannier-small-linux-aarch64",
    "pannier-small-linux-armv7",
    "pannier-windows-x86_64",
    "pannier-linux-x86_64",
    "pannier-linux-aarch64",
    "pannier-linux-armv7",
];
/// The part of a name by which the sources are known. They hold bundles for tests, and nobody opens a bundle with them.
const SOURCES: &str = "-source.";
/// Bytes that stay free on a medium.
const SPARED_BYTES: u64 = 1 << 20;

/// The room that a kit may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// What the medium has.
    OfMedium,
    /// At most so many bytes.
    Bytes(u64),
}

/// A kit on a carrier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    /// The folder of the kit.
    pub folder: PathBuf,
    /// The files that were laid, in their order of need, each with its bytes.
    pub files: Vec<(String, u64)>,
    /// The files that were left, each with its bytes.
    pub left: Vec<(String, u64)>,
}

impl Laid {
    /// Returns the bytes of all files that were laid.
    pub fn bytes(&self) -> u64 {
        self.files.iter().fold(0, |sum, (_, bytes)| sum.saturating_add(*bytes))
    }
}

/// Lays a kit into the folder `kit` of a carrier, and a text for people beside the folder. Every file is hashed once more while
/// it is copied.
///
/// # Errors
/// [`KitFault::Altered`] if something in the folder of the kit is not in its list. [`ReaderError::Exists`] if the carrier has a
/// folder `kit`, or another text. [`ReaderError::NoSpace`] if no program fits.
pub fn lay(kit: &Kit, carrier: &Path, start_here: (&str, &str), room: Room, watch: &Watch) -> Result<Laid> {
    let compared = kit.compare(watch)?;
    if !compared.is_genuine() {
        return Err(kit.altered(&compared).into());
    }
    if !carrier.is_dir() {
        return Err(Error::CorpusNotFolder(carrier.to_owned()));
    }
    let (name, text) = start_here;
    let beside = carrier.join(name);
    let is_there = match store::is_file(&beside) {
        true => store::read_small(&beside, limits::FACTS_MAX_BYTES)?.as_deref() == Some(text.as_bytes()),
        false => false,
    };
    if !is_there && beside.symlink_metadata().is_ok() {
        return Err(ReaderError::Exists(beside).into());
    }
    let folder = carrier.join(KIT_FOLDER);
    let laid = chosen(kit, &compared, &folder, carrier, room)?;
    let stage = Stage::begin(&folder, Access::AsUsual)?;
    let tree = stage.tree();
    watch.begin(Phase::Writing, laid.bytes());
    store::write_new(&tree.join(SUMS_NAME), &kit.bytes)?;
    for (name, text) in &kit.signatures {
        store::write_new(&tree.join(name), text.text().as_bytes())?;
    }
    for (name, bytes) in &laid.files {
        let from = kit.folder.join(name);
        // The file may have changed since it was compared.
        let read = store::read_small(&from, limits::KIT_FILE_MAX_BYTES)?;
        let read = read.filter(|read| Some(sha256(read)) == kit.list.hash_of(name));
        let read =
            read.ok_or_else(|| KitFault::Altered { folder: kit.folder.clone(), files: vec![PathBuf::from(name)] })?;
        store::write_new(&tree.join(name), &read)?;
        if is_called_a_program(name) {
            store::let_run(&tree.join(name))?;
        }
        watch.advance(*bytes)?;
    }
    stage.commit()?;
    if !is_there {
        store::publish(&beside, text.as_bytes())?;
    }
    Ok(laid)
}

/// Chooses the files that fit, in the order of need.
fn chosen(kit: &Kit, compared: &Compared, folder: &Path, carrier: &Path, room: Room) -> Result<Laid> {
    let free = store::free_space(carrier);
    let unit = free.map_or(1, |free| free.unit_bytes.max(1));
    let on_medium = free.map(|free| free.free_bytes.saturating_sub(SPARED_BYTES));
    let most = match room {
        Room::Bytes(bytes) => bytes.min(on_medium.unwrap_or(u64::MAX)),
        Room::OfMedium => on_medium.unwrap_or(u64::MAX),
    };
    let takes = |bytes: u64| bytes.div_ceil(unit).saturating_mul(unit);
    let signatures = kit.signatures.iter().map(|(_, text)| takes(text.text().len() as u64));
    let small = takes(kit.bytes.len() as u64).saturating_add(signatures.sum());
    let mut files = compared.genuine.clone();
    files.sort_by_key(|(name, _)| rank(name));
    let (mut laid, mut left, mut free_bytes) = (Vec::new(), Vec::new(), most.saturating_sub(small));
    for (name, bytes) in files {
        match free_bytes.checked_sub(takes(bytes)).filter(|_| !name.contains(SOURCES)) {
            Some(rest) => {
                free_bytes = rest;
                laid.push((name, bytes));
            }
            None => left.push((name, bytes)),
        }
    }
    if laid.iter().any(|(name, _)| is_called_a_program(name) || name == ORDER[0]) {
        return Ok(Laid { folder: folder.to_owned(), files: laid, left });
    }
    let least = left.iter().map(|(_, bytes)| *bytes).min().unwrap_or_default();
    let spared = if room == Room::OfMedium { SPARED_BYTES } else { 0 };
    let needed_bytes = small.saturating_add(takes(least)).saturating_add(spared);
    Err(ReaderError::NoSpace { path: carrier.to_owned(), needed_bytes, free_bytes: Some(most) }.into())
}

/// Returns the turn of a file on a small medium.
fn rank(name: &str) -> usize {
    ORDER.iter().position(|beginning| name.starts_with(beginning)).unwrap_or(ORDER.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_goes_first_then_small_programs_then_whole_ones() {
        let mut names = vec![
            "pannier-0.2.0-docs.zip",
            "pannier-linux-armv7",
            "pannier-linux-x86_64",
            "pannier-small-linux-armv7",
            "pannier-small-linux-x86_64",
            "pannier-small-windows-x86_64.exe",
            "reader.html",
        ];
        names.sort_by_key(|name| rank(name));
        let order = [
            "reader.html",
            "pannier-small-windows-x86_64.exe",
            "pannier-small-linux-x86_64",
            "pannier-small-linux-armv7",
            "pannier-linux-x86_64",
            "pannier-linux-armv7",
            "pannier-0.2.0-docs.zip",
        ];
        assert_eq!(names, order);
    }
}
