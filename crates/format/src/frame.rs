//! An optical frame is the line of text in one QR code (FORMAT.md §15.2).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt;

use data_encoding::BASE32_NOPAD;

use crate::crc::crc32;
use crate::hash::Hash;
use crate::limits;

/// The magic and the version.
pub const MAGIC: &str = "PN1";
/// Characters before the body.
pub const HEAD_CHARS: usize = 52;
/// Characters of the header that the checksum covers.
const COVERED_CHARS: usize = 43;
/// Characters of a sid.
const SID_CHARS: usize = 10;

/// The kind of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Several files of a bundle, together.
    Bag,
    /// One chunk file.
    Chunk,
}

/// The role of a frame: a piece of the object, or computed from the pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A piece of the object.
    Source,
    /// A recovery frame, computed from all pieces.
    Recovery,
}

/// The first 50 bits of the hash of an object. Frames are grouped by these bits. The bits prove nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sid([u8; SID_CHARS]);

/// The values that all frames of one object share, within the bounds of FORMAT.md §15.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Group {
    /// The kind of the object.
    pub kind: Kind,
    /// The beginning of the hash of the object.
    pub sid: Sid,
    /// Number of source frames (K).
    pub source_count: u32,
    /// Number of recovery frames (R).
    pub recovery_count: u32,
    /// Bytes of the object.
    pub object_bytes: u32,
    /// Bytes that each frame carries (T).
    pub body_bytes: u32,
}

/// One frame.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Frame {
    /// The object to which the frame belongs.
    pub group: Group,
    /// Source or recovery.
    pub role: Role,
    /// The number of the frame among the frames of the same role, from 0.
    pub index: u32,
    /// The bytes that the frame carries: exactly `group.body_bytes`.
    pub body: Vec<u8>,
}

/// The reason why a line is not a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameFault {
    /// The line does not begin like a frame.
    #[error("it is no frame of Pannier's")]
    Foreign,
    /// The frame has a later version.
    #[error("it is a frame of another version")]
    Version,
    /// A part of the frame has a wrong form.
    #[error("its {0} is malformed")]
    Field(&'static str),
    /// A number is out of bounds.
    #[error("its {0} is out of bounds")]
    Bounds(&'static str),
    /// The checksum does not match the frame.
    #[error("its checksum does not hold")]
    Checksum,
    /// The padding of the last source frame is not zero.
    #[error("its padding is not empty")]
    Padding,
}

impl Sid {
    /// Returns the sid of an object with this hash.
    pub fn of(hash: &Hash) -> Self {
        let text = BASE32_NOPAD.encode(&hash.0);
        Self(text.as_bytes().first_chunk().copied().unwrap_or([b'A'; SID_CHARS]))
    }

    /// Parses ten characters of base32.
    pub fn parse(text: &str) -> Option<Self> {
        let sid: [u8; SID_CHARS] = text.as_bytes().try_into().ok()?;
        sid.iter().all(|c| matches!(c, b'A'..=b'Z' | b'2'..=b'7')).then_some(Self(sid))
    }
}

impl fmt::Display for Sid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|c| fmt::Write::write_char(f, char::from(*c)))
    }
}

impl fmt::Debug for Sid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sid({self})")
    }
}

impl Group {
    /// Returns the number of a frame among all frames, from 0. Source frames come first, then recovery frames.
    pub fn number(&self, role: Role, index: u32) -> u32 {
        match role {
            Role::Source => index,
            Role::Recovery => self.source_count.saturating_add(index),
        }
    }

    /// Checks all bounds.
    ///
    /// # Errors
    /// [`FrameFault::Bounds`] names the field that is out of bounds.
    pub fn checked(self) -> Result<Self, FrameFault> {
        let (k, r, t) = (u64::from(self.source_count), u64::from(self.recovery_count), u64::from(self.body_bytes));
        let bytes = u64::from(self.object_bytes);
        if t == 0 || !t.is_multiple_of(10) || t > limits::BODY_MAX_BYTES {
            Err(FrameFault::Bounds("body"))
        } else if bytes == 0 || bytes > limits::OBJECT_MAX_BYTES {
            Err(FrameFault::Bounds("length"))
        } else if k == 0 || k > u64::from(limits::BLOCKS_MAX) || k != bytes.div_ceil(t) {
            Err(FrameFault::Bounds("count of source frames"))
        } else if r > u64::from(limits::BLOCKS_MAX) || k.saturating_add(r).saturating_mul(t) > limits::FRAMES_MAX_BYTES
        {
            Err(FrameFault::Bounds("count of recovery frames"))
        } else {
            Ok(self)
        }
    }

    /// Returns the number of source frames and recovery frames together.
    pub fn frame_count(&self) -> u32 {
        self.source_count.saturating_add(self.recovery_count)
    }

    /// Returns the number of zero bytes of padding in the last source frame.
    pub fn padding_bytes(&self) -> u32 {
        self.source_count.saturating_mul(self.body_bytes).saturating_sub(self.object_bytes)
    }

    /// Returns the beginning of the line of each source frame of this object. People search for this beginning by hand.
    pub fn source_mark(&self) -> String {
        format!("{MAGIC}{}:{}", letter(self.kind, Role::Source), self.sid)
    }
}

impl Frame {
    /// Returns the number of the frame among all frames of its object, from 0. Source frames come first, then recovery
    /// frames.
    pub fn number(&self) -> u32 {
        self.group.number(self.role, self.index)
    }

    /// Reads a line of text without a line end.
    ///
    /// # Errors
    /// Returns a [`FrameFault`]. The function allocates no memory for numbers that are out of bounds.
    pub fn parse(line: &str) -> Result<Self, FrameFault> {
        if !line.is_ascii() || !line.starts_with("PN") {
            return Err(FrameFault::Foreign);
        }
        if !line.starts_with(MAGIC) {
            return Err(FrameFault::Version);
        }
        let (head, body) = line.split_at_checked(HEAD_CHARS).ok_or(FrameFault::Field("header"))?;
        let fields: Vec<&str> = head.split(':').collect();
        let [kind, sid, index, sources, recoveries, bytes, crc, ""] = fields.as_slice() else {
            return Err(FrameFault::Field("header"));
        };
        let (kind, role) = match *kind {
            "PN1M" => (Kind::Bag, Role::Source),
            "PN1N" => (Kind::Bag, Role::Recovery),
            "PN1D" => (Kind::Chunk, Role::Source),
            "PN1P" => (Kind::Chunk, Role::Recovery),
            _ => return Err(FrameFault::Field("type")),
        };
        let sid = Sid::parse(sid).ok_or(FrameFault::Field("sid"))?;
        let index = number(index, 5).ok_or(FrameFault::Field("index"))?;
        let source_count = number(sources, 5).ok_or(FrameFault::Field("count of source frames"))?;
        let recovery_count = number(recoveries, 5).ok_or(FrameFault::Field("count of recovery frames"))?;
        let object_bytes = number(bytes, 8).ok_or(FrameFault::Field("length"))?;
        if crc.len() != 8 || !crc.bytes().all(|c| matches!(c, b'0'..=b'9' | b'A'..=b'F')) {
            return Err(FrameFault::Field("checksum"));
        }
        // Eight characters of base32 stand for five bytes. A multiple of ten bytes is therefore a multiple of sixteen
        // characters.
        let body_bytes = (body.len() / 8).saturating_mul(5);
        if body.is_empty() || !body.len().is_multiple_of(16) || body_bytes as u64 > limits::BODY_MAX_BYTES {
            return Err(FrameFault::Field("body"));
        }
        let body_bytes = u32::try_from(body_bytes).map_err(|_| FrameFault::Field("body"))?;
        let group = Group { kind, sid, source_count, recovery_count, object_bytes, body_bytes }.checked()?;
        let most = if role == Role::Source { source_count } else { recovery_count };
        if index >= most {
            return Err(FrameFault::Bounds("index"));
        }
        if format!("{:08X}", checksum(head, body)) != *crc {
            return Err(FrameFault::Checksum);
        }
        let body = BASE32_NOPAD.decode(body.as_bytes()).map_err(|_| FrameFault::Field("body"))?;
        let frame = Self { group, role, index, body };
        if frame.is_padded_wrong() {
            return Err(FrameFault::Padding);
        }
        Ok(frame)
    }

    /// Writes the line of text, without a line end.
    pub fn write(&self) -> String {
        let group = &self.group;
        let head = format!(
            "{MAGIC}{}:{}:{:05}:{:05}:{:05}:{:08}:",
            letter(group.kind, self.role),
            group.sid,
            self.index,
            group.source_count,
            group.recovery_count,
            group.object_bytes,
        );
        let body = BASE32_NOPAD.encode(&self.body);
        let crc = checksum(&head, &body);
        format!("{head}{crc:08X}:{body}")
    }

    /// Reads a frame whose body stands as bytes, not as base32 (FORMAT.md §15.5).
    ///
    /// # Errors
    /// Returns a [`FrameFault`], as for the line of text.
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, FrameFault> {
        let (head, body) = bytes.split_at_checked(HEAD_CHARS).ok_or(FrameFault::Foreign)?;
        if body.len() as u64 > limits::BODY_MAX_BYTES {
            return Err(FrameFault::Field("body"));
        }
        let head = std::str::from_utf8(head).map_err(|_| FrameFault::Foreign)?;
        Self::parse(&format!("{head}{}", BASE32_NOPAD.encode(body)))
    }

    /// Writes the frame with the body as bytes, not as base32.
    pub fn write_bytes(&self) -> Vec<u8> {
        let mut bytes = self.write().into_bytes();
        bytes.truncate(HEAD_CHARS);
        bytes.extend(&self.body);
        bytes
    }

    fn is_padded_wrong(&self) -> bool {
        let last = self.role == Role::Source && self.index.checked_add(1) == Some(self.group.source_count);
        last && self.body.iter().rev().take(self.group.padding_bytes() as usize).any(|byte| *byte != 0)
    }
}

fn letter(kind: Kind, role: Role) -> char {
    match (kind, role) {
        (Kind::Bag, Role::Source) => 'M',
        (Kind::Bag, Role::Recovery) => 'N',
        (Kind::Chunk, Role::Source) => 'D',
        (Kind::Chunk, Role::Recovery) => 'P',
    }
}

/// Parses a decimal number with exactly this number of digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
}

fn checksum(head: &str, body: &str) -> u32 {
    crc32([head.get(..COVERED_CHARS).unwrap_or(head), body].map(str::as_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Frame {
        let sid = Sid::parse("QWERTYUI23").unwrap();
        let group =
            Group { kind: Kind::Bag, sid, source_count: 3, recovery_count: 2, object_bytes: 55, body_bytes: 20 };
        let mut body: Vec<u8> = (0..20).collect();
        body[15..].fill(0);
        Frame { group, role: Role::Source, index: 2, body }
    }

    /// Changes one part of a line and makes the checksum correct again.
    fn forged(from: &str, to: &str) -> String {
        let line = sample().write().replacen(from, to, 1);
        let (head, body) = (&line[..HEAD_CHARS], &line[HEAD_CHARS..]);
        format!("{}{:08X}:{body}", &head[..COVERED_CHARS], checksum(head, body))
    }

    #[test]
    fn a_frame_is_written_as_the_format_shows_and_read_back() {
        let line = sample().write();
        assert_eq!(line, "PN1M:QWERTYUI23:00002:00003:00002:00000055:3528571C:AAAQEAYEAUDAOCAJBIFQYDIOAAAAAAAA");
        assert_eq!(Frame::parse(&line), Ok(sample()));
        assert_eq!(forged("", ""), line);
    }

    #[test]
    fn a_body_as_bytes_gives_the_same_frame() {
        let bytes = sample().write_bytes();
        assert_eq!((bytes.len(), &bytes[HEAD_CHARS..]), (HEAD_CHARS + 20, sample().body.as_slice()));
        assert_eq!(Frame::parse_bytes(&bytes), Ok(sample()));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(Frame::parse_bytes(&changed).is_err() && Frame::parse_bytes(&bytes[..at]).is_err(), "{at}");
        }
    }

    #[test]
    fn every_changed_character_is_noticed() {
        let line = sample().write();
        for at in 0..line.len() {
            for other in ['A', 'B', '7', '0', ':', 'a', ' ', '\u{e9}'] {
                let mut changed = line.clone();
                changed.replace_range(at..=at, &other.to_string());
                assert!(changed == line || Frame::parse(&changed).is_err(), "{changed}");
            }
        }
        for at in 0..line.len() {
            assert!(Frame::parse(&line[..at]).is_err(), "{at}");
        }
        assert!(Frame::parse(&(line.clone() + "AAAAAAAAAAAAAAAA")).is_err());
        assert!(Frame::parse(&(line + "\n")).is_err());
    }

    #[test]
    fn numbers_out_of_bounds_are_refused_even_with_a_right_checksum() {
        let cases = [
            (":00002:00003:", ":00003:00003:", FrameFault::Bounds("index")),
            (":00003:00002:", ":00004:00002:", FrameFault::Bounds("count of source frames")),
            (":00003:00002:", ":00000:00002:", FrameFault::Bounds("count of source frames")),
            (":00003:00002:", ":00003:32769:", FrameFault::Bounds("count of recovery frames")),
            (":00000055:", ":00000000:", FrameFault::Bounds("length")),
            (":00000055:", ":16777217:", FrameFault::Bounds("length")),
            (":00000055:", ":99999999:", FrameFault::Bounds("length")),
            (":00000055:", ":00000061:", FrameFault::Bounds("count of source frames")),
            (":00000055:", ":00000040:", FrameFault::Bounds("count of source frames")),
        ];
        for (from, to, fault) in cases {
            assert_eq!(Frame::parse(&forged(from, to)), Err(fault), "{to}");
        }
        let other = Frame::parse(&forged(":00000055:", ":00000056:"));
        assert_eq!(other.map(|frame| frame.group.object_bytes), Ok(56));
        assert_eq!(Frame::parse(&forged("BIFQYDIOAAAAAAAA", "BIFQYDIOAAAAAAAB")), Err(FrameFault::Padding));
        assert_eq!(Frame::parse(&forged("PN1M", "PN2M")), Err(FrameFault::Version));
        assert_eq!(Frame::parse(&forged("PN1M", "PN1X")), Err(FrameFault::Field("type")));
        assert_eq!(Frame::parse("HELLO"), Err(FrameFault::Foreign));
    }
}
