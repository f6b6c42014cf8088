//! Finding bundles in whatever arrived: lists by their shape, the other small files by their hash (FORMAT.md §3, §11).
//!
//! Trust is in the types: bytes become a [`SignedList`] only through a signature, and a [`Bundle`] only through the hashes
//! in such a list.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::digest::{sha256, sha256_of};
use crate::error::{Doing, Error, Result};
use crate::format::facts::FactsFault;
use crate::format::layout::{Chunk, is_chunk_name};
use crate::format::minisig::{SignatureText, Signed, trusted_comment};
use crate::format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use crate::format::{Digits, Facts, Hash, Heads, Layout, Sums, Table};
use crate::keys::PublicKey;
use crate::limits;
use crate::mend;
use crate::store::{self, Found, Unreadable};
use crate::watch::{Phase, Watch};

/// The publishers whom the caller trusts.
#[derive(Clone, Debug, Default)]
pub struct Publishers {
    /// A name for people, and the key.
    pub pinned: Vec<(String, PublicKey)>,
}

/// What a publisher is called who was asked for by key, not pinned under a name.
pub const NAMED: &str = "-P";

/// How far the publisher of a bundle is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Pinned by the caller under this name.
    Pinned(String),
    /// The signature holds, but the key came with the bundle.
    Unknown,
}

/// A list covered by a signature.
#[derive(Clone, Debug)]
pub struct SignedList {
    /// The exact bytes that the signature covers.
    pub bytes: Vec<u8>,
    /// The bundle id.
    pub id: Hash,
    /// The file it was found in.
    pub path: PathBuf,
    /// Every signature that holds, with its key and its text.
    pub signatures: Vec<(PublicKey, SignatureText)>,
    /// The list or the signature, if it had to be mended.
    pub mended: Option<Mended>,
}

/// A bundle whose small files are all proven.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The signed list.
    pub list: SignedList,
    /// The parsed list.
    pub sums: Sums,
    /// The facts.
    pub facts: Facts,
    /// The exact bytes of the facts.
    pub facts_bytes: Vec<u8>,
    /// The sizes and counts.
    pub layout: Layout,
    /// The chunks.
    pub chunks: Vec<Chunk>,
    /// The block table; `None` when it is lost everywhere.
    pub table: Option<Table>,
    /// The heads of blocks; `None` when there are none in the list, or they are lost everywhere.
    pub heads: Option<Heads>,
    /// The publisher's key.
    pub publisher: PublicKey,
    /// How far it is known.
    pub trust: Trust,
    /// The publisher's signature over the list.
    pub signature: SignatureText,
    /// Where `README.txt` is, if it was found whole.
    pub readme: Option<PathBuf>,
    /// Other listed files that were found whole: of names that this version does not know.
    pub others: Vec<(String, PathBuf)>,
    /// Whether the block table was lost and made again from whole chunks.
    pub table_remade: bool,
    /// Small files in which one byte was wrong and was found by trial: where, and their name in the bundle.
    pub mended: Vec<Mended>,
}

/// Everything that a search found.
#[derive(Debug, Default)]
pub struct Finding {
    /// All files below the given folders.
    pub files: Vec<Found>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// The bundles, in a fixed order.
    pub bundles: Vec<Bundle>,
    /// Lists that did not become bundles, and why.
    pub refused: Vec<(PathBuf, Error)>,
    /// Files (indices) that were recognised as small files.
    pub small: HashSet<usize>,
}

impl Bundle {
    /// Makes sure that the publisher is trusted.
    ///
    /// # Errors
    /// [`Error::UnknownPublisher`], or [`Error::WrongPublisher`] when one certain publisher was asked for.
    pub fn require_trust(&self, publishers: &Publishers) -> Result<()> {
        match (&self.trust, publishers.pinned.as_slice()) {
            (Trust::Pinned(_), _) => Ok(()),
            (Trust::Unknown, [(name, asked)]) if name == NAMED => {
                Err(Error::WrongPublisher { asked: asked.digits(), found: Some(self.publisher.digits()) })
            }
            (Trust::Unknown, _) => Err(Error::UnknownPublisher(self.publisher.digits())),
        }
    }

    /// The thirty digits of the publisher.
    pub fn digits(&self) -> Digits {
        self.publisher.digits()
    }

    /// Series and release for people.
    pub fn title(&self) -> String {
        format!("{} {}", self.facts.series, self.facts.release)
    }
}

/// A file small enough to be read whole at once.
struct Small {
    index: usize,
    bytes: Vec<u8>,
}

/// Searches folders (or single files) for bundles.
///
/// # Errors
/// When a given folder is not there, or the caller stops.
pub fn find(roots: &[PathBuf], publishers: &Publishers, watch: &Watch) -> Result<Finding> {
    watch.begin(Phase::Listing, 0);
    let (files, unreadable) = store::list(roots)?;
    let mut finding = Finding { files, unreadable, ..Finding::default() };
    let mut lists = Kept::default();
    let mut signatures = Kept::default();
    let mut others = Others::default();
    for index in 0..finding.files.len() {
        watch.advance(0)?;
        let Some(found) = finding.files.get(index) else { break };
        if found.bytes > limits::SUMS_MAX_BYTES {
            continue;
        }
        let small = found.bytes <= limits::FACTS_MAX_BYTES;
        match read_candidate(found, small) {
            Ok(Some(bytes)) if Sums::has_shape(&bytes) => {
                finding.small.insert(index);
                lists.add(Small { index, bytes });
            }
            Ok(Some(bytes)) if SignatureText::has_shape(&bytes) => {
                finding.small.insert(index);
                signatures.add(Small { index, bytes });
            }
            Ok(Some(bytes)) => others.add(index, &bytes),
            Ok(None) => {}
            Err(error) => {
                let path = found.path.clone();
                finding.unreadable.push(Unreadable { path, why: error.to_string() });
            }
        }
    }
    let (lists, signatures) = (lists.kept, signatures.kept);
    let mut trials = limits::TRIAL_BYTES;
    let parsed: Vec<(usize, SignatureText)> =
        signatures.iter().filter_map(|small| Some((small.index, SignatureText::parse(&small.bytes)?))).collect();
    let few = lists.len() <= MEND_MOST && signatures.len() <= MEND_MOST;
    // Hashing every file is worth it only for a list that may be mended, and then once for all of them.
    let mut whole = None;
    for list in lists {
        let path = finding.files.get(list.index).map(|found| found.path.clone()).unwrap_or_default();
        let proven =
            match prove_list(&list.bytes, &path, &near(&path, &parsed, &finding.files), publishers, &mut trials) {
                Err(error) if few => {
                    let whole = match &whole {
                        Some(whole) => whole,
                        None => whole.insert(whole_files(&finding.files, &others, watch)?),
                    };
                    mend_list(&list, &signatures, whole, &finding.files, publishers).ok_or(error)
                }
                result => result,
            };
        match proven.and_then(|list| prove_bundle(list, &others, &finding.files, publishers)) {
            Ok(bundle) => {
                // A mended copy beside a whole one is the same bundle, not a second one.
                if let Some(at) = finding.bundles.iter().position(|other| other.list.id == bundle.list.id) {
                    if finding.bundles.get(at).is_none_or(|other| other.mended.is_empty()) {
                        continue;
                    }
                    finding.bundles.swap_remove(at);
                }
                mark_small(&bundle, &others.hashes, &mut finding);
                finding.bundles.push(bundle);
            }
            Err(error) => finding.refused.push((path, error)),
        }
    }
    finding.bundles.sort_by(|a, b| {
        (&a.facts.series, a.facts.release, a.list.id).cmp(&(&b.facts.series, b.facts.release, b.list.id))
    });
    Ok(finding)
}

/// Reads a file that may be a small file; for a larger one only when it begins like a list.
fn read_candidate(found: &Found, small: bool) -> Result<Option<Vec<u8>>> {
    if !small {
        let mut head = [0; 67];
        let file = store::open(&found.path)?;
        store::read_exact_at(&file, &mut head, 0).map_err(|e| Error::io(Doing::Read, &found.path, e))?;
        if !Sums::has_shape(&head) {
            return Ok(None);
        }
    }
    store::read_small(&found.path, limits::SUMS_MAX_BYTES)
}

/// Distinct files of one shape. Copies are dropped, and there is a bound on how many and how much is kept, so that a
/// folder full of forgeries costs little.
#[derive(Default)]
struct Kept {
    kept: Vec<Small>,
    seen: HashSet<Hash>,
    bytes: usize,
}

impl Kept {
    fn add(&mut self, small: Small) {
        let fits =
            self.kept.len() < limits::CANDIDATES_MAX && self.bytes + small.bytes.len() <= limits::CANDIDATES_MAX_BYTES;
        if fits && self.seen.insert(sha256(&small.bytes)) {
            self.bytes += small.bytes.len();
            self.kept.push(small);
        }
    }
}

/// Small files of no shape of their own: known by their hashes, and read again when one is wanted.
#[derive(Default)]
struct Others {
    hashes: Vec<(Hash, usize)>,
    first: HashMap<Hash, usize>,
    /// Files that may be facts with a byte wrong.
    like_facts: Vec<usize>,
}

impl Others {
    fn add(&mut self, index: usize, bytes: &[u8]) {
        let hash = sha256(bytes);
        self.hashes.push((hash, index));
        self.first.entry(hash).or_insert(index);
        if self.like_facts.len() < MEND_MOST && bytes.len() < 1024 && Facts::may_be(bytes) {
            self.like_facts.push(index);
        }
    }

    /// The bytes with a hash; `None` if there are none, or no longer.
    fn read(&self, hash: Hash, files: &[Found]) -> Option<Vec<u8>> {
        let found = files.get(*self.first.get(&hash)?)?;
        store::read_small(&found.path, limits::SUMS_MAX_BYTES).ok()?.filter(|bytes| sha256(bytes) == hash)
    }
}

/// Signatures in the order in which they are tried: those beside the list first.
fn near<'a>(list: &Path, signatures: &'a [(usize, SignatureText)], files: &[Found]) -> Vec<&'a SignatureText> {
    let beside = |index: usize| files.get(index).is_some_and(|found| found.path.parent() == list.parent());
    let (mut first, then): (Vec<_>, Vec<_>) = signatures.iter().partition(|(index, _)| beside(*index));
    first.extend(then);
    first.into_iter().map(|(_, text)| text).collect()
}

/// Keeps every signature that holds over a list, by a pinned key or by the key that the signature itself claims.
fn prove_list(
    bytes: &[u8],
    path: &Path,
    signatures: &[&SignatureText],
    publishers: &Publishers,
    trials: &mut usize,
) -> Result<SignedList> {
    let mut held = Vec::new();
    for signature in signatures {
        let claimed = signature.claimed_publisher().and_then(PublicKey::parse);
        let keys = publishers.pinned.iter().map(|(_, key)| key).chain(&claimed);
        for key in keys {
            if key.id() != signature.key_id || held.iter().any(|(other, _)| other == key) {
                continue;
            }
            let Some(left) = trials.checked_sub(bytes.len() + limits::TRIAL_FIXED_BYTES) else { break };
            *trials = left;
            if key.verifies(signature, bytes) {
                held.push((key.clone(), (*signature).clone()));
            }
        }
    }
    if held.is_empty() {
        return Err(Error::ListUnsigned(path.to_owned()));
    }
    Ok(SignedList { bytes: bytes.to_vec(), id: sha256(bytes), path: path.to_owned(), signatures: held, mended: None })
}

/// Lists and signatures are mended only where there are so few that trying costs seconds.
const MEND_MOST: usize = 3;

/// Mends a list that no signature covers, or its signature, if one wrong byte is all that is wrong.
fn mend_list(
    list: &Small,
    signatures: &[Small],
    whole: &HashSet<Hash>,
    files: &[Found],
    publishers: &Publishers,
) -> Option<SignedList> {
    let place = |small: &Small| files.get(small.index).map(|found| found.path.clone()).unwrap_or_default();
    for signature in signatures {
        let claimed =
            SignatureText::parse(&signature.bytes).and_then(|text| PublicKey::parse(text.claimed_publisher()?));
        let keys: Vec<PublicKey> = publishers.pinned.iter().map(|(_, key)| key.clone()).chain(claimed).collect();
        let Some((bytes, text)) = mend::list_or_signature(&list.bytes, &signature.bytes, &keys, whole) else {
            continue;
        };
        let mended = if bytes == list.bytes { (place(signature), SIGNATURE_NAME) } else { (place(list), SUMS_NAME) };
        let mut proven = prove_list(&bytes, &place(list), &[&text], publishers, &mut usize::MAX.clone()).ok()?;
        proven.mended = Some(mended);
        return Some(proven);
    }
    None
}

/// The hashes of all files that may be chunks or small files.
fn whole_files(files: &[Found], others: &Others, watch: &Watch) -> Result<HashSet<Hash>> {
    let mut whole: HashSet<Hash> = others.first.keys().copied().collect();
    let large =
        files.iter().filter(|found| found.bytes > limits::FACTS_MAX_BYTES && found.bytes <= limits::CHUNK_MAX_BYTES);
    for found in large {
        watch.advance(0)?;
        whole.extend(store::open(&found.path).ok().and_then(|file| sha256_of(file).ok()));
    }
    Ok(whole)
}

/// Where a small file that had to be mended is, and its name in the bundle.
pub type Mended = (PathBuf, &'static str);

/// The facts, found by their hash; or mended, if one byte of a file that looks like facts is wrong.
fn find_facts(hash: Hash, others: &Others, files: &[Found]) -> Option<(Vec<u8>, Option<Mended>)> {
    if let Some(bytes) = others.read(hash, files) {
        return Some((bytes, None));
    }
    others.like_facts.iter().find_map(|index| {
        let path = files.get(*index)?.path.clone();
        let bytes = mend::by_hash(&store::read_small(&path, limits::FACTS_MAX_BYTES).ok()??, hash)?;
        Some((bytes, Some((path, FACTS_NAME))))
    })
}

/// Finds the facts and the table by the hashes in a signed list, and checks that all agree.
fn prove_bundle(list: SignedList, others: &Others, files: &[Found], publishers: &Publishers) -> Result<Bundle> {
    // A signature over something else is none over a bundle, whatever it looks like. It only counts as absent: anybody can
    // lay one beside a genuine list.
    let other = list.signatures.first().map(|(_, text)| text.trusted_comment.clone()).unwrap_or_default();
    let mut list = list;
    list.signatures.retain(|(_, text)| text.trusted_comment.starts_with("pannier bundle "));
    if list.signatures.is_empty() {
        return Err(Error::WrongComment(other));
    }
    let sums = Sums::parse(&list.bytes)?;
    let facts_hash = sums.hash_of(FACTS_NAME).ok_or(Error::SmallMissing(FACTS_NAME))?;
    let (facts_bytes, mended) = find_facts(facts_hash, others, files).ok_or(Error::SmallMissing(FACTS_NAME))?;
    let mended: Vec<_> = list.mended.iter().cloned().chain(mended).collect();
    let facts = Facts::parse(&facts_bytes)?;
    let publisher = PublicKey::parse(&facts.publisher).ok_or(FactsFault::Field("publisher"))?;
    let (_, signature) = list
        .signatures
        .iter()
        .find(|(key, _)| *key == publisher)
        .cloned()
        .ok_or(Error::Contradiction("bundle.json names a publisher who did not sign it"))?;
    if signature.trusted_comment != trusted_comment(Signed::Bundle, &facts.series, facts.release) {
        return Err(Error::WrongComment(signature.trusted_comment));
    }
    let layout = Layout::from(&facts);
    let chunks = layout.chunks();
    let listed: Vec<&str> = sums.entries().map(|(name, _)| name).filter(|name| is_chunk_name(name)).collect();
    if listed.len() != chunks.len() || chunks.iter().any(|chunk| sums.hash_of(&chunk.name).is_none()) {
        return Err(Error::Contradiction("the chunks that are listed are not those that bundle.json counts"));
    }
    let table_hash = sums.hash_of(TABLE_NAME).ok_or(Error::SmallMissing(TABLE_NAME))?;
    let table = match find_listed(table_hash, Table::bytes_for(&facts), others, files) {
        Some(bytes) => Some(
            Table::parse(&bytes, &facts)
                .ok_or(Error::Contradiction("blocks.idx has not the length that bundle.json demands"))?,
        ),
        None => None,
    };
    // Nothing depends on the heads: ones of another length are none.
    let heads = sums
        .hash_of(HEADS_NAME)
        .and_then(|hash| find_listed(hash, Heads::bytes_for(layout.block_count()), others, files))
        .and_then(|bytes| Heads::parse(&bytes, layout.block_count()));
    let trust = publishers
        .pinned
        .iter()
        .find(|(_, key)| *key == publisher)
        .map_or(Trust::Unknown, |(name, _)| Trust::Pinned(name.clone()));
    let readme = sums
        .hash_of(README_NAME)
        .and_then(|hash| others.first.get(&hash))
        .and_then(|index| files.get(*index))
        .map(|found| found.path.clone());
    let known = [FACTS_NAME, TABLE_NAME, HEADS_NAME, README_NAME];
    let unknown = sums.entries().filter(|(name, _)| !known.contains(name) && !is_chunk_name(name));
    let place = |hash: Hash| Some(files.get(*others.first.get(&hash)?)?.path.clone());
    let others = unknown.filter_map(|(name, hash)| Some((name.to_owned(), place(hash)?))).collect();
    Ok(Bundle {
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
        signature,
        readme,
        others,
        table_remade: false,
        mended,
    })
}

/// Finds a listed file by its hash: among the small files, or, if it may be larger, among the files of its length.
fn find_listed(hash: Hash, length: u64, others: &Others, files: &[Found]) -> Option<Vec<u8>> {
    others.read(hash, files).or_else(|| {
        let large = files.iter().filter(|found| found.bytes == length && length > limits::FACTS_MAX_BYTES);
        large.filter_map(|found| store::read_small(&found.path, length).ok()?).find(|bytes| sha256(bytes) == hash)
    })
}

/// Remembers which files are small files of a bundle, so that they are not looked at as chunks.
fn mark_small(bundle: &Bundle, copies: &[(Hash, usize)], finding: &mut Finding) {
    let listed: HashSet<Hash> =
        bundle.sums.entries().filter(|(name, _)| !is_chunk_name(name)).map(|(_, hash)| hash).collect();
    finding.small.extend(copies.iter().filter(|(hash, _)| listed.contains(hash)).map(|(_, index)| *index));
    let large = [
        bundle.table.as_ref().map(|_| (TABLE_NAME, Table::bytes_for(&bundle.facts))),
        bundle.heads.as_ref().map(|_| (HEADS_NAME, Heads::bytes_for(bundle.layout.block_count()))),
    ];
    for (name, length) in large.into_iter().flatten().filter(|(_, length)| *length > limits::FACTS_MAX_BYTES) {
        let wanted = bundle.sums.hash_of(name);
        for (index, found) in finding.files.iter().enumerate().filter(|(_, found)| found.bytes == length) {
            if store::read_small(&found.path, length).ok().flatten().map(|bytes| sha256(&bytes)) == wanted {
                finding.small.insert(index);
            }
        }
    }
}

impl Finding {
    /// The only bundle, or the one whose id begins with `wanted`.
    ///
    /// # Errors
    /// [`Error::NoBundle`], [`Error::ManyBundles`], or the reason why the only list did not become a bundle.
    pub fn one(&mut self, wanted: Option<&str>) -> Result<usize> {
        let fits = |bundle: &Bundle| wanted.is_none_or(|prefix| bundle.list.id.to_string().starts_with(prefix));
        let fitting: Vec<usize> =
            self.bundles.iter().enumerate().filter(|(_, bundle)| fits(bundle)).map(|(index, _)| index).collect();
        match fitting.as_slice() {
            [only] => Ok(*only),
            [] if wanted.is_some() && !self.bundles.is_empty() => {
                Err(Error::NoSuchBundle(wanted.unwrap_or_default().to_owned()))
            }
            [] if self.refused.is_empty() => Err(Error::NoBundle),
            [] => Err(self.refused.swap_remove(0).1),
            many => Err(Error::ManyBundles(
                many.iter()
                    .filter_map(|index| self.bundles.get(*index))
                    .map(|bundle| format!("{}  {}", bundle.list.id.short(), bundle.title()))
                    .collect(),
            )),
        }
    }
}
