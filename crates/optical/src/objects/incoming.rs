//! An object that is being received: the frames that were seen, and the progress (FORMAT.md §15.3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::fault::Result;
use crate::objects::object;
use pannier_format::digest::sha256;
use pannier_format::frame::{Frame, Group, Kind, Role, Sid};

/// The place where a frame was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sighting {
    /// The index of the input.
    pub input: usize,
    /// The picture, page or line of the input, counted from 1. The number is 0 if the input is a single picture.
    pub number: u32,
}

/// The key of frames that may be joined. These frames agree in everything but the number of recovery frames. No frame
/// depends on the number of recovery frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub(super) kind: Kind,
    pub(super) sid: Sid,
    source_count: u32,
    object_bytes: u32,
    body_bytes: u32,
}

impl From<&Group> for Key {
    fn from(group: &Group) -> Self {
        let Group { kind, sid, source_count, object_bytes, body_bytes, .. } = *group;
        Self { kind, sid, source_count, object_bytes, body_bytes }
    }
}

/// One body for one number, and the place where the body was first seen.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) seen: Sighting,
}

/// The progress of an object.
#[derive(Debug)]
pub(super) enum State {
    /// Frames are being collected: bodies by number.
    Open(BTreeMap<u32, Vec<Body>>),
    /// The object is whole. The first bytes of the hashes of its frames are kept, so that later false frames are still
    /// named.
    Whole { object: Vec<u8>, marks: Vec<u64> },
}

/// An object that is being received.
#[derive(Debug)]
pub struct Incoming {
    /// The properties that all frames of the object share, with the largest number of recovery frames seen.
    pub group: Group,
    /// The smallest number of recovery frames seen. A film may have more recovery frames than the sheet.
    pub(super) least_recovery: u32,
    pub(super) state: State,
    /// Work that the search for false frames has done.
    pub(super) searched: u64,
    /// The number of bodies at the last search.
    pub(super) bodies_then: usize,
    /// Whether the object had its two free attempts: with just enough frames, and with all source frames.
    pub(super) turns: [bool; 2],
}

impl Incoming {
    /// The bytes of the object, if the object is whole.
    pub fn object(&self) -> Option<&[u8]> {
        match &self.state {
            State::Open(_) => None,
            State::Whole { object, .. } => Some(object),
        }
    }

    /// Returns `true` if the object is whole.
    pub fn is_whole(&self) -> bool {
        self.object().is_some()
    }

    /// The number of different frames that are present, at most the number that is needed.
    pub fn have(&self) -> u32 {
        match &self.state {
            State::Open(bodies) => u32::try_from(bodies.len()).unwrap_or(u32::MAX).min(self.group.source_count),
            State::Whole { .. } => self.group.source_count,
        }
    }

    /// The numbers of the missing frames, in runs. A whole object has no missing frames. There is at most one run more than
    /// frames that were seen: one forged frame may speak of 65,536 others.
    pub fn missing(&self) -> Vec<RangeInclusive<u32>> {
        let State::Open(bodies) = &self.state else { return Vec::new() };
        let mut runs = Vec::new();
        let mut next = 0;
        for number in bodies.keys().copied().chain([self.group.frame_count()]) {
            if let Some(last) = number.checked_sub(1).filter(|last| next <= *last) {
                runs.push(next..=last);
            }
            next = number.saturating_add(1);
        }
        runs
    }

    /// Tells whether the frame with this number was not seen and is needed.
    pub fn is_missing(&self, number: u32) -> bool {
        match &self.state {
            State::Open(bodies) => !bodies.contains_key(&number),
            State::Whole { .. } => false,
        }
    }

    /// The numbers for which different bodies were seen, and the places of the bodies.
    pub fn conflicts(&self) -> Vec<(Role, u32, Vec<Sighting>)> {
        let State::Open(bodies) = &self.state else { return Vec::new() };
        let several = bodies.iter().filter(|(_, bodies)| bodies.len() > 1);
        several
            .map(|(number, bodies)| {
                let (role, index) = role_of(&self.group, *number);
                (role, index, bodies.iter().map(|body| body.seen).collect())
            })
            .collect()
    }

    /// All frames of an unfinished object, for a later run.
    pub fn frames(&self) -> impl Iterator<Item = Frame> {
        let bodies = match &self.state {
            State::Open(bodies) => Some(bodies),
            State::Whole { .. } => None,
        };
        let group = self.group;
        bodies.into_iter().flatten().flat_map(move |(number, bodies)| {
            let (role, index) = role_of(&group, *number);
            bodies.iter().map(move |body| Frame { group, role, index, body: body.bytes.clone() })
        })
    }

    /// The group as a sheet prints the group, as far as the frames show.
    pub fn as_printed(&self) -> Group {
        Group { recovery_count: self.least_recovery, ..self.group }
    }

    /// The bytes of the object that the present source frames cover, with zeros in the gaps.
    pub fn as_far_as_known(&self) -> Vec<u8> {
        let width = self.group.body_bytes as usize;
        let mut object = vec![0; (self.group.source_count as usize).saturating_mul(width)];
        for frame in self.frames().filter(|frame| frame.role == Role::Source) {
            let at = (frame.index as usize).saturating_mul(width);
            if let Some(to) = object.get_mut(at..at.saturating_add(width)).filter(|_| frame.body.len() == width) {
                to.copy_from_slice(&frame.body);
            }
        }
        object.truncate(self.group.object_bytes as usize);
        object
    }

    /// The number of bodies for all numbers.
    pub(super) fn body_count(&self) -> usize {
        match &self.state {
            State::Open(bodies) => bodies.values().map(Vec::len).sum(),
            State::Whole { .. } => 0,
        }
    }

    pub(super) fn held_bytes(&self) -> usize {
        match &self.state {
            State::Open(bodies) => bodies.values().flatten().map(|body| body.bytes.len()).sum(),
            State::Whole { .. } => 0,
        }
    }
}

pub(super) fn role_of(group: &Group, number: u32) -> (Role, u32) {
    match number.checked_sub(group.source_count) {
        None => (Role::Source, number),
        Some(index) => (Role::Recovery, index),
    }
}

/// The first bytes of the hash of a body.
pub(super) fn mark(body: &[u8]) -> u64 {
    sha256(body).0.first_chunk().map_or(0, |head| u64::from_be_bytes(*head))
}

/// A group that has recovery frames up to a number and beyond. The group grows in steps, so frames in rising order do
/// not each cause a computation.
pub(super) fn reaching(group: Group, number: u32) -> Group {
    let needed = number.saturating_add(1).saturating_sub(group.source_count);
    let wider = Group { recovery_count: needed.checked_next_power_of_two().unwrap_or(needed), ..group };
    wider.checked().unwrap_or(group)
}

pub(super) fn marks_of(group: &Group, object: &[u8]) -> Result<Vec<u64>> {
    Ok(object::frames(group, object)?.iter().map(|frame| mark(&frame.body)).collect())
}
