//! The search for one wrong byte in lists that no signature covers, and in their signatures (FORMAT.md §12).
//!
//! The trials are dear, and anybody can lay a list beside a genuine list. So the most hopeful lists come first: a list
//! that names the facts and the table that are at hand, and in its folder the signature under its own name.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::path::Path;

use crate::carriers::{Carriers, Found};
use crate::error::Result;
use crate::find::bundle::Bundle;
use crate::find::candidates::{Candidates, ListFile, SignatureFile};
use crate::find::one_byte::{self, Trials};
use crate::find::unshaped::{MEND_MOST, Others};
use crate::keys::PublicKey;
use crate::trust::{Authority, Mended, SignedList};
use crate::watch::Watch;
use pannier_format::digest::sha256;
use pannier_format::minisig::SignatureText;
use pannier_format::sums::{FACTS_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME, hash_before};
use pannier_format::transport::Form;
use pannier_format::{Hash, Sums, limits};

/// A list that no signature covers. The bytes are read again when the turn of the list comes: a crowd of large lists is
/// not kept in memory.
pub(super) struct Unsigned {
    pub(super) list: ListFile,
    /// Whether the list has the shape of a list.
    pub(super) has_shape: bool,
    /// The number of files, of facts and table, that the list names and that are at hand.
    pub(super) hope: usize,
    /// The hashes of the facts and of the table.
    named: [Option<Hash>; 2],
}

impl Unsigned {
    pub(super) fn new(list: ListFile, bytes: &[u8], others: &Others) -> Self {
        let named = [FACTS_NAME, TABLE_NAME].map(|name| hash_before(bytes, name));
        let hope = named.iter().flatten().filter(|hash| others.first.contains_key(*hash)).count();
        Self { list, has_shape: Sums::has_shape(bytes), hope, named }
    }
}

/// The trials of one search.
pub(super) struct Mender<'a> {
    pub(super) candidates: &'a Candidates,
    pub(super) carriers: &'a dyn Carriers,
    pub(super) publishers: &'a Authority<'a>,
    /// The trials that are left for all lists, signatures and facts of the search.
    pub(super) budget: Trials,
    /// The number of lists that may still be tried.
    lists_left: usize,
    /// The hashes of all files that may be named. The search hashes every file only for a list that may be mended.
    whole: Option<HashSet<Hash>>,
}

impl<'a> Mender<'a> {
    pub(super) fn new(
        candidates: &'a Candidates,
        carriers: &'a dyn Carriers,
        publishers: &'a Authority<'a>,
        budget: Trials,
    ) -> Self {
        Self { candidates, carriers, publishers, budget, lists_left: MEND_MOST, whole: None }
    }

    /// Mends a list, or its signature, if one wrong byte is the only fault. Leaves out lists that cannot add a bundle
    /// to the bundles that were found.
    pub(super) fn mend(&mut self, unsigned: &Unsigned, found: &[Bundle], watch: &Watch) -> Result<Option<SignedList>> {
        let Unsigned { list, hope, named, .. } = unsigned;
        let known = |bundle: &Bundle| [FACTS_NAME, TABLE_NAME].map(|name| bundle.sums.hash_of(name)) == *named;
        let anybody = self.publishers.is_empty();
        let nothing_else = found.iter().any(|bundle| anybody || bundle.is_pinned());
        let in_vain = nothing_else && *hope == 0;
        let signatures = self.candidates.nearest(list, self.carriers);
        if self.lists_left == 0
            || self.budget.are_spent()
            || signatures.is_empty()
            || in_vain
            || found.iter().any(known)
        {
            return Ok(None);
        }
        let Some(text) = list.text(self.carriers) else { return Ok(None) };
        self.lists_left = self.lists_left.saturating_sub(1);
        let whole = match self.whole.take() {
            Some(whole) => whole,
            None => whole_files(self.carriers, &self.candidates.others, watch)?,
        };
        let path = self.carriers.path(list.index);
        let mut mended = None;
        for signature in signatures {
            mended = self.mend_one((path, &text), signature, &whole);
            if mended.is_some() {
                break;
            }
        }
        self.whole = Some(whole);
        Ok(mended)
    }

    fn mend_one(
        &mut self,
        (path, list): (&Path, &Form),
        file: &SignatureFile,
        whole: &HashSet<Hash>,
    ) -> Option<SignedList> {
        let (place, signature) = (self.carriers.path(file.index), file.bytes.as_slice());
        let claimed = SignatureText::parse(signature).and_then(|text| PublicKey::parse(text.claimed_publisher()?));
        let keys: Vec<PublicKey> = self.publishers.keys().cloned().chain(claimed).collect();
        let (bytes, text) = one_byte::list_or_signature(&list.bytes, signature, &keys, whole, &mut self.budget)?;
        let key = self.publishers.keys_for(&text).into_iter().find(|key| key.verifies(&text, &bytes))?;
        let one_byte = if bytes == *list.bytes {
            let undone = Mended::carried(place, SIGNATURE_NAME, file.undone());
            [Some(Mended::one_byte(place, SIGNATURE_NAME)), undone]
        } else {
            [Some(Mended::one_byte(path, SUMS_NAME)), None]
        };
        let undone = Mended::carried(path, SUMS_NAME, &list.undone);
        let mended = one_byte.into_iter().flatten().chain(undone).collect();
        let id = sha256(&bytes);
        Some(SignedList { bytes, id, path: path.to_owned(), signatures: vec![(key, text)], mended })
    }
}

/// Returns the hashes of all files that may be chunks or small files, up to a bound on reading.
fn whole_files(carriers: &dyn Carriers, others: &Others, watch: &Watch) -> Result<HashSet<Hash>> {
    let mut whole: HashSet<Hash> = others.first.keys().copied().collect();
    let mut left = limits::MEND_WHOLE_BYTES;
    let fits = |found: &Found| found.bytes > limits::FACTS_MAX_BYTES && found.bytes <= limits::CHUNK_MAX_BYTES;
    for (file, found) in carriers.files().iter().enumerate().filter(|(_, found)| fits(found)) {
        watch.advance(0)?;
        let Some(rest) = left.checked_sub(found.bytes) else { break };
        left = rest;
        whole.extend(carriers.hash(file).ok());
    }
    Ok(whole)
}
