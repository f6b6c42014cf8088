//! The reach of a reading: the medium itself, or only a memory in between that nobody outside can empty.

use std::path::Path;

/// How far the reading of a file reaches after the system was asked to drop its copy of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The reading reaches the medium.
    Medium,
    /// A driver outside the kernel (FUSE) may answer from its own memory.
    Driver,
    /// A server may answer from its own memory.
    Network,
    /// A file system with a memory of its own lies in between.
    Layer,
    /// The system does not tell, or does not drop its copy.
    Unknown,
}

/// Returns how far a reading reaches at a path that exists.
#[cfg(target_os = "linux")]
pub(crate) fn reach(path: &Path) -> Reach {
    let path = if path == Path::new("") { Path::new(".") } else { path };
    let Ok(stat) = rustix::fs::statfs(path) else { return Reach::Unknown };
    // The numbers are of 32 bits. Some systems extend them with a sign.
    of_type(u64::try_from(stat.f_type).unwrap_or_default() & 0xffff_ffff)
}

/// Other systems ignore the request to drop a copy.
#[cfg(not(target_os = "linux"))]
pub(crate) fn reach(_: &Path) -> Reach {
    Reach::Unknown
}

/// Returns how far a reading reaches on a file system of this type (`statfs(2)`, and `linux/magic.h`).
#[cfg(target_os = "linux")]
fn of_type(kind: u64) -> Reach {
    match kind {
        // FUSE: ntfs-3g, exfat-fuse, sshfs, phones, portals.
        0x6573_5546 => Reach::Driver,
        // NFS, SMB, CIFS, SMB2, 9P, AFS (two), Coda, Ceph, NCP, and the shared folders of virtual machines.
        0x6969 | 0x517B | 0xFF53_4D42 | 0xFE53_4D42 | 0x0102_1997 | 0x5346_414F | 0x6B41_4653 | 0x7375_7245
        | 0x00C3_6400 | 0x564C | 0x786F_4256 | 0xBACB_ACBC | 0x7C7C_6673 => Reach::Network,
        // eCryptfs, ZFS.
        0xF15F | 0x2FC1_2FC1 => Reach::Layer,
        _ => Reach::Medium,
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn only_the_kernels_own_file_systems_reach_the_medium() {
        for (kind, expected) in [
            (0xEF53, Reach::Medium),
            (0x4d44, Reach::Medium),
            (0x2011_BAB0, Reach::Medium),
            (0x6573_5546, Reach::Driver),
            (0xFF53_4D42, Reach::Network),
            (0x6969, Reach::Network),
            (0x2FC1_2FC1, Reach::Layer),
        ] {
            assert_eq!(of_type(kind), expected, "{kind:x}");
        }
        assert_eq!(reach(Path::new("/nowhere/at/all")), Reach::Unknown);
    }
}
