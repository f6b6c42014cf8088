//! The arguments of `kit`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, arg_required_else_help = true)]
pub(in crate::cli) struct Kit {
    #[command(subcommand)]
    pub(in crate::cli) command: Option<KitCommand>,
    /// The carrier: the folder "kit" and START-HERE.txt are made in it.
    #[arg(required = true, value_name = "CARRIER")]
    pub(in crate::cli) carrier: Option<PathBuf>,
    /// The folder of the kit [default: the folder of this program, if it is a kit].
    #[arg(long, value_name = "KIT")]
    pub(in crate::cli) from: Option<PathBuf>,
    /// Take no more room than this, such as 12MB [default: what the carrier has].
    #[arg(long, value_name = "SIZE")]
    pub(in crate::cli) room: Option<String>,
    /// The public key of whoever signed the kit: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KitCommand {
    /// Compare a kit with its signed list.
    Verify(VerifyKit),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct VerifyKit {
    /// The folder of the kit.
    #[arg(value_name = "KIT")]
    pub(in crate::cli) folder: PathBuf,
    /// The public key of whoever signed the kit: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
}
