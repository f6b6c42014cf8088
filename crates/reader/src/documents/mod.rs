//! The way from blocks to documents: age, Zstandard, archive, CONTENTS, on a few threads with little memory
//! (FORMAT.md §10, §11 steps 7 to 9).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod apart;
mod beginning;
mod listing;
pub mod onto;
mod plain;
#[cfg(any(test, all(target_family = "wasm", target_feature = "simd128")))]
mod scrypt;
pub mod seal;
mod sections;
pub mod some;
pub mod stream;
mod unpack;
mod writers;
pub mod zstd;

use std::io::Read;

use crate::carriers::Documents;
use crate::error::{ContentsFault, Doing, Error, LeftOut, PayloadFault, Result};
use crate::keys::PublicKey;
use pannier_format::archive::{Entry, EntryKind, Reader};
use pannier_format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Contents};
use pannier_format::digest::{Hasher, TOGETHER, sha256};
use pannier_format::minisig::{SignatureText, Signed, trusted_comment};
use pannier_format::{Facts, Hash, limits};

pub use listing::{Document, Listing};
pub use plain::payload_key;
pub use unpack::unpack;
use writers::{Begin, Done, Writers};

/// The documents and folders that were unpacked and proven.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The documents in the order of the archive.
    pub documents: Listing,
    /// The number of folders that have their own entries.
    pub folders: u64,
    /// The hash of `CONTENTS.sha256`.
    pub contents: Option<Hash>,
    /// Documents and folders that the place cannot hold. These documents are proven, and not written.
    pub left_out: Vec<LeftOut>,
    /// The publisher's signature over `CONTENTS.sha256`.
    pub signature: Vec<u8>,
}

impl Unpacked {
    /// Returns the number of bytes of all documents together.
    pub fn bytes(&self) -> u64 {
        self.documents.total_bytes()
    }
}

/// Proves the documents, and writes the list beside them if it did not come with them.
fn finish(
    mut unpacked: Unpacked,
    facts: &Facts,
    publisher: &PublicKey,
    proof: Proof,
    out: Option<&dyn Documents>,
) -> Result<Unpacked> {
    unpacked.contents = Some(prove(&unpacked, facts, publisher, &proof)?);
    if let (None, Some(out)) = (&proof.carried, out) {
        let documents = &unpacked.documents;
        put_beside(out, CONTENTS_NAME, documents.text_bytes(), documents.text())?;
    }
    unpacked.signature = proof.signature;
    Ok(unpacked)
}

/// Returns the number of blocks that are read and hashed together. Hashing a few blocks together is faster, unless the
/// blocks are too large.
fn blocks_at_once(block_bytes: u32) -> u32 {
    match block_bytes {
        0..=SMALL_BLOCK_BYTES => STEP_BYTES.checked_div(block_bytes).unwrap_or(1),
        _ if block_bytes <= 1 << 20 => TOGETHER,
        _ => 1,
    }
}

/// The number of bytes that threads pass at once: small enough for a core's cache.
const STEP_BYTES: u32 = 256 << 10;
/// The largest block size for which threads pass several blocks at once.
const SMALL_BLOCK_BYTES: u32 = STEP_BYTES / 2;

/// The files that came with the documents and prove the documents.
struct Proof {
    /// `CONTENTS.sha256`, unless the publisher left the file out.
    carried: Option<Vec<u8>>,
    /// `CONTENTS.sha256.minisig`.
    signature: Vec<u8>,
}

fn walk<R: Read>(
    archive: &mut Reader<R>,
    writers: &mut Writers<'_>,
    out: Option<&dyn Documents>,
) -> Result<(Unpacked, Proof)> {
    let mut way = Way::new(writers, out);
    let mut carried = None;
    let mut signature = None;
    while let Some(entry) = archive.next_entry()? {
        if [CONTENTS_NAME, CONTENTS_SIGNATURE_NAME].contains(&entry.path.as_str()) {
            // The two files have a writer of their own, and a place without threads takes one document after the other.
            way.writers.flush()?;
        }
        match entry.path.as_str() {
            CONTENTS_SIGNATURE_NAME if entry.kind == EntryKind::Document => {
                signature = Some(keep(archive, &entry, out)?);
            }
            _ if carried.is_some() || signature.is_some() => {
                return Err(PayloadFault::Archive { at: 0, what: "an entry after CONTENTS".into() }.into());
            }
            CONTENTS_NAME if entry.kind == EntryKind::Document => carried = Some(keep(archive, &entry, out)?),
            _ => way.entry(archive, entry)?,
        }
    }
    let signature = signature.ok_or_else(|| Error::from(ContentsFault::NoSignature))?;
    if carried.is_none() {
        // CONTENTS is written beside the documents, so the name is claimed.
        archive.claim(CONTENTS_NAME)?;
    }
    Ok((way.unpacked, Proof { carried, signature }))
}

/// The way of documents to their writers.
struct Way<'w, 'scope> {
    unpacked: Unpacked,
    writers: &'w mut Writers<'scope>,
    out: Option<&'w dyn Documents>,
    list_bytes: u64,
    last_parent: String,
}

impl<'w, 'scope> Way<'w, 'scope> {
    fn new(writers: &'w mut Writers<'scope>, out: Option<&'w dyn Documents>) -> Self {
        Self { unpacked: Unpacked::default(), writers, out, list_bytes: 0, last_parent: String::new() }
    }

    /// Passes an entry of an archive on.
    fn entry<R: Read>(&mut self, archive: &mut Reader<R>, entry: Entry) -> Result<()> {
        if entry.kind == EntryKind::Folder {
            return self.folder(entry.path);
        }
        self.document(&entry.path, entry.bytes, entry.mtime, None, |space| Ok(archive.read_data(space)?))
    }

    fn folder(&mut self, path: String) -> Result<()> {
        self.unpacked.folders = self.unpacked.folders.saturating_add(1);
        if let Some(why) = self.out.map(|out| out.make_folder(&path)).transpose()?.flatten() {
            self.unpacked.left_out.push(LeftOut { path, why });
        }
        Ok(())
    }

    /// Passes a document of this length to a writer. `read` gives the bytes. A document that has not the expected hash does not stay.
    fn document(
        &mut self,
        path: &str,
        bytes: u64,
        mtime: Option<u64>,
        expected: Option<Hash>,
        mut read: impl FnMut(&mut [u8]) -> Result<usize>,
    ) -> Result<()> {
        let (unpacked, out) = (&mut self.unpacked, self.out);
        let parent = path.rfind('/').and_then(|at| path.get(..at)).unwrap_or("");
        if parent != self.last_parent {
            // A document in a folder that the place cannot hold is left out too.
            if let Some(out) = out.filter(|_| !parent.is_empty()) {
                out.make_folder(parent)?;
            }
            parent.clone_into(&mut self.last_parent);
        }
        self.list_bytes = self.list_bytes.saturating_add(Contents::bytes_for([path].into_iter()));
        require_small_list(self.list_bytes)?;
        let mut misfit = false;
        if let Some(why) = out.and_then(|out| out.misfit(path, bytes)) {
            unpacked.left_out.push(LeftOut { path: path.to_owned(), why });
            misfit = true;
        }
        // Once a document does not fit, the rest is read only to name every such document.
        let stops = out.is_some_and(|out| !out.leaves_out_unfit()) && !unpacked.left_out.is_empty();
        let number = u32::try_from(unpacked.documents.len()).unwrap_or(u32::MAX);
        let only_hashed = misfit || stops;
        self.writers.begin(Begin { number, path: path.to_owned(), mtime, bytes, only_hashed, expected })?;
        let mut left = bytes;
        while left > 0 {
            left = left.saturating_sub(self.writers.fill(left, &mut read)? as u64);
        }
        self.writers.end();
        if unpacked.documents.push(path, bytes) { Ok(()) } else { Err(Error::Bug("more paths than the list may have")) }
    }
}

/// Enters what the writers did.
fn enter(unpacked: &mut Unpacked, written: Vec<Done>) {
    for done in &written {
        for (number, why) in &done.misfits {
            let path = unpacked.documents.get(*number as usize).map(|document| document.path.to_owned());
            unpacked.left_out.push(LeftOut { path: path.unwrap_or_default(), why: *why });
        }
    }
    unpacked.documents.enter(written.into_iter().flat_map(|done| done.hashes));
}

/// Checks that the place could hold everything, unless it leaves out what it cannot hold.
///
/// # Errors
/// [`Error::Unfit`] if the place cannot hold a document, and must hold all.
fn require_fit(unpacked: &mut Unpacked, out: Option<&dyn Documents>) -> Result<()> {
    unpacked.left_out.sort_by(|one, other| one.path.cmp(&other.path));
    if out.is_some_and(|out| !out.leaves_out_unfit()) && !unpacked.left_out.is_empty() {
        return Err(Error::Unfit(std::mem::take(&mut unpacked.left_out)));
    }
    Ok(())
}

fn require_small_list(bytes: u64) -> Result<()> {
    if bytes > limits::CONTENTS_MAX_BYTES {
        Err(PayloadFault::Limit("CONTENTS.sha256 over 256 MiB".into()).into())
    } else {
        Ok(())
    }
}

/// Reads one of the two files that Pannier adds, and writes the file beside the documents.
fn keep<R: Read>(archive: &mut Reader<R>, entry: &Entry, out: Option<&dyn Documents>) -> Result<Vec<u8>> {
    require_small_list(entry.bytes)?;
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        let count = archive.read_data(&mut buffer)?;
        match buffer.get(..count) {
            Some([]) | None => break,
            Some(read) => bytes.extend_from_slice(read),
        }
    }
    if let Some(out) = out {
        put_beside(out, &entry.path, bytes.len() as u64, bytes.as_slice())?;
    }
    Ok(bytes)
}

fn put_beside(out: &dyn Documents, name: &str, length: u64, mut bytes: impl Read) -> Result<()> {
    let mut writer = out.writer();
    let mut misfit = writer.begin(name, length)?;
    let mut piece = vec![0; 64 << 10];
    while misfit.is_none() {
        let count = bytes.read(&mut piece).map_err(|e| Error::from_stream(Doing::Read, name, e))?;
        let Some(read) = piece.get(..count).filter(|read| !read.is_empty()) else { break };
        misfit = writer.write(read)?;
    }
    match misfit {
        None => writer.end(None),
        Some(why) => Err(Error::Unfit(vec![LeftOut { path: name.to_owned(), why }])),
    }
}

/// Proves that the publisher signed a list of documents that another process made. Returns the hash of `CONTENTS.sha256`.
///
/// # Errors
/// [`ContentsFault::OtherList`].
pub fn prove_again(unpacked: &Unpacked, facts: &Facts, publisher: &PublicKey) -> Result<Hash> {
    let proof = Proof { carried: None, signature: unpacked.signature.clone() };
    prove(unpacked, facts, publisher, &proof)
}

/// Step 9: proves that the publisher signed these documents, and returns the hash of their list. The list is made line by line:
/// the list of a million documents is as large as the documents.
fn prove(unpacked: &Unpacked, facts: &Facts, publisher: &PublicKey, proof: &Proof) -> Result<Hash> {
    prove_as(unpacked, (&facts.series, facts.release), publisher, proof)
}

/// Proves the list of documents as that of a release, which has a series and a number.
fn prove_as(unpacked: &Unpacked, release: (&str, u32), publisher: &PublicKey, proof: &Proof) -> Result<Hash> {
    let documents = &unpacked.documents;
    if let Some(carried) = &proof.carried {
        let content = prove_list(carried, &proof.signature, release, publisher)?;
        return if is_text_of(documents, carried) { Ok(content) } else { Err(difference(documents, carried).into()) };
    }
    let is_signed = |text: &SignatureText| publisher.verifies_stream(text, documents.text());
    if signature_over(&proof.signature, release).is_some_and(|text| is_signed(&text)) {
        Ok(hash_of(documents))
    } else {
        Err(ContentsFault::OtherList.into())
    }
}

/// Proves a list of documents that came, and returns its hash.
fn prove_list(list: &[u8], signature: &[u8], release: (&str, u32), publisher: &PublicKey) -> Result<Hash> {
    let is_signed = |text: SignatureText| publisher.verifies(&text, list);
    if signature_over(signature, release).is_some_and(is_signed) {
        Ok(sha256(list))
    } else {
        Err(ContentsFault::ListUnsigned.into())
    }
}

/// Returns a signature if it says that it is one over the documents of a release.
fn signature_over(signature: &[u8], release: (&str, u32)) -> Option<SignatureText> {
    let comment = trusted_comment(Signed::Contents, release.0, release.1);
    SignatureText::parse(signature).filter(|text| text.trusted_comment == comment)
}

/// Calls a function with the text of a list, piece by piece, until the function returns false.
fn each_piece(documents: &Listing, mut each: impl FnMut(&[u8]) -> bool) {
    let (mut text, mut piece) = (documents.text(), vec![0; 64 << 10]);
    while let Ok(count @ 1..) = text.read(&mut piece) {
        if !each(piece.get(..count).unwrap_or_default()) {
            return;
        }
    }
}

fn hash_of(documents: &Listing) -> Hash {
    let mut hasher = Hasher::default();
    each_piece(documents, |piece| {
        hasher.update(piece);
        true
    });
    hasher.finish()
}

fn is_text_of(documents: &Listing, carried: &[u8]) -> bool {
    let mut rest = carried;
    each_piece(documents, |piece| match rest.strip_prefix(piece) {
        Some(after) => {
            rest = after;
            true
        }
        None => false,
    });
    rest.is_empty() && documents.text_bytes() == carried.len() as u64
}

/// Returns the difference between a carried list and the documents.
fn difference(documents: &Listing, carried: &[u8]) -> ContentsFault {
    let Some(carried) = Contents::parse(carried) else { return ContentsFault::ListMalformed };
    let differs = |(made, (path, hash)): &(Document<'_>, &(String, Hash))| made.path != path || made.hash != *hash;
    match documents.iter().zip(&carried.documents).find(differs) {
        Some((made, _)) => ContentsFault::Document(made.path.to_owned()),
        None => ContentsFault::Count { documents: documents.len(), listed: carried.documents.len() },
    }
}
