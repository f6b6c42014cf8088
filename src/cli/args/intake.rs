//! The arguments of `intake`.

use std::path::PathBuf;

use clap::Args;

use super::Which;

#[derive(Debug, Args)]
pub(in crate::cli) struct Intake {
    /// Folders (or files) with parcels and other bundles; names and order do not matter. With --bag: the archive.
    #[arg(required = true, value_name = "CARRIER")]
    pub(in crate::cli) carriers: Vec<PathBuf>,
    /// The archive: a folder that "intake" made, or a new one.
    #[arg(long, value_name = "ARCHIVE", required_unless_present = "bag", conflicts_with = "bag")]
    pub(in crate::cli) into: Option<PathBuf>,
    /// Your secret key (minisign), which signs your lines of the chain.
    #[arg(short, long, value_name = "FILE", required_unless_present = "bag", conflicts_with = "bag")]
    pub(in crate::cli) key: Option<PathBuf>,
    /// Read the passphrase of that key from a file ("-" for standard input).
    #[arg(long, value_name = "FILE", conflicts_with = "bag")]
    pub(in crate::cli) key_passphrase_file: Option<PathBuf>,
    /// The key that opens the parcels (age identity file); may be repeated.
    #[arg(short, long, value_name = "KEY", env = "PANNIER_IDENTITY")]
    pub(in crate::cli) identity: Vec<PathBuf>,
    /// Read the passphrase that opens the parcels from a file ("-" for standard input).
    #[arg(long, value_name = "FILE", conflicts_with = "bag")]
    pub(in crate::cli) passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// A publisher's public key: a file, or the key itself. The chain then says "pinned yes" of their bundles. Without it, the pins count.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
    /// Write which document came in which parcel into index.txt, now and after every intake until somebody deletes it. Whoever finds the
    /// archive then sees at once which sources sent the same.
    #[arg(long, conflicts_with = "bag")]
    pub(in crate::cli) index: bool,
    /// The time to write, UTC, when the clock of this machine is wrong or should not be used [default: that clock].
    #[arg(long, value_name = "YYYY-MM-DDThh:mm:ssZ", conflicts_with = "bag")]
    pub(in crate::cli) at: Option<String>,
    /// Write every parcel of the archive as a BagIt bag into this folder, one folder for each; with --bundle, that parcel alone.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) bag: Option<PathBuf>,
}
