//! Pieces of committed files at any byte of another file, found by their rolling sums and proven by their hashes (FORMAT.md §21.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ops::Range;

use crate::digest::sha256;
use crate::error::Result;
use crate::format::Hash;
use crate::format::commitment::{Index, Run, rolled, rolling_sum};
use crate::limits::COMMITTED_PIECE_BYTES;
use crate::watch::Watch;
use pannier_reader::carriers::{Bytes, Carriers};

/// Bytes of a piece, in memory.
const PIECE: usize = COMMITTED_PIECE_BYTES as usize;
/// Most windows of one gap that have the sum of a piece and not its hash. Whoever makes a file of such windows wants us to hash
/// for ever; in files of others there is none.
const TRIALS: usize = 1_024;

/// Returns what runs of pieces leave of a file, as far as a piece has room in it.
pub(super) fn gaps(runs: &[(u64, Run)], length: u64) -> Vec<Range<u64>> {
    let mut gaps = Vec::new();
    let mut from = 0;
    let ends = runs.iter().map(|(at, run)| {
        let bytes = (run.count as u64).saturating_mul(COMMITTED_PIECE_BYTES);
        (*at, at.saturating_add(bytes).min(length))
    });
    for (at, end) in ends.chain([(length, length)]) {
        if at.saturating_sub(from) >= COMMITTED_PIECE_BYTES {
            gaps.push(from..at);
        }
        from = end;
    }
    gaps
}

/// A piece that was found.
struct Found {
    at: u64,
    bytes: u64,
    hash: Hash,
}

/// Returns the runs of committed pieces in a gap of a file, each with its first byte in the file.
///
/// # Errors
/// Only when the caller stops.
pub(super) fn slide(
    carriers: &dyn Carriers,
    number: usize,
    gap: Range<u64>,
    index: &Index,
    watch: &Watch,
) -> Result<Vec<(u64, Run)>> {
    // A file that cannot be opened was told before.
    let Some(file) = index.has_sums().then(|| carriers.open(number).ok()).flatten() else { return Ok(Vec::new()) };
    let mut found: Vec<Found> = Vec::new();
    let (mut trials, mut start, mut buffer) = (TRIALS, gap.start, vec![0; 2 * PIECE]);
    while gap.end.saturating_sub(start) >= COMMITTED_PIECE_BYTES {
        let here = usize::try_from(gap.end.saturating_sub(start)).unwrap_or(usize::MAX).min(buffer.len());
        let space = buffer.get_mut(..here).unwrap_or_default();
        if file.read_exact_at(space, start).is_err() {
            // Around a bad place of a medium, pieces are looked for behind the place.
            start = start.saturating_add(COMMITTED_PIECE_BYTES);
            watch.advance(COMMITTED_PIECE_BYTES)?;
            continue;
        }
        let step = match window(space, index, &mut trials) {
            Some((at, hash)) => {
                let at = start.saturating_add(at as u64);
                let end = at.saturating_add(COMMITTED_PIECE_BYTES);
                found.push(Found { at, bytes: COMMITTED_PIECE_BYTES, hash });
                found.extend(tail(file.as_ref(), end..gap.end, &hash, index));
                end.saturating_sub(start)
            }
            None => COMMITTED_PIECE_BYTES,
        };
        start = start.saturating_add(step);
        watch.advance(step)?;
    }
    Ok(runs(&found, index))
}

/// Returns the first window of one piece that is a piece, with its place. All windows that begin in the first piece are tried.
fn window(bytes: &[u8], index: &Index, trials: &mut usize) -> Option<(usize, Hash)> {
    let (first, rest) = bytes.split_at_checked(PIECE)?;
    let mut sum = rolling_sum(first);
    let neighbours = first.iter().zip(rest.iter().map(Some).chain([None]));
    for (at, (leaving, coming)) in neighbours.enumerate() {
        if index.may_have_sum(sum) && *trials > 0 {
            let hash = sha256(bytes.get(at..)?.get(..PIECE)?);
            if index.has_piece(&hash) {
                return Some((at, hash));
            }
            *trials = trials.saturating_sub(1);
        }
        sum = rolled(sum, *leaving, *coming?);
    }
    None
}

/// Returns the short last piece of a committed file behind the piece before it.
fn tail(file: &dyn Bytes, behind: Range<u64>, hash: &Hash, index: &Index) -> Option<Found> {
    let (wanted, bytes) = index.tail(hash).filter(|(_, bytes)| *bytes <= behind.end.saturating_sub(behind.start))?;
    let mut piece = vec![0; usize::try_from(bytes).ok()?];
    file.read_exact_at(&mut piece, behind.start).ok()?;
    (sha256(&piece) == wanted).then_some(Found { at: behind.start, bytes, hash: wanted })
}

/// Joins pieces that stand one behind another.
fn runs(found: &[Found], index: &Index) -> Vec<(u64, Run)> {
    let is_next = |one: &Found, next: &Found| one.at.saturating_add(one.bytes) == next.at;
    let mut runs = Vec::new();
    for row in found.chunk_by(is_next) {
        let Some(first) = row.first() else { continue };
        let hashes: Vec<Hash> = row.iter().map(|one| one.hash).collect();
        let place = |run: &Run| first.at.saturating_add((run.at as u64).saturating_mul(COMMITTED_PIECE_BYTES));
        runs.extend(index.runs(&hashes).into_iter().map(|run| (place(&run), run)));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_what_runs_leave_if_a_piece_has_room() {
        let run = |at: u64, count: usize| (at << 20, Run { file: 0, first: 0, at: 0, count });
        assert_eq!(gaps(&[], 10 << 20).first(), Some(&(0..10 << 20)));
        assert_eq!(gaps(&[], 1000), []);
        assert_eq!(gaps(&[run(0, 2), run(5, 1)], (8 << 20) + 3), [2 << 20..5 << 20, 6 << 20..(8 << 20) + 3]);
        assert_eq!(gaps(&[run(0, 3)], (2 << 20) + 7), []);
    }
}
