//! The external programs for files that pannier does not decode: `pdftoppm` for PDFs, `ffmpeg` for films, `heif-convert` for HEIC. A program
//! receives a path and writes pictures to a pipe. A program may write no file and reach no network. A program is ended
//! when nobody waits for the program any more.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::limits;
use crate::store::sandbox;
use crate::watch::Watch;
use pannier_reader::error::{Doing, Error, Result};

/// The permission to run external programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Programs {
    /// `pdftoppm` and `ffmpeg` may run if they are needed.
    Allowed,
    /// No external program may run.
    Forbidden,
}

/// An external program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// The program for pages of a PDF, from poppler.
    PdfToPpm,
    /// The program for pictures of a film.
    Ffmpeg,
    /// The program for HEIC and AVIF photos, from libheif.
    HeifConvert,
    /// The same program under its newer name.
    HeifDec,
}

impl Program {
    /// The name of the program's command.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::PdfToPpm => "pdftoppm",
            Self::Ffmpeg => "ffmpeg",
            Self::HeifConvert => "heif-convert",
            Self::HeifDec => "heif-dec",
        }
    }

    /// The command for one file. A program that cannot write to a pipe by itself writes to the outlet. The path can never be read as an option or an address.
    fn command(self, path: &Path, outlet: Option<&Path>) -> Command {
        let path = if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) };
        let mut command = Command::new(self.name());
        match self {
            // The long side of A4 at 300 dpi, for every claimed page size.
            Self::PdfToPpm => command.args(["-q", "-gray", "-scale-to", "3508"]).arg(path),
            Self::HeifConvert | Self::HeifDec => command.arg(path).args(outlet),
            Self::Ffmpeg => {
                let mut address = std::ffi::OsString::from("file:");
                address.push(path);
                // The options allow at most about sixty pictures a second and number the pictures again. A forger can
                // make gaps in time at no cost, and the gaps are not filled with copies. `-fps_mode` has the same
                // meaning, but older versions do not know the option.
                command.args(["-nostdin", "-v", "quiet", "-protocol_whitelist", "file,pipe", "-i"]).arg(address).args([
                    "-map",
                    "0:v:0",
                    "-vf",
                    concat!(
                        "select='not(between(t-prev_selected_t,0,0.0125))',settb=1/30,setpts=N,fps=30,",
                        "scale=w='min(3840,iw)':h='min(3840,ih)':force_original_aspect_ratio=decrease"
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

/// A running program and its output.
pub(crate) struct Running<'a> {
    child: Child,
    pieces: Receiver<Vec<u8>>,
    piece: Vec<u8>,
    at: usize,
    /// `true` if the output was read to its end.
    is_read: bool,
    watch: &'a Watch,
}

/// Starts a program on a file. Returns `None` if the program is not installed.
///
/// # Errors
/// A program that is installed and cannot be started.
pub(crate) fn start<'a>(
    program: Program,
    path: &Path,
    outlet: Option<&Path>,
    watch: &'a Watch,
) -> Result<Option<Running<'a>>> {
    start_command(program.command(path, outlet), program.name(), watch)
}

/// Starts a command whose output is read. Returns `None` if the program is not installed.
///
/// # Errors
/// A program that is installed and cannot be started.
pub(crate) fn start_command<'a>(mut command: Command, name: &str, watch: &'a Watch) -> Result<Option<Running<'a>>> {
    // The program starts on a separate thread, so that the restrictions apply to this thread and its child alone.
    let spawn = move || {
        sandbox::forbid_writing();
        command.spawn()
    };
    let spawned = thread::spawn(spawn).join().map_err(|_| Error::Bug("a thread died"))?;
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(Doing::Run, PathBuf::from(name), error)),
    };
    let (sender, pieces) = sync_channel(4);
    if let Some(mut out) = child.stdout.take() {
        // The thread ends when the program closes its output, or when nobody reads the pieces any more.
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
    /// Returns `true` if the program wrote all its output and reported success. A program with more output would wait
    /// for us while we wait for the program. A program without output may run for ever. This function ends both
    /// programs.
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
        // A program that has ended cannot be ended again. The error is harmless.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    /// The output of a shell that is read to its end or not, and the success of the shell.
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
        // The program ends shortly after its output ends.
        assert_eq!(run("exec >&-; exec sleep 0.3", true), (Vec::new(), true));
    }

    #[test]
    fn a_program_with_more_to_give_is_not_waited_for() {
        for script in ["exec yes", "exec sleep 10000"] {
            assert_eq!(run(script, false), (Vec::new(), false), "{script}");
        }
    }
}
