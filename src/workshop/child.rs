//! The workshop's side: a process that closes itself in, decodes one payload, and says what came of the payload.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use zeroize::Zeroizing;

use super::picked::{Kept, OneKept, Picked};
use super::pictures;
use super::wire::{DOCUMENTS_AT_ONCE, Fault, Order, Payload, Said, receive, send, send_bytes};
use super::work::{InPart, Job, Task, find_needs, here, names, part, pass_on, to};
use crate::error::{Error, ReaderError, Result};
use crate::format::layout::Layout;
use crate::format::{Facts, Hash, Table};
use crate::keys::PublicKey;
use crate::only::Only;
use crate::seal::{self, KEY_BYTES, OpenWith, SealedKey};
use crate::source::{Place, Source};
use crate::store::{FolderCarriers, Unfit, sandbox};
use crate::unpack::some::Needs;
use crate::unpack::stream::Sink;
use crate::unpack::{Document, Unpacked};
use crate::watch::{Phase, Watch};

/// The time between two reports of progress.
const REPORT: Duration = Duration::from_millis(100);

/// The way out, which several threads use.
type Out = Arc<Mutex<dyn Write + Send>>;
/// A payload's key on its way from the program.
type Key = Zeroizing<[u8; KEY_BYTES]>;

/// Takes one order from the standard input of this process, carries the order out, and answers on the standard output.
pub fn serve(input: impl Read + Send + 'static, out: impl Write + Send + 'static) -> ExitCode {
    match work(input, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn work(mut input: impl Read + Send + 'static, mut out: impl Write + Send + 'static) -> io::Result<()> {
    let order: Order = receive(&mut input)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    match order {
        Order::Payload(payload) => decode(*payload, input, Arc::new(Mutex::new(out))),
        Order::Pictures => pictures::serve(&mut input, &mut out),
    }
}

fn decode(order: Payload, input: impl Read + Send + 'static, out: Out) -> io::Result<()> {
    seal::load_words();
    let carriers: Vec<PathBuf> = order.carriers.iter().map(PathBuf::from).collect();
    // No thread runs yet, so nothing is left outside.
    let confinement = sandbox::confine_process(&carriers, PathBuf::from(&order.room).as_path());
    say(&out, &Said::Confined(confinement))?;

    let watch = Arc::new(Watch::default());
    let (to, keys) = sync_channel(1);
    let stop = Arc::clone(&watch);
    thread::Builder::new().spawn(move || answers(input, &to, &stop))?;
    let (said, seen) = (Arc::clone(&out), Arc::clone(&watch));
    thread::Builder::new().spawn(move || report(&said, &seen))?;

    match carry_out(order, &out, keys, &watch) {
        Ok(done) => tell(&out, done),
        Err(error) => say(&out, &Said::Failed(Fault::from(error))),
    }
}

fn say(out: &Out, what: &Said) -> io::Result<()> {
    let mut out = out.lock().map_err(|_| io::ErrorKind::BrokenPipe)?;
    send(&mut *out, what)
}

/// Waits for keys. The end of the input is the end of the program, and of the work.
fn answers(mut input: impl Read, to: &SyncSender<Key>, watch: &Watch) {
    loop {
        let mut key = Key::new([0; KEY_BYTES]);
        if input.read_exact(&mut *key).is_err() || to.send(key).is_err() {
            watch.stop();
            return;
        }
    }
}

fn report(out: &Out, watch: &Watch) {
    let mut last = None;
    loop {
        thread::sleep(REPORT);
        let (phase, done, total) = watch.state();
        let rebuilding = match phase {
            Phase::Rebuilding => true,
            Phase::Unpacking => false,
            _ => continue,
        };
        if last.replace((phase, done)) != Some((phase, done))
            && say(out, &Said::Progress { rebuilding, done, total }).is_err()
        {
            return;
        }
    }
}

fn carry_out(order: Payload, out: &Out, keys: Receiver<Key>, watch: &Watch) -> Result<Done> {
    const UNREADABLE: Error = Error::bug("an order that cannot be read");
    let Payload { facts, publisher, recovery_blocks, table, files, places, room, tree, leave_out, only, task, .. } =
        order;
    let parsed = Facts::parse(facts.as_bytes()).map_err(ReaderError::from)?;
    let publisher = PublicKey::parse(&publisher).ok_or(UNREADABLE)?;
    let table: Option<Vec<Hash>> = table.iter().map(|hash| Hash::parse(hash)).collect();
    let place = |place: (u32, u64)| Place { file: place.0 as usize, offset: place.1 };
    let source = Source::new(
        Layout { recovery_blocks, ..Layout::from(&parsed) },
        Table::new(table.ok_or(UNREADABLE)?),
        places.into_iter().map(|at| at.map(place)).collect(),
        FolderCarriers::of(files.into_iter().map(|(path, bytes)| (path.into(), bytes)).collect()),
    );
    let only = only.map(Only::new).transpose()?;
    let mut job = Job {
        source,
        facts: &parsed,
        facts_bytes: facts.as_bytes(),
        publisher: &publisher,
        room: &PathBuf::from(room),
        tree: tree.map(|tree: OsString| tree.into()),
        unfit: if leave_out { Unfit::LeftOut } else { Unfit::Stops },
        only: only.as_ref(),
    };
    let passing = Arc::clone(out);
    let (out, keys) = (Arc::clone(out), Mutex::new(keys));
    let ask = move |header: &[u8]| {
        let gone = || ReaderError::Interrupted;
        say(&out, &Said::Header(header.to_vec())).map_err(|_| gone())?;
        let key = keys.lock().map_err(|_| gone())?.recv().map_err(|_| gone())?;
        Ok(SealedKey::received(*key))
    };
    let with = OpenWith::Asked(Box::new(ask));
    match task {
        Task::List => here(&mut job, &with, watch).map(Done::of),
        Task::Names => names(&mut job, &with, watch).map(Done::of),
        Task::Needs => {
            let needs = find_needs(&job, &with, watch)?;
            Ok(Done { needs, ..Done::of((0, Unpacked::default())) })
        }
        Task::Part(known) => {
            let (made, part) = part(&mut job, &known, &with, watch)?;
            Ok(Done { part: Some(part), ..Done::of(made) })
        }
        Task::Keep { most } => {
            let only = job.only;
            let picked = Picked::new(most, |path| only.is_none_or(|only| only.fits(path)));
            let (rebuilt, unpacked) = to(&mut job, Some(&picked), &with, watch)?;
            Ok(Done { kept: picked.into_documents(), ..Done::of((rebuilt, unpacked)) })
        }
        Task::PassOn { count } => {
            let rebuilt = pass_on(&mut job, count, &mut PassingOn(passing), &with, watch)?;
            Ok(Done::of((rebuilt, Unpacked::default())))
        }
    }
}

/// What came of an order.
struct Done {
    rebuilt: u32,
    unpacked: Unpacked,
    kept: Option<Kept>,
    part: Option<InPart>,
    needs: Option<Needs>,
}

impl Done {
    fn of((rebuilt, unpacked): (u32, Unpacked)) -> Self {
        Self { rebuilt, unpacked, kept: None, part: None, needs: None }
    }
}

/// Passes documents on to the program. A program that is gone ends the work.
struct PassingOn(Out);

fn gone(_: io::Error) -> ReaderError {
    ReaderError::Interrupted
}

impl Sink for PassingOn {
    fn begin(&mut self, path: &str, bytes: u64, mtime: Option<u64>) -> Result<(), ReaderError> {
        say(&self.0, &Said::Begin { path: path.to_owned(), bytes, mtime }).map_err(gone)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ReaderError> {
        let mut out = self.0.lock().map_err(|_| ReaderError::Interrupted)?;
        send_bytes(&mut *out, bytes).map_err(gone)
    }

    fn end(&mut self) -> Result<(), ReaderError> {
        say(&self.0, &Said::End).map_err(gone)
    }
}

/// Says what was written, some documents at a time.
fn tell(out: &Out, Done { rebuilt, unpacked, kept, part, needs }: Done) -> io::Result<()> {
    let Unpacked { documents, folders, signature, left_out, .. } = unpacked;
    let mut list = documents.iter().map(|document| {
        let Document { path, bytes, hash } = document;
        (path.to_owned(), bytes, hash.to_string())
    });
    while list.len() > 0 {
        say(out, &Said::Documents(list.by_ref().take(DOCUMENTS_AT_ONCE).collect()))?;
    }
    for some in left_out.chunks(DOCUMENTS_AT_ONCE) {
        say(out, &Said::LeftOut(some.to_vec()))?;
    }
    let mut kept = kept.unwrap_or_default();
    for path in documents.iter().map(|document| document.path) {
        let Some(OneKept { bytes, mtime }) = kept.remove(path) else { continue };
        say(out, &Said::Begin { path: path.to_owned(), bytes: bytes.len() as u64, mtime })?;
        send_bytes(&mut *out.lock().map_err(|_| io::ErrorKind::BrokenPipe)?, &bytes)?;
        say(out, &Said::End)?;
    }
    if let Some(Needs { first, documents }) = needs {
        let runs = |some: &[std::ops::Range<u32>]| some.iter().map(|run| (run.start, run.end)).collect();
        say(out, &Said::Needs(runs(&first)))?;
        for some in documents.chunks(DOCUMENTS_AT_ONCE) {
            say(out, &Said::Needs(runs(some)))?;
        }
    }
    if let Some(InPart { written, lacking }) = part {
        say(out, &Said::Part { written, lacking })?;
    }
    say(out, &Said::Done { folders, rebuilt, signature, has_lengths: documents.has_lengths() })
}
