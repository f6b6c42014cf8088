//! The workshop decodes payloads and pictures of strangers. A process of its own does the work where the system can close it in,
//! and threads do the work elsewhere.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod apart;
mod child;
pub(crate) mod fault;
mod keeping;
mod part;
mod picked;
mod pictures;
mod wire;
mod work;

use std::path::{Path, PathBuf};
use std::thread;

pub use apart::WORD;
pub use child::serve;
pub use fault::WorkshopFault;
pub(crate) use picked::{Kept, Picked};
pub(crate) use pictures::Pictures;
pub(crate) use work::{Decoded, InPart, Job, Known};

use keeping::Keeping;
use work::Task;

use crate::error::{Error, Result};
use crate::only::Only;
use crate::seal::{self, OpenWith};
use crate::store::Unfit;
use crate::store::sandbox::{self, Confinement};
use crate::unpack::some::Needs;
use crate::unpack::stream::{Proving, Sink};
use crate::unpack::{Listing, Unpacked};
use crate::watch::Watch;

/// Where payloads and pictures are decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Workshop {
    /// On threads of this process, which Landlock confines where Linux has it.
    Threads,
    /// In a process of its own: this program, called with [`WORD`], answers with [`serve`].
    Process(PathBuf),
}

impl Workshop {
    /// The running program as a workshop of its own. Only Linux can close a process in; elsewhere the work is done on threads.
    pub fn of_this_program() -> Self {
        if cfg!(target_os = "linux") { Self::Process(PathBuf::from("/proc/self/exe")) } else { Self::Threads }
    }

    /// Returns the program of the process.
    pub(crate) fn program(&self) -> Option<&Path> {
        match self {
            Self::Threads => None,
            Self::Process(program) => Some(program),
        }
    }
}

/// The secret that opens a payload, and the place where the payload is decoded.
#[derive(Clone, Copy)]
pub struct Decoding<'a> {
    /// The secret. The secret never reaches a process of its own; the payload's key does.
    pub with: &'a OpenWith,
    /// The place.
    pub workshop: &'a Workshop,
    /// What is done with documents that the new folder cannot hold.
    pub unfit: Unfit,
    /// The documents that are asked for; nothing if all are.
    pub only: Option<&'a Only>,
}

impl<'a> From<&'a OpenWith> for Decoding<'a> {
    fn from(with: &'a OpenWith) -> Self {
        Self { with, workshop: &Workshop::Threads, unfit: Unfit::Stops, only: None }
    }
}

/// Decodes a payload, writes the documents, and proves the documents.
///
/// # Errors
/// As [`open`](crate::open::open), and [`Error::Workshop`] if the process fails.
pub(crate) fn decode(job: Job<'_>, decoding: Decoding<'_>, watch: &Watch) -> Result<Decoded> {
    match process(&job, decoding, Task::List) {
        Some((process, order)) => process.decode(order, &job, decoding.with, None, watch),
        None => on_confined_thread(job, decoding.with, |job| Ok((work::here(job, decoding.with, watch)?, None))),
    }
}

/// Reads the list of a payload and proves the list. No document is decoded that need not be.
///
/// # Errors
/// As [`decode`].
pub(crate) fn names(job: Job<'_>, decoding: Decoding<'_>, watch: &Watch) -> Result<Decoded> {
    match process(&job, decoding, Task::Names) {
        Some((process, order)) => process.decode(order, &job, decoding.with, None, watch),
        None => on_confined_thread(job, decoding.with, |job| Ok((work::names(job, decoding.with, watch)?, None))),
    }
}

/// Decodes what is here of a payload, and writes the documents that are proven and not known.
///
/// # Errors
/// As [`decode`].
pub(crate) fn part(job: Job<'_>, known: &Known, decoding: Decoding<'_>, watch: &Watch) -> Result<Decoded> {
    match process(&job, decoding, Task::Part(known.clone())) {
        Some((process, order)) => process.decode(order, &job, decoding.with, None, watch),
        None => on_confined_thread(job, decoding.with, |job| {
            let (made, part) = work::part(job, known, decoding.with, watch)?;
            Ok((made, Some(part)))
        }),
    }
}

/// Finds out which blocks each document of a payload needs. `None` if the archive has no sections.
///
/// # Errors
/// As [`decode`].
pub(crate) fn needs(job: Job<'_>, decoding: Decoding<'_>, watch: &Watch) -> Result<Option<Needs>> {
    if let Some((process, order)) = process(&job, decoding, Task::Needs) {
        return Ok(process.decode(order, &job, decoding.with, None, watch)?.needs);
    }
    let mut found = None;
    let work = |job: &mut Job<'_>| {
        found = work::find_needs(job, decoding.with, watch)?;
        Ok(((0, Unpacked::default()), None))
    };
    on_confined_thread(job, decoding.with, work)?;
    Ok(found)
}

/// Decodes a payload, and proves the documents. The documents that are asked for are kept in memory if they have at most `most`
/// bytes.
///
/// # Errors
/// As [`decode`].
pub(crate) fn keep(job: Job<'_>, most: u64, decoding: Decoding<'_>, watch: &Watch) -> Result<(Decoded, Option<Kept>)> {
    if let Some((process, order)) = process(&job, decoding, Task::Keep { most }) {
        let mut keeping = Keeping::new(most);
        let decoded = process.decode(order, &job, decoding.with, Some(&mut keeping), watch)?;
        let kept = keeping.proven(&decoded.unpacked.documents);
        return Ok((decoded, kept));
    }
    let only = job.only;
    let picked = Picked::new(most, |path| only.is_none_or(|only| only.fits(path)));
    let work = |job: &mut Job<'_>| Ok((work::to(job, Some(&picked), decoding.with, watch)?, None));
    let decoded = on_confined_thread(job, decoding.with, work)?;
    Ok((decoded, picked.into_documents()))
}

/// Decodes a payload once more, and passes on the documents of a proven list.
///
/// # Errors
/// As [`decode`], or the error of the sink.
pub(crate) fn pass_on(
    job: Job<'_>,
    proven: &Listing,
    decoding: Decoding<'_>,
    sink: &mut dyn Sink,
    watch: &Watch,
) -> Result<()> {
    let count = proven.len() as u64;
    let mut proving = Proving::new(proven, sink);
    match process(&job, decoding, Task::PassOn { count }) {
        Some((process, order)) => {
            process.decode(order, &job, decoding.with, Some(&mut proving), watch)?;
        }
        None => {
            let work = |job: &mut Job<'_>| {
                let rebuilt = work::pass_on(job, count, &mut proving, decoding.with, watch)?;
                Ok(((rebuilt, Unpacked::default()), None))
            };
            on_confined_thread(job, decoding.with, work)?;
        }
    }
    if proving.is_done() { Ok(()) } else { Err(WorkshopFault::Nonsense.into()) }
}

/// Starts the process for a payload. Threads do the work for carriers that are no files, without `/proc`, or with no room for
/// another process.
fn process(job: &Job<'_>, decoding: Decoding<'_>, task: Task) -> Option<(apart::Process, wire::Payload)> {
    let program = decoding.workshop.program()?;
    let order = apart::order(job, task)?;
    Some((apart::start(program)?, order))
}

/// Decodes a payload of the publisher's own, and picks some documents into memory. The payload is read to its end and proven.
///
/// # Errors
/// As [`open`](crate::open::open).
pub(crate) fn pick(job: Job<'_>, picked: &Picked<'_>, with: &OpenWith, watch: &Watch) -> Result<()> {
    on_confined_thread(job, with, |job| Ok((work::to(job, Some(picked), with, watch)?, None))).map(|_| ())
}

/// Does the work on a thread of its own, so that the confinement ends with the thread.
fn on_confined_thread(
    mut job: Job<'_>,
    with: &OpenWith,
    work: impl FnOnce(&mut Job<'_>) -> Result<(work::Made, Option<InPart>)> + Send,
) -> Result<Decoded> {
    let carriers = work::folders(&job.source).unwrap_or_default();
    seal::load_words();
    let confined = || {
        let files = match with.needs_program() {
            true => sandbox::Closed::None,
            false => sandbox::confine(&carriers, job.room),
        };
        let ((rebuilt_blocks, unpacked), part) = work(&mut job)?;
        Ok(Decoded {
            unpacked,
            part,
            needs: None,
            rebuilt_blocks,
            confinement: Confinement { files, ..Confinement::NONE },
        })
    };
    thread::scope(|scope| scope.spawn(confined).join().unwrap_or(Err(Error::bug("the opening thread died"))))
}
