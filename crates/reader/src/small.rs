//! The small files of a bundle: which files travel, which files can be made again, and which files are lost.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use pannier_format::digest::sha256;
use pannier_format::layout::is_chunk_name;
use pannier_format::minisig::{SignatureText, Signed, trusted_comment};
use pannier_format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use pannier_format::{Facts, Hash, Heads, Sums, Table, limits, readme};

use crate::blocks::source::Source;
use crate::carriers::Carriers;
use crate::error::{Error, Result};
use crate::find::bundle::Bundle;
use crate::keys::PublicKey;
use crate::others;

/// The small files of one bundle, as a courier puts the files onto every carrier.
#[derive(Clone, Debug, Default)]
pub struct SmallFiles {
    /// Name and bytes of the list, of the publisher's signature, of every small file that is at hand, and of the listed
    /// files of unknown names that travel ([`others`]).
    pub proven: Vec<(String, Vec<u8>)>,
    /// Name and bytes of the signatures of other people over the list, signatures of pinned keys first; then the key letters that
    /// the list does not name. The bundle is whole without these files.
    pub cosignatures: Vec<(String, Vec<u8>)>,
    /// Names of listed files without any copy that cannot be made again.
    pub lost: Vec<String>,
}

impl SmallFiles {
    /// Collects the small files of a bundle. `source` holds the blocks that are at hand. If `source` holds all blocks,
    /// lost heads are made again from these blocks.
    ///
    /// # Errors
    /// Fails only when blocks that were good are no longer readable.
    pub fn of(bundle: &Bundle, carriers: &dyn Carriers, source: Option<&Source>) -> Result<Self> {
        let mut small = Self::default();
        small.put(SUMS_NAME, bundle.list.bytes.clone());
        small.put(SIGNATURE_NAME, signature(bundle));
        small.cosignatures = cosignatures(bundle);
        small.cosignatures.extend(bundle.loose.iter().cloned());
        for (name, hash) in bundle.sums.entries().filter(|(name, _)| !is_chunk_name(name)) {
            let made = match name {
                FACTS_NAME => Some(bundle.facts_bytes.clone()),
                TABLE_NAME => bundle.table.as_ref().map(Table::write),
                HEADS_NAME => heads(bundle, source)?,
                README_NAME => readme::again(&bundle.facts, hash).map(|known| known.bytes),
                _ => continue,
            };
            let found = || {
                let readme = bundle.readme.filter(|_| name == README_NAME);
                readme.and_then(|file| carriers.read_if(file, hash, limits::FACTS_MAX_BYTES))
            };
            match made.filter(|bytes| sha256(bytes) == hash).or_else(found) {
                Some(bytes) => small.put(name, bytes),
                None => small.lost.push(name.to_owned()),
            }
        }
        let (others, lost) = others::carried(bundle, carriers);
        small.proven.extend(others);
        small.lost.extend(lost);
        Ok(small)
    }

    /// Returns all files that travel: the proven files, then the signatures of other people.
    pub fn all(&self) -> impl Iterator<Item = &(String, Vec<u8>)> {
        self.proven.iter().chain(&self.cosignatures)
    }

    fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.proven.push((name.to_owned(), bytes));
    }
}

/// Returns the files that a reader needs before the first block: list, signature, facts and table. The files depend on
/// the bundle alone, so two couriers print the same codes.
///
/// # Errors
/// [`Error::SmallMissing`] if the table is lost.
pub fn essential(bundle: &Bundle) -> Result<Vec<(String, Vec<u8>)>> {
    let table = bundle.table.as_ref().ok_or(Error::SmallMissing(TABLE_NAME))?;
    let mut files = first_three(bundle);
    files.push((TABLE_NAME.to_owned(), table.write()));
    files.extend(with_letters(bundle));
    Ok(files)
}

/// Returns the files of [`essential`] without the table, which whole data chunks make again (FORMAT.md §12).
pub fn without_table(bundle: &Bundle) -> Vec<(String, Vec<u8>)> {
    let mut files = first_three(bundle);
    files.extend(with_letters(bundle));
    files
}

/// Returns what key letters add: the signatures by other keys that count, and the letters (FORMAT.md §15.1).
fn with_letters(bundle: &Bundle) -> Vec<(String, Vec<u8>)> {
    let mut files = counting_signatures(bundle);
    files.extend(bundle.letters.iter().chain(&bundle.loose).cloned());
    files
}

/// Returns the signatures by other keys than the publisher's that count where key letters are at hand, in the order of their
/// names (FORMAT.md §20.5).
pub fn counting_signatures(bundle: &Bundle) -> Vec<(String, Vec<u8>)> {
    if bundle.letters.is_empty() && bundle.loose.is_empty() {
        return Vec::new();
    }
    // Of a publisher who is not pinned, nobody knows whose signatures count.
    let known = bundle.quorum.as_ref().map(|quorum| &quorum.signed_by);
    let counts = |key: &PublicKey| *key != bundle.publisher && known.is_none_or(|known| known.contains(key));
    let signed = bundle.list.signatures.iter().filter(|(key, _)| counts(key)).take(limits::COSIGNATURES_MAX);
    let mut files: Vec<(String, Vec<u8>)> = signed.map(|(key, text)| cosignature(key, text)).collect();
    files.sort();
    files.dedup_by(|one, other| one.0 == other.0);
    files
}

fn first_three(bundle: &Bundle) -> Vec<(String, Vec<u8>)> {
    [
        (SUMS_NAME, bundle.list.bytes.clone()),
        (SIGNATURE_NAME, signature(bundle)),
        (FACTS_NAME, bundle.facts_bytes.clone()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .to_vec()
}

/// Returns the small files of a new list; the list and its signature come last. `chunks` are the names of all chunks
/// and their hashes. `others` are listed files of unknown names, which the new list names too. `languages` are those of
/// `README.txt` beside English. `sign` makes the publisher's signature over the bytes with a trusted comment.
///
/// # Errors
/// The error of `sign`.
pub fn signed<E>(
    facts: &Facts,
    table: &Table,
    heads: &Heads,
    chunks: impl IntoIterator<Item = (String, Hash)>,
    others: Vec<(String, Vec<u8>)>,
    languages: &[readme::Language],
    sign: impl FnOnce(&[u8], &str) -> Result<String, E>,
) -> Result<Vec<(String, Vec<u8>)>, E> {
    let mut files = vec![
        (FACTS_NAME.to_owned(), facts.write().into_bytes()),
        (TABLE_NAME.to_owned(), table.write()),
        (HEADS_NAME.to_owned(), heads.write()),
        (README_NAME.to_owned(), readme::text(facts, languages).into_bytes()),
    ];
    files.extend(others);
    let entries = files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).chain(chunks).collect();
    let sums = Sums::new(entries).write();
    let signature = sign(sums.as_bytes(), &trusted_comment(Signed::Bundle, &facts.series, facts.release))?;
    files.push((SUMS_NAME.to_owned(), sums.into_bytes()));
    files.push((SIGNATURE_NAME.to_owned(), signature.into_bytes()));
    Ok(files)
}

/// Returns the listed files of unknown names that travel with a bundle, for a new list of the same release.
pub fn travelling_others(bundle: &Bundle, carriers: &dyn Carriers) -> Vec<(String, Vec<u8>)> {
    others::carried(bundle, carriers).0
}

/// Returns the languages beside English that the text of a bundle has, for a new list of the same release. None are known of a text that no
/// edition has.
pub fn languages(bundle: &Bundle) -> Vec<readme::Language> {
    let known = bundle.sums.hash_of(README_NAME).and_then(|hash| readme::again(&bundle.facts, hash));
    known.map(|known| known.languages).unwrap_or_default()
}

/// Returns the heads that came with the bundle. If the heads are lost and all blocks are at hand, returns the heads of
/// these blocks.
fn heads(bundle: &Bundle, source: Option<&Source>) -> Result<Option<Vec<u8>>> {
    if let Some(heads) = &bundle.heads {
        return Ok(Some(Heads::write(heads)));
    }
    let all = |source: &&Source| source.count() == bundle.layout.block_count();
    source.filter(all).map(|source| source.heads().map(|heads| heads.write())).transpose()
}

/// Returns the publisher's signature, as every carrier holds the signature. No signature covers the first line. The new
/// first line names the key that verified the signature (FORMAT.md §5).
fn signature(bundle: &Bundle) -> Vec<u8> {
    bundle.signature.as_made_by(&bundle.publisher.base64()).into_bytes()
}

/// Returns a few signatures of other people, each named after its key. Signatures of pinned keys come first.
fn cosignatures(bundle: &Bundle) -> Vec<(String, Vec<u8>)> {
    let others = bundle.list.signatures.iter().filter(|(key, _)| *key != bundle.publisher);
    others.take(limits::COSIGNATURES_MAX).map(|(key, text)| cosignature(key, text)).collect()
}

fn cosignature(key: &PublicKey, text: &SignatureText) -> (String, Vec<u8>) {
    (cosignature_name(SUMS_NAME, key), text.as_made_by(&key.base64()).into_bytes())
}

/// Returns the name of a signature by another key than the publisher's over a list.
pub fn cosignature_name(list: &str, key: &PublicKey) -> String {
    // The name is half of the hash of the key. A key chooses its own id, so anybody can make another key with the same id.
    let hash: String = sha256(key.base64().as_bytes()).to_string().chars().take(32).collect();
    format!("{list}.{hash}.minisig")
}
