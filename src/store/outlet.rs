//! An outlet: names of files that lead to standard output, for programs that want a name with an ending to write to. Such a program
//! may then write no file at all.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::{Path, PathBuf};

use super::writing::temporary;
use crate::error::Result;

/// Pictures of one file that have a name.
#[cfg(unix)]
const NAMES: usize = 9;

/// A folder of links, removed when the value is dropped.
#[derive(Debug)]
pub(crate) struct Outlet {
    folder: tempfile::TempDir,
}

impl Outlet {
    /// Makes the links. Returns `None` on systems where no name leads to standard output.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub(crate) fn begin(scratch: &Path) -> Result<Option<Self>> {
        let folder = temporary(scratch)?;
        Ok(links(folder.path()).then_some(Self { folder }))
    }

    /// The name for a program. A program that writes several files puts `-1`, `-2` before the ending.
    pub(crate) fn name(&self) -> PathBuf {
        self.folder.path().join("out.png")
    }
}

#[cfg(unix)]
fn links(folder: &Path) -> bool {
    let numbered = (1..=NAMES).map(|number| format!("out-{number}.png"));
    std::iter::once("out.png".to_owned())
        .chain(numbered)
        .all(|name| std::os::unix::fs::symlink("/dev/fd/1", folder.join(name)).is_ok())
}

#[cfg(not(unix))]
fn links(_: &Path) -> bool {
    false
}
