//! The answer to a signal: a running task stops, and a terminal at a passphrase prompt returns to its earlier state.

use std::io::{self, Write as _};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::messages::msg;
use crate::watch::Watch;

/// The present work of the program.
struct Now {
    watch: Option<Arc<Watch>>,
    stopped: bool,
    /// Whether a person sees the messages about the task.
    is_seen: bool,
    prompt: Option<Prompt>,
}

static NOW: Mutex<Now> = Mutex::new(Now { watch: None, stopped: false, is_seen: false, prompt: None });

/// The terminal at which a passphrase is typed, and its state before the prompt.
///
/// The state changes under the lock of [`NOW`] alone. A signal therefore meets a terminal before, in, or after a prompt, and
/// never a terminal between two changes.
struct Prompt {
    #[cfg(unix)]
    tty: std::fs::File,
    #[cfg(unix)]
    before: rustix::termios::Termios,
}

#[cfg(unix)]
impl Prompt {
    /// Hides what is typed, and gives every key to the prompt: Ctrl-C as well.
    fn begin() -> io::Result<Self> {
        use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        let tty = std::fs::File::options().read(true).write(true).open("/dev/tty")?;
        let before = tcgetattr(&tty)?;
        let mut modes = before.clone();
        modes.local_modes.remove(LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG);
        modes.special_codes[SpecialCodeIndex::VMIN] = 1;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(&tty, OptionalActions::Now, &modes)?;
        Ok(Self { tty, before })
    }

    fn end(self) {
        let _ = rustix::termios::tcsetattr(&self.tty, rustix::termios::OptionalActions::Now, &self.before);
        let _ = writeln!(&self.tty);
    }

    fn answered(self) {
        self.end();
    }
}

#[cfg(not(unix))]
impl Prompt {
    fn end(self) {
        let _ = writeln!(io::stderr());
    }

    /// Here, the crate that reads the line ends it too.
    fn answered(self) {}
}

/// Sets the task that Ctrl-C stops in order. A second Ctrl-C ends the program at once.
pub(super) fn stop_on_signal(watch: Arc<Watch>, is_seen: bool) {
    if let Ok(mut now) = NOW.lock() {
        now.watch = Some(watch);
        now.stopped = false;
        now.is_seen = is_seen;
    }
    listen();
}

/// Asks for a line without showing it.
pub(super) fn hidden(question: &str) -> io::Result<String> {
    listen();
    let typed = read(&format!("{question}: "));
    if typed.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::Interrupted) {
        // The signal will end the program soon.
        thread::sleep(Duration::from_secs(1));
    }
    if let Some(prompt) = NOW.lock().ok().and_then(|mut now| now.prompt.take()) {
        prompt.answered();
    }
    typed
}

/// Reads the line. The crate `rpassword` knows the keys, and this module the state of the terminal.
#[cfg(unix)]
fn read(question: &str) -> io::Result<String> {
    let mut now = NOW.lock().map_err(|_| io::Error::other("a thread failed"))?;
    let prompt = Prompt::begin()?;
    let (input, output) = (prompt.tty.try_clone(), prompt.tty.try_clone());
    now.prompt = Some(prompt);
    drop(now);
    let config = rpassword::ConfigBuilder::new().input_reader(input?).output_writer(output?).build();
    rpassword::prompt_password_with_config(question, config)
}

#[cfg(not(unix))]
fn read(question: &str) -> io::Result<String> {
    if let Ok(mut now) = NOW.lock() {
        now.prompt = Some(Prompt {});
    }
    let typed = rpassword::prompt_password(question);
    if typed.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::UnexpectedEof) {
        let _ = writeln!(io::stderr());
    }
    typed
}

#[allow(clippy::exit, reason = "there is nobody to whom the thread of the signal could return")]
fn listen() {
    // If no handler can be set (already set, or no signals), Ctrl-C ends the program. The next run removes the stage.
    let _ = ctrlc::set_handler(|| {
        let Ok(mut now) = NOW.lock() else { std::process::exit(130) };
        if ends(&mut now) {
            // The lock is held to the end: no further prompt changes the terminal.
            std::process::exit(130);
        }
    });
}

/// Does what a signal asks for. Tells whether the program must end at once.
fn ends(now: &mut Now) -> bool {
    if let Some(prompt) = now.prompt.take() {
        prompt.end();
        return true;
    }
    if let Some(watch) = &now.watch {
        watch.stop();
    }
    let at_once = now.watch.is_none() || std::mem::replace(&mut now.stopped, true);
    if !at_once && now.is_seen {
        // The message has its own thread. A second Ctrl-C must not wait for a thread that holds the terminal.
        let say = || writeln!(io::stderr(), "\n{}", msg!("bar-stopping"));
        let _ = thread::Builder::new().spawn(say);
    }
    at_once
}
