//! The form of a file by its first bytes: an archive, a mail, the image of a medium.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::Path;

use super::base64::is_base64;
use super::mail::is_mail;
use super::span::Span;
use pannier_reader::carriers::{Bytes as _, ContainerKind};

/// Least length of a file that is taken for an image: no medium is smaller.
const IMAGE_LEAST_BYTES: u64 = 64 << 10;

/// Returns the form of a file that holds other files. `head` is the beginning of the file.
pub(super) fn kind_of(head: &[u8], span: &Span, name: &Path) -> Option<ContainerKind> {
    if let Some(archive) = archive_of(head) {
        return Some(archive);
    }
    if span.bytes >= IMAGE_LEAST_BYTES && is_image(head, span) {
        return Some(ContainerKind::Image);
    }
    if span.bytes > 0 && is_of_recovery(name) {
        return Some(ContainerKind::Pieces);
    }
    if is_base64(head) {
        return Some(ContainerKind::Base64);
    }
    is_mail(head).then_some(ContainerKind::Mail)
}

/// Returns the kind of an archive that begins with these bytes.
pub(super) fn archive_of(head: &[u8]) -> Option<ContainerKind> {
    let at = |offset: usize, bytes: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(bytes));
    let begins = [
        (&b"PK\x03\x04"[..], ContainerKind::Zip),
        (b"PK\x05\x06", ContainerKind::Zip),
        (b"PK\x07\x08PK\x03\x04", ContainerKind::Zip),
        (b"\x1f\x8b\x08", ContainerKind::Gzip),
        (b"7z\xbc\xaf\x27\x1c", ContainerKind::SevenZip),
        (b"Rar!\x1a\x07", ContainerKind::Rar),
        (b"\xfd7zXZ\x00", ContainerKind::Xz),
        (b"BZh", ContainerKind::Bzip2),
    ];
    let known = begins.iter().find(|(bytes, _)| at(0, bytes)).map(|(_, kind)| *kind);
    known.or_else(|| at(257, b"ustar").then_some(ContainerKind::Tar))
}

/// Tells whether a file begins as a medium or a partition does: a table of partitions, FAT, exFAT, NTFS, ext, F2FS, btrfs.
fn is_image(head: &[u8], span: &Span) -> bool {
    let at = |offset: usize, bytes: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(bytes));
    let is_boot_sector = at(510, b"\x55\xaa");
    // Each entry of a table of partitions begins with 0x80 or 0, and one entry at least is in use.
    let entries = || head.get(446..510).unwrap_or_default().chunks(16);
    let is_table = is_boot_sector
        && entries().all(|entry| matches!(entry.first(), Some(0 | 0x80)))
        && entries().any(|entry| entry.get(4).is_some_and(|kind| *kind != 0));
    let is_fat = is_boot_sector && (at(54, b"FAT") || at(82, b"FAT32"));
    let mut far = [0; 8];
    let mut is_btrfs = || span.read_exact_at(&mut far, 0x1_0040).is_ok() && &far == b"_BHRfS_M";
    is_table
        || is_fat
        || at(3, b"NTFS    ")
        || at(3, b"EXFAT   ")
        || at(512, b"EFI PART")
        || (at(0x438, &[0x53, 0xef]) && at(0x43e, &[0]))
        || at(0x400, &[0x10, 0x20, 0xf5, 0xf2])
        || is_btrfs()
}

/// Tells whether a program for recovery gave a file this name: `FILE0001.CHK`, or `recup_dir.1/f0012345.bin`.
fn is_of_recovery(name: &Path) -> bool {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let (file, folder) = (part(name.file_name()), part(name.parent().and_then(Path::file_name)));
    let is_chk = file.strip_prefix("file").and_then(|rest| rest.strip_suffix(".chk"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_chk.is_some_and(digits) || folder.starts_with("recup_dir")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn kind(name: &str, bytes: &[u8]) -> Option<ContainerKind> {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("file");
        fs::write(&path, bytes).unwrap();
        let span = Span::open(&path).unwrap();
        kind_of(&span.head(), &span, Path::new(name))
    }

    fn image(marks: &[(usize, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0; 128 << 10];
        for (at, mark) in marks {
            bytes[*at..*at + mark.len()].copy_from_slice(mark);
        }
        bytes
    }

    #[test]
    fn images_of_media_are_known_by_their_first_bytes() {
        let end: (usize, &[u8]) = (510, b"\x55\xaa");
        for marks in [
            vec![(3, &b"NTFS    "[..]), end],
            vec![(3, b"EXFAT   "), end],
            vec![(82, b"FAT32   "), end],
            vec![(54, b"FAT16   "), end],
            vec![(446 + 4, b"\x0c"), end],
            vec![(512, b"EFI PART")],
            vec![(0x438, b"\x53\xef")],
            vec![(0x400, b"\x10\x20\xf5\xf2")],
            vec![(0x1_0040, b"_BHRfS_M")],
        ] {
            assert_eq!(kind("a", &image(&marks)), Some(ContainerKind::Image), "{marks:?}");
        }
        // Bytes by chance, and files that are only short.
        assert_eq!(kind("a", &image(&[end])), None);
        assert_eq!(kind("a", &image(&[(446, b"\x17"), (450, b"\x0c"), end])), None);
        assert_eq!(kind("a", &image(&[(3, b"NTFS    "), end])[..4096]), None);
        assert_eq!(kind("FILE0001.CHK", b"x"), Some(ContainerKind::Pieces));
        assert_eq!(kind("recup_dir.3/f0012345.bin", b"x"), Some(ContainerKind::Pieces));
        assert_eq!((kind("files.chk", b"x"), kind("profile1.chk", b"x")), (None, None));
    }
}
