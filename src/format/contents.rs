//! `CONTENTS.sha256`: the provenance that stays with the documents (FORMAT.md §10.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::{Hash, names};

/// The name of the list of documents.
pub const CONTENTS_NAME: &str = "CONTENTS.sha256";
/// The name of the publisher's signature over it.
pub const CONTENTS_SIGNATURE_NAME: &str = "CONTENTS.sha256.minisig";

/// The documents and their hashes, in the order of the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Path and hash of each document.
    pub documents: Vec<(String, Hash)>,
}

impl Contents {
    /// Parses the list; `None` if any line is not a hash, two spaces and an allowed path.
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
        let mut out = Vec::new();
        for (path, hash) in &self.documents {
            out.extend_from_slice(format!("{hash}  {path}\n").as_bytes());
        }
        out
    }

    /// The exact length in bytes of a list of these paths.
    pub fn bytes_for<'a>(paths: impl Iterator<Item = &'a str>) -> u64 {
        paths.map(|path| (path.len() as u64).saturating_add(67)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_read_and_written_back() {
        let contents = Contents {
            documents: vec![("a b.txt".into(), Hash([1; 32])), ("درمان/می‌خواهم.txt".into(), Hash([2; 32]))],
        };
        let bytes = contents.write();
        assert_eq!(Contents::parse(&bytes), Some(contents.clone()));
        assert_eq!(Contents::bytes_for(contents.documents.iter().map(|d| d.0.as_str())), bytes.len() as u64);
        assert_eq!(Contents::parse(b""), Some(Contents::default()));
        assert_eq!(Contents::parse(&bytes[1..]), None);
        assert_eq!(Contents::parse(&bytes[..bytes.len() - 1]), None);
    }
}
