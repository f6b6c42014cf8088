//! The changed and new documents of a delta, which go on from the old versions (FORMAT.md §19).

use std::io::{self, Read, Write};
use std::mem;

use super::items::{Item, Making, Origin};
use super::stream::zeros;
use crate::archive::{self, EntryKind, entry_bytes};
use crate::compress;
use crate::digest::Hasher;
use crate::error::{Doing, Error, Result};
use crate::format::{Hash, delta};
use crate::limits;
use crate::store;
use crate::watch::Watch;
use pannier_maker::counted::Counted;

/// Entries of an archive, and the bytes from which the compressed archive goes on. The same entries give the same bytes, so that
/// no room is needed between counting the bytes and packing them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Patch {
    entries: Vec<Entry>,
    prefix: Vec<u8>,
    level: i32,
}

/// An entry, and the hash that its document had when the corpus was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) item: Item,
    pub(super) hash: Option<Hash>,
}

impl Patch {
    /// Takes entries in the order in which they are written. Without a level, the size of the archive decides.
    pub(super) fn new(entries: Vec<Entry>, prefix: Vec<u8>, level: Option<i32>) -> Self {
        let mut patch = Self { entries, prefix, level: 0 };
        patch.level = level.unwrap_or_else(|| compress::default_level(patch.archive_bytes()));
        patch
    }

    /// Takes other old versions, and returns those of before.
    pub(super) fn replace_prefix(&mut self, prefix: Vec<u8>) -> Vec<u8> {
        mem::replace(&mut self.prefix, prefix)
    }

    fn archive_bytes(&self) -> u64 {
        let entry = |Entry { item, .. }: &Entry| entry_bytes(&item.path, item.kind, item.bytes, item.mtime);
        self.entries.iter().map(entry).sum::<u64>() + archive::trailer_bytes()
    }

    /// Returns the number of bytes that [`write`](Self::write) writes.
    pub(super) fn bytes(&self, watch: &Watch) -> Result<u64> {
        let mut counted = Counted::new(io::sink());
        self.write(&mut counted, watch)?;
        Ok(counted.written.get())
    }
}

impl Making for Patch {
    /// Writes `delta.zst`.
    ///
    /// # Errors
    /// [`Error::CorpusChanged`] if a document is not what it was when the corpus was read.
    fn write(&self, out: &mut dyn Write, watch: &Watch) -> Result<()> {
        let stream = |e| Error::from_stream(Doing::Write, delta::PATCH_NAME, e);
        let mut encoder = compress::after(&self.prefix, out, self.level, self.archive_bytes()).map_err(stream)?;
        for Entry { item, hash } in &self.entries {
            let header = archive::header(&item.path, item.kind, item.bytes, item.mtime);
            encoder.write_all(&header).map_err(stream)?;
            if item.kind == EntryKind::Document {
                let read = match &item.origin {
                    Origin::Text(text) => copy(&mut text.as_slice(), item, &mut encoder, watch)?,
                    Origin::Path(source) => copy(&mut store::open(source)?, item, &mut encoder, watch)?,
                    Origin::Made(_) => return Err(Error::bug("a delta in a delta")),
                };
                if Some(read) != *hash {
                    return Err(Error::CorpusChanged(item.path.clone().into()));
                }
            }
            zeros(&mut encoder, archive::padding(item.bytes) as u64).map_err(stream)?;
        }
        zeros(&mut encoder, archive::trailer_bytes()).map_err(stream)?;
        encoder.finish().map_err(stream)?;
        Ok(())
    }
}

/// Copies exactly the bytes of a document, and returns their hash.
fn copy(from: &mut impl Read, item: &Item, to: &mut impl Write, watch: &Watch) -> Result<Hash> {
    let read = |e| Error::io(Doing::Read, &item.path, e);
    let stream = |e| Error::from_stream(Doing::Write, delta::PATCH_NAME, e);
    let (mut hasher, mut left) = (Hasher::default(), item.bytes);
    let mut piece = vec![0; limits::PIECE_BYTES];
    while left > 0 {
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(piece.len());
        let count = from.read(piece.get_mut(..most).unwrap_or_default()).map_err(read)?;
        if count == 0 {
            return Err(Error::CorpusChanged(item.path.clone().into()));
        }
        let bytes = piece.get(..count).unwrap_or_default();
        hasher.update(bytes);
        to.write_all(bytes).map_err(stream)?;
        left -= count as u64;
        watch.advance(0)?;
    }
    Ok(hasher.finish())
}
