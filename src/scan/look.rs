//! The search of all inputs: pictures in parallel, films picture by picture, text line by line.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver as Jobs, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread;

use super::input::{Form, Inside, Item};
pub use super::program::Programs;
use super::program::{self, Program, Running};
use super::same::Before;
use super::seen::Look;
use super::showing::{Habit, Numbered, Showing};
use super::skip::{SkipFault, Skipped};
use super::still::Done;
use crate::error::{Doing, Error, ReaderError, Result};
use crate::limits;
use crate::store;
use crate::store::sandbox::{self, Confinement};
use crate::watch::Watch;
use crate::workshop::{Pictures, Workshop};
use pannier_optical::codes::film::{self, FilmFault};
use pannier_optical::codes::picture::{self, Flow};
use pannier_optical::objects::receive::Sighting;

/// The result of a look at one picture or one line of text.
pub(crate) struct Seen {
    pub(crate) at: Sighting,
    pub(crate) lines: Vec<String>,
    /// `true` if the input was a picture.
    pub(crate) is_picture: bool,
}

/// A stream that the caller opened, such as standard input.
pub struct Stream {
    /// The reader of the stream.
    pub reader: Box<dyn Read + Send>,
    /// The size of the pictures, if the stream is plain grey.
    pub raw: Option<(u32, u32)>,
}

/// The means of a look: programs of others, and the place where pictures are decoded.
pub(crate) struct Means<'a> {
    pub(crate) programs: Programs,
    pub(crate) workshop: &'a Workshop,
    /// Where names for programs may be made.
    pub(crate) scratch: &'a Path,
}

/// The result of all looks, beside what was seen.
pub(crate) struct Looked {
    pub(crate) skipped: Vec<Skipped>,
    /// How far the processes that decoded pictures were confined, if there were such processes.
    pub(crate) confinement: Option<Confinement>,
}

/// A picture of a film that waits for a reader thread.
struct Job {
    input: usize,
    picture: Numbered,
    showing: Arc<Showing>,
    habit: Arc<Habit>,
}

/// The state that all threads share.
struct Shared<'a> {
    items: &'a [Item],
    next: AtomicUsize,
    enough: &'a AtomicBool,
    watch: &'a Watch,
    workshop: &'a Workshop,
    scratch: &'a Path,
    skipped: Mutex<Vec<Skipped>>,
    confinement: Mutex<Option<Confinement>>,
}

impl Shared<'_> {
    fn skip(&self, at: Sighting, why: impl Into<SkipFault>) {
        if let Ok(mut skipped) = self.skipped.lock() {
            skipped.push(Skipped { at, why: why.into() });
        }
    }

    /// Hands on what was seen in a picture. Returns `false` if nobody takes it any more.
    fn saw(&self, input: usize, look: Look, seen: &SyncSender<Seen>) -> bool {
        let at = Sighting { input, number: look.number };
        if look.left {
            self.skip(at, SkipFault::Work);
        }
        send(seen, Seen { at, lines: look.lines, is_picture: true })
    }

    /// Remembers how far the processes that decode are confined. One kernel confines all of them alike.
    fn confined(&self, level: Option<Confinement>) {
        if let Ok(mut known) = self.confinement.lock() {
            *known = known.or(level);
        }
    }

    fn is_enough(&self) -> bool {
        self.enough.load(Ordering::Relaxed)
    }
}

/// The name of the threads that decode pictures of strangers.
pub const READER: &str = "pannier-reader";

/// Reads all items, which are below the roots, and then the stream. `take` receives each result on the calling thread,
/// in no fixed order. All files are read to their end: another bundle may be on the next page or in the next film. After `take`
/// sets `enough`, the stream is left, which may have no end.
///
/// # Errors
/// Errors that `take` returns, errors of the stream, or a stop by the caller.
pub(crate) fn look(
    (items, roots): (&[Item], &[PathBuf]),
    stream: Option<Stream>,
    means: &Means<'_>,
    enough: &AtomicBool,
    watch: &Watch,
    mut take: impl FnMut(Seen) -> Result<()>,
) -> Result<Looked> {
    let (programs, workshop) = (means.programs, means.workshop);
    let shared = Shared {
        items,
        next: AtomicUsize::new(0),
        enough,
        watch,
        workshop,
        scratch: means.scratch,
        skipped: Mutex::default(),
        confinement: Mutex::default(),
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).clamp(1, 8);
    let (jobs_in, jobs_out) = mpsc::sync_channel::<Job>(threads.saturating_mul(2));
    let jobs_out = Mutex::new(Some(jobs_out));
    let (seen_in, seen_out) = mpsc::sync_channel::<Seen>(threads.saturating_mul(4));
    let failure = Mutex::new(None);
    let fail = |error: Error| {
        if let Ok(mut first) = failure.lock() {
            first.get_or_insert(error);
        }
    };
    let taken = thread::scope(|scope| -> Result<()> {
        let (shared, jobs_out, fail) = (&shared, &jobs_out, &fail);
        let has_pictures = items.iter().any(|item| matches!(item.form, Form::Picture(_)));
        for number in 0..threads.saturating_mul(2) {
            let seen_in = seen_in.clone();
            let work = move || {
                // Half of the threads read files first. A process must start before Landlock forbids its thread to start programs.
                let mut pictures = Pictures::new(shared.workshop.program());
                let reads_files = number < threads;
                let apart = reads_files && has_pictures && pictures.start(shared.watch);
                if !apart {
                    // Decoders of strangers' files may read these files, and may write nothing.
                    let _ = sandbox::confine(roots, Path::new(sandbox::NOTHING));
                }
                let files = if reads_files { files(shared, &mut pictures, &seen_in) } else { Ok(()) };
                let done = match files {
                    Ok(()) if apart => return,
                    Ok(()) => reader(shared, jobs_out, &seen_in),
                    Err(error) => Err(error),
                };
                if let Err(error) = done {
                    fail(error);
                }
                // A thread that ends early must not block the feeder, so the thread drops the queue.
                if let Ok(mut jobs) = jobs_out.lock() {
                    *jobs = None;
                }
            };
            if number >= threads && !(has_pictures && *workshop != Workshop::Threads) {
                break;
            }
            let builder = thread::Builder::new().name(READER.to_owned()).stack_size(4 << 20);
            builder.spawn_scoped(scope, work).map_err(|e| Error::io(Doing::Run, "a thread", e))?;
        }
        let seen_in_films = seen_in.clone();
        let films = move || {
            if let Err(error) = films(shared, stream, programs, &jobs_in, &seen_in_films) {
                fail(error);
            }
        };
        thread::Builder::new()
            .name(READER.to_owned())
            .spawn_scoped(scope, films)
            .map_err(|e| Error::io(Doing::Run, "a thread", e))?;
        drop(seen_in);
        for seen in seen_out {
            take(seen)?;
            watch.advance(0)?;
        }
        Ok(())
    });
    // A stop by the caller also makes the threads fail. The error of the caller is reported first.
    taken?;
    if let Some(error) = failure.into_inner().ok().flatten() {
        return Err(error);
    }
    let mut skipped = shared.skipped.into_inner().map_err(|_| Error::bug("a thread died"))?;
    skipped.sort_by_key(|skipped| skipped.at);
    Ok(Looked { skipped, confinement: shared.confinement.into_inner().ok().flatten() })
}

/// Reads files of pictures and of text in turn, until no such file is left.
fn files(shared: &Shared<'_>, pictures: &mut Pictures<'_>, seen: &SyncSender<Seen>) -> Result<()> {
    loop {
        let input = shared.next.fetch_add(1, Ordering::Relaxed);
        let Some(item) = shared.items.get(input) else { return Ok(()) };
        shared.watch.advance(0)?;
        match item.form {
            Form::Picture(_) if item.inside.as_ref().is_some_and(Inside::is_spent) => {}
            Form::Picture(format) => still(shared, input, item, format, pictures, seen)?,
            Form::Text => text(shared, input, item, seen)?,
            Form::Foreign(_) | Form::Y4m | Form::Unread(_) | Form::Other => {}
        }
    }
}

/// The reader thread. This thread reads pictures of films, until no picture is left.
fn reader(shared: &Shared<'_>, jobs: &Mutex<Option<Jobs<Job>>>, seen: &SyncSender<Seen>) -> Result<()> {
    loop {
        let next = jobs.lock().map_err(|_| Error::bug("a thread died"))?.as_ref().and_then(|jobs| jobs.recv().ok());
        let Some(Job { input, picture, showing, habit }) = next else { return Ok(()) };
        let mut next = Some(picture);
        while let Some((number, grey)) = next {
            shared.watch.advance(0)?;
            let look = Look::at(number, &grey, habit.effort());
            habit.saw(&look);
            next = showing.saw(&look);
            if !shared.saw(input, look, seen) {
                return Ok(());
            }
        }
    }
}

fn send(seen: &SyncSender<Seen>, what: Seen) -> bool {
    seen.send(what).is_ok()
}

/// Reads one file with one picture or many pictures.
fn still(
    shared: &Shared<'_>,
    input: usize,
    item: &Item,
    format: picture::Format,
    pictures: &mut Pictures<'_>,
    seen: &SyncSender<Seen>,
) -> Result<()> {
    let whole = Sighting { input, number: 0 };
    match item.read() {
        Ok(Some(bytes)) => {
            let pixels = decode(shared, input, &bytes, format, pictures, seen)?;
            if item.inside.as_ref().is_some_and(|inside| inside.spend(pixels)) {
                shared.skip(whole, SkipFault::Rest);
            }
        }
        Ok(None) => shared.skip(whole, SkipFault::LongFile { most: limits::PICTURE_MAX_BYTES >> 20 }),
        Err(error) => shared.skip(whole, error),
    }
    Ok(())
}

/// Decodes the bytes of a picture file in the workshop. Returns the number of pixels.
fn decode(
    shared: &Shared<'_>,
    input: usize,
    bytes: &[u8],
    format: picture::Format,
    pictures: &mut Pictures<'_>,
    seen: &SyncSender<Seen>,
) -> Result<u64> {
    let mut stopped = Ok(());
    let looked = pictures.look(bytes, format, shared.watch, &mut |look| {
        stopped = shared.watch.advance(0);
        stopped.is_ok() && shared.saw(input, look, seen)
    });
    stopped?;
    shared.confined(pictures.confinement());
    let whole = Sighting { input, number: 0 };
    match looked {
        Ok(Done { fault, pixels }) => {
            if let Some(fault) = fault {
                shared.skip(whole, fault);
            }
            Ok(pixels)
        }
        Err(Error::Workshop(fault)) => {
            shared.skip(whole, fault);
            Ok(0)
        }
        Err(error) => Err(error),
    }
}

/// Reads a file of frames as text, one frame a line. Text before a frame in its line is ignored.
fn text(shared: &Shared<'_>, input: usize, item: &Item, seen: &SyncSender<Seen>) -> Result<()> {
    match item.text() {
        Ok(mut reader) => lines(&mut *reader, input, shared.watch, seen),
        Err(error) => {
            shared.skip(Sighting { input, number: 0 }, error);
            Ok(())
        }
    }
}

/// Reads frames out of lines of text.
fn lines(reader: &mut dyn BufRead, input: usize, watch: &Watch, seen: &SyncSender<Seen>) -> Result<()> {
    super::text::frames(reader, watch, &mut |number, line| {
        send(seen, Seen { at: Sighting { input, number }, lines: vec![line], is_picture: false })
    })
}

/// The feeder thread. This thread sends films to the reader threads, page by page or picture by picture.
fn films(
    shared: &Shared<'_>,
    stream: Option<Stream>,
    programs: Programs,
    jobs: &SyncSender<Job>,
    seen: &SyncSender<Seen>,
) -> Result<()> {
    for (input, item) in shared.items.iter().enumerate() {
        let whole = Sighting { input, number: 0 };
        shared.watch.advance(0)?;
        match item.form {
            Form::Y4m => match store::open(&item.path) {
                Ok(file) => {
                    film(shared, input, &mut BufReader::new(file), film::Form::Y4m, (WHOLE, Ends::AtItsEnd), jobs)?;
                }
                Err(error) => shared.skip(whole, error),
            },
            Form::Foreign(program) if programs == Programs::Forbidden => {
                shared.skip(whole, SkipFault::Forbidden(program.name()));
            }
            Form::Foreign(Program::HeifConvert | Program::HeifDec) => photos(shared, input, item, seen)?,
            Form::Foreign(program) => match program::start(program, &item.path, None, shared.watch) {
                Ok(Some(running)) => foreign(shared, (input, item), program, running, jobs)?,
                Ok(None) => {
                    shared.skip(whole, SkipFault::Missing(program.name()));
                }
                Err(error) => shared.skip(whole, error),
            },
            Form::Picture(_) | Form::Text | Form::Unread(_) | Form::Other => {}
        }
    }
    let Some(Stream { reader, raw }) = stream else { return Ok(()) };
    let input = shared.items.len();
    let mut reader = BufReader::with_capacity(limits::PIECE_BYTES, reader);
    if let Some((width, height)) = raw {
        return film(shared, input, &mut reader, film::Form::Raw { width, height }, (WHOLE, Ends::WhenEnough), jobs)
            .map(|_| ());
    }
    let head = reader.fill_buf().map_err(|e| Error::io(Doing::Read, "-", e))?;
    let head = head.get(..super::input::HEAD_BYTES.min(head.len())).unwrap_or_default();
    match super::input::form_of(head) {
        Form::Y4m => film(shared, input, &mut reader, film::Form::Y4m, (WHOLE, Ends::WhenEnough), jobs).map(|_| ()),
        Form::Text | Form::Other => lines(&mut reader, input, shared.watch, seen),
        Form::Picture(picture::Format::Pnm) if head.starts_with(b"P5") => {
            film(shared, input, &mut reader, film::Form::Pgm, (WHOLE, Ends::WhenEnough), jobs).map(|_| ())
        }
        Form::Unread(name) => {
            shared.skip(Sighting { input, number: 0 }, SkipFault::Unread(name));
            Ok(())
        }
        Form::Picture(format) => {
            let mut bytes = Vec::new();
            let most = limits::PICTURE_MAX_BYTES;
            reader.take(most).read_to_end(&mut bytes).map_err(|e| Error::io(Doing::Read, "-", e))?;
            let mut pictures = Pictures::new(shared.workshop.program());
            if !pictures.start(shared.watch) {
                // The stream is the last input, so no program is started on this thread any more.
                let _ = sandbox::confine(&[], Path::new(sandbox::NOTHING));
            }
            decode(shared, input, &bytes, format, &mut pictures, seen).map(|_| ())
        }
        Form::Foreign(_) => {
            shared.skip(Sighting { input, number: 0 }, SkipFault::Stream);
            Ok(())
        }
    }
}

/// Reads a HEIC or AVIF photo. A program makes PNG pictures of the photo, which are decoded on a thread of their own: the
/// thread may be confined, and this thread goes on to start programs.
fn photos(shared: &Shared<'_>, input: usize, item: &Item, seen: &SyncSender<Seen>) -> Result<()> {
    let (made, why) = super::heif::pictures(&item.path, shared.scratch, shared.watch)?;
    if let Some(why) = why {
        shared.skip(Sighting { input, number: 0 }, why);
    }
    let read = || {
        let mut pictures = Pictures::new(shared.workshop.program());
        if !pictures.start(shared.watch) {
            let _ = sandbox::confine(&[], Path::new(sandbox::NOTHING));
        }
        made.iter()
            .try_for_each(|bytes| decode(shared, input, bytes, picture::Format::Png, &mut pictures, seen).map(|_| ()))
    };
    thread::scope(|scope| {
        let builder = thread::Builder::new().name(READER.to_owned()).stack_size(4 << 20);
        let reader = builder.spawn_scoped(scope, read).map_err(|e| Error::io(Doing::Run, "a thread", e))?;
        reader.join().unwrap_or(Err(Error::bug("a thread died")))
    })
}

/// Reads the pictures that an external program makes of one file.
fn foreign(
    shared: &Shared<'_>,
    (input, item): (usize, &Item),
    program: Program,
    running: Running<'_>,
    jobs: &SyncSender<Job>,
) -> Result<()> {
    let whole = Sighting { input, number: 0 };
    // A small file can have an endless number of pictures.
    let (form, most_pixels) = match program {
        Program::PdfToPpm => (film::Form::Pgm, limits::PAGES_PIXELS),
        Program::Ffmpeg | Program::HeifConvert | Program::HeifDec => (film::Form::Y4m, limits::FILM_PIXELS),
    };
    let mut running = BufReader::with_capacity(limits::PIECE_BYTES, running);
    match film(shared, input, &mut running, form, (most_pixels, Ends::AtItsEnd), jobs) {
        Err(Error::Reader(ReaderError::Io { source, .. })) if source.kind() == std::io::ErrorKind::TimedOut => {
            shared.skip(whole, SkipFault::Stalled(program.name()));
        }
        Err(error) => return Err(error),
        Ok(Some(FilmFault::TooLong(_))) => {}
        Ok(_) => {
            if !running.into_inner().succeeded() {
                let is_locked = program == Program::PdfToPpm && super::locked::is_locked(&item.path);
                shared.skip(whole, if is_locked { SkipFault::Locked } else { SkipFault::Failed(program.name()) });
            }
        }
    }
    Ok(())
}

/// When a film is left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    AtItsEnd,
    /// When every bundle that was seen can be opened, for a film that may go on for ever.
    WhenEnough,
}

/// No limit on pixels. A stream that no program unpacks is as long as its own bytes.
const WHOLE: u64 = u64::MAX;

/// Sends the pictures of one film. A picture that shows the same as the previous picture is left out, if the previous
/// picture was read. Faults of the film are reported.
fn film(
    shared: &Shared<'_>,
    input: usize,
    reader: &mut dyn BufRead,
    form: film::Form,
    (most_pixels, ends): (u64, Ends),
    jobs: &SyncSender<Job>,
) -> Result<Option<FilmFault>> {
    let mut number = 0u32;
    let (mut before, habit) = (Before::default(), Arc::<Habit>::default());
    let fault = film::pictures(reader, form, most_pixels, &mut |grey| {
        shared.watch.advance(0)?;
        number = number.saturating_add(1);
        if ends == Ends::WhenEnough && shared.is_enough() {
            return Ok(Flow::Enough);
        }
        let Some(showing) = before.showing(&grey) else { return Ok(Flow::More) };
        let Some(picture) = showing.offer((number, grey)) else { return Ok(Flow::More) };
        let job = Job { input, picture, showing, habit: habit.clone() };
        Ok(if jobs.send(job).is_ok() { Flow::More } else { Flow::Enough })
    })?;
    if let Some(fault) = fault {
        shared.skip(Sighting { input, number: 0 }, fault);
    }
    Ok(fault)
}

#[cfg(test)]
mod tests;
