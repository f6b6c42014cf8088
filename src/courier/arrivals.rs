//! Counts of the documents that could be opened while carriers arrive, one after another.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt::Write as _;

use crate::open::Needs;

/// What could be opened after some carriers arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// How many carriers arrived.
    pub carriers: u32,
    /// The fewest documents of all orders that were tried.
    pub least: u32,
    /// The mean, in hundredths of a document.
    pub mean_hundredths: u64,
    /// The most documents.
    pub most: u32,
}

/// Tries orders in which carriers arrive, and counts the documents after each carrier. `carriers` are the blocks of each carrier.
pub(super) fn arrivals(
    carriers: &[Vec<u32>],
    needs: &Needs,
    (data_blocks, block_count): (u32, u32),
    orders: u32,
    seed: u64,
) -> Vec<Arrived> {
    let mut sums = vec![(u32::MAX, 0_u64, 0_u32); carriers.len()];
    let mut random = fastrand::Rng::with_seed(seed);
    let orders = orders.max(1);
    for _ in 0..orders {
        let mut order: Vec<usize> = (0..carriers.len()).collect();
        random.shuffle(&mut order);
        let mut here = vec![false; block_count as usize];
        for (carrier, sum) in order.iter().zip(&mut sums) {
            for block in carriers.get(*carrier).into_iter().flatten() {
                if let Some(place) = here.get_mut(*block as usize) {
                    *place = true;
                }
            }
            let documents = openable(&here, needs, data_blocks);
            *sum = (sum.0.min(documents), sum.1.saturating_add(u64::from(documents)), sum.2.max(documents));
        }
    }
    let row = |(carriers, (least, sum, most)): (u32, (u32, u64, u32))| Arrived {
        carriers,
        least,
        mean_hundredths: sum.saturating_mul(100).checked_div(u64::from(orders)).unwrap_or(0),
        most,
    };
    (1..).zip(sums).map(row).collect()
}

/// Counts the documents that these blocks open.
fn openable(here: &[bool], needs: &Needs, data_blocks: u32) -> u32 {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    if number(here.iter().filter(|here| **here).count()) >= data_blocks {
        return number(needs.documents.len());
    }
    // For each place the number of blocks before it that are missing.
    let mut missing = Vec::with_capacity(here.len().saturating_add(1));
    let mut sum = 0_u32;
    missing.push(sum);
    for here in here {
        sum = sum.saturating_add(u32::from(!here));
        missing.push(sum);
    }
    let is_here = |run: &std::ops::Range<u32>| missing.get(run.start as usize) == missing.get(run.end as usize);
    if !needs.first.iter().all(is_here) {
        return 0;
    }
    number(needs.documents.iter().filter(|run| is_here(run)).count())
}

/// Draws the rows: the share of the documents over the carriers that arrived, with the spread of all orders.
pub fn plot(rows: &[Arrived], documents: u32) -> String {
    const WIDE: u64 = 480;
    const HIGH: u64 = 240;
    const EDGE: u64 = 40;
    let last = rows.last().map_or(1, |row| u64::from(row.carriers)).max(1);
    let all = u64::from(documents).max(1).saturating_mul(100);
    let x =
        |carriers: u32| EDGE.saturating_add(u64::from(carriers).saturating_mul(WIDE).checked_div(last).unwrap_or(0));
    let y = |hundredths: u64| {
        let up = hundredths.saturating_mul(HIGH).checked_div(all).unwrap_or(0);
        EDGE.saturating_add(HIGH).saturating_sub(up)
    };
    let line = |of: &dyn Fn(&Arrived) -> u64| {
        let mut points = format!("{},{}", x(0), y(0));
        for row in rows {
            let _ = write!(points, " {},{}", x(row.carriers), y(of(row)));
        }
        points
    };
    let (wide, high) = (WIDE.saturating_add(EDGE.saturating_mul(2)), HIGH.saturating_add(EDGE.saturating_mul(2)));
    let (bottom, right) = (EDGE.saturating_add(HIGH), EDGE.saturating_add(WIDE));
    let least = line(&|row| u64::from(row.least).saturating_mul(100));
    let most = line(&|row| u64::from(row.most).saturating_mul(100));
    let mean = line(&|row| row.mean_hundredths);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#fff\"/>\n\
         <path d=\"M{EDGE} {EDGE}V{bottom}H{right}\" fill=\"none\" stroke=\"#000\"/>\n\
         <polyline points=\"{least}\" fill=\"none\" stroke=\"#888\" stroke-dasharray=\"4 3\"/>\n\
         <polyline points=\"{most}\" fill=\"none\" stroke=\"#888\" stroke-dasharray=\"4 3\"/>\n\
         <polyline points=\"{mean}\" fill=\"none\" stroke=\"#000\" stroke-width=\"2\"/>\n\
         <text x=\"{EDGE}\" y=\"28\">{documents}</text>\n\
         <text x=\"{right}\" y=\"{}\" text-anchor=\"end\">{last}</text>\n\
         <text x=\"{EDGE}\" y=\"{}\">0</text>\n\
         </svg>\n",
        bottom.saturating_add(18),
        bottom.saturating_add(18),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_come_out_when_their_blocks_and_the_first_ones_are_here() {
        let needs = Needs { first: vec![0..1, 7..8], documents: vec![0..2, 2..4, 4..8] };
        let carriers = vec![vec![0, 1, 7], vec![2, 3, 7, 0], vec![4, 5, 6, 7], vec![8, 9]];
        let rows = arrivals(&carriers, &needs, (8, 10), 100, 1);
        let counts: Vec<_> = rows.iter().map(|row| (row.carriers, row.least, row.most)).collect();
        assert_eq!(counts, [(1, 0, 1), (2, 0, 2), (3, 2, 3), (4, 3, 3)]);
        assert!(rows.windows(2).all(|two| two[0].mean_hundredths <= two[1].mean_hundredths));
        let svg = plot(&rows, 3);
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n") && svg.contains("520,40"), "{svg}");
    }
}
