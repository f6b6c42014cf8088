//! The files in which a commitment is matched, and which of them are commitments, lists of pieces or bundles.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Result;
use crate::format::commitment::{PIECES_FIRST_LINE, may_be_commitment};
use crate::format::sums::{Sums, names_bundle_files};
use crate::limits;
use crate::store::{FolderCarriers, HeldCarriers};
use pannier_reader::carriers::{Carriers, Unreadable};

/// Bytes of a file that tell what the file may be.
const HEAD: usize = 128;

/// Files, and what some of them may be by their first bytes.
pub(super) struct Here {
    pub(super) carriers: Arc<dyn Carriers>,
    /// The numbers of the files that are looked at.
    pub(super) numbers: Vec<usize>,
    /// The numbers of the files that may be commitments.
    pub(super) commitments: Vec<usize>,
    /// The numbers of the files that may be lists of pieces.
    pub(super) piece_lists: Vec<usize>,
    /// The folders in which bundles lie.
    pub(super) bundles: Vec<PathBuf>,
    /// Files whose first bytes cannot be read.
    pub(super) unreadable: Vec<Unreadable>,
}

impl Here {
    /// Lists the files of some folders.
    ///
    /// # Errors
    /// If one of the folders does not exist.
    pub(super) fn plain(folders: &[PathBuf]) -> Result<Self> {
        let carriers = FolderCarriers::list(folders)?;
        let numbers = (0..carriers.files().len()).collect();
        Ok(Self::looked(carriers, numbers))
    }

    /// Lists the files inside the archives and mails of the folders.
    ///
    /// # Errors
    /// If one of the folders does not exist.
    pub(super) fn inside(folders: &[PathBuf], plain: &Self, scratch: &Path) -> Result<Self> {
        let carriers = HeldCarriers::list(folders, scratch)?;
        let known: std::collections::HashSet<&Path> =
            plain.carriers.files().iter().map(|found| found.path.as_path()).collect();
        let files = carriers.files().iter().enumerate();
        let numbers = files.filter(|(_, found)| !known.contains(found.path.as_path())).map(|(number, _)| number);
        let numbers = numbers.collect();
        Ok(Self::looked(Arc::clone(&carriers), numbers))
    }

    fn looked(carriers: Arc<dyn Carriers>, numbers: Vec<usize>) -> Self {
        let unreadable = carriers.unreadable().to_vec();
        let (commitments, piece_lists, bundles) = (Vec::new(), Vec::new(), Vec::new());
        let mut here = Self { carriers, numbers, commitments, piece_lists, bundles, unreadable };
        for number in here.numbers.clone() {
            here.look_at(number);
        }
        here
    }

    fn look_at(&mut self, number: usize) {
        let bytes = self.carriers.files().get(number).map_or(0, |found| found.bytes);
        let path = self.carriers.path(number).to_owned();
        let mut head = vec![0; usize::try_from(bytes).unwrap_or(HEAD).min(HEAD)];
        if head.is_empty() {
            return;
        }
        let read = self.carriers.open(number).and_then(|file| file.read_exact_at(&mut head, 0));
        if let Err(error) = read {
            // The file counts as unreadable when its hash is wanted.
            self.unreadable.push(Unreadable::new(&path, &error));
            return;
        }
        if bytes <= limits::COMMITMENT_MAX_BYTES && may_be_commitment(&head) {
            self.commitments.push(number);
        } else if bytes <= limits::PIECE_LIST_MAX_BYTES && head.starts_with(PIECES_FIRST_LINE.as_bytes()) {
            self.piece_lists.push(number);
        } else if bytes <= limits::SUMS_MAX_BYTES
            && Sums::has_shape(&head)
            && let Ok(Some(list)) = self.carriers.read_small(number, limits::SUMS_MAX_BYTES)
            && names_bundle_files(&list)
        {
            self.bundles.push(path.parent().unwrap_or(&path).to_owned());
        }
    }
}
