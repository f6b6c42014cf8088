//! The arguments of `trust`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Trust {
    /// publisher.pub, or the folders with a bundle.
    #[arg(required_unless_present_any = ["list", "forget"])]
    pub(in crate::cli) from: Vec<PathBuf>,
    /// A name for the publisher, for you only [default: publisher- and the first five digits].
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) name: Option<String>,
    /// Trust the publisher for this series only; may be repeated.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["list", "forget"])]
    pub(in crate::cli) series: Vec<String>,
    /// The thirty digits you were given, when nobody can be asked.
    #[arg(long, value_name = "DIGITS")]
    pub(in crate::cli) digits: Option<String>,
    /// Keep in the pin, from now on, the newest key letter and release that were opened: an older or another one is then told. Whoever
    /// searches this machine can read it.
    #[arg(long, conflicts_with_all = ["list", "forget", "forget_memory"])]
    pub(in crate::cli) remember: bool,
    /// Keep nothing any more, and forget what was kept.
    #[arg(long, conflicts_with_all = ["list", "forget"])]
    pub(in crate::cli) forget_memory: bool,
    /// Pin the key in this introduction, on the word of a publisher who is pinned.
    #[arg(long, conflicts_with_all = ["list", "forget", "digits"])]
    pub(in crate::cli) introduced: bool,
    /// List the pinned publishers.
    #[arg(long, conflicts_with_all = ["from", "forget"])]
    pub(in crate::cli) list: bool,
    /// Forget a pinned publisher.
    #[arg(long, value_name = "NAME", conflicts_with = "from")]
    pub(in crate::cli) forget: Option<String>,
}
