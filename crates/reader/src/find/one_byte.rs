//! One wrong byte in a small file, found by trial (FORMAT.md §12). A trial counts only if the signature holds, or if
//! the hash in the signed list agrees. A trial therefore accepts only bytes that the publisher signed.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::ops::Range;

use crate::halves::{Halves, Message};
use crate::keys::PublicKey;
use pannier_format::digest::sha256;
use pannier_format::layout::is_chunk_name;
use pannier_format::limits;
use pannier_format::minisig::SignatureText;
use pannier_format::sums::may_be_bundle_list;
use pannier_format::{Hash, Sums};

/// Returns the bytes that a small file may hold: a line feed or printable ASCII.
fn bytes() -> impl Iterator<Item = u8> {
    std::iter::once(b'\n').chain(0x20..0x7F)
}

/// Tries every other byte at every place of some ranges until `accept` accepts a byte.
fn try_bytes(text: &[u8], ranges: &[Range<usize>], mut accept: impl FnMut(&[u8]) -> Option<bool>) -> Option<Vec<u8>> {
    let mut trial = text.to_vec();
    for at in ranges.iter().cloned().flatten() {
        let Some(original) = trial.get(at).copied() else { continue };
        for byte in bytes().filter(|byte| *byte != original) {
            if let Some(place) = trial.get_mut(at) {
                *place = byte;
            }
            // `None` means that the trials are used up.
            if accept(&trial)? {
                return Some(trial);
            }
        }
        if let Some(place) = trial.get_mut(at) {
            *place = original;
        }
    }
    None
}

/// The trials that are left for one search. Strangers may add any number of files, so a search has a bound on trials.
pub struct Trials {
    bytes: usize,
    hashes: usize,
    forms: usize,
}

impl Default for Trials {
    fn default() -> Self {
        Self { bytes: limits::MEND_ALL_BYTES, hashes: limits::MEND_ALL_HASHES, forms: limits::FORMS_OF_FACTS_MAX }
    }
}

impl Trials {
    /// No search for a wrong byte. Forms cost a hash each.
    pub const FORMS_ONLY: Self = Self { bytes: 0, hashes: 0, forms: limits::FORMS_OF_FACTS_MAX };

    /// Tells whether the forms of another file may be tried.
    pub(super) fn has_forms(&self) -> bool {
        self.forms > 0
    }

    /// Takes the trial of one form out of the budget. Tells whether there was such a trial.
    pub(super) fn take_form(&mut self) -> bool {
        let is_left = self.forms > 0;
        self.forms = self.forms.saturating_sub(1);
        is_left
    }

    /// Tells whether no trial of a list or a signature is left.
    pub(super) fn are_spent(&self) -> bool {
        self.bytes == 0
    }
}

/// Mends a file with a known hash.
pub fn by_hash(text: &[u8], hash: Hash, budget: &mut Trials) -> Option<Vec<u8>> {
    let given = limits::MEND_HASHES.min(budget.hashes);
    let mut left = given;
    // A byte may also have become a byte that is not text, so any place may be wrong.
    let mended = try_bytes(text, std::slice::from_ref(&(0..text.len())), |trial| {
        left = left.checked_sub(1)?;
        Some(sha256(trial) == hash)
    });
    budget.hashes = budget.hashes.saturating_sub(given.saturating_sub(left));
    mended
}

/// Mends a list or its signature: the damaged file of the two. `whole` are the hashes of the files that were found. A
/// line that names a hash in `whole` counts as right.
pub fn list_or_signature(
    list: &[u8],
    signature: &[u8],
    keys: &[PublicKey],
    whole: &HashSet<Hash>,
    budget: &mut Trials,
) -> Option<(Vec<u8>, SignatureText)> {
    let keys: Vec<Halves> = keys.iter().filter_map(Halves::new).collect();
    let text = SignatureText::parse(signature);
    if let Some(text) = text.as_ref().filter(|text| may_be_bundle_list(list) && comment_holds(text, &keys)) {
        let mut left = limits::MEND_LIST_BYTES.min(budget.bytes);
        let given = left;
        let mended = try_bytes(list, &suspect_lines(list, whole), |trial| {
            left = left.checked_sub(trial.len().saturating_mul(PARSE_COST))?;
            if !plausible(trial) {
                return Some(false);
            }
            left = left.checked_sub(trial.len().saturating_add(limits::TRIAL_FIXED_BYTES))?;
            Some(file_holds(text, &Message::new(trial), &keys))
        });
        budget.bytes = budget.bytes.saturating_sub(given.saturating_sub(left));
        if let Some(list) = mended {
            return Some((list, text.clone()));
        }
    }
    let mut left = limits::MEND_BYTES.min(budget.bytes).checked_sub(list.len())?;
    let given = left;
    let file = Message::new(list);
    let suspect = suspect_part(signature, text.as_ref(), &file, &keys);
    let mended = try_bytes(signature, std::slice::from_ref(&suspect), |trial| {
        let Some(text) = SignatureText::parse(trial) else { return Some(false) };
        if !keys.iter().any(|key| key.is_named_by(&text)) {
            return Some(false);
        }
        left = left.checked_sub(limits::TRIAL_FIXED_BYTES)?;
        if !comment_holds(&text, &keys) {
            return Some(false);
        }
        left = left.checked_sub(list.len())?;
        Some(file_holds(&text, &file, &keys))
    });
    budget.bytes = budget.bytes.saturating_sub(given.saturating_sub(left).saturating_add(list.len()));
    let mended = mended?;
    Some((list.to_vec(), SignatureText::parse(&mended)?))
}

/// Tells whether the signature over the trusted comment holds, by a key that the signature names.
fn comment_holds(text: &SignatureText, keys: &[Halves]) -> bool {
    keys.iter().any(|key| key.is_named_by(text) && key.signed_comment(text))
}

/// Tells whether the signature over the list holds, by a key that the signature names.
fn file_holds(text: &SignatureText, list: &Message, keys: &[Halves]) -> bool {
    keys.iter().any(|key| key.is_named_by(text) && key.signed_file(text, list))
}

/// Returns the part of a signature file in which one wrong byte may stand (FORMAT.md §12). The first line is a comment that
/// no signature covers.
fn suspect_part(signature: &[u8], text: Option<&SignatureText>, list: &Message, keys: &[Halves]) -> Range<usize> {
    let ends = signature.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at.saturating_add(1));
    let ends: Vec<usize> = ends.collect();
    let [second, third] = [0, 1].map(|line| ends.get(line).copied().unwrap_or_default());
    let Some(text) = text else { return second..signature.len() };
    match (file_holds(text, list, keys), comment_holds(text, keys)) {
        (true, true) => 0..0,
        (true, false) => third..signature.len(),
        (false, true) => second..second.saturating_add(NAMING),
        (false, false) => second..third,
    }
}

/// The number of characters that name the algorithm and the key.
const NAMING: usize = 14;

/// The cost of parsing a byte, in hashed bytes.
const PARSE_COST: usize = 8;

/// Returns the lines of a list that do not name a file that was found.
fn suspect_lines(list: &[u8], whole: &HashSet<Hash>) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut names = Vec::new();
    let mut start: usize = 0;
    for line in list.split_inclusive(|byte| *byte == b'\n') {
        let end = start.saturating_add(line.len());
        let text = std::str::from_utf8(line).unwrap_or_default();
        let hash = text.get(..64).and_then(Hash::parse);
        let formed = text.get(64..66) == Some("  ") && text.ends_with('\n');
        if !formed || hash.is_none_or(|hash| !whole.contains(&hash)) {
            ranges.push(start..end);
        } else {
            names.push(start.saturating_add(64)..end);
        }
        start = end;
    }
    // The names of the other lines come last: a fault there is rare, and most wrong names are implausible.
    ranges.extend(names);
    ranges
}

/// Tests cheaply the grammar, and the order of chunk names. These tests make most checks of the signature unnecessary.
fn plausible(list: &[u8]) -> bool {
    let Ok(sums) = Sums::parse(list) else { return false };
    let mut last = String::new();
    sums.entries().map(|(name, _)| name).filter(|name| is_chunk_name(name)).all(|name| {
        let number = |name: &str| name.strip_suffix(".bin")?.get(1..)?.parse::<u32>().ok();
        let follows = match (number(&last), number(name)) {
            (Some(before), Some(now)) if last.starts_with(['d']) == name.starts_with(['d']) => {
                before.checked_add(1) == Some(now)
            }
            (_, now) => now == Some(1),
        };
        name.clone_into(&mut last);
        follows
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::testing::SecretKey;

    fn sample() -> (SecretKey, Vec<u8>, Vec<u8>, HashSet<Hash>) {
        let names = ["bundle.json", "blocks.idx", "README.txt", "d0001.bin", "d0002.bin", "d0003.bin", "r0001.bin"];
        let entries: Vec<(String, Hash)> =
            names.iter().map(|name| ((*name).to_owned(), sha256(name.as_bytes()))).collect();
        let whole = entries.iter().map(|(_, hash)| *hash).collect();
        let list = Sums::new(entries).write().into_bytes();
        let key = SecretKey::generate();
        let signature = key.sign(&list, "pannier bundle x 1").into_bytes();
        (key, list, signature, whole)
    }

    #[test]
    fn a_flipped_byte_of_the_list_is_found() {
        let (key, list, signature, whole) = sample();
        let keys = [key.public.clone()];
        for at in [0, 63, 64, 66, 77, 200, list.len() - 20, list.len() - 1] {
            let mut bad = list.clone();
            bad[at] ^= 0x04;
            let (mended, text) =
                list_or_signature(&bad, &signature, &keys, &whole, &mut Trials::default()).expect("mended");
            assert_eq!(mended, list, "{at}");
            assert!(key.public.verifies(&text, &mended));
        }
    }

    #[test]
    fn a_flipped_byte_of_the_signature_is_found() {
        let (key, list, signature, whole) = sample();
        let keys = [key.public.clone()];
        let second_line = signature.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        // The algorithm, the key id, their last character, the signature, its end, the comment, and the last line.
        let comment = second_line + 101 + "trusted comment: ".len();
        for at in [1, 3, 12, 13, 14, 60, 100]
            .map(|at| second_line + at)
            .into_iter()
            .chain([comment + 3, signature.len() - 10])
        {
            let mut bad = signature.clone();
            bad[at] = if bad[at] == b'A' { b'B' } else { b'A' };
            assert!(list_or_signature(&list, &bad, &keys, &whole, &mut Trials::default()).is_some(), "{at}");
        }
    }

    #[test]
    fn two_wrong_bytes_or_another_key_are_not_mended() {
        let (_, list, signature, whole) = sample();
        let stranger = SecretKey::generate();
        assert!(
            list_or_signature(
                &list,
                &signature,
                std::slice::from_ref(&stranger.public),
                &whole,
                &mut Trials::default()
            )
            .is_none()
        );
        let hash = sha256(b"{\"a\": 1}");
        assert_eq!(by_hash(b"{\"a\": 7}", hash, &mut Trials::default()), Some(b"{\"a\": 1}".to_vec()));
        assert_eq!(by_hash(b"{\"b\": 7}", hash, &mut Trials::default()), None);
    }
}
