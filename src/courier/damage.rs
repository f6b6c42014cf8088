//! Damage on the way, as a pure function of a seed: lost carriers, flipped bits, torn copies, lost names. The damage is
//! never more than a plan promises to survive.

/// The damage of a trial, beside the loss of carriers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// No more damage.
    Loss,
    /// Bits flip in blocks.
    Rot,
    /// Copies end early.
    Torn,
    /// Copies have their full length, but contain only zeros from some offset on. The medium was pulled out before the
    /// end of the write.
    Zeros,
    /// All files are renamed and are in one folder together with files of others.
    Renamed,
    /// Each small file has only zeros on all carriers but one.
    Small,
    /// All kinds of damage at once.
    All,
}

impl DamageKind {
    /// Every kind, in the order of the table.
    pub const EVERY: [Self; 7] =
        [Self::Loss, Self::Rot, Self::Torn, Self::Zeros, Self::Renamed, Self::Small, Self::All];

    fn has(self, other: Self) -> bool {
        self == other || self == Self::All
    }
}

/// A file of blocks on a carrier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CarriedFile {
    /// The blocks in the file, one after another.
    pub(crate) blocks: Vec<u32>,
}

/// The damage of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edits {
    /// The file ends at this offset.
    pub(crate) cut_at: Option<u64>,
    /// The file is zero from this offset on.
    pub(crate) zeros_from: Option<u64>,
    /// Bits that flipped: offset and mask.
    pub(crate) flips: Vec<(u64, u8)>,
}

impl Edits {
    /// Tells whether a range of the file is changed.
    pub(crate) fn touch(&self, from: u64, to: u64) -> bool {
        self.cut_at.is_some_and(|at| at < to)
            || self.zeros_from.is_some_and(|at| at < to)
            || self.flips.iter().any(|(at, _)| (from..to).contains(at))
    }

    /// Applies the damage to the bytes that begin at the offset `from`.
    pub(crate) fn apply(&self, from: u64, bytes: &mut Vec<u8>) {
        let within = |at: u64| usize::try_from(at.saturating_sub(from)).unwrap_or(usize::MAX);
        for (at, mask) in self.flips.iter().filter(|(at, _)| *at >= from) {
            if let Some(byte) = bytes.get_mut(within(*at)) {
                *byte ^= mask;
            }
        }
        if let Some(at) = self.zeros_from {
            bytes.iter_mut().skip(within(at)).for_each(|byte| *byte = 0);
        }
        if let Some(at) = self.cut_at {
            bytes.truncate(within(at));
        }
    }
}

/// The damage of one trial.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trial {
    /// Carriers that are lost.
    pub(crate) lost: Vec<usize>,
    /// The damage of every file on every carrier.
    pub(crate) edits: Vec<Vec<Edits>>,
    /// For every small file, the only carrier on which the small file stays whole. `None` if the small files are not
    /// damaged.
    pub(crate) small_whole_on: Option<Vec<usize>>,
    /// Whether the names are lost.
    pub(crate) renamed: bool,
}

/// The input from which a trial is drawn.
pub(crate) struct TrialSetup<'a> {
    pub(crate) carriers: &'a [Vec<CarriedFile>],
    pub(crate) block_bytes: u32,
    pub(crate) block_count: u32,
    pub(crate) need: u32,
    pub(crate) survive: u32,
    /// The loss that the proof found worst.
    pub(crate) worst: &'a [usize],
    /// For every carrier, whether the carrier has each small file.
    pub(crate) small_on: &'a [Vec<bool>],
}

impl TrialSetup<'_> {
    /// Returns the number of different blocks on the carriers that are not lost.
    pub(crate) fn left(&self, lost: &[usize]) -> u32 {
        let mut held = vec![false; self.block_count as usize];
        for (_, files) in self.carriers.iter().enumerate().filter(|(carrier, _)| !lost.contains(carrier)) {
            for block in files.iter().flat_map(|file| &file.blocks) {
                if let Some(held) = held.get_mut(*block as usize) {
                    *held = true;
                }
            }
        }
        u32::try_from(held.iter().filter(|held| **held).count()).unwrap_or(u32::MAX)
    }

    /// Draws a trial. The damage beside the lost carriers removes at most the blocks that are left to spare.
    pub(crate) fn draw(&self, kind: DamageKind, number: u32, random: &mut fastrand::Rng) -> Trial {
        let count = self.carriers.len();
        let lost = match number % 4 {
            // The trial loses the worst set of carriers, or the largest allowed number, or a random number up to the
            // largest.
            0 => self.worst.to_vec(),
            1 => random.choose_multiple(0..count, self.survive as usize),
            _ => {
                let some = random.u32(0..=self.survive) as usize;
                random.choose_multiple(0..count, some)
            }
        };
        let mut spare = self.left(&lost).saturating_sub(self.need);
        let mut edits: Vec<Vec<Edits>> =
            self.carriers.iter().map(|files| vec![Edits::default(); files.len()]).collect();
        let mut files: Vec<(usize, usize)> = self
            .carriers
            .iter()
            .enumerate()
            .filter(|(carrier, _)| !lost.contains(carrier))
            .flat_map(|(carrier, files)| (0..files.len()).map(move |file| (carrier, file)))
            .collect();
        random.shuffle(&mut files);
        let block = u64::from(self.block_bytes);
        for (at, (carrier, file)) in files.into_iter().enumerate() {
            let Some(held) = self.carriers.get(carrier).and_then(|files| files.get(file)) else { continue };
            let blocks = u32::try_from(held.blocks.len()).unwrap_or(0);
            let Some(edits) = edits.get_mut(carrier).and_then(|edits| edits.get_mut(file)) else { continue };
            if spare == 0 || blocks == 0 {
                continue;
            }
            let ways: Vec<DamageKind> = [DamageKind::Rot, DamageKind::Torn, DamageKind::Zeros]
                .into_iter()
                .filter(|way| kind.has(*way))
                .collect();
            match ways.get(at % ways.len().max(1)) {
                Some(DamageKind::Rot) => {
                    let some = random.u32(1..=spare.min(blocks));
                    for n in random.choose_multiple(0..blocks, some as usize) {
                        // The offset is near the start of the block, so that a short last block is hit too.
                        edits.flips.push((u64::from(n) * block + random.u64(0..64), 1 << random.u8(..8)));
                    }
                    spare -= some;
                }
                Some(DamageKind::Torn | DamageKind::Zeros) => {
                    let some = random.u32(1..=spare.min(blocks));
                    let place = u64::from(blocks - some) * block + random.u64(0..block);
                    if matches!(ways.get(at % ways.len().max(1)), Some(DamageKind::Torn)) {
                        edits.cut_at = Some(place);
                    } else {
                        edits.zeros_from = Some(place);
                    }
                    spare -= some;
                }
                _ => {}
            }
        }
        let alive: Vec<usize> = (0..count).filter(|carrier| !lost.contains(carrier)).collect();
        let small_count = self.small_on.first().map_or(0, Vec::len);
        let mut keeper = |number: usize| {
            let has = |carrier: &&usize| self.small_on.get(**carrier).and_then(|on| on.get(number)) == Some(&true);
            random.choice(alive.iter().filter(has).collect::<Vec<_>>()).copied().unwrap_or(0)
        };
        let small_whole_on = kind.has(DamageKind::Small).then(|| (0..small_count).map(&mut keeper).collect());
        Trial { lost, edits, small_whole_on, renamed: kind.has(DamageKind::Renamed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_laid_over_the_bytes() {
        let edits = Edits { cut_at: Some(13), zeros_from: Some(12), flips: vec![(3, 1), (10, 0x80)] };
        let mut bytes = vec![7; 4];
        edits.apply(10, &mut bytes);
        assert_eq!(bytes, [0x87, 7, 0]);
        assert!(edits.touch(0, 4) && !edits.touch(4, 10) && edits.touch(10, 11) && edits.touch(12, 20));
        edits.apply(20, &mut bytes);
        assert!(bytes.is_empty());
    }

    #[test]
    fn a_trial_never_costs_more_than_there_is_to_spare() {
        let file = |from: u32| CarriedFile { blocks: (from..from + 5).collect() };
        let carriers: Vec<Vec<CarriedFile>> = (0..5).map(|n| vec![file(n * 10), file(n * 10 + 5)]).collect();
        let worst = [0, 1];
        let small_on = vec![vec![true; 6]; 5];
        let room = TrialSetup {
            carriers: &carriers,
            block_bytes: 1024,
            block_count: 50,
            need: 28,
            survive: 2,
            worst: &worst,
            small_on: &small_on,
        };
        let mut touched = 0;
        for (number, kind) in (0..700).zip(DamageKind::EVERY.into_iter().cycle()) {
            let trial = room.draw(kind, number, &mut fastrand::Rng::with_seed(u64::from(number)));
            assert!(trial.lost.len() <= 2);
            let damaged = |(carrier, files): (usize, &Vec<Edits>)| {
                let of = |(file, edits): (usize, &Edits)| {
                    let blocks = 0..carriers[carrier][file].blocks.len() as u64;
                    blocks.filter(|n| edits.touch(n * 1024, (n + 1) * 1024)).count() as u32
                };
                files.iter().enumerate().map(of).sum::<u32>()
            };
            let damaged: u32 = trial.edits.iter().enumerate().map(damaged).sum();
            assert!(room.left(&trial.lost) - damaged >= 28, "{trial:?}");
            touched += damaged;
        }
        assert!(touched > 500, "{touched}");
    }
}
