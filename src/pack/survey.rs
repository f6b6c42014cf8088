//! Looks at a corpus before the corpus is read: the entries to be packed, their names, and the faults that forbid
//! packing.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::iter;
use std::mem;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::SystemTime;

use super::encoding;
use super::escape::Escaper;
use super::frames::Plan;
use super::items::{Item, Items, Origin};
use super::litter::{Finder, Litter, LitterIs};
use super::named::Named;
use super::patterns::Patterns;
use super::sources::Sources;
use crate::archive::{EntryKind, entry_bytes};
use crate::digest::sha256;
use crate::error::{CorpusFault, Doing, Error, Result};
use crate::format::contents::Contents;
use crate::format::names;
use crate::format::seek;
use crate::format::sums::{FACTS_NAME, SIGNATURE_NAME};
use crate::limits;
use crate::secret::key_in;
use crate::store::{Near, Status};
use pannier_reader::threads;

/// Whether file times go into the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// All entries get one fixed time, because times are metadata.
    Fixed,
    /// Each entry keeps its own time, in whole seconds.
    Kept,
}

/// How names are treated that the reader would refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// The names are refused here too.
    Strict,
    /// The names are packed under safe names, and a document lists both names.
    Escaped,
}

/// A corpus that may be packed.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) items: Items,
    pub(super) document_count: u64,
    pub(super) document_bytes: u64,
    /// Bytes of all corpus entries in the archive.
    pub(super) entries_bytes: u64,
    /// Exact length of `CONTENTS.sha256`.
    pub(super) contents_bytes: u64,
    pub(super) excluded: u64,
    /// Patterns of `--exclude` that fitted no path.
    pub(super) idle_patterns: Vec<String>,
    /// What systems and programs left in the corpus.
    pub(super) litter: Vec<Litter>,
    pub(super) escaped: u64,
    /// Documents in frames of their own.
    pub(super) apart: u64,
}

impl Survey {
    /// Returns the survey of a corpus without entries.
    pub(super) fn empty(corpus: &Path) -> Self {
        Self {
            items: Items::new(corpus),
            document_count: 0,
            document_bytes: 0,
            entries_bytes: 0,
            contents_bytes: 0,
            excluded: 0,
            idle_patterns: Vec::new(),
            litter: Vec::new(),
            escaped: 0,
            apart: 0,
        }
    }

    /// Returns the frames of the archive. Entries that follow each other share a frame if one sender sent them. The list of documents
    /// and the end of the archive are the maintainer's. If there are sections, they are cut at entries, and the end stands alone.
    pub(super) fn frames(&self, archive_bytes: u64, section_count: Option<u64>) -> Plan {
        let bytes = |item: &Item| entry_bytes(&item.path, item.kind, item.bytes, item.mtime);
        let end = archive_bytes.saturating_sub(self.entries_bytes);
        if let Some(count) = section_count {
            let mut before = String::new();
            let entries = self.items.iter().map(|item| {
                let shared = folders_in_common(&before, &item.path);
                item.path.clone_into(&mut before);
                seek::Entry { sender: (item.sender, item.is_first), shared, bytes: bytes(&item) }
            });
            return Plan { frames: seek::cut(entries, self.entries_bytes, count, end), has_table: true };
        }
        let mut frames: Vec<(Option<u32>, u64)> = Vec::new();
        let entries = self.items.iter().map(|item| (item.sender, bytes(&item)));
        for (sender, bytes) in entries.chain([(None, end)]) {
            match frames.last_mut() {
                Some((same, sum)) if *same == sender => *sum = sum.saturating_add(bytes),
                _ => frames.push((sender, bytes)),
            }
        }
        Plan { frames: frames.into_iter().map(|(_, bytes)| bytes).collect(), has_table: false }
    }
}

/// Returns how many folders two paths share.
fn folders_in_common(one: &str, other: &str) -> usize {
    one.split('/').zip(other.split('/')).take_while(|(one, other)| one == other).count()
}

/// Which entries of the corpus are left out, and which are compressed apart.
pub(super) struct Choice {
    pub(super) exclude: Patterns,
    pub(super) apart: Patterns,
    /// Which entries come before all others.
    pub(super) first: Patterns,
    /// Documents that may look as if they hold a secret key.
    pub(super) keys: Named,
    pub(super) litter: LitterIs,
}

/// The entries that are left out.
struct Exclude {
    patterns: Patterns,
    litter: Finder,
    litter_is: LitterIs,
    count: u64,
}

impl Exclude {
    /// Tells whether an entry is left out, and counts the entry.
    fn takes(&mut self, relative: &Path) -> bool {
        // What a pattern leaves out is not named.
        let fits =
            self.patterns.fit(relative) || self.litter.is_litter(relative) && self.litter_is == LitterIs::LeftOut;
        self.count += u64::from(fits);
        fits
    }
}

/// Numbers for those who sent documents: whatever fits one pattern is one sender's, a whole folder too.
struct Senders {
    patterns: Patterns,
    numbers: HashMap<PathBuf, u32>,
}

impl Senders {
    fn new(patterns: Patterns) -> Self {
        Self { patterns, numbers: HashMap::new() }
    }

    /// Returns the number of the sender of an entry. An entry without a sender is the maintainer's.
    fn of(&mut self, relative: &Path) -> Option<u32> {
        if self.patterns.are_none() {
            return None;
        }
        let mut above: Vec<&Path> = relative.ancestors().filter(|path| !path.as_os_str().is_empty()).collect();
        above.reverse();
        let sent = above.into_iter().find(|path| self.patterns.fit(path))?;
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        Some(*self.numbers.entry(sent.to_owned()).or_insert(next))
    }
}

/// Walks a corpus.
///
/// # Errors
/// All names that the reader would refuse, in one error. A bundle inside the corpus. An entry that cannot be listed.
pub(super) fn survey(corpus: &Sources, choice: Choice, times: Times, names: Names) -> Result<Survey> {
    let mut exclude =
        Exclude { patterns: choice.exclude, litter: Finder::default(), litter_is: choice.litter, count: 0 };
    if corpus.is_folder() && !fs::metadata(corpus.top()).map_err(|e| Error::io(Doing::Read, corpus.top(), e))?.is_dir()
    {
        return Err(Error::CorpusNotFolder(corpus.top().to_owned()));
    }
    let mut faults = Vec::new();
    let mut survey = Survey::empty(corpus.top());
    let mut escaper = Escaper::default();
    let mut senders = Senders::new(choice.apart);
    let mut allowed = choice.keys;
    let mut firsts = choice.first;
    look_at_all(corpus, &mut exclude, names, |looked| {
        let Looked { source, seen, path } = looked?;
        let kind = if seen.is_folder {
            if source.join(SIGNATURE_NAME).exists() && source.join(FACTS_NAME).exists() {
                return Err(Error::CorpusBundle(corpus.within(&source).to_owned()));
            }
            EntryKind::Folder
        } else if seen.is_file {
            EntryKind::Document
        } else {
            let fault = if seen.is_link { CorpusFault::Link } else { CorpusFault::Special };
            faults.push((corpus.within(&source).to_owned(), fault));
            return Ok(());
        };
        // Refused under escaped names too: the list of originals would tell the key.
        if let Some(what) = source.file_name().and_then(|name| key_in(name.as_encoded_bytes())) {
            faults.push((corpus.within(&source).to_owned(), CorpusFault::Secret(what)));
            return Ok(());
        }
        let path = match (path, names) {
            (Ok(path), _) => path,
            (Err(_), Names::Escaped) => escaper.escape(corpus.within(&source)),
            (Err(fault), Names::Strict) => {
                faults.push((corpus.within(&source).to_owned(), fault));
                return Ok(());
            }
        };
        let bytes = if kind == EntryKind::Document { seen.bytes } else { 0 };
        let modified = seen.modified;
        let mtime = match (times, kind) {
            (Times::Kept, EntryKind::Document) => seconds(modified),
            _ => None,
        };
        let sender = senders.of(corpus.within(&source));
        let is_first = !firsts.are_none() && corpus.within(&source).ancestors().any(|path| firsts.fit(path));
        let keys = allowed.keys(corpus.within(&source), kind);
        add(
            &mut survey.items,
            Item { origin: Origin::Path(source), path, kind, bytes, mtime, modified, sender, keys, is_first },
        )
    })?;
    survey.excluded = exclude.count;
    survey.litter = exclude.litter.found;
    survey.idle_patterns = exclude.patterns.idle()?;
    senders.patterns.idle()?;
    firsts.idle()?;
    allowed.idle()?;
    if corpus.is_folder() && corpus.top().join(SIGNATURE_NAME).exists() && corpus.top().join(FACTS_NAME).exists() {
        return Err(Error::CorpusBundle(corpus.top().to_owned()));
    }
    if names == Names::Escaped {
        let mut items: Vec<Item> = survey.items.iter().collect();
        escaper.separate(&mut items);
        survey.items = Items::new(corpus.top());
        items.into_iter().try_for_each(|item| add(&mut survey.items, item))?;
    }
    survey.escaped = escaper.pairs.len() as u64;
    let is_taken = |path: &str| survey.items.paths().any(|other| names::fold(other) == names::fold(path));
    if let Some(originals) = escaper.into_item(is_taken) {
        add(&mut survey.items, originals)?;
    }
    survey.items.sort();
    find_collisions(&survey.items, &mut faults);
    if !faults.is_empty() {
        faults.sort_by(|(one, _), (other, _)| one.cmp(other));
        return Err(Error::CorpusNames(faults));
    }
    if survey.items.len() > limits::ENTRIES_MAX - 2 {
        return Err(Error::TooLarge { bytes: survey.items.len() as u64, most: limits::ENTRIES_MAX as u64 });
    }
    for item in survey.items.iter() {
        survey.entries_bytes += entry_bytes(&item.path, item.kind, item.bytes, item.mtime);
        survey.document_bytes += item.bytes;
        survey.document_count += u64::from(item.kind == EntryKind::Document);
        survey.apart += u64::from(item.kind == EntryKind::Document && item.sender.is_some());
    }
    survey.contents_bytes = Contents::bytes_for(survey.items.documents());
    Ok(survey)
}

fn add(items: &mut Items, item: Item) -> Result<()> {
    let count = items.len() as u64;
    if items.push(item) { Ok(()) } else { Err(Error::TooLarge { bytes: count, most: limits::ENTRIES_MAX as u64 }) }
}

/// The answer of the system and of the rules for names about one entry.
struct Looked {
    source: PathBuf,
    seen: Status,
    path: Result<String, CorpusFault>,
}

/// Entries that are looked at together.
const LOOK_TOGETHER: usize = 256;
/// Batches that wait to be looked at.
const LOOKS_WAITING: usize = 64;

/// Entries in the order of the walk, with the number of their batch.
type Walked = (usize, Vec<PathBuf>);
/// Entries that were looked at, with the number of their batch.
type LookedAt = (usize, Vec<Result<Looked>>);

/// Walks the corpus and at the same time looks at every entry on a few threads, because there may be very many entries.
/// Gives `each` the entries in the order of the walk, and keeps only those that came too early.
fn look_at_all(
    corpus: &Sources,
    exclude: &mut Exclude,
    names: Names,
    mut each: impl FnMut(Result<Looked>) -> Result<()>,
) -> Result<()> {
    const DIED: Error = Error::bug("a surveying thread died");
    let (to_look, walked) = sync_channel(LOOKS_WAITING);
    let (to_add, looked) = sync_channel(LOOKS_WAITING);
    let walked = Arc::new(Mutex::new(walked));
    thread::scope(|scope| {
        let lookers: Vec<_> = (0..threads::count())
            .map(|_| (Arc::clone(&walked), to_add.clone()))
            .map(|(walked, to_add)| scope.spawn(move || look_at_batches(&walked, corpus, &to_add)))
            .collect();
        // The walk then ends too if all threads died.
        drop((walked, to_add));
        let walker = scope.spawn(move || walk(corpus, exclude, names, &to_look));
        let mut early: BTreeMap<usize, Vec<Result<Looked>>> = BTreeMap::new();
        let mut next = 0;
        let mut added = Ok(());
        for (number, batch) in &looked {
            early.insert(number, batch);
            while let Some(batch) = early.remove(&next) {
                next += 1;
                added = added.and_then(|()| batch.into_iter().try_for_each(&mut each));
            }
            if added.is_err() {
                break;
            }
        }
        // Closing the channel stops the other threads if an entry was refused.
        drop(looked);
        let died = lookers.into_iter().map(|looker| looker.join().is_err()).fold(false, |one, other| one | other);
        let walked = walker.join().unwrap_or(Err(DIED));
        if died { Err(DIED) } else { added.and(walked) }
    })
}

/// Lists the corpus, batch by batch.
fn walk(corpus: &Sources, exclude: &mut Exclude, names: Names, to_look: &SyncSender<Walked>) -> Result<()> {
    let mut batch = Vec::with_capacity(LOOK_TOGETHER);
    let mut number = 0;
    for walk in corpus.walks() {
        let mut walk = walk.into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                // The path is refused, and is named with all others: the walk has seen it.
                Err(error) if names == Names::Strict && is_refused_as_long(&error, corpus) => continue,
                Err(error) => {
                    let path = error.path().unwrap_or(corpus.top()).to_owned();
                    return Err(Error::io(Doing::List, path, error.into()));
                }
            };
            if exclude.takes(corpus.within(entry.path())) {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
            batch.push(entry.into_path());
            if batch.len() == LOOK_TOGETHER {
                let full = mem::replace(&mut batch, Vec::with_capacity(LOOK_TOGETHER));
                // All threads have ended. The caller who waits for the threads tells the reason.
                let Ok(()) = to_look.send((number, full)) else { return Ok(()) };
                number += 1;
            }
        }
    }
    let _ = to_look.send((number, batch));
    Ok(())
}

/// Tells whether the system takes no path of this length.
fn is_long_name(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::InvalidFilename
}

/// Tells whether the system takes no path of this length, and the archive would not take the path either.
fn is_refused_as_long(error: &walkdir::Error, corpus: &Sources) -> bool {
    let path = error.path().map(|path| corpus.within(path).as_os_str().len());
    error.io_error().is_some_and(is_long_name) && path.is_some_and(|bytes| bytes > limits::PATH_MAX_BYTES)
}

/// Looks at batches until there are no more, or until nobody takes them.
fn look_at_batches(walked: &Mutex<Receiver<Walked>>, corpus: &Sources, to_add: &SyncSender<LookedAt>) {
    // A thread holds the lock only while it waits.
    let next = || walked.lock().ok()?.recv().ok();
    let mut near = Near::default();
    let looked = iter::from_fn(next).map(|(number, entries)| (number, look_at(entries, corpus, &mut near)));
    // A thread that looks at every batch ends the others too.
    let _ = looked.map(|batch| to_add.send(batch)).find(std::result::Result::is_err);
}

fn look_at(entries: Vec<PathBuf>, corpus: &Sources, near: &mut Near) -> Vec<Result<Looked>> {
    let look = |source: PathBuf| {
        let path = archive_path(corpus.within(&source));
        let seen = match near.look(&source) {
            Ok(seen) => seen,
            // Nobody can look at an entry with so long a path. Its path is the fault that counts.
            Err(error) if path.is_err() && is_long_name(&error) => {
                Status { is_file: true, is_folder: false, is_link: false, bytes: 0, modified: None }
            }
            Err(error) => return Err(Error::io(Doing::Read, &source, error)),
        };
        Ok(Looked { source, seen, path })
    };
    entries.into_iter().map(look).collect()
}

/// Returns the name of a file in the archive: parts joined by `/`, in Normalization Form C. Otherwise returns the
/// reason why the file may have no name.
fn archive_path(relative: &Path) -> Result<String, CorpusFault> {
    let path = relative.to_str().ok_or_else(|| {
        let name = relative.iter().find(|part| part.to_str().is_none()).unwrap_or_default();
        CorpusFault::NotUnicode(encoding::probable(name.as_encoded_bytes()))
    })?;
    let path = names::normalize(path.replace(MAIN_SEPARATOR, "/"));
    names::check(&path).map_err(CorpusFault::Name)?;
    Ok(path)
}

/// Finds paths that some file system takes for one path. Sixteen bytes of a hash stand for each path.
fn find_collisions(items: &Items, faults: &mut Vec<(PathBuf, CorpusFault)>) {
    let key = |path: &str| sha256(names::fold(path).as_bytes()).0.first_chunk::<16>().copied();
    let mut seen: HashMap<Option<[u8; 16]>, u32> = HashMap::with_capacity(items.len());
    for (number, path) in (0..).zip(items.paths()) {
        if let Some(other) = seen.insert(key(path), number) {
            faults.push((path.into(), CorpusFault::Twin(items.path(other as usize).to_owned())));
        }
    }
}

fn seconds(time: Option<SystemTime>) -> Option<u64> {
    time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok()).map(|d| d.as_secs())
}
