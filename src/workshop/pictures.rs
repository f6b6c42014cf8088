//! The workshop for pictures, both sides: the program sends files, and the process says which codes it saw.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ChildStdin;

use serde::{Deserialize, Serialize};

use super::apart::{self, Messages, Process, next};
use super::fault::WorkshopFault;
use super::wire::{Message, Order, receive, send};
use crate::error::{Error, Result};
use crate::limits;
use crate::scan::seen::Look;
use crate::scan::still::{Done, still};
use crate::store::sandbox::{self, Confinement};
use crate::watch::Watch;
use pannier_optical::codes::picture::Format;

/// The beginning of a file; its bytes follow.
#[derive(Serialize, Deserialize)]
struct File {
    format: u8,
    bytes: u64,
}

/// What the workshop says.
#[derive(Serialize, Deserialize)]
enum Said {
    /// How far the process is confined. The first message.
    Confined(Confinement),
    /// One picture. The answer is one byte.
    Look(Look),
    /// The file is done.
    End(Done),
}

impl Message for Said {}

/// The answers to a look.
const MORE: u8 = 0;
const STOP: u8 = 2;

const FORMATS: [Format; 7] =
    [Format::Jpeg, Format::Png, Format::Gif, Format::WebP, Format::Tiff, Format::Bmp, Format::Pnm];

/// A running workshop, and its pipes.
struct Running {
    process: Process,
    to: ChildStdin,
    from: Messages<Said>,
    confinement: Confinement,
}

/// The decoder of pictures of one thread. A process that fails costs one file: the next file has a new process.
pub(crate) struct Pictures<'a> {
    /// The program of the process; nothing if the calling thread decodes.
    program: Option<&'a Path>,
    running: Option<Running>,
}

impl<'a> Pictures<'a> {
    /// Starts no process yet.
    pub(crate) fn new(program: Option<&'a Path>) -> Self {
        Self { program, running: None }
    }

    /// Starts the process. Returns `false` if the calling thread will decode: without `/proc`, or with no room for another process.
    pub(crate) fn start(&mut self, watch: &Watch) -> bool {
        // A process that fails is started again for the next file, and the failure is told there.
        if let Some(Ok(started)) = self.program.map(|program| Running::start(program, watch)) {
            self.program = self.program.filter(|_| started.is_some());
            self.running = started;
        }
        self.program.is_some()
    }

    /// Tells how far the decoder is confined, if it is a process that runs.
    pub(crate) fn confinement(&self) -> Option<Confinement> {
        self.running.as_ref().map(|running| running.confinement)
    }

    /// Looks at every picture of a file, as [`still`].
    ///
    /// # Errors
    /// The process failed, or a stop by the person.
    pub(crate) fn look(
        &mut self,
        bytes: &[u8],
        format: Format,
        watch: &Watch,
        show: &mut dyn FnMut(Look) -> bool,
    ) -> Result<Done> {
        let Some(program) = self.program else { return Ok(still(bytes, format, show)) };
        let mut running = match self.running.take() {
            Some(running) => running,
            None => Running::start(program, watch)?.ok_or(WorkshopFault::Ended)?,
        };
        match running.look(bytes, format, watch, show) {
            Ok(Some(done)) => {
                self.running = Some(running);
                Ok(done)
            }
            Ok(None) => Err(running.process.death().into()),
            Err(error) => Err(error),
        }
    }
}

impl Running {
    fn start(program: &Path, watch: &Watch) -> Result<Option<Self>> {
        let Some(mut process) = apart::start(program) else { return Ok(None) };
        let (to, from) = process.begin(&Order::Pictures)?;
        match next(&from, watch)? {
            Some(Said::Confined(confinement)) => Ok(Some(Self { process, to, from, confinement })),
            Some(Said::Look(_) | Said::End(_)) => Err(WorkshopFault::Nonsense.into()),
            None => Err(process.death().into()),
        }
    }

    /// Looks at every picture of a file. `None` if the process ended before.
    fn look(
        &mut self,
        bytes: &[u8],
        format: Format,
        watch: &Watch,
        show: &mut dyn FnMut(Look) -> bool,
    ) -> Result<Option<Done>> {
        let number = FORMATS.iter().position(|known| *known == format).and_then(|at| u8::try_from(at).ok());
        let format = number.ok_or(Error::bug("a format without a number"))?;
        let file = File { format, bytes: bytes.len() as u64 };
        // A process that is gone is seen at the next message.
        let _ = send(&mut self.to, &file).and_then(|()| self.to.write_all(bytes));
        loop {
            match next(&self.from, watch)? {
                None => return Ok(None),
                Some(Said::Confined(_)) => return Err(WorkshopFault::Nonsense.into()),
                Some(Said::Look(look)) => {
                    let answer = if show(look) { MORE } else { STOP };
                    let _ = self.to.write_all(&[answer]);
                }
                Some(Said::End(done)) => return Ok(Some(done)),
            }
        }
    }
}

/// The process: closes itself in, and looks at files until the program ends.
pub(super) fn serve(from: &mut impl Read, out: &mut impl Write) -> io::Result<()> {
    let confinement = sandbox::confine_process(&[], Path::new(sandbox::NOTHING));
    send(out, &Said::Confined(confinement))?;
    while let Some(file) = receive::<File>(from)? {
        let format = FORMATS.get(usize::from(file.format)).ok_or(io::ErrorKind::InvalidData)?;
        if file.bytes > limits::PICTURE_MAX_BYTES {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = Vec::new();
        from.by_ref().take(file.bytes).read_to_end(&mut bytes)?;
        let mut failed = None;
        let mut show = |look| {
            let mut answer = [STOP];
            let asked = send(out, &Said::Look(look)).and_then(|()| from.read_exact(&mut answer));
            match asked {
                Ok(()) => answer != [STOP],
                Err(error) => {
                    failed = Some(error);
                    false
                }
            }
        };
        let done = still(&bytes, *format, &mut show);
        match failed {
            Some(error) => return Err(error),
            None => send(out, &Said::End(done))?,
        }
    }
    Ok(())
}
