//! The two programs of others that help with what is not decoded here: `pdftoppm` for PDFs, `ffmpeg` for films. They get
//! a path and give pictures on a pipe; they may write nothing, reach no network, and are ended when nobody waits any more.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::error::{Error, Result};
use crate::limits;
use crate::store::sandbox;
use crate::watch::Watch;

/// A program of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// Pages of a PDF, of poppler.
    PdfToPpm,
    /// Pictures of a film.
    Ffmpeg,
}

impl Program {
    /// Its name, as it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::PdfToPpm => "pdftoppm",
            Self::Ffmpeg => "ffmpeg",
        }
    }

    /// The command for one file. The path can never be taken for an option, nor for an address.
    fn command(self, path: &Path) -> Command {
        let path = if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) };
        let mut command = Command::new(self.name());
        match self {
            // The long side of A4 at 300 dpi, whatever size a page claims to have.
            Self::PdfToPpm => command.args(["-q", "-gray", "-scale-to", "3508"]).arg(path),
            Self::Ffmpeg => {
                let mut address = std::ffi::OsString::from("file:");
                address.push(path);
                // At most about thirty pictures a second, and numbered anew: gaps between their times, which cost a forger
                // nothing, are not filled with copies. `-fps_mode` says the same, and older versions do not know it.
                command.args(["-nostdin", "-v", "quiet", "-protocol_whitelist", "file,pipe", "-i"]).arg(address).args([
                    "-map",
                    "0:v:0",
                    "-vf",
                    concat!(
                        "select='not(between(t-prev_selected_t,0,0.025))',settb=1/30,setpts=N,fps=30,",
                        "scale=w='min(1920,iw)':h='min(1920,ih)':force_original_aspect_ratio=decrease"
                    ),
                    "-pix_fmt",
                    "gray",
                    "-strict",
                    "-1",
                    "-f",
                    "yuv4mpegpipe",
                    "pipe:1",
                ])
            }
        };
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }
}

/// A program at work, and what it gives.
pub(crate) struct Running<'a> {
    child: Child,
    pieces: Receiver<Vec<u8>>,
    piece: Vec<u8>,
    at: usize,
    /// Whether it gave all it had.
    is_read: bool,
    watch: &'a Watch,
}

/// Starts a program on a file; `None` when the program is not there.
///
/// # Errors
/// When it is there and cannot be started.
pub(crate) fn start<'a>(program: Program, path: &Path, watch: &'a Watch) -> Result<Option<Running<'a>>> {
    start_command(program.command(path), program.name(), watch)
}

fn start_command<'a>(mut command: Command, name: &str, watch: &'a Watch) -> Result<Option<Running<'a>>> {
    // A thread of its own, so that what is forbidden to it and its child is forbidden to nobody else.
    let spawn = move || {
        sandbox::forbid_writing();
        command.spawn()
    };
    let spawned = thread::spawn(spawn).join().map_err(|_| Error::Bug("a thread died"))?;
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(crate::error::Doing::Run, PathBuf::from(name), error)),
    };
    let (sender, pieces) = sync_channel(4);
    if let Some(mut out) = child.stdout.take() {
        // It ends when the program closes its end, or when nobody takes the pieces any more.
        thread::spawn(move || {
            loop {
                let mut piece = vec![0; limits::PIECE_BYTES];
                match out.read(&mut piece) {
                    Ok(count) if count > 0 => piece.truncate(count),
                    _ => return,
                }
                if sender.send(piece).is_err() {
                    return;
                }
            }
        });
    }
    Ok(Some(Running { child, pieces, piece: Vec::new(), at: 0, is_read: false, watch }))
}

impl Running<'_> {
    /// Tells whether the program gave all it had and was content. One that has more to give would wait for us while we wait for
    /// it, and one that gives nothing may stay for ever: both are ended.
    pub(crate) fn succeeded(mut self) -> bool {
        const STEP: Duration = Duration::from_millis(10);
        if !self.is_read {
            return false;
        }
        for _ in 0..limits::SILENT_QUARTERS.saturating_mul(25) {
            match self.child.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) if self.watch.advance(0).is_ok() => thread::sleep(STEP),
                _ => return false,
            }
        }
        false
    }
}

impl Read for Running<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut silent = 0u32;
        while self.at >= self.piece.len() {
            self.watch.advance(0).map_err(io::Error::other)?;
            match self.pieces.recv_timeout(Duration::from_millis(250)) {
                Ok(piece) => (self.piece, self.at) = (piece, 0),
                Err(RecvTimeoutError::Disconnected) => {
                    self.is_read = true;
                    return Ok(0);
                }
                Err(RecvTimeoutError::Timeout) => {
                    silent = silent.saturating_add(1);
                    if silent >= limits::SILENT_QUARTERS {
                        return Err(io::ErrorKind::TimedOut.into());
                    }
                }
            }
        }
        let rest = self.piece.get(self.at..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at = self.at.saturating_add(count);
        Ok(count)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        // One that has ended already cannot be ended again, and that is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    /// What a shell gives when it is read to its end or not, and whether it was content.
    fn run(script: &'static str, is_read: bool) -> (Vec<u8>, bool) {
        let (sender, answer) = channel();
        thread::spawn(move || {
            let mut command = Command::new("sh");
            command.args(["-c", script]).stdin(Stdio::null()).stdout(Stdio::piped());
            let watch = Watch::default();
            let mut running = start_command(command, "sh", &watch).unwrap().unwrap();
            let mut bytes = Vec::new();
            if is_read {
                running.read_to_end(&mut bytes).unwrap();
            }
            sender.send((bytes, running.succeeded()))
        });
        answer.recv_timeout(Duration::from_secs(60)).expect("it waits for a program that waits for it")
    }

    #[test]
    fn a_program_is_content_or_not_when_it_gave_all_it_had() {
        assert_eq!(run("echo pages", true), (b"pages\n".to_vec(), true));
        assert_eq!(run("echo pages; exit 3", true), (b"pages\n".to_vec(), false));
        // It ends a little after its output does.
        assert_eq!(run("exec >&-; exec sleep 0.3", true), (Vec::new(), true));
    }

    #[test]
    fn a_program_with_more_to_give_is_not_waited_for() {
        for script in ["exec yes", "exec sleep 10000"] {
            assert_eq!(run(script, false), (Vec::new(), false), "{script}");
        }
    }
}
