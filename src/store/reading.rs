//! Opening and reading files on a carrier, and files that somebody named by hand.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::digest::Hasher;
use crate::format::Hash;
use crate::limits;
use crate::watch::Watch;
use pannier_reader::error::{Doing, Error, Result};

/// Opens a file on a carrier for reading. The file must be regular. A file may have become a pipe after the listing,
/// and opening a pipe would wait for ever for a writer.
pub(crate) fn open(path: &Path) -> Result<File> {
    open_regular(path).map_err(|e| Error::io(Doing::Read, path, e))
}

/// Does the same and returns the error of the system.
pub(crate) fn open_regular(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    if let Ok(flag) = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()) {
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flag);
    }
    let file = match options.open(path) {
        // Another program holds a lease on the file and is asked to release the lease. Waiting is right here.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock && path.is_file() => File::open(path)?,
        opened => opened?,
    };
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("it is no regular file")) }
}

/// Returns the length and the hash of a regular file. Ctrl-C ends the hashing.
pub(crate) fn hash_file(path: &Path, watch: &Watch) -> Result<(u64, Hash)> {
    copy_hashed((&mut open(path)?, path), (&mut io::sink(), path), watch)
}

/// Copies a file to its end, and returns its length and its hash. Ctrl-C ends the copying.
pub(crate) fn copy_hashed(
    (from, source): (&mut File, &Path),
    (to, place): (&mut dyn Write, &Path),
    watch: &Watch,
) -> Result<(u64, Hash)> {
    let (mut hasher, mut bytes, mut buffer) = (Hasher::default(), 0_u64, vec![0; limits::PIECE_BYTES]);
    loop {
        let count = from.read(&mut buffer).map_err(|e| Error::io(Doing::Read, source, e))?;
        let Some(read) = buffer.get(..count).filter(|read| !read.is_empty()) else { break };
        hasher.update(read);
        to.write_all(read).map_err(|e| Error::io(Doing::Write, place, e))?;
        bytes = bytes.saturating_add(count as u64);
        watch.advance(count as u64)?;
    }
    Ok((bytes, hasher.finish()))
}

/// Opens a path that somebody named by hand: a device, a folder, or a key that comes through a pipe.
pub(crate) fn open_any(path: &Path) -> Result<File> {
    File::open(path).map_err(|e| Error::io(Doing::Read, path, e))
}

/// Tells whether a regular file has a length of zero by its metadata. Files that the system makes up on reading, as in
/// `/proc`, have this length too. Reading such a file may wait for ever.
pub(crate) fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == 0)
}

/// Tells whether a path may be an image or a device, so that nobody waits at the end of a pipe. A path that does not
/// exist may be one.
pub(crate) fn may_be_medium(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        // Not every system has block devices.
        let is_device =
            |kind: fs::FileType| kind.is_block_device() || (cfg!(not(target_os = "linux")) && kind.is_char_device());
        fs::metadata(path).map_or(true, |meta| meta.is_file() || is_device(meta.file_type()))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        true
    }
}

/// Reads a whole file on a carrier, of at most `most` bytes. Returns `None` if the file is longer. An empty file is not
/// opened.
pub(crate) fn read_small(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    if is_empty(path) {
        return Ok(Some(Vec::new()));
    }
    read_at_most(open(path)?, path, most)
}

/// Does the same for a path that somebody named by hand.
///
/// # Errors
/// The error of the system.
pub fn read_small_any(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    read_at_most(open_any(path)?, path, most)
}

fn read_at_most(file: File, path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| Error::io(Doing::Read, path, e))?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Fills `buffer` with the bytes at an offset.
pub(crate) fn read_exact_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset);
    // Several threads read one file, so the offset goes with each call.
    #[cfg(windows)]
    {
        use std::os::windows::fs::FileExt;
        let (mut rest, mut at) = (buffer, offset);
        while !rest.is_empty() {
            match file.seek_read(rest, at) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => {
                    rest = rest.get_mut(count..).unwrap_or_default();
                    at = at.saturating_add(count as u64);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Asks the system to drop its copy of a file from memory, so that the next read comes from the medium. Some systems
/// ignore the request.
pub(crate) fn forget_cached(file: &File) {
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Tells whether a path is a regular file. A link to a file is not a regular file.
pub(crate) fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file())
}

/// Tells whether a path may be used or made as a folder. The path does not exist, or the path is a folder and not a
/// link.
pub(crate) fn is_free_or_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).map_or(true, |meta| meta.is_dir())
}

/// Tells whether a path is within a folder. The path may not exist yet.
pub(crate) fn lies_within(path: &Path, folder: &Path) -> bool {
    let parent = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    fs::canonicalize(parent)
        .ok()
        .zip(fs::canonicalize(folder).ok())
        .is_some_and(|(path, folder)| path.starts_with(folder))
}

/// Tells whether other people than the owner may read a file.
pub fn is_open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_regular_files_are_opened_and_read() {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("a");
        fs::write(&file, "four").unwrap();
        assert_eq!(read_small(&file, 4).unwrap().as_deref(), Some(&b"four"[..]));
        assert_eq!(read_small(&file, 3).unwrap(), None);
        assert_eq!(read_small_any(&file, 4).unwrap().as_deref(), Some(&b"four"[..]));
        assert!(open(room.path()).is_err() && open(&room.path().join("b")).is_err());
    }

    #[test]
    fn threads_that_read_one_file_get_the_bytes_of_their_own_offsets() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("a");
        fs::write(&path, (0..=255_u8).cycle().take(1 << 16).collect::<Vec<_>>()).unwrap();
        let file = open(&path).unwrap();
        std::thread::scope(|scope| {
            for offset in 0..4_u64 {
                let file = &file;
                scope.spawn(move || {
                    for round in 0..200_u64 {
                        let mut byte = [0];
                        read_exact_at(file, &mut byte, round * 256 + offset).unwrap();
                        assert_eq!(u64::from(byte[0]), offset);
                    }
                });
            }
        });
        assert!(read_exact_at(&file, &mut [0; 2], (1 << 16) - 1).is_err());
    }

    /// Before pipes were told from files, this test waited for ever.
    #[cfg(unix)]
    #[test]
    fn a_pipe_is_refused_and_not_waited_for() {
        use std::sync::mpsc::channel;
        use std::time::Duration;

        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let room = tempfile::tempdir().unwrap();
        let pipe = room.path().join("pipe");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert!(!may_be_medium(&pipe));
        let (sender, answer) = channel();
        std::thread::spawn(move || sender.send(open(&pipe).is_err() && read_small(&pipe, 9).is_err()));
        assert_eq!(answer.recv_timeout(Duration::from_secs(60)), Ok(true));
    }
}
