//! An archive in several frames, of which each is compressed alone, and the table that tells where they are.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;

use super::compress::{Compressor, LARGE_BYTES, Told};
use crate::format::seek::{Frame, SeekTable};
use crate::watch::Watch;
use pannier_maker::counted::Counted;

/// The frames of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Bytes of the archive in each frame.
    pub(super) frames: Vec<u64>,
    /// Whether a seek table follows the frames.
    pub(super) has_table: bool,
}

/// Bytes of the archive in two sections, if nobody chose a number: the number of sections is even. BENCHMARKS.md has the measurement.
const TWO_SECTIONS_BYTES: u64 = 256 << 20;
/// The fewest bytes of a section. Every section costs a thread of the compressor its start.
pub const SECTION_LEAST_BYTES: u64 = 1 << 20;

/// Returns the number of sections for an archive of this size. `None` if one frame is enough.
pub(super) fn section_count(chosen: Option<u64>, archive_bytes: u64) -> Option<u64> {
    // Every number of processors that is common divides the work evenly, or nearly so.
    let pairs = || archive_bytes.saturating_add(TWO_SECTIONS_BYTES / 2).checked_div(TWO_SECTIONS_BYTES).unwrap_or(1);
    let own = || (archive_bytes >= LARGE_BYTES).then(|| pairs().max(1).saturating_mul(2));
    chosen.map(|bytes| archive_bytes.div_ceil(bytes.max(1))).or_else(own)
}

impl Plan {
    /// Returns the bytes of the seek table.
    pub(super) fn table_bytes(&self) -> u64 {
        if self.has_table { SeekTable::bytes_for(self.frames.len()) } else { 0 }
    }

    /// Returns the bytes of the archive in all frames together.
    fn archive_bytes(&self) -> u64 {
        self.frames.iter().fold(0, |sum, bytes| sum.saturating_add(*bytes))
    }
}

/// A compressing writer for an archive in several frames, of which each is compressed alone. [`Frames::finish`] must be called.
pub(crate) struct Frames<'a, W: Write> {
    /// The frame under way. There is none after a failure.
    frame: Option<Compressor<'a, Counted<W>>>,
    /// Bytes that the frames have written.
    written: Rc<Cell<u64>>,
    /// Bytes that the frames before had written.
    before: u64,
    /// Bytes of the archive in the frame under way.
    content: u64,
    /// Bytes of the archive that the frame still lacks.
    left: u64,
    /// Bytes of the archive in each later frame.
    later: std::iter::Copied<std::slice::Iter<'a, u64>>,
    told: Told<'a>,
    table: SeekTable,
}

impl<'a, W: Write> Frames<'a, W> {
    /// Begins the first frame of a plan. The watch learns how many bytes were compressed.
    pub(super) fn new(out: W, level: i32, workers: u32, plan: &'a Plan, watch: &'a Watch) -> io::Result<Self> {
        let mut later = plan.frames.iter().copied();
        let left = later.next().unwrap_or_default();
        let told = Told { watch, before: 0 };
        let out = Counted::new(out);
        let written = Rc::clone(&out.written);
        let frame = Some(Compressor::new(out, level, workers, (left, plan.archive_bytes()), Some(told))?);
        let told = Told { watch, before: left };
        let table = SeekTable::default();
        Ok(Self { frame, written, before: 0, content: left, left, later, told, table })
    }

    /// Ends the frame and begins the next one.
    fn turn(&mut self) -> io::Result<()> {
        let (Some(frame), Some(bytes)) = (self.frame.take(), self.later.next()) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        self.frame = Some(frame.turn(bytes, Some(self.told))?);
        self.enter();
        self.told.before = self.told.before.saturating_add(bytes);
        (self.content, self.left) = (bytes, bytes);
        Ok(())
    }

    /// Enters in the table the frame that has just ended.
    fn enter(&mut self) {
        let number = |bytes: u64| u32::try_from(bytes).unwrap_or(u32::MAX);
        let bytes = self.written.get().saturating_sub(self.before);
        self.table.push(Frame { bytes: number(bytes), content_bytes: number(self.content) });
        self.before = self.written.get();
    }

    /// Ends the archive. Returns the inner writer, and the table of all frames.
    pub(crate) fn finish(mut self) -> io::Result<(W, SeekTable)> {
        let out = self.frame.take().ok_or(io::ErrorKind::InvalidInput)?.finish()?;
        self.enter();
        Ok((out.inner, self.table))
    }
}

impl<W: Write> Write for Frames<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        while self.left == 0 && !bytes.is_empty() {
            self.turn()?;
        }
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        let frame = self.frame.as_mut().ok_or(io::ErrorKind::InvalidInput)?;
        let count = frame.write(bytes.get(..left).unwrap_or(bytes))?;
        self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.frame.as_mut().map_or(Ok(()), Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watch::Phase;

    #[test]
    fn only_what_was_compressed_is_done() {
        let plan = Plan { frames: vec![8_000_000, 1_000_000], has_table: true };
        let watch = Watch::default();
        watch.begin(Phase::Packing, plan.archive_bytes());
        let done = || watch.state().1;
        let mut out = Frames::new(Vec::new(), 3, 2, &plan, &watch).unwrap();
        // Less than a worker gets at a time.
        out.write_all(&vec![7; 1 << 20]).unwrap();
        assert_eq!(done(), 0);
        out.write_all(&vec![7; 8_000_000 - (1 << 20)]).unwrap();
        assert!(done() <= 8_000_000);
        out.write_all(&[7]).unwrap();
        assert_eq!(done(), 8_000_000);
        out.write_all(&vec![7; 999_999]).unwrap();
        let (bytes, table) = out.finish().unwrap();
        assert_eq!(done(), 9_000_000);
        assert_eq!(table.sums(), (bytes.len() as u64, 9_000_000));
        assert_eq!(table.frames().len(), 2);
    }

    #[test]
    fn every_frame_is_as_if_it_was_made_alone() {
        let lengths = [9_000_000, 7_340_033, 1_000];
        let plan = Plan { frames: lengths.to_vec(), has_table: true };
        let watch = Watch::default();
        let mut random = fastrand::Rng::with_seed(9);
        // Words, then bytes that get another level, so that the level changes within a frame.
        let text: Vec<u8> = std::iter::repeat_with(|| random.u8(b'a'..b'e')).take(8_500_000).collect();
        let archive = [text, std::iter::repeat_with(|| random.u8(..)).take(7_841_033).collect()].concat();
        let mut out = Frames::new(Vec::new(), 3, 2, &plan, &watch).unwrap();
        out.write_all(&archive).unwrap();
        let (bytes, table) = out.finish().unwrap();
        let (mut from, mut at) = (0, 0);
        for (length, frame) in lengths.into_iter().zip(table.frames()) {
            let content = &archive[at..][..length as usize];
            let mut alone = Compressor::new(Vec::new(), 3, 1, (length, plan.archive_bytes()), None).unwrap();
            alone.write_all(content).unwrap();
            assert_eq!(alone.finish().unwrap(), bytes[from..][..frame.bytes as usize], "{length}");
            from += frame.bytes as usize;
            at += length as usize;
        }
        assert_eq!((from, at), (bytes.len(), archive.len()));
    }
}
