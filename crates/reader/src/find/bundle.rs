//! A bundle whose small files are all proven.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::carriers::Found;
use crate::keys::PublicKey;
use crate::letters::Quorum;
use crate::trust::{Cosigner, Mended, SignedList, Trust};
use pannier_format::layout::{Chunk, is_chunk_name};
use pannier_format::minisig::SignatureText;
use pannier_format::sums::{FACTS_NAME, HEADS_NAME, PAGE_NAME, README_NAME, TABLE_NAME, VOUCHER_NAME};
use pannier_format::{Digits, Facts, Hash, Heads, Layout, Sums, Table, limits};

/// A bundle whose small files are all proven.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The signed list.
    pub list: SignedList,
    /// The parsed list.
    pub sums: Sums,
    /// The facts of the bundle.
    pub facts: Facts,
    /// The exact bytes of the facts.
    pub facts_bytes: Vec<u8>,
    /// The sizes and counts of the bundle.
    pub layout: Layout,
    /// The chunks of the bundle.
    pub chunks: Vec<Chunk>,
    /// The block table; `None` if every copy is lost.
    pub table: Option<Table>,
    /// The heads of blocks; `None` if the list names no heads, or if every copy is lost.
    pub heads: Option<Heads>,
    /// The publisher's key.
    pub publisher: PublicKey,
    /// The trust in the publisher.
    pub trust: Trust,
    /// The pinned key to whose family the publisher's key belongs (FORMAT.md §20.5).
    pub pin: Option<PublicKey>,
    /// How many keys of that family signed the list.
    pub quorum: Option<Quorum>,
    /// Other trusted people who signed the list.
    pub cosigners: Vec<Cosigner>,
    /// The publisher's signature over the list.
    pub signature: SignatureText,
    /// The number of the file `README.txt`, if the search found the file whole.
    pub readme: Option<usize>,
    /// Listed files with names that this version does not know, and the page. Each name has the number of the file that the
    /// search found whole.
    pub others: BTreeMap<String, usize>,
    /// Such names, but for the page, without a whole file of at most 64 KiB, although a longer file of that name is here. Nobody read the
    /// longer file.
    pub long_others: BTreeSet<String>,
    /// Name and bytes of the listed key letters and other files of FORMAT.md §20 that were found, in the order of their names.
    pub letters: Vec<(String, Vec<u8>)>,
    /// Name and bytes of letters about the publisher's keys that were found and that the list does not name.
    pub loose: Vec<(String, Vec<u8>)>,
    /// Whether the block table was lost and was made again from whole chunks.
    pub table_remade: bool,
    /// Small files that trials mended.
    pub mended: Vec<Mended>,
}

impl AsRef<Bundle> for Bundle {
    fn as_ref(&self) -> &Bundle {
        self
    }
}

impl Bundle {
    /// Tells whether the publisher is pinned, and for this series.
    pub fn is_pinned(&self) -> bool {
        self.trust.is_trust()
    }

    /// Tells whether couriers carry the bundle as one of a pinned publisher: it is trusted, or lacks only signatures (FORMAT.md
    /// §20.5).
    pub fn is_worth_carrying(&self) -> bool {
        let lacks_signatures = |quorum: &Quorum| quorum.have > 0 && quorum.fork.is_empty();
        self.is_pinned() || matches!(&self.trust, Trust::Short(_, quorum) if lacks_signatures(quorum))
    }

    /// Returns the pinned keys that vouch for the bundle: the publisher's first, then those of co-signers.
    pub fn vouchers(&self) -> impl Iterator<Item = (&PublicKey, &Trust)> {
        let publisher = self.pin.as_ref().filter(|_| self.is_pinned()).map(|pin| (pin, &self.trust));
        publisher.into_iter().chain(self.cosigners.iter().map(|one| (&one.pin, &one.trust)))
    }

    /// Returns the key that stands for the publisher, whichever keys sign for the publisher: the pinned key, if there is one.
    pub fn root(&self) -> &PublicKey {
        self.pin.as_ref().unwrap_or(&self.publisher)
    }

    /// Returns the names of listed files that this version does not know, of the page and of the voucher.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        unknown(&self.sums).map(|(name, _)| name)
    }

    /// Returns the thirty digits of the publisher.
    pub fn digits(&self) -> Digits {
        self.publisher.digits()
    }

    /// Returns series and release for people.
    pub fn title(&self) -> String {
        format!("{} {}", self.facts.series, self.facts.release)
    }
}

/// Returns the names of listed files that this version does not know, that were not found, and under which a file lies that
/// is too long to travel.
pub(crate) fn long_unknown(sums: &Sums, found: &BTreeMap<String, usize>, files: &[Found]) -> BTreeSet<String> {
    let is_lost = |name: &&str| !found.contains_key(*name) && ![PAGE_NAME, VOUCHER_NAME].contains(name);
    let lost: HashSet<&str> = unknown(sums).map(|(name, _)| name).filter(is_lost).collect();
    if lost.is_empty() {
        return BTreeSet::new();
    }
    let long = files.iter().filter(|file| file.bytes > limits::FACTS_MAX_BYTES);
    let names = long.filter_map(|file| file.path.file_name()?.to_str());
    names.filter(|name| lost.contains(name)).map(str::to_owned).collect()
}

/// Returns the listed files that this version does not know, the page and the voucher: no verdict depends on them.
pub(crate) fn unknown(sums: &Sums) -> impl Iterator<Item = (&str, Hash)> {
    const KNOWN: [&str; 4] = [FACTS_NAME, TABLE_NAME, HEADS_NAME, README_NAME];
    sums.entries().filter(|(name, _)| !KNOWN.contains(name) && !is_chunk_name(name))
}
