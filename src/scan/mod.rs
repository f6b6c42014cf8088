//! `scan`: codes in photos, scans, films and lines of text become the files that the codes carry.
//!
//! Received files are written as they become whole, and then gathered. After gathering, the folder is a carrier like
//! any other. A file counts only as far as the signed list covers the file.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

pub mod cards;
mod heif;
mod input;
mod items;
mod kept;
mod known;
mod locked;
pub mod look;
pub(crate) mod program;
mod received;
mod same;
pub(crate) mod seen;
mod showing;
pub mod skip;
pub(crate) mod still;
mod text;
mod unfinished;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::bundle::Bundle;
use crate::check::{Held, check};
use crate::courier::gather::{Gathered, gather_carried};
use crate::digest::sha256;
use crate::error::{Error, ReaderError, Result};
use crate::format::Hash;
use crate::format::frame::{Frame, FrameFault, Group, Kind, Role, Sid};
use crate::limits;
use crate::store::FolderCarriers;
use crate::store::sandbox::Confinement;
use crate::trust::Publishers;
use crate::watch::{Phase, Watch};
use cards::{Cards, Written};
pub use items::Inputs;
use items::{Listed, items};
pub use kept::FRAMES_NAME;
use known::{Known, chunk_places, chunk_sids, groups_on_sheet, places_of_first};
use look::{Means, Seen, look};
use pannier_optical::objects::bag;
use pannier_optical::objects::carry::{self, Extent};
use pannier_optical::objects::object::{self, Share};
use pannier_optical::objects::receive::{Added, FalseFrame, Incoming, Receiver, Sighting};
use pannier_optical::paper::pages::{Pages, pages};
use pannier_reader::carriers::{MemoryCarriers, MemoryScratch};
use pannier_reader::find::find;
use pannier_reader::find::trusted::Admitted;
use received::Received;
use same::Met;
use skip::Skipped;
pub use unfinished::{Conflict, Counts, Holds, Unfinished};

/// The result of a scan.
#[derive(Debug)]
pub struct Scanned {
    /// The inputs, by the numbers that sightings use. The stream, if there was a stream, comes last.
    pub inputs: Vec<PathBuf>,
    /// The counts.
    pub counts: Counts,
    /// The inputs that were not read.
    pub skipped: Vec<Skipped>,
    /// The files of folders that were passed over, since no code can be in them: the ending of their names, and their number.
    pub others: BTreeMap<String, u64>,
    /// How far the processes that decoded pictures were confined, if there were such processes.
    pub confinement: Option<Confinement>,
    /// Frames that the publisher did not make.
    pub false_frames: Vec<FalseFrame>,
    /// Objects of which too few frames were seen, in bundles that need these objects.
    pub unfinished: Vec<Unfinished>,
    /// The bundles in their present state in the folder. The value is `None` if there is no bundle yet.
    pub gathered: Option<Gathered>,
    /// The file to which frames of unfinished objects were written.
    pub kept: Option<PathBuf>,
    /// The keys on cards, each with its file.
    pub cards: Vec<Written>,
    /// The pictures with several keys, of which no key is taken.
    pub crowded: Vec<Sighting>,
}

/// So many new codes, and a quarter of all, are seen between two times of writing them down.
const SAVED_FRAMES: u64 = 50;

/// Reads all inputs, and gathers the whole files in folders below `out`.
///
/// # Errors
/// A missing input, an obstacle in `out`, a failed write, or a stop by the caller. Everything seen until then is
/// written.
pub fn scan(inputs: Inputs, out: &Path, publishers: &Publishers, scratch: &Path, watch: &Watch) -> Result<Scanned> {
    kept::place(out)?;
    let mut work = Scanning::new(publishers, watch);
    let Listed { items, mut skipped, others, albums: _albums } = items(&inputs.paths, out, scratch)?;
    watch.begin(Phase::Scanning, 0);
    let enough = AtomicBool::new(false);
    let mut next = SAVED_FRAMES;
    let is_first = !out.join(FRAMES_NAME).exists();
    let mut roots = inputs.paths;
    roots.push(out.to_owned());
    let means = Means { programs: inputs.programs, workshop: &inputs.workshop, scratch };
    let looked = look((&items, &roots), inputs.stream, &means, &enough, watch, |seen| {
        work.take(seen)?;
        enough.store(work.is_enough(), Ordering::Relaxed);
        // A power cut costs some pages of photos, and no hour. Frames of an earlier run are in the file until they are read.
        if is_first && work.counts.frames >= next {
            work.keep(out)?;
            next = work.counts.frames.saturating_add(work.counts.frames / 4).saturating_add(SAVED_FRAMES);
        }
        Ok(())
    });
    let looked = match looked {
        Ok(looked) => looked,
        Err(error) => {
            work.keep(out)?;
            return Err(error);
        }
    };
    skipped.extend(looked.skipped);
    work.receiver.finish()?.iter().try_for_each(|group| work.completed(group))?;
    work.write_parts(out)?;
    let gathered =
        match gather_carried(std::mem::take(&mut work.received).into_carrier(1), out, publishers, scratch, watch) {
            Ok(gathered) => Some(gathered),
            Err(Error::Reader(ReaderError::NoBundle | ReaderError::ListDamaged(_) | ReaderError::ListMissing(_))) => {
                None
            }
            Err(error) => {
                work.keep(out)?;
                return Err(error);
            }
        };
    let mut gathered = gathered;
    if let Some(gathered) = &mut gathered {
        if let Err(error) = work.settle(gathered, scratch) {
            work.keep(out)?;
            return Err(error);
        }
        // Files from codes are on no person's carrier.
        for report in gathered.held_mut().map(|held| &mut held.report) {
            report.bad_files.retain(|bad| !bad.path.starts_with(received::PLACE));
            report.strangers = 0;
            report.sources.clear();
        }
    }
    let kept = work.keep(out)?;
    let cards = work.cards.write(out)?;
    let unfinished = work.unfinished();
    let inputs = items.into_iter().map(|item| item.path).collect();
    let pages = work.pages();
    let crowded = work.cards.crowded().to_vec();
    let Scanning { receiver: Receiver { mut false_frames, .. }, counts, .. } = work;
    for frame in &mut false_frames {
        frame.page = pages.get(&(frame.group.sid, frame.group.number(frame.role, frame.index))).copied();
    }
    Ok(Scanned {
        inputs,
        counts,
        skipped,
        others,
        confinement: looked.confinement,
        false_frames,
        unfinished,
        gathered,
        kept,
        cards,
        crowded,
    })
}

/// The number of a frame as its label counts, from 1.
fn label(group: &Group, role: Role, index: u32) -> u32 {
    group.number(role, index).saturating_add(1)
}

/// The received frames and the facts that are known about them.
struct Scanning<'a> {
    publishers: &'a Publishers,
    watch: &'a Watch,
    receiver: Receiver,
    met: Met,
    counts: Counts,
    known: Vec<Known>,
    received: Received,
    /// The bundles that can be opened from the folder now.
    settled: BTreeSet<Hash>,
    /// The largest number of codes in one picture.
    most_in_a_picture: usize,
    /// Bags that hold a whole bundle which is in the folder now.
    arrived: BTreeSet<Sid>,
    /// Bags of the small files of known bundles.
    small: BTreeSet<Sid>,
    cards: Cards,
}

impl<'a> Scanning<'a> {
    fn new(publishers: &'a Publishers, watch: &'a Watch) -> Self {
        Self {
            publishers,
            watch,
            receiver: Receiver::default(),
            met: Met::default(),
            counts: Counts::default(),
            known: Vec::new(),
            received: Received::default(),
            settled: BTreeSet::new(),
            most_in_a_picture: 0,
            arrived: BTreeSet::new(),
            small: BTreeSet::new(),
            cards: Cards::default(),
        }
    }

    fn take(&mut self, seen: Seen) -> Result<()> {
        if seen.is_picture {
            self.most_in_a_picture = self.most_in_a_picture.max(seen.lines.len());
            self.cards.see(&seen);
        }
        self.counts.pictures = self.counts.pictures.saturating_add(u64::from(seen.is_picture));
        for line in seen.lines {
            self.counts.codes = self.counts.codes.saturating_add(1);
            if !self.met.is_new(&line) {
                continue;
            }
            match Frame::parse(&line) {
                Ok(frame) => {
                    self.counts.frames = self.counts.frames.saturating_add(1);
                    let group = frame.group;
                    if self.receiver.add(frame, seen.at)? == Added::Completed {
                        self.completed(&group)?;
                    }
                }
                Err(FrameFault::Foreign) if cards::is_key(&line) => {}
                Err(FrameFault::Foreign) => self.counts.foreign = self.counts.foreign.saturating_add(1),
                Err(_) => self.counts.broken = self.counts.broken.saturating_add(1),
            }
        }
        let (have, need) = self.progress();
        self.watch.count(have, need);
        Ok(())
    }

    fn progress(&self) -> (u64, u64) {
        let counted = self.receiver.incoming().map(|one| (u64::from(one.have()), u64::from(one.group.source_count)));
        counted.fold((0, 0), |(have, need), (h, n)| (u64::saturating_add(have, h), u64::saturating_add(need, n)))
    }

    fn incoming(&self, group: &Group) -> Option<&Incoming> {
        let same = |other: &Group| {
            (other.kind, other.sid, other.object_bytes, other.body_bytes)
                == (group.kind, group.sid, group.object_bytes, group.body_bytes)
        };
        self.receiver.incoming().find(|one| same(&one.group))
    }

    /// Handles an object that became whole: writes its files, and reads a list among the files.
    fn completed(&mut self, group: &Group) -> Result<()> {
        let Some(object) = self.incoming(group).and_then(Incoming::object) else { return Ok(()) };
        match group.kind {
            Kind::Chunk => {
                let object = object.to_vec();
                self.received.chunk(format!("{}-{}.bin", group.sid, group.object_bytes), object);
                self.known.iter_mut().for_each(|known| known.here.extend(known.number_of(group)));
            }
            Kind::Bag => {
                let files = bag::parse(object);
                let Some(files) = files.filter(|files| self.received.bag(files)) else {
                    self.counts.broken = self.counts.broken.saturating_add(1);
                    return Ok(());
                };
                self.learn(&files)?;
            }
        }
        Ok(())
    }

    /// Learns from a bag the list of chunks.
    fn learn(&mut self, files: &[(String, Vec<u8>)]) -> Result<()> {
        let here = files.iter().map(|(name, bytes)| (PathBuf::from(name), bytes.clone()));
        let carrier = Arc::new(MemoryCarriers::new(0, here));
        // Codes have checksums, so nothing is mended here: each forged bag would cost seconds.
        let found = pannier_reader::find::find_unmended(carrier, self.publishers, &Watch::default())?;
        for bundle in found.bundles {
            self.meet(bundle, files);
        }
        Ok(())
    }

    /// Remembers a bundle, and the chunks of the bundle that are present.
    fn meet(&mut self, bundle: Bundle, files: &[(String, Vec<u8>)]) {
        // The comparison uses the hash. A forger could copy the name, and then the film would be left too early.
        let in_bag = |bundle: &Bundle, name: &str| {
            let hash = bundle.sums.hash_of(name);
            files.iter().any(|(other, bytes)| other == name && hash == Some(sha256(bytes)))
        };
        if let Some(known) = self.known.iter_mut().find(|known| known.bundle.list.id == bundle.list.id) {
            let chunks = known.bundle.chunks.iter().enumerate();
            known.here.extend(chunks.filter(|(_, chunk)| in_bag(&known.bundle, &chunk.name)).map(|(index, _)| index));
            return;
        }
        // A cover has codes of the small files. Nobody waits for these codes if the small files arrived another way.
        let small = [carry::small_object(&bundle), carry::small_object_alone(&bundle)];
        self.small.extend(small.into_iter().flatten().map(|small| small.sid()));
        let trusted = self.publishers.accept(&bundle);
        let here = bundle.chunks.iter().enumerate().filter(|(_, chunk)| in_bag(&bundle, &chunk.name));
        let here = here.map(|(index, _)| index).collect();
        let mut known = Known::new(bundle, trusted, here, self.known.len());
        let whole = self.receiver.incoming().filter(|one| one.is_whole());
        known.here.extend(whole.filter_map(|one| known.number_of(&one.group)).collect::<Vec<_>>());
        self.known.push(known);
    }

    /// Returns `true` if every bundle that was seen so far can be opened, so that the stream is not needed further.
    fn is_enough(&self) -> bool {
        let mut trusted = self.known.iter().filter(|known| known.trusted).peekable();
        trusted.peek().is_some()
            && trusted.all(Known::is_enough)
            && self
                .receiver
                .incoming()
                .all(|one| one.is_whole() || self.is_beside(&one.group) || self.known_of(&one.group).is_some())
    }

    /// Returns `true` if an object has nothing but small files or first blocks, for which nobody waits once a bundle can be opened.
    fn is_beside(&self, group: &Group) -> bool {
        self.small.contains(&group.sid) || self.known.iter().any(|known| known.is_first(group))
    }

    /// Writes the present parts of chunks that are not whole. Blocks that source frames cover count too. A bag of a
    /// whole bundle has known places for its chunks, after the small files arrived another way.
    fn write_parts(&mut self, out: &Path) -> Result<()> {
        let mut open: Vec<&Incoming> = self.receiver.incoming().filter(|one| !one.is_whole()).collect();
        // Objects with most frames come first, because forged objects have few frames.
        open.sort_by_key(|one| std::cmp::Reverse(one.have()));
        if open.is_empty() {
            return Ok(());
        }
        let here = FolderCarriers::list(&[out.to_owned()]).ok();
        let beside = here.and_then(|here| find(here, self.publishers, self.watch).ok());
        let beside = beside.into_iter().flat_map(|finding| finding.bundles).collect::<Vec<_>>();
        let mut met = BTreeSet::new();
        let bundles = self.known.iter().map(|known| &known.bundle).chain(&beside);
        let bundles: Vec<&Bundle> = bundles.filter(|bundle| met.insert(bundle.list.id)).collect();
        let places: Vec<(usize, Vec<Range<usize>>)> =
            bundles.iter().filter_map(|bundle| chunk_places(bundle)).chain(places_of_first(bundles.clone())).collect();
        let chunks: BTreeSet<Sid> = bundles.iter().flat_map(|bundle| chunk_sids(bundle)).collect();
        for one in open {
            let Group { kind, sid, object_bytes, body_bytes, .. } = one.group;
            let fits = |(bytes, _): &&(usize, _)| *bytes == object_bytes as usize;
            let parts: Vec<Range<usize>> = match kind {
                Kind::Chunk => chunks.contains(&sid).then_some(0..object_bytes as usize).into_iter().collect(),
                // The bag may be any of several bundles. The block tables will show the right bundle.
                Kind::Bag => places.iter().filter(fits).flat_map(|(_, places)| places.clone()).collect(),
            };
            if parts.is_empty() {
                continue;
            }
            let object = one.as_far_as_known();
            for (number, bytes) in parts.into_iter().filter_map(|part| object.get(part)).enumerate() {
                let name = format!("{kind:?}-{sid}-{object_bytes}-{body_bytes}-{number}.part");
                self.received.part(name, bytes);
            }
            self.watch.advance(0)?;
        }
        Ok(())
    }

    /// Remembers the present content of the folder. Later and earlier frames of this content are not waited for.
    fn settle(&mut self, gathered: &Gathered, scratch: &Path) -> Result<()> {
        let sets = gathered.sets.iter().map(|(held, set)| (held, Some(&set.folder)));
        for (held, folder) in sets.chain(gathered.ignored.iter().map(|held| (held, None))) {
            let Held { bundle, report, .. } = held;
            self.meet(bundle.clone(), &[]);
            if bundle.table.is_none() || report.have_blocks < bundle.layout.data_blocks {
                continue;
            }
            self.settled.insert(bundle.list.id);
            if let Some(folder) = folder.filter(|_| bundle.layout.payload_bytes <= limits::WHOLE_BAG_BYTES) {
                // The folder is checked again, because earlier finds may have made room for the bundle.
                let now = check(std::slice::from_ref(folder), self.publishers, scratch, &Watch::default())?;
                let same = |other: &Bundle| other.list.id == bundle.list.id;
                let Some(now) = now.held.iter().find(|held| same(&held.bundle)) else { continue };
                let whole = carry::objects(
                    &Admitted::First(now),
                    &Extent::Whole,
                    Share::DEFAULT,
                    &MemoryScratch,
                    &Watch::default(),
                )?;
                self.arrived.extend(whole.iter().map(carry::Object::sid));
            }
        }
        Ok(())
    }

    /// The bundle to which an object belongs as a chunk.
    fn known_of(&self, group: &Group) -> Option<(&Known, usize)> {
        self.known.iter().find_map(|known| Some((known, known.number_of(group)?)))
    }

    /// Returns `true` if more frames of an object are needed.
    fn is_wanted(&self, one: &Incoming) -> bool {
        match self.known_of(&one.group) {
            Some((known, _)) => !one.is_whole() && !self.settled.contains(&known.bundle.list.id),
            // A whole chunk waits for its list. A whole bag waits for nothing.
            None => {
                let is_first = |known: &&Known| known.is_first(&one.group);
                let is_settled = |known: &Known| self.settled.contains(&known.bundle.list.id);
                !self.known.iter().filter(is_first).any(is_settled)
                    && !self.arrived.contains(&one.group.sid)
                    && !self.small.contains(&one.group.sid)
                    && (!one.is_whole() || one.group.kind == Kind::Chunk)
            }
        }
    }

    /// The pages of all codes, if the content of the sheet is clear.
    fn pages(&self) -> Pages {
        let seen: Vec<Group> = self.receiver.incoming().map(Incoming::as_printed).collect();
        // If a bag is the whole bundle, the small files are on the cover only.
        let others: Vec<Group> = seen.iter().filter(|group| !self.small.contains(&group.sid)).copied().collect();
        let seen = match others.as_slice() {
            [only] if only.kind == Kind::Bag && !self.known.iter().any(|known| known.is_first(only)) => others,
            _ => seen,
        };
        groups_on_sheet(seen, &self.known).map(|groups| pages(&groups, self.most_in_a_picture)).unwrap_or_default()
    }

    fn unfinished(&self) -> Vec<Unfinished> {
        let pages = self.pages();
        let whole: Vec<usize> = self.known.iter().filter_map(|known| Some(chunk_places(&known.bundle)?.0)).collect();
        let open = self.receiver.incoming().filter(|one| !one.is_whole() && self.is_wanted(one));
        let alone = self.receiver.incoming().count() == 1;
        open.map(|one| Unfinished {
            group: one.group,
            name: self.known_of(&one.group).and_then(|(known, at)| {
                Some((known.bundle.chunks.get(at)?.name.clone(), known.bundle.list.id.short()))
            }),
            have: one.have(),
            missing: one
                .missing()
                .into_iter()
                .map(|run| run.start().saturating_add(1)..=run.end().saturating_add(1))
                .collect(),
            missing_pages: {
                // The pages of a sheet are few. One forged frame may speak of very many others.
                let of = pages.range((one.group.sid, 0)..=(one.group.sid, u32::MAX));
                let on: BTreeSet<u32> =
                    of.filter(|((_, number), _)| one.is_missing(*number)).map(|(_, page)| *page).collect();
                on.into_iter().collect()
            },
            holds: match one.group.kind {
                Kind::Bag if self.small.contains(&one.group.sid) => Some(Holds::SmallFiles),
                Kind::Bag if self.known.iter().any(|known| known.is_first(&one.group)) => Some(Holds::FirstBlocks),
                Kind::Bag if whole.contains(&(one.group.object_bytes as usize)) => Some(Holds::Everything),
                _ => None,
            },
            alone,
            conflicts: one
                .conflicts()
                .into_iter()
                .map(|(role, index, seen)| {
                    let page = pages.get(&(one.group.sid, one.group.number(role, index))).copied();
                    Conflict { number: label(&one.group, role, index), page, seen }
                })
                .collect(),
        })
        .collect()
    }

    /// Writes all frames that are still useful. The new frames replace the old frames.
    fn keep(&self, out: &Path) -> Result<Option<PathBuf>> {
        let mut text = String::new();
        for one in self.receiver.incoming().filter(|one| self.is_wanted(one)) {
            let frames: Vec<Frame> = match one.object() {
                Some(bytes) => object::frames(&one.group, bytes)?,
                None => one.frames().collect(),
            };
            for frame in frames.iter().filter(|frame| !one.is_whole() || frame.role == Role::Source) {
                text.push_str(&frame.write());
                text.push('\n');
            }
        }
        kept::replace(out, &text)
    }
}
