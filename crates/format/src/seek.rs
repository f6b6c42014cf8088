//! The seek table at the end of a compressed archive, and the sections that the table shows (FORMAT.md §10.2, §10.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ops::Range;

use crate::limits;

/// The magic number of the skippable frame that holds a seek table of the Zstandard seekable format.
pub const SEEK_TABLE_MAGIC: u32 = 0x184D_2A5E;
/// The bytes of a skippable frame before its content.
pub const SKIPPABLE_HEAD_BYTES: u64 = 8;
/// The end of a table: the number of frames, one byte, and the mark.
pub const FOOTER_BYTES: u64 = 9;
const MARK: u32 = 0x8F92_EAB1;
/// The byte before the mark, if each frame has a checksum.
const WITH_CHECKSUMS: u8 = 0x80;
/// Bytes of one frame in the table, without and with a checksum.
const ENTRY_BYTES: u64 = 8;
const CHECKED_ENTRY_BYTES: u64 = 12;
/// Frames of a section begin at entries, and entries begin at multiples of this number of bytes.
const UNIT: u64 = crate::archive::UNIT;
/// Most bytes of content of one frame.
pub const FRAME_CONTENT_MAX_BYTES: u64 = 1 << 30;

/// One Zstandard frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Bytes of the frame.
    pub bytes: u32,
    /// Bytes of the content of the frame.
    pub content_bytes: u32,
}

/// The frames of a compressed archive, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeekTable {
    frames: Vec<Frame>,
}

/// Frames that are decoded together. The content begins with an entry of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The bytes of the section in the compressed archive.
    pub bytes: Range<u64>,
    /// The bytes of the section in the archive.
    pub content: Range<u64>,
    /// The number of frames.
    pub frames: u32,
}

/// The end of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footer {
    frames: u32,
    with_checksums: bool,
}

impl Footer {
    /// Reads the last bytes of a compressed archive. Returns `None` if they do not end a table.
    pub fn parse(bytes: &[u8; FOOTER_BYTES as usize]) -> Option<Self> {
        let [a, b, c, d, kind, mark @ ..] = *bytes;
        let frames = u32::from_le_bytes([a, b, c, d]);
        let is_known = kind == 0 || kind == WITH_CHECKSUMS;
        (is_known && u32::from_le_bytes(mark) == MARK).then_some(Self { frames, with_checksums: kind != 0 })
    }

    /// Returns the bytes of the whole skippable frame. Returns `None` if the frame is longer than a reader takes.
    pub fn table_bytes(self) -> Option<u64> {
        let entry = if self.with_checksums { CHECKED_ENTRY_BYTES } else { ENTRY_BYTES };
        let content = u64::from(self.frames).saturating_mul(entry).saturating_add(FOOTER_BYTES);
        (content <= limits::SEEK_TABLE_MAX_BYTES).then(|| content.saturating_add(SKIPPABLE_HEAD_BYTES))
    }
}

impl SeekTable {
    /// Adds the next frame.
    pub fn push(&mut self, frame: Frame) {
        self.frames.push(frame);
    }

    /// Returns the frames.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// Returns the bytes of a table of this number of frames, with its head.
    pub fn bytes_for(frames: usize) -> u64 {
        (frames as u64).saturating_mul(ENTRY_BYTES).saturating_add(FOOTER_BYTES).saturating_add(SKIPPABLE_HEAD_BYTES)
    }

    /// Writes the table as a skippable frame.
    pub fn write(&self) -> Vec<u8> {
        let content = Self::bytes_for(self.frames.len()).saturating_sub(SKIPPABLE_HEAD_BYTES);
        let mut out = SEEK_TABLE_MAGIC.to_le_bytes().to_vec();
        out.extend(u32::try_from(content).unwrap_or(u32::MAX).to_le_bytes());
        for frame in &self.frames {
            out.extend(frame.bytes.to_le_bytes());
            out.extend(frame.content_bytes.to_le_bytes());
        }
        out.extend(u32::try_from(self.frames.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.push(0);
        out.extend(MARK.to_le_bytes());
        out
    }

    /// Reads a whole skippable frame. Returns `None` if it is no table, or if the table holds something else.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (body, footer) = bytes.split_last_chunk()?;
        let footer = Footer::parse(footer)?;
        let (magic, body) = body.split_first_chunk()?;
        let (length, body) = body.split_first_chunk()?;
        let content = u64::from(u32::from_le_bytes(*length)).saturating_add(SKIPPABLE_HEAD_BYTES);
        let is_whole = footer.table_bytes() == Some(bytes.len() as u64) && content == bytes.len() as u64;
        if u32::from_le_bytes(*magic) != SEEK_TABLE_MAGIC || !is_whole {
            return None;
        }
        let entry = if footer.with_checksums { CHECKED_ENTRY_BYTES } else { ENTRY_BYTES };
        let number = |bytes: &[u8], at: usize| {
            bytes.get(at..).and_then(|rest| rest.first_chunk()).map(|bytes| u32::from_le_bytes(*bytes))
        };
        let frames = body
            .chunks(usize::try_from(entry).ok()?)
            .map(|entry| Some(Frame { bytes: number(entry, 0)?, content_bytes: number(entry, 4)? }))
            .collect::<Option<Vec<_>>>()?;
        (frames.len() == footer.frames as usize).then_some(Self { frames })
    }

    /// Returns the bytes of all frames together, and the bytes of their content.
    pub fn sums(&self) -> (u64, u64) {
        let add = |sums: (u64, u64), frame: &Frame| {
            let (bytes, content) = (u64::from(frame.bytes), u64::from(frame.content_bytes));
            (sums.0.saturating_add(bytes), sums.1.saturating_add(content))
        };
        self.frames.iter().fold((0, 0), add)
    }

    /// Returns the sections, in their order.
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let (mut at, mut content_at) = (0_u64, 0_u64);
        for frame in &self.frames {
            let end = at.saturating_add(u64::from(frame.bytes));
            let content_end = content_at.saturating_add(u64::from(frame.content_bytes));
            match sections.last_mut() {
                Some(section) if content_at.checked_rem(UNIT) != Some(0) => {
                    (section.bytes.end, section.content.end) = (end, content_end);
                    section.frames = section.frames.saturating_add(1);
                }
                _ => sections.push(Section { bytes: at..end, content: content_at..content_end, frames: 1 }),
            }
            (at, content_at) = (end, content_end);
        }
        sections
    }
}

/// An entry of an archive that is to be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<S> {
    /// Who sent the entry. Entries of different senders are in different sections.
    pub sender: S,
    /// How many folders the entry shares with the entry before: the fewer, the better a place to cut.
    pub shared: usize,
    /// Bytes of the entry, with its headers.
    pub bytes: u64,
}

/// Sections may be longer or shorter by twice this part of their length, so that they begin where folders begin.
const SLACK: u64 = 8;

/// Cuts entries into frames, so that about `count` sections of equal length come of `total` bytes. An entry stays in one section. What
/// follows the entries, in `end` bytes, is a frame of its own. Returns the bytes of content in each frame.
pub fn cut<S: PartialEq>(entries: impl Iterator<Item = Entry<S>>, total: u64, count: u64, end: u64) -> Vec<u64> {
    let step = total.div_ceil(count.max(1)).max(1);
    let slack = step.checked_div(SLACK).unwrap_or(0);
    let mut frames = Vec::new();
    // The place of the entry, the bytes since the last cut, and the place where a cut is due.
    let (mut at, mut now, mut due) = (0_u64, 0_u64, step);
    // The best place to cut near the due place: folders that are shared, the distance, and the bytes before the cut.
    let mut best: Option<(usize, u64, u64)> = None;
    let mut last = None;
    for entry in entries {
        if now > 0 && last.as_ref() != Some(&entry.sender) {
            close(&mut frames, now);
            (now, best) = (0, None);
        }
        if now > 0 && at.abs_diff(due) <= slack {
            let here = (entry.shared, at.abs_diff(due), now);
            best = best.filter(|best| (best.0, best.1) <= (here.0, here.1)).or(Some(here));
        }
        while at >= due.saturating_add(slack) {
            let bytes = best.take().map_or(now, |(_, _, bytes)| bytes);
            if bytes > 0 {
                close(&mut frames, bytes);
            }
            now = now.saturating_sub(bytes);
            due = due.saturating_add(step);
        }
        (at, now) = (at.saturating_add(entry.bytes), now.saturating_add(entry.bytes));
        last = Some(entry.sender);
    }
    if now > 0 {
        close(&mut frames, now);
    }
    frames.push(end);
    frames
}

/// Adds the frames of a section. Frames inside a document begin at places that are no multiples of the unit.
fn close(frames: &mut Vec<u64>, section: u64) {
    let mut left = section;
    let mut is_first = true;
    while left > FRAME_CONTENT_MAX_BYTES {
        // The first frame ends one byte early, and with it all later frames begin one byte early.
        let frame = FRAME_CONTENT_MAX_BYTES.saturating_sub(u64::from(is_first));
        frames.push(frame);
        left = left.saturating_sub(frame);
        is_first = false;
    }
    frames.push(left);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(frames: &[(u32, u32)]) -> SeekTable {
        let mut table = SeekTable::default();
        frames.iter().for_each(|(bytes, content_bytes)| {
            table.push(Frame { bytes: *bytes, content_bytes: *content_bytes });
        });
        table
    }

    /// The example of FORMAT.md §10.2.
    #[test]
    fn a_table_is_written_as_the_page_says_and_read_back() {
        let two = table(&[(300, 4096), (200, 1536)]);
        let bytes = two.write();
        let numbers: Vec<u32> =
            bytes[..28].chunks(4).map(|four| u32::from_le_bytes(four.try_into().unwrap())).collect();
        assert_eq!(numbers, [SEEK_TABLE_MAGIC, 25, 300, 4096, 200, 1536, 2]);
        assert_eq!(bytes[28..], [0, 0xB1, 0xEA, 0x92, 0x8F]);
        assert_eq!(bytes.len() as u64, SeekTable::bytes_for(2));
        assert_eq!(SeekTable::parse(&bytes), Some(two.clone()));
        let footer = Footer::parse(bytes.last_chunk().unwrap()).unwrap();
        assert_eq!(footer.table_bytes(), Some(bytes.len() as u64));
        assert_eq!(two.sums(), (500, 5632));

        let mut checked = SEEK_TABLE_MAGIC.to_le_bytes().to_vec();
        checked.extend(21_u32.to_le_bytes());
        for number in [300_u32, 4096, 0xFFFF_FFFF, 1] {
            checked.extend(number.to_le_bytes());
        }
        checked.extend([0x80, 0xB1, 0xEA, 0x92, 0x8F]);
        assert_eq!(SeekTable::parse(&checked), Some(table(&[(300, 4096)])));
    }

    #[test]
    fn what_is_no_table_is_not_read() {
        let good = table(&[(1, 512), (2, 512)]).write();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            // Any numbers of frames are a table: the reader of the archive compares them.
            let same_shape = (8..24).contains(&at);
            assert_eq!(SeekTable::parse(&bad).is_some(), same_shape, "{at}");
            assert_eq!(SeekTable::parse(&good[..at]), None, "{at}");
        }
        let [.., a, b, c, d] = good[..] else { panic!() };
        let huge = [0xFF, 0xFF, 0xFF, 0xFF, 0, a, b, c, d];
        assert_eq!(Footer::parse(&huge).unwrap().table_bytes(), None);
    }

    #[test]
    fn frames_that_begin_inside_an_entry_belong_to_the_section_before() {
        let sections = table(&[(10, 512), (20, 1023), (30, 1), (5, 1024), (7, 2)]).sections();
        let seen: Vec<_> = sections.iter().map(|one| (one.bytes.clone(), one.content.clone(), one.frames)).collect();
        assert_eq!(
            seen,
            [(0..10, 0..512, 1), (10..60, 512..1536, 2), (60..65, 1536..2560, 1), (65..72, 2560..2562, 1)]
        );
    }

    #[test]
    fn entries_stay_whole_and_the_end_stands_alone() {
        let entry = |bytes: u64| Entry { sender: 0, shared: 1, bytes };
        let one =
            |entries: &[u64], count| cut(entries.iter().map(|bytes| entry(*bytes)), entries.iter().sum(), count, 1536);
        assert_eq!(one(&[512, 1024, 512, 4096, 512], 4), [1536, 4608, 512, 1536]);
        assert_eq!(one(&[512; 8], 4), [1024, 1024, 1024, 1024, 1536]);
        assert_eq!(one(&[512; 8], 1), [4096, 1536]);
        assert_eq!(one(&[4096, 512, 512], 5), [4096, 512, 512, 1536]);
        assert_eq!(one(&[], 3), [1536]);
        let sent = [(1, 512), (1, 512), (2, 512), (1, 512)].map(|(sender, bytes)| Entry { sender, shared: 1, bytes });
        assert_eq!(cut(sent.into_iter(), 2048, 1, 1536), [1024, 512, 512, 1536]);
        // A folder begins a little before the middle.
        let folders = (0..64).map(|number| Entry { shared: usize::from(number != 30), ..entry(512) });
        assert_eq!(cut(folders, 64 * 512, 2, 1536), [30 * 512, 34 * 512, 1536]);
        let long = 5 * FRAME_CONTENT_MAX_BYTES / 2;
        let frames = cut([512, long, 512].map(entry).into_iter(), long + 1024, 1 << 20, 1024);
        let gib = FRAME_CONTENT_MAX_BYTES;
        assert_eq!(frames, [gib - 1, gib, 512 + long - 2 * gib + 1, 512, 1024]);
        assert_eq!(frames.iter().sum::<u64>(), long + 2048);
        let mut table = SeekTable::default();
        for content in frames {
            table.push(Frame { bytes: 1, content_bytes: u32::try_from(content).unwrap() });
        }
        let counts: Vec<u32> = table.sections().iter().map(|section| section.frames).collect();
        assert_eq!(counts, [3, 1, 1]);
    }
}
