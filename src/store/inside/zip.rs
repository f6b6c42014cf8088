//! The door to zip, for archives on carriers. A stored file is read where it lies; a compressed file is unpacked once.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufReader, Read as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zip::{CompressionMethod, ZipArchive};

use super::member::{Allowance, Inside, Member, may_be_container, may_be_of_bundle, safe_name};
use super::part::Part;
use super::room::Room;
use super::span::{Span, SpanReader};
use crate::limits;
use pannier_reader::carriers::LeftInside;

/// One file by the directory of the archive.
struct Entry {
    index: usize,
    name: PathBuf,
    packed: u64,
    unpacked: u64,
    how: How,
}

enum How {
    Stored,
    Deflated,
    Locked,
    Other,
}

/// Looks into a zip archive. Returns `None` if no file of a bundle can be inside, such as in a text document.
pub(super) fn look(span: &Span, is_by_name: bool, room: &mut Room) -> Option<Inside> {
    let mut archive = match open(span) {
        Ok(archive) => archive,
        Err(why) => return is_by_name.then(|| Inside::nothing(why)),
    };
    let (entries, is_cut) = entries(&archive);
    let all: u64 = entries.iter().fold(0, |sum, entry| sum.saturating_add(entry.unpacked));
    let is_small = is_by_name && all <= limits::UNPACKED_MORE_BYTES;
    let fits = |entry: &Entry| may_be_of_bundle(&entry.name) || may_be_container(&entry.name);
    if !is_small && !entries.iter().any(fits) {
        return None;
    }
    let mut inside = Inside { left: is_cut.then_some(LeftInside::Bounds), ..Inside::default() };
    let mut allowed = Allowance::of(span.bytes);
    for entry in entries {
        // Photos beside a bundle are not unpacked.
        let is_needed = is_small || fits(&entry) || entry.unpacked <= limits::SUMS_MAX_BYTES;
        if matches!(entry.how, How::Deflated) && !is_needed {
            continue;
        }
        if !allowed.take(entry.packed, entry.unpacked) {
            inside.leave(LeftInside::Bounds);
            continue;
        }
        match one(&mut archive, &entry, span, room) {
            Ok(span) => inside.members.push(Member { name: entry.name, span }),
            Err(why) => inside.leave(why),
        }
    }
    Some(inside)
}

/// Hands over every file of an archive where the file lies. Returns the reason why something is left.
pub(super) fn files(span: &Span, with: &mut dyn FnMut(PathBuf, Part)) -> Option<LeftInside> {
    let mut archive = match open(span) {
        Ok(archive) => archive,
        Err(why) => return Some(why),
    };
    let (entries, is_cut) = entries(&archive);
    let mut left = is_cut.then_some(LeftInside::Bounds);
    for entry in entries {
        let part = match entry.how {
            How::Stored => lies(&mut archive, &entry, span).map(Part::stored),
            How::Deflated => lies(&mut archive, &entry, span).map(|packed| Part::deflated(packed, entry.unpacked)),
            How::Locked => Err(LeftInside::Locked),
            How::Other => Err(LeftInside::Method),
        };
        match part {
            Ok(part) => with(entry.name, part),
            Err(why) => left = left.or(Some(why)),
        }
    }
    left
}

/// Reads the directory of an archive.
fn open(span: &Span) -> Result<ZipArchive<BufReader<SpanReader>>, LeftInside> {
    let left = Arc::new(AtomicU64::new(limits::DIRECTORY_MAX_BYTES));
    let opened = ZipArchive::new(BufReader::with_capacity(4096, span.reader(&left)));
    let is_long = left.swap(u64::MAX, Ordering::Relaxed) == 0;
    opened.map_err(|_| if is_long { LeftInside::Bounds } else { LeftInside::Damaged })
}

/// Returns the place of the bytes of a file, as they are in the archive.
fn lies<R: std::io::Read + std::io::Seek>(
    archive: &mut ZipArchive<R>,
    entry: &Entry,
    span: &Span,
) -> Result<Span, LeftInside> {
    let start = archive.by_index_raw(entry.index).ok().and_then(|file| file.data_start());
    start.and_then(|start| span.part(start, entry.packed)).ok_or(LeftInside::Damaged)
}

/// Returns the files of an archive, and whether there are more files than are looked at.
fn entries<R: std::io::Read + std::io::Seek>(archive: &ZipArchive<R>) -> (Vec<Entry>, bool) {
    let count = archive.len().min(limits::MEMBERS_MAX);
    let entry = |index: usize| {
        let entry = archive.by_index_data(index).ok()?;
        let name = entry.name().map_or_else(|_| "nameless".to_owned(), std::borrow::Cow::into_owned);
        let how = match entry.compression() {
            _ if entry.encrypted() => How::Locked,
            CompressionMethod::Stored => How::Stored,
            CompressionMethod::Deflated => How::Deflated,
            _ => How::Other,
        };
        let is_file = !name.ends_with('/') && entry.is_file();
        let (packed, unpacked) = (entry.compressed_size(), entry.size());
        is_file.then(|| Entry { index, name: safe_name(&name), packed, unpacked, how })
    };
    ((0..count).filter_map(entry).collect(), archive.len() > count)
}

fn one<R: std::io::Read + std::io::Seek>(
    archive: &mut ZipArchive<R>,
    entry: &Entry,
    span: &Span,
    room: &mut Room,
) -> Result<Span, LeftInside> {
    match entry.how {
        How::Stored => lies(archive, entry, span),
        How::Deflated => {
            if !room.fits(entry.unpacked) {
                return Err(LeftInside::NoRoom);
            }
            let file = archive.by_index(entry.index).map_err(|_| LeftInside::Damaged)?;
            // What a damaged file gives before its end is good for blocks.
            room.copy(&mut file.take(entry.unpacked), entry.unpacked).map(|(span, _)| span)
        }
        How::Locked => Err(LeftInside::Locked),
        How::Other => Err(LeftInside::Method),
    }
}
