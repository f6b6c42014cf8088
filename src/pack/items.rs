//! Entries to be packed: files and folders of the corpus, and texts that are made during packing.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::archive::EntryKind;
use crate::error::Result;
use crate::store::time;
use crate::watch::Watch;

/// The origin of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file or folder of the corpus.
    Path(PathBuf),
    /// A text that was made during packing.
    Text(Vec<u8>),
    /// A document that is made while it is packed.
    Made(Made),
}

/// Makes a document. The same bytes come every time.
pub(super) trait Making: fmt::Debug + Send + Sync {
    /// Writes the whole document.
    ///
    /// # Errors
    /// The error of a document from which this one is made, or that of `out`.
    fn write(&self, out: &mut dyn Write, watch: &Watch) -> Result<()>;
}

/// A document in the making.
#[derive(Clone, Debug)]
pub(super) struct Made(pub(super) Arc<dyn Making>);

impl PartialEq for Made {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Made {}

/// One entry to be packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) origin: Origin,
    pub(super) path: String,
    pub(super) kind: EntryKind,
    pub(super) bytes: u64,
    pub(super) mtime: Option<u64>,
    pub(super) modified: Option<SystemTime>,
    /// Who sent the entry. Entries of two senders are never compressed together.
    pub(super) sender: Option<u32>,
    /// Whether the document may look as if it holds a secret key.
    pub(super) keys: Keys,
    /// Whether the entry comes before all others.
    pub(super) is_first: bool,
}

/// Whether a document may look as if it holds a secret key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// The document is refused.
    Refused,
    /// The maintainer looked into the document and named it.
    Allowed,
}

impl Item {
    /// Returns a document that the maintainer did not write.
    pub(super) fn made(path: String, bytes: u64, origin: Origin) -> Self {
        let (kind, keys) = (EntryKind::Document, Keys::Refused);
        Self { origin, path, kind, bytes, mtime: None, modified: None, sender: None, keys, is_first: false }
    }
}

/// Many entries in little memory: a corpus may have a million. An entry costs its path and 32 bytes.
#[derive(Debug)]
pub(super) struct Items {
    corpus: PathBuf,
    /// All paths, one after another.
    paths: String,
    rows: Vec<Row>,
    /// The origins that do not follow from the path, by the place of the path.
    odd: BTreeMap<u32, Origin>,
}

/// One entry, but for its path and its origin.
#[derive(Clone, Copy, Debug)]
struct Row {
    bytes: u64,
    seconds: i64,
    nanoseconds: u32,
    start: u32,
    sender: u32,
    length: u16,
    marks: u8,
}

/// What a row says, one bit each.
const FOLDER: u8 = 1;
const HAS_MTIME: u8 = 2;
const HAS_MODIFIED: u8 = 4;
const HAS_SENDER: u8 = 8;
const KEYS_ALLOWED: u8 = 16;
const FIRST: u8 = 32;

impl Items {
    /// Begins with no entries of this corpus.
    pub(super) fn new(corpus: &Path) -> Self {
        Self { corpus: corpus.to_owned(), paths: String::new(), rows: Vec::new(), odd: BTreeMap::new() }
    }

    /// Adds an entry. Tells whether there is room: the paths have at most 4 GiB.
    pub(super) fn push(&mut self, item: Item) -> bool {
        let (start, length) = (u32::try_from(self.paths.len()), u16::try_from(item.path.len()));
        let (Ok(start), Ok(length)) = (start, length) else { return false };
        let (seconds, nanoseconds) = item.modified.map_or((0, 0), parts);
        let mark = |is_so: bool, mark: u8| if is_so { mark } else { 0 };
        let marks = mark(item.kind == EntryKind::Folder, FOLDER)
            | mark(item.mtime.is_some(), HAS_MTIME)
            | mark(item.modified.is_some(), HAS_MODIFIED)
            | mark(item.sender.is_some(), HAS_SENDER)
            | mark(item.keys == Keys::Allowed, KEYS_ALLOWED)
            | mark(item.is_first, FIRST);
        let row =
            Row { bytes: item.bytes, seconds, nanoseconds, start, sender: item.sender.unwrap_or(0), length, marks };
        if item.origin != Origin::Path(self.corpus.join(&item.path)) {
            self.odd.insert(start, item.origin);
        }
        self.paths.push_str(&item.path);
        self.rows.push(row);
        true
    }

    /// Returns the number of entries.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Sorts the entries by the bytes of their paths, but for those that come before all others.
    pub(super) fn sort(&mut self) {
        let paths = &self.paths;
        let key = |row: &Row| (row.marks & FIRST == 0, path_of(paths, row).as_bytes());
        self.rows.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
    }

    /// Returns the path of the entry with this number, from 0.
    pub(super) fn path(&self, number: usize) -> &str {
        self.rows.get(number).map_or("", |row| path_of(&self.paths, row))
    }

    /// Returns the paths in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| path_of(&self.paths, row))
    }

    /// Returns the paths of the documents in order.
    pub(super) fn documents(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().filter(|row| row.marks & FOLDER == 0).map(|row| path_of(&self.paths, row))
    }

    /// Returns the entries in order. Each is made when it is asked for.
    pub(super) fn iter(&self) -> impl Iterator<Item = Item> {
        self.rows.iter().map(|row| {
            let path = path_of(&self.paths, row);
            let has = |mark: u8| row.marks & mark != 0;
            let origin = self.odd.get(&row.start).cloned();
            Item {
                origin: origin.unwrap_or_else(|| Origin::Path(self.corpus.join(path))),
                path: path.to_owned(),
                kind: if has(FOLDER) { EntryKind::Folder } else { EntryKind::Document },
                bytes: row.bytes,
                mtime: u64::try_from(row.seconds).ok().filter(|_| has(HAS_MTIME)),
                modified: has(HAS_MODIFIED).then(|| time(row.seconds, row.nanoseconds)).flatten(),
                sender: has(HAS_SENDER).then_some(row.sender),
                keys: if has(KEYS_ALLOWED) { Keys::Allowed } else { Keys::Refused },
                is_first: has(FIRST),
            }
        })
    }
}

fn path_of<'a>(paths: &'a str, row: &Row) -> &'a str {
    let start = row.start as usize;
    paths.get(start..start + usize::from(row.length)).unwrap_or_default()
}

const SECOND: u32 = 1_000_000_000;

/// Returns the seconds since 1970, and the nanoseconds after the last whole second.
fn parts(time: SystemTime) -> (i64, u32) {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => (i64::try_from(after.as_secs()).unwrap_or(i64::MAX), after.subsec_nanos()),
        Err(before) => {
            let before = before.duration();
            let whole = i64::try_from(before.as_secs()).map_or(i64::MIN, |seconds| -seconds);
            match before.subsec_nanos() {
                0 => (whole, 0),
                rest => (whole.saturating_sub(1), SECOND - rest),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_as_they_were_and_sorted() {
        let at = |seconds: i64, nanoseconds: u32| time(seconds, nanoseconds).unwrap();
        let corpus = Path::new("corpus");
        let item = |path: &str, modified: Option<SystemTime>| Item {
            origin: Origin::Path(corpus.join(path)),
            path: path.to_owned(),
            kind: EntryKind::Document,
            bytes: 1 << 40,
            mtime: None,
            modified,
            sender: None,
            keys: Keys::Refused,
            is_first: false,
        };
        let all = [
            Item { sender: Some(0), ..item("a/درمان", Some(at(1_700_000_000, 5))) },
            Item { mtime: Some(1_700_000_000), ..item("a.txt", Some(at(1_700_000_000, 999_999_999))) },
            Item { keys: Keys::Allowed, ..item("b", Some(at(-3, 7))) },
            Item { origin: Origin::Text(b"made".to_vec()), ..item("c", None) },
            Item { origin: Origin::Path("corpus/e\u{301}".into()), ..item("é", Some(at(0, 0))) },
            Item { kind: EntryKind::Folder, bytes: 0, sender: Some(u32::MAX), ..item("a", Some(at(-1, 0))) },
        ];
        let mut items = Items::new(corpus);
        assert!(all.iter().all(|item| items.push(item.clone())));
        assert_eq!(items.iter().collect::<Vec<_>>(), all);
        items.sort();
        let mut sorted = all.to_vec();
        sorted.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
        assert_eq!(items.iter().collect::<Vec<_>>(), sorted);
        assert_eq!(items.paths().collect::<Vec<_>>(), sorted.iter().map(|item| item.path.as_str()).collect::<Vec<_>>());
        assert_eq!(items.documents().count(), 5);
        assert_eq!((items.len(), items.path(0)), (6, "a"));
        let mut early = Items::new(corpus);
        let firsts = [item("b", None), Item { is_first: true, ..item("c", None) }, item("a", None)];
        assert!(firsts.into_iter().all(|item| early.push(item)));
        early.sort();
        assert_eq!(early.paths().collect::<Vec<_>>(), ["c", "a", "b"]);
        let long = "x".repeat(1 << 16);
        assert!(!items.push(item(&long, None)));
    }

    /// A million entries of 38 bytes have 70 MB.
    #[test]
    fn an_entry_takes_its_path_and_little_more() {
        assert_eq!(size_of::<Row>(), 32);
    }
}
