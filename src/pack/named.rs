//! Documents that the maintainer named one by one: they may look as if they hold a secret key.

use std::path::{Path, PathBuf};

use super::items::Keys;
use crate::archive::EntryKind;
use crate::error::{PackFault, PatternOf, Result};

/// Paths of documents within the corpus, each with the answer whether the document is there.
pub(super) struct Named(Vec<(PathBuf, bool)>);

impl Named {
    /// Reads paths. A path is a whole path, never a pattern, so that no option allows a file that nobody looked into. A path as
    /// a shell completes it, with the corpus before it, means the path within the corpus.
    pub(super) fn new(paths: &[String], corpus: &Path) -> Self {
        let inside = |path: &String| {
            let path = Path::new(path);
            let path = path.strip_prefix(corpus).unwrap_or(path);
            (path.components().filter(|part| *part != std::path::Component::CurDir).collect(), false)
        };
        Self(paths.iter().map(inside).collect())
    }

    /// Tells whether an entry was named, and remembers the answer.
    pub(super) fn keys(&mut self, relative: &Path, kind: EntryKind) -> Keys {
        let mut keys = Keys::Refused;
        for (_, is_there) in self.0.iter_mut().filter(|(path, _)| path == relative && kind == EntryKind::Document) {
            (*is_there, keys) = (true, Keys::Allowed);
        }
        keys
    }

    /// Checks that every document is there.
    ///
    /// # Errors
    /// [`PackFault::IdleName`] names the first path that is no document of the corpus.
    pub(super) fn idle(self) -> Result<()> {
        match self.0.into_iter().find(|(_, is_there)| !is_there) {
            Some((path, _)) => {
                Err(PackFault::IdleName { of: PatternOf::Key, name: path.to_string_lossy().into_owned() }.into())
            }
            None => Ok(()),
        }
    }
}
