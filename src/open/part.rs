//! Opening in part: documents whose blocks are here come out before the bundle is whole, into a folder that a later run completes
//! (FORMAT.md §10.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Admitted, Decoding, Opened, Stay, job, ready, write};
use crate::bundle::Bundle;
use crate::check::Held;
use crate::digest::sha256;
use crate::error::{Doing, Error, PartFault, ReaderError, Result};
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Contents};
use crate::format::{Hash, Sealing};
use crate::limits;
use crate::onto::OpenedFolder;
use crate::opened::listed_as;
use crate::pack::is_system_litter;
use crate::source::Source;
use crate::store::{self, Access, Stage};
use crate::unpack::Unpacked;
use crate::watch::{Phase, Watch};
use crate::workshop::{self, Decoded, InPart, Known};

/// The documents of a bundle that are in the folder now.
#[derive(Clone, Debug)]
pub struct OpenedPart {
    /// The opening: the list of all documents. Only those in the folder have a length.
    pub opened: Opened,
    /// The numbers in the list of the documents that are in the folder, in order.
    pub here: Vec<u32>,
    /// How many of them came in this run.
    pub new_documents: u32,
    /// Files in the folder that are not of the bundle.
    pub strange: Vec<PathBuf>,
}

/// The result of opening what is here.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// All blocks were here or could be rebuilt, and the folder was new: this is what [`open`](super::open()) gives.
    Whole(Opened),
    /// The folder has these documents. They may be all.
    Part(OpenedPart),
}

/// Opens those documents of a bundle whose blocks are here. The folder may be new, or one that an earlier run left.
///
/// # Errors
/// As [`open`](super::open()); [`ReaderError::NotEnough`] if no document can be opened; [`PartFault`] if the folder is not what an earlier
/// run left. The folder is then as before.
pub fn open_part<'a>(
    bundle: &Admitted<'_, Held>,
    out: &Path,
    decoding: impl Into<Decoding<'a>>,
    watch: &Watch,
) -> Result<Outcome> {
    let (held, decoding) = (bundle.get(), decoding.into());
    let source = held.source()?;
    held.bundle.facts.require_opening().map_err(ReaderError::from)?;
    if held.bundle.facts.since.is_some() {
        // The parts of a difference are no documents.
        held.require_enough()?;
    }
    if fs::symlink_metadata(out).is_ok() {
        return add(source, held, out, decoding, watch).map(Outcome::Part);
    }
    if held.require_enough().is_ok() {
        return write(ready(held)?, &held.bundle, out, decoding, Stay::Lasting, watch).map(Outcome::Whole);
    }
    let stage = Stage::begin(out, access(&held.bundle))?;
    let job = job(source, &held.bundle, stage.folder(), Some(stage.tree()), decoding);
    let decoded = workshop::part(job, &Known::default(), decoding, watch)?;
    let part = opened(decoded, &Known::default())?;
    if part.here.is_empty() {
        held.require_enough()?;
    }
    watch.begin(Phase::Syncing, 0);
    stage.commit()?;
    Ok(Outcome::Part(part))
}

impl OpenedPart {
    /// Tells whether every document of the list is in the folder.
    pub fn is_whole(&self) -> bool {
        self.here.len() == self.opened.unpacked.documents.len()
    }
}

/// Counts the documents of a bundle that could be opened now. Nothing is written.
///
/// # Errors
/// As [`open_part`].
pub fn count_part<'a>(
    bundle: &Admitted<'_, Held>,
    scratch: &Path,
    decoding: impl Into<Decoding<'a>>,
    watch: &Watch,
) -> Result<OpenedPart> {
    let decoding = decoding.into();
    super::without_writing(bundle, scratch, decoding, |job| {
        opened(workshop::part(job, &Known::default(), decoding, watch)?, &Known::default())
    })
}

/// The documents of a sealed bundle are not for everybody on this machine.
fn access(bundle: &Bundle) -> Access {
    match bundle.facts.sealing {
        Sealing::None => Access::AsUsual,
        Sealing::Recipients | Sealing::Passphrase => Access::OwnerAlone,
    }
}

fn opened(decoded: Decoded, known: &Known) -> Result<OpenedPart> {
    let Decoded { unpacked, part, rebuilt_blocks, confinement, .. } = decoded;
    let InPart { written, .. } = part.ok_or(Error::bug("a part without numbers"))?;
    let mut here: Vec<u32> = known.numbers().chain(written.numbers()).collect();
    here.sort_unstable();
    let new_documents = u32::try_from(written.numbers().count()).unwrap_or(u32::MAX);
    let opened = Opened { unpacked, chosen: None, rebuilt_blocks, confinement };
    Ok(OpenedPart { opened, here, new_documents, strange: Vec::new() })
}

/// Adds documents to a folder that an earlier run left.
fn add(source: Source, held: &Held, out: &Path, decoding: Decoding<'_>, watch: &Watch) -> Result<OpenedPart> {
    let bundle = &held.bundle;
    let before = Before::read(out, bundle, watch)?;
    let stage = Stage::inside(out)?;
    let job = job(source, bundle, stage.folder(), Some(stage.tree()), decoding);
    let decoded = workshop::part(job, &before.known, decoding, watch).map_err(|error| match error {
        // All blocks are here, and the archive has no sections: nothing can be added.
        Error::Reader(ReaderError::NotEnough { have, need }) if have >= need => {
            ReaderError::Exists(out.to_owned()).into()
        }
        error => error,
    })?;
    if decoded.unpacked.contents != Some(before.content) {
        return Err(PartFault::OtherRelease { folder: out.to_owned(), title: bundle.title() }.into());
    }
    let mut part = opened(decoded, &before.known)?;
    watch.begin(Phase::Syncing, 0);
    move_into(&stage, out, &part.opened.unpacked, &before.known, &part.here)?;
    for (number, bytes) in before.lengths {
        part.opened.unpacked.documents.enter_length(number as usize, bytes);
    }
    part.strange = before.strange;
    Ok(part)
}

/// Moves the new documents from the stage into the folder. Each of them is proven, and has its name from the first moment on.
fn move_into(stage: &Stage, out: &Path, unpacked: &Unpacked, known: &Known, here: &[u32]) -> Result<()> {
    let tree = stage.tree();
    store::sync_tree(&tree)?;
    for folder in store::folders_below(&tree)? {
        let place = out.join(folder);
        fs::create_dir_all(&place).map_err(|e| Error::io(Doing::Create, &place, e))?;
    }
    let known: HashSet<u32> = known.numbers().collect();
    for number in here.iter().filter(|number| !known.contains(number)) {
        let Some(document) = unpacked.documents.get(*number as usize) else { continue };
        let from = tree.join(document.path);
        // A document that the place cannot hold was left out.
        if fs::symlink_metadata(&from).is_ok() {
            store::rename_new(&from, &out.join(document.path))?;
        }
    }
    Ok(store::sync_folder(out)?)
}

/// What an earlier run left in a folder.
struct Before {
    /// The hash of the list.
    content: Hash,
    /// The documents that are there and as the list says.
    known: Known,
    /// The lengths of these documents, by their numbers.
    lengths: Vec<(u32, u64)>,
    strange: Vec<PathBuf>,
}

impl Before {
    /// Reads a folder. Each document in it is compared with the signed list.
    fn read(folder: &Path, bundle: &Bundle, watch: &Watch) -> Result<Self> {
        let exists = || Error::from(ReaderError::Exists(folder.to_owned()));
        let opened = OpenedFolder::new(folder).map_err(|_| exists())?;
        let list = |_| Error::from(PartFault::List(folder.to_owned()));
        let release = opened.release([&bundle.publisher].into_iter()).map_err(list)?;
        let facts = &bundle.facts;
        if (release.series.as_str(), release.release) != (facts.series.as_str(), facts.release) {
            return Err(PartFault::OtherRelease { folder: folder.to_owned(), title: bundle.title() }.into());
        }
        let list = store::read_small(&folder.join(CONTENTS_NAME), limits::CONTENTS_MAX_BYTES)?.ok_or_else(exists)?;
        if sha256(&list) != release.content {
            return Err(exists());
        }
        let contents = Contents::parse(&list).ok_or_else(exists)?;
        let numbers: HashMap<&str, (u32, Hash)> =
            (0..).zip(&contents.documents).map(|(number, (path, hash))| (path.as_str(), (number, *hash))).collect();
        let (mut lengths, mut altered, mut strange) = (Vec::new(), Vec::new(), Vec::new());
        watch.begin(Phase::Reading, 0);
        for entry in store::entries_below(folder)? {
            let path = listed_as(&entry.path).unwrap_or_default();
            let is_ours = [CONTENTS_NAME, CONTENTS_SIGNATURE_NAME].contains(&path.as_str());
            match numbers.get(path.as_str()) {
                Some((number, hash)) => {
                    let is_genuine =
                        entry.bytes.is_some() && store::hash_file(&folder.join(&entry.path), watch)?.1 == *hash;
                    if is_genuine {
                        lengths.push((*number, entry.bytes.unwrap_or(0)));
                    } else {
                        altered.push(path);
                    }
                }
                // Through a link, a document could be written elsewhere.
                None if entry.bytes.is_none() => altered.push(entry.path.to_string_lossy().into_owned()),
                None if is_ours || store::is_stage(&entry.path) || is_system_litter(&entry.path) => {}
                None => strange.push(entry.path),
            }
        }
        if !altered.is_empty() {
            return Err(PartFault::Altered { folder: folder.to_owned(), paths: altered }.into());
        }
        lengths.sort_unstable();
        let known = Known::of(lengths.iter().map(|(number, _)| *number));
        Ok(Self { content: release.content, known, lengths, strange })
    }
}
