//! Bundles made and opened by the library.

use std::fs;
use std::path::{Path, PathBuf};

use pannier::check::{Checked, check, check_found};
use pannier::find::search::Wanted;
use pannier::keys::SecretKey;
use pannier::open::{Contact, Opened, open};
use pannier::pack::{Options, Packed, pack};
use pannier::plan::spare::Spare;
use pannier::seal::{OpenWith, SealWith};
use pannier::store::FolderCarriers;
use pannier::trust::Publishers;
use pannier::watch::Watch;
use pannier::{Error, Result};

use super::{key_path, noise, put};

/// A signing key of the test suite that has no passphrase.
pub(crate) fn signer(name: &str) -> SecretKey {
    signer_at(&key_path(name))
}

/// A signing key that has no passphrase.
pub(crate) fn signer_at(path: &Path) -> SecretKey {
    SecretKey::open(path, &fs::read_to_string(path).unwrap(), None).unwrap()
}

/// Our publisher.
pub(crate) fn publisher() -> SecretKey {
    signer("publisher.key")
}

/// The option that names our publisher.
pub(crate) fn pin() -> String {
    format!("-P {}", publisher().public().base64())
}

/// Nobody but these pinned.
pub(crate) fn pinned(keys: &[&SecretKey]) -> Publishers {
    Publishers::Pinned(keys.iter().map(|key| ("pinned".to_owned(), key.public().clone()).into()).collect())
}

/// Our publisher pinned, and nobody else.
pub(crate) fn ours() -> Publishers {
    pinned(&[&publisher()])
}

/// Options under which a public bundle is the same every time, but for the randomness inside its signatures: the payload's
/// length may differ by a few bytes.
pub(crate) fn options() -> Options {
    Options { chunk_bytes: Some(1024), level: Some(1), ..Options::plain("mosaic", 42, "2026-02-03") }
}

/// Packs a public bundle, signed by our publisher.
pub(crate) fn packed(corpus: &Path, out: &Path, options: &Options) -> Packed {
    pack(corpus, out, &publisher(), &SealWith::Nothing, options, &Watch::default()).unwrap()
}

/// Packs `NAME` from a corpus of noise beside it, with half of it to spare; gives where it is.
pub(crate) fn packed_noise(at: &Path, name: &str, seed: u64, bytes: usize, options: &Options) -> PathBuf {
    let corpus = at.join(format!("{name}.corpus"));
    put(&corpus.join("noise"), noise(seed, bytes));
    packed(&corpus, &at.join(name), &Options { spare: Spare::HALF, ..options.clone() });
    at.join(name)
}

/// Checks folders with our publisher pinned.
pub(crate) fn checked(roots: &[PathBuf]) -> Result<Checked> {
    let scratch = super::room();
    check(roots, &ours(), scratch.path(), &Watch::default())
}

/// Checks folders as [`checked`] does, and mends no small file.
pub(crate) fn checked_unmended(roots: &[PathBuf]) -> Result<Checked> {
    let (scratch, watch) = (super::room(), Watch::default());
    let found = pannier_reader::find::find_unmended(FolderCarriers::list(roots)?, &ours(), &watch)?;
    check_found(found, &ours(), scratch.path(), &watch)
}

/// Opens the only bundle of folders that were checked, which must be public and our publisher's.
pub(crate) fn opened(checked: &Checked, out: &Path) -> Result<Opened> {
    open(&ours().admit(checked.one(&Wanted::Only)?, Contact::Pinned)?, out, &OpenWith::Nothing, &Watch::default())
}

/// Checks and opens.
pub(crate) fn arrived(roots: &[PathBuf], out: &Path) -> Result<Opened> {
    opened(&checked(roots)?, out)
}

/// The error of something that must fail.
pub(crate) fn refusal<T>(result: Result<T>) -> Error {
    match result {
        Ok(_) => panic!("this must be refused"),
        Err(error) => error,
    }
}
