//! Tests of the plan: mirrors are functions that say what they would give.

use super::*;
use crate::RUN_BYTES;
use crate::clock::now;

/// 100 data blocks and 50 recovery blocks of 64 KiB; chunks of 20 blocks.
const LAYOUT: Layout = Layout {
    payload_bytes: 100 * 65_536 - 1_000,
    block_bytes: 65_536,
    data_blocks: 100,
    recovery_blocks: 50,
    chunk_blocks: 20,
};

/// What a mirror gives for a block.
#[derive(Clone, Copy, PartialEq)]
enum Gives {
    Good,
    False,
    Nothing,
}

/// Fetches with pretended mirrors. Returns the blocks that came, and the blocks that each mirror sent.
fn fetched(plan: &mut Plan, gives: impl Fn(usize, u32) -> Gives) -> (Vec<u32>, Vec<u32>) {
    let mut now = now();
    let (mut came, mut sent) = (Vec::new(), vec![0; plan.links.len()]);
    let mut flying: Vec<Run> = Vec::new();
    loop {
        match plan.next(now) {
            Next::Run(run) => {
                assert!(flying.len() < RUNS_MAX);
                let bytes = LAYOUT.run_bytes(run.blocks.start, run.blocks.len() as u32);
                assert!(run.whole || bytes <= RUN_BYTES, "{run:?}");
                flying.push(run);
                continue;
            }
            Next::Wait(Some(until)) => {
                now = until;
                continue;
            }
            Next::Done => return (came, sent),
            Next::Wait(None) => {}
        }
        let run = flying.remove(0);
        let mut fault = None;
        for block in run.blocks.clone() {
            match gives(run.mirror, block) {
                Gives::Nothing => {
                    fault = Some(Fault::Status(404));
                    break;
                }
                Gives::Good => {
                    came.push(block);
                    plan.kept(&run, block);
                }
                Gives::False => plan.lied(&run, block),
            }
            sent[run.mirror] += 1;
        }
        plan.ended(&run, fault.as_ref(), now);
    }
}

fn plan(mirrors: usize, wish: Wish, is_here: impl Fn(u32) -> bool) -> Plan {
    Plan::new(LAYOUT, mirrors, wish, is_here, &[])
}

#[test]
fn exactly_what_is_short_is_fetched() {
    for short in [0, 1, 7, 100] {
        let (came, sent) = fetched(&mut plan(2, Wish::Enough, |block| block < 100 - short), |_, _| Gives::Good);
        assert_eq!((came.len() as u32, sent.iter().sum::<u32>()), (short, short));
    }
    // Recovery blocks at hand count too.
    let (came, _) =
        fetched(&mut plan(2, Wish::Enough, |block| !(10..20).contains(&block) && block < 107), |_, _| Gives::Good);
    assert_eq!(came, [10, 11, 12]);
    let (came, _) = fetched(&mut plan(1, Wish::All, |block| block < 90), |_, _| Gives::Good);
    assert_eq!(came.len(), 60);
}

#[test]
fn a_liar_alone_costs_less_than_three_fifths() {
    let mut plan = plan(1, Wish::Enough, |_| false);
    let (came, sent) = fetched(&mut plan, |_, block| if block % 4 == 1 { Gives::False } else { Gives::Good });
    assert_eq!((plan.short(), came.len()), (0, 100));
    assert!(sent[0] <= 150, "{sent:?}");
}

#[test]
fn a_liar_about_everything_costs_a_few_blocks_of_each_chunk() {
    let mut plan = plan(1, Wish::Enough, |_| false);
    let (came, sent) = fetched(&mut plan, |_, _| Gives::False);
    assert!(came.is_empty());
    // The pretended mirror sends every run to the end. The fetch itself stops reading after two false blocks.
    // Four chunks have first runs of 16; up to three probes are on their way when the last one of eight ends.
    assert!(sent[0] <= 4 * 20 + 4 * (8 + 3), "{sent:?}");
}

#[test]
fn two_halves_beside_a_liar_give_everything() {
    // Each honest mirror has every other chunk. The third one lies about everything, and so would be first by its speed.
    let gives = |mirror: usize, block: u32| match mirror {
        2 => Gives::False,
        _ if (block as usize / 20) % 2 == mirror => Gives::Good,
        _ => Gives::Nothing,
    };
    let mut plan = plan(3, Wish::All, |_| false);
    let (came, sent) = fetched(&mut plan, gives);
    assert_eq!(came.len(), 150);
    assert!(sent[2] <= 30, "the liar sent {} blocks", sent[2]);
}

#[test]
fn a_mirror_that_lies_about_one_file_is_asked_for_the_file_that_it_alone_has() {
    let gives = |mirror: usize, block: u32| match (mirror, block / 20) {
        (0, 0) => Gives::False,
        (0, 4) | (1, 0..4) => Gives::Good,
        (0, _) => Gives::False,
        _ => Gives::Nothing,
    };
    let mut plan = plan(2, Wish::Enough, |_| false);
    assert_eq!(fetched(&mut plan, gives).0.len(), 100);
}

#[test]
fn the_first_run_of_a_file_goes_alone_and_a_known_liar_begins_with_one_block() {
    let mut plan = plan(1, Wish::Enough, |_| false);
    let now = now();
    let Next::Run(first) = plan.next(now) else { panic!("a run was expected") };
    let Next::Run(second) = plan.next(now) else { panic!("a run was expected") };
    assert_eq!((first.chunk, second.chunk, first.blocks.clone()), (0, 1, 0..16));
    plan.lied(&first, 0);
    plan.ended(&first, None, now);
    let Next::Run(third) = plan.next(now) else { panic!("a run was expected") };
    assert_eq!((third.chunk, third.blocks.clone()), (0, 3..4), "a block here and there of the file that it lied about");
    plan.kept(&third, 3);
    plan.ended(&third, None, now);
    let Next::Run(fourth) = plan.next(now) else { panic!("a run was expected") };
    assert_eq!((fourth.chunk, fourth.blocks), (0, 1..3));
    let Next::Run(fifth) = plan.next(now) else { panic!("a run was expected") };
    assert_eq!((fifth.chunk, fifth.blocks), (0, 4..20));
    let Next::Run(fifth) = plan.next(now) else { panic!("a run was expected") };
    assert_eq!((fifth.chunk, fifth.blocks), (2, 40..41));
}

#[test]
fn blocks_that_are_needed_first_come_first() {
    let mut plan = Plan::new(LAYOUT, 1, Wish::Enough, |_| false, &[0..1, 96..100]);
    let (came, _) = fetched(&mut plan, |_, _| Gives::Good);
    assert_eq!(came[..5], [0, 96, 97, 98, 99]);
}

#[test]
fn a_mirror_without_ranges_is_asked_for_the_whole_file_once() {
    let mut plan = plan(1, Wish::Enough, |block| (20..100).contains(&block) && block != 50);
    let now = now();
    let Next::Run(run) = plan.next(now) else { panic!("a run was expected") };
    let wide = plan.widen(&run);
    assert_eq!((wide.blocks.clone(), wide.whole), (0..20, true));
    wide.blocks.clone().for_each(|block| plan.kept(&wide, block));
    plan.ended(&wide, None, now);
    let Next::Run(run) = plan.next(now) else { panic!("a run was expected") };
    assert_eq!((run.chunk, run.whole), (2, true));
}

#[test]
fn a_mirror_that_fails_rests_and_the_plan_ends_when_all_are_left() {
    let mut plan = plan(2, Wish::Enough, |_| false);
    let mut now = now();
    let mut asked = 0;
    loop {
        match plan.next(now) {
            Next::Run(run) => {
                asked += 1;
                plan.ended(&run, Some(&Fault::Connection("refused".into())), now);
            }
            Next::Wait(until) => now = until.expect("nothing is on its way"),
            Next::Done => break,
        }
    }
    assert_eq!(asked, 2 * crate::FAILURES_MAX);
    assert_eq!(plan.short(), 100);
}
