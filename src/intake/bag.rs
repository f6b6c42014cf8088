//! A parcel of an archive as a BagIt bag (RFC 8493), for archives that know nothing of Pannier (FORMAT.md §24.7).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::Write as _;
use std::path::Path;

use super::CustodyFault;
use super::archive::{Archive, FILES};
use crate::digest::sha256;
use crate::error::{Doing, Error, Result};
use crate::format::Hash;
use crate::format::commitment::COMMITMENT_NAME;
use crate::format::custody::{CUSTODY_NAME, Chain, Event};
use crate::limits;
use crate::store::{self, Access, OutFolder, Stage};
use crate::watch::{Phase, Watch};

/// The declaration of every bag.
const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// The folder of the documents in a bag.
const DATA: &str = "data";
/// The folder of what Pannier knows of a parcel.
const BESIDE: &str = "pannier";

/// A bag that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bagged {
    /// The bundle id.
    pub id: Hash,
    /// The documents in the bag.
    pub documents: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// Returns the ids of the parcels of an archive, in their order, each once.
pub fn parcels(chain: &Chain) -> Vec<Hash> {
    let mut ids: Vec<Hash> = chain.intakes().map(|(_, intake)| intake.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Writes a parcel as a bag into a new folder. Every document is compared with its hash while it is copied.
///
/// # Errors
/// [`CustodyFault::NoParcel`], [`CustodyFault::Missing`], [`CustodyFault::Altered`], or the error of the system. Then there is no folder.
pub fn bag(archive: &Archive, chain: &Chain, id: Hash, out: &Path, watch: &Watch) -> Result<Bagged> {
    let no_parcel = || Error::from(CustodyFault::NoParcel(archive.folder().to_owned()));
    let (_, intake) = chain.intakes().find(|(_, intake)| intake.id == id).ok_or_else(no_parcel)?;
    let contents = archive.contents(intake)?;
    watch.begin(Phase::Reading, intake.bytes);
    let stage = Stage::begin(out, Access::OwnerAlone)?;
    let folder = OutFolder::open(&stage.tree())?;
    folder.make_folder(DATA)?;
    let (mut bytes, mut documents, mut manifest) = (0_u64, 0_u64, String::new());
    for (path, hash) in &contents.documents {
        let from = archive.document(hash);
        if !store::is_file(&from) {
            return Err(CustodyFault::Missing(from).into());
        }
        let path = format!("{DATA}/{path}");
        if let Some((above, _)) = path.rsplit_once('/') {
            folder.make_folder(above)?;
        }
        let (mut file, place) = (folder.create(&path)?, folder.place(&path));
        let (count, copied) = store::copy_hashed((&mut store::open(&from)?, &from), (&mut file, &place), watch)?;
        if copied != *hash {
            return Err(CustodyFault::Altered(from).into());
        }
        manifest += &format!("{hash}  {}\n", encoded(&path));
        (bytes, documents) = (bytes.saturating_add(count), documents.saturating_add(1));
    }
    folder.make_folder(BESIDE)?;
    let info = format!(
        "Bag-Software-Agent: pannier {}\nExternal-Identifier: {id}\nPayload-Oxum: {bytes}.{documents}\n",
        env!("CARGO_PKG_VERSION")
    );
    let mut tags = vec![
        ("bagit.txt".to_owned(), DECLARATION.as_bytes().to_vec()),
        ("bag-info.txt".to_owned(), info.into_bytes()),
        ("manifest-sha256.txt".to_owned(), manifest.into_bytes()),
    ];
    let parcel = archive.parcel(&id);
    for name in FILES.into_iter().chain([COMMITMENT_NAME]).filter(|name| store::is_file(&parcel.join(name))) {
        let bytes = store::read_small(&parcel.join(name), limits::CONTENTS_MAX_BYTES)?.unwrap_or_default();
        tags.push((format!("{BESIDE}/{name}"), bytes));
    }
    let about = |event: &Event| matches!(event, Event::Intake(intake) if intake.id == id);
    let entries = chain.entries.iter().filter(|one| about(&one.entry.event));
    let entries: String = entries.map(crate::format::custody::Signed::write).collect();
    tags.push((format!("{BESIDE}/{CUSTODY_NAME}"), entries.into_bytes()));
    let mut tagmanifest = String::new();
    for (name, bytes) in &tags {
        write(&folder, name, bytes)?;
        tagmanifest += &format!("{}  {name}\n", sha256(bytes));
    }
    write(&folder, "tagmanifest-sha256.txt", tagmanifest.as_bytes())?;
    watch.begin(Phase::Syncing, 0);
    stage.commit()?;
    Ok(Bagged { id, documents, bytes })
}

fn write(folder: &OutFolder, name: &str, bytes: &[u8]) -> Result<()> {
    let mut file = folder.create(name)?;
    file.write_all(bytes).map_err(|e| Error::io(Doing::Write, folder.place(name), e))
}

/// Returns a path as a manifest has it. Paths of documents have no line ends (FORMAT.md §10.3).
fn encoded(path: &str) -> String {
    path.replace('%', "%25")
}
