//! The arguments of `prove`.

use std::path::PathBuf;

use clap::Args;

use super::place::Unseal;

#[derive(Debug, Args)]
#[command(override_usage = "pannier prove [OPTIONS] <DIR> <DOCUMENT>...")]
pub(in crate::cli) struct Prove {
    /// The folder of a bundle, or of opened documents; then the paths of the documents, as "pannier list" shows them.
    #[arg(required = true, value_name = "DIR|DOCUMENT")]
    pub(in crate::cli) all: Vec<PathBuf>,
    /// The new folder for the proof.
    #[arg(short, long, value_name = "PROOF", default_value = "proof")]
    pub(in crate::cli) output: PathBuf,
    /// Another carrier of the same bundle; may be repeated. For opened documents: a carrier of the bundle from which they came.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) carrier: Vec<PathBuf>,
    /// Prove the documents without telling their names.
    #[arg(long)]
    pub(in crate::cli) without_name: bool,
    /// Write no copy of the documents into the folder.
    #[arg(long)]
    pub(in crate::cli) no_copy: bool,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) unseal: Unseal,
}
