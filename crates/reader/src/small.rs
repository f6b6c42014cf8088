//! The small files of a bundle: the one place that says which of them travel, which can be made again, and which are lost.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use pannier_format::digest::sha256;
use pannier_format::layout::is_chunk_name;
use pannier_format::minisig::{Signed, trusted_comment};
use pannier_format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use pannier_format::{Facts, Hash, Heads, Sums, Table, limits, readme};

use crate::blocks::source::Source;
use crate::carriers::Carriers;
use crate::error::{Error, Result};
use crate::find::bundle::Bundle;

/// The small files of one bundle as they go onto every carrier.
#[derive(Clone, Debug, Default)]
pub struct SmallFiles {
    /// Name and bytes of the list, of the publisher's signature, and of every listed file that is at hand. Without them no chunk
    /// is worth anything.
    pub proven: Vec<(String, Vec<u8>)>,
    /// Name and bytes of the signatures of others over the list, those of pinned keys first. Nothing depends on them.
    pub cosignatures: Vec<(String, Vec<u8>)>,
    /// Names of listed files that are at hand nowhere and cannot be made again.
    pub lost: Vec<String>,
}

impl SmallFiles {
    /// Collects the small files of a bundle. `source` are the blocks that are at hand: where they are all there, lost heads are
    /// made again from them.
    ///
    /// # Errors
    /// Only when blocks that were good cannot be read any more.
    pub fn of(bundle: &Bundle, carriers: &dyn Carriers, source: Option<&Source>) -> Result<Self> {
        let mut small = Self::default();
        small.put(SUMS_NAME, bundle.list.bytes.clone());
        small.put(SIGNATURE_NAME, signature(bundle));
        small.cosignatures = cosignatures(bundle);
        for (name, hash) in bundle.sums.entries().filter(|(name, _)| !is_chunk_name(name)) {
            let made = match name {
                FACTS_NAME => Some(bundle.facts_bytes.clone()),
                TABLE_NAME => bundle.table.as_ref().map(Table::write),
                HEADS_NAME => heads(bundle, source)?,
                README_NAME => readme::again(&bundle.facts, hash),
                _ => None,
            };
            let found = || {
                let named = bundle.others.iter().filter(|(other, _)| other == name).map(|(_, file)| *file);
                let readme = bundle.readme.filter(|_| name == README_NAME);
                readme.into_iter().chain(named).find_map(|file| carriers.read_if(file, hash, limits::FACTS_MAX_BYTES))
            };
            match made.filter(|bytes| sha256(bytes) == hash).or_else(found) {
                Some(bytes) => small.put(name, bytes),
                None => small.lost.push(name.to_owned()),
            }
        }
        Ok(small)
    }

    /// All files that travel: the proven ones, then the signatures of others.
    pub fn all(&self) -> impl Iterator<Item = &(String, Vec<u8>)> {
        self.proven.iter().chain(&self.cosignatures)
    }

    fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.proven.push((name.to_owned(), bytes));
    }
}

/// The files that a reader needs before the first block: list, signature, facts and table. They are a function of the bundle
/// alone, so that codes printed by two couriers are the same.
///
/// # Errors
/// [`Error::SmallMissing`] where the table is lost.
pub fn essential(bundle: &Bundle) -> Result<Vec<(String, Vec<u8>)>> {
    let table = bundle.table.as_ref().ok_or(Error::SmallMissing(TABLE_NAME))?;
    Ok([
        (SUMS_NAME, bundle.list.bytes.clone()),
        (SIGNATURE_NAME, signature(bundle)),
        (FACTS_NAME, bundle.facts_bytes.clone()),
        (TABLE_NAME, table.write()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .to_vec())
}

/// The small files of a new list, the list and its signature last. `chunks` are the names of all chunks and their hashes;
/// `sign` makes the publisher's signature over the bytes with a trusted comment.
///
/// # Errors
/// What `sign` says.
pub fn signed<E>(
    facts: &Facts,
    table: &Table,
    heads: &Heads,
    chunks: impl IntoIterator<Item = (String, Hash)>,
    sign: impl FnOnce(&[u8], &str) -> Result<String, E>,
) -> Result<Vec<(String, Vec<u8>)>, E> {
    let mut files = vec![
        (FACTS_NAME.to_owned(), facts.write().into_bytes()),
        (TABLE_NAME.to_owned(), table.write()),
        (HEADS_NAME.to_owned(), heads.write()),
        (README_NAME.to_owned(), readme::text(facts).into_bytes()),
    ];
    let entries = files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).chain(chunks).collect();
    let sums = Sums::new(entries).write();
    let signature = sign(sums.as_bytes(), &trusted_comment(Signed::Bundle, &facts.series, facts.release))?;
    files.push((SUMS_NAME.to_owned(), sums.into_bytes()));
    files.push((SIGNATURE_NAME.to_owned(), signature.into_bytes()));
    Ok(files)
}

/// The heads that came with the bundle, or those of its blocks where all blocks are at hand.
fn heads(bundle: &Bundle, source: Option<&Source>) -> Result<Option<Vec<u8>>> {
    if let Some(heads) = &bundle.heads {
        return Ok(Some(Heads::write(heads)));
    }
    let all = |source: &&Source| source.count() == bundle.layout.block_count();
    source.filter(all).map(|source| source.heads().map(|heads| heads.write())).transpose()
}

/// The publisher's signature as it goes onto every carrier. Its first line, which nothing covers, names the key that verified
/// the signature, whatever stood there (FORMAT.md §5).
fn signature(bundle: &Bundle) -> Vec<u8> {
    bundle.signature.as_made_by(&bundle.publisher.base64()).into_bytes()
}

/// The signatures of others, under names of their keys: a few, those of pinned keys first.
fn cosignatures(bundle: &Bundle) -> Vec<(String, Vec<u8>)> {
    let others = bundle.list.signatures.iter().filter(|(key, _)| *key != bundle.publisher);
    others
        .take(limits::COSIGNATURES_MAX)
        .map(|(key, signature)| {
            let key = key.base64();
            // Half of a hash: of the id that a key names itself, anybody can make another one.
            let hash: String = sha256(key.as_bytes()).to_string().chars().take(32).collect();
            (format!("{SUMS_NAME}.{hash}.minisig"), signature.as_made_by(&key).into_bytes())
        })
        .collect()
}
