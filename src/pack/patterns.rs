//! Patterns of paths: which entries of a corpus are left out, and which are compressed apart.

use std::path::Path;

use crate::error::{PackFault, PatternOf, Result};
use crate::patterns::Globs;

/// Patterns, each with the answer whether an entry fitted the pattern.
pub(super) struct Patterns {
    of: PatternOf,
    set: Globs,
    globs: Vec<(String, bool)>,
}

impl Patterns {
    /// Compiles patterns, which are relative to the corpus. A path as a shell completes it, with the corpus before it, means the
    /// path within the corpus.
    pub(super) fn new(of: PatternOf, globs: &[String], corpus: &Path) -> Result<Self> {
        let set = Globs::new(globs.iter().map(String::as_str), Some(corpus)).map_err(|bad| PackFault::Pattern {
            of,
            pattern: bad.pattern,
            why: bad.why,
        })?;
        Ok(Self { of, set, globs: globs.iter().map(|glob| (glob.clone(), false)).collect() })
    }

    /// Tells whether there are no patterns.
    pub(super) fn are_none(&self) -> bool {
        self.globs.is_empty()
    }

    /// Tells whether a path within the corpus fits a pattern, and remembers the patterns that fitted.
    pub(super) fn fit(&mut self, relative: &Path) -> bool {
        let fitting = self.set.matches(relative);
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
        let is_plain =
            |glob: &&String| matches!(of, PatternOf::Apart | PatternOf::First) || !glob.contains(['*', '?', '[', '{']);
        match idle.iter().find(is_plain) {
            Some(name) => Err(PackFault::IdleName { of, name: name.clone() }.into()),
            None => Ok(idle),
        }
    }
}
