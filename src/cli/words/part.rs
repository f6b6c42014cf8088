//! The sentences about a bundle that was opened in part.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::line::listed;
use crate::cli::messages::msg;
use crate::error::PartFault;
use crate::escape::{shown, shown_path};
use crate::open::OpenedPart;

/// The documents that are named, unless the person asks for all.
const TOLD: usize = 8;

/// Endings of the names of texts.
const TEXTS: [&str; 17] = [
    "txt", "text", "md", "html", "htm", "pdf", "epub", "rtf", "doc", "docx", "odt", "csv", "xls", "xlsx", "ods", "eml",
    "json",
];

/// What is in the folder, and what the list has.
pub(in crate::cli) struct Amounts {
    pub(in crate::cli) documents: usize,
    pub(in crate::cli) all: usize,
    pub(in crate::cli) texts: usize,
    pub(in crate::cli) all_texts: usize,
    pub(in crate::cli) bytes: u64,
}

impl Amounts {
    /// Counts documents, and texts by the endings of their names.
    pub(in crate::cli) fn of(part: &OpenedPart) -> Self {
        let listing = &part.opened.unpacked.documents;
        let here = part.here.iter().filter_map(|number| listing.get(*number as usize));
        Self {
            documents: part.here.len(),
            all: listing.len(),
            texts: here.filter(|document| is_text(document.path)).count(),
            all_texts: listing.iter().filter(|document| is_text(document.path)).count(),
            bytes: listing.total_bytes(),
        }
    }

    /// Says how many documents could be opened now.
    pub(in crate::cli) fn words(&self) -> String {
        msg!("check-partial", documents = self.documents, all = self.all)
    }

    /// Returns the counts for programs.
    pub(in crate::cli) fn json(&self) -> Value {
        json!({"documents": self.documents, "documents_total": self.all})
    }

    /// Tells whether all texts are there, or some, or none.
    pub(in crate::cli) fn texts_word(&self) -> &'static str {
        match (self.texts, self.all_texts) {
            (_, 0) => "none",
            (texts, all) if texts == all => "all",
            _ => "some",
        }
    }
}

fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text)))
}

/// Returns the paths of the documents that are not in the folder.
fn paths(part: &OpenedPart) -> impl Iterator<Item = &str> {
    let here: HashSet<usize> = part.here.iter().map(|number| *number as usize).collect();
    let all = part.opened.unpacked.documents.iter().enumerate();
    all.filter(move |(number, _)| !here.contains(number)).map(|(_, document)| document.path)
}

/// Names the documents that are not in the folder.
pub(in crate::cli) fn lacking(part: &OpenedPart, verbose: bool) -> String {
    let most = if verbose { usize::MAX } else { TOLD };
    let first: Vec<String> = paths(part).take(most).map(shown).collect();
    let more = part.opened.unpacked.documents.len().saturating_sub(part.here.len()).saturating_sub(first.len());
    if more == 0 { listed(&first) } else { msg!("opened-and-more", names = listed(&first), more = more) }
}

/// Returns the counts for programs.
pub(in crate::cli) fn json(part: &OpenedPart) -> Value {
    let amounts = Amounts::of(part);
    json!({
        "documents": amounts.documents,
        "documents_total": amounts.all,
        "document_count": amounts.documents,
        "document_bytes": amounts.bytes,
        "bundle_document_count": amounts.all,
        "idle_patterns": [],
        "differences": [],
        "left_out": [],
        "wanted_base": Value::Null,
        "text_count": amounts.texts,
        "bundle_text_count": amounts.all_texts,
        "new_document_count": part.new_documents,
        "rebuilt_block_count": part.opened.rebuilt_blocks,
        "contents_sha256": part.opened.unpacked.contents.map(|hash| hash.to_string()),
        "lacking": paths(part).collect::<Vec<_>>(),
        "not_in_list": part.strange.iter().map(|path| path.to_string_lossy().into_owned()).collect::<Vec<_>>(),
    })
}

/// Returns the sentence of a fault.
pub(in crate::cli) fn fault(fault: &PartFault) -> String {
    match fault {
        PartFault::OtherRelease { folder, title } => {
            msg!("error-part-other", folder = shown_path(folder), title = shown(title))
        }
        PartFault::List(folder) => msg!("error-part-list", folder = shown_path(folder)),
        PartFault::Altered { folder, paths } => {
            let names: Vec<String> = paths.iter().take(TOLD).map(|path| shown(path)).collect();
            msg!("error-part-altered", documents = paths.len(), folder = shown_path(folder), names = listed(&names))
        }
    }
}
