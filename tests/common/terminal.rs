//! A terminal with a person at it who reads before typing: `script` keeps the terminal.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::program::Home;

/// How long anything may take until the test fails.
const PATIENCE: Duration = Duration::from_mins(1);

/// Is there what a terminal is made with? Tells that a test is skipped where it is not.
#[allow(clippy::print_stderr, reason = "only the binaries of tests that skip allow it as a whole")]
pub(crate) fn is_there() -> bool {
    let there = Command::new("script").arg("--version").output().is_ok();
    if !there {
        eprintln!("SKIPPED: there is no script");
    }
    there
}

/// A shell's line that runs in a terminal.
pub(crate) struct Terminal {
    child: Child,
    keys: Option<ChildStdin>,
    written: Receiver<Vec<u8>>,
    seen: Vec<u8>,
}

impl Terminal {
    /// Runs a line by the shell that is on every system, whatever the user's own is.
    pub(crate) fn start(home: &Home, line: &str) -> Self {
        let mut command = home.command("script");
        command.args(["-qec", line, "/dev/null"]).env("SHELL", "/bin/sh").env("TERM", "xterm");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (keys, mut out) = (child.stdin.take(), child.stdout.take().unwrap());
        let (sender, written) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { child, keys, written, seen: Vec::new() }
    }

    /// Waits until something stands in the terminal.
    #[track_caller]
    pub(crate) fn waits_for(&mut self, text: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.seen.windows(text.len()).any(|part| part == text.as_bytes()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.written.recv_timeout(left) {
                Ok(bytes) => self.seen.extend(bytes),
                Err(_) => panic!("{text:?} is not seen: {:?}", String::from_utf8_lossy(&self.seen)),
            }
        }
    }

    /// Types keys.
    pub(crate) fn types(&mut self, keys: &str) {
        self.keys.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end of the line and gives all that was written to the terminal.
    #[track_caller]
    pub(crate) fn ends(mut self) -> String {
        let until = Instant::now() + PATIENCE;
        while let Ok(bytes) = self.written.recv_timeout(until.saturating_duration_since(Instant::now())) {
            self.seen.extend(bytes);
        }
        assert!(Instant::now() < until, "still running: {:?}", String::from_utf8_lossy(&self.seen));
        self.child.wait().unwrap();
        String::from_utf8(std::mem::take(&mut self.seen)).unwrap()
    }
}

impl Drop for Terminal {
    /// A test that failed leaves nothing running.
    fn drop(&mut self) {
        drop(self.keys.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
