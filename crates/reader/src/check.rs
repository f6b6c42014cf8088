//! `check`: reports whether the arrived files are genuine and enough, without a key and without reading documents.
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
use crate::find::search::{Finding, Search, Wanted, counting, one_of};
use crate::report::{Report, Verdict};
use crate::trust::Publishers;
use crate::watch::Watch;
use pannier_format::sums::TABLE_NAME;

/// A search, and every bundle of the search with all parts at hand.
#[derive(Debug)]
pub struct Checked {
    /// The search, and the other files that the search found.
    pub search: Search,
    /// The bundles, in a fixed order. There is at least one bundle.
    pub held: Vec<Held>,
}

/// A bundle with all parts at hand.
#[derive(Debug)]
pub struct Held {
    /// The bundle.
    pub bundle: Bundle,
    /// The good blocks of the bundle.
    pub pool: Pool,
    /// The report on the bundle.
    pub report: Report,
    carriers: Arc<dyn Carriers>,
}

impl AsRef<Bundle> for Held {
    fn as_ref(&self) -> &Bundle {
        &self.bundle
    }
}

impl Held {
    /// Returns the carriers that hold the files of the bundle.
    pub fn carriers(&self) -> &dyn Carriers {
        self.carriers.as_ref()
    }

    /// Returns the pool as a source of blocks.
    ///
    /// # Errors
    /// [`Error::SmallMissing`] if the block table is lost.
    pub fn source(&self) -> Result<Source> {
        let table = self.bundle.table.clone().ok_or(Error::SmallMissing(TABLE_NAME))?;
        Ok(Source::new(self.bundle.layout, table, self.pool.places.clone(), Arc::clone(&self.carriers)))
    }

    /// Checks that the good blocks are enough to rebuild the bundle.
    ///
    /// # Errors
    /// [`Error::NotEnough`] with the exact shortage.
    pub fn require_enough(&self) -> Result<()> {
        self.pool.require(&self.bundle.layout)
    }
}

impl Checked {
    /// Reports on every bundle of a search. `pools` has the pools of the bundles, in the same order.
    pub fn new(finding: Finding, pools: Vec<Pool>, publishers: &Publishers) -> Self {
        let Finding { search, bundles } = finding;
        // The number of bundles for which each file holds good blocks.
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

    /// Returns the verdict on everything that was found: the worst verdict on a bundle that counts. A bundle by a stranger
    /// does not count beside a bundle by a pinned publisher (FORMAT.md §11).
    pub fn verdict(&self) -> Verdict {
        let verdicts = counting(&self.held).0.into_iter().map(|held| held.report.verdict);
        verdicts.max().unwrap_or(Verdict::NotTrusted)
    }

    /// Returns the whole release of a series with this number. A delta is no whole release.
    ///
    /// # Errors
    /// [`Error::NoBundle`], [`Error::ManyBundles`], or [`Error::Conflict`].
    pub fn whole(&self, series: &str, release: u32) -> Result<&Held> {
        let is_it = |held: &&Held| {
            let facts = &held.bundle.facts;
            (facts.series.as_str(), facts.release, facts.since) == (series, release, None)
        };
        one_of(counting(&self.held).0.into_iter().filter(is_it), &self.search, &Wanted::Only)
    }

    /// Returns the bundle that is wanted. Bundles by strangers do not count beside a bundle by a pinned publisher.
    /// Anybody can add bundles by strangers.
    ///
    /// # Errors
    /// [`Error::ManyBundles`], [`Error::Conflict`], [`Error::NoSuchBundle`], or [`Error::NoSuchRelease`].
    pub fn one(&self, wanted: &Wanted) -> Result<&Held> {
        one_of(&self.held, &self.search, wanted)
    }
}

/// Reads folders and reports on every bundle in the folders. If a block table and recovery chunks are lost, `check`
/// writes these chunks below `scratch` for a moment. Otherwise `check` writes nothing.
///
/// # Errors
/// Fails when a given folder does not exist, when the search finds no bundle, or when the caller stops.
pub fn check(
    carriers: Arc<dyn Carriers>,
    publishers: &Publishers,
    scratch: &dyn Scratch,
    watch: &Watch,
) -> Result<Checked> {
    check_found(find(carriers, publishers, watch)?, publishers, scratch, watch)
}

/// Reports on every bundle of a search, as [`check`] does. The trials of the search are not paid a second time.
///
/// # Errors
/// The errors of [`check`].
pub fn check_found(
    mut finding: Finding,
    publishers: &Publishers,
    scratch: &dyn Scratch,
    watch: &Watch,
) -> Result<Checked> {
    let mut pools = fill(&mut finding, watch)?;
    table::tables(&mut finding, &mut pools, scratch, watch)?;
    if finding.bundles.is_empty() {
        // A folder that could not be listed is the reason.
        let search = &finding.search;
        if let Some(unreadable) = search.unreadable.first().filter(|_| search.refused.is_empty()) {
            let why = std::io::Error::other(unreadable.why.clone());
            return Err(Error::io(Doing::Read, &unreadable.path, why));
        }
        return Err(finding.reason());
    }
    Ok(Checked::new(finding, pools, publishers))
}
