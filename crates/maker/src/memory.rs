//! A payload in memory, for tests and for small parcels.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use crate::make::Payload;
use pannier_reader::carriers::{Carriers, MemoryCarriers};
use pannier_reader::error::{Error, Result};

/// A payload in memory.
#[derive(Debug, Default)]
pub struct MemoryPayload(Mutex<Vec<u8>>);

const BUG: Error = Error::Bug("a writer of the payload died");

impl Payload for MemoryPayload {
    fn writer(&self) -> Result<Box<dyn Write + '_>> {
        Ok(Box::new(Writer(self)))
    }

    fn written(&self) -> Result<Arc<dyn Carriers>> {
        let bytes = self.0.lock().map_err(|_| BUG)?.clone();
        Ok(Arc::new(MemoryCarriers::new(0, [("payload".into(), bytes)])))
    }
}

struct Writer<'a>(&'a MemoryPayload);

impl Write for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.0.lock().map_err(|_| io::Error::other(BUG))?.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
