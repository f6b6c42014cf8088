//! Patterns of paths: which entries of a corpus are left out, and which are compressed apart.

use std::path::Path;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::error::{PackFault, PatternOf, Result};

/// Patterns, each with the answer whether an entry fitted the pattern.
pub(super) struct Patterns {
    of: PatternOf,
    set: GlobSet,
    globs: Vec<(String, bool)>,
}

impl Patterns {
    /// Compiles patterns. A pattern is relative to the corpus, `*` stays within one level, and `**` crosses levels. A pattern
    /// without a slash fits at any level. A path as a shell completes it, with the corpus before it, means the path within
    /// the corpus.
    pub(super) fn new(of: PatternOf, globs: &[String], corpus: &Path) -> Result<Self> {
        let bad = |glob: &str, why: &dyn std::fmt::Display| PackFault::Pattern {
            of,
            pattern: glob.to_owned(),
            why: why.to_string(),
        };
        let mut set = GlobSetBuilder::new();
        for glob in globs {
            let inside = Path::new(glob).strip_prefix(corpus).ok().and_then(Path::to_str);
            let pattern = inside.unwrap_or(glob).trim_start_matches("./").trim_matches('/');
            // A pattern that began with the corpus, or with a slash, means the top of the corpus.
            let at_top =
                pattern.contains('/') || inside.is_some() || glob.starts_with(['/', '.']) && glob.contains('/');
            let pattern = if at_top { pattern.to_owned() } else { format!("**/{pattern}") };
            let compiled =
                GlobBuilder::new(&pattern).literal_separator(true).build().map_err(|e| bad(glob, e.kind()))?;
            set.add(compiled);
        }
        let set = set.build().map_err(|e| bad("", &e))?;
        Ok(Self { of, set, globs: globs.iter().map(|glob| (glob.clone(), false)).collect() })
    }

    /// Tells whether there are no patterns.
    pub(super) fn are_none(&self) -> bool {
        self.globs.is_empty()
    }

    /// Tells whether a path within the corpus fits a pattern, and remembers the patterns that fitted.
    pub(super) fn fit(&mut self, relative: &Path) -> bool {
        let fitting = if self.set.is_empty() { Vec::new() } else { self.set.matches(relative) };
        for glob in &fitting {
            if let Some((_, fitted)) = self.globs.get_mut(*glob) {
                *fitted = true;
            }
        }
        !fitting.is_empty()
    }

    /// Returns the patterns that nothing fitted.
    ///
    /// # Errors
    /// [`PackFault::IdleName`] when such a pattern is a plain name. The maintainer means that entry and must know that the
    /// entry is not there. The same for every pattern of entries that are compressed apart: without the entry nothing is apart.
    pub(super) fn idle(self) -> Result<Vec<String>> {
        let of = self.of;
        let idle: Vec<String> = self.globs.into_iter().filter(|(_, fitted)| !fitted).map(|(glob, _)| glob).collect();
        let is_plain = |glob: &&String| of == PatternOf::Apart || !glob.contains(['*', '?', '[', '{']);
        match idle.iter().find(is_plain) {
            Some(name) => Err(PackFault::IdleName { of, name: name.clone() }.into()),
            None => Ok(idle),
        }
    }
}
