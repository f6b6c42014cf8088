//! A terminal with a person who reads before typing. The tool `script` provides the terminal.

use std::io::{Read, Write};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::program::Home;

/// How long anything may take until the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A shell's line that runs in a terminal.
pub(crate) struct Terminal {
    child: Child,
    written: Receiver<Vec<u8>>,
    seen: Vec<u8>,
}

impl Terminal {
    /// Runs a line by the shell that is on every system, whatever the user's own is.
    pub(crate) fn start(home: &Home, line: &str) -> Self {
        let mut command = home.command("script");
        command.args(["-qec", line, "/dev/null"]).env("SHELL", "/bin/sh").env("TERM", "xterm");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        let (sender, written) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { child, written, seen: Vec::new() }
    }

    /// Waits until something stands in the terminal.
    #[track_caller]
    pub(crate) fn waits_for(&mut self, text: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.seen.windows(text.len()).any(|part| part == text.as_bytes()) {
            if let Err(why) = self.read(until) {
                panic!("{text:?} is not seen ({why}): {:?}", String::from_utf8_lossy(&self.seen));
            }
        }
    }

    /// Takes what is written next; an error when nothing came until then, or nothing will come any more.
    fn read(&mut self, until: Instant) -> Result<(), RecvTimeoutError> {
        self.seen.extend(self.written.recv_timeout(until.saturating_duration_since(Instant::now()))?);
        Ok(())
    }

    /// Types keys.
    pub(crate) fn types(&mut self, keys: &str) {
        self.child.stdin.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end of the line and gives all that was written to the terminal.
    #[track_caller]
    pub(crate) fn ends(mut self) -> String {
        let until = Instant::now() + PATIENCE;
        let why = loop {
            if let Err(why) = self.read(until) {
                break why;
            }
        };
        assert_eq!(why, RecvTimeoutError::Disconnected, "still running: {:?}", String::from_utf8_lossy(&self.seen));
        self.child.wait().unwrap();
        String::from_utf8(std::mem::take(&mut self.seen)).unwrap()
    }
}

impl Drop for Terminal {
    /// A test that failed leaves nothing running.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
