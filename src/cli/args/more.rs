//! The arguments of `more-recovery`.

use std::path::PathBuf;

use clap::Args;

use super::Which;

#[derive(Debug, Args)]
pub(in crate::cli) struct MoreRecovery {
    /// The bundle that was handed out: its folder, or several that hold enough of it.
    #[arg(required = true, value_name = "BUNDLE")]
    pub(in crate::cli) bundle: Vec<PathBuf>,
    /// The new folder for what is to be handed out now [default: the name of the bundle with "-more", here].
    #[arg(short, long, value_name = "NEW")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// The publisher's secret key (minisign), the one that signed the bundle.
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) key: PathBuf,
    /// Read the passphrase of the publisher's key from a file ("-" for standard input).
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) key_passphrase_file: Option<PathBuf>,
    /// Recovery blocks in all, as a share of the data blocks, up to 200%.
    #[arg(long, value_name = "SHARE", required_unless_present = "couriers")]
    pub(in crate::cli) spare: Option<String>,
    /// As many as "deal" to this many couriers needs.
    #[arg(long, value_name = "N", requires = "survive", conflicts_with = "spare")]
    pub(in crate::cli) couriers: Option<u32>,
    /// Of those couriers, so many may be lost.
    #[arg(long, value_name = "S", requires = "couriers")]
    pub(in crate::cli) survive: Option<u32>,
    /// Write the whole bundle, not only what is new.
    #[arg(long)]
    pub(in crate::cli) whole: bool,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
}
