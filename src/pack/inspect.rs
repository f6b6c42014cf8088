//! Looks for places, names and secrets in a document. Secret keys are refused. Places and authors cause a warning. The
//! document is never changed.

use std::fs::File;

use super::items::{Item, Keys};
use crate::error::{Error, Result};
use crate::pack::metadata::{self, Giveaway, PngChunks};
use crate::secret::{KeyScan, key_alone, key_file};

/// A fact about a document that the maintainer should know before the document travels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// The path of the document in the corpus.
    pub path: String,
    /// The kind of fact that the document gives away.
    pub what: Giveaway,
}

/// Bytes at the beginning of a file that tell its kind. A key without any other word is a whole file of fewer bytes.
const HEAD_BYTES: usize = 64;

/// Looks at a document while the document is read for packing.
pub(super) struct Inspector<'a> {
    item: &'a Item,
    head: Vec<u8>,
    author: bool,
    chunks: PngChunks,
    keys: KeyScan,
}

impl<'a> Inspector<'a> {
    pub(super) fn new(item: &'a Item) -> Self {
        Self { item, head: Vec::new(), author: false, chunks: PngChunks::default(), keys: KeyScan::default() }
    }

    /// Sees the next bytes of the document.
    pub(super) fn see(&mut self, bytes: &[u8]) {
        self.keys.see(bytes);
        self.chunks.see(bytes);
        let room = HEAD_BYTES - self.head.len().min(HEAD_BYTES);
        if room > 0 {
            self.head.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        }
        if self.head.starts_with(b"%PDF-") && !self.author {
            self.author = metadata::names_pdf_author(bytes);
        }
    }

    /// Decides after the last byte of the document.
    ///
    /// # Errors
    /// [`Error::CorpusSecret`] if a secret key is in the document, and the maintainer did not name the document.
    pub(super) fn finish(self, file: &mut File, notices: &mut Vec<Notice>) -> Result<()> {
        let key = self.keys.found().or_else(|| key_file(&self.head));
        let is_short = self.item.bytes < HEAD_BYTES as u64;
        let key = key.or_else(|| is_short.then(|| key_alone(&self.item.path, &self.head)).flatten());
        let mut found = metadata::giveaways(file, &self.head, &self.chunks);
        match key {
            Some(what) if self.item.keys == Keys::Refused => {
                return Err(Error::CorpusSecret { path: self.item.path.clone().into(), what });
            }
            Some(what) => found.push(Giveaway::Key(what)),
            None => {}
        }
        if self.author {
            found.push(Giveaway::Author);
        }
        notices.extend(found.into_iter().map(|what| Notice { path: self.item.path.clone(), what }));
        Ok(())
    }
}
