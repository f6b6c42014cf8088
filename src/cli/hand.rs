//! Documents on standard output: `cat`, and `open -o -`.

use std::env;
use std::io::{self, BufWriter, IsTerminal as _, Stdout, Write};

use super::args;
use super::carrier::{explain, tell_mended, tell_refused};
use super::compared;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::pins;
use super::recipient::{only, tell_idle};
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::trust;
use super::unseal::{contact, unseal};
use super::words;
use crate::check;
use crate::error::{self as library, Doing, ReaderError};
use crate::escape::{commands, shown};
use crate::find::{Search, find};
use crate::format::archive::{EntryKind, header, padding, trailer_bytes};
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::only::Only;
use crate::open::{Decoding, Proven, Straight, Workshop, prove, prove_straight};
use crate::seal::OpenWith;
use crate::store::Unfit;
use crate::unpack::stream::Sink;

/// Writes one document to standard output.
pub(super) fn cat(terminal: &Terminal, args: &args::Cat) -> Result<Class> {
    if terminal.json {
        return Err(Error::Usage(msg!("cat-json")));
    }
    let Some((path, folders @ [_, ..])) = args.all.split_last() else { return Err(Error::Usage(msg!("cat-two"))) };
    let at = args::Where { folders: folders.to_vec(), publisher: args.publisher.clone() };
    let path = path.to_string_lossy();
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let only = Only::document(path)?;
    let proven = prove_somehow(terminal, &at, &args.unseal, Some(&only)).map_err(|error| match error {
        Error::Library(library::Error::NothingFits(_)) => Error::Usage(msg!("cat-none", path = shown(path))),
        error => error,
    })?;
    let one = proven.proven.chosen.documents.get(0).map(|document| document.path.to_owned()).unwrap_or_default();
    if one.len() > path.len() {
        return Err(Error::Usage(msg!("cat-folder", path = words::typed(path))));
    }
    if io::stdout().is_terminal() && !proven.proven.bytes_of(&one).is_some_and(is_safe_to_see) {
        return Err(Error::CommandsTerminal(one));
    }
    proven.hand_out(terminal, &mut Plain(Out::new()))?;
    Ok(Class::Done)
}

/// Writes documents to standard output as a stream for `tar`.
pub(super) fn open(terminal: &Terminal, args: &args::Open) -> Result<Class> {
    if terminal.json {
        return Err(Error::Usage(msg!("open-stream-json")));
    }
    if args.onto.is_some() {
        return Err(Error::Usage(msg!("open-stream-onto")));
    }
    if io::stdout().is_terminal() {
        return Err(Error::Usage(msg!("open-stream-terminal")));
    }
    let chosen = only(&args.only)?;
    let proven = prove_somehow(terminal, &args.at, &args.unseal, chosen.as_ref())?;
    let mut tar = Tar { out: Out::new(), bytes: 0 };
    let was_taken = proven.hand_out(terminal, &mut tar)?;
    let Proven { unpacked, chosen, .. } = &proven.proven;
    if was_taken {
        let mut list = Vec::new();
        io::Read::read_to_end(&mut unpacked.documents.text(), &mut list).map_err(failed)?;
        for (name, bytes) in [(CONTENTS_NAME, &list), (CONTENTS_SIGNATURE_NAME, &unpacked.signature)] {
            tar.begin(name, bytes.len() as u64, None).and_then(|()| tar.write(bytes)).and_then(|()| tar.end())?;
        }
        tar.finish()?;
    }
    tell_idle(terminal, &chosen.idle);
    let bundle = proven.proven.bundle();
    let done = msg!(
        "open-done-stream",
        title = bundle.title(),
        maker = words::compared::by(&bundle.trust.maker()),
        date = bundle.facts.created.as_str(),
        documents = chosen.documents.len(),
        all = unpacked.documents.len(),
        size = words::bytes(chosen.documents.total_bytes()),
    );
    let (tone, head, class) = match chosen.idle.is_empty() {
        true => (Tone::Good, msg!("head-ok"), Class::Done),
        false => (Tone::Fair, msg!("head-opened-in-part"), Class::Damaged),
    };
    terminal.say(words::head(tone, &head, &done));
    Ok(class)
}

/// A proven bundle, and what is needed to read it once more.
struct Ready {
    proven: Proven,
    with: OpenWith,
    only: Option<Only>,
}

impl Ready {
    /// Hands the documents to a sink. Returns false if nobody takes them any more.
    fn hand_out(&self, terminal: &Terminal, sink: &mut (impl Sink + Leaving)) -> Result<bool> {
        let task = Task::begin(terminal);
        let handed = self.proven.hand_out(decoding(&self.with, self.only.as_ref()), sink, &task.watch);
        match handed {
            Err(_) if sink.is_gone() => Ok(false),
            handed => Ok(handed.map(|()| true)?),
        }
    }
}

fn decoding<'a>(with: &'a OpenWith, only: Option<&'a Only>) -> Decoding<'a> {
    static WORKSHOP: std::sync::LazyLock<Workshop> = std::sync::LazyLock::new(Workshop::of_this_program);
    Decoding { with, workshop: &WORKSHOP, unfit: Unfit::Stops, only }
}

/// Proves a bundle straight from its chunks if all chunks are there and good. Otherwise, reads everything first. Tells what is
/// to be told before a document is handed out.
fn prove_somehow(terminal: &Terminal, at: &args::Where, args: &args::Unseal, only: Option<&Only>) -> Result<Ready> {
    let publishers = pins::named_or_pinned(terminal, &at.publisher, &at.folders)?;
    let (contact, wanted, scratch) = (contact(args), args.which.wanted(), env::temp_dir());
    let (with, found) = unseal(terminal, at, args, &publishers, contact, None)?;
    let decoding = decoding(&with, only);
    let task = Task::begin(terminal);
    let found = found.map_or_else(|| find(&at.folders, &publishers, &scratch, &task.watch), Ok)?;
    let straight = prove_straight(found, &wanted, &scratch, decoding, contact, &publishers, &task.watch)?;
    let (failed, found) = match straight {
        Straight::Opened { search, opened, .. } => {
            drop(task);
            tell(terminal, &search, &opened, &publishers);
            return Ok(Ready { proven: opened, with, only: only.cloned() });
        }
        Straight::Failed(error, found) => (Some(error), found),
        Straight::NotIntact(found) => (None, found),
    };
    let checked = check::check_found(*found, &publishers, &scratch, &task.watch)?;
    let held = checked.one(&wanted)?;
    let proven = match failed {
        // Missing blocks are reported before other errors.
        Some(error) => held.require_enough().map_err(library::Error::from).and(Err(error)),
        None => publishers
            .admit(held, contact)
            .map_err(library::Error::from)
            .and_then(|held| prove(&held, &scratch, decoding, &task.watch)),
    };
    drop(task);
    let proven = proven.inspect_err(|error| {
        if !matches!(error, library::Error::NothingFits(_)) {
            explain(terminal, &checked, at);
        }
    })?;
    tell(terminal, &checked.search, &proven, &publishers);
    Ok(Ready { proven, with, only: only.cloned() })
}

/// Tells what a person must know about a bundle before they read a document.
fn tell(terminal: &Terminal, search: &Search, proven: &Proven, publishers: &crate::trust::Publishers) {
    let bundle = proven.bundle();
    tell_refused(terminal, search);
    if terminal.verbose {
        terminal.say(words::confinement(proven.confinement));
    }
    tell_mended(terminal, bundle);
    compared::tell(terminal, search);
    compared::tell_letters(terminal, search, [bundle]);
    compared::tell_passed_over(terminal, search, Some(bundle));
    compared::tell_contact(terminal, bundle, publishers);
    compared::warn_of(terminal, search, bundle);
    if let Err(error) = trust::remember(terminal, publishers, &search.pins, bundle) {
        terminal.warn(msg!("trust-not-remembered", why = words::sentence(&error)));
    }
}

/// Tells whether bytes are text that commands no terminal. Ends of lines and tabs are what texts have.
fn is_safe_to_see(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).ok().map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    text.is_some_and(|text| !text.replace("\r\n", "\n").chars().any(|c| commands(c) && !matches!(c, '\n' | '\t')))
}

fn failed(error: io::Error) -> ReaderError {
    ReaderError::io(Doing::Write, "standard output", error)
}

/// Tells whether whoever took the documents left.
trait Leaving {
    fn is_gone(&self) -> bool;
}

/// Standard output. A reader that ended early is no error, and ends the work.
struct Out {
    to: BufWriter<Stdout>,
    is_gone: bool,
}

impl Out {
    fn new() -> Self {
        Self { to: BufWriter::with_capacity(64 << 10, io::stdout()), is_gone: false }
    }

    fn try_to(&mut self, work: impl FnOnce(&mut BufWriter<Stdout>) -> io::Result<()>) -> Result<(), ReaderError> {
        work(&mut self.to).map_err(|error| {
            self.is_gone |= error.kind() == io::ErrorKind::BrokenPipe;
            failed(error)
        })
    }
}

/// One document, byte for byte.
struct Plain(Out);

impl Leaving for Plain {
    fn is_gone(&self) -> bool {
        self.0.is_gone
    }
}

impl Sink for Plain {
    fn begin(&mut self, _: &str, _: u64, _: Option<u64>) -> Result<(), ReaderError> {
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ReaderError> {
        self.0.try_to(|out| out.write_all(bytes))
    }

    fn end(&mut self) -> Result<(), ReaderError> {
        self.0.try_to(Write::flush)
    }
}

/// A stream for `tar`, in the form of the archive.
struct Tar {
    out: Out,
    bytes: u64,
}

impl Tar {
    fn finish(&mut self) -> Result<(), ReaderError> {
        let end = usize::try_from(trailer_bytes()).unwrap_or(0);
        self.out.try_to(|out| out.write_all(&vec![0; end]).and_then(|()| out.flush()))
    }
}

impl Leaving for Tar {
    fn is_gone(&self) -> bool {
        self.out.is_gone
    }
}

impl Sink for Tar {
    fn begin(&mut self, path: &str, bytes: u64, mtime: Option<u64>) -> Result<(), ReaderError> {
        self.bytes = bytes;
        self.out.try_to(|out| out.write_all(&header(path, EntryKind::Document, bytes, mtime)))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ReaderError> {
        self.out.try_to(|out| out.write_all(bytes))
    }

    fn end(&mut self) -> Result<(), ReaderError> {
        let padding = padding(self.bytes);
        self.out.try_to(|out| out.write_all(&vec![0; padding]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_sees_texts_of_every_script_and_nothing_that_commands_it() {
        for text in ["", "a\tb\r\nc\n", "می\u{200c}خواهم\n", "\u{feff}mark", "汉语"] {
            assert!(is_safe_to_see(text.as_bytes()), "{text:?}");
        }
        for bytes in [&b"\x1b[2J"[..], b"\xff\xd8\xff", b"a\rb", "\u{202e}gpj".as_bytes(), b"\0"] {
            assert!(!is_safe_to_see(bytes), "{bytes:?}");
        }
    }
}
