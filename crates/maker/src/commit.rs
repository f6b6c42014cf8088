//! The commitment to documents before they are sealed (FORMAT.md §21).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read};

use crate::documents::Document;
use pannier_format::commitment::{HashedFile, Names, Texts, rolling_sum};
use pannier_format::digest::Hasher;
use pannier_format::{Hash, limits};
use pannier_reader::carriers::Carriers;
use pannier_reader::error::{Doing, Error, Result};
use pannier_reader::watch::{Phase, Watch};

/// Reads every document once and commits them, with their names. Returns `None` if they are more than a commitment holds.
///
/// # Errors
/// The error of the carriers. A document that became shorter is an error of reading too.
pub fn commit(salt: Hash, documents: &[Document], carriers: &dyn Carriers, watch: &Watch) -> Result<Option<Texts>> {
    watch.begin(Phase::Reading, documents.iter().fold(0, |sum, one| sum.saturating_add(one.bytes)));
    let hashed = documents.iter().map(|document| hash(document, carriers, watch)).collect::<Result<Vec<_>>>()?;
    Ok(Texts::new(salt, Names::Kept, hashed))
}

fn hash(document: &Document, carriers: &dyn Carriers, watch: &Watch) -> Result<HashedFile> {
    let failed = |error: io::Error| Error::io(Doing::Read, &document.path, error);
    let mut file = document.open(carriers).map_err(failed)?;
    let (mut whole, mut leaves, mut sums, mut piece) = (Hasher::default(), Vec::new(), Vec::new(), Vec::new());
    loop {
        piece.clear();
        Read::by_ref(&mut file).take(limits::COMMITTED_PIECE_BYTES).read_to_end(&mut piece).map_err(failed)?;
        if piece.is_empty() {
            break;
        }
        let mut leaf = Hasher::default();
        whole.update_both(&mut leaf, &piece);
        leaves.push(leaf.finish());
        if piece.len() as u64 == limits::COMMITTED_PIECE_BYTES {
            sums.push(rolling_sum(&piece));
        }
        watch.advance(piece.len() as u64)?;
    }
    Ok(HashedFile { name: document.path.clone(), bytes: document.bytes, sha256: whole.finish(), leaves, sums })
}
