//! Hashing files in one pass: whole files side by side, and the pieces of long files.

use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use super::fault::CommitFault;
use crate::digest::{Hasher, TOGETHER, sha256, update_each};
use crate::error::{Doing, Error, Result};
use crate::format::Hash;
use crate::format::commitment::rolling_sum;
use crate::limits::COMMITTED_PIECE_BYTES;
use crate::store;
use crate::watch::Watch;
use pannier_reader::carriers::{Bytes, Carriers, Unreadable};

/// Bytes of a piece, in memory.
const PIECE: usize = COMMITTED_PIECE_BYTES as usize;
/// Hashes that advance side by side.
const SIDE_BY_SIDE: usize = TOGETHER as usize;

/// Stands for a piece that cannot be read. No bytes have this hash.
const UNREAD: Hash = Hash([0; 32]);

/// A file that was hashed whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hashed {
    pub(super) bytes: u64,
    pub(super) sha256: Hash,
    /// The hashes of all pieces.
    pub(super) leaves: Vec<Hash>,
    /// The rolling sums of all pieces that have their full length.
    pub(super) sums: Vec<u64>,
}

/// Hashes a file that is to be committed, the whole file and its pieces side by side.
///
/// # Errors
/// [`CommitFault::Changed`] if the file is not the same before and after, or the error of the system.
pub(super) fn commit_file(path: &Path, watch: &Watch) -> Result<Hashed> {
    let mut file = store::open(path)?;
    let failed = |error| Error::io(Doing::Read, path, error);
    let state = |file: &std::fs::File| -> Result<(u64, Option<SystemTime>)> {
        let meta = file.metadata().map_err(failed)?;
        Ok((meta.len(), meta.modified().ok()))
    };
    let before = state(&file)?;
    let (mut whole, mut bytes, mut buffer) = (Hasher::default(), 0_u64, vec![0; PIECE]);
    let (mut leaves, mut sums) = (Vec::new(), Vec::new());
    // A file that the system makes up on reading has no length, and may never end.
    while bytes < before.0 {
        let filled = fill(&mut file, &mut buffer).map_err(failed)?;
        let Some(piece) = buffer.get(..filled).filter(|piece| !piece.is_empty()) else { break };
        let mut leaf = Hasher::default();
        whole.update_both(&mut leaf, piece);
        leaves.push(leaf.finish());
        if filled == PIECE {
            sums.push(rolling_sum(piece));
        }
        bytes = bytes.saturating_add(filled as u64);
        watch.advance(filled as u64)?;
    }
    if state(&file)? != before || bytes != before.0 {
        return Err(CommitFault::Changed(path.to_owned()).into());
    }
    Ok(Hashed { bytes, sha256: whole.finish(), leaves, sums })
}

fn fill(file: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while let Some(space) = buffer.get_mut(filled..).filter(|space| !space.is_empty()) {
        match file.read(space) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// A file that is hashed beside another file.
struct Lane<'a> {
    number: usize,
    file: Box<dyn Bytes + 'a>,
    length: u64,
    at: u64,
    hasher: Hasher,
}

/// Hashes whole files, two at a time. `next` gives the number of a file, and `done` takes its hash.
///
/// # Errors
/// Only when the caller stops. `unread` takes the files that cannot be read.
pub(super) fn hash_whole(
    carriers: &dyn Carriers,
    next: impl Fn() -> Option<usize>,
    done: impl Fn(usize, Hash),
    unread: impl Fn(Unreadable),
    watch: &Watch,
) -> Result<()> {
    let begun = || {
        loop {
            let number = next()?;
            let length = carriers.files().get(number).map_or(0, |found| found.bytes);
            if length == 0 {
                done(number, sha256(b""));
                continue;
            }
            match carriers.open(number) {
                Ok(file) => return Some(Lane { number, file, length, at: 0, hasher: Hasher::default() }),
                Err(error) => unread(Unreadable::new(carriers.path(number), &error)),
            }
        }
    };
    let mut lanes: [Option<Lane<'_>>; SIDE_BY_SIDE] = std::array::from_fn(|_| None);
    let mut buffers: [Vec<u8>; SIDE_BY_SIDE] = std::array::from_fn(|_| vec![0; PIECE]);
    loop {
        let mut steps = [0_usize; SIDE_BY_SIDE];
        for ((lane, buffer), step) in lanes.iter_mut().zip(&mut buffers).zip(&mut steps) {
            // A file that ends early gives its lane to the next.
            loop {
                if lane.is_none() {
                    *lane = begun();
                }
                let Some(one) = lane.as_mut() else { break };
                *step = usize::try_from(one.length.saturating_sub(one.at)).unwrap_or(PIECE).min(PIECE);
                match one.file.read_exact_at(buffer.get_mut(..*step).unwrap_or_default(), one.at) {
                    Ok(()) => break,
                    Err(error) => {
                        unread(Unreadable::new(carriers.path(one.number), &error));
                        (*lane, *step) = (None, 0);
                    }
                }
            }
        }
        let read = lanes.iter_mut().zip(&buffers).zip(steps);
        let jobs = read.filter_map(|((lane, buffer), step)| Some((&mut lane.as_mut()?.hasher, [buffer.get(..step)?])));
        update_each(jobs);
        let bytes: usize = steps.iter().sum();
        if bytes == 0 {
            return Ok(());
        }
        for (lane, step) in lanes.iter_mut().zip(steps) {
            let Some(one) = lane.as_mut() else { continue };
            one.at = one.at.saturating_add(step as u64);
            if one.at >= one.length
                && let Some(whole) = lane.take()
            {
                done(whole.number, whole.hasher.finish());
            }
        }
        watch.advance(bytes as u64)?;
    }
}

/// Hashes the pieces of the first `most` bytes of a file. A piece that cannot be read has a hash that no bytes have.
///
/// # Errors
/// Only when the caller stops.
pub(super) fn hash_pieces(carriers: &dyn Carriers, number: usize, most: u64, watch: &Watch) -> Result<Vec<Hash>> {
    let length = carriers.files().get(number).map_or(0, |found| found.bytes).min(most);
    // A file that cannot be opened was told before.
    let Ok(file) = carriers.open(number) else { return Ok(Vec::new()) };
    let (mut hashes, mut at, mut buffer) = (Vec::new(), 0_u64, vec![0; PIECE * SIDE_BY_SIDE]);
    while at < length {
        let step = usize::try_from(length.saturating_sub(at)).unwrap_or(usize::MAX).min(buffer.len());
        let space = buffer.get_mut(..step).unwrap_or_default();
        if file.read_exact_at(space, at).is_ok() {
            let mut hashers: [Hasher; SIDE_BY_SIDE] = std::array::from_fn(|_| Hasher::default());
            update_each(hashers.iter_mut().zip(space.chunks(PIECE)).map(|(hasher, piece)| (hasher, [piece])));
            hashes.extend(hashers.into_iter().take(step.div_ceil(PIECE)).map(Hasher::finish));
        } else {
            // The pieces around a bad place of a medium are pieces all the same.
            let mut from = at;
            for piece in space.chunks_mut(PIECE) {
                let read = file.read_exact_at(piece, from);
                hashes.push(read.map_or(UNREAD, |()| sha256(piece)));
                from = from.saturating_add(piece.len() as u64);
            }
        }
        at = at.saturating_add(step as u64);
        watch.advance(step as u64)?;
    }
    Ok(hashes)
}
