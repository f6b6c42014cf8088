//! The arguments that choose one bundle of several.

use clap::Args;

use crate::find::search::{IdDigits, Wanted};

/// Which bundle, if several are there.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct Which {
    /// Which bundle, if several are there: the first digits of its id, or of the id of any list of its release.
    #[arg(long = "bundle", value_name = "ID", value_parser = id)]
    id: Option<IdDigits>,
    /// Which bundle, if several are there: the number of its release, or "newest" for the largest number of a pinned publisher.
    #[arg(long, value_name = "N|newest", conflicts_with = "id", value_parser = release)]
    release: Option<Wanted>,
}

impl Which {
    /// Returns what is wanted of several bundles.
    pub(in crate::cli) fn wanted(&self) -> Wanted {
        match (&self.id, &self.release) {
            (Some(id), _) => Wanted::Id(id.clone()),
            (None, Some(release)) => release.clone(),
            (None, None) => Wanted::Only,
        }
    }
}

/// Reads the first digits of an id.
fn id(text: &str) -> Result<IdDigits, String> {
    IdDigits::parse(text).ok_or_else(|| "the first digits of a bundle id are needed: 0 to 9, and a to f".to_owned())
}

/// Reads the number of a release, or `newest`.
fn release(text: &str) -> Result<Wanted, String> {
    if text == "newest" {
        return Ok(Wanted::Newest);
    }
    text.parse().map(Wanted::Release).map_err(|_| "a number or the word newest is needed".to_owned())
}
