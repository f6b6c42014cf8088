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
    let left = Arc::new(AtomicU64::new(limits::DIRECTORY_MAX_BYTES.saturating_mul(8)));
    let mut archive = Archive::new(BufReader::with_capacity(512, span.reader(&left)));
    let mut found = Vec::new();
    let mut is_ours = false;
    let why = match archive.entries_with_seek() {
        Ok(entries) => each(entries, &mut |entry| {
            is_ours |= may_be_of_bundle(&entry.name) || may_be_container(&entry.name);
            found.push(entry);
            true
        }),
        Err(_) => Some(LeftInside::Damaged),
    };
    let all = found.iter().fold(0u64, |sum, entry| sum.saturating_add(entry.bytes));
    if !is_ours && (found.is_empty() || all > limits::UNPACKED_MORE_BYTES) {
        return None;
    }
    let why = why.map(|why| if left.load(Ordering::Relaxed) == 0 { LeftInside::Bounds } else { why });
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

/// Tells whether a tar stream that cannot jump has a file that may be of a bundle. The stream is read up to that file.
pub(super) fn has_bundle(stream: impl Read) -> bool {
    let mut archive = Archive::new(stream);
    let mut is_ours = false;
    if let Ok(entries) = archive.entries() {
        each(entries, &mut |entry| {
            is_ours = may_be_of_bundle(&entry.name);
            !is_ours
        });
    }
    is_ours
}

/// Calls `with` for each regular file until `with` says no. Long names are read within bounds.
fn each<R: Read>(entries: tar::Entries<'_, R>, with: &mut dyn FnMut(Entry) -> bool) -> Option<LeftInside> {
    let mut long_name: Option<String> = None;
    for (number, entry) in entries.raw(true).enumerate() {
        if number >= limits::MEMBERS_MAX {
            return Some(LeftInside::Bounds);
        }
        let Ok(entry) = entry else { return Some(LeftInside::Damaged) };
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
                if !with(Entry { name: safe_name(&name), offset, bytes, is_plain }) {
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
