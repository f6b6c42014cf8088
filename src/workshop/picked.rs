//! Some documents of a payload, picked into memory while the others pass.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use pannier_reader::carriers::{DocumentWriter, Documents};
use pannier_reader::error::{Misfit, Result};

/// A place that keeps the documents that are wanted, and lets the others pass.
pub(crate) struct Picked<'a> {
    wanted: HashSet<&'a str>,
    kept: Mutex<HashMap<String, Vec<u8>>>,
}

impl<'a> Picked<'a> {
    pub(crate) fn new(wanted: impl Iterator<Item = &'a str>) -> Self {
        Self { wanted: wanted.collect(), kept: Mutex::default() }
    }

    /// Returns the documents that were picked.
    pub(crate) fn into_documents(self) -> HashMap<String, Vec<u8>> {
        self.kept.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Documents for Picked<'_> {
    fn require_space(&self, _: u64) -> Result<()> {
        Ok(())
    }

    fn misfit(&self, _: &str, _: u64) -> Option<Misfit> {
        None
    }

    fn leaves_out_unfit(&self) -> bool {
        false
    }

    fn make_folder(&self, _: &str) -> Result<Option<Misfit>> {
        Ok(None)
    }

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
    fn begin(&mut self, path: &str, _: u64) -> Result<Option<Misfit>> {
        self.now = self.to.wanted.contains(path).then(|| (path.to_owned(), Vec::new()));
        Ok(None)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<Option<Misfit>> {
        if let Some((_, kept)) = &mut self.now {
            kept.extend_from_slice(bytes);
        }
        Ok(None)
    }

    fn end(&mut self, _: Option<u64>) -> Result<()> {
        let mut kept = self.to.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend(self.now.take());
        Ok(())
    }
}
