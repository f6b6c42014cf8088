//! The reasons why an archive cannot be used, or is not what its chain says.

use std::path::PathBuf;

use crate::escape::shown_path;
use crate::format::custody::ChainFault;

/// What is wrong with an archive.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CustodyFault {
    /// A folder with other things than an archive.
    #[error("{} is no archive, and is not empty", shown_path(.0))]
    NotAnArchive(PathBuf),
    /// An archive without its chain.
    #[error("{} is not there, and the archive is", shown_path(.0))]
    NoChain(PathBuf),
    /// The chain breaks a rule.
    #[error("{}: {why}", shown_path(path))]
    Chain {
        /// The chain.
        path: PathBuf,
        /// The rule.
        why: ChainFault,
    },
    /// The signature of an entry does not verify.
    #[error("{}: nobody signed entry {entry}", shown_path(path))]
    Unsigned {
        /// The chain.
        path: PathBuf,
        /// The number of the entry.
        entry: u32,
    },
    /// A file has other bytes than the chain says.
    #[error("{} is not what was taken in", shown_path(.0))]
    Altered(PathBuf),
    /// A file that the chain names is missing.
    #[error("{} is not there", shown_path(.0))]
    Missing(PathBuf),
    /// The archive has no such parcel.
    #[error("{} has no such parcel", shown_path(.0))]
    NoParcel(PathBuf),
    /// The chain has no room for one more entry.
    #[error("{} is as long as a chain can be", shown_path(.0))]
    Full(PathBuf),
}
