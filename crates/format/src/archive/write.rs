//! The writer makes the same bytes for the same entry on every machine.

use std::borrow::Cow;

use tar::{EntryType, Header};

use super::UNIT;
use crate::digest::sha256;

/// The modification time of every entry unless times are kept: 2026-01-01T00:00:00Z. The time is not zero, because some
/// tools do not accept zero.
pub(super) const FIXED_TIME: u64 = 1_767_225_600;
/// Largest size that fits into the octal field.
const OCTAL_MAX: u64 = 0o77_777_777_777;
/// Lengths of the name field and of the prefix field.
const NAME_BYTES: usize = 100;
const PREFIX_BYTES: usize = 155;

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A file with data.
    Document,
}

/// Returns the header of an entry. A pax header comes before the header if the path, the size or the time needs a pax
/// header. An entry without a time has the fixed time.
pub fn header(path: &str, kind: EntryKind, size: u64, mtime: Option<u64>) -> Vec<u8> {
    let stored = stored_path(path, kind);
    let mut out = Vec::with_capacity(512);
    let records = pax_records(&stored, size, mtime);
    if !records.is_empty() {
        let mut extension = blank(EntryType::XHeader, records.len() as u64, FIXED_TIME);
        set_name(&mut extension, "PaxHeaders/x", "");
        extension.set_cksum();
        out.extend_from_slice(extension.as_bytes());
        out.extend_from_slice(records.as_bytes());
        out.resize(out.len() + padding(records.len() as u64), 0);
    }
    let kind = match kind {
        EntryKind::Folder => EntryType::Directory,
        EntryKind::Document => EntryType::Regular,
    };
    let mut entry = blank(kind, size, mtime.unwrap_or(FIXED_TIME));
    match fields(&stored) {
        Some((prefix, name)) => set_name(&mut entry, name, prefix),
        None => set_name(&mut entry, &stand_in(path), ""),
    }
    entry.set_cksum();
    out.extend_from_slice(entry.as_bytes());
    out
}

/// Returns the number of bytes of an entry in the archive: headers, data and padding.
pub fn entry_bytes(path: &str, kind: EntryKind, size: u64, mtime: Option<u64>) -> u64 {
    let records = pax_records(&stored_path(path, kind), size, mtime).len() as u64;
    let extension = if records == 0 { 0 } else { UNIT + records + padding(records) as u64 };
    extension + UNIT + size + padding(size) as u64
}

/// Returns the number of zero bytes after data of this size.
pub fn padding(size: u64) -> usize {
    usize::try_from(size.wrapping_neg() % UNIT).unwrap_or(0)
}

/// Returns the number of zero bytes that end the archive.
pub fn trailer_bytes() -> u64 {
    2 * UNIT
}

fn stored_path(path: &str, kind: EntryKind) -> Cow<'_, str> {
    match kind {
        EntryKind::Folder => format!("{path}/").into(),
        EntryKind::Document => path.into(),
    }
}

fn blank(kind: EntryType, size: u64, mtime: u64) -> Header {
    let mut header = Header::new_ustar();
    header.set_entry_type(kind);
    header.set_mode(if kind == EntryType::Directory { 0o755 } else { 0o644 });
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(mtime.min(OCTAL_MAX));
    header.set_size(size);
    if let Some(ustar) = header.as_ustar_mut() {
        ustar.set_device_major(0);
        ustar.set_device_minor(0);
    }
    header
}

/// Writes raw UTF-8 into the name fields. Readers without pax show the name in these fields.
fn set_name(header: &mut Header, name: &str, prefix: &str) {
    // Both parts fit their fields: `fields` checks the lengths of the fields, and a stand-in is short.
    if let Some(ustar) = header.as_ustar_mut() {
        ustar.name.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
        ustar.prefix.iter_mut().zip(prefix.bytes()).for_each(|(to, from)| *to = from);
    }
}

/// Divides a path into the prefix field and the name field. Returns `None` if the path does not fit the fields.
fn fields(stored: &str) -> Option<(&str, &str)> {
    if stored.len() <= NAME_BYTES {
        return Some(("", stored));
    }
    // A final slash belongs to the name, so the path is not divided at the final slash.
    let dividable = stored.get(..stored.len() - 1)?;
    dividable.rmatch_indices('/').map(|(at, _)| (stored.get(..at), stored.get(at + 1..))).find_map(
        |halves| match halves {
            (Some(prefix), Some(name))
                if prefix.len() <= PREFIX_BYTES && name.len() <= NAME_BYTES && !prefix.is_empty() =>
            {
                Some((prefix, name))
            }
            _ => None,
        },
    )
}

/// Returns the name that readers without pax show for an entry with a path that fits no field.
fn stand_in(path: &str) -> String {
    format!("long-names/{}", sha256(path.as_bytes()).short())
}

fn pax_records(stored: &str, size: u64, mtime: Option<u64>) -> String {
    let plain = stored.bytes().all(|byte| (0x20..0x7F).contains(&byte)) && fields(stored).is_some();
    let mut records = String::new();
    if !plain {
        records.push_str(&record("path", stored));
    }
    if size > OCTAL_MAX {
        records.push_str(&record("size", &size.to_string()));
    }
    // The document has its own time, and that time is equal to the fixed time.
    if mtime == Some(FIXED_TIME) {
        records.push_str(&record("mtime", &FIXED_TIME.to_string()));
    }
    records
}

/// Returns `LENGTH KEY=VALUE\n`. LENGTH also counts its own digits.
fn record(key: &str, value: &str) -> String {
    let rest = key.len() + value.len() + 3;
    let mut length = rest + 1;
    while length.to_string().len() + rest != length {
        length = length.to_string().len() + rest;
    }
    format!("{length} {key}={value}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_count_their_own_length() {
        for value in [1, 2, 85, 86, 87, 88, 89, 90, 91, 984, 985, 986, 987, 988].map(|n| "v".repeat(n)) {
            let record = record("path", &value);
            let (length, _) = record.split_once(' ').unwrap();
            assert_eq!(length.parse::<usize>().unwrap(), record.len());
        }
    }

    #[test]
    fn the_promised_length_is_the_written_length() {
        let long = format!("{}/{}", "p".repeat(150), "n".repeat(90));
        let longer = format!("{}/{}", "p".repeat(160), "n".repeat(120));
        for (path, size) in
            [("a", 0), ("a", 1), ("a", 512), ("درمان.txt", 700), (&long, 3), (&longer, 3), ("b", 9 << 30)]
        {
            for mtime in [None, Some(5), Some(FIXED_TIME)] {
                let written = header(path, EntryKind::Document, size, mtime).len() as u64;
                let promised = entry_bytes(path, EntryKind::Document, size, mtime);
                assert_eq!(written + size + padding(size) as u64, promised, "{path} {mtime:?}");
            }
        }
        let written = header("d", EntryKind::Folder, 0, None).len() as u64;
        assert_eq!(written, entry_bytes("d", EntryKind::Folder, 0, None));
    }
}
