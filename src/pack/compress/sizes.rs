//! Tests: an archive of many tiny documents, or of pages that share lines, takes no more room than by hand.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::tests::text;
use super::*;

/// Pieces of texts that all authors use, behind a head of 512 bytes for each document, as in an archive.
fn archive(documents: usize, pieces_each: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(9);
    let shared = text(1 << 20);
    let mut out = Vec::new();
    for number in 0..documents {
        let mut head = format!("notes/{:03}/note-{number:06}.txt", number / 500).into_bytes();
        head.resize(512, 0);
        out.extend_from_slice(&head);
        for _ in 0..pieces_each {
            let from = random.usize(..shared.len() - 300);
            out.extend_from_slice(&shared[from..from + 300]);
        }
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out
}

/// What `zstd --long=25` makes of the same archive at the same level.
fn by_hand(archive: &[u8], level: i32) -> usize {
    encoder((Vec::new(), None), level, 1, archive.len() as u64, None)
        .and_then(|mut encoder| encoder.write_all(archive).and_then(|()| encoder.finish()))
        .unwrap()
        .len()
}

#[test]
fn many_tiny_documents_and_pages_that_share_lines_are_no_larger_than_by_hand() {
    for (what, archive) in [("documents of 300 bytes", archive(9_000, 1)), ("pages", archive(200, 150))] {
        for (level, like) in [(1, 0), (LARGE_LEVEL, 0), (LARGE_LEVEL, LARGE_BYTES), (4, 0), (MIDDLE_LEVEL, 33 << 20)] {
            let (length, tuning) = (archive.len() as u64, Tuning::of(level, like));
            let mut ours = Compressor::tuned((Vec::new(), None), level, 2, length, tuning).unwrap();
            ours.write_all(&archive).unwrap();
            let (ours, theirs) = (ours.finish().unwrap().len(), by_hand(&archive, level));
            assert!(ours * 1_000 <= theirs * 1_002, "{what}, level {level}: {ours} and {theirs}");
        }
    }
}

#[test]
fn every_level_and_size_has_its_jobs() {
    for level in LEVELS {
        for bytes in [0, 1, 1 << 20, 33 << 20, 75 << 20, LARGE_BYTES - 1, LARGE_BYTES, 1 << 40] {
            let tuning = Tuning::of(level, bytes);
            assert_eq!(tuning.is_some(), level < THOROUGH_LEVELS);
            assert!(tuning.is_none_or(|tuning| (FAST_JOB_BYTES..=JOB_MOST_BYTES).contains(&tuning.job_bytes)));
        }
    }
}
