//! A place that takes only the documents that are asked for, and lets the others pass.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use pannier_reader::carriers::{DocumentWriter, Documents};
use pannier_reader::error::{Misfit, Result};

use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::only::Only;

/// A part of a place for documents. The list of documents and its signature belong to every part.
pub(super) struct Part<'a> {
    of: &'a dyn Documents,
    only: &'a Only,
}

impl<'a> Part<'a> {
    pub(super) fn new(of: &'a dyn Documents, only: &'a Only) -> Self {
        Self { of, only }
    }

    fn takes(&self, path: &str) -> bool {
        path == CONTENTS_NAME || path == CONTENTS_SIGNATURE_NAME || self.only.fits(path)
    }
}

impl Documents for Part<'_> {
    fn require_space(&self, _: u64) -> Result<()> {
        // The length of all documents says nothing about those that are asked for. Each of them asks for its own room.
        Ok(())
    }

    fn misfit(&self, path: &str, bytes: u64) -> Option<Misfit> {
        if self.takes(path) { self.of.misfit(path, bytes) } else { None }
    }

    fn leaves_out_unfit(&self) -> bool {
        self.of.leaves_out_unfit()
    }

    fn make_folder(&self, path: &str) -> Result<Option<Misfit>> {
        // Other folders are made when a document in them comes.
        if self.only.fits(path) { self.of.make_folder(path) } else { Ok(None) }
    }

    fn writer(&self) -> Box<dyn DocumentWriter + '_> {
        Box::new(Taking { part: self, writer: self.of.writer(), takes: false })
    }
}

/// Writes a sequence of documents, and lets some of them pass.
struct Taking<'a> {
    part: &'a Part<'a>,
    writer: Box<dyn DocumentWriter + 'a>,
    takes: bool,
}

impl DocumentWriter for Taking<'_> {
    fn begin(&mut self, path: &str, bytes: u64) -> Result<Option<Misfit>> {
        self.takes = self.part.takes(path);
        if !self.takes {
            return Ok(None);
        }
        if let Some((parent, _)) = path.rsplit_once('/')
            && let Some(why) = self.part.of.make_folder(parent)?
        {
            return Ok(Some(why));
        }
        self.part.of.require_space(bytes)?;
        self.writer.begin(path, bytes)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<Option<Misfit>> {
        if self.takes { self.writer.write(bytes) } else { Ok(None) }
    }

    fn end(&mut self, mtime: Option<u64>) -> Result<()> {
        if self.takes { self.writer.end(mtime) } else { Ok(()) }
    }

    fn abandon(&mut self) -> Result<()> {
        if self.takes { self.writer.abandon() } else { Ok(()) }
    }
}
