//! The result of a search: the bundles, and the other files that the search found.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::bundle::Bundle;
use super::candidates::Verified;
use super::releases::SetAside;
use crate::carriers::{Carriers, Found, Unreadable};
use crate::error::{Candidate, Error, Result};
use pannier_format::Hash;

/// The carriers of a search, and the files beside the bundles.
#[derive(Debug)]
pub struct Search {
    /// The carriers that were searched.
    pub carriers: Arc<dyn Carriers>,
    /// The files and folders that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// Lists that did not become bundles, each with the reason.
    pub refused: Vec<(PathBuf, Error)>,
    /// Files (indices) that the search recognised as small files, each with the ids of its bundles. A list or signature
    /// of something else, and a damaged file, have no id.
    pub small: BTreeMap<usize, Vec<Hash>>,
    /// Lists that were set aside because another list of the same release replaces the list.
    pub set_aside: Vec<SetAside>,
    /// The number of lists and signatures that were not tried because there were too many.
    pub left_out: usize,
    /// The work that the search spent on signatures.
    pub verified: Verified,
}

/// A search and the bundles that it found.
#[derive(Debug)]
pub struct Finding {
    /// The search, and the other files that the search found.
    pub search: Search,
    /// The bundles, in a fixed order.
    pub bundles: Vec<Bundle>,
}

impl Search {
    /// Makes a search that has found no file yet.
    pub fn new(carriers: Arc<dyn Carriers>) -> Self {
        Self {
            unreadable: carriers.unreadable().to_vec(),
            carriers,
            refused: Vec::new(),
            small: BTreeMap::new(),
            set_aside: Vec::new(),
            left_out: 0,
            verified: Verified::default(),
        }
    }

    /// Returns all files that were searched.
    pub fn files(&self) -> &[Found] {
        self.carriers.files()
    }

    /// Tells whether a file is a small file of a bundle, or of a bundle that this bundle replaces.
    pub fn is_small_of(&self, index: usize, bundle: &Bundle) -> bool {
        let stands_for = |id: &Hash| self.set_aside.iter().any(|aside| aside.by == bundle.list.id && aside.id == *id);
        let mut owners = self.small.get(&index).into_iter().flatten();
        owners.any(|id| *id == bundle.list.id || stands_for(id))
    }
}

impl Finding {
    /// Returns the only bundle, or the bundle with an id that begins with `wanted`. Without `wanted`, bundles by
    /// strangers do not count beside a bundle by a pinned publisher. Anybody can add bundles by strangers.
    ///
    /// # Errors
    /// [`Error::NoBundle`], [`Error::ManyBundles`], or the reason why the only list did not become a bundle.
    pub fn one(&mut self, wanted: Option<&str>) -> Result<&Bundle> {
        if self.bundles.is_empty() { Err(self.reason()) } else { only(&self.bundles, wanted) }
    }

    /// Moves the bundle of [`Finding::one`] out of the search.
    ///
    /// # Errors
    /// The errors of [`Finding::one`].
    pub fn into_one(mut self, wanted: Option<&str>) -> Result<(Search, Bundle)> {
        if self.bundles.is_empty() {
            return Err(self.reason());
        }
        Ok((self.search, only(self.bundles, wanted)?))
    }

    /// Returns the reason why there is no bundle. The reason of the first list is better than "nothing found".
    pub fn reason(&mut self) -> Error {
        if self.search.left_out > 0 {
            Error::Crowded
        } else if self.search.refused.is_empty() {
            Error::NoBundle
        } else {
            self.search.refused.swap_remove(0).1
        }
    }
}

/// Returns the only bundle, or the bundle with an id that begins with `wanted`.
pub(crate) fn only<T: AsRef<Bundle>>(bundles: impl IntoIterator<Item = T>, wanted: Option<&str>) -> Result<T> {
    let fits = |one: &T| wanted.is_none_or(|prefix| one.as_ref().list.id.to_string().starts_with(prefix));
    let is_known = |one: &T| one.as_ref().is_pinned();
    let mut fitting: Vec<T> = bundles.into_iter().filter(fits).collect();
    if wanted.is_none() && fitting.iter().any(is_known) {
        fitting.retain(is_known);
    }
    if fitting.len() > 1 {
        return Err(Error::ManyBundles(fitting.iter().map(|one| candidate(one.as_ref())).collect()));
    }
    let none = || wanted.map_or(Error::NoBundle, |wanted| Error::NoSuchBundle(wanted.to_owned()));
    fitting.pop().ok_or_else(none)
}

/// Describes a bundle as one of several candidates.
fn candidate(bundle: &Bundle) -> Candidate {
    Candidate {
        id: bundle.list.id,
        series: bundle.facts.series.clone(),
        release: bundle.facts.release,
        maker: bundle.trust.maker(),
    }
}
