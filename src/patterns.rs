//! Patterns of paths, as shells have them: `*` stays within one level, and `**` crosses levels.

use std::path::Path;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder, escape};

/// A pattern that is no pattern, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadPattern {
    pub(crate) pattern: String,
    pub(crate) why: String,
}

/// Patterns that were compiled.
#[derive(Clone, Debug)]
pub(crate) struct Globs(GlobSet);

impl Globs {
    /// Compiles patterns. A pattern is relative to the top, `*` stays within one level, and `**` crosses levels. A pattern without a
    /// slash fits at any level. `top` is the folder that a shell may have put before a pattern.
    pub(crate) fn new<'a>(globs: impl Iterator<Item = &'a str>, top: Option<&Path>) -> Result<Self, BadPattern> {
        let bad =
            |glob: &str, why: &dyn std::fmt::Display| BadPattern { pattern: glob.to_owned(), why: why.to_string() };
        let mut set = GlobSetBuilder::new();
        for glob in globs {
            let inside = top.and_then(|top| Path::new(glob).strip_prefix(top).ok()?.to_str());
            let pattern = inside.unwrap_or(glob).trim_start_matches("./").trim_matches('/');
            // A pattern that began with the top folder, or with a slash, means the top.
            let at_top =
                pattern.contains('/') || inside.is_some() || glob.starts_with(['/', '.']) && glob.contains('/');
            let pattern = if at_top { pattern.to_owned() } else { format!("**/{pattern}") };
            let compiled =
                GlobBuilder::new(&pattern).literal_separator(true).build().map_err(|e| bad(glob, e.kind()))?;
            set.add(compiled);
        }
        Ok(Self(set.build().map_err(|e| bad("", &e))?))
    }

    /// Returns the numbers of the patterns that a path fits, from 0.
    pub(crate) fn matches(&self, path: &Path) -> Vec<usize> {
        if self.0.is_empty() { Vec::new() } else { self.0.matches(path) }
    }

    /// Tells whether a path fits a pattern.
    pub(crate) fn fits(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

/// Returns the pattern that only this path fits.
pub(crate) fn exactly(path: &str) -> String {
    format!("/{}", escape(path))
}
