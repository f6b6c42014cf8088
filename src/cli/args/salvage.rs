//! The arguments of `salvage`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Salvage {
    /// Images of media, or devices. They are only read.
    #[arg(required = true, value_name = "IMAGE")]
    pub(in crate::cli) media: Vec<PathBuf>,
    /// The carrier or folder to put what is found on. Every bundle gets a folder of its own there; what is there already counts.
    #[arg(short, long, value_name = "DIR", default_value = "salvaged")]
    pub(in crate::cli) output: PathBuf,
    /// A folder with the small files of the bundle, from any carrier. Without it they are looked for on the media.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) small: Vec<PathBuf>,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
}
