//! The engine of the compressor: Zstandard's own state, which tells how much of the archive was compressed.

use std::io::{self, Write};

use zstd::stream::raw::{InBuffer, Operation, OutBuffer, WriteBuf};
use zstd::stream::zio::Writer;
use zstd::zstd_safe::{CCtx, CParameter, ErrorCode, ResetDirective, get_error_name};

use crate::watch::Watch;

/// Where the progress of an engine is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    pub(crate) watch: &'a Watch,
    /// Bytes of the archive in the frames before.
    pub(crate) before: u64,
}

/// The state of one frame. What a worker has, but has not compressed, does not count as done.
struct State<'a> {
    context: CCtx<'static>,
    told: Option<Told<'a>>,
}

impl State<'_> {
    fn tell(&self) {
        if let Some(Told { watch, before }) = self.told {
            watch.reach(before.saturating_add(self.context.get_frame_progression().consumed));
        }
    }
}

fn failed(code: ErrorCode) -> io::Error {
    io::Error::other(get_error_name(code))
}

impl Operation for State<'_> {
    fn run<C: WriteBuf + ?Sized>(
        &mut self,
        input: &mut InBuffer<'_>,
        output: &mut OutBuffer<'_, C>,
    ) -> io::Result<usize> {
        let hint = self.context.compress_stream(output, input).map_err(failed)?;
        self.tell();
        Ok(hint)
    }

    fn flush<C: WriteBuf + ?Sized>(&mut self, output: &mut OutBuffer<'_, C>) -> io::Result<usize> {
        self.context.flush_stream(output).map_err(failed)
    }

    fn finish<C: WriteBuf + ?Sized>(&mut self, output: &mut OutBuffer<'_, C>, _: bool) -> io::Result<usize> {
        // Each call returns as soon as a worker has compressed a part.
        let left = self.context.end_stream(output).map_err(failed)?;
        self.tell();
        Ok(left)
    }
}

/// A writer that compresses one frame.
pub(super) struct Engine<'a, W: Write>(Writer<W, State<'a>>);

impl<'a, W: Write> Engine<'a, W> {
    pub(super) fn new(out: W, level: i32, told: Option<Told<'a>>) -> io::Result<Self> {
        let mut engine = Self(Writer::new(out, State { context: CCtx::create(), told }));
        engine.set_parameter(CParameter::CompressionLevel(level))?;
        Ok(engine)
    }

    pub(super) fn set_parameter(&mut self, parameter: CParameter) -> io::Result<()> {
        self.0.operation_mut().context.set_parameter(parameter).map(|_| ()).map_err(failed)
    }

    /// States the exact length of what is written.
    pub(super) fn set_length(&mut self, bytes: u64) -> io::Result<()> {
        self.0.operation_mut().context.set_pledged_src_size(Some(bytes)).map(|_| ()).map_err(failed)
    }

    /// Ends the frame, and begins another one with the same parameters. The workers and their memory stay.
    pub(super) fn turn(mut self, told: Option<Told<'a>>) -> io::Result<Self> {
        self.0.finish()?;
        let (out, State { mut context, .. }) = self.0.into_inner();
        context.reset(ResetDirective::SessionOnly).map_err(failed)?;
        Ok(Self(Writer::new(out, State { context, told })))
    }

    /// Ends the frame and returns the inner writer.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.0.finish()?;
        Ok(self.0.into_inner().0)
    }
}

impl<W: Write> Write for Engine<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
