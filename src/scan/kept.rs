//! `frames.txt`: frames of objects that are not whole yet, where they wait for the others.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::error::{Doing, Error, Result};
use crate::store::{self, Readers};

/// The file in which frames of unfinished objects wait for the others.
pub const FRAMES_NAME: &str = "frames.txt";
/// Its name where a file of somebody else has that one.
const OTHER_NAME: &str = "frames-new.txt";
/// Its first line, by which it is known to be ours.
const FRAMES_MARK: &str =
    "# Seen by pannier scan, of what is not whole yet. Name the same folder again and they count.";

/// What has one of the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Nobody,
    Us,
    Others,
}

/// Tells who has a name. A link, a folder or a pipe is never ours, and opening a pipe would wait for ever.
fn holder(path: &Path) -> Holder {
    let Ok(meta) = fs::symlink_metadata(path) else { return Holder::Nobody };
    if !meta.is_file() {
        return Holder::Others;
    }
    let mut head = Vec::new();
    let read = store::open_regular(path).and_then(|file| file.take(FRAMES_MARK.len() as u64).read_to_end(&mut head));
    if read.is_ok() && head == FRAMES_MARK.as_bytes() { Holder::Us } else { Holder::Others }
}

/// The name that is ours to write to.
///
/// # Errors
/// [`Error::InTheWay`] when others have both: told before an hour of looking, not after it.
pub(super) fn place(out: &Path) -> Result<PathBuf> {
    let [path, other] = [FRAMES_NAME, OTHER_NAME].map(|name| out.join(name));
    match (holder(&path), holder(&other)) {
        (Holder::Nobody | Holder::Us, _) => Ok(path),
        (Holder::Others, Holder::Nobody | Holder::Us) => Ok(other),
        (Holder::Others, Holder::Others) => Err(Error::InTheWay(other)),
    }
}

/// Writes frames down, a line each, in place of those that were written down before; tells where. No frames, no file.
///
/// # Errors
/// [`Error::InTheWay`], or what the system says.
pub(super) fn replace(out: &Path, frames: &str) -> Result<Option<PathBuf>> {
    if frames.is_empty() {
        let path = out.join(FRAMES_NAME);
        if holder(&path) == Holder::Us {
            fs::remove_file(&path).map_err(|e| Error::io(Doing::Remove, &path, e))?;
        }
        return Ok(None);
    }
    if !out.exists() {
        fs::create_dir(out).map_err(|e| Error::io(Doing::Create, out, e))?;
    }
    let path = place(out)?;
    store::replace(&path, format!("{FRAMES_MARK}\n{frames}").as_bytes(), Readers::Owner)?;
    Ok(Some(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_written_beside_those_of_others_and_over_ours() {
        let room = tempfile::tempdir().unwrap();
        let at = |name: &str| room.path().join(name);
        assert_eq!(replace(room.path(), "").unwrap(), None);
        assert_eq!(replace(room.path(), "a\n").unwrap(), Some(at(FRAMES_NAME)));
        assert_eq!(replace(room.path(), "b\n").unwrap(), Some(at(FRAMES_NAME)));
        assert_eq!(fs::read_to_string(at(FRAMES_NAME)).unwrap(), format!("{FRAMES_MARK}\nb\n"));
        assert_eq!(replace(room.path(), "").unwrap(), None);
        assert!(!at(FRAMES_NAME).exists());
        fs::write(at(FRAMES_NAME), "theirs").unwrap();
        assert_eq!(replace(room.path(), "c\n").unwrap(), Some(at(OTHER_NAME)));
        fs::write(at(OTHER_NAME), "theirs").unwrap();
        assert!(matches!(replace(room.path(), "d\n"), Err(Error::InTheWay(path)) if path == at(OTHER_NAME)));
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let room = tempfile::tempdir().unwrap();
        fs::create_dir(room.path().join(FRAMES_NAME)).unwrap();
        assert_eq!(place(room.path()).unwrap(), room.path().join(OTHER_NAME));
        fs::create_dir(room.path().join(OTHER_NAME)).unwrap();
        assert!(matches!(place(room.path()), Err(Error::InTheWay(path)) if path == room.path().join(OTHER_NAME)));
    }
}
