//! The small files that come first: the list and its signature, whose publisher the caller trusts, then the facts and the table.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::PathBuf;
use std::sync::Arc;

use pannier_mirror::client::Client;
use pannier_mirror::fault::Fault;
use pannier_mirror::site::Site;
use pannier_mirror::small::{from_any, from_one};
use pannier_reader::carriers::{Carriers, Joined, MemoryCarriers};
use pannier_reader::find::find_unmended;
use pannier_reader::find::search::{Finding, IdDigits};
use pannier_reader::small::cosignature_name;

use super::FetchFault;
use crate::digest::sha256;
use crate::error::{Error, ReaderError, Result};
use crate::format::minisig::SignatureText;
use crate::format::sums::{FACTS_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use crate::format::{Facts, Hash, Sums, Table};
use crate::limits;
use crate::trust::Publishers;
use crate::watch::Watch;

/// What comes before the first block.
pub(super) struct First {
    /// The bundle id.
    pub(super) id: Hash,
    /// Names and bytes of the small files.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// What mirrors did wrong: their numbers, and the faults.
    pub(super) faults: Vec<(usize, Fault)>,
}

/// A list on its way.
struct Asking<'a> {
    client: &'a Client<'a>,
    sites: &'a [Site],
    local: Arc<dyn Carriers>,
    publishers: &'a Publishers,
    watch: &'a Watch,
    faults: Vec<(usize, Fault)>,
}

/// Fetches the list, the signature, the facts and the table. Nothing but list and signature is asked for before a key signed the list
/// that the caller trusts.
pub(super) fn first(
    client: &Client<'_>,
    sites: &[Site],
    local: Arc<dyn Carriers>,
    publishers: &Publishers,
    wanted: Option<&IdDigits>,
    watch: &Watch,
) -> Result<First> {
    let mut asking = Asking { client, sites, local, publishers, watch, faults: Vec::new() };
    let mut refused = None;
    for (number, site) in sites.iter().enumerate() {
        let pair = match pair(client, site) {
            Ok(pair) => pair,
            Err(fault) if fault.ends_all() => return Err(ending(&fault)),
            Err(fault) => {
                asking.faults.push((number, fault));
                continue;
            }
        };
        if !Sums::has_shape(&pair.0) {
            asking.faults.push((number, Fault::NoList));
            continue;
        }
        let id = sha256(&pair.0);
        if wanted.is_some_and(|wanted| !wanted.begin(&id)) {
            asking.faults.push((number, Fault::Other));
            continue;
        }
        let files = vec![(SUMS_NAME.to_owned(), pair.0), (SIGNATURE_NAME.to_owned(), pair.1)];
        match asking.complete(site, id, files) {
            Ok(files) => return Ok(First { id, files, faults: asking.faults }),
            Err(error @ Error::Reader(ReaderError::Interrupted)) | Err(error @ Error::Fetch(_)) => return Err(error),
            // Another mirror may have a list that the caller trusts.
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.unwrap_or_else(|| {
        let site = |number: usize| sites.get(number).map_or("", Site::address).to_owned();
        FetchFault::NoList(asking.faults.iter().map(|(number, fault)| (site(*number), fault.to_string())).collect())
            .into()
    }))
}

fn pair(client: &Client<'_>, site: &Site) -> Result<(Vec<u8>, Vec<u8>), Fault> {
    let list = from_one(client, site, SUMS_NAME, limits::SUMS_MAX_BYTES)?;
    Ok((list, from_one(client, site, SIGNATURE_NAME, limits::SIGNATURE_MAX_BYTES)?))
}

impl Asking<'_> {
    /// Searches what is here and these files of a mirror.
    fn search(&self, site: &Site, files: &[(String, Vec<u8>)]) -> Result<Finding> {
        let named = files.iter().map(|(name, bytes)| (PathBuf::from(site.file(name)), bytes.clone()));
        let memory: Arc<dyn Carriers> = Arc::new(MemoryCarriers::new(usize::MAX, named));
        let all = Arc::new(Joined::new(vec![Arc::clone(&self.local), memory]));
        Ok(find_unmended(all, self.publishers, self.watch)?)
    }

    /// Adds what is needed before the first block to a list and its signature.
    fn complete(&mut self, site: &Site, id: Hash, mut files: Vec<(String, Vec<u8>)>) -> Result<Vec<(String, Vec<u8>)>> {
        let mut finding = self.search(site, &files)?;
        let is_it = |finding: &Finding| {
            let of = |bundle| finding.search.lists_of(bundle).any(|list| list == id);
            finding.bundles.iter().position(of)
        };
        if is_it(&finding).is_none() {
            // Whoever signed is trusted if the facts alone are missing: of a stranger's list, the search names the stranger.
            let path = PathBuf::from(site.file(SUMS_NAME));
            let at = finding.search.refused.iter().position(|(refused, _)| *refused == path);
            match at.map(|at| finding.search.refused.swap_remove(at).1) {
                Some(ReaderError::SmallMissing(_)) => {}
                Some(error) => return Err(error.into()),
                None => return Err(finding.reason().into()),
            }
            let list = files.first().map(|(_, bytes)| Sums::parse(bytes)).transpose().map_err(ReaderError::from)?;
            let hash = |name| list.as_ref().and_then(|list| list.hash_of(name));
            let facts = self.small(FACTS_NAME, limits::FACTS_MAX_BYTES, hash(FACTS_NAME))?;
            let most = Table::bytes_for(&Facts::parse(&facts).map_err(ReaderError::from)?);
            files.push((FACTS_NAME.to_owned(), facts));
            files.push((TABLE_NAME.to_owned(), self.small(TABLE_NAME, most, hash(TABLE_NAME))?));
            finding = self.search(site, &files)?;
        }
        let at = is_it(&finding).ok_or_else(|| finding.reason())?;
        let bundle = finding.bundles.get(at).ok_or(Error::bug("a bundle that was found is gone"))?;
        let short = match self.publishers.require(bundle) {
            Ok(_) => false,
            Err(ReaderError::TooFewSignatures(_)) => true,
            Err(error) => return Err(error.into()),
        };
        if bundle.table.is_none() {
            let hash = bundle.sums.hash_of(TABLE_NAME);
            let table = self.small(TABLE_NAME, Table::bytes_for(&bundle.facts), hash)?;
            files.push((TABLE_NAME.to_owned(), table));
        }
        if short {
            self.cosignatures(&finding, &mut files)?;
            let finding = self.search(site, &files)?;
            let bundle = is_it(&finding).and_then(|at| finding.bundles.get(at));
            self.publishers.require(bundle.ok_or(Error::bug("a bundle that was found is gone"))?)?;
        }
        Ok(files)
    }

    /// Asks for the signatures by the other keys of the publishers whom the caller trusts (FORMAT.md §20.5).
    fn cosignatures(&mut self, finding: &Finding, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
        let mut names: Vec<String> = finding.search.keys().map(|key| cosignature_name(SUMS_NAME, key)).collect();
        names.sort();
        names.dedup();
        names.truncate(limits::COSIGNATURES_MAX.saturating_mul(2));
        for name in names {
            let found = from_any(
                self.client,
                self.sites,
                &name,
                limits::SIGNATURE_MAX_BYTES,
                SignatureText::has_shape,
                |_, _| {},
            );
            files.extend(found.map_err(|fault| ending(&fault))?.map(|bytes| (name, bytes)));
        }
        Ok(())
    }

    /// Fetches a listed small file from any mirror.
    fn small(&mut self, name: &'static str, most: u64, hash: Option<Hash>) -> Result<Vec<u8>> {
        let is_right = |bytes: &[u8]| hash == Some(sha256(bytes));
        let faults = &mut self.faults;
        let found =
            from_any(self.client, self.sites, name, most, is_right, |number, fault| faults.push((number, fault)));
        found.map_err(|fault| ending(&fault))?.ok_or_else(|| FetchFault::Small(name).into())
    }
}

/// Returns the error for a fault that ended the fetch before the first block.
pub(super) fn ending(fault: &Fault) -> Error {
    match fault {
        Fault::Stopped => ReaderError::Interrupted.into(),
        Fault::Time => FetchFault::Time.into(),
        _ => FetchFault::NoList(vec![(String::new(), fault.to_string())]).into(),
    }
}
