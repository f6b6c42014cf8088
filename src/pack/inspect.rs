//! Looks for places, names and secrets in a document. Secret keys are refused. Places and authors cause a warning. The
//! document is never changed.

use std::io::{Read, Seek};

use super::items::{Item, Keys};
use crate::error::{Error, Result};
use crate::pack::metadata::{self, Depth, Giveaway, Search};
use crate::secret::{key_alone, key_file};

/// A fact about a document that the maintainer should know before the document travels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// The path of the document in the corpus.
    pub path: String,
    /// The kind of fact that the document gives away.
    pub what: Giveaway,
}

/// How many documents were looked into. A document without a warning may still tell what Pannier does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LookedInto {
    /// Documents that were looked into in all known places.
    pub whole: u64,
    /// Documents that could not be looked into to their end.
    pub part: u64,
}

/// What was found in all documents.
#[derive(Debug, Default)]
pub(super) struct Inspected {
    pub(super) notices: Vec<Notice>,
    pub(super) looked_into: LookedInto,
}

/// Bytes of the longest file that is a key without any other word.
const KEY_ALONE_BYTES: u64 = 64;

/// Looks at a document while the document is read for packing.
pub(super) struct Inspector<'a> {
    item: &'a Item,
    search: Search,
}

impl<'a> Inspector<'a> {
    pub(super) fn new(item: &'a Item) -> Self {
        Self { item, search: Search::default() }
    }

    /// Sees the next bytes of the document.
    pub(super) fn see(&mut self, bytes: &[u8]) {
        self.search.see(bytes);
    }

    /// Decides after the last byte of the document.
    ///
    /// # Errors
    /// [`Error::CorpusSecret`] if a secret key is in the document, and the maintainer did not name the document.
    pub(super) fn finish(mut self, file: &mut (impl Read + Seek), inspected: &mut Inspected) -> Result<()> {
        self.search.end();
        let head = self.search.head();
        let key = self.search.key().or_else(|| key_file(head));
        let is_short = self.item.bytes < KEY_ALONE_BYTES;
        let key = key.or_else(|| is_short.then(|| key_alone(&self.item.path, head)).flatten());
        let traces = metadata::look(file, self.search);
        match traces.depth {
            Depth::NoKind => {}
            Depth::Whole => inspected.looked_into.whole = inspected.looked_into.whole.saturating_add(1),
            Depth::Part => inspected.looked_into.part = inspected.looked_into.part.saturating_add(1),
        }
        let mut found = traces.told;
        match key {
            Some(what) if self.item.keys == Keys::Refused => {
                return Err(Error::CorpusSecret { path: self.item.path.clone().into(), what });
            }
            Some(what) => found.push(Giveaway::Key(what)),
            None => {}
        }
        inspected.notices.extend(found.into_iter().map(|what| Notice { path: self.item.path.clone(), what }));
        Ok(())
    }
}
