//! Bundles of one search, compared with each other: bundles that exclude each other, and series of several publishers
//! (FORMAT.md §18).
//!
//! Only trusted bundles are compared. So nobody who is not pinned changes what is said of a trusted bundle.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::error::{Conflict, ConflictKind, Disputed, Maker};
use crate::find::bundle::Bundle;
use crate::find::releases::{self, SetAside};
use crate::keys::PublicKey;
use crate::trust::{PinNow, Remembered, Trust};
use pannier_format::Hash;
use pannier_format::series::base_of;

/// What the comparison of the trusted bundles of a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Pairs of bundles that exclude each other.
    pub conflicts: Vec<Conflict>,
    /// Series with bundles by several publishers.
    pub shared: Vec<SharedSeries>,
    /// Bundles that name no release before them, although one is at hand.
    pub unlinked: Vec<Unlinked>,
    /// Bundles that are older than a release that the caller remembers.
    pub older: Vec<Older>,
}

/// A series with bundles by several trusted publishers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedSeries {
    /// The name of the series.
    pub series: String,
    /// The publishers, in the order of their first releases at hand. There are at least two publishers.
    pub parts: Vec<Part>,
}

/// The part of one publisher in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The key of the publisher.
    pub publisher: PublicKey,
    /// Whose key that is.
    pub maker: Maker,
    /// The numbers of the releases at hand, in order.
    pub releases: Vec<u32>,
}

/// A bundle that names no release before it, although one is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlinked {
    /// The name of the series.
    pub series: String,
    /// The bundle.
    pub later: Disputed,
    /// The release at hand with the next smaller number.
    pub earlier: Disputed,
}

/// A bundle with a smaller number than a release that the caller remembers (FORMAT.md §20.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// The bundle.
    pub bundle: Disputed,
    /// The name of the series.
    pub series: String,
    /// The remembered number.
    pub remembered: u32,
}

impl Compared {
    /// Returns the bundle as one that is older than a remembered release, if it is.
    pub fn older_than(&self, id: &Hash) -> Option<&Older> {
        self.older.iter().find(|older| older.bundle.id == *id)
    }

    fn remember(&mut self, one: &Compare<'_>, remembered: &Remembered, pin: &PinNow) {
        let series = one.bundle.facts.series.clone();
        if one.release() < remembered.release {
            self.older.push(Older { bundle: one.disputed(), series, remembered: remembered.release });
        } else if let Some(id) = remembered.id
            && (one.release(), series.as_str()) == (remembered.release, remembered.series.as_str())
            && !one.lists.contains(&id)
        {
            let (kind, created) = (ConflictKind::Remembered, String::new());
            let first = Disputed { id, release: remembered.release, created };
            let (signer, maker) = (pin.key.digits(), pin.trust.maker());
            self.conflicts.push(Conflict { kind, series, first, second: one.disputed(), signer, maker });
        }
    }

    /// Returns the conflicts of a bundle.
    pub fn conflicts_of<'a>(&'a self, id: &'a Hash) -> impl Iterator<Item = &'a Conflict> {
        self.conflicts.iter().filter(|conflict| conflict.concerns(id))
    }

    /// Tells whether a bundle is in conflict with another bundle.
    pub fn disputes(&self, id: &Hash) -> bool {
        self.conflicts_of(id).next().is_some()
    }
}

/// A trusted bundle and all its lists.
struct Compare<'a> {
    bundle: &'a Bundle,
    /// The number of the release: bundles with equal numbers agree on the blocks.
    agreed: usize,
    /// The ids of all lists of the bundle that are known.
    lists: Vec<Hash>,
}

impl Compare<'_> {
    fn disputed(&self) -> Disputed {
        let facts = &self.bundle.facts;
        Disputed { id: self.bundle.list.id, release: facts.release, created: facts.created.clone() }
    }

    fn release(&self) -> u32 {
        self.bundle.facts.release
    }
}

/// Compares the trusted bundles of a search with each other, and with what the caller remembers. `set_aside` are the lists
/// that other lists replace.
pub fn compare(bundles: &[Bundle], set_aside: &[SetAside], pins: &[PinNow]) -> Compared {
    let all = trusted(bundles, set_aside);
    let mut compared = Compared { shared: shared(&all), ..Compared::default() };
    for one in &all {
        let of_pin = |pin: &&PinNow| Some(&pin.key) == one.bundle.pin.as_ref();
        let Some(pin) = pins.iter().find(of_pin) else { continue };
        let series = one.bundle.facts.series.as_str();
        // A delta gives a release of the series on which it builds.
        let of = base_of(series).map_or(series, |(base, _)| base);
        let Some(remembered) = pin.remembered(of) else { continue };
        compared.remember(one, remembered, pin);
    }
    for (at, one) in all.iter().enumerate() {
        for other in all.iter().skip(at.saturating_add(1)) {
            let Some((key, trust)) = signer_of_both(one.bundle, other.bundle) else { continue };
            let (first, second) = if order(one) <= order(other) { (one, other) } else { (other, one) };
            let Some(kind) = conflict(first, second, &all) else { continue };
            compared.conflicts.push(Conflict {
                kind,
                series: first.bundle.facts.series.clone(),
                first: first.disputed(),
                second: second.disputed(),
                signer: key.digits(),
                maker: trust.maker(),
            });
        }
        let before = all
            .iter()
            .filter(|other| other.release() < one.release() && signer_of_both(one.bundle, other.bundle).is_some());
        if let (None, Some(earlier)) = (one.bundle.facts.previous, before.max_by_key(|other| other.release())) {
            let series = one.bundle.facts.series.clone();
            compared.unlinked.push(Unlinked { series, later: one.disputed(), earlier: earlier.disputed() });
        }
    }
    compared.conflicts.sort_by_key(|conflict| {
        let Conflict { series, first, second, .. } = conflict;
        (series.clone(), first.release, second.release, first.id, second.id)
    });
    compared
}

fn order(one: &Compare<'_>) -> (u32, Hash) {
    (one.release(), one.bundle.list.id)
}

/// Returns the trusted bundles, each with its lists. Bundles of one release that agree on the blocks share their lists.
fn trusted<'a>(bundles: &'a [Bundle], set_aside: &[SetAside]) -> Vec<Compare<'a>> {
    let known = bundles.iter().filter(|bundle| bundle.is_pinned());
    let mut all: Vec<Compare<'a>> = known
        .enumerate()
        .map(|(agreed, bundle)| {
            let aside = set_aside.iter().filter(|aside| aside.by == bundle.list.id).map(|aside| aside.id);
            let lists = aside.chain([bundle.list.id]).chain(bundle.facts.extends).collect();
            Compare { bundle, agreed, lists }
        })
        .collect();
    for at in 0..all.len() {
        for other in 0..at {
            let (Some(one), Some(two)) = (all.get(at), all.get(other)) else { continue };
            let (from, to) = (one.agreed, two.agreed);
            if from != to && releases::agree(one.bundle, two.bundle) {
                all.iter_mut().filter(|one| one.agreed == from).for_each(|one| one.agreed = to);
            }
        }
    }
    let lists: Vec<(usize, Hash)> =
        all.iter().flat_map(|one| one.lists.iter().map(|list| (one.agreed, *list))).collect();
    for one in &mut all {
        one.lists = lists.iter().filter(|(agreed, _)| *agreed == one.agreed).map(|(_, list)| *list).collect();
    }
    all
}

/// Returns the trusted key that signed two bundles of one series.
fn signer_of_both<'a>(one: &'a Bundle, other: &Bundle) -> Option<(&'a PublicKey, &'a Trust)> {
    let mut signers = one.vouchers();
    let both = || signers.find(|(key, _)| other.vouchers().any(|(other, _)| other == *key));
    (one.facts.series == other.facts.series).then(both).flatten()
}

/// Tells how two bundles exclude each other. The number of `first` is not larger than the number of `second`.
fn conflict(first: &Compare<'_>, second: &Compare<'_>, all: &[Compare<'_>]) -> Option<ConflictKind> {
    if first.release() == second.release() {
        return (first.agreed != second.agreed).then_some(ConflictKind::SameRelease);
    }
    let named = second.bundle.facts.previous.filter(|named| !first.lists.contains(named))?;
    let at_hand =
        all.iter().find(|one| one.lists.contains(&named) && signer_of_both(one.bundle, second.bundle).is_some());
    let stands_there = match at_hand {
        // No other release stands between a release and the one that it names.
        Some(before) => before.release() < first.release(),
        None => first.release().checked_add(1) == Some(second.release()),
    };
    stands_there.then_some(ConflictKind::Previous(named))
}

/// Returns the series with bundles by several publishers.
fn shared(all: &[Compare<'_>]) -> Vec<SharedSeries> {
    let mut in_order: Vec<&Compare<'_>> = all.iter().collect();
    in_order.sort_by_key(|one| order(one));
    let mut series: Vec<SharedSeries> = Vec::new();
    for Compare { bundle, .. } in in_order {
        let (name, release) = (&bundle.facts.series, bundle.facts.release);
        let (publisher, maker) = (bundle.root().clone(), bundle.trust.maker());
        let part = Part { publisher, maker, releases: vec![release] };
        let Some(known) = series.iter_mut().find(|one| one.series == *name) else {
            series.push(SharedSeries { series: name.clone(), parts: vec![part] });
            continue;
        };
        match known.parts.iter_mut().find(|other| other.publisher == part.publisher) {
            Some(other) => other.releases.extend(Some(release).filter(|release| !other.releases.contains(release))),
            None => known.parts.push(part),
        }
    }
    series.retain(|one| one.parts.len() > 1);
    series.sort_by(|one, other| one.series.cmp(&other.series));
    series
}
