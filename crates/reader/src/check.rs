//! `check`: what arrived, is it genuine, is it enough. Needs no key and reads nothing of the documents.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::sync::Arc;

use crate::blocks::pool::{Pool, fill};
use crate::blocks::source::Source;
use crate::blocks::table;
use crate::carriers::{Carriers, Scratch};
use crate::error::{Doing, Error, Result};
use crate::find::bundle::Bundle;
use crate::find::find;
use crate::find::search::{Finding, Search, only};
use crate::report::Report;
use crate::trust::Publishers;
use crate::watch::Watch;
use pannier_format::sums::TABLE_NAME;

/// A search, and every bundle that it found with all that is here of it.
#[derive(Debug)]
pub struct Checked {
    /// What was searched, and what was met beside the bundles.
    pub search: Search,
    /// The bundles, in a fixed order. There is at least one.
    pub held: Vec<Held>,
}

/// A bundle with all that is here of it.
#[derive(Debug)]
pub struct Held {
    /// The bundle.
    pub bundle: Bundle,
    /// Its good blocks.
    pub pool: Pool,
    /// What is to be said of it.
    pub report: Report,
    carriers: Arc<dyn Carriers>,
}

impl AsRef<Bundle> for Held {
    fn as_ref(&self) -> &Bundle {
        &self.bundle
    }
}

impl Held {
    /// Where its files lie.
    pub fn carriers(&self) -> &dyn Carriers {
        self.carriers.as_ref()
    }

    /// The pool as a source of blocks.
    ///
    /// # Errors
    /// [`Error::SmallMissing`] where the block table is lost.
    pub fn source(&self) -> Result<Source> {
        let table = self.bundle.table.clone().ok_or(Error::SmallMissing(TABLE_NAME))?;
        Ok(Source::new(self.bundle.layout, table, self.pool.places.clone(), Arc::clone(&self.carriers)))
    }

    /// Makes sure that the bundle can be rebuilt.
    ///
    /// # Errors
    /// [`Error::NotEnough`] with the exact shortage.
    pub fn require_enough(&self) -> Result<()> {
        self.pool.require(&self.bundle.layout)
    }
}

impl Checked {
    /// Reports on every bundle of a search, of which these are the pools, in the same order.
    pub fn new(finding: Finding, pools: Vec<Pool>, publishers: &Publishers) -> Self {
        let Finding { search, bundles } = finding;
        // Of how many bundles each file holds good blocks.
        let mut holds: HashMap<usize, usize> = HashMap::new();
        for (file, _) in pools.iter().flat_map(|pool| &pool.files).filter(|(_, tally)| tally.good > 0) {
            let count = holds.entry(*file).or_default();
            *count = count.saturating_add(1);
        }
        let held = |(bundle, pool): (Bundle, Pool)| {
            let elsewhere = |file: usize| {
                let own = usize::from(pool.files.get(&file).is_some_and(|tally| tally.good > 0));
                holds.get(&file).is_some_and(|count| *count > own)
            };
            let report = Report::of(&search, &bundle, &pool, elsewhere, publishers);
            Held { bundle, pool, report, carriers: Arc::clone(&search.carriers) }
        };
        let held = bundles.into_iter().zip(pools).map(held).collect();
        Self { search, held }
    }

    /// The only bundle, or the one whose id begins with `wanted`. Unless one was asked for, those of strangers do not count
    /// beside one by a pinned publisher: anybody can lay some there.
    ///
    /// # Errors
    /// [`Error::ManyBundles`], or [`Error::NoSuchBundle`].
    pub fn one(&self, wanted: Option<&str>) -> Result<&Held> {
        only(&self.held, wanted)
    }
}

/// Reads folders and reports on every bundle in them. Only when a block table is lost and recovery chunks with it,
/// something is written: those chunks, for a moment, below `scratch`.
///
/// # Errors
/// When a given folder is not there, when no bundle is found, or the caller stops.
pub fn check(
    carriers: Arc<dyn Carriers>,
    publishers: &Publishers,
    scratch: &dyn Scratch,
    watch: &Watch,
) -> Result<Checked> {
    let mut finding = find(carriers, publishers, watch)?;
    let mut pools = fill(&mut finding, watch)?;
    table::tables(&mut finding, &mut pools, scratch, watch)?;
    if finding.bundles.is_empty() {
        // Where a folder could not even be listed, that is the reason.
        let search = &finding.search;
        if let Some(unreadable) = search.unreadable.first().filter(|_| search.refused.is_empty()) {
            let why = std::io::Error::other(unreadable.why.clone());
            return Err(Error::io(Doing::Read, &unreadable.path, why));
        }
        return Err(finding.reason());
    }
    Ok(Checked::new(finding, pools, publishers))
}
