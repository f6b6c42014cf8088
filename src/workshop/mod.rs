//! The workshop decodes payloads and pictures of strangers. A process of its own does the work where the system can close it in,
//! and threads do the work elsewhere.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod apart;
mod child;
pub(crate) mod fault;
mod picked;
mod pictures;
mod wire;
mod work;

use std::path::{Path, PathBuf};
use std::thread;

pub use apart::WORD;
pub use child::serve;
pub use fault::WorkshopFault;
pub(crate) use picked::Picked;
pub(crate) use pictures::Pictures;
pub(crate) use work::{Decoded, Job};

use crate::error::{Error, Result};
use crate::seal::{self, OpenWith};
use crate::store::Unfit;
use crate::store::sandbox::{self, Confinement};
use crate::unpack::Unpacked;
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
}

impl<'a> From<&'a OpenWith> for Decoding<'a> {
    fn from(with: &'a OpenWith) -> Self {
        Self { with, workshop: &Workshop::Threads, unfit: Unfit::Stops }
    }
}

/// Decodes a payload, writes the documents, and proves the documents.
///
/// # Errors
/// As [`open`](crate::open::open), and [`Error::Workshop`] if the process fails.
pub(crate) fn decode(job: Job<'_>, decoding: Decoding<'_>, watch: &Watch) -> Result<Decoded> {
    // Threads do the work for carriers that are no files, without `/proc`, or with no room for another process.
    let process = || {
        let program = decoding.workshop.program()?;
        let order = apart::order(&job)?;
        Some((apart::start(program)?, order))
    };
    match process() {
        Some((process, order)) => process.decode(order, &job, decoding.with, watch),
        None => on_threads(job, decoding.with, watch),
    }
}

/// Decodes a payload of the publisher's own, and picks some documents into memory. The payload is read to its end and proven.
///
/// # Errors
/// As [`open`](crate::open::open).
pub(crate) fn pick(job: Job<'_>, picked: &Picked<'_>, with: &OpenWith, watch: &Watch) -> Result<()> {
    on_confined_thread(job, with, |job| work::to(job, Some(picked), with, watch)).map(|_| ())
}

/// Does the work on a thread of its own, so that the confinement ends with the thread.
fn on_threads(job: Job<'_>, with: &OpenWith, watch: &Watch) -> Result<Decoded> {
    on_confined_thread(job, with, |job| work::here(job, with, watch))
}

fn on_confined_thread(
    mut job: Job<'_>,
    with: &OpenWith,
    work: impl FnOnce(&mut Job<'_>) -> Result<(u32, Unpacked)> + Send,
) -> Result<Decoded> {
    let carriers = work::folders(&job.source).unwrap_or_default();
    seal::load_words();
    let confined = || {
        let files = match with.needs_program() {
            true => sandbox::Closed::None,
            false => sandbox::confine(&carriers, job.room),
        };
        let (rebuilt_blocks, unpacked) = work(&mut job)?;
        Ok(Decoded { unpacked, rebuilt_blocks, confinement: Confinement { files, ..Confinement::NONE } })
    };
    thread::scope(|scope| scope.spawn(confined).join().unwrap_or(Err(Error::bug("the opening thread died"))))
}
