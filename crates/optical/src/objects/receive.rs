//! The receiver of frames in any order and from any source, until objects are whole (FORMAT.md §15.3). Memory and work
//! are bounded for every input. A false frame costs only the false frame, and is found and named.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;

use crate::fault::Result;
use crate::objects::incoming::{Body, Key, State, mark, marks_of, reaching, role_of};
pub use crate::objects::incoming::{Incoming, Sighting};
use crate::objects::search::{Work, cost, is_near, search};
use pannier_format::frame::{Frame, Group, Role};
use pannier_format::limits;

/// The result of adding a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// The frame is new.
    New,
    /// The frame is known already.
    Known,
    /// The number of the frame already has another body.
    Conflict,
    /// The frame made its object whole.
    Completed,
    /// The frame was dropped for lack of memory.
    Dropped,
}

/// A frame that the publisher did not make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FalseFrame {
    /// The group of the object to which the frame claims to belong.
    pub group: Group,
    /// The role: source or recovery.
    pub role: Role,
    /// The index of the frame among the frames of its role, from 0.
    pub index: u32,
    /// The place where the frame was first seen.
    pub seen: Sighting,
    /// The page of the sheet with the true frame, counted from 1, if the page is known.
    pub page: Option<u32>,
}

impl FalseFrame {
    /// The number of the frame as its label counts, from 1.
    pub fn number(&self) -> u32 {
        self.group.number(self.role, self.index).saturating_add(1)
    }
}

/// All frames and objects that were received so far.
#[derive(Debug)]
pub struct Receiver {
    incoming: BTreeMap<Key, Incoming>,
    held_bytes: usize,
    most_objects: usize,
    most_bytes: usize,
    /// The most work on one object, and on all objects.
    most_work: (u64, u64),
    /// Work on all objects that may still be done, to find false frames and to name them.
    work_left: u64,
    /// Frames of whole objects that may still be remembered.
    marks_left: usize,
    /// False frames found, in the order in which they were found.
    pub false_frames: Vec<FalseFrame>,
}

impl Default for Receiver {
    fn default() -> Self {
        Self::with_bounds(limits::OBJECTS_MAX, limits::RECEIVE_BYTES)
    }
}

impl Receiver {
    fn with_bounds(most_objects: usize, most_bytes: usize) -> Self {
        Self {
            incoming: BTreeMap::new(),
            held_bytes: 0,
            most_objects,
            most_bytes,
            most_work: (limits::SEARCH_BYTES, limits::SEARCH_ALL_BYTES),
            work_left: limits::SEARCH_ALL_BYTES,
            marks_left: limits::MARKS_MAX,
            false_frames: Vec::new(),
        }
    }

    /// All objects, unfinished and whole, small files first.
    pub fn incoming(&self) -> impl Iterator<Item = &Incoming> {
        self.incoming.values()
    }

    /// The work that the search for false frames has done, in bytes of bodies; a frame counts as
    /// [`limits::SEARCH_FRAME_BYTES`] more. The work of a run is at most [`limits::SEARCH_ALL_BYTES`].
    pub fn work_done(&self) -> u64 {
        self.most_work.1.saturating_sub(self.work_left)
    }

    /// Adds a frame.
    ///
    /// # Errors
    /// A bug alone.
    pub fn add(&mut self, frame: Frame, seen: Sighting) -> Result<Added> {
        let key = Key::from(&frame.group);
        if !self.incoming.contains_key(&key) {
            if self.incoming.len() >= self.most_objects && !self.drop_least(&key) {
                return Ok(Added::Dropped);
            }
            let state = State::Open(BTreeMap::new());
            let (group, least_recovery) = (frame.group, frame.group.recovery_count);
            let incoming = Incoming { group, least_recovery, state, searched: 0, bodies_then: 0, turns: [false; 2] };
            self.incoming.insert(key, incoming);
        }
        while self.held_bytes.saturating_add(frame.body.len()) > self.most_bytes {
            if !self.drop_least(&key) {
                return Ok(Added::Dropped);
            }
        }
        let Some(incoming) = self.incoming.get_mut(&key) else { return Ok(Added::Dropped) };
        incoming.least_recovery = incoming.least_recovery.min(frame.group.recovery_count);
        incoming.group.recovery_count = incoming.group.recovery_count.max(frame.group.recovery_count);
        let number = frame.number();
        let bodies = match &mut incoming.state {
            State::Open(bodies) => bodies,
            State::Whole { object, marks } => {
                if marks.get(number as usize).is_none() {
                    *marks = affordable_marks(
                        &incoming.group,
                        number,
                        object,
                        std::mem::take(marks),
                        &mut self.marks_left,
                        &mut self.work_left,
                    )?;
                }
                // Nothing is said of a frame that costs too much to compare.
                if marks.get(number as usize).is_none_or(|known| *known == mark(&frame.body)) {
                    return Ok(Added::Known);
                }
                let false_frame =
                    FalseFrame { group: frame.group, role: frame.role, index: frame.index, seen, page: None };
                let known = |other: &FalseFrame| {
                    (other.group, other.role, other.index) == (frame.group, frame.role, frame.index)
                };
                if !self.false_frames.iter().any(known) && self.false_frames.len() < limits::OBJECTS_MAX {
                    self.false_frames.push(false_frame);
                }
                return Ok(Added::Conflict);
            }
        };
        let kept = bodies.entry(number).or_default();
        if kept.iter().any(|body| body.bytes == frame.body) {
            return Ok(Added::Known);
        }
        if kept.len() >= limits::BODIES_MAX {
            return Ok(Added::Dropped);
        }
        let added = if kept.is_empty() { Added::New } else { Added::Conflict };
        self.held_bytes = self.held_bytes.saturating_add(frame.body.len());
        kept.push(Body { bytes: frame.body, seen });
        if bodies.len() < incoming.group.source_count as usize {
            return Ok(added);
        }
        Ok(if self.seek(&key, Share::WhileFramesArrive)? { Added::Completed } else { added })
    }

    /// Searches once more for every object that has enough frames and is not whole, and returns the objects that became
    /// whole. Call this after the last frame: the search while frames arrive keeps half of its work for this moment.
    ///
    /// # Errors
    /// A bug alone.
    pub fn finish(&mut self) -> Result<Vec<Group>> {
        let is_ready = |one: &&Incoming| !one.is_whole() && one.have() == one.group.source_count;
        let mut open: Vec<(u64, Key)> = self
            .incoming
            .values()
            .filter(is_ready)
            .map(|one| (cost(&one.group, one.group.source_count), Key::from(&one.group)))
            .collect();
        // Cheap objects come first, and every object has an equal share of the work that is left.
        open.sort_unstable();
        let mut whole = Vec::new();
        let mut others = open.len() as u64;
        for (_, key) in open {
            if self.seek(&key, Share::AtTheEnd { others })? {
                whole.extend(self.incoming.get(&key).map(|one| one.group));
            }
            others = others.saturating_sub(1);
        }
        Ok(whole)
    }

    /// Searches for one object, within the object's share of the work. Tells whether the object became whole.
    fn seek(&mut self, key: &Key, share: Share) -> Result<bool> {
        let (own, all) = self.most_work;
        let Some(incoming) = self.incoming.get_mut(key) else { return Ok(false) };
        let (count, need) = (incoming.body_count(), incoming.group.source_count as usize);
        let State::Open(bodies) = &incoming.state else { return Ok(false) };
        let all_sources = bodies.range(..incoming.group.source_count).count() == need;
        let first = !std::mem::replace(&mut incoming.turns[0], true);
        let last = all_sources && !std::mem::replace(&mut incoming.turns[1], true);
        let most = match share {
            Share::WhileFramesArrive => {
                // The first half of the work is done as frames arrive. After that, the search waits until the number of
                // frames to choose from has doubled.
                let half = own / 2;
                let doubled = count.saturating_sub(need) >= incoming.bodies_then.saturating_sub(need).saturating_mul(2);
                let run = self.work_left.saturating_sub(all / 2);
                let left = own.saturating_sub(incoming.searched);
                if incoming.searched < half {
                    half.saturating_sub(incoming.searched).min(run)
                } else if doubled {
                    (left / 2).min(run)
                } else {
                    0
                }
            }
            Share::AtTheEnd { others } => {
                let own = own.saturating_sub(incoming.searched);
                self.work_left.checked_div(others).unwrap_or_default().min(own)
            }
        };
        if most == 0 && !first && !last {
            return Ok(false);
        }
        incoming.bodies_then = count;
        let mut work = Work { most, done: 0, turn: first || last };
        let object = search(&incoming.group, bodies, &mut work)?;
        incoming.searched = incoming.searched.saturating_add(work.done);
        self.work_left = self.work_left.saturating_sub(work.done);
        let Some(object) = object else { return Ok(false) };
        self.settle(key, object)?;
        Ok(true)
    }

    /// Ends an object whose bytes are known. The bytes show the false frames, and the frames are not needed any more.
    fn settle(&mut self, key: &Key, object: Vec<u8>) -> Result<()> {
        let Some(incoming) = self.incoming.get_mut(key) else { return Ok(()) };
        let group = incoming.group;
        let freed = incoming.held_bytes();
        let state = std::mem::replace(&mut incoming.state, State::Open(BTreeMap::new()));
        let State::Open(bodies) = state else { return Ok(()) };
        let highest = bodies.keys().next_back().copied().unwrap_or_default();
        let marks = affordable_marks(&group, highest, &object, Vec::new(), &mut self.marks_left, &mut self.work_left)?;
        for (number, body) in bodies.iter().flat_map(|(number, bodies)| bodies.iter().map(move |body| (*number, body)))
        {
            if marks.get(number as usize).is_some_and(|known| *known != mark(&body.bytes)) {
                let (role, index) = role_of(&group, number);
                self.false_frames.push(FalseFrame { group, role, index, seen: body.seen, page: None });
            }
        }
        incoming.state = State::Whole { object, marks };
        self.held_bytes = self.held_bytes.saturating_sub(freed);
        Ok(())
    }

    /// Drops the unfinished object with the fewest frames, but never the object to which a frame is being added.
    fn drop_least(&mut self, but: &Key) -> bool {
        let open = self.incoming.iter().filter(|(key, incoming)| *key != but && !incoming.is_whole());
        let Some(key) = open.min_by_key(|(_, incoming)| incoming.have()).map(|(key, _)| *key) else { return false };
        if let Some(dropped) = self.incoming.remove(&key) {
            self.held_bytes = self.held_bytes.saturating_sub(dropped.held_bytes());
        }
        true
    }
}

/// The part of the work that one search may do.
#[derive(Clone, Copy)]
enum Share {
    /// More frames may arrive. Half of the work is kept for the end.
    WhileFramesArrive,
    /// No more frames will arrive. The work that is left is for this number of objects.
    AtTheEnd { others: u64 },
}

/// The marks of the frames of an object, at least up to a number. If these marks cost too much, returns the known marks.
/// Frames far beyond the source frames cost work, and anybody can write a high number into a line.
fn affordable_marks(
    group: &Group,
    number: u32,
    object: &[u8],
    known: Vec<u64>,
    marks_left: &mut usize,
    work_left: &mut u64,
) -> Result<Vec<u64>> {
    let group = reaching(*group, number);
    let (count, last) = (group.frame_count(), group.frame_count().saturating_sub(1));
    let price = if is_near(&group, last) { 0 } else { cost(&group, last) };
    let room = marks_left.saturating_add(known.len()).checked_sub(count as usize);
    let (Some(room), Some(work)) = (room, work_left.checked_sub(price)) else { return Ok(known) };
    (*marks_left, *work_left) = (room, work);
    marks_of(&group, object)
}

#[cfg(test)]
mod forged;

#[cfg(test)]
mod tests {
    use pannier_format::frame::Kind;

    use super::*;
    use crate::objects::object::{Share, frames, group};

    pub(super) const SEEN: Sighting = Sighting { input: 0, number: 0 };

    pub(super) fn sample(seed: u64, bytes: usize) -> Vec<u8> {
        let mut random = fastrand::Rng::with_seed(seed);
        std::iter::repeat_with(|| random.u8(..)).take(bytes).collect()
    }

    pub(super) fn sent(object: &[u8], kind: Kind) -> Vec<Frame> {
        let group = group(kind, object, 100, Share::percent(40)).unwrap();
        frames(&group, object).unwrap()
    }

    pub(super) fn arrived(receiver: &Receiver) -> Vec<Vec<u8>> {
        receiver.incoming().filter_map(|incoming| incoming.object().map(<[u8]>::to_vec)).collect()
    }

    #[test]
    fn frames_of_several_objects_arrive_in_any_order() {
        let mut random = fastrand::Rng::with_seed(1);
        let objects = [sample(1, 950), sample(2, 5_000), sample(3, 90)];
        let mut all: Vec<Frame> = objects.iter().flat_map(|object| sent(object, Kind::Chunk)).collect();
        all.extend(all.clone());
        random.shuffle(&mut all);
        let mut receiver = Receiver::default();
        for frame in all {
            assert_ne!(receiver.add(frame, SEEN).unwrap(), Added::Dropped);
        }
        let mut got = arrived(&receiver);
        got.sort();
        let mut wanted = objects.to_vec();
        wanted.sort();
        assert_eq!(got, wanted);
        assert!(receiver.false_frames.is_empty());
        assert_eq!(receiver.held_bytes, 0);
    }

    #[test]
    fn false_frames_are_found_named_and_cost_only_themselves() {
        let object = sample(4, 1_500);
        let all = sent(&object, Kind::Bag);
        for count in [1, 2, 3] {
            for seed in 0..3 {
                let mut random = fastrand::Rng::with_seed(seed);
                let poisoned: Vec<usize> = random.choose_multiple(0..all.len(), count);
                let mut receiver = Receiver::default();
                for (number, frame) in (1..).zip(&all) {
                    let mut frame = frame.clone();
                    if poisoned.contains(&(number as usize - 1)) {
                        frame.body[7] ^= 1;
                    }
                    receiver.add(frame, Sighting { input: 5, number }).unwrap();
                }
                assert_eq!(arrived(&receiver), std::slice::from_ref(&object), "{count} false, seed {seed}");
                let mut named: Vec<usize> =
                    receiver.false_frames.iter().map(|found| found.seen.number as usize - 1).collect();
                named.sort_unstable();
                let mut wanted = poisoned.clone();
                wanted.sort_unstable();
                assert_eq!(named, wanted);
            }
        }
    }

    #[test]
    fn a_forger_who_comes_first_locks_nobody_out() {
        let object = sample(6, 1_500);
        let all = sent(&object, Kind::Bag);
        let mut receiver = Receiver::default();
        // The test adds a false body for every number before the true bodies.
        for (number, frame) in (1..).zip(&all) {
            let mut frame = frame.clone();
            frame.body[0] ^= 0x55;
            receiver.add(frame, Sighting { input: 0, number }).unwrap();
        }
        // A frame with the same sid and other counts belongs to another object.
        let mut other = all[0].clone();
        other.group.object_bytes -= 1;
        receiver.add(other, SEEN).unwrap();
        assert!(arrived(&receiver).is_empty());
        for (number, frame) in (1..).zip(&all) {
            receiver.add(frame.clone(), Sighting { input: 1, number }).unwrap();
        }
        assert_eq!(arrived(&receiver), [object]);
        assert!(receiver.false_frames.iter().all(|found| found.seen.input == 0));
        assert_eq!(receiver.false_frames.len(), all.len());
    }

    #[test]
    fn conflicts_are_taken_as_lost_and_then_resolved() {
        let object = sample(7, 3_000);
        let all = sent(&object, Kind::Chunk);
        let mut receiver = Receiver::default();
        for (number, frame) in (1..).zip(all.iter().take(6)) {
            let mut frame = frame.clone();
            frame.body[3] ^= 9;
            receiver.add(frame, Sighting { input: 8, number }).unwrap();
        }
        let mut completed = false;
        for frame in all.iter().take(30) {
            completed |= receiver.add(frame.clone(), SEEN).unwrap() == Added::Completed;
        }
        assert!(completed);
        assert_eq!(arrived(&receiver), [object]);
        assert_eq!(receiver.false_frames.len(), 6);
        assert!(receiver.false_frames.iter().all(|found| found.seen.input == 8));
    }

    #[test]
    fn memory_is_bounded_whatever_is_sent() {
        let mut receiver = Receiver::with_bounds(10, 20_000);
        let object = sample(8, 4_000);
        let all = sent(&object, Kind::Bag);
        for frame in all.iter().take(30) {
            receiver.add(frame.clone(), SEEN).unwrap();
        }
        for seed in 0..500 {
            let frame = sent(&sample(1_000 + seed, 300), Kind::Chunk).swap_remove(0);
            receiver.add(frame, SEEN).unwrap();
            assert!(receiver.incoming.len() <= 10 && receiver.held_bytes <= 20_000);
        }
        for frame in &all {
            receiver.add(frame.clone(), SEEN).unwrap();
        }
        assert_eq!(arrived(&receiver), [object]);
    }

    #[test]
    fn what_is_unfinished_can_be_written_down_and_taken_up_again() {
        let object = sample(9, 2_000);
        let all = sent(&object, Kind::Bag);
        let mut receiver = Receiver::default();
        for frame in all.iter().take(12) {
            receiver.add(frame.clone(), SEEN).unwrap();
        }
        let incoming = receiver.incoming().next().unwrap();
        let last = u32::try_from(all.len()).unwrap() - 1;
        assert_eq!((incoming.have(), incoming.missing()), (12, vec![12..=last]));
        assert!(incoming.is_missing(last) && !incoming.is_missing(11));
        let mut second = Receiver::default();
        for frame in incoming.frames() {
            let line = frame.write();
            second.add(Frame::parse(&line).unwrap(), SEEN).unwrap();
        }
        for frame in all.iter().skip(12) {
            second.add(frame.clone(), SEEN).unwrap();
        }
        assert_eq!(arrived(&second), [object]);
    }
}
