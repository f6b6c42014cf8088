//! The arguments of `reader` and `sender`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::language;

#[derive(Debug, Args)]
pub(in crate::cli) struct Reader {
    /// The page to write. It must not exist.
    #[arg(short, long, value_name = "FILE", required_unless_present = "hash")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// A publisher whom the page trusts without digits: a file, or the key itself.
    #[arg(long, value_name = "KEY")]
    pub(in crate::cli) pin: Vec<String>,
    /// The language in which the page begins.
    #[arg(long, value_name = "LANGUAGE", value_parser = PossibleValuesParser::new(language::CODES))]
    pub(in crate::cli) lang: Option<String>,
    /// A smaller page, which reads no codes and opens no differences between releases.
    #[arg(long)]
    pub(in crate::cli) lite: bool,
    /// Print the SHA-256 and the thirty digits of the page. Without -o, nothing is written.
    #[arg(long)]
    pub(in crate::cli) hash: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Sender {
    /// The newsroom's public key: a file with one recipient, or a picture of the recipient's card.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) to: PathBuf,
    /// The page to write. It must not exist.
    #[arg(short, long, value_name = "FILE", required_unless_present = "hash")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// The newsroom's name on the page [default: the name in the key file, or the name of the file].
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) name: Option<String>,
    /// The language in which the page begins.
    #[arg(long, value_name = "LANGUAGE", value_parser = PossibleValuesParser::new(language::CODES))]
    pub(in crate::cli) lang: Option<String>,
    /// Print the SHA-256 and the thirty digits of the page. Without -o, nothing is written.
    #[arg(long)]
    pub(in crate::cli) hash: bool,
}
