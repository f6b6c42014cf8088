//! Bundles opened by hand: `scripts/recover.sh` types the commands of their README.txt, without Pannier.

use std::path::Path;

use super::program::{Home, Run, run};
use super::tools::{here, present};
use super::{documents, tree};

/// The three families of tools that people have.
pub(crate) const TOOLS: [&str; 3] = ["gnu", "busybox", "bsdtar"];

/// Tells whether all tools for opening by hand are there; says which are not.
pub(crate) fn has_hands() -> bool {
    present(&["bash", "minisign", "age", "zstd", "tar", "busybox", "bsdtar", "sha256sum", "script"])
}

/// Opens a bundle by hand into a new folder of the room; `more` holds the publisher and the secret.
pub(crate) fn recover(home: &Home, tools: &str, bundle: impl AsRef<Path>, out: &str, more: &str) -> Run {
    let mut command = home.command("bash");
    command.arg(here("scripts/recover.sh")).arg(bundle.as_ref()).arg(out).args(more.split_whitespace());
    run(command.env("TOOLS", tools).env("LC_ALL", "C.UTF-8"))
}

/// Opens a bundle by hand with every family of tools; the documents must be those of a folder.
#[track_caller]
pub(crate) fn opens_by_hand(home: &Home, bundle: impl AsRef<Path>, expected: &Path, more: &str) {
    let expected = tree(expected);
    for tools in TOOLS {
        let out = format!("by-hand-{tools}");
        recover(home, tools, bundle.as_ref(), &out, more).exits(0);
        assert!(documents(&home.at(&out)) == expected, "{tools}: other documents came out");
        std::fs::remove_dir_all(home.at(&out)).unwrap();
    }
}
