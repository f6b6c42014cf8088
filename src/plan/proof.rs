//! The proof of a plan: the blocks that are left when carriers are lost.

use std::collections::HashMap;

/// The most sets of carriers that are counted in turn. With more sets, a sample of this size and the arithmetic are the
/// proof.
pub const SETS_MAX: u64 = 10_000;

/// The method of the proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Every set of carriers that may be lost was counted.
    Every {
        /// The number of sets.
        sets: u64,
    },
    /// There are too many sets. The arithmetic of the worst case holds, and a sample was counted as well.
    Arithmetic {
        /// The number of sets that were counted.
        sampled: u64,
    },
}

/// The blocks that are left after the worst loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The number of carriers that are lost.
    pub survive: u32,
    /// The fewest different blocks that are left.
    pub left_blocks: u32,
    /// The carriers whose loss is worst, among the counted sets.
    pub worst: Vec<usize>,
    /// The method of the proof.
    pub method: Method,
}

/// The number of blocks for each set of carriers that hold the blocks. A set is stored as bits.
pub(crate) struct Holdings {
    carriers: u32,
    copies: u32,
    total: u64,
    groups: Vec<(u128, u64)>,
    loads: Vec<u64>,
}

impl Holdings {
    /// Counts the chunks, each with its holders and its number of blocks.
    pub(crate) fn new<'a>(carriers: u32, copies: u32, chunks: impl Iterator<Item = (&'a [usize], u32)>) -> Self {
        let mut groups: HashMap<u128, u64> = HashMap::new();
        let mut loads = vec![0; carriers as usize];
        let mut total = 0;
        for (holders, blocks) in chunks {
            *groups.entry(bits(holders)).or_default() += u64::from(blocks);
            total += u64::from(blocks);
            for holder in holders {
                if let Some(load) = loads.get_mut(*holder) {
                    *load += u64::from(blocks);
                }
            }
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_unstable();
        Self { carriers, copies, total, groups, loads }
    }

    fn left(&self, lost: u128) -> u64 {
        let gone: u64 = self.groups.iter().filter(|(holders, _)| holders & !lost == 0).map(|(_, blocks)| blocks).sum();
        self.total - gone
    }

    /// The fewest blocks that are left, by arithmetic alone. A chunk is lost when all its holders are lost. So the lost
    /// carriers together held the chunk `copies` times.
    fn left_by_arithmetic(&self, survive: u32) -> u64 {
        if survive < self.copies {
            return self.total;
        }
        let mut loads = self.loads.clone();
        loads.sort_unstable_by(|a, b| b.cmp(a));
        let held: u64 = loads.iter().take(survive as usize).sum();
        self.total.saturating_sub(held / u64::from(self.copies.max(1)))
    }

    /// Proves the number of blocks that are left after the worst loss of `survive` carriers.
    pub(crate) fn prove(&self, survive: u32, seed: u64) -> Proof {
        let count = self.carriers as usize;
        let sets = combinations(u64::from(self.carriers), u64::from(survive)).filter(|sets| *sets <= SETS_MAX);
        let mut worst = (u64::MAX, Vec::new());
        let mut look = |lost: &[usize]| {
            let left = self.left(bits(lost));
            if left < worst.0 {
                worst = (left, lost.to_vec());
            }
        };
        let method = match sets {
            Some(sets) => {
                let mut lost: Vec<usize> = (0..survive as usize).collect();
                look(&lost);
                while next_combination(&mut lost, count) {
                    look(&lost);
                }
                Method::Every { sets }
            }
            None => {
                // The largest carriers come first. Without copies, their loss is the worst loss.
                let mut by_load: Vec<usize> = (0..count).collect();
                by_load.sort_by_key(|carrier| std::cmp::Reverse(self.loads.get(*carrier).copied()));
                look(by_load.get(..survive as usize).unwrap_or_default());
                let mut random = fastrand::Rng::with_seed(seed);
                for _ in 1..SETS_MAX {
                    look(&random.choose_multiple(0..count, survive as usize));
                }
                worst.0 = worst.0.min(self.left_by_arithmetic(survive));
                Method::Arithmetic { sampled: SETS_MAX }
            }
        };
        let left_blocks = u32::try_from(worst.0).unwrap_or(u32::MAX);
        worst.1.sort_unstable();
        Proof { survive, left_blocks, worst: worst.1, method }
    }
}

fn bits(carriers: &[usize]) -> u128 {
    carriers
        .iter()
        .fold(0, |bits, carrier| bits | 1u128.checked_shl(u32::try_from(*carrier).unwrap_or(128)).unwrap_or(0))
}

/// The number of ways to choose `some` of `all`. Returns `None` if the number is too large to count.
fn combinations(all: u64, some: u64) -> Option<u64> {
    let some = some.min(all.checked_sub(some)?);
    (0..some).try_fold(1u64, |ways, n| Some(ways.checked_mul(all - n)? / (n + 1)))
}

/// The next set of the same size, in the order of a dictionary.
fn next_combination(set: &mut [usize], of: usize) -> bool {
    let size = set.len();
    let Some(at) = (0..size).rev().find(|at| set.get(*at).is_some_and(|n| *n + size - at < of)) else { return false };
    let next = set.get(at).map_or(0, |n| n + 1);
    set.iter_mut().skip(at).zip(next..).for_each(|(place, n)| *place = n);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_comes_once() {
        let mut set = vec![0, 1, 2];
        let mut seen = std::collections::HashSet::from([set.clone()]);
        while next_combination(&mut set, 6) {
            assert!(seen.insert(set.clone()));
        }
        assert_eq!(seen.len() as u64, combinations(6, 3).unwrap());
        assert!(!next_combination(&mut [], 6));
        assert_eq!(combinations(99, 50), None);
        assert_eq!(combinations(5, 6), None);
    }

    #[test]
    fn the_worst_loss_is_found_and_the_arithmetic_never_promises_more() {
        let chunks: Vec<(Vec<usize>, u32)> =
            vec![(vec![0, 1], 5), (vec![1, 2], 3), (vec![2, 3], 4), (vec![0, 3], 2), (vec![0, 2], 1)];
        let holdings = Holdings::new(4, 2, chunks.iter().map(|(holders, blocks)| (holders.as_slice(), *blocks)));
        let proof = holdings.prove(2, 0);
        assert_eq!(
            (proof.left_blocks, proof.worst.as_slice(), proof.method),
            (10, &[0, 1][..], Method::Every { sets: 6 })
        );
        assert_eq!(holdings.prove(1, 0).left_blocks, 15);
        for survive in 0..=4 {
            assert!(holdings.left_by_arithmetic(survive) <= u64::from(holdings.prove(survive, 0).left_blocks));
        }
    }

    #[test]
    fn where_sets_are_too_many_the_arithmetic_decides() {
        let chunks: Vec<(Vec<usize>, u32)> = (0..40).map(|n| (vec![n], 1 + u32::from(n < 3))).collect();
        let holdings = Holdings::new(40, 1, chunks.iter().map(|(holders, blocks)| (holders.as_slice(), *blocks)));
        let proof = holdings.prove(20, 7);
        assert_eq!((proof.left_blocks, proof.method), (43 - 23, Method::Arithmetic { sampled: SETS_MAX }));
    }
}
