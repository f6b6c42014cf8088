//! The arguments of `deal`.

use std::path::PathBuf;

use clap::Args;

use super::{Which, presets};
use crate::open::Contact;

#[derive(Debug, Args)]
pub(in crate::cli) struct Deal {
    /// The bundle: its folder, or several that hold all of it.
    #[arg(required = true, value_name = "BUNDLE")]
    pub(in crate::cli) bundle: Vec<PathBuf>,
    /// The carriers: a folder on each medium, which must be there.
    #[arg(long, num_args = 1.., value_name = "DIR", conflicts_with_all = ["couriers", "output"], required_unless_present = "couriers")]
    pub(in crate::cli) to: Vec<PathBuf>,
    /// Bring what a want-slip asks for to one carrier: enough and a tenth more, and the small files.
    #[arg(long, value_name = "SLIP", requires = "to", conflicts_with_all = ["survive", "size", "kind", "copies", "dry_run"])]
    pub(in crate::cli) want: Option<String>,
    /// Bring all that the want-slip asks for.
    #[arg(long, requires = "want")]
    pub(in crate::cli) all: bool,
    /// Make folders c01, c02 and so on for this many couriers instead.
    #[arg(long, value_name = "N", required_unless_present = "to")]
    pub(in crate::cli) couriers: Option<u32>,
    /// Where those folders go [default: the name of the bundle with "-carriers", here].
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Carriers that may be lost [default with --to: as many as this bundle allows].
    #[arg(long, value_name = "S", required_unless_present = "to")]
    pub(in crate::cli) survive: Option<u32>,
    /// What a carrier holds: once for all of them, or once for each [default: the free room of the media in --to].
    #[arg(long, value_name = "SIZE")]
    pub(in crate::cli) size: Vec<String>,
    /// Carriers of this kind.
    #[arg(long = "for", value_name = "KIND", conflicts_with = "size", value_parser = presets())]
    pub(in crate::cli) kind: Option<String>,
    /// Put every chunk on this many carriers.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) copies: u32,
    /// Let a single carrier hold enough to rebuild everything.
    #[arg(long)]
    pub(in crate::cli) allow_whole: bool,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
    /// Deal although the publisher is not pinned.
    #[arg(long)]
    pub(in crate::cli) untrusted_publisher: bool,
    /// The seed of the sample in the proof, where there are too many sets of carriers to count them all.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) seed: u64,
    /// Plan and prove, and look at the carriers, but write nothing.
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

impl Deal {
    /// Returns the contact that the person allows. Whoever deals hands out files as good, so the publisher must be pinned.
    pub(in crate::cli) fn contact(&self) -> Contact {
        if self.untrusted_publisher { Contact::First } else { Contact::Pinned }
    }
}
