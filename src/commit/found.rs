//! Matching: a code, and the files of its commitment under any names in some folders.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::fault::CommitFault;
use super::hashing::{hash_pieces, hash_whole};
use super::here::Here;
use super::sliding::{gaps, slide};
use crate::error::{Error, Result};
use crate::format::Hash;
use crate::format::commitment::{Commitment, Index, Names, PieceList, Run, with_hash};
use crate::format::names::fold;
use crate::format::slip::Code;
use crate::limits::{COMMITMENT_MAX_BYTES, COMMITTED_PIECE_BYTES, PIECE_LIST_MAX_BYTES};
use crate::watch::{Phase, Watch};
use pannier_reader::carriers::{Container, Unreadable};
use pannier_reader::threads;

/// Bytes of a file beyond those of all committed files, in which excerpts are looked for. A sparse file has any length.
const BEYOND_BYTES: u64 = 16 << 30;

/// What became of a committed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The bytes are here.
    AsCommitted,
    /// A file of the committed name has other bytes.
    OtherBytes,
    /// Neither.
    Missing,
}

/// Bytes of a committed file in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The other file.
    pub path: PathBuf,
    /// The place of the bytes in the other file, from 0.
    pub at: u64,
    /// The first byte of the committed file, from 0.
    pub first: u64,
    /// The number of bytes.
    pub bytes: u64,
}

/// A committed file, and what is here of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileHere {
    /// Files with the committed bytes.
    pub whole: Vec<PathBuf>,
    /// Files of the committed name with other bytes.
    pub other: Vec<PathBuf>,
    /// Excerpts, if the file is not here whole.
    pub excerpts: Vec<Excerpt>,
    /// Whether a whole file has the committed name too.
    is_under_name: bool,
}

impl FileHere {
    /// Returns what became of the file.
    pub fn state(&self) -> State {
        match (self.whole.is_empty(), self.other.is_empty()) {
            (_, false) if !self.is_under_name => State::OtherBytes,
            (false, _) => State::AsCommitted,
            (true, _) => State::Missing,
        }
    }
}

/// A commitment, and what is here of its files.
#[derive(Debug)]
pub struct Matched {
    /// The commitment.
    pub commitment: Commitment,
    /// The hash of the commitment.
    pub sha256: Hash,
    /// Where the commitment was found.
    pub path: PathBuf,
    /// What is here of each file, in the order of the commitment.
    pub files: Vec<FileHere>,
    /// Long files that are not whole here and whose pieces nothing here names.
    pub without_pieces: usize,
    /// Trees in lists of pieces that do not give their root.
    pub bad_trees: usize,
    /// Folders in which bundles lie.
    pub bundles: Vec<PathBuf>,
    /// Archives and mails that were not read, or not wholly. Empty if nothing was missing without them.
    pub containers: Vec<Container>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// Files of which only so many bytes were searched for excerpts.
    pub searched_in_part: Vec<(PathBuf, u64)>,
}

impl Matched {
    /// Returns the verdict on all files.
    pub fn state(&self) -> State {
        let has = |state| self.files.iter().any(|file| file.state() == state);
        match (has(State::OtherBytes), has(State::Missing)) {
            (true, _) => State::OtherBytes,
            (false, true) => State::Missing,
            (false, false) => State::AsCommitted,
        }
    }

    /// Returns the number of files whose bytes are here.
    pub fn whole_count(&self) -> usize {
        self.files.iter().filter(|file| !file.whole.is_empty()).count()
    }
}

/// Finds the commitment of a code, and its files.
///
/// # Errors
/// [`CommitFault`], or the error of the system about one of the folders.
pub fn match_code(code: &Code, folders: &[PathBuf], scratch: &Path, watch: &Watch) -> Result<Matched> {
    watch.begin(Phase::Listing, 0);
    let plain = Here::plain(folders)?;
    let mut inside = None;
    let found = match find(code, &plain)? {
        Some(found) => found,
        None => {
            let here = inside.insert(Here::inside(folders, &plain, scratch)?);
            let missing = || {
                let paths =
                    |here: &Here| here.commitments.iter().map(|one| here.carriers.path(*one).to_owned()).collect();
                let mut others: Vec<PathBuf> = paths(&plain);
                others.extend::<Vec<PathBuf>>(paths(here));
                CommitFault::Missing(others)
            };
            find(code, here)?.ok_or_else(missing)?
        }
    };
    let (commitment, path, sha256) = found;
    let mut look = Look::new(&commitment);
    look.read_piece_lists(&plain);
    let hashes = look.hash(&plain, watch)?;
    if look.lacks_any() {
        let here = match inside {
            Some(here) => here,
            None => Here::inside(folders, &plain, scratch)?,
        };
        look.read_piece_lists(&here);
        let hashes_inside = look.hash(&here, watch)?;
        look.cut(&plain, &hashes, watch)?;
        look.cut(&here, &hashes_inside, watch)?;
        look.take(here);
    }
    look.take(plain);
    let Look { files, index, bad_trees, bundles, containers, unreadable, searched_in_part, .. } = look;
    let lacks_pieces = |(number, file): &(usize, &FileHere)| {
        let is_long = commitment.files.get(*number).is_some_and(|file| file.pieces.is_some());
        is_long && file.whole.is_empty() && !index.has(*number)
    };
    let without_pieces = files.iter().enumerate().filter(lacks_pieces).count();
    Ok(Matched {
        path,
        sha256,
        files,
        without_pieces,
        bad_trees,
        bundles,
        containers,
        unreadable,
        searched_in_part,
        commitment,
    })
}

/// Finds the commitment of a code among some files.
fn find(code: &Code, here: &Here) -> Result<Option<(Commitment, PathBuf, Hash)>> {
    let mut found: Option<(Vec<u8>, PathBuf, Hash)> = None;
    for number in &here.commitments {
        let path = here.carriers.path(*number).to_owned();
        let Ok(Some(bytes)) = here.carriers.read_small(*number, COMMITMENT_MAX_BYTES) else { continue };
        let Some((text, hash)) = with_hash(bytes, |hash| code.fits(hash)) else { continue };
        match &found {
            Some((_, first, other)) if *other != hash => return Err(CommitFault::Two(first.clone(), path).into()),
            Some(_) => {}
            None => found = Some((text, path, hash)),
        }
    }
    let Some((text, path, hash)) = found else { return Ok(None) };
    let commitment = Commitment::parse(&text);
    let commitment = commitment.map_err(|why| CommitFault::Malformed { path: path.clone(), why })?;
    Ok(Some((commitment, path, hash)))
}

/// What was found so far.
struct Look<'a> {
    commitment: &'a Commitment,
    /// The committed files by hash. Two may have the same bytes.
    by_hash: HashMap<Hash, Vec<usize>>,
    /// The committed files by the last part of their name, in the form in which names are compared.
    by_name: HashMap<String, Vec<(usize, String)>>,
    /// The lengths of the long committed files.
    lengths: HashSet<u64>,
    files: Vec<FileHere>,
    index: Index,
    bad_trees: usize,
    bundles: Vec<PathBuf>,
    containers: Vec<Container>,
    unreadable: Vec<Unreadable>,
    searched_in_part: Vec<(PathBuf, u64)>,
}

impl<'a> Look<'a> {
    fn new(commitment: &'a Commitment) -> Self {
        let mut by_hash: HashMap<Hash, Vec<usize>> = HashMap::new();
        let mut by_name: HashMap<String, Vec<(usize, String)>> = HashMap::new();
        for (number, file) in commitment.files.iter().enumerate() {
            by_hash.entry(file.sha256).or_default().push(number);
            if commitment.names == Names::Kept {
                let name = fold(&file.name);
                let last = name.rsplit('/').next().unwrap_or(&name).to_owned();
                by_name.entry(last).or_default().push((number, name));
            }
        }
        let lengths = commitment.files.iter().filter_map(|file| file.pieces).map(|pieces| pieces.bytes).collect();
        Self {
            commitment,
            by_hash,
            by_name,
            lengths,
            files: vec![FileHere::default(); commitment.files.len()],
            index: Index::default(),
            bad_trees: 0,
            bundles: Vec::new(),
            containers: Vec::new(),
            unreadable: Vec::new(),
            searched_in_part: Vec::new(),
        }
    }

    /// Reads the pieces of long committed files.
    fn read_piece_lists(&mut self, here: &Here) {
        for number in &here.piece_lists {
            let Ok(Some(bytes)) = here.carriers.read_small(*number, PIECE_LIST_MAX_BYTES) else { continue };
            let Some((list, bad)) = PieceList::parse(&bytes) else { continue };
            self.bad_trees = self.bad_trees.saturating_add(bad);
            for tree in list.trees {
                let mut files = self.commitment.files.iter();
                if let Some(file) =
                    files.position(|file| file.pieces == Some(tree.pieces)).filter(|file| !self.index.has(*file))
                {
                    self.index.add(file, tree);
                }
            }
        }
    }

    /// Tells whether a committed file is not here whole.
    fn lacks_any(&self) -> bool {
        self.files.iter().any(|file| file.whole.is_empty())
    }

    /// Hashes every file that may be a committed file, and finds the files of committed names. Returns the hashes.
    fn hash(&mut self, here: &Here, watch: &Watch) -> Result<HashMap<usize, Hash>> {
        let length = |number: &usize| here.carriers.files().get(*number).map_or(0, |found| found.bytes);
        let may_be = |number: &&usize| {
            let bytes = length(number);
            bytes <= COMMITTED_PIECE_BYTES || self.lengths.contains(&bytes)
        };
        let numbers: Vec<usize> = here.numbers.iter().filter(may_be).copied().collect();
        watch.begin(Phase::Reading, numbers.iter().map(length).fold(0, u64::saturating_add));
        let (next, hashes, unread) =
            (Mutex::new(numbers.iter().copied()), Mutex::new(HashMap::new()), Mutex::new(Vec::new()));
        threads::each(threads::count().min(numbers.len()).max(1), |_| -> Result<()> {
            let next = || next.lock().ok()?.next();
            let done = |number, hash| drop(hashes.lock().map(|mut hashes| hashes.insert(number, hash)));
            let unread = |one| drop(unread.lock().map(|mut unread| unread.push(one)));
            hash_whole(here.carriers.as_ref(), next, done, unread, watch)
        })?;
        let died = |_| Error::bug("a hashing thread died");
        let hashes: HashMap<usize, Hash> = hashes.into_inner().map_err(|_| died(()))?;
        let unread: Vec<Unreadable> = unread.into_inner().map_err(|_| died(()))?;
        for number in &here.numbers {
            let path = here.carriers.path(*number);
            let named = self.named(path);
            let same = hashes.get(number).and_then(|hash| self.by_hash.get(hash)).cloned().unwrap_or_default();
            let bytes = length(number);
            let fits = |file: &usize| {
                let pieces = self.commitment.files.get(*file).and_then(|file| file.pieces);
                pieces.map_or(bytes <= COMMITTED_PIECE_BYTES, |pieces| pieces.bytes == bytes)
            };
            let same: Vec<usize> = same.into_iter().filter(fits).collect();
            let is_unread = unread.iter().chain(&here.unreadable).any(|one| one.path == path);
            for file in &same {
                let is_named = named.contains(file);
                if let Some(here) = self.files.get_mut(*file) {
                    here.whole.push(path.to_owned());
                    here.is_under_name |= is_named;
                }
            }
            for file in named.iter().filter(|file| !same.contains(file) && !is_unread) {
                if let Some(here) = self.files.get_mut(*file) {
                    here.other.push(path.to_owned());
                }
            }
        }
        self.unreadable.extend(unread);
        Ok(hashes)
    }

    /// Returns the committed files whose path ends a path.
    fn named(&self, path: &Path) -> Vec<usize> {
        let Some(last) = path.file_name().and_then(|name| name.to_str()) else { return Vec::new() };
        let Some(files) = self.by_name.get(&fold(last)) else { return Vec::new() };
        let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
        let whole = format!("/{}", fold(&parts.unwrap_or_default().join("/")));
        let ends = |(_, name): &&(usize, String)| whole.ends_with(&format!("/{name}"));
        files.iter().filter(ends).map(|(number, _)| *number).collect()
    }

    /// Looks for excerpts of long committed files that are not here whole. A file of one piece was hashed before.
    fn cut(&mut self, here: &Here, hashes: &HashMap<usize, Hash>, watch: &Watch) -> Result<()> {
        let is_lacking = |file: usize| self.files.get(file).is_some_and(|file| file.whole.is_empty());
        let is_wanted = (0..self.files.len()).any(|file| self.index.has(file) && is_lacking(file));
        if !is_wanted {
            return Ok(());
        }
        let known: HashSet<&PathBuf> = self.files.iter().flat_map(|file| &file.whole).collect();
        let numbers: Vec<usize> = here
            .numbers
            .iter()
            .copied()
            .filter(|number| !known.contains(&here.carriers.path(*number).to_owned()))
            .collect();
        let most = self.lengths.iter().fold(BEYOND_BYTES, |sum, bytes| sum.saturating_add(*bytes));
        let length = |number: &usize| here.carriers.files().get(*number).map_or(0, |found| found.bytes.min(most));
        let is_longer = |number: &&usize| here.carriers.files().get(**number).is_some_and(|found| found.bytes > most);
        let longer = numbers.iter().filter(is_longer).map(|number| (here.carriers.path(*number).to_owned(), most));
        self.searched_in_part.extend(longer);
        let passes = if self.index.has_sums() { 2 } else { 1 };
        let bytes = numbers.iter().map(length).fold(0, u64::saturating_add);
        watch.begin(Phase::Reading, bytes.saturating_mul(passes));
        let piece = |count: usize| (count as u64).saturating_mul(COMMITTED_PIECE_BYTES);
        let (next, runs) = (Mutex::new(numbers.iter().copied()), Mutex::new(Vec::new()));
        threads::each(threads::count().min(numbers.len()).max(1), |_| -> Result<()> {
            let next = || next.lock().ok()?.next();
            while let Some(number) = next() {
                let pieces = match hashes.get(&number).filter(|_| length(&number) <= COMMITTED_PIECE_BYTES) {
                    Some(hash) => vec![*hash],
                    None => hash_pieces(here.carriers.as_ref(), number, most, watch)?,
                };
                let mut of_file: Vec<(u64, Run)> =
                    self.index.runs(&pieces).into_iter().map(|run| (piece(run.at), run)).collect();
                for gap in gaps(&of_file, length(&number)) {
                    of_file.extend(slide(here.carriers.as_ref(), number, gap, &self.index, watch)?);
                }
                if let Ok(mut runs) = runs.lock() {
                    runs.extend(of_file.into_iter().map(|(at, run)| (number, at, run)));
                }
            }
            Ok(())
        })?;
        let mut runs = runs.into_inner().map_err(|_| Error::bug("a hashing thread died"))?;
        runs.sort_by_key(|(number, at, _)| (*number, *at));
        let whole =
            |file: usize| self.commitment.files.get(file).and_then(|file| file.pieces).map_or(0, |one| one.bytes);
        for (number, at, run) in runs {
            let first = piece(run.first);
            let bytes = piece(run.count).min(whole(run.file).saturating_sub(first));
            let excerpt = Excerpt { path: here.carriers.path(number).to_owned(), at, first, bytes };
            if let Some(file) = self.files.get_mut(run.file).filter(|file| file.whole.is_empty()) {
                file.excerpts.push(excerpt);
            }
        }
        Ok(())
    }

    /// Takes what else was seen of some files.
    fn take(&mut self, here: Here) {
        self.bundles.extend(here.bundles);
        self.containers.extend(here.carriers.containers().iter().filter(|one| one.left.is_some()).cloned());
        let known: HashSet<PathBuf> = self.unreadable.iter().map(|one| one.path.clone()).collect();
        self.unreadable.extend(here.unreadable.into_iter().filter(|one| !known.contains(&one.path)));
        self.bundles.sort();
        self.bundles.dedup();
        self.unreadable.sort_by(|one, other| one.path.cmp(&other.path));
        self.unreadable.dedup_by(|one, other| one.path == other.path);
    }
}
