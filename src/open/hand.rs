//! Hands proven documents to whoever takes them one after another: from memory, or on a second way through the payload.

use std::path::{Path, PathBuf};

use super::{Admitted, Contact, Decoding, Straight, job, ready_for, room_for, straightly};
use crate::bundle::Bundle;
use crate::check::Held;
use crate::error::{ReaderError, Result};
use crate::find::Finding;
use crate::find::search::Wanted;
use crate::only::Chosen;
use crate::source::Source;
use crate::store::sandbox::Confinement;
use crate::trust::Publishers;
use crate::unpack::Unpacked;
use crate::unpack::stream::{Proving, Sink};
use crate::watch::Watch;
use crate::workshop::{self, Decoded, Kept};

/// The documents that stay in memory until they are proven, in bytes. Of longer ones, only the list is proven first.
const KEPT_BYTES: u64 = 16 << 20;

/// A bundle whose documents are proven, and not written anywhere.
pub struct Proven {
    /// All documents.
    pub unpacked: Unpacked,
    /// The documents that were asked for.
    pub chosen: Chosen,
    /// Data blocks that were rebuilt.
    pub rebuilt_blocks: u32,
    /// How far the part that decoded was confined.
    pub confinement: Confinement,
    kept: Option<Kept>,
    source: Source,
    bundle: Bundle,
    scratch: PathBuf,
}

/// Proves the documents of one checked bundle, to hand them out afterwards. Blocks that must be rebuilt are below `scratch`, sealed as
/// they are.
///
/// # Errors
/// As [`open`](super::open()).
pub fn prove<'a>(
    bundle: &Admitted<'_, Held>,
    scratch: &Path,
    decoding: impl Into<Decoding<'a>>,
    watch: &Watch,
) -> Result<Proven> {
    let held = bundle.get();
    let decoding = decoding.into();
    prove_by(ready_for(held, decoding)?, &held.bundle, scratch, decoding, watch)
}

/// Proves the documents of a bundle straight from its chunks, as [`open_straight`](super::open_straight) does.
///
/// # Errors
/// When the caller stops, or when no document is what was asked for.
pub fn prove_straight<'a>(
    finding: Finding,
    wanted: &Wanted,
    scratch: &Path,
    decoding: impl Into<Decoding<'a>>,
    contact: Contact,
    publishers: &Publishers,
    watch: &Watch,
) -> Result<Straight<Proven>> {
    let decoding = decoding.into();
    let prove = |source, bundle: &Bundle| prove_by(source, bundle, scratch, decoding, watch);
    straightly(finding, wanted, (decoding.with, decoding.only.is_some()), contact, publishers, prove)
}

fn prove_by(source: Source, bundle: &Bundle, scratch: &Path, decoding: Decoding<'_>, watch: &Watch) -> Result<Proven> {
    bundle.facts.require_opening().map_err(ReaderError::from)?;
    let room = room_for(&source, scratch)?;
    let job = job(source.clone(), bundle, room.path(), None, decoding);
    let (decoded, kept) = workshop::keep(job, KEPT_BYTES, decoding, watch)?;
    let Decoded { unpacked, rebuilt_blocks, confinement, .. } = decoded;
    let chosen = match decoding.only {
        Some(only) => only.choose_some(&unpacked.documents)?,
        None => Chosen { documents: unpacked.documents.clone(), idle: Vec::new() },
    };
    let (bundle, scratch) = (bundle.clone(), scratch.to_owned());
    Ok(Proven { unpacked, chosen, rebuilt_blocks, confinement, kept, source, bundle, scratch })
}

impl Proven {
    /// Returns the bundle.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// Returns the bytes of a document that is kept in memory.
    pub fn bytes_of(&self, path: &str) -> Option<&[u8]> {
        Some(self.kept.as_ref()?.get(path)?.bytes.as_slice())
    }

    /// Hands the documents that were asked for to a sink, in the order of the list. Documents that are not in memory are read once
    /// more, from blocks that are checked again, and compared with the proven list while they pass.
    ///
    /// # Errors
    /// As [`prove`], or the error of the sink. The sink must then count what it took as nothing.
    pub fn hand_out(&self, decoding: Decoding<'_>, sink: &mut dyn Sink, watch: &Watch) -> Result<()> {
        let documents = &self.chosen.documents;
        if let Some(kept) = &self.kept
            && documents.iter().all(|document| kept.contains_key(document.path))
        {
            let mut proving = Proving::new(documents, sink);
            for document in documents.iter() {
                let Some(one) = kept.get(document.path) else { continue };
                proving.begin(document.path, one.bytes.len() as u64, one.mtime)?;
                proving.write(&one.bytes)?;
                proving.end()?;
            }
            return Ok(());
        }
        let room = room_for(&self.source, &self.scratch)?;
        let job = job(self.source.clone(), &self.bundle, room.path(), None, decoding);
        workshop::pass_on(job, documents, decoding, sink, watch)
    }
}
