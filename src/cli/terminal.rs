//! The edge to the terminal: printing, asking, progress.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;
use zeroize::Zeroizing;

use super::args::{Colour, Global};
use super::error::{Error, Result};
use super::exit::Exit as _;
use super::fit;
use super::messages::msg;
use super::object::{self, Form};
use super::progress::{self, Shown, without_bar};
use super::standard::is_standard;
use super::tone::Tone;
use super::{prompt, words};
use crate::courier::want::want_gap;
use crate::error::{DeltaFault, Doing, ReaderError};
use crate::escape::shown_path;
use crate::format::transport;
use crate::limits;
use crate::seal::Callbacks;
use crate::secret::SecretString;
use crate::store;
use crate::unpack::Listing;
use crate::watch::Watch;

/// The way in which the program speaks.
#[derive(Clone, Debug)]
pub(super) struct Terminal {
    pub(super) json: bool,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
    /// Whether progress is told where nobody sees a bar.
    tells_progress: bool,
    /// The command that runs.
    command: String,
    no_input: bool,
    /// Whether documents have standard output for themselves. Results then are remarks.
    gives_way: bool,
}

/// The time between two lines of progress in a log: for who wants to see progress, and for who wants to see more.
const LOG_EVERY: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(10));

/// Prints the result of a command as one object. `command` is null if nobody knows the command.
pub(super) fn print_json(mut value: Value, command: Option<&str>, documents: Option<&Listing>, form: Form) {
    if let Some(fields) = value.as_object_mut() {
        fields.insert("command".to_owned(), command.into());
    }
    progress::last(|| printed(object::write(io::stdout().lock(), value, documents, form)));
}

/// The first error of printing a result.
static LOST: Mutex<Option<io::Error>> = Mutex::new(None);

/// Keeps the error if a result could not be printed. A reader that ended early is no error.
pub(super) fn printed(result: io::Result<()>) {
    if let Err(error) = result
        && error.kind() != io::ErrorKind::BrokenPipe
        && let Ok(mut lost) = LOST.lock()
    {
        lost.get_or_insert(error);
    }
}

/// Makes sure that all results were printed.
///
/// # Errors
/// The first error of printing.
pub(super) fn all_printed() -> Result<()> {
    printed(io::stdout().flush());
    match LOST.lock().ok().and_then(|mut lost| lost.take()) {
        Some(error) => Err(Error::io(Doing::Write, "standard output", error)),
        None => Ok(()),
    }
}

/// Prints lines on standard error, fitted to its window.
fn aside(text: &str) {
    let _ = writeln!(anstream::stderr(), "{}", fit::fitted(text, fit::of_errors()));
}

impl Terminal {
    pub(super) fn new(global: &Global, command: String, gives_way: bool) -> Self {
        match global.color {
            Colour::Auto => {}
            Colour::Always => anstream::ColorChoice::Always.write_global(),
            Colour::Never => anstream::ColorChoice::Never.write_global(),
        }
        Self {
            json: global.json,
            quiet: global.quiet,
            verbose: global.verbose > 0,
            tells_progress: global.progress,
            command,
            no_input: global.no_input,
            gives_way,
        }
    }

    /// Prints a result. With `--quiet`, only its first line is printed, and nothing that stands indented below such a line.
    pub(super) fn result(&self, text: impl std::fmt::Display) {
        if !self.quiet {
            return self.whole(text);
        }
        for line in text.to_string().lines().filter(|line| !line.starts_with(' ') && !line.is_empty()) {
            self.whole(line);
        }
    }

    /// Prints a result of which every line is wanted, also with `--quiet`: digits that people type or send.
    pub(super) fn whole(&self, text: impl std::fmt::Display) {
        if self.gives_way {
            aside(&text.to_string());
        } else if !self.json {
            printed(writeln!(anstream::stdout(), "{}", fit::fitted(&text.to_string(), fit::of_output())));
        }
    }

    /// Prints a text that is laid out for its window already.
    pub(super) fn laid_out(&self, text: &str) {
        printed(writeln!(anstream::stdout(), "{text}"));
    }

    /// Prints many lines of a result, until a line cannot be printed.
    pub(super) fn results(&self, lines: impl Iterator<Item = String>) {
        if self.json {
            return;
        }
        let mut out = io::BufWriter::new(anstream::stdout());
        let print = || lines.into_iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
        printed(print());
    }

    /// Prints a result as one object under `--json`, also under `--quiet`. The object is made for nobody else.
    pub(super) fn json(&self, value: impl FnOnce() -> Value) {
        if self.json {
            print_json(value(), Some(&self.command), None, self.form());
        }
    }

    /// Does the same for an object with these documents.
    pub(super) fn json_of(&self, documents: &Listing, value: impl FnOnce() -> Value) {
        if self.json {
            print_json(value(), Some(&self.command), Some(documents), self.form());
        }
    }

    /// Returns the form of objects. A program that gets progress reads line by line.
    pub(super) fn form(&self) -> Form {
        if self.tells_progress { Form::Line } else { Form::Pretty }
    }

    /// Returns how progress is shown.
    fn shown(&self) -> Option<Shown> {
        let is_seen = io::stderr().is_terminal();
        match (self.json, self.tells_progress) {
            (true, true) => Some(Shown::Objects),
            _ if self.quiet => None,
            (false, _) if is_seen => Some(Shown::Bar),
            (false, true) => Some(Shown::Log(LOG_EVERY.0)),
            _ if self.verbose && !is_seen => Some(Shown::Log(LOG_EVERY.1)),
            _ => None,
        }
    }

    /// Prints a remark beside the result.
    pub(super) fn say(&self, text: impl std::fmt::Display) {
        if !self.quiet {
            aside(&text.to_string());
        }
    }

    /// Prints a warning.
    pub(super) fn warn(&self, text: impl std::fmt::Display) {
        aside(&format!("{} {text}", Tone::Fair.paint(&msg!("head-warning"))));
    }

    /// Prints a warning in two lines. The second line begins below the first line.
    pub(super) fn warn_twice(&self, first: &str, second: &str) {
        let below = words::padded("", words::columns(&msg!("head-warning")) + 1);
        self.warn(format_args!("{first}\n{below}{second}"));
    }

    /// Prints an error and its hint.
    pub(super) fn error(&self, error: &Error) {
        aside(&format!("{} {}", Tone::Bad.paint(&msg!("head-error")), words::sentence(error)));
        if let Some(hint) = words::hint(error) {
            aside(&format!("{} {hint}", Tone::Fair.paint(&msg!("head-hint"))));
        }
    }

    /// Prints an error as one object.
    pub(super) fn error_json(&self, error: &Error) {
        self.json(|| {
            let mut object = serde_json::json!({
                "error": words::in_one_line(&words::sentence(error)),
                "hint": words::hint(error).map(|hint| words::in_one_line(&hint)),
                "code": words::codes::code(error).word(),
                "exit_code": error.class() as i32,
            });
            if let (Error::Library(crate::Error::Reader(ReaderError::Conflict(conflicts))), Some(fields)) =
                (error, object.as_object_mut())
            {
                fields.insert("conflicts".to_owned(), words::compared::conflicts_json(conflicts));
            }
            if let (Error::Library(crate::Error::Reader(ReaderError::Delta(DeltaFault::Gap(gap)))), Some(fields)) =
                (error, object.as_object_mut())
            {
                fields.insert("wanted_base".to_owned(), words::want::slip_json(&want_gap(gap), None));
            }
            object
        });
    }

    /// Tells whether a person is there who can answer.
    pub(super) fn may_ask(&self) -> bool {
        !self.no_input && io::stdin().is_terminal()
    }

    /// Asks for a line that may be seen. Returns `None` if no person is there, or if the person ended the input.
    pub(super) fn ask(&self, question: &str) -> Option<String> {
        if !self.may_ask() {
            return None;
        }
        without_bar(|| {
            let _ = write!(anstream::stderr(), "{} ", fit::fitted(question, fit::of_errors()));
            let _ = io::stderr().flush();
            let mut line = String::new();
            let typed = io::stdin().lock().read_line(&mut line).is_ok_and(|count| count > 0);
            if !typed {
                // The cursor is after the question.
                let _ = writeln!(io::stderr());
            }
            typed.then(|| line.trim().to_owned())
        })
    }

    /// Asks a question that is answered with yes or no. Silence, and the lack of a person, mean no.
    pub(super) fn agrees(&self, question: &str) -> bool {
        let (yes, no) = (msg!("prompt-yes"), msg!("prompt-no"));
        let question = msg!("prompt-confirm", question = question, yes = yes.as_str(), no = no);
        self.ask(&question).is_some_and(|answer| answer.eq_ignore_ascii_case(&yes) || answer.eq_ignore_ascii_case("y"))
    }

    /// Asks for a passphrase without showing the passphrase. Returns `None` if no person is there.
    ///
    /// # Errors
    /// When a person is there and gives no passphrase.
    pub(super) fn ask_passphrase(&self, question: &str) -> Result<Option<SecretString>> {
        if !self.may_ask() {
            return Ok(None);
        }
        match without_bar(|| prompt::hidden(question)) {
            Ok(typed) => Ok(Some(SecretString::from(typed))),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(ReaderError::Interrupted.into()),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Err(Error::Usage(msg!("prompt-no-passphrase")))
            }
            Err(_) => Ok(None),
        }
    }

    /// Asks for a new passphrase twice. Returns `None` if no person is there, and an error if the two texts differ.
    pub(super) fn ask_new_passphrase(&self, question: &str) -> Result<Option<SecretString>> {
        use crate::secret::ExposeSecret;
        let Some(first) = self.ask_passphrase(question)? else { return Ok(None) };
        let second = self.ask_passphrase(&msg!("prompt-once-more"))?.unwrap_or_default();
        if first.expose_secret() == second.expose_secret() {
            Ok(Some(first))
        } else {
            Err(Error::Usage(msg!("prompt-two-passphrases")))
        }
    }
}

/// Warns about a secret key that others on this machine may read.
pub(super) fn warn_if_open_to_others(terminal: &Terminal, path: &Path) {
    if store::is_open_to_others(path) {
        terminal.warn(msg!("pack-key-open-to-others", path = shown_path(path)));
    }
}

/// Reads a passphrase: the first line of a file, or of standard input.
pub(super) fn passphrase_from(path: &Path) -> Result<SecretString> {
    let read = |e| Error::io(Doing::Read, path, e);
    let mut text = Zeroizing::new(Vec::new());
    if is_standard(path) {
        io::stdin().lock().take(limits::KEY_MAX_BYTES).read_to_end(&mut text).map_err(read)?;
    } else {
        let file = std::fs::File::open(path).map_err(read)?;
        file.take(limits::KEY_MAX_BYTES).read_to_end(&mut text).map_err(read)?;
    }
    let texts = transport::plain(&text).into_iter().map(|(text, _)| Zeroizing::new(text)).next();
    let text = texts.ok_or_else(|| Error::Usage(msg!("prompt-file-not-text")))?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        return Err(Error::Usage(msg!("prompt-file-empty", path = shown_path(path))));
    }
    Ok(SecretString::from(line.to_owned()))
}

/// Answers age's questions (sealed identity files, hardware keys) at the terminal.
#[derive(Clone, Debug)]
pub(super) struct Answers(pub(super) Terminal);

impl Callbacks for Answers {
    fn display_message(&self, message: &str) {
        self.0.say(crate::escape::shown(message));
    }

    fn confirm(&self, message: &str, yes: &str, no: Option<&str>) -> Option<bool> {
        let no = no.map_or_else(|| msg!("prompt-no"), str::to_owned);
        let question = msg!("prompt-confirm", question = crate::escape::shown(message), yes = yes, no = no);
        let answer = self.0.ask(&question)?;
        Some(answer.eq_ignore_ascii_case(yes) || answer.eq_ignore_ascii_case("y"))
    }

    fn request_public_string(&self, description: &str) -> Option<String> {
        self.0.ask(&crate::escape::shown(description)).filter(|answer| !answer.is_empty())
    }

    fn request_passphrase(&self, description: &str) -> Option<SecretString> {
        self.0.ask_passphrase(&crate::escape::shown(description)).ok().flatten()
    }
}

/// A task in progress. Ctrl-C asks the task to stop, and a terminal shows the progress. The task ends when the value is
/// dropped.
pub(super) struct Task {
    pub(super) watch: Arc<Watch>,
    ended: Arc<AtomicBool>,
    drawer: Option<JoinHandle<()>>,
}

impl Task {
    /// Begins a task. From now on, Ctrl-C ends the task in order. A second Ctrl-C ends the program at once.
    pub(super) fn begin(terminal: &Terminal) -> Self {
        let watch = Arc::new(Watch::default());
        prompt::stop_on_signal(Arc::clone(&watch), !terminal.quiet && io::stderr().is_terminal());
        let ended = Arc::new(AtomicBool::new(false));
        let shown = terminal.shown();
        let drawer = shown.map(|shown| progress::show(&watch, &ended, shown));
        Self { watch, ended, drawer }
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        if let Some(drawer) = self.drawer.take() {
            drawer.thread().unpark();
            let _ = drawer.join();
        }
    }
}
