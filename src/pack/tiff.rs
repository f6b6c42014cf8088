//! The directories of a TIFF file, read by their offsets: a scan of a map may have gigabytes, and its directories have kilobytes.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};

/// A tag of a directory that says something about people or places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    /// A tag of a picture or of its Exif directory.
    Picture(u16),
    /// A tag of a GPS directory.
    Position(u16),
}

/// The name of the author.
pub(super) const ARTIST: Tag = Tag::Picture(0x013B);
/// The owner of the camera.
pub(super) const OWNER: Tag = Tag::Picture(0xA430);
/// The serial number of the camera.
pub(super) const BODY: Tag = Tag::Picture(0xA431);
/// The serial number of the lens.
pub(super) const LENS: Tag = Tag::Picture(0xA435);
/// Latitude and longitude.
pub(super) const POSITION: [Tag; 2] = [Tag::Position(2), Tag::Position(4)];

/// Tags that lead to other directories: Exif, GPS, and smaller pictures.
const EXIF: u16 = 0x8769;
const GPS: u16 = 0x8825;
const SUB_PICTURES: u16 = 0x014A;

/// The most directories that are read. A file with more is read so far.
const DIRECTORIES_MAX: usize = 256;
/// The most entries of a directory that are read: a directory of a camera has fewer than a hundred.
const ENTRIES_MAX: u16 = 4_096;

/// The order of the bytes in numbers.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn short(self, bytes: &[u8]) -> Option<u16> {
        let bytes = *bytes.first_chunk()?;
        Some(match self {
            Self::Little => u16::from_le_bytes(bytes),
            Self::Big => u16::from_be_bytes(bytes),
        })
    }

    fn long(self, bytes: &[u8]) -> Option<u32> {
        let bytes = *bytes.first_chunk()?;
        Some(match self {
            Self::Little => u32::from_le_bytes(bytes),
            Self::Big => u32::from_be_bytes(bytes),
        })
    }
}

/// A directory that waits to be read.
struct Waiting {
    at: u32,
    is_gps: bool,
}

/// Returns the tags of all directories. A directory that cannot be read is left out, and the others count.
pub(super) fn tags(file: &mut (impl Read + Seek)) -> BTreeSet<Tag> {
    let mut found = BTreeSet::new();
    let Some((order, first)) = head(file) else { return found };
    let mut waiting = vec![Waiting { at: first, is_gps: false }];
    let mut seen = BTreeSet::new();
    while let Some(Waiting { at, is_gps }) = waiting.pop() {
        if at != 0 && seen.len() < DIRECTORIES_MAX && seen.insert(at) {
            let _ = directory(file, order, at, is_gps, &mut found, &mut waiting);
        }
    }
    found
}

fn head(file: &mut (impl Read + Seek)) -> Option<(Order, u32)> {
    let head: [u8; 8] = read_at(file, 0, 8).ok()?.try_into().ok()?;
    let order = if head.starts_with(b"II*\0") { Order::Little } else { Order::Big };
    Some((order, order.long(head.get(4..)?)?))
}

fn read_at(file: &mut (impl Read + Seek), at: u64, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn directory(
    file: &mut (impl Read + Seek),
    order: Order,
    at: u32,
    is_gps: bool,
    found: &mut BTreeSet<Tag>,
    waiting: &mut Vec<Waiting>,
) -> io::Result<()> {
    let at = u64::from(at);
    let count = order.short(&read_at(file, at, 2)?).unwrap_or(0).min(ENTRIES_MAX);
    let bytes = usize::from(count).saturating_mul(12);
    let entries = read_at(file, at.saturating_add(2), bytes)?;
    for entry in entries.chunks_exact(12) {
        let number = |from: usize| entry.get(from..).and_then(|bytes| order.long(bytes));
        let (Some(tag), Some(values), Some(value)) = (order.short(entry), number(4), number(8)) else { continue };
        if values == 0 {
            continue;
        }
        found.insert(if is_gps { Tag::Position(tag) } else { Tag::Picture(tag) });
        match tag {
            EXIF if !is_gps => waiting.push(Waiting { at: value, is_gps: false }),
            GPS if !is_gps => waiting.push(Waiting { at: value, is_gps: true }),
            SUB_PICTURES if !is_gps && values == 1 => waiting.push(Waiting { at: value, is_gps: false }),
            SUB_PICTURES if !is_gps => {
                let some = usize::try_from(values).unwrap_or(usize::MAX).min(DIRECTORIES_MAX);
                let list = read_at(file, value.into(), some.saturating_mul(4)).unwrap_or_default();
                let at = list.chunks_exact(4).filter_map(|at| order.long(at));
                waiting.extend(at.map(|at| Waiting { at, is_gps: false }));
            }
            _ => {}
        }
    }
    let next = read_at(file, at.saturating_add(2).saturating_add(bytes as u64), 4)?;
    waiting.push(Waiting { at: order.long(&next).unwrap_or(0), is_gps: false });
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// A file that counts the bytes that are read.
    struct Counted(Cursor<Vec<u8>>, usize);

    impl Read for Counted {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let count = self.0.read(out)?;
            self.1 += count;
            Ok(count)
        }
    }

    impl Seek for Counted {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    fn entry(tag: u16, values: u32, value: u32) -> Vec<u8> {
        [&tag.to_be_bytes()[..], &[0, 4], &values.to_be_bytes(), &value.to_be_bytes()].concat()
    }

    fn listed(entries: &[Vec<u8>], next: u32) -> Vec<u8> {
        [&u16::try_from(entries.len()).unwrap().to_be_bytes()[..], &entries.concat(), &next.to_be_bytes()].concat()
    }

    /// A picture with its directories at the end, as scanners write them.
    fn scan() -> Vec<u8> {
        let at = 8 + 1_000_000_u32;
        let first = listed(&[entry(0x013B, 7, 0), entry(GPS, 1, at + 200), entry(SUB_PICTURES, 2, at + 300)], at + 100);
        let mut file = [b"MM\0*".to_vec(), at.to_be_bytes().to_vec(), vec![0xA5; 1_000_000], first].concat();
        let mut put = |offset: usize, bytes: Vec<u8>| {
            file.resize(at as usize + offset, 0);
            file.extend(bytes);
        };
        put(100, listed(&[entry(EXIF, 1, at + 400)], at));
        put(200, listed(&[entry(2, 3, 0)], 0));
        put(300, [(at + 320).to_be_bytes(), u32::MAX.to_be_bytes()].concat());
        put(320, listed(&[entry(0x0100, 1, 1)], 0));
        put(400, listed(&[entry(0xA431, 4, 0), entry(0xA435, 0, 0)], 0));
        file
    }

    #[test]
    fn every_directory_is_found_and_the_picture_is_not_read() {
        let mut file = Counted(Cursor::new(scan()), 0);
        let found = tags(&mut file);
        assert!([ARTIST, BODY, POSITION[0], Tag::Picture(0x0100)].iter().all(|tag| found.contains(tag)), "{found:?}");
        assert!(!found.contains(&LENS) && !found.contains(&POSITION[1]), "{found:?}");
        assert!(file.1 < 1_000, "{} bytes were read", file.1);
    }

    #[test]
    fn circles_lies_and_torn_files_cost_bounded_work() {
        let circle =
            [b"II*\0\x08\0\0\0".to_vec(), b"\xff\xff".to_vec(), entry(SUB_PICTURES, u32::MAX, 8).repeat(5)].concat();
        for bytes in [circle, b"II*\0".to_vec(), b"MM\0*\xff\xff\xff\xff".to_vec(), scan()[..1_000_050].to_vec()] {
            let mut file = Counted(Cursor::new(bytes), 0);
            tags(&mut file);
            assert!(file.1 < 1 << 20);
        }
    }
}
