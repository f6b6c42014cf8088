//! The mark by which Windows knows files from elsewhere, so that other programs open such files with care.

use std::path::Path;

#[cfg(windows)]
use held::Held;

/// Marks the documents that are written below one folder.
#[derive(Debug, Default)]
pub(super) struct Marks {
    #[cfg(windows)]
    held: Held,
}

impl Marks {
    /// Marks a new document. Other systems know no marks.
    pub(super) fn put(&self, document: &Path) {
        #[cfg(windows)]
        self.held.put(document);
        #[cfg(not(windows))]
        let _ = document;
    }
}

#[cfg(any(windows, test))]
mod held {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::OnceLock;

    /// The name of a mark: a stream beside the bytes of a file.
    const STREAM: &str = ":Zone.Identifier";
    /// The mark says that the file came from the internet, which is what Windows calls everything from elsewhere. The mark names no
    /// place, no time and no publisher.
    const MARK: &str = "[ZoneTransfer]\r\nZoneId=3\r\n";

    /// Whether the place holds marks. The first document tells.
    #[derive(Debug, Default)]
    pub(super) struct Held(OnceLock<bool>);

    impl Held {
        /// Marks a document, where the place holds marks. FAT holds none, and the document is the same there.
        pub(super) fn put(&self, document: &Path) {
            let mark = mark_of(document);
            if *self.0.get_or_init(|| holds(document, &mark)) {
                let _ = fs::write(mark, MARK);
            }
        }
    }

    /// Returns the path of the mark of a document.
    fn mark_of(document: &Path) -> PathBuf {
        // A name of one letter and a colon would be a drive, so the name is not joined to its folder.
        let mut path = document.as_os_str().to_owned();
        path.push(STREAM);
        path.into()
    }

    /// Tells whether the place holds marks. Some places, such as those of Wine, make a file of the mark, which is removed again.
    fn holds(document: &Path, mark: &Path) -> bool {
        let (Some(folder), Ok(())) = (document.parent(), fs::write(mark, MARK)) else { return false };
        let is_mark = |entry: fs::DirEntry| Some(entry.file_name().as_os_str()) == mark.file_name();
        let is_file = fs::read_dir(folder).map_or(true, |entries| entries.flatten().any(is_mark));
        if is_file {
            let _ = fs::remove_file(mark);
        }
        !is_file
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_mark_lies_beside_the_bytes_of_its_document() {
            assert_eq!(mark_of(Path::new("out/a")), Path::new("out/a:Zone.Identifier"));
        }

        /// Linux takes a mark for a file, as some places of Windows do.
        #[test]
        fn no_mark_is_left_where_marks_become_files() {
            let room = tempfile::tempdir().unwrap();
            let held = Held::default();
            for name in ["a", "b"] {
                let document = room.path().join(name);
                fs::write(&document, name).unwrap();
                held.put(&document);
                assert_eq!(fs::read_to_string(&document).unwrap(), name);
            }
            if cfg!(unix) {
                assert_eq!(held.0.get(), Some(&false));
            }
            assert_eq!(fs::read_dir(room.path()).unwrap().count(), 2);
        }
    }
}
