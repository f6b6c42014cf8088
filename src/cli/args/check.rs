//! The arguments of `check`.

use std::path::PathBuf;

use clap::Args;

use super::place::Where;

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub(in crate::cli) at: Where,
    /// Your key (age identity file): where blocks are missing, the documents that could be opened now are counted. May be repeated.
    #[arg(short, long, value_name = "KEY")]
    pub(in crate::cli) identity: Vec<PathBuf>,
    /// A folder into which an earlier release was opened: a bundle that is older is then told. May be repeated.
    #[arg(long, value_name = "FOLDER")]
    pub(in crate::cli) after: Vec<PathBuf>,
    /// With an archive of "pannier intake": the thirty digits of its head that somebody noted. They show whether the end was cut off
    /// since then.
    #[arg(long, value_name = "DIGITS")]
    pub(in crate::cli) noted: Option<String>,
}
