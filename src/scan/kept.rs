//! `frames.txt`: frames of objects that are not whole yet, kept until the other frames arrive.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::error::{Doing, Error, Result};
use crate::store::{self, Readers};

/// The file that keeps the frames of unfinished objects until the other frames arrive.
pub const FRAMES_NAME: &str = "frames.txt";
/// The name of the file if somebody else's file has the first name.
const OTHER_NAME: &str = "frames-new.txt";
/// The first line of the file, which shows that pannier wrote the file.
const FRAMES_MARK: &str =
    "# Seen by pannier scan, of what is not whole yet. Name the same folder again and they count.";

/// The owner of a name in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Nobody,
    Us,
    Others,
}

/// Returns the owner of a name. A link, a folder or a pipe is never ours. This function does not open a pipe, because
/// opening would wait for ever.
fn holder(path: &Path) -> Holder {
    let Ok(meta) = fs::symlink_metadata(path) else { return Holder::Nobody };
    if !meta.is_file() {
        return Holder::Others;
    }
    let mut head = Vec::new();
    let read = store::open_regular(path).and_then(|file| file.take(FRAMES_MARK.len() as u64).read_to_end(&mut head));
    if read.is_ok() && head == FRAMES_MARK.as_bytes() { Holder::Us } else { Holder::Others }
}

/// Returns the name to which pannier may write.
///
/// # Errors
/// [`Error::InTheWay`] if others have both names. The error comes before an hour of reading, not after.
pub(super) fn place(out: &Path) -> Result<PathBuf> {
    let [path, other] = [FRAMES_NAME, OTHER_NAME].map(|name| out.join(name));
    match (holder(&path), holder(&other)) {
        (Holder::Nobody | Holder::Us, _) => Ok(path),
        (Holder::Others, Holder::Nobody | Holder::Us) => Ok(other),
        (Holder::Others, Holder::Others) => Err(Error::InTheWay(other)),
    }
}

/// Writes frames to the file, one frame a line. The new frames replace the old frames. Returns the path of the file. If
/// there are no frames, no file is written.
///
/// # Errors
/// [`Error::InTheWay`], or errors of the system.
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
