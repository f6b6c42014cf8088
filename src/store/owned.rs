//! The other users who can change a file or a folder.

use std::io;
use std::path::Path;

/// The reason why another user can change a file or a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// The owner is another user, and not root.
    Owner,
    /// The mode lets other users write.
    Mode,
}

/// Tells whether other users than root can change a file or a folder. For a link, the function looks at the target. In a
/// folder with the sticky bit, such as `/tmp`, other users cannot change the files of the user.
///
/// Outside Unix the answer is always `None`, because the function cannot look there.
///
/// # Errors
/// What the system says.
pub fn others_who_write(path: &Path) -> io::Result<Option<Others>> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        const OTHERS_WRITE: u32 = 0o022;
        const STICKY: u32 = 0o1000;
        let meta = std::fs::metadata(path)?;
        let is_shared_safely = meta.is_dir() && meta.mode() & STICKY != 0;
        Ok(if meta.uid() != 0 && meta.uid() != rustix::process::geteuid().as_raw() {
            Some(Others::Owner)
        } else if meta.mode() & OTHERS_WRITE != 0 && !is_shared_safely {
            Some(Others::Mode)
        } else {
            None
        })
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(None)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn other_users_who_may_write_are_found() {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("a");
        fs::write(&file, "").unwrap();
        let with = |path: &Path, mode: u32| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
            others_who_write(path).unwrap()
        };
        let (no, yes) = (None, Some(Others::Mode));
        assert_eq!([0o600, 0o644, 0o620, 0o602].map(|mode| with(&file, mode)), [no, no, yes, yes]);
        assert_eq!([0o700, 0o775, 0o777, 0o1777].map(|mode| with(room.path(), mode)), [no, yes, yes, no]);
        assert!(others_who_write(&room.path().join("b")).is_err());
    }
}
