//! The oracle for documents in which traces of their makers are looked for.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use pannier::pack::{self, Depth};

use crate::Outcome;

/// The most that is read of a document of 16 MiB and less: once from its beginning to its end, and the budget of one document.
const READ_MAX: u64 = 32 << 20;

/// A document that counts the bytes that are read.
struct Counted<'a> {
    document: Cursor<&'a [u8]>,
    read: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.document.read(out)?;
        self.read += count as u64;
        Ok(count)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.document.seek(to)
    }
}

/// A document, looked into for places and names.
///
/// Holds: the work ends within its budget; the answer is the same again; a document that was not read to its end is told.
pub fn traces(data: &[u8]) -> Outcome {
    let mut document = Counted { document: Cursor::new(data), read: 0 };
    let first = pack::traces(&mut document);
    assert!(document.read <= READ_MAX, "{} bytes were read", document.read);
    assert_eq!(pack::traces(&mut Cursor::new(data)), first, "two answers");
    let is_told = first.told.contains(&pack::Giveaway::Unread);
    assert_eq!(first.depth == Depth::Part, is_told, "a document that was not read to its end is told");
    if first.depth == Depth::Whole { Outcome::Accepted } else { Outcome::Refused }
}
