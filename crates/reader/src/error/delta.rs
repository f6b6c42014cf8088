//! Faults of a delta and of its base (FORMAT.md §19).

use std::path::PathBuf;

use pannier_format::Hash;
use pannier_format::escape::{shown, shown_path};

/// A release, by its name and its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseIs {
    /// The series.
    pub series: String,
    /// The number in the series.
    pub release: u32,
    /// The content digest.
    pub content: Hash,
}

/// A release that is lacking before a delta can be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The series of the release on which the delta builds.
    pub series: String,
    /// The number of the release on which the delta builds.
    pub release: u32,
    /// The series and the number of the release that is here, or that other deltas make.
    pub found: (String, u32),
    /// The number of deltas that make the release that is here out of the base.
    pub applied: usize,
    /// The bundle id of the delta.
    pub delta: Hash,
}

/// The reason why a delta gives no release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeltaFault {
    /// The folder is a release that no delta at hand exceeds.
    #[error("the folder is {} {release} already", shown(series))]
    Already {
        /// The series of the folder.
        series: String,
        /// Its release.
        release: u32,
    },
    /// The bundle is no delta.
    #[error("the bundle is whole, and builds on no other release")]
    Whole,
    /// The folder is no opened release: the list of documents or its signature is missing.
    #[error("{} has no list of documents with a signature", shown_path(.0))]
    NotOpened(PathBuf),
    /// The new folder would lie in the base, which is never changed.
    #[error("{} lies in the base", shown_path(.0))]
    Inside(PathBuf),
    /// The list of the base is not signed by the publisher.
    #[error("the list of the base is not signed by the publisher")]
    BaseUntrusted,
    /// The list of the base is signed, but is no list.
    #[error("the list of the base is malformed")]
    BaseList,
    /// The base is another release, or another version of the release.
    #[error("the base is {} {}, and not {} {}", shown(&found.series), found.release, shown(&wanted.series), wanted.release)]
    OtherBase {
        /// The release on which the delta builds.
        wanted: Box<BaseIs>,
        /// The release that was given.
        found: Box<BaseIs>,
    },
    /// No delta leads from the release that is here to the release on which a delta builds.
    #[error("{} {} is here, and {} {} is lacking", shown(&.0.found.0), .0.found.1, shown(&.0.series), .0.release)]
    Gap(Box<Gap>),
    /// A document of the base is not there.
    #[error("{} is missing from the base", shown(.0))]
    Missing(String),
    /// A document of the base is not what the publisher signed.
    #[error("{} is altered in the base", shown(.0))]
    Altered(String),
    /// A text of the delta breaks the format, though signed.
    #[error("{0} breaks the format")]
    Malformed(&'static str),
}
