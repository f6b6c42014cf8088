//! The files that may be lists and signatures, and the order in which they are tried (FORMAT.md §3, §11, §14).
//!
//! Anybody can put forged lists and signatures beside genuine files, so the number of trials has a bound. The trials
//! take turns between all folders, so a crowd on one carrier hides nothing on another carrier.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::path::{Component, Path};

use crate::carriers::{Carriers, Found};
use crate::error::{Doing, Error, Result};
use crate::keys::PublicKey;
use crate::trust::{BUNDLE_COMMENT, Publishers, SignedList};
use crate::watch::Watch;
use pannier_format::digest::sha256;
use pannier_format::limits;
use pannier_format::minisig::SignatureText;
use pannier_format::sums::may_be_bundle_list;
use pannier_format::{Facts, Hash, Sums};

/// The search mends lists and signatures only up to this number, so that the trials take seconds.
pub(super) const MEND_MOST: usize = 3;

/// A file that has the shape of a list, or had the shape before one byte became wrong.
pub(super) struct ListFile {
    /// The number of the file in the finding.
    pub index: usize,
    hash: Hash,
    /// The bytes of the file. A very large file has no bytes here, and is read again when the file is tried.
    bytes: Option<Vec<u8>>,
    /// Every signature so far that holds over the list.
    held: Vec<(PublicKey, SignatureText)>,
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
    /// The id of the key that the signature names.
    key_id: Option<[u8; 8]>,
    /// All files with these bytes, including this file.
    copies: Vec<usize>,
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
}

/// Small files without a shape of their own. The search knows these files by hash, and reads a wanted file again.
#[derive(Default)]
pub(super) struct Others {
    pub hashes: Vec<(Hash, usize)>,
    pub first: HashMap<Hash, usize>,
    /// Files that may be facts with one wrong byte.
    pub like_facts: Vec<usize>,
}

impl Others {
    fn add(&mut self, index: usize, bytes: &[u8]) {
        let hash = sha256(bytes);
        self.hashes.push((hash, index));
        self.first.entry(hash).or_insert(index);
        if self.like_facts.len() < MEND_MOST && bytes.len() < 1024 && Facts::may_be(bytes) {
            self.like_facts.push(index);
        }
    }

    /// Returns the bytes with a hash; `None` if no file has the bytes now. If one copy is unreadable, another copy may
    /// be readable.
    pub(super) fn read(&self, hash: Hash, carriers: &dyn Carriers) -> Option<Vec<u8>> {
        let first = self.first.get(&hash)?;
        let copies = self.hashes.iter().filter(|(other, index)| *other == hash && index != first).map(|(_, i)| i);
        std::iter::once(first).chain(copies).find_map(|index| carriers.read_if(*index, hash, limits::SUMS_MAX_BYTES))
    }
}

/// The shape of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    List,
    Signature,
    Other,
}

impl Candidates {
    /// Looks at a file that is at most as long as a list. A copy adds only its place. Returns `None` if the file is too
    /// large for a small file.
    pub(super) fn look_at(&mut self, index: usize, found: &Found, carriers: &dyn Carriers) -> Result<Option<Shape>> {
        let small = found.bytes <= limits::FACTS_MAX_BYTES;
        if !small && !begins_like_list(index, carriers)? {
            return Ok(None);
        }
        let Some(bytes) = carriers.read_small(index, limits::SUMS_MAX_BYTES)? else { return Ok(None) };
        let whole = Sums::has_shape(&bytes);
        if whole || (Sums::has_shape_but_for_one_byte(&bytes) && may_be_bundle_list(&bytes)) {
            let hash = sha256(&bytes);
            let at = *self.seen.entry(hash).or_insert(self.lists.len());
            if let Some(list) = self.lists.get_mut(at) {
                list.copies.push(index);
            } else {
                let bytes = small.then_some(bytes);
                self.lists.push(ListFile { index, hash, bytes, held: Vec::new(), copies: vec![index] });
                self.thin_out();
            }
            return Ok(Some(if whole { Shape::List } else { Shape::Other }));
        }
        if !small {
            return Ok(None);
        }
        if SignatureText::has_shape(&bytes) && bytes.len() as u64 <= limits::SIGNATURE_MAX_BYTES {
            let at = *self.seen.entry(sha256(&bytes)).or_insert(self.signatures.len());
            if let Some(signature) = self.signatures.get_mut(at) {
                signature.copies.push(index);
            } else {
                let text = SignatureText::parse(&bytes);
                let key_id = text.as_ref().map(|text| text.key_id);
                let crowded = self.signatures.len() >= limits::CANDIDATES_MAX;
                let (bytes, text) = if crowded { (Vec::new(), None) } else { (bytes, text) };
                self.signatures.push(SignatureFile { index, bytes, text, key_id, copies: vec![index] });
            }
            return Ok(Some(Shape::Signature));
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

    /// Tells whether lists and signatures are few. If they are few, the search for one wrong byte takes seconds.
    pub(super) fn are_few(&self) -> bool {
        self.lists.len() <= MEND_MOST && self.signatures.len() <= MEND_MOST
    }

    /// Returns the signatures, in the order of the trials.
    pub(super) fn signatures(&self) -> &[SignatureFile] {
        &self.signatures
    }

    /// Returns all files that hold this signature.
    pub(super) fn copies_of(&self, text: &SignatureText) -> &[usize] {
        let same = self.signatures.iter().find(|signature| signature.text.as_ref() == Some(text));
        same.map_or(&[], |signature| &signature.copies)
    }

    /// Puts lists and signatures in order and removes all files over the bounds. Signatures that name a pinned key come
    /// first; after that, folders take turns.
    pub(super) fn order(&mut self, carriers: &dyn Carriers, publishers: &Publishers) {
        let path = |index: usize| carriers.path(index);
        let mut signatures = by_best_turn(std::mem::take(&mut self.signatures), |signature| &signature.copies, path);
        signatures.sort_by_key(|signature| !signature.key_id.is_some_and(|id| publishers.know(id)));
        let mut lists = by_best_turn(std::mem::take(&mut self.lists), |list| &list.copies, path);
        let over = |count: usize| count.saturating_sub(limits::CANDIDATES_MAX);
        self.left_out = over(lists.len()).saturating_add(over(signatures.len()));
        lists.truncate(limits::CANDIDATES_MAX);
        signatures.truncate(limits::CANDIDATES_MAX);
        for signature in signatures.iter_mut().filter(|signature| signature.bytes.is_empty()) {
            let again = carriers.read_small(signature.index, limits::SIGNATURE_MAX_BYTES).ok().flatten();
            signature.bytes = again.unwrap_or_default();
            signature.text = SignatureText::parse(&signature.bytes);
        }
        (self.lists, self.signatures) = (lists, signatures);
    }

    /// Tries signatures on lists, in rounds: the best signature of every list comes before the second signature of any
    /// list. Keeps every signature that holds, by a pinned key or by the key that the signature itself claims.
    pub(super) fn try_signatures(
        &mut self,
        carriers: &dyn Carriers,
        publishers: &Publishers,
        watch: &Watch,
    ) -> Result<()> {
        let path = |index: usize| carriers.path(index);
        let mut left = limits::TRIAL_BYTES;
        let signatures: Vec<(&[usize], &SignatureText, Vec<PublicKey>)> = self
            .signatures
            .iter()
            .filter_map(|signature| Some((signature.copies.as_slice(), signature.text.as_ref()?)))
            .map(|(copies, text)| (copies, text, publishers.keys_for(text)))
            .filter(|(.., keys)| !keys.is_empty())
            .collect();
        // The files in each folder. With this map, no copy of a list is compared with every copy of every signature.
        let mut folders: HashMap<&Path, Vec<(usize, &Path)>> = HashMap::new();
        for (number, (copies, ..)) in signatures.iter().enumerate() {
            for signature in copies.iter().map(|index| path(*index)) {
                folders.entry(parent(signature)).or_default().push((number, signature));
            }
        }
        let orders: Vec<Vec<(&SignatureText, &[PublicKey])>> = self
            .lists
            .iter()
            .map(|list| {
                let mut distances = vec![Distance::Elsewhere; signatures.len()];
                for list in list.copies.iter().map(|index| path(*index)) {
                    for (number, signature) in folders.get(parent(list)).into_iter().flatten() {
                        if let Some(distance) = distances.get_mut(*number) {
                            *distance = (*distance).min(Distance::in_folder(list, signature));
                        }
                    }
                }
                let mut near: Vec<_> = signatures.iter().zip(distances).collect();
                near.sort_by_key(|((_, text, _), distance)| (!publishers.know(text.key_id), *distance));
                near.into_iter().map(|((_, text, keys), _)| (*text, keys.as_slice())).collect()
            })
            .collect();
        let rounds = orders.iter().map(Vec::len).max().unwrap_or(0);
        for round in 0..rounds {
            for (list, order) in self.lists.iter_mut().zip(&orders) {
                let Some((text, keys)) = order.get(round).copied() else { continue };
                let cost = usize::try_from(carriers.files().get(list.index).map_or(0, |found| found.bytes))
                    .unwrap_or(usize::MAX);
                let cost = cost.saturating_add(limits::TRIAL_FIXED_BYTES);
                if cost > left {
                    continue;
                }
                watch.advance(0)?;
                let again;
                let bytes = match &list.bytes {
                    Some(bytes) => bytes,
                    None => match carriers.read_if(list.index, list.hash, limits::SUMS_MAX_BYTES) {
                        Some(bytes) => {
                            again = bytes;
                            &again
                        }
                        None => continue,
                    },
                };
                for key in keys {
                    let same = |(other, held): &(PublicKey, SignatureText)| {
                        other == key && held.trusted_comment == text.trusted_comment
                    };
                    if list.held.iter().any(same) {
                        continue;
                    }
                    let Some(rest) = left.checked_sub(cost) else { continue };
                    left = rest;
                    if key.verifies(text, bytes) {
                        list.held.push((key.clone(), text.clone()));
                    }
                }
            }
        }
        Ok(())
    }

    /// Removes and returns the lists; lists that a pinned key signed come first. Each list has its bytes, its
    /// signatures and its places.
    pub(super) fn take_lists(&mut self, publishers: &Publishers) -> Vec<ListFile> {
        let mut lists = std::mem::take(&mut self.lists);
        lists.sort_by_key(|list| !list.held.iter().any(|(key, _)| publishers.pins(key)));
        lists
    }
}

impl ListFile {
    /// Returns the bytes of the file; `None` if the file is no longer readable.
    pub(super) fn read(&self, carriers: &dyn Carriers) -> Option<Vec<u8>> {
        if let Some(bytes) = &self.bytes {
            return Some(bytes.clone());
        }
        carriers.read_if(self.index, self.hash, limits::SUMS_MAX_BYTES)
    }

    /// Returns the signed list, if a signature holds over the list.
    pub(super) fn signed(self, carriers: &dyn Carriers) -> Option<SignedList> {
        if self.held.is_empty() {
            return None;
        }
        let bytes = self.read(carriers)?;
        let path = carriers.path(self.index).to_owned();
        Some(SignedList { bytes, id: self.hash, path, signatures: self.held, mended: None })
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

fn begins_like_list(index: usize, carriers: &dyn Carriers) -> Result<bool> {
    let mut head = [0; 67];
    carriers
        .open_file(index)?
        .read_exact_at(&mut head, 0)
        .map_err(|e| Error::io(Doing::Read, carriers.path(index), e))?;
    Ok(Sums::has_shape(&head) || Sums::has_shape_but_for_one_byte(&head))
}

/// The distance of a signature from a list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// In the same folder, with the name of the list.
    Named,
    /// In the same folder.
    Beside,
    Elsewhere,
}

impl Distance {
    /// Returns the distance of two files in one folder.
    fn in_folder(list: &Path, signature: &Path) -> Self {
        let named = signature.file_name().zip(list.file_name()).is_some_and(|(signature, list)| {
            let rest = signature.as_encoded_bytes().strip_prefix(list.as_encoded_bytes());
            rest.is_some_and(|rest| rest.starts_with(b"."))
        });
        if named { Self::Named } else { Self::Beside }
    }
}

fn parent(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

/// Orders things by the best turn of their copies. A copy in a crowd does not delay a thing with copies in other
/// folders.
fn by_best_turn<'a, T>(
    things: Vec<T>,
    copies: impl Fn(&T) -> &[usize],
    path: impl Fn(usize) -> &'a Path + Copy,
) -> Vec<T> {
    let all: Vec<(usize, usize)> = things
        .iter()
        .enumerate()
        .flat_map(|(number, thing)| copies(thing).iter().map(move |index| (number, *index)))
        .collect();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let turns = in_turns(all, |(_, index)| path(*index));
    turns.into_iter().filter_map(|(number, _)| things.get_mut(number)?.take()).collect()
}

/// The depth to which folders are told apart. All files below this depth share one turn.
const TURNS_DEEP: usize = 64;

/// Orders things by their paths: in every folder, the folder's own files and each inner folder take turns.
fn in_turns<'a, T>(things: Vec<T>, path: impl Fn(&T) -> &'a Path + Copy) -> Vec<T> {
    fn turns<'a, T>(things: Vec<T>, path: impl Fn(&T) -> &'a Path + Copy, mut depth: usize) -> Vec<T> {
        let mut things = things;
        loop {
            if things.len() < 2 || depth >= TURNS_DEEP {
                return things;
            }
            let mut children: BTreeMap<Option<&OsStr>, Vec<T>> = BTreeMap::new();
            for thing in things {
                let part = folder_at(path(&thing), depth);
                children.entry(part).or_default().push(thing);
            }
            depth = depth.saturating_add(1);
            let all_here = children.len() == 1 && children.contains_key(&None);
            if children.len() == 1 && !all_here {
                things = children.into_values().next().unwrap_or_default();
                continue;
            }
            let queues = children.into_iter().map(|(part, inside)| match part {
                None => inside,
                Some(_) => turns(inside, path, depth),
            });
            return interleave(queues.map(Vec::into_iter).collect());
        }
    }
    turns(things, path, 0)
}

/// Takes one thing from each queue in turn, until all queues are empty.
fn interleave<T>(mut queues: Vec<std::vec::IntoIter<T>>) -> Vec<T> {
    let mut all = Vec::new();
    while !queues.is_empty() {
        queues.retain_mut(|queue| queue.next().map(|thing| all.push(thing)).is_some());
    }
    all
}

/// Returns the folder of a file at this depth; `None` if the file is above this depth.
fn folder_at(file: &Path, depth: usize) -> Option<&OsStr> {
    file.parent()?.components().nth(depth).map(Component::as_os_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_in_one_folder_leaves_every_other_its_turns() {
        let crowd = (0..1000).map(|n| format!("/media/a/x/{n}/list"));
        let paths: Vec<String> = crowd.chain(["/media/b/list".to_owned(), "/media/a/list".to_owned()]).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let order = in_turns(paths, |path| Path::new(*path));
        let place = |wanted: &str| order.iter().position(|path| *path == wanted).unwrap();
        assert!(place("/media/b/list") < 2);
        assert!(place("/media/a/list") < 4);
        assert_eq!(order.len(), 1002);
    }

    #[test]
    fn a_thing_has_the_best_turn_of_its_copies() {
        let mut paths: Vec<String> = (0..100).map(|n| format!("/media/a/{n:03}")).collect();
        paths.extend(["/media/a/copy".to_owned(), "/media/b/list".to_owned()]);
        let things: Vec<Vec<usize>> = (0..100).map(|n| vec![n]).chain([vec![100, 101]]).collect();
        let order = by_best_turn(things, |copies| copies, |index| Path::new(&paths[index]));
        assert_eq!(order.len(), 101);
        assert!(order.iter().position(|copies| copies.len() == 2).unwrap() < 2);
    }

    #[test]
    fn the_signature_beside_a_list_under_its_name_is_nearest() {
        let list = Path::new("/a/SHA256SUMS");
        let near = ["/a/SHA256SUMS.minisig", "/a/x.minisig"].map(|path| Distance::in_folder(list, Path::new(path)));
        assert!(near == [Distance::Named, Distance::Beside]);
        assert!(Distance::Named < Distance::Beside && Distance::Beside < Distance::Elsewhere);
    }
}
