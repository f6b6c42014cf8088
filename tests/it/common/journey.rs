//! Bundles of the program on their way: packed, spread over three sticks, then reduced.

use std::path::PathBuf;

use serde_json::Value;

use super::program::{Home, Run};
use super::{corpus, files, is_chunk, name_of, travel};

/// A home with two recipients, our publisher's key and a corpus.
pub(crate) fn home() -> Home {
    let home = Home::new();
    for key in ["publisher.key", "stranger.key", "recipient-first.key", "recipient-second.key", "recipient-third.key"] {
        home.key(key);
    }
    corpus(&home.at("corpus"), 1);
    home
}

/// The recipient that an identity file of `age-keygen`'s form names in its comment.
pub(crate) fn recipient(home: &Home, key: &str) -> String {
    home.text(key).lines().next().unwrap().rsplit(' ').next().unwrap().to_owned()
}

/// The public key of a bundle's publisher, as `show` tells it to whoever wants to name it with `-P`.
pub(crate) fn publisher_of(home: &Home, bundle: &str) -> String {
    home.say(&format!("show {bundle} --json")).json()["bundles"][0]["facts"]["publisher"].as_str().unwrap().to_owned()
}

/// The thirty digits of a bundle's publisher.
pub(crate) fn digits_of(home: &Home, bundle: &str) -> String {
    home.say(&format!("show {bundle} --json")).json()["bundles"][0]["publisher_digits"].as_str().unwrap().to_owned()
}

/// Packs the corpus with chunks of one block, so that losing a file is losing a block.
pub(crate) fn pack(home: &Home, out: &str, sealing: &str) -> Facts {
    home.say(&format!(
        "pack corpus -o {out} -k publisher.key {sealing} --chunk-size 1KiB \
         --series mosaic --release 42 --created 2026-02-03"
    ))
    .exits(0);
    let facts: Value = serde_json::from_str(&home.text(&format!("{out}/bundle.json"))).unwrap();
    assert_eq!((facts["chunk_blocks"].as_u64(), facts["block_bytes"].as_u64()), (Some(1), Some(1024)));
    Facts {
        need: usize::try_from(facts["data_blocks"].as_u64().unwrap()).unwrap(),
        spare: usize::try_from(facts["recovery_blocks"].as_u64().unwrap()).unwrap(),
    }
}

/// What a bundle of ours needs and has to spare, in blocks, which are files.
pub(crate) struct Facts {
    pub(crate) need: usize,
    pub(crate) spare: usize,
}

/// Takes a bundle on a journey on which `lost` random chunks are lost.
pub(crate) fn journey(home: &Home, bundle: &str, to: &str, lost: usize) -> Vec<PathBuf> {
    let mut random = fastrand::Rng::with_seed(lost as u64);
    let chunks = files(&home.at(bundle)).into_iter().map(|file| name_of(&file)).filter(|name| is_chunk(name));
    let lost = random.choose_multiple(chunks, lost);
    travel(&home.at(bundle), &home.at(to), 7, |name| !lost.iter().any(|other| other == name))
}

/// A command on three folders.
pub(crate) fn on(home: &Home, command: &str, folders: &[PathBuf], more: &str) -> Run {
    let folders = folders.iter().map(|folder| folder.to_string_lossy().into_owned());
    home.run([command.to_owned()].into_iter().chain(folders).chain(more.split_whitespace().map(str::to_owned)))
}
