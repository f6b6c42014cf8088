//! The arguments of `want` and `receipt`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Want {
    #[command(flatten)]
    pub(in crate::cli) look: Look,
    /// Ask for all that is missing, however long the slip gets.
    #[arg(long, conflicts_with = "read")]
    pub(in crate::cli) all: bool,
    /// Ask for the release on which a difference builds, because you do not have that release.
    #[arg(long, conflicts_with_all = ["read", "all"])]
    pub(in crate::cli) base: bool,
}

/// A folder to look at, or a slip to read.
#[derive(Debug, Args)]
pub(in crate::cli) struct Look {
    /// Folders (or files) to search; names and order do not matter.
    #[arg(required_unless_present = "read", value_name = "DIR")]
    pub(in crate::cli) folders: Vec<PathBuf>,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
    /// Say in words what a slip of digits says; with DIR, by the names of that bundle.
    #[arg(long, value_name = "SLIP")]
    pub(in crate::cli) read: Option<String>,
}
