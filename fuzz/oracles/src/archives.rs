//! The oracles for archives: bare, and as a payload of Zstandard frames.

use std::collections::HashSet;
use std::io::{BufRead, Read};

use pannier_format::archive::{Entry, EntryKind, Reader, header, padding, trailer_bytes};
use pannier_format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use pannier_format::names;
use pannier_reader::Result;
use pannier_reader::documents::zstd::Decompressor;

use crate::Outcome;
use crate::contents::contents;

/// A tar stream, as if it came out of the decompressor.
///
/// Holds: no more data than there are bytes; and what `walk` asks.
pub fn tar_reader(data: &[u8]) -> Outcome {
    Outcome::of(walk(data, data.len() as u64).is_ok())
}

/// A payload without sealing: Zstandard frames around a tar stream.
///
/// Holds: never more data than the frames promise, not even before the end is seen; and what `walk` asks.
pub fn zstd_tar(data: &[u8]) -> Outcome {
    let Ok(mut decompressor) = Decompressor::new(data) else { return Outcome::Refused };
    let mut plain = Promised { inner: &mut decompressor, given: 0 };
    let walked = walk(&mut plain, u64::MAX);
    let given = plain.given;
    assert!(walked.as_ref().map_or(0, |bytes| *bytes) <= given, "more data than there were bytes");
    assert!(walked.is_err() || given == decompressor.promised_bytes(), "another length than was promised");
    Outcome::of(walked.is_ok())
}

/// A decompressor that is watched.
struct Promised<'a, R> {
    inner: &'a mut Decompressor<'static, R>,
    given: u64,
}

impl<R: BufRead> Read for Promised<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.given += count as u64;
        assert!(self.given <= self.inner.promised_bytes(), "more bytes than the frames promise");
        Ok(count)
    }
}

/// Reads an archive to its end; gives the bytes of its documents.
///
/// Holds: every path is allowed, no two collide, the data is as long as its entry says; and an archive that is accepted
/// can be written again and read to the same entries.
fn walk<R: Read>(stream: R, most_bytes: u64) -> Result<u64> {
    let ours = [CONTENTS_NAME, CONTENTS_SIGNATURE_NAME];
    let mut reader = Reader::new(stream, &ours);
    let mut folded = HashSet::new();
    let mut entries: Vec<(Entry, Vec<u8>)> = Vec::new();
    let (mut total, mut kept) = (0, 0);
    let mut buffer = [0; 4096];
    while let Some(entry) = reader.next_entry()? {
        assert!(names::check(&entry.path).is_ok() || ours.contains(&entry.path.as_str()), "a path that is not allowed");
        assert!(folded.insert(names::fold(&entry.path)), "two entries that some systems take for one");
        assert!(entry.kind == EntryKind::Document || entry.bytes == 0, "a folder with data");
        let mut bytes = Vec::new();
        let mut read = 0;
        loop {
            let count = reader.read_data(&mut buffer)?;
            if count == 0 {
                break;
            }
            read += count as u64;
            if kept < KEPT_MOST_BYTES {
                bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
            }
            kept += count;
        }
        assert!(read == entry.bytes, "data of another length than its entry says");
        total += read;
        assert!(total <= most_bytes, "more data than there were bytes");
        if entry.path == CONTENTS_NAME && bytes.len() as u64 == read {
            contents(&bytes);
        }
        entries.push((entry, bytes));
    }
    // Comparing all with all: archives of few entries are enough.
    for (entry, _) in entries.iter().filter(|_| entries.len() <= 64) {
        let parents = entry.path.match_indices('/').filter_map(|(at, _)| entry.path.get(..at));
        for parent in parents {
            // A parent may have an entry of its own: then it is a folder, spelt the same way.
            let spelt = entries.iter().find(|(other, _)| names::fold(&other.path) == names::fold(parent));
            assert!(
                spelt.is_none_or(|(other, _)| other.kind == EntryKind::Folder && other.path == parent),
                "an entry below something that is no folder"
            );
        }
    }
    if kept < KEPT_MOST_BYTES {
        written_again(&entries)?;
    }
    Ok(total)
}

/// Data kept for writing an archive again.
const KEPT_MOST_BYTES: usize = 256 << 10;

/// Writes an archive and reads it; the entries must be the same.
fn written_again(entries: &[(Entry, Vec<u8>)]) -> Result<()> {
    let mut archive = Vec::new();
    for (entry, bytes) in entries {
        archive.extend(header(&entry.path, entry.kind, entry.bytes, entry.mtime));
        archive.extend(bytes);
        archive.resize(archive.len() + padding(entry.bytes), 0);
    }
    archive.resize(archive.len() + usize::try_from(trailer_bytes()).unwrap_or(0), 0);
    let mut reader = Reader::new(archive.as_slice(), &[CONTENTS_NAME, CONTENTS_SIGNATURE_NAME]);
    for (entry, bytes) in entries {
        let again = reader.next_entry();
        assert!(matches!(&again, Ok(Some(again)) if again == entry), "an entry is read back otherwise");
        let mut data = vec![0; bytes.len()];
        let mut filled = 0;
        while let Some(space) = data.get_mut(filled..).filter(|space| !space.is_empty()) {
            filled += reader.read_data(space)?;
        }
        assert!(data == *bytes, "data is read back otherwise");
    }
    assert!(matches!(reader.next_entry(), Ok(None)), "an archive that does not end");
    Ok(())
}
