//! The small files of a bundle as they go onto every carrier.

use crate::digest::sha256;
use crate::error::{Error, Result};
use crate::find::{Bundle, Finding};
use crate::format::Heads;
use crate::format::layout::is_chunk_name;
use crate::format::sums::{FACTS_NAME, HEADS_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use crate::limits;
use crate::readme;
use crate::store;

/// Names and bytes of the small files, and the listed ones that are lost everywhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct SmallFiles {
    pub(crate) files: Vec<(String, Vec<u8>)>,
    pub(crate) lost: Vec<String>,
}

impl SmallFiles {
    /// Gathers them: the list, every signature that holds over it, and whatever is listed and no chunk.
    pub(crate) fn of(bundle: &Bundle, finding: &Finding) -> Result<Self> {
        let table = bundle.table.as_ref().ok_or(Error::SmallMissing(TABLE_NAME))?;
        let mut small = Self::default();
        small.add(SUMS_NAME, bundle.list.bytes.clone());
        small.add(SIGNATURE_NAME, bundle.signature.text().as_bytes().to_vec());
        let others = bundle.list.signatures.iter().filter(|(key, _)| *key != bundle.publisher);
        for (number, (_, text)) in (2..).zip(others) {
            small.add(&format!("{SUMS_NAME}.{number}.minisig"), text.text().as_bytes().to_vec());
        }
        for (name, hash) in bundle.sums.entries().filter(|(name, _)| !is_chunk_name(name)) {
            let known = match name {
                FACTS_NAME => Some(bundle.facts_bytes.clone()),
                TABLE_NAME => Some(table.write()),
                HEADS_NAME => bundle.heads.as_ref().map(Heads::write),
                README_NAME => readme::again(&bundle.facts, hash),
                _ => None,
            };
            let found = || {
                let mut small: Vec<&usize> = finding.small.iter().collect();
                small.sort_unstable();
                small.into_iter().find_map(|index| {
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
