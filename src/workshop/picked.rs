//! Some documents of a payload, picked into memory while the others pass.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pannier_reader::carriers::{DocumentWriter, Documents};
use pannier_reader::error::{Misfit, Result};

/// Documents in memory, by their paths.
pub(crate) type Kept = HashMap<String, OneKept>;

/// A document in memory.
pub(crate) struct OneKept {
    pub(crate) bytes: Vec<u8>,
    /// The time of the document in seconds since 1970, if the bundle keeps a time.
    pub(crate) mtime: Option<u64>,
}

/// A place that keeps the documents that are wanted, and lets the others pass.
pub(crate) struct Picked<'a> {
    wanted: Box<dyn Fn(&str) -> bool + Sync + 'a>,
    most: u64,
    kept: Mutex<State>,
}

#[derive(Default)]
struct State {
    documents: Kept,
    bytes: u64,
}

impl<'a> Picked<'a> {
    /// Keeps documents of at most this many bytes together. Beyond that, the place keeps none.
    pub(crate) fn new(most: u64, wanted: impl Fn(&str) -> bool + Sync + 'a) -> Self {
        Self { wanted: Box::new(wanted), most, kept: Mutex::default() }
    }

    /// Returns the documents that were picked. `None` if they are longer than the place may keep.
    pub(crate) fn into_documents(self) -> Option<Kept> {
        let most = self.most;
        let state = self.kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        Some(state.documents).filter(|_| state.bytes <= most)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Documents for Picked<'_> {
    fn writer(&self) -> Box<dyn DocumentWriter + '_> {
        Box::new(Picker { to: self, now: None })
    }
}

/// Picks a sequence of documents.
struct Picker<'a> {
    to: &'a Picked<'a>,
    now: Option<(String, Vec<u8>)>,
}

impl DocumentWriter for Picker<'_> {
    fn begin(&mut self, path: &str, bytes: u64) -> Result<Option<Misfit>> {
        self.now = None;
        if (self.to.wanted)(path) {
            let mut state = self.to.state();
            state.bytes = state.bytes.saturating_add(bytes);
            if state.bytes > self.to.most {
                state.documents = Kept::new();
            } else {
                self.now = Some((path.to_owned(), Vec::new()));
            }
        }
        Ok(None)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<Option<Misfit>> {
        if let Some((_, kept)) = &mut self.now {
            kept.extend_from_slice(bytes);
        }
        Ok(None)
    }

    fn end(&mut self, mtime: Option<u64>) -> Result<()> {
        let mut state = self.to.state();
        if state.bytes <= self.to.most {
            state.documents.extend(self.now.take().map(|(path, bytes)| (path, OneKept { bytes, mtime })));
        }
        Ok(())
    }

    fn abandon(&mut self) -> Result<()> {
        self.now = None;
        Ok(())
    }
}
