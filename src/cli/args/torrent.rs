//! The arguments of `torrent`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Which;
use crate::open::Contact;

#[derive(Debug, Args)]
pub(in crate::cli) struct Torrent {
    /// The bundle: its folder, or several that hold parts of it. The small files alone are enough for the v2 torrent of a bundle
    /// that was packed with "--for torrent".
    #[arg(required = true, value_name = "BUNDLE")]
    pub(in crate::cli) bundle: Vec<PathBuf>,
    /// The folder for the torrent files.
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output: PathBuf,
    /// Make one of the two torrents alone: v2 for programs with libtorrent 2 such as qBittorrent, v1 for Transmission and aria2.
    #[arg(long, value_enum, value_name = "KIND")]
    pub(in crate::cli) only: Option<OnlyKind>,
    /// A tracker, http, https or udp; may be repeated. A tracker sees the address of everybody who asks it.
    #[arg(long, value_name = "URL")]
    pub(in crate::cli) tracker: Vec<String>,
    /// A place on the web that has the files: they are read from URL, the name of the torrent, and their own name; may be repeated.
    #[arg(long, value_name = "URL")]
    pub(in crate::cli) web_seed: Vec<String>,
    /// Forbid programs to look for peers anywhere but at the trackers.
    #[arg(long)]
    pub(in crate::cli) private: bool,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
    /// Make torrents although the publisher is not pinned. They leave out listed files that travel with pinned publishers alone.
    #[arg(long)]
    pub(in crate::cli) untrusted_publisher: bool,
}

/// The kind of torrent, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum OnlyKind {
    V2,
    V1,
}

impl Torrent {
    /// Returns the contact that the person allows. A torrent hands out files as good, so the publisher must be pinned.
    pub(in crate::cli) fn contact(&self) -> Contact {
        if self.untrusted_publisher { Contact::First } else { Contact::Pinned }
    }
}
