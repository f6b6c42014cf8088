//! Writing the archive of a new bundle: documents in their order, then the list of documents and its signature (FORMAT.md §10.3, §10.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read, Write};

use crate::documents::Document;
use crate::keys::Signer;
use pannier_format::Hash;
use pannier_format::archive::{EntryKind, entry_bytes, header, padding, trailer_bytes};
use pannier_format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Carried, Contents, ListText};
use pannier_format::digest::Hasher;
use pannier_reader::carriers::Carriers;
use pannier_reader::error::{Doing, Error, Result};
use pannier_reader::watch::Watch;

/// The bytes of a document that are read at a time.
const PIECE_BYTES: usize = 1 << 18;

/// What will be in an archive.
pub(crate) struct Planned<'a> {
    /// The documents, in the order of their paths.
    documents: &'a [Document],
    /// The trusted comment of the signature over the list.
    comment: String,
    carried: Carried,
    list_bytes: u64,
    /// Bytes of the archive.
    pub(crate) bytes: u64,
}

/// What the archive tells when it was written.
pub(crate) struct Written {
    /// The hash of each document.
    pub(crate) hashes: Vec<Hash>,
    /// The hash of the list.
    pub(crate) contents: Hash,
    /// The signature over the list.
    pub(crate) signature: String,
}

impl<'a> Planned<'a> {
    pub(crate) fn new(documents: &'a [Document], signer: &Signer, comment: String) -> Self {
        let entry = |path: &str, bytes| entry_bytes(path, EntryKind::Document, bytes, None);
        let entries = documents.iter().fold(0_u64, |sum, one| sum.saturating_add(entry(&one.path, one.bytes)));
        let carried = Carried::for_documents(documents.len() as u64, entries);
        let list_bytes = Contents::bytes_for(documents.iter().map(|one| one.path.as_str()));
        let list = match carried {
            Carried::List => entry(CONTENTS_NAME, list_bytes),
            Carried::SignatureAlone => 0,
        };
        let signature = entry(CONTENTS_SIGNATURE_NAME, signer.signature_bytes(&comment));
        let bytes = entries.saturating_add(list).saturating_add(signature).saturating_add(trailer_bytes());
        Self { documents, comment, carried, list_bytes, bytes }
    }

    /// Writes the archive, and reads every document once.
    ///
    /// # Errors
    /// The error of the carriers, or of the writer.
    pub(crate) fn write(
        &self,
        signer: &Signer,
        carriers: &dyn Carriers,
        out: &mut impl Write,
        watch: &Watch,
    ) -> Result<Written> {
        let stream = |e| Error::from_stream(Doing::Write, "archive", e);
        let mut hashes = Vec::with_capacity(self.documents.len());
        let mut piece = vec![0; PIECE_BYTES];
        for document in self.documents {
            let failed = |error| Error::io(Doing::Read, &document.path, error);
            out.write_all(&header(&document.path, EntryKind::Document, document.bytes, None)).map_err(stream)?;
            let (mut file, mut hasher) = (document.open(carriers).map_err(failed)?, Hasher::default());
            let mut left = document.bytes;
            while left > 0 {
                let most = usize::try_from(left).unwrap_or(usize::MAX).min(PIECE_BYTES);
                let space = piece.get_mut(..most).unwrap_or_default();
                file.read_exact(space).map_err(failed)?;
                hasher.update(space);
                out.write_all(space).map_err(stream)?;
                left = left.saturating_sub(most as u64);
                watch.advance(most as u64)?;
            }
            zeros(out, padding(document.bytes) as u64).map_err(stream)?;
            hashes.push(hasher.finish());
        }
        let paths = || self.documents.iter().map(|one| one.path.as_str());
        let list = || ListText::new(paths().zip(hashes.iter().copied()));
        let signature = signer.sign_stream(list(), &self.comment)?;
        let mut file = |name: &str, size: u64, mut bytes: &mut dyn Read| {
            out.write_all(&header(name, EntryKind::Document, size, None))?;
            io::copy(&mut bytes, out)?;
            zeros(out, padding(size) as u64)
        };
        if self.carried == Carried::List {
            file(CONTENTS_NAME, self.list_bytes, &mut list()).map_err(stream)?;
        }
        file(CONTENTS_SIGNATURE_NAME, signature.len() as u64, &mut signature.as_bytes()).map_err(stream)?;
        zeros(out, trailer_bytes()).map_err(stream)?;
        let contents = pannier_format::digest::sha256_of(list()).map_err(stream)?;
        Ok(Written { hashes, contents, signature })
    }
}

/// Writes zero bytes.
fn zeros(out: &mut impl Write, count: u64) -> io::Result<()> {
    io::copy(&mut io::repeat(0).take(count), out).map(|_| ())
}
