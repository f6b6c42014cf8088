//! The door to tar, for archives on carriers. Files are read where they lie.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tar::{Archive, EntryType, PaxExtensions};

use super::member::{Allowance, Inside, Member, may_be_container, may_be_of_bundle, safe_name};
use super::span::Span;
use crate::limits;
use pannier_reader::carriers::LeftInside;

/// A file by its header.
struct Entry {
    name: PathBuf,
    offset: u64,
    bytes: u64,
    /// Whether the bytes lie in one piece.
    is_plain: bool,
}

/// Looks into a tar archive. Returns `None` if no file of a bundle can be inside.
pub(super) fn look(span: &Span) -> Option<Inside> {
    let (found, why) = entries(span);
    let is_ours = found.iter().any(|entry| may_be_of_bundle(&entry.name) || may_be_container(&entry.name));
    let all = found.iter().fold(0u64, |sum, entry| sum.saturating_add(entry.bytes));
    if !is_ours && (found.is_empty() || all > limits::UNPACKED_MORE_BYTES) {
        return None;
    }
    let mut inside = Inside { left: why, ..Inside::default() };
    let mut allowed = Allowance::of(span.bytes);
    for entry in found {
        if !entry.is_plain {
            inside.leave(LeftInside::Method);
        } else if !allowed.take(entry.bytes, entry.bytes) {
            inside.leave(LeftInside::Bounds);
        } else {
            let rest = span.bytes.saturating_sub(entry.offset);
            if rest < entry.bytes {
                inside.leave(LeftInside::Damaged);
            }
            let part = span.part(entry.offset, entry.bytes.min(rest));
            inside.members.extend(part.map(|span| Member { name: entry.name, span }));
        }
    }
    Some(inside)
}

/// Returns the files of an archive by their headers, and the reason why there may be more.
fn entries(span: &Span) -> (Vec<Entry>, Option<LeftInside>) {
    let left = Arc::new(AtomicU64::new(limits::DIRECTORY_MAX_BYTES.saturating_mul(8)));
    let mut archive = Archive::new(BufReader::with_capacity(512, span.reader(&left)));
    let mut found = Vec::new();
    let why = match archive.entries_with_seek() {
        Ok(entries) => each(entries, &mut |entry, _| {
            found.push(entry);
            true
        }),
        Err(_) => Some(LeftInside::Damaged),
    };
    (found, why.map(|why| if left.load(Ordering::Relaxed) == 0 { LeftInside::Bounds } else { why }))
}

/// Hands over every file of an archive where the file lies. Returns the reason why something is left.
pub(super) fn files(span: &Span, with: &mut dyn FnMut(PathBuf, Span)) -> Option<LeftInside> {
    let (found, mut why) = entries(span);
    for entry in found {
        let rest = span.bytes.saturating_sub(entry.offset);
        match span.part(entry.offset, entry.bytes.min(rest)).filter(|_| entry.is_plain) {
            Some(part) => with(entry.name, part),
            None => why = why.or(Some(if entry.is_plain { LeftInside::Damaged } else { LeftInside::Method })),
        }
        why = why.or((rest < entry.bytes).then_some(LeftInside::Damaged));
    }
    why
}

/// Hands over every file of a stream, with its length, while the stream is read. Returns the reason why something is left.
pub(super) fn stream(from: &mut dyn Read, with: &mut dyn FnMut(PathBuf, u64, &mut dyn Read)) -> Option<LeftInside> {
    let mut archive = Archive::new(from);
    let Ok(entries) = archive.entries() else { return Some(LeftInside::Damaged) };
    let mut sparse = None;
    let why = each(entries, &mut |entry, bytes| {
        match entry.is_plain {
            true => with(entry.name, entry.bytes, bytes),
            false => sparse = Some(LeftInside::Method),
        }
        true
    });
    why.or(sparse)
}

/// Tells whether a tar stream that cannot jump has a file that may be of a bundle. The stream is read up to that file.
pub(super) fn has_bundle(stream: impl Read) -> bool {
    let mut archive = Archive::new(stream);
    let mut is_ours = false;
    if let Ok(entries) = archive.entries() {
        each(entries, &mut |entry, _| {
            is_ours = may_be_of_bundle(&entry.name);
            !is_ours
        });
    }
    is_ours
}

/// The function that receives every file, and the bytes of the file.
type With<'a> = &'a mut dyn FnMut(Entry, &mut dyn Read) -> bool;

/// Calls `with` for each regular file until `with` says no. Long names are read within bounds.
fn each<R: Read>(entries: tar::Entries<'_, R>, with: With<'_>) -> Option<LeftInside> {
    let mut long_name: Option<String> = None;
    for (number, entry) in entries.raw(true).enumerate() {
        if number >= limits::MEMBERS_MAX {
            return Some(LeftInside::Bounds);
        }
        let Ok(mut entry) = entry else { return Some(LeftInside::Damaged) };
        let kind = entry.header().entry_type();
        match kind {
            EntryType::GNULongName | EntryType::XHeader => {
                let mut text = Vec::new();
                if entry.take(limits::EXTENSION_MAX_BYTES).read_to_end(&mut text).is_err() {
                    return Some(LeftInside::Damaged);
                }
                let name = if kind == EntryType::XHeader { path_in(&text) } else { Some(text) };
                long_name = name.map(|name| String::from_utf8_lossy(&name).trim_end_matches('\0').to_owned());
            }
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => {
                let name = long_name.take();
                let name = name.unwrap_or_else(|| String::from_utf8_lossy(&entry.path_bytes()).into_owned());
                let is_plain = kind != EntryType::GNUSparse;
                let (offset, bytes) = (entry.raw_file_position(), entry.size());
                if !with(Entry { name: safe_name(&name), offset, bytes, is_plain }, &mut entry) {
                    return None;
                }
            }
            _ => long_name = None,
        }
    }
    None
}

/// Returns the path in a pax header.
fn path_in(text: &[u8]) -> Option<Vec<u8>> {
    let fields = PaxExtensions::new(text).flatten();
    fields.filter(|field| field.key_bytes() == b"path").map(|field| field.value_bytes().to_owned()).last()
}
