//! The mark by which Windows knows files from elsewhere, so that other programs open such files with care.

use std::path::Path;
#[cfg(any(windows, test))]
use std::path::PathBuf;

/// The name of the mark: a stream beside the bytes of a file.
#[cfg(any(windows, test))]
const STREAM: &str = ":Zone.Identifier";
/// The mark says that the file came from the internet, which is what Windows calls everything from elsewhere. The mark names no place,
/// no time and no publisher.
#[cfg(windows)]
const MARK: &str = "[ZoneTransfer]\r\nZoneId=3\r\n";

/// Marks an opened document. FAT holds no marks, and other systems know none: the document is the same there.
#[cfg(windows)]
pub(super) fn mark(document: &Path) {
    let _ = std::fs::write(mark_of(document), MARK);
}

#[cfg(not(windows))]
pub(super) fn mark(_: &Path) {}

/// Returns the path of the mark of a document.
#[cfg(any(windows, test))]
fn mark_of(document: &Path) -> PathBuf {
    // A name of one letter and a colon would be a drive, so the name is not joined to its folder.
    let mut path = document.as_os_str().to_owned();
    path.push(STREAM);
    path.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_lies_beside_the_bytes_of_its_document() {
        assert_eq!(mark_of(Path::new("out/a")), Path::new("out/a:Zone.Identifier"));
    }

    /// What systems without marks do, and what a document looks like afterwards, is the same everywhere.
    #[test]
    fn a_marked_document_keeps_its_bytes_and_its_folder() {
        let room = tempfile::tempdir().unwrap();
        let document = room.path().join("a");
        std::fs::write(&document, "x").unwrap();
        mark(&document);
        assert_eq!(std::fs::read(&document).unwrap(), b"x");
        assert_eq!(std::fs::read_dir(room.path()).unwrap().count(), 1);
    }
}
