//! All inputs of `scan` in order, and the inputs that cannot contain codes.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pannier_optical::objects::receive::Sighting;

use super::input::{Form, Item, form_of_file};
use super::kept::FRAMES_NAME;
use super::look::{Programs, Skipped, Stream};
use super::skip::SkipFault;
use crate::error::Result;
use crate::store::{self, FolderCarriers};
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
}

/// Lists all inputs. The frames of an earlier run come first. A file that cannot contain codes is reported if the user
/// named the file.
pub(super) fn items(paths: &[PathBuf], out: &Path) -> Result<Listed> {
    let mut others = BTreeMap::new();
    let mut items = Vec::new();
    let mut skipped = Vec::new();
    let frames = out.join(FRAMES_NAME);
    if store::is_file(&frames) {
        items.push(Item { path: frames, form: Form::Text });
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
        let at = Sighting { input: items.len(), number: 0 };
        match form_of_file(&found.path) {
            Ok(Form::Other) if !named && !is_archive(&found.path) => {
                if found.bytes > 0 {
                    let ending = found.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
                    let count: &mut u64 = others.entry(ending.unwrap_or_default()).or_default();
                    *count = count.saturating_add(1);
                }
                continue;
            }
            Ok(Form::Other) if is_archive(&found.path) => skipped.push(Skipped { at, why: SkipFault::Archive }),
            Ok(Form::Unread(name)) => skipped.push(Skipped { at, why: SkipFault::Unread(name) }),
            Ok(Form::Other) => skipped.push(Skipped { at, why: SkipFault::Form }),
            Ok(_) => {}
            Err(error) => skipped.push(Skipped { at, why: error.into() }),
        }
        let form = form_of_file(&found.path).unwrap_or(Form::Other);
        items.push(Item { path: found.path.clone(), form });
    }
    for file in carriers.unreadable() {
        let why = SkipFault::Unreadable(file.why.clone());
        skipped.push(Skipped { at: Sighting { input: items.len(), number: 0 }, why });
        items.push(Item { path: file.path.clone(), form: Form::Other });
    }
    Ok(Listed { items, skipped, others })
}

/// Endings of archives, which are unpacked by hand.
const ARCHIVES: [&str; 10] = ["zip", "tar", "tgz", "gz", "7z", "rar", "xz", "bz2", "cbz", "eml"];

fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ARCHIVES.iter().any(|archive| ending.eq_ignore_ascii_case(archive)))
}
