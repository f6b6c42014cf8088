//! The reasons why a folder of documents cannot be completed by a later run of opening in part.

use std::path::PathBuf;

use crate::escape::{shown, shown_path};

/// Why a folder cannot be completed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartFault {
    /// The folder holds documents of another release.
    #[error("{} holds documents of another release than {}", shown_path(folder), shown(title))]
    OtherRelease {
        /// The folder.
        folder: PathBuf,
        /// The series and number of the bundle.
        title: String,
    },
    /// The list of documents in the folder is not the one that the publisher signed.
    #[error("the list of documents in {} is not what the publisher signed", shown_path(.0))]
    List(PathBuf),
    /// Documents in the folder are not as the list says.
    #[error("{} documents in {} are not what the publisher signed", paths.len(), shown_path(folder))]
    Altered {
        /// The folder.
        folder: PathBuf,
        /// The paths of the documents.
        paths: Vec<String>,
    },
}
