//! An archive in several frames, of which each is compressed alone.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Write};

use super::compress::{Compressor, Told};
use crate::watch::Watch;

/// A compressing writer for an archive in several frames, of which each is compressed alone. [`Frames::finish`] must be called.
pub(crate) struct Frames<'a, W: Write> {
    /// The frame under way. There is none after a failure.
    frame: Option<Compressor<'a, W>>,
    /// Bytes of the archive that the frame still lacks.
    left: u64,
    /// Bytes of the archive in each later frame.
    later: std::iter::Copied<std::slice::Iter<'a, u64>>,
    level: i32,
    workers: u32,
    told: Told<'a>,
}

impl<'a, W: Write> Frames<'a, W> {
    /// Begins the first of `frames`, which tell how many bytes of the archive each frame holds. The watch learns how many
    /// bytes were compressed.
    pub(crate) fn new(out: W, level: i32, workers: u32, frames: &'a [u64], watch: &'a Watch) -> io::Result<Self> {
        let mut later = frames.iter().copied();
        let left = later.next().unwrap_or_default();
        let told = Told { watch, before: 0 };
        let frame = Some(Compressor::new(out, level, workers, left, Some(told))?);
        Ok(Self { frame, left, later, level, workers, told: Told { watch, before: left } })
    }

    /// Ends the frame and begins the next one.
    fn turn(&mut self) -> io::Result<()> {
        let (Some(frame), Some(bytes)) = (self.frame.take(), self.later.next()) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        self.frame = Some(Compressor::new(frame.finish()?, self.level, self.workers, bytes, Some(self.told))?);
        self.told.before = self.told.before.saturating_add(bytes);
        self.left = bytes;
        Ok(())
    }

    /// Ends the archive and gives the inner writer back.
    pub(crate) fn finish(self) -> io::Result<W> {
        self.frame.ok_or(io::ErrorKind::InvalidInput)?.finish()
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
        let (watch, frames) = (Watch::default(), [8_000_000, 1_000_000]);
        watch.begin(Phase::Packing, frames.iter().sum());
        let done = || watch.state().1;
        let mut out = Frames::new(Vec::new(), 3, 2, &frames, &watch).unwrap();
        // Less than a worker gets at a time.
        out.write_all(&vec![7; 1 << 20]).unwrap();
        assert_eq!(done(), 0);
        out.write_all(&vec![7; 8_000_000 - (1 << 20)]).unwrap();
        assert!(done() <= 8_000_000);
        out.write_all(&[7]).unwrap();
        assert_eq!(done(), 8_000_000);
        out.write_all(&vec![7; 999_999]).unwrap();
        out.finish().unwrap();
        assert_eq!(done(), 9_000_000);
    }
}
