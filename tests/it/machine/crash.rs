//! Runs that are killed, without room, or on a failing medium, at any moment. Inputs stay unchanged, files with final
//! names are whole, the exit code and the message name the fault, and the next run finishes.
//!
//! Ordinary runs try a few moments of each command. PANNIER_SOAK=1 tries a hundred moments.
#![cfg(target_os = "linux")]

use std::path::Path;

use crate::common::bundle::checked;
use crate::common::program::Home;
use crate::common::tools::{may_trace, soaking};
use crate::common::{documents, tree};
use crate::machine::faults::{Fault, Rule, Scene};
use pannier::check::Verdict;

/// A bundle under its final name: ours, genuine and complete.
fn bundle_is_whole(_: &Home) -> Box<dyn Fn(&Path) -> bool> {
    Box::new(|out| {
        checked(&[out.to_owned()]).is_ok_and(|checked| {
            checked.held.first().is_some_and(|held| held.report.verdict == Verdict::Ok && held.report.strangers == 0)
        })
    })
}

fn documents_are_whole(home: &Home) -> Box<dyn Fn(&Path) -> bool> {
    let corpus = tree(&home.at("in/corpus"));
    Box::new(move |out| out.join("CONTENTS.sha256.minisig").exists() && documents(out) == corpus)
}

fn bundle_is_the_same(bundle: &'static str) -> impl Fn(&Home) -> Box<dyn Fn(&Path) -> bool> {
    move |home| {
        let whole = tree(&home.at(&format!("in/{bundle}")));
        Box::new(move |out| tree(out) == whole)
    }
}

fn scenes(verb: &str) -> [Scene; 2] {
    let pack = "pack ROOM/in/corpus -o ROOM/work/out -k ROOM/in/publisher.key --chunk-size 2KiB --level 1";
    let open = "-o ROOM/work/out -P PUBLISHER";
    match verb {
        "pack" => [
            Scene::new(&format!("{pack} --public --no-rehearsal"), bundle_is_whole),
            Scene::new(&format!("{pack} -r RECIPIENT"), bundle_is_whole),
        ],
        "open" => [
            Scene::new(&format!("open ROOM/in/public-stick {open}"), documents_are_whole),
            Scene::new(
                &format!("open ROOM/in/sealed-stick {open} -i ROOM/in/recipient-first.key"),
                documents_are_whole,
            ),
        ],
        _ => [
            Scene::new(&format!("repair ROOM/in/public-stick {open}"), bundle_is_the_same("public")),
            Scene::new(&format!("repair ROOM/in/sealed-stick {open}"), bundle_is_the_same("sealed")),
        ],
    }
}

/// Strikes commands, each in both of its scenes, and makes sure of these rules.
fn holds(verbs: &[&str], faults: &[Fault], rules: &[Rule]) {
    if !may_trace() {
        return;
    }
    let points = if soaking() { 100 } else { 6 };
    let mut broken = Vec::new();
    for scene in verbs.iter().flat_map(|verb| scenes(verb)) {
        for fault in faults {
            broken.extend(scene.faults(*fault, points));
        }
    }
    let broken: Vec<&str> =
        broken.iter().filter(|(rule, _)| rules.contains(rule)).map(|(_, text)| text.as_str()).collect();
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

const SAFE: &[Rule] = &[Rule::Input, Rule::Whole, Rule::Litter, Rule::Next];
const TOLD: &[Rule] = &[Rule::Input, Rule::Whole, Rule::Litter, Rule::Next, Rule::Code, Rule::Named, Rule::Figure];

#[test]
fn a_killed_pack_leaves_nothing_half_made_and_the_next_one_finishes() {
    holds(&["pack"], &[Fault::Kill], SAFE);
}

#[test]
fn a_killed_open_leaves_nothing_half_made_and_the_next_one_finishes() {
    holds(&["open"], &[Fault::Kill], SAFE);
}

#[test]
fn a_killed_repair_leaves_nothing_half_made_and_the_next_one_finishes() {
    holds(&["repair"], &[Fault::Kill], SAFE);
}

#[test]
fn a_pack_on_a_failing_medium_says_so_and_names_its_file() {
    holds(&["pack"], &[Fault::Broken], TOLD);
}

#[test]
fn an_open_on_a_failing_medium_says_so_and_names_its_file() {
    holds(&["open"], &[Fault::Broken], TOLD);
}

#[test]
fn a_repair_on_a_failing_medium_says_so_and_names_its_file() {
    holds(&["repair"], &[Fault::Broken], TOLD);
}

#[test]
fn a_place_that_may_not_be_written_is_named_by_every_command() {
    holds(&["pack", "open", "repair"], &[Fault::Forbidden], TOLD);
}

#[test]
fn a_full_medium_is_told_with_the_bytes_that_are_needed() {
    holds(&["pack", "open", "repair"], &[Fault::Full], TOLD);
}

/// The run after a killed one removes its stage first, and may be killed at that. Only the mark shows that a stage is
/// ours, so it must go last, in whatever order the medium lists it: FAT by age, ext4 by a hash with a seed.
#[test]
fn a_run_killed_while_it_clears_the_leftover_of_another_is_no_dead_end() {
    if !may_trace() {
        return;
    }
    let [scene, _] = scenes("open");
    let mount = "truncate -s 8M disk.img; mkfs.ext4 -q -F -E hash_seed=00000002-0000-4000-8000-000000000000 disk.img; \
                 mount -o loop disk.img work";
    if scene.home.in_namespace(mount).code != 0 {
        eprintln!("SKIPPED: this machine mounts no images");
        return;
    }
    let strike = "strace -f -qq -o /dev/null -e inject";
    let args = scene.args.join(" ");
    let mut broken = Vec::new();
    for number in 1..=6 {
        let run = scene.home.in_namespace(&format!(
            "{mount}; {strike}=syncfs:signal=SIGKILL:when=1 $PANNIER {args} || :; test -d work/out.pannier-part/tree; \
             {strike}=unlinkat:signal=SIGKILL:when={number} $PANNIER {args} || :; test -e work/out || $PANNIER {args}"
        ));
        if run.code != 0 {
            broken.push(format!("killed at removal {number}: exit {}: {}", run.code, run.err));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
