//! Drills: the promise of a deal holds in every trial, and a drill finds a promise that does not hold.

use std::fs;
use std::path::PathBuf;

use crate::common::bundle::{checked, options, packed};
use crate::common::journey::{home, publisher_of};
use crate::common::program::Home;
use crate::common::{files, is_chunk, name_of, noise, put, room, tree};
use pannier::courier::drill::{Depth, Order, Shares, drill};
use pannier::pack::Options;
use pannier::plan::promise::Promise;
use pannier::plan::shares::{Whole, Wish};
use pannier::plan::spare::Spare;
use pannier::watch::Watch;
use serde_json::Value;

/// A home with a public bundle that was dealt to five couriers of whom two may be lost, and their folders.
fn dealt() -> (Home, String, String) {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --couriers 5 --survive 2").exits(0);
    let key = publisher_of(&home, "bundle");
    home.say(&format!("deal bundle -P {key} --couriers 5 --survive 2 -o sticks")).exits(0);
    let folders = (1..=5).map(|n| format!("sticks/c{n:02} ")).collect();
    (home, key, folders)
}

fn sum(drilled: &Value, key: &str) -> u64 {
    drilled["damages"].as_array().unwrap().iter().map(|row| row[key].as_u64().unwrap()).sum()
}

#[test]
fn two_hundred_trials_of_a_dealt_bundle_keep_its_promise() {
    let (home, key, folders) = dealt();
    let before = tree(&home.at("sticks"));
    let drilled = home.say(&format!("drill {folders} -P {key} --json")).exits(0).json();
    assert_eq!((sum(&drilled, "trial_count"), sum(&drilled, "survived_count")), (200, 200));
    assert_eq!((drilled["survive_count"].as_u64(), drilled["written_out"].as_bool()), (Some(2), Some(true)));
    assert_eq!(drilled["rebuilt_count"].as_u64(), Some(200));
    assert!(tree(&home.at("sticks")) == before && tree(&home.at("tmp")).is_empty());
    // The bundle itself, dealt in thought, survives as much.
    home.say(&format!("drill bundle -P {key} --couriers 5 --survive 2 --trials 30")).exits(0);
}

#[test]
fn carriers_that_lack_something_break_the_promise_and_are_found_out() {
    let (home, key, folders) = dealt();
    let lost: Vec<PathBuf> =
        files(&home.at("sticks/c03")).into_iter().filter(|path| is_chunk(&name_of(path))).collect();
    lost.iter().for_each(|path| fs::remove_file(path).unwrap());
    let drilled = home.say(&format!("drill {folders} -P {key} --survive 2 --trials 40 --json")).exits(3).json();
    assert_eq!(drilled["holds"].as_bool(), Some(false));
    assert!(sum(&drilled, "survived_count") < 40 && !drilled["failed"].as_array().unwrap().is_empty());
    // What they do promise holds.
    let drilled = home.say(&format!("drill {folders} -P {key} --trials 20 --json")).exits(0).json();
    assert!(drilled["survive_count"].as_u64() < Some(2));
    // Small files that only a lost carrier has are a broken promise too.
    for n in 2..=5 {
        fs::remove_file(home.at(&format!("sticks/c{n:02}/bundle.json"))).unwrap();
    }
    let drilled = home.say(&format!("drill {folders} -P {key} --survive 1 --trials 40 --json")).exits(3).json();
    assert!(sum(&drilled, "survived_count") < 40);
}

#[test]
fn the_same_seed_draws_the_same_trials() {
    let (home, key, folders) = dealt();
    fs::remove_file(home.at("sticks/c01/d0001.bin")).unwrap();
    let run = |seed: u32| {
        let line = format!("drill {folders} -P {key} --survive 2 --trials 30 --seed {seed} --json");
        home.say(&line).json()["damages"].clone()
    };
    assert_eq!(run(7), run(7));
    home.say(&format!("drill {folders} -P {key} --survive 5")).exits(2);
    home.say(&format!("drill {folders} -P {key} --trials 0")).exits(2);
    home.say("drill corpus").exits(4);
}

#[test]
#[ignore = "slow: 90 MB are packed and drilled"]
fn a_large_bundle_is_drilled_without_being_written_out() {
    let room = room();
    put(&room.path().join("corpus/noise"), noise(4, 50 << 20));
    let spare = Spare::promised(Promise::new(4, 2).unwrap());
    packed(
        &room.path().join("corpus"),
        &room.path().join("bundle"),
        &Options { spare, chunk_bytes: None, ..options() },
    );
    let roots = [room.path().join("bundle")];
    let checked = checked(&roots).unwrap();
    let wish = Wish { survive: Some(2), copies: 1, whole: Whole::Never, seed: 0 };
    let order = Order { shares: Shares::Planned(4), wish, trials: 200, seed: 3, needs: None };
    let drilled = drill(&checked.search, &checked.held[0], &roots, &order, room.path(), &Watch::default()).unwrap();
    assert_eq!(drilled.depth, Depth::LaidOver { rebuilt: 5 });
    assert!(drilled.rows.iter().all(|row| row.survived == row.trials), "{:?}", drilled.failed);
}

#[cfg(unix)]
#[test]
fn a_killed_drill_or_demo_leaves_a_folder_with_our_name_that_nobody_else_may_enter() {
    use std::os::unix::fs::PermissionsExt;

    let (home, key, folders) = dealt();
    for line in [format!("drill {folders} -P {key} --trials 2000"), "demo".to_owned()] {
        let mut command = home.command(env!("CARGO_BIN_EXE_pannier"));
        command.args(line.split_whitespace()).stdout(std::process::Stdio::null());
        let mut child = command.spawn().unwrap();
        while files(&home.at("tmp")).is_empty() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        // This cannot be caught.
        child.kill().unwrap();
        child.wait().unwrap();
        let left = files(&home.at("tmp"));
        assert_eq!(left.len(), 1, "{line}: {left:?}");
        assert!(name_of(&left[0]).starts_with("pannier-"), "{line}: {left:?}");
        assert_eq!(fs::metadata(&left[0]).unwrap().permissions().mode() & 0o777, 0o700, "{line}");
        fs::remove_dir_all(&left[0]).unwrap();
    }
}
