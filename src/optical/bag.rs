//! A bag: several files of one bundle as one object, which `zstd -d | tar x` unpacks (FORMAT.md §15.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::Cursor;

use crate::archive::{self, Kind, Reader};
use crate::error::{Error, Result};
use crate::format::stored;
use crate::format::sums::is_name;
use crate::limits;

/// Files in a bag, by the names they have there, in its order.
pub type Files = Vec<(String, Vec<u8>)>;

/// Packs files; the same files give the same bytes, always.
///
/// # Errors
/// Only when they are too large for a bag.
pub fn write(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut tar = Vec::new();
    for (name, bytes) in files {
        let size = bytes.len() as u64;
        tar.extend(archive::header(name, Kind::Document, size, None)?);
        tar.extend_from_slice(bytes);
        tar.extend(std::iter::repeat_n(0, archive::padding(size)));
    }
    tar.extend(std::iter::repeat_n(0, usize::try_from(archive::trailer_bytes()).unwrap_or(0)));
    let too_large = Error::TooLarge { bytes: tar.len() as u64, most: limits::BAG_MAX_BYTES as u64 };
    if tar.len() > limits::BAG_MAX_BYTES {
        return Err(too_large);
    }
    stored::write(&tar).ok_or(too_large)
}

/// Unpacks a bag that was written exactly as [`write()`] does; `None` for anything else. The files are proven by nothing yet.
pub fn parse(object: &[u8]) -> Option<Files> {
    let tar = stored::parse(object, limits::BAG_MAX_BYTES)?;
    let mut reader = Reader::new(Cursor::new(&tar), &[]);
    let mut files = Files::new();
    while let Some(entry) = reader.next_entry().ok()? {
        if entry.kind != Kind::Document || !is_name(&entry.path) {
            return None;
        }
        let mut bytes = vec![0; usize::try_from(entry.bytes).ok().filter(|bytes| *bytes <= tar.len())?];
        let mut filled = 0;
        while filled < bytes.len() {
            let count = reader.read_data(bytes.get_mut(filled..)?).ok().filter(|count| *count > 0)?;
            filled = filled.checked_add(count)?;
        }
        files.push((entry.path, bytes));
    }
    (write(&files).ok()? == object).then_some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Files {
        [("SHA256SUMS", &b"abc"[..]), ("blocks.idx", &[0; 700]), ("d0001.bin", &[5; 2000]), ("empty", &[])]
            .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
            .to_vec()
    }

    #[test]
    fn a_bag_gives_back_its_files() {
        let object = write(&sample()).unwrap();
        assert_eq!(parse(&object), Some(sample()));
        assert!(object.len() < 3_500, "{}", object.len());
    }

    #[test]
    fn a_bag_that_was_not_written_so_is_refused() {
        let object = write(&sample()).unwrap();
        for at in 0..object.len() {
            let mut changed = object.clone();
            changed[at] ^= 0x20;
            assert_ne!(parse(&changed), Some(sample()));
            assert_eq!(parse(&object[..at]), None);
        }
        for name in ["../x", "a/b", "", "CON", "-x"] {
            let bad = write(&[(name.to_owned(), vec![1])]).unwrap();
            assert_eq!(parse(&bad), None, "{name}");
        }
    }
}
