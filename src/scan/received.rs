//! Files that codes carried, held in memory until the files are gathered like the files of any carrier.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pannier_reader::carriers::{Carriers, MemoryCarriers};

use crate::limits;

/// The place of these files in reports. The place is no person's folder.
pub(super) const PLACE: &str = "(codes)";
/// The most bytes of all bags that are unpacked. Run-length blocks make an archive longer than the codes that carried
/// the archive.
const BAGS_MAX_BYTES: usize = 64 << 20;

/// Files by their names, below [`PLACE`].
#[derive(Debug, Default)]
pub(super) struct Received {
    files: BTreeMap<PathBuf, Vec<u8>>,
    bags: u32,
    bag_bytes: usize,
    part_bytes: usize,
}

impl Received {
    /// Adds a whole chunk.
    pub(super) fn chunk(&mut self, name: String, bytes: Vec<u8>) {
        self.files.entry(Path::new(PLACE).join(name)).or_insert(bytes);
    }

    /// Adds the files of a bag. Returns `false` if all bags together would be too long.
    pub(super) fn bag(&mut self, files: &[(String, Vec<u8>)]) -> bool {
        let bytes = files.iter().fold(self.bag_bytes, |sum, (_, bytes)| sum.saturating_add(bytes.len()));
        if bytes > BAGS_MAX_BYTES {
            return false;
        }
        self.bag_bytes = bytes;
        self.bags = self.bags.saturating_add(1);
        let folder = Path::new(PLACE).join(format!("bag-{}", self.bags));
        self.files.extend(files.iter().map(|(name, bytes)| (folder.join(name), bytes.clone())));
        true
    }

    /// Adds a part of an object that is not whole. Returns `false` if all parts together would be too long.
    pub(super) fn part(&mut self, name: String, bytes: &[u8]) -> bool {
        let all = self.part_bytes.saturating_add(bytes.len());
        if all > limits::RECEIVE_BYTES {
            return false;
        }
        self.part_bytes = all;
        self.files.entry(Path::new(PLACE).join(name)).or_insert_with(|| bytes.to_vec());
        true
    }

    /// The files as a carrier with this number, counted from 0.
    pub(super) fn into_carrier(self, root: usize) -> Arc<dyn Carriers> {
        Arc::new(MemoryCarriers::new(root, self.files))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forged_bags_and_parts_fill_no_memory() {
        let mut received = Received::default();
        let bag = [("SHA256SUMS".to_owned(), vec![0; BAGS_MAX_BYTES / 4])];
        assert!((0..4).all(|_| received.bag(&bag)) && !received.bag(&bag));
        let part = vec![0; limits::RECEIVE_BYTES / 2];
        assert!(received.part("a".to_owned(), &part) && received.part("b".to_owned(), &part));
        assert!(!received.part("c".to_owned(), &part));
        received.chunk("d".to_owned(), b"chunks are as long as their codes".to_vec());
        assert_eq!(received.into_carrier(1).files().len(), 4 + 2 + 1);
    }
}
