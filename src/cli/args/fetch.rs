//! The arguments of `fetch` and `publish`.

use std::path::PathBuf;

use clap::{ArgAction, Args};

use super::Which;
use crate::cli::size::size;
use crate::open::Contact;

#[derive(Debug, Args)]
#[cfg_attr(not(feature = "mirror"), allow(dead_code))]
pub(in crate::cli) struct Fetch {
    /// Addresses of mirrors: folders with the files of the bundle, http or https. No mirror is trusted.
    #[arg(required = true, value_name = "MIRROR")]
    pub(in crate::cli) mirrors: Vec<String>,
    /// The folder to fetch into. The bundle gets a folder of its own there; what is there already counts.
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output: PathBuf,
    /// A carrier with a part of the bundle: its good blocks are not fetched; may be repeated.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) with: Vec<PathBuf>,
    /// The 16 digits of the bundle id, where a mirror has several bundles: each is in a folder with its id.
    #[arg(long = "bundle", value_name = "ID", value_parser = folder_id)]
    pub(in crate::cli) id: Option<String>,
    /// Fetch every block, not only as many as open the bundle.
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// Receive at most so many bytes a second: 200kB, 1MB.
    #[arg(long, value_name = "SIZE", value_parser = rate)]
    pub(in crate::cli) limit: Option<u64>,
    /// Stop after so many minutes. What opens documents in part comes first.
    #[arg(long = "for", value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) minutes: Option<u32>,
    /// Leave a mirror that is silent, or sends less than 1 kB a second, for so many seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=600))]
    pub(in crate::cli) patience: u32,
    /// Connect through this proxy: socks5h://127.0.0.1:9050 for Tor. "none" connects directly although the environment names a proxy.
    #[arg(long, value_name = "URL")]
    pub(in crate::cli) proxy: Option<String>,
    /// Do not say first what mirrors and the network learn.
    #[arg(long, action = ArgAction::SetTrue)]
    pub(in crate::cli) yes: bool,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Publish {
    /// The bundle: its folder, or several that hold parts of it.
    #[arg(required = true, value_name = "BUNDLE")]
    pub(in crate::cli) bundle: Vec<PathBuf>,
    /// Where: a folder, "rclone:REMOTE:PATH" for a remote of rclone, or the address of a WebDAV share without a password.
    #[arg(long, value_name = "PLACE")]
    pub(in crate::cli) to: String,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
    /// Publish although the publisher is not pinned. Listed files that travel with pinned publishers alone are left out.
    #[arg(long)]
    pub(in crate::cli) untrusted_publisher: bool,
}

impl Publish {
    /// Returns the contact that the person allows.
    pub(in crate::cli) fn contact(&self) -> Contact {
        if self.untrusted_publisher { Contact::First } else { Contact::Pinned }
    }
}

/// Reads the name of a bundle's folder on a mirror.
fn folder_id(text: &str) -> Result<String, String> {
    let id = text.trim().to_ascii_lowercase();
    let is_id = (16..=64).contains(&id.len()) && id.bytes().all(|c| c.is_ascii_hexdigit());
    is_id.then_some(id).ok_or_else(|| "16 or more digits of the bundle id are needed: 0 to 9, and a to f".to_owned())
}

/// Reads bytes a second.
fn rate(text: &str) -> Result<u64, String> {
    size(text.trim_end_matches("/s")).ok_or_else(|| "a size such as 200kB or 1MB is needed".to_owned())
}
