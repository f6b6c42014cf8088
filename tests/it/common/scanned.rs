//! Scans made by the library.

use std::path::{Path, PathBuf};

use pannier::check::Verdict;
use pannier::scan::look::Programs;
use pannier::scan::{Inputs, Scanned, scan};
use pannier::watch::Watch;
use pannier::workshop::Workshop;

use super::bundle::ours;

/// Scans files into a folder, with our publisher pinned.
pub(crate) fn scan_into(paths: &[PathBuf], out: &Path) -> Scanned {
    let inputs =
        Inputs { paths: paths.to_vec(), stream: None, programs: Programs::Allowed, workshop: Workshop::Threads };
    let scratch = super::room();
    scan(inputs, out, &ours(), scratch.path(), &Watch::default()).unwrap()
}

/// The verdict over each bundle that a scan gave.
pub(crate) fn verdicts(scanned: &Scanned) -> Vec<Verdict> {
    let reports = scanned.gathered.iter().flat_map(|gathered| gathered.held());
    reports.map(|held| held.report.verdict).collect()
}
