//! The page that opens a bundle in a browser, as a file of the bundle (FORMAT.md §3.2).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::limits;

/// The beginning of every page.
const SHAPE: &[u8] = b"<!doctype html>\n";

/// The bytes of a page that a list may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page(Vec<u8>);

impl Page {
    /// Takes bytes that have the shape and the length of a page.
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        (has_shape(&bytes) && bytes.len() as u64 <= limits::PAGE_MAX_BYTES).then_some(Self(bytes))
    }

    /// Returns the bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Tells by its beginning whether a file may be a page.
pub fn has_shape(head: &[u8]) -> bool {
    head.starts_with(SHAPE)
}

/// Tells whether a person would take a file of this name for the page. Messengers and systems change names a little.
pub fn is_called_so(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with("reader") && (name.ends_with(".html") || name.ends_with(".htm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_a_shape_and_a_length() {
        let page = [SHAPE, b"<title>x</title>"].concat();
        assert_eq!(Page::new(page.clone()).map(|page| page.bytes().to_vec()), Some(page));
        assert_eq!(Page::new(b"<!DOCTYPE html>\n".to_vec()), None);
        let most = limits::PAGE_MAX_BYTES as usize;
        let long = |bytes: usize| [SHAPE, &vec![b' '; bytes - SHAPE.len()]].concat();
        assert!(Page::new(long(most)).is_some() && Page::new(long(most + 1)).is_none());
    }

    #[test]
    fn names_that_pose_as_the_page() {
        for name in ["reader.html", "READER.HTM", "Reader (1).html", "reader-lite.html"] {
            assert!(is_called_so(name), "{name}");
        }
        for name in ["reader.txt", "my-reader.html", "README.html", "reader.html.bin"] {
            assert!(!is_called_so(name), "{name}");
        }
    }
}
