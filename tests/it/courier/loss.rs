//! Random loss: any loss up to the promise is repaired bit for bit, and a loss of one block more is reported exactly.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::bundle::{checked, opened, options, packed, refusal};
use crate::common::tools::soaking;
use crate::common::{documents, files, is_chunk, name_of, noise, put, room, tree};
use pannier::Error;
use pannier::check::Verdict;
use pannier::courier::repair::repair;
use pannier::error::ReaderError;
use pannier::format::Layout;
use pannier::pack::{Length, Options};
use pannier::plan::spare::Spare;
use pannier::watch::Watch;
use tempfile::TempDir;

/// A bundle to lose pieces of.
struct Case {
    room: TempDir,
    layout: Layout,
    whole: BTreeMap<String, Vec<u8>>,
    documents: BTreeMap<PathBuf, Option<Vec<u8>>>,
    trials: u32,
}

impl Case {
    /// A public bundle of one document of noise, so that the payload is hardly shorter.
    fn new(document_bytes: usize, spare: &str, chunk_bytes: Option<u64>) -> Self {
        Self::of(document_bytes, &Options { spare: Spare::parse(spare).unwrap(), chunk_bytes, ..options() })
    }

    fn of(document_bytes: usize, options: &Options) -> Self {
        let room = room();
        let (corpus, bundle) = (room.path().join("corpus"), room.path().join("bundle"));
        put(&corpus.join("noise"), noise(5, document_bytes));
        put(&corpus.join("text"), "text");
        let layout = Layout::from(&packed(&corpus, &bundle, options).facts);
        assert_eq!(layout.recovery_blocks, options.spare.blocks(&layout).unwrap());
        let whole = files(&bundle).iter().map(|path| (name_of(path), fs::read(path).unwrap())).collect();
        let documents = tree(&corpus);
        Self { room, layout, whole, documents, trials: 0 }
    }

    /// Chooses blocks to lose: whole chunks by preference, then single blocks.
    fn choose(&self, random: &mut fastrand::Rng, count: u32) -> BTreeSet<u32> {
        let mut lost = BTreeSet::new();
        let mut chunks = self.layout.chunks();
        random.shuffle(&mut chunks);
        for chunk in chunks {
            if lost.len() + chunk.block_count as usize <= count as usize && random.f32() < 0.7 {
                lost.extend(chunk.first_block..chunk.first_block + chunk.block_count);
            }
        }
        let mut rest: Vec<u32> = (0..self.layout.block_count()).filter(|block| !lost.contains(block)).collect();
        random.shuffle(&mut rest);
        lost.extend(rest.iter().take(count as usize - lost.len()));
        assert_eq!(lost.len(), count as usize);
        lost
    }

    /// Writes what is left to two folders under other names: lost blocks are spoilt, or their whole chunk is missing.
    fn travel(&self, random: &mut fastrand::Rng, lost: &BTreeSet<u32>, to: &Path) -> [PathBuf; 2] {
        let folders = [to.join("mail"), to.join("stick")];
        let chunks = self.layout.chunks();
        for (name, bytes) in &self.whole {
            let mut bytes = bytes.clone();
            if let Some(chunk) = chunks.iter().find(|chunk| chunk.name == *name) {
                let blocks: Vec<u32> = (chunk.first_block..chunk.first_block + chunk.block_count).collect();
                if blocks.iter().all(|block| lost.contains(block)) && random.bool() {
                    continue;
                }
                for (block, bytes) in blocks.iter().zip(bytes.chunks_mut(self.layout.block_bytes as usize)) {
                    if lost.contains(block) {
                        bytes[random.usize(..bytes.len())] ^= random.u8(1..);
                    }
                }
            }
            put(&folders[random.usize(..2)].join(format!("{:08x}", random.u32(..))), bytes);
        }
        folders.iter().for_each(|folder| fs::create_dir_all(folder).unwrap());
        folders
    }

    /// Loses this many random blocks and makes sure of everything that follows.
    fn trial(&mut self, random: &mut fastrand::Rng, count: u32) {
        self.trials += 1;
        let Layout { data_blocks: need, recovery_blocks: spare, .. } = self.layout;
        let lost = self.choose(random, count);
        let journey = self.room.path().join(format!("journey{}", self.trials));
        let roots = self.travel(random, &lost, &journey);
        let checked = checked(&roots).unwrap();
        let case = format!("{} of {need} + {spare} blocks lost: {lost:?}", lost.len());
        let have = self.layout.block_count() - count;
        assert_eq!(checked.held[0].report.have_blocks, have, "{case}");

        let out = journey.join("out");
        let result = opened(&checked, &out);
        if count > spare {
            assert_eq!(checked.held[0].report.verdict, Verdict::Incomplete, "{case}");
            match refusal(result) {
                Error::Reader(ReaderError::NotEnough { have: had, need: needed }) => {
                    assert_eq!((had, needed), (have, need), "{case}");
                }
                error => panic!("{case}: {error}"),
            }
            assert!(!out.exists(), "{case}");
        } else {
            let rebuilt = lost.iter().filter(|block| **block < need).count();
            assert_eq!(result.unwrap().rebuilt_blocks as usize, rebuilt, "{case}");
            assert!(documents(&out) == self.documents, "{case}: other documents came back");
            assert_eq!(checked.held[0].report.verdict == Verdict::Ok, count == 0, "{case}");
        }
        if self.trials.is_multiple_of(5) && count <= spare {
            let again = journey.join("again");
            let repaired = repair(&checked.held[0], &again, &Watch::default()).unwrap();
            assert_eq!(repaired.lost, [] as [&str; 0], "{case}");
            let again: BTreeMap<String, Vec<u8>> =
                files(&again).iter().map(|path| (name_of(path), fs::read(path).unwrap())).collect();
            assert!(again == self.whole, "{case}: the bundle is not the same again");
        }
        fs::remove_dir_all(&journey).unwrap();
    }

    /// Loses nothing, everything that may be lost, one more, and random numbers between.
    fn trials(mut self, seed: u64, count: u32) {
        // The long series has more than a thousand in all.
        let count = if soaking() { count * 4 } else { count };
        let mut random = fastrand::Rng::with_seed(seed);
        let spare = self.layout.recovery_blocks;
        for trial in 0..count {
            let lost = match trial {
                0 => 0,
                _ if trial % 3 == 0 => random.u32(..=spare),
                _ if trial % 3 == 1 => spare,
                _ => spare + 1,
            };
            self.trial(&mut random, lost);
        }
        assert_eq!(self.trials, count);
    }

    #[track_caller]
    fn with(self, data: u32, recovery: u32, data_chunks: usize) -> Self {
        let chunks = self.whole.keys().filter(|name| is_chunk(name) && name.starts_with('d')).count();
        assert_eq!((self.layout.data_blocks, self.layout.recovery_blocks, chunks), (data, recovery, data_chunks));
        self
    }
}

const BLOCK: u64 = 1024;

#[test]
fn chunks_of_one_block() {
    Case::new(12_000, "30%", Some(BLOCK)).with(13, 4, 13).trials(1, 40);
}

#[test]
fn chunks_of_three_blocks() {
    Case::new(12_000, "30%", Some(3 * BLOCK)).with(13, 4, 5).trials(2, 40);
}

#[test]
fn chunks_whose_size_is_no_multiple_of_a_block() {
    Case::new(12_000, "45%", Some(5 * BLOCK - 1)).with(13, 6, 4).trials(3, 40);
}

#[test]
fn one_chunk_of_each_kind() {
    Case::new(12_000, "30%", Some(1 << 20)).with(13, 4, 1).trials(4, 30);
}

#[test]
fn nothing_to_spare() {
    Case::new(12_000, "0", Some(2 * BLOCK)).with(13, 0, 7).trials(5, 20);
}

#[test]
fn one_recovery_block() {
    Case::new(12_000, "0.01%", Some(2 * BLOCK)).with(13, 1, 7).trials(6, 20);
}

#[test]
fn twice_as_much_recovery_as_data() {
    Case::new(12_000, "200%", Some(2 * BLOCK)).with(13, 26, 7).trials(7, 40);
}

#[test]
fn one_block_more_than_a_power_of_two() {
    Case::new(32_300, "100%", Some(4 * BLOCK)).with(33, 33, 9).trials(8, 25);
}

#[test]
fn two_data_blocks() {
    Case::new(1000, "200%", Some(BLOCK)).with(2, 4, 2).trials(9, 30);
}

#[test]
fn blocks_and_chunks_that_were_chosen_by_themselves() {
    let case = Case::new(5_000_000, "10%", None);
    assert_eq!((case.layout.block_bytes, case.layout.recovery_blocks), (2048, 245));
    case.trials(10, 9);
}

#[test]
fn a_payload_that_is_a_multiple_of_the_block() {
    // From 16 KiB on, a padded length is a multiple of 1,024.
    let options = Options { chunk_bytes: Some(2 * BLOCK), length: Length::Padded, ..options() };
    let case = Case::of(18_000, &options);
    assert_eq!(case.layout.payload_bytes, u64::from(case.layout.data_blocks) * BLOCK);
    assert_eq!(case.layout.stored_bytes(case.layout.data_blocks - 1), case.layout.block_bytes);
    case.trials(11, 30);
}

#[test]
fn of_a_single_block_any_one_file_is_enough() {
    let mut case = Case::new(10, "200%", Some(BLOCK)).with(1, 2, 1);
    let mut random = fastrand::Rng::with_seed(12);
    // The three may be equal: then one stands for all, and only the documents matter.
    for kept in ["d0001.bin", "r0001.bin", "r0002.bin"] {
        let stick = case.room.path().join(kept);
        for (name, bytes) in case.whole.iter().filter(|(name, _)| !is_chunk(name) || *name == kept) {
            put(&stick.join(name), bytes);
        }
        let out = case.room.path().join(format!("{kept}.out"));
        opened(&checked(&[stick]).unwrap(), &out).unwrap();
        assert!(documents(&out) == case.documents, "{kept}");
    }
    case.trial(&mut random, 3);
}
