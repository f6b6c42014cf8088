//! A small public bundle on a stick, which tests damage case by case and judge.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pannier::Result;
use pannier::check::{Checked, Verdict};
use pannier::cli::exit::Exit as _;
use pannier::pack::Options;
use pannier::plan::spare::Spare;
use tempfile::TempDir;

use super::bundle::{checked, checked_unmended, opened, options, packed};
use super::{copy, documents, files, name_of, noise, put, room, tree};

pub(crate) const BLOCK: usize = 1024;

/// A public bundle of three data chunks and two recovery chunks, and a copy of it that each case spoils and mends.
pub(crate) struct Bench {
    pub(crate) room: TempDir,
    pub(crate) whole: BTreeMap<String, Vec<u8>>,
    pub(crate) documents: BTreeMap<PathBuf, Option<Vec<u8>>>,
    pub(crate) runs: u32,
    /// Whether the search looks for a wrong byte by trial.
    mending: Mending,
}

enum Mending {
    No,
    Yes,
}

pub(crate) fn make(at: &Path, name: &str, seed: u64, release: u32) {
    let corpus = at.join(format!("{name}.corpus"));
    put(&corpus.join("noise"), noise(seed, 6000));
    put(&corpus.join("درمان/سند.txt"), "سند");
    fs::create_dir(corpus.join("empty")).unwrap();
    let spare = Spare::HALF;
    packed(&corpus, &at.join(name), &Options { spare, chunk_bytes: Some(3 * BLOCK as u64), release, ..options() });
}

pub(crate) fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).iter().map(|path| (name_of(path), fs::read(path).unwrap())).collect()
}

impl Bench {
    /// A bench on which no damaged small file is mended: the trials take long.
    pub(crate) fn new() -> Self {
        Self { mending: Mending::No, ..Self::mending() }
    }

    /// A bench on which a small file with one wrong byte is mended.
    pub(crate) fn mending() -> Self {
        let room = room();
        make(room.path(), "bundle", 1, 42);
        let whole = bytes_of(&room.path().join("bundle"));
        let documents = tree(&room.path().join("bundle.corpus"));
        copy(&room.path().join("bundle"), &room.path().join("stick"));
        assert_eq!(whole.len(), 11, "{:?}", whole.keys());
        Self { room, whole, documents, runs: 0, mending: Mending::Yes }
    }

    pub(crate) fn stick(&self) -> PathBuf {
        self.room.path().join("stick")
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.stick().join(name), bytes).unwrap();
    }

    /// Makes the stick whole again.
    pub(crate) fn mend(&self) {
        for file in files(&self.stick()) {
            if !self.whole.contains_key(&name_of(&file)) {
                fs::remove_file(file).unwrap();
            }
        }
        for (name, bytes) in &self.whole {
            self.write(name, bytes);
        }
    }

    /// Checks the stick, opens it whatever was found, and makes sure that what opens is what was packed.
    pub(crate) fn judge(&mut self, case: &str) -> Result<Checked> {
        self.runs += 1;
        let out = self.room.path().join(format!("out{}", self.runs));
        let checked = match self.mending {
            Mending::No => checked_unmended(&[self.stick()])?,
            Mending::Yes => checked(&[self.stick()])?,
        };
        let verdict = checked.held[0].report.verdict;
        match opened(&checked, &out) {
            Ok(_) => {
                assert!(documents(&out) == self.documents, "{case}: other documents came out");
                let openable = [Verdict::Ok, Verdict::Openable, Verdict::DamagedButOpenable].contains(&verdict);
                assert!(openable, "{case}: {verdict:?}, but it opened");
                fs::remove_dir_all(&out).unwrap();
            }
            Err(error) => {
                let class = error.class();
                assert_eq!(verdict.class(), class, "{case}: {error}");
                assert!(!out.exists(), "{case}: something was left");
            }
        }
        Ok(checked)
    }
}
