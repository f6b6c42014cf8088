//! The result of a search: the bundles, and the other files that the search found.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::bundle::Bundle;
use super::compare::{Compared, compare};
use super::kits::Kits;
use super::releases::SetAside;
use super::verified::Verified;
use crate::carriers::{Carriers, Container, Found, Unreadable};
use crate::error::{Candidate, Conflict, Error, Maker, Result};
use crate::keys::PublicKey;
use crate::trust::PinNow;
use pannier_format::{Digits, Hash};

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
    /// The trusted bundles of the search, compared with each other.
    pub compared: Compared,
    /// Bundles that do not count, because they are not trusted and a trusted bundle is here.
    pub passed_over: Vec<PassedOver>,
    /// The caller's pins, with the keys that sign for each by the letters that were found.
    pub pins: Vec<PinNow>,
    /// The number of files that look like key letters and were not read because there were too many.
    pub letters_left_out: usize,
    /// Files that pose as the page that opens bundles in a browser.
    pub false_pages: Vec<PathBuf>,
    /// Kits that a trusted publisher knows, and files that pose as programs.
    pub kits: Kits,
    /// The number of lists and signatures that were not tried because there were too many.
    pub left_out: usize,
    /// The work that the search spent on signatures.
    pub verified: Verified,
}

/// A bundle that is not trusted and lies beside a trusted bundle (FORMAT.md §11).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// The bundle id.
    pub id: Hash,
    /// Series and release for people.
    pub title: String,
    /// The digits of the publisher.
    pub digits: Digits,
    /// Whose bundle it is, as far as the caller knows.
    pub maker: Maker,
}

/// The bundle that a caller wants of several bundles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The only bundle.
    #[default]
    Only,
    /// The bundle with a list whose id begins with these digits.
    Id(IdDigits),
    /// The bundle with this number.
    Release(u32),
    /// The bundle with the largest number, if all trusted bundles are of one series and one publisher.
    Newest,
}

/// The first digits of a bundle id, as a person gives them. There is at least one digit, so no digits mean no bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdDigits(String);

impl IdDigits {
    /// Reads the first digits of an id. Capitals, and blanks around the digits, do not count. Returns `None` for no digits,
    /// for more digits than an id has, and for other characters.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().to_ascii_lowercase();
        let are_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        (are_digits && (1..=HASH_DIGITS).contains(&digits.len())).then_some(Self(digits))
    }

    /// Tells whether an id begins with these digits.
    pub fn begin(&self, id: &Hash) -> bool {
        id.to_string().starts_with(&self.0)
    }
}

impl From<&Hash> for IdDigits {
    fn from(id: &Hash) -> Self {
        Self(id.to_string())
    }
}

/// The digits of a hash.
const HASH_DIGITS: usize = 64;

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
            compared: Compared::default(),
            passed_over: Vec::new(),
            pins: Vec::new(),
            letters_left_out: 0,
            false_pages: Vec::new(),
            kits: Kits::default(),
            left_out: 0,
            verified: Verified::default(),
        }
    }

    /// Returns all files that were searched.
    pub fn files(&self) -> &[Found] {
        self.carriers.files()
    }

    /// Returns the containers that were not looked into, or not wholly.
    pub fn not_unpacked(&self) -> impl Iterator<Item = &Container> {
        self.carriers.containers().iter().filter(|container| container.left.is_some())
    }

    /// Returns every key that may sign for somebody whom the caller trusts: the pinned keys, and the keys of their key letters.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.pins.iter().flat_map(|pin| &pin.standing.family)
    }

    /// Returns the ids of all lists of a bundle that are at hand: the id of the bundle, and the ids of the lists that
    /// this bundle replaces.
    pub fn lists_of<'a>(&'a self, bundle: &'a Bundle) -> impl Iterator<Item = Hash> + 'a {
        let aside = self.set_aside.iter().filter(|aside| aside.by == bundle.list.id).map(|aside| aside.id);
        aside.chain([bundle.list.id])
    }

    /// Tells whether a file is a small file of a bundle, or of a bundle that this bundle replaces.
    pub fn is_small_of(&self, index: usize, bundle: &Bundle) -> bool {
        let mut owners = self.small.get(&index).into_iter().flatten();
        owners.any(|id| self.lists_of(bundle).any(|list| list == *id))
    }
}

impl Finding {
    /// Returns the bundle that is wanted. Bundles by strangers do not count beside a bundle by a pinned publisher.
    /// Anybody can add bundles by strangers.
    ///
    /// # Errors
    /// [`Error::NoBundle`], the errors of a choice ([`Error::ManyBundles`], [`Error::Conflict`],
    /// [`Error::NoSuchBundle`], [`Error::NoSuchRelease`]), or the reason why the only list did not become a bundle.
    pub fn one(&mut self, wanted: &Wanted) -> Result<&Bundle> {
        if self.bundles.is_empty() { Err(self.reason()) } else { one_of(&self.bundles, &self.search, wanted) }
    }

    /// Moves the bundle of [`Finding::one`] out of the search.
    ///
    /// # Errors
    /// The errors of [`Finding::one`].
    pub fn into_one(mut self, wanted: &Wanted) -> Result<(Search, Bundle)> {
        if self.bundles.is_empty() {
            return Err(self.reason());
        }
        let bundle = one_of(self.bundles, &self.search, wanted)?;
        Ok((self.search, bundle))
    }

    /// Compares the trusted bundles with each other again, after bundles were joined, and notes the bundles that do not
    /// count.
    pub fn compare(&mut self) {
        let passed_over = |bundle: &Bundle| PassedOver {
            id: bundle.list.id,
            title: bundle.title(),
            digits: bundle.digits(),
            maker: bundle.trust.maker(),
        };
        self.search.passed_over = counting(&self.bundles).1.into_iter().map(passed_over).collect();
        self.search.compared = compare(&self.bundles, &self.search.set_aside, &self.search.pins);
    }

    /// Returns the reason why there is no bundle. The reason of the first list is better than "nothing found".
    pub fn reason(&mut self) -> Error {
        if self.search.left_out > 0 {
            Error::Crowded
        } else if self.search.refused.is_empty() {
            self.search.not_unpacked().next().cloned().map_or(Error::NoBundle, Error::NotUnpacked)
        } else {
            self.search.refused.swap_remove(0).1
        }
    }
}

/// Divides bundles into those that count, and those that are passed over (FORMAT.md §11): a bundle that is not trusted
/// does not count beside a trusted bundle, because anybody can put a bundle there.
pub fn counting<T: AsRef<Bundle>>(bundles: impl IntoIterator<Item = T>) -> (Vec<T>, Vec<T>) {
    let (trusted, others): (Vec<T>, Vec<T>) = bundles.into_iter().partition(|one| one.as_ref().is_pinned());
    if trusted.is_empty() { (others, Vec::new()) } else { (trusted, others) }
}

/// Returns the bundle that is wanted (FORMAT.md §18).
pub(crate) fn one_of<T: AsRef<Bundle>>(
    bundles: impl IntoIterator<Item = T>,
    search: &Search,
    wanted: &Wanted,
) -> Result<T> {
    let mut fitting: Vec<T> = bundles.into_iter().collect();
    if let Wanted::Id(digits) = wanted {
        let has_list = |one: &T| search.lists_of(one.as_ref()).any(|id| digits.begin(&id));
        let names_list = |one: &T| one.as_ref().facts.extends.is_some_and(|first| digits.begin(&first));
        fitting.retain(|one| has_list(one) || names_list(one));
        // Strangers are passed over first. Else a list that a stranger made hides a trusted bundle behind a few digits.
        fitting = counting(fitting).0;
        // The id of a list at hand comes before the id of a list that is only named.
        if fitting.iter().any(has_list) {
            fitting.retain(has_list);
        }
    }
    fitting = counting(fitting).0;
    match wanted {
        Wanted::Release(number) => fitting.retain(|one| one.as_ref().facts.release == *number),
        Wanted::Newest if is_one_line(&fitting) => {
            let newest = fitting.iter().map(|one| one.as_ref().facts.release).max();
            fitting.retain(|one| Some(one.as_ref().facts.release) == newest);
        }
        Wanted::Newest | Wanted::Only | Wanted::Id(_) => {}
    }
    // A person who names an id has chosen between bundles that exclude each other.
    if !(matches!(wanted, Wanted::Id(_)) && fitting.len() == 1) {
        let fits = |conflict: &&Conflict| fitting.iter().any(|one| conflict.concerns(&one.as_ref().list.id));
        let conflicts: Vec<Conflict> = search.compared.conflicts.iter().filter(fits).cloned().collect();
        if !conflicts.is_empty() {
            return Err(Error::Conflict(conflicts));
        }
    }
    if fitting.len() > 1 {
        return Err(Error::ManyBundles(fitting.iter().map(|one| candidate(one.as_ref())).collect()));
    }
    fitting.pop().ok_or_else(|| match wanted {
        Wanted::Id(digits) => Error::NoSuchBundle(digits.0.clone()),
        Wanted::Release(number) => Error::NoSuchRelease(*number),
        Wanted::Newest | Wanted::Only => Error::NoBundle,
    })
}

/// Tells whether all bundles are trusted, and of one series and one publisher.
fn is_one_line<T: AsRef<Bundle>>(bundles: &[T]) -> bool {
    let mut all = bundles.iter().map(AsRef::as_ref);
    let Some(first) = all.next().filter(|first| first.is_pinned()) else { return false };
    all.all(|one| one.facts.series == first.facts.series && one.root() == first.root())
}

/// Describes a bundle as one of several candidates.
pub(super) fn candidate(bundle: &Bundle) -> Candidate {
    Candidate {
        id: bundle.list.id,
        series: bundle.facts.series.clone(),
        release: bundle.facts.release,
        maker: bundle.trust.maker(),
    }
}
