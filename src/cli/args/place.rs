//! The place of a bundle, its publisher, and what opens it.

use std::path::PathBuf;

use clap::Args;

use super::which::Which;

/// Where a bundle may be, and which publishers are trusted.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct Where {
    /// Folders (or files) to search; names and order do not matter.
    #[arg(required = true, value_name = "DIR")]
    pub(in crate::cli) folders: Vec<PathBuf>,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
}

/// What opens a sealed bundle.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct Unseal {
    /// Your key (age identity file); may be repeated.
    #[arg(short, long, value_name = "KEY", env = "PANNIER_IDENTITY")]
    pub(in crate::cli) identity: Vec<PathBuf>,
    /// Read the passphrase from a file ("-" for standard input).
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// Open although the publisher is not pinned: a first contact. It proves only that the bundle is whole.
    #[arg(long)]
    pub(in crate::cli) untrusted_publisher: bool,
}
