//! `pack --since`: the release on which a difference builds, as an opened folder or as a bundle that is read and not written.

use std::collections::HashMap;
use std::env;
use std::fmt;
use std::path::Path;

use super::args;
use super::error::{Error, Result};
use super::messages::msg;
use super::terminal::{Terminal, passphrase_from};
use super::unseal::identities;
use crate::check::{Checked, Held, check_found};
use crate::error::{DeltaFault, NamedBy, ReaderError};
use crate::find::find;
use crate::find::search::Wanted;
use crate::format::Sealing;
use crate::keys::PublicKey;
use crate::onto::OpenedFolder;
use crate::open::{self, Admitted, Contact, Decoding, Workshop};
use crate::pack::{OldDocuments, Since};
use crate::seal::OpenWith;
use crate::store::Unfit;
use crate::trust::Publishers;
use crate::unpack::Listing;
use crate::unpack::onto::Release;
use crate::watch::Watch;

/// Reads the release before. One of the publisher's keys must have signed it.
pub(super) fn read(
    terminal: &Terminal,
    args: &args::Pack,
    old: &Path,
    keys: &[PublicKey],
    watch: &Watch,
) -> Result<Since> {
    if OpenedFolder::new(old).is_ok() {
        return Ok(Since::read(old, keys)?);
    }
    let not_opened = || ReaderError::from(DeltaFault::NotOpened(old.to_owned()));
    if !old.exists() {
        return Err(not_opened().into());
    }
    let publishers = Publishers::Named(keys.to_vec(), NamedBy::Hand);
    let mut found = find(&[old.to_owned()], &publishers, &env::temp_dir(), watch)?;
    if found.bundles.is_empty() {
        return Err(match found.reason() {
            ReaderError::NoBundle => not_opened().into(),
            reason => reason.into(),
        });
    }
    let checked = check_found(found, &publishers, &env::temp_dir(), watch)?;
    let held = checked.one(&Wanted::Only)?;
    let publisher = &held.bundle.publisher;
    let admitted = publishers.admit(held, Contact::Pinned)?;
    let facts = &held.bundle.facts;
    if facts.since.is_some() {
        return Err(Error::Usage(msg!("pack-since-difference", title = held.bundle.title())));
    }
    let with = secret(terminal, args, held)?;
    let decoding = Decoding { with: &with, workshop: &Workshop::of_this_program(), unfit: Unfit::Stops, only: None };
    let listed = open::list(&admitted, &env::temp_dir(), decoding, watch)?;
    let release = Release::of(&listed, facts, publisher).ok_or(ReaderError::Bug("a bundle without a list"))?;
    let (series, number) = (facts.series.clone(), facts.release);
    let old = OldBundle { checked, publishers, with, series, number, documents: listed.documents };
    Ok(Since::of_bundle(release, old))
}

/// Returns what opens the old bundle.
fn secret(terminal: &Terminal, args: &args::Pack, held: &Held) -> Result<OpenWith> {
    if let Some(path) = &args.since_passphrase_file {
        return Ok(OpenWith::Passphrase(passphrase_from(path)?));
    }
    Ok(match held.bundle.facts.sealing {
        Sealing::None => OpenWith::Nothing,
        Sealing::Recipients => identities(terminal, &args.identity)?.map_or(OpenWith::Nothing, OpenWith::Identities),
        Sealing::Passphrase => {
            let question = msg!("open-passphrase", title = held.bundle.title());
            terminal.ask_passphrase(&question)?.map_or(OpenWith::Nothing, OpenWith::Passphrase)
        }
    })
}

/// The bundle of the release before, and what opens the bundle.
struct OldBundle {
    checked: Checked,
    publishers: Publishers,
    with: OpenWith,
    series: String,
    number: u32,
    documents: Listing,
}

impl OldBundle {
    fn admitted(&self) -> Result<Admitted<'_, Held>, ReaderError> {
        self.publishers.admit(self.checked.one(&Wanted::Only)?, Contact::Pinned)
    }
}

impl fmt::Debug for OldBundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The secret is not shown.
        write!(f, "{} {}", self.series, self.number)
    }
}

impl OldDocuments for OldBundle {
    fn lengths(&self, paths: &[&str]) -> HashMap<String, u64> {
        let wanted: std::collections::HashSet<&str> = paths.iter().copied().collect();
        let all = self.documents.iter().filter(|one| wanted.contains(one.path));
        all.map(|one| (one.path.to_owned(), one.bytes)).collect()
    }

    fn read(&self, paths: &[String], watch: &Watch) -> crate::Result<HashMap<String, Vec<u8>>> {
        open::pick(&self.admitted()?, &env::temp_dir(), &self.with, paths, watch)
    }
}
