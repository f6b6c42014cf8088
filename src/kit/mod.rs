//! Kits: folders with programs that open bundles, whose list somebody signed (FORMAT.md §3.3). Nothing of a kit is ever run.

mod lay;

use std::path::{Path, PathBuf};

pub use lay::{Laid, Room, lay};

use crate::digest::sha256;
use crate::error::Result;
use crate::format::Hash;
use crate::format::kit::{KitList, is_of_the_list, version};
use crate::format::minisig::SignatureText;
use crate::format::sums::SUMS_NAME;
use crate::keys::PublicKey;
use crate::limits;
use crate::pack::is_system_litter;
use crate::store;
use crate::watch::{Phase, Watch};

/// The reason why a kit is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KitFault {
    /// The folder has no list of a kit.
    #[error("no list of a kit")]
    None(PathBuf),
    /// Nobody whom the caller trusts signed the list.
    #[error("a kit that nobody trusted signed")]
    Untrusted(PathBuf),
    /// Files are not what the list says, or are not in the list.
    #[error("{} files of a kit are others", .files.len())]
    Altered {
        /// The folder of the kit.
        folder: PathBuf,
        /// The files.
        files: Vec<PathBuf>,
    },
}

/// A kit in a folder.
#[derive(Clone, Debug)]
pub struct Kit {
    /// The folder.
    pub folder: PathBuf,
    /// The hash of the list, by which people know a kit.
    pub id: Hash,
    /// The files of the kit.
    pub list: KitList,
    bytes: Vec<u8>,
    signatures: Vec<(String, SignatureText)>,
}

/// A signature that holds over the list of a kit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The key that signed.
    pub key: PublicKey,
    /// The version that the signature names.
    pub version: String,
}

/// The files of a kit, each compared with the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Files that are as the list says, each with its bytes.
    pub genuine: Vec<(String, u64)>,
    /// Files with other bytes than the list says.
    pub altered: Vec<PathBuf>,
    /// Names of the list that are not here. A small medium has room for few systems.
    pub missing: Vec<String>,
    /// What is here and not in the list.
    pub strange: Vec<PathBuf>,
}

impl Compared {
    /// Returns everything in the folder that the list does not vouch for.
    pub fn others(&self) -> impl Iterator<Item = &PathBuf> {
        self.altered.iter().chain(&self.strange)
    }

    /// Tells whether all that is here is as the list says.
    pub fn is_genuine(&self) -> bool {
        self.others().next().is_none()
    }
}

impl Kit {
    /// Reads the list of a kit, and the signatures beside the list.
    ///
    /// # Errors
    /// [`KitFault::None`] if the folder has no list of a kit, or the error of the system.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(SUMS_NAME);
        let none = || KitFault::None(folder.to_owned());
        if !store::is_file(&path) {
            return Err(none().into());
        }
        let bytes = store::read_small(&path, limits::KIT_LIST_MAX_BYTES)?.ok_or_else(none)?;
        let list = KitList::parse(&bytes).ok_or_else(none)?;
        let mut signatures = Vec::new();
        for entry in store::entries_below(folder)? {
            let Some(name) = flat(&entry.path).filter(|name| is_of_the_list(name) && *name != SUMS_NAME) else {
                continue;
            };
            if entry.bytes.is_none_or(|bytes| bytes > limits::SIGNATURE_MAX_BYTES) {
                continue;
            }
            let text = store::read_small(&folder.join(name), limits::SIGNATURE_MAX_BYTES)?;
            signatures.extend(text.and_then(|text| Some((name.to_owned(), SignatureText::parse(&text)?))));
        }
        signatures.truncate(limits::COSIGNATURES_MAX);
        Ok(Self { folder: folder.to_owned(), id: sha256(&bytes), list, bytes, signatures })
    }

    /// Returns the first signature by one of these keys that holds over the list and names a version.
    pub fn signed_by<'a>(&self, keys: impl IntoIterator<Item = &'a PublicKey>) -> Option<Signer> {
        keys.into_iter().find_map(|key| {
            let mut theirs = self.signatures.iter().filter(|(_, text)| key.verifies(text, &self.bytes));
            let version = theirs.find_map(|(_, text)| version(&text.trusted_comment))?;
            Some(Signer { key: key.clone(), version: version.to_owned() })
        })
    }

    /// Returns the first signature that holds by the key that it claims itself. This proves only that the list is whole.
    pub fn claimed(&self) -> Option<Signer> {
        let claim = |(_, text): &(String, SignatureText)| text.claimed_publisher().and_then(PublicKey::parse);
        self.signed_by(&self.signatures.iter().filter_map(claim).collect::<Vec<_>>())
    }

    /// Compares what lies in the folder with the list.
    ///
    /// # Errors
    /// The error of the system, or when the caller stops.
    pub fn compare(&self, watch: &Watch) -> Result<Compared> {
        let entries = store::entries_below(&self.folder)?;
        watch.begin(Phase::Reading, entries.iter().filter_map(|entry| entry.bytes).fold(0, u64::saturating_add));
        let mut compared = Compared::default();
        let mut here = Vec::new();
        for entry in entries {
            let name = flat(&entry.path);
            let Some((name, wanted)) = name.and_then(|name| Some((name, self.list.hash_of(name)?))) else {
                if !name.is_some_and(is_of_the_list) && !is_system_litter(&entry.path) {
                    compared.strange.push(entry.path);
                }
                continue;
            };
            here.push(name.to_ascii_lowercase());
            let may_fit = entry.bytes.is_some_and(|bytes| bytes <= limits::KIT_FILE_MAX_BYTES);
            match may_fit.then(|| store::hash_file(&self.folder.join(name), watch)).transpose()? {
                Some((bytes, hash)) if hash == wanted => compared.genuine.push((name.to_owned(), bytes)),
                _ => compared.altered.push(entry.path),
            }
        }
        let missing = self.list.files().filter(|(name, _)| !here.contains(&name.to_ascii_lowercase()));
        compared.missing = missing.map(|(name, _)| name.to_owned()).collect();
        Ok(compared)
    }

    /// Returns the fault of a kit with files that its list does not vouch for.
    pub fn altered(&self, compared: &Compared) -> KitFault {
        KitFault::Altered { folder: self.folder.clone(), files: compared.others().cloned().collect() }
    }
}

/// Returns the name of an entry that lies in the folder itself.
fn flat(path: &Path) -> Option<&str> {
    let mut parts = path.iter();
    let name = parts.next()?.to_str()?;
    parts.next().is_none().then_some(name)
}
