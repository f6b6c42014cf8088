//! Media that people carry: whether a file system lies on a removable medium, and is not the system's own.

use std::path::Path;
#[cfg(target_os = "linux")]
use std::path::PathBuf;

/// Tells whether a path lies on a removable medium that holds neither the root of the system nor the home of the user.
/// The system's list of users gives the home, not a variable. The answer is `false` where the system does not tell: outside
/// Linux, for an encrypted medium, and for a file system without a device of its own.
pub fn is_carried(path: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        let Some(medium) = super::device(path) else { return false };
        let is_own = |own: &Path| super::device(own) == Some(medium);
        !is_own(Path::new("/")) && !home_of_account().is_some_and(|home| is_own(&home)) && is_removable(SYSTEM, medium)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
        false
    }
}

/// The place where Linux tells of devices.
#[cfg(target_os = "linux")]
const SYSTEM: &str = "/sys/dev/block";

/// Tells whether a device is removable: the system calls it so, or it hangs on USB, or it is a card.
#[cfg(target_os = "linux")]
fn is_removable(system: impl AsRef<Path>, device: u64) -> bool {
    let name = format!("{}:{}", rustix::fs::major(device), rustix::fs::minor(device));
    let Ok(device) = std::fs::canonicalize(system.as_ref().join(name)) else { return false };
    let hangs_on = |name: &std::ffi::OsStr| {
        let name = name.to_string_lossy();
        ["usb", "mmc"].iter().any(|bus| name.starts_with(bus))
    };
    // The mark is on the whole device. A partition is a folder in the folder of its device.
    let says_so = |folder: &Path| std::fs::read(folder.join("removable")).is_ok_and(|mark| mark.starts_with(b"1"));
    device.iter().any(hangs_on) || device.ancestors().take(2).any(says_so)
}

/// Returns the home that the system's list of users has for the user of this process.
#[cfg(target_os = "linux")]
fn home_of_account() -> Option<PathBuf> {
    home_in(&std::fs::read_to_string("/etc/passwd").ok()?, rustix::process::geteuid().as_raw())
}

#[cfg(target_os = "linux")]
fn home_in(users: &str, id: u32) -> Option<PathBuf> {
    let mut homes = users.lines().filter_map(|line| {
        let fields: Vec<&str> = line.split(':').collect();
        (fields.get(2)?.parse() == Ok(id)).then(|| PathBuf::from(fields.get(5).copied().unwrap_or_default()))
    });
    homes.next()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn sticks_and_cards_are_removable_and_disks_are_not() {
        let room = tempfile::tempdir().unwrap();
        let (devices, numbers) = (room.path().join("devices"), room.path().join("block"));
        fs::create_dir(&numbers).unwrap();
        let device = |minor: u32, at: &str, mark: &str| {
            let at = devices.join(at);
            fs::create_dir_all(at.join("part1")).unwrap();
            fs::write(at.join("removable"), mark).unwrap();
            symlink(&at, numbers.join(format!("8:{minor}"))).unwrap();
            symlink(at.join("part1"), numbers.join(format!("8:{}", minor + 1))).unwrap();
        };
        device(0, "pci0/ata1/block/sda", "0\n");
        device(16, "pci0/usb2/2-1/block/sdb", "0\n");
        device(32, "pci0/ata2/block/sdc", "1\n");
        device(48, "pci0/mmc_host/mmc0/block/mmcblk0", "0\n");
        let is = |minor| is_removable(&numbers, rustix::fs::makedev(8, minor));
        assert_eq!(
            [0, 1, 16, 17, 32, 33, 48, 49, 64].map(is),
            [false, false, true, true, true, true, true, true, false]
        );
    }

    #[test]
    fn the_home_is_that_of_the_list_of_users() {
        let users = "root:x:0:0:root:/root:/bin/sh\nodd\nleyla:x:1000:1000:,,,:/home/leyla:/bin/bash\n";
        assert_eq!([0, 1000, 7].map(|id| home_in(users, id)), [Some("/root".into()), Some("/home/leyla".into()), None]);
    }

    /// The file system of the root is the system's own, whatever it lies on.
    #[test]
    fn the_root_is_not_carried() {
        assert!(!is_carried(Path::new("/")) && !is_carried(Path::new("/no/such/path")));
    }
}
