//! The state that a long task shares with its observer: the progress of the task, and whether the task must stop.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::error::{Error, Result};

/// A part of a task that people wait for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing to show yet.
    #[default]
    Idle,
    /// Listing the files on carriers.
    Listing,
    /// Reading the corpus, compressing, sealing and cutting.
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
    /// Drawing codes. The count is in pages or frames.
    Drawing,
    /// Writing chunks.
    Writing,
    /// Drilling.
    Drilling,
    /// Waiting for the medium.
    Syncing,
    /// Looking for codes in pictures. The count is in codes.
    Scanning,
}

/// The state between a task and its observer. An update from any thread is cheap.
#[derive(Debug, Default)]
pub struct Watch {
    stopped: AtomicBool,
    done_bytes: AtomicU64,
    total_bytes: AtomicU64,
    phase: Mutex<Phase>,
}

impl Watch {
    /// Asks the task to stop at its next step.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Begins a phase with this number of bytes; zero if the number is unknown.
    pub fn begin(&self, phase: Phase, total_bytes: u64) {
        if let Ok(mut current) = self.phase.lock() {
            *current = phase;
        }
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

    /// Sets the number of things done and the number of all things, in a phase that counts no bytes.
    pub fn count(&self, done: u64, total: u64) {
        self.done_bytes.store(done, Ordering::Relaxed);
        self.total_bytes.store(total, Ordering::Relaxed);
    }

    /// Returns the phase, the bytes done and the number of all bytes (zero if unknown).
    pub fn state(&self) -> (Phase, u64, u64) {
        let phase = self.phase.lock().map(|phase| *phase).unwrap_or_default();
        (phase, self.done_bytes.load(Ordering::Relaxed), self.total_bytes.load(Ordering::Relaxed))
    }
}
