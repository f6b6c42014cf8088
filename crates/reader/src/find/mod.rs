//! Finding bundles among the arrived files: lists by their shape, the other small files by their hash (FORMAT.md §3,
//! §11).
//!
//! Types carry trust. Only a signature turns bytes into a [`SignedList`]. Only the hashes in a [`SignedList`] turn
//! files into a [`Bundle`].
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

pub mod bundle;
mod candidates;
pub mod chain;
mod claimed;
pub mod compare;
pub mod kits;
mod mend;
pub mod one_byte;
mod pages;
pub mod releases;
pub mod search;
pub mod trusted;
mod turns;
mod unshaped;
mod verified;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::carriers::{Carriers, Found, Unreadable};
use crate::error::{Contradiction, Error, Result};
use crate::find::bundle::Bundle;
use crate::find::candidates::{Candidates, Shape};
use crate::find::mend::{Mender, Unsigned};
use crate::find::unshaped::Others;
pub use crate::find::verified::Verified;
use crate::keys::PublicKey;
use crate::trust::{Authority, BUNDLE_COMMENT, Mended, Publishers, SignedList, Vouched, signed_series};
use crate::watch::{Phase, Watch};
pub use claimed::claimed;
use one_byte::Trials;
use pannier_format::digest::sha256;
use pannier_format::facts::FactsFault;
use pannier_format::layout::is_chunk_name;
use pannier_format::letter;
use pannier_format::limits;
use pannier_format::minisig::{Signed, trusted_comment};
use pannier_format::sums::{
    FACTS_NAME, HEADS_NAME, PAGE_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME, VOUCHER_NAME,
    may_be_bundle_list,
};
use pannier_format::transport::Form;
use pannier_format::{Facts, Hash, Heads, Layout, Sums, Table};
pub use search::{Finding, Search};

/// Searches the arrived files for bundles.
///
/// # Errors
/// Fails only when the caller stops.
pub fn find(carriers: Arc<dyn Carriers>, publishers: &Publishers, watch: &Watch) -> Result<Finding> {
    search_with(Trials::default(), SearchLimits::default(), carriers, publishers, watch)
}

/// Searches the arrived files for parcels, as [`find`] does. Nobody pins the publishers of parcels, so they may fill the whole room
/// of a search (FORMAT.md §24.4).
///
/// # Errors
/// Fails only when the caller stops.
pub fn find_parcels(carriers: Arc<dyn Carriers>, publishers: &Publishers, watch: &Watch) -> Result<Finding> {
    let room = SearchLimits { strangers: limits::BUNDLES_MAX, ..SearchLimits::default() };
    search_with(Trials::default(), room, carriers, publishers, watch)
}

/// Searches the arrived files for bundles, as [`find`] does, but looks for no wrong byte. The search is cheap, so a
/// caller may search many small sets of files.
///
/// # Errors
/// Fails only when the caller stops.
pub fn find_unmended(carriers: Arc<dyn Carriers>, publishers: &Publishers, watch: &Watch) -> Result<Finding> {
    search_with(Trials::FORMS_ONLY, SearchLimits::default(), carriers, publishers, watch)
}

fn search_with(
    trials: Trials,
    room: SearchLimits,
    carriers: Arc<dyn Carriers>,
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Finding> {
    watch.begin(Phase::Listing, 0);
    let mut search = Search::new(Arc::clone(&carriers));
    let carriers = carriers.as_ref();
    let mut candidates = Candidates::default();
    let (mut damaged, mut lists_of_kits) = (Vec::new(), Vec::new());
    for (index, found) in carriers.files().iter().enumerate() {
        watch.advance(0)?;
        if found.bytes > limits::SUMS_MAX_BYTES {
            continue;
        }
        match candidates.look_at(index, found, carriers) {
            Ok(Some(shape @ (Shape::List | Shape::Signature))) => {
                if shape == Shape::List && found.bytes <= limits::KIT_LIST_MAX_BYTES {
                    lists_of_kits.push(index);
                }
                search.small.insert(index, Vec::new());
            }
            Ok(Some(Shape::SignatureInForm)) => {}
            Ok(_) if is_called_like_a_list(&found.path) => damaged.push(found.path.clone()),
            Ok(_) => {}
            Err(Error::Io { source, .. }) => search.unreadable.push(Unreadable::new(&found.path, &source)),
            Err(error) => return Err(error),
        }
    }
    let letters = candidates.others.letters(carriers, publishers);
    let authority = Authority::new(publishers, &letters);
    let publishers = &authority;
    candidates.try_own(carriers, publishers, watch)?;
    candidates.order(carriers, publishers);
    candidates.try_signatures(carriers, publishers, watch)?;
    (search.pins, search.letters_left_out) = (authority.pins_now(), letters.left_out);
    (search.left_out, search.verified) = (candidates.left_out, candidates.verified);
    let lists = candidates.take_lists(publishers);
    let mut proving = Proving {
        mender: Mender::new(&candidates, carriers, publishers, trials),
        room,
        bundles: Vec::new(),
        search,
        damaged,
        foreign: Vec::new(),
    };
    let mut unsigned = Vec::new();
    for list in lists {
        watch.advance(0)?;
        if list.is_signed() {
            let copies = list.copies().to_vec();
            if let Some(proven) = list.signed(carriers) {
                let copies = if proven.mended.is_empty() { copies.as_slice() } else { &[] };
                proving.add(proven, copies);
            }
        } else if let Some(Form { bytes, .. }) = list.text(carriers) {
            if !may_be_bundle_list(&bytes) {
                // A list of other files belongs to no bundle. A bundle beside such a list is no reason for an alarm.
                proving.search.small.remove(&list.index);
                proving.foreign.push(carriers.path(list.index).to_owned());
                continue;
            }
            unsigned.push(Unsigned::new(list, &bytes, &candidates.others));
        }
    }
    // First the lists whose facts and table are at hand.
    unsigned.sort_by_key(|list| std::cmp::Reverse(list.hope));
    for list in unsigned {
        watch.advance(0)?;
        proving.add_unsigned(&list, watch)?;
    }
    let Proving { mut search, mut bundles, damaged, foreign, .. } = proving;
    if bundles.is_empty() && search.refused.is_empty() {
        search.refused.extend(what_is_left(&search, damaged, foreign, &candidates));
    }
    let (kits, of_kits) = kits::look(carriers, &bundles, &lists_of_kits);
    search.kits = kits;
    search.false_pages = pages::false_pages(carriers.files(), &candidates.others, &bundles, &of_kits);
    search.set_aside = releases::join(&mut bundles);
    // Bundles by strangers come last.
    bundles.sort_by_cached_key(|bundle| {
        (!bundle.is_pinned(), bundle.facts.series.clone(), bundle.facts.release, bundle.list.id)
    });
    let mut finding = Finding { search, bundles };
    finding.compare();
    Ok(finding)
}

/// Lists on their way to bundles.
struct Proving<'a> {
    mender: Mender<'a>,
    room: SearchLimits,
    bundles: Vec<Bundle>,
    search: Search,
    /// Files that were lists, and are damaged.
    damaged: Vec<PathBuf>,
    /// Lists of other files.
    foreign: Vec<PathBuf>,
}

impl Proving<'_> {
    /// Mends a list that no signature covers, and adds its bundle.
    fn add_unsigned(&mut self, unsigned: &Unsigned, watch: &Watch) -> Result<()> {
        let path = self.mender.carriers.path(unsigned.list.index).to_owned();
        if let Some(proven) = self.mender.mend(unsigned, &self.bundles, watch)? {
            self.add(proven, unsigned.list.copies());
        } else if !unsigned.has_shape {
            self.damaged.push(path);
        } else if self.mender.candidates.has_signatures() || unsigned.hope > 0 {
            self.search.refused.push((path.clone(), Error::ListUnsigned(path)));
        }
        Ok(())
    }

    /// Proves the bundle of a signed list. `copies` are the files that hold the list.
    fn add(&mut self, proven: SignedList, copies: &[usize]) {
        let Mender { candidates, carriers, publishers, .. } = self.mender;
        let path = proven.path.clone();
        let known = proven.signatures.iter().any(|(key, text)| publishers.count(key, text));
        let stranger = proven.signatures.first().filter(|_| !known).cloned();
        if proven.is_of_other_files() {
            return;
        }
        let budget = &mut self.mender.budget;
        let bundle = self
            .room
            .left(known)
            .and_then(|()| prove_bundle(proven, &candidates.others, carriers, publishers, budget))
            // FORMAT.md §11: for a faulty list that a stranger signed, the answer names only the stranger, not the
            // fault.
            .map_err(|error| stranger.map_or(error, |(key, text)| publishers.distrust(&key, signed_series(&text))))
            .and_then(|bundle| self.room.take(&bundle).map(|()| bundle));
        match bundle {
            Ok(mut bundle) => {
                bundle.mended.extend(candidates.changed_signature(&bundle.signature, carriers));
                // A mended copy beside a whole copy is the same bundle, not a second bundle.
                if let Some(at) = self.bundles.iter().position(|other| other.list.id == bundle.list.id) {
                    if self.bundles.get(at).is_none_or(|other| other.mended.is_empty()) {
                        return;
                    }
                    self.bundles.swap_remove(at);
                }
                mark_small(&bundle, copies, candidates, &mut self.search);
                self.bundles.push(bundle);
            }
            Err(error) => self.search.refused.push((path, error)),
        }
    }
}

/// Returns the trace that shows that there was a bundle, if the search found no bundle.
fn what_is_left(
    search: &Search,
    damaged: Vec<PathBuf>,
    foreign: Vec<PathBuf>,
    candidates: &Candidates,
) -> Option<(PathBuf, Error)> {
    if let Some(path) = damaged.into_iter().next() {
        return Some((path.clone(), Error::ListDamaged(path)));
    }
    // The file may be the rest of a list that was cut.
    if let Some(path) = foreign.into_iter().next().filter(|_| candidates.has_signatures()) {
        return Some((path.clone(), Error::ListUnsigned(path)));
    }
    // An unreadable file is the better reason, because the file may be the list.
    let index = candidates.signature_of_a_bundle().filter(|_| search.unreadable.is_empty())?;
    let path = search.files().get(index)?.path.clone();
    Some((path.clone(), Error::ListMissing(path)))
}

/// Tells whether a file has the usual name of a list or of the signature of a list.
fn is_called_like_a_list(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.eq_ignore_ascii_case(SUMS_NAME) || name.eq_ignore_ascii_case(SIGNATURE_NAME)
}

/// The bundles that one search still has room for. Bundles cost memory, and a stranger can sign any number of bundles.
struct SearchLimits {
    bundles: usize,
    strangers: usize,
    blocks: u64,
}

impl Default for SearchLimits {
    fn default() -> Self {
        Self {
            bundles: limits::BUNDLES_MAX,
            strangers: limits::STRANGERS_MAX,
            blocks: limits::BLOCKS_OF_ALL_BUNDLES_MAX,
        }
    }
}

impl SearchLimits {
    fn left(&self, known: bool) -> Result<()> {
        if self.bundles == 0 || (!known && self.strangers == 0) { Err(Error::Crowded) } else { Ok(()) }
    }

    fn take(&mut self, bundle: &Bundle) -> Result<()> {
        self.blocks = self.blocks.checked_sub(u64::from(bundle.layout.block_count())).ok_or(Error::Crowded)?;
        self.bundles = self.bundles.saturating_sub(1);
        if !bundle.is_pinned() {
            self.strangers = self.strangers.saturating_sub(1);
        }
        Ok(())
    }
}

/// Finds the facts by their hash, or mends the facts if a file that looks like facts has one wrong byte.
fn find_facts(
    hash: Hash,
    list: &Path,
    others: &Others,
    carriers: &dyn Carriers,
    budget: &mut Trials,
) -> Option<(Vec<u8>, Option<Mended>)> {
    if let Some(bytes) = others.read(hash, carriers) {
        return Some((bytes, None));
    }
    if let Some((bytes, mended)) = others.find_changed_facts(hash, list, carriers, budget) {
        return Some((bytes, Some(mended)));
    }
    others.like_facts.iter().find_map(|index| {
        let bytes = one_byte::by_hash(&carriers.read_small(*index, limits::FACTS_MAX_BYTES).ok()??, hash, budget)?;
        Some((bytes, Some(Mended::one_byte(carriers.path(*index), FACTS_NAME))))
    })
}

/// Finds the facts and the table by the hashes in a signed list, and checks that all parts agree.
fn prove_bundle(
    list: SignedList,
    others: &Others,
    carriers: &dyn Carriers,
    publishers: &Authority<'_>,
    budget: &mut Trials,
) -> Result<Bundle> {
    // A signature over something else is no signature over a bundle, even if the signature looks right. The signature
    // only counts as absent, because anybody can put such a signature beside a genuine list.
    let other = list.signatures.first().map(|(_, text)| text.trusted_comment.clone()).unwrap_or_default();
    let mut list = list;
    list.signatures.retain(|(_, text)| text.trusted_comment.starts_with(BUNDLE_COMMENT));
    if list.signatures.is_empty() {
        return Err(Error::WrongComment(other));
    }
    let sums = Sums::parse(&list.bytes)?;
    let facts_hash = sums.hash_of(FACTS_NAME).ok_or(Error::SmallMissing(FACTS_NAME))?;
    // Strangers' lists are not worth the reading.
    let is_pinned = list.signatures.iter().any(|(key, _)| publishers.pins(key));
    let is_otherwise = |name: &str, hash: Hash| is_pinned && is_signed_otherwise(name, hash, carriers);
    let facts = find_facts(facts_hash, &list.path, others, carriers, budget);
    let (facts_bytes, mended) = facts.ok_or_else(|| match is_otherwise(FACTS_NAME, facts_hash) {
        true => Error::from(Contradiction::LongFacts),
        false => Error::SmallMissing(FACTS_NAME),
    })?;
    let mended: Vec<_> = list.mended.iter().cloned().chain(mended).collect();
    let facts = Facts::parse(&facts_bytes)?;
    let publisher = PublicKey::parse(&facts.publisher).ok_or(FactsFault::Field("publisher"))?;
    let comment = trusted_comment(Signed::Bundle, &facts.series, facts.release);
    let mut theirs = list.signatures.iter().filter(|(key, _)| *key == publisher).map(|(_, text)| text);
    let first = theirs.clone().next().ok_or(Contradiction::Publisher)?;
    // The publisher may have signed the list with several comments. One right comment is enough.
    let right = theirs.find(|text| text.trusted_comment == comment);
    let signature = right.ok_or_else(|| Error::WrongComment(first.trusted_comment.clone()))?.clone();
    // Other people may have signed the list with any comment. A signature with a comment about another release is not
    // passed on.
    list.signatures.retain(|(_, text)| text.trusted_comment == comment);
    list.signatures.sort_by_key(|(key, text)| !publishers.count(key, text));
    let signers: Vec<&PublicKey> = list.signatures.iter().map(|(key, _)| key).collect();
    let Vouched { trust, pin, quorum, cosigners } = publishers.trust(&publisher, &signers, &facts.series);
    let layout = Layout::from(&facts);
    let chunks = layout.chunks();
    let listed: Vec<&str> = sums.entries().map(|(name, _)| name).filter(|name| is_chunk_name(name)).collect();
    if listed.len() != chunks.len() || chunks.iter().any(|chunk| sums.hash_of(&chunk.name).is_none()) {
        return Err(Contradiction::Chunks.into());
    }
    let table_hash = sums.hash_of(TABLE_NAME).ok_or(Error::SmallMissing(TABLE_NAME))?;
    let table = match find_listed(table_hash, Table::bytes_for(&facts), others, carriers) {
        Some(bytes) => Some(Table::parse(&bytes, &facts).ok_or(Contradiction::Table)?),
        None if is_otherwise(TABLE_NAME, table_hash) => return Err(Contradiction::Table.into()),
        None => None,
    };
    // Nothing depends on the heads: heads of a wrong length count as absent.
    let heads = sums
        .hash_of(HEADS_NAME)
        .and_then(|hash| find_listed(hash, Heads::bytes_for(layout.block_count()), others, carriers))
        .and_then(|bytes| Heads::parse(&bytes, layout.block_count()));
    let readme = sums.hash_of(README_NAME).and_then(|hash| others.first.get(&hash).copied());
    let is_kind = |name: &str, hash: &Hash| match name {
        PAGE_NAME => others.pages.contains(hash),
        VOUCHER_NAME => others.vouchers.contains(hash),
        _ => true,
    };
    let named = bundle::unknown(&sums).filter(|(name, hash)| is_kind(name, hash));
    let others = named.filter_map(|(name, hash)| Some((name.to_owned(), *others.first.get(&hash)?))).collect();
    let long_others = bundle::long_unknown(&sums, &others, carriers.files());
    let mut bundle = Bundle {
        list,
        sums,
        facts,
        facts_bytes,
        layout,
        chunks,
        table,
        heads,
        publisher,
        trust,
        pin,
        quorum,
        cosigners,
        signature,
        readme,
        others,
        long_others,
        letters: Vec::new(),
        loose: Vec::new(),
        table_remade: false,
        mended,
    };
    let named = bundle.others.iter().filter(|(name, _)| letter::is_name(name)).take(limits::OTHERS_MAX);
    let read = |(name, file): (&String, &usize)| {
        let bytes = carriers.read_if(*file, bundle.sums.hash_of(name)?, limits::LETTER_MAX_BYTES)?;
        letter::is_plain(&bytes).then(|| (name.clone(), bytes))
    };
    bundle.letters = named.filter_map(read).collect();
    bundle.loose = publishers.files_about(bundle.root());
    bundle.loose.retain(|(name, bytes)| bundle.sums.hash_of(name) != Some(sha256(bytes)));
    for (name, _) in &mut bundle.loose {
        // The listed file of this name is another one.
        if bundle.sums.hash_of(name).is_some() {
            *name = name.replace(".txt", "-more.txt");
        }
    }
    Ok(bundle)
}

/// Tells whether a file is what the list names and what the format forbids: nothing on any other carrier could help. Files of
/// this name with a length that was read before are not asked again.
fn is_signed_otherwise(name: &str, hash: Hash, carriers: &dyn Carriers) -> bool {
    let long = limits::FACTS_MAX_BYTES.saturating_add(1)..=limits::SIGNED_OTHERWISE_MAX_BYTES;
    let named = |found: &Found| found.path.file_name().is_some_and(|given| given == name);
    let files = carriers.files().iter().enumerate();
    let mut long =
        files.filter(|(_, found)| long.contains(&found.bytes) && named(found)).take(limits::SIGNED_OTHERWISE_MAX);
    long.any(|(index, _)| carriers.hash(index).is_ok_and(|given| given == hash))
}

/// Finds a listed file by its hash: among the small files, or among the files of its length if the file may be larger.
fn find_listed(hash: Hash, length: u64, others: &Others, carriers: &dyn Carriers) -> Option<Vec<u8>> {
    others.read(hash, carriers).or_else(|| {
        let fits = |found: &Found| found.bytes == length && length > limits::FACTS_MAX_BYTES;
        let mut large = carriers.files().iter().enumerate().filter(|(_, found)| fits(found));
        large.find_map(|(file, _)| carriers.read_if(file, hash, length))
    })
}

/// Remembers the small files of a bundle, so that they are not read as chunks. `lists` are the files that hold the list
/// of the bundle, unless the list was mended.
fn mark_small(bundle: &Bundle, lists: &[usize], candidates: &Candidates, search: &mut Search) {
    let listed: HashSet<Hash> =
        bundle.sums.entries().filter(|(name, _)| !is_chunk_name(name)).map(|(_, hash)| hash).collect();
    let copies = &candidates.others.hashes;
    let mut small: Vec<usize> =
        copies.iter().filter(|(hash, _)| listed.contains(hash)).map(|(_, index)| *index).collect();
    if !bundle.mended.iter().any(|mended| mended.name == SUMS_NAME) {
        small.extend(lists);
    }
    if !bundle.letters.is_empty() || !bundle.loose.is_empty() {
        small.extend(&candidates.others.letters);
    }
    small.extend(bundle.list.signatures.iter().flat_map(|(_, text)| candidates.copies_of(text)));
    let large = [
        bundle.table.as_ref().map(|_| (TABLE_NAME, Table::bytes_for(&bundle.facts))),
        bundle.heads.as_ref().map(|_| (HEADS_NAME, Heads::bytes_for(bundle.layout.block_count()))),
    ];
    for (name, length) in large.into_iter().flatten().filter(|(_, length)| *length > limits::FACTS_MAX_BYTES) {
        let wanted = bundle.sums.hash_of(name);
        for (index, _) in search.files().iter().enumerate().filter(|(_, found)| found.bytes == length) {
            if wanted.is_some_and(|hash| search.carriers.read_if(index, hash, length).is_some()) {
                small.push(index);
            }
        }
    }
    for index in small {
        let owners = search.small.entry(index).or_default();
        if !owners.contains(&bundle.list.id) {
            owners.push(bundle.list.id);
        }
    }
}
