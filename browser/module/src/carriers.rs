//! The files that the host gives, read by ranges, and room of the host for rebuilt blocks.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use pannier_reader::carriers::{Bytes, Carriers, Found, Scratch, ScratchFile, Unreadable};
use pannier_reader::error::{Doing, Error, Result};

/// The chosen files. The host opens them by their numbers, so a name of a stranger reaches no file system.
#[derive(Debug)]
pub(crate) struct GivenFiles {
    files: Vec<Found>,
}

impl GivenFiles {
    pub(crate) fn new(files: &[(String, u64)]) -> Self {
        let found =
            |(path, bytes): &(String, u64)| Found { path: PathBuf::from(path), bytes: *bytes, root: 0, same_as: None };
        Self { files: files.iter().map(found).collect() }
    }
}

impl Carriers for GivenFiles {
    fn files(&self) -> &[Found] {
        &self.files
    }

    fn unreadable(&self) -> &[Unreadable] {
        &[]
    }

    fn open(&self, file: usize) -> io::Result<Box<dyn Bytes>> {
        Ok(Box::new(Opened(Mutex::new(File::open(format!("/in/{file}"))?))))
    }
}

struct Opened(Mutex<File>);

impl Bytes for Opened {
    fn read_exact_at(&self, out: &mut [u8], offset: u64) -> io::Result<()> {
        let mut file = self.0.lock().map_err(|_| io::ErrorKind::Other)?;
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(out)
    }
}

/// One file of the host by its path.
#[cfg(feature = "making")]
#[derive(Debug)]
pub(crate) struct NamedFile(Vec<Found>);

#[cfg(feature = "making")]
impl NamedFile {
    pub(crate) fn new(path: &str) -> Result<Self> {
        let meta = std::fs::metadata(path).map_err(|error| Error::io(Doing::Read, path, error))?;
        Ok(Self(vec![Found { path: PathBuf::from(path), bytes: meta.len(), root: 0, same_as: None }]))
    }
}

#[cfg(feature = "making")]
impl Carriers for NamedFile {
    fn files(&self) -> &[Found] {
        &self.0
    }

    fn unreadable(&self) -> &[Unreadable] {
        &[]
    }

    fn open(&self, file: usize) -> io::Result<Box<dyn Bytes>> {
        let found = self.0.get(file).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Opened(Mutex::new(File::open(&found.path)?))))
    }
}

/// Room of the host. What is written there is not in the memory of the module.
pub(crate) struct RoomOfHost;

static ROOMS: AtomicU32 = AtomicU32::new(0);

/// Returns new room of the host, and its path.
pub(crate) fn named_room() -> Result<(PathBuf, File)> {
    let path = PathBuf::from(format!("/out/room-{}", ROOMS.fetch_add(1, Ordering::Relaxed)));
    let made = OpenOptions::new().read(true).write(true).create_new(true).open(&path);
    made.map_err(|error| Error::io(Doing::Create, &path, error)).map(|file| (path, file))
}

impl Scratch for RoomOfHost {
    fn make(&self, bytes: u64) -> Result<Box<dyn ScratchFile>> {
        let (path, file) = named_room()?;
        file.set_len(bytes).map_err(|error| Error::io(Doing::Create, &path, error))?;
        Ok(Box::new(Room { file: Mutex::new(file), path }))
    }
}

#[derive(Debug)]
struct Room {
    file: Mutex<File>,
    path: PathBuf,
}

impl Room {
    fn at(&self, doing: Doing, offset: u64, work: impl FnOnce(&mut File) -> io::Result<()>) -> Result<()> {
        let mut file = self.file.lock().map_err(|_| Error::Bug("a thread died"))?;
        let done = file.seek(SeekFrom::Start(offset)).and_then(|_| work(&mut file));
        done.map_err(|error| Error::io(doing, &self.path, error))
    }
}

impl ScratchFile for Room {
    fn write_at(&self, bytes: &[u8], offset: u64) -> Result<()> {
        self.at(Doing::Write, offset, |file| file.write_all(bytes))
    }

    fn read_at(&self, out: &mut [u8], offset: u64) -> Result<()> {
        self.at(Doing::Read, offset, |file| file.read_exact(out))
    }
}
