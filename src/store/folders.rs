//! Folders and files of this system as carriers, scratch on a medium, and documents below one folder.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use pannier_reader::carriers::{
    Bytes, Carriers, DocumentWriter, Documents, Found, Lies, Scratch, ScratchFile, Unreadable,
};
use walkdir::WalkDir;

use super::beneath::Folder;
use super::cause::Cause;
use super::near::LastFolder;
use super::origin::Marks;
use super::out::OutFolder;
use super::place::Place;
use super::reading::{open_regular, read_exact_at};
use super::room::{require_space, with_need};
use super::stage::MARK;
use super::writing::{create, temporary, write_all_at};
use crate::format::layout::Chunk;
use pannier_reader::error::{Doing, Error, Misfit, Result};

/// A folder in the root of every drive, for Windows itself.
const OF_WINDOWS: &str = "System Volume Information";

/// The files below some folders, listed once.
#[derive(Debug)]
pub struct FolderCarriers {
    files: Vec<Found>,
    unreadable: Vec<Unreadable>,
}

impl FolderCarriers {
    /// Lists every regular file below the given folders, in a fixed order. Links are not followed. A folder that cannot
    /// be listed is reported as data, not as an error: half a stick is better than none.
    ///
    /// # Errors
    /// Only when one of the given folders itself does not exist.
    pub fn list(roots: &[PathBuf]) -> Result<Arc<dyn Carriers>> {
        let mut all = Self { files: Vec::new(), unreadable: Vec::new() };
        for (root, start) in roots.iter().enumerate() {
            fs::metadata(start).map_err(|e| Error::io(Doing::Read, start, e))?;
            for entry in WalkDir::new(start).sort_by_file_name() {
                all.add(root, start, entry);
            }
        }
        Ok(Arc::new(all))
    }

    /// Returns the chunk files of a folder, in the order of the chunks.
    pub fn chunks(folder: &Path, chunks: &[Chunk]) -> Arc<dyn Carriers> {
        let found =
            |chunk: &Chunk| Found { path: folder.join(&chunk.name), bytes: chunk.bytes, root: 0, same_as: None };
        Arc::new(Self { files: chunks.iter().map(found).collect(), unreadable: Vec::new() })
    }

    /// Returns files that were listed before, by path and length.
    pub(crate) fn of(files: Vec<(PathBuf, u64)>) -> Arc<dyn Carriers> {
        let found = |(path, bytes)| Found { path, bytes, root: 0, same_as: None };
        Arc::new(Self { files: files.into_iter().map(found).collect(), unreadable: Vec::new() })
    }

    fn add(&mut self, root: usize, start: &Path, entry: walkdir::Result<walkdir::DirEntry>) {
        let result = entry.and_then(|entry| {
            if entry.file_type().is_file() { entry.metadata().map(|meta| Some((entry, meta))) } else { Ok(None) }
        });
        match result {
            // The mark is not from a carrier. The mark shows that a run works in this folder.
            Ok(Some((entry, _))) if entry.file_name() == MARK => {}
            Ok(Some((entry, meta))) => {
                let same_as = same_as(&meta);
                self.files.push(Found { path: entry.into_path(), bytes: meta.len(), root, same_as });
            }
            Ok(None) => {}
            Err(error) if is_of_windows_alone(&error) => {}
            Err(error) => {
                let path = error.path().unwrap_or(start).to_owned();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other("it goes round in a circle"));
                self.unreadable.push(Unreadable::new(&path, &error));
            }
        }
    }
}

/// Tells whether Windows lets nobody look into a folder. It makes the folder on every stick and puts nothing of people there, so
/// nobody is told on every stick that something was not read.
fn is_of_windows_alone(error: &walkdir::Error) -> bool {
    let is_refused = error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
    is_refused && error.depth() == 1 && error.path().is_some_and(|path| path.ends_with(OF_WINDOWS))
}

/// Returns the identity of a file that has several names. Returns `None` where the system does not tell.
fn same_as(meta: &fs::Metadata) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (meta.nlink() > 1).then(|| (meta.dev(), meta.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = meta;
        None
    }
}

impl Carriers for FolderCarriers {
    fn files(&self) -> &[Found] {
        &self.files
    }

    fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    fn open(&self, file: usize) -> io::Result<Box<dyn Bytes>> {
        let found = self.files.get(file).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Carried(Arc::new(open_regular(&found.path)?))))
    }

    fn lies(&self, file: usize) -> Option<Lies> {
        let found = self.files.get(file)?;
        Some(Lies { path: found.path.clone(), plain_bytes: found.bytes, offset: 0 })
    }
}

struct Carried(Arc<File>);

impl Bytes for Carried {
    fn read_exact_at(&self, out: &mut [u8], offset: u64) -> io::Result<()> {
        read_exact_at(&self.0, out, offset)
    }
}

/// Scratch in a file of this path, in a folder that exists.
#[derive(Debug)]
pub(crate) struct ScratchAt(pub(crate) PathBuf);

/// Scratch in a temporary folder below this folder.
#[derive(Debug)]
pub(crate) struct ScratchIn(pub(crate) PathBuf);

impl Scratch for ScratchAt {
    fn make(&self, bytes: u64) -> Result<Box<dyn ScratchFile>, Error> {
        Ok(Box::new(OnMedium::create(self.0.clone(), None, bytes)?))
    }
}

impl Scratch for ScratchIn {
    fn make(&self, bytes: u64) -> Result<Box<dyn ScratchFile>, Error> {
        let folder = temporary(&self.0)?;
        Ok(Box::new(OnMedium::create(folder.path().join("blocks"), Some(folder), bytes)?))
    }
}

/// A scratch file. The temporary folder of the file, if there is one, is removed together with the file.
#[derive(Debug)]
struct OnMedium {
    file: File,
    path: PathBuf,
    bytes: u64,
    _folder: Option<tempfile::TempDir>,
}

impl OnMedium {
    fn create(path: PathBuf, folder: Option<tempfile::TempDir>, bytes: u64) -> Result<Self> {
        require_space(&path, bytes)?;
        Ok(Self { file: create(&path)?, path, bytes, _folder: folder })
    }
}

impl ScratchFile for OnMedium {
    fn write_at(&self, bytes: &[u8], offset: u64) -> Result<(), Error> {
        write_all_at(&self.file, bytes, offset)
            .map_err(|e| with_need(Error::io(Doing::Write, &self.path, e), self.bytes))
    }

    fn read_at(&self, out: &mut [u8], offset: u64) -> Result<(), Error> {
        read_exact_at(&self.file, out, offset).map_err(|e| Error::io(Doing::Read, &self.path, e))
    }
}

/// Documents below one folder. The sum of the expected bytes is kept, so that the error of a full medium can name the
/// sum.
pub(crate) struct Below<'a> {
    folder: &'a OutFolder,
    needed_bytes: AtomicU64,
    unfit: Unfit,
    place: Place,
    marks: Marks,
    /// Folders that the place cannot hold.
    refused: Mutex<Vec<(String, Misfit)>>,
}

/// What is done with documents that a place cannot hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unfit {
    /// One such document stops everything, and nothing is left.
    #[default]
    Stops,
    /// The documents are left out, and the others are written.
    LeftOut,
}

impl<'a> Below<'a> {
    pub(crate) fn new(folder: &'a OutFolder, unfit: Unfit) -> Self {
        let place = Place::of(&folder.place(""));
        let (needed_bytes, refused) = (AtomicU64::new(0), Mutex::new(Vec::new()));
        Self { folder, needed_bytes, unfit, place, marks: Marks::default(), refused }
    }

    /// Returns why the place cannot hold a document, if the error says so. Otherwise returns the error.
    fn misfit_of(&self, error: Error) -> Result<Option<Misfit>> {
        match self.place.why(&error) {
            Some(why) => Ok(Some(why)),
            None => Err(self.tell_need(error)),
        }
    }

    fn tell_need(&self, error: Error) -> Error {
        match self.needed_bytes.load(Ordering::Relaxed) {
            0 => error,
            needed => with_need(error, needed),
        }
    }
}

impl Documents for Below<'_> {
    fn require_space(&self, bytes: u64) -> Result<(), Error> {
        self.needed_bytes.store(bytes, Ordering::Relaxed);
        match self.unfit {
            Unfit::Stops => require_space(&self.folder.place(""), bytes),
            // The documents that are left out may be most of the bytes.
            Unfit::LeftOut => Ok(()),
        }
    }

    fn misfit(&self, path: &str, bytes: u64) -> Option<Misfit> {
        let within = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.place.misfit(path, bytes).or_else(|| {
            let refused = self.refused.lock().ok()?;
            refused.iter().find(|(folder, _)| within(folder)).map(|(_, why)| *why)
        })
    }

    fn leaves_out_unfit(&self) -> bool {
        self.unfit == Unfit::LeftOut
    }

    fn make_folder(&self, path: &str) -> Result<Option<Misfit>, Error> {
        let made = match self.misfit(path, 0) {
            None => self.folder.make_folder(path).map(|()| None).or_else(|error| self.misfit_of(error)),
            some => Ok(some),
        };
        if let (Ok(Some(why)), Ok(mut refused)) = (&made, self.refused.lock()) {
            refused.push((path.to_owned(), *why));
        }
        made
    }

    fn writer(&self) -> Box<dyn DocumentWriter + '_> {
        Box::new(OneByOne { below: self, last: LastFolder::default(), open: None })
    }
}

/// Writes documents one after another. The writer keeps the folder of the last document open.
struct OneByOne<'a> {
    below: &'a Below<'a>,
    last: LastFolder<Folder>,
    open: Option<(File, String)>,
}

impl OneByOne<'_> {
    fn failed(&self, path: &str, error: io::Error) -> Error {
        self.below.tell_need(Error::io(Doing::Write, self.below.folder.place(path), error))
    }

    /// Removes the open document if the place cannot hold the document. Otherwise returns the error.
    fn give_up(&mut self, error: io::Error) -> Result<Option<Misfit>, Error> {
        let Some((file, path)) = self.open.take() else { return Err(Error::Bug("no document to end")) };
        drop(file);
        let removed = self.below.folder.remove(&path);
        let why = self.below.misfit_of(Error::io(Doing::Write, self.below.folder.place(&path), error))?;
        removed.map(|()| why)
    }
}

impl DocumentWriter for OneByOne<'_> {
    fn begin(&mut self, path: &str, bytes: u64) -> Result<Option<Misfit>, Error> {
        let file = match self.below.folder.create_near(path, &mut self.last) {
            Ok(file) => file,
            Err(error) => return self.below.misfit_of(error),
        };
        // A mark changes the time of a document, so the mark comes before `end` sets the time.
        self.below.marks.put(&self.below.folder.place(path));
        let tried = self.below.place.try_length(&file, bytes);
        self.open = Some((file, path.to_owned()));
        tried.map(|()| None).or_else(|error| self.give_up(error))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<Option<Misfit>, Error> {
        let Some((file, _)) = &mut self.open else { return Err(Error::Bug("data without a document")) };
        file.write_all(bytes).map(|()| None).or_else(|error| self.give_up(error))
    }

    fn end(&mut self, mtime: Option<u64>) -> Result<(), Error> {
        let Some((file, path)) = self.open.take() else { return Err(Error::Bug("no document to end")) };
        let since = |seconds: u64| Duration::from_secs(seconds.min(1 << 40));
        match mtime.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(since(seconds))) {
            // A place that takes no times takes documents all the same.
            Some(time) => match file.set_modified(time) {
                Err(error) if is_about_times(&error) => Ok(()),
                result => result.map_err(|e| self.failed(&path, e)),
            },
            None => Ok(()),
        }
    }

    fn abandon(&mut self) -> Result<(), Error> {
        // A document that could not be written was given up already.
        let Some((file, path)) = self.open.take() else { return Ok(()) };
        drop(file);
        self.below.folder.remove(&path)
    }
}

/// Tells whether a place refuses times, and not the document.
fn is_about_times(error: &io::Error) -> bool {
    matches!(Cause::of(error), Cause::Denied | Cause::Forbidden | Cause::Unsupported | Cause::Other)
}
