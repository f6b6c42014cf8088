//! The directories of a TIFF file, read by their offsets: a scan of a map may have gigabytes, and its directories have kilobytes.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use super::bytes::{Bytes, Stop};
use super::told::{Giveaway, Told};

/// A tag of a directory that says something about people or places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tag {
    /// A tag of a picture or of its Exif directory.
    Picture(u16),
    /// A tag of a directory after the first: a smaller copy of the picture.
    Smaller(u16),
    /// A tag of a GPS directory.
    Position(u16),
}

/// Latitude and longitude of the camera, and of what was photographed.
const POSITION: [Tag; 4] = [Tag::Position(2), Tag::Position(4), Tag::Position(20), Tag::Position(22)];
/// The names of the author, the photographer and the editor.
const AUTHOR: [Tag; 4] = [Tag::Picture(0x013B), Tag::Picture(0x9C9D), Tag::Picture(0xA437), Tag::Picture(0xA438)];
/// The owner and the serial numbers of the camera and of its lens, and the name of the computer.
const CAMERA: [Tag; 5] =
    [Tag::Picture(0xA430), Tag::Picture(0xA431), Tag::Picture(0xA435), Tag::Picture(0xC62F), Tag::Picture(0x013C)];
/// A picture of JPEG in a directory after the first.
const PREVIEW: [Tag; 1] = [Tag::Smaller(0x0201)];

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

/// What a directory is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Picture,
    /// Exif data of the picture, where no other directory follows.
    Exif,
    Smaller,
    Position,
}

/// Where the bytes of a TIFF lie in the document.
#[derive(Clone, Copy)]
pub(super) struct Lies {
    pub(super) at: u64,
    pub(super) end: u64,
    /// What the first directory is about.
    pub(super) first: About,
}

/// A directory that waits to be read.
struct Waiting {
    at: u32,
    about: About,
}

/// Tells what the directories of a TIFF or of Exif data give away. A directory that cannot be read is left out, and the others
/// count; the document is then read in part.
pub(super) fn look(bytes: &mut Bytes<'_, impl Read + Seek>, lies: Lies, told: &mut Told) -> Result<(), Stop> {
    let mut found = BTreeSet::new();
    let is_whole = tags(bytes, lies, &mut found);
    let kinds: [(Giveaway, &[Tag]); 4] = [
        (Giveaway::Position, &POSITION),
        (Giveaway::Author, &AUTHOR),
        (Giveaway::Camera, &CAMERA),
        (Giveaway::Preview, &PREVIEW),
    ];
    kinds.iter().filter(|(_, tags)| tags.iter().any(|tag| found.contains(tag))).for_each(|(kind, _)| told.add(*kind));
    is_whole
}

fn tags(bytes: &mut Bytes<'_, impl Read + Seek>, lies: Lies, found: &mut BTreeSet<Tag>) -> Result<(), Stop> {
    let head = read_at(bytes, lies, 0, 8)?;
    let order = if head.starts_with(b"II") { Order::Little } else { Order::Big };
    let first = head.get(4..).and_then(|at| order.long(at)).ok_or(Stop)?;
    let mut waiting = vec![Waiting { at: first, about: lies.first }];
    let mut seen = BTreeSet::new();
    let mut is_whole = Ok(());
    while let Some(next) = waiting.pop() {
        if next.at == 0 || seen.contains(&next.at) {
            continue;
        }
        if seen.len() == DIRECTORIES_MAX {
            return Err(Stop);
        }
        seen.insert(next.at);
        is_whole = directory(bytes, lies, order, &next, found, &mut waiting).and(is_whole);
    }
    is_whole
}

fn read_at(bytes: &mut Bytes<'_, impl Read + Seek>, lies: Lies, at: u64, length: usize) -> Result<Vec<u8>, Stop> {
    let at = lies.at.checked_add(at).ok_or(Stop)?;
    if at.saturating_add(length as u64) > lies.end { Err(Stop) } else { bytes.read(at, length) }
}

fn directory(
    bytes: &mut Bytes<'_, impl Read + Seek>,
    lies: Lies,
    order: Order,
    this: &Waiting,
    found: &mut BTreeSet<Tag>,
    waiting: &mut Vec<Waiting>,
) -> Result<(), Stop> {
    let (at, about) = (u64::from(this.at), this.about);
    let count = order.short(&read_at(bytes, lies, at, 2)?).unwrap_or(0);
    let length = usize::from(count.min(ENTRIES_MAX)).saturating_mul(12);
    let begins = at.saturating_add(2);
    // A directory that is cut counts as far as it is there.
    let (entries, mut is_whole) = match read_at(bytes, lies, begins, length) {
        Ok(entries) if count <= ENTRIES_MAX => (entries, Ok(())),
        Ok(entries) => (entries, Err(Stop)),
        Err(Stop) => {
            let there = lies.end.min(bytes.length()).saturating_sub(lies.at.saturating_add(begins));
            (read_at(bytes, lies, begins, usize::try_from(there).map_err(|_| Stop)?.min(length))?, Err(Stop))
        }
    };
    for entry in entries.chunks_exact(12) {
        let number = |from: usize| entry.get(from..).and_then(|bytes| order.long(bytes));
        let (Some(tag), Some(values), Some(value)) = (order.short(entry), number(4), number(8)) else { continue };
        if values == 0 {
            continue;
        }
        found.insert(match about {
            About::Position => Tag::Position(tag),
            About::Picture | About::Exif => Tag::Picture(tag),
            About::Smaller => Tag::Smaller(tag),
        });
        let is_position = about == About::Position;
        match tag {
            EXIF if !is_position => waiting.push(Waiting { at: value, about: About::Exif }),
            GPS if !is_position => waiting.push(Waiting { at: value, about: About::Position }),
            SUB_PICTURES if !is_position && values == 1 => waiting.push(Waiting { at: value, about: About::Picture }),
            SUB_PICTURES if !is_position => {
                let some = usize::try_from(values).unwrap_or(usize::MAX).min(DIRECTORIES_MAX);
                match read_at(bytes, lies, value.into(), some.saturating_mul(4)) {
                    Ok(list) => {
                        let at = list.chunks_exact(4).filter_map(|at| order.long(at));
                        waiting.extend(at.map(|at| Waiting { at, about: About::Picture }));
                    }
                    Err(Stop) => is_whole = Err(Stop),
                }
            }
            _ => {}
        }
    }
    is_whole?;
    // Programs leave out what follows the directories of Exif data and of positions.
    if matches!(about, About::Picture | About::Smaller) {
        let after = begins.saturating_add(length as u64);
        let next = read_at(bytes, lies, after, 4)?;
        waiting.push(Waiting { at: order.long(&next).unwrap_or(0), about: About::Smaller });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{self, Cursor, SeekFrom};

    use super::*;

    const ARTIST: u16 = 0x013B;

    /// Returns what is told, whether it is all, and how many bytes were read.
    fn looked(bytes: Vec<u8>) -> (Vec<Giveaway>, bool, usize) {
        let mut file = Counted(Cursor::new(bytes), 0);
        let mut told = Told::default();
        let mut bytes = Bytes::new(&mut file).unwrap();
        let lies = Lies { at: 0, end: bytes.length(), first: About::Picture };
        let is_whole = look(&mut bytes, lies, &mut told).is_ok();
        (told.found.into_iter().collect(), is_whole, file.1)
    }

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
        let first = listed(&[entry(ARTIST, 7, 0), entry(GPS, 1, at + 200), entry(SUB_PICTURES, 2, at + 300)], at + 100);
        let mut file = [b"MM\0*".to_vec(), at.to_be_bytes().to_vec(), vec![0xA5; 1_000_000], first].concat();
        let mut put = |offset: usize, bytes: Vec<u8>| {
            file.resize(at as usize + offset, 0);
            file.extend(bytes);
        };
        put(100, listed(&[entry(EXIF, 1, at + 400)], at));
        put(200, listed(&[entry(2, 3, 0)], 0));
        put(300, [(at + 320).to_be_bytes(), (at + 340).to_be_bytes()].concat());
        put(320, listed(&[entry(0x0100, 1, 1)], 0));
        put(340, listed(&[entry(0x0100, 1, 1)], 0));
        put(400, listed(&[entry(0xA431, 4, 0), entry(0xA435, 0, 0)], 0));
        file
    }

    #[test]
    fn every_directory_is_found_and_the_picture_is_not_read() {
        let (told, is_whole, read) = looked(scan());
        assert_eq!(told, [Giveaway::Position, Giveaway::Author, Giveaway::Camera]);
        assert!(is_whole);
        assert!(read < 1_000, "{read} bytes were read");
    }

    #[test]
    fn circles_lies_and_torn_files_cost_bounded_work() {
        let circle =
            [b"II*\0\x08\0\0\0".to_vec(), b"\xff\xff".to_vec(), entry(SUB_PICTURES, u32::MAX, 8).repeat(5)].concat();
        for bytes in [circle, b"II*\0".to_vec(), b"MM\0*\xff\xff\xff\xff".to_vec(), scan()[..1_000_050].to_vec()] {
            let (_, is_whole, read) = looked(bytes);
            assert!(!is_whole);
            assert!(read < 1 << 20);
        }
    }

    #[test]
    fn a_torn_file_tells_what_is_before_the_tear() {
        let (told, is_whole, _) = looked(scan()[..1_000_008 + 300].to_vec());
        assert_eq!((told, is_whole), (vec![Giveaway::Position, Giveaway::Author], false));
    }
}
