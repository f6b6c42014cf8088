//! `pack --parcel --first`: a small parcel that goes ahead of the whole one, opens alone, and names the rest (FORMAT.md §24.8).

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::error::{Error, Result};
use super::messages::msg;
use super::parcel::{Parcel, scratch, tell_nothing};
use super::size::size;
use super::words;
use crate::error::Error as Fault;
use crate::escape::shown_path;
use crate::format::{Facts, Hash};
use crate::keys::SecretKey;
use crate::pack::{self, Options, Packed, Sources};
use crate::parcel::{Picked, pick};
use crate::readme::Language;
use crate::seal::SealWith;
use crate::watch::Watch;

/// What follows the name of a parcel in the name of the small one.
const FIRST: &str = "-first";

/// The most that the small parcel may take.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fits {
    /// Pages of A4, printed for phones.
    Pages(u64),
    /// Seconds of one round on a screen.
    Seconds(f64),
    /// Bytes of all its files.
    Bytes(u64),
}

impl Fits {
    /// Parses `2pages`, `30s`, `100kB`.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let number = |end: &str| text.strip_suffix(end)?.trim().parse::<u32>().ok().filter(|number| *number > 0);
        let pages = number("pages").or_else(|| number("page"));
        if let Some(pages) = pages {
            return Some(Self::Pages(pages.into()));
        }
        if let Some(seconds) = number("s") {
            return Some(Self::Seconds(seconds.into()));
        }
        size(&text).map(Self::Bytes)
    }

    /// Tells whether a bundle is small enough.
    fn holds(self, facts: &Facts) -> bool {
        match self {
            Self::Pages(most) => words::amounts::photo_pages(facts) <= most,
            Self::Seconds(most) => words::amounts::seconds(facts) <= most,
            Self::Bytes(most) => words::amounts::files_bytes(facts) <= most,
        }
    }
}

/// The small parcel, before the whole one is packed.
pub(super) struct Ahead {
    picked: Picked,
    out: PathBuf,
    key: SecretKey,
    options: Options,
}

/// The small parcel, packed.
pub(super) struct Sent {
    packed: Packed,
    languages: Vec<Language>,
    out: PathBuf,
    /// The documents that go ahead, without the commitment and the note about the rest.
    documents: u32,
}

impl Ahead {
    /// Picks what goes ahead. Nothing is packed yet, and what does not fit is refused.
    pub(super) fn prepare(
        parcel: &Parcel,
        (first, fits): (&[String], Option<&str>),
        out: &Path,
        options: &Options,
        with: &SealWith,
        watch: &Watch,
    ) -> Result<Self> {
        let fits = fits.map(|text| Fits::parse(text).ok_or_else(|| Error::Usage(msg!("ahead-bad-fits"))));
        let fits = fits.transpose()?;
        let mut name = out.as_os_str().to_owned();
        name.push(FIRST);
        let ahead = PathBuf::from(name);
        let picked = pick(&parcel.sources, parcel.commitment().as_deref(), first, &scratch(out), watch)?;
        let mut options = Options {
            first: Vec::new(),
            apart: Vec::new(),
            exclude: Vec::new(),
            page: None,
            letters: Vec::new(),
            ..options.clone()
        };
        tell_nothing(&mut options)?;
        let ahead = Self { picked, out: ahead, key: SecretKey::generate()?, options };
        if ahead.out.symlink_metadata().is_ok() {
            return Err(Fault::from(crate::error::ReaderError::Exists(ahead.out)).into());
        }
        ahead.picked.name_rest(Hash([0; 32]))?;
        let dry = pack::dry_run(ahead.sources()?, &ahead.key, with, &ahead.options, watch)?;
        if fits.is_some_and(|fits| !fits.holds(&dry.facts)) {
            let amounts = words::amounts::short(&dry.facts);
            return Err(Error::Usage(msg!("ahead-too-much", amounts = amounts)));
        }
        Ok(ahead)
    }

    fn sources(&self) -> Result<Sources> {
        Ok(Sources::of(&[self.picked.folder()])?)
    }

    /// Packs the small parcel, which names the whole one.
    pub(super) fn pack(self, whole: Hash, with: &SealWith, watch: &Watch) -> Result<Sent> {
        self.picked.name_rest(whole)?;
        let packed = pack::pack(self.sources()?, &self.out, &self.key, with, &self.options, watch)?;
        Ok(Sent { packed, languages: self.options.readme_languages, documents: self.picked.count, out: self.out })
    }
}

impl Sent {
    /// Says what went ahead.
    pub(super) fn told(&self) -> String {
        let (id, amounts) =
            (self.packed.id.map(|id| id.short()).unwrap_or_default(), words::amounts::short(&self.packed.facts));
        msg!("ahead-packed", folder = shown_path(&self.out), documents = self.documents, amounts = amounts, id = id)
    }

    /// Returns the same as one object.
    pub(super) fn object(&self) -> Value {
        json!({
            "output": self.out.to_string_lossy(),
            "id": self.packed.id.map(|id| id.to_string()),
            "document_count": self.documents,
            "payload_bytes": self.packed.facts.payload_bytes,
            "amounts": words::amounts::json(&self.packed.facts, &self.languages),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_seconds_and_bytes_are_read() {
        assert_eq!(Fits::parse("2pages"), Some(Fits::Pages(2)));
        assert_eq!(Fits::parse("1 page"), Some(Fits::Pages(1)));
        assert_eq!(Fits::parse("30s"), Some(Fits::Seconds(30.0)));
        assert_eq!(Fits::parse("100kB"), Some(Fits::Bytes(100_000)));
        for bad in ["", "pages", "0pages", "-1s", "two pages", "s"] {
            assert_eq!(Fits::parse(bad), None, "{bad}");
        }
    }
}
