//! The order of a loop over cells and time. A hand over one corner, a bad line of pixels and every second picture that is lost
//! cost each object the same share of its frames.

use std::collections::BTreeMap;

use super::grid::Grid;
use pannier_format::Frame;
use pannier_format::frame::{Group, Kind, Role};

/// The small files are shown again after this number of other frames in each cell. At ten pictures a second, these are six
/// seconds.
const AGAIN_FRAMES: usize = 64;

/// All codes of a loop, in the order in which a grid shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// The codes that are shown at once.
    pub grid: Grid,
    /// The numbers of the frames. A round of pictures takes them one after another.
    order: Vec<usize>,
}

impl Loop {
    /// Puts frames into the order for a grid.
    pub fn new(frames: &[Frame], grid: Grid) -> Self {
        let order =
            if grid == Grid::ONE { one_by_one(frames) } else { dealt(&entries(frames, grid.cells()), grid.cells()) };
        Self { grid, order }
    }

    /// The numbers of the frames, picture by picture and cell by cell.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The pictures of a round.
    pub fn pictures(&self) -> usize {
        self.order.len().div_ceil(self.grid.cells())
    }

    /// The numbers of the frames in the cells of a picture. Pictures are counted from 0, over all rounds. The cells turn from
    /// round to round: whatever one cell hides is elsewhere in the next round.
    pub fn picture(&self, number: usize) -> Vec<usize> {
        let (cells, round) = (self.grid.cells(), self.pictures().max(1));
        let start = number % round * cells;
        let mut picture: Vec<usize> = self.order.iter().skip(start).take(cells).copied().collect();
        let turn = number / round % picture.len().max(1);
        picture.rotate_right(turn);
        picture
    }
}

/// A frame that is shown once in a round.
#[derive(Clone, Copy)]
struct Entry {
    /// The place in the round, in fine steps.
    place: u64,
    object: usize,
    frame: usize,
    /// Whether the entry is in pictures of even numbers.
    is_even: bool,
}

/// Each object at nearly even distances, in even and odd pictures by turns. Small files beside chunks are shown more than once.
fn entries(frames: &[Frame], cells: usize) -> Vec<Entry> {
    let mut objects: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    for (number, frame) in frames.iter().enumerate() {
        objects.entry(frame.group).or_default().push(number);
    }
    let is_small = |group: &Group| group.kind == Kind::Bag;
    let small: usize = objects.iter().filter(|(group, _)| is_small(group)).map(|(_, frames)| frames.len()).sum();
    let rest = frames.len() - small;
    // Twice in a long round, so that one line of cells never hides all of a small file.
    let least = if rest > AGAIN_FRAMES.max(4 * small) { 2 } else { 1 };
    let times = rest.div_ceil((cells * AGAIN_FRAMES).max(4 * small)).max(least);
    let mut entries = Vec::new();
    for (object, (group, numbers)) in objects.iter().enumerate() {
        let times = if is_small(group) { times } else { 1 };
        let all = numbers.len() * times;
        for (at, frame) in numbers.iter().cycle().take(all).enumerate() {
            let place = ((2 * at as u64 + 1) << 32) / (2 * all as u64);
            // A frame that is shown again is in the other pictures then.
            let is_even = (object + at + at / numbers.len() * (1 - numbers.len() % 2)).is_multiple_of(2);
            entries.push(Entry { place, object, frame: *frame, is_even });
        }
    }
    entries.sort_by_key(|entry| (entry.place, entry.object));
    entries
}

/// Deals entries to the cells of an odd number of pictures. Whoever sees every second picture sees all of them in two rounds.
fn dealt(entries: &[Entry], cells: usize) -> Vec<usize> {
    let mut pictures = 1_usize;
    let [mut even, mut odd]: [Vec<Entry>; 2] =
        [true, false].map(|is_even| entries.iter().filter(|entry| entry.is_even == is_even).copied().collect());
    if entries.len() <= cells {
        even.append(&mut odd);
    }
    while even.len() > pictures.div_ceil(2) * cells || odd.len() > pictures / 2 * cells {
        pictures += 2;
    }
    // What is over is filled with frames that the other pictures show, at even distances.
    let fill = |some: &mut Vec<Entry>, pictures: usize, others: &[Entry]| {
        let lacking = pictures * cells - some.len();
        let from = if others.is_empty() { some.clone() } else { others.to_vec() };
        some.extend((0..lacking).filter_map(|number| from.get(number * from.len() / lacking)));
        some.sort_by_key(|entry| (entry.place, entry.object));
    };
    let others = [odd.clone(), even.clone()];
    fill(&mut even, pictures.div_ceil(2), &others[0]);
    fill(&mut odd, pictures / 2, &others[1]);
    let mut counts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut order = Vec::new();
    let (mut even, mut odd) = (even.chunks(cells), odd.chunks(cells));
    for picture in 0..pictures {
        let next = if picture % 2 == 0 { even.next() } else { odd.next() };
        order.extend(placed(next.unwrap_or_default(), cells, &mut counts));
    }
    order
}

/// Puts each entry of a picture into the free cell that had fewest frames of its object.
fn placed(entries: &[Entry], cells: usize, counts: &mut BTreeMap<usize, Vec<usize>>) -> Vec<usize> {
    let mut free: Vec<usize> = (0..cells).collect();
    let mut picture = vec![0; cells];
    for entry in entries {
        let had = counts.entry(entry.object).or_insert_with(|| vec![0; cells]);
        let best = free.iter().enumerate().min_by_key(|(_, cell)| had.get(**cell)).map(|(at, _)| at);
        let Some(cell) = best.map(|at| free.remove(at)) else { continue };
        if let (Some(place), Some(count)) = (picture.get_mut(cell), had.get_mut(cell)) {
            *place = entry.frame;
            *count += 1;
        }
    }
    picture
}

/// The order for one code at a time: small files, source frames, recovery frames. If the small files are their own object, the
/// small files are repeated within the round.
fn one_by_one(frames: &[Frame]) -> Vec<usize> {
    let is_small = |frame: &Frame| frame.group.kind == Kind::Bag;
    let alone = frames.iter().all(is_small);
    let pick = |wanted: &dyn Fn(&Frame) -> bool| -> Vec<usize> {
        frames.iter().enumerate().filter(|(_, frame)| wanted(frame)).map(|(at, _)| at).collect()
    };
    let sources = pick(&|frame| frame.role == Role::Source && (alone || !is_small(frame)));
    let recovery = pick(&|frame| frame.role == Role::Recovery && (alone || !is_small(frame)));
    let rest: Vec<usize> = sources.into_iter().chain(recovery).collect();
    if alone {
        return rest;
    }
    let small = pick(&|frame| frame.role == Role::Source && is_small(frame));
    let mut spare = pick(&|frame| frame.role == Role::Recovery && is_small(frame)).into_iter();
    let mut order = Vec::new();
    // Small files with many frames are repeated less often. Otherwise the small files would fill half of the loop.
    for run in rest.chunks(AGAIN_FRAMES.max(4 * small.len())) {
        order.extend(&small);
        order.extend(run);
        order.extend(spare.by_ref().take(small.len().min(4)));
    }
    order.extend(spare);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use pannier_format::frame::Sid;

    /// Objects of these numbers of frames. The first of several is the bag of small files.
    fn objects(counts: &[u32]) -> Vec<Frame> {
        let mut frames = Vec::new();
        for (object, count) in (0u8..).zip(counts) {
            let kind = if object == 0 { Kind::Bag } else { Kind::Chunk };
            let source_count = count.div_ceil(2);
            let group = Group {
                kind,
                sid: Sid::of(&pannier_format::Hash([object; 32])),
                source_count,
                recovery_count: count - source_count,
                object_bytes: source_count * 10,
                body_bytes: 10,
            };
            for index in 0..*count {
                let (role, index) = match index.checked_sub(source_count) {
                    None => (Role::Source, index),
                    Some(index) => (Role::Recovery, index),
                };
                frames.push(Frame { group, role, index, body: vec![0; 10] });
            }
        }
        frames
    }

    /// The share of an object's different frames that are not seen, for each object.
    fn lost(
        frames: &[Frame],
        shown: &Loop,
        pictures: usize,
        seen: impl Fn(usize, usize) -> bool,
    ) -> Vec<(usize, usize)> {
        let mut there: BTreeMap<Group, (Vec<usize>, usize)> = BTreeMap::new();
        frames.iter().for_each(|frame| there.entry(frame.group).or_default().1 += 1);
        for picture in 0..pictures {
            for (_, number) in shown.picture(picture).into_iter().enumerate().filter(|(cell, _)| seen(picture, *cell)) {
                there.get_mut(&frames[number].group).unwrap().0.push(number);
            }
        }
        there
            .into_values()
            .map(|(mut numbers, all)| {
                numbers.sort_unstable();
                numbers.dedup();
                (all - numbers.len(), all)
            })
            .collect()
    }

    const GRIDS: [(u32, u32); 6] = [(2, 1), (3, 2), (4, 2), (6, 3), (5, 1), (8, 8)];
    const MIXTURES: [&[u32]; 7] =
        [&[11], &[17, 100], &[13, 640], &[13, 60, 60, 60], &[20, 6, 300], &[3, 1, 1, 1, 1], &[40, 1000, 7]];

    #[test]
    fn a_round_shows_everything_in_an_odd_number_of_pictures() {
        for (columns, rows) in GRIDS {
            for counts in MIXTURES {
                let frames = objects(counts);
                let shown = Loop::new(&frames, Grid::new(columns, rows).unwrap());
                assert_eq!(shown.pictures() % 2, 1);
                assert_eq!(shown.order().len(), shown.pictures() * shown.grid.cells());
                assert!(lost(&frames, &shown, shown.pictures(), |_, _| true).iter().all(|(lost, _)| *lost == 0));
                // Two rounds for whoever sees every second picture.
                let half = lost(&frames, &shown, 2 * shown.pictures(), |picture, _| picture % 2 == 0);
                assert!(half.iter().all(|(lost, _)| *lost == 0), "{columns}x{rows} {counts:?}: {half:?}");
            }
        }
    }

    #[test]
    fn a_hand_a_line_and_every_second_picture_cost_each_object_alike() {
        for (columns, rows) in GRIDS {
            let grid = Grid::new(columns, rows).unwrap();
            let cells = grid.cells();
            for counts in MIXTURES {
                let frames = objects(counts);
                let shown = Loop::new(&frames, grid);
                let round = shown.pictures();
                let fair = |what: &str, lost: Vec<(usize, usize)>, of: usize, in_all: usize| {
                    for (lost, all) in lost {
                        // Its share, a tenth of its frames, and what rounding costs an object of few frames.
                        let most = all * of / in_all + all / 10 + 2;
                        assert!(lost <= most, "{what}, {grid} {counts:?}: {lost} of {all}, at most {most}");
                    }
                };
                for corner in [0, cells - 1] {
                    fair("corner", lost(&frames, &shown, round, |_, cell| cell != corner), 1, cells);
                }
                for line in 0..rows as usize {
                    let line = lost(&frames, &shown, round, |_, cell| cell / columns as usize != line);
                    fair("line", line, 1, rows as usize);
                }
                let second = lost(&frames, &shown, round, |picture, _| picture % 2 == 0);
                fair("second", second, 1, 2);
                // What one corner hides in one round is elsewhere in the next rounds.
                let covered = lost(&frames, &shown, 12 * round, |_, cell| cell != 0);
                assert!(covered.iter().all(|(lost, _)| *lost == 0), "{grid} {counts:?}: {covered:?}");
            }
        }
    }

    #[test]
    fn one_code_at_a_time_begins_with_the_small_files() {
        let frames = objects(&[5, 200]);
        let shown = Loop::new(&frames, Grid::ONE);
        assert_eq!(&shown.order()[..4], [0, 1, 2, 5]);
        assert_eq!(shown.order().iter().filter(|number| **number == 0).count(), 4);
        assert_eq!(shown.picture(3), [5]);
    }
}
