//! Some documents of an archive, out of the sections that hold them, also while blocks are missing (FORMAT.md §10.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::plain::{Hole, Plain, Unlocked};
use super::seal::OpenWith;
use super::sections::{Map, decoder};
use super::writers::Writers;
use super::zstd::Decoder;
use super::{
    CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Document, Listing, Proof, STEP_BYTES, Unpacked, Way, enter, keep,
    prove_list, put_beside, require_fit,
};
use crate::blocks::source::Source;
use crate::carriers::Documents;
use crate::error::{ContentsFault, Error, LeftOut, PayloadFault, Result};
use crate::keys::PublicKey;
use crate::threads::{self, keep_buffers};
use crate::watch::{Phase, Watch};
use pannier_format::archive::{Entry, EntryKind, Names};
use pannier_format::contents::Contents;
use pannier_format::{Facts, Hash, limits};

const DIED: Error = Error::Bug("a thread died");

/// What is asked of an archive with sections.
pub struct Wish<'a> {
    /// Tells whether a document is wanted, by its number in the list and its path.
    pub wanted: &'a (dyn Fn(usize, &str) -> bool + Sync),
    /// What is done if blocks of a wanted document are missing.
    pub lacking: Lacking,
}

/// What is done if blocks of a wanted document are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// Nothing is given out: the caller gets the blocks.
    Stops,
    /// The document is left for later, and the others are given out.
    Waits,
}

/// Some documents of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    /// All documents of the list. Only the documents that were read have a length.
    pub unpacked: Unpacked,
    /// The numbers of the documents that were wanted and are proven, in order.
    pub numbers: Vec<u32>,
    /// How many wanted documents are not here.
    pub lacking: u32,
    /// How many sections the archive has. The last one holds the list, and a document more or less.
    pub sections: usize,
}

/// The answer of [`select`].
#[derive(Debug)]
pub enum Answer {
    /// The documents.
    Selected(Box<Selected>),
    /// The archive has no sections, or no list in the last one: it can be read from its beginning only.
    OnlyWhole,
    /// Blocks are missing that are needed first, or that a wanted document needs.
    Holes,
}

/// Reads the list of documents and those sections that hold wanted documents. Every document is proven before it stays at `out`.
///
/// # Errors
/// As [`unpack`](super::unpack).
pub fn select(
    source: &Source,
    facts: &Facts,
    publisher: &PublicKey,
    with: &OpenWith,
    wish: &Wish<'_>,
    out: Option<&dyn Documents>,
    watch: &Watch,
) -> Result<Answer> {
    facts.require_opening()?;
    watch.begin(Phase::Unpacking, 0);
    keep_buffers(4 << 20);
    let selected = Unlocked::new(source, facts, with, watch).and_then(|unlocked| {
        let Some(archive) = Archive::read(&unlocked, facts, publisher, watch)? else { return Ok(Answer::OnlyWhole) };
        let Some(plan) = archive.plan(wish, watch)? else { return Ok(Answer::OnlyWhole) };
        if wish.lacking == Lacking::Stops && !plan.needed.iter().all(|section| archive.has(*section)) {
            return Ok(Answer::Holes);
        }
        archive.select(&plan, wish.lacking, out, watch).map(|selected| Answer::Selected(Box::new(selected)))
    });
    match selected {
        Err(error) if Hole::is_behind(&error) => Ok(Answer::Holes),
        answer => answer,
    }
}

/// The data blocks without which no document comes out, and those that each document needs beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Runs of blocks that are needed first.
    pub first: Vec<Range<u32>>,
    /// For each document the blocks from the beginning of its section to its end.
    pub documents: Vec<Range<u32>>,
}

/// Finds out which blocks each document needs. All data blocks are here. Returns `None` if the archive must be read from its beginning.
///
/// # Errors
/// As [`unpack`](super::unpack).
pub fn needs(
    source: &Source,
    facts: &Facts,
    publisher: &PublicKey,
    with: &OpenWith,
    watch: &Watch,
) -> Result<Option<Needs>> {
    facts.require_opening()?;
    let unlocked = Unlocked::new(source, facts, with, watch)?;
    let Some(archive) = Archive::read(&unlocked, facts, publisher, watch)? else { return Ok(None) };
    let block = u64::from(source.layout.block_bytes).max(1);
    let number = |blocks: u64| u32::try_from(blocks).unwrap_or(u32::MAX);
    let end = source.layout.data_blocks;
    let head = 0..number(unlocked.content_at().div_ceil(block));
    let last = archive.map.sections.last().map(|section| unlocked.blocks_of(&section.bytes).start..end);
    let mut documents = vec![0..end; archive.listing.len()];
    watch.begin(Phase::Unpacking, facts.payload_bytes);
    let (mut buffer, mut decoder) = (vec![0; STEP_BYTES as usize], decoder()?);
    for section in 0..archive.sections() {
        let told = AtomicU64::new(0);
        let mut plain = unlocked.telling_reader(&told, watch)?;
        let bytes = archive.map.sections.get(section).map(|section| section.bytes.clone()).unwrap_or_default();
        let from = unlocked.blocks_of(&bytes).start;
        told.store(0, Ordering::Relaxed);
        let mut entries = archive.map.begin((&mut plain, &mut decoder), section, Names::default())?;
        while let Some(entry) = entries.next_entry()? {
            while entries.read_data(&mut buffer)? > 0 {}
            let place = archive.numbers.get(&entry.path).and_then(|number| documents.get_mut(*number as usize));
            if let Some(place) = place.filter(|_| entry.kind == EntryKind::Document) {
                *place = from..number(told.load(Ordering::Relaxed).div_ceil(block)).min(end);
            }
        }
    }
    Ok(Some(Needs { first: last.into_iter().chain([head]).collect(), documents }))
}

/// What is read of an archive.
pub(super) struct Plan {
    /// For each document of the list whether it is wanted.
    wanted: Vec<bool>,
    /// The numbers of the sections to read.
    pub(super) needed: Vec<usize>,
}

/// Turns a fault of a section into "must be read from the beginning": whoever reads the whole archive finds the words.
fn or_whole<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Err(Error::Payload(_)) => Ok(None),
        result => result.map(Some),
    }
}

/// An archive whose list is proven.
pub(super) struct Archive<'u, 'a> {
    unlocked: &'u Unlocked<'a>,
    pub(super) map: Map,
    listing: Listing,
    /// The number of each document of the list, by its path.
    numbers: HashMap<String, u32>,
    contents: Hash,
    proof: Proof,
    /// Whether the last section holds documents too.
    last_has_documents: bool,
    /// The number of the first document in each section, as far as it was looked up.
    firsts: Mutex<HashMap<usize, Option<usize>>>,
}

impl<'u, 'a> Archive<'u, 'a> {
    /// Reads and proves the list. Returns `None` if the archive has no sections that count, or no list.
    pub(super) fn read(
        unlocked: &'u Unlocked<'a>,
        facts: &Facts,
        publisher: &PublicKey,
        watch: &'a Watch,
    ) -> Result<Option<Self>> {
        Ok(or_whole(Self::try_read(unlocked, facts, publisher, watch))?.flatten())
    }

    fn try_read(
        unlocked: &'u Unlocked<'a>,
        facts: &Facts,
        publisher: &PublicKey,
        watch: &'a Watch,
    ) -> Result<Option<Self>> {
        let (mut plain, mut decoder) = (unlocked.reader(watch)?, decoder()?);
        let Some(map) = Map::read(&mut plain)? else { return Ok(None) };
        let last = map.sections.len().saturating_sub(1);
        let mut archive = map.begin((&mut plain, &mut decoder), last, Names::default())?;
        let (mut carried, mut signature, mut last_has_documents) = (None, None, false);
        while let Some(entry) = archive.next_entry()? {
            match entry.path.as_str() {
                CONTENTS_NAME if entry.kind == EntryKind::Document && signature.is_none() => {
                    carried = Some(keep(&mut archive, &entry, None)?);
                }
                CONTENTS_SIGNATURE_NAME if entry.kind == EntryKind::Document => {
                    signature = Some(keep(&mut archive, &entry, None)?);
                }
                _ if carried.is_some() || signature.is_some() => {
                    return Err(PayloadFault::Archive { at: 0, what: "an entry after CONTENTS".into() }.into());
                }
                _ => last_has_documents = true,
            }
        }
        map.end(archive, last)?;
        let (Some(carried), Some(signature)) = (carried, signature) else { return Ok(None) };
        let contents = prove_list(&carried, &signature, (&facts.series, facts.release), publisher)?;
        let list = Contents::parse(&carried).ok_or_else(|| Error::from(ContentsFault::ListMalformed))?;
        let mut listing = Listing::default();
        let mut numbers = HashMap::with_capacity(list.documents.len().min(limits::ENTRIES_MAX));
        for (number, (path, hash)) in (0..).zip(list.documents) {
            if !listing.push_hashed(Document { path: &path, bytes: 0, hash }) {
                return Err(Error::Bug("more paths than the list may have"));
            }
            // A path that comes twice collides with itself.
            numbers.entry(path).or_insert(number);
        }
        let proof = Proof { carried: Some(carried), signature };
        let firsts = Mutex::default();
        Ok(Some(Self { unlocked, map, listing, numbers, contents, proof, last_has_documents, firsts }))
    }

    /// Returns the number of sections that hold documents.
    fn sections(&self) -> usize {
        self.map.sections.len().saturating_sub(usize::from(!self.last_has_documents))
    }

    /// Returns the number of the first document in a section. `None` if a block is missing, or if the section begins with no document of
    /// the list.
    fn first_in(&self, section: usize, watch: &'a Watch) -> Result<Option<usize>> {
        if section == 0 {
            return Ok(Some(0));
        }
        let known = self.firsts.lock().map_err(|_| DIED)?.get(&section).copied();
        if let Some(known) = known {
            return Ok(known);
        }
        let mut plain = self.unlocked.reader(watch)?;
        let first = self.look(&mut plain, section);
        let first = match first {
            Err(error) if Hole::is_behind(&error) => None,
            first => first?,
        };
        self.firsts.lock().map_err(|_| DIED)?.insert(section, first);
        Ok(first)
    }

    fn look(&self, plain: &mut Plain<'a>, section: usize) -> Result<Option<usize>> {
        let mut decoder = decoder()?;
        let mut archive = self.map.begin((plain, &mut decoder), section, Names::default())?;
        while let Some(entry) = archive.next_entry()? {
            if entry.kind == EntryKind::Document {
                return Ok(self.numbers.get(&entry.path).map(|number| *number as usize));
            }
        }
        Ok(None)
    }

    /// Returns the sections in which a document may be. The documents have the order of the list.
    fn sections_of(&self, document: usize, watch: &'a Watch) -> Result<Range<usize>> {
        let (mut from, mut to) = (0, self.sections());
        while to.saturating_sub(from) > 1 {
            let middle = from.midpoint(to);
            let mut found = None;
            for section in (middle..to).chain((from.saturating_add(1)..middle).rev()) {
                if let Some(first) = self.first_in(section, watch)? {
                    found = Some((section, first));
                    break;
                }
            }
            match found {
                None => break,
                Some((section, first)) if first <= document => from = section,
                Some((section, _)) => to = section,
            }
        }
        Ok(from..to)
    }

    /// Returns the sections in which many documents may be. The beginning of every section is looked at, as far as it is here.
    fn sections_with(&self, wanted: &[bool], watch: &'a Watch) -> Result<Vec<usize>> {
        let (mut needed, mut section, mut first) = (Vec::new(), 0, 0);
        for next in 1..=self.sections() {
            let begins = if next == self.sections() { Some(wanted.len()) } else { self.first_in(next, watch)? };
            let Some(begins) = begins else { continue };
            let Some(between) = wanted.get(first..begins) else {
                // The archive has another order than the list.
                return Ok((0..self.sections()).collect());
            };
            if between.contains(&true) {
                needed.extend(section..next);
            }
            (section, first) = (next, begins);
        }
        Ok(needed)
    }

    /// Tells whether all blocks of a section are here.
    pub(super) fn has(&self, section: usize) -> bool {
        self.map.sections.get(section).is_some_and(|section| self.unlocked.has(&section.bytes))
    }

    /// Tells whether an entry is a wanted document; `None` if it is no document of the list.
    pub(super) fn wants(&self, plan: &Plan, entry: &Entry) -> Option<bool> {
        let number = self.numbers.get(&entry.path).filter(|_| entry.kind == EntryKind::Document)?;
        plan.wanted.get(*number as usize).copied()
    }

    /// Returns the sections to read. `None` if a section does not begin with an entry.
    pub(super) fn plan(&self, wish: &Wish<'_>, watch: &'a Watch) -> Result<Option<Plan>> {
        let paths = self.listing.iter().enumerate();
        let wanted: Vec<bool> = paths.map(|(number, document)| (wish.wanted)(number, document.path)).collect();
        let all = wanted.iter().filter(|wanted| **wanted).count();
        let given = self.listing.iter().zip(&wanted).filter(|(_, wanted)| **wanted);
        if let Some(path) = Names::default().add_documents(given.map(|(document, _)| document.path)) {
            return Err(PayloadFault::Collision { path: path.to_owned() }.into());
        }
        let mut needed: Vec<usize> = Vec::new();
        if wish.lacking == Lacking::Waits {
            needed.extend(0..self.sections());
        } else if all > self.sections() {
            match or_whole(self.sections_with(&wanted, watch))? {
                Some(sections) => needed = sections,
                None => return Ok(None),
            }
        } else {
            for (number, _) in wanted.iter().enumerate().filter(|(_, wanted)| **wanted) {
                match or_whole(self.sections_of(number, watch))? {
                    Some(sections) => needed.extend(sections),
                    None => return Ok(None),
                }
            }
            needed.sort_unstable();
            needed.dedup();
        }
        if all == 0 {
            needed.clear();
        }
        for section in &needed {
            if or_whole(self.first_in(*section, watch))?.is_none() {
                return Ok(None);
            }
        }
        Ok(Some(Plan { wanted, needed }))
    }

    fn select(self, plan: &Plan, lacking: Lacking, out: Option<&dyn Documents>, watch: &'a Watch) -> Result<Selected> {
        let sections = plan.needed.iter().filter_map(|number| self.map.sections.get(*number));
        let bytes = sections.map(|section| section.bytes.end.saturating_sub(section.bytes.start));
        watch.begin(Phase::Unpacking, bytes.fold(0, u64::saturating_add));
        let (next, names) = (AtomicUsize::new(0), Names::default());
        let work = |_| -> Result<Vec<Part>> {
            let (mut read, mut decoder) = (Vec::new(), decoder()?);
            while let Some(section) = plan.needed.get(next.fetch_add(1, Ordering::Relaxed)) {
                read.push(self.read_section(*section, &mut decoder, &names, plan, out, watch)?);
            }
            Ok(read)
        };
        let read: Vec<Vec<Part>> = threads::each(threads::count(), work)?;
        self.join(read.into_iter().flatten(), plan, lacking, out)
    }

    /// Reads a section as far as its blocks are here, and gives out the wanted documents that are as the list says.
    fn read_section(
        &self,
        section: usize,
        decoder: &mut Decoder,
        names: &Names,
        plan: &Plan,
        out: Option<&dyn Documents>,
        watch: &'a Watch,
    ) -> Result<Part> {
        let mut plain = self.unlocked.reader(watch)?;
        let mut writers = Writers::alone(out, None);
        let mut way = Way::new(&mut writers, out);
        let mut numbers: Vec<u32> = Vec::new();
        let last = plan.wanted.iter().rposition(|wanted| *wanted).unwrap_or(0);
        let mut walk = || -> Result<()> {
            let mut archive = self.map.begin((&mut plain, decoder), section, names.clone())?;
            while let Some(entry) = archive.next_entry()? {
                if entry.kind == EntryKind::Folder {
                    way.entry(&mut archive, entry)?;
                    continue;
                }
                let Some(number) = self.numbers.get(&entry.path).copied() else { continue };
                if number as usize > last {
                    // The documents have the order of the list, so nothing that is wanted follows.
                    return Ok(());
                }
                if plan.wanted.get(number as usize) != Some(&true) {
                    continue;
                }
                let expected = self.listing.get(number as usize).map(|document| document.hash);
                numbers.push(number);
                let (bytes, mtime) = (entry.bytes, entry.mtime);
                way.document(&entry.path, bytes, mtime, expected, |space| Ok(archive.read_data(space)?))?;
            }
            self.map.end(archive, section)
        };
        let walked = walk();
        let mut unpacked = way.unpacked;
        let written = match walked {
            Ok(()) => writers.finish()?,
            Err(error) if Hole::is_behind(&error) => writers.abandon()?,
            Err(error) => {
                // The first cause is told, not that of clearing up.
                let _ = writers.abandon();
                return Err(error);
            }
        };
        let mut part = Part::default();
        for done in &written {
            part.refused.extend(done.refused.iter().filter_map(|at| numbers.get(*at as usize)));
            let proven = done
                .hashes
                .iter()
                .filter_map(|(at, _)| Some((*numbers.get(*at as usize)?, unpacked.documents.get(*at as usize)?.bytes)));
            part.proven.extend(proven);
        }
        enter(&mut unpacked, written);
        part.folders = unpacked.folders;
        part.left_out = unpacked.left_out;
        Ok(part)
    }

    /// Joins what came of the sections.
    fn join(
        self,
        parts: impl Iterator<Item = Part>,
        plan: &Plan,
        lacking: Lacking,
        out: Option<&dyn Documents>,
    ) -> Result<Selected> {
        let documents = if plan.needed.is_empty() { self.listing.unread() } else { self.listing };
        let mut all = Unpacked { documents, contents: Some(self.contents), ..Unpacked::default() };
        let mut numbers = Vec::new();
        for mut part in parts {
            if let Some(document) = part.refused.first().and_then(|number| all.documents.get(*number as usize)) {
                return Err(ContentsFault::Document(document.path.to_owned()).into());
            }
            all.folders = all.folders.saturating_add(part.folders);
            all.left_out.append(&mut part.left_out);
            for (number, bytes) in part.proven {
                all.documents.enter_length(number as usize, bytes);
                numbers.push(number);
            }
        }
        numbers.sort_unstable();
        let missing = plan.wanted.iter().filter(|wanted| **wanted).count().saturating_sub(numbers.len());
        if lacking == Lacking::Stops && missing > 0 {
            // All sections of wanted documents were read, so the list has another order than the archive.
            let wanted = plan.wanted.iter().enumerate().filter(|(_, wanted)| **wanted);
            let is_there = |number: usize| numbers.iter().any(|known| *known as usize == number);
            let lost = wanted.map(|(number, _)| number).find(|number| !is_there(*number)).unwrap_or(0);
            let path = all.documents.get(lost).map(|document| document.path.to_owned()).unwrap_or_default();
            return Err(ContentsFault::Document(path).into());
        }
        require_fit(&mut all, out)?;
        if let (Some(out), Some(carried), false) = (out, &self.proof.carried, numbers.is_empty()) {
            put_beside(out, CONTENTS_NAME, carried.len() as u64, carried.as_slice())?;
            let signature = &self.proof.signature;
            put_beside(out, CONTENTS_SIGNATURE_NAME, signature.len() as u64, signature.as_slice())?;
        }
        all.signature = self.proof.signature;
        let lacking = u32::try_from(missing).unwrap_or(u32::MAX);
        Ok(Selected { unpacked: all, numbers, lacking, sections: self.map.sections.len() })
    }
}

/// What came of one section.
#[derive(Default)]
struct Part {
    /// The numbers of the documents that are as the list says, and their lengths.
    proven: Vec<(u32, u64)>,
    /// The numbers of the documents that are not.
    refused: Vec<u32>,
    folders: u64,
    left_out: Vec<LeftOut>,
}
