//! `CONTENTS.sha256` is the provenance that stays with the documents (FORMAT.md §10.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read};

use super::{Hash, names};
pub use crate::names::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};

/// The documents and their hashes, in the order of the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The path and the hash of each document.
    pub documents: Vec<(String, Hash)>,
}

impl Contents {
    /// Parses the list. Returns `None` if any line is not a hash, two spaces and an allowed path.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        if text.is_empty() {
            return Some(Self::default());
        }
        let body = text.strip_suffix('\n')?;
        let documents = body
            .split('\n')
            .map(|line| {
                let (hex, path) = line.split_once("  ")?;
                names::check(path).ok()?;
                Some((path.to_owned(), Hash::parse(hex)?))
            })
            .collect::<Option<_>>()?;
        Some(Self { documents })
    }

    /// Writes the list.
    pub fn write(&self) -> Vec<u8> {
        self.documents.iter().flat_map(|(path, hash)| line(path, hash).into_bytes()).collect()
    }

    /// Returns the exact length in bytes of a list of these paths.
    pub fn bytes_for<'a>(paths: impl Iterator<Item = &'a str>) -> u64 {
        paths.map(|path| (path.len() as u64).saturating_add(LINE_BYTES)).sum()
    }
}

/// Bytes of a line beside the path: 64 digits, two spaces and the end of the line.
const LINE_BYTES: u64 = 67;

fn line(path: &str, hash: &Hash) -> String {
    format!("{hash}  {path}\n")
}

/// The text of a list as a stream. The list of a million documents then takes the memory of one line.
pub struct ListText<I> {
    documents: I,
    /// The current line, and the number of its bytes that were read.
    line: String,
    at: usize,
}

impl ListText<()> {
    /// Bytes of a line beside the path.
    pub const LINE_BYTES: u64 = LINE_BYTES;
}

impl<'a, I: Iterator<Item = (&'a str, Hash)>> ListText<I> {
    /// Returns the text of a list of these documents.
    pub fn new(documents: I) -> Self {
        Self { documents, line: String::new(), at: 0 }
    }
}

impl<'a, I: Iterator<Item = (&'a str, Hash)>> Read for ListText<I> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0_usize;
        while let Some(space) = out.get_mut(filled..).filter(|space| !space.is_empty()) {
            if self.at >= self.line.len() {
                let Some((path, hash)) = self.documents.next() else { break };
                (self.line, self.at) = (line(path, &hash), 0);
            }
            let rest = self.line.as_bytes().get(self.at..).unwrap_or_default();
            let count = rest.len().min(space.len());
            space.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            (filled, self.at) = (filled.saturating_add(count), self.at.saturating_add(count));
        }
        Ok(filled)
    }
}

/// The parts of CONTENTS that the archive carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// The list, and the signature over the list.
    List,
    /// Only the signature. Readers make the list from the documents.
    SignatureAlone,
}

/// The list of fewer documents is short and costs little.
const LEFT_OUT_FROM_DOCUMENTS: u64 = 1_000;
/// For documents of at least this average size, 32 bytes of hash are at most a quarter of a percent.
const LEFT_OUT_BELOW_BYTES: u64 = 12_800;

impl Carried {
    /// Decides whether the archive carries the list. `entries_bytes` are the bytes in the archive of the entries of all
    /// documents and their folders. The list is left out if the cost of the list is greater than the benefit. The
    /// benefit is the name of a document that differs (FORMAT.md §10.4).
    pub fn for_documents(document_count: u64, entries_bytes: u64) -> Self {
        let small = entries_bytes < document_count.saturating_mul(LEFT_OUT_BELOW_BYTES);
        if document_count >= LEFT_OUT_FROM_DOCUMENTS && small { Self::SignatureAlone } else { Self::List }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_left_out_of_many_small_documents() {
        for (documents, bytes, expected) in [
            (0, 0, Carried::List),
            (999, 999 * 512, Carried::List),
            (1_000, 1_000 * 512, Carried::SignatureAlone),
            (1_000, 12_799_999, Carried::SignatureAlone),
            (1_000, 12_800_000, Carried::List),
            (1_001, 12_800_000, Carried::SignatureAlone),
            (1_000_000, u64::MAX, Carried::List),
        ] {
            assert_eq!(Carried::for_documents(documents, bytes), expected, "{documents} of {bytes}");
        }
    }

    #[test]
    fn contents_are_read_and_written_back() {
        let contents = Contents {
            documents: vec![("a b.txt".into(), Hash([1; 32])), ("درمان/می‌خواهم.txt".into(), Hash([2; 32]))],
        };
        let bytes = contents.write();
        assert_eq!(Contents::parse(&bytes), Some(contents.clone()));
        assert_eq!(Contents::bytes_for(contents.documents.iter().map(|d| d.0.as_str())), bytes.len() as u64);
        assert_eq!(Contents::parse(b""), Some(Contents::default()));
        for most in [1, 7, 66, 67, 10_000] {
            let mut text = ListText::new(contents.documents.iter().map(|(path, hash)| (path.as_str(), *hash)));
            let (mut read, mut buffer) = (Vec::new(), vec![0; most]);
            while let count @ 1.. = text.read(&mut buffer).unwrap() {
                read.extend_from_slice(&buffer[..count]);
            }
            assert_eq!(read, bytes, "{most} bytes at a time");
        }
        assert_eq!(Contents::parse(&bytes[1..]), None);
        assert_eq!(Contents::parse(&bytes[..bytes.len() - 1]), None);
    }
}
