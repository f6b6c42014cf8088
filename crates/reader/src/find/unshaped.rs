//! Small files without the shape of a list or a signature as they stand: facts, tables, and texts that a transport changed
//! (FORMAT.md §12).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::carriers::Carriers;
use crate::find::one_byte::Trials;
use crate::find::turns::{in_turns, parent};
use crate::letters::Letters;
use crate::trust::{Mended, Publishers};
use pannier_format::digest::sha256;
use pannier_format::kit;
use pannier_format::letter;
use pannier_format::limits::{self, CARRIED_LETTER_MAX_BYTES, LETTER_FILES_MAX};
use pannier_format::minisig::SignatureText;
use pannier_format::page;
use pannier_format::sums::{FACTS_NAME, may_be_bundle_list, names_bundle_files};
use pannier_format::transport::{self, Change, Form, Text};
use pannier_format::{Facts, Hash, Sums};

/// The search mends at most this number of lists, each with at most this number of signatures. The trials then take
/// seconds.
pub(super) const MEND_MOST: usize = 3;

/// Small files without a shape of their own. The search knows these files by hash, and reads a wanted file again.
#[derive(Default)]
pub(super) struct Others {
    pub hashes: Vec<(Hash, usize)>,
    pub first: HashMap<Hash, usize>,
    /// Files that may be facts with one wrong byte.
    pub like_facts: Vec<usize>,
    /// Files that may be facts that a transport changed.
    pub changed_facts: Vec<usize>,
    /// Letters about keys and mirrors, and keys that say that they are gone.
    pub letters: Vec<usize>,
    /// Pages for browsers.
    pub pages: HashSet<Hash>,
    /// Vouchers for kits.
    pub vouchers: HashSet<Hash>,
}

impl Others {
    pub(super) fn add(&mut self, index: usize, bytes: &[u8]) {
        let hash = sha256(bytes);
        self.hashes.push((hash, index));
        self.first.entry(hash).or_insert(index);
        if page::has_shape(bytes) {
            self.pages.insert(hash);
        }
        if kit::vouched(bytes).is_some() {
            self.vouchers.insert(hash);
        }
        if self.like_facts.len() < MEND_MOST && bytes.len() < 1024 && Facts::may_be(bytes) {
            self.like_facts.push(index);
        }
        let may_be_facts = |form: Form| Facts::may_be(&form.bytes);
        if begins_like_facts(bytes) && transport::forms(bytes, Text::Facts).into_iter().any(may_be_facts) {
            self.changed_facts.push(index);
        }
    }

    /// Remembers a file that may be a page. A page that cannot be read counts as absent.
    pub(super) fn add_page(&mut self, index: usize, carriers: &dyn Carriers) {
        if let Ok(hash) = carriers.hash(index) {
            self.hashes.push((hash, index));
            self.first.entry(hash).or_insert(index);
            self.pages.insert(hash);
        }
    }

    /// Reads the letters. Letters that a pinned key signed come first, whatever their number. Of a crowd of others, folders
    /// take turns.
    pub(super) fn letters(&self, carriers: &dyn Carriers, publishers: &Publishers) -> Letters {
        let read = |index: usize| carriers.read_small(index, CARRIED_LETTER_MAX_BYTES).ok().flatten();
        let by_pinned = |text: &str, signatures: &[SignatureText]| {
            publishers.keys().any(|key| signatures.iter().any(|one| key.verifies(one, text.as_bytes())))
        };
        let signed = |index: &usize| {
            let Some(bytes) = read(*index) else { return false };
            letter::letter(&bytes).is_some_and(|found| by_pinned(&found.text, &found.signatures))
                || letter::gone(&bytes).is_some_and(|found| by_pinned(&found.text, &found.signatures))
                || letter::mirrors(&bytes).is_some_and(|found| by_pinned(&found.text, &found.signatures))
        };
        // Where all of them are read, nobody asks which come first.
        let is_crowd = self.letters.len() > LETTER_FILES_MAX;
        let is_first = |index: &usize| is_crowd && signed(index);
        let (first, others): (Vec<usize>, Vec<usize>) = self.letters.iter().copied().partition(is_first);
        let mut letters = Letters::default();
        letters.left_out = others.len().saturating_sub(LETTER_FILES_MAX);
        let others = in_turns(others, |index| carriers.path(*index)).into_iter().take(LETTER_FILES_MAX);
        for index in first.into_iter().chain(others) {
            if let Some(bytes) = read(index) {
                letters.add(&bytes, carriers.path(index));
            }
        }
        letters
    }

    /// Finds facts that a transport changed, by their hash. Files in the folder of the list come first; then folders take
    /// turns. Each form costs a hash of the budget.
    pub(super) fn find_changed_facts(
        &self,
        hash: Hash,
        list: &Path,
        carriers: &dyn Carriers,
        budget: &mut Trials,
    ) -> Option<(Vec<u8>, Mended)> {
        let path = |index: &usize| carriers.path(*index);
        let mut files = in_turns(self.changed_facts.clone(), path);
        files.sort_by_key(|index| parent(path(index)) != parent(list));
        for index in files {
            if !budget.has_forms() {
                return None;
            }
            let Ok(Some(bytes)) = carriers.read_small(index, limits::FACTS_MAX_BYTES) else { continue };
            for form in transport::forms(&bytes, Text::Facts) {
                if !budget.take_form() {
                    return None;
                }
                if sha256(&form.bytes) == hash {
                    let mended = Mended::carried(path(&index), FACTS_NAME, &form.undone)?;
                    return Some((form.into_bytes(), mended));
                }
            }
        }
        None
    }

    /// Returns the bytes with a hash; `None` if no file has the bytes now. If one copy is unreadable, another copy may
    /// be readable.
    pub(super) fn read(&self, hash: Hash, carriers: &dyn Carriers) -> Option<Vec<u8>> {
        let first = self.first.get(&hash)?;
        let copies = self.hashes.iter().filter(|(other, index)| *other == hash && index != first).map(|(_, i)| i);
        std::iter::once(first).chain(copies).find_map(|index| carriers.read_if(*index, hash, limits::SUMS_MAX_BYTES))
    }
}

/// Returns the likeliest form of a text that a transport changed as a whole. One wrong byte can also look like a change of
/// the last line, so such forms do not count here.
pub(super) fn likeliest(bytes: &[u8], kind: Text) -> Option<Form> {
    let all_over = [Change::Mark, Change::Wide, Change::LineEnds, Change::Around, Change::FirstLine];
    let forms = transport::forms(bytes, kind);
    forms.into_iter().find(|form| all_over.iter().any(|change| form.undone.contains(change)))
}

/// Tells whether a file without the shape of a list may be the list of a bundle: one byte of its shape is wrong, or a
/// transport changed it.
pub(super) fn may_be_list(bytes: &[u8]) -> bool {
    if Sums::has_shape_but_for_one_byte(bytes) && may_be_bundle_list(bytes) {
        return true;
    }
    let forms = || transport::forms(bytes, Text::List);
    transport::may_hold_list(bytes) && forms().iter().any(|form| names_bundle_files(&form.bytes))
}

/// Tells cheaply whether a file may hold facts: a brace stands near its beginning.
fn begins_like_facts(bytes: &[u8]) -> bool {
    bytes.get(..64).unwrap_or(bytes).contains(&b'{')
}
