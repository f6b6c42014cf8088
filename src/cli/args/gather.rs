//! The arguments of `gather`.

use std::path::PathBuf;

use clap::Args;

use super::Where;

#[derive(Debug, Args)]
pub(in crate::cli) struct Gather {
    #[command(flatten)]
    pub(in crate::cli) at: Where,
    /// The carrier or folder to gather on. Every bundle gets a folder of its own there; what is there already counts.
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output: PathBuf,
}
