//! Proofs of single documents: the salted tree over a list of documents, and the texts of proofs (FORMAT.md §22).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt::Write;

use crate::digest::sha256;
use crate::hash::Hash;
use crate::limits;
use crate::names;
use crate::tree::node;

/// The first line of a leaf, and so of a proof.
const LEAF: &str = "pannier document 1\n";
/// The first line of a salt's text.
const SALT: &str = "pannier salt 1\n";
/// The first line of a text that points to the list of all documents.
const LISTED: &str = "pannier listed 1\n";
/// A tree has at least so many leaves, so that a proof does not tell how few documents there are.
const LEAVES_LEAST: u64 = 256;

/// What the salts of a tree come from. Only those who opened the bundle know it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(Hash);

impl Secret {
    /// Takes the bytes of `CONTENTS.sha256.minisig`, as the archive has them.
    pub fn of(signature: &[u8]) -> Self {
        Self(sha256(signature))
    }

    /// Returns the salt of a leaf.
    fn salt(self, number: u64) -> Hash {
        sha256(format!("{SALT}{}\n{number}\n", self.0).as_bytes())
    }
}

/// One document, as a proof tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The salt, which nobody can guess.
    pub salt: Hash,
    /// The hash of the document.
    pub sha256: Hash,
    /// The path of the document. `None` in the leaf that does not tell it.
    pub name: Option<String>,
}

impl Leaf {
    fn write(&self) -> String {
        let name = self.name.iter().fold(String::new(), |_, name| format!("name {name}\n"));
        format!("{LEAF}salt {}\nsha256 {}\n{name}", self.salt, self.sha256)
    }

    /// Returns the hash of the leaf.
    pub fn hash(&self) -> Hash {
        sha256(self.write().as_bytes())
    }
}

/// Which leaf of a document is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The leaf with the path of the document.
    Name,
    /// The leaf with the hash of the document alone.
    HashAlone,
}

/// A proof that one document belongs to a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The document.
    pub leaf: Leaf,
    /// The neighbours on the way from the leaf to the root.
    pub steps: Vec<Hash>,
}

impl Proof {
    /// Parses a proof. Returns `None` for any other text.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut rest = text(bytes)?.strip_prefix(LEAF)?;
        let salt = Hash::parse(line(&mut rest, "salt ")?)?;
        let sha256 = Hash::parse(line(&mut rest, "sha256 ")?)?;
        let name = path(&mut rest)?;
        let steps: Option<Vec<Hash>> = rest.split_terminator('\n').map(Hash::parse).collect();
        let steps = steps.filter(|steps| (1..=limits::PROOF_STEPS_MAX).contains(&steps.len()))?;
        rest.ends_with('\n').then_some(Self { leaf: Leaf { salt, sha256, name }, steps })
    }

    /// Writes the proof.
    pub fn write(&self) -> String {
        self.steps.iter().fold(self.leaf.write(), |mut text, step| {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{step}");
            text
        })
    }

    /// Returns the root to which the proof leads.
    pub fn root(&self) -> Hash {
        self.steps.iter().fold(self.leaf.hash(), |hash, step| sorted(hash, *step))
    }
}

/// A document that the list of all documents shows (FORMAT.md §22.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The hash of the document.
    pub sha256: Hash,
    /// The path of the document.
    pub name: String,
}

impl Listed {
    /// Parses the text. Returns `None` for any other text.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut rest = text(bytes)?.strip_prefix(LISTED)?;
        let sha256 = Hash::parse(line(&mut rest, "sha256 ")?)?;
        let name = path(&mut rest)??;
        rest.is_empty().then_some(Self { sha256, name })
    }

    /// Writes the text.
    pub fn write(&self) -> String {
        format!("{LISTED}sha256 {}\nname {}\n", self.sha256, self.name)
    }
}

/// Tells whether a text begins as a proof, or as a text that points to the list of all documents.
pub fn may_be(bytes: &[u8]) -> bool {
    [LEAF, LISTED].iter().any(|first| bytes.starts_with(first.trim_end().as_bytes()))
}

/// Returns the root of the tree over so many documents, in the order of their list. The memory is that of a few hashes. Returns `None`
/// if so many documents have no tree.
pub fn root<'a>(secret: Secret, count: u64, documents: impl Iterator<Item = (&'a str, Hash)>) -> Option<Hash> {
    climb(secret, count, documents, &mut [])
}

/// Proves some documents, by their numbers in the list, from 0. Each number has its proof; a number without a document has none.
pub fn prove<'a>(
    secret: Secret,
    documents: impl ExactSizeIterator<Item = (&'a str, Hash)> + Clone,
    numbers: &[u64],
    told: Told,
) -> Vec<Option<Proof>> {
    let second = u64::from(told == Told::HashAlone);
    let leaf_of = |number: u64| number.saturating_mul(2).saturating_add(second);
    let mut ways: Vec<Way> = numbers.iter().map(|number| Way { leaf: leaf_of(*number), steps: Vec::new() }).collect();
    ways.sort_unstable_by_key(|way| way.leaf);
    ways.dedup_by_key(|way| way.leaf);
    climb(secret, documents.len() as u64, documents.clone(), &mut ways);
    let mut wanted = ways.into_iter().peekable();
    let mut proofs: Vec<(u64, Proof)> = Vec::new();
    for (number, (name, sha256)) in (0..).zip(documents) {
        if let Some(way) = wanted.next_if(|way| way.leaf == leaf_of(number)) {
            let name = (told == Told::Name).then(|| name.to_owned());
            let leaf = Leaf { salt: secret.salt(way.leaf), sha256, name };
            proofs.push((number, Proof { leaf, steps: way.steps }));
        }
    }
    let proof_of = |number: &u64| {
        let at = proofs.binary_search_by_key(number, |(number, _)| *number).ok()?;
        proofs.get(at).map(|(_, proof)| proof.clone())
    };
    numbers.iter().map(proof_of).collect()
}

/// The way from a leaf to the root.
struct Way {
    leaf: u64,
    steps: Vec<Hash>,
}

/// A node that waits for its neighbour: its level above the leaves, its number in the level, and its hash.
type Waiting = (u32, u64, Hash);

/// Goes over all leaves once, and notes the neighbours on the ways of some leaves, which are sorted.
fn climb<'a>(
    secret: Secret,
    count: u64,
    documents: impl Iterator<Item = (&'a str, Hash)>,
    ways: &mut [Way],
) -> Option<Hash> {
    let told = count.checked_mul(2)?;
    let count = told.max(LEAVES_LEAST).checked_next_power_of_two()?;
    let mut waiting: Vec<Waiting> = Vec::new();
    let named = (0_u64..).step_by(2).zip(documents).flat_map(|(leaf, (name, hash))| {
        let with = Leaf { salt: secret.salt(leaf), sha256: hash, name: Some(name.to_owned()) };
        let without = Leaf { salt: secret.salt(leaf.saturating_add(1)), sha256: hash, name: None };
        [with.hash(), without.hash()]
    });
    let all = named.chain((told..count).map(|leaf| secret.salt(leaf)));
    for (number, hash) in (0..).zip(all) {
        let mut node: Waiting = (0, number, hash);
        while let Some((_, _, left)) = waiting.pop_if(|(level, _, _)| *level == node.0) {
            let (level, number, right) = node;
            pass_on(ways, level, number, left, right);
            node = (level.saturating_add(1), number >> 1, sorted(left, right));
        }
        waiting.push(node);
    }
    waiting.pop().map(|(_, _, root)| root)
}

/// Notes two neighbours, of which the right one has a number, on the ways that go through one of them.
fn pass_on(ways: &mut [Way], level: u32, right_number: u64, left: Hash, right: Hash) {
    let at = |number: u64| number.checked_shl(level).unwrap_or(u64::MAX);
    let (from, middle, to) = (at(right_number.saturating_sub(1)), at(right_number), at(right_number.saturating_add(1)));
    let first = ways.partition_point(|way| way.leaf < from);
    for way in ways.iter_mut().skip(first).take_while(|way| way.leaf < to) {
        way.steps.push(if way.leaf < middle { right } else { left });
    }
}

/// Returns the hash of the node of two neighbours, the smaller one first.
fn sorted(one: Hash, other: Hash) -> Hash {
    node(&one.min(other), &one.max(other))
}

/// Returns a text of the length that is allowed.
fn text(bytes: &[u8]) -> Option<&str> {
    if bytes.len() as u64 > limits::PROOF_MAX_BYTES { None } else { std::str::from_utf8(bytes).ok() }
}

/// Takes a line with a word, and returns what follows the word.
fn line<'a>(rest: &mut &'a str, word: &str) -> Option<&'a str> {
    let (line, after) = rest.split_once('\n')?;
    let value = line.strip_prefix(word)?;
    *rest = after;
    Some(value)
}

/// Takes the line with the path, if it is there. Returns `None` if the path is not allowed.
fn path(rest: &mut &str) -> Option<Option<String>> {
    match line(rest, "name ") {
        None => Some(None),
        Some(path) => names::check(path).ok().map(|()| Some(path.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(count: usize) -> Vec<(String, Hash)> {
        (0..count).map(|n| (format!("{n:07}.txt"), sha256(&n.to_le_bytes()))).collect()
    }

    fn listed(all: &[(String, Hash)]) -> impl ExactSizeIterator<Item = (&str, Hash)> + Clone {
        all.iter().map(|(path, hash)| (path.as_str(), *hash))
    }

    const SECRET: Secret = Secret(Hash([7; 32]));

    /// The same tree, level by level.
    fn plain_root(all: &[(String, Hash)]) -> Hash {
        let mut level: Vec<Hash> = Vec::new();
        for (number, (path, hash)) in all.iter().enumerate() {
            let salt = |leaf: usize| sha256(format!("pannier salt 1\n{}\n{leaf}\n", SECRET.0).as_bytes());
            let head = |leaf: usize| format!("pannier document 1\nsalt {}\nsha256 {hash}\n", salt(leaf));
            level.push(sha256(format!("{}name {path}\n", head(2 * number)).as_bytes()));
            level.push(sha256(head(2 * number + 1).as_bytes()));
        }
        while level.len() < 256 || !level.len().is_power_of_two() {
            level.push(sha256(format!("pannier salt 1\n{}\n{}\n", SECRET.0, level.len()).as_bytes()));
        }
        while level.len() > 1 {
            level = level
                .chunks(2)
                .map(|two| sha256(format!("{}\n{}\n", two[0].min(two[1]), two[0].max(two[1])).as_bytes()))
                .collect();
        }
        level[0]
    }

    #[test]
    fn the_tree_is_that_of_the_page_for_any_number_of_documents() {
        for count in [0, 1, 2, 127, 128, 129, 255, 1_000] {
            let all = documents(count);
            assert_eq!(root(SECRET, all.len() as u64, listed(&all)), Some(plain_root(&all)), "{count}");
        }
    }

    #[test]
    fn every_document_is_proven_with_and_without_its_name() {
        for count in [1, 3, 128, 129, 300] {
            let all = documents(count);
            let numbers: Vec<u64> = (0..count as u64).rev().chain([count as u64]).collect();
            for told in [Told::Name, Told::HashAlone] {
                let proofs = prove(SECRET, listed(&all), &numbers, told);
                assert_eq!(proofs.len(), count + 1);
                assert_eq!(proofs.last(), Some(&None));
                for (number, proof) in numbers.iter().zip(proofs).take(count) {
                    let proof = proof.unwrap();
                    let (path, hash) = &all[*number as usize];
                    assert_eq!(Some(proof.root()), root(SECRET, all.len() as u64, listed(&all)));
                    assert_eq!(
                        (proof.leaf.sha256, proof.leaf.name.as_ref()),
                        (*hash, (told == Told::Name).then_some(path))
                    );
                    assert_eq!(Proof::parse(proof.write().as_bytes()), Some(proof));
                }
            }
        }
    }

    #[test]
    fn a_proof_of_few_documents_looks_like_a_proof_of_many() {
        let steps = |count| prove(SECRET, listed(&documents(count)), &[0], Told::Name)[0].as_ref().unwrap().steps.len();
        assert_eq!([steps(1), steps(128), steps(129)], [8, 8, 9]);
    }

    /// Another order, a step too many, a node as a leaf, and other texts.
    #[test]
    fn what_is_not_the_proof_is_refused() {
        let all = documents(200);
        let proof = prove(SECRET, listed(&all), &[77], Told::Name).remove(0).unwrap();
        let right = root(SECRET, all.len() as u64, listed(&all)).unwrap();
        assert_eq!(proof.root(), right);
        let changed = |change: &dyn Fn(&mut Proof)| {
            let mut other = proof.clone();
            change(&mut other);
            assert_ne!(other.root(), right);
        };
        changed(&|proof| proof.steps.swap(0, 1));
        changed(&|proof| proof.steps.truncate(7));
        changed(&|proof| proof.steps.push(right));
        changed(&|proof| proof.leaf.name = None);
        changed(&|proof| proof.leaf.name = Some("0000078.txt".into()));
        changed(&|proof| proof.leaf.sha256 = all[78].1);
        changed(&|proof| proof.leaf.salt = SECRET.salt(2 * 78));
        assert_ne!(root(Secret(Hash([8; 32])), 200, listed(&all)), Some(right), "another release has other salts");

        let good = proof.write();
        let bad = |text: &str| assert_eq!(Proof::parse(text.as_bytes()), None, "{text}");
        bad(good.trim_end());
        bad(&good.replace('\n', "\r\n"));
        bad(&good.replace("name ", "name ../"));
        bad(&good.replace("name ", "Name "));
        bad(&good.replace("pannier document 1", "pannier document 2"));
        bad(&good.replace("salt ", ""));
        bad(&format!("{good}\n"));
        bad(&format!("{good}{right} \n"));
        bad(&proof.leaf.write());
        bad(&format!("{}{}", proof.leaf.write(), format!("{right}\n").repeat(33)));
        bad("");
    }

    /// Changes of single bytes, lines that change places, and lines of another proof.
    #[test]
    fn a_hundred_thousand_forgeries_lead_elsewhere() {
        let all = documents(300);
        let proofs = prove(SECRET, listed(&all), &[5, 250], Told::Name);
        let [one, other] = [0, 1].map(|number| proofs[number].as_ref().unwrap().write());
        let (right, lines) = (root(SECRET, 300, listed(&all)).unwrap(), one.lines().collect::<Vec<_>>());
        let strange: Vec<&str> = other.lines().collect();
        let mut random = fastrand::Rng::with_seed(24);
        let mut refused = 0;
        while refused < 100_000 {
            let forged = match random.u8(..3) {
                0 => {
                    let mut bytes = one.clone().into_bytes();
                    let at = random.usize(..bytes.len());
                    bytes[at] ^= 1 << random.u8(..7);
                    bytes
                }
                1 => {
                    let mut lines = lines.clone();
                    let [one, other] = [(); 2].map(|()| random.usize(..lines.len()));
                    lines.swap(one, other);
                    (lines.join("\n") + "\n").into_bytes()
                }
                _ => {
                    let mut lines = lines.clone();
                    let at = random.usize(..lines.len());
                    lines[at] = strange[random.usize(..strange.len())];
                    (lines.join("\n") + "\n").into_bytes()
                }
            };
            if forged != one.as_bytes() {
                assert!(
                    Proof::parse(&forged).is_none_or(|proof| proof.root() != right),
                    "{}",
                    String::from_utf8_lossy(&forged)
                );
                refused += 1;
            }
        }
    }

    #[test]
    fn a_pointer_to_the_list_is_read_back_and_nothing_else_is() {
        let listed = Listed { sha256: Hash([3; 32]), name: "درمان/می‌خواهم.txt".into() };
        let text = listed.write();
        assert_eq!(Listed::parse(text.as_bytes()), Some(listed));
        assert!(may_be(text.as_bytes()) && may_be(b"pannier document 1\r\n") && !may_be(b"pannier commitment 1\n"));
        for bad in [text.trim_end(), &format!("{text}\n"), &text.replace("name ", "name /"), ""] {
            assert_eq!(Listed::parse(bad.as_bytes()), None);
        }
    }

    #[test]
    fn no_tree_has_more_leaves_than_numbers() {
        assert_eq!(root(SECRET, u64::MAX, std::iter::empty()), None);
    }
}
