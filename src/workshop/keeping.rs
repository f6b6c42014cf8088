//! Documents that a workshop kept, on the program's side: held in memory until their list is proven.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::picked::{Kept, OneKept};
use crate::error::ReaderError;
use crate::format::digest::sha256;
use crate::unpack::Listing;
use crate::unpack::stream::Sink;

/// Documents that nobody may see yet.
pub(super) struct Keeping {
    left: u64,
    now: Option<(String, OneKept)>,
    kept: Kept,
}

impl Keeping {
    /// Takes documents of at most this many bytes together.
    pub(super) fn new(most: u64) -> Self {
        Self { left: most, now: None, kept: Kept::new() }
    }

    /// Returns the documents if each of them has the hash of the proven list. The bytes came from a process that is not believed.
    pub(super) fn proven(self, documents: &Listing) -> Option<Kept> {
        let kept = self.kept;
        let all = kept.len();
        let is_proven = |path: &str, hash| kept.get(path).map(|one| sha256(&one.bytes) == hash);
        let proven = documents.iter().filter(|one| is_proven(one.path, one.hash) == Some(true)).count();
        (proven == all && all > 0).then_some(kept)
    }
}

impl Sink for Keeping {
    fn begin(&mut self, path: &str, _: u64, mtime: Option<u64>) -> Result<(), ReaderError> {
        self.now = Some((path.to_owned(), OneKept { bytes: Vec::new(), mtime }));
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ReaderError> {
        let (_, now) = self.now.as_mut().ok_or(ReaderError::Bug("data without a document"))?;
        let left = self.left.checked_sub(bytes.len() as u64);
        self.left = left.ok_or(ReaderError::Bug("more bytes than may be kept"))?;
        now.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReaderError> {
        self.kept.extend(self.now.take());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unpack::Document;

    #[test]
    fn what_differs_from_the_proven_list_or_is_too_long_is_not_kept() {
        let mut listing = Listing::default();
        assert!(listing.push_hashed(Document { path: "a", bytes: 1, hash: sha256(b"a") }));
        let kept = |path: &str, bytes: &[u8]| {
            let mut keeping = Keeping::new(2);
            keeping.begin(path, 1, None).and_then(|()| keeping.write(bytes)).and_then(|()| keeping.end()).ok()?;
            keeping.proven(&listing)
        };
        assert!(kept("a", b"a").is_some());
        assert!(kept("a", b"b").is_none() && kept("b", b"a").is_none() && kept("a", b"aaa").is_none());
        assert!(Keeping::new(2).write(b"a").is_err());
    }
}
