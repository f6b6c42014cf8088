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
    prompt: Option<Before>,
}

static NOW: Mutex<Now> = Mutex::new(Now { watch: None, stopped: false, is_seen: false, prompt: None });

/// The state of a terminal before a prompt.
struct Before {
    #[cfg(unix)]
    modes: Option<(std::fs::File, rustix::termios::Termios)>,
}

impl Before {
    fn look() -> Self {
        #[cfg(unix)]
        {
            let terminal = std::fs::File::open("/dev/tty").ok();
            let modes = terminal.and_then(|tty| rustix::termios::tcgetattr(&tty).ok().map(|modes| (tty, modes)));
            Self { modes }
        }
        #[cfg(not(unix))]
        Self {}
    }

    fn restore(self) {
        #[cfg(unix)]
        if let Some((tty, modes)) = self.modes {
            let _ = rustix::termios::tcsetattr(tty, rustix::termios::OptionalActions::Now, &modes);
        }
    }
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
    if let Ok(mut now) = NOW.lock() {
        now.prompt = Some(Before::look());
    }
    listen();
    let typed = rpassword::prompt_password(format!("{question}: "));
    if typed.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::Interrupted) {
        // The signal will end the program soon.
        thread::sleep(Duration::from_secs(1));
    }
    if let Ok(mut now) = NOW.lock() {
        now.prompt = None;
    }
    typed
}

#[allow(clippy::exit, reason = "there is nobody to whom the thread of the signal could return")]
fn listen() {
    // If no handler can be set (already set, or no signals), Ctrl-C ends the program. The next run removes the stage.
    let _ = ctrlc::set_handler(|| {
        if ends() {
            std::process::exit(130);
        }
    });
}

/// Does what a signal asks for. Tells whether the program must end at once.
fn ends() -> bool {
    let Ok(mut now) = NOW.lock() else { return true };
    if let Some(before) = now.prompt.take() {
        before.restore();
        let _ = writeln!(io::stderr());
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
