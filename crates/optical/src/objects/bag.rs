//! A bag: several files of one bundle as one object, which `zstd -d | tar x` unpacks (FORMAT.md §15.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::Cursor;
use std::ops::Range;

use crate::fault::{CodesFault, Result};
use pannier_format::archive::{self, EntryKind, Reader};
use pannier_format::limits;
use pannier_format::stored;
use pannier_format::sums::is_name;

/// The files of a bag, with their names in the bag, in the order of the bag.
pub type Files = Vec<(String, Vec<u8>)>;

/// Packs files. The same files always make the same bytes.
///
/// # Errors
/// Files that are too large for a bag, and no other error.
pub fn write(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut tar = Vec::new();
    for (name, bytes) in files {
        let size = bytes.len() as u64;
        tar.extend(archive::header(name, EntryKind::Document, size, None));
        tar.extend_from_slice(bytes);
        tar.extend(std::iter::repeat_n(0, archive::padding(size)));
    }
    tar.extend(std::iter::repeat_n(0, usize::try_from(archive::trailer_bytes()).unwrap_or(0)));
    let too_long = CodesFault::LongBag { bytes: tar.len() as u64, most: limits::BAG_MAX_BYTES as u64 };
    if tar.len() > limits::BAG_MAX_BYTES {
        return Err(too_long.into());
    }
    Ok(stored::write(&tar).ok_or(too_long)?)
}

/// Unpacks a bag that has exactly the form that [`write()`] writes. Returns `None` for any other bytes. The files are
/// not proven yet.
pub fn parse(object: &[u8]) -> Option<Files> {
    let tar = stored::parse(object, limits::BAG_MAX_BYTES)?;
    let mut reader = Reader::new(Cursor::new(&tar), &[]);
    let mut files = Files::new();
    while let Some(entry) = reader.next_entry().ok()? {
        if entry.kind != EntryKind::Document || !is_name(&entry.path) {
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

/// Computes the places of files in a bag of `known` files and later files, and the length of the bag. Only the names
/// and lengths of the later files are known. The result is correct if no file has 8 zero bytes in a row, and no file
/// begins or ends with a zero byte. Almost every payload is of this kind.
pub fn places(known: &[(String, Vec<u8>)], lengths: &[(String, usize)]) -> Option<(usize, Vec<Range<usize>>)> {
    let total = lengths.iter().try_fold(0usize, |sum, (_, length)| sum.checked_add(*length))?;
    if total > limits::BAG_MAX_BYTES {
        return None;
    }
    let filled = |fill: u8| {
        let unknown = lengths.iter().map(|(name, length)| (name.clone(), vec![fill; *length]));
        write(&known.iter().cloned().chain(unknown).collect::<Files>()).ok()
    };
    // The two bags differ in the bytes of these files alone.
    let (one, other) = (filled(1)?, filled(2)?);
    let mut places: Vec<Range<usize>> = Vec::with_capacity(lengths.len());
    for at in one.iter().zip(&other).enumerate().filter(|(_, (one, other))| one != other).map(|(at, _)| at) {
        match places.last_mut() {
            Some(place) if place.end == at => place.end = at.saturating_add(1),
            _ => places.push(at..at.saturating_add(1)),
        }
    }
    let fits = places.len() == lengths.len() && places.iter().zip(lengths).all(|(place, (_, n))| place.len() == *n);
    fits.then_some((one.len(), places))
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
    fn places_in_a_bag_are_known_before_its_files_are() {
        let known: Files = vec![("SHA256SUMS".into(), vec![b'x'; 700]), ("blocks.idx".into(), vec![0xAA; 320])];
        let noise = |count: usize| (0..count).map(|i| (i * 7 + i / 251) as u8 | 1).collect::<Vec<_>>();
        let more: Files = vec![("d0001.bin".into(), noise(20_000)), ("d0002.bin".into(), noise(513))];
        let lengths: Vec<_> = more.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect();
        let (length, found) = places(&known, &lengths).unwrap();
        let object = write(&[known, more.clone()].concat()).unwrap();
        assert_eq!(object.len(), length);
        for (place, (_, bytes)) in found.into_iter().zip(more) {
            assert_eq!(object[place], bytes);
        }
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
