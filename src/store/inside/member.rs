//! The files inside a container, and the bounds on the work that one container may cost.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::path::{Path, PathBuf};

use super::span::Span;
use crate::format::layout::is_chunk_name;
use crate::format::sums::{
    FACTS_NAME, HEADS_NAME, PAGE_NAME, README_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME, VOUCHER_NAME,
};
use crate::limits;
use pannier_reader::carriers::LeftInside;

/// A file inside a container.
#[derive(Debug)]
pub(super) struct Member {
    /// The name inside the container, which leads nowhere else.
    pub(super) name: PathBuf,
    /// The bytes.
    pub(super) span: Span,
}

/// What a look into a container found.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// The files.
    pub(super) members: Vec<Member>,
    /// The reason why something was left.
    pub(super) left: Option<LeftInside>,
}

impl Inside {
    /// Makes the result for a container with nothing to read.
    pub(super) fn nothing(why: LeftInside) -> Self {
        Self { members: Vec::new(), left: Some(why) }
    }

    /// Keeps the first reason.
    pub(super) fn leave(&mut self, why: LeftInside) {
        self.left.get_or_insert(why);
    }
}

/// The bytes that the files of one container may have, by the length of the container. Chunks are sealed or compressed, so
/// the files of a bundle are hardly longer unpacked.
#[derive(Debug)]
pub(super) struct Allowance {
    packed: u64,
    unpacked: u64,
}

impl Allowance {
    pub(super) fn of(container_bytes: u64) -> Self {
        let unpacked =
            container_bytes.saturating_mul(limits::UNPACKED_RATIO).saturating_add(limits::UNPACKED_MORE_BYTES);
        Self { packed: container_bytes, unpacked }
    }

    /// Returns the allowance of an archive of pictures. A page without compression shrinks more than a chunk.
    pub(super) fn of_pictures(container_bytes: u64) -> Self {
        let unpacked = container_bytes.saturating_mul(limits::PICTURES_RATIO);
        Self { packed: container_bytes, unpacked: unpacked.saturating_add(limits::PICTURES_MORE_BYTES) }
    }

    /// Returns the allowance of an archive within: whatever the outer archive has left.
    pub(super) fn within(&self, container_bytes: u64) -> Self {
        Self { packed: container_bytes, unpacked: self.unpacked }
    }

    /// Takes what an archive within used.
    pub(super) fn close(&mut self, inner: &Self) {
        self.unpacked = inner.unpacked;
    }

    /// Takes the room of one file. Returns `false` if the files together are longer than the container allows: they
    /// overlap, or they are a bomb.
    pub(super) fn take(&mut self, packed: u64, unpacked: u64) -> bool {
        match (self.packed.checked_sub(packed), self.unpacked.checked_sub(unpacked)) {
            (Some(packed), Some(unpacked)) => {
                *self = Self { packed, unpacked };
                true
            }
            _ => false,
        }
    }

    /// Returns the bytes that are left to unpack.
    pub(super) fn left(&self) -> u64 {
        self.unpacked
    }
}

/// Tells whether a file of a bundle may have this name, also if a messenger or a system changed the name a little.
pub(super) fn may_be_of_bundle(name: &Path) -> bool {
    let name = last(name).to_ascii_lowercase();
    let small = [SUMS_NAME, SIGNATURE_NAME, FACTS_NAME, TABLE_NAME, HEADS_NAME, PAGE_NAME, VOUCHER_NAME];
    small.iter().any(|small| name.contains(&small.to_ascii_lowercase()))
        || name.contains(".minisig")
        || [".bin", ".prt"].iter().any(|end| name.contains(end))
}

/// Tells whether a file has exactly a name of a bundle's file. Such a file is no container.
pub(super) fn is_of_bundle(name: &Path) -> bool {
    let name = last(name);
    let small = [SUMS_NAME, SIGNATURE_NAME, FACTS_NAME, TABLE_NAME, HEADS_NAME, README_NAME, PAGE_NAME, VOUCHER_NAME];
    is_chunk_name(&name) || small.contains(&name.as_str())
}

/// Tells whether containers inside a container are expected under this name.
pub(super) fn may_be_container(name: &Path) -> bool {
    let name = last(name).to_ascii_lowercase();
    let ends = [".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".xz", ".txz", ".bz2", ".tbz2", ".eml", ".mbox", ".b64"];
    ends.iter().any(|end| name.ends_with(end))
}

fn last(name: &Path) -> String {
    name.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns a name that leads nowhere: without a root, without parents, and not too long.
pub(super) fn safe_name(name: &str) -> PathBuf {
    let parts = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..") && !part.contains('\0'));
    let parts: Vec<&str> = parts.filter(|part| part.len() <= limits::PART_MAX).collect();
    let from = parts.len().saturating_sub(limits::DEPTH_MAX);
    let name: PathBuf = parts.get(from..).unwrap_or_default().iter().collect();
    if name.as_os_str().is_empty() { PathBuf::from("nameless") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere() {
        for (name, safe) in [
            ("m/d0001.bin", "m/d0001.bin"),
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("m\\..\\SHA256SUMS", "m/SHA256SUMS"),
            ("", "nameless"),
            ("../..", "nameless"),
        ] {
            assert_eq!(safe_name(name), Path::new(safe), "{name}");
        }
        assert!(safe_name(&"a/".repeat(5_000)).components().count() <= limits::DEPTH_MAX);
    }

    #[test]
    fn files_that_overlap_or_swell_are_over_the_allowance() {
        let mut allowed = Allowance::of(1_000);
        assert!(allowed.take(600, 600) && !allowed.take(600, 600) && allowed.take(400, 400));
        let mut allowed = Allowance::of(1_000);
        assert!(!allowed.take(1_000, 1 << 30) && allowed.take(1_000, 8_000));
    }
}
