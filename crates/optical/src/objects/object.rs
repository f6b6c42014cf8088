//! An object and its frames: bytes become lines of text, and any sufficient set of lines becomes the bytes (FORMAT.md
//! §15.2).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::fault::{Error, Result};
use pannier_format::digest::sha256;
use pannier_format::frame::{Frame, Group, Kind, Role, Sid};
use pannier_format::limits;
use pannier_reader::blocks::erasure::{Decoder, Encoder};

/// The rule for the number of recovery frames of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Percent of the number of source frames, rounded up.
    pub percent: u32,
    /// Frames that are added to the percentage.
    pub extra: u32,
}

impl Share {
    /// The default on paper.
    pub const DEFAULT: Self = Self::percent(25);
    /// The default on a screen. A recipient who misses any fifth of the frames almost always has enough after one
    /// round.
    pub const SCREEN: Self = Self::percent(35);
    /// The share for small files, because all other files are useless without the small files.
    pub const SMALL: Self = Self { percent: 200, extra: 1 };

    /// A share of the source frames plus one frame, because pages cannot always share the frames evenly.
    pub const fn percent(percent: u32) -> Self {
        Self { percent, extra: 1 }
    }

    /// The same share for frames that are lost and found together with `others` other frames.
    pub fn beside(self, others: u32) -> Self {
        Self { extra: self.extra.saturating_add(others.saturating_mul(self.percent).div_ceil(100)), ..self }
    }

    /// The number of recovery frames for `source_count` source frames.
    pub fn frames(self, source_count: u32) -> u32 {
        let share = u64::from(source_count).saturating_mul(u64::from(self.percent)).div_ceil(100);
        let share = share.saturating_add(u64::from(self.extra));
        u32::try_from(share).unwrap_or(limits::BLOCKS_MAX).min(limits::BLOCKS_MAX)
    }
}

/// The group that all frames of these bytes will share. Returns `None` if frames of this size cannot carry the bytes.
pub fn group(kind: Kind, bytes: &[u8], body_bytes: u32, share: Share) -> Option<Group> {
    let object_bytes = u32::try_from(bytes.len()).ok()?;
    let source_count = object_bytes.div_ceil(body_bytes.max(1));
    let recovery_count = share.frames(source_count);
    let sid = Sid::of(&sha256(bytes));
    Group { kind, sid, source_count, recovery_count, object_bytes, body_bytes }.checked().ok()
}

/// All frames of an object: source frames first, then recovery frames.
///
/// # Errors
/// A bug alone: the group must be the group of the bytes.
pub fn frames(group: &Group, bytes: &[u8]) -> Result<Vec<Frame>> {
    let width = group.body_bytes as usize;
    let mut encoder = (group.recovery_count > 0)
        .then(|| Encoder::new(group.source_count, group.recovery_count, group.body_bytes))
        .transpose()?;
    let mut frames = Vec::with_capacity(group.frame_count() as usize);
    for (index, piece) in (0..).zip(bytes.chunks(width)) {
        let mut body = piece.to_vec();
        body.resize(width, 0);
        if let Some(encoder) = &mut encoder {
            encoder.add(&body)?;
        }
        frames.push(Frame { group: *group, role: Role::Source, index, body });
    }
    if let Some(encoder) = &mut encoder {
        encoder.finish(|index, column| {
            frames.push(Frame { group: *group, role: Role::Recovery, index, body: column.to_vec() });
            Ok(())
        })?;
    }
    Ok(frames)
}

/// Rebuilds an object from bodies of frames of its group. Each number, as [`Frame::number`] counts, appears at most
/// once. Returns `None` if the frames are too few. Returns `None` also if the result does not have the sid of the
/// group: then a frame is false.
///
/// The function uses only as many recovery frames as are needed, in the order of `have`.
///
/// # Errors
/// A bug alone: the bodies must have the length that the group states.
pub fn rebuild<'a>(group: &Group, have: impl IntoIterator<Item = (u32, &'a [u8])>) -> Result<Option<Vec<u8>>> {
    const BUG: Error = Error::bug("frames that are not of their group");
    let (sources, width) = (group.source_count, group.body_bytes as usize);
    let (mut source, mut recovery) = (vec![None; sources as usize], Vec::new());
    for (number, body) in have {
        if body.len() != width || number >= group.frame_count() {
            return Err(BUG);
        }
        match source.get_mut(number as usize) {
            Some(slot) => *slot = Some(body),
            None => recovery.push((number, body)),
        }
    }
    let missing = source.iter().filter(|slot| slot.is_none()).count();
    if recovery.len() < missing {
        return Ok(None);
    }
    recovery.truncate(missing);
    let mut object = vec![0; (sources as usize).saturating_mul(width)];
    if let Some(reach) = recovery.iter().map(|(number, _)| number.saturating_add(1).saturating_sub(sources)).max() {
        let mut decoder = Decoder::new(sources, reach, group.body_bytes)?;
        for (number, body) in (0..).zip(&source).filter_map(|(number, body)| Some((number, (*body)?))).chain(recovery) {
            decoder.add(number, body)?;
        }
        decoder.finish(|number, column| put(&mut object, (number as usize).saturating_mul(width), column))?;
    }
    for (number, body) in source.iter().enumerate() {
        if let Some(body) = body {
            put(&mut object, number.saturating_mul(width), body)?;
        }
    }
    object.truncate(group.object_bytes as usize);
    Ok((Sid::of(&sha256(&object)) == group.sid).then_some(object))
}

fn put(object: &mut [u8], at: usize, body: &[u8]) -> Result<(), pannier_reader::Error> {
    const BUG: pannier_reader::Error = pannier_reader::Error::Bug("a frame outside its object");
    object.get_mut(at..).and_then(|rest| rest.get_mut(..body.len())).ok_or(BUG)?.copy_from_slice(body);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(bytes: usize) -> Vec<u8> {
        (0..bytes).map(|i| (i * 7 + i / 251) as u8).collect()
    }

    #[test]
    fn any_sufficient_set_of_frames_gives_the_object() {
        let mut random = fastrand::Rng::with_seed(5);
        for (bytes, body) in [(1, 10), (570, 570), (571, 570), (29_950, 570), (29_950, 1210), (5_000, 160), (99, 340)] {
            let object = sample(bytes);
            let group = group(Kind::Chunk, &object, body, Share::DEFAULT).unwrap();
            let frames = frames(&group, &object).unwrap();
            assert_eq!(frames.len(), group.frame_count() as usize);
            for _ in 0..8 {
                let kept = random.choose_multiple(frames.iter(), group.source_count as usize);
                let have = kept.iter().map(|frame| (frame.number(), &frame.body[..]));
                assert_eq!(rebuild(&group, have).unwrap(), Some(object.clone()), "{bytes} in {body}");
                let fewer = kept.iter().skip(1).map(|frame| (frame.number(), &frame.body[..]));
                assert_eq!(rebuild(&group, fewer).unwrap(), None);
            }
        }
    }

    #[test]
    fn a_false_frame_never_gives_a_false_object() {
        let object = sample(4_000);
        let group = group(Kind::Chunk, &object, 340, Share::DEFAULT).unwrap();
        let mut frames = frames(&group, &object).unwrap();
        frames[14].body[3] ^= 1;
        let have = frames.iter().skip(4).map(|frame| (frame.number(), &frame.body[..]));
        assert_eq!(rebuild(&group, have).unwrap(), None);
    }

    #[test]
    fn recovery_frames_do_not_depend_on_how_many_there_are() {
        let object = sample(3_000);
        let few = group(Kind::Chunk, &object, 570, Share::percent(10)).unwrap();
        let many = group(Kind::Chunk, &object, 570, Share::percent(300)).unwrap();
        let bodies = |group| frames(group, &object).unwrap().into_iter().map(|frame| frame.body).collect::<Vec<_>>();
        assert_eq!(bodies(&few), bodies(&many)[..few.frame_count() as usize]);
    }

    /// The output is frozen: a bundle must print as these frames this year and in ten years.
    #[test]
    fn frames_are_those_that_were_written_down() {
        let object = sample(1_500);
        let group = group(Kind::Bag, &object, 570, Share::DEFAULT).unwrap();
        let lines: Vec<String> = frames(&group, &object).unwrap().iter().map(Frame::write).collect();
        assert!(lines.iter().all(|line| Frame::parse(line).is_ok()));
        assert_eq!(lines.len(), 5);
        assert_eq!(
            sha256(lines.join("\n").as_bytes()).to_string(),
            "427643d839b28501ae1f4fd6ff382feb77ebc8b1b013106e04d1dfc67a6d462e"
        );
    }
}
