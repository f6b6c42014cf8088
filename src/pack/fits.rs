//! Documents and names that common media cannot hold when a recipient opens the bundle there.

use super::items::Item;
use crate::archive::EntryKind;
use crate::limits::CHUNK_MAX_BYTES;

/// The longest name on an encrypted folder of eCryptfs, and on some network stores, in bytes.
pub const SHORT_NAME_BYTES: usize = 143;

/// What common media cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// The document is larger than FAT32 holds.
    File,
    /// A part of the path is longer than [`SHORT_NAME_BYTES`].
    Name,
}

/// A document that some media cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The path of the document in the corpus.
    pub path: String,
    /// The limit.
    pub limit: Limit,
}

/// Returns the documents that some media cannot hold. A document beyond both limits is returned twice.
pub(super) fn unfit(items: impl Iterator<Item = Item>) -> Vec<Unfit> {
    let mut all = Vec::new();
    for item in items.filter(|item| item.kind == EntryKind::Document) {
        // The largest chunk is the largest file of FAT32.
        if item.bytes > CHUNK_MAX_BYTES {
            all.push(Unfit { path: item.path.clone(), limit: Limit::File });
        }
        if item.path.split('/').any(|part| part.len() > SHORT_NAME_BYTES) {
            all.push(Unfit { path: item.path.clone(), limit: Limit::Name });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::items::{Keys, Origin};

    #[test]
    fn documents_beyond_a_limit_are_named_and_others_are_not() {
        let item = |path: &str, bytes: u64| Item {
            origin: Origin::Text(Vec::new()),
            path: path.to_owned(),
            kind: EntryKind::Document,
            bytes,
            mtime: None,
            modified: None,
            sender: None,
            keys: Keys::Refused,
            is_first: false,
        };
        let (short, long) = ("آ".repeat(71), "آ".repeat(72));
        let items = [
            item("film", CHUNK_MAX_BYTES + 1),
            item("fits", CHUNK_MAX_BYTES),
            item(&format!("{long}/a"), 1),
            item(&format!("{short}/{short}"), 1),
        ];
        let all = unfit(items.into_iter());
        let found: Vec<(&str, Limit)> = all.iter().map(|one| (one.path.as_str(), one.limit)).collect();
        assert_eq!(found, [("film", Limit::File), (format!("{long}/a").as_str(), Limit::Name)]);
    }
}
