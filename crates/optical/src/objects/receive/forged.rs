//! Tests: the work on forged objects is counted by frames, and hides no genuine object.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use pannier_format::digest::sha256;
use pannier_format::frame::{Kind, Sid};

use super::tests::{SEEN, arrived, sample, sent};
use super::*;
use crate::objects::object::{self, frames, group};

/// A receiver with little work to do, so that the test is quick.
fn with_work(object: u64, all: u64) -> Receiver {
    Receiver { most_work: (object, all), work_left: all, ..Receiver::default() }
}

/// Frames of 10 bytes are many, so an attempt on few bytes is much work. The count is of work, not of time.
#[test]
fn forged_objects_of_many_short_frames_cost_no_more_than_one_run_may_cost() {
    let mut receiver = with_work(8 << 20, 32 << 20);
    let sources = 300;
    for seed in 0..40 {
        let object = sample(seed, sources * 10);
        let group = group(Kind::Chunk, &object, 10, object::Share::percent(10)).unwrap();
        let lie = Group { sid: Sid::of(&sha256(&seed.to_le_bytes())), ..group };
        for frame in frames(&group, &object).unwrap() {
            receiver.add(Frame { group: lie, ..frame }, SEEN).unwrap();
        }
    }
    let spent = receiver.most_work.1 - receiver.work_left;
    assert!(spent <= 16 << 20, "{spent} bytes of work while frames arrive");
    assert!(receiver.incoming().all(|one| one.searched <= 8 << 20));
    // An attempt counts its frames: 300 of 10 bytes are no 3,000 bytes of work.
    let one = receiver.incoming().next().unwrap();
    assert!(cost(&one.group, one.group.source_count) >= 300 * 300);
    // A genuine object among them, with one false frame, is found with the work that was kept.
    let object = sample(99, 4_000);
    let mut all = sent(&object, Kind::Bag);
    all[5].body[3] ^= 1;
    for frame in all {
        receiver.add(frame, SEEN).unwrap();
    }
    receiver.finish().unwrap();
    assert!(receiver.incoming().any(|one| one.object() == Some(&object)));
    assert_eq!(receiver.false_frames.len(), 1);
}

#[test]
fn an_object_without_false_frames_needs_no_work_that_a_forger_could_use_up() {
    let mut receiver = with_work(0, 0);
    let object = sample(5, 3_000);
    let all = sent(&object, Kind::Chunk);
    for frame in all.iter().skip(8) {
        receiver.add(frame.clone(), SEEN).unwrap();
    }
    assert_eq!(arrived(&receiver), std::slice::from_ref(&object));
}

#[test]
fn a_high_number_in_one_line_costs_no_more_than_was_left() {
    let mut receiver = with_work(1 << 20, 1 << 20);
    for seed in 0..50 {
        let object = sample(seed, 10);
        let wide =
            Group { recovery_count: 30_000, ..group(Kind::Chunk, &object, 10, object::Share::percent(1)).unwrap() };
        // All frames of an object of one source frame have the same body.
        for (role, index) in [(Role::Recovery, 29_999), (Role::Source, 0), (Role::Recovery, 20_000)] {
            receiver.add(Frame { group: wide, role, index, body: object.clone() }, SEEN).unwrap();
        }
    }
    assert_eq!(arrived(&receiver).len(), 50);
    let marks: usize = receiver
        .incoming()
        .map(|one| match &one.state {
            State::Whole { marks, .. } => marks.len(),
            State::Open(_) => 0,
        })
        .sum();
    assert!(marks <= 50 * 64, "{marks} frames remembered");
}

#[test]
fn a_false_frame_in_a_large_object_is_found_when_all_frames_are_there() {
    let object = sample(11, 40_000);
    let group = group(Kind::Chunk, &object, 20, object::Share::percent(25)).unwrap();
    let mut all = frames(&group, &object).unwrap();
    all[700].body[0] ^= 1;
    // Work for 40 attempts: far fewer than one for each frame.
    let work = 40 * cost(&group, group.frame_count());
    let mut receiver = with_work(work, 2 * work);
    for frame in all {
        receiver.add(frame, SEEN).unwrap();
    }
    receiver.finish().unwrap();
    assert_eq!(arrived(&receiver), [object]);
    assert_eq!(receiver.false_frames.len(), 1);
}
