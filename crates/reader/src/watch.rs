//! The state that a long task shares with its observer: the progress of the task, and whether the task must stop.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{Error, Result};

/// A part of a task that people wait for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing to show yet.
    #[default]
    Idle,
    /// Listing the files on carriers.
    Listing,
    /// Reading the corpus, compressing, sealing and cutting. The count is in bytes that were compressed.
    Packing,
    /// Computing recovery blocks.
    Coding,
    /// Rehearsing the opening of the written bundle.
    Rehearsing,
    /// Looking for small files on a raw medium.
    Searching,
    /// Hashing the files on carriers.
    Reading,
    /// Rebuilding blocks.
    Rebuilding,
    /// Unpacking documents.
    Unpacking,
    /// Drawing codes.
    Drawing,
    /// Writing chunks.
    Writing,
    /// Drilling. The count is in trials.
    Drilling,
    /// Waiting for the medium.
    Syncing,
    /// Looking for codes in pictures. The count is in codes.
    Scanning,
    /// Fetching blocks from mirrors.
    Fetching,
}

/// The state between a task and its observer. An update from any thread is cheap.
#[derive(Debug, Default)]
pub struct Watch {
    stopped: Arc<AtomicBool>,
    done_bytes: AtomicU64,
    total_bytes: AtomicU64,
    phase: Mutex<Phase>,
}

impl Watch {
    /// Asks the task to stop at its next step.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Returns a watch for a part of the task, which stops when this watch stops. Nobody observes the progress of the part.
    pub fn of_part(&self) -> Self {
        Self { stopped: Arc::clone(&self.stopped), ..Self::default() }
    }

    /// Begins a phase with this number of bytes; zero if the number is unknown.
    pub fn begin(&self, phase: Phase, total_bytes: u64) {
        // An observer never sees the bytes of the phase before.
        let mut current = self.phase.lock().unwrap_or_else(PoisonError::into_inner);
        *current = phase;
        self.done_bytes.store(0, Ordering::Relaxed);
        self.total_bytes.store(total_bytes, Ordering::Relaxed);
    }

    /// Counts bytes done.
    ///
    /// # Errors
    /// [`Error::Interrupted`] after a call of [`Watch::stop`].
    pub fn advance(&self, bytes: u64) -> Result<()> {
        self.done_bytes.fetch_add(bytes, Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) { Err(Error::Interrupted) } else { Ok(()) }
    }

    /// Sets the number of bytes done, which never becomes less within a phase.
    pub fn reach(&self, bytes: u64) {
        self.done_bytes.fetch_max(bytes, Ordering::Relaxed);
    }

    /// Sets the number of things done and the number of all things, in a phase that counts no bytes.
    pub fn count(&self, done: u64, total: u64) {
        self.done_bytes.store(done, Ordering::Relaxed);
        self.total_bytes.store(total, Ordering::Relaxed);
    }

    /// Returns the phase, the bytes done and the number of all bytes (zero if unknown).
    pub fn state(&self) -> (Phase, u64, u64) {
        let phase = self.phase.lock().unwrap_or_else(PoisonError::into_inner);
        (*phase, self.done_bytes.load(Ordering::Relaxed), self.total_bytes.load(Ordering::Relaxed))
    }
}
