//! All inputs of `scan` in order, and the inputs that cannot contain codes.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pannier_optical::objects::receive::Sighting;

use super::input::{Form, Inside, Item, form_of, form_of_file};
use super::kept::FRAMES_NAME;
use super::look::{Programs, Stream};
use super::program::Program;
use super::skip::{SkipFault, Skipped};
use crate::error::Result;
use crate::limits;
use crate::store::{self, Album, Albums, FolderCarriers, Use};
use crate::workshop::Workshop;

/// The inputs of a scan.
pub struct Inputs {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// An additional stream.
    pub stream: Option<Stream>,
    /// The permission to run external programs.
    pub programs: Programs,
    /// The place where pictures are decoded.
    pub workshop: Workshop,
}

/// All inputs.
pub(super) struct Listed {
    pub(super) items: Vec<Item>,
    /// The inputs that are not read.
    pub(super) skipped: Vec<Skipped>,
    /// The files that were passed over, by the ending of their names.
    pub(super) others: BTreeMap<String, u64>,
    /// Room for what had to be unpacked, until the items are read.
    pub(super) albums: Albums,
}

/// Lists all inputs. The frames of an earlier run come first. Archives are listed as folders are. A file that cannot contain codes
/// is reported if the user named the file.
pub(super) fn items(paths: &[PathBuf], out: &Path, scratch: &Path) -> Result<Listed> {
    let (items, skipped, others) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut listed = Listed { items, skipped, others, albums: Albums::new(scratch) };
    let frames = out.join(FRAMES_NAME);
    if store::is_file(&frames) {
        listed.items.push(Item::file(frames, Form::Text));
    }
    let ours = fs::canonicalize(out).ok();
    let carriers = FolderCarriers::list(paths)?;
    for found in carriers.files() {
        let inside =
            ours.as_ref().is_some_and(|ours| fs::canonicalize(&found.path).is_ok_and(|path| path.starts_with(ours)));
        let named = paths.get(found.root) == Some(&found.path);
        if inside && !named {
            continue;
        }
        // An archive may begin with a file of frames, so archives come first.
        if (named || may_be_archive(&found.path))
            && let Some(album) = listed.albums.open(&found.path, &sort)
        {
            listed.album(&found.path, album);
            continue;
        }
        let path = found.path.clone();
        match form_of_file(&path) {
            Ok(Form::Other) if is_archive(&path) => listed.skip(path, SkipFault::Archive),
            Ok(Form::Other) if named => listed.skip(path, SkipFault::Form),
            Ok(Form::Other) => listed.pass_over(&path, found.bytes),
            Ok(Form::Unread(name)) => listed.skip(path, SkipFault::Unread(name)),
            Ok(form @ (Form::Picture(_) | Form::Foreign(_) | Form::Y4m | Form::Text)) => {
                listed.items.push(Item::file(path, form));
            }
            Err(error) => listed.skip(path, error.into()),
        }
    }
    for file in carriers.unreadable() {
        listed.skip(file.path.clone(), SkipFault::Unreadable(file.why.clone()));
    }
    Ok(listed)
}

/// Tells what a file inside an archive is.
fn sort(head: &[u8]) -> (Form, Use) {
    let form = form_of(head);
    (form, if matches!(form, Form::Picture(_) | Form::Text) { Use::Read } else { Use::Name })
}

impl Listed {
    fn skip(&mut self, path: PathBuf, why: SkipFault) {
        self.skipped.push(Skipped { at: Sighting { input: self.items.len(), number: 0 }, why });
        self.items.push(Item::file(path, Form::Other));
    }

    /// Counts a file that cannot contain codes.
    fn pass_over(&mut self, path: &Path, bytes: u64) {
        if bytes > 0 {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            let count: &mut u64 = self.others.entry(ending.unwrap_or_default()).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// Takes the files of an archive.
    fn album(&mut self, archive: &Path, album: Album<Form>) {
        let pixels = Arc::default();
        let before = self.items.len();
        for file in album.files {
            match (file.form, file.part) {
                (form @ (Form::Picture(_) | Form::Text), Some(part)) => {
                    let inside = Some(Inside { part, pixels: Arc::clone(&pixels) });
                    self.items.push(Item { path: file.path, form, inside });
                }
                (Form::Picture(_) | Form::Text, None) => {
                    self.skip(file.path, SkipFault::LongFile { most: limits::PICTURE_MAX_BYTES >> 20 });
                }
                (Form::Foreign(program), _) => self.skip(file.path, SkipFault::Inside(program.name())),
                (Form::Y4m, _) => self.skip(file.path, SkipFault::Inside(Program::Ffmpeg.name())),
                (Form::Unread(name), _) => self.skip(file.path, SkipFault::Unread(name)),
                (Form::Other, _) if is_archive(&file.path) => self.skip(file.path, SkipFault::Archive),
                (Form::Other, _) => self.pass_over(&file.path, file.bytes),
            }
        }
        let is_empty = self.items.len() == before;
        let why = album.left.map(SkipFault::Left).or(is_empty.then_some(SkipFault::NoneInside));
        if let Some(why) = why {
            self.skip(archive.to_owned(), why);
        }
    }
}

/// Endings of archives.
const ARCHIVES: [&str; 10] = ["zip", "tar", "tgz", "gz", "7z", "rar", "xz", "bz2", "cbz", "eml"];

/// Tells whether a file is looked into: its name, or a part of its name, says that it is an archive (`photos.zip.1`).
fn may_be_archive(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    !name.contains('.') || name.split('.').skip(1).any(|part| ARCHIVES.contains(&part))
}

fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ARCHIVES.iter().any(|archive| ending.eq_ignore_ascii_case(archive)))
}
