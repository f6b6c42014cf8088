//! The files that may be lists and signatures, and the order in which they are tried (FORMAT.md §3, §11, §14).
//!
//! Anybody can put forged lists and signatures beside genuine files, so the number of trials has a bound. No crowd may
//! use up the trials of a genuine pair:
//!
//! 1. Every list is tried with the signature that lies beside the list under its own name, if a pinned key has the id
//!    that the signature names. One such trial costs no more than the reading of both files, so these trials have no
//!    bound of their own.
//! 2. Of all lists and signatures, 256 each are left. They take turns between all folders, so a crowd on one carrier
//!    hides nothing on another carrier.
//! 3. Every list is tried once before any list is tried twice. The later trials have one budget for the whole search,
//!    and short lists come first.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use crate::carriers::{Carriers, Found};
use crate::error::{Doing, Error, Result};
use crate::find::turns::{Distance, by_best_turn, own_signature, parent};
use crate::find::unshaped::{MEND_MOST, Others, likeliest, may_be_list};
use crate::find::verified::{Verified, cost_of};
use crate::keys::PublicKey;
use crate::trust::{Authority, BUNDLE_COMMENT, Mended, SignedList};
use crate::watch::Watch;
use pannier_format::digest::sha256;
use pannier_format::minisig::SignatureText;
use pannier_format::sums::{SIGNATURE_NAME, SUMS_NAME};
use pannier_format::transport::{self, Changes, Form, Text};
use pannier_format::{Hash, Sums, kit, letter, limits, page};

/// A file that has the shape of a list, or had the shape before one byte became wrong.
pub(super) struct ListFile {
    /// The number of the file in the finding.
    pub index: usize,
    hash: Hash,
    /// The bytes of the file. A very large file has no bytes here, and is read again when the file is tried.
    bytes: Option<Vec<u8>>,
    /// Every signature so far that holds over the list.
    held: Vec<(PublicKey, SignatureText)>,
    /// The number of the form over which a signature holds; `None` if the file stands as it was signed, or if no signature
    /// holds yet. The form is made again when it is wanted: a crowd of large lists is not kept in memory.
    form: Option<usize>,
    /// All files with these bytes, including this file.
    copies: Vec<usize>,
}

/// A file that is a signature.
pub(super) struct SignatureFile {
    /// The number of the file in the finding.
    pub index: usize,
    /// The bytes of the file. In a crowd, the bytes are read again when the signature is chosen.
    pub bytes: Vec<u8>,
    /// The parsed signature; `None` if the signature is damaged.
    text: Option<SignatureText>,
    /// What a transport changed.
    undone: Changes,
    /// The id of the key that the signature names.
    key_id: Option<[u8; 8]>,
    /// All files with these bytes, including this file.
    copies: Vec<usize>,
    /// Whether the signature holds over the list that it belongs to by its name.
    holds: bool,
}

/// The files that a search remembers: lists and signatures by their shape, all other files by their hash.
#[derive(Default)]
pub(super) struct Candidates {
    lists: Vec<ListFile>,
    signatures: Vec<SignatureFile>,
    /// The index of the list or the signature with these bytes.
    seen: HashMap<Hash, usize>,
    /// Small files without a shape of their own.
    pub others: Others,
    /// The number of lists and signatures that were left out because there were too many.
    pub left_out: usize,
    /// The work that the trials took.
    pub verified: Verified,
}

/// The shape of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    List,
    Signature,
    /// The file holds a signature in a form only, and may be something else, such as a chunk.
    SignatureInForm,
    Other,
}

impl Candidates {
    /// Looks at a file that is at most as long as a list. A copy adds only its place. Returns `None` if the file is too
    /// large for a small file.
    pub(super) fn look_at(&mut self, index: usize, found: &Found, carriers: &dyn Carriers) -> Result<Option<Shape>> {
        let small = found.bytes <= limits::FACTS_MAX_BYTES;
        if !small {
            let head = head(index, carriers)?;
            if page::has_shape(&head) && found.bytes <= limits::PAGE_MAX_BYTES {
                self.others.add_page(index, carriers);
            }
            if !begins_like_list(&head) {
                return Ok(None);
            }
        }
        let Some(bytes) = carriers.read_small(index, limits::SUMS_MAX_BYTES)? else { return Ok(None) };
        // A voucher has the shape of a list, and is none.
        if kit::vouched(&bytes).is_some() {
            self.others.add(index, &bytes);
            return Ok(Some(Shape::Other));
        }
        let whole = Sums::has_shape(&bytes);
        if whole || may_be_list(&bytes) {
            let hash = sha256(&bytes);
            if !whole && small {
                self.others.add(index, &bytes);
            }
            let at = *self.seen.entry(hash).or_insert(self.lists.len());
            if let Some(list) = self.lists.get_mut(at) {
                list.copies.push(index);
            } else {
                let bytes = small.then_some(bytes);
                self.lists.push(ListFile { index, hash, bytes, held: Vec::new(), form: None, copies: vec![index] });
                self.thin_out();
            }
            return Ok(Some(if whole { Shape::List } else { Shape::Other }));
        }
        if !small {
            return Ok(None);
        }
        // The signatures in a letter are over the letter, and over no list.
        if letter::may_hold(&bytes) && letter::is_one(&bytes) {
            self.others.add(index, &bytes);
            self.others.letters.push(index);
            return Ok(Some(Shape::Other));
        }
        let has_shape = SignatureText::has_shape(&bytes) && bytes.len() as u64 <= limits::SIGNATURE_MAX_BYTES;
        let carried = transport::signature(&bytes);
        if has_shape || carried.is_some() {
            let shape = if has_shape { Shape::Signature } else { Shape::SignatureInForm };
            if shape == Shape::SignatureInForm {
                self.others.add(index, &bytes);
            }
            let at = *self.seen.entry(sha256(&bytes)).or_insert(self.signatures.len());
            if let Some(signature) = self.signatures.get_mut(at) {
                signature.copies.push(index);
            } else {
                let crowded = self.signatures.len() >= limits::CANDIDATES_MAX;
                let mut signature = SignatureFile::of(index, bytes, carried);
                if crowded {
                    (signature.bytes, signature.text) = (Vec::new(), None);
                }
                self.signatures.push(signature);
            }
            return Ok(Some(shape));
        }
        self.others.add(index, &bytes);
        Ok(Some(Shape::Other))
    }

    /// Keeps only the place and the hash of a large crowd. A file of the crowd is read again when its turn comes.
    fn thin_out(&mut self) {
        if self.lists.len() > limits::CANDIDATES_MAX
            && let Some(list) = self.lists.last_mut()
        {
            list.bytes = None;
        }
    }

    /// Tells whether there are signatures.
    pub(super) fn has_signatures(&self) -> bool {
        !self.signatures.is_empty()
    }

    /// Returns a signature with a comment that claims the list of a bundle.
    pub(super) fn signature_of_a_bundle(&self) -> Option<usize> {
        let says_so = |text: &SignatureText| text.trusted_comment.starts_with(BUNDLE_COMMENT);
        self.signatures.iter().find(|signature| signature.text.as_ref().is_some_and(says_so)).map(|found| found.index)
    }

    /// Returns all files that hold this signature as it was made.
    pub(super) fn copies_of(&self, text: &SignatureText) -> &[usize] {
        let same = self.with_text(text).find(|signature| signature.undone.is_empty());
        same.map_or(&[], |signature| &signature.copies)
    }

    fn with_text(&self, text: &SignatureText) -> impl Iterator<Item = &SignatureFile> {
        self.signatures.iter().filter(move |signature| signature.text.as_ref() == Some(text))
    }

    /// Returns what a transport changed in every copy of a signature.
    pub(super) fn changed_signature(&self, text: &SignatureText, carriers: &dyn Carriers) -> Option<Mended> {
        let least = self.with_text(text).min_by_key(|signature| signature.undone.len())?;
        Mended::carried(carriers.path(least.index), SIGNATURE_NAME, &least.undone)
    }

    /// Gives every list its own turn: tries the signature that lies beside the list under the list's name, if a pinned
    /// key has the id that the signature names. Short lists come first.
    ///
    /// The number of these trials has no bound but the number of files: nobody can use up the turn of a genuine pair. If a
    /// list does not fit as it stands, its turn has a few forms too (FORMAT.md §12.1).
    pub(super) fn try_own(&mut self, carriers: &dyn Carriers, publishers: &Authority, watch: &Watch) -> Result<()> {
        let mut at: HashMap<&Path, usize> = HashMap::new();
        for (number, signature) in self.signatures.iter().enumerate() {
            if signature.key_id.is_some_and(|id| publishers.know(id)) {
                at.extend(signature.copies.iter().map(|index| (carriers.path(*index), number)));
            }
        }
        if at.is_empty() {
            return Ok(());
        }
        let mut trials = BTreeSet::new();
        for (number, list) in self.lists.iter().enumerate() {
            let beside = list.copies.iter().map(|index| own_signature(carriers.path(*index)));
            let own = beside.filter_map(|path| at.get(path.as_path()));
            trials.extend(own.map(|signature| (list.length(carriers), number, *signature)));
        }
        let (mut unbounded, mut forms) = (usize::MAX, usize::MAX);
        for (_, list, signature) in trials {
            watch.advance(0)?;
            let Some((list, signature)) = self.lists.get_mut(list).zip(self.signatures.get_mut(signature)) else {
                continue;
            };
            let again = || {
                let limit = limits::CARRIED_SIGNATURE_MAX_BYTES;
                transport::signature(&carriers.read_small(signature.index, limit).ok()??).map(|(text, _)| text)
            };
            let Some(text) = signature.text.clone().or_else(again) else { continue };
            let keys: Vec<PublicKey> = publishers.keys().filter(|key| key.id() == text.key_id).cloned().collect();
            let budgets = (&mut unbounded, Some(&mut forms));
            signature.holds |= list.try_with(&text, &keys, carriers, &mut self.verified, budgets);
        }
        Ok(())
    }

    /// Puts lists and signatures in order and removes all files over the bounds. What holds comes first, then
    /// signatures that name a pinned key; after that, folders take turns.
    pub(super) fn order(&mut self, carriers: &dyn Carriers, publishers: &Authority) {
        let path = |index: usize| carriers.path(index);
        let mut signatures = by_best_turn(std::mem::take(&mut self.signatures), |signature| &signature.copies, path);
        let knows = |signature: &SignatureFile| signature.key_id.is_some_and(|id| publishers.know(id));
        signatures.sort_by_key(|signature| (!signature.holds, !knows(signature)));
        let mut lists = by_best_turn(std::mem::take(&mut self.lists), |list| &list.copies, path);
        lists.sort_by_key(|list| !list.is_signed());
        let over = |count: usize| count.saturating_sub(limits::CANDIDATES_MAX);
        self.left_out = over(lists.len()).saturating_add(over(signatures.len()));
        lists.truncate(limits::CANDIDATES_MAX);
        signatures.truncate(limits::CANDIDATES_MAX);
        for signature in signatures.iter_mut().filter(|signature| signature.bytes.is_empty()) {
            let again = carriers.read_small(signature.index, limits::CARRIED_SIGNATURE_MAX_BYTES).ok().flatten();
            let bytes = again.unwrap_or_default();
            let carried = transport::signature(&bytes);
            let SignatureFile { bytes, text, undone, .. } = SignatureFile::of(signature.index, bytes, carried);
            (signature.bytes, signature.text, signature.undone) = (bytes, text, undone);
        }
        (self.lists, self.signatures) = (lists, signatures);
    }

    /// Tries signatures on lists, in rounds: the best signature of every list comes before the second signature of any
    /// list, and in a round short lists come before long lists. Keeps every signature that holds, by a pinned key or by
    /// the key that the signature itself claims.
    ///
    /// The first round has no budget: it costs no more than the reading of the lists, which are at most 256. Forms of a list
    /// that a transport may have changed are tried in that round alone, and within the budget of the later rounds.
    pub(super) fn try_signatures(
        &mut self,
        carriers: &dyn Carriers,
        publishers: &Authority,
        watch: &Watch,
    ) -> Result<()> {
        let signatures: Vec<(&SignatureFile, &SignatureText, Vec<PublicKey>)> = self
            .signatures
            .iter()
            .filter_map(|signature| Some((signature, signature.text.as_ref()?)))
            .map(|(file, text)| (file, text, publishers.keys_for(text)))
            .filter(|(.., keys)| !keys.is_empty())
            .collect();
        let files: Vec<&SignatureFile> = signatures.iter().map(|(file, ..)| *file).collect();
        let beside = Beside::new(&files, carriers);
        let orders: Vec<Order> = self
            .lists
            .iter()
            .map(|list| {
                let mut near: Vec<_> = signatures.iter().zip(beside.distances(list, carriers)).collect();
                // These were tried in the list's own turn.
                near.retain(|((_, text, _), distance)| *distance != Distance::Own || !publishers.know(text.key_id));
                near.sort_by_key(|((_, text, _), distance)| (!publishers.know(text.key_id), *distance));
                near.into_iter().map(|((_, text, keys), _)| (*text, keys.as_slice())).collect()
            })
            .collect();
        let mut turns: Vec<(&mut ListFile, Order)> = self.lists.iter_mut().zip(orders).collect();
        turns.sort_by_key(|(list, _)| list.length(carriers));
        let rounds = turns.iter().map(|(_, order)| order.len()).max().unwrap_or(0);
        let (mut unbounded, mut left) = (usize::MAX, limits::TRIAL_BYTES);
        for round in 0..rounds {
            for (list, order) in &mut turns {
                let Some((text, keys)) = order.get(round).copied() else { continue };
                watch.advance(0)?;
                let budgets = if round == 0 { (&mut unbounded, Some(&mut left)) } else { (&mut left, None) };
                list.try_with(text, keys, carriers, &mut self.verified, budgets);
            }
        }
        Ok(())
    }

    /// Returns the signatures for the search for one wrong byte in a list or a signature, the best signatures first.
    pub(super) fn nearest<'a>(&'a self, list: &ListFile, carriers: &dyn Carriers) -> Vec<&'a SignatureFile> {
        let files: Vec<&SignatureFile> = self.signatures.iter().collect();
        let mut near: Vec<_> = files.iter().zip(Beside::new(&files, carriers).distances(list, carriers)).collect();
        near.sort_by_key(|(_, distance)| *distance);
        near.into_iter().map(|(signature, _)| *signature).take(MEND_MOST).collect()
    }

    /// Removes and returns the lists; lists that a pinned key signed come first. Each list has its bytes, its
    /// signatures and its places.
    pub(super) fn take_lists(&mut self, publishers: &Authority) -> Vec<ListFile> {
        let mut lists = std::mem::take(&mut self.lists);
        lists.sort_by_key(|list| !list.held.iter().any(|(key, _)| publishers.pins(key)));
        lists
    }
}

impl SignatureFile {
    /// Returns what a transport changed.
    pub(super) fn undone(&self) -> &Changes {
        &self.undone
    }

    /// Returns a signature file. A damaged file is held in its likeliest form, for the search for one wrong byte.
    fn of(index: usize, bytes: Vec<u8>, carried: Option<(SignatureText, Changes)>) -> Self {
        let (bytes, text, undone) = match carried {
            Some((text, undone)) => (text.text().as_bytes().to_vec(), Some(text), undone),
            None => match likeliest(&bytes, Text::Signature) {
                Some(form) => {
                    let undone = form.undone.clone();
                    (form.into_bytes(), None, undone)
                }
                None => (bytes, None, Changes::new()),
            },
        };
        let key_id = text.as_ref().map(|text| text.key_id);
        Self { index, bytes, text, undone, key_id, copies: vec![index], holds: false }
    }
}

impl ListFile {
    fn length(&self, carriers: &dyn Carriers) -> u64 {
        carriers.files().get(self.index).map_or(0, |found| found.bytes)
    }

    /// Tries a signature with each key, and remembers what holds. A trial that costs more than `budget` is left out. If
    /// nothing holds over the file as it stands, its forms are tried within `forms`, the cheapest form first. Tells whether
    /// the signature holds.
    fn try_with(
        &mut self,
        text: &SignatureText,
        keys: &[PublicKey],
        carriers: &dyn Carriers,
        verified: &mut Verified,
        (budget, forms): (&mut usize, Option<&mut usize>),
    ) -> bool {
        let length = self.length(carriers);
        if cost_of(length) > *budget {
            return false;
        }
        let again;
        let bytes = match &self.bytes {
            Some(bytes) => bytes,
            None => match carriers.read_if(self.index, self.hash, limits::SUMS_MAX_BYTES) {
                Some(bytes) => {
                    again = bytes;
                    &again
                }
                None => return false,
            },
        };
        // A list whose form is known is tried in that form alone.
        let known = self.form.and_then(|number| transport::forms(bytes, Text::List).into_iter().nth(number));
        let signed = known.as_ref().map_or(bytes.as_slice(), |form| &form.bytes);
        let mut holds = false;
        for key in keys {
            let same = |(other, held): &(PublicKey, SignatureText)| {
                other == key && held.trusted_comment == text.trusted_comment
            };
            if self.held.iter().any(same) {
                continue;
            }
            if !verified.pay(length, budget) {
                break;
            }
            if key.verifies(text, signed) {
                self.held.push((key.clone(), text.clone()));
                holds = true;
            }
        }
        let (Some(budget), true) = (forms, self.held.is_empty()) else { return holds };
        for (number, form) in transport::forms(bytes, Text::List).into_iter().enumerate() {
            for key in keys {
                if !verified.pay(form.bytes.len() as u64, budget) {
                    return false;
                }
                if key.verifies(text, &form.bytes) {
                    self.form = Some(number);
                    self.held.push((key.clone(), text.clone()));
                    return true;
                }
            }
        }
        false
    }

    /// Returns the bytes of the file; `None` if the file is no longer readable.
    pub(super) fn read(&self, carriers: &dyn Carriers) -> Option<Vec<u8>> {
        if let Some(bytes) = &self.bytes {
            return Some(bytes.clone());
        }
        carriers.read_if(self.index, self.hash, limits::SUMS_MAX_BYTES)
    }

    /// Returns the text of a list that no signature covers yet, in its likeliest form.
    pub(super) fn text(&self, carriers: &dyn Carriers) -> Option<Form> {
        let bytes = self.read(carriers)?;
        let begins = Sums::has_shape(&bytes) || Sums::has_shape_but_for_one_byte(&bytes);
        // A list that begins where the file begins loses no line.
        let keeps = |form: &Form| !begins || form.bytes.get(..64) == bytes.get(..64);
        let form = likeliest(&bytes, Text::List).filter(keeps);
        Some(form.unwrap_or_else(|| Form { bytes: bytes.into(), undone: Changes::new() }))
    }

    /// Returns the signed list, if a signature holds over the list.
    pub(super) fn signed(self, carriers: &dyn Carriers) -> Option<SignedList> {
        if self.held.is_empty() {
            return None;
        }
        let bytes = self.read(carriers)?;
        let path = carriers.path(self.index).to_owned();
        let Some(form) = self.form else {
            return Some(SignedList { bytes, id: self.hash, path, signatures: self.held, mended: Vec::new() });
        };
        let form = transport::forms(&bytes, Text::List).into_iter().nth(form)?;
        let mended = Mended::carried(&path, SUMS_NAME, &form.undone).into_iter().collect();
        Some(SignedList { id: sha256(&form.bytes), bytes: form.into_bytes(), path, signatures: self.held, mended })
    }

    /// Returns all files with these bytes.
    pub(super) fn copies(&self) -> &[usize] {
        &self.copies
    }

    /// Tells whether a signature holds over the list.
    pub(super) fn is_signed(&self) -> bool {
        !self.held.is_empty()
    }
}

fn head(index: usize, carriers: &dyn Carriers) -> Result<[u8; 512]> {
    let mut head = [0; 512];
    let read = carriers.open_file(index)?.read_exact_at(&mut head, 0);
    read.map_err(|e| Error::io(Doing::Read, carriers.path(index), e)).map(|()| head)
}

fn begins_like_list(head: &[u8]) -> bool {
    Sums::has_shape(head)
        || Sums::has_shape_but_for_one_byte(head)
        || (transport::may_hold_list(head) && !transport::forms(head, Text::List).is_empty())
}

/// The signatures that a list is tried with, in this order, each with the keys that may have made the signature.
type Order<'a> = Vec<(&'a SignatureText, &'a [PublicKey])>;

/// The signatures in each folder. With this map, no copy of a list is compared with every copy of every signature.
struct Beside<'a> {
    count: usize,
    folders: HashMap<&'a Path, Vec<(usize, &'a Path)>>,
}

impl<'a> Beside<'a> {
    fn new(signatures: &[&SignatureFile], carriers: &'a dyn Carriers) -> Self {
        let mut folders: HashMap<&Path, Vec<(usize, &Path)>> = HashMap::new();
        for (number, signature) in signatures.iter().enumerate() {
            for path in signature.copies.iter().map(|index| carriers.path(*index)) {
                folders.entry(parent(path)).or_default().push((number, path));
            }
        }
        Self { count: signatures.len(), folders }
    }

    /// Returns the distance of each signature from the nearest copy of a list.
    fn distances(&self, list: &ListFile, carriers: &dyn Carriers) -> Vec<Distance> {
        let mut distances = vec![Distance::Elsewhere; self.count];
        for list in list.copies.iter().map(|index| carriers.path(*index)) {
            for (number, signature) in self.folders.get(parent(list)).into_iter().flatten() {
                if let Some(distance) = distances.get_mut(*number) {
                    *distance = (*distance).min(Distance::in_folder(list, signature));
                }
            }
        }
        distances
    }
}
