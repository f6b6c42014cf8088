//! The small files of a bundle as they go onto every carrier.

use crate::bundle::Bundle;
use crate::digest::sha256;
use crate::error::{Error, Result};
use crate::find::Finding;
use crate::format::Heads;
use crate::format::layout::is_chunk_name;
use crate::format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use crate::limits;
use crate::readme;
use crate::store;

/// The publisher's signature as it goes onto every carrier: the first line, which nothing covers, names the key that it was
/// verified with, whatever stood there (FORMAT.md §5).
pub(super) fn signature(bundle: &Bundle) -> Vec<u8> {
    bundle.signature.as_made_by(&bundle.publisher.base64()).into_bytes()
}

/// The same of others who signed the list, under names of their keys: a few, those of pinned keys first.
pub(super) fn cosignatures(bundle: &Bundle) -> impl Iterator<Item = (String, Vec<u8>)> {
    let others = bundle.list.signatures.iter().filter(|(key, _)| *key != bundle.publisher);
    others.take(limits::COSIGNATURES_MAX).map(|(key, signature)| {
        let key = key.base64();
        // Half of a hash: of the id that a key names itself, anybody can make another one.
        let hash: String = sha256(key.as_bytes()).to_string().chars().take(32).collect();
        (format!("{SUMS_NAME}.{hash}.minisig"), signature.as_made_by(&key).into_bytes())
    })
}

/// Names and bytes of the small files, and the listed ones that are lost everywhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct SmallFiles {
    pub(crate) files: Vec<(String, Vec<u8>)>,
    pub(crate) lost: Vec<String>,
}

impl SmallFiles {
    /// Gathers them: the list, its signatures, and whatever is listed and no chunk.
    pub(crate) fn of(bundle: &Bundle, finding: &Finding) -> Result<Self> {
        let table = bundle.table.as_ref().ok_or(Error::SmallMissing(TABLE_NAME))?;
        let mut small = Self::default();
        small.add(SUMS_NAME, bundle.list.bytes.clone());
        small.add(SIGNATURE_NAME, signature(bundle));
        small.files.extend(cosignatures(bundle));
        for (name, hash) in bundle.sums.entries().filter(|(name, _)| !is_chunk_name(name)) {
            let known = match name {
                FACTS_NAME => Some(bundle.facts_bytes.clone()),
                TABLE_NAME => Some(table.write()),
                HEADS_NAME => bundle.heads.as_ref().map(Heads::write),
                README_NAME => readme::again(&bundle.facts, hash),
                _ => None,
            };
            let found = || {
                finding.small.keys().find_map(|index| {
                    let path = &finding.files.get(*index)?.path;
                    store::read_small(path, limits::SUMS_MAX_BYTES).ok()?.filter(|bytes| sha256(bytes) == hash)
                })
            };
            match known.or_else(found) {
                Some(bytes) => small.add(name, bytes),
                None => small.lost.push(name.to_owned()),
            }
        }
        Ok(small)
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.push((name.to_owned(), bytes));
    }
}
