//! Every input of `fuzz/seeds` and `fuzz/found` passes the oracles of the fuzz targets in the ordinary test run.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::common::bundle::signer_at;
use crate::common::cost::computed_here;
use crate::common::tools::here;
use pannier_fuzz_oracles::{self as fuzz, Outcome};

/// No input may compute longer; unoptimized, everything takes a multiple.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 10 });

fn inputs(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Replays what is kept for one target. Some seed at least must be accepted, or the target tests only refusals.
fn replay(target: &str, run: impl Fn(&[u8]) -> Outcome) {
    let seeds = inputs(&here("fuzz/seeds").join(target));
    assert!(!seeds.is_empty(), "no seeds for {target}");
    let mut accepted = 0;
    for path in seeds.iter().chain(&inputs(&here("fuzz/found").join(target))) {
        let bytes = fs::read(path).unwrap();
        let began = computed_here();
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| run(&bytes)));
        assert!(outcome.is_ok(), "{} breaks what must hold", path.display());
        if matches!(outcome, Ok(Outcome::Accepted)) {
            accepted += 1;
        }
        let computed = began.and_then(|began| Some(computed_here()?.saturating_sub(began)));
        assert!(computed.is_none_or(|computed| computed < PATIENCE), "{} took {computed:?}", path.display());
    }
    assert!(accepted > 0, "no seed of {target} is accepted");
}

#[test]
fn lists_and_signatures_hold() {
    let publisher = signer_at(&here("fuzz/keys/publisher.key"));
    replay("sums_signature", |data| fuzz::sums_signature(data, publisher.public()));
}

#[test]
fn key_letters_hold() {
    replay("letters", fuzz::letters);
}

#[test]
fn facts_hold() {
    replay("facts", fuzz::facts);
}

#[test]
fn tables_and_layouts_hold() {
    replay("table_lookup", fuzz::table_lookup);
}

#[test]
fn archives_hold() {
    replay("tar_reader", fuzz::tar_reader);
}

#[test]
fn compressed_archives_hold() {
    replay("zstd_tar", fuzz::zstd_tar);
}

#[test]
fn sections_hold() {
    let publisher = signer_at(&here("fuzz/keys/publisher.key"));
    replay("sections", |data| fuzz::sections(data, &publisher));
}

#[test]
fn folders_hold() {
    let publisher = signer_at(&here("fuzz/keys/publisher.key"));
    let scratch = tempfile::tempdir().unwrap();
    replay("folder", |data| fuzz::folder(data, scratch.path(), &publisher));
    assert!(inputs(scratch.path()).is_empty(), "folders are left behind");
}

#[test]
fn mending_holds() {
    let publisher = signer_at(&here("fuzz/keys/publisher.key"));
    replay("mend", |data| fuzz::mend(data, &publisher));
}

#[test]
fn every_target_has_its_folder_of_seeds() {
    let mut targets: Vec<PathBuf> = inputs(&here("fuzz/fuzz_targets"));
    targets.iter_mut().for_each(|target| _ = target.set_extension(""));
    let mut seeds = inputs(&here("fuzz/seeds"));
    let names = |paths: &[PathBuf]| paths.iter().map(|path| path.file_name().unwrap().to_owned()).collect::<Vec<_>>();
    seeds.retain(|path| path.is_dir());
    assert_eq!(names(&targets), names(&seeds));
}

#[test]
fn frames_hold() {
    replay("frames", fuzz::frames);
}

#[test]
fn pictures_hold() {
    replay("picture", fuzz::picture);
}

#[test]
fn traces_hold() {
    replay("traces", fuzz::traces);
}
