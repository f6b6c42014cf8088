//! The documents of a bundle, kept in little memory: a bundle may hold a million of them (FORMAT.md §14).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use pannier_format::Hash;
use pannier_format::contents::ListText;

/// A document of a bundle, as read from the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document<'a> {
    /// The path of the document.
    pub path: &'a str,
    /// The length of the document.
    pub bytes: u64,
    /// The hash of the document.
    pub hash: Hash,
}

/// Documents in the order of the archive. All paths are in one text, so a document costs its path and 44 bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    paths: String,
    /// For each document the end of its path in the text, and the length of the document.
    ends: Vec<u32>,
    bytes: Vec<u64>,
    /// The hashes. They may come after the documents.
    hashes: Vec<Hash>,
    /// Whether the list alone was read, so that nobody knows the lengths of the documents.
    is_unread: bool,
}

impl Listing {
    /// Adds a document whose hash comes later. Tells whether there is room: the paths have at most 4 GiB.
    pub(super) fn push(&mut self, path: &str, bytes: u64) -> bool {
        let Ok(end) = u32::try_from(self.paths.len().saturating_add(path.len())) else { return false };
        self.paths.push_str(path);
        self.ends.push(end);
        self.bytes.push(bytes);
        true
    }

    /// Adds a document with its hash. Tells whether there is room.
    pub fn push_hashed(&mut self, document: Document<'_>) -> bool {
        let room = self.push(document.path, document.bytes);
        if room {
            self.hashes.push(document.hash);
        }
        room
    }

    /// Adds the documents of another list. Tells whether there is room.
    pub(super) fn append(&mut self, other: &Self) -> bool {
        self.hashes.resize(self.ends.len(), Hash([0; 32]));
        other.iter().all(|document| self.push_hashed(document))
    }

    /// Notes that nobody knows the lengths of the documents.
    #[must_use]
    pub fn unread(mut self) -> Self {
        self.is_unread = true;
        self
    }

    /// Tells whether the documents have lengths.
    pub fn has_lengths(&self) -> bool {
        !self.is_unread
    }

    /// Enters the length of a document.
    pub fn enter_length(&mut self, number: usize, bytes: u64) {
        if let Some(place) = self.bytes.get_mut(number) {
            *place = bytes;
        }
    }

    /// Enters the hashes of documents, by the numbers of the documents.
    pub(super) fn enter(&mut self, hashes: impl Iterator<Item = (u32, Hash)>) {
        self.hashes.resize(self.ends.len(), Hash([0; 32]));
        for (number, hash) in hashes {
            if let Some(place) = self.hashes.get_mut(number as usize) {
                *place = hash;
            }
        }
    }

    /// Returns the documents sorted by the bytes of their paths.
    pub(super) fn sorted(&self) -> Self {
        let mut all: Vec<Document<'_>> = self.iter().collect();
        all.sort_unstable_by(|one, other| one.path.as_bytes().cmp(other.path.as_bytes()));
        let mut sorted = Self::default();
        for document in all {
            // There was room for the same paths.
            let _ = sorted.push_hashed(document);
        }
        sorted
    }

    /// Returns the number of documents.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Tells whether there are no documents.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the document with this number, from 0.
    pub fn get(&self, number: usize) -> Option<Document<'_>> {
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        let path = self.paths.get(start as usize..*self.ends.get(number)? as usize)?;
        let hash = self.hashes.get(number).copied().unwrap_or(Hash([0; 32]));
        Some(Document { path, bytes: *self.bytes.get(number)?, hash })
    }

    /// Returns the documents in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Document<'_>> {
        (0..self.len()).map(|number| self.get(number).unwrap_or(Document { path: "", bytes: 0, hash: Hash([0; 32]) }))
    }

    /// Returns the number of bytes of all documents together.
    pub fn total_bytes(&self) -> u64 {
        self.bytes.iter().sum()
    }

    /// Returns the length of `CONTENTS.sha256` in bytes.
    pub fn text_bytes(&self) -> u64 {
        (self.len() as u64).saturating_mul(ListText::LINE_BYTES).saturating_add(self.paths.len() as u64)
    }

    /// Returns `CONTENTS.sha256` as a stream.
    pub fn text(&self) -> ListText<impl Iterator<Item = (&str, Hash)>> {
        ListText::new(self.iter().map(|document| (document.path, document.hash)))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn documents_come_back_in_order_and_as_the_text_of_the_list() {
        let mut listing = Listing::default();
        assert!(listing.is_empty() && listing.get(0).is_none());
        let documents = [("a/b.txt", 3, 1), ("درمان/یک.txt", 0, 2), ("z", 1 << 40, 3)];
        for (path, bytes, _) in documents {
            assert!(listing.push(path, bytes));
        }
        listing.enter([(2, Hash([3; 32])), (0, Hash([1; 32])), (1, Hash([2; 32])), (9, Hash([9; 32]))].into_iter());
        let wanted: Vec<Document<'_>> =
            documents.iter().map(|(path, bytes, n)| Document { path, bytes: *bytes, hash: Hash([*n; 32]) }).collect();
        assert_eq!(listing.iter().collect::<Vec<_>>(), wanted);
        assert_eq!((listing.len(), listing.total_bytes()), (3, (1 << 40) + 3));
        let mut text = String::new();
        listing.text().read_to_string(&mut text).unwrap();
        assert_eq!(text.len() as u64, listing.text_bytes());
        assert!(text.ends_with(&format!("{}  z\n", "03".repeat(32))), "{text}");
        let mut again = Listing::default();
        assert!(wanted.iter().all(|document| again.push_hashed(*document)));
        assert_eq!(again, listing);
    }
}
