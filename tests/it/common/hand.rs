//! Bundles opened by hand: `scripts/recover.sh` types the commands of docs/recipient.md, without Pannier.

use std::path::Path;

use super::program::{Home, Run, run};
use super::tools::{here, present};
use super::{documents, tree};

/// The three families of tools that people have.
pub(crate) const TOOLS: [&str; 3] = ["gnu", "busybox", "bsdtar"];

/// Tells whether all tools for opening by hand are there; says which are not.
pub(crate) fn has_hands() -> bool {
    present(&["bash", "minisign", "age", "zstd", "tar", "busybox", "bsdtar", "sha256sum", "script", "timeout"])
}

/// The commands by hand as people read them on the page, in its order: each with all its lines, without their indents.
pub(crate) fn commands_of_page() -> Vec<String> {
    let text = std::fs::read_to_string(here("docs/recipient.md")).unwrap();
    let (_, section) = text.split_once("## Without Pannier").unwrap();
    let section = section.split("\n## ").next().unwrap();
    // The first block installs the tools.
    let blocks = section.split("```sh\n").skip(2).map(|block| block.split("```").next().unwrap());
    commands(&blocks.collect::<String>())
}

/// The commands in some lines: a line that begins with a blank belongs to the command before.
pub(crate) fn commands(lines: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in lines.lines() {
        match all.last_mut() {
            Some(last) if line.starts_with(' ') => *last += &format!("\n{}", line.trim_start()),
            _ => all.push(line.to_owned()),
        }
    }
    all
}

/// Opens a bundle by hand into a new folder of the room; `more` holds the publisher and the secret.
pub(crate) fn recover(home: &Home, tools: &str, bundle: impl AsRef<Path>, out: &str, more: &str) -> Run {
    // What hangs fails here with exit code 124.
    let mut command = home.command("timeout");
    command.args(["--kill-after=9", "180", "bash"]).arg(here("scripts/recover.sh"));
    command.arg(bundle.as_ref()).arg(out).args(more.split_whitespace());
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
