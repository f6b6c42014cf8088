//! The arguments of `drill`.

use std::path::PathBuf;

use clap::Args;

use super::Which;

#[derive(Debug, Args)]
pub(in crate::cli) struct Drill {
    /// The folders of carriers that were dealt, or with --couriers the bundle.
    #[arg(required = true, value_name = "DIR")]
    pub(in crate::cli) folders: Vec<PathBuf>,
    /// Deal in thought to this many couriers.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) couriers: Option<u32>,
    /// Carriers that may be lost [default: as many as they allow].
    #[arg(long, value_name = "S")]
    pub(in crate::cli) survive: Option<u32>,
    /// With --couriers: every chunk on this many carriers.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "couriers")]
    pub(in crate::cli) copies: u32,
    /// How many trials.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(in crate::cli) trials: u32,
    /// The seed: the same seed draws the same trials.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) seed: u64,
    /// Your key (age identity file): how many documents could be opened while the carriers arrive is then told. May be repeated.
    #[arg(short, long, value_name = "KEY")]
    pub(in crate::cli) identity: Vec<PathBuf>,
    /// Draw that as a picture (SVG) into a new file. Of a public bundle, no key is needed.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) plot: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
}
