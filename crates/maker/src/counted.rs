//! Counts bytes on their way.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;

/// Counts the bytes that go on.
pub struct Counted<W> {
    /// Where the bytes go.
    pub inner: W,
    /// How many went so far.
    pub written: Rc<Cell<u64>>,
}

impl<W> Counted<W> {
    /// Counts from zero.
    pub fn new(inner: W) -> Self {
        Self { inner, written: Rc::default() }
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.written.set(self.written.get() + count as u64);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
