//! Albums: archives that hold pictures among other files. A file inside is unpacked when it is read, and only if the caller wants it.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Read};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::member::Allowance;
use super::part::{Packing, Part};
use super::room::Room;
use super::span::{HEAD_BYTES, Span};
use super::tar;
use super::zip;
use super::{gzip, kind};
use crate::limits;
use pannier_reader::carriers::{ContainerKind, LeftInside};

/// Whether a caller reads a file inside an album.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// The bytes are needed.
    Read,
    /// The name is enough.
    Name,
}

/// The files of an album.
#[derive(Debug)]
pub(crate) struct Album<T> {
    /// The files, in the order of the archive.
    pub(crate) files: Vec<Filed<T>>,
    /// The reason why something inside is not there.
    pub(crate) left: Option<LeftInside>,
}

/// A file inside an album.
#[derive(Debug)]
pub(crate) struct Filed<T> {
    /// The path of the archive, and the name inside. The path is only shown.
    pub(crate) path: PathBuf,
    /// What the caller takes the file for.
    pub(crate) form: T,
    /// The length of the file, as the archive says.
    pub(crate) bytes: u64,
    /// The bytes. `None` if the caller does not read the file, or if the file is longer than any picture.
    pub(crate) part: Option<Part>,
}

/// Opens albums, and keeps what had to be unpacked until the value is dropped.
#[derive(Debug)]
pub(crate) struct Albums {
    room: Room,
    /// The archives that were looked into.
    archives: usize,
    /// The files of all albums.
    files: usize,
}

impl Albums {
    /// Unpacks below `scratch`, if something must be unpacked.
    pub(crate) fn new(scratch: &Path) -> Self {
        Self { room: Room::new(scratch), archives: 0, files: 0 }
    }

    /// Looks into an archive. `sort` tells by the first bytes of a file what the file is. Returns `None` if the file is no archive of
    /// a kind that is read.
    pub(crate) fn open<T>(&mut self, path: &Path, sort: &dyn Fn(&[u8]) -> (T, Use)) -> Option<Album<T>> {
        // A file that cannot be read is told when it is read as a file.
        let span = Span::open(path).ok()?;
        let kind = read_kind(&span.head())?;
        let allowed = Allowance::of_pictures(span.bytes);
        let mut opening = Opening { albums: self, sort, allowed, album: Album { files: Vec::new(), left: None } };
        opening.archive(kind, &span, path, 0);
        Some(opening.album)
    }
}

/// Returns the kind of an archive, if archives of this kind are read.
fn read_kind(head: &[u8]) -> Option<ContainerKind> {
    let is_read = |kind: &ContainerKind| matches!(kind, ContainerKind::Zip | ContainerKind::Tar | ContainerKind::Gzip);
    kind::archive_of(head).filter(is_read)
}

/// A file as an archive hands it over.
enum Handed<'a> {
    /// The bytes lie in the archive.
    Lies(Part),
    /// The bytes come once, in this number.
    Comes(&'a mut dyn Read, u64),
}

/// An album that is being opened, with everything in the archives inside.
struct Opening<'a, T> {
    albums: &'a mut Albums,
    sort: &'a dyn Fn(&[u8]) -> (T, Use),
    allowed: Allowance,
    album: Album<T>,
}

impl<T> Opening<'_, T> {
    /// Keeps the first reason.
    fn leave(&mut self, why: LeftInside) {
        self.album.left.get_or_insert(why);
    }

    fn archive(&mut self, kind: ContainerKind, span: &Span, path: &Path, depth: usize) {
        if depth >= limits::CONTAINERS_DEPTH || self.albums.archives >= limits::CONTAINERS_MAX {
            return self.leave(LeftInside::Bounds);
        }
        self.albums.archives = self.albums.archives.saturating_add(1);
        let inner = self.allowed.within(span.bytes);
        let outer = mem::replace(&mut self.allowed, inner);
        let mut each = |name: PathBuf, part: Part| self.file(path.join(name), Handed::Lies(part), depth);
        let why = match kind {
            ContainerKind::Zip => zip::files(span, &mut each),
            ContainerKind::Tar => tar::files(span, &mut |name, span| each(name, Part::stored(span))),
            ContainerKind::Gzip => self.gzip(span, path, depth),
            ContainerKind::SevenZip
            | ContainerKind::Rar
            | ContainerKind::Xz
            | ContainerKind::Bzip2
            | ContainerKind::Mail
            | ContainerKind::Base64
            | ContainerKind::Image
            | ContainerKind::Pieces => Some(LeftInside::Kind),
        };
        let inner = mem::replace(&mut self.allowed, outer);
        self.allowed.close(&inner);
        if let Some(why) = why {
            self.leave(why);
        }
    }

    /// Reads a gzip stream once: a tar archive, or one file.
    fn gzip(&mut self, span: &Span, path: &Path, depth: usize) -> Option<LeftInside> {
        let most = self.allowed.left();
        let left = Arc::new(AtomicU64::new(most));
        let mut stream = Metered { from: gzip::stream(span), left: Arc::clone(&left) };
        let mut head = Vec::new();
        let begun = (&mut stream).take(HEAD_BYTES).read_to_end(&mut head);
        let kind = kind::archive_of(&head);
        let mut whole = head.as_slice().chain(stream);
        let why = match (begun, kind) {
            (Err(_), _) => Some(LeftInside::Damaged),
            (Ok(_), Some(ContainerKind::Tar)) => tar::stream(&mut whole, &mut |name, bytes, from| {
                self.file(path.join(name), Handed::Comes(from, bytes), depth);
            }),
            (Ok(_), _) => {
                let bytes = most.min(limits::PICTURE_MAX_BYTES);
                self.file(path.join(gzip::inner_name(path)), Handed::Comes(&mut whole, bytes), depth);
                None
            }
        };
        let left = left.load(Ordering::Relaxed);
        let fits = self.allowed.take(0, most.saturating_sub(left));
        if fits && left > 0 { why } else { Some(LeftInside::Bounds) }
    }

    /// Takes one file. Archives are looked into.
    fn file(&mut self, path: PathBuf, mut handed: Handed<'_>, depth: usize) {
        if self.albums.files >= limits::MEMBERS_ALL_MAX {
            return self.leave(LeftInside::Bounds);
        }
        self.albums.files = self.albums.files.saturating_add(1);
        let mut head = Vec::new();
        let bytes = match &mut handed {
            Handed::Lies(part) => {
                head = part.head();
                part.bytes
            }
            Handed::Comes(from, bytes) => {
                // Damage is seen when the rest is read.
                let _ = Read::by_ref(from).take(HEAD_BYTES).read_to_end(&mut head);
                *bytes
            }
        };
        if let Some(kind) = read_kind(&head) {
            let kept = self.keep(handed, &head);
            let plain = kept.and_then(|part| match part.packing {
                Packing::Stored => Some(part),
                Packing::Deflated => self.unpack(&mut part.reader(), part.bytes),
            });
            if let Some(part) = plain {
                self.archive(kind, &part.span, &path, depth.saturating_add(1));
            }
            return;
        }
        let (form, used) = (self.sort)(&head);
        let part = match used {
            Use::Read if bytes <= limits::PICTURE_MAX_BYTES => match self.keep(handed, &head) {
                None => return,
                kept => kept,
            },
            Use::Read | Use::Name => None,
        };
        self.album.files.push(Filed { path, form, bytes, part });
    }

    /// Keeps a file for later: where the file lies, or unpacked in the room.
    fn keep(&mut self, handed: Handed<'_>, head: &[u8]) -> Option<Part> {
        match handed {
            Handed::Lies(part) if self.allowed.take(part.span.bytes, part.bytes) => Some(part),
            Handed::Lies(_) => {
                self.leave(LeftInside::Bounds);
                None
            }
            Handed::Comes(from, bytes) => self.unpack(&mut head.chain(from), bytes),
        }
    }

    fn unpack(&mut self, from: &mut dyn Read, bytes: u64) -> Option<Part> {
        if !self.albums.room.fits(bytes) {
            self.leave(LeftInside::NoRoom);
            return None;
        }
        match self.albums.room.copy(from, bytes) {
            Ok((span, why)) => {
                if let Some(why) = why {
                    self.leave(why);
                }
                Some(Part::stored(span))
            }
            Err(why) => {
                self.leave(why);
                None
            }
        }
    }
}

/// A stream that ends with an error after a number of bytes.
struct Metered<R> {
    from: R,
    left: Arc<AtomicU64>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::Error::other("more bytes than one archive may have unpacked"));
        }
        let most = out.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let count = self.from.read(out.get_mut(..most).unwrap_or_default())?;
        self.left.store(left.saturating_sub(count as u64), Ordering::Relaxed);
        Ok(count)
    }
}
