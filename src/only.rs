//! The documents that a person asks for, by patterns of their paths.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::Path;

use crate::error::{Error, Result};
use crate::format::names::normalize;
use crate::patterns::{BadPattern, Globs, exactly};
use crate::unpack::Listing;

/// Patterns of documents. A document fits if its path fits a pattern, or if a folder above does.
#[derive(Clone, Debug)]
pub struct Only {
    patterns: Vec<String>,
    globs: Globs,
}

/// The documents of a list that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The documents in the order of the list.
    pub documents: Listing,
    /// The patterns that no document fits.
    pub idle: Vec<String>,
}

impl Only {
    /// Takes patterns. `*` stays within one level, `**` crosses levels, and a pattern without a slash fits at any level.
    ///
    /// # Errors
    /// [`Error::Pattern`].
    pub fn new(patterns: Vec<String>) -> Result<Self> {
        // The paths of documents are in normal form, and what is typed on a Mac may not be.
        let patterns: Vec<String> = patterns.into_iter().map(normalize).collect();
        let globs = Globs::new(patterns.iter().map(String::as_str), None)
            .map_err(|BadPattern { pattern, why }| Error::Pattern { pattern, why })?;
        Ok(Self { patterns, globs })
    }

    /// Takes the path of one document. Characters of patterns have no meaning in the path.
    ///
    /// # Errors
    /// As [`Only::new`].
    pub fn document(path: &str) -> Result<Self> {
        Self::new(vec![exactly(path)])
    }

    /// Returns the patterns.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }

    /// Tells whether a document or a folder with this path is asked for.
    pub fn fits(&self, path: &str) -> bool {
        folders_above(path).any(|path| self.globs.fits(path))
    }

    /// Chooses from a list of documents.
    pub fn choose(&self, all: &Listing) -> Chosen {
        let mut documents = if all.has_lengths() { Listing::default() } else { Listing::default().unread() };
        let mut fitted = vec![false; self.patterns.len()];
        for document in all.iter() {
            let mut fits = false;
            for number in folders_above(document.path).flat_map(|path| self.globs.matches(Path::new(path))) {
                fits = true;
                if let Some(fitted) = fitted.get_mut(number) {
                    *fitted = true;
                }
            }
            if fits {
                // There was room for the same paths.
                let _ = documents.push_hashed(document);
            }
        }
        let idle = self.patterns.iter().zip(fitted).filter(|(_, fitted)| !fitted).map(|(pattern, _)| pattern.clone());
        Chosen { documents, idle: idle.collect() }
    }

    /// Chooses from a list of documents.
    ///
    /// # Errors
    /// [`Error::NothingFits`] if there is no document to choose.
    pub fn choose_some(&self, all: &Listing) -> Result<Chosen> {
        let chosen = self.choose(all);
        if chosen.documents.is_empty() { Err(Error::NothingFits(chosen.idle)) } else { Ok(chosen) }
    }
}

/// Returns a path and the paths of the folders above.
fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    above.chain([path])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Hash;
    use crate::unpack::Document;

    fn chosen(patterns: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut all = Listing::default();
        for path in ["a.txt", "photos/1.jpg", "photos/deep/2.jpg", "photos/a.txt", "v[1]*.txt", "é.txt"] {
            assert!(all.push_hashed(Document { path, bytes: 1, hash: Hash([1; 32]) }));
        }
        let only = Only::new(patterns.iter().map(|one| (*one).to_owned()).collect()).unwrap();
        let chosen = only.choose(&all);
        let paths = chosen.documents.iter().map(|one| one.path.to_owned()).collect::<Vec<_>>();
        for document in all.iter() {
            assert_eq!(only.fits(document.path), paths.iter().any(|path| path == document.path), "{}", document.path);
        }
        (paths, chosen.idle)
    }

    #[test]
    fn a_pattern_fits_at_any_level_a_path_at_one_and_a_folder_means_all_below() {
        assert_eq!(chosen(&["a.txt"]).0, ["a.txt", "photos/a.txt"]);
        assert_eq!(chosen(&["/a.txt"]).0, ["a.txt"]);
        assert_eq!(chosen(&["photos/*.jpg"]).0, ["photos/1.jpg"]);
        assert_eq!(chosen(&["photos/**/*.jpg"]).0, ["photos/1.jpg", "photos/deep/2.jpg"]);
        assert_eq!(chosen(&["photos/"]).0, ["photos/1.jpg", "photos/deep/2.jpg", "photos/a.txt"]);
        assert_eq!(chosen(&["deep"]).0, ["photos/deep/2.jpg"]);
        assert_eq!(chosen(&["e\u{301}.txt"]).0, ["é.txt"]);
    }

    #[test]
    fn a_pattern_that_fits_nothing_is_named_and_a_path_is_no_pattern() {
        assert_eq!(chosen(&["1.jpg", "2.png"]), (vec!["photos/1.jpg".to_owned()], vec!["2.png".to_owned()]));
        assert!(chosen(&["v[1]*.txt"]).0.is_empty());
        assert_eq!(chosen(&[&exactly("v[1]*.txt")]).0, ["v[1]*.txt"]);
        assert!(matches!(Only::new(vec!["a[".to_owned()]), Err(Error::Pattern { .. })));
    }
}
