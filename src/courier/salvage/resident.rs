//! Small files that a file system keeps inside its own tables: NTFS, and ext4 with inline data. Such files begin at no
//! sector. NTFS also replaces the last two bytes of each sector of a table, and the replaced bytes are put back here.
//!
//! Other file systems (F2FS, btrfs) keep small files in one piece. Those files are found by their shape at any byte.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use memchr::memmem;

use super::raw::{SECTOR, Window};

/// Longest record of an NTFS table.
const RECORD_MAX_BYTES: usize = 4096;

/// A file that was found in a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Resident {
    /// The name of the file, if the table has the name beside the content.
    pub(super) name: Option<String>,
    /// The content.
    pub(super) bytes: Vec<u8>,
}

/// Returns the small files that lie in tables in a part of a medium.
pub(super) fn residents(window: &Window<'_>) -> Vec<Resident> {
    let own = window.bytes.get(..window.own).unwrap_or_default();
    let mut found: Vec<Resident> = memmem::find_iter(own, b"FILE").filter_map(|at| in_ntfs(own.get(at..)?)).collect();
    for at in (0..own.len()).step_by(SECTOR as usize / 2) {
        found.extend(own.get(at..).and_then(in_ext4));
    }
    found
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}

/// Returns the file in a record of an NTFS table, if the content is in the record.
fn in_ntfs(bytes: &[u8]) -> Option<Resident> {
    let (at, count) = (u16_at(bytes, 4)?, u16_at(bytes, 6)?);
    let length = count.checked_sub(1)?.checked_mul(SECTOR as usize)?;
    if !(SECTOR as usize..=RECORD_MAX_BYTES).contains(&length) || at >= SECTOR as usize {
        return None;
    }
    let mut record = bytes.get(..length)?.to_vec();
    let mark = bytes.get(at..at.checked_add(2)?)?;
    for sector in 0..count.saturating_sub(1) {
        let end = sector.saturating_add(1).saturating_mul(SECTOR as usize);
        let last = record.get_mut(end.saturating_sub(2)..end)?;
        // A sector without the mark was torn, or the record is none.
        if last != mark {
            return None;
        }
        let from = at.saturating_add(2).saturating_add(sector.saturating_mul(2));
        last.copy_from_slice(bytes.get(from..from.saturating_add(2))?);
    }
    let mut next = u16_at(&record, 0x14)?;
    let (mut name, mut content) = (None, None);
    // Each attribute is at least 16 bytes long.
    for _ in 0..RECORD_MAX_BYTES / 16 {
        let attribute = record.get(next..).unwrap_or_default();
        let (Some(kind), Some(bytes)) = (u32_at(attribute, 0), u32_at(attribute, 4)) else { break };
        let Some(attribute) = attribute.get(..bytes).filter(|_| bytes >= 16) else { break };
        let is_here = attribute.get(8) == Some(&0);
        let value = || {
            let (start, length) = (u16_at(attribute, 0x14)?, u32_at(attribute, 0x10)?);
            attribute.get(start..)?.get(..length)
        };
        match kind {
            0x30 if is_here => name = value().and_then(ntfs_name).or(name),
            // The content without a name is the file; others are beside the file.
            0x80 if is_here && attribute.get(9) == Some(&0) => content = value().map(<[u8]>::to_vec),
            _ => {}
        }
        next = next.saturating_add(bytes);
    }
    content.filter(|bytes| !bytes.is_empty()).map(|bytes| Resident { name, bytes })
}

fn ntfs_name(value: &[u8]) -> Option<String> {
    let length = usize::from(*value.get(0x40)?).checked_mul(2)?;
    let (units, _) = value.get(0x42..)?.get(..length)?.as_chunks::<2>();
    Some(units.iter().map(|unit| char::from_u32(u32::from(u16::from_le_bytes(*unit))).unwrap_or('\u{fffd}')).collect())
}

/// Returns the file in an inode of ext4, if the content is in the inode: the first 60 bytes where the places of blocks would
/// be, the others in an attribute behind the inode.
fn in_ext4(inode: &[u8]) -> Option<Resident> {
    const INLINE: usize = 0x1000_0000;
    const HERE: usize = 60;
    let is_file = u16_at(inode, 0)? & 0xf000 == 0x8000;
    if !is_file || u32_at(inode, 32)? & INLINE == 0 {
        return None;
    }
    let length = u32_at(inode, 4)?;
    let attributes = 128usize.checked_add(u16_at(inode, 128)?)?;
    let first = attributes.checked_add(4)?;
    if length == 0 || length > RECORD_MAX_BYTES || u32_at(inode, attributes)? != 0xEA02_0000 {
        return None;
    }
    let mut bytes = inode.get(40..)?.get(..length.min(HERE))?.to_vec();
    if length > HERE {
        let mut at = first;
        loop {
            let entry = inode.get(at..)?;
            let name_length = usize::from(*entry.first()?);
            if name_length == 0 || at > RECORD_MAX_BYTES {
                return None;
            }
            if entry.get(1) == Some(&7) && entry.get(16..)?.get(..name_length)? == b"data" {
                let value = inode.get(first.checked_add(u16_at(entry, 2)?)?..)?;
                bytes.extend(value.get(..length.saturating_sub(HERE))?);
                break;
            }
            at = at.checked_add(16usize.checked_add(name_length)?.next_multiple_of(4))?;
        }
    }
    Some(Resident { name: None, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> Vec<Resident> {
        residents(&Window { bytes, own: bytes.len(), offset: 0 })
    }

    /// A record of an NTFS table, as the system writes the record.
    fn record(name: &str, content: &[u8]) -> Vec<u8> {
        let mut record = vec![0; 1024];
        record[..8].copy_from_slice(b"FILE\x30\x00\x03\x00");
        record[0x14] = 0x38;
        let mut at = 0x38;
        let mut attribute = |kind: u8, value: &[u8]| {
            let length = (24 + value.len()).next_multiple_of(8);
            record[at] = kind;
            record[at + 4..at + 8].copy_from_slice(&(length as u32).to_le_bytes());
            record[at + 0x10..at + 0x14].copy_from_slice(&(value.len() as u32).to_le_bytes());
            record[at + 0x14] = 24;
            record[at + 24..at + 24 + value.len()].copy_from_slice(value);
            at += length;
        };
        let mut named = vec![0; 0x42];
        named[0x40] = name.len() as u8;
        named.extend(name.bytes().flat_map(|byte| [byte, 0]));
        attribute(0x30, &named);
        attribute(0x80, content);
        record[at..at + 4].fill(0xff);
        // The last bytes of each sector go to the head, and a number takes their place.
        for sector in 0..2 {
            let end = sector * 512 + 510;
            let (low, high) = (record[end], record[end + 1]);
            record[0x32 + sector * 2..0x34 + sector * 2].copy_from_slice(&[low, high]);
            record[end..end + 2].copy_from_slice(b"\x07\x00");
        }
        record[0x30..0x32].copy_from_slice(b"\x07\x00");
        record
    }

    #[test]
    fn a_file_in_a_record_of_ntfs_is_whole_again() {
        let content: Vec<u8> = (0..650u32).map(|n| (n % 251) as u8).collect();
        let image = [vec![0; 1024], record("SHA256SUMS.minisig", &content), vec![0; 1024]].concat();
        let expected = Resident { name: Some("SHA256SUMS.minisig".to_owned()), bytes: content };
        assert_eq!(found(&image), [expected]);
        // A record of which a sector was not written any more gives nothing.
        let mut torn = image.clone();
        torn[1024 + 511] ^= 1;
        assert_eq!(found(&torn), []);
    }

    #[test]
    fn a_file_in_an_inode_of_ext4_is_whole_again() {
        let content: Vec<u8> = (0..150u32).map(|n| (n % 251) as u8).collect();
        let mut inode = vec![0; 512];
        inode[1] = 0x81;
        inode[4] = 150;
        inode[35] = 0x10;
        inode[40..100].copy_from_slice(&content[..60]);
        inode[128] = 32;
        inode[160..164].copy_from_slice(&0xEA02_0000u32.to_le_bytes());
        inode[164..168].copy_from_slice(&[4, 7, 100, 0]);
        inode[180..184].copy_from_slice(b"data");
        inode[264..354].copy_from_slice(&content[60..]);
        assert_eq!(found(&inode), [Resident { name: None, bytes: content }]);
    }

    #[test]
    fn tables_made_of_anything_do_no_harm() {
        let mut random = fastrand::Rng::with_seed(3);
        let whole = record("bundle.json", b"{}");
        for _ in 0..2_000 {
            let mut bytes = whole.clone();
            for _ in 0..random.usize(1..30) {
                let at = random.usize(..bytes.len());
                bytes[at] = random.u8(..);
            }
            found(&bytes);
            let mut inode = vec![0u8; 512];
            random.fill(&mut inode);
            inode[..2].copy_from_slice(b"\x00\x81");
            inode[35] |= 0x10;
            found(&inode);
        }
    }
}
