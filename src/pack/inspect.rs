//! Looks for places, names and secrets in a document. Secret keys are refused. Places and authors cause a warning. The
//! document is never changed.

use std::io::{Read, Seek};

use super::items::{Item, Keys};
use crate::error::{Error, Result};
use crate::pack::metadata::{self, Depth, Giveaway, Search};
use crate::secret::{KeyScan, key_alone, key_file};

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

/// Bytes at the beginning of a file that tell its kind. A key without any other word is a whole file of fewer bytes.
const HEAD_BYTES: usize = 64;

/// Looks at a document while the document is read for packing.
pub(super) struct Inspector<'a> {
    item: &'a Item,
    head: Vec<u8>,
    search: Search,
    keys: KeyScan,
}

impl<'a> Inspector<'a> {
    pub(super) fn new(item: &'a Item) -> Self {
        Self { item, head: Vec::new(), search: Search::default(), keys: KeyScan::default() }
    }

    /// Sees the next bytes of the document.
    pub(super) fn see(&mut self, bytes: &[u8]) {
        self.keys.see(bytes);
        self.search.see(bytes);
        let room = HEAD_BYTES - self.head.len().min(HEAD_BYTES);
        if room > 0 {
            self.head.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        }
    }

    /// Decides after the last byte of the document.
    ///
    /// # Errors
    /// [`Error::CorpusSecret`] if a secret key is in the document, and the maintainer did not name the document.
    pub(super) fn finish(self, file: &mut (impl Read + Seek), inspected: &mut Inspected) -> Result<()> {
        let key = self.keys.found().or_else(|| key_file(&self.head));
        let is_short = self.item.bytes < HEAD_BYTES as u64;
        let key = key.or_else(|| is_short.then(|| key_alone(&self.item.path, &self.head)).flatten());
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
