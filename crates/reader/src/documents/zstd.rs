//! The strict reader of Zstandard's frames (FORMAT.md §10.2).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, BufRead, Read};

use zstd::zstd_safe::{DCtx, DParameter, InBuffer, OutBuffer, ResetDirective, get_error_name};

use crate::error::{Error, PayloadFault};
use pannier_format::limits;
use pannier_format::seek::SEEK_TABLE_MAGIC;

/// The magic number of the skippable frame that hides the length of the payload.
pub const PADDING_MAGIC: u32 = 0x184D_2A50;
/// The bytes of a skippable frame before its content.
pub const PADDING_HEAD_BYTES: u64 = 8;
const FRAME_MAGIC: u32 = 0xFD2F_B528;

/// A decompressing reader that accepts only the frames that FORMAT.md §10.2 allows.
pub struct Decompressor<'p, R> {
    inner: R,
    decoder: Lent<'p>,
    /// Whether the frame goes on from a prefix. Such a frame stands alone.
    has_prefix: bool,
    /// Whether only frames with content may come.
    is_section: bool,
    /// Header bytes of the current frame that the decoder has not yet received.
    head: Vec<u8>,
    state: State,
    /// The sum of the content sizes in the frame headers.
    promised_bytes: u64,
    given_bytes: u64,
}

/// A decoder with its memory, for one section after another. The window of a new decoder is memory that the system must give
/// again, page by page.
pub(super) struct Decoder(DCtx<'static>);

impl Decoder {
    /// Makes a decoder that accepts the windows of FORMAT.md §10.2.
    pub(super) fn new() -> io::Result<Self> {
        context().map(Self)
    }
}

/// The decoder of a reader.
enum Lent<'p> {
    Own(DCtx<'p>),
    Lent(&'p mut Decoder),
}

fn context<'p>() -> io::Result<DCtx<'p>> {
    let mut context = DCtx::try_create().ok_or_else(|| io::Error::from(io::ErrorKind::OutOfMemory))?;
    context
        .set_parameter(DParameter::WindowLogMax(limits::WINDOW_LOG_ACCEPTED))
        .map_err(|code| fault(get_error_name(code)))?;
    Ok(context)
}

#[derive(PartialEq)]
enum State {
    /// Before a frame, or before the frames that may follow the last content frame.
    BeforeFrame,
    InFrame,
    /// After padding: only a seek table may follow.
    Padded,
    Ended,
}

fn fault(what: impl Into<String>) -> io::Error {
    io::Error::other(Error::from(PayloadFault::Compression(what.into())))
}

impl<'p, R: BufRead> Decompressor<'p, R> {
    /// Reads the first frame's header.
    pub fn new(inner: R) -> io::Result<Self> {
        Self::begin(inner, Lent::Own(context()?), false, false)
    }

    /// Reads the header of a frame that goes on from a prefix (FORMAT.md §19). Nothing follows the frame.
    pub fn after(prefix: &'p [u8], inner: R) -> io::Result<Self> {
        let mut context = context()?;
        context.ref_prefix(prefix).map_err(|code| fault(get_error_name(code)))?;
        Self::begin(inner, Lent::Own(context), true, false)
    }

    /// Reads the header of the first frame of a section (FORMAT.md §10.5). Neither padding nor a seek table follows the frames.
    pub(super) fn of_section(inner: R, decoder: &'p mut Decoder) -> io::Result<Self> {
        // The section before may have ended within a frame.
        decoder.0.reset(ResetDirective::SessionOnly).map_err(|code| fault(get_error_name(code)))?;
        Self::begin(inner, Lent::Lent(decoder), false, true)
    }

    fn begin(inner: R, decoder: Lent<'p>, has_prefix: bool, is_section: bool) -> io::Result<Self> {
        let mut this = Self {
            inner,
            decoder,
            has_prefix,
            is_section,
            head: Vec::new(),
            state: State::BeforeFrame,
            promised_bytes: 0,
            given_bytes: 0,
        };
        this.begin_frame()?;
        if this.state == State::Ended {
            return Err(fault("it is empty"));
        }
        Ok(this)
    }

    /// Returns the number of content bytes that the headers promise so far.
    pub fn promised_bytes(&self) -> u64 {
        self.promised_bytes
    }

    /// Returns the number of content bytes that came so far.
    pub fn given_bytes(&self) -> u64 {
        self.given_bytes
    }

    fn take(&mut self, count: usize) -> io::Result<()> {
        let start = self.head.len();
        self.head.resize(start.saturating_add(count), 0);
        let space = self.head.get_mut(start..).unwrap_or_default();
        self.inner.read_exact(space).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => fault("it ends early"),
            _ => error,
        })
    }

    fn at_end(&mut self) -> io::Result<bool> {
        Ok(self.inner.fill_buf()?.is_empty())
    }

    /// Reads the header of a frame (RFC 8878 §3.1.1.1) and checks the header before the decoder sees any byte of the
    /// header.
    fn begin_frame(&mut self) -> io::Result<()> {
        if self.at_end()? {
            self.state = State::Ended;
            return Ok(());
        }
        if self.has_prefix && self.state == State::BeforeFrame && self.promised_bytes > 0 {
            return Err(fault("something follows the frame"));
        }
        self.head.clear();
        self.take(4)?;
        match self.head.first_chunk().map(|magic| u32::from_le_bytes(*magic)) {
            Some(FRAME_MAGIC) if self.state != State::Padded => {}
            _ if self.is_section => return Err(fault("something that is no frame")),
            Some(PADDING_MAGIC) if self.promised_bytes > 0 && self.state != State::Padded => {
                self.skip(u32::MAX)?;
                self.state = State::Padded;
                return self.begin_frame();
            }
            Some(SEEK_TABLE_MAGIC) if self.promised_bytes > 0 => {
                self.skip(u32::try_from(limits::SEEK_TABLE_MAX_BYTES).unwrap_or(u32::MAX))?;
                if !self.at_end()? {
                    return Err(fault("something follows the seek table"));
                }
                self.state = State::Ended;
                return Ok(());
            }
            _ => return Err(fault("something that is no frame")),
        }
        self.take(1)?;
        let descriptor = self.head.last().copied().unwrap_or_default();
        let single_segment = descriptor & 0x20 != 0;
        let size_flag = descriptor >> 6;
        if descriptor & 0x03 != 0 {
            return Err(fault("a frame wants a dictionary"));
        }
        if descriptor & 0x08 != 0 {
            return Err(fault("a frame uses a reserved bit"));
        }
        if descriptor & 0x04 == 0 {
            return Err(fault("a frame has no checksum"));
        }
        let size_bytes = match size_flag {
            0 if single_segment => 1,
            0 => return Err(fault("a frame does not tell its size")),
            1 => 2,
            2 => 4,
            _ => 8,
        };
        if !single_segment {
            self.take(1)?;
            let window = self.head.last().copied().unwrap_or_default();
            let (exponent, mantissa) = (u32::from(window >> 3), u32::from(window & 7));
            if exponent.saturating_add(10).saturating_add(u32::from(mantissa > 0)) > limits::WINDOW_LOG_ACCEPTED {
                return Err(fault("a frame wants a window over 128 MiB"));
            }
        }
        let at = self.head.len();
        self.take(size_bytes)?;
        let mut size = [0; 8];
        size.iter_mut().zip(self.head.get(at..).unwrap_or_default()).for_each(|(to, from)| *to = *from);
        let mut content = u64::from_le_bytes(size);
        if size_bytes == 2 {
            content = content.saturating_add(256);
        }
        if single_segment && content > 1 << limits::WINDOW_LOG_ACCEPTED {
            return Err(fault("a frame wants a window over 128 MiB"));
        }
        self.promised_bytes =
            self.promised_bytes.checked_add(content).ok_or_else(|| fault("the frames promise too much"))?;
        self.state = State::InFrame;
        Ok(())
    }

    /// Skips the content of a skippable frame.
    fn skip(&mut self, most: u32) -> io::Result<()> {
        self.take(4)?;
        let length = self.head.last_chunk().map_or(u32::MAX, |length| u32::from_le_bytes(*length));
        if length > most {
            return Err(fault("a skippable frame that is too long"));
        }
        let skipped = io::copy(&mut self.inner.by_ref().take(u64::from(length)), &mut io::sink())?;
        if skipped < u64::from(length) {
            return Err(fault("it ends early"));
        }
        Ok(())
    }

    /// Runs one step of the decoder, and returns the number of bytes written to `out`.
    fn step(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut output = OutBuffer::around(out);
        let from_head = !self.head.is_empty();
        let bytes = if from_head { self.head.as_slice() } else { self.inner.fill_buf()? };
        let ended = bytes.is_empty();
        let mut input = InBuffer::around(bytes);
        let left = match &mut self.decoder {
            Lent::Own(context) => context.decompress_stream(&mut output, &mut input),
            Lent::Lent(decoder) => decoder.0.decompress_stream(&mut output, &mut input),
        }
        .map_err(|code| fault(get_error_name(code)))?;
        let (used, given) = (input.pos(), output.pos());
        if from_head {
            self.head.drain(..used);
        } else {
            self.inner.consume(used);
        }
        self.given_bytes = self.given_bytes.saturating_add(given as u64);
        // The decoder compares the sizes only at the end of a frame. A bomb must stop before the end.
        if self.given_bytes > self.promised_bytes {
            return Err(fault("more bytes than the frame promised"));
        }
        if left == 0 {
            self.state = State::BeforeFrame;
            self.begin_frame()?;
        } else if ended && given == 0 {
            return Err(fault("it ends early"));
        }
        Ok(given)
    }
}

impl<R: BufRead> Read for Decompressor<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.state == State::InFrame && !out.is_empty() {
            let given = self.step(out)?;
            if given > 0 {
                return Ok(given);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoder_that_was_left_within_a_frame_reads_the_next_section() {
        let frame = |seed: u32| {
            let plain: Vec<u8> = (0..300_000_u32).map(|n| (n.wrapping_mul(n ^ seed) >> 9) as u8).collect();
            let mut encoder = zstd::stream::Encoder::new(Vec::new(), 1).unwrap();
            encoder.include_checksum(true).unwrap();
            encoder.set_pledged_src_size(Some(plain.len() as u64)).unwrap();
            io::Write::write_all(&mut encoder, &plain).unwrap();
            (encoder.finish().unwrap(), plain)
        };
        let ((one, _), (other, plain)) = (frame(1), frame(2));
        let mut decoder = Decoder::new().unwrap();
        let mut whole = |read: &dyn Fn(&mut Decoder)| {
            read(&mut decoder);
            let mut all = Vec::new();
            Decompressor::of_section(other.as_slice(), &mut decoder).unwrap().read_to_end(&mut all).unwrap();
            assert_eq!(all, plain);
        };
        whole(&|_| ());
        whole(&|decoder| {
            Decompressor::of_section(one.as_slice(), decoder).unwrap().read_exact(&mut [0; 100]).unwrap();
        });
        whole(&|decoder| {
            let mut torn = Decompressor::of_section(&one[..one.len() / 2], decoder).unwrap();
            assert!(torn.read_to_end(&mut Vec::new()).is_err());
        });
    }
}
