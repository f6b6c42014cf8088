//! `pack --parcel`: files for a newsroom, with nothing on the carrier that tells of the sender.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::Metadata;
use super::error::Result;
use super::messages::msg;
use super::random;
use super::terminal::Terminal;
use super::words;
use crate::commit::{CodeIs, Made, Order, commit};
use crate::error::{Doing, Error as Fault};
use crate::escape::shown;
use crate::format::commitment::{COMMITMENT_NAME, Names, PIECES_NAME};
use crate::pack::{Length, Options};
use crate::parcel::{Stripped, sidecars, strip};
use crate::watch::Watch;

/// The beginning of the series of a parcel.
const SERIES: &str = "parcel-";
/// What follows the name of the parcel in the name of the folder with the commitment.
const BESIDE: &str = "-commitment";

/// Takes name, date and length out of the options: none of them tells anything.
pub(super) fn tell_nothing(options: &mut Options) -> Result<()> {
    let mut seed = random::seed()?;
    let letters = (0..8).map(|_| {
        let letter = char::from(b'a' + u8::try_from(seed % 26).unwrap_or(0));
        seed /= 26;
        letter
    });
    options.series = SERIES.to_owned() + &letters.collect::<String>();
    // Facts have a date, and the first of a month is the least that tells.
    if let Some(month) = options.created.get(..8) {
        options.created = format!("{month}01");
    }
    options.length = Length::Padded;
    Ok(())
}

/// Files that are ready to be packed as a parcel. What was made for the parcel goes away if the parcel is not packed.
pub(super) struct Parcel {
    /// The documents, and the commitment among them.
    pub(super) sources: Vec<PathBuf>,
    stripped: Option<Stripped>,
    made: Option<Made>,
    folder: PathBuf,
    sidecars: Vec<String>,
}

/// What stays of the preparation.
pub(super) struct Kept {
    made: Option<Made>,
    folder: PathBuf,
    stripped_count: Option<u32>,
    sidecars: Vec<String>,
}

impl Parcel {
    /// Copies pictures and films without their metadata if that is asked for, and commits the files as they are.
    pub(super) fn prepare(corpus: &[PathBuf], metadata: Metadata, out: &Path, watch: &Watch) -> Result<Self> {
        let stripped = match metadata {
            Metadata::Keep => None,
            Metadata::Strip => Some(strip(corpus, &scratch(out), watch)?),
        };
        let mut name = out.as_os_str().to_owned();
        name.push(BESIDE);
        let folder = PathBuf::from(name);
        let copies = stripped.as_ref().map(Stripped::folder);
        let committed: Vec<PathBuf> = corpus.iter().cloned().chain(copies.clone()).collect();
        let salt = random::salt()?;
        let order = Order { paths: &committed, output: &folder, names: Names::Kept, code: CodeIs::Whole, salt };
        let made = commit(&order, watch)?;
        let mut parcel = Self { sources: Vec::new(), stripped, made: Some(made), folder, sidecars: Vec::new() };
        let documents = copies.map_or_else(|| corpus.to_vec(), |copies| vec![copies]);
        parcel.sources = match documents.as_slice() {
            [only] if only.is_dir() => entries(only)?,
            _ => documents,
        };
        parcel.sidecars = sidecars(&parcel.sources)?;
        let texts = [COMMITMENT_NAME, PIECES_NAME].map(|name| parcel.folder.join(name));
        parcel.sources.extend(texts.into_iter().filter(|text| text.is_file()));
        Ok(parcel)
    }

    /// Returns the path of the commitment to the files.
    pub(super) fn commitment(&self) -> Option<PathBuf> {
        Some(self.folder.join(COMMITMENT_NAME)).filter(|text| text.is_file())
    }

    /// Keeps the commitment, and drops the copies: the parcel is packed.
    pub(super) fn keep(mut self) -> Kept {
        let stripped_count = self.stripped.as_ref().map(|stripped| stripped.count);
        let sidecars = std::mem::take(&mut self.sidecars);
        Kept { made: self.made.take(), folder: self.folder.clone(), stripped_count, sidecars }
    }
}

impl Drop for Parcel {
    fn drop(&mut self) {
        // A code for a parcel that does not exist would only confuse.
        if self.made.is_some() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

impl Kept {
    /// Tells the code, and what becomes of the key.
    pub(super) fn tell(&self, terminal: &Terminal) {
        let Some(made) = &self.made else { return };
        terminal.whole(words::commit::made(made, &self.folder, Names::Kept));
        if let Some(count) = self.stripped_count {
            terminal.say(msg!("parcel-stripped", files = count));
            terminal.say(msg!("parcel-stripped-match"));
        }
        if let Some(names) = words::few(self.sidecars.iter().map(|name| shown(name))) {
            terminal.say(msg!("parcel-sidecars", files = self.sidecars.len(), names = names));
        }
        terminal.say(msg!("parcel-key-gone"));
        terminal.say(msg!("parcel-next"));
    }

    /// Returns the same as one object.
    pub(super) fn object(&self, first: Option<Value>) -> Value {
        let fields = self.made.as_ref().map(|made| words::commit::made_json(made, &self.folder));
        words::with(
            fields.unwrap_or_default(),
            json!({
                "stripped_count": self.stripped_count,
                "sidecars": self.sidecars,
                "first": first,
            }),
        )
    }
}

/// Returns the folder for temporary copies: beside the parcel, where there is room for the documents.
pub(super) fn scratch(out: &Path) -> PathBuf {
    let above = out.parent().filter(|above| above.is_dir());
    above.map_or_else(env::temp_dir, Path::to_owned)
}

/// Returns the entries of a folder, each of which goes into the parcel under its own name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |e| Fault::io(Doing::Read, folder, e);
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths = entries.map(|entry| Ok(entry.map_err(failed)?.path())).collect::<Result<Vec<PathBuf>>>()?;
    paths.sort_by_key(|path| path.file_name().map(OsString::from));
    Ok(paths)
}
