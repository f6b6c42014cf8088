//! The limits of a place: the longest name and the largest file, as far as the system tells before anything is written.

use std::fs::File;
use std::path::Path;

use pannier_reader::error::{Doing, Error, Misfit};

use super::cause::Cause;
use crate::limits::CHUNK_MAX_BYTES;

/// The limits of the file system of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The longest name in bytes.
    name_bytes: Option<u64>,
    /// The largest file in bytes.
    file_bytes: Option<u64>,
    /// A driver outside the kernel holds the files, and does not tell the largest file.
    may_refuse: bool,
}

/// `MSDOS_SUPER_MAGIC` of `linux/magic.h`: FAT in all sizes.
#[cfg(target_os = "linux")]
const FAT: u64 = 0x4d44;

impl Place {
    /// Asks the system for the limits at a folder that exists.
    pub(crate) fn of(folder: &Path) -> Self {
        #[cfg(unix)]
        let name_bytes = rustix::fs::statvfs(folder).ok().map(|stat| stat.f_namemax).filter(|most| *most > 0);
        #[cfg(not(unix))]
        let name_bytes = None;
        #[cfg(target_os = "linux")]
        let is_fat =
            rustix::fs::statfs(folder).is_ok_and(|stat| u64::try_from(stat.f_type).is_ok_and(|kind| kind == FAT));
        #[cfg(not(target_os = "linux"))]
        let is_fat = false;
        Self { name_bytes, file_bytes: is_fat.then_some(CHUNK_MAX_BYTES), may_refuse: may_refuse(folder) }
    }

    /// Returns what is known before writing against a document.
    pub(crate) fn misfit(&self, path: &str, bytes: u64) -> Option<Misfit> {
        if self.file_bytes.is_some_and(|most| bytes > most) {
            return Some(Misfit::LongFile);
        }
        let most = self.name_bytes?;
        path.split('/').any(|part| part.len() as u64 > most).then_some(Misfit::LongName(Some(most)))
    }

    /// Asks the driver whether a file of this length can be. Only a file that FAT32 cannot hold is worth the question.
    pub(crate) fn try_length(&self, file: &File, bytes: u64) -> std::io::Result<()> {
        if self.may_refuse && bytes > CHUNK_MAX_BYTES { file.set_len(bytes) } else { Ok(()) }
    }

    /// Returns why a document does not fit, if the error is about the document alone.
    pub(crate) fn why(&self, error: &Error) -> Option<Misfit> {
        let Error::Io { doing, source, .. } = error else { return None };
        let cause = match doing {
            Doing::Create => Cause::of_naming(source),
            Doing::Read | Doing::Write | Doing::List | Doing::Rename | Doing::Sync | Doing::Remove | Doing::Run => {
                Cause::of(source)
            }
        };
        match cause {
            Cause::LongFile => Some(Misfit::LongFile),
            Cause::LongName => Some(Misfit::LongName(None)),
            Cause::OddName => Some(Misfit::OddName),
            _ => None,
        }
    }
}

/// Tells whether a driver outside the kernel holds the files and no device is below. Drivers with a device are those of
/// NTFS and exFAT, which hold large files, and some of them fill a file with zeros when asked for its length.
fn may_refuse(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    return super::reach(folder) == super::Reach::Driver
        && super::device(folder).is_some_and(|device| rustix::fs::major(device) == 0);
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_looked_at_for_each_part_of_a_path() {
        let place = Place { name_bytes: Some(143), file_bytes: Some(CHUNK_MAX_BYTES), may_refuse: false };
        assert_eq!(place.misfit(&format!("a/{}", "b".repeat(143)), CHUNK_MAX_BYTES), None);
        assert_eq!(place.misfit(&format!("{}/a", "b".repeat(144)), 1), Some(Misfit::LongName(Some(143))));
        assert_eq!(place.misfit("a", CHUNK_MAX_BYTES + 1), Some(Misfit::LongFile));
        assert_eq!(Place::default().misfit(&"b".repeat(9_999), u64::MAX), None);
    }
}
