//! The arguments of `keys` and `sign`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::place::{Unseal, Where};
use crate::limits::MIRRORS_MAX;

/// Which keys sign from now on.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(in crate::cli) struct Keys {
    #[command(subcommand)]
    pub(in crate::cli) command: KeysCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KeysCommand {
    /// Make the first key letter: the keys that sign from now on, and how many have to.
    New(NewKeys),
    /// Make the key letter that follows another one: add keys, and say which are gone.
    Rotate(RotateKeys),
    /// Add your signature to a letter. Read the letter first: it is shown.
    Sign(SignLetter),
    /// Make the text by which a key says itself that it is gone, for paper.
    Gone(GoneKey),
    /// Say with your key who another key is.
    Introduce(Introduce),
    /// Name the mirrors from which your bundles can be fetched, in a mirror letter.
    Mirrors(NameMirrors),
    /// Show the key letters in folders, and which of them count.
    Show(ShowKeys),
}

/// The key that signs.
#[derive(Debug, Args)]
pub(in crate::cli) struct Signer {
    /// The publisher's secret key (minisign).
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) key: PathBuf,
    /// Read the passphrase of the key from a file ("-" for standard input).
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) key_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewKeys {
    #[command(flatten)]
    pub(in crate::cli) signer: Signer,
    /// Another key that signs too: a file, or the key itself; may be repeated.
    #[arg(long, value_name = "KEY")]
    pub(in crate::cli) with: Vec<String>,
    /// How many of the keys have to sign.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) need: usize,
    /// A key that nobody has seen yet, kept for the letter after this one; only its hash is written. May be repeated.
    #[arg(long, value_name = "KEY")]
    pub(in crate::cli) next: Vec<String>,
    /// The new letter file [default: keys-0001.txt].
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RotateKeys {
    /// The letter before.
    pub(in crate::cli) letter: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) signer: Signer,
    /// A key that signs from now on: a file, or the key itself; may be repeated.
    #[arg(long, value_name = "KEY")]
    pub(in crate::cli) add: Vec<String>,
    /// A key that counts for nothing from now on, such as one that was seized; may be repeated.
    #[arg(long, value_name = "KEY")]
    pub(in crate::cli) gone: Vec<String>,
    /// How many of the keys have to sign [default: as before].
    #[arg(long, value_name = "N")]
    pub(in crate::cli) need: Option<usize>,
    /// A key that nobody has seen yet, kept for the letter after this one; only its hash is written. May be repeated.
    #[arg(long, value_name = "KEY")]
    pub(in crate::cli) next: Vec<String>,
    /// The new letter file [default: keys-NNNN.txt].
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SignLetter {
    /// The letter file. Your signature is added in it.
    pub(in crate::cli) letter: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) signer: Signer,
    /// The letter before, if only that one names your key.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) before: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct GoneKey {
    #[command(flatten)]
    pub(in crate::cli) signer: Signer,
    /// The new file.
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: PathBuf,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Introduce {
    /// The key that you introduce: a file, or the key itself.
    pub(in crate::cli) whom: String,
    /// Who they are, in one line that anybody may read.
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) says: String,
    #[command(flatten)]
    pub(in crate::cli) signer: Signer,
    /// The new file.
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: PathBuf,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NameMirrors {
    /// The address of a mirror, without a name or a password in it; may be repeated.
    #[arg(required = true, num_args = 1..=MIRRORS_MAX, value_name = "URL")]
    pub(in crate::cli) urls: Vec<String>,
    /// The number of the letter. A larger number replaces all smaller ones.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=9_999))]
    pub(in crate::cli) number: u32,
    #[command(flatten)]
    pub(in crate::cli) signer: Signer,
    /// The new file [default: mirrors-NNNN.txt].
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ShowKeys {
    #[command(flatten)]
    pub(in crate::cli) at: Where,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Sign {
    #[command(flatten)]
    pub(in crate::cli) at: Where,
    #[command(flatten)]
    pub(in crate::cli) signer: Signer,
    /// Your own folder of the documents: sign only if the bundle holds exactly these.
    #[arg(long, value_name = "FOLDER")]
    pub(in crate::cli) corpus: Option<PathBuf>,
    /// Sign without having seen the documents: you say only that you saw the list.
    #[arg(long, conflicts_with_all = ["corpus", "identity", "passphrase_file"])]
    pub(in crate::cli) unseen: bool,
    /// The new signature file [default: beside the list, where every reader finds it].
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) unseal: Unseal,
}
