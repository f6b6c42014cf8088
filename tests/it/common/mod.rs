//! The helpers that the integration tests share: rooms, corpora, bundles made by the library, and the program with its
//! own home.

pub(crate) mod bench;
pub(crate) mod bundle;
pub(crate) mod camera;
pub(crate) mod codes;
pub(crate) mod cost;
pub(crate) mod dos;
pub(crate) mod flatbed;
pub(crate) mod forge;
pub(crate) mod hand;
pub(crate) mod ink;
pub(crate) mod journey;
pub(crate) mod jpeg;
#[cfg(feature = "mirror")]
pub(crate) mod mirror;
pub(crate) mod odd;
pub(crate) mod program;
pub(crate) mod scanned;
pub(crate) mod schema;
pub(crate) mod terminal;
pub(crate) mod tools;
pub(crate) mod wrapped;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A folder for one test. In memory where the system offers it: every bundle is synced, and disks are slow.
pub(crate) fn room() -> TempDir {
    let memory = Path::new("/dev/shm");
    let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    tempfile::Builder::new().prefix("pannier-test-").tempdir_in(&base).or_else(|_| tempfile::tempdir()).unwrap()
}

/// A key of the test suite, by its name in `tests/keys/suite`.
pub(crate) fn key_path(name: &str) -> PathBuf {
    tools::here("tests/keys/suite").join(name)
}

/// Writes a file and the folders above it.
pub(crate) fn put(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Bytes that do not compress, always the same for a seed.
pub(crate) fn noise(seed: u64, count: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    std::iter::repeat_with(|| random.u8(..)).take(count).collect()
}

/// A small corpus with what matters in it: several scripts, an empty document, an empty folder, noise.
pub(crate) fn corpus(at: &Path, seed: u64) {
    put(&at.join("index.html"), "<h1>Water</h1>");
    put(&at.join("empty.txt"), "");
    put(&at.join("data/noise.bin"), noise(seed, 20_000));
    put(&at.join("data/one"), "1");
    put(&at.join("درمان/می\u{200C}خواهم.txt"), "کمک‌های اولیه".repeat(50));
    put(&at.join("水/饮用水.txt"), "烧开一分钟".repeat(50));
    fs::create_dir_all(at.join("later")).unwrap();
}

/// Everything below a folder: path and bytes of each file, and `None` for each folder.
pub(crate) fn tree(at: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    fn walk(at: &Path, below: &Path, into: &mut BTreeMap<PathBuf, Option<Vec<u8>>>) {
        for entry in fs::read_dir(at).unwrap() {
            let entry = entry.unwrap();
            let path = below.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &path, into);
                into.insert(path, None);
            } else {
                into.insert(path, Some(fs::read(entry.path()).unwrap()));
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(at, Path::new(""), &mut all);
    all
}

/// The documents of an opened bundle, without the two files that Pannier adds.
pub(crate) fn documents(at: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut all = tree(at);
    assert!(all.remove(Path::new("CONTENTS.sha256")).is_some(), "no CONTENTS.sha256 in {}", at.display());
    assert!(all.remove(Path::new("CONTENTS.sha256.minisig")).is_some(), "no signature in {}", at.display());
    all
}

/// The files of a flat folder, sorted.
pub(crate) fn files(at: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The last part of a path, as text.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// Copies a flat folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in files(from) {
        fs::copy(&file, to.join(name_of(&file))).unwrap();
    }
}

/// Spreads the files of a bundle over three folders under random names; those that `keep` declines are lost.
pub(crate) fn travel(bundle: &Path, to: &Path, seed: u64, keep: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let mut random = fastrand::Rng::with_seed(seed);
    let folders: Vec<PathBuf> = (1..=3).map(|n| to.join(format!("stick{n}"))).collect();
    folders.iter().for_each(|folder| fs::create_dir_all(folder).unwrap());
    for file in files(bundle).iter().filter(|file| keep(&name_of(file))) {
        let name: String = std::iter::repeat_with(|| random.lowercase()).take(8).collect();
        fs::copy(file, folders[random.usize(..3)].join(name + ".tmp")).unwrap();
    }
    folders
}

/// Tells whether a file of a bundle is a chunk.
pub(crate) fn is_chunk(name: &str) -> bool {
    name.ends_with(".bin")
}

/// The payload of a bundle that is whole.
pub(crate) fn payload(bundle: &Path) -> Vec<u8> {
    let data = files(bundle).into_iter().filter(|path| is_chunk(&name_of(path)) && name_of(path).starts_with('d'));
    data.flat_map(|path| fs::read(path).unwrap()).collect()
}

/// The only entry of a folder.
pub(crate) fn only(at: &Path) -> PathBuf {
    let all = files(at);
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].clone()
}
