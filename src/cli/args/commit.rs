//! The arguments of `commit`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Commit {
    /// Files and folders to commit; with --match, folders (or files) to search.
    #[arg(required = true, value_name = "FILES")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// The new folder for commitment.txt, slip.txt and pieces.txt [default: commitment here].
    #[arg(short, long, value_name = "DIR", conflicts_with = "code")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Leave out the names of the files, and number the files by their hashes.
    #[arg(long, conflicts_with = "code")]
    pub(in crate::cli) no_names: bool,
    /// Shorten the code to 13 groups, 160 bits, for people who have only a voice. No shorter code is offered: whoever makes
    /// a commitment may be the liar, and with fewer bits two sets of files under one code can be paid for.
    #[arg(long, conflicts_with = "code")]
    pub(in crate::cli) spoken: bool,
    /// Find the files of the commitment with this code, under any names.
    #[arg(long = "match", value_name = "DIGITS")]
    pub(in crate::cli) code: Option<String>,
}
